"""``holdfire undo``: an entry, or an import as a whole, stands no longer; the log keeps both."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable
from pathlib import Path

from holdfire.claims.undone import NAMES_WHAT_WAS_UNDONE
from holdfire.cli.asking import check_folder, print_diagnostics, print_errors
from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.log.entry import Entry, NewEntry
from holdfire.log.kept import has_log
from holdfire.log.state import state_after, state_of, undone_by
from holdfire.log.store import open_log
from holdfire.pipeline import load_case
from holdfire.source.diagnostic import Diagnostic


def run(asked: argparse.Namespace) -> int:
    """Append that an entry or an import is undone, if the case can be read without it.

    Raises:
        UsageError: There is no such entry or import, or it was undone before.
    """
    folder = Path(asked.case)
    check_folder(folder)
    if not has_log(folder):
        raise UsageError(f"the case `{folder}` has no log yet: there is nothing to undo")
    at = int(time.time())
    with open_log(folder) as log, log.writing(at) as writing:
        entries = tuple(writing.entries())
        gone = entries_meant(asked.entry, entries)
        body: dict[str, str | int] = (
            {"batch": asked.entry} if gone[0].batch == asked.entry else {"entry": gone[0].number}
        )
        new = NewEntry(writer(asked), "undo", asked.entry, body, asked.why)
        read = load_case(folder, log=state_after(entries, (new,), at))
        if read.has_errors:
            print_errors(read.diagnostics)
            print(f"nothing was undone: without {asked.entry}, the rest of the case cannot be read (above)")
            return 1
        if resting := now_resting(folder, read.diagnostics, entries):
            print_diagnostics(resting)
            print(f"nothing was undone: other claims rest on {asked.entry} (above)")
            return 1
        writing.append((new,))
    what = f"import {asked.entry}: {len(gone):,} entries" if "batch" in body else f"entry {asked.entry}"
    print(f"undone: {what} (`holdfire undo {folder} {writing.head.number}` brings it back)")
    for name in read.value.log.taken_out if read.value else ():
        if name in {one.subject for one in gone}:
            print(f"`{name}` is out of the case, with what was found in it; its files stay where they are")
    return 0


def now_resting(folder: Path, found: Iterable[Diagnostic], entries: tuple[Entry, ...]) -> tuple[Diagnostic, ...]:
    """Choose, of what is found once something is undone, claims that would name nothing and named something before."""
    resting = tuple(one for one in found if one.code == NAMES_WHAT_WAS_UNDONE)
    before = set(load_case(folder, log=state_of(entries)).diagnostics) if resting else set()
    return tuple(one for one in resting if one not in before)


def entries_meant(asked: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Find what is to be undone: the entry of a number, or all of an import.

    Raises:
        UsageError: There is none, or it was undone before.
    """
    undone = undone_by(entries)
    meant = tuple(one for one in entries if asked in (str(one.number), one.batch))
    if not meant:
        imports = ", ".join(f"`{one.subject}`" for one in entries if one.kind == "batch")
        raise UsageError(f"there is no entry and no import `{asked}`" + (f"; imports: {imports}" if imports else ""))
    standing = tuple(one for one in meant if one.number not in undone)
    if not standing:
        raise UsageError(f"`{asked}` was undone before, by entry {undone[meant[0].number]}")
    return standing
