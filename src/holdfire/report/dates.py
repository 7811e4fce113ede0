"""The moments of a deal that are known before anything is told: deadlines, starts, ends, hours, periods.

Most follow from entry into force; where that hangs on signatures, ``as if`` supposes it. A moment
that only bounds another (an end that can be moved, a deadline that can come earlier) says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from holdfire.deal.condition import After, AfterDays, All, AnyOf, Condition, InForce, Not, Reached, TermIs
from holdfire.deal.end import parts_of_before
from holdfire.deal.model import Deal, Period, Term
from holdfire.engine.calendar import periods_between
from holdfire.vocab.moment import LAST, Moment
from holdfire.vocab.moment_text import after_days, day_of, day_start

EXACT, EARLIEST, LATEST = "", "at the earliest", "at the latest"
_DEEPEST = 50
_SOONEST, _FARTHEST = -60_000_000_000, 250_000_000_000  # seconds: what calendars have days for
_FIRST_PERIODS = 400 * 86_400


@dataclass(frozen=True, slots=True)
class Bounds:
    """When something first comes: not before, and not after (UTC seconds); ``None`` where that is not known."""

    earliest: int | None = None
    latest: int | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """How a moment comes again.

    Attributes:
        every: "day", "week" or "month".
        until: Not after this second (UTC); ``None``: without an end.
        hours: Local clock times between which it lasts, in seconds after midnight; ``None``: the whole day.
    """

    every: str
    until: int | None
    hours: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A moment of a deal.

    Attributes:
        kind: "proposed", "in force", "amended", "starts", "deadline", "decision", "ends", "hours" or "period".
        term: Term id; ``""`` for the deal itself.
        reading: ``(question, answer)`` pairs, where it differs between readings.
        moment: One second, or local days from their first second to their last.
        bound: ``EXACT``, ``EARLIEST`` or ``LATEST``.
        number: Of several of one kind, from 1; 0 for the only one.
        repeat: How it comes again; ``None``: once.
        asked: Of a decision: what has to have come by then, or must not have.
    """

    kind: str
    term: str
    moment: Moment
    bound: str = EXACT
    reading: tuple[tuple[str, str], ...] = ()
    number: int = 0
    repeat: Repeat | None = None
    asked: Condition | None = None


def known_dates(deal: Deal, as_if: int | None = None) -> tuple[Dated, ...]:
    """List the known moments of a deal: its own, then those of its terms, in the order written.

    Args:
        deal: Any.
        as_if: Suppose it in force from this second on (UTC).
    """
    clock = _Clock(deal, ZoneInfo(deal.zone), as_if)
    found = list(_of_deal(deal, clock))
    for term_id in dict.fromkeys(term.id for term in deal.terms):
        versions = [term for term in deal.terms if term.id == term_id]
        found += _shared([(version.reading, tuple(_of_term(version, clock))) for version in versions])
    return tuple(each for each in found if _SOONEST <= each.moment.earliest <= each.moment.latest <= _FARTHEST)


def _shared(versions: list[tuple[tuple[tuple[str, str], ...], tuple[Dated, ...]]]) -> Iterator[Dated]:
    """Give once what all versions of a term share, and the rest with its reading."""
    for reading, dates in versions:
        for each in dates:
            if not all(each in others for _, others in versions):
                yield replace(each, reading=reading)
            elif dates is versions[0][1]:
                yield each


@dataclass(frozen=True, slots=True)
class _Clock:
    """Works out when conditions first hold, as far as the deal alone says."""

    deal: Deal
    zone: ZoneInfo
    as_if: int | None

    def in_force(self) -> Bounds:
        """Say when the deal enters into force."""
        return self.first(InForce())

    def first(self, condition: Condition | None, depth: int = 0) -> Bounds:
        """Say when a condition first holds; ``None`` holds from the beginning of time."""
        if depth > _DEEPEST:
            return Bounds()
        match condition:
            case InForce():
                if self.as_if is not None:
                    return Bounds(self.as_if, self.as_if)
                return Bounds() if self.deal.in_force is None else self.first(self.deal.in_force, depth + 1)
            case Reached(moment):
                return Bounds(moment.earliest, moment.latest)
            case After(part, seconds):
                known = self.first(part, depth + 1)
                return Bounds(*(None if at is None else at + seconds for at in (known.earliest, known.latest)))
            case AfterDays(part, days, months):
                known = self.first(part, depth + 1)
                ends = (known.earliest, known.latest)
                return Bounds(*(None if at is None else after_days(at, days, months, self.zone) for at in ends))
            case All(parts):
                return last_of(self.first(part, depth + 1) for part in parts)
            case AnyOf(parts) if parts:
                return first_of(self.first(part, depth + 1) for part in parts)
            case TermIs(term, "has started", _):
                versions = [version for version in self.deal.terms if version.id == term]
                return self._hull(self.start(version, depth + 1) for version in versions)
        return Bounds()

    def start(self, term: Term, depth: int = 0) -> Bounds:
        """Say when a term's window opens."""
        timing = term.timing
        parts = [self.first(InForce(), depth)]
        parts += [self.first(timing.starts_when, depth)] if timing.starts_when else []
        parts += [Bounds(timing.from_.earliest, timing.from_.earliest)] if timing.from_ else []
        return last_of(parts)

    def end(self, term: Term) -> Bounds:
        """Say when a term's window closes, with the deal or before it."""
        conditions = (term.timing.ends_when, term.timing.falls_away_when, self.deal.ends_when)
        parts = [self.first(condition) for condition in conditions if condition]
        parts += [Bounds(u.latest + 1, u.latest + 1) for u in (term.timing.until, self.deal.until) if u]
        return first_of(parts)

    @staticmethod
    def _hull(parts: Iterable[Bounds]) -> Bounds:
        known = list(parts)
        earliest, latest = ([getattr(each, end) for each in known] for end in ("earliest", "latest"))
        return Bounds(
            None if not known or None in earliest else min(earliest),
            None if not known or None in latest else max(latest),
        )


