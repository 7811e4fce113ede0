"""Section 6: achieve, forbid, permit, keep, and terms assessed by ruling. (``series``: the other three.)"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, inf

from holdfire.assessments.assessment import Bounds, Breaches, Instances, Numbers
from holdfire.claims.claim import Claim, Figure, Ruling
from holdfire.deal.model import Bearer, Level
from holdfire.vocab.moment import FIRST, Moment
from holdfire.vocab.quantity import MILLI
from tests.oracle import local_time
from tests.oracle.incidents import MAY, MUST
from tests.oracle.matching import ANYONE
from tests.oracle.signals import NEVER, Mark, Pair, Signal, last_word
from tests.oracle.view import High, View, bounds, is_less


@dataclass(frozen=True)
class Findings:
    """What a form says: B over each stretch asked for, or M and D, and what comes with the assessment."""

    today: Signal
    in_period: Signal
    ever: Signal | None = None
    met: Signal | None = None
    missed: Signal | None = None
    is_decided: Signal | None = None
    late: str = "no"
    numbers: Numbers | None = None
    instances: Instances | None = None
    breaches: Breaches | None = None


# forbid, permit


def forbid(view: View) -> Findings:
    term = view.term
    if term.form == "permit":
        numbers = quota(view)
        if term.interference is None:
            never = view.grid.signal(lambda _: NEVER)
            return Findings(never, never, never, numbers=numbers)
        matches = view.match(term.interference, term.protected_from or ANYONE, view.open)
    else:
        matches, numbers = view.match(term.act, view.bearer, view.open), None
    zone, start = view.world.deal.zone, view.world.question.period_start

    def bad_since(first_second: Callable[[int], int]) -> Signal:
        def at(t: int) -> Pair:
            first = first_second(t)
            is_certain = any(m.level == MUST and first <= m.earliest and m.latest < t for m in matches)
            is_told = any(
                view.grid.is_possible_in(view.open, max(first, m.earliest), min(m.latest, t - 1)) for m in matches
            )
            unknown_from = FIRST if view.complete is None else view.complete
            is_untold = view.is_past_knowing(t) and view.grid.is_possible_in(view.open, max(first, unknown_from), t)
            return (is_told or is_untold or is_certain, is_certain)

        return view.grid.signal(at)

    since = FIRST if start is None else start
    now = view.now
    in_period = [
        m for m in matches if view.grid.is_possible_in(view.open, max(since, m.earliest), min(m.latest, now - 1))
    ]
    established = {m.incident.group for m in in_period if m.level == MUST and since <= m.earliest and m.latest < now}
    days = sorted({str(local_time.local(m.earliest, zone).date()) for m in in_period})
    return Findings(
        today=bad_since(lambda t: local_time.start_of_day(t, zone)),
        in_period=bad_since(lambda _: since),
        ever=bad_since(lambda _: FIRST),
        numbers=numbers,
        breaches=Breaches(len(in_period), len(established), tuple(days[:366])),
    )


def quota(view: View) -> Numbers | None:
    if view.term.target is None:
        return None
    matches = view.match(view.term.act, view.bearer, view.open, view.unit)
    return Numbers(bounds(view.done(matches, view.now)), target(view), view.unit)


# achieve


def achieve(view: View) -> Findings:
    if view.term.level is not None:
        met, numbers = level_is_reached(view, view.term.level), None
    else:
        matches = view.match(view.term.act, view.bearer, view.counting, view.unit, begins=view.term.begins)
        goal = target(view)

        def at(t: int) -> Pair:
            low, high = view.done(matches, t, with_totals=True)
            return (not is_less(high, goal.low), goal.high is not None and low >= goal.high)

        met = view.grid.signal(at)
        numbers = Numbers(bounds(view.done(matches, view.now, with_totals=True)), goal, view.unit)
    return Findings(met, met, met=met, missed=view.overdue, late=lateness(view, met, view.overdue), numbers=numbers)


def target(view: View) -> Bounds:
    asked = view.term.target
    assert asked is not None
    if not asked.count:
        return Bounds(asked.number.low, asked.number.high)
    low, high = all_of(view, asked.count, None)
    return Bounds(ceil(low * Fraction(asked.share)), None if high is None else ceil(high * Fraction(asked.share)))


def all_of(view: View, name: str, asked: Moment | None) -> tuple[int, High]:
    """What a count was: as of a moment, else of the count's own, else as the deal certainly entered into force."""
    world = view.world
    count = world.deal.counts.get(name)
    if asked is not None:
        as_of = asked.latest
    elif count is not None and count.as_of is not None:
        as_of = count.as_of.latest
    else:
        in_force = view.grid.first(view.entry, 1)
        as_of = view.now if in_force is None else in_force
    told = [c for c in world.figures(name) if figure(c).at.earliest <= as_of]
    level, (low, high) = world.one_figure(told, least=MILLI)
    if level != MUST:
        low, high = (min(low, MILLI) if level else MILLI), None
    return low, high


def figure(claim: Claim) -> Figure:
    assert isinstance(claim.assertion, Figure)
    return claim.assertion


