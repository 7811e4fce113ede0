"""Where an event of ACLED was: a name, a point, and how much the point says.

``geo_precision`` 1 is a named place, and the point stands for all of it. 2 is a part of a region, for which a near-by
place stands; 3 a region, for which its capital stands: the point says nothing then, so the claim names the region.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from holdfire.claims.names import fold
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundPlace, plain_name
from holdfire.formats.mapped.mapped_places import wrong_shape
from holdfire.formats.within import containers, known_place

TOWN_METRES = 15000
PRECISIONS: Mapping[str, str] = {
    "1": "a named place, all of which is taken to lie around the point",
    "2": "a part of the region, somewhere near this place",
    "3": "somewhere in the region",
}


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """The name to write into the claim, places to propose (wider ones first), and what is wrong with the point."""

    name: str
    places: tuple[FoundPlace, ...] = ()
    wrong: str = ""


def acled_place(cells: Mapping[str, str], asked: Asked) -> PlaceRead:
    """Name a place as the case does, or propose it with a shape as wide as its precision asks for.

    Many places have one name, so what is proposed is called by its name and by what contains it.
    """
    precision = cells["geo_precision"]
    around = _containers(cells, asked)
    if precision == "3" and around:
        return PlaceRead(around[-1].id, tuple(around))
    shown = f"around {cells['location']}" if precision == "2" else cells["location"]
    known = known_place(shown, asked)
    if known or not shown:
        return PlaceRead(known)
    inside = around[-1].id if around else ""
    point, wrong = _point(cells) if precision == "1" else ("", "")
    found = FoundPlace(
        id=fold(plain_name(shown)) + (f", {inside}" if inside else ""),
        name=plain_name(shown),
        wkt=point,
        radius=str(TOWN_METRES) if point else "",
        inside=(inside,) if inside else (),
        precision=PRECISIONS[precision],
    )
    return PlaceRead(found.id, (*around, found), wrong)


def _containers(cells: Mapping[str, str], asked: Asked) -> list[FoundPlace]:
    """List what surely contains it, the widest first: of a part of a region, only that region and what is above it."""
    names = [cells.get("country", ""), cells.get("admin1", "")]
    if cells["geo_precision"] == "1":
        names.append(cells.get("admin2", ""))
    return [replace(place, name=plain_name(place.name)) for place in containers(names, asked)]


def _point(cells: Mapping[str, str]) -> tuple[str, str]:
    wkt = f"POINT ({cells.get('longitude', '')} {cells.get('latitude', '')})"
    wrong = wrong_shape(wkt) if cells.get("longitude") and cells.get("latitude") else "there is no point"
    return ("", f"{wrong}; the place is taken without a shape") if wrong else (wkt, "")
