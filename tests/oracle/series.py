"""Section 6: respond, rate, ratio: terms that are judged instance by instance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from holdfire.assessments.assessment import Bounds, Instances
from holdfire.deal.model import Target
from holdfire.vocab.moment import FIRST
from holdfire.vocab.quantity import MILLI, Quantity
from tests.oracle import local_time
from tests.oracle.forms import Findings, target
from tests.oracle.incidents import MAY, MUST, NO
from tests.oracle.matching import ANYONE
from tests.oracle.signals import NEVER, Pair, Signal
from tests.oracle.view import High, Match, View, is_less, sum_of_highs, sum_of_lows


@dataclass(frozen=True)
class Case:
    """One trigger at one moment: pairs (possible, certain)."""

    exists: Pair
    in_time: Pair
    answered: Pair
    passed: Pair

    @property
    def met(self) -> Pair:
        return every(self.exists, self.in_time)

    @property
    def late(self) -> Pair:
        return every(self.exists, self.answered, self.passed, no(self.in_time))

    @property
    def missed(self) -> Pair:
        return every(self.exists, self.passed, no(self.answered))

    @property
    def open(self) -> Pair:
        return every(self.exists, no(self.passed), no(self.answered))

    @property
    def missed_step(self) -> Pair:
        return every(self.exists, self.passed, no(self.in_time))


def every(*pairs: Pair) -> Pair:
    return (all(p for p, _ in pairs), all(c for _, c in pairs))


def some(pairs: Sequence[Pair]) -> Pair:
    return (any(p for p, _ in pairs), any(c for _, c in pairs))


def no(pair: Pair) -> Pair:
    return (not pair[1], not pair[0])


def how_many(pairs: Sequence[Pair]) -> Bounds:
    return Bounds(sum(c for _, c in pairs), sum(p for p, _ in pairs))


def table(cases: Sequence[Case], per_step: bool = False) -> Instances:
    missed = [c.missed_step if per_step else c.missed for c in cases]
    late = Bounds(0, 0) if per_step else how_many([c.late for c in cases])
    return Instances(
        how_many([c.exists for c in cases]), how_many([c.met for c in cases]), late, how_many(missed),
        how_many([c.open for c in cases]),
    )  # fmt: skip


def late_of(instances: Instances) -> str:
    return "must" if instances.late.low else "may" if instances.late.high else "no"


def exists_and_passed(m: Match, t: int, delay: int) -> tuple[Pair, Pair]:
    exists = (m.earliest < t, m.level == MUST and m.latest < t)
    return exists, (m.earliest + delay < t, m.latest + delay < t)


# respond


def respond(view: View) -> Findings:
    term, delay = view.term, view.term.delay_seconds
    if term.one_for_one:
        one = Target(Quantity(MILLI, MILLI))
        pace = replace(term, form="ratio", target=one, per=MILLI, per_unit="", tolerance=0, per_step=False)
        return ratio(View(view.world, pace, view.bearer))
    triggers = view.match(term.trigger, term.trigger_by or ANYONE, view.open)
    answers = view.match(term.act, view.bearer, view.counting)

    def case(trigger: Match, t: int) -> Case:
        exists, passed = exists_and_passed(trigger, t, delay)
        serving = [(a, min(a.level, serves(view, a, trigger))) for a in answers]
        sure = [a for a, level in serving if level == MUST and a.earliest > trigger.latest and a.latest < t]
        told = [a for a, level in serving if level and a.latest > trigger.earliest and a.earliest < t]
        untold = view.is_past_knowing(t)
        untold_in_time = untold and (view.complete is None or view.complete <= trigger.latest + delay)
        in_time_surely = any(a.latest <= trigger.earliest + delay for a in sure)
        in_time_possibly = untold_in_time or any(a.earliest <= trigger.latest + delay for a in told)
        return Case(
            exists, (in_time_possibly or in_time_surely, in_time_surely), (bool(told) or untold, bool(sure)), passed
        )

    bad = missed_signal(view, lambda t: [case(m, t).missed for m in triggers], delay)
    instances = table([case(m, view.now) for m in triggers])
    return Findings(bad, bad, late=late_of(instances), instances=instances)


def missed_signal(view: View, missed: Callable[[int], Sequence[Pair]], delay: int) -> Signal:
    opening = view.grid.possible_from(view.open, FIRST if view.complete is None else view.complete)
    view.world.wanted.update([] if opening in (None, FIRST) else [opening + delay + 1])

    def at(t: int) -> Pair:
        possible, certain = some(missed(t))
        # Past `complete_up_to` a trigger nobody told of may have passed unanswered.
        is_untold_missed = opening is not None and (opening == FIRST or opening + delay < t)
        return (possible or is_untold_missed, certain)

    return view.grid.signal(at)


def serves(view: View, answer: Match, trigger: Match) -> int:
    """An answer serves the incident it names, or the incident of the claim it names; else all."""
    named = view.world.incident_of
    levels = {
        MUST if answered is None or trigger.incident.id == named.get(answered, answered) else NO
        for answered in answer.incident.facets["answers"]
    }
    return levels.pop() if len(levels) == 1 else MAY


# ratio


def ratio(view: View) -> Findings:
    term, lag = view.term, view.term.delay_seconds
    goal = term.target
    assert goal is not None
    n, per, tolerance = goal.number.low, term.per, term.tolerance
    triggers = view.match(term.trigger, term.trigger_by or ANYONE, view.open, term.per_unit)
    acts = view.match(term.act, view.bearer, view.open, view.unit)

    def suffices(done: High, asked: High) -> bool:
        return done is None or (asked is not None and per * (done + tolerance) >= n * asked)

    def asked_up_to(m: Match, t: int) -> tuple[int, High]:
        if term.per_step:
            return m.low, m.high
        as_sure = replace(m, level=MUST)
        least = sum_of_lows([as_sure, *(o for o in triggers if o is not m and o.latest < m.earliest)])
        if view.is_past_knowing(t) and (view.complete is None or view.complete <= m.latest):
            return least, None
        return least, sum_of_highs(o for o in triggers if o is m or (o.earliest <= m.latest and o.earliest < t))

    def case(m: Match, t: int) -> Case:
        exists, passed = exists_and_passed(m, t, lag)
        least, most = asked_up_to(m, t)
        sure = [a for a in acts if a.latest < t and (not term.per_step or a.earliest > m.latest)]
        told = [a for a in acts if a.earliest < t and (not term.per_step or a.latest > m.earliest)]
        sure_in_time = [a for a in sure if a.latest <= m.earliest + lag]
        told_in_time = [a for a in told if a.earliest <= m.latest + lag]
        untold = view.is_past_knowing(t)
        untold_in_time = untold and (view.complete is None or view.complete <= m.latest + lag)
        in_time_surely = suffices(sum_of_lows(sure_in_time), most)
        answered_surely = suffices(sum_of_lows(sure), most)
        return Case(
            exists,
            (in_time_surely or untold_in_time or suffices(sum_of_highs(told_in_time), least), in_time_surely),
            (answered_surely or untold or suffices(sum_of_highs(told), least), answered_surely),
            passed,
        )

    def behind(t: int) -> Pair:
        low, high = view.done(acts, t)
        due_surely = sum_of_lows(m for m in triggers if m.latest + lag < t)
        due_possibly = sum_of_highs(m for m in triggers if m.earliest + lag < t)
        if view.complete is None or t > view.complete + lag:
            due_possibly = None
        is_certain = not suffices(high, due_surely)
        return (is_certain or (n > 0 and not suffices(low, due_possibly)), is_certain)

    instances = table([case(m, view.now) for m in triggers], term.per_step)
    if term.per_step:
        bad = missed_signal(view, lambda t: [case(m, t).missed_step for m in triggers], lag)
    else:
        bad = view.grid.signal(behind)
    return Findings(bad, bad, late=late_of(instances), instances=instances)


# rate


@dataclass(frozen=True)
class Stint:
    """One period ``[start, end)``: whether its floor and its cap are asked for, and when it is over."""

    start: int
    end: int
    floor_asked: Pair
    cap_asked: Pair


def rate(view: View) -> Findings:
    term, goal = view.term, target(view)
    matches = view.match(term.act, view.bearer, view.open, view.unit)
    stints = all_stints(view)

    def over(s: Stint, t: int) -> Pair:
        if term.period is not None and term.period.every == "window":
            return view.grid.at(view.over, t)
        return (s.end <= t, s.end <= t)

    def done(s: Stint, t: int) -> tuple[int, High]:
        inside = [
            m if s.start <= m.earliest and m.latest < s.end else replace(m, level=MAY)
            for m in matches
            if view.grid.is_possible_in(view.open, max(s.start, m.earliest), min(s.end - 1, m.latest))
        ]
        is_unknown = view.complete is None or (view.complete < s.end and view.complete < t)
        high = None if is_unknown else sum_of_highs(m for m in inside if m.earliest < t)
        for first, last, at_most in view.possible_totals_in(view.open):
            if first < s.end and s.start <= last and max(first, s.start) < t:
                high = None if high is None or at_most is None else max(high, at_most)
        return sum_of_lows(m for m in inside if m.latest < t), high

    def missed(s: Stint, t: int) -> Pair:
        low, high = done(s, t)
        short = every(over(s, t), s.floor_asked, (low < goal.low, is_less(high, goal.low)))
        if goal.high is None:
            return short
        return some([short, every(s.cap_asked, (is_less(goal.high, high), low > goal.high))])

    def exists(s: Stint) -> Pair:
        return s.floor_asked if goal.low else s.cap_asked

    def a_total_falls_short(chosen: Sequence[Stint], t: int) -> bool:
        for event, total, _, high in view.totals:
            if event.total != "stretch" or not view.is_told_to_cover(total) or high is None:
                continue
            first, last = event.happened.began.latest, event.happened.ended.earliest
            inside = [
                s for s in chosen if first <= s.start and s.end - 1 <= last and s.floor_asked[1] and over(s, t)[1]
            ]
            if total.latest < t and len(inside) * goal.low > high:
                return True
        return False

    def bad(chosen: Callable[[int], Sequence[Stint]], *, with_totals: bool) -> Signal:
        def at(t: int) -> Pair:
            begun = [s for s in chosen(t) if s.start < t]
            short = with_totals and a_total_falls_short(begun, t)
            return some([(short, short), *(missed(s, t) for s in begun)])

        return view.grid.signal(at)

    def recent(t: int) -> list[Stint]:
        """The period that holds t, and the one before it."""
        holding = [n for n, s in enumerate(stints) if s.start <= t < s.end]
        return stints[max(0, holding[0] - 1) : holding[0] + 1] if holding else []

    since = view.world.question.period_start
    reported = [s for s in stints if since is None or s.end > since]
    t, begun = view.now, [s for s in reported if s.start < view.now]
    lost = how_many([missed(s, t) for s in begun])
    least_lost = max(lost.low, int(a_total_falls_short(begun, t)))
    total = how_many([exists(s) for s in begun])
    met = how_many([every(over(s, t), exists(s), no(missed(s, t))) for s in begun])
    if a_total_falls_short(begun, t):
        met = Bounds(met.low, min(met.high or 0, (total.high or 0) - 1))
    instances = Instances(
        total=total,
        met=met,
        late=Bounds(0, 0),
        missed=Bounds(least_lost, max(least_lost, lost.high or 0)),
        open=how_many([every(no(over(s, t)), exists(s)) for s in begun]),
    )
    return Findings(
        today=bad(recent, with_totals=False), in_period=bad(lambda _: reported, with_totals=True), instances=instances
    )


def all_stints(view: View) -> list[Stint]:
    """List the periods from the first second in which the window is possibly open; the last holds now."""
    term, zone, grid = view.term, view.world.deal.zone, view.grid
    assert term.period is not None and term.target is not None
    opening = grid.first(view.open, 0)
    if opening is None:
        return []
    if term.period.every == "window":
        view.world.wanted.update([] if opening == FIRST else [opening + 1])  # a period begins before t
        is_open = (True, grid.first(view.open, 1) is not None)
        end = grid.first(view.over, 1)
        return [Stint(opening, 2**53 if end is None else end, is_open, is_open)]
    if opening == FIRST:
        opening = grid.moments[1]
    day, stints = local_time.day_of(opening, zone), []
    while (first := local_time.period_of(day, term.period.every, term.period.anchor))[0] <= local_time.day_of(
        view.now, zone
    ):
        start, end = (local_time.day_starts(d, zone) for d in first)
        in_some = pair_in_some(view, start, end)
        whole = in_some if term.partial_periods else pair_in_every(view, start, end)
        stints.append(Stint(start, end, whole if term.target.number.low else NEVER, in_some))
        day = first[1]
    return stints


def pair_in_some(view: View, start: int, end: int) -> Pair:
    return some(view.grid.over(view.open, start, end - 1))


def pair_in_every(view: View, start: int, end: int) -> Pair:
    """In every second of the local hours the term runs in, up to now."""
    seconds = zip(
        view.grid.over(view.open_all_day, start, end - 1), view.grid.over(view.in_hours, start, end - 1), strict=True
    )
    asked = [pair for pair, (in_hours, _) in seconds if in_hours]
    return every(*asked) if asked else NEVER
