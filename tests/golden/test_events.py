"""Events that conditions ask for, and exceptions that hold under conditions, worked out by hand."""

from __future__ import annotations

from holdfire.deal.condition import AfterDays, Not, TermIs
from holdfire.deal.model import ActPattern, Bearer, Count, Deadline, Exception_, Register, Target, Term, Timing
from tests.golden.world import (
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
    point,
    states,
)

THIRTY = Term("thirty out", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(30)))
EITHER = Bearer("any of syria, russia", ("syria", "russia"), "any of")
ONCE = Target(many(1, unit=""))
EITHER_PROMISES = Term("a promise", "achieve", (EITHER,), act=ActPattern("promise"), target=ONCE)
ENDS_THEN = Timing(ends_when=TermIs("thirty out", "met"))


def test_an_event_adds_up_acts_whenever_they_happen(assess: Assess) -> None:
    """Twenty leave the day before the deal enters into force, ten on day 2 at noon: then it has happened."""
    agreed = deal(no_airstrike(timing=ENDS_THEN), events=(THIRTY,))
    claims = [
        event("c1", "depart", point(-1), "nusra", quantity=many(20)),
        event("c2", "depart", point(2, 12), "nusra", quantity=many(10)),
    ]
    found = ask(assess, agreed, claims, now=at(3))["halt", "syria", "everyone"]
    assert history(found) == [(at(0), "standing"), (at(2, 12) + 1, "ended")]


def test_an_event_that_counts_from_a_day_on_leaves_out_what_was_before(assess: Assess) -> None:
    """The same, counted from day 0: ten are not thirty."""
    since = Term("thirty out", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(30)),
                 timing=Timing(counting_from=point(0)))  # fmt: skip
    claims = [
        event("c1", "depart", point(-1), "nusra", quantity=many(20)),
        event("c2", "depart", point(2, 12), "nusra", quantity=many(10)),
    ]
    found = ask(assess, deal(no_airstrike(timing=ENDS_THEN), events=(since,)), claims, now=at(3))
    assert states(found["halt", "syria", "everyone"]) == "standing"


def test_a_total_so_far_makes_an_event_certain_and_possible_from_the_beginning(assess: Assess) -> None:
    """ "Thirty so far", on day 3: surely so from the second after, and nobody says that they had not left before."""
    agreed = deal(no_airstrike(timing=ENDS_THEN), events=(THIRTY,))
    claims = [event("t", "depart", point(3), "nusra", quantity=many(30), total="running")]
    found = ask(assess, agreed, claims, now=at(4))["halt", "syria", "everyone"]
    assert history(found) == [(at(0), "ended or standing"), (at(3) + 1, "ended")]


def test_all_of_a_count_is_measured_when_the_deal_enters_into_force(assess: Assess) -> None:
    """Forty were there on day -2 and thirty on day 1. At entry into force, on day 0, "all" were forty: not 35."""
    everyone = Target(many(0, None), "nusra fighters", as_written="all nusra fighters")
    gone = Term("all out", "achieve", (NUSRA,), act=ActPattern("depart"), target=everyone)
    agreed = deal(
        no_airstrike(timing=Timing(ends_when=TermIs("all out", "met"))),
        events=(gone,), counts={"nusra fighters": Count("nusra fighters", unit="fighters")},
    )  # fmt: skip
    told = [figure("f1", ("envoy",), many(40), point(-2)), figure("f2", ("envoy",), many(30), point(1))]
    most = event("c1", "depart", point(2), "nusra", quantity=many(35))
    rest = event("c2", "depart", point(3), "nusra", quantity=many(5))
    assert states(ask(assess, agreed, [*told, most], now=at(4))["halt", "syria", "everyone"]) == "standing"
    assert states(ask(assess, agreed, [*told, most, rest], now=at(4))["halt", "syria", "everyone"]) == "ended"


def test_an_event_of_any_of_several_has_happened_once_one_did_it(assess: Assess) -> None:
    """Russia promises on day 1 at noon: a promise. By Syria alone it has not happened, by either it has."""
    timing = Timing(starts_when=TermIs("a promise", "met"))
    agreed = deal(no_airstrike(timing=timing), events=(EITHER_PROMISES,))
    found = ask(assess, agreed, [event("c", "promise", point(1, 12), "russia")], now=at(2))["halt", "syria", "everyone"]
    assert history(found) == [(at(0), "waiting"), (at(1, 12) + 1, "standing")]
    # Somebody promised: each of them may have, neither surely, and so the best of both is not sure either.
    found = ask(assess, agreed, [event("c", "promise", point(1, 12))], now=at(2))["halt", "syria", "everyone"]
    assert history(found) == [(at(0), "waiting"), (at(1, 12) + 1, "standing or waiting")]


