"""``holdfire rings``: which step of a deal waits for which, and what would open the rings."""

from __future__ import annotations

import argparse
from pathlib import Path

from holdfire.cli.asking import print_errors
from holdfire.cli.usage import UsageError
from holdfire.deal.load import load_deal
from holdfire.report.step_text import SHOWN, step_graph


def run(asked: argparse.Namespace) -> int:
    """Show the graph of steps.

    Raises:
        UsageError: There is no such file or folder.
    """
    path = Path(asked.path)
    if not path.exists():
        raise UsageError(f"there is no `{asked.path}`: name a deal.yaml or a case folder")
    deal = load_deal(path)
    if deal.value is None:
        print_errors(deal.diagnostics)
        return 1
    print(SHOWN[asked.format](step_graph(deal.value)))
    return 0
