"""Where terms stand at both ends of a period: what changed, and whether by what happened or by what came late."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.assessments.assessment import Assessment
from holdfire.pipeline import Case
from holdfire.report.agreement import causes_in
from holdfire.report.names import bearers_by_label
from holdfire.report.period.page import Stand, Standings, TermStands
from holdfire.report.said import Voices
from holdfire.report.status import group_words, numbers_detail
from holdfire.report.words import LATE_WORDS, in_state_order, joined, states_phrase

Key = tuple[str, str, str, str]
"""Term, bearer, reading and account."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers to ``Questions``, each in the order of the deal."""

    before: tuple[Assessment, ...]
    revised: tuple[Assessment, ...]
    now: tuple[Assessment, ...]


def standings_of(
    case: Case, voices: Voices, answers: Answers, new: Container[str], named: tuple[str, str, str]
) -> Standings:
    """Compare the ends of a period.

    Args:
        new: Ids of the claims that became known in it.
        named: Anchor, heading and caption of the table.

    Returns:
        Terms in the order of the deal; in each, bearers, readings, then accounts alphabetically.
    """
    before, revised, who = keyed(answers.before), keyed(answers.revised), bearers_by_label(case)
    by_term: dict[tuple[str, str], dict[str, dict[str, Stand]]] = {}
    for now in answers.now:
        key = key_of(now)
        stand = stand_of(voices, before.get(key), revised.get(key), now, new)
        by_reading = by_term.setdefault((now.term, now.bearer), {})
        by_reading.setdefault(now.reading, {})[now.account] = stand
    rows = [row for (term, bearer), told in by_term.items() for row in rows_of(term, who.get(bearer, bearer), told)]
    changed = ((row, tuple(stand for stand in row.stands if stand.is_changed)) for row in rows)
    same = ((row, tuple(stand for stand in row.stands if not stand.is_changed)) for row in rows)
    return Standings(
        *named,
        changed=tuple(replace(row, stands=stands) for row, stands in changed if stands),
        same=tuple(replace(row, stands=stands) for row, stands in same if stands),
    )


def rows_of(term: str, who: str, by_reading: Mapping[str, Mapping[str, Stand]]) -> list[TermStands]:
    """Show one term for one bearer: a row for each group of readings under which all accounts show the same."""
    groups: dict[tuple[tuple[str, Stand], ...], list[str]] = {}
    for reading, stands in by_reading.items():
        groups.setdefault(tuple(sorted(stands.items(), key=lambda pair: pair[0].casefold())), []).append(reading)
    return [
        TermStands(
            term=term,
            who=who,
            reading="" if len(readings) == len(by_reading) else group_words(readings, by_reading),
            stands=stands_alike(stands),
        )
        for stands, readings in groups.items()
    ]


def stands_alike(stands: Sequence[tuple[str, Stand]]) -> tuple[Stand, ...]:
    """Take accounts together that show the same, with the causes of all; in the order of the first of each."""
    alike: dict[Stand, dict[str, Stand]] = {}
    for account, stand in stands:
        alike.setdefault(replace(stand, rests_on=()), {})[account] = stand
    return tuple(
        replace(
            shown,
            accounts=f"all {len(stands)} accounts" if len(of) == len(stands) > 1 else joined(f"“{a}”" for a in of),
            rests_on=tuple({claim.id: claim for stand in of.values() for claim in stand.rests_on}.values()),
        )
        for shown, of in alike.items()
    )


def stand_of(
    voices: Voices, before: Assessment | None, revised: Assessment | None, now: Assessment, new: Container[str]
) -> Stand:
    """Show one assessment at both ends, with those of its causes that became known in the period."""
    then, seen_now, at_end = stands_words(before), stands_words(revised), stands_words(now)
    stand = Stand(
        accounts="",
        before=then,
        revised=seen_now if seen_now != then else "",
        now=at_end,
        tone=in_state_order(now.states)[0] if now.is_certain else "undecided",
    )
    causes = causes_in(now.reasons) if stand.is_changed else ()
    return replace(stand, rests_on=voices.all_of(claim for claim in causes if claim in new))


def stands_words(assessment: Assessment | None) -> str:
    """Say the states, whether late, and the numbers: ``not kept (2 alleged, 1 established)``."""
    if assessment is None:
        return "not assessed"
    words = states_phrase(assessment.states, assessment.form)
    more = "; ".join(part for part in (LATE_WORDS[assessment.late], numbers_detail(assessment)) if part)
    return f"{words} ({more})" if more else words


def key_of(each: Assessment) -> Key:
    """Tell assessments of one table apart."""
    return each.term, each.bearer, each.reading, each.account


def keyed(assessments: Sequence[Assessment]) -> Mapping[Key, Assessment]:
    """Find assessments by their key."""
    return {key_of(each): each for each in assessments}
