"""Claims on the map: each at the place it speaks of, and those without a shape too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

from shapely.geometry.base import BaseGeometry

from holdfire.claims.claim import Coverage, Event
from holdfire.exports.claim_tables import Points, claim_cells, place_of
from holdfire.exports.given import Given, Kept
from holdfire.exports.registers import place_shapes, points_of, shape_kind
from holdfire.formats.tables.table import Cell
from holdfire.formats.written.write_geojson import Feature
from holdfire.pipeline import Case


def claim_features(case: Case, given: Given) -> Iterator[Feature]:
    """Draw each claim at the place where it was, else where it began, else where it led, as that place lay then.

    Properties are the columns of the claim's kind; ``holdfire drawn at`` says which place is drawn, and
    ``holdfire precision`` how exactly that is known: a point, a line or an area, and within how many metres of it.
    """
    lie = _Lie(case)
    radius = {spot.id: spot.radius for spot in case.deal.places.spots if spot.radius}
    for kept, cells in claim_cells(given, lie.points):
        place = place_of(kept.claim)
        shape = lie.at(_first_second(kept)).get(place)
        precision = shape_kind(shape)
        if precision and place in radius:
            precision += f" within {radius[place]:g} m"
        drawn: Mapping[str, Cell] = {"holdfire drawn at": place or None, "holdfire precision": precision or None}
        yield Feature(kept.claim.id, shape, {**drawn, **cells})


class _Lie:
    """How places lie at a moment; each stretch between two moves is drawn once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        moves = {begins.earliest for place in case.deal.places.by_id.values() for begins, _ in place.shapes if begins}
        self._moves = sorted(moves)
        self._drawn: dict[int, Mapping[str, BaseGeometry]] = {}
        self.points: Points = points_of(case, self.at(None))

    def at(self, second: int | None) -> Mapping[str, BaseGeometry]:
        stretch = bisect_right(self._moves, second) if second is not None else len(self._moves)
        if stretch not in self._drawn:
            self._drawn[stretch] = place_shapes(self._case, second)
        return self._drawn[stretch]


def _first_second(kept: Kept) -> int | None:
    match kept.claim.assertion:
        case Event(happened=when) | Coverage(watched=when):
            return when.earliest
        case _:
            return None
