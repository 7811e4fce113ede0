"""``holdfire diff``: what differs between two deals, and between their assessments on the same claims."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.compare import AssessmentChange, compare_assessments
from holdfire.cli.asking import check_folder, only_asked, overlay_files, print_diagnostics, question_of, read_time
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.deal.diff.deals import diff_deals
from holdfire.deal.diff.renames import find_renames
from holdfire.deal.load import deal_zone, load_deal
from holdfire.deal.model import Deal
from holdfire.engine.names import names_of_both
from holdfire.pipeline import Case, load_case
from holdfire.report.diff_text import assessments_text, diff_json, diff_text
from holdfire.report.names import bearers_by_label
from holdfire.source.diagnostic import Outcome

SAME = 0
DIFFERENT = 1
TROUBLE = 2


def run(asked: argparse.Namespace) -> int:
    """Compare, show, and say by the exit code whether anything differs, as ``diff`` does."""
    folder = Path(asked.case) if asked.case else None
    if folder:
        check_folder(folder)
    if not (asked.new or asked.in_force_on or asked.and_on):
        raise UsageError("name a second deal, or two dates of one: --in-force-on and --and-on")
    dates = (("--in-force-on", asked.in_force_on), ("--and-on", asked.and_on))
    deals = [_read(path, folder, *date) for path, date in zip((asked.old, asked.new or asked.old), dates, strict=True)]
    old, new = (deal.value for deal in deals)
    if old is None or new is None:
        return _trouble(*deals)
    changes = diff_deals(old, new)
    assessed, shown = None, {}
    if folder:
        with working("Assessing"):
            cases = _cases(old, new, folder, overlay_files(asked.overlays))
            if cases[0].value is None or cases[1].value is None:
                return _trouble(*cases)
            assessed = _compare(cases[0].value, cases[1].value, asked)
            shown = bearers_by_label(cases[0].value) | bearers_by_label(cases[1].value)
    if asked.format == "json":
        sys.stdout.write(diff_json(changes, assessed))
    else:
        print(diff_text(changes))
        if assessed is not None:
            print(f"\n{assessments_text(assessed, shown)}")
    return DIFFERENT if changes or assessed else SAME


def _read(path: str, folder: Path | None, option: str, date: str | None) -> Outcome[Deal | None]:
    """Read a deal, as amended up to a date, as though it stood in a folder."""
    file = Path(path)
    if file.is_dir():
        check_folder(file)
    elif not file.is_file():
        raise UsageError(f"there is no `{path}`: name a deal.yaml or a case folder")
    on = None if date is None else read_time(date, option, deal_zone(file).key, at_end=True)
    return load_deal(file, folder, on)


def _cases(old: Deal, new: Deal, folder: Path, overlays: tuple[Path, ...]) -> tuple[Outcome[Case | None], ...]:
    """Hold the claims of a folder to both deals, the old one under the names of the new one.

    Claims may use the names of either, and the texts that either keeps.
    """
    renames, old = find_renames(old, new)
    names, documents = names_of_both(old, new, renames), {**old.documents, **new.documents}
    deals = (replace(deal, documents=documents) for deal in (old, new))
    return tuple(load_case(folder, overlays, Outcome(deal), names) for deal in deals)


def _compare(old: Case, new: Case, asked: argparse.Namespace) -> tuple[AssessmentChange, ...]:
    """Assess both on one question, asked of the new case, and compare."""
    question = question_of(new, asked)
    was, now = (
        assess_terms(case.deal, case.claims, only_asked(case, asked).accounts, case.parties, question, case.datasets)
        for case in (old, new)
    )
    return compare_assessments(was, now)


def _trouble(*outcomes: Outcome[Deal | None] | Outcome[Case | None]) -> int:
    found = dict.fromkeys(one for outcome in outcomes for one in outcome.diagnostics if one.severity == "error")
    print_diagnostics(found)
    return TROUBLE
