"""The engine and the oracle agree where general cases seldom look: sums, totals, registers, readings, "any of"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Figure
from holdfire.deal.condition import After, AfterDays, All, AnyOf, Condition, Not, Reached, TermIs
from holdfire.deal.model import (
    ActPattern,
    Bearer,
    Count,
    Deadline,
    Deal,
    Exception_,
    Period,
    Register,
    Target,
    Term,
    Timing,
)
from holdfire.deal.wording import Question as Dispute
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_case
from tests.properties.strategies import (
    ACTS,
    CHANGING_START,
    CHANGING_ZONE,
    DAY,
    FIXED_START,
    FIXED_ZONE,
    HOUR,
    PARTIES,
    PLACES,
    Made,
    moments,
    often,
    one_of,
    perhaps,
    rarely,
    seconds,
)
from tests.properties.test_agreement import differences

some = settings(
    max_examples=max(1, EXAMPLES // 3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
NORTH, SOUTH = Bearer("north", ("north",)), Bearer("south", ("south",))
EITHER = Bearer("north or south", ("north", "south"), "any of")
TOGETHER = Bearer("north and south", ("north", "south"), "together")
ANYONE = Bearer("anyone", (), "anyone")


def point(second: int) -> Moment:
    return Moment(second, second)


def trucks(low: int, high: int | None) -> Quantity:
    return Quantity(low * 1000, None if high is None else high * 1000, "trucks")


def a_deal(zone: str, start: int, made: tuple[Term, ...], **more: Any) -> Deal:
    return Deal(
        "targeted", "truce", zone, PARTIES, ACTS, PLACES, made, in_force=Reached(point(start - DAY)),
        counts={"stock": Count("stock", unit="trucks", as_of=point(start))}, **more,
    )  # fmt: skip


@st.composite
def worlds(draw: st.DrawFn) -> tuple[str, int]:
    return draw(one_of((FIXED_ZONE, FIXED_START), (FIXED_ZONE, FIXED_START), (CHANGING_ZONE, CHANGING_START)))


@st.composite
def hearings(draw: st.DrawFn, start: int) -> tuple[tuple[Account, ...], Question]:
    """Nearly always everyone's word, complete for long; now and then two origins asked for, or an end of knowing."""
    now = start + 6 * HOUR * draw(st.integers(8, 16)) + draw(one_of(0, 0, 1, -1))
    heard = tuple(
        Account(
            f"account {n}",
            independent_origins=draw(one_of(0, 0, 0, 1, 2)),
            complete_up_to=draw(st.one_of(st.just(now + DAY), st.just(now + DAY), st.none(), seconds(start))),
        )
        for n in range(draw(st.integers(1, 2)))
    )
    return heard, Question(now, period_start=draw(perhaps(seconds(start, 0, 8))))


# Sums: what the other generator seldom adds up


@st.composite
def deliveries(draw: st.DrawFn, start: int, acts: tuple[str, ...] = ("deliver",)) -> Event:
    began = draw(moments(start))
    lasts = draw(one_of(0, 0, 0, 6 * HOUR, 2 * DAY))
    total = draw(one_of("", "", "", "", "stretch", "running"))
    if total == "stretch":
        lasts = draw(one_of(DAY, 2 * DAY, 3 * DAY))
    if total == "running":
        lasts = draw(one_of(0, 0, 2 * DAY))
    low = draw(one_of(0, 1, 1, 2, 3, 5))
    high = draw(one_of(low, low, low, low + 2, None))
    return Event(
        draw(st.sampled_from(acts)),
        Occurrence(began, Moment(began.earliest + lasts, began.latest + lasts)),
        actors=draw(one_of((("north",),), (("north",),), (("north",),), (("south",),), (("north", "south"),), ())),
        quantity=draw(one_of(trucks(low, high), trucks(low, high), trucks(low, high), None)),
        total=total,
        answers=draw(perhaps(one_of("c0", "c1"), "")),
    )


