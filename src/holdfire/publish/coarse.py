"""How places are shown less exactly, and what that leaves to be known of how they lie.

A place becomes the place around it, a cell of a grid, or a disc that holds it somewhere. What was worked out from its
exact shape is worked out anew from what is shown: who reads what is published learns nothing more of where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil, cos, floor, pi, radians, sin, sqrt

import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.publish.profile import ALL, Coarsening, Profile
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.vocab.metres import METRES_OF_A_DEGREE, within_metres
from holdfire.vocab.place import Lies, Place, Places

FURTHEST = 0.85
"""A place lies at most this share of the radius from the middle of the disc that is shown for it."""
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Shown:
    """How one place is shown.

    Attributes:
        way: "exactly", "container", "grid", "radius"; "derived": it is made of a place that is not shown exactly.
        metres: For "grid" and "radius".
        container: For "container": the place that stands for it; ``""``: none does.
        rule: Why, in words; ``""``: it is as it is.
        is_named: Its name leaves.
    """

    way: str = "exactly"
    metres: int = 0
    container: str = ""
    rule: str = ""
    is_named: bool = True


def ways_shown(profile: Profile, places: Places) -> dict[str, Shown]:
    """Say how every place is shown."""
    chosen = {place.id: _chosen(profile, place, places) for place in places.by_id.values()}
    away = {place for place, way in chosen.items() if way and way.way == "container"}
    shown = {}
    for place in places.by_id.values():
        way, is_named = chosen[place.id], place.id not in profile.never_places
        if way is None or way.way == "exactly":
            shown[place.id] = Shown(is_named=is_named)
        elif way.way == "container":
            into = way.container or container_of(place.id, places, away)
            listed = place.id in profile.never_places
            rule = (
                "never named"
                if listed
                else f"a protected place (`{place.kind}`)"
                if _is_protected(profile, place)
                else "coarsened"
            )
            shown[place.id] = Shown("container", 0, into, f"{rule}: {_becomes(into)}", is_named=False)
        else:
            size = f"{way.metres / 1000:g} km"
            rule = f"shown as a cell of {size}" if way.way == "grid" else f"shown within a disc of {size}"
            shown[place.id] = Shown(way.way, way.metres, "", f"coarsened: {rule}", is_named)
    return _with_derived(shown, places)


def _becomes(container: str) -> str:
    return "becomes the place around it" if container else "no place around it is known"


def _chosen(profile: Profile, place: Place, places: Places) -> Coarsening | None:
    for one in profile.coarsenings:
        if fits(one, place, places):
            return one
    if place.id in profile.never_places or _is_protected(profile, place):
        return Coarsening("container")
    return None


def _is_protected(profile: Profile, place: Place) -> bool:
    return bool(place.kind) and place.kind.casefold() in profile.protected


def fits(one: Coarsening, place: Place, places: Places) -> bool:
    """Say whether a way to coarsen is meant for a place."""
    if place.strip:
        return False
    is_listed = one.places == (ALL,) or place.id in one.places
    is_inside = any(places.ever_lies(place.id, outer) == {Lies.INSIDE} for outer in one.inside if outer != place.id)
    return is_listed or (bool(place.kind) and place.kind.casefold() in one.kinds) or is_inside


def container_of(place: str, places: Places, away: Iterable[str]) -> str:
    """Name the smallest place that surely holds a place, and is itself shown; ``""`` where there is none."""
    left_out = {*away, place}
    around = [
        other.id
        for other in places.by_id.values()
        if other.id not in left_out and not other.strip and places.is_narrower(place, other.id)
    ]
    smallest = [one for one in around if not any(places.is_narrower(other, one) for other in around)]
    return min(smallest, default="")


def _with_derived(shown: dict[str, Shown], places: Places) -> dict[str, Shown]:
    """Mark what is made of places that are not shown exactly: strips along them, wholes of parts."""
    while True:
        rough = {place for place, one in shown.items() if one.way != "exactly"}
        more = {
            place.id: Shown(
                "derived", rule="made of a place that is not shown exactly", is_named=shown[place.id].is_named
            )
            for place in places.by_id.values()
            if place.id not in rough and ((place.strip and place.strip.of in rough) or rough & {*place.parts})
        }
        if not more:
            return shown
        shown.update(more)


def area_shown(one: Shown, shape: BaseGeometry, pseudonyms: Pseudonyms, place: str) -> BaseGeometry:
    """Give what is drawn for a place instead of its shape (degrees, longitude first)."""
    return (
        _cell(shape, one.metres) if one.way == "grid" else _disc(shape, one.metres, pseudonyms.digest(f"disc\0{place}"))
    )


def _cell(shape: BaseGeometry, metres: int) -> BaseGeometry:
    """Give the cells of a grid over the whole earth that a shape touches, as one box."""
    west, south, east, north = shape.bounds
    tall = metres / METRES_OF_A_DEGREE
    first, last = floor(south / tall), max(ceil(north / tall), floor(south / tall) + 1)
    wide = tall / max(cos(radians(min(abs(first * tall), 89))), 0.01)
    left, right = floor(west / wide), max(ceil(east / wide), floor(west / wide) + 1)
    box = (left * wide, first * tall, right * wide, last * tall)
    return shapely.box(max(box[0], -180.0), max(box[1], -90.0), min(box[2], 180.0), min(box[3], 90.0))


def _disc(shape: BaseGeometry, metres: int, digest: bytes) -> BaseGeometry:
    """Give a disc that holds a shape, its middle moved by what only the case knows."""
    middle = shape.centroid
    narrow = cos(radians(middle.y))
    turn = 2 * pi * int.from_bytes(digest[:8], "big") / 2**64
    away = FURTHEST * metres * sqrt(int.from_bytes(digest[8:16], "big") / 2**64) / METRES_OF_A_DEGREE
    point = shapely.Point(middle.x + away * cos(turn) / max(narrow, 0.01), middle.y + away * sin(turn))
    reach = max((middle.distance(shapely.Point(at)) for at in shapely.get_coordinates(shape)), default=0.0)
    return within_metres(point, metres + reach * METRES_OF_A_DEGREE)


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is to say how places lie: how they are shown, what is drawn, what is declared.

    Attributes:
        shown: By id.
        drawn: Areas and shapes as shown, by id, where there are any.
        declared: By id, all places that are said to hold it.
    """

    shown: Mapping[str, Shown]
    drawn: Mapping[str, BaseGeometry]
    declared: Mapping[str, frozenset[str]]

    def lies(self, a: str, b: str, exact: Mapping[tuple[str, str], Lies]) -> Lies:
        """Say how one place lies to another, as far as what is shown tells; ``exact``: how they really do."""
        one, other = self.shown[a], self.shown[b]
        really = exact.get((a, b), Lies.OUTSIDE)
        if one.way == other.way == "exactly":
            return really
        if b in self.declared[a]:
            return Lies.INSIDE
        if a in self.declared[b] or "derived" in (one.way, other.way):
            return Lies.OVERLAPS
        if one.way == "container":
            return self._by_container(one.container, b, exact)
        if other.way == "container":
            apart = other.container and self._by_container(other.container, a, exact) is Lies.OUTSIDE
            return Lies.OUTSIDE if apart else Lies.OVERLAPS
        if a not in self.drawn or b not in self.drawn:
            return Lies.OUTSIDE if really is Lies.OUTSIDE else Lies.OVERLAPS
        if self.drawn[a].disjoint(self.drawn[b]):
            return Lies.OUTSIDE
        covered = other.way == "exactly" and self.drawn[b].covers(self.drawn[a])
        return Lies.INSIDE if covered else Lies.OVERLAPS

    def _by_container(self, container: str, b: str, exact: Mapping[tuple[str, str], Lies]) -> Lies:
        """Say how what lies somewhere in a container lies to another place."""
        if not container:
            return Lies.OVERLAPS
        if self.shown[b].way == "container":
            into = self.shown[b].container
            apart = into and exact.get((container, into), Lies.OUTSIDE) is Lies.OUTSIDE and container != into
            return Lies.OUTSIDE if apart else Lies.OVERLAPS
        lies = Lies.INSIDE if container == b else self.lies(container, b, exact)
        return Lies.OVERLAPS if lies is Lies.INSIDE and self.shown[b].way != "exactly" else lies
