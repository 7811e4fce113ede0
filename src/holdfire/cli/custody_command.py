"""``holdfire custody``: who collected each document, whether it was changed, what rests on it, what is missing."""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from holdfire.claims.read import ABOUT_QUOTES
from holdfire.cli.asking import check_folder, print_diagnostics, print_errors
from holdfire.cli.comparing import write_page
from holdfire.cli.documents_entered import append, documents_known, enter_documents, told_asked
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError, one_of
from holdfire.cli.version import program_version
from holdfire.cli.who import writer
from holdfire.custody.collected import more_told
from holdfire.custody.standing import documents_kept, log_emptied
from holdfire.log.entry import Entry, at_of
from holdfire.log.kept import FILE, has_log
from holdfire.log.state import State, read_state
from holdfire.log.store import open_log
from holdfire.log.verify import first_broken
from holdfire.pipeline import Case, load_case
from holdfire.report.custody.build import LogSeen, build_custody
from holdfire.report.custody.page import CustodyPage
from holdfire.report.custody.text import custody_text
from holdfire.report.render import render_custody
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.safe_text import safe_to_show


def run(asked: argparse.Namespace) -> int:
    """Report on the custody of all documents of a case.

    Returns:
        1 where one is not what was entered, or the log is not whole.

    Raises:
        UsageError: What is asked does not fit together.
    """
    with working("Reading"):
        case, wrong = read_leniently(Path(asked.case))
    if case is None:
        return 1
    page, found, is_whole = look(case, enter(case, asked))
    print_diagnostics(found)
    if asked.format == "json":
        print(json.dumps(asdict(page), ensure_ascii=False, indent=2))
    else:
        sys.stdout.write(safe_to_show(custody_text(page)))
    if asked.out:
        write_page(Path(asked.out), render_custody(page))
    return int(wrong or not is_whole or any(each.severity == "error" for each in found))


def read_leniently(folder: Path) -> tuple[Case | None, bool]:
    """Read a case whatever is wrong with its claims, its documents and its accounts; say what that is, and whether any.

    Words that no longer stand where claims quote them are told of in the report.

    Raises:
        UsageError: There is no such folder.
    """
    check_folder(folder)
    read = load_case(folder, lenient=True)
    wrong = [one for one in read.diagnostics if one.severity == "error" and one.code not in ABOUT_QUOTES]
    print_errors(wrong)
    return read.value, bool(wrong)


def look(case: Case, state: State) -> tuple[CustodyPage, tuple[Diagnostic, ...], bool]:
    """Look at all documents and the log: give the report, what is wrong with documents, whether the log is whole."""
    with working("Looking at every document"):
        documents = documents_kept(case.folder, case.documents, state, case.claims)
        log = log_seen(case.folder, state)
    page = build_custody(case, documents, log, at_of(int(time.time())), program_version())
    is_empty = has_log(case.folder) and not log.head.number
    emptied = log_emptied(case.folder, case.documents.values(), case.folder / FILE) if is_empty else ()
    return page, (*emptied, *(each for one in documents for each in one.diagnostics)), not log.broken


def enter(case: Case, asked: argparse.Namespace) -> State:
    """Enter what is asked for before the report is made; give what the log says then.

    Raises:
        UsageError: There is nothing to be told, or no such document.
    """
    told = told_asked(asked, case.deal.zone)
    if not asked.adopt and not asked.tell:
        if told.body:
            raise UsageError("which document is that of? name it with --tell")
        return case.log
    by = writer(asked)
    if asked.adopt:
        known = documents_known(case.log)
        waiting = [one for one in case.documents.values() if one.id not in known]
        enter_documents(case.folder, waiting, told, by, asked.why)
        return read_state(case.folder)
    name = one_of(asked.tell, case.documents, "document")
    if not told.body:
        options = "--collected-by, --collected-at, --url, --collected-with or --notes"
        raise UsageError(f"what is there to tell of `{name}`? give {options}")
    append(case.folder, [more_told(name, told, by, asked.why)])
    return read_state(case.folder)


def log_seen(folder: Path, state: State) -> LogSeen:
    """Look at the log: its head, whether it is whole, its seals."""
    if not has_log(folder):
        return LogSeen(state.head)
    with open_log(folder) as log:
        head = log.head()
        broken = first_broken(log.entries, head)
    seals: tuple[Entry, ...] = state.seals
    return LogSeen(head, broken.what if broken else "", seals)
