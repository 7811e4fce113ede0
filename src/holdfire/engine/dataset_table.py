"""Registered tables in DuckDB: what their reader asks of them, and the query that scans them.

A Parquet file says what its columns hold. A CSV file does not: every column is text there, and is
read as what a dataset uses it for, so that ``007`` stays a name where it is one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb

from holdfire.claims.dataset import DAYS, Dataset
from holdfire.claims.rows_csv import separator_of
from holdfire.claims.table import Cell, Facts, Holds, Misfit, UnreadableTableError, Where
from holdfire.engine.memory import open_database

PARQUET = (".parquet", ".pq")
CSV = (".csv", ".tsv")
ROW = "number of the row"
"""Column that counts the rows from 1."""

TYPES: Mapping[str, Holds] = {
    "VARCHAR": Holds.WORDS,
    "DATE": Holds.DAYS,
    "TIMESTAMP WITH TIME ZONE": Holds.MOMENTS,
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S"), Holds.TIMES),
    **dict.fromkeys(("TINYINT", "SMALLINT", "INTEGER", "BIGINT"), Holds.NUMBERS),
    **dict.fromkeys(("UTINYINT", "USMALLINT", "UINTEGER"), Holds.NUMBERS),
}
WHOLE_NUMBER = r"[+-]?[0-9]{1,18}"
_CLOCK = r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
OFFSET = " ?([Zz]|[+-][0-9]{2}(:?[0-9]{2})?)"
SHAPES: Mapping[Holds, str] = {
    Holds.DAYS: r"[0-9]{4}-[0-9]{2}-[0-9]{2}",
    Holds.TIMES: _CLOCK,
    Holds.MOMENTS: _CLOCK + OFFSET,
}
"""How times are written in CSV; a column holds one of these throughout."""
CASTS: Mapping[Holds, str] = {Holds.DAYS: "DATE", Holds.TIMES: "TIMESTAMP", Holds.MOMENTS: "TIMESTAMPTZ"}


def connect() -> duckdb.DuckDBPyConnection:
    """Open an empty database in memory whose clock is UTC."""
    connection = open_database()
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def quoted(name: str) -> str:
    """Write the name of a column in a query."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: int | str) -> str:
    """Write a value in a query."""
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def source_of(dataset: Dataset) -> str:
    """Write a dataset's file as it stands behind FROM: its columns by their names, as the dataset uses them.

    Of a CSV, numbers are ``BIGINT``, days ``DATE``, times ``TIMESTAMP`` in UTC (local ones as they are written, see
    ``Span.shifts``), and what is left text without spaces around it; empty cells are null.
    """
    if dataset.file.suffix.lower() in PARQUET:
        return f"read_parquet({_path(dataset.file)})"
    span = dataset.span
    times = {span.earliest, span.latest} if span.unit <= 0 else set[str]()
    shown = []
    for column in _header(dataset.file):
        text = f"nullif(trim({quoted(column)}), '')"
        if column in times:
            text = f"TRY_CAST({text} AS DATE)" if span.unit == DAYS else _in_utc(text)
        elif column in dataset.numbers:
            text = f"TRY_CAST({text} AS BIGINT)"
        shown.append(f"{text} AS {quoted(column)}")
    return f"(SELECT {', '.join(shown)} FROM {_read_csv(dataset.file)})"


def _in_utc(text: str) -> str:
    moment = f"timezone('UTC', TRY_CAST({text} AS TIMESTAMPTZ))"
    return f"CASE WHEN regexp_matches({text}, '{OFFSET}$') THEN {moment} ELSE TRY_CAST({text} AS TIMESTAMP) END"


def calendar_second(column: str, is_time: bool = True) -> str:
    """Write the second of a time or a day, as though it were in UTC; a number stays as it is. No second: null."""
    if not is_time:
        return column
    return f"CASE WHEN isfinite({column}) THEN CAST(epoch(date_trunc('second', {column})) AS BIGINT) END"


