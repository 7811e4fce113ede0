"""Section 5: one term for one bearer in one world: its windows, its matches, its sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from holdfire.assessments.assessment import Bounds
from holdfire.claims.claim import Event
from holdfire.deal.condition import Reached
from holdfire.deal.model import ActPattern, Bearer, Term
from holdfire.vocab.moment import FIRST
from holdfire.vocab.quantity import MILLI, UNKNOWN
from tests.oracle import local_time
from tests.oracle.incidents import MAY, MUST, NO, Incident, begins_with_counting, in_unit
from tests.oracle.matching import covers, facets_match
from tests.oracle.signals import NEVER, SURELY, Signal, both, either, latch, opposite
from tests.oracle.world import World

High = int | None  # no upper bound known


@dataclass(frozen=True)
class Match:
    """An incident that may or must match a pattern, in a window."""

    incident: Incident
    level: int
    low: int
    high: High
    begins: bool = False

    @property
    def earliest(self) -> int:
        return self.incident.earliest

    @property
    def latest(self) -> int:
        return self.incident.happened.began.latest if self.begins else self.incident.latest


class View:
    """One term, one bearer, one world."""

    def __init__(self, world: World, term: Term, bearer: Bearer) -> None:
        self.world, self.term, self.bearer, self.grid = world, term, bearer, world.grid
        self.now, self.complete = world.now, world.account.complete_up_to
        timing, deal, holds = term.timing, world.deal, world.holds
        from_second = self.grid.from_second
        always = from_second(FIRST)
        self.entry = world.in_force()
        is_event = term in deal.events
        self.in_force = always if is_event else self.entry
        self.fallen_away = latch(holds(timing.falls_away_when))
        starts = always if timing.starts_when is None else latch(holds(timing.starts_when))
        reached = always if timing.from_ is None else latch(holds(Reached(timing.from_)))
        self.started = both(self.in_force, starts, reached)
        closings = [from_second(until.latest + 1) for until in (timing.until, deal.until) if until is not None]
        ends = either(latch(holds(timing.ends_when)), latch(holds(deal.ends_when)), *closings)
        self.ended = from_second(None) if is_event else ends
        self.running = always if timing.only_while is None else holds(timing.only_while)
        in_hours = always
        if timing.daily is not None:
            hours = timing.daily
            in_hours = self.grid.signal(lambda t: SURELY if local_time.is_in_hours(t, deal.zone, hours) else NEVER)
        self.in_hours = in_hours
        self.over = either(self.ended, self.fallen_away)
        self.open_all_day = both(self.started, opposite(self.over), self.running)
        self.open = both(self.open_all_day, in_hours)
        begun = from_second(timing.counting_from.earliest) if timing.counting_from else self.in_force
        self.counting = both(begun, opposite(self.over))
        by = timing.by
        passed = from_second(by.moment.latest + 1 if by and by.moment else None)
        condition = holds(by.condition if by else None)
        self.overdue = latch(both(either(passed, condition), self.started, opposite(self.over)))
        self.limits = [(e, always if e.when is None else holds(e.when)) for e in term.exceptions]

    @cached_property
    def unit(self) -> str:
        return self.term.target.number.unit if self.term.target else ""

    def is_past_knowing(self, t: int) -> bool:
        return self.world.is_past_knowing(t)

    def match(
        self, asked: ActPattern | None, by: Bearer, window: Signal, unit: str = "", *, begins: bool = False
    ) -> list[Match]:
        """Find the incidents that match, with what each counts for: 1 where no unit is named."""
        found = []
        for incident in self.world.incidents:
            if asked is None or not (level := self.level_of(incident, asked, by)):
                continue
            match = Match(incident, level, *self.amount(incident, unit), begins)
            if not self.grid.is_possible_in(window, match.earliest, match.latest):
                continue
            if not self.grid.is_certain_throughout(window, match.earliest, match.latest):
                match = replace(match, level=MAY)
            found.append(match)
        return found

    def level_of(self, incident: Incident, asked: ActPattern, by: Bearer, *, is_total: bool = False) -> int:
        """Match facets, told and exceptions, but not time."""
        world = self.world
        level = min(incident.told, facets_match(incident, asked, by, world.deal, world.parties))
        for exception, holds in self.limits if level else ():
            covered = facets_match(incident, exception.act, exception.by or self.bearer, world.deal, world.parties)
            if exception.never_covers or exception.when is not None:
                covered = min(covered, MAY if is_total else self.applies(incident, exception.never_covers, holds))
            level = min(level, MUST - covered)
        return level

    def applies(self, incident: Incident, never_covers: tuple[str, ...], holds: Signal) -> int:
        """Say whether an exception applies while an incident happens: must in every second, may in some."""
        moments = [incident.earliest, *(t for t in self.grid.moments if incident.earliest < t <= incident.latest)]
        pairs = [
            both((self.grid.at(holds, t),), opposite((self.world.is_on_register(incident, never_covers, t),)))[0]
            for t in moments
        ]
        return MUST if all(c for _, c in pairs) else MAY if any(p for p, _ in pairs) else NO

    def amount(self, incident: Incident, unit: str) -> tuple[int, High]:
        return incident.number_in(unit, self.world.deal) if unit else (MILLI, MILLI)

    # Totals

    @cached_property
    def totals(self) -> list[tuple[Event, Incident, int, High]]:
        """Totals whose unit has to do with the term's, with their number in it."""
        found = []
        for event, total in self.world.totals:
            (quantity,) = total.quantities or (UNKNOWN,)
            number = in_unit(quantity, self.unit, self.world.deal)
            if number is not None:
                found.append((event, total, *number))
        return found

    @cached_property
    def raising(self) -> list[tuple[int, int]]:
        """Totals that surely count: (latest second, low)."""
        found = []
        for event, total, low, _ in self.totals:
            first = event.happened.ended.earliest if begins_with_counting(event) else total.earliest
            if (
                self.term.act is not None
                and self.level_of(total, self.term.act, self.bearer, is_total=True) == MUST
                and self.grid.is_certain_throughout(self.counting, first, total.latest)
            ):
                found.append((total.latest, low))
        return found

    @cached_property
    def possible_totals(self) -> list[tuple[int, int, High]]:
        return [
            (first, event.happened.ended.earliest, high) for event, first, _, high in self.told_totals(self.counting)
        ]

    def possible_totals_in(self, window: Signal) -> list[tuple[int, int, High]]:
        return [(first, last, high) for _, first, last, high in self.told_totals(window)]

    def told_totals(self, window: Signal) -> list[tuple[Event, int, int, High]]:
        """Totals that may count, for they tell of acts nobody told one by one: first and last second, high."""
        found = []
        for event, total, _, high in self.totals:
            first = FIRST if begins_with_counting(event) else total.earliest
            if (
                self.term.act is not None
                and self.level_of(total, self.term.act, self.bearer, is_total=True)
                and self.grid.is_possible_in(window, first, total.latest)
            ):
                found.append((event, first, total.latest, high))
        return found

    @cached_property
    def lowering(self) -> list[tuple[int, int]]:
        """Totals that surely take in all that counts: (earliest second of the end, high)."""
        begins = self.grid.first(self.counting, 0)
        found = []
        for event, total, _, high in self.totals:
            happened = event.happened
            is_early = begins is not None and happened.began.latest <= begins
            from_the_beginning = is_early or begins_with_counting(event)
            if self.is_told_to_cover(total) and from_the_beginning and high is not None:
                found.append((happened.ended.earliest, high))
        return found

    def is_told_to_cover(self, total: Incident) -> bool:
        world, asked = self.world, self.term.act
        return (
            asked is not None
            and total.told == MUST
            and covers(total, asked, self.unit, self.bearer, world.deal, world.parties)
        )

    def done(self, matches: Sequence[Match], t: int, with_totals: bool = False) -> tuple[int, High]:
        """Sum up what was done before t, at least and at most."""
        low = sum_of_lows(m for m in matches if m.latest < t)
        high = None if self.is_past_knowing(t) else sum_of_highs(m for m in matches if m.earliest < t)
        if not with_totals:
            return low, high
        for first, end, at_most in self.possible_totals:
            if first < t or first == FIRST:
                beyond = sum_of_highs(m for m in matches if m.latest > end and m.earliest < t and t > end)
                is_open = high is None or at_most is None or beyond is None
                high = None if is_open else max(high, at_most + beyond)  # type: ignore[type-var, operator]
        for end, at_least in self.raising:
            if end < t:
                low = max(low, at_least + sum_of_lows(m for m in matches if m.earliest > end and m.latest < t))
        for end, at_most in self.lowering:
            more: High = 0
            if t > end:
                later = [m for m in matches if m.latest > end and m.earliest < t]
                more = None if self.is_past_knowing(t) else sum_of_highs(later)
            if more is not None:
                high = at_most + more if high is None else min(high, at_most + more)
        return (low, high) if high is None or low <= high else (high, low)


def sum_of_lows(matches: Iterable[Match]) -> int:
    """Add up what must have been done; of those that may be the same only the largest."""
    largest: dict[str, int] = {}
    for m in matches:
        if m.level == MUST:
            largest[m.incident.group] = max(m.low, largest.get(m.incident.group, 0))
    return sum(largest.values())


def sum_of_highs(matches: Iterable[Match]) -> High:
    total = 0
    for m in matches:
        if m.high is None:
            return None
        total += m.high
    return total


def is_less(a: High, b: High) -> bool:
    """Compare where ``None`` is more than any number."""
    return a is not None and (b is None or a < b)


def bounds(pair: tuple[int, High]) -> Bounds:
    return Bounds(*pair)
