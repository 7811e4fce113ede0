"""What the log has of rows that were imported before: what each said last, and whether its source still has it.

Of each claim only a mark of what it says is held in memory; what it said is fetched where the mark is another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any, Protocol

from holdfire.formats.found import NOTHING
from holdfire.log.entry import canonical

RowName = tuple[str, str]
"""Dataset and the source's own key in it."""
OWN_KEYS = ("id", "replaces")
"""Keys of a claim that an import makes itself."""


class KeptEntry(Protocol):
    """As much of an entry of the log as is needed here."""

    @property
    def number(self) -> int:
        """From 1."""

    @property
    def subject(self) -> str:
        """Id of the claim."""

    @property
    def body(self) -> Mapping[str, Any]:
        """What it holds."""


@dataclass(slots=True)
class KnownClaim:
    """The last version of a claim.

    Attributes:
        first: Id of its first version. ``subject``: of its last, whose entry is ``number``.
        versions: How many there have been.
        mark: Of what it says.
    """

    first: str
    subject: str
    number: int
    versions: int
    mark: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """What an import is compared with.

    Attributes:
        rows: The claims that imports before made of each row.
        gone: Numbers of entries that mark a row as gone from its source.
        taken: Ids of claims that did not come from an import: no row may make a claim called so.
        named: What a row may answer, replace or point at: ids of claims and incidents.
        fetch: Gives the body of an entry by its number.
    """

    rows: Mapping[RowName, list[KnownClaim]] = field(default_factory=dict)
    gone: Mapping[RowName, list[int]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    fetch: Callable[[int], Mapping[str, Any]] = field(default=lambda number: NOTHING)


def known_rows(
    claims: Iterable[KeptEntry],
    vanished: Iterable[KeptEntry],
    fetch: Callable[[int], Mapping[str, Any]],
    of_the_case: Iterable[str] = (),
    incidents: Iterable[str] = (),
) -> Known:
    """Collect what the log has.

    Args:
        claims: Entries of claims that stand, oldest first. ``vanished``: marks that stand.
        fetch: Gives the body of an entry by its number.
        of_the_case: Ids of claims in its files.
        incidents: That claims of the case tell of.
    """
    rows: dict[RowName, list[KnownClaim]] = {}
    taken, imported = set(of_the_case), set[str]()
    named = taken.union(incidents)
    for entry in claims:
        body = entry.body
        named.add(entry.subject)
        named.update([body["row"]["incident"]] if body["row"].get("incident") else ())
        origin = body.get("origin")
        if not origin:
            taken.add(entry.subject)
            continue
        imported.add(entry.subject)
        row = rows.setdefault((origin["dataset"], origin["key"]), [])
        first, mark = origin.get("first", entry.subject), mark_of(body["row"], origin.get("fields", NOTHING))
        known = next((one for one in row if one.first == first), None)
        if known is None:
            row.append(KnownClaim(first, entry.subject, entry.number, _version(entry.subject, first), mark))
        else:
            known.subject, known.number, known.mark = entry.subject, entry.number, mark
            known.versions = max(known.versions + 1, _version(entry.subject, first))
    gone: dict[RowName, list[int]] = {}
    for entry in vanished:
        body = entry.body
        gone.setdefault((body["dataset"], body["key"]), []).append(entry.number)
    return Known(rows, gone, frozenset(taken - imported), frozenset(named), fetch)


def mark_of(row: Mapping[str, Any], fields: Mapping[str, str]) -> bytes:
    """Mark what a claim says, its columns at the source included; not what an import makes itself."""
    said = {key: value for key, value in row.items() if key not in OWN_KEYS}
    return blake2b(canonical([said, dict(fields)]).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def next_version(known: KnownClaim) -> str:
    """Name the claim of a changed row: ``ucdp-308593``, then ``ucdp-308593-v2``."""
    return f"{known.first}-v{known.versions + 1}"


def differences(
    body: Mapping[str, Any], claim: Mapping[str, Any], fields: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """List what a row says otherwise than it did: key of the claim or column of the source, old, new."""
    row, kept = body["row"], body["origin"].get("fields", NOTHING)
    found = []
    for old, new, skip in ((row, claim, OWN_KEYS), (kept, fields, ())):
        for key in dict.fromkeys((*old, *new)):
            was, is_now = old.get(key), new.get(key)
            if key not in skip and _plain(was) != _plain(is_now):
                found.append((key, _shown(was), _shown(is_now)))
    return tuple(found)


def _version(id_: str, first: str) -> int:
    number = id_.removeprefix(f"{first}-v")
    return int(number) if number.isdecimal() and id_ != first else 1


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
