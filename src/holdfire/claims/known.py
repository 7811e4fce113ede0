"""What was known on a past date, and which time a claim is about: filters, for nothing is ever edited."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.claims.claim import Assertion, Claim, Coverage, Decision, Event, Figure, Ruling, Stance
from holdfire.vocab.moment import FIRST

KNOWN_BY = ("published", "recorded")


def known_on(claims: Iterable[Claim], moment: int, by: str) -> tuple[Claim, ...]:
    """Leave out claims that were known only later.

    Corrections and retractions that came later go too, so what they took back stands again.
    What-ifs stay: they are the asker's own. Rows of tables stay: nobody notes when they were known.

    Args:
        claims: In any order; the order is kept.
        moment: UTC seconds. A claim known at this second or later, at the latest, was known later.
        by: "recorded": when it entered the case; a claim that does not say was known later.
            "published": what the world could have known.

    Source:
        docs/semantics.md, section 1.
    """
    if by not in KNOWN_BY:
        raise ValueError(f"`{by}` is not one of the words this takes: recorded, published")
    times = ((claim, claim.recorded if by == "recorded" else claim.published) for claim in claims)
    return tuple(
        claim
        for claim, time in times
        if claim.supposed or claim.row is not None or (time is not None and time.latest < moment)
    )


def is_about(assertion: Assertion) -> int:
    """Give the first second that a claim can be about; of a wording, the beginning of time."""
    match assertion:
        case Event(happened=happened):
            return happened.earliest
        case Figure(at=at) | Stance(at=at) | Decision(at=at) | Ruling(at=at):
            return at.earliest
        case Coverage(watched=watched):
            return watched.earliest
        case _:
            return FIRST
