"""A table as it stands in a file, whatever the file: columns, and rows of texts that know where they stand.

Nothing is understood here. What is odd in the file itself comes out beside the rows: a row that cannot be taken apart
is ``Refused``, what was assumed is a warning.

====  ====================================================================
E663  not-a-table: the file cannot be taken apart as a table of its kind
E664  bad-header: a column has no name, or the name of another; or there is no header
E665  open-quote: a quote that begins in a row does not close
E623  long-row: a row has more cells than the header
E624  short-row (warning): a row has fewer cells than the header
E625  undecodable: a line is in no encoding that is known
E626  assumed-encoding (warning): a line is not UTF-8; it was read as something else
E627  merged-cells (warning): cells of a sheet are merged; only the first holds the value
E628  hidden-row (warning): a row of a sheet is hidden, but read; a column likewise (hidden-column)
E629  no-result: a formula has no kept result, or an error
E630  number-as-text (warning): a number is stored as text
E631  date-as-text (warning): a date is typed as text where others are dates
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.formats.found import NOTHING, Refused
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row.

    Attributes:
        line: Line of the file, or row of the sheet, on which it begins, from 1.
        cells: One text for each column, in their order; ``""`` where a cell is empty or absent.
        plain: Columns whose cells the file itself says to be numbers or dates: they are written in the one plain
            way (``1234.5``, ``2016-10-06``), whatever is usual in the rest of the file.
        flags: Slugs of what is odd in it.
        lists: Column -> rows that stand inside this one there (repeated groups of a form).
        offset: Where it begins in a file that knows no lines, in characters from 0.
    """

    line: int
    cells: tuple[str, ...]
    plain: frozenset[int] = frozenset()
    flags: tuple[str, ...] = ()
    lists: Mapping[str, tuple[Mapping[str, str], ...]] = field(default_factory=lambda: NOTHING)
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Shape:
    """How a table stands in its file.

    Attributes:
        separator: ``""``: what stands most often in the header.
        encoding: ``""``: UTF-8, else what each line looks like.
        header: Rows that name the columns, counted from 1; several are joined. Rows above are passed over.
        skip_rows: Rows that say nothing, by number.
        sheet: Of a workbook, by name; ``""``: the only one.
    """

    separator: str = ""
    encoding: str = ""
    header: tuple[int, ...] = ()
    skip_rows: frozenset[int] = frozenset()
    sheet: str = ""


TablePart = TableRow | Refused | Diagnostic


def one_cell(file: str) -> Callable[[int, int], Span]:
    """Give spans where a cell is as good as a character: sheets, where a column is a column."""
    return lambda line, column: Span(file, line, column + 1, line, column + 2)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is read once, from its first row to its last.

    Attributes:
        columns: Names as written, outer spaces left out; unique, ``""`` for columns without a name.
        header_line: Where they stand.
        found: What is wrong before the first row.
        parts: Rows, refused rows and warnings, in the order of the file. Can be gone through once.
        span_of: Row and column (from 0) of a cell -> where it stands.
        cell_name: The same -> how people call it, ``cell B7 of sheet `Days` ``; ``""`` in text.
    """

    columns: tuple[str, ...]
    header_line: int
    found: tuple[Diagnostic, ...]
    parts: Iterator[TablePart]
    span_of: Callable[[TableRow, int], Span]
    cell_name: Callable[[TableRow, int], str] = field(default=lambda row, column: "")

    @property
    def is_broken(self) -> bool:
        """Say whether no row can be read."""
        return any(one.severity == "error" for one in self.found)

    def mistake(
        self,
        code: str,
        slug: str,
        message: str,
        row: TableRow,
        column: int = 0,
        severity: str = "error",
        fix: str = "",
    ) -> Diagnostic:
        """Write what is wrong about a cell."""
        name = self.cell_name(row, column)
        text = f"{name}: {message}" if name else message
        here = self.columns[column] if column < len(self.columns) else ""
        return Diagnostic(code, slug, severity, text, self.span_of(row, column), here, help=fix)


def no_table(file: str, message: str, fix: str = "", line: int = 1) -> Table:
    """Give a table that cannot be read, and say why."""
    span_of = one_cell(file)
    wrong = Diagnostic("E663", "not-a-table", "error", message, span_of(line, 0), help=fix)
    return Table((), 1, (wrong,), iter(()), lambda row, column: span_of(row.line, column))


def check_columns(columns: tuple[str, ...], at: Callable[[int], Span]) -> Iterator[Diagnostic]:
    """Report columns that are called alike."""
    for index, name in enumerate(columns):
        if name and name in columns[:index]:
            message = f"the column `{name}` stands here twice"
            fix = "give one of them another name, or say with `header` in a mapping file which rows name the columns"
            yield Diagnostic("E664", "bad-header", "error", message, at(index), help=fix)


def join_headers(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join several header rows, column by column; a name that stands over several columns counts for each of them."""
    width = max(len(row) for row in rows)
    own = [[*row, *("" for _ in range(width - len(row)))] for row in rows]
    joined: list[list[str]] = [[] for _ in range(width)]
    for depth, row in enumerate(own):
        last = ""
        for index, name in enumerate(row):
            is_named_below = any(lower[index] for lower in own[depth + 1 :])
            last = name if name else last if is_named_below else ""
            if last and last not in joined[index]:
                joined[index].append(last)
    return tuple(" ".join(parts) for parts in joined)
