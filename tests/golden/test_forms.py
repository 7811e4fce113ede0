"""One small case for each form, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Bounds, Breaches
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event
from holdfire.deal.condition import TermIs
from holdfire.deal.model import ActPattern, Count, Deadline, Exception_, Level, Period, Register, Target, Term, Timing
from holdfire.vocab.moment import FIRST, Moment, Occurrence
from tests.golden.world import (
    ALL_TOLD,
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
    no_airstrike,
    once,
    point,
    states,
)


def test_forbid_is_breached_by_the_day_and_stands_again_the_next(assess: Assess) -> None:
    """An airstrike surely at noon on day 1. In effect from the second after; the local day ends at midnight.

    Over all time it stays a breach; in a reporting period that begins on day 2 there is none. A strike in
    Idlib is outside the place and counts nowhere. Nobody says more happened, and everything is told.
    """
    claims = [
        event("c1", "airstrike", point(1, 12), "syria", place="eastern aleppo"),
        event("c2", "airstrike", point(2, 12), "syria", place="idlib"),
    ]
    found = ask(assess, deal(no_airstrike()), claims, now=at(3))["halt", "syria", "everyone"]
    assert states(found) == "breached"
    assert found.basis == "evidence"
    assert found.since == at(1, 12) + 1
    assert found.breaches == Breaches(alleged=1, established=1, dates=("2016-10-07",))
    assert history(found) == [(at(0), "standing"), (at(1, 12) + 1, "breached"), (at(2), "standing")]

    later = ask(assess, deal(no_airstrike()), claims, now=at(3), period_start=at(2))["halt", "syria", "everyone"]
    assert (states(later), later.basis) == ("standing", "absence")


def test_a_broader_act_in_a_broader_place_only_may_be_a_breach(assess: Assess) -> None:
    """An "attack" somewhere in Aleppo may have been an airstrike in its east; and Russia was not named at all."""
    agreed = deal(no_airstrike("halt", SYRIA, RUSSIA))
    found = ask(assess, agreed, [event("c1", "attack", point(1, 12), "syria", place="aleppo")], now=at(3))
    assert states(found["halt", "syria", "everyone"]) == "breached or standing"
    assert found["halt", "syria", "everyone"].breaches == Breaches(1, 0, ("2016-10-07",))
    assert states(found["halt", "russia", "everyone"]) == "standing"


def test_achieve_is_met_when_the_sum_surely_reaches_the_target_and_late_after_the_deadline(assess: Assess) -> None:
    """Four must leave by the end of day 1; three leave on day 1 at noon, two at noon on day 2.

    After day 1 three is short of four: breached from the first second of day 2. Five at day 2, noon: met, late.
    """
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), timing=Timing(by=Deadline(day(1))),
                target=Target(many(4)))  # fmt: skip
    claims = [
        event("c1", "depart", point(1, 12), "nusra", quantity=many(3)),
        event("c2", "depart", point(2, 12), "nusra", quantity=many(2)),
    ]
    found = ask(assess, deal(term), claims, now=at(3))["leave", "nusra", "everyone"]
    assert history(found) == [(at(0), "due"), (at(2), "breached"), (at(2, 12) + 1, "met")]
    assert (found.late, found.basis, found.since) == ("must", "evidence", at(2, 12) + 1)
    assert found.numbers is not None
    assert (found.numbers.done, found.numbers.target) == (Bounds(5000, 5000), Bounds(4000, 4000))


def test_a_deadline_includes_its_last_second(assess: Assess) -> None:
    """The last act falls in the very last second of day 1: in time. It takes effect in the next second, as
    the deadline passes, so there is no moment at which the term was breached."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), timing=Timing(by=Deadline(day(1))),
                target=Target(many(4)))  # fmt: skip
    last = Moment(at(2) - 1, at(2) - 1)
    found = ask(assess, deal(term), [event("c1", "depart", last, "nusra", quantity=many(4))], now=at(3))
    assert history(found["leave", "nusra", "everyone"]) == [(at(0), "due"), (at(2), "met")]
    assert found["leave", "nusra", "everyone"].late == "no"


