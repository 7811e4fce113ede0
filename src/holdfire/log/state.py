"""What follows from a log: a pure function of its entries. Those undone are left out, with all that they said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from holdfire.log.entry import Entry, Head, NewEntry, at_of, chained
from holdfire.log.kept import has_log

EMPTY = Head()
DECIDING = ("decision", "undo")
"""Kinds of entries that say what reviewers decided and what was taken back."""


@dataclass(frozen=True, slots=True)
class State:
    """The entries that stand, of each kind oldest first.

    Attributes:
        head: The last entry that was read.
        vanished: By id of the claim: its source has it no longer.
        undone: By number of an entry that does not stand: the number of the one that undid it.
        taken_out: By name of a document whose entries with a hash were all undone: the last of them, and what undid it.
        deciding: All entries of the kinds in ``DECIDING``, also those that do not stand: what was taken back is told.
    """

    head: Head = EMPTY
    claims: tuple[Entry, ...] = ()
    parties: tuple[Entry, ...] = ()
    places: tuple[Entry, ...] = ()
    documents: tuple[Entry, ...] = ()
    decisions: tuple[Entry, ...] = ()
    incidents: tuple[Entry, ...] = ()
    batches: tuple[Entry, ...] = ()
    publications: tuple[Entry, ...] = ()
    seals: tuple[Entry, ...] = ()
    vanished: Mapping[str, Entry] = field(default_factory=dict)
    undone: Mapping[int, int] = field(default_factory=dict)
    taken_out: Mapping[str, tuple[Entry, Entry]] = field(default_factory=dict)
    deciding: tuple[Entry, ...] = ()


NOTHING = State()


def read_state(folder: Path, until: int | None = None) -> State:
    """Read the log of a case, cut before a second (UTC); a case without a log has said nothing.

    Raises:
        LogError: The log cannot be read.
    """
    return state_of(read_entries(folder, until=until))


def read_deciding(folder: Path, after: int = 0) -> tuple[Entry, ...]:
    """Read the entries behind a number that say what reviewers decided and what was taken back.

    Raises:
        LogError: The log cannot be read.
    """
    return read_entries(folder, after, kinds=DECIDING)


def read_entries(
    folder: Path, after: int = 0, until: int | None = None, kinds: Collection[str] = ()
) -> tuple[Entry, ...]:
    """Read entries of the log of a case, chosen as ``Log.entries`` does; a case without a log has none.

    Raises:
        LogError: The log cannot be read.
    """
    if not has_log(folder):
        return ()
    store = import_module("holdfire.log.store")  # a fifth of a second, which a case without a log need not pay
    with store.open_log(folder) as log:
        return tuple(log.entries(after, until, kinds))


def state_of(entries: Iterable[Entry]) -> State:
    """Work out what stands after some entries, given oldest first."""
    entries = tuple(entries)
    undone = undone_by(entries)
    by_kind: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.number not in undone:
            by_kind.setdefault(entry.kind, []).append(entry)

    def of(kind: str) -> tuple[Entry, ...]:
        return tuple(by_kind.get(kind, ()))

    return State(
        head=entries[-1].head if entries else EMPTY,
        claims=of("claim"),
        parties=of("party"),
        places=of("place"),
        documents=of("document"),
        decisions=of("decision"),
        incidents=of("incident"),
        batches=of("batch"),
        publications=of("publication"),
        seals=of("seal"),
        vanished={entry.subject: entry for entry in of("vanished")},
        undone=undone,
        taken_out=_taken_out(entries, undone),
        deciding=tuple(entry for entry in entries if entry.kind in DECIDING),
    )


def _taken_out(entries: tuple[Entry, ...], undone: Mapping[int, int]) -> dict[str, tuple[Entry, Entry]]:
    hashed = [entry for entry in entries if entry.kind == "document" and entry.body.get("sha256")]
    standing = {entry.subject for entry in hashed if entry.number not in undone}
    out = {entry.subject: entry for entry in hashed if entry.subject not in standing}
    numbers = {undone[entry.number] for entry in out.values()}
    undoing = {entry.number: entry for entry in entries if entry.number in numbers} if numbers else {}
    return {name: (entry, undoing[undone[entry.number]]) for name, entry in out.items()}


def state_before(entries: Iterable[Entry], until: int) -> State:
    """Work out what stood before a second (UTC)."""
    end = at_of(until)
    return state_of(entry for entry in entries if entry.at < end)


def state_after(entries: Iterable[Entry], new: Iterable[NewEntry], at: int) -> State:
    """Work out what would stand if more were appended at a moment (UTC seconds), which is not done.

    So it can be seen whether a case could be read then, and what would change.
    """
    entries = tuple(entries)
    head = entries[-1].head if entries else EMPTY
    added = []
    for one in new:
        entry = chained(one, head, max(head.at, at_of(at)))
        added.append(entry)
        head = entry.head
    return state_of((*entries, *added))


def undone_by(entries: tuple[Entry, ...]) -> dict[int, int]:
    """Map the number of each entry that was undone to the first that undid it; an undoing can be undone, too."""
    numbers: dict[int, int] = {}
    batches: dict[str, int] = {}
    undone: dict[int, int] = {}
    for entry in reversed(entries):
        by = numbers.get(entry.number) or batches.get(entry.batch, 0)
        if by:
            undone[entry.number] = by
        elif entry.kind == "undo":
            body = entry.body
            if body.get("batch"):
                batches[body["batch"]] = entry.number
            else:
                numbers[body["entry"]] = entry.number
    return undone
