"""How the answers of several accounts compare. Three different answers are never confused.

The same state from shared causes; the same state from causes that share no incident
("same state, no agreed fact"); and the same because nothing has been tested yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from holdfire.assessments.assessment import Assessment, Reason
from holdfire.claims.claim import Claim

UNTESTED = frozenset({"proposed", "waiting"})
AGREEMENT_WORDS = {
    "alone": "one account",
    "differ": "accounts differ",
    "same": "same under all",
    "undecided": "undecided under all",
    "no agreed fact": "same state, no agreed fact",
    "not yet tested": "same, not yet tested",
}


def cited_claims(reasons: Iterable[Reason]) -> frozenset[str]:
    """Collect the ids of all claims named anywhere in trees of reasons."""
    found: set[str] = set()
    for reason in reasons:
        found.update(reason.claim_ids)
        found |= cited_claims(reason.under)
    return frozenset(found)


def causes_in(reasons: Iterable[Reason]) -> frozenset[str]:
    """Collect the ids of the claims that a state rests on: those that only set the target are no cause."""
    found: set[str] = set()
    for reason in reasons:
        if reason.kind != "target":
            found.update(reason.claim_ids)
            found |= causes_in(reason.under)
    return frozenset(found)


def incidents_by_claim(claims: Iterable[Claim]) -> dict[str, str]:
    """Give each claim the incident it is about; claims of one occurrence share it."""
    return {claim.id: claim.incident or claim.id for claim in claims}


def agreement_between(assessments: Sequence[Assessment], incident_of: Mapping[str, str]) -> str:
    """Tell how assessments of one term under several accounts compare.

    Args:
        assessments: One per account; at least one.
        incident_of: Claim id to incident id; a claim that is absent is its own incident.

    Returns:
        A key of ``AGREEMENT_WORDS``.
    """
    if len(assessments) == 1:
        return "alone"
    if len({(each.states, each.late) for each in assessments}) > 1:
        return "differ"
    states = assessments[0].states
    if states <= UNTESTED:
        return "not yet tested"
    if len(states) > 1:
        return "undecided"
    causes = [frozenset(incident_of.get(claim, claim) for claim in causes_in(each.reasons)) for each in assessments]
    if any(causes) and not frozenset.intersection(*causes):
        return "no agreed fact"
    return "same"
