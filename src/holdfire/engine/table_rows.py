"""Rows of registered tables, looked up by name and read as claims: one query for each kind of rows that is named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from holdfire.claims.claim import Claim, Event, TableRow
from holdfire.claims.dataset import Dataset, RowKind
from holdfire.engine.bulk.scan import is_of_kind, literal, quoted, second_of
from holdfire.engine.bulk.told import last_second
from holdfire.engine.dataset_table import PARQUET, connect, source_of
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import MILLI, Quantity

FEW = 20
"""So many numbers are written into a query, where the file can pass over what cannot hold them; more are joined."""
FIELDS = ("actors", "whom", "place", "from_place", "to_place", "with_", "without", "about")
SHOWN_MOST = 3


class TableRows:
    """The rows of registered tables by name, see ``holdfire.claims.named_rows.Rows``; what was found is kept."""

    def __init__(self, datasets: Sequence[Dataset]) -> None:
        self.datasets = tuple(datasets)
        self.connection = connect() if datasets else None
        self.known: dict[str, Claim | None] = {}
        self.by_incident: dict[str, tuple[Claim, ...]] = {}
        self.sources: dict[str, str] = {}
        self.types: dict[tuple[str, str], str] = {}
        self.asked: dict[tuple[str, str, str], str] = {}

    def called(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find the rows that have these names, as claims, by name; names that no row has are left out."""
        asked: dict[tuple[int, str], list[int]] = defaultdict(list)
        names = tuple(names)
        for name in names:
            if name not in self.known:
                self.known[name] = None
                for at, dataset in enumerate(self.datasets):
                    if (called := dataset.row_called(name)) is not None:
                        asked[at, called[0]].append(called[1])
        for (at, kind), numbers in asked.items():
            dataset = self.datasets[at]
            of = next(one for one in dataset.kinds if one.name == kind)
            self.known |= {claim.id: claim for claim in self._read(dataset, of, dataset.id, numbers)}
        return {name: claim for name in names if (claim := self.known[name]) is not None}

    def in_incidents(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find the rows whose table says that their incident is called so, as claims, by name of the row."""
        names = tuple(names)
        new = [name for name in dict.fromkeys(names) if name not in self.by_incident]
        found: dict[str, list[Claim]] = {name: [] for name in new}
        for dataset in self.datasets:
            for kind in (kind for kind in dataset.kinds if kind.incident and new):
                numbers = self._holds_numbers(dataset, kind.incident)
                values = [int(name) for name in new if is_number(name)] if numbers else new
                for claim in self._read(dataset, kind, kind.incident, values):
                    found[claim.incident].append(claim)
        self.by_incident |= {name: tuple(claims) for name, claims in found.items()}
        return {claim.id: claim for name in names for claim in self.by_incident[name]}

    def called_instead(self, name: str) -> str:
        """Say how rows are called, to whoever named one that there is not; ``""``: it looks like no row."""
        dataset = next((one for one in self.datasets if name.startswith(f"{one.name}/")), None)
        if dataset is None:
            return ""
        if (called := dataset.row_called(name)) is not None:
            return f"no row of `{called[0]}` in the table `{dataset.name}` has the number {called[1]}"
        ways = [f"`{dataset.name_of(kind.name, 1)}`" for kind in dataset.kinds[:SHOWN_MOST]]
        return f"rows of the table `{dataset.name}` are called like {' or '.join(ways)}"

    def _holds_numbers(self, dataset: Dataset, column: str) -> bool:
        key = dataset.name, column
        if key not in self.types:
            found = self._all(f"DESCRIBE SELECT {quoted(column)} FROM {self._source(dataset)}")
            self.types[key] = str(found[0][1])
        return "INT" in self.types[key]

    def _source(self, dataset: Dataset) -> str:
        """Give where the rows are looked up: in a Parquet file itself; a CSV is taken in once."""
        if dataset.name not in self.sources:
            source = source_of(dataset)
            if dataset.file.suffix.lower() not in PARQUET:
                name = quoted(dataset.name)
                self._all(f"CREATE TABLE {name} AS FROM {source}")
                source = name
            self.sources[dataset.name] = source
        return self.sources[dataset.name]

    def _read(self, dataset: Dataset, kind: RowKind, by: str, values: Sequence[int | str]) -> list[Claim]:
        """Read the rows of a kind that have one of some values in a column."""
        if not values:
            return []
        told = {field: one.column for field, one in kind.told.items() if one.column}
        columns = {
            "number": f"CAST({quoted(dataset.id)} AS BIGINT)",
            "order": f"CAST({quoted(dataset.order)} AS BIGINT)" if dataset.order else "0",
            "earliest": second_of(dataset.span, dataset.span.earliest),
            "latest": last_second(dataset.span),
            **{field: quoted(column) for field, column in told.items()},
            "incident": f"CAST({quoted(kind.incident)} AS VARCHAR)" if kind.incident else "NULL",
            "answers": f"CAST({quoted(kind.answers)} AS VARCHAR)" if kind.answers else "NULL",
        }
        if kind.amount is not None:
            columns |= {"low": quoted(kind.amount.low), "high": quoted(kind.amount.high)}
        is_few = len(values) <= FEW
        which = ", ".join(map(literal, values)) if is_few else "SELECT unnest(?)"
        source, where = self._source(dataset), f"{is_of_kind(kind)} AND {quoted(by)} IN ({which})"
        if is_few and (index := self._index(dataset, kind, by)):
            found = [str(row) for (row,) in self._all(f"SELECT row FROM {index} WHERE value IN ({which})")]
            if not found:
                return []
            source, where = _numbered(source), f"file_row_number IN ({', '.join(found)})"
        shown = ", ".join(f"{column} AS {quoted(name)}" for name, column in columns.items())
        query = f'SELECT {shown} FROM {source} WHERE {where} ORDER BY "number"'
        rows = self._all(query, [] if is_few else [list(values)])
        return [_claim(dataset, kind, dict(zip(columns, row, strict=True))) for row in rows]

    def _index(self, dataset: Dataset, kind: RowKind, by: str) -> str:
        """Name the table that says in which row of a Parquet file which value stands; ``""``: there is none.

        Who asks once of a column need not wait for one to be made.
        """
        key = dataset.name, kind.name, by
        if dataset.file.suffix.lower() not in PARQUET or key not in self.asked:
            self.asked[key] = ""
            return ""
        if not self.asked[key]:
            name = quoted("row of " + "/".join(key))
            of = f"SELECT {quoted(by)} AS value, file_row_number AS row FROM {_numbered(self._source(dataset))}"
            self._all(f"CREATE TABLE {name} AS {of} WHERE {is_of_kind(kind)}")
            self.asked[key] = name
        return self.asked[key]

    def _all(self, query: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        assert self.connection is not None
        return self.connection.execute(query, list(parameters)).fetchall()


def _numbered(source: str) -> str:
    """Let a Parquet file number its rows."""
    return f"{source.removesuffix(')')}, file_row_number = true)"


def _claim(dataset: Dataset, kind: RowKind, row: Mapping[str, Any]) -> Claim:
    """Read a row as the claim that it is."""

    def told(field: str, otherwise: Hashable = ()) -> Any:
        one = kind.told.get(field)
        return otherwise if one is None else one.values[row[field] if one.column else None]

    when = Moment(row["earliest"], row["latest"])
    quantity = None
    if kind.amount is not None:
        high = None if row["high"] is None else row["high"] * MILLI
        quantity = Quantity(row["low"] * MILLI, high, told("unit", ""))
    said = {field: told(field) for field in FIELDS if field in kind.told}
    event = Event(
        told("act"), Occurrence(when, when), **said, quantity=quantity, answers=row["answers"] or ""
    )  # fmt: skip
    return Claim(
        dataset.name_of(kind.name, row["number"]),
        told("chain"),
        event,
        Moment(row["latest"], row["latest"]),
        grade=told("grade", None),
        incident=row["incident"] or "",
        row=TableRow(dataset.name, kind.name, row["number"], row["order"]),
        at_row=f"{dataset.file}: row called {row['number']}",
    )


def is_number(text: str) -> bool:
    """Say whether a name is how a column of whole numbers would have it."""
    return (
        text.removeprefix("-").isascii()
        and text.removeprefix("-").isdecimal()
        and str(int(text)) == text
        and -(2**63) <= int(text) < 2**63
    )
