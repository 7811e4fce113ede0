"""Totals: what they do to a sum, one by one, and where they conflict."""

from __future__ import annotations

from typing import Any

import pytest

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event
from holdfire.deal.model import ActPattern, Bearer, Deal, Target, Term
from holdfire.engine.compile import compile_case
from holdfire.engine.signal import Signal
from holdfire.engine.totals import Sums, Total, change_times, possible_in_period, sums_with_totals, totals_for
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.moment import FIRST, Moment, Occurrence, Window
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Lies, Place, Places
from holdfire.vocab.quantity import Quantity

OPEN = Signal.from_steps([(FIRST, 0, 0), (100, 1, 1)])  # counting begins for certain at 100
COMPLETE = 10_000
UNBEGUN: dict[str, Any] = {"began": None, "is_stretch": False}


def total(low: int, high: int | None, earliest: int, latest: int, **more: Any) -> Total:
    told: dict[str, Any] = {
        "claim_id": "t", "earliest": earliest, "began": earliest, "end": latest, "latest": latest, "low": low,
        "high": high, "may": 1, "must": 1, "raises": True, "covers": True, "is_stretch": True,
    }  # fmt: skip
    return Total(**(told | more))


def act(
    low: int, high: int | None, earliest: int, latest: int | None = None, group: int = 0, must: int = 1
) -> dict[str, Any]:
    latest = earliest if latest is None else latest
    return {
        "low": low,
        "high": high,
        "earliest": earliest,
        "latest": latest,
        "grp": group or earliest,
        "may": 1,
        "must": must,
    }


def summed(acts: list[dict[str, Any]], *totals: Total, at: int = 1000, complete: int = COMPLETE) -> Sums:
    return sums_with_totals(acts, totals, OPEN, 0, complete, at)


def test_without_totals_sure_lows_and_possible_highs_add_up() -> None:
    acts = [act(2, 3, 200), act(5, 7, 300, must=0)]
    assert summed(acts) == Sums(2, 10)
    assert summed(acts, at=200) == Sums(0, 0)  # in effect the second after
    assert summed([act(2, None, 200)]) == Sums(2, None)
    assert summed(acts, complete=500) == Sums(2, None)  # past what is told anything more is possible


def test_of_what_may_be_the_same_the_largest_low_and_all_highs_count() -> None:
    assert summed([act(2, 3, 200, group=1), act(4, 5, 300, group=1)]) == Sums(4, 8)


def test_an_established_total_raises_the_low_and_what_comes_after_adds_to_it() -> None:
    so_far = total(10, 10, 150, 400)
    assert summed([act(3, 3, 200), act(2, 2, 500)], so_far) == Sums(12, 12)
    assert summed([act(3, 3, 200)], so_far, at=400) == Sums(3, 10)  # before its end it raises the high only


def test_a_total_that_covers_the_term_from_the_beginning_lowers_the_high() -> None:
    small = total(0, 4, 50, 400)  # from before counting begins
    assert summed([act(0, 9, 200)], small) == Sums(0, 4)
    assert summed([act(0, 9, 200), act(1, 2, 500)], small) == Sums(1, 6)
    assert summed([act(0, 9, 200)], total(0, 4, 150, 400)) == Sums(0, 9)  # begins later than counting


def test_a_total_of_other_acts_too_does_not_raise_and_of_some_of_them_does_not_lower() -> None:
    broader = total(10, 10, 50, 400, raises=False)
    assert summed([act(3, 3, 200)], broader).low == 3
    narrower = total(10, 10, 50, 400, covers=False)
    assert summed([act(0, 90, 200)], narrower) == Sums(0, 90)


def test_a_total_nobody_established_may_still_be_so() -> None:
    rumour = total(10, 10, 150, 400, must=0)
    assert summed([act(3, 3, 200)], rumour) == Sums(3, 10)


def test_a_running_total_begins_with_counting() -> None:
    so_far = total(10, 10, 400, 400, **UNBEGUN)
    assert so_far.starts == FIRST
    assert summed([act(3, 30, 200)], so_far) == Sums(10, 10)


def test_where_two_totals_cross_both_are_kept_and_the_conflict_shows() -> None:
    ten, twelve = total(10, 10, 400, 400, **UNBEGUN), total(12, 12, 400, 400, **UNBEGUN)
    for order in ([ten, twelve], [twelve, ten]):
        assert summed([], *order) == Sums(10, 12, crossed=True)