@st.composite
def told_deliveries(draw: st.DrawFn, start: int, acts: tuple[str, ...]) -> tuple[Claim, ...]:
    claims = []
    for n in range(draw(st.integers(1, 7))):
        said = draw(deliveries(start, acts))
        claims.append(
            Claim(
                f"c{n}", (draw(one_of("mission", "north", "wire")),), said, published=said.happened.ended,
                incident=draw(perhaps(one_of("i1", "i2"), "")) if not said.total else "",
                maybe_same_as=draw(perhaps(one_of("i1", "c0", "c1"), "")) if not said.total else "",
                supposed=draw(rarely()) and draw(rarely()),
            )
        )  # fmt: skip
    if draw(st.booleans()):
        value = draw(one_of(trucks(3, 3), trucks(2, 5), trucks(0, 4), trucks(4, None)))
        claims.append(Claim("level", ("mission",), Figure("stock", value, point(start - 1)), published=point(start)))
    return tuple(claims)


@st.composite
def sum_terms(draw: st.DrawFn, start: int) -> Term:
    form = draw(one_of("achieve", "achieve", "rate", "rate", "ratio", "respond", "permit"))
    unit = draw(one_of("trucks", "trucks", "trucks", ""))
    n = draw(one_of(1, 2, 3, 5))
    target = Target(Quantity(n * 1000, n * 1000, unit))
    more: dict[str, Any] = {"act": ActPattern("deliver"), "target": target}
    timing = Timing(from_=draw(perhaps(moments(start))), until=draw(perhaps(moments(start))))
    if form == "achieve":
        share = draw(one_of(Fraction(1), Fraction(1, 2)))
        counted = Target(Quantity(0, None, "trucks"), "stock", share)
        more["target"] = draw(one_of(target, target, counted))
        timing = replace(timing, by=draw(often(st.builds(Deadline, moment=moments(start)))))
    if form == "rate":
        low, high = draw(one_of((1, None), (2, None), (3, None), (0, 2), (0, 4), (1, 3)))
        more["target"] = Target(Quantity(low * 1000, high if high is None else high * 1000, unit))
        more |= {"period": Period(draw(one_of("day", "day", "week", "window"))), "partial_periods": draw(st.booleans())}
    if form in ("ratio", "respond"):
        more |= {"trigger": ActPattern("shelling"), "trigger_by": draw(one_of(None, SOUTH))}
        more["delay_seconds"] = draw(one_of(0, 6 * HOUR, DAY))
    if form == "ratio":
        more |= {"per": draw(one_of(1000, 2000)), "per_unit": draw(one_of("", "trucks"))}
        more |= {"tolerance": draw(one_of(0, 0, 1000)), "per_step": draw(rarely())}
    if form == "respond":
        more |= {"target": None, "one_for_one": draw(st.booleans())}
    bearers = draw(one_of((NORTH,), (NORTH,), (EITHER,), (TOGETHER,), (ANYONE,), (NORTH, SOUTH)))
    return Term("one", form, bearers, timing=timing, **more)


@st.composite
def sums(draw: st.DrawFn) -> Made:
    zone, start = draw(worlds())
    term = draw(sum_terms(start))
    acts = ("deliver", "shelling") if term.trigger else ("deliver",)
    heard, question = draw(hearings(start))
    return Made(a_deal(zone, start, (term,)), draw(told_deliveries(start, acts)), heard, question)


@some
@given(sums())
def test_sums_totals_deadlines_and_steps_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])


# Registers and exceptions: who is on the list when the act is done


@st.composite
def listed_acts(draw: st.DrawFn, start: int) -> Event:
    act = draw(one_of("join", "join", "promise", "shelling", "airstrike", "attack"))
    at = draw(moments(start))
    party = one_of((("south",),), (("brigade",),), (("south",), ("brigade",)), (("south", "brigade"),), ())
    if act in ("join", "promise"):
        denies = draw(perhaps(one_of("occurrence", "authorship"), ""))
        return Event(act, Occurrence(at, at), "denies" if denies else "asserts", denies, actors=draw(party))
    denies = draw(perhaps(one_of("occurrence", "target"), ""))
    says = "denies" if denies else "asserts"
    return Event(act, Occurrence(at, at), says, denies, actors=(("north",),), whom=draw(party), place="city")


