"""Which words of a candidate play which part, for showing them in their text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words

ROLES = ("content", "number", "trigger", "date", "cue", "source", "actor", "counted", "condition")
"""What words can be in a candidate; where two overlap, the later one here is shown."""
SIGNS = {
    "content": "«»",
    "number": "«»",
    "trigger": "«»",
    "date": "«»",
    "cue": "‹›",
    "source": "[]",
    "actor": "[]",
    "counted": "{}",
    "condition": "()",
}
"""What stands before and after words of a role, so that they can be told apart without colours."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text and the part it plays."""

    start: int
    end: int
    role: str


def marks_of(one: Candidate) -> tuple[Mark, ...]:
    """List the words of a candidate with their parts, in the order of the text."""
    match one:
        case Quotation():
            listed: list[tuple[str, Words | None]] = [("content", piece) for piece in one.content]
            listed += [("cue", one.cue), ("source", one.source)]
            for reporter in one.via:
                listed += [("source", reporter.source), ("cue", reporter.cue)]
        case ReportedFigure():
            listed = [("number", one.span), ("counted", one.counted)]
        case ReportedAct():
            listed = [("trigger", one.trigger), ("actor", one.actor_span), ("condition", one.condition)]
        case ResolvedDate():
            listed = [("date", one.span)]
    marks = (Mark(words.start, words.end, role) for role, words in listed if words)
    return tuple(sorted(marks, key=lambda mark: (mark.start, -mark.end, ROLES.index(mark.role))))


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in one look: its words, what they are (``""``: nothing), signs to put before and after."""

    text: str
    role: str = ""
    start: int = 0


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """Cut a stretch of a text into pieces of one look each, with the signs of the marks as pieces of their own.

    Args:
        text: The whole text.
        marks: As ``marks_of`` gives them.
        start: Of the stretch; ``end``: just past it; ``None``: the end of the text.
    """
    end = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    cuts = {start, end, *(place for mark in inside for place in (mark.start, mark.end) if start < place < end)}
    found: list[Piece] = []
    ordered = sorted(cuts)
    for here, there in zip(ordered, ordered[1:] or [end], strict=False):
        opening = [mark for mark in inside if mark.start == here]
        for mark in sorted(opening, key=lambda mark: -mark.end):
            found.append(Piece(SIGNS[mark.role][0], mark.role, here))
        over = [mark for mark in inside if mark.start <= here and there <= mark.end]
        role = max((mark.role for mark in over), key=ROLES.index, default="")
        if there > here:
            found.append(Piece(text[here:there], role, here))
        closing = [mark for mark in inside if mark.end == there]
        for mark in sorted(closing, key=lambda mark: -mark.start):
            found.append(Piece(SIGNS[mark.role][1], mark.role, there))
    return tuple(found)
