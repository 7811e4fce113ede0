"""``holdfire check``: mistakes in deal files and cases. They are the result, so they go to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from holdfire.claims.rows_file import SUFFIXES
from holdfire.cli.asking import check_folder, in_force_asked
from holdfire.cli.progress import working
from holdfire.cli.rules import all_rules
from holdfire.cli.usage import UsageError
from holdfire.cli.version import program_version
from holdfire.deal.load import load_deal
from holdfire.pipeline import load_case
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.sarif import show_sarif
from holdfire.source.show import show_count, show_json, show_text
from holdfire.vocab.moment import LAST


def run(asked: argparse.Namespace) -> int:
    """Check, show, and say by the exit code whether there are errors."""
    for path in asked.paths:
        check_path(Path(path))
    paths = [Path(path) for path in asked.paths]
    with working("Reading"):
        found = tuple(dict.fromkeys(each for path in paths for each in mistakes_in(path, in_force_asked(asked, path))))
    if asked.format == "json":
        sys.stdout.write(show_json(found))
    elif asked.format == "sarif":
        sys.stdout.write(show_sarif(found, all_rules(), program_version()))
    else:
        if found:
            print(show_text(found))
        print(show_count(found))
    return int(any(each.severity == "error" for each in found))


def check_path(path: Path) -> None:
    """See that a path is a deal file or a case folder.

    Raises:
        UsageError: It is not; the message says what would be.
    """
    if not path.exists():
        raise UsageError(f"there is no `{path}`: name a deal.yaml or a case folder")
    if path.is_dir():
        check_folder(path)
    elif path.suffix.lower() in SUFFIXES:
        raise UsageError(f"`{path}` is a file of claims: name the case folder, and it is checked with the rest")


def mistakes_in(path: Path, in_force_on: int | None) -> tuple[Diagnostic, ...]:
    """Find the mistakes in a case folder, or in one deal file, as amended up to a moment or by all that was agreed."""
    if path.is_dir():
        return load_case(path, in_force_on=LAST if in_force_on is None else in_force_on).diagnostics
    return load_deal(path, in_force_on=in_force_on).diagnostics
