"""The map: the places of a deal that have shapes, and how many incidents are told in each."""

from __future__ import annotations

from collections.abc import Mapping

from shapely import union_all
from shapely.geometry.base import BaseGeometry

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import standing_claims
from holdfire.pipeline import Case
from holdfire.report.map_drawing import MapPlace, draw_map
from holdfire.report.names import place_name
from holdfire.report.page import Drawing, Incidents
from holdfire.report.words import counted
from holdfire.vocab.geometry import shapes_at
from holdfire.vocab.moment import LAST

MUCH_SMALLER = 0.4
"""A close-up is drawn where what it shows is smaller than this share of the whole map."""


def map_of_places(case: Case) -> Incidents | None:
    """Draw the places that have shapes, as they are now; ``None`` where none has, or where there are no such files.

    An incident is shown at the place its claims name, never more precisely. Where the places
    with incidents are small beside the whole, they are drawn close up first.
    """
    places = case.deal.places.by_id
    refs = [ref for place in places.values() for ref in place.shape_refs]
    if not refs or not all((case.folder / ref.partition("#")[0]).is_file() for ref in refs):
        return None
    shapes = shapes_at(places, case.folder, LAST if case.now is None else case.now)
    tally = incidents_by_place(standing_claims(case.claims))
    rows = tuple(
        (place_name(case, place), told, denied)
        for place, (told, denied) in sorted(tally.items(), key=lambda entry: (-entry[1][0], entry[0]))
    )
    return Incidents(draw_views(case, shapes, {place: told for place, (told, _) in tally.items()}), rows)


def incidents_by_place(claims: tuple[Claim, ...]) -> dict[str, tuple[int, int]]:
    """Count, for each place, the incidents told there and how many of them somebody denies. What-ifs are left out."""
    told: dict[str, set[str]] = {}
    denied: set[str] = set()
    for claim in claims:
        event = claim.assertion
        if not isinstance(event, Event) or claim.supposed:
            continue
        incident = claim.incident or claim.reply_to or claim.id
        if event.says == "denies":
            denied.add(incident)
        else:
            told.setdefault(event.place or event.from_place, set()).add(incident)
    return {place: (len(ids), len(ids & denied)) for place, ids in told.items() if place}


def draw_views(case: Case, shapes: Mapping[str, BaseGeometry], told: Mapping[str, int]) -> tuple[Drawing, ...]:
    """Draw the close-up, where there is one, then the whole."""
    close = close_up(shapes, told)
    if not close:
        return (draw_view(case, shapes, told, "map"),)
    largest = max(close, key=lambda place: (shapes[place].area, place))
    whole = {place: shape for place, shape in shapes.items() if place not in close or place == largest}
    all_told = {**{place: told.get(place, 0) for place in whole}, largest: sum(told.get(place, 0) for place in close)}
    near = {place: shapes[place] for place in shapes if place in close}
    return draw_view(case, near, told, "map-close"), draw_view(case, whole, all_told, "map-whole")


def close_up(shapes: Mapping[str, BaseGeometry], told: Mapping[str, int]) -> frozenset[str]:
    """Choose the places to draw close up: those with incidents and what they touch, if small beside the whole."""
    seeds = [shapes[place] for place in shapes if told.get(place)]
    if not seeds:
        return frozenset()
    ground = union_all(seeds)
    near = {place for place, shape in shapes.items() if shape.intersects(ground) and extent(shape) < extent(ground) * 3}
    whole, part = union_all(list(shapes.values())), union_all([shapes[place] for place in near])
    return frozenset(near) if near and extent(part) < extent(whole) * MUCH_SMALLER else frozenset()


def extent(shape: BaseGeometry) -> float:
    """Give the longer side of the box around a shape, in degrees."""
    west, south, east, north = shape.bounds
    return float(max(east - west, north - south))


def draw_view(case: Case, shapes: Mapping[str, BaseGeometry], told: Mapping[str, int], name: str) -> Drawing:
    """Draw some places, and say what is drawn."""
    places = [MapPlace(place_name(case, place), shape, told.get(place, 0)) for place, shape in shapes.items()]
    says = "; ".join(f"{place.name}: {counted(place.told, 'incident')} told" for place in places)
    return draw_map(places, name, f"{says}.")
