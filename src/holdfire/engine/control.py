"""The control plane: what opens, closes, suspends and satisfies conditions, as signals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Ruling, Stance
from holdfire.claims.counting import counts, is_established, speaks_for_itself
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
from holdfire.deal.model import Body, Deal, Term
from holdfire.engine.cells import Cell, Reading, agrees
from holdfire.engine.last_word import Mark, last_word
from holdfire.engine.seats import Seats
from holdfire.engine.signal import Signal, all_of, any_of, combine
from holdfire.engine.states import Frame, StateLine
from holdfire.vocab.moment import FIRST, LAST, Moment
from holdfire.vocab.moment_text import after_days, day_of, day_start
from holdfire.vocab.party import Parties

S = TypeVar("S", Stance, Decision, Ruling)

TAKES = {
    "accepts": {"accepts", "signs"},
    "signs": {"signs"},
    "supports": {"supports", "accepts", "signs", "proposes"},
    "proposes": {"proposes"},
    "refuses": {"refuses"},
}
TAKES_BACK = {"refuses": {"accepts", "signs", "supports", "withdraws"}}
TAKES_BACK_OTHERWISE = {"refuses", "withdraws"}


@dataclass(frozen=True, slots=True)
class LineStates:
    """What conditions may ask of one line (a term, a reading, a bearer)."""

    term: str
    reading: Reading
    bearer: str
    states: StateLine
    started: Signal
    ever_breached: Signal


def _not_by_itself(condition: Condition) -> Condition:
    """Put what never holds in place of entry into force: a deal that waits for itself never enters into force."""
    match condition:
        case InForce():
            return AnyOf(())
        case All(parts):
            return All(tuple(_not_by_itself(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_not_by_itself(part) for part in parts))
        case Not(part):
            return Not(_not_by_itself(part))
        case After(part, seconds):
            return After(_not_by_itself(part), seconds)
        case AfterDays(part, days, months):
            return AfterDays(_not_by_itself(part), days, months)
        case leaf:
            return leaf


@dataclass(slots=True)
class Control:
    """Signals of conditions, given the lines assessed so far.

    ``lines`` grows as terms are assessed; everything else is fixed.
    """

    deal: Deal
    claims: tuple[Claim, ...]
    seats: Seats
    parties: Parties
    now: int
    as_if: int | None
    lines: dict[str, tuple[LineStates, ...]] = field(default_factory=dict)
    fixed: dict[Condition, Signal] = field(default_factory=dict)

    def holds(self, condition: Condition, reading: Reading) -> Signal:
        """Return when a condition holds, under a reading."""
        match condition:
            case All(parts):
                return all_of(*(self.holds(part, reading) for part in parts))
            case AnyOf(parts):
                return any_of(Signal.always(0, 0), *(self.holds(part, reading) for part in parts))
            case Not(part):
                return self.holds(part, reading).negated(self.seats.everyone)
            case After(part, seconds):
                return self.holds(part, reading).latch().delayed(seconds)
            case AfterDays(part, days, months):
                zone = ZoneInfo(self.deal.zone)
                return self.holds(part, reading).latch().moved(lambda t: after_days(t, days, months, zone))
            case TermIs():
                return self._term_is(condition, reading)
            case InForce():
                return self.in_force(reading)
        if condition not in self.fixed:
            self.fixed[condition] = self._leaf(condition)
        return self.fixed[condition]

    def in_force(self, reading: Reading) -> Signal:
        """Return when the deal is in force: from the moment supposed, or once its own condition has held."""
        if self.as_if is not None:
            return self.reached(self.as_if, self.as_if)
        if self.deal.in_force is None:
            return Signal.always(0, 0)
        return self.holds(_not_by_itself(self.deal.in_force), reading).latch()

    def _leaf(self, condition: HasTaken | Decided | Reached) -> Signal:
        match condition:
            case Reached(moment):
                return self.reached(moment.earliest, moment.latest)
            case Decided(body, draft, outcome):
                return self._decided(body, draft, outcome)
            case HasTaken(party, position, on):
                return self._has_taken(party, position, on)

    def reached(self, possible: int, certain: int) -> Signal:
        """Hold for everyone, possibly from one second and certainly from another."""
        everyone = self.seats.everyone
        return Signal.once([(possible, everyone, 0), (certain, everyone, everyone)])

    def _term_is(self, condition: TermIs, reading: Reading) -> Signal:
        lines = [
            line
            for line in self.lines.get(condition.term, ())
            if agrees(line.reading, reading) and condition.bearer in {"", line.bearer}
        ]
        if not lines:
            return Signal.always(0, 0)
        each = [_asked_state(line, condition.state) for line in lines]
        return any_of(*each) if condition.state in {"breached", "was breached"} else all_of(*each)

    def _has_taken(self, party: str, position: str, on: str) -> Signal:
        takes_back = TAKES_BACK.get(position, TAKES_BACK_OTHERWISE)
        marks = []
        for claim, may, must in self._statements(Stance, lambda s: (s.party, s.position, s.on), lambda s: s.party):
            stance = claim.assertion
            if isinstance(stance, Stance) and stance.on == on and self.parties.is_within(stance.party, party):
                is_good = stance.position in TAKES[position]
                if is_good or stance.position in takes_back:
                    marks.append(Mark(stance.at.earliest, stance.at.latest, is_good, may, must))
        good, _ = last_word(marks, self.seats.count, "bad")
        return good.possibly(self.seats.incomplete())

    def _decided(self, body: str, draft: str, outcome: str) -> Signal:
        events = []

        def what(decision: Decision) -> tuple[str, str, str]:
            return decision.body, decision.on, outcome_of(decision, self.deal.bodies.get(decision.body))

        for claim, may, must in self._statements(Decision, what, lambda decision: decision.body):
            decision = claim.assertion
            if isinstance(decision, Decision) and what(decision) == (body, draft, outcome):
                events += [(decision.at.earliest + 1, may, 0), (decision.at.latest + 1, may, must)]
        return Signal.once(events).possibly(self.seats.incomplete())

    def rulings(self, term: Term, bearer_parties: Iterable[str]) -> tuple[Signal, Signal]:
        """Return when the last ruling on a term possibly and certainly is good, and bad."""
        bearer_parties = tuple(bearer_parties)
        marks = []
        of_body = [c for c in self.claims if isinstance(c.assertion, Ruling) and c.assertion.about == term.id]
        of_body = [c for c in of_body if not term.ruled_by or _ruling(c).body == term.ruled_by]
        for claim, may, must in self._statements(
            Ruling, lambda r: (r.body, r.about, r.found, r.party), lambda r: r.body, of_body, term.ruled_by
        ):
            ruling = _ruling(claim)
            concerns = not ruling.party or any(self.parties.is_within(ruling.party, p) for p in bearer_parties)
            if ruling.found in {"kept", "breached"} and (concerns or not bearer_parties):
                marks.append(Mark(ruling.at.earliest, ruling.at.latest, ruling.found == "kept", may, must))
        good, bad = last_word(marks, self.seats.count, "both")
        return good.possibly(self.seats.incomplete()), bad.possibly(self.seats.incomplete())

    def _statements(
        self,
        kind: type[S],
        says: Callable[[S], object],
        author: Callable[[S], str],
        among: Iterable[Claim] | None = None,
        always_counted: str = "",
    ) -> Iterable[tuple[Claim, int, int]]:
        """Yield claims of a kind with the seats in which they are told, and established.

        A party's own word establishes its own stance; others' words do where enough origins tell the same.
        """
        of_kind = [c for c in (self.claims if among is None else among) if isinstance(c.assertion, kind)]
        same: dict[object, list[Claim]] = defaultdict(list)
        for claim in of_kind:
            same[says(claim.assertion)].append(claim)  # type: ignore[arg-type]
        for claim in of_kind:
            by = author(claim.assertion)  # type: ignore[arg-type]
            others = same[says(claim.assertion)]  # type: ignore[arg-type]
            may = must = 0
            for seat, account in self.seats.each():
                if not (by == always_counted or counts(account, claim, self.parties)):
                    continue
                may |= 0b11 << seat
                if self._is_established(account, claim, others, by, always_counted):
                    must |= 0b11 << seat
            if may:
                yield claim, may, must

    def _is_established(
        self, account: Account, claim: Claim, same: Iterable[Claim], by: str, always_counted: str
    ) -> bool:
        if claim.supposed or speaks_for_itself(account, claim, by, self.parties):
            return True
        counted = [c for c in same if by == always_counted or counts(account, c, self.parties)]
        return is_established(account, counted, self.parties)


def _ruling(claim: Claim) -> Ruling:
    if not isinstance(claim.assertion, Ruling):
        raise TypeError(f"claim {claim.id} is not a ruling")
    return claim.assertion


def outcome_of(decision: Decision, body: Body | None) -> str:
    """Work out a vote by the body's rule; without votes, or without a rule, take the outcome as told."""
    if body is None:
        return decision.outcome
    if body.consensus and decision.against:
        return "not adopted"
    if decision.in_favour is None:
        return decision.outcome
    votes = decision.in_favour + len(decision.against) + len(decision.abstaining)
    is_vetoed = any(member in body.veto for member in decision.against)
    if is_vetoed or decision.in_favour < (body.adopts_with or 0) or votes < (body.quorum or 0):
        return "not adopted"
    return "adopted" if body.consensus or body.adopts_with is not None else decision.outcome