def test_keep_follows_the_last_figure_that_is_surely_in_or_out_of_bounds(assess: Assess) -> None:
    """At most 100. On day 1 150: breached. On day 2 between 80 and 120: may be either. On day 3 90: standing."""
    term = Term("ceiling", "keep", (NUSRA,), level=Level("nusra fighters", 0, 100_000))
    agreed = deal(term, counts={"nusra fighters": Count("nusra fighters")})
    claims = [
        figure("f1", ("envoy",), many(150), point(1)),
        figure("f2", ("envoy",), many(80, 120), point(2)),
        figure("f3", ("envoy",), many(90), point(3)),
    ]
    found = ask(assess, agreed, claims, now=at(4))["ceiling", "nusra", "everyone"]
    assert history(found) == [
        (at(0), "standing"),
        (at(1) + 1, "breached"),
        (at(2) + 1, "breached or standing"),
        (at(3) + 1, "standing"),
    ]
    assert found.basis == "absence"  # that it was not exceeded again is known only because all is told


def test_respond_wants_a_strictly_later_answer_within_the_delay(assess: Assess) -> None:
    """Syria must deliver within two hours of each promise by Nusra. Promises at noon on days 1, 2 and 3.

    The first is answered after exactly two hours: in time. The second after three hours: late. The third
    "answer" comes in the same second: not strictly later, so it is missed two hours and a second later.
    """
    term = Term("answer", "respond", (SYRIA,), act=ActPattern("deliver"), trigger=ActPattern("promise"),
                trigger_by=NUSRA, delay_seconds=2 * HOUR)  # fmt: skip
    claims = [event(f"p{d}", "promise", point(d, 12), "nusra") for d in (1, 2, 3)]
    claims += [
        event("a1", "deliver", point(1, 14), "syria"),
        event("a2", "deliver", point(2, 15), "syria"),
        event("a3", "deliver", point(3, 12), "syria"),
    ]
    found = ask(assess, deal(term), claims, now=at(4))["answer", "syria", "everyone"]
    assert found.instances is not None
    assert (found.instances.total, found.instances.met) == (Bounds(3, 3), Bounds(1, 1))
    assert (found.instances.late, found.instances.missed) == (Bounds(1, 1), Bounds(1, 1))
    assert (states(found), found.late) == ("breached", "must")
    assert history(found) == [
        (at(0), "standing"),
        (at(2, 14) + 1, "breached"),
        (at(2, 15) + 1, "standing"),
        (at(3, 14) + 1, "breached"),
    ]


def test_rate_judges_whole_periods_by_their_floor(assess: Assess) -> None:
    """Ten trucks a day, from noon on day 0: day 0 is cut off and not judged. Day 1: 12. Day 2: 4 to 9, missed.

    Day 3 runs. In the timeline a missed period shows while it is the present one or the one before.
    """
    term = Term("aid", "rate", (RUSSIA,), act=ActPattern("deliver"), timing=Timing(from_=point(0, 12)),
                target=Target(many(10, None, "trucks")), period=Period("day"))  # fmt: skip
    claims = [
        event("c1", "deliver", point(1, 9), "russia", quantity=many(12, -1, "trucks")),
        event("c2", "deliver", point(2, 9), "russia", quantity=many(4, 9, "trucks")),
    ]
    found = ask(assess, deal(term), claims, now=at(3, 12))["aid", "russia", "everyone"]
    assert found.instances is not None
    assert (found.instances.total, found.instances.met) == (Bounds(3, 3), Bounds(1, 1))
    assert (found.instances.missed, found.instances.open) == (Bounds(1, 1), Bounds(1, 1))
    assert (states(found), found.basis, found.since) == ("breached", "absence", at(3))
    assert history(found) == [(at(0), "waiting"), (at(0, 12), "standing"), (at(3), "breached")]


def test_a_period_that_has_begun_counts_from_the_second_the_term_starts(assess: Assess) -> None:
    """At most two trucks a day from noon on day 1, which is now: day 1 began before, and binds from this second."""
    term = Term("aid", "rate", (RUSSIA,), act=ActPattern("deliver"), timing=Timing(from_=point(1, 12)),
                target=Target(many(0, 2, "trucks")), period=Period("day"))  # fmt: skip
    found = ask(assess, deal(term), [], now=at(1, 12))["aid", "russia", "everyone"]
    assert found.instances is not None
    assert (found.instances.total, found.instances.open) == (Bounds(1, 1), Bounds(1, 1))
    assert ask(assess, deal(term), [], now=at(1, 11))["aid", "russia", "everyone"].instances != found.instances


