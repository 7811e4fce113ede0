"""When an event of UCDP GED was, and when its reports say it was told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

SOON = timedelta(days=7)
"""How long before an event a report may be dated, by a slip or over a date line, and still be taken as one of it."""
LONG = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class EventDays:
    """The days of an event, as text that sorts like time.

    Attributes:
        when: As a claim writes it. ``several``: it is a stretch of days.
        first: Its first day. ``soonest``, ``latest``: reports of other days are not taken as reports of it.
        unknown: When it was published, if no report says.
    """

    when: str
    several: bool
    first: str
    soonest: str
    latest: str
    unknown: str


@dataclass(frozen=True, slots=True)
class Told:
    """When it was first said (``""``: nobody knows) and last published; what is wrong with the dates, as slugs."""

    said: str
    published: str
    wrong: tuple[str, ...] = ()


def event_days(start: str, end: str) -> EventDays | str:
    """Read first and last day, ``2016-09-19``, also with a clock after it.

    Returns:
        The days; else the column that cannot be read, or ``date_end before date_start``.
    """
    texts = _day(start), _day(end)
    if not all(texts):
        return "date_end" if texts[0] else "date_start"
    first, last = map(date.fromisoformat, texts)
    if last < first:
        return "date_end before date_start"
    when = texts[0] if first == last else f"{first} to {last}"
    soonest, latest = str(first - SOON), str(last + LONG)
    return EventDays(when, first != last, str(first), soonest, latest, unknown=f"{last} to {latest}")


def told_on(sources: str, days: EventDays) -> Told:
    """Read the days of the reports, between semicolons.

    A report dated long before the event, or over a year after it, says nothing; one dated a few days before it is
    taken to be of its first day.
    """
    told: list[str] = []
    wrong: list[str] = []
    for text in sources.split(";"):
        day = _day(text)
        if days.first <= day <= days.latest:
            told.append(day)
        elif day and days.soonest <= day < days.first:
            told.append(days.first)
            wrong.append("source-before-event")
        elif text.strip():
            wrong.append("source-date-off")
    if not told:
        return Told("", days.unknown, tuple(dict.fromkeys(wrong)))
    return Told(min(told), max(told), tuple(dict.fromkeys(wrong)) if wrong else ())


@lru_cache(maxsize=100_000)
def _day(text: str) -> str:
    """Give a day as ``2016-09-19``; ``""`` where it is none, or too near the ends of time to count from."""
    try:
        day = date.fromisoformat(text.strip()[:10])
    except ValueError:
        return ""
    return day.isoformat() if 1 < day.year < 9998 else ""
