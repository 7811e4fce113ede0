"""``holdfire exposure``: what each party has given for nothing if the others stop at the worst moment."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from holdfire.cli.asking import check_folder, print_errors
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError, one_of
from holdfire.deal.exposure.exposure import exposure_of
from holdfire.deal.load import load_deal
from holdfire.deal.model import Deal
from holdfire.report.exposure_text import exposure_json, exposure_text
from holdfire.report.exposure_view import view_assumed, view_exposures

MOST_PARTS = 20


def run(asked: argparse.Namespace) -> int:
    """Find the worst points and show them.

    Raises:
        UsageError: There is no such file or folder, or a term cannot be split as asked.
    """
    path = Path(asked.path)
    if path.is_dir():
        check_folder(path)
    elif not path.is_file():
        raise UsageError(f"there is no `{asked.path}`: name a deal.yaml or a case folder")
    read = load_deal(path)
    if read.value is None:
        print_errors(read.diagnostics)
        return 1
    parts = _parts(read.value, asked.tranches)
    with working("Looking for the worst points"):
        found = exposure_of(read.value, parts)
    views, assumed = view_exposures(read.value, found), view_assumed(found)
    if asked.format == "json":
        sys.stdout.write(exposure_json(views, assumed))
    else:
        print(exposure_text(views, assumed, parts))
    return 0


def _parts(deal: Deal, asked: Iterable[str]) -> dict[str, int]:
    """Read ``leave=4``: which term is split into how many parts."""
    parts = {}
    for one in asked:
        name, _, number = one.rpartition("=")
        if not (number.isascii() and number.isdigit() and 2 <= int(number) <= MOST_PARTS):
            raise UsageError(f"--tranches: write a term and into how many parts, 2 to {MOST_PARTS}: `leave=4`")
        parts[one_of(name.strip(), (term.id for term in deal.terms), "term")] = int(number)
    return parts