def lateness(view: View, met: Signal, missed: Signal) -> str:
    first = view.grid.first
    met_possibly, met_surely, missed_possibly, missed_surely = (
        first(met, 0), first(met, 1), first(missed, 0), first(missed, 1)
    )  # fmt: skip
    if missed_possibly is None or (met_surely is not None and met_surely <= missed_possibly):
        return "no"
    if missed_surely is not None and met_possibly is not None and met_possibly > missed_surely:
        return "must"
    return "may"


# keep, and levels


def figures_by_time(view: View, count: str) -> list[tuple[Moment, int, int, High]]:
    """Figures of equal time are one: when, told, low, high."""
    groups: dict[Moment, list[Claim]] = {}
    for claim in view.world.figures(count):
        groups.setdefault(figure(claim).at, []).append(claim)
    return [(at, told, low, high) for at, same in groups.items() for told, (low, high) in [view.world.one_figure(same)]]


Ends = tuple[Fraction | float, Fraction | float]


def limits(view: View, level: Level) -> tuple[Ends, Ends]:
    """How low and how high each bound may be, as the world has what the level is measured against."""
    cap = inf if level.high is None else level.high
    if not level.relative:
        return (level.low, level.low), (cap, cap)
    base = all_of(view, level.count, level.as_of)
    bl, bh = (inf if end is None else Fraction(end, MILLI) for end in base)
    return (
        (level.low * bl, level.low * bh if level.low else 0),
        (inf, inf) if level.high is None else (cap * bl, cap * bh if cap else 0),
    )


def is_surely_within(low: int, high: High, within: tuple[Ends, Ends]) -> bool:
    (_, greatest), (least, _) = within
    return greatest <= low and (inf if high is None else high) <= least


def is_possibly_within(low: int, high: High, within: tuple[Ends, Ends]) -> bool:
    (least, _), (_, greatest) = within
    return least <= (inf if high is None else high) and low <= greatest


def level_is_reached(view: View, level: Level) -> Signal:
    told, within = figures_by_time(view, level.count), limits(view, level)

    def at(t: int) -> Pair:
        is_certain = any(
            when.latest < t and how == MUST and is_surely_within(low, high, within) for when, how, low, high in told
        )
        is_told = any(when.earliest < t and is_possibly_within(low, high, within) for when, _, low, high in told)
        return (is_told or is_certain or view.is_past_knowing(t), is_certain)

    return view.grid.signal(at)


def keep(view: View) -> Findings:
    term, marks = view.term, []
    if term.level is not None:
        within = limits(view, term.level)
        for when, told, low, high in figures_by_time(view, term.level.count):
            if is_surely_within(low, high, within):
                marks.append(Mark(True, when, told))
            elif not is_possibly_within(low, high, within):
                marks.append(Mark(False, when, told))
            else:
                marks += [Mark(True, when, MAY), Mark(False, when, MAY)]
    for m in view.match(term.broken_by, term.breaker or view.bearer, view.open):
        marks.append(Mark(False, Moment(m.earliest, m.latest), m.level))
    for m in view.match(term.restored_by, term.restorer or ANYONE, view.open):
        marks.append(Mark(True, Moment(m.earliest, m.latest), m.level))
    bad = bad_by_marks(view, marks, initially=True)
    return Findings(bad, bad)


def bad_by_marks(view: View, marks: list[Mark], initially: bool | None) -> Signal:
    turned = [Mark(not m.is_good, m.span, m.told) for m in marks]
    initially_bad = None if initially is None else not initially
    return view.grid.signal(lambda t: view.world.unless_unknown(t, last_word(turned, t, initially_bad)))


# assessed by ruling


def by_ruling(view: View) -> Findings:
    term, world = view.term, view.world
    rulings = [
        (c, r)
        for c in world.claims
        if isinstance(r := c.assertion, Ruling)
        and r.about == term.id
        and (r.body == term.ruled_by if term.ruled_by else c in world.counted)
    ]
    marks = []
    for claim, ruling in rulings:
        if ruling.found not in ("kept", "breached"):
            continue
        if not is_about(view, ruling.party, view.bearer):
            continue
        same = [
            c for c, r in rulings
            if (r.body, r.found, r.party) == (ruling.body, ruling.found, ruling.party)
        ]  # fmt: skip
        marks.append(Mark(ruling.found == "kept", ruling.at, world.told(claim, ruling.body, same)))
    bad = bad_by_marks(view, marks, initially=None)
    if term.form != "achieve":
        return Findings(bad, bad, numbers=quota(view) if term.form == "permit" else None)
    good = bad_by_marks(view, [Mark(not m.is_good, m.span, m.told) for m in marks], initially=None)
    decided = view.grid.signal(lambda t: (False, any(m.told == MUST and m.span.latest < t for m in marks)))
    return Findings(bad, bad, met=good, missed=bad, is_decided=decided)


def is_about(view: View, party: str, bearer: Bearer) -> bool:
    return not party or bearer.how == "anyone" or any(view.world.parties.is_within(party, b) for b in bearer.parties)
