"""The embedded engine: tables in DuckDB, rules run as queries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import pyarrow as pa

from holdfire.engine.rules.plan import sql
from holdfire.engine.tables import SCHEMAS

TYPES = {"int64": "BIGINT", "string": "VARCHAR"}
ARROW = {"int64": pa.int64(), "string": pa.string()}


class DuckEngine:
    """One run's tables. Everything lives in memory and goes with the object."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET threads = 2")
        for name, schema in SCHEMAS.items():
            columns = ", ".join(f'"{column}" {TYPES[kind]}' for column, kind in schema.items())
            self.connection.execute(f'CREATE TABLE "{name}" ({columns})')

    def load(self, name: str, rows: Iterable[Sequence[int | str | None]]) -> None:
        """Put rows in place of whatever the table held."""
        rows = list(rows)
        self.connection.execute(f'DELETE FROM "{name}"')
        if not rows:
            return
        schema = SCHEMAS[name]
        columns = zip(*rows, strict=True)
        arrays = [pa.array(column, type=ARROW[kind]) for column, kind in zip(columns, schema.values(), strict=True)]
        batch = pa.table(arrays, names=list(schema))
        self.connection.register("batch", batch)
        self.connection.execute(f'INSERT INTO "{name}" SELECT * FROM batch')
        self.connection.unregister("batch")

    def keep(self, rule: str) -> None:
        """Run a rule and keep its rows as the table of the same name."""
        self.connection.execute(f'DELETE FROM "{rule}"')
        self.connection.execute(f'INSERT INTO "{rule}" {sql(rule)}')

    def run(self, rule: str) -> list[dict[str, Any]]:
        """Run a rule and return its rows, in no particular order."""
        found = self.connection.execute(sql(rule))
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Return a table's rows in a fixed order."""
        found = self.connection.execute(f'SELECT * FROM "{name}" ORDER BY ALL')
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
