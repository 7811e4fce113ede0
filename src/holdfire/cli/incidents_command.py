"""``holdfire incidents``: which claims tell of one occurrence; suggested with reasons, decided by a person."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from holdfire.cli.adding.asker import in_lines
from holdfire.cli.asking import check_folder, print_errors
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.incidents.judgement import DIFFERENT, MAYBE, SAME, SPLIT
from holdfire.review.grouping import Bench, CannotDecideError, open_bench
from holdfire.review.grouping_loop import go_through
from holdfire.review.grouping_text import as_json, decided_lines, incident_lines, list_lines
from holdfire.source.safe_text import safe_to_show


def run(asked: argparse.Namespace) -> int:
    """List suggestions, or decide.

    Raises:
        UsageError: What is asked about is not there, or there is no terminal to ask in.
    """
    folder = Path(asked.case)
    check_folder(folder)
    if asked.review and not sys.stdin.isatty():
        raise UsageError("there is no terminal here: use --list, --accept, --reject and the others of --help")
    with working("Comparing incidents"):
        opened = open_bench(folder, lambda: int(time.time()), is_weaker_shown=asked.weaker)
    print_errors(opened.diagnostics)
    if opened.value is None:
        return 1
    try:
        act = next((act for name, act in ACTIONS.items() if getattr(asked, name)), list_suggestions)
        return act(opened.value, asked)
    except CannotDecideError as error:
        raise UsageError(str(error)) from None


def list_suggestions(bench: Bench, asked: argparse.Namespace) -> int:
    """List what is suggested."""
    if asked.format == "json":
        sys.stdout.write(as_json(bench))
        return 0
    for line in list_lines(bench, asked.most):
        print(safe_to_show(line))
    return 0


def review(bench: Bench, asked: argparse.Namespace) -> int:
    """Go through the suggestions."""
    go_through(bench, writer(asked), input, lambda line: print("\n".join(in_lines(line))))
    return 0


def show_incident(bench: Bench, asked: argparse.Namespace) -> int:
    """Show one incident."""
    for line in incident_lines(bench, asked.show):
        print(safe_to_show(line))
    return 0


def list_decided(bench: Bench, asked: argparse.Namespace) -> int:
    """List what was decided."""
    del asked
    for line in decided_lines(bench):
        print(safe_to_show(line))
    return 0


def decide_on_suggestion(kind: str, option: str) -> Callable[[Bench, argparse.Namespace], int]:
    """Decide on a suggestion."""

    def act(bench: Bench, asked: argparse.Namespace) -> int:
        found = bench.suggestion(getattr(asked, option))
        return _kept(bench, bench.decide(kind, found.sets, writer(asked), asked.why))

    return act


def split(bench: Bench, asked: argparse.Namespace) -> int:
    """Take claims out of an incident."""
    incident, *claims = asked.split
    if not claims:
        raise UsageError("--split INCIDENT CLAIM …: say which claims are another")
    return _kept(bench, bench.decide(SPLIT, bench.sets_split(incident, claims), writer(asked), asked.why))


def decide_on_named(kind: str, option: str) -> Callable[[Bench, argparse.Namespace], int]:
    """Decide on incidents and claims that are named."""

    def act(bench: Bench, asked: argparse.Namespace) -> int:
        sets = bench.sets_named(getattr(asked, option), is_of_claims=kind == DIFFERENT)
        return _kept(bench, bench.decide(kind, sets, writer(asked), asked.why))

    return act


def _kept(bench: Bench, number: int) -> int:
    for line in bench.said_of(number):
        print(safe_to_show(line))
    print(f"(`holdfire undo {bench.folder} {number}` takes it back)")
    return 0


ACTIONS: Mapping[str, Callable[[Bench, argparse.Namespace], int]] = {
    "list": list_suggestions,
    "review": review,
    "show": show_incident,
    "decided": list_decided,
    "accept": decide_on_suggestion(SAME, "accept"),
    "reject": decide_on_suggestion(DIFFERENT, "reject"),
    "maybe": decide_on_suggestion(MAYBE, "maybe"),
    "split": split,
    "same": decide_on_named(SAME, "same"),
    "different": decide_on_named(DIFFERENT, "different"),
}
