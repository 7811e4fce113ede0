"""Claims of the log as rows, read like those of files: a row is recorded when its entry was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from holdfire.claims.rows import Row
from holdfire.claims.rows_jsonl import row_of_object
from holdfire.log.entry import Entry
from holdfire.log.kept import FILE
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span


def rows_of(entries: Iterable[Entry]) -> Outcome[tuple[Row, ...]]:
    """Give the rows of claims that entries say, in their order; mistakes name the entry as the line."""
    found: list[Diagnostic] = []
    rows = tuple(row_said(entry.number, entry.said_at, entry.body["row"], found) for entry in entries)
    return Outcome(rows, tuple(found))


def row_said(number: int, recorded: str, said: Mapping[str, Any], found: list[Diagnostic]) -> Row:
    """Make the row of a claim that an entry of that number says, or that follows from it."""
    where = Span(FILE, number, 1, number, 2)
    content = _as_text({**said, "recorded": recorded})
    return row_of_object(content, FILE, number, lambda _: where, found)


def _as_text(said: Mapping[str, Any]) -> dict[str, Any]:
    """Write whole numbers as text, as they are in files."""
    return {key: _plain(value) for key, value in said.items()}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return _as_text(value)
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value