def test_ratio_is_cumulative_and_can_be_cured(assess: Assess) -> None:
    """For each departure by Nusra two deliveries by Syria within a day. Two depart at noon on day 1: four due.

    Three come at noon on day 2, one on day 3. A day and a second after the departure three are short of four;
    from the fourth on it is in order again. The one instance was answered late.
    """
    term = Term("in step", "ratio", (SYRIA,), act=ActPattern("deliver"), target=Target(many(2, -1, "trucks")),
                trigger=ActPattern("depart"), trigger_by=NUSRA, per=1000, per_unit="fighters",
                delay_seconds=24 * HOUR)  # fmt: skip
    claims = [
        event("t1", "depart", point(1, 12), "nusra", quantity=many(2)),
        event("a1", "deliver", point(2, 11), "syria", quantity=many(3, -1, "trucks")),
        event("a2", "deliver", point(3, 11), "syria", quantity=many(1, -1, "trucks")),
    ]
    found = ask(assess, deal(term), claims, now=at(4))["in step", "syria", "everyone"]
    assert history(found) == [(at(0), "standing"), (at(2, 12) + 1, "breached"), (at(3, 11) + 1, "standing")]
    assert found.late == "must"
    assert found.instances is not None
    assert (found.instances.total, found.instances.late) == (Bounds(1, 1), Bounds(1, 1))
    assert (found.instances.met, found.instances.missed) == (Bounds(0, 0), Bounds(0, 0))


@pytest.mark.parametrize("next_one", [at(3, 12), at(4)])
def test_a_ratio_asks_nothing_for_what_has_not_happened_by_now(assess: Assess, next_one: int) -> None:
    """For each departure by Nusra one delivery by Syria. One comes on day 1; one departs from day 2 to day 4.

    Another departs now, at noon of day 3, or as day 4 begins: the delivery suffices for all that can have happened.
    """
    term = Term("in step", "ratio", (SYRIA,), act=ActPattern("deliver"), target=Target(many(1, -1, "trucks")),
                trigger=ActPattern("depart"), trigger_by=NUSRA, per=1000)  # fmt: skip
    claims = [
        event("a1", "deliver", point(1), "syria", quantity=many(1, -1, "trucks")),
        event("t1", "depart", Moment(at(2), at(4)), "nusra"),
        event("t2", "depart", Moment(next_one, next_one), "nusra"),
    ]
    found = ask(assess, deal(term), claims, now=at(3, 12))["in step", "syria", "everyone"]
    assert found.late == "no"
    assert found.instances is not None
    assert (found.instances.total, found.instances.met) == (Bounds(0, 1), Bounds(0, 1))
    assert (found.instances.late, found.instances.open) == (Bounds(0, 0), Bounds(0, 0))


def test_permit_is_breached_only_by_interference_where_it_is_protected(assess: Assess) -> None:
    """Nusra may depart, up to five, protected from attacks by Syria. It departs: no breach. Syria attacks: breach."""
    term = Term("may leave", "permit", (NUSRA,), act=ActPattern("depart"), target=Target(many(5)),
                protected_from=SYRIA, interference=ActPattern("attack", whom=("nusra",)))  # fmt: skip
    leave = event("c1", "depart", point(1, 12), "nusra", quantity=many(3, 4))
    attack = event("c2", "airstrike", point(2, 12), "syria", whom=(("nusra",),))
    quiet = ask(assess, deal(term), [leave], now=at(3))["may leave", "nusra", "everyone"]
    assert (states(quiet), quiet.basis) == ("standing", "absence")
    assert quiet.numbers is not None
    assert (quiet.numbers.done, quiet.numbers.target) == (Bounds(3000, 4000), Bounds(5000, 5000))
    disturbed = ask(assess, deal(term), [leave, attack], now=at(3))["may leave", "nusra", "everyone"]
    assert (states(disturbed), disturbed.basis) == ("breached", "evidence")


