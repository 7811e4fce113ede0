"""What can be asked on the command line. Imports nothing heavy, so that help comes at once."""

from __future__ import annotations

import argparse
import re
from difflib import get_close_matches
from importlib import import_module
from typing import NoReturn, TypeAlias

from holdfire.cli.add_arguments import ask_add
from holdfire.cli.custody_arguments import ask_collected, ask_custody
from holdfire.cli.evidence_arguments import ask_changes, ask_history, ask_log, ask_undo, ask_writer
from holdfire.cli.export_arguments import ask_export
from holdfire.cli.import_arguments import ask_import
from holdfire.cli.incidents_arguments import ask_incidents
from holdfire.cli.model_options import add_model_options
from holdfire.cli.publish_arguments import ask_publish
from holdfire.cli.review_arguments import ask_review

EXIT_CODES = """exit codes:
  0  fine
  1  errors in the input files (what they are is written to standard error)
  2  wrong usage
"""
DIFF_CODES = """exit codes:
  0  no differences
  1  differences
  2  trouble: errors in the input files, or wrong usage
"""
TIMES = """times are in the deal's zone: 2016-10-09, "2016-10-09 08:00". A day alone means its
end for --now, --to, --as-known-on and --in-force-on, and its start for --from and --as-if.
"""


class ShowVersion(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        """Print the version and leave."""
        print(f"holdfire {import_module('holdfire.cli.version').program_version()}")
        parser.exit()


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with what was asked, suggest the nearest word, and leave with 2."""
        wrong = re.fullmatch(r"(?:argument )?(.*?): invalid choice: '(.*)' \(choose from (.*)\)", message)
        if wrong:
            where, asked, listed = wrong.groups()
            known = [word.strip(" '") for word in listed.split(",")]
            close = get_close_matches(asked, known, 1)
            hint = f"did you mean `{close[0]}`?" if close else f"there is: {', '.join(f'`{word}`' for word in known)}"
            message = f"there is no {'command' if where == 'COMMAND' else where} `{asked}`: {hint}"
        message = message.removeprefix("argument ")
        self.exit(2, f"{self.prog}: {message}\nsee `{self.prog} --help`\n")


def make_parser() -> argparse.ArgumentParser:
    """Make the parser of all commands."""
    parser = Parser(
        prog="holdfire",
        description="Where does each term of a ceasefire deal stand, according to whom, and how do we know?",
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=ShowVersion, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    add_check(commands)
    add_fmt(commands)
    add_restate(commands)
    add_init(commands)
    add_read(commands)
    add_review(commands)
    add_import(commands)
    add_assess(commands)
    add_report(commands)
    add_compare(commands)
    add_evidence(commands)
    add_explain(commands)
    add_rings(commands)
    add_diff(commands)
    add_exposure(commands)
    add_export(commands)
    add_doctor(commands)
    add_demo(commands)
    add_publish(commands)
    return parser


Commands: TypeAlias = "argparse._SubParsersAction[Parser]"


def add_command(commands: Commands, name: str, says: str, epilog: str = EXIT_CODES) -> argparse.ArgumentParser:
    """Add a command with its one-sentence description."""
    return commands.add_parser(
        name,
        help=says,
        description=says[0].upper() + says[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_case(parser: argparse.ArgumentParser) -> None:
    """Ask for a case folder and files to lay over it."""
    parser.add_argument("case", metavar="CASE", help="the case folder, which holds deal.yaml")
    add_overlays(parser)


def add_overlays(parser: argparse.ArgumentParser) -> None:
    """Ask for files to lay over a case."""
    parser.add_argument(
        "--with", dest="overlays", metavar="FILE", nargs="+", action="extend", default=[], help="what-if claims to add"
    )


def add_question(parser: argparse.ArgumentParser) -> None:
    """Ask at which moment, over which period, as known when, and of which accounts and terms."""
    until = parser.add_mutually_exclusive_group()
    until.add_argument("--now", metavar="TIME", help="assess at this moment (default: the case's own, else the clock)")
    until.add_argument("--to", metavar="TIME", help="end of the reporting period; the moment assessed at")
    parser.add_argument("--from", dest="from_", metavar="TIME", help="start of the reporting period")
    parser.add_argument("--as-known-on", metavar="TIME", help="leave out what was known only later")
    parser.add_argument("--by", choices=("recorded", "published"), help="what counts as known (default: published)")
    parser.add_argument("--as-if", metavar="TIME", help="as though the deal were in force from then")
    add_in_force_on(parser)
    parser.add_argument("--account", metavar="NAME", action="append", default=[], help="only this account (repeatable)")
    parser.add_argument("--term", metavar="NAME", action="append", default=[], help="only this term (repeatable)")
    add_engine(parser)


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Ask what the rules run on."""
    says = "what works it out (default: duckdb); the answers are the same"
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb", help=says)


def add_in_force_on(parser: argparse.ArgumentParser) -> None:
    """Ask at which moment the deal is taken as amended."""
    says = "the deal as amended up to then (default: up to the moment assessed at)"
    parser.add_argument("--in-force-on", metavar="TIME", help=says)


def add_check(commands: Commands) -> None:
    """Add ``check``."""
    parser = add_command(commands, "check", "find mistakes in deal files and whole cases")
    parser.add_argument("paths", metavar="DEAL|CASE", nargs="+", help="deal files, case folders, or both")
    says = "the deal as amended up to then (default: by all that was agreed)"
    parser.add_argument("--in-force-on", metavar="TIME", help=says)
    parser.add_argument("--format", choices=("text", "json", "sarif"), default="text", help="default: text")


def add_fmt(commands: Commands) -> None:
    """Add ``fmt``."""
    says = "write deal files in their canonical form, with every comment"
    epilog = "exit codes:\n  0  fine\n  1  a file cannot be read, or (--check) would change\n  2  wrong usage\n"
    parser = add_command(commands, "fmt", says, epilog)
    parser.add_argument("files", metavar="DEAL|CASE", nargs="+", help="deal files, case folders, or both")
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if a file would change")
    parser.add_argument("--diff", action="store_true", help="change nothing; show what would change")


def add_restate(commands: Commands) -> None:
    """Add ``restate``."""
    says = "say a deal back in plain sentences, with what it does not say; write its dates as a calendar"
    parser = add_command(commands, "restate", says, f"{TIMES}\n{EXIT_CODES}")
    parser.add_argument("deal", metavar="DEAL|CASE", help="a deal.yaml, or a case folder")
    parser.add_argument("--ics", metavar="FILE", help="write deadlines, starts, ends, hours and periods as a calendar")
    parser.add_argument("--as-if", metavar="TIME", help="for the calendar: as though the deal were in force from then")
    add_in_force_on(parser)


def add_init(commands: Commands) -> None:
    """Add ``init``."""
    parser = add_command(commands, "init", "make a folder with a commented deal, accounts and claims to start from")
    parser.add_argument("folder", metavar="FOLDER", help="a folder that is not there yet, or is empty")


def add_read(commands: Commands) -> None:
    """Add ``read``."""
    parser = add_command(
        commands, "read", "keep articles in a case and find what they say: quotations, figures, acts, dates, for review"
    )
    parser.add_argument("files", metavar="FILE", nargs="*", help="text, HTML or PDF; none: what the case has kept")
    parser.add_argument("--case", metavar="CASE", required=True, help="a folder with a deal.yaml")
    parser.add_argument("--name", metavar="NAME", help="what claims are to call it; left out: after its file")
    parser.add_argument("--source", metavar="NAME", help="who published it; left out: as it says itself")
    parser.add_argument("--published", metavar="TIME", help="when; left out: as it says itself")
    parser.add_argument("--language", metavar="TAG", help="such as en, ar, ru; left out: by its letters")
    says = "read anew what has been read; with files: keep also what the case has under another name"
    parser.add_argument("--again", action="store_true", help=says)
    ask_collected(parser)
    ask_writer(parser)
    add_model_options(parser)


def add_review(commands: Commands) -> None:
    """Add ``review``."""
    says = "go through what was found in articles, one by one: accept, edit, reject"
    ask_review(add_command(commands, "review", says, f"{TIMES}\n{EXIT_CODES}"))


def add_evidence(commands: Commands) -> None:
    """Add the commands that keep evidence."""
    says = "enter a claim by answering questions; what it changes is shown before it is kept in the log"
    ask_add(add_command(commands, "add", says, f"{TIMES}\n{EXIT_CODES}"))
    ask_custody(add_command(commands, "custody", "say of every document who collected it and whether it was changed"))
    ask_log(add_command(commands, "log", "show what was entered into a case, or see whether its log is whole"))
    ask_history(add_command(commands, "history", "show everything that was entered about one thing"))
    says = "show what was entered between two moments, and which assessments it changed"
    ask_changes(add_command(commands, "changes", says, f"{TIMES}\n{EXIT_CODES}"))
    says = "suggest which claims tell of one occurrence, and keep what a person decides"
    ask_incidents(add_command(commands, "incidents", says))
    ask_undo(add_command(commands, "undo", "undo an entry or an import, by another entry; nothing is deleted"))


def add_import(commands: Commands) -> None:
    """Add ``import``."""
    says = "see what a file of the field would change in a case, and keep it in its log"
    ask_import(add_command(commands, "import", says))


def add_assess(commands: Commands) -> None:
    """Add ``assess``."""
    parser = add_command(
        commands, "assess", "say where each term stands, for each bearer, account and reading", f"{TIMES}\n{EXIT_CODES}"
    )
    add_case(parser)
    add_question(parser)
    parser.add_argument("--format", choices=("text", "json", "csv"), default="text", help="default: text")
    parser.add_argument("--timeline", action="store_true", help="also the states over time (json and csv)")


def add_report(commands: Commands) -> None:
    """Add ``report``."""
    parser = add_command(
        commands, "report", "show the status table and write the report as one HTML file", f"{TIMES}\n{EXIT_CODES}"
    )
    add_case(parser)
    add_question(parser)
    add_out(parser)
    add_report_format(parser)
    add_side_by_side(parser)


def add_report_format(parser: argparse.ArgumentParser) -> None:
    """Ask how a period report is shown."""
    says = "with --from and --to: write the period report, or print it as text (default: html)"
    parser.add_argument("--format", choices=("html", "text"), default="html", help=says)


def add_publish(commands: Commands) -> None:
    """Add ``publish``."""
    says = "write what a profile lets out of a case: report and tables without names, notes and exact places"
    ask_publish(add_command(commands, "publish", says, f"{TIMES}\n{EXIT_CODES}"))


def add_side_by_side(parser: argparse.ArgumentParser) -> None:
    """Ask which documents to put side by side."""
    says = "also write two documents side by side, as a page beside the report that it links to (repeatable)"
    names = ("DOCUMENT", "DOCUMENT")
    parser.add_argument("--side-by-side", nargs=2, metavar=names, action="append", default=[], help=says)


def add_compare(commands: Commands) -> None:
    """Add ``compare``."""
    parser = add_command(commands, "compare", "put two documents of a case side by side, as one HTML file")
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("first", metavar="DOCUMENT", help="the name of a document: documents/NAME.txt")
    parser.add_argument("second", metavar="DOCUMENT", help="another")
    default = "side-by-side.html"
    parser.add_argument("-o", "--out", metavar="FILE", default=default, help=f"where to write it (default: {default})")


def add_out(parser: argparse.ArgumentParser) -> None:
    """Ask where to write the page."""
    parser.add_argument("--out", metavar="FILE", default="report.html", help="where to write it (default: report.html)")


def add_explain(commands: Commands) -> None:
    """Add ``explain``."""
    parser = add_command(
        commands, "explain", "show the reasons for where one term stands, as a tree", f"{TIMES}\n{EXIT_CODES}"
    )
    parser.add_argument("case", metavar="CASE", help="the case folder")
    parser.add_argument("term", metavar="TERM", help="the term's name")
    parser.add_argument("--bearer", metavar="NAME", help="only for this bearer")
    parser.add_argument("--reading", metavar="QUESTION/ANSWER", help="only under this reading")
    parser.add_argument("--account", metavar="NAME", action="append", default=[], help="only this account (repeatable)")
    add_overlays(parser)
    parser.add_argument("--now", metavar="TIME", help="assess at this moment")
    parser.add_argument("--from", dest="from_", metavar="TIME", help="start of the reporting period")
    parser.add_argument("--as-if", metavar="TIME", help="as though the deal were in force from then")
    add_in_force_on(parser)
    add_engine(parser)
    parser.set_defaults(to=None, as_known_on=None, by=None)


def add_rings(commands: Commands) -> None:
    """Add ``rings``."""
    parser = add_command(commands, "rings", "show which step waits for which, and what would open a ring of them")
    parser.add_argument("path", metavar="DEAL|CASE", help="a deal.yaml, or a case folder")
    formats = ("text", "dot", "mermaid", "json")
    parser.add_argument("--format", choices=formats, default="text", help="how to show it (default: text)")


def add_diff(commands: Commands) -> None:
    """Add ``diff``."""
    parser = add_command(
        commands, "diff", "say what differs between two deals, and what that changes", f"{TIMES}\n{DIFF_CODES}"
    )
    parser.add_argument("old", metavar="OLD", help="a deal.yaml, or a case folder")
    parser.add_argument("new", metavar="NEW", nargs="?", help="another (default: the same, on another date)")
    parser.add_argument("--in-force-on", metavar="TIME", help="the old one as amended up to then (default: by all)")
    parser.add_argument("--and-on", metavar="TIME", help="the new one as amended up to then (default: by all)")
    parser.add_argument("--case", metavar="FOLDER", help="also say which assessments change on the claims of this case")
    add_overlays(parser)
    parser.add_argument("--now", metavar="TIME", help="assess at this moment (default: the case's own, else the clock)")
    parser.add_argument("--as-if", metavar="TIME", help="as though the deal were in force from then")
    parser.add_argument("--account", metavar="NAME", action="append", default=[], help="only this account (repeatable)")
    add_engine(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(to=None, from_=None, as_known_on=None, by=None)


def add_exposure(commands: Commands) -> None:
    """Add ``exposure``."""
    says = "say what each party has given for nothing if the others stop at the worst moment"
    parser = add_command(commands, "exposure", says)
    parser.add_argument("path", metavar="DEAL|CASE", help="a deal.yaml, or a case folder")
    split = "also say how far it is after splitting a term into so many equal parts (several allowed)"
    parser.add_argument("--tranches", metavar="TERM=PARTS", nargs="+", action="extend", default=[], help=split)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def add_export(commands: Commands) -> None:
    """Add ``export``."""
    says = "write a case as tables, maps, notes on quoted words, provenance, or forms to collect with"
    ask_export(add_command(commands, "export", says))


def add_doctor(commands: Commands) -> None:
    """Add ``doctor``."""
    parser = add_command(commands, "doctor", "show what any stage of the work makes of a case")
    parser.add_argument("case", metavar="CASE", help="the case folder, or for the first three stages a deal.yaml")
    stages = ("tree", "syntax", "model", "tables", "reasons")
    parser.add_argument("--stage", choices=stages, required=True, help="which stage")


def add_demo(commands: Commands) -> None:
    """Add ``demo``, which takes the options of ``report``."""
    says = "run the report on the example that comes along: eastern Aleppo, 2016"
    parser = add_command(commands, "demo", says, f"{TIMES}\n{EXIT_CODES}")
    add_overlays(parser)
    add_question(parser)
    add_out(parser)
    add_report_format(parser)
    add_side_by_side(parser)
