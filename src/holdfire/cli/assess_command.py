"""``holdfire assess``: the states of all terms, as a table, JSON or CSV."""

from __future__ import annotations

import argparse
import sys

from holdfire.cli.asking import in_terms, only_asked, question_of, read_case, terms_asked
from holdfire.cli.progress import working
from holdfire.pipeline import assess_case
from holdfire.report.export import assessments_csv, assessments_json


def run(asked: argparse.Namespace) -> int:
    """Assess a case and write the answers."""
    with working("Assessing"):
        case = read_case(asked.case, asked.overlays, asked)
        if case is None:
            return 1
        case = only_asked(case, asked)
        question, terms = question_of(case, asked), terms_asked(case, asked.term)
        assessments = in_terms(assess_case(case, question), terms)
    if asked.format == "json":
        sys.stdout.write(assessments_json(case, question, assessments, asked.timeline))
    elif asked.format == "csv":
        sys.stdout.write(assessments_csv(case, assessments, asked.timeline))
    else:
        from holdfire.cli.table import print_status  # noqa: PLC0415  only for people: it is slow to load

        print_status(case, question, assessments)
    return 0
