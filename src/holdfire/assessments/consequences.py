"""What would change if a claim were made: it is added, looked at, and taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from holdfire.assessments.assessment import Assessment
from holdfire.assessments.followed import Followed
from holdfire.claims.claim import Claim


@dataclass(frozen=True, slots=True)
class Change:
    """One assessment as it was and as it would be."""

    before: Assessment
    after: Assessment

    @property
    def is_of_state(self) -> bool:
        """Say whether the states that are possible differ, not numbers only."""
        return self.before.states != self.after.states


def consequences(followed: Followed, claim: Claim) -> tuple[Change, ...]:
    """Find the assessments that a claim would change, in the order of ``Followed.assessments``.

    Afterwards ``followed`` assesses as before; it only remembers two claims more.
    """
    before = _by_place(followed)
    after = followed.add((claim,))
    found = tuple(Change(before[place(one)], one) for one in after)
    followed.add((replace(claim, id=f"{claim.id} taken back", replaces=claim.id, retracts=True),))
    return found


Place = tuple[str, str, str, str]


def place(one: Assessment) -> Place:
    """Say what an assessment is of: term, reading, bearer, account."""
    return one.term, one.reading, one.bearer, one.account


def _by_place(followed: Followed) -> Mapping[Place, Assessment]:
    return {place(one): one for one in followed.assessments}
