"""From what was asked on the command line to a case, a question and its answers."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Assessment, Question
from holdfire.cli.usage import UsageError, one_of
from holdfire.deal.load import deal_zone
from holdfire.engine.engines import what_is_missing
from holdfire.log.state import read_state
from holdfire.pipeline import Case, load_case
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.show import show_count, show_text
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment


def print_diagnostics(diagnostics: Iterable[Diagnostic]) -> None:
    """Write diagnostics to standard error, and how many there are; nothing for none."""
    found = tuple(diagnostics)
    if found:
        print(show_text(found), file=sys.stderr)
        print(show_count(found), file=sys.stderr)


def print_errors(diagnostics: Iterable[Diagnostic]) -> None:
    """Do the same for the errors among them alone."""
    print_diagnostics(each for each in diagnostics if each.severity == "error")


def read_case(folder: str, overlays: Iterable[str] = (), asked: argparse.Namespace | None = None) -> Case | None:
    """Read a case; its mistakes go to standard error. ``None``: it has errors.

    Args:
        folder: Of the case.
        overlays: Files to lay over it.
        asked: Says at which moment the deal is taken as amended (the case's own, else the last), and where its log is
            cut (nowhere).

    Raises:
        UsageError: There is no such folder or file, or a time cannot be read.
    """
    path = Path(folder)
    check_folder(path)
    in_force_on = in_force_asked(asked, path) if asked else None
    log = read_state(path, recorded_before(asked, path) if asked else None)
    outcome = load_case(path, overlay_files(overlays), in_force_on=in_force_on, log=log)
    print_errors(outcome.diagnostics)
    if outcome.value is None and len(outcome.diagnostics) > 1:
        print(f"`holdfire check {folder}` shows warnings and notes too", file=sys.stderr)
    return None if outcome.has_errors else outcome.value


def overlay_files(overlays: Iterable[str]) -> tuple[Path, ...]:
    """Give the files to lay over a case.

    Raises:
        UsageError: One of them is not there.
    """
    files = tuple(Path(file) for file in overlays)
    for file in files:
        if not file.is_file():
            there = "is a folder: name a file of claims" if file.is_dir() else "is not there"
            raise UsageError(f"the file `{file}` {there}")
    return files


def check_folder(path: Path) -> None:
    """See that a case folder is one.

    Raises:
        UsageError: It is not; the message says what would be.
    """
    if path.is_file():
        raise UsageError(f"`{path}` is a file: name the folder it is in")
    if not path.is_dir():
        raise UsageError(f"there is no folder `{path}`: name the case folder that holds deal.yaml")
    if not (path / "deal.yaml").is_file():
        raise UsageError(f"there is no deal.yaml in `{path}`: name a case folder, or start one with `holdfire init`")


def deal_file(path: Path) -> Path:
    """Find the file that is meant: the one named, or the deal of a case folder.

    Raises:
        UsageError: There is none.
    """
    if path.is_dir():
        check_folder(path)
        return path / "deal.yaml"
    if not path.is_file():
        raise UsageError(f"there is no file `{path}`: name a deal.yaml or a case folder")
    return path


def in_force_asked(asked: argparse.Namespace, path: Path) -> int | None:
    """Say before which second amendments are taken: as asked, else the moment assessed at; ``None``: nobody asked.

    Raises:
        UsageError: A time cannot be read.
    """
    for option in ("--in-force-on", "--now", "--to"):
        text = getattr(asked, option[2:].replace("-", "_"), None)
        if text is not None:
            return read_time(text, option, deal_zone(path).key, at_end=True)
    return None


def recorded_before(asked: argparse.Namespace, path: Path) -> int | None:
    """Say before which second the log is cut: as known on a day, by what was recorded; ``None``: nowhere.

    Raises:
        UsageError: The time cannot be read.
    """
    text = getattr(asked, "as_known_on", None)
    if text is None or asked.by != "recorded":
        return None
    return read_time(text, "--as-known-on", deal_zone(path).key, at_end=True)


def read_time(text: str, option: str, zone: str, at_end: bool) -> int:
    """Read a time: a clock time as it is; of a day or a longer stretch, its end or its start.

    Raises:
        UsageError: It cannot be read.
    """
    moment = read_moment(text, option, zone)
    return moment.latest + 1 if at_end and moment.latest > moment.earliest else moment.earliest


def read_moment(text: str, option: str, zone: str) -> Moment:
    """Read a time with both its ends.

    Raises:
        UsageError: It cannot be read.
    """
    try:
        return parse_moment(text, ZoneInfo(zone))
    except ValueError as error:
        raise UsageError(f"{option}: {error}") from None


def question_of(case: Case, asked: argparse.Namespace) -> Question:
    """Say what was asked.

    Raises:
        UsageError: A time cannot be read, the period ends before it begins, or the engine is not installed.
    """
    if missing := what_is_missing(asked.engine):
        raise UsageError(missing)
    zone = case.deal.zone

    def at(option: str, text: str | None, at_end: bool) -> int | None:
        return None if text is None else read_time(text, option, zone, at_end)

    now = at("--now", asked.now, at_end=True) or at("--to", asked.to, at_end=True) or case.now or int(time.time())
    start = at("--from", asked.from_, at_end=False)
    if start is not None and start >= now:
        raise UsageError("the reporting period ends before it begins: look at --from, and --to or --now")
    if asked.by and not asked.as_known_on:
        raise UsageError("--by says how --as-known-on is meant: give that too")
    known = at("--as-known-on", asked.as_known_on, at_end=True)
    as_if = at("--as-if", asked.as_if, at_end=False)
    return Question(now, start, known, asked.by or "published", as_if, asked.engine)


def to_try_asked(asked: argparse.Namespace) -> Callable[[Case], Question]:
    """Say how to make the question that is asked to see what claims would change."""

    def question(case: Case) -> Question:
        zone = case.deal.zone
        now = read_time(asked.now, "--now", zone, at_end=True) if asked.now else case.now or int(time.time())
        return Question(now, as_if=read_time(asked.as_if, "--as-if", zone, at_end=False) if asked.as_if else None)

    return question


def only_asked(case: Case, asked: argparse.Namespace) -> Case:
    """Leave only the accounts asked for.

    Raises:
        UsageError: One of them is not there.
    """
    if not asked.account:
        return case
    names = {one_of(name, (account.id for account in case.accounts), "account") for name in asked.account}
    return replace(case, accounts=tuple(account for account in case.accounts if account.id in names))


def terms_asked(case: Case, names: Iterable[str]) -> frozenset[str]:
    """Give the terms asked for, a clause for those in it; all, where none is.

    Raises:
        UsageError: One of them is not there.
    """
    known, clauses = [term.id for term in case.deal.terms], case.deal.clauses
    chosen = [one_of(name, (*known, *clauses), "term") for name in names]
    asked = (clauses[name].terms if name in clauses else (name,) for name in chosen)
    return frozenset(term for group in asked for term in group) if chosen else frozenset(known)


def in_terms(assessments: Iterable[Assessment], terms: frozenset[str]) -> tuple[Assessment, ...]:
    """Keep the assessments of these terms."""
    return tuple(each for each in assessments if each.term in terms)
