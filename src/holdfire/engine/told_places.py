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
from holdfire.vocab.place import Place, Places
from holdfire.vocab.strips import NoSideError


def with_places_told(deal: Deal, claims: Iterable[Claim], datasets: Iterable[Dataset], folder: Path) -> Deal:
    """Add the strips that claims name and the deal does not to its places.

    A strip on a side that its line does not have says nothing of where it lies.

    Args:
        folder: The case folder, where shapes are.

    """
    strips = {name: strip for name in _named(claims, datasets) if (strip := _strip(name, deal.places)) is not None}
    return replace(deal, places=_with(strips, deal.places, folder)) if strips else deal


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
    for phrase in find_strips(name, sorted(places.by_id, key=len, reverse=True)):
        of = name[slice(*phrase.of)]
        is_whole = (phrase.start, phrase.end) == (0, len(name))
        return Place(name, name=name, strip=phrase.strip(of, parse_distance)) if is_whole else None
    return None


def _with(strips: dict[str, Place], places: Places, folder: Path) -> Places:
    try:
        return close_places([*places.by_id.values(), *strips.values()], folder)
    except ShapeError:
        return close_places([*places.by_id.values(), *strips.values()], None)
    except NoSideError as error:
        lost = {error.place: replace(strips[error.place], strip=None, unknown=True)}
        return _with({**strips, **lost}, places, folder)
