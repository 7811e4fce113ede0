"""Sections 5 and 7: everything one account takes to be so, under one reading: incidents, conditions, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Any

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Event, Figure, Ruling, Stance
from holdfire.deal.condition import (
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    InForce,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.model import Deal, Register, Term
from holdfire.vocab.moment import FIRST, Moment
from holdfire.vocab.party import Parties
from holdfire.vocab.quantity import UNKNOWN, Quantity
from tests.oracle import incidents, local_time
from tests.oracle.counted import Voices
from tests.oracle.incidents import MAY, MUST, NO
from tests.oracle.matching import act_level
from tests.oracle.signals import (
    MAYBE,
    NEVER,
    SURELY,
    Grid,
    Mark,
    Pair,
    Signal,
    both,
    either,
    last_word,
    latch,
    opposite,
)

GOOD = {
    "accepts": {"accepts", "signs"},
    "signs": {"signs"},
    "supports": {"supports", "accepts", "signs", "proposes"},
    "proposes": {"proposes"},
    "refuses": {"refuses"},
}
BAD = {"refuses": {"accepts", "signs", "supports", "withdraws"}}


@dataclass(frozen=True)
class Course:
    """How a term goes for a bearer: the states at each moment, whether it has started, whether it was breached."""

    states: tuple[frozenset[str], ...]
    started: Signal
    was_breached: Signal


class World:
    """One account, one reading. ``courses`` are filled in by ``assess``, round by round."""

    def __init__(
        self, deal: Deal, claims: Sequence[Claim], known: Sequence[Claim], account: Account, parties: Parties,
        question: Question, reading: dict[str, str], extra_moments: frozenset[int] = frozenset(),
    ) -> None:  # fmt: skip
        self.deal, self.account, self.parties, self.question, self.reading = deal, account, parties, question, reading
        self.now = question.now
        self.claims = claims
        self.voices = Voices(account, parties)
        self.counted = [c for c in claims if self.voices.counts(c)]
        self.grid = Grid([FIRST, self.now, *(m for m in [*moments_of(deal, claims, account, question), *extra_moments]
                                             if FIRST < m <= self.now)])  # fmt: skip
        self.wanted: set[int] = set()
        self.is_asked_itself = False
        self.courses: dict[tuple[str, str], Course] = {}
        rulings = [c for c in claims if isinstance(c.assertion, Ruling)]
        groups = incidents.group_by_incident(self.counted, known)
        names = incidents.maybe_groups(groups)
        self.incident_of = {c.id: i for i, told in groups.items() for c in told}
        built = [incidents.build(i, told, names[i], self.voices, deal, rulings) for i, told in groups.items()]
        self.incidents = [i for i in built if i is not None]
        self.totals = [
            (c.assertion, i)
            for c in self.counted
            if isinstance(c.assertion, Event) and c.assertion.total
            if (i := incidents.build(c.id, [c], c.id, self.voices, deal, rulings))
        ]
        self.leaf_signals: dict[Any, Signal] = {}

    def is_past_knowing(self, t: int) -> bool:
        """Say whether absence of claims says nothing at t."""
        return self.account.complete_up_to is None or t > self.account.complete_up_to

    def unless_unknown(self, t: int, pair: Pair) -> Pair:
        """Past what is told anything is possible; what is certain by what was told stays certain."""
        return (pair[0] or self.is_past_knowing(t), pair[1])

    # What conditions say

    def holds(self, condition: Condition | None) -> Signal:
        match condition:
            case None:
                return self.grid.signal(lambda _: NEVER)
            case All(parts):
                return both(self.grid.signal(lambda _: SURELY), *map(self.holds, parts))
            case AnyOf(parts):
                return either(self.grid.signal(lambda _: NEVER), *map(self.holds, parts))
            case Not(part):
                return opposite(self.holds(part))
            case Reached(moment):
                return self.grid.signal(lambda t: (t >= moment.earliest, t >= moment.latest))
            case After(part, seconds):
                return self.later(latch(self.holds(part)), lambda t: t if t == FIRST else t + seconds)
            case AfterDays(part, days, months):
                end = partial(local_time.after_days, days=days, months=months, zone=self.deal.zone)
                return self.later(latch(self.holds(part)), end)
            case TermIs():
                return self.term_is(condition)
            case InForce():
                return self.in_force()
        if condition not in self.leaf_signals:
            found = self.has_taken(condition) if isinstance(condition, HasTaken) else self.decided(condition)
            self.leaf_signals[condition] = found
        return self.leaf_signals[condition]

    def in_force(self) -> Signal:
        as_if = self.question.as_if
        if self.is_asked_itself:
            return self.grid.signal(lambda _: NEVER)  # what only waits for itself never happens
        if as_if is not None:
            return self.grid.signal(lambda t: SURELY if t >= as_if else NEVER)
        self.is_asked_itself = True
        found = latch(self.holds(self.deal.in_force))
        self.is_asked_itself = False
        return found

    def later(self, signal: Signal, shift: Callable[[int], int]) -> Signal:
        """Shift a latched signal; ask for the moments at which it will change."""
        firsts = [self.grid.first(signal, which) for which in (0, 1)]
        shifted = [None if first is None else shift(first) for first in firsts]
        self.wanted.update(m for m in shifted if m is not None)
        possible, certain = shifted
        return self.grid.signal(
            lambda t: (possible is not None and t >= possible, certain is not None and t >= certain)
        )

    def told(self, claim: Claim, body: str, same: Sequence[Claim]) -> int:
        """Must, if it speaks for itself or enough origins say the same; else may."""
        speaks_for_itself = self.voices.is_good_enough(claim) and self.parties.is_within(claim.origin, body)
        enough = self.voices.has_enough_origins(c for c in same if self.voices.is_good_enough(c))
        return MUST if claim.supposed or speaks_for_itself or enough else MAY

    def has_taken(self, asked: HasTaken) -> Signal:
        stances = [(c, s) for c in self.counted if isinstance(s := c.assertion, Stance)]
        good, bad = GOOD[asked.position], BAD.get(asked.position, {"refuses", "withdraws"})
        marks = [
            Mark(s.position in good, s.at, self.told(c, s.party, [
                o for o, other in stances if (other.party, other.position, other.on) == (s.party, s.position, s.on)
            ]))
            for c, s in stances
            if s.on == asked.on and self.parties.is_within(s.party, asked.party) and s.position in good | bad
        ]  # fmt: skip
        return self.grid.signal(lambda t: self.unless_unknown(t, last_word(marks, t, initially=False)))

    def decided(self, asked: Decided) -> Signal:
        votes = [(c, d, self.outcome(d)) for c in self.counted if isinstance(d := c.assertion, Decision)]
        told = [
            (d.at, self.told(c, d.body, [o for o, v, come in votes if (v.body, v.on, come) == (d.body, d.on, outcome)]))
            for c, d, outcome in votes
            if (d.body, d.on, outcome) == (asked.body, asked.draft, asked.outcome)
        ]

        def at(t: int) -> Pair:
            is_certain = any(level == MUST and when.latest < t for when, level in told)
            return (self.is_past_knowing(t) or any(when.earliest < t for when, _ in told), is_certain)

        return self.grid.signal(at)

    def outcome(self, vote: Decision) -> str:
        body = self.deal.bodies.get(vote.body)
        if body is None:
            return vote.outcome
        if body.consensus and vote.against:
            return "not adopted"
        if vote.in_favour is None:
            return vote.outcome
        taking_part = vote.in_favour + len(vote.against) + len(vote.abstaining)
        falls_short = vote.in_favour < (body.adopts_with or 0) or taking_part < (body.quorum or 0)
        if falls_short or set(vote.against) & set(body.veto):
            return "not adopted"
        return "adopted" if body.consensus or body.adopts_with is not None else vote.outcome

    def term_is(self, asked: TermIs) -> Signal:
        term = self.version(asked.term)
        bearers = [b.label for b in term.bearers if asked.bearer in ("", b.label)] if term else []
        found = [self.course_is(self.courses.get((asked.term, label)), asked.state) for label in bearers]
        if not found:
            return self.grid.signal(lambda _: NEVER)
        return either(*found) if asked.state in ("breached", "was breached") else both(*found)

    def course_is(self, course: Course | None, state: str) -> Signal:
        if course is None:
            return self.grid.signal(lambda _: NEVER)
        if state == "has started":
            return course.started
        if state == "was breached":
            return course.was_breached
        if state == "is under way":
            running = {"due", "standing", "breached", "suspended"}
            return tuple(
                (started and bool(states & running), states <= running)
                for (started, _), states in zip(course.started, course.states, strict=True)
            )
        return tuple((state in states, states == {state}) for states in course.states)

    def version(self, term_id: str) -> Term | None:
        """Find an event, or the version of a term that agrees with the reading; the most particular one."""
        versions = [t for t in (*self.deal.events, *self.deal.terms) if t.id == term_id]
        agreeing = [t for t in versions if all(self.reading.get(q) == answer for q, answer in t.reading)]
        return max(agreeing, key=lambda t: len(t.reading), default=None)

    # Registers

    def register_at(self, register: Register, party: str, t: int) -> Pair:
        key = (register, party)
        if key not in self.leaf_signals:
            marks = self.register_marks(register, party)
            self.leaf_signals[key] = self.grid.signal(
                lambda s: self.unless_unknown(s, last_word(marks, s, initially=False))
            )
        return self.grid.at(self.leaf_signals[key], t)

    def register_marks(self, register: Register, party: str) -> list[Mark]:
        marks = []
        for incident in self.incidents:
            actors = incident.facets["actors"]
            if not any(them is not None and party in them for them in actors):
                continue
            is_sure_of_actor = len(actors) == 1 and "actors" not in incident.contested
            for act, is_good in ((register.filled_by, True), (register.emptied_by, False)):
                levels = {act_level(told, act, self.deal) for told in incident.facets["act"]} if act else {NO}
                level = min(levels.pop() if len(levels) == 1 else MAY, incident.told, MUST if is_sure_of_actor else MAY)
                if level:
                    marks.append(Mark(is_good, Moment(incident.earliest, incident.latest), level))
        return marks

    def is_on_register(self, incident: incidents.Incident, registers: Iterable[str], t: int) -> Pair:
        """Say whether the incident's target is on one of the registers at a moment."""
        on = [r for name in registers if (r := self.deal.registers.get(name))]
        if not on:
            return NEVER
        everyone = {p for i in self.incidents for them in i.facets["actors"] if them is not None for p in them}

        def pair(them: frozenset[str] | None) -> Pair:
            if them is None:
                return MAYBE
            found = [
                self.register_at(r, party, t)
                for r in on for party in everyone if any(self.parties.is_within(p, party) for p in them)
            ]  # fmt: skip
            return (self.is_past_knowing(t) or any(p for p, _ in found), any(c for _, c in found))

        pairs = [pair(them) for them in incident.facets["whom"]]
        return any(p for p, _ in pairs), all(c for _, c in pairs) and "whom" not in incident.contested

    # Figures

    def figures(self, count: str) -> list[Claim]:
        """Find the counted figures for a count, each read in its unit where both are categories."""
        found = [(c, f) for c in self.counted if isinstance(f := c.assertion, Figure) and f.count == count]
        categories, unit = self.deal.categories.by_id, self.deal.counts[count].unit if count in self.deal.counts else ""
        if unit not in categories:
            return [c for c, _ in found]
        return [replace(c, assertion=replace(f, value=self.figure_in(f.value, unit))) for c, f in found]

    def figure_in(self, told: Quantity, unit: str) -> Quantity:
        if told.unit not in self.deal.categories.by_id:
            return told
        number = incidents.in_unit(told, unit, self.deal)
        return UNKNOWN if number is None else Quantity(*number, unit)

    def one_figure(self, claims: Sequence[Claim], least: int = 0) -> tuple[int, tuple[int, int | None]]:
        """Told (no where nobody tells it), and the hull of each teller's latest word, vaguer ones left out."""
        latest: dict[str, int] = {}
        said = {c.id: (c.said or c.published).latest for c in claims}
        for c in claims:
            latest[self.voices.teller(c)] = max(said[c.id], latest.get(self.voices.teller(c), said[c.id]))
        staying = [c for c in claims if said[c.id] == latest[self.voices.teller(c)]]
        told = [(c, f.value) for c in staying if isinstance(f := c.assertion, Figure)]
        values = [(c, (v.low if is_less(v.high, least) else max(v.low, least), v.high)) for c, v in told]
        kept = [
            value
            for c, value in values
            if not self.voices.has_enough_origins(
                o for o, other in values if o is not c and incidents.is_strictly_within(other, value)
            )
        ]
        if not kept:
            return NO, (0, None)
        return (MUST if self.voices.establishes(staying) else MAY), incidents.hull(kept)


