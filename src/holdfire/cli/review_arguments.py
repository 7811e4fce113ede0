"""What can be asked of ``holdfire review``. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse


def ask_review(parser: argparse.ArgumentParser) -> None:
    """Ask which case, by whom, which candidates, and what to do where no terminal is wanted."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--by", metavar="NAME", help="who decides (default: the name you are logged in with)")
    which = parser.add_argument_group("which candidates")
    orders = ("consequence", "text")
    which.add_argument("--order", choices=orders, default=orders[0], help="what comes first (default: consequence)")
    kinds = ("quotation", "figure", "act", "date")
    which.add_argument("--kind", choices=kinds, default="", help="only of this kind; with --add: which to add")
    which.add_argument("--document", metavar="NAME", default="", help="only of this document")
    parser.add_argument("--semantic", action="store_true", help="rank related claims by meaning, too (an extra)")
    which.add_argument("--all", action="store_true", help="also those that are decided")
    which.add_argument("--now", metavar="TIME", help="for what they would change: assess at this moment")
    which.add_argument("--as-if", metavar="TIME", help="for what they would change: as though in force from then")
    plain = parser.add_argument_group("without the screen, in plain text (one of)").add_mutually_exclusive_group()
    plain.add_argument("--list", action="store_true", help="list candidates and leave")
    plain.add_argument("--show", metavar="REF", help="show one candidate and leave")
    plain.add_argument("--accept", metavar="REF", help="accept a candidate")
    plain.add_argument("--reject", metavar="REF", help="reject it")
    plain.add_argument("--unsure", metavar="REF", help="say that you are not sure of it")
    plain.add_argument("--add", nargs=2, metavar=("DOCUMENT", "WORDS"), help="add one that is missing (with --kind)")
    plain.add_argument("--link", nargs=2, metavar=("NAME", "ID"), help="say whom or what a name means")
    plain.add_argument("--new-source", nargs=2, metavar=("NAME", "KIND"), help="a name means somebody new")
    plain.add_argument("--undo", action="store_true", help="take back your last decision")
    more = parser.add_argument_group("with these")
    more.add_argument("--set", metavar="FIELD=TEXT", nargs="+", action="extend", default=[], help="change fields first")
    more.add_argument("--member-of", metavar="ID", default="", help="with --new-source: whom it belongs to")
    more.add_argument("--why", metavar="WORDS", default="", help="the reason")
    more.add_argument("--format", choices=("text", "json"), default="text", help="of --list and --show (default: text)")
