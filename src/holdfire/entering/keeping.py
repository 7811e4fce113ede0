"""Keeping what was entered: entries of the log, for the claim and for everybody it names who is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from holdfire.intake.drafts.draft import Row
from holdfire.log.entry import Head, NewEntry
from holdfire.log.store import open_log
from holdfire.vocab.party import Party
from holdfire.vocab.place import Spot


def entries_of(row: Row, new: Iterable[Party | Spot], by: str, why: str = "") -> tuple[NewEntry, ...]:
    """Make the entries for a claim: those it names who are new first.

    Args:
        row: With its name. ``recorded`` is left out: it is when the entry is written.
        new: Only those that the claim names are kept, the places that hold a new one, and whom a new one belongs to.
    """
    named = _texts(row)
    kept: list[Party | Spot] = []
    for one in reversed(tuple(new)):
        holds = any(one.id in (other.inside if isinstance(other, Spot) else other.member_of) for other in kept)
        if holds or {one.id, one.name, *one.also} & named:
            kept.append(one)
    told = {key: value for key, value in row.items() if key != "recorded"}
    claim = NewEntry(by, "claim", str(row["id"]), {"row": told}, why)
    return (*(_introduced(one, by) for one in reversed(kept)), claim)


class NameTakenError(Exception):
    """Somebody else has kept a claim of that name meanwhile."""


def append_entries(folder: Path, new: Iterable[NewEntry], at: int, seen: int) -> Head:
    """Append entries to the log of a case, all or none.

    Args:
        at: UTC seconds.
        seen: Number of the last entry that the case was read with.

    Raises:
        LogError: The log cannot be written.
        NameTakenError: A claim in it is called as one that came after those seen.
    """
    new = tuple(new)
    names = {one.subject for one in new if one.kind == "claim"}
    with open_log(folder) as log, log.writing(at) as writing:
        for entry in writing.entries(after=seen):
            if entry.kind == "claim" and entry.subject in names:
                raise NameTakenError(f"{entry.by} has kept a claim called `{entry.subject}` meanwhile")
        writing.append(new)
    return writing.head


def _introduced(one: Party | Spot, by: str) -> NewEntry:
    body: Mapping[str, Any] = {"name": one.name, "also": list(one.also)}
    if isinstance(one, Party):
        group = {"member of": list(one.member_of)} if one.member_of else {}
        return NewEntry(by, "party", one.id, {**body, "kind": one.kind, **group})
    drawn = {"wkt": one.wkt, "radius": f"{one.radius:g}"} if one.wkt else {}
    return NewEntry(by, "place", one.id, {**body, "inside": list(one.inside), **drawn})


def _texts(value: object) -> frozenset[str]:
    """Collect all texts in a row, those that are joined by ``+`` one by one."""
    if isinstance(value, str):
        return frozenset(part.strip() for part in (value, *value.split("+")))
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list | tuple) else ()
    return frozenset(text for part in inner for text in _texts(part))
