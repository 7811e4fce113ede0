"""Local days and hours of a deal's time zone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from holdfire.vocab.moment import FIRST

EPOCH = date(1970, 1, 1)


def local(moment: int, zone: str) -> datetime:
    return datetime.fromtimestamp(moment, ZoneInfo(zone))


def day_of(moment: int, zone: str) -> int:
    return (local(moment, zone).date() - EPOCH).days


def day_starts(day: int, zone: str) -> int:
    """First second of a local day; where midnight is skipped, the second the clocks change."""
    start = datetime(1970, 1, 1, tzinfo=ZoneInfo(zone)) + timedelta(days=day)
    return int(start.timestamp())


def start_of_day(moment: int, zone: str) -> int:
    return moment if moment == FIRST else day_starts(day_of(moment, zone), zone)


def after_days(moment: int, days: int, months: int, zone: str) -> int:
    """First second after the local day so many months, then days, after that of a moment; the first of all stays."""
    if moment == FIRST:
        return moment
    when = local(moment, zone)
    first = date(when.year + (when.month - 1 + months) // 12, (when.month - 1 + months) % 12 + 1, 1)
    wanted = [first + timedelta(days=n) for n in range(when.day)]
    day = max(d for d in wanted if d.month == first.month)
    return day_starts((day - date(1970, 1, 1)).days + days + 1, zone)


def is_in_hours(moment: int, zone: str, hours: tuple[int, int]) -> bool:
    if moment == FIRST:
        return False
    clock = local(moment, zone)
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    start, end = hours
    return start <= seconds < end if start <= end else seconds >= start or seconds < end


def period_of(day: int, every: str, anchor: int | None) -> tuple[int, int]:
    """First day of the period that holds a day, and of the next."""
    if every == "day":
        return day, day + 1
    if every == "week":
        monday = 4 if anchor is None else anchor  # 1970-01-05, day 4, was a Monday
        first = day - (day - monday) % 7
        return first, first + 7
    on = EPOCH + timedelta(days=day)
    first_day = on.replace(day=1)
    next_month = (first_day + timedelta(days=32)).replace(day=1)
    return (first_day - EPOCH).days, (next_month - EPOCH).days


def clock_changes(first: int, last: int, zone: str, hours: list[tuple[int, int]]) -> list[int]:
    """List when local days begin and hours named by a deal are reached; every half hour where clocks change."""
    moments = []
    for day in range(day_of(first, zone), day_of(last, zone) + 2):
        start, end = day_starts(day, zone), day_starts(day + 1, zone)
        moments.append(start)
        if hours and end - start != 86400:
            moments += range(start, end, 1800)
        moments += [start + at for both_ends in hours for at in both_ends]
        if hours and end - start != 86400:
            moments += [start + at + shift for both_ends in hours for at in both_ends for shift in (-3600, 3600)]
    return moments