def last_of(parts: Iterable[Bounds]) -> Bounds:
    """Say when the last of several has come."""
    known = list(parts)
    earliest = [each.earliest for each in known if each.earliest is not None]
    latest = [each.latest for each in known if each.latest is not None]
    return Bounds(max(earliest, default=None), max(latest) if latest and len(latest) == len(known) else None)


def first_of(parts: Iterable[Bounds]) -> Bounds:
    """Say when the first of several comes."""
    known = list(parts)
    earliest = [each.earliest for each in known if each.earliest is not None]
    latest = [each.latest for each in known if each.latest is not None]
    return Bounds(min(earliest) if earliest and len(earliest) == len(known) else None, min(latest, default=None))


def _of_deal(deal: Deal, clock: _Clock) -> Iterator[Dated]:
    if deal.proposed_on:
        yield Dated("proposed", "", deal.proposed_on)
    yield from _bounded("in force", "", clock.in_force())
    agreed = [amendment.on for amendment in deal.amendments if amendment.on]
    for number, on in enumerate(agreed, start=1):
        yield Dated("amended", "", on, number=number)
    yield from _decisions("", (deal.in_force, deal.ends_when), clock)
    if deal.ends_when:
        yield from _bounded("ends", "", clock.first(deal.ends_when))
    if deal.until:
        yield Dated("ends", "", deal.until, number=1 if deal.ends_when else 0)


def _of_term(term: Term, clock: _Clock) -> Iterator[Dated]:
    timing = term.timing
    start, end = clock.start(term), clock.end(term)
    if timing.from_ or timing.starts_when:
        yield from _bounded("starts", term.id, start)
    yield from _deadline(term, clock)
    ends = tuple(condition for condition in (timing.ends_when, timing.falls_away_when) if condition)
    hangs_on = (timing.starts_when, timing.only_while, timing.falls_away_when, timing.ends_when)
    yield from _decisions(term.id, (*hangs_on, timing.by.condition if timing.by else None), clock)
    if ends:
        yield from _bounded("ends", term.id, first_of(clock.first(condition) for condition in ends))
    if timing.until:
        yield Dated("ends", term.id, timing.until, number=1 if ends else 0)
    if start.earliest is not None:
        if timing.daily:
            yield _hours(term, timing.daily, start.earliest, end, clock.zone)
        if term.period and term.period.every != "window":
            yield from _periods(term, term.period, start.earliest, end, clock.zone)


def _bounded(kind: str, term: str, bounds: Bounds) -> Iterator[Dated]:
    """Give a moment that is known, or what is known of its bounds."""
    if bounds.earliest is not None and bounds.earliest == bounds.latest:
        yield Dated(kind, term, Moment(bounds.earliest, bounds.earliest))
        return
    for at, bound in ((bounds.earliest, EARLIEST), (bounds.latest, LATEST)):
        if at is not None:
            yield Dated(kind, term, Moment(at, at), bound)


def _deadline(term: Term, clock: _Clock) -> Iterator[Dated]:
    by = term.timing.by
    if by is None or by.not_said:
        return
    if by.moment:
        yield Dated("deadline", term.id, by.moment)
    elif isinstance(by.condition, AfterDays):
        for each in _bounded("deadline", term.id, clock.first(by.condition)):
            day = day_of(each.moment.earliest - 1, clock.zone)
            whole = Moment(day_start(day, clock.zone), each.moment.earliest - 1)
            yield Dated(each.kind, each.term, whole, each.bound)
    else:
        yield from _bounded("deadline", term.id, clock.first(by.condition))


def _decisions(term: str, conditions: Iterable[Condition | None], clock: _Clock) -> Iterator[Dated]:
    """Give the last moments at which something counts that is asked for before a moment: a vote, consent, notice."""
    asked = dict.fromkeys(pair for condition in conditions if condition for pair in _asked_before(condition))
    for number, (what, moment) in enumerate(asked, start=1):
        at = clock.first(moment)
        if at.earliest is not None and at.earliest == at.latest:
            yield Dated("decision", term, Moment(at.earliest, at.earliest), number=number, asked=what)


def _asked_before(condition: Condition) -> Iterator[tuple[Condition, Condition]]:
    before = parts_of_before(condition)
    if before:
        yield before
        return
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _asked_before(part)
        case Not(part) | After(part, _) | AfterDays(part):
            yield from _asked_before(part)


def _hours(term: Term, hours: tuple[int, int], start: int, end: Bounds, zone: ZoneInfo) -> Dated:
    first = day_start(day_of(start, zone), zone)
    return Dated("hours", term.id, Moment(first, first), repeat=Repeat("day", _until(end), hours))


def _periods(term: Term, period: Period, start: int, end: Bounds, zone: ZoneInfo) -> Iterator[Dated]:
    """Give the last day of the first period that is judged, and how it comes again."""
    last = min(LAST, start + _FIRST_PERIODS, end.latest if end.latest is not None else LAST)
    for window in periods_between(period, start, last, zone):
        if window.start >= start or term.partial_periods:
            first = day_start(day_of(window.end - 1, zone), zone)
            until = _until(end)
            if until is not None and not term.partial_periods:
                until = day_start(day_of(until + 1, zone), zone) - 1
            if until is None or first <= until:
                yield Dated("period", term.id, Moment(first, window.end - 1), repeat=Repeat(period.every, until))
            return


def _until(end: Bounds) -> int | None:
    """Give the last second of a window that surely closes."""
    return None if end.latest is None else end.latest - 1
