"""Workbooks of Excel and its relatives: what a sheet shows, with what it hides.

Dates and numbers come out in the one plain way (``2016-10-06``, ``1234.5``), whatever the cell's format and whichever
of the two calendars of Excel (from 1900 or from 1904) the workbook counts in. Merged cells hold their value in the
first cell only; the others stay empty here, and each row concerned says so. Dates typed as text, numbers stored as
text, hidden rows and formulas without a kept result are told, never repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from holdfire.formats.found import Refused
from holdfire.formats.tables.read_table import (
    Shape,
    Table,
    TablePart,
    TableRow,
    check_columns,
    join_headers,
    no_table,
    one_cell,
)
from holdfire.formats.tables.workbook_file import NoBookError, open_book
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NUMBER = re.compile(r"[-+]?\d{1,3}(?:[ ,.\u00a0\u202f]?\d{3})*(?:[.,]\d+)?|[-+]?\d+(?:[.,]\d+)?")
_DATE = re.compile(
    r"\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,2}[ -][A-Za-z]{3,9}\.?[ -]\d{2,4}"
)


def xlsx_table(raw: bytes, file: str, shape: Shape) -> Table:
    """Read one sheet of a workbook.

    Args:
        raw: The file.
        file: Its name, for messages. Lines and columns of spans are rows and columns of the sheet.
    """
    try:
        book = open_book(raw)
    except NoBookError as error:
        return no_table(file, str(error), error.fix)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    named = [sheet for sheet in book.worksheets if sheet.title == shape.sheet] if shape.sheet else sheets[:1]
    if not named and not shape.sheet:
        return no_table(file, "all sheets of this workbook are hidden", "show the one that is meant")
    if not named:
        titles = [sheet.title for sheet in book.worksheets]
        return no_table(file, f"no sheet is called `{shape.sheet}`", did_you_mean(shape.sheet, titles, "see its tabs"))
    reader = _Reader(file, named[0], _kept_results(raw, named[0]), shape)
    if not shape.sheet and len(sheets) > 1:
        others = ", ".join(f"`{sheet.title}`" for sheet in sheets[1:6])
        message = f"only the sheet `{named[0].title}` is read, of {len(sheets)}; not read: {others}"
        fix = "say which with `sheet` in a mapping file"
        reader.found.append(Diagnostic("E663", "one-sheet", "note", message, one_cell(file)(1, 0), help=fix))
    return reader.table()


def xlsx_tables(raw: bytes, file: str) -> dict[str, Table]:
    """Read all sheets of a workbook that are not hidden, by name; one without a name where it cannot be opened."""
    try:
        book = open_book(raw)
    except NoBookError as error:
        return {"": no_table(file, str(error), error.fix)}
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tables = {sheet.title: _Reader(file, sheet, _kept_results(raw, sheet), Shape()).table() for sheet in sheets}
    return tables or {"": no_table(file, "all sheets of this workbook are hidden", "show the one that is meant")}


def _kept_results(raw: bytes, sheet: Worksheet) -> Worksheet | None:
    """Open the workbook once more for the kept results of its formulas, where it has any."""
    if not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row):
        return None
    return open_book(raw, with_results=True)[sheet.title]


class _Reader:
    """Reads one sheet."""

    def __init__(self, file: str, sheet: Worksheet, results: Worksheet | None, shape: Shape) -> None:
        self.file, self.sheet, self.results, self.shape = file, sheet, results, shape
        self.found: list[Diagnostic] = []
        self.span_of = one_cell(file)
        self.merged: dict[int, list[str]] = {}
        self.columns: tuple[str, ...] = ()
        self.dates: set[int] = set()

    def table(self) -> Table:
        from openpyxl.utils import get_column_letter  # noqa: PLC0415, an extra

        self.letter = get_column_letter
        rows = list(self.sheet.iter_rows())
        first = next((n for n, row in enumerate(rows, 1) if any(c.value is not None for c in row)), 0)
        header = self.shape.header or ((first,) if first else ())
        if not header or header[-1] > len(rows):
            return no_table(self.file, f"the sheet `{self.sheet.title}` has no header row that names the columns")
        top = [[" ".join(self._text(cell)[0].split()) for cell in rows[number - 1]] for number in header]
        columns = join_headers(top)
        while columns and not columns[-1]:
            columns = columns[:-1]
        self.columns = columns
        line = header[-1]
        for area in self.sheet.merged_cells.ranges:
            for number in range(area.min_row, area.max_row + 1):
                if number > line and area.min_col <= len(columns):
                    self.merged.setdefault(number, []).append(area.coord)
        self.found += check_columns(columns, lambda index: self.span_of(line, index))
        self.found += self._hidden_columns(line)
        self.dates = {
            index
            for row in rows[line:]
            for index, cell in enumerate(row[: len(columns)])
            if isinstance(cell.value, date | datetime)
        }
        return Table(
            columns,
            line,
            tuple(self.found),
            self._parts(rows[line:], line),
            lambda row, index: self.span_of(row.line, index),
            lambda row, index: self.cell_name(row.line, index),
        )

    def _hidden_columns(self, line: int) -> Iterator[Diagnostic]:
        for dimension in self.sheet.column_dimensions.values():
            for number in range(dimension.min or 0, (dimension.max or 0) + 1) if dimension.hidden else ():
                if 1 <= number <= len(self.columns) and self.columns[number - 1]:
                    message = f"the column `{self.columns[number - 1]}` is hidden, but it is read"
                    fix = "leave it out of the mapping file, if it is not meant"
                    yield self._told("E628", "hidden-column", message, line, number - 1, fix)

    def cell_name(self, line: int, column: int) -> str:
        """Name a cell as people do."""
        return f"cell {self.letter(column + 1)}{line} of sheet `{self.sheet.title}`"

    def _parts(self, rows: Sequence[Sequence[Any]], header: int) -> Iterator[TablePart]:
        for line, row in enumerate(rows, header + 1):
            if line in self.shape.skip_rows or _says_nothing(row):
                continue
            yield from self._row(line, row)

    def _row(self, line: int, row: Sequence[Any]) -> Iterator[TablePart]:
        texts, plain, flags, wrong = [], set(), [], []
        for index, cell in enumerate(row):
            text, is_plain, mistake = self._text(cell)
            beyond = index >= len(self.columns)
            if beyond and text:
                named = f"{self.cell_name(line, index)}: this cell stands beyond the last column that has a name"
                fix = "name its column, or delete it"
                wrong.append(Diagnostic("E623", "long-row", "error", named, self.span_of(line, index), help=fix))
            if beyond:
                continue
            if mistake:
                wrong.append(self._mistake(mistake, line, index))
            texts.append(text.strip())
            if is_plain:
                plain.add(index)
        if wrong:
            yield Refused(line, tuple(wrong))
            return
        for told in self._odd(line, row, texts, plain):
            flags.append(told.slug)
            yield told
        texts += [""] * (len(self.columns) - len(texts))
        yield TableRow(line, tuple(texts), frozenset(plain), tuple(dict.fromkeys(flags)))

    def _odd(self, line: int, row: Sequence[Any], texts: Sequence[str], plain: set[int]) -> Iterator[Diagnostic]:
        if self.sheet.row_dimensions[line].hidden:
            fix = "delete it, or leave it out with `skip rows` in a mapping file, if it is not meant"
            yield self._told("E628", "hidden-row", "this row is hidden, but it is read", line, 0, fix)
        for area in self.merged.get(line, ()):
            message = f"the cells {area} are merged: only the first holds the value, the others are taken as empty"
            fix = "write the value into each cell that it is meant for"
            yield self._told("E627", "merged-cells", message, line, 0, fix)
        for index, text in enumerate(texts):
            if index in plain or not text or not isinstance(row[index].value, str):
                continue
            if index in self.dates and _DATE.fullmatch(text):
                message = f"`{text}` is typed as text, other cells of the column are dates"
                fix = "make it a date; as text it is read in the order of day and month that `dates` says"
                yield self._told("E631", "date-as-text", message, line, index, fix)
            elif _NUMBER.fullmatch(text) and row[index].data_type == "s":
                message = f"the number `{text}` is stored as text"
                fix = "if it is a number, make it one; as text it is read with the decimal sign that the mapping says"
                yield self._told("E630", "number-as-text", message, line, index, fix)

    def _text(self, cell: Any) -> tuple[str, bool, str]:
        """Give a cell's text, whether it is a number or a date by itself, and what is wrong with it."""
        value = cell.value
        if cell.data_type == "f":
            kept = self.results.cell(cell.row, cell.column) if self.results is not None else None
            if kept is None or kept.value is None:
                return "", False, f"the formula `{_shown(value)}` has no kept result"
            cell, value = kept, kept.value
        if cell.data_type == "e":
            return "", False, f"the cell holds the error `{value}`"
        return plain_value(value)

    def _mistake(self, message: str, line: int, index: int) -> Diagnostic:
        named = f"{self.cell_name(line, index)}: {message}"
        fix = "open the workbook in a spreadsheet program, let it calculate, and save it; or write the value itself"
        return Diagnostic("E629", "no-result", "error", named, self.span_of(line, index), help=fix)

    def _told(self, code: str, slug: str, message: str, line: int, index: int, fix: str) -> Diagnostic:
        where = self.cell_name(line, index) if index or slug != "hidden-row" else f"row {line} of `{self.sheet.title}`"
        return Diagnostic(code, slug, "warning", f"{where}: {message}", self.span_of(line, index), help=fix)


