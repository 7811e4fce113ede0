"""How a newcomer stands to what is there already, and why: in words for people.

All of it supposes that the two are about the same, which nothing here decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.relate_acts import relate_acts
from holdfire.intake.align.relate_figures import relate_figures
from holdfire.intake.align.relate_quotations import relate_quotations
from holdfire.intake.align.told_by import is_same_place, source_words
from holdfire.intake.align.weigh import Weights

RELATIONS: Mapping[str, str] = {
    "contradicts": "both cannot hold",
    "supersedes": "the same speaker says otherwise, later",
    "superseded": "the same speaker says otherwise in what is there, later",
    "refines": "fits, and says more or more exactly",
    "repeats": "says the same, or fits and says less",
    "resembles": "may be about the same; nothing says how they stand to each other",
}
"""What a newcomer may do to what is there, disagreements first."""


@dataclass(frozen=True, slots=True)
class Relation:
    """How two stand to each other.

    Attributes:
        name: One of ``RELATIONS``.
        reason: Why, in words, without a full stop.
    """

    name: str
    reason: str


def relate(new: Comparable, there: Comparable, weights: Weights, names: Mapping[str, str] | None = None) -> Relation:
    """Say what a newcomer may do to what is there.

    Args:
        weights: Of words: the weightiest that both have are named.
        names: Ids of outlets to the names to show; ``None``: where the other is told need not be said.
    """
    if is_same_place(new, there):
        return Relation("repeats", "the same words of the same document")
    match new.kind:
        case "figure":
            name, why = relate_figures(new, there, weights)
        case "quotation":
            name, why = relate_quotations(new, there, weights)
        case _:
            name, why = relate_acts(new, there, weights)
    where = "" if names is None else source_words(new, there, names)
    return Relation(name, "; ".join(each for each in (*why, where) if each))
