"""The date of a document, with its basis: the header, the dateline, the address it had, the words it ends on.

A date in digits can be day-first or month-first. It is settled by what else the document says: the weekdays it
names, other dates in it, other documents of the same outlet. Where nothing settles it, the other reading is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from holdfire.intake.text.article import Zone
from holdfire.intake.text.calendar import (
    calendar_words,
    day_or_none,
    full_year,
    month_number,
    nearest_day,
    weekday_number,
)
from holdfire.intake.text.word_tables import one_of
from holdfire.intake.text.zones import zones_of

_STORY = 250
"""A shorter body zone can be the line below a headline; the header may go on behind it."""
_IN_HEADLINE, _AT_END = 2, 3
"""How much less a date there is worth than one in the lines around an article."""
_NEWS = 700
"""In so many characters behind a dateline stands the weekday of the news."""
_YEARS_BACK, _A_YEAR = 15, 365
"""So many years back a dateline without a year can lie."""
HEAD, TAIL = 1200, 400
"""In so many characters at the beginning and the end a document tells its date."""
_LATIN = [word for word in calendar_words().months if word.isascii() and " " not in word and "-" not in word]
_OTHERS = [word for word in calendar_words().months if not word.isascii()]
MONTH = one_of(
    [word if len(word) > 4 else rf"{word}\b\.?" for word in sorted(_LATIN, key=len, reverse=True)]
    + sorted((re.escape(word) for word in _OTHERS), key=len, reverse=True)
)
"""A pattern of month names; to be matched without regard to capitals."""
_WRITTEN = re.compile(
    rf"""(?:(?<![\w/.-])|(?<=[/.]\d{{4}}))(?:
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<d1b>\d{{1,2}}))?(?:\.|\s+of)?[\s-]+(?P<m1>{MONTH})(?:\s*[,،]\s*|[\s-]+)(?P<y1>\d{{4}})
    | (?P<m2>{MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[–-]\s*(?P<d2b>\d{{1,2}}))?\s?[,،]?\s+(?P<y2>\d{{4}})
    | (?P<y3>\d{{4}})[-./](?P<m3>\d{{1,2}})[-./](?P<d3>\d{{1,2}})(?=[T\s,;)\]]|$)
    | (?P<y5>\d{{4}})年(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})
    )""",
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_YEAR_DIGITS = re.compile(r"\d{4}")
_DIGITS = re.compile(r"(?<![\w/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:(?![\w/-])|(?=[A-Z][a-z]))")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_IN_ADDRESS = re.compile(
    r"[/_-](20\d\d|19\d\d)[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?=[/_.-]|$)|[/_-](20\d\d)([01]\d)([0-3]\d)(?!\d)", re.I
)
_BEHIND_PLACE = re.compile("[,/] |\n")
_DATELINE = re.compile(
    rf"(?:(?P<m>{MONTH})\s+(?P<d>\d{{1,2}})|(?P<d2>\d{{1,2}})\s+(?P<m2>{MONTH}))\b\.?\s*(?:[(/\[—–-]|\.\s*/)",
    re.IGNORECASE,
)
_AGENCY = re.compile(r"\)?\s*(?:\([^)]{2,30}\)\s*)?[–—-]")
_PLACE_ALONE = re.compile(r"\W*(?:[A-ZÀ-ÝА-Я][\w'’.-]*[(),/ ]+){0,6}")
_CLOCK_AT_END = re.compile(r"[ap]\.m\.\s*$")
_PLACE = re.compile(r"\W*(?:[A-ZÀ-ÝА-Я][\w'’.-]*[,/ ]+){0,6}")
_YEAR = re.compile(r"(?<![\w./-])((?:19|20)\d\d)(?![\w/-])")
_CHANGED = re.compile(r"updated|modified|edited|accessed|retrieved|copyright|©|обновлен", re.IGNORECASE)
_LONG = [word for word in calendar_words().weekdays if len(word) > 5 or not word.isascii()]
_WEEKDAY = re.compile(r"(?<![^\W\d_])(" + "|".join(_LONG) + ")", re.IGNORECASE)
_NO_YEAR = re.compile(
    rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+({MONTH})|({MONTH})\s+(\d{{1,2}}))(?!\w|,?\s+\d{{4}})", re.I
)


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """When a document was published.

    Attributes:
        day: ``None`` where nothing tells.
        basis: Why, a sentence for people; it can stand in a table.
        alternatives: Other days it can be.
    """

    day: date | None
    basis: str
    alternatives: tuple[date, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Say whether it can be no other day."""
        return self.day is not None and not self.alternatives


