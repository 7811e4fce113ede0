"""Figures under an account: how many "all" are, and levels over time."""

from __future__ import annotations

from fractions import Fraction

import pytest

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Figure
from holdfire.engine.figures import UNKNOWN_COUNT, count_at, levels_told, told_bounds
from holdfire.vocab.moment import Moment
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.quantity import Quantity

PARTIES = Parties.from_parties(
    [
        Party("envoy", "Envoy"),
        Party("russia", "Russia"),
        Party("paper", "Paper", "outlet"),
        Party("wire", "Wire", "outlet"),
    ]
)
EVERYONE, TWO = Account("everyone"), Account("two origins", independent_origins=2)
ENVOY = Account("envoy", voices=("envoy",))
LATER = 100


def figure(low: int, high: int | None, *chain: str, at: tuple[int, int] = (10, 10), said: int = 50) -> Claim:
    value = Quantity(low * 1000, None if high is None else high * 1000, "fighters")
    told = Moment(said, said)
    return Claim(f"{chain}{low}{said}", chain, Figure("fighters", value, Moment(*at)), published=told)


def all_of(account: Account, *claims: Claim, as_of: int = LATER) -> tuple[int | None, ...]:
    told = count_at(claims, account, PARTIES, "fighters", as_of)
    return tuple(None if end is None else end // 1000 for end in (told.low, told.high))


def test_the_envoys_figure_by_several_papers_is_900_to_1000() -> None:
    """He is quoted with 900, with 1,000, and with "at most 1,000", which is merely vaguer."""
    claims = [figure(900, 900, "envoy", "paper"), figure(1000, 1000, "envoy", "wire"), figure(0, 1000, "envoy", "wire")]
    assert all_of(ENVOY, *claims) == (900, 1000)


def test_what_he_said_before_is_superseded() -> None:
    september = figure(3000, None, "envoy", "paper", said=20)
    assert all_of(ENVOY, september, figure(900, 900, "envoy", "wire")) == (900, 900)


def test_another_teller_does_not_supersede_him() -> None:
    citing = figure(0, 4000, "envoy", "russia", "wire", said=60)
    claims = [figure(900, 900, "envoy", "paper"), citing]
    assert all_of(ENVOY, *claims) == (900, 900)
    assert all_of(EVERYONE, *claims, figure(3000, 3000, "russia", said=60)) == (900, 3000)


def test_figures_about_a_later_day_tell_what_remains() -> None:
    claims = [figure(900, 900, "envoy"), figure(100, 100, "envoy", at=(80, 80), said=90)]
    assert all_of(ENVOY, *claims, as_of=50) == (900, 900)
    assert all_of(ENVOY, *claims, as_of=80) == (100, 100)


def test_with_no_figure_told_or_too_few_origins_the_count_is_unknown_never_zero() -> None:
    assert all_of(ENVOY) == (1, None)
    assert all_of(TWO, figure(900, 900, "envoy", "paper"), figure(900, 900, "envoy", "wire")) == (1, None)
    assert all_of(TWO, figure(900, 900, "envoy"), figure(950, 950, "russia")) == (900, 950)
    assert count_at([], EVERYONE, PARTIES, "fighters", LATER) == UNKNOWN_COUNT


@pytest.mark.parametrize(
    ("low", "high", "all_are"),
    [
        (900, 1000, (900, 1000)),
        (0, 900, (1, 900)),  # who says "at most 900" speaks of some
        (0, None, (1, None)),
        (0, 0, (0, 0)),  # who says "none" does not
    ],
)
def test_who_tells_a_figure_speaks_of_some_unless_it_is_none(
    low: int, high: int | None, all_are: tuple[int, int | None]
) -> None:
    assert all_of(ENVOY, figure(low, high, "envoy")) == all_are


def test_told_by_too_few_the_count_may_still_be_none_only_if_somebody_says_none() -> None:
    assert all_of(TWO, figure(0, 0, "envoy")) == (0, None)


@pytest.mark.parametrize(
    ("told", "share", "bounds"),
    [
        (Quantity(900_000, 1_000_000), Fraction(1), (900_000, 1_000_000)),
        (Quantity(10_000, 11_000), Fraction(1, 3), (3334, 3667)),  # rounded up to the thousandth
        (Quantity(1000, None), Fraction(1, 2), (500, None)),
    ],
)
def test_a_share_is_of_both_ends(told: Quantity, share: Fraction, bounds: tuple[int, int | None]) -> None:
    assert told_bounds(told, share) == bounds


def test_levels_told_for_the_same_time_are_one() -> None:
    claims = [
        figure(3, 3, "russia", at=(20, 20)),
        figure(0, 0, "envoy", at=(20, 20)),
        figure(5, 5, "envoy", at=(10, 10)),
    ]
    told = levels_told(claims, TWO, PARTIES, "fighters")
    assert [(one.earliest, one.value.low, one.value.high, one.is_established) for one in told] == [
        (10, 5000, 5000, False),
        (20, 0, 3000, True),
    ]
