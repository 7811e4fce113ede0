"""Times as people write them: text to moments, moments to text.

Refuses what can be read in two ways (``06/10/2016``) and says what to write instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from fractions import Fraction
from zoneinfo import ZoneInfo

from holdfire.vocab.moment import FIRST, LAST, Moment, Occurrence

PARTS_OF_DAY: Mapping[str, tuple[int, int]] = {
    "morning": (6, 12),
    "afternoon": (12, 18),
    "evening": (18, 24),
    "night": (20, 30),
}
"""Local hours, half-open; the night runs into the next day."""

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip

UNIT_SECONDS: Mapping[str, int] = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800}
MOST_SECONDS = 500 * 366 * 86400
"""The longest length of time that can be read, 500 years."""
NUMBER_WORDS: Mapping[str, int] = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}  # fmt: skip

_DIGITS = {ord(a): str(n) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for n, a in enumerate(digits)}
_DIGITS |= {ord("٫"): ".", ord("٬"): ",", ord("٪"): "%"}
_FORMS = "write a day (2016-10-06), a month (2016-10), a year, a clock time (2016-10-06 08:00) or `... to ...`"
_NOT_LATER = re.compile(r"\.\.\s*/\s*(.+)")
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-]\d{2}:?\d{2})?", re.IGNORECASE)
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([A-Za-z]{3,9})\.?\s+(\d{4})")
_PART = re.compile(rf"({'|'.join(PARTS_OF_DAY)})\s+of\s+(.+)", re.IGNORECASE)
_STEP = re.compile(
    r"(?<![\d.a-z])(\d{1,30}(?:\.\d{1,30})?|[a-z]{1,30})[\s-]*(second|minute|hour|day|week|month|year)s?",
    re.IGNORECASE,
)


def fold_digits(text: str) -> str:
    """Write Arabic and Persian digits as 0 to 9, and the signs that stand among them."""
    return text.translate(_DIGITS)


def whole_number(text: str) -> int | None:
    """Read a whole number of up to nine digits; ``None`` where it is none."""
    folded = fold_digits(text)
    return int(folded) if folded.isascii() and folded.isdigit() and len(folded) <= 9 else None


def day_start(day: date, zone: ZoneInfo) -> int:
    """Give the first second (UTC) of a local day, also where clocks change at midnight."""
    return int(datetime.combine(day, time(), zone).timestamp())


def day_of(seconds: int, zone: ZoneInfo) -> date:
    """Give the local day a second (UTC) falls in; the first or last of all days beyond their range."""
    if seconds <= -62_000_000_000:
        return date.min
    if seconds >= 253_000_000_000:
        return date.max
    return _local(seconds, zone).date()


def after_days(seconds: int, days: int, months: int, zone: ZoneInfo) -> int:
    """Give the first second (UTC) after the local day that is so many months, then days, after that of a second.

    A month that has no such day is taken to its last. The beginning of time stays.
    """
    if seconds <= FIRST:
        return FIRST
    day = day_of(seconds, zone)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return LAST
    day = day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))
    if days >= (date.max - day).days - 1:
        return LAST
    return day_start(day + timedelta(days=days + 1), zone)


def parse_moment(text: str, zone: ZoneInfo, not_later: bool = False) -> Moment:
    """Read a moment in the local zone.

    A year, month, day or part of a day is the range of its seconds; a clock time is one
    second, except where clocks go back and it comes twice: then it lies between the two.
    ``A to B`` and ``A/B`` are some moment between the beginning of A and the end of B.

    Args:
        text: ``2016-10-06``, ``2016-10``, ``2016``, ``2016-10-06 08:00``, ``2016-10-06T08:00:00Z``,
            ``6 October 2016``, ``2016-10-06 to 2016-10-08``, ``morning of 2016-10-06``.
        zone: Of clock times and days that name none.
        not_later: Whether ``../2016-10-06`` is read too: at any time, on that day at the latest.

    Raises:
        ValueError: It cannot be read; the sentence says why and what would be right.

    Examples:
        >>> parse_moment("2016-10-06", ZoneInfo("UTC"))
        Moment(earliest=1475712000, latest=1475798399, as_written='2016-10-06')
    """
    folded = " ".join(fold_digits(text).split())
    if not folded:
        raise ValueError(f"no time is given: {_FORMS}")
    if not_later and (by := _NOT_LATER.fullmatch(folded)):
        return Moment(FIRST, _read_one(by[1], zone)[1], as_written=text)
    first, last = _ends(folded)
    begins = _read_one(first, zone)
    if not last:
        return Moment(*begins, as_written=text)
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", last):
        last = f"{_date_part(first)} {last}"
    ends = _read_one(last, zone)
    if ends[1] < begins[0]:
        raise ValueError(f"`{text}` ends before it begins: put the earlier time first")
    return Moment(begins[0], max(ends[1], begins[1]), as_written=text)


def parse_occurrence(value: str | Mapping[str, str], zone: ZoneInfo, not_later: bool = False) -> Occurrence:
    """Read when something happened.

    Args:
        value: A text: one uncertain moment, in which it both began and ended. A mapping
            with ``began`` and ``ended``: two moments.
        zone: As for ``parse_moment``.
        not_later: As for ``parse_moment``, of a text.

    Raises:
        ValueError: It cannot be read, an end is missing, or it ended before it began.
    """
    if isinstance(value, str):
        moment = parse_moment(value, zone, not_later)
        return Occurrence(moment, moment)
    missing = [key for key in ("began", "ended") if not value.get(key)]
    if missing:
        raise ValueError(f"`{missing[0]}` is missing: give both `began` and `ended`, or one time alone")
    began, ended = parse_moment(value["began"], zone), parse_moment(value["ended"], zone)
    if ended.latest < began.earliest:
        raise ValueError(f"it ended (`{value['ended']}`) before it began (`{value['began']}`)")
    return Occurrence(began, ended)


def parse_duration(text: str) -> int:
    """Read a length of time in seconds: ``72 hours``, ``1 day 6 hours``, ``two weeks``, ``1.5 hours``.

    Raises:
        ValueError: It cannot be read, is longer than 500 years, or is a month or a year, which have no fixed length.

    Examples:
        >>> parse_duration("1 day 6 hours")
        108000
    """
    folded = fold_digits(text).strip().lower()
    rest = re.sub(r"\band\b|,", " ", _STEP.sub(" ", folded)).strip()
    steps = _STEP.findall(folded)
    if rest or not steps:
        raise ValueError(f"`{text}` is not a length of time: write for example `72 hours`, `3 days` or `1 day 6 hours`")
    total = Fraction(0)
    for number, unit in steps:
        if unit not in UNIT_SECONDS:
            raise ValueError(f"a {unit} has no fixed length: write `{text}` in days or weeks")
        total += _number(number, text) * UNIT_SECONDS[unit]
    if total.denominator != 1:
        raise ValueError(f"`{text}` is not a whole number of seconds")
    if total > MOST_SECONDS:
        raise ValueError(f"`{text}` is longer than any deal lasts: lengths up to 500 years can be read")
    return int(total)


def show_moment(seconds: int, zone: ZoneInfo) -> str:
    """Write a second (UTC) as a local time to the minute, ``2016-10-06 08:00``; seconds only where there are some."""
    if seconds <= FIRST or day_of(seconds, zone) == date.min:
        return "the beginning"
    if seconds >= LAST or day_of(seconds, zone) == date.max:
        return "any later time"
    local = _local(seconds, zone)
    return local.strftime("%Y-%m-%d %H:%M:%S" if local.second else "%Y-%m-%d %H:%M")


def show_span(moment: Moment, zone: ZoneInfo) -> str:
    """Write a moment: ``2016-10-06`` for a whole day, ``2016-10-06 to 2016-10-08`` for whole days, else clock times.

    At any time, on that day at the latest, is ``../2016-10-06``.
    """
    first, last = day_of(moment.earliest, zone), day_of(moment.latest, zone)
    if moment.earliest <= FIRST and last != date.max:
        is_whole = day_start(last + timedelta(days=1), zone) == moment.latest + 1
        return f"../{last.isoformat() if is_whole else show_moment(moment.latest, zone)}"
    if moment.earliest == moment.latest or date.min in (first, last) or date.max in (first, last):
        ends = [show_moment(moment.earliest, zone), show_moment(moment.latest, zone)]
    elif day_start(first, zone) == moment.earliest and day_start(last + timedelta(days=1), zone) == moment.latest + 1:
        ends = [first.isoformat(), last.isoformat()]
    else:
        ends = [show_moment(moment.earliest, zone), show_moment(moment.latest, zone)]
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _local(seconds: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(zone)


def _ends(text: str) -> tuple[str, str]:
    """Split a range; a text without one has an empty second part."""
    apart = re.split(r"\s+(?:to|until|and)\s+|(?<=[\dZ])\s*/\s*(?=\d{4}-)|\s+[–-]\s+|(?<=\d)–(?=\d)", text)
    if len(apart) > 2:
        raise ValueError(f"`{text}` has more than two ends: write `2016-10-06 to 2016-10-08`")
    first = re.sub(r"^(between|from)\s+", "", apart[0], flags=re.IGNORECASE)
    return first, apart[1] if len(apart) == 2 else ""


def _read_one(text: str, zone: ZoneInfo) -> tuple[int, int]:
    """Read one end of a range: its first and last second."""
    part = _PART.fullmatch(text)
    if part:
        day, hours = _whole_day(part[2], zone), PARTS_OF_DAY[part[1].lower()]
        return _clock_second(day, hours[0], zone), _clock_second(day, hours[1], zone) - 1
    clock = _CLOCK.search(text)
    if clock and clock.end() == len(text) and clock.start() > 0:
        day = _whole_day(text[: clock.start()].rstrip(" Tt,"), zone)
        return _clock_time(day, clock, text, zone)
    first, last = _calendar(text)
    start = day_start(first, zone)
    end = day_start(last + timedelta(days=1), zone)
    if end <= start:
        raise ValueError(f"`{text}` does not exist in {zone.key}: its clocks skipped that day")
    return start, end - 1


def _date_part(text: str) -> str:
    clock = _CLOCK.search(text)
    return (text[: clock.start()] if clock else text).rstrip(" Tt,")


def _whole_day(text: str, zone: ZoneInfo) -> date:
    first, last = _calendar(text)
    if first != last:
        raise ValueError(f"`{text}` is not one day: write 2016-10-06 with a clock time or a part of the day")
    return first


def _calendar(text: str) -> tuple[date, date]:
    """Read a year, month or day: its first and last day."""
    plain, named = _DATE.fullmatch(text), _NAMED.fullmatch(text)
    if plain:
        year, month, day = int(plain[1]), int(plain[2] or 0), int(plain[3] or 0)
    elif named and (month := _month(named[2])):
        year, day = int(named[3]), int(named[1] or 0)
    else:
        raise ValueError(f"`{text}` is not a time that can be read: {_FORMS}")
    if not 1800 <= year <= 2200:
        raise ValueError(f"`{text}` is out of range: years from 1800 to 2200 can be read")
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        raise ValueError(f"`{text}` is not in the calendar: write year-month-day, as in 2016-10-06") from None
    if day:
        return first, first
    after = date(year + 1, 1, 1) if not month or month == 12 else date(year, month + 1, 1)
    return first, after - timedelta(days=1)


def _month(word: str) -> int:
    """Give the number of a month by its English name or first letters; 0 for another word."""
    found = [number for number, name in enumerate(MONTHS, start=1) if name.startswith(word.lower())]
    return found[0] if len(found) == 1 else 0


def _clock_second(day: date, hours: int, zone: ZoneInfo) -> int:
    day += timedelta(days=hours // 24)
    return int(datetime.combine(day, time(hours % 24), zone).timestamp())


def _clock_time(day: date, clock: re.Match[str], text: str, zone: ZoneInfo) -> tuple[int, int]:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if (hour, minute, second) == (24, 0, 0):
        day, hour = day + timedelta(days=1), 0
    if hour > 23 or minute > 59 or second > 59:
        raise ValueError(f"`{text}` is not a clock time: write hours and minutes, as in 08:00 or 19:30")
    where: tzinfo = zone
    if clock[4]:
        where = UTC if clock[4] in "Zz" else datetime.fromisoformat(f"2000-01-01T00:00:00{clock[4]}").tzinfo or UTC
    local = datetime.combine(day, time(hour, minute, second), where)
    first, last = int(local.timestamp()), int(local.replace(fold=1).timestamp())
    if last < first:
        raise ValueError(f"`{text}` does not exist in {zone.key}: its clocks went forward over that time")
    return first, last


def _number(word: str, text: str) -> Fraction:
    if word[0].isdigit():
        return Fraction(word)
    if word in ("a", "an"):
        return Fraction(1)
    if word not in NUMBER_WORDS:
        raise ValueError(f"`{word}` in `{text}` is not a number: write for example `72 hours`")
    return Fraction(NUMBER_WORDS[word])
