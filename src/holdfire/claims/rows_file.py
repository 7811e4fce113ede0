"""The rows of a claims file, whatever its format."""

from __future__ import annotations

from pathlib import Path

from holdfire.claims.rows import Row
from holdfire.claims.rows_csv import csv_rows
from holdfire.claims.rows_jsonl import jsonl_rows
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

CSV = (".csv", ".tsv")
SUFFIXES = (*CSV, ".jsonl", ".ndjson")


def read_rows(path: Path) -> Outcome[tuple[Row, ...]]:
    """Read the rows of a ``.jsonl`` or ``.csv`` file (commas, semicolons or tabs), in the order written.

    A byte order mark, CRLF line ends, blank lines and a CSV row of ``#`` tags are passed over.
    """
    file, suffix = str(path), path.suffix.lower()
    if suffix not in SUFFIXES:
        message = f"`{path.name}` is neither JSONL nor CSV, so nothing in it is read"
        fix = "save it as `.csv` or `.jsonl`, or move it out of the claims"
        return Outcome(
            (), (Diagnostic("C200", "unknown-format", "warning", message, Span(file, 1, 1, 1, 2), help=fix),)
        )
    try:
        raw = path.read_bytes()
    except OSError as error:
        return _nothing(file, f"`{path.name}` cannot be read: {(error.strerror or 'unknown reason').lower()}", "")
    try:
        text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        return _nothing(file, f"`{path.name}` is not UTF-8 text", "save it again as UTF-8 (in Excel: CSV UTF-8)")
    found: list[Diagnostic] = []
    rows = (
        jsonl_rows(text, file, found) if path.suffix.lower() in (".jsonl", ".ndjson") else csv_rows(text, file, found)
    )
    return Outcome(tuple(rows), tuple(found))


def _nothing(file: str, message: str, fix: str) -> Outcome[tuple[Row, ...]]:
    return Outcome((), (Diagnostic("C201", "unreadable-file", "error", message, Span(file, 1, 1, 1, 2), help=fix),))