def is_less(high: int | None, least: int) -> bool:
    return high is not None and high < least


def moments_of(deal: Deal, claims: Sequence[Claim], account: Account, question: Question) -> list[int]:
    """Collect every moment at which something can change, and some more."""
    dated = (deal.terms, deal.events, deal.in_force, deal.ends_when, deal.until, deal.counts)
    named = [m for source in dated for m in inside(source)]
    named += [m for c in claims for m in inside(c.assertion)]
    plain = [question.now, question.period_start, question.as_if, account.complete_up_to]
    seconds = {s for m in named for s in (m.earliest, m.latest)} | {s for s in plain if s is not None}
    seconds -= {FIRST}  # nothing changes at the beginning of time
    delays = {0} | {t.delay_seconds for t in deal.terms}
    hours = [t.timing.daily for t in deal.terms if t.timing.daily]
    first = min(seconds)
    if hours and any(t.period for t in deal.terms):
        first -= 32 * 86400  # a month's hours begin before anything else does
    seconds |= set(local_time.clock_changes(first, question.now, deal.zone, hours))
    return [s + delay + tick for s in seconds for delay in delays for tick in range(5)]


def inside(value: Any) -> list[Moment]:
    """Find all moments inside data classes, tuples and mappings."""
    if isinstance(value, Moment):
        return [value]
    if is_dataclass(value):
        return [m for f in fields(value) for m in inside(getattr(value, f.name))]
    if isinstance(value, tuple | list):
        return [m for part in value for m in inside(part)]
    return [m for part in value.values() for m in inside(part)] if isinstance(value, dict) else []
