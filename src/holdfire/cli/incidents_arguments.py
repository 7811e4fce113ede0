"""What can be asked about incidents. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse

from holdfire.cli.evidence_arguments import ask_writer


def ask_incidents(parser: argparse.ArgumentParser) -> None:
    """Ask what to show or decide."""
    parser.add_argument("case", metavar="CASE", help="the case folder")
    does = parser.add_mutually_exclusive_group()
    does.add_argument("--list", action="store_true", help="list suggestions (also without any option)")
    does.add_argument("--review", action="store_true", help="go through the suggestions one by one, by keyboard")
    does.add_argument("--show", metavar="INCIDENT", help="what is told of an incident, and what was decided about it")
    does.add_argument("--decided", action="store_true", help="list what was decided, with who, when and why")
    does.add_argument("--accept", metavar="ID", help="the incidents of a suggestion are one")
    does.add_argument("--reject", metavar="ID", help="they are different: it is not suggested again")
    does.add_argument("--maybe", metavar="ID", help="they may be one: it is not suggested again")
    several = {"nargs": "+", "metavar": ("INCIDENT", "CLAIM")}
    does.add_argument("--split", help="take claims out of an incident: they are another", **several)  # type: ignore[arg-type]
    named = {"nargs": "+", "metavar": "INCIDENT|CLAIM"}
    does.add_argument("--same", help="these are one", **named)  # type: ignore[arg-type]
    does.add_argument("--different", help="no two of these are one", **named)  # type: ignore[arg-type]
    parser.add_argument("--weaker", action="store_true", help="also suggestions that are less likely than not")
    parser.add_argument("--most", metavar="NUMBER", type=int, default=20, help="list at most so many (default: 20)")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="of the list (default: text)")
    ask_writer(parser)
