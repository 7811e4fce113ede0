"""A table to be written in some form: columns that say what they hold, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

Cell = str | int | Decimal | bool | None
"""``None``: nobody said. Times are texts in UTC, ``2016-10-06T08:00:00Z``."""


def plain_cell(cell: Cell) -> str | int | float | bool | None:
    """Give a cell as JSON and spreadsheets have it: numbers whole where they are."""
    if not isinstance(cell, Decimal):
        return cell
    return int(cell) if cell == cell.to_integral_value() else float(cell)


@dataclass(frozen=True, slots=True)
class Field:
    """One column.

    Attributes:
        name: Its header.
        type: "string", "integer", "number", "boolean" or "datetime".
        means: What it says, one sentence.
        unit: Of numbers ("degrees"); ``""``: none, or another column says.
        choices: The words it can hold; empty: any.
        is_needed: Never empty.
        is_unique: No two rows have the same.
        tag: HXL tag; ``""``: the standard has none.
        refers: Table and column in which its value stands, if it has one.
    """

    name: str
    type: str = "string"
    means: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    is_needed: bool = False
    is_unique: bool = False
    tag: str = ""
    refers: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows; every row has a cell for every column.

    Attributes:
        name: Of its file, or of its tab.
        title: To show.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def column(self, name: str) -> tuple[Cell, ...]:
        """Give what stands in a column."""
        at = [field.name for field in self.fields].index(name)
        return tuple(row[at] for row in self.rows)


@dataclass(frozen=True, slots=True)
class Workbook:
    """Tables that belong together.

    Attributes:
        name: A word for machines, such as ``eastern-aleppo-proposal``.
        title: To show.
        says: What it holds, and what is left out of it, in sentences.
    """

    name: str
    title: str
    says: str
    tables: tuple[Table, ...]
