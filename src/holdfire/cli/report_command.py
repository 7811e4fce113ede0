"""``holdfire report``: the status table on the terminal and the whole report as one HTML file; or that of a period."""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from holdfire.assessments.assessment import Assessment, Question
from holdfire.cli.asking import in_terms, only_asked, question_of, read_case, terms_asked
from holdfire.cli.comparing import documents_asked, write_beside, write_page
from holdfire.cli.period_report import report_period
from holdfire.cli.progress import working
from holdfire.cli.table import print_status, print_what_if
from holdfire.cli.usage import UsageError
from holdfire.cli.version import program_version
from holdfire.pipeline import Case, assess_case, assess_what_if
from holdfire.report.build import build_page
from holdfire.report.render import render_page
from holdfire.report.what_if import Supposed, suppositions


def run(asked: argparse.Namespace) -> int:
    """Report on a case; with both ends of a period, on that period."""
    out = Path(asked.out)
    check_out(out)
    if asked.from_ and asked.to:
        return report_period(asked)
    if asked.format != "html":
        raise UsageError("--format text is for a period: give --from and --to")
    with working("Assessing"):
        case = read_case(asked.case, asked.overlays, asked)
        if case is None:
            return 1
        for pair in asked.side_by_side:
            documents_asked(case, *pair)
        whole_case, case = case, only_asked(case, asked)
        question, terms = question_of(case, asked), terms_asked(case, asked.term)
        has_as_if = case.as_if is not None and question.as_if is None
        supposing = replace(question, as_if=case.as_if) if has_as_if else question
        with ThreadPoolExecutor(2) as side_by_side:  # the tables are joined outside Python: two runs at a time pay
            what_ifs = [(each, side_by_side.submit(assess_what_if, case, supposing, each)) for each in case.what_ifs]
            whole = [side_by_side.submit(assess_case, case, each) for each in dict.fromkeys((question, supposing))]
        assessments = in_terms(whole[0].result(), terms)
        as_if: tuple[Assessment, ...] = in_terms(whole[1].result(), terms) if has_as_if else ()
        supposed = tuple(Supposed(what_if, in_terms(found.result(), terms)) for what_if, found in what_ifs)
    pages = [write_beside(whole_case, tuple(pair), out) for pair in asked.side_by_side]
    if None in pages:
        return 1
    return show_and_write(case, question, assessments, as_if, supposed, out, tuple(page for page in pages if page))


def check_out(out: Path) -> None:
    """See that the page can be written, before any work is done.

    Raises:
        UsageError: It cannot.
    """
    if out.is_dir():
        raise UsageError(f"cannot write `{out}`: it is a folder; name a file in it, as in `{out / 'report.html'}`")
    if not out.parent.is_dir():
        raise UsageError(f"cannot write `{out}`: there is no folder `{out.parent}`")


def show_and_write(
    case: Case,
    question: Question,
    assessments: tuple[Assessment, ...],
    as_if: tuple[Assessment, ...],
    supposed: tuple[Supposed, ...],
    out: Path,
    beside: tuple[tuple[str, str], ...] = (),
) -> int:
    """Print the status table and write the page.

    Args:
        beside: Pages of two documents that were written beside it: what each is called, and its file.

    Raises:
        UsageError: The file cannot be written.
    """
    page = build_page(case, question, assessments, program_version(), as_if, supposed)
    write_page(out, render_page(replace(page, side_by_side=beside)))
    print_status(case, question, assessments)
    if as_if:
        print_status(case, replace(question, as_if=case.as_if), as_if)
    for each in suppositions(case, supposed, as_if or assessments):
        print_what_if(each)
    print(f"The whole report: {out}")
    for title, file in beside:
        print(f"{title}, side by side: {out.with_name(file)}")
    return 0
