"""What parts of a day and of a week mean: "overnight", "at dawn", "hours later", "that night", "over the weekend"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from holdfire.intake.extract.dates.naming import Naming
from holdfire.intake.text.calendar import of_weekday

_NEWS = 4
"""How many days before the document a day may lie that "at dawn" means: news, no history."""
_MORNING = re.compile(r"light|dawn|daybreak|sunrise|morning|small|early|\d\s?a\.?m|\b0\d:\d\d")
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
_HOURS = re.compile(r"\b(\d{1,2}):\d\d")
_SATURDAY = 5


def night(naming: Naming) -> str | None:
    """Read "yesterday", "late last night", "overnight", "this morning"."""
    published = naming.published
    if published is None:
        return None
    words = re.split(r"[\s'’]", naming.found[0].lower())
    word = words[1] if words[0] in ("early", "late", "earlier", "later") else words[0]
    if word == "overnight":
        return f"{published - timedelta(1)}/{published}"
    return (published + timedelta(_NEAR.get(word, 0))).isoformat()


def the_night(naming: Naming) -> str | None:
    """Read "during the night", "spent the night": that which began on the day the text spoke of, or the last one."""
    published = naming.published
    if published is None:
        return None
    day = _spoken_of(naming, published)
    evening = day if day < published else published - timedelta(1)
    return f"{evening}/{evening + timedelta(1)}"


def part_of_day(naming: Naming) -> str | None:
    """Read "at dawn", "by nightfall", "hours later", "between 9am and noon": of the day the text spoke of, if near.

    What lies ahead ("will leave at dawn") is of the next such; a stretch of clock times ahead is of no day.
    """
    published, words = naming.published, naming.found[0].lower()
    if published is None:
        return None
    if naming.is_coarse:
        return naming.last
    if naming.last and words.startswith("within"):
        return None
    if naming.direction > 0 and not (naming.was_to_be and naming.anchor):
        if naming.group("between"):
            return None
        day = published + timedelta(1 if _MORNING.search(words) and " day" not in words else 0)
        day = max(day, naming.anchor or day)
    else:
        day = _spoken_of(naming, published)
        if naming.is_late and day < published and _MORNING.search(words):
            day += timedelta(1)
    hours = [int(one) for one in _HOURS.findall(words)]
    if naming.group("between") and len(hours) == 2 and hours[1] < hours[0] and ":" in words:
        return two_days(day if day < published else published - timedelta(1))
    if words.startswith("since"):
        return f"{day}/.."
    return f"../{day}" if words.startswith(("until", "till")) else day.isoformat()


def _spoken_of(naming: Naming, published: date) -> date:
    """Give the day the text spoke of before, where it is near that of the document; else that one."""
    near = naming.anchor is not None and 0 <= (published - naming.anchor).days < _NEWS
    return naming.anchor if near and naming.anchor else published


def weekend(naming: Naming) -> str | None:
    """Read "over the weekend": the last one, or the next where it lies ahead."""
    if naming.published is None:
        return None
    return two_days(of_weekday(naming.published, _SATURDAY, 1 if naming.direction > 0 else -1))


def weekend_of(published: date, away: int, direction: int) -> str:
    """Give this weekend (0), the one before (-1) or after (1)."""
    saturday = published + timedelta(_SATURDAY - published.weekday())
    if away == 0 and direction <= 0 and published.weekday() < 3:
        away = -1
    return two_days(saturday + timedelta(weeks=away))


def two_days(first: date) -> str:
    """Give the stretch of a day and the next."""
    return f"{first}/{first + timedelta(1)}"


def day_alone(naming: Naming) -> str | None:
    """Read "on the 14th": the last one, or the next where it lies ahead."""
    published, number = naming.published, int(re.sub(r"\D", "", naming.group("d")))
    if published is None:
        return None
    side = naming.found[0].split()[0].lower()
    step = timedelta(1 if naming.direction > 0 or side in ("by", "until") else -1)
    day = next((day for n in range(62) if (day := published + n * step).day == number), None)
    if day is None:
        return None
    return {"since": f"{day}/..", "on": f"{day}"}.get(side, f"../{day}")
