"""CSV, and tables with semicolons, tabs or bars: rows survive what is wrong with others.

A quote that does not close would swallow every row up to the next quote. A row is therefore believed to go on over
several lines only if it ends properly and has as many cells as the header; otherwise the line on which it begins is
refused by itself, and reading goes on with the next.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from holdfire.formats.found import Found, FoundRow, Refused
from holdfire.formats.tables.read_table import Shape, Table, TablePart, TableRow, check_columns, join_headers, no_table
from holdfire.formats.tables.text_lines import SHOWN, TextLines, read_lines
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

SEPARATORS = ",;\t|"
MOST_LINES_OF_A_ROW = 500


def separator_of(header: str) -> str:
    """Say what separates the cells: the sign that stands most often in the header row, outside quotes."""
    outside = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=outside.count)


def csv_table(raw: bytes, file: str, shape: Shape) -> Table:
    """Read a table in text.

    Args:
        raw: The file.
        file: Its name, for messages.
    """
    try:
        text = read_lines(raw, shape.encoding)
    except LookupError:
        return no_table(file, f"no encoding is called `{shape.encoding}`", "write one as in `cp1251` or `utf-8`")
    return _Reader(text, file, shape).table()


class _Reader:
    """Reads one file."""

    def __init__(self, text: TextLines, file: str, shape: Shape) -> None:
        self.text, self.file, self.shape = text, file, shape
        self.lines = text.lines
        first = next((index for index, line in enumerate(self.lines) if line.strip()), 0)
        self.header_lines = [number - 1 for number in shape.header] or [first]
        head = self.lines[self.header_lines[-1]] if self.header_lines[-1] < len(self.lines) else ""
        self.separator = shape.separator or separator_of(head)
        self.width = 0

    def table(self) -> Table:
        if self.header_lines[-1] >= len(self.lines) or not self.lines[self.header_lines[-1]].strip():
            return no_table(self.file, "there is no header row that names the columns", line=self.header_lines[-1] + 1)
        top, end = [], 0
        for index in self.header_lines:
            cells, end = self._row_at(index)
            if cells is None:
                return no_table(self.file, "a quote in the header does not close", "close it", index + 1)
            top.append([" ".join(cell.split()) for cell in cells])
        columns = join_headers(top)
        while columns and not columns[-1]:
            columns = columns[:-1]
        self.width = len(columns)
        line = self.header_lines[-1] + 1
        found = tuple(check_columns(columns, lambda index: self.span_of(line, index)))
        return Table(columns, line, found, self._parts(end), lambda row, index: self.span_of(row.line, index))

    def _row_at(self, index: int) -> tuple[list[str] | None, int]:
        """Take the row apart that begins on a line (from 0): its cells, and the line after it; ``None``: no end."""
        line = self.lines[index]
        if '"' not in line:
            return line.split(self.separator), index + 1
        reader = csv.reader(
            (one + "\n" for one in self.lines[index : index + MOST_LINES_OF_A_ROW]),
            delimiter=self.separator,
            strict=True,
        )
        try:
            cells = next(reader)
        except (csv.Error, StopIteration):
            return None, index + 1
        return cells, index + reader.line_num

    def _parts(self, index: int) -> Iterator[TablePart]:
        while index < len(self.lines):
            line = index + 1
            if line in self.text.unread:
                yield self._refused("E625", "undecodable", f"this line cannot be read: {self.text.unread[line]}", line)
                index += 1
                continue
            if not self.lines[index].strip() or line in self.shape.skip_rows:
                index += 1
                continue
            cells, after = self._row_at(index)
            if cells is None or (after > line and len(cells) < self.width):
                yield self._open_quote(line)
                index += 1
                continue
            index = after
            if not any(cell.strip() for cell in cells) or _are_tags(cells):
                continue
            yield from self._row(cells, line, after)

    def _row(self, cells: Sequence[str], line: int, after: int) -> Iterator[TablePart]:
        flags = []
        unread = next((number for number in range(line, after + 1) if number in self.text.unread), 0)
        if unread:
            yield self._refused("E625", "undecodable", f"this line cannot be read: {self.text.unread[unread]}", unread)
            return
        for number in range(line, after + 1):
            if number in self.text.assumed:
                flags.append("assumed-encoding")
                yield self._assumed(number)
        if any(cell.strip() for cell in cells[self.width :]):
            message = f"this row has {len(cells)} cells, the header has {self.width}"
            fix = f"put quotes around a cell that holds `{self.separator.strip() or 'a tab'}`"
            yield self._refused("E623", "long-row", message, line, self.width, fix)
            return
        if len(cells) < self.width:
            flags.append("short-row")
            message = f"this row has {len(cells)} cells, the header has {self.width}; the rest is taken as empty"
            yield Diagnostic("E624", "short-row", "warning", message, self.span_of(line, len(cells) - 1))
        padded = (*(cell.strip() for cell in cells[: self.width]), *("" for _ in range(self.width - len(cells))))
        yield TableRow(line, padded, flags=tuple(dict.fromkeys(flags)))

    def _open_quote(self, line: int) -> Refused:
        quote = max(self.lines[line - 1].find('"'), 0)
        at = Span(self.file, line, quote + 1, line, quote + 2)
        fix = "close it; a quote inside quotes is written twice"
        wrong = Diagnostic("E665", "open-quote", "error", "a quote in this row does not close", at, help=fix)
        return Refused(line, (wrong,))

    def _refused(self, code: str, slug: str, message: str, line: int, column: int = 0, fix: str = "") -> Refused:
        return Refused(line, (Diagnostic(code, slug, "error", message, self.span_of(line, column), help=fix),))

    def _assumed(self, line: int) -> Diagnostic:
        name = self.text.assumed[line]
        text = self.lines[line - 1]
        strange = next((at for at, sign in enumerate(text) if not sign.isascii()), 0)
        word = re.match(r"[\w’'-]*", text[strange:])
        at = Span(self.file, line, strange + 1, line, strange + 1 + max(1, len(word[0]) if word else 1))
        message = f"this line is not UTF-8; it was read as {SHOWN[name]}"
        fix = (
            f"look whether `{text[at.column - 1 : at.end_column - 1]}` is right; else say `encoding` in a mapping file"
        )
        return Diagnostic("E626", "assumed-encoding", "warning", message, at, help=fix)

    def span_of(self, line: int, column: int) -> Span:
        """Find a cell by counting separators outside quotes."""
        text, number, quoted, starts = self.lines[line - 1], line, False, [(line, 1)]
        while True:
            for at, sign in enumerate(text):
                quoted ^= sign == '"'
                if sign == self.separator and not quoted:
                    starts.append((number, at + 2))
            if not quoted or len(starts) > column + 1 or number >= len(self.lines):
                break
            number, text = number + 1, self.lines[number]
        begins = starts[min(column, len(starts) - 1)]
        rest = self.lines[begins[0] - 1][begins[1] - 1 :]
        cell = rest if rest.startswith('"') else rest.split(self.separator, 1)[0]
        closed = re.match(r'"(?:[^"]|"")*"', rest)
        length = len(closed[0]) if closed else len(cell)
        return Span(self.file, *begins, begins[0], begins[1] + max(1, length))


def _are_tags(cells: Sequence[str]) -> bool:
    """Say whether a row holds tags (HXL), which say nothing by themselves."""
    return all(cell.strip().startswith("#") or not cell.strip() for cell in cells)


def write_csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Write a table as CSV with commas; lines end as RFC 4180 has it."""
    lines = [",".join(_quoted(cell) for cell in row) for row in (columns, *rows)]
    return "".join(line + "\r\n" for line in lines)


def write_rows_back(found: Iterable[Found], columns: Iterable[str] = ()) -> str:
    """Write rows that were found as CSV, with the columns that were kept of them.

    Args:
        columns: That come first, though no row may have them; all others come as rows bring them.
    """
    rows = [one for one in found if isinstance(one, FoundRow)]
    names = tuple(dict.fromkeys((*columns, *(name for row in rows for name in row.fields))))
    return write_csv(names, [[row.fields.get(name, "") for name in names] for row in rows])


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if re.search(r'[",;\t\r\n]|^\s|\s$', cell) else cell
