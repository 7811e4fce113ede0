"""Parties and places that the log holds: names that came with evidence, as parties and spots of the case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from holdfire.claims.names import Names, fold, spellings
from holdfire.log.entry import Entry
from holdfire.vocab.party import Party
from holdfire.vocab.place import Spot


def parties_kept(entries: Iterable[Entry]) -> tuple[Party, ...]:
    """Give the parties of entries that stand; the last entry of an id says what holds."""
    found = {}
    for entry in entries:
        body = entry.body
        found[entry.subject] = Party(
            entry.subject,
            body.get("name") or entry.subject,
            body.get("kind", ""),
            tuple(body.get("also", ())),
            tuple(body.get("member of", ())),
        )
    return tuple(found.values())


def spots_kept(entries: Iterable[Entry]) -> tuple[Spot, ...]:
    """Give the places of entries that stand; the last entry of an id says what holds."""
    found = {}
    for entry in entries:
        body = entry.body
        found[entry.subject] = Spot(
            entry.subject,
            body.get("name") or entry.subject,
            tuple(body.get("also", ())),
            body.get("wkt", ""),
            float(body.get("radius") or 0),
            tuple(body.get("inside", ())),
            body.get("precision", ""),
        )
    return tuple(found.values())


def names_kept(parties: Iterable[Party], spots: Iterable[Spot]) -> Names:
    """Collect what claims may call them: a place's name only where no other has it, for many places have one name."""
    spots = tuple(spots)
    often = Counter(fold(spot.name) for spot in spots)
    shown = ((spot.id, (*spot.also, *([spot.name] if often[fold(spot.name)] == 1 else []))) for spot in spots)
    return Names(
        parties=spellings((party.id, (party.name, *party.also)) for party in parties),
        places=spellings(shown),
        **{name: {} for name in ("acts", "counts", "bodies", "drafts", "terms", "clauses", "readings", "units")},
    )