class DuckTable:
    """A Parquet or CSV file, as its reader asks about it; see ``holdfire.claims.table.Table``.

    Raises:
        UnreadableTableError: It cannot be read as a table.
    """

    def __init__(self, file: Path) -> None:
        self.file, self.is_csv = file, file.suffix.lower() in CSV
        self.connection = connect()
        if not self.is_csv and file.suffix.lower() not in PARQUET:
            raise UnreadableTableError("it is neither Parquet nor CSV: its name must end in `.parquet` or `.csv`")
        if not file.is_file():
            raise UnreadableTableError("there is no such file")
        self._types: dict[str, Holds] = {}
        self.rows = 0
        if self.is_csv:
            self.columns = _header(file)
        else:
            self.columns = self._open_parquet()

    def _open_parquet(self) -> tuple[str, ...]:
        source = f"read_parquet({_path(self.file)}, file_row_number = true)"
        try:
            described = self.connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
            self.connection.execute(
                f"CREATE VIEW claims AS SELECT *, file_row_number + 1 AS {quoted(ROW)} FROM {source}"
            )
            self.rows = self._one("SELECT count(*) FROM claims")[0]
        except duckdb.Error as error:
            raise UnreadableTableError(f"it cannot be read as Parquet: {_words_of(error)}") from None
        self._types = {name: _holds(kind) for name, kind, *_ in described if name != "file_row_number"}
        return tuple(self._types)

    def holds(self, column: str) -> Holds:
        """Say what a column holds."""
        return self._types[column]

    def take(self, numbers: Iterable[str], times: Iterable[str], words: Iterable[str]) -> tuple[Misfit, ...]:
        """Read the columns of a CSV as what they are used for; of Parquet nothing need be done."""
        if not self.is_csv:
            return ()
        uses = dict.fromkeys(words, Holds.WORDS) | dict.fromkeys(times, Holds.TIMES)
        uses |= dict.fromkeys(numbers, Holds.NUMBERS)
        self._load({column: uses[column] for column in self.columns if column in uses})
        self._types = dict(uses)
        shown, misfits = [], []
        for column, use in uses.items():
            name, misfit = quoted(column), None
            if use is Holds.NUMBERS:
                misfit = self._misfit(column, use, f"{quoted(column + MISFIT)} IS NOT NULL", quoted(column + MISFIT))
            elif use is Holds.TIMES:
                holds = self._types[column] = self._shape_of(column)
                time = f"TRY_CAST({name} AS {CASTS[holds]})"
                fits = f"regexp_full_match({name}, {literal(SHAPES[holds])}) AND {time} IS NOT NULL"
                misfit = self._misfit(column, holds, f"{name} IS NOT NULL AND NOT ({fits})", name)
                name = time
            misfits += [misfit] if misfit else []
            shown.append(f"{name} AS {quoted(column)}")
        view = f"SELECT {', '.join(shown)}, rowid + 1 AS {quoted(ROW)} FROM loaded"
        self.connection.execute(f"CREATE OR REPLACE VIEW claims AS {view}")
        return tuple(misfits)

    def _load(self, uses: Mapping[str, Holds]) -> None:
        """Read the columns that are used into memory, in one pass; what is no number stands in a column beside it."""
        shown = []
        for column, use in uses.items():
            text = f"nullif(trim({quoted(column)}), '')"
            if use is Holds.NUMBERS:
                is_number = f"regexp_full_match({text}, {literal(WHOLE_NUMBER)})"
                shown.append(f"CASE WHEN {is_number} THEN CAST({text} AS BIGINT) END AS {quoted(column)}")
                shown.append(f"CASE WHEN NOT {is_number} THEN {text} END AS {quoted(column + MISFIT)}")
            else:
                shown.append(f"{text} AS {quoted(column)}")
        query = f"SELECT {', '.join(shown)} FROM {_read_csv(self.file)}"
        try:
            self.rows = self._one(f"CREATE OR REPLACE TABLE loaded AS {query}")[0]
        except duckdb.Error:
            raise UnreadableTableError(_why_unreadable(self.file)) from None

    def _shape_of(self, column: str) -> Holds:
        """Say how the first time in a column is written."""
        name = quoted(column)
        text = self.connection.execute(f"SELECT {name} FROM loaded WHERE {name} IS NOT NULL LIMIT 1").fetchone()
        for holds, shape in SHAPES.items():
            if text and self._one(f"SELECT regexp_full_match({literal(text[0])}, {literal(shape)})")[0]:
                return holds
        return Holds.TIMES

    def _misfit(self, column: str, holds: Holds, is_wrong: str, text: str) -> Misfit | None:
        cells, row = self._one(f"SELECT count(*), min(rowid) FROM loaded WHERE {is_wrong}")
        if not cells:
            return None
        stands = self._one(f"SELECT {text} FROM loaded WHERE rowid = {row}")[0]
        return Misfit(column, holds, cells, row + 1, stands)

    def count(self, wheres: Sequence[Where]) -> int:
        """Count the rows that are among any of these."""
        any_of = " OR ".join(f"({_condition(where)})" for where in wheres) or "false"
        return int(self._one(f"SELECT count(*) FROM claims WHERE {any_of}")[0])

    def facts(self, where: Where, columns: Sequence[str]) -> tuple[Facts, ...]:
        """Look at columns of numbers, times or days in one pass."""
        seconds = [self._second(column) for column in columns]
        shown = ", ".join(f"count(*), count({second}), min({second}), max({second})" for second in seconds)
        row = self._one(f"SELECT {shown} FROM claims WHERE {_condition(where)}")
        each = (row[at : at + 4] for at in range(0, len(row), 4))
        return tuple(Facts(rows, rows - filled, least, most) for rows, filled, least, most in each)

    def values(self, where: Where, columns: Sequence[str], most: int) -> tuple[Mapping[Cell, int], ...]:
        """Count the different values of columns in one pass."""
        if not columns:
            return ()
        names = [quoted(column) for column in columns]
        each = ", ".join(f"({name})" for name in names)
        which = " ".join(f"WHEN grouping({name}) = 0 THEN {at}" for at, name in enumerate(names))
        query = f"SELECT CASE {which} END AS which, {', '.join(names)}, count(*) FROM claims WHERE {_condition(where)}"
        query += f" GROUP BY GROUPING SETS ({each}) QUALIFY row_number() OVER (PARTITION BY which) <= {most + 1}"
        found: tuple[dict[Cell, int], ...] = tuple({} for _ in columns)
        for at, *cells, count in self.connection.execute(query).fetchall():
            found[at][cells[at]] = count
        return found

    def first(self, where: Where, column: str, value: Cell) -> int:
        """Find the first row with a value."""
        has = f"{self._second(column)} IS NULL" if value is None else f"{quoted(column)} = {literal(value)}"
        return int(self._one(f"SELECT min({quoted(ROW)}) FROM claims WHERE {_condition(where)} AND {has}")[0])

    def first_between(self, where: Where, column: str, least: int, most: int) -> int | None:
        """Find the first row whose time or number lies in a range."""
        lies = f"{self._second(column)} BETWEEN {least} AND {most}"
        row = self._one(f"SELECT min({quoted(ROW)}) FROM claims WHERE {_condition(where)} AND {lies}")[0]
        return None if row is None else int(row)

    def first_crossed(self, where: Where, low: str, high: str) -> tuple[int, str, str] | None:
        """Find the first row in which one column is above the other."""
        is_crossed = f"{_condition(where)} AND {quoted(low)} > {quoted(high)}"
        row = self._one(f"SELECT min({quoted(ROW)}) FROM claims WHERE {is_crossed}")[0]
        if row is None:
            return None
        ends = self._one(f"SELECT {quoted(low)}, {quoted(high)} FROM claims WHERE {quoted(ROW)} = {row}")
        return row, str(ends[0]), str(ends[1])

    def first_twice(self, where: Where, column: str) -> tuple[Cell, int, int] | None:
        """Find the first value that stands in several rows."""
        of, name, row = f"FROM claims WHERE {_condition(where)}", quoted(column), quoted(ROW)
        all_of_them, different = self._one(f"SELECT count({name}), count(DISTINCT {name}) {of}")
        if all_of_them == different:
            return None
        twice = (
            f"SELECT {name}, min({row}), min({row}, 2)[2] {of} AND {name} IS NOT NULL GROUP BY 1 HAVING count(*) > 1"
        )
        value, first, second = self._one(f"{twice} ORDER BY 3 LIMIT 1")
        return value, first, second

    def _second(self, column: str) -> str:
        is_time = self._types[column] in (Holds.TIMES, Holds.MOMENTS, Holds.DAYS)
        return calendar_second(quoted(column), is_time)

    def _one(self, query: str) -> tuple[Any, ...]:
        return self.connection.execute(query).fetchone() or ()


