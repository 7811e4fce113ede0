"""Places that move: what a told place means in each epoch that an incident touches."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from holdfire.claims.incident import FACETS, Incident, Told
from holdfire.vocab.moment import FIRST
from holdfire.vocab.place import Places

PLACE_FACETS = ("place", "from_place", "to_place")

PlaceThen = tuple[str, int]
"""A place and the epoch in which it is meant."""


def in_epochs(incidents: Iterable[Incident], places: Places, from_first: bool = False) -> tuple[Incident, ...]:
    """Make of each told place one alternative for each epoch that the incident's span touches.

    Where no place moves, incidents stay as they are.

    Args:
        from_first: The span reaches back to the beginning of time, as that of a running total may.
    """
    if not places.epochs:
        return tuple(incidents)
    return tuple(_in_epochs(incident, places, from_first) for incident in incidents)


def _in_epochs(incident: Incident, places: Places, from_first: bool) -> Incident:
    epochs = places.epochs_of(FIRST if from_first else incident.earliest, incident.latest)

    def spread(told: Told) -> Told:
        then = frozenset((place, epoch) for place in told.alternatives if place for epoch in epochs)
        return replace(told, alternatives=then | (told.alternatives & {""}))

    facets = zip(FACETS, incident.facets, strict=True)
    return replace(incident, facets=tuple(spread(told) if facet in PLACE_FACETS else told for facet, told in facets))


def place_then(alternative: Hashable) -> PlaceThen:
    """Give the place and the epoch of an alternative of a place facet; ``("", 0)``: unknown."""
    match alternative:
        case (str() as place, int() as epoch):
            return place, epoch
    return str(alternative), 0
