"""Places that came with evidence: somewhere within so many metres of a shape. How they lie to the places of a deal.

An author who leaves out how two places lie says that they lie apart. Nobody said so of a place out of a file: where
neither shapes nor what contains it tell how it lies, it may lie anywhere, and overlaps.

A spot says where something may have been, not what it was all over: only where its radius is 0 does anything lie inside
it. Spots lie to each other only as was declared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from holdfire.vocab.geometry import ShapeError, grounds_at
from holdfire.vocab.metres import within_metres
from holdfire.vocab.moment import FIRST
from holdfire.vocab.place import Epoch, Lies, Pairs, Place, Places, Spot
from holdfire.vocab.strips import Ground, NoSideError

SHORT_DEGREE = 110_500
"""Metres of a degree of latitude at most places are more; so circles come out a little too large, never too small."""
CORNERS = np.linspace(0, 2 * np.pi, 129)[:-1]
SLACK = 1.002
NORTHMOST = 80


def with_spots(places: Places, spots: Iterable[Spot], folder: Path) -> Places:
    """Add spots to the places of a deal, in every epoch.

    Args:
        spots: A place of the deal that is called as one of them stands, and the spot is left out.
        folder: The case folder, where shapes are.
    """
    new = tuple({spot.id: spot for spot in spots if spot.id not in places.by_id}.values())
    if not new:
        return places
    drawn = draw_spots(new)
    dates = {begins.earliest: begins for place in places.by_id.values() for begins, _ in place.shapes if begins}
    found: list[Pairs] = []
    for second in (FIRST, *sorted(dates)):
        lies = places.epochs[begun - 1].lies if (begun := places.epochs_of(second, second)[0]) else places.lies
        found.append({**lies, **_lies(places.by_id, lies, _grounds(places.by_id, folder, second), new, drawn)})
    added = {spot.id: Place(spot.id, spot.inside, also=spot.also, name=spot.name or spot.id) for spot in new}
    later = zip(sorted(dates), pairwise(found), strict=True)
    epochs = tuple(Epoch(dates[at], pairs) for at, (before, pairs) in later if pairs != before)
    return Places({**places.by_id, **added}, found[0], epochs, (*places.spots, *new))


def without_spots(places: Places) -> tuple[Place, ...]:
    """Give the places that a deal itself has."""
    spots = {spot.id for spot in places.spots}
    return tuple(place for place in places.by_id.values() if place.id not in spots)


def draw_spots(spots: Sequence[Spot]) -> list[BaseGeometry | None]:
    """Draw where each may be, in degrees: at least as far as its radius; ``None`` where that cannot be drawn."""
    return [_draw(spot) for spot in spots]


def _draw(spot: Spot) -> BaseGeometry | None:
    if not spot.wkt:
        return None
    try:
        shape = shapely.from_wkt(spot.wkt)
    except ShapelyError:
        return None
    if shape is None or shape.is_empty or not shape.is_valid or not np.isfinite(shape.bounds).all():
        return None
    west, south, east, north = shape.bounds
    wide = _degrees_wide(spot.radius, max(abs(south), abs(north)))
    if max(abs(south), abs(north)) > NORTHMOST or west - wide < -180 or east + wide > 180:
        return None
    if not spot.radius:
        return shape
    return _circle(shape, spot.radius) if isinstance(shape, Point) else within_metres(shape, spot.radius * SLACK)


def _degrees_wide(metres: float, latitude: float) -> float:
    return metres / SHORT_DEGREE / max(float(np.cos(np.radians(min(latitude + 1, 89)))), 0.01)


def _circle(point: Point, metres: float) -> BaseGeometry:
    west_east, north_south = _degrees_wide(metres, abs(point.y)) * SLACK, metres / SHORT_DEGREE * SLACK
    corners: NDArray[np.float64] = np.column_stack(
        [point.x + west_east * np.cos(CORNERS), point.y + north_south * np.sin(CORNERS)]
    )
    return shapely.Polygon(corners)


def _grounds(by_id: Mapping[str, Place], folder: Path, second: int) -> Mapping[str, Ground]:
    try:
        return grounds_at(by_id, folder, second)
    except (ShapeError, NoSideError):
        return {}  # a strip that cannot be drawn: nothing is known by shapes then


def _lies(
    by_id: Mapping[str, Place],
    lies: Pairs,
    grounds: Mapping[str, Ground],
    spots: Sequence[Spot],
    drawn: Sequence[BaseGeometry | None],
) -> dict[tuple[str, str], Lies]:
    shaped = {spot.id: shape for spot, shape in zip(spots, drawn, strict=True) if shape is not None}
    met = _by_shape(shaped, grounds)
    within: dict[str, list[str]] = {place: [place] for place in by_id}
    for (inner, outer), how in lies.items():
        if how is Lies.INSIDE and inner in within:
            within[inner].append(outer)
    containers = _containers({spot.id: spot for spot in spots}, by_id)
    found: dict[tuple[str, str], Lies] = {}
    for spot in spots:
        inside = {place for place in containers[spot.id] if place in by_id}
        inside |= {place for place in by_id if met.get((spot.id, place)) is Lies.INSIDE}
        inside = {outer for place in inside for outer in within[place]}
        apart = {place for place in by_id if place not in inside and _is_apart(spot.id, place, shaped, grounds, met)}
        for place in by_id:
            if place in inside:
                found[spot.id, place] = Lies.INSIDE
            elif not apart.isdisjoint(within[place]) or any(
                lies.get((outer, place), Lies.OUTSIDE) is Lies.OUTSIDE for outer in inside if outer != place
            ):
                continue
            else:
                found[spot.id, place] = Lies.OVERLAPS
            exact = not spot.radius and met.get((place, spot.id)) is Lies.INSIDE
            found[place, spot.id] = Lies.INSIDE if exact else Lies.OVERLAPS
        for other in containers[spot.id] - by_id.keys():
            found[spot.id, other] = Lies.INSIDE
            found.setdefault((other, spot.id), Lies.OVERLAPS)
    return found


def _is_apart(spot: str, place: str, shaped: Mapping[str, object], grounds: Mapping[str, object], met: Pairs) -> bool:
    """Say whether shapes show that two lie apart."""
    return spot in shaped and place in grounds and (spot, place) not in met


def _by_shape(shaped: Mapping[str, BaseGeometry], grounds: Mapping[str, Ground]) -> Pairs:
    """Compare all shapes at once; pairs that share no more than a border are left out."""
    if not shaped or not grounds:
        return {}
    spots, places = list(shaped), list(grounds)
    drawn = np.array(list(shaped.values()), dtype=object)
    inner, outer = (
        np.array([getattr(ground, kind) for ground in grounds.values()], dtype=object) for kind in ("inner", "outer")
    )
    first, second = shapely.STRtree(outer).query(drawn, predicate="intersects")
    covered = shapely.covered_by(drawn[first], inner[second])
    covers = shapely.covered_by(outer[second], drawn[first])
    crossing = ~shapely.touches(drawn[first], outer[second])
    found: dict[tuple[str, str], Lies] = {}
    for a, b, is_covered, does_cover, is_crossing in zip(first, second, covered, covers, crossing, strict=True):
        if is_covered or is_crossing:
            found[spots[a], places[b]] = Lies.INSIDE if is_covered else Lies.OVERLAPS
            found[places[b], spots[a]] = Lies.INSIDE if does_cover else Lies.OVERLAPS
    return found


def _containers(spots: Mapping[str, Spot], by_id: Mapping[str, Place]) -> dict[str, set[str]]:
    """Give what was declared to contain each spot, over any number of levels; itself left out."""
    found: dict[str, set[str]] = {}
    for spot in spots.values():
        reached: set[str] = set()
        left = list(spot.inside)
        while left:
            name = left.pop()
            if name not in reached and name != spot.id and (name in spots or name in by_id):
                reached.add(name)
                left += spots[name].inside if name in spots else ()
        found[spot.id] = reached
    return found