MISFIT = " that is no number"


def _holds(kind: str) -> Holds:
    if kind.startswith("ENUM"):
        return Holds.WORDS
    return TYPES.get(kind, Holds.OTHER)


def _condition(where: Where) -> str:
    each = (f"{quoted(column)} IN ({', '.join(map(literal, values))})" for column, values in where.items())
    return " AND ".join(each) or "true"


def _path(file: Path) -> str:
    """Write a path in a query; what would be a pattern there stands for itself."""
    return literal("".join(f"[{sign}]" if sign in "[*?" else sign for sign in file.as_posix()))


def _header(file: Path) -> tuple[str, ...]:
    """Read the names of the columns of a CSV."""
    try:
        first = _first_line_of(file)
        (names,) = csv.reader([first], delimiter=separator_of(first))
    except OSError as error:
        raise UnreadableTableError(f"it cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    except (UnicodeDecodeError, ValueError, csv.Error):
        raise UnreadableTableError(
            "its first row cannot be read: it must be UTF-8 text that names the columns"
        ) from None
    columns = tuple(name.strip() for name in names)
    if not columns:
        raise UnreadableTableError("there is nothing in it")
    wrong = [name for at, name in enumerate(columns) if not name or name in columns[:at]]
    if wrong:
        raise UnreadableTableError(
            f"the column `{wrong[0]}` stands there twice" if wrong[0] else "a column has no name"
        )
    return columns


def _first_line_of(file: Path) -> str:
    with file.open("rb") as lines:
        return next((line for line in lines if line.strip()), b"").decode("utf-8-sig")


def _read_csv(file: Path, more: str = "") -> str:
    """Write a CSV with a header as a table of text, in a query."""
    separator = separator_of(_first_line_of(file))
    columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in _header(file))
    options = f"""auto_detect = false, header = true, delim = '{separator}', quote = '"', escape = '"'{more}"""
    return f"read_csv({_path(file)}, columns = {{{columns}}}, {options})"


def _why_unreadable(file: Path) -> str:
    """Say which line cannot be taken apart, and why."""
    connection = connect()
    try:
        connection.execute(f"SELECT count(COLUMNS(*)) FROM {_read_csv(file, ', store_rejects = true')}").fetchall()
        found = connection.execute("SELECT line, error_message FROM reject_errors ORDER BY line LIMIT 1").fetchone()
    except duckdb.Error as error:
        return f"it cannot be read as CSV: {_words_of(error)}"
    return f"line {found[0]:,}: {found[1]}" if found else "it cannot be read as CSV"


def _words_of(error: Exception) -> str:
    return str(error).splitlines()[0]
