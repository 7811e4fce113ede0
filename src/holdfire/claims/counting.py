"""Which claims an account counts, and when what they tell is established there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Grade
from holdfire.vocab.party import Parties

OUTLET = "outlet"
UNNAMED = "unnamed"


def standing_claims(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Leave out claims that a later row replaces or takes back, and rows that only take back."""
    claims = tuple(claims)
    replaced = {claim.replaces for claim in claims if claim.replaces}
    return tuple(claim for claim in claims if claim.id not in replaced and not claim.retracts)


def counts(account: Account, claim: Claim, parties: Parties) -> bool:
    """Say whether an account counts a claim.

    A voice counts where it tells in its own mouth: every later link of the chain is an
    outlet. A minister citing an envoy is the minister's telling, not the envoy's.
    """
    if claim.supposed:
        return True

    def stands_for(link: str, names: Sequence[str]) -> bool:
        return any(parties.is_within(link, name) for name in names)

    chain = claim.chain
    if any(stands_for(link, account.not_through) for link in chain):
        return False
    if account.counts_everyone:
        return True
    for position in range(len(chain) - 1, -1, -1):
        if stands_for(chain[position], account.voices):
            return True
        if not is_kind(chain[position], OUTLET, parties):
            break
    return (
        stands_for(chain[0], account.origins)
        or any(stands_for(link, account.speakers) for link in chain)
        or stands_for(chain[-1], account.outlets)
    )


def is_kind(party: str, kind: str, parties: Parties) -> bool:
    """Say whether a party is declared with this kind."""
    known = parties.by_id.get(party)
    return known is not None and known.kind == kind


def independent_origin(claim: Claim, parties: Parties) -> str:
    """Name the origin for counting: all unnamed ones are one."""
    return UNNAMED if is_kind(claim.origin, UNNAMED, parties) else claim.origin


def teller(claim: Claim, parties: Parties) -> str:
    """Name who tells it in their own mouth: the last link that is no outlet, else the publisher."""
    for link in reversed(claim.chain):
        if not is_kind(link, OUTLET, parties):
            return link
    return claim.source


def is_good_enough(account: Account, claim: Claim) -> bool:
    """Say whether a claim reaches the account's grade, source and statement both."""
    return grade_reaches(account, claim.grade)


def grade_reaches(account: Account, grade: Grade | None) -> bool:
    """Say whether a grade, ``None`` where nobody graded, reaches that of an account."""
    least = account.grade_at_least
    if least is None:
        return True
    return grade is not None and grade.source <= least.source and grade.statement <= least.statement


def asked_origins(account: Account) -> int:
    """How many independent origins establish something: at least one."""
    return max(1, account.independent_origins)


def is_established(account: Account, claims: Iterable[Claim], parties: Parties) -> bool:
    """Say whether these counted claims, telling the same, reach the account's standard."""
    claims = tuple(claims)
    if any(claim.supposed for claim in claims):
        return True
    origins = {independent_origin(claim, parties) for claim in claims if is_good_enough(account, claim)}
    return len(origins) >= asked_origins(account)


def speaks_for_itself(account: Account, claim: Claim, author: str, parties: Parties) -> bool:
    """Say whether a party's own good-enough word establishes its own stance or decision."""
    return is_good_enough(account, claim) and parties.is_within(claim.origin, author)


def latest_words(claims: Iterable[Claim], parties: Parties) -> tuple[Claim, ...]:
    """Keep of each teller only the claims said last (published last, where nobody noted when it was said)."""
    claims = tuple(claims)
    last: dict[str, int] = {}
    for claim in claims:
        who = teller(claim, parties)
        last[who] = max(last.get(who, _said(claim)), _said(claim))
    return tuple(claim for claim in claims if _said(claim) == last[teller(claim, parties)])


def _said(claim: Claim) -> int:
    return (claim.said or claim.published).latest
