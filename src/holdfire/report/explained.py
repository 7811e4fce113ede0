"""An explanation in words, line by line; never longer than 2 KB, whatever the length of the window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment, Reason
from holdfire.pipeline import Case
from holdfire.report.names import bearers_by_label
from holdfire.report.said import Voices
from holdfire.report.status import qualifying_words
from holdfire.report.watching import tally_sentences, watched_sentence
from holdfire.report.words import reading_words, states_phrase

MOST_BYTES = 2048


@dataclass(frozen=True, slots=True)
class Told:
    """One line: how deep it stands, 0 for the first, and its words. ``is_claim``: a claim that a line above names."""

    depth: int
    text: str
    is_claim: bool = False


@dataclass(frozen=True, slots=True)
class _Length:
    """How many letters of each text, how many claims under a sentence, how many changes that would settle it."""

    clause: int = 10**6
    quote: int = 10**6
    claims: int = 10**6
    sentence: int = 10**6
    settles: int = 10**6


LENGTHS = (
    _Length(),
    _Length(clause=240, quote=120, claims=6, settles=6),
    _Length(clause=120, quote=60, claims=4, settles=4, sentence=400),
    _Length(clause=80, quote=30, claims=2, settles=3, sentence=240),
    _Length(clause=60, quote=0, claims=1, settles=2, sentence=160),
    _Length(clause=40, quote=0, claims=0, settles=1, sentence=100),
    _Length(clause=20, quote=0, claims=0, settles=1, sentence=50),
)
"""From all there is to say to the least; the first that fits is said."""


def explanation(case: Case, voices: Voices, each: Assessment) -> list[Told]:
    """Say where a term stands and why. What is cut ends in an ellipsis; what is left out is counted."""
    for length in LENGTHS:
        lines = list(_lines(case, voices, each, length))
        if size_of(lines) <= MOST_BYTES:
            return lines
    whole = len(lines)
    while size_of(lines) > MOST_BYTES - 40:
        lines.pop()
    return [*lines, Told(1, f"And {whole - len(lines)} lines more.")]


def size_of(lines: Iterable[Told]) -> int:
    """Count the bytes of all words, one line each, in UTF-8; lines drawn between them do not count."""
    return sum(len(line.text.encode()) + 1 for line in lines)


def head_of(case: Case, each: Assessment) -> tuple[str, str]:
    """Say which states are possible, and then of whom, under which account and reading."""
    qualifies = qualifying_words(each)
    of_whom = f"{bearers_by_label(case)[each.bearer]}, under account “{each.account}”"
    reading = f", reading {reading_words(each.reading)}" if each.reading else ""
    return states_phrase(each.states, each.form), f"{f' ({qualifies})' if qualifies else ''}: {of_whom}{reading}"


def _lines(case: Case, voices: Voices, each: Assessment, length: _Length) -> Iterable[Told]:
    yield Told(0, "".join(head_of(case, each)))
    for sentence in (*tally_sentences(each), watched_sentence(each.coverage)):
        if sentence:
            yield Told(1, cut(sentence, length.sentence))
    for reason in each.reasons:
        yield from _reason(voices, reason, length, 1)
    if each.settles:
        yield Told(1, "What would settle it")
        yield from (Told(2, cut(change, length.sentence)) for change in each.settles[: length.settles])
        if len(each.settles) > length.settles:
            yield Told(2, f"and {len(each.settles) - length.settles} more")


def _reason(voices: Voices, reason: Reason, length: _Length, depth: int) -> Iterable[Told]:
    clause = f" “{cut(reason.clause, length.clause)}”" if reason.clause else ""
    claims = voices.all_of(reason.claim_ids)
    more = len(claims) - length.claims
    alone = f" ({_ids([claim.id for claim in claims])})" if claims and not length.claims else ""
    yield Told(depth, cut(reason.text, length.sentence) + clause + alone)
    for claim in claims[: length.claims]:
        quote = f" “{cut(claim.quote, length.quote)}”" if claim.quote and length.quote else ""
        yield Told(depth + 1, f"{claim.id}: {' → '.join(claim.chain)}, {claim.published}{quote}", True)
    if more > 0 and length.claims:
        yield Told(depth + 1, f"and {more} more", True)
    for under in reason.under:
        yield from _reason(voices, under, length, depth + 1)


def _ids(ids: Sequence[str]) -> str:
    """Name claims by their ids alone: no sentence is left without what it rests on."""
    return ", ".join(ids[:2]) + (f" and {len(ids) - 2} more" if len(ids) > 2 else "")


def cut(text: str, most: int) -> str:
    """Cut a text after so many letters, with an ellipsis."""
    return text if len(text) <= most else text[: max(most - 1, 0)].rstrip() + "…"