def test_a_total_and_acts_that_exceed_it_cross_too() -> None:
    assert summed([act(9, 9, 200)], total(4, 4, 50, 400)) == Sums(4, 9, crossed=True)


def test_sums_change_only_at_the_moments_listed() -> None:
    acts, totals = [act(2, 3, 200, 250), act(5, None, 600)], [total(10, 12, 150, 400), total(1, 1, 300, 300, **UNBEGUN)]
    times = change_times(acts, totals, 700)
    assert times[0] == FIRST
    before = summed(acts, *totals, at=90, complete=700)
    for at in range(91, 800):
        now = summed(acts, *totals, at=at, complete=700)
        assert now == before or at in times, at
        before = now


def test_a_total_may_be_in_part_of_a_period_that_its_span_touches() -> None:
    told = total(10, 10, 150, 400)
    assert [since for _, since in possible_in_period([told], OPEN, 0, Window(300, 500))] == [300]
    assert [since for _, since in possible_in_period([told], OPEN, 0, Window(100, 200))] == [150]
    assert possible_in_period([told], OPEN, 0, Window(401, 500)) == ()
    assert possible_in_period([told], Signal.always(0, 0), 0, Window(300, 500)) == ()


# Which totals bear on a pattern

PARTIES = Parties.from_parties(
    [Party("north", "North"), Party("unit", "Unit", member_of=("north",)), Party("south", "South")]
)
PLACES = Places(
    {name: Place(name) for name in ("region", "city")},
    {("city", "region"): Lies.INSIDE, ("region", "city"): Lies.OVERLAPS},
)
ACTS = Acts.from_acts([Act("deliver"), Act("deliver food", "deliver"), Act("release")])
UNIT, NORTH = Bearer("unit", ("unit",)), Bearer("north", ("north",))
BOTH = Bearer("north and south", ("north", "south"), "together")


def bearing(bearer: Bearer, unit: str = "trucks", **said: Any) -> list[tuple[bool, bool]]:
    """Tell one total, and say of it for the term "deliver food in the city": (raises, covers); nothing: no bearing."""
    pattern = ActPattern("deliver food", where=("city",))
    term = Term("aid", "achieve", (bearer,), act=pattern, target=Target(Quantity(5000, 5000, "trucks")))
    deal = Deal("d", "truce", "Etc/UTC", PARTIES, ACTS, PLACES, (term,))
    at = Occurrence(Moment(100, 100), Moment(200, 200))
    told: dict[str, Any] = {"act": "deliver food", "actors": (("north",),), "place": "city"} | said
    event = Event(happened=at, quantity=Quantity(3000, 3000, unit), total="stretch", **told)
    compiled = compile_case(deal, [Claim("t", ("south",), event, Moment(300, 300))], [Account("all")], PARTIES)
    return [(one.raises, one.covers) for one in totals_for(compiled.patterns[0], compiled)]


@pytest.mark.parametrize(
    ("bearer", "said", "expected"),
    [
        (NORTH, {}, [(True, True)]),
        (NORTH, {"act": "deliver"}, [(False, True)]),  # other deliveries are in it
        (NORTH, {"place": "region"}, [(False, True)]),
        (NORTH, {"actors": ()}, [(False, True)]),  # whoever did it
        (NORTH, {"actors": (("unit",),)}, [(True, False)]),  # of the unit's only
        (UNIT, {}, [(False, True)]),  # the north's, of which the unit is one
        (NORTH, {"with_": ("flags",)}, [(True, False)]),  # of those with flags only
        (NORTH, {"act": "release"}, []),
        (NORTH, {"actors": (("south",),)}, []),
        (NORTH, {"unit": "people"}, []),  # counted in something else
        (BOTH, {}, [(True, False)]),  # of the north's only
        (BOTH, {"actors": (("north", "south"),)}, [(True, True)]),  # of what both did, together or alone
        (BOTH, {"actors": (("north",), ("south",))}, [(True, False)]),  # of one or the other
    ],
)
def test_a_total_raises_where_all_it_counts_is_asked_for_and_covers_where_it_counts_all_that_is(
    bearer: Bearer, said: dict[str, Any], expected: list[tuple[bool, bool]]
) -> None:
    assert bearing(bearer, **said) == expected
