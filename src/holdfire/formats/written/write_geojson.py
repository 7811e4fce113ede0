"""GeoJSON (RFC 7946): longitude first, WGS 84, areas anticlockwise, and properties of one level only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.formats.tables.table import Cell, plain_cell


@dataclass(frozen=True, slots=True)
class Feature:
    """Something with a place, or without: ``shape`` in degrees, longitude first, or ``None``."""

    id: str
    shape: BaseGeometry | None
    properties: Mapping[str, Cell]


def write_geojson(features: Iterable[Feature]) -> bytes:
    """Write a collection, one feature per line; what nobody said has no property."""
    lines = ",\n".join(json.dumps(_feature(one), ensure_ascii=False) for one in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode()


def _feature(one: Feature) -> dict[str, Any]:
    told = {name.replace(" ", "_"): cell for name, cell in one.properties.items() if cell is not None}
    geometry = None if one.shape is None else json.loads(shapely.to_geojson(one.shape))
    properties = {name: plain_cell(cell) for name, cell in told.items()}
    return {"type": "Feature", "id": one.id, "geometry": geometry, "properties": properties}
