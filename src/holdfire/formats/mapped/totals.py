"""Columns looked at row after row: totals so far that do not add up, days that nothing tells of, zeros that are none.

Rows are looked at in the order of their days where a day column is named, else in that of the file.

====  ====================================================================
E643  does-not-add-up (warning): the total so far is not that of before and the row's own number
E644  total-falls (warning): the total so far falls
E645  days-untold (warning): between two rows are days of which nothing is told
E646  total-restarts (note): the total begins anew
E647  no-hours (warning): a row tells of no hours, so its number is none
E648  parts-differ (warning): parts of a number do not add up to it
E653  told-twice (warning): a row tells of hours of which another told already
E654  growth-untold (warning): a total has grown over days or rows that tell nothing, by more than the rows tell
====  ====================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from holdfire.formats.mapped.mapped_cells import Cells
from holdfire.formats.mapped.mapped_rows import Beside
from holdfire.formats.mapped.mapping_form import Ref, Total
from holdfire.formats.tables.read_table import TableRow
from holdfire.source.diagnostic import Diagnostic

ONCE = ("no-hours", "told-twice")
"""What a row is told once, however many of its columns are looked at."""


def check_totals(rows: Sequence[TableRow], totals: Iterable[Total], cells: Cells) -> Mapping[int, Beside]:
    """Look at totals over all rows.

    Returns:
        What is known of a row from those around it, by its place in ``rows``; rows of which nothing is are left out.
    """
    told: dict[int, list[Diagnostic]] = defaultdict(list)
    silent: dict[int, set[str]] = defaultdict(set)
    for total in totals:
        _Check(rows, total, cells, told, silent).run()
    return {index: Beside(tuple(told[index]), frozenset(silent[index])) for index in {*told, *silent}}


class _Check:
    """Looks at one total."""

    def __init__(
        self,
        rows: Sequence[TableRow],
        total: Total,
        cells: Cells,
        told: dict[int, list[Diagnostic]],
        silent: dict[int, set[str]],
    ) -> None:
        self.rows, self.total, self.cells, self.told, self.silent = rows, total, cells, told, silent
        self.untold: dict[int, Decimal] = {}

    def run(self) -> None:
        """Go through the rows in the order of their days."""
        places = range(len(self.rows))
        days = {index: self._day(index) for index in places}
        in_order = sorted(places, key=lambda index: (days[index] or date.min, index))
        for index in in_order:
            self._hours(index)
            self._parts(index)
        if self.total.day:
            self._days({index: day for index in in_order if (day := days[index])})
        if self.total.running:
            self._running(in_order)

    def _day(self, index: int) -> date | None:
        text = self._quiet(index, self.total.day, is_day=True)
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None

    def _quiet(self, index: int, ref: Ref | None, is_day: bool = False) -> str:
        """Read a cell; what is wrong with it is told where the row itself is read."""
        if ref is None:
            return ""
        before, self.cells.wrong = self.cells.wrong, []
        text = self.cells.day(self.rows[index], ref) if is_day else self.cells.number(self.rows[index], ref)
        self.cells.wrong = before
        return text

    def _number(self, index: int, ref: Ref | None) -> Decimal | None:
        text = self._quiet(index, ref)
        return Decimal(text) if text else None

    def _tell(self, index: int, code: str, slug: str, message: str, ref: Ref, severity: str = "warning") -> None:
        if slug in ONCE and any(one.slug == slug for one in self.told[index]):
            return
        column = max(self.cells.at[ref.column], 0)
        self.told[index].append(self.cells.table.mistake(code, slug, message, self.rows[index], column, severity))

    def _hours(self, index: int) -> None:
        each, hours = self.total.each, self.total.hours
        if hours is None or each is None or self._number(index, hours) != 0:
            return
        number = self._number(index, each)
        self.silent[index] |= {ref.column for ref in (each, self.total.running) if ref}
        if number is not None:
            what = "that is no zero" if number == 0 else f"yet `{each.column}` is {number}"
            message = f"nothing was told here (`{hours.column}` is 0), {what}; no claim is made of it"
            self._tell(index, "E647", "no-hours", message, each)

    def _parts(self, index: int) -> None:
        each = self.total.each
        whole = self._number(index, each)
        parts = [number for ref in self.total.parts if (number := self._number(index, ref)) is not None]
        if each is None or whole is None or not parts or sum(parts) == whole:
            return
        names = ", ".join(f"`{ref.column}`" for ref in self.total.parts)
        message = f"{names} add up to {sum(parts)}, `{each.column}` is {whole}"
        self._tell(index, "E648", "parts-differ", message, each)

    def _days(self, days: Mapping[int, date]) -> None:
        """Compare the hours that rows tell of with the days from one to the next; rows in the order of their days."""
        hours_ref, day_ref = self.total.hours, self.total.day
        before: int | None = None
        counted = self.total.each or self.total.running
        what = f"`{counted.column}`" if counted else "number"
        for index in days:
            hours = self._number(index, hours_ref) if hours_ref else Decimal(24)
            if not hours or day_ref is None or not self._tells(index):
                continue
            if before is not None:
                apart = (days[index] - days[before]).days * 24
                if hours < apart:
                    self.untold[index] = apart - hours
                    first = days[before] + timedelta(days=1)
                    last = days[index] - timedelta(days=max(1, round(hours / 24)))
                    span = f"{first}" if first >= last else f"{first} to {last}"
                    message = (
                        f"no {what} is told of {_long(apart - hours)} before this row ({span}); silence is no zero"
                    )
                    self._tell(index, "E645", "days-untold", message, day_ref)
                elif hours > apart:
                    message = f"the row tells of {hours} hours, only {apart} after the one before ({days[before]})"
                    self._tell(index, "E653", "told-twice", message, hours_ref or day_ref)
            before = index

    def _tells(self, index: int) -> bool:
        return self._number(index, self.total.each or self.total.running) is not None

    def _running(self, places: Sequence[int]) -> None:
        running, each = self.total.running, self.total.each
        last: int | None = None
        skipped = 0
        since = Decimal(0)
        for index in places:
            now = self._number(index, running)
            own = self._number(index, each)
            if now is None or running is None:
                skipped += 1
                since += own or 0
                continue
            if last is not None:
                was = self._number(last, running) or Decimal(0)
                if self._restarts(last, index):
                    message = f"`{running.column}` begins anew: it was {was}, and is {now}"
                    self._tell(index, "E646", "total-restarts", message, running, "note")
                elif now < was:
                    message = f"`{running.column}` falls from {was} to {now}"
                    self._tell(index, "E644", "total-falls", message, running)
                elif each is not None and own is not None and was + since + own != now:
                    self._does_not_add_up(index, running, each, (was, since + own, now), skipped)
            last, skipped, since = index, 0, Decimal(0)

    def _restarts(self, last: int, index: int) -> bool:
        column = self.total.restarts
        if column is None:
            return False
        return self.cells.cell(self.rows[last], column) != self.cells.cell(self.rows[index], column)

    def _does_not_add_up(
        self, index: int, running: Ref, each: Ref, numbers: tuple[Decimal, Decimal, Decimal], skipped: int
    ) -> None:
        was, own, now = numbers
        if skipped or index in self.untold:
            while_ = f"over {_long(self.untold[index])} of which nothing is told" if index in self.untold else ""
            while_ = while_ or ("over a row without it" if skipped == 1 else f"over {skipped} rows without it")
            grown = f"`{running.column}` grows from {was} to {now} {while_}"
            more = now - was - own
            message = f"{grown}, by {abs(more)} {'more' if more > 0 else 'less'} than `{each.column}` tells"
            self._tell(index, "E654", "growth-untold", message, running)
            return
        message = f"{was} and {own} (`{each.column}`) are {was + own}, but `{running.column}` is {now}"
        self._tell(index, "E643", "does-not-add-up", message, running)


def _long(hours: Decimal) -> str:
    days, rest = divmod(hours, 24)
    if rest:
        return f"{hours:f} hours"
    return f"{days:f} days" if days > 1 else "a day"
