"""A second table beside the first: its columns, found by a name that both have (other spellings, labels of codes).

====  ====================================================================
E637  no-partner (warning): a row of one table has none in the other
E684  several-partners (warning): a row has several, so what they say stands together
====  ====================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from holdfire.claims.names import fold
from holdfire.formats.mapped.mapping_form import BesideForm
from holdfire.formats.tables.read_table import Table, TablePart, TableRow
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span


@dataclass(frozen=True, slots=True)
class _Other:
    """The other table, by what its rows are called."""

    form: BesideForm
    table: Table
    rows: dict[str, list[TableRow]]


def with_columns_beside(table: Table, forms: tuple[BesideForm, ...], open_file: Callable[[str], Table | None]) -> Table:
    """Add the columns of other tables, each called by the other table's name, ``/`` and its own.

    Args:
        open_file: Opens a file by the name the mapping file says; ``None``: there is none.
    """
    others: list[_Other] = []
    wrong: list[Diagnostic] = []
    for form in forms:
        other = open_file(form.file.column)
        here, there = form.here.column, form.there.column
        if other is None or other.is_broken:
            message = f"the file `{form.file.column}` is not here, or cannot be read"
            wrong.append(
                Diagnostic("E635", "no-such-file", "error", message, form.file.span, help="put it beside the table")
            )
        elif here not in table.columns or there not in other.columns:
            ref = form.here if here not in table.columns else form.there
            message = f"there is no column `{ref.column}`"
            wrong.append(Diagnostic("E635", "no-such-column", "error", message, ref.span))
        else:
            others.append(_Other(form, other, _by_name(other, there)))
    if wrong:
        return replace(table, found=(*table.found, *wrong))
    columns = (*table.columns, *(f"{one.form.name}/{name}" for one in others for name in one.table.columns))

    def span_of(row: TableRow, column: int) -> Span:
        return table.span_of(row, min(column, len(table.columns) - 1))

    return replace(table, columns=columns, parts=_parts(table, others), span_of=span_of)


def _by_name(table: Table, column: str) -> dict[str, list[TableRow]]:
    at = table.columns.index(column)
    found: dict[str, list[TableRow]] = defaultdict(list)
    for part in table.parts:
        if isinstance(part, TableRow) and part.cells[at]:
            found[fold(part.cells[at])].append(part)
    return dict(found)


def _parts(table: Table, others: list[_Other]) -> Iterator[TablePart]:
    used: dict[str, set[str]] = defaultdict(set)
    for part in table.parts:
        if not isinstance(part, TableRow):
            yield part
            continue
        cells, flags = list(part.cells), list(part.flags)
        for other in others:
            at = table.columns.index(other.form.here.column)
            name = part.cells[at]
            rows = other.rows.get(fold(name), [])
            used[other.form.name].add(fold(name))
            if len(rows) != 1 and name:
                slug, severity = ("no-partner", "warning") if not rows else ("several-partners", "warning")
                many = f"{len(rows)} rows" if rows else "no row"
                message = f"`{other.form.file.column}` has {many} called `{name}`"
                code = "E684"
                flags.append(slug)
                yield table.mistake(code, slug, message, part, at, severity)
            cells += [_together(rows, index) for index in range(len(other.table.columns))]
        yield replace(part, cells=tuple(cells), flags=tuple(flags))
    for other in others:
        left = [rows[0] for name, rows in other.rows.items() if name not in used[other.form.name]]
        if left:
            at = other.table.columns.index(other.form.there.column)
            names = ", ".join(f"`{row.cells[at]}`" for row in left[:5]) + (" and others" if len(left) > 5 else "")
            message = f"{len(left)} names of `{other.form.file.column}` stand in no row here: {names}"
            yield other.table.mistake(
                "E637", "no-partner", message, left[0], at, "warning", "is one spelt otherwise here?"
            )


def _together(rows: list[TableRow], column: int) -> str:
    parts = chain.from_iterable(row.cells[column].split("|") for row in rows)
    return " | ".join(dict.fromkeys(part.strip() for part in parts if part.strip()))
