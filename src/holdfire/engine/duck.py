"""The embedded engine: tables in DuckDB, rules run as queries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from holdfire.claims.dataset import Dataset
from holdfire.engine.dataset_table import source_of
from holdfire.engine.memory import open_database
from holdfire.engine.plan import NoRoomError, TooLargeError, queries
from holdfire.engine.tables import NOTHING, SCHEMAS

Columns = dict[str, NDArray[np.int64]]
TYPES = {"int64": "BIGINT", "string": "VARCHAR"}
MANY = 10_000
"""Tables of more rows are taken into the database; smaller ones are read where they are."""
BATCH = "BATCH"
"""What such a smaller table is, beside the views and tables of the database."""


@cache
def _database() -> duckdb.DuckDBPyConnection:
    """Open the one database of this process. It holds nothing: each run has tables that only it can see."""
    return open_database()


def no_rows(table: str) -> str:
    """Write a query with the columns of a table and no row."""
    columns = (f'CAST(NULL AS {TYPES[kind]}) AS "{name}"' for name, kind in SCHEMAS[table].items())
    return f"SELECT {', '.join(columns)} WHERE FALSE"


@cache
def _tables_in(query: str) -> tuple[str, ...]:
    """List the tables of the engine that a query reads."""
    return tuple(name for name in dict.fromkeys(re.findall(r'"(\w+)"', query)) if name in SCHEMAS)


class DuckEngine:
    """One run's tables: temporary ones, which go with the object. A table nobody filled has no rows."""

    def __init__(self) -> None:
        self.connection = _database().cursor()
        self.connection.execute("BEGIN")  # nothing is ever committed
        self.kinds: dict[str, str] = {}
        self.empty: set[str] = set()

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""
        columns = zip(*rows, strict=True)
        batch: dict[str, Any] = {}
        for (column, kind), values in zip(SCHEMAS[name].items(), columns, strict=False):
            whole = kind == "int64"
            batch[column] = np.array([NOTHING if v is None else v for v in values], np.int64) if whole else list(values)
        if batch:
            self.load_columns(name, batch)
        else:
            self._clear(name)

    def load_columns(self, name: str, columns: Mapping[str, Any]) -> None:
        """Put columns in place of whatever a table held; ``NOTHING`` stands for null."""
        batch = {column: _column(columns[column]) for column in SCHEMAS[name]}
        if not len(next(iter(batch.values()))):
            self._clear(name)
            return
        many = len(next(iter(batch.values()))) > MANY
        if many:
            self.connection.register("batch", batch)
            self._put(name, "TABLE", "SELECT * FROM batch")
            self.connection.unregister("batch")
        else:
            self._drop(name, BATCH)
            self.connection.register(name, batch)

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""
        typed = ", ".join(f'CAST("{name}" AS {TYPES[kind]}) AS "{name}"' for name, kind in SCHEMAS[rule].items())
        self._put(rule, "TABLE", f"SELECT {typed} FROM ({self._ready(queries()[rule])})")

    def look(self, name: str, query: str) -> None:
        """Give a query a name under which rules find its rows."""
        self._put(name, "VIEW", self._ready(query))

    def make(self, name: str, query: str) -> None:
        """Keep the rows of a query."""
        self._put(name, "TABLE", self._ready(query))

    def define(self, name: str, rule: str) -> None:
        """Run a rule and keep its rows under a name of their own."""
        self.make(name, queries()[rule])

    def insert(self, name: str, rows: Sequence[Sequence[int | str | None]]) -> None:
        """Put more rows into a table made before, in the order of its columns."""
        places = ", ".join("?" for _ in rows[0])
        self.connection.executemany(f'INSERT INTO "{name}" VALUES ({places})', rows)

    def has_rows(self, name: str, where: str) -> bool:
        """Say whether a table made before has such rows."""
        return bool(self.connection.execute(f'SELECT 1 FROM "{name}" WHERE {where} LIMIT 1').fetchall())

    def delete(self, name: str, where: str) -> None:
        """Take rows out of a table made before."""
        self.connection.execute(f'DELETE FROM "{name}" WHERE {where}')

    def columns(self, rule: str) -> Columns:
        """Run a rule and return its rows as columns of whole numbers; ``NOTHING`` stands for null."""
        # sums have 128 bits, of which numpy would make floats
        found = self._execute(f"SELECT COLUMNS(*)::BIGINT FROM ({self._ready(queries()[rule])})").fetchnumpy()
        return {name: np.ma.filled(column, NOTHING).astype(np.int64, copy=False) for name, column in found.items()}

    def source(self, dataset: Dataset) -> str:
        """Write a registered table as it stands behind FROM."""
        return source_of(dataset)

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""
        return self._rows(self._ready(queries()[rule]))

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""
        return self._rows(self._ready(f'SELECT * FROM "{name}" ORDER BY ALL'))

    def types(self, rule: str) -> dict[str, str]:
        """Give the type of each column that a rule finds."""
        return {name: kind for name, kind, *_ in self._execute(f"DESCRIBE {self._ready(queries()[rule])}").fetchall()}

    def _ready(self, query: str) -> str:
        """See to it that the tables that a query reads are there."""
        for name in _tables_in(query):
            if name not in self.kinds:
                self._clear(name)
        return query

    def _clear(self, name: str) -> None:
        """See to it that a table has no rows."""
        if name not in self.empty:
            self.look(name, no_rows(name))
            self.empty.add(name)

    def _put(self, name: str, kind: str, query: str) -> None:
        self._drop(name, kind)
        self._execute(f'CREATE OR REPLACE TEMP {kind} "{name}" AS {query}')

    def _drop(self, name: str, kind: str) -> None:
        """Make way for something of another kind under a name."""
        self.empty.discard(name)
        before = self.kinds.get(name, kind)
        if before == BATCH and kind != BATCH:
            self.connection.unregister(name)
        elif before != kind:
            self.connection.execute(f'DROP {before} "{name}"')
        self.kinds[name] = kind

    def _execute(self, query: str) -> duckdb.DuckDBPyConnection:
        try:
            return self.connection.execute(query)
        except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
            raise TooLargeError from error
        except duckdb.OutOfMemoryException as error:
            raise NoRoomError from error

    def _rows(self, query: str) -> list[dict[str, Any]]:
        found = self._execute(query)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _column(values: Any) -> Any:
    """Give a column as DuckDB reads it: whole numbers, where ``NOTHING`` is null, or text."""
    if isinstance(values, list):
        return np.array(values, dtype=object)
    if values.dtype == object:
        return values if any(value is not None for value in values) else np.full(len(values), "", dtype=object)
    nothing = values == NOTHING
    return np.ma.masked_array(values, nothing) if nothing.any() else values
