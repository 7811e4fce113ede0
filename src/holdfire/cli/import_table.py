"""What an import changes, for people: counts, what is odd, what is refused, what names are new."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from holdfire.cli.terminal import Terminal, plain
from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.importing import BACK, CHANGED, GONE, NEW, NO_CLAIM, REFUSED, UNCHANGED, Compared, Import
from holdfire.formats.looking import Looked
from holdfire.report.words import counted
from holdfire.source.diagnostic import Diagnostic

FEW = 5
WORDS = {
    NEW: "new",
    CHANGED: "changed at the source",
    GONE: "gone from the source",
    BACK: "there again",
    UNCHANGED: "unchanged",
    REFUSED: "refused",
    NO_CLAIM: "without anything to claim",
}


def print_import(one: Import, looked: Looked, batch: str, entries: int, asked: argparse.Namespace) -> None:
    """Print what a file changes, and if it was written, how to undo it."""
    terminal = Terminal()
    terminal.print(plain(f"{one.source.name}, read as {one.format.NAME} (data set `{one.dataset}`)", "bold"))
    counts = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for what, words in WORDS.items():
        if looked.counts[what] or what == NEW:
            counts.add_row(Text(f"{looked.counts[what]:,}", justify="right"), Text(f"rows {words}"))
    terminal.print(counts)
    listed = list(_rows(looked, asked.all))
    if listed:
        terminal.print(_table(("Row", "Column", "What", "Why"), listed))
    flags = [(f"{number:,}", flag.replace("-", " ")) for flag, number in looked.flags.most_common()]
    if flags:
        terminal.print(_table(("Rows", "What is odd"), flags))
    names = [
        *_named(looked.parties, looked.names["parties"], "party", asked.all),
        *_named(looked.places, looked.names["places"], "place", asked.all),
    ]
    if names:
        terminal.print(_table(("New name", "Kind", "What is known of it"), names))
    for note in looked.said:
        if note.severity == "note":
            terminal.print(plain(f"note: {note.message}", "dim"))
    terminal.print(plain(_outcome(looked, batch, entries, asked), "bold"), soft_wrap=True)


def _rows(looked: Looked, every: bool) -> Iterator[tuple[str, ...]]:
    """List refused rows, then examples of the others, then what is odd."""
    for what in (REFUSED, CHANGED, GONE, BACK, NEW):
        shown = looked.shown.get(what, [])
        most = len(shown) if every or what == REFUSED else FEW
        for step in shown[:most]:
            yield from _lines(step)
        if looked.counts[what] > most and what != NEW:
            yield ("", "", what, f"and {looked.counts[what] - most:,} more")
    odd = [one for one in looked.said if one.severity == "warning"]
    seen: dict[str, int] = {}
    for one in odd:
        seen[one.slug] = seen.get(one.slug, 0) + 1
        if every or seen[one.slug] <= 2:
            yield (str(one.span.line), one.here, one.slug.replace("-", " "), one.message)


def _lines(step: Compared) -> Iterator[tuple[str, ...]]:
    line = str(step.line or "")
    if step.what == REFUSED:
        yield from ((line, _column(why), step.what, _said(why)) for why in step.why)
    elif step.what == CHANGED:
        yield from (
            (line, key, step.what, f"{old or 'nothing'} → {new or 'nothing'}") for key, old, new in step.changes
        )
    elif step.what in (GONE, BACK):
        yield line, "", step.what, f"key {step.name[1]}"


def _column(why: Diagnostic) -> str:
    return why.here or str(why.span.column)


def _said(why: Diagnostic) -> str:
    return f"{why.message} ({why.help})" if why.help else why.message


def _named(listed: Sequence[FoundParty | FoundPlace], number: int, kind: str, every: bool) -> Iterator[tuple[str, ...]]:
    shown = listed if every else listed[:FEW]
    for one in shown:
        known = one.kind if isinstance(one, FoundParty) else _place_known(one)
        yield one.id, kind, known
    if number > len(shown):
        yield f"and {number - len(shown):,} more", kind, ""


def _place_known(place: FoundPlace) -> str:
    around = f"within {int(float(place.radius)):,} m of its point" if place.radius not in ("", "0") else ""
    return "; ".join(part for part in (around or place.precision, place.inside and f"in {place.inside[0]}") if part)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        drawn.add_column(head, overflow="fold")
    for row in rows:
        drawn.add_row(*(plain(cell) for cell in row))
    return drawn


def _outcome(looked: Looked, batch: str, entries: int, asked: argparse.Namespace) -> str:
    if batch:
        return f"kept as batch {batch}, {entries:,} entries; to undo: holdfire undo {asked.case} {batch}"
    if not looked.changes_something:
        refused = looked.counts[REFUSED]
        left = f", but for the {counted(refused, 'row')} refused" if refused else ""
        return f"nothing to keep: the case has all of it{left}"
    return "nothing is written yet: say --keep to keep it"
