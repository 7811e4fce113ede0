"""XLSX: a tab for each table, one that explains, and a dictionary of every column.

Cells of claims are text and stay text, so that no spreadsheet turns a day into a number; nothing is ever a formula.

====  ====================================================================
E681  too-many-rows: a tab holds 1,048,576 rows, and no more
E682  does-not-fit (warning): a cell is too long for a spreadsheet, or holds signs that none can keep
====  ====================================================================
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from openpyxl import Workbook as Book
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from holdfire.claims.columns import WORKED_OUT
from holdfire.formats.own.round_trip import MARK, mark_of
from holdfire.formats.put import without_times
from holdfire.formats.tables.table import Cell, Field, Table, Workbook, plain_cell
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

MOST_ROWS = 1_048_576
MOST_SIGNS = 32_767
ABOUT, DICTIONARY = "about", "dictionary"
HEADER = PatternFill("solid", fgColor="FFDCE6F1")
WORKED = PatternFill("solid", fgColor="FFEDEDED")
_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_CORE = "docProps/core.xml"
_NO_TIME = datetime(2000, 1, 1)
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
FONT = "Calibri"
WIDEST = 44
WIDE = frozenset(("quote text", "note", "harm", "means", "also", "wkt", "title", "url", "name"))


@dataclass(frozen=True, slots=True)
class Tab:
    """A table that has been made to fit, and what was done for it."""

    table: Table
    found: tuple[Diagnostic, ...] = ()


def write_xlsx(book: Workbook, with_tags: bool = False) -> Outcome[bytes | None]:
    """Write tables as one XLSX file.

    Args:
        with_tags: HXL tags in the second row of each table.

    Returns:
        The same bytes for the same tables; ``None`` where a table is too long.
    """
    tabs = [_made_to_fit(table) for table in book.tables]
    found = [one for tab in tabs for one in tab.found]
    for table in book.tables:
        if len(table.rows) + 1 + with_tags > MOST_ROWS:
            message = f"`{table.name}` has {len(table.rows):,} rows; a tab holds {MOST_ROWS:,}"
            fix = "export it as `csv` or `parquet`"
            found.append(Diagnostic("E681", "too-many-rows", "error", message, _at(table, 1), help=fix))
    if any(one.severity == "error" for one in found):
        return Outcome(None, tuple(found))
    made = Book(write_only=True)
    _about(made, book, with_tags)
    for tab in tabs:
        _tab(made, tab.table, with_tags)
    _tab(made, dictionary(book.tables), with_tags=False)
    return Outcome(saved(made, book.title), tuple(found))


def dictionary(tables: Iterable[Table]) -> Table:
    """List every column of every table, with what it says."""
    fields = tuple(Field(name) for name in ("table", "column", "holds", "unit", "means", "words", "tag"))
    rows = tuple(
        (table.name, one.name, one.type, one.unit, one.means, " | ".join(one.choices), one.tag)
        for table in tables
        for one in table.fields
    )
    return Table(DICTIONARY, "What every column says", fields, rows)


def saved(made: Book, title: str) -> bytes:
    """Save a book so that the same content is the same bytes, whenever it is saved."""
    made.properties.creator = "Holdfire"
    made.properties.title = title
    out = io.BytesIO()
    made.save(out)
    fixed = rb"\g<1>" + _NO_TIME.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return without_times(out.getvalue(), {_CORE: lambda core: _TIMES.sub(fixed, core)})


def _about(made: Book, book: Workbook, with_tags: bool) -> None:
    sheet = made.create_sheet(ABOUT)
    sheet.column_dimensions["A"].width = 110
    lines = [
        book.title,
        book.says,
        "Each tab holds one kind of claim, one claim in each row; the last tabs say who and what they speak of, and "
        "what every column means.",
        "White columns are the claim as it was written and may be changed. Grey ones, whose names begin with "
        "`holdfire`, are worked out; what is typed there is passed over.",
        "To send changes back: save, then `holdfire import CASE FILE`. Rows you did not touch are left alone. For a "
        "new claim, fill in a new row and leave the grey cells empty.",
        "Times are texts: 2016-10-06, or 2016-10-06 08:00. Worked-out times are in UTC.",
        *(["The second row of each tab holds HXL tags."] if with_tags else []),
    ]
    for number, line in enumerate(lines):
        cell = _text(sheet, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=0)
        if not number:
            cell.font = Font(name=FONT, bold=True, size=14)
        sheet.row_dimensions[number + 1].height = 22 if not number else 15 * (1 + len(line) // 105)
        sheet.append([cell])


def _tab(made: Book, table: Table, with_tags: bool) -> None:
    sheet = made.create_sheet(table.name[:31])
    header_rows = 2 if with_tags else 1
    sheet.freeze_panes = f"{'B' if table.name != DICTIONARY else 'C'}{header_rows + 1}"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.fields))}{max(len(table.rows) + header_rows, 2)}"
    for at, field in enumerate(table.fields):
        _column(sheet, table, at, field)
    sheet.append([_header(sheet, field) for field in table.fields])
    if with_tags:
        tags = [_text(sheet, field.tag) for field in table.fields]
        for cell in tags:
            cell.font = Font(name=FONT, italic=True, color="FF666666")
        sheet.append(tags)
    cells = [_styled(sheet, field) for field in table.fields]
    for row in table.rows:
        told = [cell if value is not None else None for cell, value in zip(cells, row, strict=True)]
        for cell, value in zip(cells, row, strict=True):
            if value is not None:
                _fill(cell, value)
        sheet.append(told)  # an empty cell is left to the format of its column


def _column(sheet: Any, table: Table, at: int, field: Field) -> None:
    letter = get_column_letter(at + 1)
    dimension = sheet.column_dimensions[letter]
    longest = max((len(str(row[at])) for row in table.rows[:500] if row[at] is not None), default=0)
    dimension.width = min(max(len(field.name) + 4, longest + 2), WIDEST)
    if field.type != "number":
        dimension.number_format = "@"
    if field.name.startswith(WORKED_OUT):
        dimension.fill = WORKED
    is_used = field.is_needed or any(row[at] is not None for row in table.rows)
    if not is_used and table.rows:
        dimension.outlineLevel = 1
        dimension.hidden = True
    if field.choices:
        offered = ",".join(field.choices)
        rule = DataValidation("list", formula1=f'"{offered}"', allow_blank=True, showErrorMessage=True)
        rule.error, rule.errorTitle = f"one of: {', '.join(field.choices)}"[:250], field.name[:30]
        rule.add(f"{letter}2:{letter}{max(len(table.rows) + 200, 2)}")
        sheet.data_validations.append(rule)


def _header(sheet: Any, field: Field) -> Any:
    cell = _text(sheet, field.name)
    cell.font = Font(name=FONT, bold=True)
    cell.fill = WORKED if field.name.startswith(WORKED_OUT) else HEADER
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if field.means:
        cell.comment = Comment(field.means, "Holdfire", height=90, width=280)
    return cell


def _styled(sheet: Any, field: Field) -> Any:
    cell = WriteOnlyCell(sheet)
    if field.type != "number":
        cell.number_format = "@"
    if field.name.startswith(WORKED_OUT):
        cell.fill = WORKED
    cell.alignment = Alignment(vertical="top", wrap_text=field.name in WIDE)
    return cell


def _text(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet)
    _fill(cell, text)
    return cell


def _fill(cell: Any, value: Cell) -> None:
    """Put a value into a cell; text never becomes a formula."""
    match value:
        case bool():
            cell.value = "yes" if value else "no"
        case str():
            cell.value = value
            cell.data_type = "s"
        case _:
            cell.value = plain_cell(value)


def _made_to_fit(table: Table) -> Tab:
    """Replace what a spreadsheet cannot keep; the mark of such a row is of what it can."""
    found: list[Diagnostic] = []
    rows = list(table.rows)
    for at, number in _misfits(table):
        row, field = rows[at], table.fields[number]
        text = str(row[number])
        fitting = _UNKEPT.sub("\ufffd", text)
        fitting = fitting if len(fitting) <= MOST_SIGNS else fitting[: MOST_SIGNS - 1] + "…"
        rows[at] = _marked(table, (*row[:number], fitting, *row[number + 1 :]))
        message = (
            f"`{field.name}` of `{row[0]}` is longer than {MOST_SIGNS:,} signs, or holds signs no spreadsheet keeps"
        )
        fix = "export it as `csv` or `jsonl` to have it whole"
        found.append(Diagnostic("E682", "does-not-fit", "warning", message, _at(table, at + 2), help=fix))
    return Tab(replace(table, rows=tuple(rows)) if found else table, tuple(found))


def _misfits(table: Table) -> Iterator[tuple[int, int]]:
    for at, row in enumerate(table.rows):
        for number, cell in enumerate(row):
            if isinstance(cell, str) and (len(cell) > MOST_SIGNS or _UNKEPT.search(cell)):
                yield at, number


def _marked(table: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    names = [field.name for field in table.fields]
    if MARK not in names:
        return row
    mark = mark_of({name: str(cell) for name, cell in zip(names, row, strict=True) if cell is not None})
    return tuple(mark if name == MARK else cell for name, cell in zip(names, row, strict=True))


def _at(table: Table, line: int) -> Span:
    return Span(table.name, line, 1, line, 2)
