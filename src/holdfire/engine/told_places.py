"""Strips of land that only claims name: "between 5 and 8 km of the front" is a place of the case then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from holdfire.claims.claim import Claim, Coverage, Event
from holdfire.claims.dataset import Dataset
from holdfire.deal.model import Deal
from holdfire.vocab.distance import find_strips, parse_distance
from holdfire.vocab.geometry import ShapeError, close_places
from holdfire.vocab.place import Place, Places, Spot
from holdfire.vocab.spots import with_spots, without_spots
from holdfire.vocab.strips import NoSideError


def with_places_told(
    deal: Deal, claims: Iterable[Claim], datasets: Iterable[Dataset], folder: Path, spots: Iterable[Spot] = ()
) -> Deal:
    """Add what claims name and the deal does not to its places: strips of its places, and places out of files.

    A strip on a side that its line does not have says nothing of where it lies, and so does a strip of a spot.

    Args:
        folder: The case folder, where shapes are.
        spots: Places out of files.

    """
    named = dict.fromkeys(_named(claims, datasets))
    strips = {name: strip for name in named if (strip := _strip(name, deal.places)) is not None}
    new = {spot.id: spot for spot in spots if spot.id not in deal.places.by_id}
    if new or deal.places.spots:
        known = {"", *deal.places.by_id, *strips, *new}
        new.update((name, Spot(name)) for name in named if name not in known)
    if not strips and not new:
        return deal
    places = _with(strips, deal.places, folder) if strips else deal.places
    return replace(deal, places=with_spots(places, new.values(), folder))


def _named(claims: Iterable[Claim], datasets: Iterable[Dataset]) -> Iterable[str]:
    for kind in (kind for dataset in datasets for kind in dataset.kinds):
        for field in ("place", "from_place", "to_place"):
            if field in kind.told:
                yield from (str(place) for place in kind.told[field].values.values())
    for claim in claims:
        match claim.assertion:
            case Event(place=place, from_place=start, to_place=goal):
                yield from (place, start, goal)
            case Coverage(place=place):
                yield place


def _strip(name: str, places: Places) -> Place | None:
    if not name or name in places.by_id:
        return None
    own = sorted((place.id for place in without_spots(places)), key=len, reverse=True)
    for phrase in find_strips(name, own):
        of = name[slice(*phrase.of)]
        is_whole = (phrase.start, phrase.end) == (0, len(name))
        return Place(name, name=name, strip=phrase.strip(of, parse_distance)) if is_whole and of in own else None
    return None


def _with(strips: dict[str, Place], places: Places, folder: Path) -> Places:
    own = without_spots(places)
    try:
        closed = close_places([*own, *strips.values()], folder)
    except ShapeError:
        closed = close_places([*own, *strips.values()], None)
    except NoSideError as error:
        lost = {error.place: replace(strips[error.place], strip=None, unknown=True)}
        return _with({**strips, **lost}, places, folder)
    return with_spots(closed, places.spots, folder)
