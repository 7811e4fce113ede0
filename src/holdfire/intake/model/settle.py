"""Settling what follows from where a model's candidates stand: what they are part of, and who tells them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, Words
from holdfire.intake.merge import is_same


def settle(mine: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """Give a model's candidates their enclosing quotation, and figures and acts who tells them.

    Args:
        mine: The model's.
        found: What the rules found.
    """
    said = [one for one in (*found, *mine) if isinstance(one, Quotation)]
    return [_settled(one, said) for one in mine]


def _settled(one: Candidate, said: Sequence[Quotation]) -> Candidate:
    match one:
        case Quotation():
            around = _innermost(one.content[0], [other for other in said if not is_same(other, one)], one)
            return replace(one, parent=around.id) if around else one
        case ReportedFigure():
            around = _innermost(one.span, said)
            via = tuple(through.name for through in around.via if through.name) if around and not one.holder else ()
            holder = one.holder or (around.speaker if around else "") or "narrator"
            return replace(one, holder=holder, via=via)
        case ReportedAct():
            around = _innermost(one.trigger, said)
            return replace(one, reported_by=around.speaker) if around else one
        case _:
            return one


def _innermost(words: Words, said: Sequence[Quotation], of: Quotation | None = None) -> Quotation | None:
    """Find the smallest quotation that holds some words, and, for a quotation, is longer than it."""
    least = _length(of) if of else 0
    around = [one for one in said if one.holds(words.start, words.end) and _length(one) > least]
    return min(around, key=_length, default=None)


def _length(one: Quotation) -> int:
    return sum(piece.end - piece.start for piece in one.content)
