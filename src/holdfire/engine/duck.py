"""The embedded engine: tables in DuckDB, rules run as queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import numpy as np

from holdfire.engine.plan import queries
from holdfire.engine.tables import SCHEMAS

TYPES = {"int64": "BIGINT", "string": "VARCHAR"}
NOTHING = -(2**63)
"""Stands for null on the way into an integer column."""


class DuckEngine:
    """One run's tables. Everything lives in memory and goes with the object."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("BEGIN")  # nothing is ever committed: the tables go with the connection
        self.filled: set[str] = set()
        for name, schema in SCHEMAS.items():
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
        self.connection.execute(f'INSERT INTO "{rule}" {queries()[rule]}')

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

    def _rows(self, query: str) -> list[dict[str, Any]]:
        found = self.connection.execute(query)
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
