"""The period report: what changed between two moments, as an HTML page or as text."""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.cli.asking import in_force_asked, in_terms, only_asked, overlay_files, question_of, read_case, terms_asked
from holdfire.cli.comparing import write_page
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.version import program_version
from holdfire.log.kept import has_log
from holdfire.log.state import State, read_entries, state_before, state_of
from holdfire.pipeline import Case, assess_case, load_case
from holdfire.report.period.build import build_period
from holdfire.report.period.page import PeriodPage
from holdfire.report.period.standings import Answers
from holdfire.report.period.stretch import Period, period_between, questions_of
from holdfire.report.period.text import period_text
from holdfire.report.render import render_period
from holdfire.source.safe_text import safe_to_show


def report_period(asked: argparse.Namespace) -> int:
    """Report on the period from ``--from`` to ``--to``.

    Raises:
        UsageError: The period cannot be read or does not go with the other options.
    """
    if asked.as_known_on:
        raise UsageError("a period report knows at each end what was known then: leave out --as-known-on")
    if asked.side_by_side:
        raise UsageError("--side-by-side is for the whole report: give --now instead of --to")
    with working("Assessing both ends of the period"):
        case = read_case(asked.case, asked.overlays, asked)
        if case is None:
            return 1
        page = period_asked(only_asked(case, asked), asked)
    if asked.format == "text":
        print(safe_to_show(period_text(page)), end="")
        return 0
    out = Path(asked.out)
    write_page(out, render_period(page))
    print(safe_to_show("\n".join((f"{page.title}: {page.heading}", *page.says))))
    print(f"The period report: {out}")
    return 0


def period_asked(case: Case, asked: argparse.Namespace) -> PeriodPage:
    """Assess both ends, and build the page."""
    question = question_of(case, argparse.Namespace(**{**vars(asked), "by": None}))
    start = question.period_start
    if start is None:
        raise UsageError("say when the period begins: --from")
    period = period_between(start, question.now, ZoneInfo(case.deal.zone), asked.by or "published")
    then, case = at_both_ends(case, period, asked)
    terms = terms_asked(case, asked.term)
    has_as_if = case.as_if is not None and question.as_if is None
    answers = answers_for(case, period, question.as_if, terms, question.engine, then)
    supposing = answers_for(case, period, case.as_if, terms, question.engine, then) if has_as_if else None
    as_if = case.as_if if has_as_if else question.as_if
    return build_period(case, period, answers, program_version(), as_if, supposing, then.claims)


def at_both_ends(case: Case, period: Period, asked: argparse.Namespace) -> tuple[Case, Case]:
    """Give a case as its log had it before each end of a period, groupings and all, where that is asked for.

    Raises:
        UsageError: It cannot be read so: claims in its files name claims of the log that were not there yet.
    """
    if asked.by != "recorded" or not has_log(case.folder):
        return case, case
    entries, in_force_on = read_entries(case.folder, until=period.end), in_force_asked(asked, case.folder)
    then, now = state_before(entries, period.start), state_of(entries)
    return as_recorded(case, then, in_force_on, asked), as_recorded(case, now, in_force_on, asked)


def as_recorded(case: Case, log: State, in_force_on: int | None, asked: argparse.Namespace) -> Case:
    """Give a case with the claims it had when its log said no more than this.

    Raises:
        UsageError: It cannot be read so.
    """
    read = load_case(case.folder, overlay_files(asked.overlays), in_force_on=in_force_on, log=log)
    if read.value is None:
        first = next(each for each in read.diagnostics if each.severity == "error")
        raise UsageError(f"the case cannot be read as it was recorded before the end of the period: {first.message}")
    return replace(case, claims=read.value.claims)


def answers_for(
    case: Case, period: Period, as_if: int | None, terms: frozenset[str], engine: str, then: Case | None = None
) -> Answers:
    """Assess a case at both ends of a period.

    Args:
        then: As it was recorded when the period began; ``None``: as it is.
    """
    asked = questions_of(period, as_if, engine)
    with ThreadPoolExecutor(2) as side_by_side:  # the tables are joined outside Python: two runs at a time pay
        runs = [side_by_side.submit(assess_case, then or case, asked.before)]
        runs += [side_by_side.submit(assess_case, case, each) for each in (asked.revised, asked.now)]
        before, revised, now = (in_terms(run.result(), terms) for run in runs)
    return Answers(before, revised, now)
