"""Places: named areas, lines, routes and points, and how they lie to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum


class Lies(IntEnum):
    """How one place lies to another."""

    OUTSIDE = 0
    OVERLAPS = 1
    INSIDE = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A named place.

    Attributes:
        id: The name used in files.
        inside: Ids of places that contain it.
        shape: ``file#feature`` of a GeoJSON file in the case folder, or ``""``.
        also: Other names, in any script.
        name: The name to show.
    """

    id: str
    inside: tuple[str, ...] = ()
    shape: str = ""
    also: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """All places of a case with ``lies[(a, b)]``: how ``a`` lies to ``b``.

    Worked out once when a case is loaded, from ``inside`` and, where both places
    have shapes, from geometry. A pair that is absent lies outside, except that a
    place is always inside itself.
    """

    by_id: Mapping[str, Place]
    lies: Mapping[tuple[str, str], Lies]

    def how_lies(self, a: str, b: str) -> Lies:
        """Say how ``a`` lies to ``b``; unknown names lie outside each other."""
        return Lies.INSIDE if a == b else self.lies.get((a, b), Lies.OUTSIDE)
