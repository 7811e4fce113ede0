"""What can be asked of ``holdfire import``."""

from __future__ import annotations

import argparse


def ask_import(parser: argparse.ArgumentParser) -> None:
    """Ask for a case, files, and how to read them."""
    parser.add_argument("case", metavar="CASE", help="the case folder, which holds deal.yaml")
    parser.add_argument("files", metavar="FILE", nargs="+", help="files to import")
    parser.add_argument("--keep", action="store_true", help="write it into the log (default: only show what would be)")
    parser.add_argument("--format", metavar="NAME", default="", help="of the files (default: by what stands in them)")
    parser.add_argument("--mapping", metavar="FILE", help="YAML: what names and columns of the files mean")
    dataset = "what the keys of the rows are unique in (default: the format's own, or the file's name)"
    parser.add_argument("--dataset", metavar="NAME", default="", help=dataset)
    part = "the files are only a part of their dataset: rows they lack are not marked as gone"
    parser.add_argument("--part", action="store_true", help=part)
    parser.add_argument("--all", action="store_true", help="list every row that is new, changed, gone or odd")
    parser.add_argument("--by", metavar="NAME", help="who imports (default: the name you are logged in with)")
    parser.add_argument("--why", metavar="WORDS", default="", help="why, for the log")
