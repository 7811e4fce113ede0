"""The engine and the oracle agree where places move, and where levels are measured against what was."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from holdfire.claims.claim import Claim, Event, Figure, Stance
from holdfire.deal.condition import HasTaken, Reached
from holdfire.deal.model import ActPattern, Count, Deadline, Deal, Exception_, Level, Period, Target, Term, Timing
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.place import Epoch, Lies, Place, Places
from holdfire.vocab.quantity import Quantity
from tests.properties.show import show_case
from tests.properties.strategies import DAY, HOUR, Made, moments, often, one_of, perhaps, rarely, seconds
from tests.properties.test_agreement import differences
from tests.properties.test_targeted import ANYONE, NORTH, SOUTH, a_deal, hearings, point, some, trucks, worlds

NAMES = ("front", "zone", "village", "road")


@st.composite
def lies(draw: st.DrawFn) -> dict[tuple[str, str], Lies]:
    """How four places lie, in any way at all."""
    how = one_of(Lies.OUTSIDE, Lies.OVERLAPS, Lies.INSIDE)
    return {pair: draw(how) for pair in permutations(NAMES, 2)}


@st.composite
def moving_places(draw: st.DrawFn, start: int) -> Places:
    dates = sorted(set(draw(st.lists(seconds(start), min_size=1, max_size=3))))
    epochs = tuple(Epoch(point(at), draw(lies())) for at in dates)
    return Places({name: Place(name) for name in NAMES}, draw(lies()), epochs)


def some_places() -> st.SearchStrategy[tuple[str, ...]]:
    return one_of(("front",), ("zone",), ("zone",), ("village", "road"), ())


@st.composite
def patterns(draw: st.DrawFn, act: str) -> ActPattern:
    return ActPattern(
        act,
        where=draw(some_places()),
        from_place=draw(perhaps(some_places(), ())),
        to_place=draw(perhaps(some_places(), ())),
    )


@st.composite
def terms(draw: st.DrawFn, start: int) -> Term:
    form = draw(one_of("forbid", "forbid", "achieve", "achieve", "respond", "rate", "keep"))
    more: dict[str, Any] = {"act": draw(patterns("deliver"))}
    timing = Timing(from_=draw(perhaps(moments(start))), until=draw(perhaps(moments(start))))
    if form == "forbid" and draw(st.booleans()):
        more["exceptions"] = (Exception_("exempt", draw(patterns("deliver"))),)
    if form == "achieve":
        more["target"] = Target(trucks(draw(one_of(1, 2, 3, 5)), 5))
        timing = replace(timing, by=draw(often(st.builds(Deadline, moment=moments(start)))))
    if form == "respond":
        more |= {"trigger": draw(patterns("shelling")), "delay_seconds": draw(one_of(0, 6 * HOUR, DAY))}
    if form == "rate":
        more |= {"target": Target(trucks(*draw(one_of((1, None), (2, None), (0, 2))))), "period": Period("day")}
    if form == "keep":
        more = {"broken_by": draw(patterns("deliver")), "restored_by": draw(patterns("shelling"))}
    return Term("one", form, (draw(one_of(NORTH, NORTH, SOUTH, ANYONE)),), timing=timing, **more)


@st.composite
def happenings(draw: st.DrawFn, start: int) -> Event:
    began = draw(moments(start))
    lasts = draw(one_of(0, 0, 6 * HOUR, 2 * DAY))
    place = st.sampled_from(("", *NAMES))
    return Event(
        draw(one_of("deliver", "deliver", "shelling")),
        Occurrence(began, Moment(began.earliest + lasts, began.latest + lasts)),
        actors=draw(one_of((("north",),), (("north",),), (("south",),), ())),
        place=draw(place),
        from_place=draw(perhaps(place, "")),
        to_place=draw(perhaps(place, "")),
        quantity=draw(often(one_of(trucks(1, 1), trucks(2, 3), trucks(5, None)))),
        total=draw(perhaps(one_of("stretch", "running"), "")),
    )


@st.composite
def on_moving_ground(draw: st.DrawFn) -> Made:
    zone, start = draw(worlds())
    deal = replace(a_deal(zone, start, (draw(terms(start)),)), places=draw(moving_places(start)))
    heard, question = draw(hearings(start))
    claims = []
    for n in range(draw(st.integers(1, 6))):
        said = draw(happenings(start))
        incident = "" if said.total else draw(often(one_of("i1", "i2"), ""))
        denies = draw(rarely()) and incident
        said = replace(said, says="denies", denies="place") if denies else said
        chain = (draw(one_of("mission", "north", "wire")),)
        claims.append(Claim(f"c{n}", chain, said, published=said.happened.ended, incident=incident))
    return Made(deal, tuple(claims), heard, question)


@some
@given(on_moving_ground())
def test_what_happens_while_places_move_comes_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])


# Levels against what was


@st.composite
def measured_levels(draw: st.DrawFn, start: int) -> Level:
    if draw(rarely()):
        return Level("stock", *draw(one_of((0, 2000), (1000, None), (2000, 3000))))
    shares = draw(one_of((0, 1000), (0, 500), (333, None), (1000, None), (1000, 1000), (800, 1200), (0, 0)))
    return Level("stock", *shares, relative=True, as_of=draw(often(moments(start))))


@st.composite
def measured(draw: st.DrawFn) -> Made:
    zone, start = draw(worlds())
    by = st.builds(Deadline, moment=moments(start))
    keep = Term("one", "keep", (NORTH,), level=draw(measured_levels(start)))
    reach = Term("two", "achieve", (NORTH,), level=draw(measured_levels(start)), timing=Timing(by=draw(often(by))))
    count = Count("stock", unit="trucks", as_of=draw(often(moments(start))))
    deal: Deal = replace(a_deal(zone, start, (keep, reach)), counts={"stock": count})
    entry = st.one_of(moments(start).map(Reached), st.just(HasTaken("north", "signs")), st.just(deal.in_force))
    deal = replace(deal, in_force=draw(entry))
    heard, question = draw(hearings(start))
    claims = []
    for n in range(draw(st.integers(1, 6))):
        low = draw(st.integers(0, 6)) * 500
        value = Quantity(low, draw(one_of(low, low, low + 500, low + 2000, None)), "trucks")
        at = draw(st.one_of(moments(start), moments(start - 2 * DAY)))
        chain = (draw(one_of("mission", "north", "wire")),)
        claims.append(Claim(f"c{n}", chain, Figure("stock", value, at), published=draw(moments(start))))
    for n in range(draw(st.integers(0, 2))):
        signed = Stance("north", draw(one_of("signs", "signs", "withdraws")), "deal", draw(moments(start)))
        chain = (draw(one_of("north", "wire", "mission")),)
        claims.append(Claim(f"s{n}", chain, signed, published=signed.at))
    return Made(deal, tuple(claims), heard, question)


@some
@given(measured())
def test_levels_against_what_was_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])
