"""``holdfire add``: a claim is entered by answering questions, and what it changes is shown before it is kept."""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from holdfire.cli.adding.asker import Asker, LineAsker, StoppedError
from holdfire.cli.adding.talk import talk
from holdfire.cli.asking import check_folder, print_diagnostics, to_try_asked
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError
from holdfire.cli.who import writer
from holdfire.entering.bench import Bench, CannotEnterError
from holdfire.entering.interview import Interview, name_of_claim
from holdfire.entering.keeping import NameTakenError, append_entries, entries_of
from holdfire.intake.drafts.draft import Row
from holdfire.log.entry import Head, at_of
from holdfire.log.problem import LogError
from holdfire.review.mistakes import Mistake
from holdfire.source.safe_text import safe_to_show

NO_SCREEN = """answers are completed with one more package: pip install "holdfire[add]"; without it, `?` lists them"""


def run(asked: argparse.Namespace) -> int:
    """Enter claims.

    Raises:
        UsageError: What is asked does not fit together, or the claim given is no JSON.
    """
    check_folder(Path(asked.case))
    if asked.keep and asked.json is None:
        raise UsageError("--keep goes with --json: the dialogue asks before it keeps anything")
    row = None if asked.json is None else given_row(asked.json)
    by = writer(asked)
    try:
        with working("Reading"):
            bench = Bench(Path(asked.case), to_try_asked(asked))
        return one_given(bench, row, by, asked) if row is not None else in_dialogue(bench, by, asked)
    except CannotEnterError as error:
        print_diagnostics(error.diagnostics)
        return 1
    except (LogError, NameTakenError) as error:
        print(f"holdfire add: nothing was kept: {error}", file=sys.stderr)
        return 1


def in_dialogue(bench: Bench, by: str, asked: argparse.Namespace) -> int:
    """Ask question by question."""

    def keep(interview: Interview) -> str:
        row = named(interview.row, by)
        head = kept(bench, row, by, asked.why)
        return f"kept as the claim {row['id']}: entry {head.number} of the log, by {by}"

    try:
        talk(bench, asker(), keep)
    except StoppedError as error:
        said = str(error) if error.code else "left; what was not kept is gone"
        print(f"holdfire add: {safe_to_show(said)}", file=sys.stderr if error.code else sys.stdout)
        return error.code
    return 0


def asker() -> Asker:
    """Choose how to ask: with completion on a terminal where that is installed, else in lines."""
    is_person = sys.stdin.isatty() and sys.stdout.isatty()
    if is_person:
        try:
            from holdfire.cli.adding.screen import ScreenAsker  # noqa: PLC0415  an extra: not everybody has it
        except ModuleNotFoundError as error:
            if (error.name or "").partition(".")[0] != "prompt_toolkit":
                raise
            print(NO_SCREEN)
        else:
            return ScreenAsker()
    return LineAsker(sys.stdin, sys.stdout, is_person)


def given_row(text: str) -> Row:
    """Read the claim that was given, or that comes on standard input.

    Raises:
        UsageError: It is not one JSON object.
    """
    try:
        row = json.loads(sys.stdin.read() if text == "-" else text)
    except ValueError as error:
        raise UsageError(f"--json: this is no JSON: {error}") from None
    if not isinstance(row, dict):
        raise UsageError('--json takes one claim: {"kind": "event", "act": …}')
    return row


def one_given(bench: Bench, row: Row, by: str, asked: argparse.Namespace) -> int:
    """Say as JSON what is wrong with a claim and what it changes; keep it, where that is asked for."""
    row = {key: value for key, value in row.items() if key != "recorded"}
    row = row if row.get("id") else named(row, by)
    mistakes = bench.mistakes(row)
    claim = bench.read(row)
    effects = bench.effects(claim) if claim else ()
    head = kept(bench, row, by, asked.why) if claim and asked.keep else None
    told: dict[str, Any] = {
        "claim": row,
        "mistakes": [wrong_as_json(one) for one in mistakes],
        "supposes": bench.supposes or None,
        "changes": [
            {"term": one.term, "bearer": one.bearer, "before": one.before, "after": one.after,
             "accounts": list(one.accounts), "readings": list(one.readings), "states": one.is_of_state}
            for one in effects
        ],
        "kept": {"entry": head.number, "hash": head.hash, "at": head.at} if head else None,
    }  # fmt: skip
    print(json.dumps(told, ensure_ascii=False, indent=2))
    return 0 if claim else 1


def wrong_as_json(one: Mistake) -> dict[str, str]:
    """Write what is wrong for programs."""
    return {"field": one.key, "severity": one.severity, "message": one.message, "help": one.help}


def named(row: Row, by: str) -> Row:
    """Give a claim a name, and put that first."""
    return {"id": name_of_claim(row, by, at_of(int(time.time()))), **{k: v for k, v in row.items() if k != "id"}}


def kept(bench: Bench, row: Row, by: str, why: str) -> Head:
    """Keep a claim, with those it names who are new; the case knows it from then on."""
    new = entries_of(row, bench.added, by, why)
    head = append_entries(bench.folder, new, int(time.time()), bench.seen)
    bench.kept(row, head)
    return head
