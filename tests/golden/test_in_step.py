"""Ratios step by step, and over all: what counts for which step, for whom, and until when."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Assessment, Bounds, Instances
from holdfire.claims.claim import Claim
from holdfire.deal.model import ActPattern, Target, Term
from holdfire.vocab.moment import Moment
from tests.golden.world import (
    ALL_TOLD,
    HOUR,
    NUSRA,
    RUSSIA,
    SYRIA,
    Assess,
    ask,
    at,
    deal,
    event,
    history,
    many,
    point,
    states,
)

NONE, ONE, PERHAPS = Bounds(0, 0), Bounds(1, 1), Bounds(0, 1)


def two_for_each(*bearers: str, per_step: bool = True, tolerance: int = 0) -> Term:
    """Within a day two trucks for each fighter who departs."""
    bound = [one for one in (SYRIA, RUSSIA) if one.label in (bearers or ("syria",))]
    return Term("in step", "ratio", tuple(bound), act=ActPattern("deliver"), target=Target(many(2, -1, "trucks")),
                trigger=ActPattern("depart"), trigger_by=NUSRA, per=1000, per_unit="fighters",
                delay_seconds=24 * HOUR, per_step=per_step, tolerance=tolerance)  # fmt: skip


def departs(ident: str, moment: Moment, **more: str) -> Claim:
    return event(ident, "depart", moment, "nusra", quantity=many(1), **more)


def trucks(ident: str, moment: Moment, number: int, by: str = "syria") -> Claim:
    return event(ident, "deliver", moment, by, quantity=many(number, -1, "trucks"))


def instances(found: Assessment) -> Instances:
    assert found.instances is not None
    return found.instances


def test_what_comes_too_late_for_one_step_cures_nothing_per_step(assess: Assess) -> None:
    """Nusra departs at noon of day 1 and of day 3; four trucks come in the evening of day 3.

    The first step was missed and stays missed; for the second four are more than two. Over all, four are four.
    """
    claims = [departs("t1", point(1, 12)), departs("t2", point(3, 12)), trucks("a", point(3, 18), 4)]
    found = ask(assess, deal(two_for_each()), claims, now=at(5))["in step", "syria", "everyone"]
    assert history(found) == [(at(0), "standing"), (at(2, 12) + 1, "breached")]
    seen = instances(found)
    assert (seen.total, seen.met, seen.missed, seen.late, seen.open) == (Bounds(2, 2), ONE, ONE, NONE, NONE)
    over_all = ask(assess, deal(two_for_each(per_step=False)), claims, now=at(5))["in step", "syria", "everyone"]
    assert (states(over_all), over_all.late) == ("standing", "must")


def test_an_answer_comes_after_its_step_per_step(assess: Assess) -> None:
    """Two trucks before the departure, or in the same second, answer nothing; one second later they do."""
    term, step = deal(two_for_each()), departs("t", point(1, 12))

    def stands(moment: Moment) -> str:
        return states(ask(assess, term, [step, trucks("a", moment, 2)], now=at(5))["in step", "syria", "everyone"])

    assert [stands(point(1, 11)), stands(point(1, 12))] == ["breached", "breached"]
    assert stands(Moment(at(1, 12) + 1, at(1, 12) + 1)) == "standing"
    assert stands(Moment(at(1, 12), at(1, 12) + 1)) == "breached or standing"


def test_trucks_that_may_have_come_too_late_may_have_come_in_time(assess: Assess) -> None:
    """Two trucks came between an hour after the departure and two days after: the step may be missed."""
    claims = [departs("t", point(1, 12)), trucks("a", Moment(at(1, 13), at(3)), 2)]
    found = ask(assess, deal(two_for_each()), claims, now=at(5))["in step", "syria", "everyone"]
    assert states(found) == "breached or standing"
    assert (instances(found).met, instances(found).missed) == (PERHAPS, PERHAPS)


def test_one_bearer_does_not_answer_for_another(assess: Assess) -> None:
    """Syria and Russia each owe two trucks; only Russia brings them."""
    claims = [departs("t", point(1, 12)), trucks("a", point(1, 18), 2, "russia")]
    for per_step in (True, False):
        found = ask(assess, deal(two_for_each("syria", "russia", per_step=per_step)), claims, now=at(5))
        assert states(found["in step", "syria", "everyone"]) == "breached"
        assert states(found["in step", "russia", "everyone"]) == "standing"


def test_a_step_is_open_until_it_is_answered_or_its_time_is_up(assess: Assess) -> None:
    """Six hours after the departure: open; trucks that came before it do not matter, trucks that may have come do."""
    step, before = departs("t", point(3, 12)), trucks("a", point(2), 2)
    by_somebody = trucks("a", point(3, 15), 2, "")
    agreed = deal(two_for_each())
    assert instances(ask(assess, agreed, [step], now=at(3, 18))["in step", "syria", "everyone"]).open == ONE
    assert instances(ask(assess, agreed, [before, step], now=at(3, 18))["in step", "syria", "everyone"]).open == ONE
    perhaps = ask(assess, agreed, [step, by_somebody], now=at(3, 18))["in step", "syria", "everyone"]
    assert (instances(perhaps).open, instances(perhaps).met) == (PERHAPS, PERHAPS)
    done = ask(assess, agreed, [step, trucks("a", point(3, 15), 2)], now=at(3, 18))["in step", "syria", "everyone"]
    assert (instances(done).open, instances(done).met) == (NONE, ONE)


@pytest.mark.parametrize("per_step", [True, False])
def test_a_tolerance_of_all_that_is_asked_asks_for_nothing(assess: Assess, per_step: bool) -> None:
    """Two trucks may be missing of two: nothing need come."""
    term = two_for_each(per_step=per_step, tolerance=2000)
    found = ask(assess, deal(term), [departs("t", point(1, 12))], now=at(5))["in step", "syria", "everyone"]
    assert (states(found), instances(found).met) == ("standing", ONE)


def test_of_steps_that_may_be_one_only_the_largest_is_surely_asked(assess: Assess) -> None:
    """Two tell of one departure each, and they may be the same. Two trucks came after the first.

    For the second step two are asked at least, four at most: it may be met, and may be missed.
    """
    first = departs("t1", point(1, 12))
    second = departs("t2", point(2, 6), maybe_same_as="t1")
    claims = [first, second, trucks("a", point(1, 18), 2)]
    found = ask(assess, deal(two_for_each(per_step=False)), claims, now=at(5))["in step", "syria", "everyone"]
    assert (instances(found).total, instances(found).met) == (Bounds(2, 2), Bounds(1, 2))
    assert (instances(found).missed, states(found)) == (PERHAPS, "breached or standing")


def test_what_happens_in_the_second_assessed_at_has_not_yet_happened(assess: Assess) -> None:
    """Two trucks come at the very moment that is looked at, within the day; a second later they are there."""
    claims = [departs("t", point(1, 12)), trucks("a", point(1, 18), 2)]
    for per_step in (True, False):
        agreed = deal(two_for_each(per_step=per_step))
        then = ask(assess, agreed, claims, now=at(1, 18))["in step", "syria", "everyone"]
        assert (instances(then).met, instances(then).open) == (NONE, ONE)
        later = ask(assess, agreed, claims, now=at(1, 18) + 1)["in step", "syria", "everyone"]
        assert (instances(later).met, instances(later).open) == (ONE, NONE)


def test_where_not_all_of_the_steps_second_is_told_more_may_be_asked(assess: Assess) -> None:
    """Complete up to the second of the departure, that one left out: others may have left then."""
    claims = [departs("t", point(1, 12)), trucks("a", point(1, 18), 2)]
    agreed = deal(two_for_each(per_step=False))
    for complete, met in ((at(1, 12), PERHAPS), (at(1, 12) + 1, ONE)):
        account = replace(ALL_TOLD, complete_up_to=complete)
        found = ask(assess, agreed, claims, account, now=at(5))["in step", "syria", "everyone"]
        assert instances(found).met == met
