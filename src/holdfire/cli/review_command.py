"""``holdfire review``: candidates from articles become claims, or do not. On a screen, or in plain text for scripts."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from holdfire.cli.asking import check_folder, print_diagnostics, to_try_asked
from holdfire.cli.progress import working
from holdfire.cli.usage import UsageError, one_of
from holdfire.cli.who import writer
from holdfire.intake.align.meaning import Meaning, load_meaning, meaning_missing
from holdfire.intake.decided.added import ADDABLE, words_named
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.decided.review import DecidedMeanwhileError
from holdfire.intake.drafts.fields import as_kind, with_field
from holdfire.intake.drafts.unknown import Unknown
from holdfire.review import plain, verdicts
from holdfire.review.desk import CannotReviewError, Desk, RefusedError
from holdfire.review.order import Shown
from holdfire.source.safe_text import safe_to_show

NO_SCREEN = """the screen needs one more package: pip install "holdfire[review]"
(`--list`, `--show`, `--accept`, `--reject` and the others of `holdfire review --help` work without it)"""


def run(asked: argparse.Namespace) -> int:
    """Review a case."""
    check_folder(Path(asked.case))
    is_plain = any(getattr(asked, name.lstrip("-").replace("-", "_")) for name in ACTIONS)
    if asked.member_of and not asked.new_source:
        raise UsageError("--member-of goes with --new-source")
    if (asked.set or asked.why or asked.format != "text") and not is_plain:
        raise UsageError(f"--set, --why and --format go with one of {', '.join(ACTIONS)}")
    if not is_plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("there is no terminal here: use --list, --show, --accept and the others of --help")
    try:
        with working("Reading"):
            desk = Desk(Path(asked.case), writer(asked), clock, to_try_asked(asked), meaning_asked(asked))
        print_diagnostics(desk.broken)
        shown = shown_asked(desk, asked)
        if not is_plain:
            return on_screen(desk, shown)
        return next(act for name, act in ACTIONS.items() if getattr(asked, name[2:].replace("-", "_")))(desk, asked)
    except CannotReviewError as error:
        print_diagnostics(error.diagnostics)
        return 1
    except (RefusedError, DecidedMeanwhileError) as error:
        print(f"holdfire review: {error}", file=sys.stderr)
        return 1


def meaning_asked(asked: argparse.Namespace) -> Meaning | None:
    """Load what ranks by meaning, where that is asked for.

    Raises:
        UsageError: It is not installed.
    """
    if not asked.semantic:
        return None
    if missing := meaning_missing():
        raise UsageError(missing)
    return load_meaning()


def on_screen(desk: Desk, shown: Shown) -> int:
    """Review on the screen.

    Raises:
        UsageError: The package that draws it is not installed.
    """
    try:
        from holdfire.cli.reviewing.app import INTERRUPTED, ReviewApp  # noqa: PLC0415  optional, and slow to load
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        raise UsageError(NO_SCREEN) from None
    app = ReviewApp(desk, shown)
    app.run()
    print(desk.progress.words())
    if app.return_code == INTERRUPTED:
        raise KeyboardInterrupt
    return app.return_code or 0


def clock() -> str:
    """Give the time as decisions have it."""
    return time.strftime("%Y-%m-%d %H:%M:%SZ", time.gmtime())


def shown_asked(desk: Desk, asked: argparse.Namespace) -> Shown:
    """Say which candidates are shown.

    Raises:
        UsageError: There is no such document.
    """
    document = one_of(asked.document, desk.case.documents, "document") if asked.document else ""
    return Shown("" if asked.add else asked.kind, document, asked.all, asked.order)


def list_open(desk: Desk, asked: argparse.Namespace) -> int:
    """List candidates."""
    shown = shown_asked(desk, asked)
    with working("Working out what each would change"):
        for one in desk.queue:
            if shown.takes(one):
                desk.work_out(one)
    chosen = desk.shown(shown)
    if asked.format == "json":
        sys.stdout.write(plain.as_json(desk, chosen))
        return 0
    for one in chosen:
        print(plain.line_of(desk, one))
    print(
        desk.progress_in(shown).words()
        if desk.queue
        else "nothing waits: `holdfire read` finds candidates in an article"
    )
    return 0


def show_one(desk: Desk, asked: argparse.Namespace) -> int:
    """Show one candidate, with the fields set as asked."""
    one = edited(desk, asked.show, asked.set)
    sys.stdout.write(plain.as_json(desk, [one]) if asked.format == "json" else plain.whole(desk, one) + "\n")
    return 0


def accept_one(desk: Desk, asked: argparse.Namespace) -> int:
    """Accept a candidate, with the fields set as asked."""
    one = edited(desk, asked.accept, asked.set)
    effects = desk.effects(one)
    made = verdicts.accept(desk, one)
    print(safe_to_show(f"accepted {one.ref}" + (f" as the claim {made.claim['id']}" if made.claim else "")))
    for effect in effects:
        print(safe_to_show(f"  {effect.words(len(desk.case.accounts))}"))
    return 0


def reject_one(desk: Desk, asked: argparse.Namespace) -> int:
    """Reject a candidate."""
    verdicts.reject(desk, desk.find(asked.reject), asked.why)
    print(safe_to_show(f"rejected {asked.reject}"))
    return 0


def leave_unsure(desk: Desk, asked: argparse.Namespace) -> int:
    """Say that one is not sure of a candidate, with the fields set as asked kept."""
    verdicts.unsure(desk, edited(desk, asked.unsure, asked.set), asked.why)
    print(safe_to_show(f"unsure of {asked.unsure}"))
    return 0


def add_one(desk: Desk, asked: argparse.Namespace) -> int:
    """Add a candidate that is missing."""
    if asked.kind not in ADDABLE:
        raise UsageError(f"say what the words are: --kind {', '.join(ADDABLE)}")
    document = desk.case.documents[one_of(asked.add[0], desk.case.documents, "document")]
    try:
        words = words_named(document, asked.add[1])
    except ValueError as error:
        raise UsageError(str(error)) from None
    one = verdicts.add(desk, document.id, words, asked.kind)
    print(safe_to_show(f"added {one.ref}"))
    return 0


def link_name(desk: Desk, asked: argparse.Namespace) -> int:
    """Say whom or what a name means: a party where there is one so called, else a place."""
    name, means = asked.link
    made = verdicts.link(desk, Unknown(name, verdicts.sort_of(desk, means)), means)
    print(safe_to_show(f"“{name}” means {made.means}"))
    warn_of_no_text(desk, name)
    return 0


def warn_of_no_text(desk: Desk, name: str) -> None:
    """Say that no text of the case has a name that was linked; one that is read later may have it."""
    if not verdicts.stands_in_a_text(desk, name):
        message = f"warning: no text of the case has “{name}”; it means so in what is read later (--undo takes it back)"
        print(safe_to_show(message), file=sys.stderr)


def new_source(desk: Desk, asked: argparse.Namespace) -> int:
    """Say that a name means somebody new."""
    name, kind = asked.new_source
    group = {"member of": asked.member_of} if asked.member_of else {}
    made = verdicts.link(desk, Unknown(name, "party"), "", {"name": name, "kind": kind, **group})
    print(safe_to_show(f"“{name}” is the new source {made.means}"))
    warn_of_no_text(desk, name)
    return 0


def undo_last(desk: Desk, asked: argparse.Namespace) -> int:
    """Take back the last decision."""
    undone = verdicts.undo(desk, asked.why)
    print(safe_to_show(f"took back: {undone.kind} {undone.candidate or undone.name}"))
    return 0


def edited(desk: Desk, ref: str, fields: Sequence[str]) -> Waiting:
    """Find a candidate, its row changed as asked: the kind first, then field by field.

    Raises:
        UsageError: What is asked is not ``FIELD=TEXT``, or there is no such kind.
    """
    one = desk.find(ref)
    row = desk.row(one)
    for asked in sorted(fields, key=lambda text: not text.startswith("kind=")):
        key, is_there, text = asked.partition("=")
        if not is_there or row is None:
            raise UsageError(f"--set {asked}: write FIELD=TEXT, as in --set act=shelling")
        try:
            row = as_kind(row, text) if key == "kind" else with_field(row, key.strip().replace("_", " "), text)
        except ValueError as error:
            raise UsageError(f"--set {asked}: {error}") from None
    if fields and row is not None:
        desk.edit(one, row)
    return one


ACTIONS: Mapping[str, Callable[[Desk, argparse.Namespace], int]] = {
    "--list": list_open, "--show": show_one, "--accept": accept_one, "--reject": reject_one,
    "--unsure": leave_unsure, "--add": add_one, "--link": link_name, "--new-source": new_source, "--undo": undo_last,
}  # fmt: skip
