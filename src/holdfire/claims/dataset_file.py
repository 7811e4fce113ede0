"""Registered tables: what a ``.dataset.yaml`` says, held against its table, becomes a ``Dataset``.

====  ====================================================================
C305  unreadable-table: the file of a dataset cannot be read as a table
C306  unknown-column: the table has no such column
C307  wrong-column: a column does not hold what is needed there
C308  bad-cell: a cell cannot be read as what its column holds
C311  id-twice: two rows of a kind have the same name
C312  ends-before-begins: a latest time lies before the earliest, or a highest number below the lowest
C316  no-rows (warning): a kind of rows has no row
C317  rows-left-out (note): some rows are of no kind, and are not read
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.dataset import TIMESTAMP, Amount, Dataset, RowKind, Span, Told
from holdfire.claims.dataset_times import bounds_of, check_clock, span_of, utc_bounds, with_shifts
from holdfire.claims.dataset_words import MOST_WORDS, read_column, read_constant
from holdfire.claims.dataset_yaml import ENDING, Ref, WrittenDataset, WrittenKind, read_written
from holdfire.claims.names import Names, did_you_mean
from holdfire.claims.table import Facts, Holds, OpenTable, Table, UnreadableTableError, Where
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.span import Span as TextSpan

MOST_NUMBER = 10**12
"""The highest number a quantity can have."""


def read_datasets(
    paths: Sequence[Path], zone: ZoneInfo, names: Names, open_table: OpenTable
) -> Outcome[tuple[Dataset, ...]]:
    """Read the registered tables of a case. No row becomes an object; every cell that is used is looked at.

    Args:
        paths: ``.dataset.yaml`` files, in this order; the tables they name lie beside them.
        zone: Of days and clock times that name none.
        names: Of the case.
        open_table: Opens the table of a file.

    Returns:
        In the order of ``paths``; none if any has an error.
    """
    found: list[Diagnostic] = []
    read: list[Dataset | None] = []
    for path in paths:
        written = read_written(path, found)
        read.append(_Reading(written, zone, names, found).dataset(open_table) if written else None)
    has_errors = any(each.severity == "error" for each in found)
    return Outcome(() if has_errors else tuple(one for one in read if one), in_order(found))


@dataclass(slots=True)
class _Reading:
    """One file, while it is held against its table; ``found`` grows by what is wrong."""

    written: WrittenDataset
    zone: ZoneInfo
    names: Names
    found: list[Diagnostic]

    def dataset(self, open_table: OpenTable) -> Dataset | None:
        """Read it; ``None`` where it has an error."""
        written, before = self.written, len(self.found)
        file = written.path.parent / written.file.text
        try:
            table = open_table(file)
            if not self._has_columns(table):
                return None
            plain = self._plain(file)
            words = {ref.column for ref in (*_words(written), *_incidents(written))}
            times = (written.time.earliest.column, written.time.latest.column)
            misfits = table.take(plain.numbers, () if plain.span.unit > 0 else times, words)
        except UnreadableTableError as error:
            fix = "look at the file there, or save it again as Parquet or CSV"
            self._report("C305", "unreadable-table", f"`{written.file.text}`: {error}", written.file.span, fix)
            return None
        for misfit in misfits:
            message = f"{_cells(misfit.cells)} of column `{misfit.column}` cannot be read as {misfit.holds.value}: "
            message += f"row {misfit.row:,} of `{written.file.text}` has `{misfit.text[:80]}`"
            fix = "correct the cells"
            if misfit.holds is not Holds.NUMBERS:
                fix += "; all times of a column are written in one way, and where they are numbers, say `from`"
            self._report("C308", "bad-cell", message, self._span_of(misfit.column), fix)
        self._check_holdings(plain, table)
        if self._failed(before):
            return None
        read = self._read(plain, table)
        return None if self._failed(before) else read

    def _read(self, plain: Dataset, table: Table) -> Dataset:
        """Read the rows of a table whose columns hold what they should."""
        written = self.written
        wheres = [self._where(kind, table) for kind in written.kinds]
        span = span_of(written.time, table.holds(plain.span.earliest), self.zone, self.found)
        before = len(self.found)
        kinds, bounds = [], []
        for one, told, where in zip(written.kinds, plain.kinds, wheres, strict=True):
            if where is None:
                continue
            facts = self._check_cells(plain, told, where, table)
            if not facts[plain.id].rows:
                message = f"no row of `{written.file.text}` is of this kind"
                fix = "look at its `where`, or delete it"
                self.found.append(Diagnostic("C316", "no-rows", "warning", message, one.span, help=fix))
            ends = facts[span.earliest], facts[span.latest]
            reach = bounds_of(span, written.time, ends, (where, table), self.found)
            bounds += [(reach, where)] if reach else []
            kinds.append(replace(told, where=where, told=self._told(one, where, table)))
        self._left_out([where for where in wheres if where is not None], table)
        if self._failed(before) or not bounds:
            return replace(plain, span=span, kinds=tuple(kinds), rows=table.rows)
        low, high = min(reach[0] for reach, _ in bounds), max(reach[1] for reach, _ in bounds)
        if table.holds(span.earliest) in (Holds.TIMES, Holds.DAYS):
            zone = written.time.zone or self.zone
            if span.unit == TIMESTAMP:
                for reach, where in bounds:
                    self.found += check_clock(span, zone, *reach, (where, table), written.time)
            span = with_shifts(span, zone, low, high)
        first, last = utc_bounds(span, low, high)
        return replace(plain, span=span, kinds=tuple(kinds), rows=table.rows, first=first, last=last)

    def _plain(self, file: Path) -> Dataset:
        """Give the dataset with its columns, before anything in them is read."""
        written, time = self.written, self.written.time
        unit = 1 if time.begins else TIMESTAMP
        kinds = (
            RowKind(
                kind.name,
                {},
                {},
                Amount(kind.amount.low.column, kind.amount.high.column) if kind.amount else None,
                kind.incident.column,
                kind.answers.column,
            )
            for kind in written.kinds
        )
        name, id_, order = written.path.name.removesuffix(ENDING), written.id.column, written.order.column
        span = Span(time.earliest.column, time.latest.column, unit=unit)
        at_line = f"{written.path}:{written.file.span.line}"
        return Dataset(name, file, id_, span, tuple(kinds), order, at_line=at_line)

    def _has_columns(self, table: Table) -> bool:
        unknown = {ref.column: ref for ref in _all_refs(self.written) if ref.column not in ("", *table.columns)}
        for name, ref in unknown.items():
            message = f"`{self.written.file.text}` has no column `{name}`"
            self._report("C306", "unknown-column", message, ref.span, did_you_mean(name, table.columns))
        return not unknown

    def _check_holdings(self, plain: Dataset, table: Table) -> None:
        """See that columns hold what they are used for."""
        numbers, words = (Holds.NUMBERS,), (Holds.NUMBERS, Holds.WORDS)
        times = (Holds.NUMBERS, Holds.TIMES, Holds.MOMENTS, Holds.DAYS)
        written = self.written
        needs: dict[tuple[Ref, tuple[Holds, ...]], None] = {}
        for ref in (written.id, written.order, *(ref for kind in written.kinds for ref in _amounts(kind))):
            needs[ref, numbers] = None
        for ref in (*_words(written), *_incidents(written)):
            needs[ref, words] = None
        needs[written.time.earliest, times] = needs[written.time.latest, times] = None
        for ref, allowed in needs:
            if ref.column and table.holds(ref.column) not in allowed:
                needed = " or ".join(dict.fromkeys(one.value for one in allowed))
                message = f"column `{ref.column}` holds {table.holds(ref.column).value}; {needed} must stand there"
                self._report("C307", "wrong-column", message, ref.span, "name another column, or store it so")
        self._check_alike((written.time.earliest, written.time.latest), table)
        self._check_alike([ref for ref in _incidents(written) if ref.column], table)

    def _check_alike(self, refs: Sequence[Ref], table: Table) -> None:
        for ref in refs[1:]:
            if table.holds(ref.column) is not table.holds(refs[0].column):
                both = f"column `{refs[0].column}` holds {table.holds(refs[0].column).value}"
                message = f"{both}, and column `{ref.column}` {table.holds(ref.column).value}: they are compared"
                self._report("C307", "wrong-column", message, ref.span, "store both in the same way")

    def _where(self, kind: WrittenKind, table: Table) -> Where | None:
        """Read of which rows a kind is; ``None``: a value cannot stand in its column."""
        where: dict[str, tuple[int | str, ...]] = {}
        for ref, scalars in kind.where:
            values: list[int | str] = []
            for scalar in scalars:
                is_number = scalar.text.lstrip("+-").isdecimal()
                if table.holds(ref.column) is Holds.NUMBERS and not is_number:
                    message = f"column `{ref.column}` holds whole numbers, so no row has `{scalar.text}`"
                    self._report("C307", "wrong-column", message, scalar.span, "write a number")
                    return None
                values.append(int(scalar.text) if table.holds(ref.column) is Holds.NUMBERS else scalar.text)
            where[ref.column] = tuple(values)
        return where

    def _check_cells(self, plain: Dataset, kind: RowKind, where: Where, table: Table) -> Mapping[str, Facts]:
        """Look at the cells of a kind of rows that hold numbers and times; give the facts of each column."""
        amount = [kind.amount.low, kind.amount.high] if kind.amount else []
        full = [plain.id, *([plain.order] if plain.order else []), plain.span.earliest, plain.span.latest, *amount[:1]]
        asked = list(dict.fromkeys([*full, *amount]))
        facts = dict(zip(asked, table.facts(where, asked), strict=True))
        for column in dict.fromkeys(full):
            if facts[column].empty:
                row = table.first(where, column, None)
                rows, has = _rows(facts[column].empty), "has" if facts[column].empty == 1 else "have"
                message = f"{rows} of `{kind.name}` {has} nothing in column `{column}`, first row {row:,}"
                fix = "fill them in, or leave these rows out by `where`"
                if column in amount:
                    fix = "write 0 for the lowest number; the highest may be empty, where nobody knows it"
                self._report("C309", "empty-cell", message, self._span_of(column), fix)
        for column in dict.fromkeys(amount):
            self._check_numbers(column, facts[column], where, table)
        for low, high in {(plain.span.earliest, plain.span.latest), *([tuple(amount)] if amount else [])}:
            crossed = table.first_crossed(where, low, high) if low != high else None
            if crossed:
                row, one, other = crossed
                message = f"row {row:,} has `{one}` in column `{low}`, and less in column `{high}`: `{other}`"
                self._report("C312", "ends-before-begins", message, self._span_of(low), "the other way round?")
        twice = table.first_twice(where, plain.id)
        if twice:
            message = f"rows {twice[1]:,} and {twice[2]:,} of `{kind.name}` are both called `{twice[0]}`"
            fix = "name a column that has another number in each row of a kind"
            self._report("C311", "id-twice", message, self.written.id.span, fix)
        return facts

    def _check_numbers(self, column: str, facts: Facts, where: Where, table: Table) -> None:
        too_low, too_high = (facts.least or 0) < 0, (facts.most or 0) > MOST_NUMBER
        for is_wrong, value, says in ((too_low, facts.least, "below 0"), (too_high, facts.most, "above 10^12")):
            if is_wrong:
                row = table.first(where, column, value)
                message = f"row {row:,} has `{value}` in column `{column}`: no number is {says}"
                self._report("C313", "out-of-range", message, self._span_of(column), "correct the cell")

    def _told(self, kind: WrittenKind, where: Where, table: Table) -> Mapping[str, Told]:
        """Read what the rows of a kind say, each different word once."""
        by_column = {key: told for key, told in kind.told.items() if told.column}
        columns = list(dict.fromkeys(told.column.column for told in by_column.values() if told.column))
        values = dict(zip(columns, table.values(where, columns, MOST_WORDS), strict=True))
        read: dict[str, Told] = {}
        for key, told in kind.told.items():
            if told.column:
                each = values[told.column.column]
                read[key] = read_column(key, told, each, where, table, self.names, self.found)
            else:
                read[key] = read_constant(key, told, self.names, self.found)
        return read

    def _left_out(self, wheres: Sequence[Where], table: Table) -> None:
        rows = table.rows - table.count(wheres)
        if rows and len(wheres) == len(self.written.kinds):
            is_are = "is" if rows == 1 else "are"
            message = f"{_rows(rows)} of `{self.written.file.text}` {is_are} of no kind and {is_are} not read"
            fix = "that is right where they say nothing of the deal"
            span = self.written.file.span
            self.found.append(Diagnostic("C317", "rows-left-out", "note", message, span, help=fix))

    def _span_of(self, column: str) -> TextSpan:
        return next((ref.span for ref in _all_refs(self.written) if ref.column == column), self.written.file.span)

    def _failed(self, before: int) -> bool:
        return any(each.severity == "error" for each in islice(self.found, before, None))

    def _report(self, code: str, slug: str, message: str, span: TextSpan, fix: str = "") -> None:
        self.found.append(Diagnostic(code, slug, "error", message, span, help=fix))


def _all_refs(written: WrittenDataset) -> Iterator[Ref]:
    """List every column that is named, in the order they matter."""
    yield from (written.id, written.order, written.time.earliest, written.time.latest)
    for kind in written.kinds:
        yield from _amounts(kind)
    yield from _words(written)
    yield from _incidents(written)


def _amounts(kind: WrittenKind) -> tuple[Ref, ...]:
    return (kind.amount.low, kind.amount.high) if kind.amount else ()


def _words(written: WrittenDataset) -> Iterator[Ref]:
    for kind in written.kinds:
        yield from (ref for ref, _ in kind.where)
        yield from (told.column for told in kind.told.values() if told.column)


def _incidents(written: WrittenDataset) -> Iterator[Ref]:
    for kind in written.kinds:
        yield from (ref for ref in (kind.incident, kind.answers) if ref.column)


def _rows(rows: int) -> str:
    return f"{rows:,} row{'s' * (rows != 1)}"


def _cells(cells: int) -> str:
    return f"{cells:,} cell{'s' * (cells != 1)}"
