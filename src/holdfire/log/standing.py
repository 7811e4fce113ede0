"""Entries that stand, one after another: for logs too long to hold in memory at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from holdfire.log.entry import Entry
from holdfire.log.state import undone_by

ReadKinds = Callable[[Collection[str]], Iterable[Entry]]
"""Reads the entries of some kinds, oldest first."""


def standing(read: ReadKinds, kinds: Collection[str]) -> Iterator[Entry]:
    """Give the entries of some kinds that were not undone, oldest first, as ``state_of`` would find them."""
    undoing = tuple(read(("undo",)))
    undone = undone_by(undoing)
    bodies = [entry.body for entry in undoing if entry.number not in undone]
    batches = {body["batch"] for body in bodies if body.get("batch")}
    numbers = {body["entry"] for body in bodies if not body.get("batch")}
    for entry in read(kinds):
        if entry.number not in numbers and (not entry.batch or entry.batch not in batches):
            yield entry
