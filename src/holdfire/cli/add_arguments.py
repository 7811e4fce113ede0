"""What can be asked of ``holdfire add``. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse

from holdfire.cli.evidence_arguments import ask_writer


def ask_add(parser: argparse.ArgumentParser) -> None:
    """Ask which case, by whom, and for one claim that needs no questions."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    ask_writer(parser)
    says = "no questions: this claim, as a line of claims/*.jsonl; - reads it from standard input"
    parser.add_argument("--json", metavar="CLAIM", help=says)
    parser.add_argument("--keep", action="store_true", help="with --json: keep it, if nothing is wrong with it")
    parser.add_argument("--now", metavar="TIME", help="for what it changes: assess at this moment")
    parser.add_argument("--as-if", metavar="TIME", help="for what it changes: as though in force from then")
