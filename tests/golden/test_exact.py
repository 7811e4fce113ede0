"""Numbers are exact: a thousandth decides beyond 2**53, a third is a third, and no sum or product is too large.

A float has 53 bits: there 2**53 and 2**53 + 1 are one number. A column of the engine has 64: two
numbers as large as can be read (a million million, in thousandths) have a product beyond it, and so
has a sum of ten thousand of them.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from holdfire.assessments.assessment import Bounds
from holdfire.claims.claim import Claim
from holdfire.deal.model import ActPattern, Count, Deadline, Level, Period, Target, Term, Timing
from holdfire.vocab.quantity import Quantity
from holdfire.vocab.quantity_text import parse_quantity
from tests.golden.world import (
    HOUR,
    NUSRA,
    SYRIA,
    Assess,
    ask,
    at,
    day,
    deal,
    event,
    figure,
    point,
    states,
)

EDGE = 2**53
HUGE = 2**62
MOST = parse_quantity("1000000000000 trucks").low


def milli(low: int, unit: str = "trucks") -> Quantity:
    return Quantity(low, low, unit)


def delivered(ident: str, thousandths: int, hour: int = 12) -> Claim:
    return event(ident, "deliver", point(1, hour), "syria", quantity=milli(thousandths))


def departed(thousandths: int) -> Claim:
    return event("t1", "depart", point(1, 6), "nusra", quantity=milli(thousandths, "fighters"))


def in_step(n: int, per: int, per_step: bool) -> Term:
    """``n`` trucks by Syria within a day for each ``per`` fighters of Nusra that depart (thousandths)."""
    return Term("in step", "ratio", (SYRIA,), act=ActPattern("deliver"), target=Target(milli(n)),
                trigger=ActPattern("depart"), trigger_by=NUSRA, per=per, per_unit="fighters",
                delay_seconds=24 * HOUR, per_step=per_step)  # fmt: skip


@pytest.mark.parametrize(("more", "expected"), [(1, "breached"), (2, "met")])
def test_one_thousandth_short_of_a_target_beyond_53_bits_is_short(assess: Assess, more: int, expected: str) -> None:
    """Asked: 2**53 + 3. Done: 2**53 + 1, and 1 or 2 more."""
    term = Term("aid", "achieve", (SYRIA,), act=ActPattern("deliver"), target=Target(milli(EDGE + 3)),
                timing=Timing(by=Deadline(day(1))))  # fmt: skip
    claims = [delivered("c1", EDGE + 1), delivered("c2", more, 13)]
    found = ask(assess, deal(term), claims, now=at(3))["aid", "syria", "everyone"]
    assert states(found) == expected
    assert found.numbers is not None
    assert found.numbers.done == Bounds(EDGE + 1 + more, EDGE + 1 + more)


def test_a_sum_is_exact_beyond_64_bits(assess: Assess) -> None:
    """Three times 2**62 is more than 2**63."""
    term = Term("aid", "achieve", (SYRIA,), act=ActPattern("deliver"), target=Target(milli(HUGE)))
    claims = [delivered(f"c{n}", HUGE, n) for n in range(3)]
    found = ask(assess, deal(term), claims, now=at(3))["aid", "syria", "everyone"]
    assert found.numbers is not None
    assert (states(found), found.numbers.done) == ("met", Bounds(3 * HUGE, 3 * HUGE))


def test_a_cap_is_exact_beyond_64_bits(assess: Assess) -> None:
    """At most 2**62 a day: 2**62 is in order, three times as much is not."""
    cap = Target(Quantity(0, HUGE, "trucks"))
    term = Term("aid", "rate", (SYRIA,), act=ActPattern("deliver"), target=cap, period=Period("day"))
    claims = [delivered(f"c{n}", HUGE, n) for n in range(3)]
    alone = ask(assess, deal(term), claims[:1], now=at(2))["aid", "syria", "everyone"]
    every = ask(assess, deal(term), claims, now=at(2))["aid", "syria", "everyone"]
    assert (states(alone), states(every)) == ("standing", "breached")


@pytest.mark.parametrize("per_step", [False, True], ids=["in sum", "per step"])
@pytest.mark.parametrize(("short", "expected"), [(1, "breached"), (0, "standing")])
def test_a_product_is_exact_beyond_64_bits(assess: Assess, short: int, expected: str, per_step: bool) -> None:
    """For each 0.003 departed 2**62 + 1 thousandths: 0.003 depart, and that is done, or a thousandth less."""
    term = in_step(HUGE + 1, per=3, per_step=per_step)
    claims = [departed(3), delivered("a1", HUGE + 1 - short)]
    assert states(ask(assess, deal(term), claims, now=at(4))["in step", "syria", "everyone"]) == expected


@pytest.mark.parametrize("per_step", [False, True], ids=["in sum", "per step"])
@pytest.mark.parametrize(("short", "expected"), [(1, "breached"), (0, "standing")])
def test_a_ratio_of_the_largest_numbers_that_can_be_read_is_exact(
    assess: Assess, short: int, expected: str, per_step: bool
) -> None:
    """For each 10**12 departed 10**12 less one: 10**12 depart, and it is done, or a thousandth less."""
    term = in_step(MOST - 1000, per=MOST, per_step=per_step)
    claims = [departed(MOST), delivered("a1", MOST - 1000 - short)]
    assert states(ask(assess, deal(term), claims, now=at(4))["in step", "syria", "everyone"]) == expected


@pytest.mark.parametrize("per_step", [False, True], ids=["in sum", "per step"])
@pytest.mark.parametrize(("done", "expected"), [(333, "breached"), (334, "standing")])
def test_a_third_is_neither_0_333_nor_more(assess: Assess, done: int, expected: str, per_step: bool) -> None:
    """One truck for each three departed; one departs, so a third of a truck is due: 0.333 falls short, 0.334 does not.

    And 0.333 does suffice where a tolerance of 0.001 is allowed.
    """
    term = in_step(1000, per=3000, per_step=per_step)
    claims = [departed(1000), delivered("a1", done)]
    assert states(ask(assess, deal(term), claims, now=at(4))["in step", "syria", "everyone"]) == expected
    lenient = replace(term, tolerance=1)
    assert states(ask(assess, deal(lenient), claims, now=at(4))["in step", "syria", "everyone"]) == "standing"


@pytest.mark.parametrize(("count", "share"), [(1000 * 1000, Fraction(1, 3)), (3 * EDGE + 1, Fraction(1, 3))])
def test_a_share_of_a_count_is_rounded_up_to_the_thousandth_and_no_further(
    assess: Assess, count: int, share: Fraction
) -> None:
    """A third of 1,000 is 333.334; of 3 * 2**53 + 1 thousandths it is 2**53 + 1. A thousandth less is short."""
    target = -(-count // 3)
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), timing=Timing(by=Deadline(day(2))),
                target=Target(Quantity(0, None, "fighters"), count="nusra fighters", share=share))  # fmt: skip
    agreed = deal(term, counts={"nusra fighters": Count("nusra fighters", "nusra", as_of=point(0))})
    told = figure("f1", ("envoy",), Quantity(count, count, "fighters"), point(0))

    def stands(done: int) -> str:
        left = event("c1", "depart", point(1), "nusra", quantity=Quantity(done, done, "fighters"))
        return states(ask(assess, agreed, [told, left], now=at(4))["leave", "nusra", "everyone"])

    assert (stands(target - 1), stands(target)) == ("breached", "met")


@pytest.mark.parametrize(("now", "expected"), [(EDGE + 1, "standing"), (EDGE + 2, "breached")])
def test_a_level_beyond_53_bits_is_exact(assess: Assess, now: int, expected: str) -> None:
    """At most half of what it was. It was 2**54 + 2, so 2**53 + 1 is in order and a thousandth more is not."""
    term = Term("half", "keep", (SYRIA,), level=Level("nusra fighters", 0, 500, relative=True, as_of=point(0)))
    agreed = deal(term, counts={"nusra fighters": Count("nusra fighters", "nusra")})
    before = figure("f1", ("envoy",), milli(2 * EDGE + 2, "fighters"), point(0))
    after = figure("f2", ("envoy",), milli(now, "fighters"), point(1))
    assert states(ask(assess, agreed, [before, after], now=at(3))["half", "syria", "everyone"]) == expected
