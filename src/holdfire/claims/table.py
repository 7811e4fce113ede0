"""What the reader of datasets asks of a table. Whoever has the table answers (``engine/dataset_table.py``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Protocol

Cell = int | str | None
"""What stands in a cell of a column of words or whole numbers; ``None``: nothing."""

Where = Mapping[str, tuple[int | str, ...]]
"""Of which rows: values that columns must have. Without any: all rows."""


class Holds(Enum):
    """What a column holds, in words."""

    WORDS = "text"
    NUMBERS = "whole numbers"
    TIMES = "times without a UTC offset"
    MOMENTS = "times with a UTC offset"
    DAYS = "days"
    OTHER = "neither text, whole numbers, times nor days"


class UnreadableTableError(ValueError):
    """A file cannot be read as a table; the message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """Cells that cannot be read as what their column holds.

    Attributes:
        cells: How many.
        row: The first of them, from 1; the header is not counted.
        text: As it stands there.
    """

    column: str
    holds: Holds
    cells: int
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What some rows have in a column of numbers, times or days.

    Attributes:
        rows: How many rows.
        empty: How many have nothing there.
        least, most: Lowest and highest, times in seconds as though they were in UTC; ``None``: all are empty.
    """

    rows: int
    empty: int
    least: int | None
    most: int | None


class Table(Protocol):
    """An opened table. Rows are counted from 1, without the header."""

    @property
    def columns(self) -> tuple[str, ...]:
        """List the names of its columns, as they stand."""

    @property
    def rows(self) -> int:
        """Say how many rows it has."""

    def take(self, numbers: Iterable[str], times: Iterable[str], words: Iterable[str]) -> tuple[Misfit, ...]:
        """Read the columns that are used, once, and find the cells that cannot be read.

        A format without types (CSV) is read as what each column is used for; every cell is looked at.
        """

    def holds(self, column: str) -> Holds:
        """Say what a column holds, once it is taken."""

    def count(self, wheres: Sequence[Where]) -> int:
        """Count the rows that are among any of these."""

    def facts(self, where: Where, columns: Sequence[str]) -> tuple[Facts, ...]:
        """Look at columns of numbers, times or days in one pass."""

    def values(self, where: Where, columns: Sequence[str], most: int) -> tuple[Mapping[Cell, int], ...]:
        """Count the different values of columns in one pass; of a column, no more than ``most`` and one."""

    def first(self, where: Where, column: str, value: Cell) -> int:
        """Find the first row with a value."""

    def first_between(self, where: Where, column: str, least: int, most: int) -> int | None:
        """Find the first row whose time (in seconds as in ``Facts``) or number lies in a range, both ends inside."""

    def first_crossed(self, where: Where, low: str, high: str) -> tuple[int, str, str] | None:
        """Find the first row in which one column is above the other, and what stands in both."""

    def first_twice(self, where: Where, column: str) -> tuple[Cell, int, int] | None:
        """Find the first value that stands in several rows: the value, and the first two rows."""


OpenTable = Callable[[Path], Table]
"""Opens a table, or raises ``UnreadableTableError``."""
