"""Places on a map, drawn by Vega-Lite in a projection worked out here, so that names can keep clear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, pi, radians, tan
from typing import Any

from shapely import union_all
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry
from shapely.geometry.polygon import orient

from holdfire.report.page import Drawing
from holdfire.report.vega import draw_spec

SIDE = 460
MARGIN = 34
LINES = ("LineString", "MultiLineString")
LETTER_WIDTH = 6.7
LINE_HEIGHT = 15
DISC = 11
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class MapPlace:
    """A place to draw: its name, its shape (WGS84, longitude first), the incidents told in it."""

    name: str
    shape: BaseGeometry
    told: int


@dataclass(frozen=True, slots=True)
class Projection:
    """Mercator: pixels to the radian, and where longitude and latitude zero lie, in pixels."""

    scale: float
    across: float
    down: float
    height: float

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Give where a point is drawn."""
        return self.across + self.scale * radians(longitude), self.down - self.scale * northing(latitude)


def northing(latitude: float) -> float:
    """Give Mercator's northing of a latitude, for a sphere of radius one."""
    return log(tan(pi / 4 + radians(latitude) / 2))


def fit(shapes: Sequence[BaseGeometry]) -> Projection:
    """Choose the projection that shows all shapes in a square, or in less where they are wider than high."""
    west, south, east, north = union_all(list(shapes)).bounds
    width = max(radians(east - west), 1e-6)
    height = max(northing(north) - northing(south), 1e-6)
    scale = (SIDE - 2 * MARGIN) / max(width, height)
    across = SIDE / 2 - scale * radians((west + east) / 2)
    return Projection(scale, across, MARGIN + scale * northing(north), scale * height + 2 * MARGIN)


def draw_map(places: Sequence[MapPlace], name: str, says: str) -> Drawing:
    """Draw shapes, largest first, with names, and a number where incidents are told.

    Args:
        places: At least one.
        name: Unique on the page.
        says: The same in words.
    """
    ordered = sorted(places, key=lambda place: (-place.shape.area, place.name))
    projection = fit([place.shape for place in ordered])
    features = [{"type": "Feature", "geometry": mapping(clockwise(place.shape)), "properties": {}} for place in ordered]
    spec = map_spec(features, labelled(ordered, projection), projection)
    return draw_spec(spec, name, "Places of the deal, and incidents told in them", says)


def clockwise(shape: BaseGeometry) -> BaseGeometry:
    """Wind outer rings clockwise, as the drawing library wants areas on a sphere."""
    match shape:
        case Polygon():
            return orient(shape, -1.0)
        case MultiPolygon():
            return MultiPolygon([orient(part, -1.0) for part in shape.geoms])
        case _:
            return shape


def labelled(places: Sequence[MapPlace], projection: Projection) -> list[dict[str, Any]]:
    """Put each name where it hides neither another nor a number: above its point, below, or further away."""
    points = [(place, projection.pixel(*place.shape.representative_point().coords[0])) for place in places]
    taken: list[Box] = [(x - DISC, y - DISC, x + DISC, y + DISC) for place, (x, y) in points if place.told]
    rows = []
    for place, (x, y) in points:
        width = len(place.name) * LETTER_WIDTH
        middle = min(max(x, width / 2), SIDE - width / 2)
        start = DISC + 9 if place.told else 0
        offsets = [side * (start + step) for step in range(0, 160, LINE_HEIGHT) for side in (-1, 1)]
        boxes = [label_box(middle, y + offset, width) for offset in offsets]
        free = [box for box in boxes if not any(overlap(box, other) for other in taken)]
        box = (free or boxes)[0]
        taken.append(box)
        rows.append({"x": x, "y": y, "labelx": middle, "labely": (box[1] + box[3]) / 2, "name": place.name,
                     "told": place.told, "far": abs((box[1] + box[3]) / 2 - y) > 2 * LINE_HEIGHT})  # fmt: skip
    return rows


def label_box(x: float, y: float, width: float) -> Box:
    """Give the box around a name."""
    return x - width / 2, y - LINE_HEIGHT / 2, x + width / 2, y + LINE_HEIGHT / 2


def overlap(one: Box, other: Box) -> bool:
    """Say whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def map_spec(features: list[dict[str, Any]], points: list[dict[str, Any]], projection: Projection) -> dict[str, Any]:
    """Write the specification: areas, lines to far names, a disc and a number where incidents are told, names."""

    def at(x: str, y: str) -> dict[str, Any]:
        across = {"field": x, "type": "quantitative", "scale": {"domain": [0, SIDE]}, "axis": None}
        down = {"field": y, "type": "quantitative", "scale": {"domain": [projection.height, 0]}, "axis": None}
        return {"x": across, "y": down}

    def layer(rows: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
        return {"data": {"values": rows}, "mark": mark, "encoding": encoding}

    area = {"type": "geoshape", "fill": "var(--blue)", "fillOpacity": 0.14, "stroke": "var(--soft-ink)"}
    line = {"type": "geoshape", "filled": False, "stroke": "var(--soft-ink)", "strokeWidth": 2}
    lines = [feature for feature in features if feature["geometry"]["type"] in LINES]
    areas = [feature for feature in features if feature["geometry"]["type"] not in LINES]
    drawn = {"projection": {"type": "mercator", "scale": projection.scale,
                            "translate": [projection.across, projection.down]}}  # fmt: skip
    disc = {"type": "circle", "opacity": 1, "size": 400, "color": "var(--ochre-soft)",
            "stroke": "var(--ochre-deep)", "strokeWidth": 1.5}  # fmt: skip
    number = {"type": "text", "fontSize": 11, "fontWeight": "bold", "color": "var(--ink)"}
    halo = {"type": "text", "stroke": "var(--paper)", "strokeWidth": 4, "strokeJoin": "round", "color": "var(--paper)"}
    name = {**at("labelx", "labely"), "text": {"field": "name", "type": "nominal"}}
    told, far = [row for row in points if row["told"]], [row for row in points if row["far"]]
    return {
        "width": SIDE,
        "height": projection.height,
        "layer": [
            {"data": {"values": areas}, "mark": area, **drawn},
            {"data": {"values": lines}, "mark": line, **drawn},
            layer(far, {"type": "rule", "color": "var(--soft-ink)", "strokeDash": [2, 2]},
                  {**at("x", "y"), "x2": {"field": "labelx"}, "y2": {"field": "labely"}}),
            layer(told, disc, at("x", "y")),
            layer(told, number, {**at("x", "y"), "text": {"field": "told", "type": "quantitative"}}),
            layer(points, halo, name),
            layer(points, {"type": "text", "color": "var(--ink)"}, name),
        ],
    }  # fmt: skip
