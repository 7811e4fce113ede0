"""What the log has of rows that were imported before: what each said last, and whether its source still has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from holdfire.formats.found import NOTHING

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


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A row of a source as the log has it.

    Attributes:
        claims: By the id of its first version: the entry of its last.
        versions: By the same: how many there have been.
        gone: Numbers of entries that mark it as gone from its source; none: it was there.
    """

    claims: dict[str, KeptEntry] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    gone: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What an import is compared with.

    Attributes:
        rows: What imports before brought.
        taken: Ids of claims that did not come from an import: no row may make a claim called so.
        named: What a row may answer, replace or point at: ids of claims and incidents.
    """

    rows: Mapping[RowName, KnownRow] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()


def known_rows(
    claims: Iterable[KeptEntry],
    vanished: Iterable[KeptEntry],
    of_the_case: Iterable[str] = (),
    incidents: Iterable[str] = (),
) -> Known:
    """Collect what the log has.

    Args:
        claims: Entries of claims that stand, oldest first. ``vanished``: marks that stand.
        of_the_case: Ids of all claims of the case, those of the log among them.
        incidents: That claims of the case tell of.
    """
    rows: dict[RowName, KnownRow] = {}
    taken, imported = set(of_the_case), set[str]()
    named = taken.union(incidents)
    for entry in claims:
        origin = entry.body.get("origin")
        if not origin:
            taken.add(entry.subject)
            continue
        imported.add(entry.subject)
        row = rows.setdefault((origin["dataset"], origin["key"]), KnownRow())
        first = origin.get("first", entry.subject)
        row.claims[first] = entry
        row.versions[first] = max(row.versions.get(first, 0) + 1, _version(entry.subject, first))
    for entry in vanished:
        body = entry.body
        known = rows.get((body["dataset"], body["key"]))
        if known:
            known.gone.append(entry.number)
    return Known(rows, frozenset(taken - imported), frozenset(named | imported))


def next_version(first: str, versions: int) -> str:
    """Name the claim of a changed row: ``ucdp-308593``, then ``ucdp-308593-v2``."""
    return f"{first}-v{versions + 1}"


def differences(
    entry: KeptEntry, claim: Mapping[str, Any], fields: Mapping[str, str]
) -> tuple[tuple[str, str, str], ...]:
    """List what a row says otherwise than it did: key of the claim or column of the source, old, new."""
    body = entry.body
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
