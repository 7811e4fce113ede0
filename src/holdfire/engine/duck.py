"""The embedded engine: tables in DuckDB, rules run as queries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from holdfire.claims.dataset import Dataset
from holdfire.engine.dataset_table import source_of
from holdfire.engine.plan import TooLargeError, queries
from holdfire.engine.tables import LOOKED_AT, SCHEMAS

Columns = dict[str, NDArray[np.int64]]
TYPES = {"int64": "BIGINT", "string": "VARCHAR"}
NOTHING = -(2**63)
"""Stands for null on the way into an integer column."""


def no_rows(table: str) -> str:
    """Write a query with the columns of a table and no row."""
    columns = (f'CAST(NULL AS {TYPES[kind]}) AS "{name}"' for name, kind in SCHEMAS[table].items())
    return f"SELECT {', '.join(columns)} WHERE FALSE"


class DuckEngine:
    """One run's tables. Everything lives in memory and goes with the object."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("BEGIN")  # nothing is ever committed: the tables go with the connection
        self.filled: set[str] = set()
        for name, schema in SCHEMAS.items():
            if name in LOOKED_AT:
                self.look(name, no_rows(name))
                continue
            columns = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in schema.items())
            self.connection.execute(f'CREATE TABLE "{name}" ({columns})')

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""
        rows = list(rows)
        self._clear(name)
        if not rows:
            return
        self.filled.add(name)
        batch, columns = {}, []
        for (column, kind), values in zip(SCHEMAS[name].items(), zip(*rows, strict=True), strict=True):
            if kind == "int64":
                batch[column] = np.array([NOTHING if value is None else value for value in values], dtype=np.int64)
                columns.append(f'nullif("{column}", {NOTHING})')
            else:
                batch[column] = np.array(values, dtype=object)
                columns.append(f'"{column}"')
        self.connection.register("batch", batch)
        self.connection.execute(f'INSERT INTO "{name}" SELECT {", ".join(columns)} FROM batch')
        self.connection.unregister("batch")

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""
        self._clear(rule)
        self.filled.add(rule)
        self._execute(f'INSERT INTO "{rule}" {queries()[rule]}')

    def load_columns(self, name: str, columns: Mapping[str, Any]) -> None:
        """Put columns in place of whatever a table held; ``NOTHING`` stands for null."""
        self._clear(name)
        self.filled.add(name)
        batch = {
            key: np.array(value, dtype=object) if isinstance(value, list) else value for key, value in columns.items()
        }
        wanted = (
            f'nullif("{column}", {NOTHING})' if kind == "int64" else f'"{column}"'
            for column, kind in SCHEMAS[name].items()
        )
        self.connection.register("batch", batch)
        self.connection.execute(f'INSERT INTO "{name}" SELECT {", ".join(wanted)} FROM batch')
        self.connection.unregister("batch")

    def look(self, name: str, query: str) -> None:
        """Give a query a name under which rules find its rows."""
        self.connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS {query}')

    def make(self, name: str, query: str) -> None:
        """Keep the rows of a query."""
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS {query}')

    def define(self, name: str, rule: str) -> None:
        """Run a rule and keep its rows under a name of their own."""
        self.connection.execute(f'CREATE OR REPLACE TABLE "{name}" AS {queries()[rule]}')

    def columns(self, rule: str) -> Columns:
        """Run a rule and return its rows as columns of whole numbers; ``NOTHING`` stands for null."""
        # sums have 128 bits, of which numpy would make floats
        found = self._execute(f"SELECT COLUMNS(*)::BIGINT FROM ({queries()[rule]})").fetchnumpy()
        return {name: np.ma.filled(column, NOTHING).astype(np.int64, copy=False) for name, column in found.items()}

    def pairs(self, name: str) -> list[tuple[int, int]]:
        """List the different pairs ``(may, must)`` of a table, in order."""
        return self.connection.execute(f'SELECT DISTINCT may, must FROM "{name}" ORDER BY ALL').fetchall()

    def source(self, dataset: Dataset) -> str:
        """Write a registered table as it stands behind FROM."""
        return source_of(dataset)

    def _clear(self, name: str) -> None:
        if name in self.filled:
            self.connection.execute(f'DELETE FROM "{name}"')
            self.filled.remove(name)

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""
        return self._rows(queries()[rule])

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""
        return self._rows(f'SELECT * FROM "{name}" ORDER BY ALL')

    def _execute(self, query: str) -> duckdb.DuckDBPyConnection:
        try:
            return self.connection.execute(query)
        except (duckdb.OutOfRangeException, duckdb.ConversionException) as error:
            raise TooLargeError from error

    def _rows(self, query: str) -> list[dict[str, Any]]:
        found = self._execute(query)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