@dataclass(frozen=True, slots=True)
class _Told:
    day: date
    words: str
    rank: int


def document_date(
    text: str, zones: Sequence[Zone] = (), others: Sequence[date] = (), not_after: date | None = None
) -> DocumentDate:
    """Say when a document was published.

    Args:
        text: The whole document, header and all.
        zones: Its zones, if they are known already; in body, only datelines and the closing lines are looked at.
        others: Dates of other documents of the same outlet on the same matter.
        not_after: The day it was fetched; no later day can be its date. ``None``: today.
    """
    edges = list(_edges(text, zones or zones_of(text)))
    written = [one for start, end, rank in edges for one in _written(text, start, end, rank)]
    in_digits = [one for start, end, rank in edges if rank != _IN_HEADLINE for one in _in_digits(text, start, end)]
    best = min(written, key=lambda one: one.rank, default=None)
    is_in_digits = bool(in_digits) and (best is None or best.rank > 1)
    if best is not None and not is_in_digits:
        return DocumentDate(best.day, f"{best.words} says so")
    address = _from_address(text)
    dateline = _from_dateline(text, [one.day for one in written] + ([address.day] if address else []) + list(others))
    if is_in_digits:
        known = [one.day for one in written] + [one.day for one in (address, dateline) if one] + list(others)
        return _settled(text, in_digits[0], known, not_after)
    for one in (dateline, address):
        if one is not None:
            return DocumentDate(one.day, one.words)
    return (
        _beside_the_author(text, not_after)
        or _without_year(text, not_after or date.today())
        or DocumentDate(None, "the document does not say its date")
    )


def _edges(text: str, zones: Sequence[Zone]) -> Iterator[tuple[int, int, int]]:
    """Give the stretches that tell a date, each with its rank: lines around the article, headline, last lines."""
    ranks = {"metadata": 0, "headline": _IN_HEADLINE}
    body = next((one.start for one in zones if one.name == "body" and one.end - one.start > _STORY), len(text))
    named = [
        (one.start, one.end, ranks[one.name]) for one in zones if one.name in ranks and one.start < min(HEAD, body)
    ]
    yield from named or [(0, min(len(text), HEAD), 0)]
    yield max(0, len(text) - TAIL, named[-1][1] if named else 0), len(text), _AT_END


def _written(text: str, start: int, end: int, place: int) -> Iterator[_Told]:
    if _YEAR_DIGITS.search(text, start, end) is None:
        return
    is_tail = place == _AT_END
    for found in _WRITTEN.finditer(text, start, end):
        day = _day_of(found)
        line_start = text.rfind("\n", 0, found.start()) + 1
        line_end = text.find("\n", found.end())
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        ends_line = not line[found.end() - line_start :].strip(" .)]*_|")
        if day is None or _ADDRESS.search(line) or (is_tail and (len(line) > 80 or not ends_line)):
            continue
        before = text[max(line_start, found.start() - 30) : found.start()]
        rank = 2 if _CHANGED.search(before) else 0
        if len(line) > 120:
            rank += 1
        where = {_AT_END: "the closing line", _IN_HEADLINE: "the headline"}.get(place, "the header")
        if place == _IN_HEADLINE and text[:line_start].strip():
            where = "the line below the headline"
        yield _Told(day, f'{where} "{" ".join(found[0].split())}"', rank + place)


def _day_of(found: re.Match[str]) -> date | None:
    for n in (1, 2, 3, 5):
        if found[f"y{n}"]:
            month = found[f"m{n}"]
            number = int(month) if month.isdigit() else month_number(month)
            last = found[f"d{n}b"] if n < 3 else None
            return day_or_none(int(found[f"y{n}"]), number or 0, int(last or found[f"d{n}"]))
    return None


