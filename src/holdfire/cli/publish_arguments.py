"""What can be asked of ``publish``."""

from __future__ import annotations

import argparse


def ask_publish(parser: argparse.ArgumentParser) -> None:
    """Ask which case, by which profile, where to, by whom and why."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--profile", metavar="NAME", default="public", help="profiles/NAME.yaml (default: public)")
    parser.add_argument("--out", metavar="FOLDER", help="where to write it; a folder published before is replaced")
    parser.add_argument("--preview", action="store_true", help="show what would leave, field by field; write nothing")
    parser.add_argument("--format", choices=("text", "html"), help="of the preview (default: text)")
    parser.add_argument("--now", metavar="TIME", help="assess at this moment, and count delays back from it")
    parser.add_argument("--by", metavar="NAME", help="who publishes it (default: the login name)")
    parser.add_argument("--why", metavar="TEXT", help="why, for the log")
