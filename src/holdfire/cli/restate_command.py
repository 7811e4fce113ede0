"""``holdfire restate``: a deal said back in plain sentences, and its known moments as a calendar."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from holdfire.cli.asking import deal_file, in_force_asked, print_errors, read_time
from holdfire.cli.usage import UsageError
from holdfire.deal.load import load_deal
from holdfire.deal.model import Deal
from holdfire.deal.restate.deal import restate_deal
from holdfire.deal.restate.text import restated_text


def run(asked: argparse.Namespace) -> int:
    """Say a deal back, and write its calendar where that was asked for."""
    file = deal_file(Path(asked.deal))
    outcome = load_deal(file, in_force_on=in_force_asked(asked, file))
    print_errors(outcome.diagnostics)
    deal = outcome.value
    if deal is None:
        return 1
    as_if = read_time(asked.as_if, "--as-if", deal.zone, at_end=False) if asked.as_if else None
    if asked.ics:
        write_calendar(deal, Path(asked.ics), int(file.stat().st_mtime), as_if)
    sys.stdout.write(restated_text(restate_deal(deal)))
    return 0


def write_calendar(deal: Deal, out: Path, stamp: int, as_if: int | None) -> None:
    """Write the calendar of a deal, stamped with the time its file was last changed.

    Raises:
        UsageError: The file cannot be written.
    """
    from holdfire.report.ics import calendar_of  # noqa: PLC0415  only for those who ask: it is slow to load

    try:
        out.write_bytes(calendar_of(deal, stamp, as_if))
    except OSError as error:
        raise UsageError(f"cannot write `{out}`: {(error.strerror or 'unknown reason').lower()}") from None
    print(f"calendar: {out}", file=sys.stderr)
