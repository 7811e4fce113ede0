"""What is said within what is said: in an answer, in a statement, in direct speech."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from holdfire.intake.article import Sentence
from holdfire.intake.candidate import Reporter
from holdfire.intake.extract.according import read_nouns
from holdfire.intake.extract.cues import find_cues
from holdfire.intake.extract.drafts import Draft
from holdfire.intake.extract.ground import Ground, ground_of
from holdfire.intake.extract.indirect import read_indirect
from holdfire.intake.extract.openings import opening_after
from holdfire.intake.extract.partial import read_called, read_partial
from holdfire.intake.extract.reading import Reading

_SELF = frozenset(["i", "we"])


def read_nested(reading: Reading) -> None:
    """Read the sentences of what was found as speech in full for what others are quoted with in it."""
    for draft in tuple(reading.drafts):
        if draft.is_partial or not (draft.rule.startswith("direct") or draft.rule in ("interview", "statement")):
            continue
        for sentence in _sentences_of(reading, draft):
            _read_in(reading, draft, ground_of(reading.article, sentence, reading.cast))


def _sentences_of(reading: Reading, draft: Draft) -> list[Sentence]:
    """Give the sentences that a draft touches."""
    numbers: set[int] = set()
    starts = reading.article.starts
    for start, end in draft.pieces:
        numbers.update(range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)))
    return [reading.article.sentences[number] for number in sorted(numbers)]


def _read_in(reading: Reading, holder: Draft, ground: Ground) -> None:
    inner = Reading(reading.article, reading.cast, name=holder.name)
    if holder.rule in ("interview", "statement"):
        cues = find_cues(ground)
        read_called(inner, ground, cues)
        read_indirect(inner, ground, cues)
        if holder.rule == "statement":
            read_partial(inner, ground, [])
    else:
        for layer in sorted({inside for inside in ground.inside if inside >= 0}):
            quoted = reading.article.quoted[layer]
            if not holder.touches(quoted.start, quoted.end):
                continue
            cues = [
                cue for cue in find_cues(ground, layer)
                if opening_after(ground, cue).kind == "that" and cue.order == "before"
            ]  # fmt: skip
            read_indirect(inner, ground, cues)
    read_nouns(inner, ground)
    for found in inner.drafts:
        if any(found.touches(*piece) and other.parent is holder for other in reading.drafts for piece in other.pieces):
            continue
        if not all(holder.covers(*piece) for piece in found.pieces):
            continue
        found.parent = holder
        is_self = found.source is not None and found.source.exact.lower() in _SELF
        if is_self:
            found.name = holder.name
        elif holder.source is not None:
            found.via.append(Reporter(holder.source, holder.cue, holder.name))
        reading.drafts.append(found)
