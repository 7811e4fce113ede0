"""What times mean that are told by their distance: "last week", "two days earlier", "in the past few weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.intake.calendar import calendar_words, months_away, nearest_season, of_weekday, week_of
from holdfire.intake.extract.date_naming import Naming

_FEW = (2, 7)
"""What "a few", "several", "recent" mean at most: so many days before; weeks and months see below."""
_NEWS = 4
"""How many days before the document a day may lie that "at dawn" means: news, no history."""
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
    said = naming.found[0].lower()
    if re.search(r"^(?:\w+ )?(?<!the )(?:last|the (?:previous|preceding))\s+(?!day|hour)\w+$", said):
        return this_stretch(naming)
    if unit == "hour":
        return _since(published, -(-(count or 24) // 24), "day")
    return _since(published, count, unit)


def _since(published: date, count: int | None, unit: str) -> str:
    """Give the stretch that ends with the day of the document; ``count`` ``None``: "a few", "recent"."""
    if unit == "day":
        return f"{published - timedelta(days=count or _FEW[1])}/{published}"
    if unit == "week":
        if count is not None:
            return f"{published - timedelta(weeks=count)}/{published}"
        return f"{months_away(published, -1)}/{months_away(published, 0)}"
    back = (count or 3) * (12 if unit == "year" else 1)
    return f"{months_away(published, -back)}/{months_away(published, 0)}"


def recent(naming: Naming) -> str | None:
    """Read "in recent weeks"."""
    return _since(naming.published, None, naming.group("unit")) if naming.published else None


def ago(naming: Naming) -> str | None:
    """Read "two days ago", "three weeks ago"; the longer the unit, the wider the time."""
    count = naming.count()
    return _shifted(naming.published, -count, naming.group("unit")) if count else None


def earlier(naming: Naming) -> str | None:
    """Read "two days earlier", "a week later", "the day before", reckoned from the day the text spoke of."""
    count = naming.count()
    ahead = naming.group("side") in ("later", "after", "afterwards")
    is_behind = naming.group("side") == "after"
    start = naming.anchor or naming.published
    if count is None or start is None:
        return None
    if is_behind:
        count = -count
    return _shifted(start, count if ahead else -count, naming.group("unit"))


def _shifted(start: date | None, count: int, unit: str) -> str | None:
    if start is None:
        return None
    if unit == "day":
        return (start + timedelta(days=count)).isoformat()
    if unit == "week":
        return week_of(start, count)
    if unit == "month":
        return months_away(start, count)
    if unit == "decade":
        return f"{(start.year + 10 * count) // 10}X"
    return str(start.year + count)


def next_day(naming: Naming) -> str | None:
    """Read "the next morning", "the previous week", "the same day", reckoned from the day the text spoke of."""
    side, unit = naming.group("side"), naming.group("unit")
    start = naming.anchor or (naming.published if side == "previous" else None)
    away = {"next": 1, "following": 1, "previous": -1}.get(side, 0)
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


def end_of(naming: Naming) -> str | None:
    """Read "the end of the month", "the beginning of the year"."""
    published, unit, part = naming.published, naming.group("unit"), naming.group("part")
    if published is None:
        return None
    away = (
        1
        if re.search(r"\bnext\b", naming.found[0], re.I)
        else -1
        if re.search(r"\blast\b", naming.found[0], re.I)
        else 0
    )
    if unit == "week":
        return week_of(published, away)
    if unit == "month":
        return months_away(published, away)
    year = published.year + away
    months_named = {"end": 12, "close": 12, "beginning": 1, "start": 1}.get(part)
    return f"{year}-{months_named:02}" if months_named else str(year)


def this_stretch(naming: Naming) -> str | None:
    """Read "last week", "this month", "earlier this year", "next spring"."""
    published, unit, said = naming.published, naming.group("unit"), naming.group("rel")
    if published is None:
        return None
    if not said:
        said = "last"
    away = 1 if said in ("next", "the coming", "coming") else 0 if said == "this" else -1
    if unit == "week":
        return week_of(published, away)
    if unit == "month":
        return months_away(published, away)
    if unit == "year":
        return str(published.year + away)
    if unit == "weekend":
        saturday = of_weekday(published, 5, 1) if away >= 0 and naming.direction >= 0 else of_weekday(published, 5, -1)
        return f"{saturday}/{saturday + timedelta(1)}"
    number = calendar_words().seasons[unit]
    if away < 0 and nearest_season(published, number) == f"{published.year}-{number}" and _in_season(published, number):
        return f"{published.year - 1}-{number}"
    return nearest_season(published, number, max(away, 0))


def _in_season(day: date, number: int) -> bool:
    return (day.month % 12) // 3 == (number - 20) % 4


def season(naming: Naming) -> str | None:
    """Read "in the spring", "summer 2015"."""
    number = calendar_words().seasons[naming.group("s") or naming.group("s2")]
    year = naming.group("y") or naming.group("y2")
    if year:
        return f"{year}-{number}"
    return nearest_season(naming.published, number, naming.direction) if naming.published else None


_NEAR = {
    "yesterday": -1,
    "last": -1,
    "вчера": -1,
    "أمس": -1,
    "позавчера": -2,
    "tomorrow": 1,
    "завтра": 1,
    "غدا": 1,
    "غداً": 1,
}


def night(naming: Naming) -> str | None:
    """Read "yesterday", "last night", "overnight", "this morning"."""
    published, word = naming.published, naming.found[0].lower().split()[0].split("'")[0].split("’")[0]
    if published is None:
        return None
    if word == "overnight":
        return f"{published - timedelta(1)}/{published}"
    return (published + timedelta(_NEAR.get(word, 0))).isoformat()


def part_of_day(naming: Naming) -> str | None:
    """Read "at dawn", "by nightfall", "hours later": on the day the text spoke of before, where that is near.

    What lies ahead ("will leave at dawn") is left out: which day it is, nothing tells.
    """
    published, anchor = naming.published, naming.anchor
    if published is None or naming.direction > 0:
        return None
    near = anchor is not None and 0 <= (published - anchor).days < _NEWS
    return (anchor if near and anchor else published).isoformat()


def weekend(naming: Naming) -> str | None:
    """Read "over the weekend": the last one, or the next where it lies ahead."""
    if naming.published is None:
        return None
    saturday = of_weekday(naming.published, 5, 1 if naming.direction > 0 else -1)
    return f"{saturday}/{saturday + timedelta(1)}"


def same_stretch(naming: Naming) -> str | None:
    """Read "over the same period", "during that period": the stretch the text named before."""
    return naming.stretch or None
