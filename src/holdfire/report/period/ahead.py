"""What comes next: the known moments of the deal after a period."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from holdfire.assessments.assessment import Assessment
from holdfire.deal.model import Deal
from holdfire.deal.restate.names import shown_names
from holdfire.report.clock import moment_words, time_words
from holdfire.report.dates import Dated, Repeat, known_dates
from holdfire.report.ics import dated_words
from holdfire.report.period.page import Ahead
from holdfire.vocab.moment import FIRST, Moment
from holdfire.vocab.moment_text import day_of, day_start

MOST_AHEAD = 30


def moments_ahead(deal: Deal, after: int, as_if: int | None) -> tuple[tuple[Ahead, ...], int]:
    """List the known moments of a deal from a second on, soonest first, and say how many more there are.

    Args:
        after: First second (UTC) that lies ahead.
        as_if: From when the deal is in force, or is taken to be; ``None``: nobody knows.

    Returns:
        At most ``MOST_AHEAD``. Of what comes again, the next time. Daily hours are no deadline and left out.
    """
    zone, shown = ZoneInfo(deal.zone), shown_names(deal)
    coming = [
        (moment, dated)
        for dated in known_dates(deal, as_if)
        if not (dated.repeat and dated.repeat.hours) and (moment := next_of(dated, after, zone))
    ]
    coming.sort(key=lambda pair: (pair[0].latest, pair[0].earliest))
    listed = [
        Ahead(when_words(moment, deal.zone), f"{dated_words(deal, dated, shown)}{again_words(dated.repeat, deal.zone)}")
        for moment, dated in coming
    ]
    alike = list(dict.fromkeys(listed))
    return tuple(alike[:MOST_AHEAD]), max(0, len(alike) - MOST_AHEAD)


def when_words(moment: Moment, zone: str) -> str:
    """Write a moment."""
    return moment_words(Moment(moment.earliest, moment.latest), zone)


def again_words(repeat: Repeat | None, zone: str) -> str:
    """Say how it comes again."""
    if repeat is None:
        return ""
    until = f", until {time_words(repeat.until, zone)}" if repeat.until is not None else ""
    return f" (every {repeat.every}{until})"


def next_of(dated: Dated, after: int, zone: ZoneInfo) -> Moment | None:
    """Give the next time it comes; ``None``: it lies behind."""
    if dated.moment.latest >= after:
        return dated.moment
    repeat = dated.repeat
    if repeat is None:
        return None
    day = next_day(day_of(dated.moment.earliest, zone), day_of(after, zone), repeat.every)
    start, end = day_start(day, zone), day_start(day + timedelta(days=1), zone) - 1
    return None if repeat.until is not None and start > repeat.until else Moment(start, end)


def next_day(first: date, today: date, every: str) -> date:
    """Give the first day from today on that is so many days, weeks, or ends of months after the first."""
    if every == "month":
        return today.replace(day=monthrange(today.year, today.month)[1])
    step = 7 if every == "week" else 1
    return today + timedelta(days=-(today - first).days % step)


def in_force_since(assessments: Sequence[Assessment]) -> int | None:
    """Give the second from which all accounts have it that the deal is in force; ``None``: they do not, or differ."""
    since = {_left_proposed(each) for each in assessments if each.timeline}
    return since.pop() if len(since) == 1 else None


def _left_proposed(each: Assessment) -> int | None:
    stretches: Iterable[tuple[int, frozenset[str]]] = ((one.start, one.states) for one in each.timeline)
    proposed = [start for start, states in stretches if "proposed" not in states]
    return proposed[0] if proposed and proposed[0] > FIRST and "proposed" not in each.states else None