@st.composite
def lists(draw: st.DrawFn) -> Made:
    zone, start = draw(worlds())
    never = draw(one_of(("signed up",), ("signed up",), ()))
    by = draw(one_of(None, None, NORTH, ANYONE, SOUTH))
    whom = draw(one_of((), ("south",), ("brigade",)))
    covers = Exception_("exempt", ActPattern(draw(one_of("shelling", "attack", "airstrike")), whom=whom), by, never)
    unlimited = Exception_("also", ActPattern("airstrike", whom=("brigade",)))
    exempt = draw(one_of((covers,), (covers,), (covers, unlimited)))
    more: dict[str, Any] = {"exceptions": exempt}
    pattern = ActPattern("attack", where=draw(one_of((), ("city",), ("region",))))
    form = draw(one_of("forbid", "forbid", "forbid", "achieve", "keep", "rate"))
    if form in ("achieve", "rate"):
        more |= {"target": Target(Quantity(1000, None if form == "rate" else 1000))}
    if form == "rate":
        more["period"] = Period("day")
    if form == "keep":
        more |= {"act": None, "broken_by": pattern, "restored_by": ActPattern("promise")}
    else:
        more["act"] = pattern
    term = Term("one", form, (draw(one_of(NORTH, NORTH, EITHER, ANYONE)),), **more)
    emptied = draw(one_of("promise", "promise", ""))
    deal = a_deal(zone, start, (term,), registers={"signed up": Register("signed up", "join", emptied)})
    heard, question = draw(hearings(start))
    claims = tuple(
        Claim(f"c{n}", (draw(one_of("mission", "south", "wire")),), said, published=said.happened.ended,
              incident=draw(perhaps(one_of("i1", "i2"), "")))
        for n, said in enumerate(draw(st.lists(listed_acts(start), min_size=2, max_size=7)))
    )  # fmt: skip
    return Made(deal, claims, heard, question)


@some
@given(lists())
def test_registers_and_exceptions_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])


# Readings of terms that others wait for, and "any of"


@st.composite
def plain_acts(draw: st.DrawFn, start: int) -> Event:
    at = draw(moments(start))
    actors = draw(one_of((("north",),), (("north",),), (("south",),), (("north",), ("south",)), ()))
    return Event(draw(one_of("deliver", "promise", "join", "shelling")), Occurrence(at, at), actors=actors)


@st.composite
def waits(draw: st.DrawFn, earlier: tuple[str, ...]) -> Condition:
    states = one_of("met", "met", "breached", "was breached", "has started", "is under way", "ended", "standing", "due")
    bearer = draw(perhaps(one_of("north", "south"), ""))
    leaf = TermIs(draw(st.sampled_from(earlier)), draw(states), bearer)
    other = TermIs(draw(st.sampled_from(earlier)), draw(states))
    return draw(one_of(leaf, leaf, All((leaf, other)), AnyOf((leaf, other)), Not(leaf)))


@st.composite
def waiting_terms(draw: st.DrawFn, name: str, start: int, earlier: tuple[str, ...]) -> Term:
    form = draw(one_of("achieve", "achieve", "forbid", "keep", "respond"))
    more: dict[str, Any] = {"act": ActPattern(draw(one_of("deliver", "promise", "join")))}
    if form == "achieve":
        more["target"] = Target(Quantity(draw(one_of(1000, 1000, 2000)), None))
        more["target"] = Target(Quantity(more["target"].number.low, more["target"].number.low))
    if form == "keep":
        more |= {"act": None, "broken_by": ActPattern("shelling"), "restored_by": ActPattern("promise")}
    if form == "respond":
        more |= {"trigger": ActPattern("shelling"), "delay_seconds": draw(one_of(6 * HOUR, DAY))}
    wait = waits(earlier) if earlier else st.none()
    timing = Timing(
        starts_when=draw(often(wait)),
        ends_when=draw(perhaps(wait)),
        only_while=draw(perhaps(wait)),
        by=draw(often(st.builds(Deadline, moment=moments(start)))) if form == "achieve" else None,
    )
    bearers = draw(one_of((EITHER,), (EITHER,), (NORTH,), (NORTH, SOUTH), (TOGETHER,)))
    return Term(name, form, bearers, timing=timing, **more)


