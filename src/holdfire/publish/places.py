"""The places of a case as they are shown: those that may, with areas instead of shapes where they are coarsened."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from holdfire.deal.model import Deal
from holdfire.pipeline import Case
from holdfire.publish.coarse import DECIMALS, Ground, Shown, area_shown
from holdfire.publish.contacts import find_contacts
from holdfire.publish.folding import folded
from holdfire.publish.hidden import Hidden
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.publish.rebuild import texts_in
from holdfire.vocab.geometry import ShapeError, read_shapes
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Epoch, Pairs, Place, Places, Strip
from holdfire.vocab.spots import draw_spots

FILE = "places.geojson"


@dataclass(frozen=True, slots=True)
class PlacesShown:
    """Places made anew.

    Attributes:
        places: What is shown of them.
        stands_for: Place id to what claims name instead; ``""``: no place.
        shapes: By ``file#feature``, what is drawn.
        exact: By place id, shapes that do not leave.
    """

    places: Places
    stands_for: Mapping[str, str]
    shapes: Mapping[str, BaseGeometry]
    exact: Mapping[str, tuple[BaseGeometry, ...]]

    def as_geojson(self) -> str:
        """Write what is drawn as one file, features called as places refer to them."""
        features = [
            {"type": "Feature", "id": ref.partition("#")[2], "properties": {}, "geometry": _geometry(shape)}
            for ref, shape in self.shapes.items()
        ]
        return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


def hidden_places(case: Case, shown: Mapping[str, Shown], pseudonyms: Pseudonyms) -> dict[str, Hidden]:
    """Say which places are not named, by id, and what stands for their names in free text."""
    found = {}
    spots = {spot.id for spot in case.deal.places.spots}
    for place in case.deal.places.by_id.values():
        one = shown[place.id]
        if not one.is_named or (place.id in spots and any(find_contacts(folded(f"{place.id} {place.name}").text))):
            around = case.deal.places.by_id.get(one.container)
            code = pseudonyms.code("place", place.id)
            is_told = around is not None and shown[around.id].is_named
            shows = f"Place {code} in {around.name or around.id}" if around and is_told else f"Place {code}"
            names = tuple(dict.fromkeys(name for name in (place.name, *place.also, place.id) if name))
            found[place.id] = Hidden(place.id, names, shows, one.rule or "never named")
    return found


def places_shown(
    case: Case, shown: Mapping[str, Shown], pseudonyms: Pseudonyms, text: Callable[[str], str], spoken: frozenset[str]
) -> PlacesShown:
    """Make the places anew.

    Args:
        case: Its shapes are read from its folder; where they cannot be, none is drawn.
        shown: How each place is shown.
        pseudonyms: Of the case.
        text: Gives ids and names as they may leave.
        spoken: Ids of places that claims speak of which leave: others that came out of files stay in.
    """
    by_id = case.deal.places.by_id
    kept = _kept(case.deal, shown, spoken)
    shapes = _exact_shapes(case)
    drawn, exact = _drawn(by_id, shown, shapes, pseudonyms)
    exact |= {
        spot.id: (shape,) for spot in case.deal.places.spots if (shape := draw_spots([replace(spot, radius=0)])[0])
    }
    stands_for = {place: _stands_for(place, shown, kept) for place in by_id}
    made: dict[str, Place] = {}
    refs: dict[str, BaseGeometry] = {}
    for place in kept:
        one = _place(by_id[place], shown, drawn.get(place, {}), text, refs, kept)
        made[one.id] = one
    ids = {place: text(place) for place in kept}
    areas = {place: shapely.union_all(list(area.values())) for place, area in drawn.items()}
    ground = Ground(shown, areas, _declared(by_id, shown))

    def lies(pairs: Pairs) -> Pairs:
        rough = [place for place in kept if shown[place].way != "exactly"]
        again = {(a, b) for a in rough for b in kept} | {(a, b) for a in kept for b in rough}
        told = {pair: lies for pair, lies in pairs.items() if pair not in again and {*pair} <= ids.keys()}
        told |= {(a, b): ground.lies(a, b, pairs) for a, b in again if a != b}
        return {(ids[a], ids[b]): lies for (a, b), lies in told.items() if lies}

    places = case.deal.places
    epochs = tuple(Epoch(_plain(epoch.begins), lies(epoch.lies)) for epoch in places.epochs)
    names = {place: text(name) if name else "" for place, name in stands_for.items()}
    return PlacesShown(Places(made, lies(places.lies), epochs), names, refs, exact)


def _exact_shapes(case: Case) -> Mapping[str, BaseGeometry]:
    refs = [ref for place in case.deal.places.by_id.values() for ref in place.shape_refs]
    try:
        return read_shapes(case.folder, refs)
    except ShapeError:
        return {}


def _drawn(
    by_id: Mapping[str, Place],
    shown: Mapping[str, Shown],
    shapes: Mapping[str, BaseGeometry],
    pseudonyms: Pseudonyms,
) -> tuple[dict[str, dict[str, BaseGeometry]], dict[str, tuple[BaseGeometry, ...]]]:
    """Give for each place what is drawn, by reference, and the shapes that do not leave."""
    drawn: dict[str, dict[str, BaseGeometry]] = {}
    exact: dict[str, tuple[BaseGeometry, ...]] = {}
    for place in by_id.values():
        own = {ref: shapes[ref] for ref in place.shape_refs if ref in shapes}
        one = shown[place.id]
        if not own:
            continue
        if one.way == "exactly":
            drawn[place.id] = own
            continue
        exact[place.id] = tuple(own.values())
        if one.way in ("grid", "radius"):
            area = area_shown(one, shapely.union_all(list(own.values())), pseudonyms, place.id)
            drawn[place.id] = dict.fromkeys(own, area)
    return drawn, exact


def _kept(deal: Deal, shown: Mapping[str, Shown], spoken: frozenset[str]) -> tuple[str, ...]:
    """List the places that stay places of the case: not those that became another, unless the deal names them."""
    named = set(texts_in(replace(deal, places=Places({}, {}))))
    made_of = {
        one
        for place in deal.places.by_id.values()
        if shown[place.id].way == "exactly"
        for one in (*place.between, *place.parts)
    }
    away = {
        place for place, one in shown.items() if one.way == "container" and place not in named and place not in made_of
    }
    strips = {place.id: place.strip.of for place in deal.places.by_id.values() if place.strip}
    lost = {strip for strip, of in strips.items() if of in away and strip not in named}
    away -= {of for strip, of in strips.items() if strip not in lost}
    told = {shown[place].container or place for place in spoken if place in shown} | named
    lost |= {spot.id for spot in deal.places.spots if spot.id not in told}
    return tuple(place for place in deal.places.by_id if place not in away | lost)


def _stands_for(place: str, shown: Mapping[str, Shown], kept: tuple[str, ...]) -> str:
    """Name what claims say instead of a place, before it is passed through what may leave."""
    one = shown[place]
    if one.way == "container":
        return one.container
    return place if place in kept else ""


def _place(
    place: Place,
    shown: Mapping[str, Shown],
    drawn: Mapping[str, BaseGeometry],
    text: Callable[[str], str],
    refs: dict[str, BaseGeometry],
    kept: tuple[str, ...],
) -> Place:
    one, named = shown[place.id], text(place.id)

    def ref_of(old: str, number: int) -> str:
        if not old or old not in drawn:
            return ""
        ref = f"{FILE}#{named}{f' {number}' if number else ''}"
        refs[ref] = drawn[old]
        return ref

    inside = [
        outer if shown[outer].way != "container" else shown[outer].container for outer in place.inside if outer in shown
    ]
    inside = [*inside, one.container] if one.way == "container" else inside
    return Place(
        named,
        tuple(dict.fromkeys(text(outer) for outer in inside if outer in kept)),
        ref_of(place.shape, 0),
        tuple(text(name) for name in place.also) if one.is_named else (),
        text(place.name) if place.name else "",
        tuple((begins and _plain(begins), ref_of(ref, number)) for number, (begins, ref) in enumerate(place.shapes, 1)),
        _strip(place.strip, text) if place.strip else None,
        tuple(text(side) for side in place.between),
        text(place.left_under),
        tuple(text(part) for part in place.parts),
        place.unknown,
    )


def _plain(moment: Moment) -> Moment:
    return Moment(moment.earliest, moment.latest)


def _strip(strip: Strip, text: Callable[[str], str]) -> Strip:
    within, beyond = (text(end) if isinstance(end, str) else end for end in (strip.within, strip.beyond))
    return Strip(text(strip.of), within, 0 if beyond is None else beyond, strip.side)


def _declared(by_id: Mapping[str, Place], shown: Mapping[str, Shown]) -> Mapping[str, frozenset[str]]:
    """Give for each place all places that are said to hold it, over any number of levels."""

    def climb(place: str, seen: frozenset[str]) -> frozenset[str]:
        around = {outer for outer in by_id[place].inside if outer in by_id and outer not in seen}
        one = shown[place]
        around |= {one.container} if one.way == "container" and one.container else set()
        return frozenset(around).union(*(climb(outer, seen | {outer}) for outer in around - seen))

    return {place: climb(place, frozenset({place})) for place in by_id}


def _geometry(shape: BaseGeometry) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shapely.to_geojson(shape))
    found["coordinates"] = _rounded(found["coordinates"]) if "coordinates" in found else []
    if "geometries" in found:
        found.pop("coordinates")
        found["geometries"] = [_geometry(part) for part in shapely.get_parts(shape)]
    return found


def _rounded(numbers: Any) -> Any:
    return round(numbers, DECIMALS) if isinstance(numbers, float | int) else [_rounded(one) for one in numbers]
