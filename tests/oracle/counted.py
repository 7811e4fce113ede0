"""Sections 1 and 2: which claims remain, and which of them an account counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.vocab.party import Parties


def remaining(claims: Sequence[Claim], question: Question) -> list[Claim]:
    """Drop what was not yet known, then what was corrected or taken back."""
    known = [c for c in claims if is_known(c, question)]
    replaced = {c.replaces for c in known if c.replaces and c.replaces != c.id}
    return [c for c in known if c.id not in replaced and not c.retracts]


def is_known(claim: Claim, question: Question) -> bool:
    if question.as_known_on is None or claim.supposed:
        return True
    noted = claim.recorded if question.known_by == "recorded" else claim.published
    return noted is not None and noted.latest < question.as_known_on


class Voices:
    """One account's way of listening."""

    def __init__(self, account: Account, parties: Parties) -> None:
        self.account, self.parties = account, parties
        self.needed = max(1, account.independent_origins)
        self.asks = account.independent_origins > 0

    def within_any(self, party: str, groups: Iterable[str]) -> bool:
        return any(self.parties.is_within(party, group) for group in groups)

    def kind(self, party: str) -> str:
        return self.parties.by_id[party].kind if party in self.parties.by_id else ""

    def counts(self, claim: Claim) -> bool:
        account, chain = self.account, claim.chain
        if claim.supposed:
            return True
        if any(self.within_any(link, account.not_through) for link in chain):
            return False
        told_by_a_voice = any(
            self.within_any(link, account.voices) and all(self.kind(later) == "outlet" for later in chain[n + 1 :])
            for n, link in enumerate(chain)
        )
        return (
            account.counts_everyone
            or told_by_a_voice
            or self.within_any(chain[0], account.origins)
            or any(self.within_any(link, account.speakers) for link in chain)
            or self.within_any(chain[-1], account.outlets)
        )

    def origin(self, claim: Claim) -> str:
        """All unnamed origins together are one."""
        return "(unnamed)" if self.kind(claim.origin) == "unnamed" else claim.origin

    def teller(self, claim: Claim) -> str:
        named = [link for link in claim.chain if self.kind(link) != "outlet"]
        return named[-1] if named else claim.chain[-1]

    def is_good_enough(self, claim: Claim) -> bool:
        asked, grade = self.account.grade_at_least, claim.grade
        if asked is None:
            return True
        return grade is not None and grade.source <= asked.source and grade.statement <= asked.statement

    def has_enough_origins(self, claims: Iterable[Claim]) -> bool:
        return len({self.origin(c) for c in claims}) >= self.needed

    def establishes(self, claims: Sequence[Claim]) -> bool:
        """Good-enough claims of enough origins, or a what-if."""
        return any(c.supposed for c in claims) or self.has_enough_origins(c for c in claims if self.is_good_enough(c))
