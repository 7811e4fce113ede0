"""The entries that an import appends to the log: first what was imported, then names, claims, marks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.importing import GONE, REFUSED, Compared, Import, steps_of
from holdfire.formats.looking import Looked
from holdfire.log.entry import NewEntry


def batch_name(number: int) -> str:
    """Name a batch by the number of its first entry: ``b1``."""
    return f"b{number}"


def entries_of(
    one: Import, looked: Looked, batch: str, by: str, why: str = "", mapping: str = ""
) -> Iterator[NewEntry]:
    """Make the entries, one after another while the file is read again.

    Args:
        looked: What was seen before; its counts are kept with the batch.
        batch: Id of the batch.
        mapping: The mapping file, as it stands.
    """

    def entry(kind: str, subject: str, body: Mapping[str, Any]) -> NewEntry:
        return NewEntry(by, kind, subject, body, why, batch)

    yield entry("batch", batch, _batch(one, looked, mapping))
    origin = {"format": one.format.NAME, "dataset": one.dataset, "file": one.source.path.name}
    for step in steps_of(one, looked.refuse):
        match step:
            case FoundParty():
                yield entry("party", step.id, _party(step))
            case FoundPlace():
                yield entry("place", step.id, _place(step))
            case Compared(what=what) if what == GONE:
                for claim in step.marks:
                    yield entry("vanished", str(claim), {"dataset": step.name[0], "key": step.name[1]})
            case Compared(what=what) if what != REFUSED:
                for number in step.marks:
                    yield entry("undo", str(number), {"entry": number})
                yield from (
                    entry("claim", version.row["id"], _claim(step, version.row, version.first, origin))
                    for version in step.claims
                )


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
            from_["fields"] = step.row.fields
        if step.row.flags:
            from_["flags"] = list(step.row.flags)
        if step.row.restricted:
            from_["restricted"] = step.row.restricted
    if first != row["id"]:
        from_["first"] = first
    return {"row": row, "origin": from_}


def _filled(body: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what says nothing."""
    return {key: value for key, value in body.items() if value not in ("", [], {})}