def test_an_exception_ends_where_the_target_is_on_the_register(assess: Assess) -> None:
    """No airstrikes, except on Ahrar, but never on those who signed. Ahrar signs at noon on day 1.

    A strike on it in the morning of day 1 is excepted; one on day 2 is not.
    """
    exempt = Exception_("listed groups", ActPattern("airstrike", whom=("ahrar",)), never_covers=("separated",))
    registers = {"separated": Register("separated", filled_by="sign commitment")}
    agreed = deal(no_airstrike(exceptions=(exempt,)), registers=registers)
    signs = event("s", "sign commitment", point(1, 12), "ahrar")
    early = event("c1", "airstrike", point(1, 9), "syria", place="eastern aleppo", whom=(("ahrar",),))
    late = event("c2", "airstrike", point(2, 9), "syria", place="eastern aleppo", whom=(("ahrar",),))
    assert states(ask(assess, agreed, [signs, early], now=at(3))["halt", "syria", "everyone"]) == "standing"
    assert states(ask(assess, agreed, [signs, late], now=at(3))["halt", "syria", "everyone"]) == "breached"
    # If it is not known whether the signing came before the strike, neither is certain.
    sometime = event("s", "sign commitment", Moment(at(1), at(3)), "ahrar")
    assert (
        states(ask(assess, agreed, [sometime, late], now=at(4))["halt", "syria", "everyone"]) == "breached or standing"
    )


def test_a_running_total_raises_the_sum_and_caps_it(assess: Assess) -> None:
    """Two incidents of at least 100 and at most 500 each. "950 have left so far" on day 3, then one more of 10.

    The incidents alone say 200 to 1,000 before it. The total counts from the beginning: exactly 950 by day 3.
    The 10 of day 4 come on top: 960.
    """
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(1000)))
    claims = [
        event("c1", "depart", point(1), "nusra", quantity=many(100, 500)),
        event("c2", "depart", point(2), "nusra", quantity=many(100, 500)),
        event("t", "depart", point(3), "nusra", quantity=many(950), total="running"),
        event("c3", "depart", point(4), "nusra", quantity=many(10)),
    ]
    found = ask(assess, deal(term), claims[:3], now=at(5))["leave", "nusra", "everyone"]
    assert found.numbers is not None
    assert found.numbers.done == Bounds(950_000, 950_000)
    found = ask(assess, deal(term), claims, now=at(5))["leave", "nusra", "everyone"]
    assert found.numbers is not None
    assert found.numbers.done == Bounds(960_000, 960_000)
    assert (states(found), found.basis) == ("due", "absence")


def test_a_total_below_the_sum_is_a_conflict_and_both_are_shown(assess: Assess) -> None:
    """Surely 300 left by incidents, but the total says 250: the sum is shown as 250 to 300."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(1000)))
    claims = [
        event("c1", "depart", point(1), "nusra", quantity=many(300)),
        event("t", "depart", point(3), "nusra", quantity=many(250), total="running"),
    ]
    found = ask(assess, deal(term), claims, now=at(5))["leave", "nusra", "everyone"]
    assert found.numbers is not None
    assert found.numbers.done == Bounds(250_000, 300_000)


def test_a_stretch_total_can_show_that_some_day_fell_short(assess: Assess) -> None:
    """Ten trucks a day on days 1 to 3, 25 trucks in all by the tally: some day was missed, which one unknown.

    No single day was seen to fall short: nothing else is told, and the account is not complete.
    """
    term = Term("aid", "rate", (RUSSIA,), act=ActPattern("deliver"), target=Target(many(10, None, "trucks")),
                period=Period("day"), timing=Timing(from_=point(1), until=Moment(at(4) - 1, at(4) - 1)))  # fmt: skip
    tally = event("t", "deliver", point(1), "russia", quantity=many(25, -1, "trucks"), total="stretch")
    tally = replace(tally, assertion=replace(tally.assertion, happened=Occurrence(point(1), Moment(at(4), at(4)))))  # type: ignore[type-var]
    unheard = replace(ALL_TOLD, complete_up_to=None)
    found = ask(assess, deal(term), [tally], unheard, now=at(4) + 10)["aid", "russia", "everyone"]
    assert found.instances is not None
    assert found.instances.missed == Bounds(1, 3)
    assert found.instances.met == Bounds(0, 2)


@pytest.mark.parametrize(("last", "missed"), [(-2, Bounds(0, 3)), (-1, Bounds(1, 3)), (0, Bounds(1, 3))])
def test_a_stretch_total_is_held_against_the_days_that_lie_in_it_whole(
    assess: Assess, last: int, missed: Bounds
) -> None:
    """As before, 25 trucks where 30 are due; the tally ends a second before the last of day 3, with it, or later."""
    term = Term("aid", "rate", (RUSSIA,), act=ActPattern("deliver"), target=Target(many(10, None, "trucks")),
                period=Period("day"), timing=Timing(from_=point(1), until=Moment(at(4) - 1, at(4) - 1)))  # fmt: skip
    told = Occurrence(point(1), Moment(at(4) + last, at(4) + last))
    tally = event("t", "deliver", point(1), "russia", quantity=many(25, -1, "trucks"), total="stretch")
    tally = replace(tally, assertion=replace(tally.assertion, happened=told))  # type: ignore[type-var]
    unheard = replace(ALL_TOLD, complete_up_to=None)
    found = ask(assess, deal(term), [tally], unheard, now=at(4) + 10)["aid", "russia", "everyone"]
    assert found.instances is not None
    assert found.instances.missed == missed


def test_a_term_without_a_deadline_is_due_from_entry_into_force_however_long(assess: Assess) -> None:
    """Nobody said by when; the deal is in force from day 0; nobody leaves. Not met, by absence; never breached."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(4)),
                timing=Timing(by=Deadline(not_said=True)))  # fmt: skip
    found = ask(assess, deal(term), [], now=at(90))["leave", "nusra", "everyone"]
    assert (states(found), found.basis, found.since) == ("due", "absence", at(0))
    assert found.timeline[0].start == FIRST
    assert found.timeline[0].states == {"proposed"}


