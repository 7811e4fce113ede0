"""Several tell of one occurrence, or one thing counts for several: what is narrower stays, nothing counts twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Bounds
from holdfire.claims.claim import Claim
from holdfire.deal.condition import TermIs
from holdfire.deal.model import ActPattern, Count, Period, Target, Term, Timing
from holdfire.vocab.moment import Moment
from tests.golden.world import (
    ALL_TOLD,
    NUSRA,
    SYRIA,
    Assess,
    ask,
    at,
    deal,
    event,
    figure,
    history,
    many,
    no_airstrike,
    point,
    states,
)


@pytest.mark.parametrize("place", ["where", "from_place", "to_place"])
def test_a_vaguer_place_does_not_widen_a_narrower_one(assess: Assess, place: str) -> None:
    """One says eastern Aleppo, the other only Aleppo: it was in the east, from the east, to the east."""
    asked = ActPattern("depart", **{place: ("eastern aleppo",)})  # type: ignore[arg-type]
    term = Term("stay", "forbid", (NUSRA,), act=asked)
    told = "place" if place == "where" else place
    near = event("c1", "depart", point(1), "nusra", incident="i", **{told: "eastern aleppo"})
    far = event("c2", "depart", point(1), "nusra", incident="i", chain=("un observers",), **{told: "aleppo"})
    assert states(ask(assess, deal(term), [far], now=at(3))["stay", "nusra", "everyone"]) == "breached or standing"
    assert states(ask(assess, deal(term), [near, far], now=at(3))["stay", "nusra", "everyone"]) == "breached"


def test_of_incidents_that_may_be_one_the_largest_counts(assess: Assess) -> None:
    """Three tell of 100, 150 and 120 who left, perhaps the same ones: 150 at least, 370 at most. A day is no other."""
    achieve = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(200)))
    rate = Term("daily", "rate", (NUSRA,), act=ActPattern("depart"), target=Target(many(200, None)),
                period=Period("day"), timing=Timing(from_=point(1)))  # fmt: skip
    told = [("c1", 100, 9, ""), ("c2", 150, 12, "c1"), ("c3", 120, 15, "c1")]
    claims = [
        event(name, "depart", point(1, hour), "nusra", quantity=many(number), maybe_same_as=other)
        for name, number, hour, other in told
    ]
    found = ask(assess, deal(achieve, rate), claims, now=at(2))
    assert found["leave", "nusra", "everyone"].numbers is not None
    assert found["leave", "nusra", "everyone"].numbers.done == Bounds(150_000, 370_000)
    assert states(found["leave", "nusra", "everyone"]) == "due or met"
    assert found["daily", "nusra", "everyone"].instances is not None
    assert found["daily", "nusra", "everyone"].instances.met == Bounds(0, 1)


def test_of_incidents_that_may_be_one_the_larger_counts_once_it_has_happened(assess: Assess) -> None:
    """Written down first: 150 left in the afternoon. Then: 100 in the morning, perhaps the same. At noon it is 100."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(200)))
    claims = [
        event("c1", "depart", point(1, 15), "nusra", quantity=many(150)),
        event("c2", "depart", point(1, 9), "nusra", quantity=many(100), maybe_same_as="c1"),
    ]
    noon, evening = (
        ask(assess, deal(term), claims, now=at(1, hour))["leave", "nusra", "everyone"].numbers for hour in (12, 18)
    )
    assert noon is not None
    assert evening is not None
    assert (noon.done, evening.done) == (Bounds(100_000, 100_000), Bounds(150_000, 250_000))


def test_a_total_of_one_place_that_says_none_adds_none(assess: Assess) -> None:
    """ "Nobody has left eastern Aleppo so far", of a term that asks nobody from where they leave: none is known of."""
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(200)))
    total = event("t", "depart", point(1), "nusra", quantity=many(0), from_place="eastern aleppo", total="running")
    found = ask(assess, deal(term), [total], now=at(3))["leave", "nusra", "everyone"]
    assert found.numbers is not None
    assert found.numbers.done == Bounds(0, 0)


