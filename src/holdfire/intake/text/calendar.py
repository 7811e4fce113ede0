"""The calendar of news: names of months and weekdays in three scripts, and reckoning against a day of publication.

Times are given in EDTF: ``2016-10-06``, ``2016-10``, ``2016``, ``2016-22`` (summer), ``2016-09-26/2016-10-02``,
``2016-10-06/..``, ``../2016-12-25``, ``199X``.
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}
SOON = 62
"""So many days ahead, a day without a year may lie in the future where no word tells."""


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The tables of ``calendar.toml``; words in small letters."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    feasts: Mapping[str, tuple[int, int]]


@cache
def calendar_words() -> CalendarWords:
    """Read the tables, once."""
    tables = tomllib.loads(files("holdfire.intake.text").joinpath("calendar.toml").read_text(encoding="utf-8"))
    feasts = {word: (month, day) for word, (month, day) in tables["feasts"].items()}
    return CalendarWords(tables["months"], tables["weekdays"], tables["seasons"], feasts)


def month_number(word: str) -> int | None:
    """Give the number of a month, 1 to 12, by its name or abbreviation; ``None`` for another word."""
    return calendar_words().months.get(" ".join(word.lower().rstrip(".").split()))


def weekday_number(word: str) -> int | None:
    """Give the number of a weekday, Monday 0, by its name or abbreviation; ``None`` for another word."""
    return calendar_words().weekdays.get(word.lower().rstrip("."))


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Make a day; ``None`` where the calendar has none of that kind."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: str) -> int:
    """Read a year of four digits, or of two: 00 to 68 are of this century."""
    year = int(digits)
    return year if len(digits) > 2 else year + (2000 if year < 69 else 1900)


def of_weekday(published: date, weekday: int, direction: int = -1) -> date:
    """Find the day of a weekday.

    Args:
        published: The day reckoned from.
        weekday: Monday 0.
        direction: -1: the last one at or before it; -2: strictly before; 1: the next at or after; 2: strictly after.
    """
    if direction < 0:
        back = (published.weekday() - weekday) % 7
        return published - timedelta(back or (7 if direction == -2 else 0))
    ahead = (weekday - published.weekday()) % 7
    return published + timedelta(ahead or (7 if direction == 2 else 0))


def nearest_day(published: date, month: int, day: int, direction: int = 0) -> date | None:
    """Give a day named without its year.

    Args:
        published: The day reckoned from.
        month: 1 to 12.
        day: 1 to 31.
        direction: -1: at or before; 1: at or after; 0: no word tells: the last one, unless the next is near
            (``SOON``) and the last is not.
    """
    days = [found for year in range(-4, 5) if (found := day_or_none(published.year + year, month, day))]
    past = max((one for one in days if one <= published), default=None)
    coming = min((one for one in days if one >= published), default=None)
    if direction:
        return past if direction < 0 else coming
    if past and coming and (published - past).days > SOON >= (coming - published).days:
        return coming
    return past


def nearest_month(published: date, month: int, direction: int = 0) -> str:
    """Give a month named without its year: the last one (the present one counts), or the next (1)."""
    year = published.year
    if direction > 0:
        year += month < published.month
    else:
        year -= month > published.month
    return f"{year:04}-{month:02}"


def months_away(published: date, count: int) -> str:
    """Give the month so many months later (earlier if below 0)."""
    years, month = divmod(published.year * 12 + published.month - 1 + count, 12)
    return f"{years:04}-{month + 1:02}"


def week_of(published: date, count: int = 0) -> str:
    """Give the week (Monday to Sunday) so many weeks later (earlier if below 0)."""
    monday = published - timedelta(published.weekday()) + timedelta(weeks=count)
    return f"{monday.isoformat()}/{(monday + timedelta(6)).isoformat()}"


def nearest_season(published: date, season: int, direction: int = 0) -> str:
    """Give a season (21 spring to 24 winter; winter bears the year it begins in) without its year."""
    month = _SEASON_STARTS[season]
    year = published.year
    if direction > 0:
        year += month + 2 < published.month
    else:
        year -= month > published.month
    return f"{year:04}-{season}"


def month_end(month: str) -> date:
    """Give the last day of a month written ``2016-10``."""
    year, number = int(month[:4]), int(month[5:7])
    return date(year, number, monthrange(year, number)[1])


def easter(year: int) -> date:
    """Give Easter Sunday of a year, by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def lunar_day(year: int, month: int, day: int) -> date:
    """Give a day of the Islamic calendar, reckoned by its tables; the moon may be seen a day before or after."""
    leap = (3 + 11 * year) // 30
    ordinal = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + leap + 227014
    return date.fromordinal(ordinal)
