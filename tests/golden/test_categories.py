"""Numbers of a kind, and acts that only need to begin, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

from holdfire.assessments.assessment import Bounds
from holdfire.claims.claim import Claim, Event
from holdfire.deal.model import ActPattern, Count, Deadline, Deal, Level, Period, Target, Term, Timing
from holdfire.vocab.category import Categories, Category
from holdfire.vocab.moment import Moment, Occurrence
from tests.golden.world import (
    HOUR,
    NUSRA,
    RUSSIA,
    SYRIA,
    Assess,
    ask,
    at,
    day,
    deal,
    event,
    figure,
    history,
    many,
    point,
    states,
)

CATEGORIES = Categories.from_categories(
    [Category("weapons"), Category("tanks", ("weapons",)), Category("mortars", ("weapons",)), Category("women")]
)
ONCE = Target(many(1, -1, ""))


def armed(*terms: Term, **more: object) -> Deal:
    return deal(*terms, categories=CATEGORIES, **more)


def lasting(ident: str, act: str, began: Moment, ended: Moment, by: str) -> Claim:
    return Claim(ident, ("envoy",), Event(act, Occurrence(began, ended), actors=((by,),)), published=ended)


def test_what_is_told_of_other_kinds_bounds_the_number_done(assess: Assess) -> None:
    """Ten tanks are asked for. 4 tanks: 4. 3 to 5 weapons: 0 to 5. 2 mortars: 0 to 2, for kinds may overlap.

    So 4 to 11 tanks: may be met. Of weapons it is 9 to 11: may be met, too; of nine of them it surely is.
    """
    claims = [
        event("c1", "depart", point(1), "nusra", quantity=many(4, -1, "tanks")),
        event("c2", "depart", point(2), "nusra", quantity=many(3, 5, "weapons")),
        event("c3", "depart", point(3), "nusra", quantity=many(2, -1, "mortars")),
    ]

    def leave(number: int, unit: str) -> Term:
        return Term(f"{number} {unit}", "achieve", (NUSRA,), act=ActPattern("depart"),
                    timing=Timing(by=Deadline(day(4))), target=Target(many(number, -1, unit)))  # fmt: skip

    agreed = armed(leave(10, "tanks"), leave(10, "weapons"), leave(9, "weapons"), leave(12, "tanks"))
    found = ask(assess, agreed, claims, now=at(6))
    assert states(found["10 tanks", "nusra", "everyone"]) == "breached or met"
    assert states(found["10 weapons", "nusra", "everyone"]) == "breached or met"
    assert states(found["9 weapons", "nusra", "everyone"]) == "met"
    assert states(found["12 tanks", "nusra", "everyone"]) == "breached"
    numbers = [found[term, "nusra", "everyone"].numbers for term in ("10 tanks", "10 weapons")]
    assert [n.done for n in numbers if n] == [Bounds(4000, 11_000), Bounds(9000, 11_000)]


def test_a_prohibition_of_a_kind_meets_that_kind_surely_and_a_broader_one_perhaps(assess: Assess) -> None:
    """Syria must not deliver weapons. Tanks: surely against it. Women: surely not. No unit told: perhaps."""
    term = Term("embargo", "forbid", (SYRIA, RUSSIA, NUSRA), act=ActPattern("deliver", what=("weapons",)))
    claims = [
        event("c1", "deliver", point(1, 12), "syria", quantity=many(2, -1, "tanks")),
        event("c2", "deliver", point(1, 12), "russia", quantity=many(2, -1, "women")),
        event("c3", "deliver", point(1, 12), "nusra"),
    ]
    found = ask(assess, armed(term), claims, now=at(2))
    assert states(found["embargo", "syria", "everyone"]) == "breached"
    assert states(found["embargo", "russia", "everyone"]) == "standing"
    assert states(found["embargo", "nusra", "everyone"]) == "breached or standing"


def test_a_denied_quantity_leaves_open_what_it_was_and_how_many(assess: Assess) -> None:
    term = Term("embargo", "forbid", (SYRIA,), act=ActPattern("deliver", what=("weapons",)))
    told = event("c1", "deliver", point(1, 12), "syria", quantity=many(2, -1, "tanks"), incident="i")
    denial = Event("deliver", Occurrence(point(1, 12), point(1, 12)), says="denies", denies="quantity")
    denied = Claim("c2", ("agency",), denial, published=point(2), incident="i")
    assert states(ask(assess, armed(term), [told], now=at(2))["embargo", "syria", "everyone"]) == "breached"
    found = ask(assess, armed(term), [told, denied], now=at(2))["embargo", "syria", "everyone"]
    assert states(found) == "breached or standing"


def test_each_day_counts_what_is_of_the_kind(assess: Assess) -> None:
    """Two weapons a day at most. Day 0: 2 tanks. Day 1: 2 tanks and a mortar. Day 2: 3 women. Now is day 3.

    Day 1 is over the cap for certain. Day 2 may be: women are no weapons, and how many of these came is unknown.
    """
    term = Term("ceiling", "rate", (SYRIA,), act=ActPattern("deliver"), target=Target(many(0, 2, "weapons")),
                period=Period("day"))  # fmt: skip
    claims = [
        event("c0", "deliver", point(0, 12), "syria", quantity=many(2, -1, "tanks")),
        event("c1", "deliver", point(1, 12), "syria", quantity=many(2, -1, "tanks")),
        event("c2", "deliver", point(1, 13), "syria", quantity=many(1, -1, "mortars")),
        event("c3", "deliver", point(2, 12), "syria", quantity=many(3, -1, "women")),
    ]
    found = ask(assess, armed(term), claims, now=at(3))["ceiling", "syria", "everyone"]
    assert states(found) == "breached"
    assert found.instances is not None
    assert (found.instances.total, found.instances.missed) == (Bounds(3, 3), Bounds(1, 2))


def test_figures_are_read_in_the_unit_of_their_count(assess: Assess) -> None:
    """At most 5 tanks. 7 weapons may be 0 to 7 tanks; 7 tanks are 7; 5 weapons are at most 5; "7" is 7."""
    term = Term("ceiling", "keep", (NUSRA,), level=Level("nusra fighters", 0, 5000))
    agreed = armed(term, counts={"nusra fighters": Count("nusra fighters", unit="tanks")})
    told = [many(7, -1, "weapons"), many(7, -1, "tanks"), many(5, -1, "weapons"), many(7, -1, "")]
    claims = [figure(f"f{n}", ("envoy",), value, point(n)) for n, value in enumerate(told, 1)]
    found = ask(assess, agreed, claims, now=at(5))["ceiling", "nusra", "everyone"]
    assert history(found) == [
        (at(0), "standing"),
        (at(1) + 1, "breached or standing"),
        (at(2) + 1, "breached"),
        (at(3) + 1, "standing"),
        (at(4) + 1, "breached"),
    ]


def test_beginning_is_enough_where_only_that_is_asked(assess: Assess) -> None:
    """Begun at noon on day 1, ended at noon on day 3; the deadline is the end of day 2.

    Who must begin has met it from the second after noon on day 1. Who must be done is late: before the end
    it may be met, as part of what lasts may count already; at the deadline nothing is surely done.
    """
    timing = Timing(by=Deadline(day(2)))
    begin = Term("begin", "achieve", (NUSRA,), act=ActPattern("depart"), timing=timing, target=ONCE, begins=True)
    finish = Term("finish", "achieve", (NUSRA,), act=ActPattern("depart"), timing=timing, target=ONCE)
    claims = [lasting("c1", "depart", point(1, 12), point(3, 12), "nusra")]
    found = ask(assess, armed(begin, finish), claims, now=at(4))
    assert history(found["begin", "nusra", "everyone"]) == [(at(0), "due"), (at(1, 12) + 1, "met")]
    assert found["begin", "nusra", "everyone"].late == "no"
    assert history(found["finish", "nusra", "everyone"]) == [
        (at(0), "due"),
        (at(1, 12) + 1, "due or met"),
        (at(3), "breached or met"),
        (at(3, 12) + 1, "met"),
    ]
    assert found["finish", "nusra", "everyone"].late == "may"


def test_a_beginning_that_is_not_known_to_the_hour_may_be_late(assess: Assess) -> None:
    """It began between the last hour of day 2 and the first of day 3: in time or late; and met in any case after."""
    begin = Term("begin", "achieve", (NUSRA,), act=ActPattern("depart"), timing=Timing(by=Deadline(day(2))),
                 target=ONCE, begins=True)  # fmt: skip
    about_midnight = Moment(at(3) - HOUR, at(3) + HOUR)
    claims = [lasting("c1", "depart", about_midnight, point(9), "nusra")]
    found = ask(assess, armed(begin), claims, now=at(10))["begin", "nusra", "everyone"]
    assert history(found) == [
        (at(0), "due"),
        (at(3) - HOUR + 1, "due or met"),
        (at(3), "breached or met"),
        (at(3) + HOUR + 1, "met"),
    ]
    assert found.late == "may"


def test_what_began_before_the_window_closed_counts_though_it_ended_after(assess: Assess) -> None:
    """The term runs until the end of day 2. An act from day 1 to day 5 has begun inside, and is done outside."""
    timing = Timing(until=Moment(at(3) - 1, at(3) - 1))
    begin = Term("begin", "achieve", (NUSRA,), act=ActPattern("depart"), timing=timing, target=ONCE, begins=True)
    finish = replace(begin, id="finish", begins=False)
    found = ask(assess, armed(begin, finish), [lasting("c1", "depart", point(1), point(5), "nusra")], now=at(6))
    assert states(found["begin", "nusra", "everyone"]) == "met"
    assert states(found["finish", "nusra", "everyone"]) == "ended or met"
