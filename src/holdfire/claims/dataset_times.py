"""When the rows of a table happened: how its columns of time are to be read.

====  ====================================================================
C313  out-of-range: a time or a number is beyond what can be read
C315  unclear-time: a clock time comes twice in its time zone, or never
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.claims.dataset import DAYS, TIMESTAMP, Span
from holdfire.claims.dataset_yaml import UNITS, WrittenTime
from holdfire.claims.table import Facts, Holds, Table, Where
from holdfire.source.diagnostic import Diagnostic
from holdfire.vocab.moment_text import parse_moment

FIRST_SECOND = int(datetime(1800, 1, 1, tzinfo=UTC).timestamp())
LAST_SECOND = int(datetime(2201, 1, 1, tzinfo=UTC).timestamp()) - 1
DAY = 86400


def span_of(written: WrittenTime, holds: Holds, zone: ZoneInfo, found: list[Diagnostic]) -> Span:
    """Say how columns of time count; local times still without their shifts (``with_shifts``)."""
    columns = written.earliest.column, written.latest.column
    if holds is not Holds.NUMBERS:
        for key in (written.begins, written.unit):
            if key:
                message = f"the columns hold {holds.value}, so they count from nowhere and in no unit"
                _wrong(found, message, written, "leave out `from` and `unit`")
        return Span(*columns, unit=DAYS if holds is Holds.DAYS else TIMESTAMP)
    if written.begins is None:
        fix = "say at which time the numbers begin with 0: `from: 1970-01-01 00:00Z` for seconds as computers count"
        span = written.span
        top = replace(span, end_line=span.line, end_column=span.column + 1)
        found.append(Diagnostic("C303", "missing-key", "error", "`from` is missing here", top, help=fix))
        return Span(*columns)
    base = 0
    try:
        base = parse_moment(written.begins.text, written.zone or zone).earliest
    except ValueError as error:
        found.append(Diagnostic("C214", "bad-time", "error", f"`from`: {error}", written.begins.span))
    unit = written.unit.text.strip().lower() if written.unit else "seconds"
    if unit not in UNITS:
        known = ", ".join(f"`{word}`" for word in UNITS)
        _wrong(found, f"`{unit}` is not a unit that times are counted in", written, f"write one of {known}")
    return Span(*columns, base=base, unit=UNITS.get(unit, 1))


def bounds_of(
    span: Span, written: WrittenTime, facts: tuple[Facts, Facts], where: tuple[Where, Table], found: list[Diagnostic]
) -> tuple[int, int] | None:
    """Give the lowest and highest value of the columns as seconds, not yet in UTC; ``None``: some are out of range.

    Args:
        facts: Of the columns of the earliest and the latest second.
        where: Of which rows, in which table.
    """
    for column, one in zip((span.earliest, span.latest), facts, strict=True):
        for value in (one.least, one.most):
            second = 0 if value is None else _second(span, value)
            if not FIRST_SECOND <= second <= LAST_SECOND:
                row = where[1].first_between(where[0], column, value or 0, value or 0) or 0
                message = (
                    f"a time in column `{column}`, row {row:,}, is out of range: years from 1800 to 2200 can be read"
                )
                fix = "look at the row, and at `from` and `unit` where the column holds numbers"
                found.append(Diagnostic("C313", "out-of-range", "error", message, written.span, help=fix))
                return None
    if facts[0].least is None or facts[1].most is None:
        return None
    return _second(span, facts[0].least), _second(span, facts[1].most)


def with_shifts(span: Span, zone: ZoneInfo, first: int, last: int) -> Span:
    """Add how far local times are ahead of UTC between two seconds (of the calendar, read as UTC)."""
    ahead = [(-(2**53), _ahead(first - DAY, zone)), *((max(b, a) + t, a) for t, b, a in changes(zone, first, last))]
    return span if [a for _, a in ahead] == [0] else replace(span, shifts=tuple(ahead))


def utc_bounds(span: Span, low: int, high: int) -> tuple[int, int]:
    """Give the first and the last second (UTC) that rows tell of, from the bounds of their columns."""
    length = DAY if span.unit == DAYS else max(span.unit, 1)
    return _in_utc(span, low), _in_utc(span, high + length) - 1


def _in_utc(span: Span, second: int) -> int:
    return second - next((ahead for begins, ahead in reversed(span.shifts) if second >= begins), 0)


def check_clock(
    span: Span, zone: ZoneInfo, first: int, last: int, where: tuple[Where, Table], at: WrittenTime
) -> Iterator[Diagnostic]:
    """Find local clock times that come twice, or never."""
    for changes_at, before, after in changes(zone, first, last):
        low, high = changes_at + min(before, after), changes_at + max(before, after) - 1
        for column in dict.fromkeys((span.earliest, span.latest)):
            row = where[1].first_between(where[0], column, low, high)
            if row is not None:
                shown = datetime.fromtimestamp(low, UTC).strftime("%Y-%m-%d %H:%M")
                how = "comes twice" if after < before else "never comes"
                message = f"the hour from {shown} {how} in {zone.key}: column `{column}`, row {row:,}"
                fix = "write times with their UTC offset, or in UTC with `time zone: UTC`"
                yield Diagnostic("C315", "unclear-time", "error", message, at.span, help=fix)


def changes(zone: ZoneInfo, first: int, last: int) -> Iterator[tuple[int, int, int]]:
    """List when clocks change from a day before a second to two days after another: when, ahead before, ahead after."""
    day, end = first - DAY, last + 2 * DAY
    while day < end:
        low, high = day, day + DAY
        before, after = _ahead(low, zone), _ahead(high, zone)
        while before != after and high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if _ahead(middle, zone) == before else (low, middle)
        if before != after:
            yield high, before, after
        day += DAY


def _second(span: Span, value: int) -> int:
    return span.base + span.unit * value if span.unit > 0 else value


def _ahead(second: int, zone: ZoneInfo) -> int:
    """Say how many seconds local clocks are ahead of UTC at a second."""
    offset = datetime.fromtimestamp(second, UTC).astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds())


def _wrong(found: list[Diagnostic], message: str, at: WrittenTime, fix: str) -> None:
    found.append(Diagnostic("C301", "not-written-so", "error", message, at.span, help=fix))
