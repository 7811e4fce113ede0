"""How strips lie: to each other by their numbers, to everything else by geometry.

A strip's border is known to a thousandth of its distance. A place that lies across that border, or on it,
overlaps the strip. Strips of one place are compared by their numbers alone, so that a strip of 1 km is always
inside that of 2 km; only for two opposite sides of a winding line does the shape say whether they overlap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.vocab.distance import METRE
from holdfire.vocab.metres import METRES_OF_A_DEGREE, WORLD, has_side, on_side, within_metres
from holdfire.vocab.place import Lies, Pairs, Place, Strip

TOLERANCE = 0.001
"""Share of a strip's distance by which its border may be off."""
OPPOSITE = {("north", "south"), ("south", "north"), ("east", "west"), ("west", "east")}


class NoSideError(ValueError):
    """A shape has no such side. ``place`` is the id of the strip."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(message)
        self.place = place


@dataclass(frozen=True, slots=True)
class Ground:
    """What a place covers: as drawn, surely (``inner``), and at most (``outer``)."""

    drawn: BaseGeometry
    inner: BaseGeometry
    outer: BaseGeometry

    @classmethod
    def of_shape(cls, shape: BaseGeometry) -> Ground:
        """Give the ground of a place that has a shape of its own."""
        return cls(shape, shape, shape)


def ground_of(place: str, strip: Strip, around: BaseGeometry) -> Ground:
    """Work out what a strip covers, in degrees.

    Raises:
        NoSideError: It is a side of a line that runs in that direction itself.
    """
    within, beyond = (_metres(distance) for distance in (strip.within, strip.beyond))
    slack = TOLERANCE * max(within, beyond, 1) / METRES_OF_A_DEGREE
    near = within_metres(around, max(within, beyond, 1))
    drawn = WORLD if strip.within is None else near
    if strip.beyond:
        drawn = drawn.difference(within_metres(around, beyond))
    if strip.side:
        if not has_side(around, strip.side):
            raise NoSideError(place, f"`{strip.of}` has no {strip.side} side: it runs {_across(strip.side)} itself")
        drawn = drawn.intersection(on_side(around, strip.side, slack / 10)).buffer(
            0
        )  # areas only: no stray lines and points where borders touch
    return Ground(drawn, drawn.buffer(-slack), drawn.buffer(slack))


def _metres(distance: int | str | None) -> float:
    return distance / METRE if isinstance(distance, int) else 0


def lies_by_ground(grounds: Mapping[str, Ground]) -> Pairs:
    """Compare what places cover, all at once: only pairs that share more than a border are listed."""
    ids = list(grounds)
    if not ids:
        return {}
    drawn, inner, outer = (
        np.array([getattr(ground, kind) for ground in grounds.values()], dtype=object)
        for kind in ("drawn", "inner", "outer")
    )
    first, second = shapely.STRtree(outer).query(outer, predicate="intersects")
    apart = first != second
    first, second = first[apart], second[apart]
    covered = shapely.covered_by(drawn[first], inner[second])
    crossing = ~shapely.touches(outer[first], outer[second])
    return {
        (ids[a], ids[b]): Lies.INSIDE if is_covered else Lies.OVERLAPS
        for a, b, is_covered, is_crossing in zip(first, second, covered, crossing, strict=True)
        if is_covered or is_crossing
    }


def lies_by_number(places: Iterable[Place], grounds: Mapping[str, Ground]) -> Pairs:
    """Compare strips of one place with each other and with that place; pairs that lie outside are listed too."""
    strips = {place.id: place.strip for place in places if place.strip}
    found: dict[tuple[str, str], Lies] = {}
    for a, strip in strips.items():
        lies, turned = _around(strip, grounds.get(strip.of))
        found[strip.of, a], found[a, strip.of] = lies, turned
        for b, other in strips.items():
            if a != b and strip.of == other.of and not (strip.is_open or other.is_open):
                found[a, b] = _lies(strip, other, grounds.get(a), grounds.get(b))
    return found


def _around(strip: Strip, of: Ground | None) -> tuple[Lies, Lies]:
    """Say how a place lies to a strip of it, and the strip to the place."""
    if strip.takes_in:
        return Lies.INSIDE, Lies.OVERLAPS
    is_area = of is not None and shapely.get_dimensions(of.drawn) == 2
    if isinstance(strip.beyond, int) and (strip.beyond or is_area):
        return Lies.OUTSIDE, Lies.OUTSIDE
    return Lies.OVERLAPS, Lies.OVERLAPS


def _lies(a: Strip, b: Strip, ground_a: Ground | None, ground_b: Ground | None) -> Lies:
    a_from, a_to = _band(a)
    b_from, b_to = _band(b)
    if a_to <= b_from or b_to <= a_from:
        return Lies.OUTSIDE
    if (a.side, b.side) in OPPOSITE:
        winds = ground_a is not None and ground_b is not None and ground_a.inner.intersects(ground_b.inner)
        return Lies.OVERLAPS if winds else Lies.OUTSIDE
    return Lies.INSIDE if b_from <= a_from and a_to <= b_to and b.side in ("", a.side) else Lies.OVERLAPS


def _band(strip: Strip) -> tuple[float, float]:
    return float(strip.beyond), float("inf") if strip.within is None else float(strip.within)


def _across(side: str) -> str:
    return "north and south" if side in ("north", "south") else "east and west"
