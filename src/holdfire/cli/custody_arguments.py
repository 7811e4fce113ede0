"""What can be asked about the custody of documents. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse

from holdfire.cli.evidence_arguments import ask_writer


def ask_collected(parser: argparse.ArgumentParser) -> None:
    """Ask how a document was collected."""
    group = parser.add_argument_group("how it was collected", "kept in the log, after the Berkeley Protocol")
    group.add_argument("--collected-by", metavar="NAME", default="", help="who collected it")
    group.add_argument("--collected-at", metavar="TIME", default="", help="when (kept in UTC)")
    group.add_argument("--url", metavar="URL", default="", help="from where; left out: as the file says itself")
    group.add_argument("--collected-with", metavar="TOOL", default="", help="with which tool, and its version")
    group.add_argument("--notes", metavar="WORDS", default="", help="whatever else matters")


def ask_custody(parser: argparse.ArgumentParser) -> None:
    """Ask which case, and what to enter first."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--out", metavar="FILE", help="also write the report as one HTML file")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    first = parser.add_mutually_exclusive_group()
    first.add_argument("--adopt", action="store_true", help="first enter every document that the log does not know")
    first.add_argument("--tell", metavar="DOCUMENT", help="first enter more about this document")
    ask_collected(parser)
    ask_writer(parser)
