"""``holdfire import``: what a file of the field would change in a case; kept in its log when asked for."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from holdfire.cli.asking import check_folder, print_diagnostics
from holdfire.cli.progress import counted, working
from holdfire.cli.who import writer
from holdfire.formats.asked import Asked
from holdfire.formats.entries import batch_name, entries_of
from holdfire.formats.formats import PARTS, READ_LINE_BY_LINE, pick_format
from holdfire.formats.importing import Import
from holdfire.formats.known_rows import known_rows
from holdfire.formats.looking import Looked, look
from holdfire.formats.mapped import mapped
from holdfire.formats.mapped.mapping import MappingFile, read_mapping
from holdfire.formats.mapped.mapping_file import is_table_mapping
from holdfire.formats.own import own
from holdfire.formats.own.own_edits import NOTHING_SAID, said_in
from holdfire.formats.source_file import open_source
from holdfire.formats.two_processes import Batch, BrokenOffError, can_be_beside, entries_beside
from holdfire.log.entry import Entry, NewEntry
from holdfire.log.kept import has_log
from holdfire.log.standing import ReadKinds, standing
from holdfire.log.state import DECIDING, State
from holdfire.log.store import Log, Writing, open_log
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
    who = writer(asked) if asked.keep else ""
    if mapping is None:
        return 1
    done: list[Imported] = []
    try:
        if asked.keep:
            _keep(asked, mapping, who, done)
        else:
            _look(asked, mapping, done)
    except _StoppedError:
        for each in done:
            print_diagnostics(each.looked.said)
        return 1
    except BrokenOffError as error:
        print(f"holdfire import: {error}", file=sys.stderr)
        return 1
    for each in done:
        print_import(each.one, each.looked, each.batch, each.entries, asked)
    return 0


def _look(asked: argparse.Namespace, mapping: MappingFile, done: list[Imported]) -> None:
    for file in asked.files:
        one, _ = _prepare_alone(asked, file, mapping)
        with working(f"Reading {file}"):
            done.append(Imported(one, look(one)))
        if done[-1].looked.stops:
            raise _StoppedError


def _keep(asked: argparse.Namespace, mapping: MappingFile, who: str, done: list[Imported]) -> None:
    """Write all files in one transaction; a long one by itself is read in a process beside."""
    folder, beside = Path(asked.case), len(asked.files) == 1
    while beside:
        one, head = _prepare_alone(asked, asked.files[0], mapping)
        beside = can_be_beside(one)
        if beside:
            looked, batch = Looked(), Batch(batch_name(head + 1), who, asked.why, mapping.text)
            with entries_beside(one, looked, batch) as entries, _writing(folder) as writing:
                if writing.head.number == head:
                    _write(one, entries, looked, batch.id, writing, done)
                    return  # else somebody else has written meanwhile: compare again
    with _writing(folder) as writing:
        for file in asked.files:
            read = partial(_of_kinds, writing)
            one = _prepare(asked, file, mapping, read, lambda number: writing.entry(number).body)
            looked, name = Looked(), batch_name(writing.head.number + 1)
            _write(one, entries_of(one, looked, name, who, asked.why, mapping.text), looked, name, writing, done)


def _prepare_alone(asked: argparse.Namespace, file: str, mapping: MappingFile) -> tuple[Import, int]:
    """Hold a file against the log as it is, which is closed again; give the number of its last entry too."""
    folder = Path(asked.case)
    if not has_log(folder):
        return _prepare(asked, file, mapping, lambda kinds: (), lambda number: {}), 0
    with open_log(folder) as log:
        head = log.head().number
        return _prepare(asked, file, mapping, partial(_of_kinds, log), _Fetch(folder)), head


def _of_kinds(log: Log | Writing, kinds: Collection[str]) -> Iterator[Entry]:
    return log.entries(kinds=kinds)


class _Fetch:
    """Gives the body of an entry; opens the log where it is called, which may be in another process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._log: Log | None = None

    def __call__(self, number: int) -> Mapping[str, Any]:
        if self._log is None:
            self._log = open_log(self._folder)
        return self._log.entry(number).body


def _write(
    one: Import, entries: Iterator[NewEntry], looked: Looked, batch: str, writing: Writing, done: list[Imported]
) -> None:
    before = writing.head.number
    writing.append(counted(entries, f"Writing {one.source.name}", one.source.nearly_so_many_rows()))
    written = writing.head.number - before
    done.append(Imported(one, looked, batch if written else "", written))
    if looked.stops:
        raise _StoppedError


def _prepare(
    asked: argparse.Namespace,
    file: str,
    mapping: MappingFile,
    read: ReadKinds,
    fetch: Callable[[int], Mapping[str, Any]],
) -> Import:
    """Find out what the file is, and what it is held to.

    Raises:
        _StoppedError: Neither can be said.
    """
    said = State(
        parties=tuple(standing(read, ("party",))),
        places=tuple(standing(read, ("place",))),
        deciding=tuple(read(DECIDING)),
    )
    ground, source = load_ground(Path(asked.case), said), open_source(Path(file), file)
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
        known=known_rows(
            standing(read, ("claim",)), standing(read, ("vanished",)), fetch, there.claims, there.incidents
        ),
        is_part=asked.part or format_.value.NAME in PARTS,
        registered=there.registered,
        documents=there.documents,
        said=said_in(there.rows, tuple(standing(read, ("claim",)))) if format_.value is own else NOTHING_SAID,
    )


def _read_mapping(file: str | None) -> MappingFile | None:
    if file is None:
        return MappingFile()
    read = read_mapping(Path(file))
    print_diagnostics(read.diagnostics)
    return read.value


@contextmanager
def _writing(folder: Path) -> Iterator[Writing]:
    """Hold the log while files are compared and written."""
    with open_log(folder) as log, log.writing(int(time.time())) as writing:
        yield writing
