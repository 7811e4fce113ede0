"""Rows of registered tables that are read as claims of their own, left out where they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from holdfire.claims.dataset import Dataset, RowKind
from holdfire.engine.bulk.scan import is_of_kind, lie_apart, literal, quoted
from holdfire.engine.engines import Engine


def load_left_out(engine: Engine, datasets: Iterable[Dataset]) -> None:
    """Load which rows are left out; where there are none, nothing reads the table."""
    rows = [(one.name, kind, number) for one in datasets for kind, ids in one.without.items() for number in sorted(ids)]
    if rows:
        engine.load("left_out", rows)


def remaining(engine: Engine, dataset: Dataset, kind: RowKind) -> str:
    """Write a registered table as it stands behind FROM, for the rows of a kind: without those left out.

    Where no row can be of two kinds it is the same for all kinds, so that one pass serves them.
    """
    source = engine.source(dataset)
    if not dataset.without:
        return source
    is_shared = all(lie_apart(one, other) for one, other in combinations(dataset.kinds, 2))
    left_out = [
        f"NOT ({is_of_kind(one)} AND CAST({quoted(dataset.id)} AS BIGINT) IN ("
        f'SELECT "id" FROM "left_out" WHERE "dataset" = {literal(dataset.name)} AND "kind" = {literal(one.name)}))'
        for one in dataset.kinds
        if dataset.without.get(one.name) and (is_shared or one is kind)
    ]
    return f"(SELECT * FROM {source} WHERE {' AND '.join(left_out)})" if left_out else source
