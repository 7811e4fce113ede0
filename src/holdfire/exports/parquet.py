"""A case as Parquet: a file for each table, with the types that the tables have."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from holdfire.engine.parquet_file import write_parquet
from holdfire.formats.tables.table import Table, Workbook


def parquet_files(book: Workbook) -> Mapping[str, Callable[[Path], None]]:
    """Give what writes each file of a folder, by its name: one table each, columns with ``_`` for spaces."""
    return {f"{table.name}.parquet": partial(_write, table, book) for table in book.tables}


def _write(table: Table, book: Workbook, path: Path) -> None:
    columns = [(field.name.replace(" ", "_"), _type(table, at)) for at, field in enumerate(table.fields)]
    means = {field.name.replace(" ", "_"): field.means for field in table.fields if field.means}
    says = {"title": f"{book.title}: {table.title}", "says": book.says, "columns": json.dumps(means)}
    write_parquet(path, columns, table.rows, says)


def _type(table: Table, at: int) -> str:
    """Give the type of a column; what was written by hand is text, also where it is a number."""
    type_ = table.fields[at].type
    is_written = any(isinstance(row[at], str) for row in table.rows)
    return "string" if type_ == "integer" and is_written else type_