def test_an_exception_covers_what_happens_while_its_condition_holds(assess: Assess) -> None:
    """Airstrikes are excepted until thirty are out, at noon on day 1. One in the morning, one in the evening."""
    until_then = Exception_("until they are out", ActPattern("airstrike"), when=Not(TermIs("thirty out", "met")))
    agreed = deal(no_airstrike(exceptions=(until_then,)), events=(THIRTY,))
    out = event("c", "depart", point(1, 12), "nusra", quantity=many(30))
    morning = event("c1", "airstrike", point(1, 9), "syria", place="eastern aleppo")
    evening = event("c2", "airstrike", point(1, 20), "syria", place="eastern aleppo")
    sometime = event("c3", "airstrike", day(1), "syria", place="eastern aleppo")
    assert states(ask(assess, agreed, [out, morning], now=at(3))["halt", "syria", "everyone"]) == "standing"
    assert states(ask(assess, agreed, [out, evening], now=at(3))["halt", "syria", "everyone"]) == "breached"
    assert (
        states(ask(assess, agreed, [out, sometime], now=at(3))["halt", "syria", "everyone"]) == "breached or standing"
    )


def test_a_condition_and_a_register_must_let_an_act_through_in_the_same_second(assess: Assess) -> None:
    """Strikes on Ahrar are excepted once thirty are out, never on those who signed. Both happen at noon on day 1.

    Before noon the condition does not hold, after noon Ahrar is on the register: there is no second in which a
    strike on it, at some time that day, was excepted.
    """
    exempt = Exception_(
        "listed groups", ActPattern("airstrike", whom=("ahrar",)), never_covers=("separated",),
        when=TermIs("thirty out", "met"),
    )  # fmt: skip
    registers = {"separated": Register("separated", filled_by="sign commitment")}
    agreed = deal(no_airstrike(exceptions=(exempt,)), events=(THIRTY,), registers=registers)
    out = event("c", "depart", point(1, 12), "nusra", quantity=many(30))
    signs = event("s", "sign commitment", point(1, 12), "ahrar")
    strike = event("c1", "airstrike", day(1), "syria", place="eastern aleppo", whom=(("ahrar",),))
    assert states(ask(assess, agreed, [out, signs, strike], now=at(3))["halt", "syria", "everyone"]) == "breached"
    assert states(ask(assess, agreed, [out, strike], now=at(3))["halt", "syria", "everyone"]) == "breached or standing"


def test_mutual_prohibitions_run_as_long_as_the_other_was_not_breached(assess: Assess) -> None:
    """Russia strikes at noon on day 1, Syria at noon on day 2: it was free by then. Its own strike frees nobody."""
    of_russia = TermIs("of russia", "was breached")
    of_syria = TermIs("of syria", "was breached")
    agreed = deal(
        no_airstrike("of syria", SYRIA, timing=Timing(only_while=Not(of_russia))),
        no_airstrike("of russia", RUSSIA, timing=Timing(only_while=Not(of_syria))),
    )
    claims = [
        event("c1", "airstrike", point(1, 12), "russia", place="eastern aleppo"),
        event("c2", "airstrike", point(2, 12), "syria", place="eastern aleppo"),
    ]
    found = ask(assess, agreed, claims, now=at(3))
    assert states(found["of russia", "russia", "everyone"]) == "breached"
    assert history(found["of syria", "syria", "everyone"]) == [(at(0), "standing"), (at(1, 12) + 1, "suspended")]


def test_calendar_days_end_with_the_local_day(assess: Assess) -> None:
    """In Damascus days begin at 21:00 UTC. In force at noon UTC of day 0; two local days after that one end on day 2
    at 21:00 UTC. Forty-eight hours would have ended at noon."""
    late = Timing(by=Deadline(condition=AfterDays(TermIs("thirty out", "met"), 2)))
    leave = Term(
        "promise", "achieve", (SYRIA,), act=ActPattern("promise"), timing=late, target=Target(many(1, unit=""))
    )
    agreed = deal(leave, events=(THIRTY,), zone="Asia/Damascus")
    out = event("c", "depart", point(0, 12), "nusra", quantity=many(30))
    found = ask(assess, agreed, [out], now=at(3))["promise", "syria", "everyone"]
    assert history(found) == [(at(0), "due"), (at(2, 21), "breached")]
