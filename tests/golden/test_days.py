"""Days and hours: what lies across midnight, what a day may hold, and terms that run for some hours of each day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Bounds
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Stance
from holdfire.deal.condition import HasTaken
from holdfire.deal.model import ActPattern, Period, Target, Term, Timing
from holdfire.vocab.moment import Moment
from tests.golden.world import (
    ALL_TOLD,
    HOUR,
    SYRIA,
    Assess,
    ask,
    at,
    deal,
    event,
    history,
    many,
    no_airstrike,
    point,
    states,
)

NONE, ONE, PERHAPS = Bounds(0, 0), Bounds(1, 1), Bounds(0, 1)


def trucks(moment: Moment, number: int) -> Claim:
    return event(f"at {moment.earliest}", "deliver", moment, "syria", quantity=many(number, -1, "trucks"))


def each_day(low: int, high: int | None, **timing: object) -> Term:
    return Term("aid", "rate", (SYRIA,), act=ActPattern("deliver"), target=Target(many(low, high, "trucks")),
                period=Period("day"), timing=Timing(**timing))  # type: ignore[arg-type]  # fmt: skip


def test_trucks_that_came_around_midnight_are_surely_of_neither_day(assess: Assess) -> None:
    """One truck a day from day 1. One came between the evening of day 1 and the morning of day 2."""
    claims = [trucks(Moment(at(1, 18), at(2, 6)), 1)]
    found = ask(assess, deal(each_day(1, None, from_=point(1))), claims, now=at(3))["aid", "syria", "everyone"]
    assert found.instances is not None
    assert (found.instances.total, found.instances.met, found.instances.missed) == (
        Bounds(2, 2), Bounds(0, 2), Bounds(0, 2),
    )  # fmt: skip


def test_a_truck_in_the_last_second_of_a_day_is_of_that_day(assess: Assess) -> None:
    """Asked at midnight, one second after."""
    last = Moment(at(2) - 1, at(2) - 1)
    found = ask(assess, deal(each_day(1, None, from_=point(1))), [trucks(last, 1)], now=at(2))
    assert found["aid", "syria", "everyone"].instances is not None
    assert found["aid", "syria", "everyone"].instances.met == ONE
    capped = ask(assess, deal(each_day(0, 0, from_=point(1))), [trucks(last, 1)], now=at(2))
    assert states(capped["aid", "syria", "everyone"]) == "breached"


def test_a_cap_that_may_not_run_yet_may_be_passed(assess: Assess) -> None:
    """At most one truck a day once Syria has accepted, which one origin of two says. Three trucks come on day 1."""
    term = each_day(0, 1, starts_when=HasTaken("syria", "accepts", "deal"))
    accepts = Claim("s", ("envoy",), Stance("syria", "accepts", "deal", point(0, 12)), published=point(0, 12))
    claims = [accepts, trucks(point(1, 12), 3)]
    claims.append(replace(claims[1], id="again", chain=("un observers",), incident=claims[1].id))
    twice = Account("two", independent_origins=2, complete_up_to=at(1000))
    found = ask(assess, deal(term), claims, twice, now=at(1, 18))["aid", "syria", "two"]
    assert states(found) == "breached or standing or waiting"
    assert found.instances is not None
    assert found.instances.missed == PERHAPS


@pytest.mark.parametrize(("hour", "expected"), [(7, "standing"), (8, "breached"), (18.5, "breached"), (19, "standing")])
def test_a_prohibition_by_day_is_silent_at_night(assess: Assess, hour: float, expected: str) -> None:
    """Quiet from 08:00 to 19:00 of each day."""
    term = no_airstrike(timing=Timing(daily=(8 * HOUR, 19 * HOUR)))
    strike = event("c", "airstrike", point(2, hour), "syria", place="eastern aleppo")
    assert states(ask(assess, deal(term), [strike], now=at(4))["halt", "syria", "everyone"]) == expected


@pytest.mark.parametrize(
    ("hour", "expected"), [(5.5, "breached"), (6, "standing"), (21.5, "standing"), (22, "breached")]
)
def test_a_prohibition_by_night_runs_across_midnight(assess: Assess, hour: float, expected: str) -> None:
    """Quiet from 22:00 to 06:00, whether the deal runs from day 0 or has always run."""
    strike = event("c", "airstrike", point(2, hour), "syria", place="eastern aleppo")
    term = no_airstrike(timing=Timing(daily=(22 * HOUR, 6 * HOUR)))
    assert states(ask(assess, deal(term), [strike], now=at(4))["halt", "syria", "everyone"]) == expected
    always = deal(replace(term, timing=replace(term.timing, from_=None)))
    assert states(ask(assess, always, [strike], now=at(4))["halt", "syria", "everyone"]) == expected


def test_hours_are_those_of_the_clock_on_the_wall_when_clocks_change(assess: Assess) -> None:
    """In Damascus clocks went back an hour on 28 October 2016: 08:00 was 05:00 UTC before and 06:00 after."""
    term = no_airstrike(timing=Timing(daily=(8 * HOUR, 19 * HOUR)))
    agreed = deal(term, zone="Asia/Damascus")
    for day, hour, expected in ((21, 5, "breached"), (23, 5, "standing"), (23, 6, "breached")):
        strike = event("c", "airstrike", point(day, hour), "syria", place="eastern aleppo")
        assert states(ask(assess, agreed, [strike], now=at(25))["halt", "syria", "everyone"]) == expected


def test_a_day_is_whole_if_its_hours_are(assess: Assess) -> None:
    """Two trucks between 08:00 and 19:00 of each day, from 07:00 of day 1: day 1 is asked for, at 20:00 it is not."""
    hours = (8 * HOUR, 19 * HOUR)
    early = ask(assess, deal(each_day(2, None, from_=point(1, 7), daily=hours)), [], now=at(2))
    late = ask(assess, deal(each_day(2, None, from_=point(1, 9), daily=hours)), [], now=at(2))
    assert states(early["aid", "syria", "everyone"]) == "breached"
    assert states(late["aid", "syria", "everyone"]) == "standing"


def test_silence_is_no_evidence_in_the_hours_of_a_day(assess: Assess) -> None:
    """Told up to noon of day 1; its hours end at 11:00 then: day 1 stands, day 2 may have seen anything."""
    term = no_airstrike(timing=Timing(daily=(8 * HOUR, 11 * HOUR)))
    told = replace(ALL_TOLD, complete_up_to=at(1, 12))
    found = ask(assess, deal(term), [], told, now=at(2, 12))["halt", "syria", "everyone"]
    assert history(found)[-1] == (at(2, 8), "breached or standing")
