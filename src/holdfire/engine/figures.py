"""Figures under an account: the target "all of a count", and levels that must hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Figure
from holdfire.claims.counting import asked_origins, counts, is_established, latest_words
from holdfire.claims.narrower import drop_vaguer, hull, is_narrower_quantity
from holdfire.deal.model import Deal
from holdfire.vocab.party import Parties
from holdfire.vocab.quantity import MILLI, UNKNOWN, Quantity

UNKNOWN_COUNT = Quantity(MILLI, None)
"""With no figure told the target is unknown, never zero."""


@dataclass(frozen=True, slots=True)
class LevelTold:
    """What an account has for a count at one time: a range, and whether it is established."""

    earliest: int
    latest: int
    value: Quantity
    is_established: bool


def _figure(claim: Claim) -> Figure:
    if not isinstance(claim.assertion, Figure):
        raise TypeError(f"claim {claim.id} is not a figure")
    return claim.assertion


def figures_in_unit(claims: Iterable[Claim], deal: Deal) -> tuple[Claim, ...]:
    """Read every figure in the unit of its count; where either unit is no category, as it is told."""
    return tuple(_in_unit(claim, deal) for claim in claims)


def _in_unit(claim: Claim, deal: Deal) -> Claim:
    told = claim.assertion
    count = deal.counts.get(told.count) if isinstance(told, Figure) else None
    if not isinstance(told, Figure) or count is None:
        return claim
    if not {told.value.unit, count.unit} <= deal.categories.by_id.keys():
        return claim
    return replace(claim, assertion=replace(told, value=deal.categories.in_unit(told.value, count.unit) or UNKNOWN))


def counted_figures(claims: Iterable[Claim], account: Account, parties: Parties, count: str) -> tuple[Claim, ...]:
    """List the figures an account counts for a count."""
    return tuple(
        claim
        for claim in claims
        if isinstance(claim.assertion, Figure) and claim.assertion.count == count and counts(account, claim, parties)
    )


def _hull(claims: Sequence[Claim], account: Account, parties: Parties, least: int = 0) -> Quantity:
    """Take the hull of what claims tell, vaguer values left out; each is at least ``least`` where it can be."""
    values = [(claim, _at_least(_figure(claim).value, least)) for claim in claims]
    kept = drop_vaguer(
        values,
        lambda a, b: isinstance(a, Quantity) and isinstance(b, Quantity) and is_narrower_quantity(a, b),
        asked_origins(account),
        parties,
    )
    return hull(value for value in kept if isinstance(value, Quantity))


def _at_least(value: Quantity, least: int) -> Quantity:
    if value.high is not None and value.high < least:
        return value
    return replace(value, low=max(value.low, least))


def count_at(claims: Iterable[Claim], account: Account, parties: Parties, count: str, as_of: int) -> Quantity:
    """Say what a count was at a moment, under an account.

    Args:
        as_of: UTC seconds; figures about a later time tell what remains, and are left out.

    Returns:
        The hull of each teller's latest word, each at least one unless it tells of none: who says "at
        most 900" speaks of some. ``UNKNOWN_COUNT`` where nobody tells; below the account's standard
        likewise, but from as few as anybody tells.

    """
    told = counted_figures(claims, account, parties, count)
    told = latest_words((claim for claim in told if _figure(claim).at.earliest <= as_of), parties)
    if not told:
        return UNKNOWN_COUNT
    count_told = _hull(told, account, parties, MILLI)
    if is_established(account, told, parties):
        return count_told
    return Quantity(min(count_told.low, MILLI), None)


def told_bounds(quantity: Quantity, share: Fraction) -> tuple[int, int | None]:
    """Take a share of both ends, rounded up to the thousandth."""
    return ceil(quantity.low * share), None if quantity.high is None else ceil(quantity.high * share)


def levels_told(claims: Iterable[Claim], account: Account, parties: Parties, count: str) -> tuple[LevelTold, ...]:
    """List what an account has for a count over time: figures about the same time are one."""
    by_time: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in counted_figures(claims, account, parties, count):
        at = _figure(claim).at
        by_time[at.earliest, at.latest].append(claim)
    told = []
    for (earliest, latest), same in sorted(by_time.items()):
        words = latest_words(same, parties)
        value = _hull(words, account, parties)
        told.append(LevelTold(earliest, latest, value, is_established(account, words, parties)))
    return tuple(told)
