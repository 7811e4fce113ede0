"""Checks on times that do not go together: two for one thing, a fixed one beside an open one, two clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from zoneinfo import ZoneInfo

from holdfire.deal.checks.finding import finding, list_terms
from holdfire.deal.checks.subject import Subject
from holdfire.deal.clock import At, deadline_of, never_together, start_of, time_of
from holdfire.deal.condition import (
    After,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    InForce,
    Not,
    TermIs,
    leaves,
)
from holdfire.deal.end import parts_of_before
from holdfire.deal.model import Deal
from holdfire.deal.says import say_condition
from holdfire.deal.versions import merge_readings
from holdfire.deal.written.syntax import all_texts
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment

_DAY = 86_400
_CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}[ T]+\d{1,2}:\d{2}(?::\d{2})?(?P<zone>\s?(?:Z|[+-]\d{2}:?\d{2}))?(?!\w)")


def dates_disagree(subject: Subject) -> tuple[Diagnostic, ...]:
    """T306 warning: one thing is given two times that are not the same.

    A term or the deal has `until` and `lasts`, and the length does not end on that date; a
    deadline names two dates; or two terms ask the same of the same party by two deadlines.
    The earlier one counts. Keep the one that is meant.
    """
    found = (*_two_ends(subject), *_two_dates(subject), *_asked_twice(subject))
    return tuple(dict.fromkeys(found))


def deadline_fixed_start_open(subject: Subject) -> tuple[Diagnostic, ...]:
    """T307 note: a deadline is a fixed date, and what it waits for has none.

    If the deal enters into force late, or the condition under which the term starts comes
    true late, the date has passed before anybody owed anything. Count the deadline from
    that moment (`within 72 hours of entry into force`), or say what holds if it comes late.
    """
    deal = subject.deal
    fixed = [term for term in deal.terms if term.form == "achieve" and term.timing.by and term.timing.by.moment]
    entry = time_of(InForce(), deal)
    if fixed and entry and not entry.is_date:
        are_many = len({term.id for term in fixed}) > 1
        what, so = ("deadlines", "are fixed dates") if are_many else ("deadline", "is a fixed date")
        message = f"when the deal enters into force is open, and the {what} of {list_terms(fixed)} {so}"
        labels = (Label(subject.written.where("in force"), "open"),) if subject.written.has("in force") else ()
        span = subject.where(fixed[0], "by")
        fix = "count it from entry into force, or say what holds if that comes late"
        return (finding(deadline_fixed_start_open, message, span, "a fixed date", labels, fix),)
    found = []
    for term in fixed:
        starts = term.timing.starts_when
        start = time_of(starts, deal) if starts else None
        if starts and not (start and start.is_date):
            message = f"`{term.id}` has a fixed deadline, and starts only when {say_condition(starts)}"
            label = Label(subject.where(term, "starts when"), "open")
            fix = "count the deadline from there, or say what holds if it comes late"
            span = subject.where(term, "by")
            found.append(finding(deadline_fixed_start_open, message, span, "a fixed date", (label,), fix))
    return tuple(dict.fromkeys(found))


def renewal_without_owner(subject: Subject) -> tuple[Diagnostic, ...]:
    """T308 warning: an extension hangs on nobody's word, vote or act.

    Its condition looks at dates alone, so nobody decides whether the time is extended. Name
    who agrees (`when: north and south have accepted extension`), which body decides, or
    what must have been done.
    """
    found = []
    blocks = [(subject.written, subject.deal.ends_when)]
    blocks += [(subject.block("terms", term.id), term.timing.ends_when) for term in subject.deal.terms]
    for block, ends in blocks:
        for condition in dict.fromkeys(_extensions(ends)):
            if not any(isinstance(leaf, HasTaken | Decided | TermIs) for leaf in leaves(condition)):
                message = f"nobody decides on this extension: it hangs on `{say_condition(condition)}` alone"
                inner = (one for one in block.blocks("extended") if one.has("when") or one.has("unless"))
                span = next((one.where("when" if one.has("when") else "unless") for one in inner), block.name.span)
                fix = "name who agrees, which body decides, or what must have been done"
                found.append(finding(renewal_without_owner, message, span, "nobody's word", help=fix))
    return tuple(dict.fromkeys(found))


def zones_mixed(subject: Subject) -> tuple[Diagnostic, ...]:
    """T309 note: some clock times are in the deal's time zone, others say another one.

    Both are read as they are written. People easily take one for the other: write all of
    them in the zone of the deal.
    """
    zone = ZoneInfo(subject.deal.zone)
    local, other = [], []
    for key, text in all_texts(subject.written):
        for match in _CLOCK.finditer(text.text) if key not in ("text", "says", "means", "asks") else ():
            if match["zone"] is None:
                local.append(text)
            elif (moment := _moment(match[0], zone)) and not _is_local(moment, match[0], zone):
                there = datetime.fromtimestamp(moment.earliest, zone).strftime("%Y-%m-%d %H:%M")
                other.append((text.span_of(match.start(), match.end()), match[0].strip(), there))
    if not local or not other:
        return ()
    span, written, there = other[0]
    message = f"`{written}` is {there} in {subject.deal.zone}, the zone of the other clock times"
    labels = tuple(Label(span, f"{there} there") for span, _, there in other[1:])
    return (finding(zones_mixed, message, span, "another zone", labels, f"write `{there}`"),)


def _two_ends(subject: Subject) -> Iterator[Diagnostic]:
    """Find what has an end by its date and another by its length."""
    deal = subject.deal
    entry: Condition = InForce()
    ends = [(subject.written, "the deal", deal.until, deal.ends_when, entry)]
    for term in deal.terms:
        block, timing = subject.block("terms", term.id), term.timing
        ends.append((block, f"`{term.id}`", timing.until, timing.ends_when, TermIs(term.id, "has started")))
    for block, what, until, ends_when, start in ends:
        for part in ends_when.parts if isinstance(ends_when, AnyOf) else (ends_when,):
            by_length = time_of(part, deal) if isinstance(part, After) and part.condition == start else None
            if until and by_length and by_length.is_date and not _agree(_date(until), by_length):
                moment = _local(by_length.earliest, deal)
                message = f"{what} ends {until.as_written} by its date, and {moment} by its length"
                label = Label(block.where("lasts"), f"ends {moment}")
                fix = "keep the one that is meant"
                yield finding(dates_disagree, message, block.where("until"), "one end", (label,), fix)


def _two_dates(subject: Subject) -> Iterator[Diagnostic]:
    """Find deadlines that name two dates."""
    deal = subject.deal
    for term in deal.terms:
        by = term.timing.by.condition if term.timing.by else None
        parts = by.parts if isinstance(by, AnyOf | All) else ()
        dates = [_as_day(at) for part in parts if (at := time_of(part, deal)) and at.is_date]
        for one, other in combinations(dates, 2):
            if not _agree(one, other):
                message = f"the two dates of this deadline differ: {_named(one, deal)}, and {_named(other, deal)}"
                yield finding(dates_disagree, message, subject.where(term, "by"), "two deadlines")


def _asked_twice(subject: Subject) -> Iterator[Diagnostic]:
    """Find pairs of terms that ask the same of the same bearers by two deadlines."""
    deal = subject.deal
    owed = [term for term in deal.terms if term.form == "achieve" and term.act]
    for one, other in combinations(owed, 2):
        same = (one.act, one.target, one.level, one.begins) == (other.act, other.target, other.level, other.begins)
        whom = set(one.bearers) & set(other.bearers) and set(one.owed_to) == set(other.owed_to)
        if one.id == other.id or not same or not whom or merge_readings(one.reading, other.reading) is None:
            continue
        start = start_of(one, deal)
        together = one.timing.starts_when == other.timing.starts_when or start == start_of(other, deal) is not None
        first, second = deadline_of(one, deal), deadline_of(other, deal)
        if not first or not second or not together or never_together(one, other, deal):
            continue
        if first.anchor != second.anchor or not _agree(first, second):
            message = f"`{one.id}` and `{other.id}` ask for the same, by {first.words} and by {second.words}"
            label = Label(subject.where(other, "by"), "the other deadline")
            yield finding(dates_disagree, message, subject.where(one, "by"), "one deadline", (label,))


def _extensions(ends: Condition | None) -> Iterator[Condition]:
    """List the conditions on which the steps of an extension hang, in an end that is made of them."""
    match ends:
        case AnyOf(parts):
            for part in parts:
                yield from _extensions(part)
        case All((_, Not(decided))) | All((_, decided)):
            asked = parts_of_before(decided)
            if asked:
                yield asked[0]


def _as_day(at: At) -> At:
    """Take a date without a clock time as the whole day."""
    return at if ":" in at.words or "after" in at.words else At(None, at.earliest, at.earliest + _DAY, at.words)


def _agree(one: At, other: At) -> bool:
    """Say whether two dates can be the same moment: the day of one, say, holds the other."""
    return one.earliest <= other.latest + 1 and other.earliest <= one.latest + 1


def _date(moment: Moment) -> At:
    return At(None, moment.earliest, moment.latest)


def _named(at: At, deal: Deal) -> str:
    day = _local(at.earliest, deal)
    return day if at.words.startswith(day[:10]) else f"{at.words}, which is {day}"


def _local(seconds: int, deal: Deal) -> str:
    if not -60_000_000_000 < seconds < 240_000_000_000:
        return "beyond all calendars"
    return datetime.fromtimestamp(seconds, ZoneInfo(deal.zone)).strftime("%Y-%m-%d %H:%M")


def _moment(text: str, zone: ZoneInfo) -> Moment | None:
    try:
        return parse_moment(text.strip(), zone)
    except ValueError:
        return None


def _is_local(moment: Moment, text: str, zone: ZoneInfo) -> bool:
    """Say whether a clock time with a zone reads the same on the deal's own clocks."""
    clock = re.search(r"(\d{1,2}):(\d{2})", text)
    there = datetime.fromtimestamp(moment.earliest, zone)
    return clock is not None and (int(clock[1]), int(clock[2])) == (there.hour, there.minute)