def test_what_one_seat_may_think_does_not_date_what_another_does(assess: Assess) -> None:
    """An attack within two seconds of day 1, noon, by nobody named, and a permission that starts once it breached a
    prohibition. The second second is the first that can lie in the permission's window, so interference is possible
    from the one after it; an account of which nothing is complete would think so from the beginning.
    """
    attack = Claim("c", ("envoy",), Event("attack", once(Moment(at(1, 12), at(1, 12) + 1))), published=day(1))
    prohibition = Term("hold", "forbid", (SYRIA,), act=ActPattern("attack"))
    permission = Term(
        "pass", "permit", (NUSRA,), act=ActPattern("depart"), timing=Timing(starts_when=TermIs("hold", "breached")),
        protected_from=SYRIA, interference=ActPattern("attack"),
    )  # fmt: skip
    found = ask(assess, deal(prohibition, permission), [attack], now=at(2))
    assert states(found["pass", "nusra", "everyone"]) == "breached or standing or waiting"
    assert found["pass", "nusra", "everyone"].since == at(1, 12) + 2


def test_a_prohibition_that_starts_now_outside_its_hours_is_not_yet_open(assess: Assess) -> None:
    """It begins at 21:00 of day 1, the moment assessed at. Its hours are 08:00 to 19:00: nothing can be against it."""
    term = Term("quiet", "forbid", (SYRIA,), act=ActPattern("attack"),
                timing=Timing(from_=Moment(at(1, 21), at(1, 21)), daily=(8 * HOUR, 19 * HOUR)))  # fmt: skip
    silent = Account("silent")
    found = ask(assess, deal(term), [], silent, now=at(1, 21))["quiet", "syria", "silent"]
    assert states(found) == "standing"


def test_a_period_is_not_over_its_cap_before_it_begins(assess: Assess) -> None:
    """At most two a day, and some time from noon of day 0 to noon of day 3 nobody knows how many.

    Each of these days may be over its cap, but day 2 only once it has begun: with a report that begins with day 2,
    all is in order until then.
    """
    term = Term("cap", "rate", (SYRIA,), act=ActPattern("deliver"), target=Target(many(0, 2, "trucks")),
                period=Period("day"))  # fmt: skip
    span = Moment(at(0, 12), at(3, 12))
    claims = [event("c1", "deliver", span, "syria", quantity=many(0, None, "trucks"))]
    found = ask(assess, deal(term), claims, now=at(4), period_start=at(2))["cap", "syria", "everyone"]

    assert states(found) == "breached or standing"
    assert found.since == at(2) + 1
