"""``holdfire check``: mistakes in a deal file or a case. They are the result, so they go to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from holdfire.claims.rows_file import SUFFIXES
from holdfire.cli.asking import check_folder
from holdfire.cli.usage import UsageError
from holdfire.deal.load import load_deal
from holdfire.pipeline import load_case
from holdfire.source.show import show_count, show_json, show_text


def run(asked: argparse.Namespace) -> int:
    """Check, show, and say by the exit code whether there are errors."""
    path = Path(asked.path)
    if not path.exists():
        raise UsageError(f"there is no `{asked.path}`: name a deal.yaml or a case folder")
    if path.is_dir():
        check_folder(path)
    elif path.suffix.lower() in SUFFIXES:
        raise UsageError(f"`{asked.path}` is a file of claims: name the case folder, and it is checked with the rest")
    found = load_case(path).diagnostics if path.is_dir() else load_deal(path).diagnostics
    if asked.format == "json":
        sys.stdout.write(show_json(found))
    else:
        if found:
            print(show_text(found))
        print(show_count(found))
    return int(any(each.severity == "error" for each in found))
