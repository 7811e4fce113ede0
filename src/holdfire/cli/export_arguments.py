"""What ``holdfire export`` can be asked."""

from __future__ import annotations

import argparse

WHAT = ("csv", "xlsx", "geojson", "parquet", "jsonl", "annotations", "prov", "xlsform", "template", "bag")


def ask_export(parser: argparse.ArgumentParser) -> None:
    """Ask what to write, of which case, and where."""
    parser.add_argument("what", metavar="WHAT", choices=WHAT, help=", ".join(WHAT))
    parser.add_argument("case", metavar="CASE", help="the case folder, which holds deal.yaml")
    parser.add_argument(
        "--out", metavar="PATH", required=True, help="a file; for csv, parquet, xlsform and bag a folder"
    )
    parser.add_argument("--hxl", action="store_true", help="for xlsx: a row of HXL tags under each header")
    says = "also claims that were corrected or taken back, marked as such"
    parser.add_argument("--with-history", action="store_true", help=says)
    says = "also rows of data sets that may not be passed on (asks once more)"
    parser.add_argument("--with-restricted", action="store_true", help=says)
    says = "with --with-restricted, where there is no terminal to ask at: yes, they are to be passed on"
    parser.add_argument("--yes-pass-on-restricted", action="store_true", help=says)
