"""What the words of a column mean: each different one is read once, by the readers of ordinary claims.

====  ====================================================================
C309  empty-cell: a cell is empty that must not be
C310  value-without-name: a column holds a value that `names` does not name
C314  too-many-words: a column of words holds more different ones than a person could have meant
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from zoneinfo import ZoneInfo

from holdfire.claims.assertions import read_event
from holdfire.claims.cells import Cells
from holdfire.claims.dataset import Told
from holdfire.claims.dataset_yaml import WrittenTold
from holdfire.claims.names import Names
from holdfire.claims.rows import Row, Value
from holdfire.claims.table import Cell, Table, Where
from holdfire.source.diagnostic import Diagnostic

MOST_WORDS = 100_000
"""How many different values a column of words may hold."""
MOST_SHOWN = 10
"""Of how many values of one column a mistake is told."""
KEY_OF: Mapping[str, str] = {
    "act": "act",
    "actors": "actors",
    "whom": "whom",
    "place": "where",
    "from_place": "from place",
    "to_place": "to place",
    "with_": "with",
    "without": "without",
    "about": "about",
    "chain": "chain",
    "grade": "grade",
    "unit": "quantity unit",
}
"""The key of ordinary claims that fills each field."""
NEEDED = ("act", "chain")


def read_constant(field: str, written: WrittenTold, names: Names, found: list[Diagnostic]) -> Told:
    """Read what all rows of a kind say under a key."""
    value, mistakes = _read(field, written, written.text, names)
    found += mistakes
    return Told("", {None: value})


def read_column(
    field: str,
    written: WrittenTold,
    values: Mapping[Cell, int],
    where: Where,
    table: Table,
    names: Names,
    found: list[Diagnostic],
) -> Told:
    """Read what each value of a column means.

    Args:
        field: As in ``RowKind.told``.
        values: How many rows have each.
        where: Of which rows they are.
    """
    column = written.column.column if written.column else ""
    if len(values) > MOST_WORDS:
        message = f"`{column}` holds more than {MOST_WORDS:,} different values, too many for `{written.key}`"
        fix = "name another column; one that numbers or describes each row cannot stand here"
        found.append(Diagnostic("C314", "too-many-words", "error", message, written.at, help=fix))
        return Told(column, {})
    meant: dict[int | str | None, Hashable] = {}
    wrong = 0
    for cell, rows in sorted(values.items(), key=lambda each: (isinstance(each[0], str), str(each[0]))):
        mistakes = list(_unreadable(field, written, cell))
        if not mistakes:
            meant[cell], mistakes = _read(field, written, _words(written, cell), names)
        if mistakes:
            wrong += 1
            has = "has" if rows == 1 else "have"
            stands = f"{_rows(rows)} {has} {'nothing' if cell is None else f'`{cell}`'} in column `{column}`"
            at = f"{stands}, first row {table.first(where, column, cell):,}"
            found += [replace(each, message=f"{each.message}: {at}") for each in mistakes]
        if wrong == MOST_SHOWN:
            found[-1] = replace(
                found[-1], help=f"{found[-1].help}; further values are read once these are right".lstrip("; ")
            )
            break
    return Told(column, meant)


def _unreadable(field: str, written: WrittenTold, cell: Cell) -> Iterator[Diagnostic]:
    """Report a cell that says nothing where something is needed, or that has no name."""
    if cell is None:
        if field in NEEDED:
            fix = "fill it in, or leave these rows out by `where`"
            yield Diagnostic("C309", "empty-cell", "error", f"no `{written.key}` is told", written.at, help=fix)
    elif written.names is not None and str(cell) not in written.names:
        fix = f"add `{cell}: name` to `names`; after the colon nothing, where it says nothing"
        yield Diagnostic("C310", "value-without-name", "error", f"`{cell}` has no name", written.at, help=fix)


def _words(written: WrittenTold, cell: Cell) -> Value:
    if cell is None:
        return ""
    if written.names is not None:
        return written.names[str(cell)]
    return written.template.replace("{}", str(cell))


def _read(field: str, written: WrittenTold, text: Value, names: Names) -> tuple[Hashable, list[Diagnostic]]:
    """Read one text as ordinary claims have it under the key."""
    key = KEY_OF[field]
    if field == "chain":
        text = text.replace(">", "|") if isinstance(text, str) else text
    cells: dict[str, Value] = {key: text} if text else {}
    if field == "unit":
        cells["quantity exactly"] = "1"
    reader = Cells(
        Row(written.span.file, written.span.line, {"when": "2000", **cells}, lambda _: written.at), ZoneInfo("UTC")
    )
    match field:
        case "chain":
            return reader.names(key, names.parties, "party or source"), reader.found
        case "grade":
            return reader.grade(), reader.found
    event = read_event(reader, names)
    if field == "unit":
        return event.quantity.unit if event.quantity else "", reader.found
    meant: Hashable = getattr(event, field)
    return meant, reader.found


def _rows(rows: int) -> str:
    return f"{rows:,} row{'s' * (rows != 1)}"
