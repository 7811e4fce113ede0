"""Turning a time in EDTF (levels 0 and 1) into an uncertain moment for claims."""

from __future__ import annotations

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from holdfire.intake.text.calendar import month_end
from holdfire.vocab.moment import FIRST, LAST, Moment
from holdfire.vocab.moment_text import day_start

_PART = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?")
_PLAIN = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d{2})?)?")
_AROUND = {"day": 1, "month": 15, "year": 183}
"""How many days an approximate time ("~") reaches out on both sides, by its precision."""


def moment_of_edtf(edtf: str, zone: ZoneInfo, as_written: str = "") -> Moment:
    """Give the range of seconds a time in EDTF can mean.

    A day is the whole local day, an interval all of it: something that happened in it happened at one moment
    somewhere between its ends. An open end is the first or last moment there is.

    Args:
        edtf: ``2016-10-06``, ``2016-10``, ``2016``, ``2016-22``, ``199X``, ``2016-09-26/2016-10-02``,
            ``../2016-12-25``, ``2016-10-06/..``; ``~``, ``?`` and ``%`` behind a time widen it by a day, half a month
            or half a year.
        zone: Of the place.
        as_written: The words of the source.

    Raises:
        ValueError: It is no such time, or its end is before its beginning.
    """
    first, slash, last = edtf.partition("/")
    begin, end = _ends(first) if first != ".." else (None, None)
    if slash:
        end = _ends(last)[1] if last != ".." else None
    if begin is None and end is None:
        raise ValueError(f"{edtf!r} says no time")
    return Moment(
        FIRST if begin is None else day_start(begin, zone),
        LAST if end is None else day_start(end + timedelta(1), zone) - 1,
        as_written or edtf,
    )


def is_day(edtf: str) -> bool:
    """Say whether a time is one day.

    Examples:
        >>> [is_day(one) for one in ("2016-10-06", "2016-10/..", "../2016-10", "2016-10-06/2016-10-07", "")]
        [True, False, False, False, False]
    """
    return len(edtf) == len("2016-10-06") and edtf[4] == edtf[7] == "-"


def is_by_days(edtf: str) -> bool:
    """Say whether a time is told by the day: one, or from one to another.

    Examples:
        >>> [is_by_days(one) for one in ("2016-10-06", "2016-10-06/2016-10-07", "2016-10/..", "2016-08/2016-09", "")]
        [True, True, False, False, False]
    """
    return all(map(is_day, edtf.split("/")))


def written_out(edtf: str) -> str:
    """Give a time in EDTF as claims write it: ``2016-06-01 to 2016-08-31`` for ``2016-22``, ``../2016-12-25`` as it is.

    Returns:
        ``""`` where the later end is open, or it is no such time.
    """
    first, _, last = edtf.partition("/")
    if first == ".." and last != "..":
        by = written_out(last)
        return f"../{by.rpartition(' ')[2]}" if by else ""
    if ".." in edtf:
        return ""
    if _PLAIN.fullmatch(first) and (not last or _PLAIN.fullmatch(last)):
        return f"{first} to {last}" if last else first
    try:
        begin, end = _ends(first)[0], _ends(last or first)[1]
    except ValueError:
        return ""
    return f"{begin} to {end}"


def _ends(part: str) -> tuple[date, date]:
    """Read one time: its first and last day."""
    found = _PART.fullmatch(part)
    if not found:
        raise ValueError(f"{part!r} is no time in EDTF")
    year, month, day, around = found.groups()
    if "X" in year:
        if month:
            raise ValueError(f"{part!r} is no time in EDTF")
        begin, end, wide = date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31), "year"
    elif day:
        begin = end = date(int(year), int(month), int(day))
        wide = "day"
    elif month and int(month) > 12:
        begin, end = _season(int(year), int(month), part)
        wide = "month"
    elif month:
        begin, wide = date(int(year), int(month), 1), "month"
        end = month_end(f"{year}-{month}")
    else:
        begin, end, wide = date(int(year), 1, 1), date(int(year), 12, 31), "year"
    out = timedelta(_AROUND[wide] if around else 0)
    return begin - out, end + out


def _season(year: int, number: int, part: str) -> tuple[date, date]:
    """Give a season of the northern half of the earth; winter runs into the next year."""
    if not 21 <= number <= 24:
        raise ValueError(f"{part!r} is no time in EDTF")
    first_month = (number - 20) * 3
    last_year, last_month = (year + 1, 2) if number == 24 else (year, first_month + 2)
    return date(year, first_month, 1), month_end(f"{last_year:04}-{last_month:02}")
