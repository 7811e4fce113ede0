"""Assessments with everything people ask of them: reasons, coverage, and what would settle them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdfire.assessments.assess import assessments_of, find
from holdfire.assessments.assessment import Assessment, Question
from holdfire.assessments.briefly import briefly
from holdfire.assessments.coverage import coverage_of
from holdfire.assessments.reasons import reasons_of
from holdfire.assessments.settle import settles_of
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim
from holdfire.claims.dataset import Dataset
from holdfire.deal.model import Deal
from holdfire.engine.run import Findings, LineRun
from holdfire.vocab.party import Parties


def explain_terms(
    deal: Deal,
    claims: Iterable[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    question: Question,
    datasets: Sequence[Dataset] = (),
) -> tuple[Assessment, ...]:
    """Assess every term, and say why. Order and arguments as ``assess_terms``."""
    return explain_findings(find(deal, claims, accounts, parties, question, datasets), deal)


def explain_findings(findings: Findings, deal: Deal) -> tuple[Assessment, ...]:
    """Assess every line of some findings, and say why."""
    now, standing = findings.asked.now, findings.compiled.claims
    return tuple(
        replace(
            settled,
            coverage=coverage_of(line.cells[0], standing, deal.places, seat, now),
            reasons=briefly(reasons_of(line, seat, findings)),
        )
        for settled, line, seat in _settled(findings)
    )


def settle_terms(
    deal: Deal,
    claims: Iterable[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    question: Question,
    datasets: Sequence[Dataset] = (),
) -> tuple[Assessment, ...]:
    """Assess every term, and say only what would settle it: much cheaper where nobody reads the reasons."""
    findings = find(deal, claims, accounts, parties, question, datasets)
    return tuple(settled for settled, _, _ in _settled(findings))


def _settled(findings: Findings) -> Iterable[tuple[Assessment, LineRun, int]]:
    """Yield each assessment with what would settle it, and the line and seat it is of."""
    assessments = iter(assessments_of(findings))
    for line in findings.lines:
        for seat, _ in findings.compiled.seats.each():
            assessment = next(assessments)
            settles = () if assessment.is_certain else settles_of(line, seat, findings)
            yield replace(assessment, settles=settles), line, seat
