"""Entries about documents: what the commands that take documents in, or tell of them, write to the log."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from holdfire.claims.document import Document
from holdfire.cli.asking import read_moment
from holdfire.cli.progress import each_of
from holdfire.cli.version import program_version
from holdfire.custody.collected import Told, entry_of, header_told, more_told
from holdfire.intake.documents.retell import Retold
from holdfire.log.entry import NewEntry, at_of
from holdfire.log.state import State, read_entries, state_of
from holdfire.log.store import open_log


def told_asked(asked: argparse.Namespace, zone: str) -> Told:
    """Say how a document was collected, as the options of ``ask_collected`` have it.

    Raises:
        UsageError: The time cannot be read.
    """
    at = collected_at(asked.collected_at, zone) if asked.collected_at else ""
    return Told(asked.collected_by, at, asked.url, asked.collected_with, asked.notes)


def collected_at(text: str, zone: str) -> str:
    """Write a time in UTC: a moment, or both ends of a stretch.

    Raises:
        UsageError: It cannot be read.
    """
    moment = read_moment(text, "--collected-at", zone)
    first, last = at_of(moment.earliest), at_of(moment.latest)
    return first if first == last else f"{first}/{last}"


def enter_documents(folder: Path, documents: Iterable[Document], told: Told, by: str, why: str, file: str = "") -> int:
    """Enter documents that the log does not know, as they are now; of those it knows, what more is told.

    Args:
        folder: Of the case.
        file: What the file was called that the document came from.

    Returns:
        How many entries were written.

    Raises:
        LogError: The log cannot be written.
    """
    known = documents_known(state_of(read_entries(folder, kinds=("document", "undo"))))
    program = f"holdfire {program_version()}"
    new: list[NewEntry] = []
    for document in each_of(tuple(documents), "Hashing"):
        if document.id not in known:
            new.append(entry_of(document, folder, told, by, program, why, file))
        elif told.body:
            new.append(more_told(document.id, told, by, why))
    append(folder, new)
    return len(new)


def enter_retold(folder: Path, document: str, retold: Sequence[Retold], by: str, why: str) -> None:
    """Enter what is said otherwise of a document now: its header as it was and as it is.

    Raises:
        LogError: The log cannot be written.
    """
    if retold:
        append(folder, [header_told(document, {one.key: (one.before, one.now) for one in retold}, by, why)])


def documents_known(log: State) -> frozenset[str]:
    """List the documents whose hashes the log of a case has."""
    return frozenset(entry.subject for entry in log.documents if entry.body.get("sha256"))


def append(folder: Path, new: Iterable[NewEntry]) -> None:
    """Append entries now; nothing for none.

    Raises:
        LogError: The log cannot be written.
    """
    if new := tuple(new):
        with open_log(folder) as log:
            log.append(new, int(time.time()))
