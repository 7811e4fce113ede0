"""Claims as they arrive: which of them stand, and which bear on each other.

Claims bear on each other where one names the other, or both name the same: by its incident, what it may
be the same as, what it replies to, answers, replaces or rules on. What a claim changes among
incidents it changes among those related to it, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from holdfire.claims.claim import Claim, Event, Ruling


class DuplicateClaimError(ValueError):
    """A claim of that name has arrived before; nothing is edited, a correction is a claim of its own."""


@dataclass(slots=True)
class KnownClaims:
    """All claims that have arrived, by id in order of arrival; it grows, and nothing in it changes."""

    by_id: dict[str, Claim] = field(default_factory=dict)
    replaced: set[str] = field(default_factory=set)
    naming: dict[str, list[str]] = field(default_factory=dict)

    def check(self, claims: Iterable[Claim]) -> None:
        """See to it that claims that arrive have names of their own.

        Raises:
            DuplicateClaimError: One has not.
        """
        arriving: set[str] = set()
        for claim in claims:
            if claim.id in self.by_id or claim.id in arriving:
                raise DuplicateClaimError(f"a claim of the case is already called `{claim.id}`")
            arriving.add(claim.id)

    def add(self, claim: Claim) -> None:
        """Take in a claim.

        Raises:
            DuplicateClaimError: There is one of that id.
        """
        self.check([claim])
        self.by_id[claim.id] = claim
        if claim.replaces:
            self.replaced.add(claim.replaces)
        for name in names_in(claim):
            self.naming.setdefault(name, []).append(claim.id)

    def is_standing(self, claim: Claim) -> bool:
        """Say whether no later claim replaces it or takes it back, and it does not only take back itself."""
        return not claim.retracts and claim.id not in self.replaced

    def replaced_by(self, claim: Claim) -> Iterable[Claim]:
        """Give the claims that a claim replaces, directly and through others."""
        seen = {claim.id}
        while claim.replaces in self.by_id and claim.replaces not in seen:
            seen.add(claim.replaces)
            claim = self.by_id[claim.replaces]
            yield claim

    def related(self, claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], frozenset[str]]:
        """Find all claims that bear on some claims, directly or through others, and all names among them."""
        names = {name for claim in claims for name in names_in(claim)}
        found: dict[str, Claim] = {}
        left = list(names)
        while left:
            for claim_id in self.naming.get(left.pop(), ()):
                if claim_id not in found:
                    found[claim_id] = self.by_id[claim_id]
                    new = names_in(found[claim_id]) - names
                    names |= new
                    left += new
        return tuple(found.values()), frozenset(names)


def names_in(claim: Claim) -> frozenset[str]:
    """List the names of claims and incidents in a claim, its own among them."""
    named = {claim.id, claim.incident, claim.maybe_same_as, claim.reply_to, claim.replaces}
    match claim.assertion:
        case Event(answers=answers):
            named.add(answers)
        case Ruling(about=about, found="happened" | "did not happen"):
            named.add(about)
    return frozenset(named - {""})
