"""``holdfire compare``: two documents of a case side by side, as one HTML file."""

from __future__ import annotations

import argparse
from pathlib import Path

from holdfire.cli.asking import read_case
from holdfire.cli.comparing import compare, documents_asked, write_page
from holdfire.cli.report_command import check_out
from holdfire.report.render import render_side_by_side
from holdfire.report.side_by_side import Row, SideBySidePage
from holdfire.source.safe_text import safe_to_show


def run(asked: argparse.Namespace) -> int:
    """Compare two documents.

    Raises:
        UsageError: There are no such documents, or the page cannot be written.
    """
    out = Path(asked.out)
    check_out(out)
    case = read_case(asked.case)
    if case is None:
        return 1
    first, second = documents_asked(case, asked.first, asked.second)
    page = compare(case, first, second)
    if page is None:
        return 1
    write_page(out, render_side_by_side(page))
    tell(page)
    print(f"The whole page: {out}")
    return 0


def tell(page: SideBySidePage) -> None:
    """Say on the terminal where the two differ, and how much else there is."""
    names = [side.name for side in page.sides]
    perhaps = f", {len(page.perhaps)} perhaps about the same" if page.perhaps else ""
    print(f"{names[0]} and {names[1]}: {len(page.differ)} differ, {len(page.agree)} agree{perhaps}")
    for side in page.sides:
        if not side.found:
            print(f"  nothing has been found in {side.name} yet: `holdfire read` searches it")
    for row in page.differ:
        perhaps = "" if row.is_sure else " (perhaps about the same)"
        print(safe_to_show(f"  {row.kind.lower()}: {_words(row)}{perhaps}"))


def _words(row: Row) -> str:
    sides = ["; ".join(f"“{one.words}” ({one.who})" for one in entries) for entries in (row.first, row.second)]
    return f"{sides[0]} | {sides[1]}"
