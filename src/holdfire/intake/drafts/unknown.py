"""Names in the row of a claim that the case does not know, and what a reviewer can make of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.names import Names, Spellings, fold
from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.fields import matching
from holdfire.intake.drafts.positions import OPEN

PARTY_KEYS = ("party", "chain", "actors", "whom", "observer", "votes against", "votes abstaining")
PLACE_KEYS = ("where", "from place", "to place")
SOURCE_KINDS = ("person", "organisation", "outlet", "unnamed", "state", "armed group", "mediator")
"""What a new source can be; any other words do as well."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name the case does not know; ``sort``: "party" or "place"."""

    name: str
    sort: str


def unknown_names(row: Row, names: Names) -> tuple[Unknown, ...]:
    """List the names of a row that mean nobody and no place of the case, each once."""
    found = []
    for keys, sort, known in ((PARTY_KEYS, "party", names.parties), (PLACE_KEYS, "place", names.places)):
        for key in keys:
            value = row.get(key) or ()
            entries = [value] if isinstance(value, str) else value
            for name in (part.strip() for entry in entries for part in str(entry).split(" + ")):
                is_name = name not in ("", OPEN) and not name.startswith("within ")
                if is_name and known is not None and fold(name) not in known:
                    found.append(Unknown(name, sort))
    return tuple(dict.fromkeys(found))


def who_is_meant(letters: str, known: Spellings | None, shown: Mapping[str, str]) -> Sequence[tuple[str, str]]:
    """List whom or what some letters may mean: ids with the names to show, by any spelling, nearest first."""
    spelled = dict(known or {})
    for id_, name in shown.items():
        if id_ in spelled.values():
            spelled.setdefault(fold(name), id_)
    meant = dict.fromkeys(spelled[one] for one in matching(letters, sorted(spelled), most=40))
    return [(id_, shown.get(id_, id_)) for id_ in meant][:8]


def new_id(name: str, known: Spellings | None) -> str:
    """Make an id for somebody new: the name folded, with a number where it is taken."""
    wanted = fold(name).replace("/", " ").replace("+", " ").replace("|", " ")
    number, free = 1, wanted
    while free in (known or {}):
        number += 1
        free = f"{wanted} {number}"
    return free