@st.composite
def disputes(draw: st.DrawFn) -> Made:
    """Two questions; every term may have versions, and later terms wait for earlier ones."""
    zone, start = draw(worlds())
    names = ("one", "two", "three")
    made: list[Term] = []
    for n, name in enumerate(names):
        versions = draw(one_of("plain", "first", "first", "second", "both"))
        readings: list[tuple[tuple[str, str], ...]] = [()]
        if versions in ("first", "both"):
            readings = [(("first", a),) for a in ("yes", "no")]
        if versions in ("second", "both"):
            second = [(("second", a),) for a in ("this", "that")]
            readings = [(*r, *s) for r in readings for s in second]
        if versions == "first" and draw(rarely()):
            readings[0] = ()  # a version for everything else
        made += [replace(draw(waiting_terms(name, start, names[:n])), reading=r) for r in readings]
    questions = {
        "first": Dispute("first", "Which?", (("yes", ()), ("no", ()))),
        "second": Dispute("second", "Which?", (("this", ()), ("that", ()))),
    }
    deal = a_deal(zone, start, tuple(made), questions=questions)
    if draw(rarely()):
        deal = replace(deal, ends_when=TermIs("one", "met"))
        deal = replace(deal, terms=tuple(t if t.id != "one" else replace(t, timing=Timing()) for t in deal.terms))
    heard, question = draw(hearings(start))
    claims = tuple(
        Claim(f"c{n}", ("mission",), said, published=said.happened.ended)
        for n, said in enumerate(draw(st.lists(plain_acts(start), min_size=1, max_size=6)))
    )
    return Made(deal, claims, heard, question)


@some
@given(disputes())
def test_readings_and_the_best_of_several_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])


# Prohibitions that look back at each other: what was breached lies strictly before


@st.composite
def looking_back(draw: st.DrawFn, names: tuple[str, ...]) -> Condition:
    breached = TermIs(draw(st.sampled_from(names)), "was breached", draw(one_of("", "", "north", "south")))
    later = After(breached, draw(one_of(0, 6 * HOUR)))
    return draw(one_of(breached, breached, Not(breached), later, Not(later), AfterDays(breached, 0)))


@st.composite
def mutual(draw: st.DrawFn) -> Made:
    """Prohibitions and permissions that start, end, run or cover as long as, or once, one of them was breached."""
    zone, start = draw(worlds())
    names = ("one", "two", "three")[: draw(st.integers(1, 3))]
    back = looking_back(names)
    made = []
    for name in names:
        exempt = Exception_("answer", ActPattern(draw(one_of("attack", "shelling"))), when=draw(back))
        is_permission = draw(rarely())
        made.append(
            Term(
                name, "permit" if is_permission else "forbid",
                draw(one_of((NORTH,), (SOUTH,), (NORTH, SOUTH), (TOGETHER,), (ANYONE,))),
                act=ActPattern(draw(one_of("attack", "airstrike"))),
                timing=Timing(draw(perhaps(back)), draw(perhaps(back)), draw(often(back)), draw(perhaps(back))),
                exceptions=() if is_permission else draw(often(st.just((exempt,)), ())),
                protected_from=SOUTH if is_permission else None,
                interference=ActPattern("attack") if is_permission else None,
            )
        )  # fmt: skip
    heard, question = draw(hearings(start))
    claims = tuple(
        Claim(f"c{n}", (draw(one_of("mission", "wire")),), said, published=said.happened.ended)
        for n, said in enumerate(draw(st.lists(listed_acts(start), min_size=2, max_size=8)))
    )
    return Made(a_deal(zone, start, tuple(made)), claims, heard, question)


@some
@given(mutual())
def test_prohibitions_that_look_back_at_each_other_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])
