"""How places lie to each other, worked out once from what was declared and from shapes.

Two shapes that only touch lie outside each other; a shape on another's border (a road
that is the line) lies inside it. For strips, see ``strips``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import shape as shape_of
from shapely.geometry.base import BaseGeometry

from holdfire.vocab.place import Epoch, Lies, Pairs, Place, Places, Strip
from holdfire.vocab.strips import Ground, ground_of, lies_by_ground, lies_by_number


class ShapeError(ValueError):
    """A shape cannot be read or drawn. ``ref`` is the ``file#feature`` that was asked for, or the id of a strip."""

    def __init__(self, ref: str, message: str) -> None:
        super().__init__(message)
        self.ref = ref


def close_places(places: Iterable[Place], folder: Path | None) -> Places:
    """Work out how every place lies to every other, at every date from which one of them moves.

    ``inside`` as declared holds over any number of levels. Where both places have
    shapes, geometry says the rest: covered is inside, crossing is overlapping. What was
    declared wins over geometry. Two places that share a third overlap. A place of which nobody knows
    where it lies overlaps everything but what contains it or lies inside it. What has no shape and is not said
    to lie near a line may lie beyond any distance from it.

    Args:
        places: In any order, ids unique. An ``inside`` that names no place is left to the checks.
        folder: The case folder, where the GeoJSON files are; ``None``: shapes are not looked at.

    Raises:
        ShapeError: A file or feature is missing or is no GeoJSON; the message says which.
        NoSideError: A strip lies on a side that its line has not.
    """
    by_id = {place.id: place for place in places}
    if folder is None:
        return Places(by_id, _lies(by_id, {}, set()))
    moving = [place for place in by_id.values() if place.shapes]
    shapes = read_shapes(folder, _refs(by_id.values()))
    dates = {begins.earliest: begins for place in moving for begins, _ in place.shapes if begins}
    found: list[Pairs] = []
    for second in (None, *sorted(dates)):
        refs = {place.id: place.shape_at(second) for place in by_id.values()}
        hidden = {place.id for place in moving if not refs[place.id]}
        found.append(_lies(by_id, {place: shapes[ref] for place, ref in refs.items() if ref}, hidden))
    epochs = zip(sorted(dates), pairwise(found), strict=True)
    return Places(by_id, found[0], tuple(Epoch(dates[at], pairs) for at, (before, pairs) in epochs if pairs != before))


def shapes_at(places: Mapping[str, Place], folder: Path, second: int) -> dict[str, BaseGeometry]:
    """Give what places cover at a moment (UTC seconds), in degrees: their shapes, and strips that have an end.

    Args:
        places: By id.
        folder: The case folder.

    Raises:
        ShapeError, NoSideError: As for ``close_places``.
    """
    endless = {place.id for place in places.values() if place.strip and place.strip.within is None}
    grounds = grounds_at(places, folder, second)
    return {place: ground.drawn for place, ground in grounds.items() if place not in endless}


def grounds_at(places: Mapping[str, Place], folder: Path, second: int) -> dict[str, Ground]:
    """Work out what places cover at a moment (UTC seconds), strips without an end too.

    Raises:
        ShapeError, NoSideError: As for ``close_places``.
    """
    shapes = read_shapes(folder, _refs(places.values()))
    refs = {place.id: place.shape_at(second) for place in places.values()}
    return _grounds(places, {place: shapes[ref] for place, ref in refs.items() if ref})


def _refs(places: Iterable[Place]) -> Iterable[str]:
    for place in places:
        yield from place.shape_refs


def _lies(by_id: Mapping[str, Place], shapes: Mapping[str, BaseGeometry], hidden: set[str]) -> Pairs:
    """Say how places lie in one epoch; ``hidden`` ones have no shape yet."""
    grounds = _grounds(by_id, shapes)
    numbers = lies_by_number(by_id.values(), grounds)
    drawn = {pair: lies for pair, lies in lies_by_ground(grounds).items() if pair not in numbers}
    told = {pair: lies for pair, lies in {**drawn, **numbers}.items() if lies and set(pair) <= by_id.keys()}
    inside = {place.id: {outer for outer in place.inside if outer in by_id} for place in by_id.values()}
    declared = _close(inside)
    for (a, b), lies in told.items():
        if lies is Lies.INSIDE and a not in declared[b]:
            inside[a].add(b)
    within = _close(_with_parts(inside, by_id))
    lies_to: dict[tuple[str, str], Lies] = {}
    near = _beside_strips(by_id, within, grounds)
    for a, b in [(a, b) for a, outers in within.items() for b in outers] + list(told) + near:
        for outer_a in within[a]:
            for outer_b in within[b]:
                lies_to[outer_a, outer_b] = lies_to[outer_b, outer_a] = Lies.OVERLAPS
    for a, outers in within.items():
        lies_to.update(dict.fromkeys(((a, b) for b in outers), Lies.INSIDE))
    unknown = {(a, b) for a in _unknown(by_id, hidden) for b in by_id}
    for a, b in unknown | _perhaps_beyond(by_id, within, numbers, grounds):
        lies_to.setdefault((a, b), Lies.OVERLAPS)
        lies_to.setdefault((b, a), Lies.OVERLAPS)
    return {pair: lies for pair, lies in lies_to.items() if pair[0] != pair[1]}


