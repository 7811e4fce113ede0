"""Places that move, places nobody knows yet, and levels against what was, worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from holdfire.assessments.explain import explain_terms
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Coverage, Stance
from holdfire.deal.condition import HasTaken
from holdfire.deal.model import ActPattern, Count, Deadline, Deal, Level, Target, Term, Timing
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.place import Epoch, Lies, Place, Places
from tests.golden.world import (
    ALL_TOLD,
    DAY,
    NUSRA,
    PARTIES,
    SYRIA,
    Assess,
    Question,
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

NAMES = ("zone", "town", "street", "province")
BEFORE = {
    ("town", "zone"): Lies.INSIDE, ("zone", "town"): Lies.OVERLAPS,
    ("town", "province"): Lies.INSIDE, ("province", "town"): Lies.OVERLAPS,
    ("street", "town"): Lies.INSIDE, ("town", "street"): Lies.OVERLAPS,
    ("street", "province"): Lies.INSIDE, ("province", "street"): Lies.OVERLAPS,
    ("street", "zone"): Lies.INSIDE, ("zone", "street"): Lies.OVERLAPS,
    ("province", "zone"): Lies.OVERLAPS, ("zone", "province"): Lies.OVERLAPS,
}  # fmt: skip
AFTER = {pair: lies for pair, lies in BEFORE.items() if "zone" not in pair}
"""From day 10 on the zone is elsewhere: town, street and province are outside."""
MOVING = Places({name: Place(name) for name in NAMES}, BEFORE, (Epoch(point(10), AFTER),))
NO_STRIKE = Term("halt", "forbid", (SYRIA,), act=ActPattern("airstrike", where=("zone",)))


def moving(*terms: Term) -> Deal:
    return replace(deal(*terms), places=MOVING)


def strike(ident: str, when: float, place: str, **more: object) -> Claim:
    return event(ident, "airstrike", point(when), "syria", place=place, **more)


def test_an_act_counts_where_the_zone_was_at_the_time(assess: Assess) -> None:
    """In the town at noon of day 5: the zone was there. In the town on day 12: it no longer was."""
    early = ask(assess, moving(NO_STRIKE), [strike("c1", 5.5, "town")], now=at(20))["halt", "syria", "everyone"]
    late = ask(assess, moving(NO_STRIKE), [strike("c1", 12.5, "town")], now=at(20))["halt", "syria", "everyone"]

    assert (states(early), states(late)) == ("breached", "standing")


def test_an_act_around_the_date_may_have_been_before_or_after(assess: Assess) -> None:
    """Some time on days 9 to 10: one alternative in each epoch, one inside and one outside."""
    span = replace(day(9), latest=at(11) - 1)
    told = event("c1", "airstrike", span, "syria", place="town")
    found = ask(assess, moving(NO_STRIKE), [told], now=at(20))["halt", "syria", "everyone"]

    assert states(found) == "breached or standing"
    assert found.breaches is not None
    assert (found.breaches.alleged, found.breaches.established) == (1, 0)


def test_the_last_second_before_the_date_is_before_it(assess: Assess) -> None:
    """The zone moves at the first second of day 10. A strike one second earlier is inside, at that second outside."""
    one = strike("c1", 10, "town")
    second_earlier = replace(one, assertion=replace(one.assertion, happened=Occurrence(*[at_second(at(10) - 1)] * 2)))
    inside = ask(assess, moving(NO_STRIKE), [second_earlier], now=at(20))["halt", "syria", "everyone"]
    outside = ask(assess, moving(NO_STRIKE), [one], now=at(20))["halt", "syria", "everyone"]

    assert (states(inside), states(outside)) == ("breached", "standing")


def at_second(second: int) -> Moment:
    return Moment(second, second)


def test_a_vaguer_place_is_dropped_only_for_one_that_is_narrower_at_all_times(assess: Assess) -> None:
    """One says the town, one the street in it: the street it is. One says the zone, one the town: on day 5 the town
    was in the zone, but it is not always, so both stay; both are inside the zone then."""
    told = [strike("c1", 5.5, "town", incident="i"), strike("c2", 5.5, "street", incident="i", chain=("paper",))]
    in_street = Term("street", "forbid", (SYRIA,), act=ActPattern("airstrike", where=("street",)))
    found = ask(assess, moving(in_street), told, now=at(20))["street", "syria", "everyone"]
    assert states(found) == "breached"

    told = [strike("c1", 5.5, "zone", incident="i"), strike("c2", 5.5, "town", incident="i", chain=("paper",))]
    in_town = Term("town", "forbid", (SYRIA,), act=ActPattern("airstrike", where=("town",)))
    both = ask(assess, moving(NO_STRIKE, in_town), told, now=at(20))
    assert states(both["halt", "syria", "everyone"]) == "breached"
    assert states(both["town", "syria", "everyone"]) == "breached or standing"


def test_a_running_total_tells_of_every_epoch_so_far(assess: Assess) -> None:
    """ "50 have left the town so far", on day 12: some may have left it when it was in the zone, some after.

    Told of a stretch before the zone moved, it surely counts.
    """
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart", from_place=("zone",)),
                target=Target(many(50)), timing=Timing(by=Deadline(day(15))))  # fmt: skip
    more = {"from_place": "town", "quantity": many(50)}
    running = event("c1", "depart", point(12), "nusra", total="running", **more)
    stretch = event("c2", "depart", point(8), "nusra", total="stretch", **more)
    stretch = replace(stretch, assertion=replace(stretch.assertion, happened=Occurrence(point(2), point(8))))

    so_far = ask(assess, moving(term), [running], now=at(14))["leave", "nusra", "everyone"]
    before = ask(assess, moving(term), [stretch], now=at(14))["leave", "nusra", "everyone"]
    assert (states(so_far), states(before)) == ("due or met", "met")


def test_a_place_that_nobody_knows_yet_may_be_anywhere(assess: Assess) -> None:
    """Two must go to the camp to be agreed. To the town: it may be the camp. To the camp itself: it is."""
    names = {"camp": Place("camp", unknown=True), "town": Place("town")}
    places = Places(names, {("camp", "town"): Lies.OVERLAPS, ("town", "camp"): Lies.OVERLAPS})
    term = Term("gather", "achieve", (NUSRA,), act=ActPattern("depart", to_place=("camp",)), target=Target(many(2)),
                timing=Timing(by=Deadline(day(3))))  # fmt: skip
    agreed = replace(deal(term), places=places)

    def told(to_place: str) -> str:
        claims = [event("c1", "depart", point(1), "nusra", quantity=many(2), to_place=to_place)] if to_place else []
        return states(ask(assess, agreed, claims, now=at(5))["gather", "nusra", "everyone"])

    assert [told(place) for place in ("camp", "town", "")] == ["met", "breached or met", "breached"]


# Levels against what was


COUNTS = {"nusra fighters": Count("nusra fighters")}
FREEZE = Term("freeze", "keep", (NUSRA,), level=Level("nusra fighters", 0, 1000, relative=True))
HALVE = Term("halve", "achieve", (NUSRA,), level=Level("nusra fighters", 0, 500, relative=True),
             timing=Timing(by=Deadline(day(5))))  # fmt: skip


def test_no_more_than_at_entry_into_force_follows_the_figure_of_that_day(assess: Assess) -> None:
    """In force from the first second of day 0, when there are 400. On day 1 450: more. On day 2 390: no more."""
    claims = [
        figure("f0", ("envoy",), many(400), point(0)),
        figure("f1", ("envoy",), many(450), point(1)),
        figure("f2", ("envoy",), many(390), point(2)),
    ]
    found = ask(assess, deal(FREEZE, counts=COUNTS), claims, now=at(3))["freeze", "nusra", "everyone"]

    assert history(found) == [(at(0), "standing"), (at(1) + 1, "breached"), (at(2) + 1, "standing")]


def test_a_start_told_roughly_leaves_open_what_lies_between_its_bounds(assess: Assess) -> None:
    """From 380 to 420 at the start. 380 is surely no more, 421 surely more, 400 may be either. Half of it is 190 to
    210: 190 is surely half, 200 may be."""
    start = figure("f0", ("envoy",), many(380, 420), point(0))

    def told(number: float, term: Term, now: int) -> str:
        claims = [start, figure("f1", ("envoy",), many(number), point(1))]
        return states(ask(assess, deal(term, counts=COUNTS), claims, now=now)[term.id, "nusra", "everyone"])

    assert [told(n, FREEZE, at(3)) for n in (380, 400, 421)] == ["standing", "breached or standing", "breached"]
    assert [told(n, HALVE, at(6)) for n in (190, 200, 211)] == ["met", "breached or met", "breached"]


def test_with_no_figure_of_the_start_only_one_is_surely_no_more(assess: Assess) -> None:
    """Unknown is one or more, never zero: a single fighter is no more than that, two may be."""

    def told(number: float) -> str:
        claims = [figure("f1", ("envoy",), many(number), point(1))]
        return states(ask(assess, deal(FREEZE, counts=COUNTS), claims, now=at(3))["freeze", "nusra", "everyone"])

    assert [told(1), told(2)] == ["standing", "breached or standing"]


def test_each_account_measures_against_its_own_start(assess: Assess) -> None:
    """The envoy told 400 at the start, the agency 500. 450 later is more than the one, and no more than the other."""
    claims = [
        figure("f0", ("envoy",), many(400), point(0)),
        figure("g0", ("agency",), many(500), point(0)),
        figure("f1", ("envoy",), many(450), point(1)),
        figure("g1", ("agency",), many(450), point(1)),
    ]
    heard = [Account("agency", outlets=("agency",), complete_up_to=at(9))]
    heard += [Account("envoy", voices=("envoy",), complete_up_to=at(9))]
    found = ask(assess, deal(FREEZE, counts=COUNTS), claims, *heard, now=at(3))

    assert [states(found["freeze", "nusra", name]) for name in ("agency", "envoy")] == ["standing", "breached"]


def test_where_entry_into_force_is_not_settled_so_is_the_start(assess: Assess) -> None:
    """400 on day 0, 500 on day 2, 450 on day 4; a date of its own says of which day. Without one, the start is when
    the deal certainly enters into force: with the signature of day 3."""
    claims = [
        figure("f0", ("envoy",), many(400), point(0)),
        figure("f2", ("envoy",), many(500), point(2)),
        figure("f4", ("envoy",), many(450), point(4)),
    ]
    dated = replace(FREEZE, id="dated", level=Level("nusra fighters", 0, 1000, relative=True, as_of=point(1)))
    signed = deal(FREEZE, dated, in_force=HasTaken("nusra", "signs"), counts=COUNTS)
    claims.append(Claim("s", ("nusra",), Stance("nusra", "signs", "deal", point(3)), published=point(3)))
    found = ask(assess, signed, claims, now=at(5))

    assert states(found["freeze", "nusra", "everyone"]) == "standing"
    assert states(found["dated", "nusra", "everyone"]) == "breached"


# Coverage


def test_who_watches_the_town_watches_the_zone_only_while_it_is_there() -> None:
    """The town is watched from day 0 to day 20. The zone lies over it and more, then elsewhere: half of the time part
    of it is watched. Who watches the zone itself watches all of it all the time."""

    def watched(place: str) -> tuple[float, float]:
        seen = Coverage("un observers", place, Occurrence(point(0), at_second(at(20) - 1)))
        claims = [Claim("w", ("un observers",), seen, published=point(20))]
        (one,) = explain_terms(moving(NO_STRIKE), claims, (ALL_TOLD,), PARTIES, Question(at(20)))
        assert one.coverage is not None
        return one.coverage.whole, one.coverage.part

    assert (watched("town"), watched("zone")) == ((0, 0.5), (1, 1))


@pytest.mark.parametrize(("missed", "expected"), [(0, 1), (1, 0.999999), (100 * DAY - 1, 0.000001)])
def test_nearly_all_of_the_time_is_not_all_of_it_and_hardly_any_not_none(missed: int, expected: float) -> None:
    """A hundred days are watched, or all but one second of them, or one second alone."""
    seen = Coverage("un observers", "eastern aleppo", Occurrence(point(0), at_second(at(100) - 1 - missed)))
    claims = [Claim("w", ("un observers",), seen, published=point(100))]
    (one,) = explain_terms(deal(no_airstrike()), claims, (ALL_TOLD,), PARTIES, Question(at(100)))
    assert one.coverage is not None
    assert one.coverage.whole == expected