def _in_digits(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    for found in _DIGITS.finditer(text, start, end):
        if _readings(found):
            yield found


def _readings(found: re.Match[str]) -> list[tuple[str, date]]:
    """Give the readings of digits: day-first, then month-first."""
    one, two, year = int(found[1]), int(found[3]), full_year(found[4])
    both = [("day-first", day_or_none(year, two, one)), ("month-first", day_or_none(year, one, two))]
    return [(name, day) for name, day in both if day is not None]


def _settled(text: str, found: re.Match[str], known: Sequence[date], not_after: date | None) -> DocumentDate:
    """Choose between the readings of a date in digits."""
    readings = _readings(found)
    shown = f"header {found[0]}"
    if len(readings) == 1:
        name, day = readings[0]
        return DocumentDate(day, f"{shown} is {name}; there is no other month")
    if readings[0][1] == readings[1][1]:
        return DocumentDate(readings[0][1], f"{shown} is the same day-first and month-first")
    if not_after is not None and (past := [one for one in readings if one[1] <= not_after]) and len(past) == 1:
        return DocumentDate(past[0][1], f"{shown} is {past[0][0]}; the other reading is after the day it was fetched")
    for judged, why in (
        (_by_near_dates(known, readings), "another date in the document or of its outlet settles it"),
        (_by_weekdays(text, found, readings), "the weekday in the text settles it"),
        (_by_near_dates(_days_named(text, readings), readings, 20), "the dates in the text settle it"),
    ):
        if judged is not None:
            return DocumentDate(judged[1], f"{shown} is {judged[0]}; {why}")
    (name, day), (_, other) = readings
    if found[2] == ".":
        return DocumentDate(day, f"{shown} is day-first, as dates with dots are")
    return DocumentDate(day, f"{shown} is read {name}; nothing in the text settles it", (other,))


def _by_near_dates(
    known: Sequence[date], readings: Sequence[tuple[str, date]], days: int = 3
) -> tuple[str, date] | None:
    near = [one for one in readings if any(abs((one[1] - day).days) <= days for day in known)]
    return near[0] if len(near) == 1 else None


def _by_weekdays(text: str, header: re.Match[str], readings: Sequence[tuple[str, date]]) -> tuple[str, date] | None:
    """Choose the day that the weekdays named in the text lie just before; one beside the header date decides."""
    for beside in (text[max(0, header.start() - 12) : header.start()], text[header.end() : header.end() + 12]):
        if named := _WEEKDAY.search(beside):
            fitting = [one for one in readings if one[1].weekday() == weekday_number(named[1])]
            return fitting[0] if len(fitting) == 1 else None
    weekdays = {weekday_number(found[1]) or 0 for found in _WEEKDAY.finditer(text)}
    if not weekdays:
        return None
    back = {name: sorted((day.weekday() - one) % 7 for one in weekdays) for name, day in readings}
    rated = sorted(readings, key=lambda one: (back[one[0]][0], sum(back[one[0]])))
    first, second = (back[name] for name, _ in rated)
    if first[0] <= 1 and (second[0] >= 2 or sum(second) - sum(first) >= 2 * len(weekdays)):
        return rated[0]
    return None


def _days_named(text: str, readings: Sequence[tuple[str, date]]) -> list[date]:
    """List days the text names with their month, in the year of the header."""
    days = []
    for found in _NO_YEAR.finditer(text):
        month, number = month_number(found[2] or found[3]), int(found[1] or found[4])
        if month and (found[2] or found[3])[0].isupper():
            days += [day for _, one in readings if (day := nearest_day(one, month, number, -1))]
    return days


def _from_address(text: str) -> _Told | None:
    for address in _ADDRESS.finditer(text, 0, HEAD):
        found = _IN_ADDRESS.search(address[0])
        if found is None:
            continue
        year, month, day = (found[n] or found[n + 3] for n in (1, 2, 3))
        number = int(month) if month.isdigit() else month_number(month)
        told = day_or_none(int(year), number or 0, int(day))
        if told:
            return _Told(told, f'the address of the page has "{found[0].strip("/_-")}"', 2)
    return None


def _dateline(text: str) -> re.Match[str] | None:
    """Find the first day behind the place of a dateline."""
    places = (mark.end() for mark in _BEHIND_PLACE.finditer(text, 0, HEAD + 800))
    return next((day for at in places if (day := _DATELINE.match(text, at, HEAD + 800))), None)


def _from_dateline(text: str, known: Sequence[date]) -> _Told | None:
    """Read a dateline ("PORT, March 15 (Agency) —"), its year from other dates."""
    found = _dateline(text) if known else None
    if found is None or not _PLACE.fullmatch(text, text.rfind("\n", 0, found.start()) + 1, found.start()):
        return None
    month, day = month_number(found["m"] or found["m2"]), int(found["d"] or found["d2"])
    near = [
        one
        for one in known
        if month and (reading := nearest_day(one + timedelta(7), month, day)) and abs((reading - one).days) < 15
    ]
    if not near or not month:
        return None
    told = nearest_day(near[0] + timedelta(7), month, day)
    return (
        _Told(told, f'the dateline has "{found["m"] or found["d2"]} {found["d"] or found["m2"]}"', 1) if told else None
    )


def _beside_the_author(text: str, not_after: date | None) -> DocumentDate | None:
    """Look for a date in a full dateline, or in a short line that is no sentence, near the beginning of a text."""
    start = 0
    for line in text[: HEAD + 800].splitlines(keepends=True):
        end = start + len(line)
        is_short = len(line) <= 110 and (
            not line.rstrip().endswith((".", "”", '"', "’", "?", "!")) or _CLOCK_AT_END.search(line) is not None
        )
        for found in _WRITTEN.finditer(text, start, end):
            leads = found.end() - start < 70 and _AGENCY.match(text, found.end(), end)
            day = _day_of(found)
            if day is not None and (is_short or (leads and _PLACE_ALONE.fullmatch(text, start, found.start()))):
                return DocumentDate(day, f'the line "{found[0]}" says so')
        digits = next(_in_digits(text, start, end), None) if is_short else None
        if digits is not None:
            return _settled(text, digits, [], not_after)
        start = end
    return None


def _without_year(text: str, not_after: date) -> DocumentDate | None:
    """Settle a dateline that no year stands near: by the first weekday behind it, which is that of the news.

    It lies within a year of the last day that the text names with its year, else it is of the first such year after
    all that the text names; where it names none, of the last one.
    """
    found = _dateline(text)
    if found is None or not _PLACE.fullmatch(text, text.rfind("\n", 0, found.start()) + 1, found.start()):
        return None
    month, number = month_number(found["m"] or found["m2"]) or 0, int(found["d"] or found["d2"])
    weekday = _WEEKDAY.search(text, found.end(), found.end() + _NEWS)
    if weekday is None:
        return None
    years = range(not_after.year, not_after.year - _YEARS_BACK, -1)
    days = [day for year in years if (day := day_or_none(year, month, number)) and day <= not_after]
    wanted = weekday_number(weekday[1])
    fitting = [day for day in days if day.weekday() == wanted] or [
        day for day in days if (day - timedelta(1)).weekday() == wanted
    ]
    if not fitting:
        return None
    day, why = _nearest_named(text, fitting, not_after)
    basis = f"the dateline {found[0].strip(' ([/—–-')} has no year; its weekday fits {day.year}, {why}"
    return DocumentDate(day, basis, tuple(one for one in fitting if one != day))


def _nearest_named(text: str, fitting: Sequence[date], not_after: date) -> tuple[date, str]:
    """Choose among days by the days and years that a text names, and say why; the last comes first."""
    days = [day for one in _WRITTEN.finditer(text) if (day := _day_of(one)) and day <= not_after]
    years = [year for one in _YEAR.finditer(text) if (year := int(one[1])) < not_after.year]
    if days and max(days).year >= max(years, default=0):
        near = min(fitting, key=lambda day: abs((day - max(days)).days))
        if abs((near - max(days)).days) < _A_YEAR:
            return near, f"the nearest to {max(days)}"
    later = [day for day in fitting if years and day.year > max(years)]
    return (later[-1], f"the first such after {max(years)}") if later else (fitting[0], "the last such")
