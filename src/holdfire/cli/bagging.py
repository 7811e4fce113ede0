"""``holdfire export bag``: the whole case in one folder that anybody can check, years later, without Holdfire."""

from __future__ import annotations

import time
from pathlib import Path

from holdfire.cli.asking import print_diagnostics
from holdfire.cli.custody_command import look
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.version import program_version
from holdfire.custody.bag import CannotBagError, make_bag
from holdfire.log.entry import Head, at_of
from holdfire.log.kept import has_log
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import Case
from holdfire.report.custody.text import custody_text
from holdfire.report.render import render_custody


def write_bag(case: Case, out: Path) -> int:
    """Write a case as a bag, with the custody report beside it, and check it.

    Returns:
        1 where a document is not what was entered, or the log is not whole: the bag is made all the same, and says so.

    Raises:
        UsageError: It cannot be written.
    """
    page, found, is_whole = look(case, read_state(case.folder))
    head = log_head(case.folder)
    facts = {
        "External-Identifier": case.deal.id,
        "External-Description": case.title,
        "Internal-Sender-Description": f"A case of Holdfire {program_version()}: its deal, claims and documents, and "
        "its log as log.sqlite and, line by line, as log.jsonl.",
        "Bagging-Date": at_of(int(time.time()))[:10],
    }
    if head.number:
        facts["Holdfire-Log-Head"] = f"{head.number}:{head.hash}"
    tags = {"custody.html": render_custody(page), "custody.txt": custody_text(page)}
    try:
        with working("Copying and hashing"):
            bagged = make_bag(case.folder, out, facts, tags, lambda copy: copy_log(case.folder, copy))
    except CannotBagError as error:
        raise UsageError(str(error)) from None
    print_diagnostics(found)
    print(out)
    print(f"{bagged.files:,} files, {bagged.size:,} bytes; checked against SHA-256 and SHA-512 of each")
    if head.number:
        print(f"head of the log: {head.number}:{head.hash}")
    return int(not is_whole or any(each.severity == "error" for each in found))


def log_head(folder: Path) -> Head:
    """Give the head of a case's log; that of an empty one where there is none."""
    if not has_log(folder):
        return Head()
    with open_log(folder) as log:
        return log.head()


def copy_log(folder: Path, copy: Path) -> None:
    """Copy the log of a case, if it has one, into a copy of its folder."""
    if has_log(folder):
        with open_log(folder) as log:
            log.copy_to(copy)
