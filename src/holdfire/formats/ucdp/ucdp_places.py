"""Where an event of UCDP GED was: a name, a point, and how much the point says.

A point is never taken as exact. ``where_prec`` 1 is a named town or village, and the point stands for all of it; 2 is
within 25 km of it; 3 to 7 are districts, provinces, stretches of land, countries: the point says nothing then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from holdfire.claims.names import fold
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundPlace, plain_name
from holdfire.formats.within import containers, known_place

VILLAGE_METRES = 5000
TOWN_METRES = 15000
NEAR_METRES = 25000
PRECISIONS: Mapping[str, str] = {
    "1": "a named place, all of which is taken to lie around the point",
    "2": "within 25 km of the point",
    "3": "somewhere in the district",
    "4": "somewhere in the province",
    "5": "along a line, or in an area without borders",
    "6": "somewhere in the country",
    "7": "in international waters or airspace",
}


class PlaceCells(NamedTuple):
    """What a row says of where it was, as text."""

    where_coordinates: str
    where_prec: str
    latitude: str
    longitude: str
    adm_2: str
    adm_1: str
    country: str


@dataclass(frozen=True, slots=True)
class PlaceRead:
    """The name to write into the claim (``""``: nothing is said), and places to propose, wider ones first."""

    name: str
    places: tuple[FoundPlace, ...] = ()
    bad_coordinates: bool = False


def place_of(cells: PlaceCells, asked: Asked) -> PlaceRead:
    """Name a place as the case does, or propose it with a shape as wide as its precision asks for.

    Many places have one name, so what is proposed is called by its name and its point, or by what contains it.
    """
    shown = cells.where_coordinates or cells.adm_2 or cells.adm_1 or cells.country
    if not shown:
        return PlaceRead("")
    shown = f"around {shown}" if cells.where_prec == "2" else shown
    known = known_place(shown, asked)
    if known:
        return PlaceRead(known)
    around = containers(_around(cells), asked)
    same = next((place for place in around if place.name == shown), None)
    if same:
        return PlaceRead(same.id, tuple(around[: around.index(same) + 1]))
    point, is_bad = _point(cells)
    town = VILLAGE_METRES if shown.casefold().endswith(" village") else TOWN_METRES
    radius = {"1": town, "2": NEAR_METRES}.get(cells.where_prec, 0) if point else 0
    inside = around[-1].id if around else ""
    at = f" at {float(cells.latitude):.3f} {float(cells.longitude):.3f}" if radius else f", {inside}" if inside else ""
    found = FoundPlace(
        id=fold(plain_name(shown)) + at,
        name=shown,
        wkt=point if radius else "",
        radius=str(radius) if radius else "",
        inside=(inside,) if inside else (),
        precision=PRECISIONS.get(cells.where_prec, "not said"),
    )
    return PlaceRead(found.id, (*around, found), is_bad)


def _around(cells: PlaceCells) -> list[str]:
    """Name what surely contains it, the widest first."""
    names = [cells.country] if cells.where_prec in ("1", "2", "3", "4", "5", "6") else []
    if cells.where_prec in ("1", "3", "4"):
        names.append(cells.adm_1)
    if cells.where_prec in ("1", "3"):
        names.append(cells.adm_2)
    return names


def _point(cells: PlaceCells) -> tuple[str, bool]:
    try:
        latitude, longitude = float(cells.latitude), float(cells.longitude)
    except ValueError:
        return "", bool(cells.latitude or cells.longitude)
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        return "", True
    return f"POINT ({cells.longitude.strip()} {cells.latitude.strip()})", False
