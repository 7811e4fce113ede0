"""Making one candidate of what rules and a model found alike, or a model twice in pieces that overlap.

The rule's words and readings stand; what it left open is filled in from the model. Both are named, joined by `` + ``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from holdfire.intake.candidate import MODEL, Candidate, Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words

AND = " + "
ALIKE = 0.8
"""Share of characters that two quotations have in common at least, to be one."""

_KEPT = frozenset(("id", "rule", "confidence", "zone", "qtype", "content", "span", "low", "high", "approx", "cls",
                   "type", "trigger", "modality", "edtf", "parent", "base", "holder"))  # fmt: skip


def merge_same(found: Sequence[Candidate]) -> list[Candidate]:
    """Make candidates of the same words one, where a model found one of them.

    Args:
        found: In any order; those of rules are never made one with each other.

    Returns:
        The others as they are, in their order. Where the id of one goes, links to it lead to the one it went into.
    """
    models = [one for one in found if one.rule.startswith(MODEL)]
    if not models:
        return list(found)
    kept: list[Candidate] = [one for one in found if not one.rule.startswith(MODEL)]
    into: dict[str, str] = {}
    for one in models:
        place = next((at for at, other in enumerate(kept) if is_same(other, one)), None)
        if place is None:
            kept.append(one)
        else:
            into[one.id] = kept[place].id
            kept[place] = _joined(kept[place], one)
    return [_relinked(one, into) for one in kept]


def is_same(a: Candidate, b: Candidate) -> bool:
    """Say whether two candidates are about the same words in the same sense."""
    match a, b:
        case Quotation(), Quotation():
            return overlap(a.content, b.content) >= ALIKE
        case ReportedFigure(), ReportedFigure():
            return a.span.meets(b.span) and (a.low, a.high) == (b.low, b.high)
        case ReportedAct(), ReportedAct():
            return a.trigger.meets(b.trigger) and (a.type == b.type or b.type in a.alt_types)
        case ResolvedDate(), ResolvedDate():
            return a.span.meets(b.span)
    return False


def overlap(a: Iterable[Words], b: Iterable[Words]) -> float:
    """Give the share of characters two sets of words have in common, of all in either; 0 to 1."""
    pieces_a, pieces_b = list(a), list(b)
    common = sum(max(0, min(x.end, y.end) - max(x.start, y.start)) for x in pieces_a for y in pieces_b)
    every = sum(x.end - x.start for x in (*pieces_a, *pieces_b)) - common
    return common / every if every else 0.0


def _joined(kept: Candidate, more: Candidate) -> Candidate:
    """Put a model's candidate into the one kept."""
    rules = kept.rule.split(AND)
    rule = kept.rule if more.rule in rules else AND.join((*rules, more.rule))
    is_model = kept.rule.startswith(MODEL)
    filled: dict[str, Any] = {} if is_model else {
        one.name: getattr(more, one.name)
        for one in fields(kept)
        if one.name not in _KEPT and not getattr(kept, one.name) and getattr(more, one.name, None)
    }  # fmt: skip
    return replace(kept, rule=rule, confidence=max(kept.confidence, more.confidence), **filled)


def _relinked(one: Candidate, into: dict[str, str]) -> Candidate:
    match one:
        case Quotation():
            return replace(one, parent=into[one.parent]) if one.parent in into else one
        case ReportedFigure():
            return replace(one, base=into[one.base]) if one.base in into else one
        case _:
            return one
