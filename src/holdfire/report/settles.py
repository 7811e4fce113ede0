"""What is not known, ranked: the single changes that would settle most cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Settling:
    """One change, and the cells it would decide: how many, and for each term under which accounts."""

    change: str
    cells: int
    where: tuple[tuple[str, tuple[str, ...]], ...]


def ranked_settles(assessments: Iterable[Assessment]) -> tuple[Settling, ...]:
    """Rank changes by how many assessments each would settle; ties stay in the order met.

    Args:
        assessments: Any; certain ones have nothing to settle.

    Returns:
        Most useful first. An assessment that names several changes counts for each.
    """
    cells: dict[str, dict[str, dict[str, None]]] = {}
    for each in assessments:
        for change in each.settles:
            cells.setdefault(change, {}).setdefault(each.term, {})[each.account] = None
    found = [
        Settling(change, sum(map(len, by_term.values())), tuple((term, tuple(of)) for term, of in by_term.items()))
        for change, by_term in cells.items()
    ]
    return tuple(sorted(found, key=lambda settling: -settling.cells))