def _grounds(by_id: Mapping[str, Place], shapes: Mapping[str, BaseGeometry]) -> dict[str, Ground]:
    """Work out what places cover: those with shapes, then what is made of them."""
    grounds = {place: Ground.of_shape(shape) for place, shape in shapes.items()}
    left = [place for place in by_id.values() if (place.strip and not place.strip.is_open) or place.parts]
    while left:
        waiting = []
        for place in left:
            made_of = (place.strip.of,) if place.strip else place.parts
            if not all(part in grounds for part in made_of):
                waiting.append(place)
            elif place.strip:
                grounds[place.id] = _ground(place.id, place.strip, grounds[place.strip.of].drawn)
            else:
                grounds[place.id] = Ground.of_shape(shapely.union_all([grounds[part].drawn for part in made_of]))
        if len(waiting) == len(left):
            break
        left = waiting
    return grounds


def _ground(place: str, strip: Strip, around: BaseGeometry) -> Ground:
    try:
        return ground_of(place, strip, around)
    except ShapelyError:
        message = f"`{place}` cannot be drawn: it reaches over a pole, or around the earth"
        raise ShapeError(place, message) from None


def _with_parts(inside: Mapping[str, set[str]], by_id: Mapping[str, Place]) -> Mapping[str, set[str]]:
    """Add that parts lie inside their whole, and the whole inside what all of them lie inside."""
    within = _close(inside)
    made = {place: set(outers) for place, outers in inside.items()}
    for place in by_id.values():
        parts = [part for part in place.parts if part in by_id]
        for part in parts:
            made[part].add(place.id)
        if parts:
            made[place.id] |= set.intersection(*(within[part] for part in parts))
    return made


def _beside_strips(
    by_id: Mapping[str, Place], within: Mapping[str, set[str]], grounds: Mapping[str, Ground]
) -> list[tuple[str, str]]:
    """List what may reach into a strip and no shape decides: what contains its place, or lies on its line."""
    found = []
    strips_of: dict[str, set[str]] = {}
    for place in by_id.values():
        if place.strip:
            strips_of.setdefault(place.strip.of, {place.strip.of}).add(place.id)
    for place in by_id.values():
        strip = place.strip
        if strip is None or strip.takes_in or strip.of not in by_id:
            continue
        around = within[strip.of] - strips_of[strip.of]
        on_it = {name for name, outers in within.items() if strip.of in outers and not strip.beyond}
        found += [(place.id, name) for name in around | on_it if not {place.id, name} <= grounds.keys()]
    return found


def _perhaps_beyond(
    by_id: Mapping[str, Place], within: Mapping[str, set[str]], numbers: Pairs, grounds: Mapping[str, Ground]
) -> set[tuple[str, str]]:
    """List what may lie in a strip without an end, for no shape and nothing declared says that it does not."""
    return {
        (strip.id, name)
        for strip in by_id.values()
        if strip.strip and strip.strip.within is None
        for name, outers in within.items()
        if not {strip.id, name} <= grounds.keys()
        and not any(numbers.get((outer, strip.id)) is Lies.OUTSIDE for outer in outers)
    }


def _unknown(by_id: Mapping[str, Place], hidden: set[str]) -> set[str]:
    """Name the places of which nobody knows where they lie: they, and what is made of them."""
    unknown = {place.id for place in by_id.values() if place.unknown or (place.strip and place.strip.is_open)} | hidden
    while True:
        made_of_them = {
            place.id
            for place in by_id.values()
            if (place.strip and place.strip.of in unknown) or not unknown.isdisjoint(place.parts)
        }
        if made_of_them <= unknown:
            return unknown
        unknown |= made_of_them


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
    west, south, east, north = found.bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise ShapeError(ref, f"the shape `{ref}` is not in degrees of longitude and latitude")
    return found


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
