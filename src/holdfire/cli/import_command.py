"""``holdfire import``: what a file of the field would change in a case; kept in its log when asked for."""

from __future__ import annotations

import argparse
import getpass
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from holdfire.cli.asking import check_folder, print_diagnostics
from holdfire.cli.progress import counted, working
from holdfire.cli.usage import UsageError
from holdfire.formats import mapped
from holdfire.formats.asked import Asked
from holdfire.formats.entries import batch_name, entries_of
from holdfire.formats.formats import PARTS, READ_LINE_BY_LINE, pick_format
from holdfire.formats.importing import Import
from holdfire.formats.known_rows import known_rows
from holdfire.formats.looking import Looked, look
from holdfire.formats.mapping import MappingFile, read_mapping
from holdfire.formats.mapping_file import is_table_mapping
from holdfire.formats.source_file import open_source
from holdfire.log.state import State, read_state, state_of
from holdfire.log.store import Writing, open_log
from holdfire.pipeline import load_ground
from holdfire.source.diagnostic import Outcome


@dataclass(frozen=True, slots=True)
class Imported:
    """One file, what it changes, and what was written of it: the batch (``""``: nothing) and its entries."""

    one: Import
    looked: Looked
    batch: str = ""
    entries: int = 0


class _StoppedError(Exception):
    """Something is wrong with a file as a whole, so nothing of any is written."""


def run(asked: argparse.Namespace) -> int:
    """Show what the files would change; with ``--keep``, write it, all files or none."""
    from holdfire.cli.import_table import print_import  # noqa: PLC0415  only for people: it is slow to load

    folder = Path(asked.case)
    check_folder(folder)
    mapping = _read_mapping(asked.mapping)
    who = _who(asked) if asked.keep else ""
    if mapping is None:
        return 1
    done: list[Imported] = []
    try:
        with _log(folder, asked.keep) as writing:
            for file in asked.files:
                state = state_of(writing.entries()) if writing else read_state(folder)
                done.append(_import(asked, file, mapping, state, writing, who))
                if done[-1].looked.stops:
                    raise _StoppedError
    except _StoppedError:
        for each in done:
            print_diagnostics(each.looked.said)
        return 1
    for each in done:
        print_import(each.one, each.looked, each.batch, each.entries, asked)
    return 0


def _import(
    asked: argparse.Namespace, file: str, mapping: MappingFile, state: State, writing: Writing | None, who: str
) -> Imported:
    one = _prepare(asked, file, mapping, state)
    with working(f"Reading {file}"):
        looked = look(one)
    if writing is None or looked.stops or not looked.changes_something:
        return Imported(one, looked)
    before = writing.head.number
    batch = batch_name(before + 1)
    entries = entries_of(one, looked, batch, who, asked.why, mapping.text)
    expected = 1 + looked.claims + len(looked.parties) + len(looked.places)
    writing.append(counted(entries, f"Writing {file}", expected))
    return Imported(one, looked, batch, writing.head.number - before)


def _prepare(asked: argparse.Namespace, file: str, mapping: MappingFile, state: State) -> Import:
    """Find out what the file is, and what it is held to.

    Raises:
        _StoppedError: Neither can be said.
    """
    ground, source = load_ground(Path(asked.case), state), open_source(Path(file), file)
    implied = mapped.NAME if is_table_mapping(mapping.written) else ""
    format_ = pick_format(source.value, asked.format or implied) if source.value else Outcome(None)
    is_its_own = format_.value is not None and format_.value.NAME in READ_LINE_BY_LINE
    found = (d for d in source.diagnostics if not (is_its_own and d.slug == "mixed-encoding"))
    print_diagnostics(d for d in (*ground.diagnostics, *found) if d.severity != "note")
    if ground.value is None or source.value is None:
        raise _StoppedError
    if format_.value is None:
        print_diagnostics(format_.diagnostics)
        raise _StoppedError
    there = ground.value
    return Import(
        source=source.value,
        format=format_.value,
        asked=Asked(there.names, there.zone, mapping.tree, mapping.meant, asked.dataset, mapping.written),
        known=known_rows(state.claims, state.vanished.values(), there.claims, there.incidents),
        is_part=asked.part or format_.value.NAME in PARTS,
        registered=there.registered,
        documents=there.documents,
    )


def _read_mapping(file: str | None) -> MappingFile | None:
    if file is None:
        return MappingFile()
    read = read_mapping(Path(file))
    print_diagnostics(read.diagnostics)
    return read.value


@contextmanager
def _log(folder: Path, keeps: bool) -> Iterator[Writing | None]:
    """Hold the log while files are compared and written; a dry run only reads it."""
    if not keeps:
        yield None
        return
    with open_log(folder) as log, log.writing(int(time.time())) as writing:
        yield writing


def _who(asked: argparse.Namespace) -> str:
    """Give the name that the log keeps.

    Raises:
        UsageError: Nobody can say.
    """
    try:
        name = str(asked.by or getpass.getuser()).strip()
    except (KeyError, OSError):
        name = ""
    if not name:
        raise UsageError("nobody can say who you are: give --by NAME")
    return name
