"""Local days, weeks and months as periods of seconds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache, partial
from zoneinfo import ZoneInfo

from holdfire.deal.model import Period
from holdfire.vocab.moment import Window
from holdfire.vocab.moment_text import day_of, day_start

EPOCH = date(1970, 1, 1)
QUARTER_HOUR = 900
"""Seconds. Every time zone's offset is a multiple of it, so it is fine enough to tell local days."""
LAST_ASKED = 64
"""So many lists are kept, for the cells that ask for the same one."""


@lru_cache(LAST_ASKED)
def local_days(start: int, end: int, zone: ZoneInfo) -> tuple[Window, ...]:
    """List the local days that some second of ``[start, end)`` falls in."""
    return _periods(start, end, zone, lambda day: day, lambda day: day + timedelta(days=1))


def end_of_local_day(second: int, zone: ZoneInfo) -> int:
    """Give the first second after the local day that a second falls in."""
    ends = _ends_of_days(second // _SOME_DAYS, zone)
    return ends[bisect_right(ends, second)]


_SOME_DAYS = 64 * 86400


@cache
def _ends_of_days(part: int, zone: ZoneInfo) -> tuple[int, ...]:
    return tuple(day.end for day in local_days(part * _SOME_DAYS, (part + 1) * _SOME_DAYS, zone))


@lru_cache(LAST_ASKED)
def periods_between(period: Period, start: int, end: int, zone: ZoneInfo) -> tuple[Window, ...]:
    """List the days, weeks or months that some second of ``[start, end)`` falls in."""
    match period.every:
        case "day":
            return local_days(start, end, zone)
        case "week":
            anchor = date(1970, 1, 5) if period.anchor is None else EPOCH + timedelta(days=period.anchor)
            return _periods(start, end, zone, partial(_week_of, anchor), lambda day: day + timedelta(days=7))
        case "month":
            return _periods(start, end, zone, lambda day: day.replace(day=1), _next_month)
    raise ValueError(f"no period is called {period.every}")


def _periods(
    start: int, end: int, zone: ZoneInfo, begins: Callable[[date], date], follows: Callable[[date], date]
) -> tuple[Window, ...]:
    found: list[Window] = []
    if start >= end:
        return ()
    day = begins(day_of(start, zone))
    while (first := day_start(day, zone)) < end:
        day = follows(day)
        found.append(Window(first, day_start(day, zone)))
    return tuple(found)


def _week_of(anchor: date, day: date) -> date:
    return day - timedelta(days=(day - anchor).days % 7)


def _next_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
