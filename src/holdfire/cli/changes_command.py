"""``holdfire changes``: what was entered between two moments, and which assessments it changed."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment, Question
from holdfire.assessments.compare import compare_assessments
from holdfire.cli.asking import check_folder, only_asked, print_errors, question_of, read_time
from holdfire.cli.log_command import print_entries
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.deal.load import deal_zone
from holdfire.log.entry import Entry, at_of
from holdfire.log.kept import has_log
from holdfire.log.state import read_entries, state_before, undone_by
from holdfire.pipeline import Case, load_case
from holdfire.report.diff_text import assessments_text
from holdfire.report.names import bearers_by_label


def run(asked: argparse.Namespace) -> int:
    """Show the entries between two moments, and the assessments that differ as known at each.

    Raises:
        UsageError: The case has no log, or the moments are the wrong way round.
    """
    folder = Path(asked.case)
    check_folder(folder)
    zone = deal_zone(folder).key
    since = read_time(asked.since, "--from", zone, at_end=False)
    until = read_time(asked.until, "--to", zone, at_end=True) if asked.until else int(time.time()) + 1
    if since >= until:
        raise UsageError("--to is not after --from")
    if not has_log(folder):
        raise UsageError(f"the case `{folder}` has no log yet: what stands in files has no history")
    entries = read_entries(folder, until=until)
    between = tuple(one for one in entries if one.at >= at_of(since))
    print(f"{len(between):,} entries from {asked.since} to {asked.until or 'now'}")
    print_entries(between, "text", zone, undone_by(entries))
    with working("Assessing"):
        cases = [as_known(folder, entries, moment) for moment in (since, until)]
        if any(case is None for case in cases):
            return 1
        before, after = (case for case in cases if case)
        question = question_of(after, asked)
        changed = compare_assessments(*(assessed(case, question, asked) for case in (before, after)))
    print(f"\n{assessments_text(changed, bearers_by_label(after), 'Assessments as known then and now')}")
    return 0


def as_known(folder: Path, entries: tuple[Entry, ...], before: int) -> Case | None:
    """Read a case with its log cut; what cannot be read is told."""
    read = load_case(folder, log=state_before(entries, before))
    print_errors(read.diagnostics)
    return read.value


def assessed(case: Case, question: Question, asked: argparse.Namespace) -> tuple[Assessment, ...]:
    """Assess a case under the accounts asked for."""
    accounts = only_asked(case, asked).accounts
    return assess_terms(case.deal, case.claims, accounts, case.parties, question, case.datasets)
