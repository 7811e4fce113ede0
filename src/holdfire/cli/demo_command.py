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
    raise UsageError("the example is not in this installation")


def run(asked: argparse.Namespace) -> int:
    """Report on the example."""
    every = argparse.Namespace(
        case=str(example_folder()), overlays=[], now=None, to=None, from_=None, as_known_on=None, by=None, as_if=None,
        account=[], term=[], out=asked.out,
    )  # fmt: skip
    return report_command.run(every)