def _says_nothing(row: Sequence[Any]) -> bool:
    """Say whether a row is empty, or holds nothing but tags (HXL)."""
    told = [cell.value for cell in row if cell.value is not None]
    return all(isinstance(value, str) and value.strip().startswith("#") for value in told)


def _shown(formula: Any) -> str:
    return str(getattr(formula, "text", formula))[:60]


def plain_value(value: Any) -> tuple[str, bool, str]:
    """Write a value of a cell in the one plain way; whether it was a number or a date; what is wrong with it."""
    match value:
        case None:
            return "", False, ""
        case bool():
            return ("yes" if value else "no"), False, ""
        case datetime():
            near = value + timedelta(microseconds=500_000)
            clock = near.strftime("%H:%M:%S").removesuffix(":00")
            return (f"{near:%Y-%m-%d}" + (f" {clock}" if clock != "00:00" else "")), True, ""
        case date():
            return value.isoformat(), True, ""
        case time():
            return value.strftime("%H:%M:%S").removesuffix(":00"), True, ""
        case timedelta():
            return str(value), False, ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value)), True, ""
        case float():
            return f"{value:.12g}" if abs(value) < 1e15 else "", True, "" if abs(value) < 1e15 else "no such number"
        case int():
            return str(value), True, ""
    return str(value), False, ""
