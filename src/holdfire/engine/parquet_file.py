"""Parquet, written by the database that comes along anyway: rows in their order, the same bytes for the same rows.

Rows go through a file of text beside the one that is written, so that millions of them do not stand in memory twice.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import duckdb

TYPES: Mapping[str, str] = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DECIMAL(38, 7)",
    "boolean": "BOOLEAN",
    "datetime": "TIMESTAMP",
}
"""What columns hold, and what the database calls that when it reads text. Times are in UTC, and written as such."""


def write_parquet(
    path: Path, columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]], says: Mapping[str, str]
) -> None:
    """Write rows as a Parquet file.

    Args:
        columns: Name, and a word of ``TYPES``, of each.
        rows: ``None`` is null; text is never empty, numbers are whole or exact decimals, times are ISO texts in UTC.
        says: Kept in the file as key-value metadata.
    """
    text = path.with_name(f"{path.name}.csv")
    with text.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([name for name, _ in columns])
        writer.writerows(rows)
    try:
        _copy(path, text, columns, says)
    finally:
        text.unlink(missing_ok=True)


def _copy(path: Path, text: Path, columns: Sequence[tuple[str, str]], says: Mapping[str, str]) -> None:
    types = ", ".join(f"{_quoted(name)}: '{TYPES[type_]}'" for name, type_ in columns)
    told = ", ".join(f"{_quoted(key)}: {_quoted(value)}" for key, value in says.items())
    shown = ", ".join(
        f"make_timestamptz(epoch_us({_name(name)})) AS {_name(name)}" if type_ == "datetime" else _name(name)
        for name, type_ in columns
    )
    read = (
        f"read_csv({_quoted(text.as_posix())}, header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '', "
        f"strict_mode = true, max_line_size = 100000000, columns = {{{types}}})"
    )
    with duckdb.connect(":memory:", config={"threads": 1}) as base:
        base.execute(
            f"COPY (SELECT {shown} FROM {read}) TO {_quoted(path.as_posix())} "
            f"(FORMAT parquet, COMPRESSION zstd, KV_METADATA {{{told}}})"
        )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'
