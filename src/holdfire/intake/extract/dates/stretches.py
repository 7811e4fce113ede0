"""What times mean that are told by their distance: "last week", "two days earlier", "in the past few weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.intake.extract.dates.naming import Naming
from holdfire.intake.extract.dates.parts import weekend_of
from holdfire.intake.text.calendar import calendar_words, months_away, nearest_season, week_of

_FEW = (2, 7)
"""What "a few", "several", "recent" mean at most: so many days before; weeks and months see below."""
_SUNDAY, _MONTHS, _WINTER, _YEAR = 6, 12, 24, 4
_BEFORE_THAT = re.compile(r"previous|preceding")
_WEEKS = {"week": 1, "fortnight": 2}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}


def day_before_yesterday(naming: Naming) -> str | None:
    """Read "the day before yesterday", "the day after tomorrow"."""
    return _shifted(naming.published, -2 if naming.group("side").startswith("before") else 2, "day")


def past_stretch(naming: Naming) -> str | None:
    """Read "in the past 24 hours", "over the last three days", "in the past few weeks"."""
    published, unit, count = naming.published, naming.group("unit"), naming.count()
    if published is None:
        return None
    said = naming.found[0].strip().lower()
    if unit == "hour" and _BEFORE_THAT.search(said) and (ends := _two_days(naming.last) or _two_days(naming.stretch)):
        first = ends - timedelta(-(-(count or 24) // 24))
        return f"{first}/{ends}"
    if re.search(r"^(?:\w+ )?(?<!the )(?:last|the (?:previous|preceding))\s+(?!day|hour)\w+$", said):
        return this_stretch(naming)
    if _is_plural_alone(naming):
        count = None
    if unit == "hour":
        return _since(published, -(-(count or 24) // 24), "day")
    return _since(published, count, unit)


def _two_days(stretch: str) -> date | None:
    """Give the first of two days that a stretch is made of; ``None`` for another stretch."""
    first, _, last = stretch.partition("/")
    try:
        day = date.fromisoformat(first)
        return day if date.fromisoformat(last) - day == timedelta(1) else None
    except ValueError:
        return None


def _is_plural_alone(naming: Naming) -> bool:
    """Say whether it is "the past weeks", with no number."""
    return not naming.group("n") and naming.found[0].endswith("s")


def near_stretch(naming: Naming) -> str | None:
    """Read "in the coming days", "over the next two weeks": from the day of the document where it lies ahead."""
    start = naming.published if naming.direction > 0 or naming.anchor is None else naming.anchor
    if start is None:
        return None
    unit, count = naming.group("unit"), None if _is_plural_alone(naming) else naming.count()
    if unit == "hour":
        return f"{start}/{start + timedelta(-(-(count or 24) // 24))}"
    if unit == "day":
        return f"{start}/{start + timedelta(count or _FEW[1])}"
    if unit in _WEEKS and count:
        return f"{start}/{start + timedelta(weeks=count * _WEEKS[unit])}"
    ahead = 1 if unit in _WEEKS else (count or 3) * (12 if unit == "year" else 1)
    return f"{months_away(start, 0)}/{months_away(start, ahead)}"


def _since(published: date, count: int | None, unit: str) -> str:
    """Give the stretch that ends with the day of the document; ``count`` ``None``: "a few", "recent"."""
    if unit == "day":
        return f"{published - timedelta(days=count or _FEW[1])}/{published}"
    if unit in _WEEKS:
        if count is not None:
            return f"{published - timedelta(weeks=count * _WEEKS[unit])}/{published}"
        return f"{months_away(published, -1)}/{months_away(published, 0)}"
    if unit == "decade":
        return f"{published.year - 10 * (count or 1)}/{published.year}"
    if unit == "year" and count and count > 1:
        return f"{published.year - count}/{published.year}"
    back = (count or 3) * (12 if unit == "year" else 1)
    return f"{months_away(published, -back)}/{months_away(published, 0)}"


def recent(naming: Naming) -> str | None:
    """Read "in recent weeks"."""
    return _since(naming.published, None, naming.group("unit")) if naming.published else None


def from_now(naming: Naming) -> str | None:
    """Read "in two weeks' time", "a month from now"."""
    count, unit = (
        naming.count() if naming.group("n") else naming.count("n2"),
        naming.group("unit") or naming.group("unit2"),
    )
    return _shifted(naming.published, count, unit) if count else None


def ago(naming: Naming) -> str | None:
    """Read "two days ago", "three weeks ago"; the longer the unit, the wider the time."""
    count, unit = naming.count(), naming.group("unit")
    if unit in ("hour", "minute"):
        return naming.published.isoformat() if naming.published else None
    return _shifted(naming.published, -count, unit) if count else None


def earlier(naming: Naming) -> str | None:
    """Read "two days earlier", "a week later", "the day before", reckoned from the time the text spoke of."""
    count, unit = naming.count(), naming.group("unit")
    start = naming.anchor or naming.published
    if count is None or start is None:
        return None
    if naming.group("side") not in ("later", "after", "afterwards"):
        count = -count
    coarse = naming.coarse
    if not coarse:
        return _shifted(start, count, unit)
    if unit == "year" or (unit == "month" and len(coarse) > _YEAR):
        return _shifted(_first_of(coarse), count, unit)
    if unit == "month":
        year = int(coarse)
        return f"{year}/{year + 1}" if count > 0 else f"{year - 1}/{year}"
    return coarse


def _first_of(coarse: str) -> date:
    """Give the first day of a year or month."""
    return date(int(coarse[:4]), int(coarse[5:] or 1), 1)


def day_after(naming: Naming) -> str | None:
    """Read "a day after" something, or before: when that something was, reckoned from the day the clause has."""
    count, start = naming.count(), naming.anchor or naming.published
    away, unit = 1 if naming.group("side") == "before" else -1, naming.group("unit")
    if naming.is_coarse and unit in ("month", "year"):
        start = _first_of(naming.last)
    return _shifted(start, away * count, unit) if count and start else None


def since_then(naming: Naming) -> str | None:
    """Read "since then": since the day, month or year the text spoke of."""
    start = naming.coarse or (naming.anchor.isoformat() if naming.anchor else "")
    return f"{start}/.." if start else None


def _shifted(start: date | None, count: int, unit: str) -> str | None:
    if start is None:
        return None
    if unit == "day":
        return (start + timedelta(days=count)).isoformat()
    if unit in _WEEKS:
        return week_of(start, count * _WEEKS[unit])
    if unit == "month":
        return months_away(start, count)
    if unit == "decade":
        return f"{(start.year + 10 * count) // 10}X"
    return str(start.year + count)


def next_day(naming: Naming) -> str | None:
    """Read "the next morning", "the previous week", "the same day", reckoned from the day the text spoke of."""
    side, unit = naming.group("side"), naming.group("unit")
    start = naming.anchor or (naming.published if side in ("previous", "before", "earlier") else None)
    away = {"next": 1, "following": 1, "after": 1, "previous": -1, "before": -1, "earlier": -1}.get(side, 0)
    if coarse := naming.coarse:
        is_as_wide = unit == "year" or (unit == "month" and len(coarse) > _YEAR)
        return _shifted(_first_of(coarse), away, unit) if is_as_wide else coarse
    return _shifted(start, away, unit if unit in ("week", "month", "year") else "day")


def consecutive(naming: Naming) -> str | None:
    """Read "for the third consecutive day", "the fifth week running": up to the day of the document."""
    word, unit = naming.group("n") or naming.group("n2"), naming.group("unit") or naming.group("unit2")
    count = _ORDINALS.get(word) or (int(re.sub(r"\D", "", word)) if word[:1].isdigit() else None)
    published = naming.published
    if not count or published is None or count < 2:
        return None
    if unit == "day":
        return f"{published - timedelta(days=count - 1)}/{published}"
    if unit == "week":
        return f"{week_of(published, 1 - count).split('/')[0]}/{published}"
    return f"{months_away(published, 1 - count)}/{months_away(published, 0)}"


def half(naming: Naming) -> str | None:
    """Read "the first half of the year", "the third quarter of 2015", "the second quarter"."""
    published, year = naming.published, naming.group("y")
    if not year:
        if published is None:
            return None
        year = str(published.year + {"last": -1, "next": 1}.get(naming.group("rel"), 0))
    count = naming.count() if naming.group("n") else None
    if count and count < _MONTHS:
        first, last = (1, count) if naming.group("part") == "first" else (_MONTHS + 1 - count, _MONTHS)
        return f"{year}-{first:02}/{year}-{last:02}"
    parts = 4 if "quarter" in naming.found[0].lower() else 2
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(naming.group("part"), parts)
    months = _MONTHS // parts
    first = months * (number - 1) + 1
    if published and year == str(published.year) and not naming.group("y") and first > published.month:
        year = str(int(year) - (naming.direction <= 0))
    return f"{year}-{first:02}/{year}-{first + months - 1:02}"


def end_of(naming: Naming) -> str | None:
    """Read "the end of the month", "the beginning of the year": as wide as the month and the year."""
    published, unit, words = naming.published, naming.group("unit"), naming.found[0].lower()
    if published is None:
        return None
    if unit in calendar_words().seasons:
        return _season_near(published, calendar_words().seasons[unit], naming.direction)
    away = 1 if re.search(r"\bnext\b", words) else -1 if re.search(r"\blast\b", words) else 0
    if naming.group("part") == "turn":
        year = published.year + (naming.direction > 0)
        return f"{year - 1}/{year}" if unit == "year" else None
    return _shifted(published, away, unit)


def this_stretch(naming: Naming) -> str | None:
    """Read "last week", "this month", "earlier this year", "next spring"."""
    published, unit, said = naming.published, naming.group("unit"), naming.group("rel")
    if published is None:
        return None
    if not said:
        said = "this" if naming.group("part") else "last"
    away = 1 if said in ("next", "the coming", "coming") else 0 if said == "this" else -1
    if unit == "week":
        return week_of(published, away + (away == 0 and naming.direction > 0 and published.weekday() == _SUNDAY))
    if unit == "month":
        return months_away(published, away)
    if unit == "year":
        return str(published.year + away)
    if unit == "weekend":
        return weekend_of(published, away, naming.direction)
    number = calendar_words().seasons[unit]
    if away < 0 and nearest_season(published, number) == f"{published.year}-{number}" and _in_season(published, number):
        return f"{published.year - 1}-{number}"
    return nearest_season(published, number, max(away, 0))


def _season_near(day: date, number: int, direction: int) -> str:
    """Give the season a day is in, if it is that one, else the last or the next such."""
    if _in_season(day, number):
        return f"{day.year - (number == _WINTER and day.month < _MONTHS)}-{number}"
    return nearest_season(day, number, direction)


def _in_season(day: date, number: int) -> bool:
    return (day.month % 12) // 3 == (number - 20) % 4


def season(naming: Naming) -> str | None:
    """Read "in the spring", "summer 2015", "that summer"."""
    if that := naming.group("s3"):
        return f"{naming.year}-{calendar_words().seasons[that]}" if naming.year else None
    number = calendar_words().seasons[naming.group("s") or naming.group("s2")]
    year = naming.group("y") or naming.group("y2")
    if year:
        return f"{year}-{number}"
    if naming.published is None:
        return None
    found = nearest_season(naming.published, number, naming.direction)
    if naming.group("pre").startswith("since") and _in_season(naming.published, number):
        return f"{int(found[:4]) - 1}-{number}"
    return found


def same_stretch(naming: Naming) -> str | None:
    """Read "over the same period", "during that period": the stretch the text named before."""
    return naming.stretch or None
