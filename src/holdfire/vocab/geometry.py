"""How places lie to each other, worked out once from what was declared and from shapes.

Two shapes that only touch lie outside each other; a shape on another's border (a road
that is the line) lies inside it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np
import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from holdfire.vocab.place import Lies, Place, Places

Pairs = Mapping[tuple[str, str], Lies]


class ShapeError(ValueError):
    """A shape cannot be read. ``ref`` is the ``file#feature`` that was asked for."""

    def __init__(self, ref: str, message: str) -> None:
        super().__init__(message)
        self.ref = ref


def close_places(places: Iterable[Place], folder: Path) -> Places:
    """Work out how every place lies to every other.

    ``inside`` as declared holds over any number of levels. Where both places have
    shapes, geometry says the rest: covered is inside, crossing is overlapping. What was
    declared wins over geometry. Two places that share a third overlap.

    Args:
        places: In any order, ids unique. An ``inside`` that names no place is left to the checks.
        folder: The case folder, where the GeoJSON files are.

    Raises:
        ShapeError: A file or feature is missing or is no GeoJSON; the message says which.
    """
    by_id = {place.id: place for place in places}
    shapes = read_shapes(folder, (place.shape for place in by_id.values() if place.shape))
    from_shapes = _lies_by_shape({place.id: shapes[place.shape] for place in by_id.values() if place.shape})
    declared = _close({place.id: {outer for outer in place.inside if outer in by_id} for place in by_id.values()})
    inside = {place: set(outers) for place, outers in declared.items()}
    for (a, b), lies in from_shapes.items():
        if lies is Lies.INSIDE and a not in declared[b]:
            inside[a].add(b)
    within = _close(inside)
    lies_to: dict[tuple[str, str], Lies] = {}
    shared = [(a, b) for a, outers in within.items() for b in outers] + list(from_shapes)
    for a, b in shared:
        for outer_a in within[a]:
            for outer_b in within[b]:
                lies_to[outer_a, outer_b] = lies_to[outer_b, outer_a] = Lies.OVERLAPS
    for a, outers in within.items():
        lies_to.update(dict.fromkeys(((a, b) for b in outers), Lies.INSIDE))
    return Places(by_id, {pair: lies for pair, lies in lies_to.items() if pair[0] != pair[1]})


def read_shapes(folder: Path, refs: Iterable[str]) -> dict[str, BaseGeometry]:
    """Read the shapes that ``file#feature`` references name (WGS84, longitude first).

    A feature is found by its ``id`` or by ``properties.id``. Each file is read once.

    Args:
        folder: What the file names are relative to.
        refs: In any order; repeated ones are read once.

    Returns:
        The shape for each reference, in the order first named.

    Raises:
        ShapeError: As for ``close_places``.
    """
    features: dict[str, dict[str, object]] = {}
    shapes: dict[str, BaseGeometry] = {}
    for ref in dict.fromkeys(refs):
        file, mark, feature_id = ref.partition("#")
        if not mark or not feature_id:
            raise ShapeError(ref, f"`{ref}` names no feature: write `file.geojson#feature`")
        if file not in features:
            features[file] = _read_features(folder / file, ref)
        if feature_id not in features[file]:
            known = ", ".join(f"`{known_id}`" for known_id in sorted(features[file])) or "none with an id"
            raise ShapeError(ref, f"`{file}` has no feature `{feature_id}`; it has {known}")
        shapes[ref] = _geometry(features[file][feature_id], ref)
    return shapes


def _read_features(path: Path, ref: str) -> dict[str, object]:
    """Read the geometries of a GeoJSON file by feature id."""
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ShapeError(ref, f"there is no file `{path.name}` in the case folder") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ShapeError(ref, f"`{path.name}` is not GeoJSON: {error}") from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise ShapeError(ref, f"`{path.name}` is not a GeoJSON feature collection")
    found: dict[str, object] = {}
    for feature in features:
        properties = feature.get("properties") or {}
        name = feature.get("id", properties.get("id"))
        if name is not None:
            found[str(name)] = feature.get("geometry")
    return found


def _geometry(geometry: object, ref: str) -> BaseGeometry:
    if not isinstance(geometry, dict):
        raise ShapeError(ref, f"`{ref}` has no geometry")
    try:
        found = shape_of(geometry)
    except (ShapelyError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise ShapeError(ref, f"the geometry of `{ref}` cannot be read: {error}") from None
    if found.is_empty or not found.is_valid:
        raise ShapeError(ref, f"the shape `{ref}` is empty or crosses itself: {shapely.is_valid_reason(found)}")
    return found


def _lies_by_shape(shapes: Mapping[str, BaseGeometry]) -> Pairs:
    """Compare shapes all at once: only pairs that share more than a border are listed."""
    ids = list(shapes)
    if not ids:
        return {}
    geometries = np.array(list(shapes.values()), dtype=object)
    first, second = shapely.STRtree(geometries).query(geometries, predicate="intersects")
    apart = first != second
    first, second = first[apart], second[apart]
    covered = shapely.covered_by(geometries[first], geometries[second])
    crossing = ~shapely.touches(geometries[first], geometries[second])
    return {
        (ids[a], ids[b]): Lies.INSIDE if is_covered else Lies.OVERLAPS
        for a, b, is_covered, is_crossing in zip(first, second, covered, crossing, strict=True)
        if is_covered or is_crossing
    }


def _close(inside: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """Give for each place all places that contain it, itself included."""
    within = {}
    for place in inside:
        reached, open_ = {place}, [place]
        while open_:
            for outer in inside[open_.pop()] - reached:
                reached.add(outer)
                open_.append(outer)
        within[place] = reached
    return within
