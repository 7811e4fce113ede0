"""``holdfire demo``: the report on the example that comes with the program."""

from __future__ import annotations

import argparse
from importlib.resources import files
from pathlib import Path

from holdfire.cli import report_command
from holdfire.cli.usage import UsageError

EXAMPLE = "aleppo-2016"


def example_folder() -> Path:
    """Find the example: inside the installed package, or beside the sources of a checkout.

    Raises:
        UsageError: It is in neither place.
    """
    package = Path(str(files("holdfire")))
    for folder in (package / "examples" / EXAMPLE, package.parent.parent / "examples" / EXAMPLE):
        if (folder / "deal.yaml").is_file():
            return folder
    raise UsageError("the example is not in this installation: install it again, or name a case of yours to `report`")


def run(asked: argparse.Namespace) -> int:
    """Report on the example."""
    asked.case = str(example_folder())
    return report_command.run(asked)
