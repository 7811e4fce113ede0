"""Rows of a claims file, as text: JSONL and CSV brought to one shape.

A row is flat: ``{"quote": {"in": "nyt"}}`` in JSONL and a CSV column ``quote in`` are the
same cell. Nothing is understood here; only files that cannot be taken apart are reported.

====  ====================================================================
C200  unknown-format (warning): a file is neither JSONL nor CSV, and is not read
C201  unreadable-file: the file is missing or is not UTF-8 text
C202  bad-json: a line is not JSON
C203  not-an-object: a line is JSON, but not one object
C204  duplicate-key: a key or a column stands twice
C205  bad-header: a CSV has no header, a column has no name, or its quotes do not close
C206  too-many-cells: a CSV row is longer than the header
C207  wrong-value: a value is neither text, number, yes or no, nor a list of texts
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from holdfire.source.span import Span

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        file: As given.
        line: Line it begins on, from 1.
        cells: Value by key, empty ones left out.
        span_of: Where the value of a key stands; for a key that is absent, where the row begins.
    """

    file: str
    line: int
    cells: Mapping[str, Value]
    span_of: Callable[[str], Span]


def plain_key(words: str) -> str:
    """Write a key in one way: lower case, single spaces, spaces for underscores."""
    return " ".join(words.replace("_", " ").lower().split())
