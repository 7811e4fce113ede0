"""Saying that a candidate tells of the same occurrence as a claim of the case."""

from __future__ import annotations

from holdfire.claims.claim import Claim, Event
from holdfire.intake.align.align import Suggestion
from holdfire.intake.decided.queue import Waiting
from holdfire.review.desk import Desk, RefusedError

KEYS = ("incident", "maybe same as")


def same_occurrences(desk: Desk, one: Waiting) -> tuple[Suggestion, ...]:
    """Give the claims that a candidate may tell the same of, likeliest first: acts only, sums over a time left out.

    Raises:
        RefusedError: The candidate is none that can be the same as another.
    """
    row = desk.row(one)
    if row is None or row.get("kind") != "event":
        kind = "a date" if row is None else f"a {row.get('kind', 'claim')}"
        raise RefusedError(f"only what happened can be one occurrence, and this is {kind}")
    known = desk.followed.known.by_id
    return tuple(each for each in desk.related(one) if _is_occurrence(known.get(each.claim)))


def as_same(desk: Desk, one: Waiting, claim: str, is_sure: bool = True) -> str:
    """Let the claim of a candidate tell of the occurrence that another tells of, or of one that may be it.

    The row is edited, and decided on as any other.

    Returns:
        The name of the incident.

    Raises:
        RefusedError: There is no such claim, or it tells of no single occurrence.
    """
    row, other = desk.row(one), desk.followed.known.by_id.get(claim)
    if row is None or other is None or not _is_occurrence(other):
        raise RefusedError(f"no claim called `{claim}` tells of one occurrence")
    incident = other.incident or other.id
    kept = {key: value for key, value in row.items() if key not in KEYS}
    desk.edit(one, {**kept, KEYS[0] if is_sure else KEYS[1]: incident})
    return incident


def as_its_own(desk: Desk, one: Waiting) -> None:
    """Let the claim of a candidate tell of an occurrence of its own."""
    row = desk.row(one)
    if row is not None:
        desk.edit(one, {key: value for key, value in row.items() if key not in KEYS})


def _is_occurrence(claim: Claim | None) -> bool:
    return claim is not None and isinstance(claim.assertion, Event) and not claim.assertion.total
