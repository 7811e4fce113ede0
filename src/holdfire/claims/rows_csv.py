"""CSV with commas, semicolons or tabs: one claim per row, positions kept."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

from holdfire.claims.rows import Row, Value, plain_key
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

SEPARATORS = ",;\t"


def separator_of(header: str) -> str:
    """Say what separates the cells: the sign that stands most often in the header row, outside quotes."""
    outside = re.sub(r'"[^"]*"', "", header)
    return max(SEPARATORS, key=outside.count)


def csv_rows(text: str, file: str, found: list[Diagnostic]) -> Iterator[Row]:
    """Take a CSV apart, row by row; what cannot be is added to ``found``."""
    lines = list(io.StringIO(text, newline=""))
    first = next((line for line in lines if line.strip()), "")
    separator = separator_of(first)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    header: list[str] | None = None
    begins = 1
    for record in _records(reader, file, found):
        line, begins = begins, reader.line_num + 1
        if not any(cell.strip() for cell in record):
            continue
        spans = _csv_spans("".join(lines[line - 1 : begins - 1]), file, line, separator)
        if header is None:
            header = [plain_key(cell) for cell in record]
            _check_header(header, spans, found)
            continue
        if all(cell.strip().startswith("#") or not cell.strip() for cell in record):
            continue
        if any(cell.strip() for cell in record[len(header) :]):
            message = f"this row has {len(record)} cells, the header has {len(header)}"
            fix = f"put quotes around a cell that holds `{separator.strip() or 'a tab'}`"
            found.append(Diagnostic("C206", "too-many-cells", "error", message, spans(len(header)), help=fix))
        cells: dict[str, Value] = {
            key: cell.strip() for key, cell in zip(header, record, strict=False) if key and cell.strip()
        }
        yield Row(file, line, cells, _by_column(spans, header))
    if header is None:
        message = "this file has no header row"
        found.append(Diagnostic("C205", "bad-header", "error", message, Span(file, 1, 1, 1, 2)))


def _records(reader: Iterator[list[str]], file: str, found: list[Diagnostic]) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        line = max(getattr(reader, "line_num", 1), 1)
        message = f"from here on this cannot be read as a table: {error}"
        fix = "close every quote; write a quote inside quotes twice"
        found.append(Diagnostic("C205", "bad-header", "error", message, Span(file, line, 1, line, 2), help=fix))


def _check_header(header: list[str], spans: Callable[[int], Span], found: list[Diagnostic]) -> None:
    for index, key in enumerate(header):
        if key and key in header[:index]:
            message = f"the column `{key}` stands here twice"
            found.append(Diagnostic("C204", "duplicate-key", "error", message, spans(index), help="keep one of them"))
        if not key and index < len(header) - 1:
            message = f"column {index + 1} has no name"
            found.append(Diagnostic("C205", "bad-header", "error", message, spans(index), help="name it or delete it"))


def _by_column(spans: Callable[[int], Span], header: list[str]) -> Callable[[str], Span]:
    return lambda key: spans(header.index(key) if key in header else 0)


def _csv_spans(record: str, file: str, line: int, separator: str) -> Callable[[int], Span]:
    def span_of(index: int) -> Span:
        """Find a cell by counting separators outside quotes."""
        starts, quoted = [0], False
        for at, mark in enumerate(record):
            quoted ^= mark == '"'
            if mark == separator and not quoted:
                starts.append(at + 1)
        ends = [start - 1 for start in starts[1:]] + [len(record.rstrip("\r\n"))]
        start = starts[min(index, len(starts) - 1)]
        end = max(ends[min(index, len(ends) - 1)], start + 1)
        before, inside = record[:start], record[start:end]
        begin_line, end_line = line + before.count("\n"), line + (before + inside).count("\n")
        column = len(before) - (before.rfind("\n") + 1) + 1
        end_column = len(before + inside) - ((before + inside).rfind("\n") + 1) + 1
        return Span(file, begin_line, column, end_line, end_column)

    return span_of
