"""The known moments of a deal as an iCalendar file (RFC 5545), for any calendar program.

Whole days are days, other moments are in UTC; daily hours are in the zone of the deal, which
the file describes. An entry keeps its UID when its date moves, so that a calendar that reads
the file again changes the entry instead of adding one.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from holdfire.deal.model import Deal, Term
from holdfire.deal.restate.names import bearer_words, listed, shown_names
from holdfire.deal.restate.terms import reading_words
from holdfire.deal.says import say_condition
from holdfire.report.dates import Dated, Repeat, known_dates
from holdfire.vocab.moment_text import day_of, day_start

_WORDS: Mapping[str, str] = {
    "proposed": "Proposed",
    "in force": "Enters into force",
    "amended": "Amended",
    "starts": "Starts",
    "deadline": "Deadline",
    "decision": "Last moment for",
    "ends": "Ends",
    "hours": "Hours",
    "period": "Period ends",
}
_EVERY = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}


def calendar_of(deal: Deal, stamp: int, as_if: int | None = None) -> bytes:
    """Write the calendar of a deal.

    Args:
        deal: Any.
        stamp: When what is written was last changed (UTC seconds).
        as_if: Suppose the deal in force from this second on.

    Returns:
        The file, its lines ended and folded as the standard asks.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Holdfire//Holdfire//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", deal.id)
    zone, shown = ZoneInfo(deal.zone), shown_names(deal)
    for dated in known_dates(deal, as_if):
        event = Event()
        event.add("uid", _uid(deal, dated))
        event.add("dtstamp", datetime.fromtimestamp(stamp, UTC))
        event.add("summary", dated_words(deal, dated, shown))
        if description := _description(deal, dated, shown):
            event.add("description", description)
        event.add("categories", [dated.kind])
        event.add("transp", "TRANSPARENT")
        _add_times(event, dated, zone)
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _uid(deal: Deal, dated: Dated) -> str:
    reading = [f"{question}/{answer}" for question, answer in dated.reading]
    told_apart = "\n".join([deal.id, dated.kind, dated.term, dated.bound, str(dated.number), *reading])
    return f"{sha256(told_apart.encode()).hexdigest()[:32]}@holdfire"


def _version(deal: Deal, dated: Dated) -> Term | None:
    versions = [term for term in deal.terms if term.id == dated.term]
    return next((term for term in versions if term.reading == dated.reading), versions[0] if versions else None)


def dated_words(deal: Deal, dated: Dated, shown: Mapping[str, str]) -> str:
    """Say what comes at a moment: ``Deadline: leave (Nusra Front)``."""
    asked = f" “{say_condition(dated.asked, shown)}”" if dated.asked else ""
    what = f"{_WORDS[dated.kind]}{asked}{f' {dated.bound}' if dated.bound else ''}: {dated.term or deal.id}"
    term = _version(deal, dated)
    if term is None:
        return what
    who = listed((bearer_words(bearer, shown) for bearer in term.bearers), "and")
    reading = "".join(f", {question}: {answer}" for question, answer in dated.reading)
    return f"{what} ({who}){reading}"


def _description(deal: Deal, dated: Dated, shown: Mapping[str, str]) -> str:
    term = _version(deal, dated)
    if term is None:
        return ""
    readings = [term.reading] if dated.reading else []
    lines = [term.says, *(f"“{quote.text}” ({quote.document})" for quote in term.quotes)]
    lines += [f"Reading: {reading_words(deal, reading, shown)}" for reading in readings]
    return "\n".join(lines)


def _add_times(event: Event, dated: Dated, zone: ZoneInfo) -> None:
    moment, repeat = dated.moment, dated.repeat
    if repeat is not None and repeat.hours is not None:
        day = day_of(moment.earliest, zone)
        begins, ends = (_at_clock(day, seconds, zone) for seconds in repeat.hours)
        event.add("dtstart", begins)
        event.add("dtend", ends)
        event.add("rrule", _rule(repeat, None if repeat.until is None else datetime.fromtimestamp(repeat.until, UTC)))
        return
    first, last = day_of(moment.earliest, zone), day_of(moment.latest, zone)
    is_days = (
        day_start(first, zone) == moment.earliest and day_start(last + timedelta(days=1), zone) == moment.latest + 1
    )
    if is_days:
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))
        if repeat is not None:
            event.add("rrule", _rule(repeat, None if repeat.until is None else day_of(repeat.until, zone)))
        return
    event.add("dtstart", datetime.fromtimestamp(moment.earliest, UTC))
    if moment.latest > moment.earliest:
        event.add("dtend", datetime.fromtimestamp(moment.latest + 1, UTC))


def _at_clock(day: date, seconds: int, zone: ZoneInfo) -> datetime:
    day += timedelta(days=seconds // 86400)
    return datetime(day.year, day.month, day.day, seconds % 86400 // 3600, seconds % 3600 // 60, tzinfo=zone)


def _rule(repeat: Repeat, until: date | None) -> dict[str, object]:
    rule: dict[str, object] = {"freq": _EVERY[repeat.every]}
    if repeat.every == "month":
        rule["bymonthday"] = -1
    if until is not None:
        rule["until"] = until
    return rule
