"""A long file is read in one process and written in another: each has enough to do.

Only where the system can copy a running process (not on Windows); elsewhere, and for short files, one does both.
"""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing.connection import Connection

from holdfire.formats.entries import said_by
from holdfire.formats.importing import Import
from holdfire.formats.looking import Looked
from holdfire.log.entry import NewEntry, canonical

AT_ONCE = 2_000
LEAST_ROWS = 20_000
"""Fewer are read sooner than a process is made."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What all entries of an import share: id, who, why; and the mapping file, as it stands."""

    id: str
    by: str
    why: str = ""
    mapping: str = ""


class BrokenOffError(Exception):
    """The process that reads has ended before it was done."""


def can_be_beside(one: Import) -> bool:
    """Say whether reading in a process of its own is possible and worth it."""
    return "fork" in multiprocessing.get_all_start_methods() and one.source.nearly_so_many_rows() >= LEAST_ROWS


@contextmanager
def entries_beside(one: Import, looked: Looked, batch: Batch) -> Iterator[Iterator[NewEntry]]:
    """Give the entries of an import as ``entries_of`` makes them, while they are used; ``looked`` is filled at the end.

    To be started while the log is closed: a database does not bear being open in two processes.

    Raises:
        BrokenOffError: The other process ended before it was done.
    """
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_send, args=(there, one, batch), daemon=True)
    process.start()
    there.close()
    try:
        yield _receive(here, looked, batch)
    finally:
        here.close()
        process.terminate()
        process.join()


def _receive(here: Connection, looked: Looked, batch: Batch) -> Iterator[NewEntry]:
    try:
        while isinstance(some := here.recv(), list):
            for kind, subject, text in some:
                yield NewEntry(batch.by, kind, subject, {}, batch.why, batch.id, text)
    except EOFError:
        raise BrokenOffError("reading the file broke off; nothing is written") from None
    looked.take(some)


def _send(there: Connection, one: Import, batch: Batch) -> None:
    gc.disable()  # nothing here goes round in a circle, and there is much of it: looking for circles takes a fifth
    looked = Looked()
    said = said_by(one, looked, batch.id, batch.mapping)
    while some := [(kind, subject, canonical(body)) for kind, subject, body in islice(said, AT_ONCE)]:
        there.send(some)
    there.send(looked)
    there.close()
