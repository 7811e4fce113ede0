"""What is not known, ranked: the single changes that would settle most cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.assessments.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Settling:
    """One change, and the cells it would decide: ``(term, account)`` pairs, in the order assessed."""

    change: str
    cells: tuple[tuple[str, str], ...]


def ranked_settles(assessments: Iterable[Assessment]) -> tuple[Settling, ...]:
    """Rank changes by how many assessments each would settle; ties stay in the order met.

    Args:
        assessments: Any; certain ones have nothing to settle.

    Returns:
        Most useful first. An assessment that names several changes counts for each.
    """
    cells: dict[str, list[tuple[str, str]]] = {}
    for each in assessments:
        for change in each.settles:
            cells.setdefault(change, []).append((each.term, each.account))
    ranked = sorted(cells.items(), key=lambda change: -len(change[1]))
    return tuple(Settling(change, tuple(dict.fromkeys(found))) for change, found in ranked)
