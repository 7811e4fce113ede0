"""The map: the places of a deal that have shapes, and how many incidents are told in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import standing_claims
from holdfire.pipeline import Case
from holdfire.report.names import place_name
from holdfire.report.page import Drawing, Incidents
from holdfire.report.vega import draw_spec
from holdfire.report.words import counted
from holdfire.vocab.geometry import read_shapes

SIDE = 460


def map_of_places(case: Case) -> Incidents | None:
    """Draw the places that have shapes; ``None`` where none has, or where the case has no folder.

    An incident is shown at the place its claims name, never more precisely.
    """
    refs = {place.id: place.shape for place in case.deal.places.by_id.values() if place.shape}
    if not refs or not all((case.folder / ref.partition("#")[0]).is_file() for ref in refs.values()):
        return None
    found = read_shapes(case.folder, refs.values())
    shapes = {place: found[ref] for place, ref in refs.items()}
    tally = incidents_by_place(standing_claims(case.claims))
    rows = tuple(
        (place_name(case, place), told, denied)
        for place, (told, denied) in sorted(tally.items(), key=lambda entry: (-entry[1][0], entry[0]))
    )
    return Incidents(draw_places(case, shapes, tally), rows)


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


def clockwise(shape: BaseGeometry) -> BaseGeometry:
    """Wind outer rings clockwise, as the drawing library wants areas on a sphere."""
    match shape:
        case Polygon():
            return orient(shape, -1.0)
        case MultiPolygon():
            return MultiPolygon([orient(part, -1.0) for part in shape.geoms])
        case _:
            return shape


def draw_places(case: Case, shapes: Mapping[str, BaseGeometry], tally: Mapping[str, tuple[int, int]]) -> Drawing:
    """Draw shapes, largest first, with names and numbers of incidents at a point inside each."""
    largest_first = sorted(shapes.items(), key=lambda entry: (-entry[1].area, entry[0]))
    features = [
        {"type": "Feature", "geometry": mapping(clockwise(shape)), "properties": {"name": place_name(case, place)}}
        for place, shape in largest_first
    ]
    points: list[dict[str, Any]] = []
    for place, shape in largest_first:
        point, told = shape.representative_point(), tally.get(place, (0, 0))[0]
        points.append({"lon": point.x, "lat": point.y, "name": place_name(case, place), "told": told})
    says = "; ".join(f"{point['name']}: {counted(point['told'], 'incident')} told" for point in points)
    return draw_spec(map_spec(features, points), "map", "Places of the deal, and incidents told in them", f"{says}.")


def map_spec(features: list[dict[str, Any]], points: list[dict[str, Any]]) -> dict[str, Any]:
    """Write the specification: areas, then a ring and a number where incidents are told, then names."""
    at = {"longitude": {"field": "lon", "type": "quantitative"}, "latitude": {"field": "lat", "type": "quantitative"}}
    halo = {"stroke": "var(--paper)", "strokeWidth": 3, "strokeJoin": "round"}
    name = {"type": "text", "dy": -16, "fontSize": 12}
    number = {"type": "text", "fontSize": 11, "fontWeight": "bold", "color": "var(--ink)"}
    name_of = {**at, "text": {"field": "name", "type": "nominal"}}
    number_of = {**at, "text": {"field": "told", "type": "quantitative"}}
    some = [{"filter": "datum.told > 0"}]
    return {
        "width": SIDE,
        "height": SIDE,
        "projection": {"type": "mercator"},
        "layer": [
            {
                "data": {"values": features},
                "mark": {
                    "type": "geoshape",
                    "fill": "var(--blue)",
                    "fillOpacity": 0.14,
                    "stroke": "var(--soft-ink)",
                    "strokeWidth": 1,
                },
            },
            {
                "data": {"values": points},
                "transform": some,
                "mark": {
                    "type": "circle",
                    "opacity": 1,
                    "size": 420,
                    "color": "var(--ochre-soft)",
                    "stroke": "var(--ochre-deep)",
                    "strokeWidth": 1.5,
                },
                "encoding": at,
            },
            {"data": {"values": points}, "transform": some, "mark": number, "encoding": number_of},
            {"data": {"values": points}, "mark": {**name, **halo, "color": "var(--paper)"}, "encoding": name_of},
            {"data": {"values": points}, "mark": {**name, "color": "var(--ink)"}, "encoding": name_of},
        ],
    }
