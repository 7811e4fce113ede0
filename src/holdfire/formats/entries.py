"""The entries that an import appends to the log: names, claims, marks, at last what was imported."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.importing import GONE, REFUSED, Compared, Import
from holdfire.formats.looking import Looked, looking
from holdfire.log.entry import NewEntry


def batch_name(number: int) -> str:
    """Name a batch by the number of its first entry: ``b1``."""
    return f"b{number}"


Said = tuple[str, str, dict[str, Any]]
"""Kind, subject and body of an entry."""


def entries_of(
    one: Import, looked: Looked, batch: str, by: str, why: str = "", mapping: str = ""
) -> Iterator[NewEntry]:
    """Make the entries, one after another while the file is read; none where it changes nothing.

    Args:
        looked: Is filled on the way; its counts are kept with the batch.
        batch: Id of the batch.
        mapping: The mapping file, as it stands.
    """
    for kind, subject, body in said_by(one, looked, batch, mapping):
        yield NewEntry(by, kind, subject, body, why, batch)


def said_by(one: Import, looked: Looked, batch: str, mapping: str = "") -> Iterator[Said]:
    """Give what the entries say."""
    origin = {"format": one.format.NAME, "dataset": one.dataset, "file": one.source.path.name}
    names: list[Said] = []
    for step in looking(one, looked):
        if isinstance(step, Compared):
            if (step.claims or step.marks) and step.what != REFUSED:
                if names:
                    yield from names
                    names.clear()
                yield from _said(step, origin)
        elif isinstance(step, FoundParty):
            names.append(("party", step.id, _party(step)))
        elif isinstance(step, FoundPlace):
            names.append(("place", step.id, _place(step)))
    if looked.changes_something:
        yield from names
        yield "batch", batch, _batch(one, looked, mapping)


def _said(step: Compared, origin: Mapping[str, str]) -> Iterator[Said]:
    """Give kind, subject and body of each entry about a row."""
    if step.what == GONE:
        for claim in step.marks:
            yield "vanished", str(claim), {"dataset": step.name[0], "key": step.name[1]}
        return
    for number in step.marks:
        yield "undo", str(number), {"entry": number}
    for version in step.claims:
        yield "claim", version.row["id"], _claim(step, version.row, version.first, origin)


def sha256_of(path: Path) -> str:
    """Work out the SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _batch(one: Import, looked: Looked, mapping: str) -> dict[str, Any]:
    return _filled(
        {
            "format": one.format.NAME,
            "dataset": one.dataset,
            "file": one.source.path.name,
            "sha256": sha256_of(one.source.path),
            "mapping": mapping,
            "counts": {what: number for what, number in sorted(looked.counts.items()) if number},
        }
    )


def _party(party: FoundParty) -> dict[str, Any]:
    said = {"name": party.name, "kind": party.kind, "also": list(party.also), "member of": list(party.member_of)}
    return _filled(said)


def _place(place: FoundPlace) -> dict[str, Any]:
    return _filled(
        {
            "name": place.name,
            "also": list(place.also),
            "wkt": place.wkt,
            "radius": place.radius,
            "inside": list(place.inside),
            "precision": place.precision,
        }
    )


def _claim(step: Compared, row: Mapping[str, Any], first: str, origin: Mapping[str, str]) -> dict[str, Any]:
    from_: dict[str, Any] = {**origin, "key": step.name[1], "line": step.line}
    if step.row:
        if step.row.fields:
            from_["fields"] = dict(step.row.fields)
        if step.row.flags:
            from_["flags"] = list(step.row.flags)
        if step.row.restricted:
            from_["restricted"] = step.row.restricted
    if first != row["id"]:
        from_["first"] = first
    return {"row": dict(row), "origin": from_}


def _filled(body: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {key: value for key, value in body.items() if value not in ("", [], {})}
