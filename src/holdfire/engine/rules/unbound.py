"""The tables as Ibis sees them: names and types, no rows."""

from __future__ import annotations

import ibis

from holdfire.engine.tables import SCHEMAS


def table(name: str) -> ibis.Table:
    """Return the unbound table of this name, for writing rules over."""
    return ibis.table(dict(SCHEMAS[name]), name=name)


def without(rows: ibis.Table, *columns: str) -> ibis.Table:
    """Leave columns out by naming the others: a query that reads the same however often it is written."""
    return rows.select(*(column for column in rows.columns if column not in columns))