def _asked_state(line: LineStates, state: str) -> Signal:
    match state:
        case "has started":
            return line.started
        case "was breached":
            return line.ever_breached
        case "is under way":
            active = line.states.shows("due", "standing", "breached", "suspended")
            return combine(lambda a, s: (a[0] & s[0], a[1]), active, line.started)
    return line.states.shows(state)


@dataclass(frozen=True, slots=True)
class Windows:
    """The signals of one cell: its frame, and when acts count.

    ``open_all_day`` leaves daily hours out; ``hours`` has them alone.
    """

    frame: Frame
    open: Signal
    open_all_day: Signal
    hours: Signal
    counting: Signal


def windows_of(cell: Cell, control: Control, earliest_act: int) -> Windows:
    """Work out when a cell is in force, started, running, ended, and so open.

    Args:
        earliest_act: No act lies before it; daily hours are worked out from there.

    """
    deal, timing, everyone = control.deal, cell.term.timing, control.seats.everyone
    always, never = Signal.always(everyone, everyone), Signal.always(0, 0)
    if cell.is_event:
        since = timing.counting_from
        counting = control.reached(since.earliest, since.earliest) if since else always
        return Windows(Frame(always, never, always, never, always), always, always, always, counting)

    def latched(condition: Condition | None, otherwise: Signal) -> Signal:
        return otherwise if condition is None else control.holds(condition, cell.reading).latch()

    in_force = control.in_force(cell.reading)
    started = all_of(in_force, latched(timing.starts_when, always))
    if timing.from_ is not None:
        started = all_of(started, control.reached(timing.from_.earliest, timing.from_.latest))
    ends = [latched(timing.ends_when, never), latched(deal.ends_when, never)]
    ends += [control.reached(past(until), past(until)) for until in (timing.until, deal.until) if until is not None]
    ended, fallen = any_of(*ends), latched(timing.falls_away_when, never)
    running = always if timing.only_while is None else control.holds(timing.only_while, cell.reading)
    frame = Frame(in_force, fallen, started, ended, running)
    not_over = all_of(ended.negated(everyone), fallen.negated(everyone))
    all_day, hours = all_of(in_force, started, not_over, running), always
    if timing.daily is not None:
        hours = _daily(timing.daily, control, _begins(all_day, earliest_act))
    counting = in_force
    if timing.counting_from is not None:
        counting = control.reached(timing.counting_from.earliest, timing.counting_from.earliest)
    return Windows(frame, all_of(all_day, hours), all_day, hours, Signal.later(lambda: all_of(counting, not_over)))


