"""The status table on a terminal: the same view model as the page's, for narrow and wide windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from holdfire.assessments.assessment import Assessment, Question
from holdfire.cli.terminal import Terminal
from holdfire.pipeline import Case
from holdfire.report.build import STATUS_HEADING, as_if_heading
from holdfire.report.clock import end_words, zone_words
from holdfire.report.names import bearers_by_label
from holdfire.report.status import Cell, Row, StatusTable, status_table
from holdfire.report.what_if import Supposition
from holdfire.report.words import quoted

LEAST_CELL = 15
LEAST_SIDES = 33
LEAST_LINE = 56
STATE_STYLES = {"met": "blue", "standing": "blue", "breached": "yellow", "due": "bold", "undecided": "italic"}


def print_status(
    case: Case, question: Question, assessments: Sequence[Assessment], console: Console | None = None
) -> None:
    """Print the status table of a case; colours only on a terminal.

    Args:
        case: What was assessed.
        question: What was asked.
        assessments: In the order of the deal.
        console: Where to print; ``None``: standard output.
    """
    console = console or Terminal()
    heading = STATUS_HEADING if question.as_if is None else as_if_heading(case, question.as_if)
    table = status_table(assessments, case.claims, bearers_by_label(case), heading=heading)
    console.print(Text(f"{case.title}: {table.heading[:1].lower()}{table.heading[1:]}", style="bold"))
    console.print(
        Text(f"at {end_words(question.now, case.deal.zone)} ({zone_words(question.now, case.deal.zone)})", style="dim")
    )
    console.print(draw_status(table, console.width))


def print_what_if(what_if: Supposition, console: Console | None = None) -> None:
    """Print what is supposed and the rows that it changes, with what would settle those left undecided."""
    console = console or Terminal()
    console.print(Text(what_if.title, style="bold"))
    for sentence in what_if.supposed:
        console.print(Text(f"supposed: {sentence}", style="dim"))
    if not what_if.changes:
        console.print(Padding(Text("Nothing would change."), (1, 0, 1, 2)))
        return
    for change in what_if.changes:
        console.print(draw_block(change.row, what_if.table.accounts, change.without))
    console.print()


def draw_status(table: StatusTable, width: int) -> RenderableType:
    """Draw the table: accounts as columns where they fit into the width, else one under the other."""
    if table.uniform:
        return Padding(Text(f"Every term, under every account: {table.uniform}."), (1, 0, 1, 2))
    if LEAST_SIDES + LEAST_CELL * len(table.accounts) <= width:
        return draw_columns(table)
    return Group(*draw_blocks(table, width))


def draw_blocks(table: StatusTable, width: int) -> Iterator[RenderableType]:
    """Draw rows one under the other: a line for each that all accounts share, where there is room, else a block."""
    for is_shared, grouped in groupby(table.rows, key=lambda row: row.shared is not None and width >= LEAST_LINE):
        rows = list(grouped)
        yield draw_shared(rows) if is_shared else Group(*(draw_block(row, table.accounts) for row in rows))


def draw_shared(rows: Sequence[Row]) -> RenderableType:
    """Draw rows that stand alike under all accounts."""
    grid = Table.grid(padding=(0, 2))
    for row in rows:
        grid.add_row(term_text(row, " · "), cell_text(row.shared, "; "), compared_text(row))
    return Padding(grid, (1, 0, 0, 0))


def draw_columns(table: StatusTable) -> Table:
    """Draw accounts as columns."""
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, show_lines=False)
    drawn.add_column("Term", ratio=2, overflow="fold")
    for account in table.accounts:
        drawn.add_column(account, ratio=2, overflow="fold")
    drawn.add_column("Compared", ratio=1, overflow="fold")
    for index, row in enumerate(table.rows):
        drawn.add_row(
            term_text(row), *(cell_text(cell) for cell in row.cells), compared_text(row),
            end_section=index + 1 == len(table.rows) or table.rows[index + 1].first,
        )  # fmt: skip
    return drawn


def draw_block(row: Row, accounts: Sequence[str], without: str = "") -> RenderableType:
    """Draw one row with accounts one under the other; of a what-if, how it stands without it too."""
    aside = Text(f"without it: {without}", style="dim") if without else compared_text(row)
    head = Text.assemble(term_text(row, " · "), "  ", aside)
    grid = Table.grid(padding=(0, 2))
    for named, cell in accounts_alike(row, accounts, with_settles=bool(without)):
        grid.add_row(Text(named), cell_text(cell, "; "))
        for change in cell.settles[:1] if cell and without else ():
            grid.add_row("", Text(f"→ {quoted(change)}", style="italic"))
    return Padding(Group(head, Padding(grid, (0, 0, 0, 2))), (1, 0, 0, 0))


def accounts_alike(row: Row, accounts: Sequence[str], with_settles: bool) -> list[tuple[str, Cell | None]]:
    """Put accounts under which a cell shows the same together."""
    groups: dict[object, list[int]] = {}
    for index, cell in enumerate(row.cells):
        look = cell and (cell.words, cell.detail, cell.qualifies, cell.settles[:1] if with_settles else ())
        groups.setdefault(look, []).append(index)
    if len(groups) == 1 and len(accounts) > 1:
        return [(f"under all {len(accounts)} accounts", row.cells[0])]
    return [(";\n".join(accounts[index] for index in group), row.cells[group[0]]) for group in groups.values()]


def term_text(row: Row, between: str = "\n") -> Text:
    """Write the term on its first row, and whose and which reading it is."""
    parts = [Text(row.term, style="bold")] if row.first or between != "\n" else []
    parts += [Text(part, style="dim") for part in (row.who, row.reading) if part]
    return Text(between).join(parts)


def cell_text(cell: Cell | None, between: str = "\n") -> Text:
    """Write a state, then its numbers and how it is known."""
    if cell is None:
        return Text("not assessed", style="dim")
    more = "; ".join(part for part in (cell.detail, cell.qualifies) if part)
    state = Text(cell.words, style=STATE_STYLES.get(cell.tone, ""))
    return Text(between).join([state, Text(more, style="dim")]) if more else state


def compared_text(row: Row) -> Text:
    """Write how the accounts compare."""
    return Text(row.compares, style="bold" if row.agreement == "differ" else "dim")
