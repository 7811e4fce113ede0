"""What can be asked of the commands that keep evidence. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse


def ask_writer(parser: argparse._ActionsContainer) -> None:
    """Ask who writes to the log, and why."""
    parser.add_argument("--by", metavar="NAME", help="who does it (default: the name you are logged in with)")
    parser.add_argument("--why", metavar="WORDS", default="", help="the reason, kept with it")


def ask_log(parser: argparse.ArgumentParser) -> None:
    """Ask what to do with a log, and which of its entries to show."""
    does = "list: show entries; verify: hash every entry again; head: the last entry's number and hash; "
    does += "seal: have an authority stamp that the head exists now (RFC 3161); "
    does += "adopt: take decisions over that reviewers made before there was a log"
    choices = ("list", "verify", "head", "seal", "adopt")
    parser.add_argument("do", metavar="|".join(choices), choices=choices, help=does)
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--kind", metavar="KIND", default="", help="list: only entries of this kind")
    parser.add_argument("--batch", metavar="BATCH", default="", help="list: only entries of this import")
    parser.add_argument("--last", metavar="NUMBER", type=int, help="list: only so many, the newest")
    parser.add_argument("--head", metavar="NUMBER:HASH", help="verify: a head written down before, elsewhere")
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="of list (default: text)")
    ask_seal(parser)
    ask_writer(parser)


def ask_seal(parser: argparse.ArgumentParser) -> None:
    """Ask for timestamps, and for what they are verified with."""
    seal = parser.add_argument_group("seal")
    seal.add_argument("--authority", metavar="URL", action="append", default=[], help="ask it now (repeatable)")
    says = "without --response: write the request here, to be sent later; with it: what was asked"
    seal.add_argument("--request", metavar="FILE", help=says)
    seal.add_argument("--response", metavar="FILE", help="keep the response of an authority that came later")
    says = "verify and seal: certificates (PEM) of authorities, their roots included (repeatable)"
    parser.add_argument("--certificate", metavar="FILE", action="append", default=[], help=says)


def ask_history(parser: argparse.ArgumentParser) -> None:
    """Ask whose history."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument(
        "subject", metavar="ID", help="of a claim, a party, a place, a document, an incident, an import"
    )
    parser.add_argument("--format", choices=("text", "jsonl"), default="text", help="default: text")


def ask_undo(parser: argparse.ArgumentParser) -> None:
    """Ask what to undo."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("entry", metavar="NUMBER|BATCH", help="the number of an entry, or the id of an import")
    ask_writer(parser)


def ask_changes(parser: argparse.ArgumentParser) -> None:
    """Ask between which moments."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("--from", dest="since", metavar="TIME", required=True, help="as known before this moment")
    parser.add_argument("--to", dest="until", metavar="TIME", help="and as known at this one (default: now)")
    parser.add_argument("--now", metavar="TIME", help="assess both at this moment (default: the case's own)")
    parser.add_argument("--as-if", metavar="TIME", help="as though the deal were in force from then")
    parser.add_argument("--account", metavar="NAME", action="append", default=[], help="only this account (repeatable)")
    parser.set_defaults(from_=None, to=None, as_known_on=None, by=None, engine="duckdb")
