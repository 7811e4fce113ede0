"""Days and numbers as tables write them, to the one way that claims write them.

Nothing that can be read in two ways is read: ``06/10/2016`` needs to be told whether the day or the month comes first,
``1.234`` which sign parts the decimals. What the file itself marks as a day or a number is taken as that.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from holdfire.vocab.moment_text import MONTHS, fold_digits, parse_moment

MOST_HOURS = 100 * 366 * 24
ORDERS = ("day first", "month first", "year first")
SIGNS = ("point", "comma")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?", re.I
)
_DIGITS = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?:[ T,]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?")
_MONTH = r"[A-Za-z]{3,9}\.?"
_DASH = r"\s*(?:-|–|—|to|and)\s*"
_DAY_MONTH = re.compile(rf"(\d{{1,2}})[\s-]+({_MONTH})[\s,-]+(\d{{4}})")
_MONTH_DAY = re.compile(rf"({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})")
_DAYS_MONTH = re.compile(rf"(\d{{1,2}}){_DASH}(\d{{1,2}})\s+({_MONTH})\s+(\d{{4}})")
_MONTH_DAYS = re.compile(rf"({_MONTH})\s+(\d{{1,2}}){_DASH}(\d{{1,2}}),?\s+(\d{{4}})")
_UTC = ZoneInfo("UTC")
_GROUPED = {
    "point": re.compile(r"\d{1,3}(?:[,\u00a0\u202f '’]\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?"),
    "comma": re.compile(r"\d{1,3}(?:[.\u00a0\u202f '’]\d{3})*(?:,\d+)?|\d+(?:,\d+)?"),
}


@dataclass(frozen=True, slots=True)
class Writing:
    """How days and numbers are written in a file. ``""``: nobody said.

    Attributes:
        order: One of ``ORDERS``.
        sign: That parts decimals, one of ``SIGNS``.
    """

    order: str = ""
    sign: str = ""


def read_day(text: str, writing: Writing) -> str:
    """Read a day, a stretch of days, or a day with a clock time.

    Returns:
        A text that ``parse_moment`` reads.

    Raises:
        ValueError: It cannot be read, or can be in two ways; the sentence says what to do.

    Examples:
        >>> read_day("06.10.2016", Writing("day first"))
        '2016-10-06'
        >>> read_day("9–10 May 2018", Writing())
        '2018-05-09 to 2018-05-10'
    """
    folded = " ".join(fold_digits(text).split())
    if re.fullmatch(r"\d+(\.\d+)?", folded) and len(folded) != 4:
        raise ValueError(
            f"`{text}` is a bare number where a day belongs: write the day itself, or make the cell a date"
        )
    if found := _ISO.fullmatch(folded):
        return _day(*found.groups()[:3]) + (f" {found[4]}{found[5] or ''}" if found[4] else "")
    if found := _DIGITS.fullmatch(folded):
        return _of_digits(text, found, writing.order)
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        if found := pattern.fullmatch(folded):
            return _named_day(*(found[n] for n in order))
    for pattern, parts in ((_DAYS_MONTH, (4, 3, 1, 2)), (_MONTH_DAYS, (4, 1, 2, 3))):
        if found := pattern.fullmatch(folded):
            year, month, first, last = (found[n] for n in parts)
            return f"{_named_day(year, month, first)} to {_named_day(year, month, last)}"
    parse_moment(folded, _UTC)
    return folded


def _of_digits(text: str, found: re.Match[str], order: str) -> str:
    a, b, c = found[1], found[3], found[4]
    clock = f" {found[5]}" if found[5] else ""
    if len(a) == 4:
        if order not in ("", "year first"):
            raise ValueError(f"`{text}` begins with the year, not `{order}`: write it as the other days are")
        return _day(a, b, c) + clock
    if len(c) != 4:
        raise ValueError(f"`{text}` has a year of {len(c)} digits: write all four")
    if order not in ORDERS[:2]:
        raise ValueError(
            f"`{text}` can be two days: say `dates: day first` or `dates: month first` in the mapping file"
        )
    day, month = (a, b) if order == "day first" else (b, a)
    if int(month) > 12:
        raise ValueError(f"`{text}` has no month {month}: it is not written `{order}`, as the mapping file says")
    return _day(c, month, day) + clock


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        raise ValueError(f"there is no day {int(day)}.{int(month)}.{year}") from None


def _named_day(year: str, month: str, day: str) -> str:
    short = month.rstrip(".").lower()
    number = next((n for n, name in enumerate(MONTHS, 1) if len(short) >= 3 and name.startswith(short)), 0)
    number = number or (9 if short == "sept" else 0)
    if not number:
        raise ValueError(f"no month is called `{month}`")
    return _day(year, str(number), day)


def read_number(text: str, writing: Writing, is_plain: bool = False) -> str:
    """Read a number that is not negative, to digits with a point before decimals.

    Raises:
        ValueError: It cannot be read, or can be in two ways; the sentence says what to do.

    Examples:
        >>> read_number("1.234,50", Writing(sign="comma"))
        '1234.50'
    """
    folded = fold_digits(text).strip() if not is_plain else text
    if re.fullmatch(r"\d+", folded) or (is_plain and re.fullmatch(r"\d+\.\d+", folded)):
        return _short(folded)
    if re.fullmatch(r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+", folded):
        return _short(re.sub(r"\D", "", folded))
    if re.fullmatch(r"[-−]\s*\d.*", folded):
        raise ValueError(
            f"`{text}` is below zero: no count is; if it means that nothing is told, list it under `blank`"
        )
    if not re.fullmatch(r"\d[\d.,\u00a0\u202f '’]*", folded):
        raise ValueError(f"`{text}` is no number: if it means that nothing is told, list it under `blank`")
    if not writing.sign:
        raise ValueError(f"`{text}` can be two numbers: say `decimal sign: point` or `decimal sign: comma`")
    if not _GROUPED[writing.sign].fullmatch(folded):
        raise ValueError(f"`{text}` is no number with `decimal sign: {writing.sign}`")
    decimal = "." if writing.sign == "point" else ","
    whole, _, part = folded.partition(decimal)
    digits = re.sub(r"\D", "", whole)
    return _short(f"{digits}.{part}" if part else digits)


def _short(number: str) -> str:
    """Leave out zeros that say nothing: ``007`` and ``3.0``."""
    whole, _, part = number.partition(".")
    return (whole.lstrip("0") or "0") + (f".{part}" if part.strip("0") else "")


def stretch_of(day: str, hours: str, is_whole_days: bool) -> tuple[str, str]:
    """Give when a count began and ended that tells of so many hours up to some time on a day.

    Args:
        day: As ``read_day`` gives it; one day.
        hours: A number.
        is_whole_days: The hours end as the day does; else at some time of the day, so that they began
            at some time of a day before.

    Raises:
        ValueError: The day is no single day, or the hours are none, or no whole days where whole days are said.

    Examples:
        >>> stretch_of("2025-10-18", "48", is_whole_days=False)
        ('2025-10-16', '2025-10-18')
        >>> stretch_of("2025-10-18", "48", is_whole_days=True)
        ('2025-10-17', '2025-10-18')
    """
    try:
        end = date.fromisoformat(day)
    except ValueError:
        raise ValueError(f"`{day}` is not one day, so no stretch ends on it") from None
    if float(hours) > MOST_HOURS:
        raise ValueError(f"a stretch of {hours} hours is too long")
    whole, rest = divmod(int(float(hours)), 24)
    if whole + rest <= 0:
        raise ValueError("a stretch of no hours tells nothing")
    if rest and is_whole_days:
        raise ValueError(f"{hours} hours are no whole days")
    try:
        first = end - timedelta(days=whole - 1 if is_whole_days else whole)
        began = f"{first - timedelta(days=1)} to {first}" if rest else first.isoformat()
    except OverflowError:
        raise ValueError(f"{hours} hours are longer than the calendar") from None
    return began, end.isoformat()


_IN_TEXT = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:{_DASH}(?P<last>\d{{1,2}}))?\s+(?P<month>[A-Z][a-z]{{2,8}})"
    rf"|(?P<month2>[A-Z][a-z]{{2,8}})\s+(?P<day2>\d{{1,2}})(?:{_DASH}(?P<last2>\d{{1,2}}))?)\b(?:,?\s+(?P<year>\d{{4}}))?"
)


def days_in(text: str, year: int) -> list[tuple[str, date, date]]:
    """Find days that a text names by month and number: the words, the first day, the last.

    Args:
        year: Of those that name none.

    Examples:
        >>> [(words, str(first), str(last)) for words, first, last in days_in("On October 9-10 shells fell.", 2013)]
        [('October 9-10', '2013-10-09', '2013-10-10')]
    """
    found = []
    for match in _IN_TEXT.finditer(text):
        name = (match["month"] or match["month2"]).lower()
        number = next((n for n, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)
        first = int(match["day"] or match["day2"])
        last = int(match["last"] or match["last2"] or first)
        of = int(match["year"] or year)
        if number and 1 <= first <= last <= monthrange(of, number)[1]:
            found.append((match[0].strip(), date(of, number, first), date(of, number, last)))
    return found


_BESIDE = re.compile(
    r"\b(?:yesterday|(?:the )?(?:previous|next|following|same) (?:day|night|week)|(?:the )?(?:day|night) before"
    r"|(?:past|last|next) (?:\w+ )?(?:days|weeks|week|month)|\w+ days (?:before|earlier|later|after)"
    rf"|(?:last|in) (?:{'|'.join(name.capitalize() for name in MONTHS)}))\b"
)


def other_days_in(text: str) -> list[str]:
    """Find words for days that are counted from another one: ``the previous day``, ``two days earlier``."""
    return [found[0] for found in _BESIDE.finditer(text) if "same" not in found[0]]
