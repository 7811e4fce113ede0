"""What a named time means: one rule per way of naming, reckoned against the day of the document."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from holdfire.intake.extract.dates import parts, stretches
from holdfire.intake.extract.dates.naming import Naming
from holdfire.intake.text.calendar import (
    calendar_words,
    day_or_none,
    easter,
    lunar_day,
    month_number,
    nearest_day,
    nearest_month,
    of_weekday,
    weekday_number,
)

_SOON = 6
"""So many months ahead a month may lie that something "was to" be done by."""
_JUST_PAST = 9
"""So many months ahead a month must lie for the one just past to be meant, where no "will" says otherwise."""
_EID = {"ramadan": (9, 1), "eid al-fitr": (10, 1), "eid ul-fitr": (10, 1), "eid al-adha": (12, 10), "ashura": (1, 10)}

_JUST_GONE = 2
"""What was due on a day that lies at most so many days back was due then, not a week after it."""
_FAR_AHEAD, _HALF_A_YEAR = 335, 183
"""What was to be done by a day that has just passed was not meant for a year later."""


def _day_of_month(naming: Naming, month: int | None, digits: str) -> date | None:
    day = int(re.sub(r"\D", "", digits))
    year = naming.group("y")
    if not month:
        return None
    if year:
        return day_or_none(int(year), month, day)
    if naming.published is None:
        return None
    if naming.group("rel") == "last":
        return day_or_none(naming.published.year - 1, month, day)
    found = nearest_day(naming.published, month, day, naming.direction)
    away = (found - naming.published).days if found else 0
    if naming.direction < 0 and -away > _FAR_AHEAD:
        return nearest_day(naming.published, month, day)
    if naming.direction > 0 and (away > _FAR_AHEAD or (away > _HALF_A_YEAR and naming.was_to_be)):
        return nearest_day(naming.published, month, day, -1)
    return found


def day_of_month(naming: Naming) -> str | None:
    """Read "6 October 2016", "Oct. 6", "on the night of 2 November"."""
    day = _day_of_month(naming, month_number(naming.group("m")), naming.group("d"))
    return day.isoformat() if day else None


def days_of_month(naming: Naming) -> str | None:
    """Read "3-7 May", "between 3 and 7 May", "May 3 to 7"."""
    month = month_number(naming.group("m"))
    first, last = (_day_of_month(naming, month, naming.group(name)) for name in ("d", "d2"))
    return f"{first}/{last}" if first and last and first < last else None


def month(naming: Naming) -> str | None:
    """Read "March 2016", "in early October", "last July"."""
    number, year = month_number(naming.group("m")), naming.group("y")
    published, said = naming.published, naming.group("rel") or naming.group("rel2")
    if not number or (not year and published is None):
        return None
    if year:
        return f"{year}-{number:02}"
    assert published is not None
    if said in ("that", "the same") and naming.year:
        return f"{naming.year}-{number:02}"
    if naming.group("rel2"):
        return f"{published.year + {'last': -1, 'next': 1}.get(said, 0)}-{number:02}"
    if said == "last" and number == published.month:
        return f"{published.year - 1}-{number:02}"
    if said == "next":
        return nearest_month(published, number, 1)
    ahead = (number - published.month) % 12
    is_far = (ahead > _SOON and naming.was_to_be) or (ahead > _JUST_PAST and not naming.will_be)
    return nearest_month(published, number, 0 if said or is_far else naming.direction)


def months(naming: Naming) -> str | None:
    """Read "from March to May 2016", "June and July"."""
    first, last, year = month_number(naming.group("m")), month_number(naming.group("m2")), naming.group("y")
    if not first or not last or (not year and naming.published is None) or _are_two(naming):
        return None
    assert year or naming.published
    end = f"{year}-{last:02}" if year else nearest_month(naming.published or date.min, last, naming.direction)
    begin_year = naming.group("y1") or str(int(end[:4]) - (first > last))
    return f"{begin_year}-{first:02}/{end}"


def weekday(naming: Naming) -> str | None:
    """Read "Thursday", "last Friday", "Tuesday night", "on Monday last week"."""
    number = weekday_number(naming.group("w"))
    if number is None or naming.published is None:
        return None
    day = _weekday(naming, number)
    if naming.group("into") in ("into", "to"):
        return f"{day - timedelta(1)}/{day}"
    return day.isoformat()


def _weekday(naming: Naming, number: int) -> date:
    published, said = naming.published or date.min, naming.group("rel")
    in_week = naming.group("week").removeprefix(" of").split()
    if in_week:
        weeks = {"last": -1, "next": 1}.get(in_week[0], 0)
        return published - timedelta(published.weekday() - number) + timedelta(weeks=weeks)
    if said in ("last", "this past", "the previous"):
        return of_weekday(published, number, -2)
    if said in ("next", "the coming", "this coming"):
        return of_weekday(published, number, 2)
    if said == "the following" and naming.anchor:
        return of_weekday(naming.anchor, number, 2)
    past = of_weekday(published, number, -1)
    if naming.direction > 0 and not ((published - past).days <= _JUST_GONE and naming.was_to_be):
        return of_weekday(published, number, 1)
    return past


def weekdays(naming: Naming) -> str | None:
    """Read "from Monday to Friday", "Wednesday night into Thursday", "Thursday and Friday"."""
    first, last = weekday_number(naming.group("w")), weekday_number(naming.group("w2"))
    if first is None or last is None or naming.published is None or _are_two(naming):
        return None
    end = of_weekday(naming.published, last, 1 if naming.direction > 0 else -1)
    begin = of_weekday(end, first, -1)
    return f"{begin}/{end}" if begin < end else None


def _are_two(naming: Naming) -> bool:
    """Say whether "and" joins two times ("on Monday and Tuesday"), with no "between" before them."""
    found = naming.found
    if not re.search(r"[a-z.]\s+and\s", found[0], re.IGNORECASE):
        return False
    return not re.search(r"\bbetween\s+(?:\w+\s+)?$", found.string[max(0, found.start() - 20) : found.start()], re.I)


def iso(naming: Naming) -> str | None:
    """Read "2016-10-06"."""
    day = day_or_none(int(naming.group("y")), int(naming.group("mm")), int(naming.group("d")))
    return day.isoformat() if day else None


def digits(naming: Naming) -> str | None:
    """Read "07/10/2016": the reading next to the day of the document; day-first where both are far."""
    one, two, year = (int(naming.group(name)) for name in ("one", "two", "y"))
    readings = [day for day in (day_or_none(year, two, one), day_or_none(year, one, two)) if day]
    if naming.published and len(readings) == 2:
        near = naming.published
        if min(abs((day - near).days) for day in readings) <= 14:
            readings.sort(key=lambda day: abs((day - near).days))
    return readings[0].isoformat() if readings else None


def years(naming: Naming) -> str | None:
    """Read "from 2011 to 2014", "the 1992-94 war"."""
    first, last = naming.group("y1") or naming.group("y2"), naming.group("y")
    last = first[: -len(last)] + last
    return f"{first}/{last}" if first < last else None


def year(naming: Naming) -> str | None:
    """Read "in 2014", "late 2015"."""
    return naming.group("y")


def decade(naming: Naming) -> str | None:
    """Read "the 1990s"."""
    return f"{naming.group('y') or '19' + naming.group('y2')}X"


def feast(naming: Naming) -> str | None:
    """Read "Christmas", "New Year's Eve"."""
    month_day = calendar_words().feasts[naming.group("f").replace("’", "'")]
    if naming.published is None:
        return None
    day = nearest_day(naming.published, *month_day, naming.direction)
    return day.isoformat() if day else None


def moving_feast(naming: Naming) -> str | None:
    """Read "Easter", "Ramadan", "Eid al-Adha"; days of the moon are approximate."""
    published, name = naming.published, naming.group("f")
    if published is None:
        return None
    if name in _EID:
        month_no, day = _EID[name]
        lunar_year = (published.year - 622) * 33 // 32
        days = [lunar_day(lunar_year + n, month_no, day) for n in range(-1, 3)]
    else:
        days = [easter(published.year + n) - timedelta(2 if name == "good friday" else 0) for n in (-1, 0, 1)]
    chosen = min((one for one in days if one >= published), default=None) if naming.direction > 0 else max(
        (one for one in days if one <= published), default=None
    )  # fmt: skip
    if chosen is None:
        return None
    if name == "ramadan":
        return f"{chosen.isoformat()}~/{(chosen + timedelta(29)).isoformat()}~"
    return chosen.isoformat() + ("~" if name in _EID else "")


Rule = Callable[[Naming], str | None]
RULES: Mapping[str, tuple[Rule, float]] = {
    "date.days-of-month": (days_of_month, 0.95),
    "date.month-days": (days_of_month, 0.95),
    "date.day-month": (day_of_month, 0.97),
    "date.month-day": (day_of_month, 0.97),
    "date.months": (months, 0.85),
    "date.month": (month, 0.9),
    "date.weekdays": (weekdays, 0.85),
    "date.into-weekday": (weekday, 0.85),
    "date.weekday": (weekday, 0.93),
    "date.day-before-yesterday": (stretches.day_before_yesterday, 0.9),
    "date.past-stretch": (stretches.past_stretch, 0.75),
    "date.recent": (stretches.recent, 0.6),
    "date.ago": (stretches.ago, 0.7),
    "date.earlier": (stretches.earlier, 0.65),
    "date.next-day": (stretches.next_day, 0.7),
    "date.consecutive": (stretches.consecutive, 0.8),
    "date.end-of": (stretches.end_of, 0.75),
    "date.this-stretch": (stretches.this_stretch, 0.9),
    "date.season": (stretches.season, 0.75),
    "date.night": (parts.night, 0.85),
    "date.ru-relative": (parts.night, 0.85),
    "date.ar-relative": (parts.night, 0.8),
    "date.same-stretch": (stretches.same_stretch, 0.6),
    "date.weekend": (parts.weekend, 0.85),
    "date.within": (parts.part_of_day, 0.5),
    "date.part-of-day": (parts.part_of_day, 0.75),
    "date.hours-around": (parts.part_of_day, 0.5),
    "date.the-night": (parts.the_night, 0.7),
    "date.day-alone": (parts.day_alone, 0.8),
    "date.near-stretch": (stretches.near_stretch, 0.6),
    "date.from-now": (stretches.from_now, 0.7),
    "date.half": (stretches.half, 0.8),
    "date.day-after": (stretches.day_after, 0.6),
    "date.since-then": (stretches.since_then, 0.6),
    "date.iso": (iso, 0.98),
    "date.digits": (digits, 0.75),
    "date.years": (years, 0.85),
    "date.year": (year, 0.85),
    "date.decade": (decade, 0.8),
    "date.feast": (feast, 0.8),
    "date.moving-feast": (moving_feast, 0.6),
}
"""By the name of the pattern: what reads it, and how often such a reading is right, by the maker's estimate."""
AIDS = frozenset(["date.consecutive", "date.day-after", "date.within", "date.since-then"])
"""Rules whose words name no time of their own, but tell when something was: "for a third day", "since then"."""
