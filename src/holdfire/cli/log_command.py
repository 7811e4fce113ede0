"""``holdfire log``: what was entered into a case, by whom, when and why; and whether the log is whole."""

from __future__ import annotations

import argparse
import re
import time
from collections import deque
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.document_file import read_documents
from holdfire.cli.adopting import adopt_decisions
from holdfire.cli.asking import check_folder, print_diagnostics
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.custody.standing import log_emptied
from holdfire.deal.load import deal_zone
from holdfire.log.entry import KINDS, Entry, Head
from holdfire.log.kept import has_log
from holdfire.log.state import undone_by
from holdfire.log.store import Log, open_log
from holdfire.log.verify import first_broken
from holdfire.report.log_text import entry_text

WHOLE, BROKEN = 0, 1


def run(asked: argparse.Namespace) -> int:
    """List entries, verify the log, say its head, have it stamped, or take over decisions that were kept in files.

    Raises:
        UsageError: The case has no log, or what is asked of it cannot be.
    """
    folder = Path(asked.case)
    check_folder(folder)
    if asked.do == "adopt":
        return adopt_decisions(folder, writer(asked), int(time.time()), asked.why)
    if not has_log(folder):
        raise UsageError(f"the case `{folder}` has no log yet: nothing was entered, imported or decided in it")
    with open_log(folder) as log:
        if asked.do == "seal":
            return seals(log, asked)
        if asked.do == "verify":
            return verify(log, head_asked(asked.head)) or emptied(folder, log) or seals(log, asked)
        if asked.do == "head":
            head = log.head()
            print(f"{head.number}:{head.hash}")
            return WHOLE
        return show(log, asked, deal_zone(folder).key)


def verify(log: Log, known: Head | None) -> int:
    """Hash every entry again; say that the log is whole, or what does not fit first."""
    head = log.head()
    with working(f"Verifying {head.number:,} entries"):
        broken = first_broken(log.entries, head, known)
    if broken:
        print(f"{log.place}: {broken.way} at entry {broken.number}: {broken.what}")
        return BROKEN
    print(f"{log.place}: whole, {head.number:,} entries; head {head.number}:{head.hash}")
    if known is None:
        print("written down elsewhere, this head shows later that nothing before it was rewritten (--head)")
    return WHOLE


def emptied(folder: Path, log: Log) -> int:
    """Say of a log without entries that it cannot be the one of the case, where what the case has shows that."""
    if log.head().number:
        return WHOLE
    documents = read_documents(folder, {}, ZoneInfo("UTC")).value
    found = log_emptied(folder, documents.values(), Path(log.place))
    print_diagnostics(found)
    return BROKEN if found else WHOLE


def seals(log: Log, asked: argparse.Namespace) -> int:
    """Have the head stamped, or verify the stamps there are.

    Raises:
        UsageError: What that needs is not installed, or what is asked does not fit together.
    """
    if find_spec("rfc3161_client"):
        from holdfire.cli.log_seal import seal, verify_seals  # noqa: PLC0415  an extra: not everybody has it

        return seal(log, asked) if asked.do == "seal" else verify_seals(log, asked.certificate)
    if asked.do == "seal" or asked.certificate:
        raise UsageError("timestamps need one more package: pip install 'holdfire[seal]'")
    if any(log.entries(kinds=("seal",))):
        print("its timestamps were not looked at: pip install 'holdfire[seal]'")
    return WHOLE


def head_asked(text: str | None) -> Head | None:
    """Read a head that was written down.

    Raises:
        UsageError: It is none.
    """
    if text is None:
        return None
    found = re.fullmatch(r"(\d+):([0-9a-f]{64})", text.strip().lower())
    if not found:
        raise UsageError("--head takes what `holdfire log head` wrote: a number, a colon, 64 hexadecimal digits")
    return Head(int(found[1]), found[2])


def show(log: Log, asked: argparse.Namespace, zone: str) -> int:
    """Show the entries asked for, oldest first."""
    if asked.kind and asked.kind not in KINDS:
        raise UsageError(f"no entry is of kind `{asked.kind}`; there is: {', '.join(f'`{one}`' for one in KINDS)}")
    entries = tuple(log.entries())
    chosen: Iterable[Entry] = (
        entry for entry in entries if asked.kind in ("", entry.kind) and asked.batch in ("", entry.batch)
    )
    if asked.last is not None:
        chosen = deque(chosen, maxlen=max(asked.last, 0))
    print_entries(chosen, asked.format, zone, undone_by(entries))
    return WHOLE


def print_entries(entries: Iterable[Entry], form: str, zone: str, undone: dict[int, int]) -> None:
    """Print entries, for people or as the lines of JSON that their hashes are of."""
    for entry in entries:
        print(entry.as_line() if form == "jsonl" else entry_text(entry, zone, undone))