def past(moment: Moment) -> int:
    """Return the first second after a moment: where a deadline passes, an end is reached."""
    return moment.latest + 1


def _begins(signal: Signal, earliest_act: int) -> int:
    """Return the first second at which something is possible (``LAST``: never), or the first act if it always was."""
    begins = next((time for time, may, _ in signal.steps if may), LAST)
    return earliest_act if begins == FIRST else begins


def _daily(hours: tuple[int, int], control: Control, start: int) -> Signal:
    """Hold between two local clock times of every day from ``start`` to now; before, always."""
    zone, everyone = ZoneInfo(control.deal.zone), control.seats.everyone
    if start > control.now:
        return Signal.always(everyone, everyone)
    day = day_of(start, zone) - timedelta(days=1)
    stretches = [(FIRST, day_start(day, zone), everyone, everyone)]
    while (begins := day_start(day, zone)) <= control.now:
        after = day_start(day + timedelta(days=1), zone)
        opens, closes = (clock_on(day, seconds, zone) for seconds in hours)
        if opens < closes:
            stretches.append((opens, closes, everyone, everyone))
        else:
            stretches += [(begins, closes, everyone, everyone), (opens, after, everyone, everyone)]
        day += timedelta(days=1)
    return Signal.pulses(stretches)


def clock_on(day: date, seconds: int, zone: ZoneInfo) -> int:
    """Return when a local clock shows a time of day, in seconds after midnight (86,400: the day's end)."""
    if seconds >= 86_400:
        return day_start(day + timedelta(days=1), zone)
    clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    return int(datetime.combine(day, clock, zone).timestamp())
