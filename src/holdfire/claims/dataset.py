"""Datasets: claims that stay in a table of their own, millions of rows, never made into objects.

Each row is one claim that something happened, and an occurrence of its own. What is the
same in all rows is written down once; what differs stands in columns. A column of words
is read once for each different word in it, by the same rules as any other claim.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

_NUMBER = re.compile("0|-?[1-9][0-9]{0,18}")
TIMESTAMP = 0
"""As ``Span.unit``: the column holds times of the calendar, not numbers."""
DAYS = -1
"""As ``Span.unit``: the column holds days of the calendar, each from its first second to its last."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows say under one key.

    Attributes:
        column: The column it stands in; ``""`` where all rows say the same.
        values: What each value of the column means, as in the field of ``Event`` (or of ``Claim``, for ``chain``
            and ``grade``) that has this name; of a constant, the one value under ``None``.
    """

    column: str
    values: Mapping[int | str | None, Hashable]


@dataclass(frozen=True, slots=True)
class Span:
    """When it happened: from the first second of ``earliest`` to the last of ``latest``.

    Attributes:
        earliest, latest: Columns; the same one where one column tells both.
        base: UTC second at which the columns have 0.
        unit: Seconds in 1 of the columns: a number stands for all of them, from ``base + unit * number`` on.
            ``TIMESTAMP``, ``DAYS``: they hold times or days of the calendar.
        shifts: Of local times and days: from which second on (of the calendar, read as UTC) how many seconds they
            are ahead of UTC, in order of time, the first from the beginning; empty: they are in UTC.
    """

    earliest: str
    latest: str
    base: int = 0
    unit: int = 1
    shifts: tuple[tuple[int, int], ...] = ()

    @property
    def is_exact(self) -> bool:
        """Say whether every row is told to the second."""
        return self.earliest == self.latest and self.unit in (1, TIMESTAMP)


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: columns of the lowest and the highest whole number, the same one where it is exact.

    Null ``high``: open. ``low`` is never null and never below 0.
    """

    low: str
    high: str


@dataclass(frozen=True, slots=True)
class RowKind:
    """Rows that say one kind of thing.

    Attributes:
        where: Of which rows it is: values (as they stand) that columns must have.
        told: By the name of the field: ``act``, ``actors``, ``whom``, ``place``, ``from_place``, ``to_place``,
            ``with_``, ``without``, ``about``, ``unit`` (of the quantity), ``chain``, ``grade``. A field without
            an entry is not told.
        amount: ``None``: one occurrence, no number is told.
        incident: Column that names the incident, so that others can answer it; ``""``: nothing can.
        answers: Column that names the incident it answers; ``""``: none is named.
    """

    name: str
    where: Mapping[str, tuple[int | str, ...]]
    told: Mapping[str, Told]
    amount: Amount | None = None
    incident: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Dataset:
    """A registered table of claims.

    Attributes:
        name: What its rows are called by, see ``name_of``.
        file: Parquet or CSV.
        id: Column of whole numbers, unique within a kind of row.
        order: Column of whole numbers that says what came first within one second; ``""``: nothing does.
        rows: How many rows the file has.
        first, last: First and last second told of.
        without: Rows that do not count where they stand, by kind: they are read as claims of their own, see
            ``named_rows``.
    """

    name: str
    file: Path
    id: str
    span: Span
    kinds: tuple[RowKind, ...]
    order: str = ""
    rows: int = 0
    first: int = 0
    last: int = 0
    without: Mapping[str, frozenset[int]] = field(default_factory=dict)
    at_line: str = field(default="", compare=False)

    def name_of(self, kind: str, number: int) -> str:
        """Name a row: ``events/12``; where the table has several kinds of rows, ``events/strike/12``."""
        return f"{self.name}/{kind}/{number}" if len(self.kinds) > 1 else f"{self.name}/{number}"

    def row_called(self, name: str) -> tuple[str, int] | None:
        """Give the kind and the number of the row that would have a name; ``None``: none of this table."""
        start, _, number = name.rpartition("/")
        if not _NUMBER.fullmatch(number) or not -(2**63) <= int(number) < 2**63:
            return None
        return next(((one.name, int(number)) for one in self.kinds if self.name_of(one.name, 0) == f"{start}/0"), None)

    @property
    def numbers(self) -> frozenset[str]:
        """List the columns that hold whole numbers; those that name incidents do where one of them must.

        A CSV says of no column what it holds: there, all others but the times are text.
        """
        amounts = [kind.amount for kind in self.kinds if kind.amount]
        numbers = {self.id, self.order, *(column for one in amounts for column in (one.low, one.high))}
        if self.span.unit > 0:
            numbers |= {self.span.earliest, self.span.latest}
        named = {column for kind in self.kinds for column in (kind.incident, kind.answers)} - {""}
        return frozenset((numbers | named if numbers & named else numbers) - {""})