def test_denials_that_answer_each_other_stay_what_they_are(assess: Assess) -> None:
    """Two denials, each a reply to the other, deny nothing that anybody told; a third, of the strike, denies that."""
    strike = event("c", "airstrike", point(1), "syria", place="eastern aleppo")

    def denial(ident: str, reply_to: str) -> Claim:
        denied = replace(strike.assertion, says="denies", denies="occurrence")  # type: ignore[type-var]
        return replace(strike, id=ident, chain=("un observers",), assertion=denied, reply_to=reply_to)

    ring = [denial("d1", "d2"), denial("d2", "d1")]
    assert (
        states(ask(assess, deal(no_airstrike()), [strike, *ring], now=at(3))["halt", "syria", "everyone"]) == "breached"
    )
    of_it = denial("d3", "c")
    found = ask(assess, deal(no_airstrike()), [strike, *ring, of_it], now=at(3))["halt", "syria", "everyone"]
    assert states(found) == "breached or standing"


def test_who_denies_a_total_denies_no_single_act(assess: Assess) -> None:
    """One tells of a strike, another of all strikes so far, both filed as one incident; observers deny the tally."""
    strike = event("c", "airstrike", point(1), "syria", place="eastern aleppo", incident="i")
    tally = event("t", "airstrike", point(2), "syria", incident="i", quantity=many(9, unit="strikes"), total="running")
    denied = replace(strike.assertion, says="denies", denies="occurrence")  # type: ignore[type-var]
    of_tally = replace(strike, id="d", incident="", chain=("un observers",), assertion=denied, reply_to="t")
    found = ask(assess, deal(no_airstrike()), [strike, tally, of_tally], now=at(3))["halt", "syria", "everyone"]
    assert states(found) == "breached"
    of_strike = replace(of_tally, reply_to="c")
    found = ask(assess, deal(no_airstrike()), [strike, tally, of_strike], now=at(3))["halt", "syria", "everyone"]
    assert states(found) == "breached or standing"


def test_all_of_a_count_is_measured_at_an_entry_that_waits_for_another_event(assess: Assess) -> None:
    """In force once Syria has promised, on day 2. Forty were there then, thirty later: 35 are not "all"."""
    promise = Term("promise", "achieve", (SYRIA,), act=ActPattern("promise"), target=Target(many(1, unit="")))
    everyone = Target(many(0, None), "nusra fighters", as_written="all nusra fighters")
    gone = Term("all out", "achieve", (NUSRA,), act=ActPattern("depart"), target=everyone)
    agreed = deal(
        no_airstrike(timing=Timing(ends_when=TermIs("all out", "met", is_event=True))),
        in_force=TermIs("promise", "met", is_event=True),
        events=(gone, promise), counts={"nusra fighters": Count("nusra fighters", unit="fighters")},
    )  # fmt: skip
    claims = [
        event("p", "promise", point(2), "syria"),
        figure("f1", ("envoy",), many(40), point(1)),
        figure("f2", ("envoy",), many(30), point(3)),
        event("c", "depart", point(4), "nusra", quantity=many(35)),
    ]
    assert states(ask(assess, agreed, claims, now=at(6))["halt", "syria", "everyone"]) == "standing"


def test_departures_within_a_quota_are_no_interference_on_any_day(assess: Assess) -> None:
    """Nusra may depart, protected from attacks. It departs on day 1: the permission stands on that day too."""
    term = Term("may leave", "permit", (NUSRA,), act=ActPattern("depart"), target=Target(many(5)),
                protected_from=SYRIA, interference=ActPattern("attack"))  # fmt: skip
    left = event("c", "depart", point(1, 12), "nusra", quantity=many(3))
    found = ask(assess, deal(term), [left], now=at(3))["may leave", "nusra", "everyone"]
    assert history(found) == [(at(0), "standing")]


def test_silence_in_the_first_second_of_a_day_may_hide_a_breach_on_that_day(assess: Assess) -> None:
    """Told up to noon of day 1. The prohibition ends with the first second of day 2; in that one too it may break."""
    term = no_airstrike(timing=Timing(until=Moment(at(2), at(2))))
    told = replace(ALL_TOLD, complete_up_to=at(1, 12))
    found = ask(assess, deal(term), [], told, now=at(3))["halt", "syria", "everyone"]
    assert history(found) == [
        (at(0), "standing"),
        (at(1, 12) + 1, "breached or standing"),
        (at(2) + 1, "ended"),
    ]
