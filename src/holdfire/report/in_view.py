"""Which claims a page shows: those that were known, and are about a time before the moment assessed at."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.assessments.assessment import Assessment, Question
from holdfire.claims.claim import Claim
from holdfire.claims.known import is_about, known_on
from holdfire.report.agreement import cited_claims


def claims_in_view(claims: Iterable[Claim], question: Question, assessments: Iterable[Assessment]) -> tuple[Claim, ...]:
    """Leave out claims that were not known yet, and those about later times, which have no effect yet.

    Args:
        claims: All claims of the case.
        question: What was asked; its ``as_known_on`` and ``now`` say what is later.
        assessments: A claim that one of them names as a cause is shown whatever it is about.

    Returns:
        In the same order.
    """
    known = tuple(claims)
    if question.as_known_on is not None:
        known = known_on(known, question.as_known_on, question.known_by)
    cited = cited_claims(reason for each in assessments for reason in each.reasons)
    return tuple(claim for claim in known if claim.id in cited or is_about(claim.assertion) < question.now)
