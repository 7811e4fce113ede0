"""Decisions of bodies: who voted how, which votes were vetoes, what follows by the body's own rule."""

from __future__ import annotations

from holdfire.claims.claim import Decision
from holdfire.claims.counting import standing_claims
from holdfire.deal.model import Body
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.names import matter_name, party_name, party_names
from holdfire.report.page import Vote
from holdfire.report.said import Voices
from holdfire.report.words import counted, joined


def votes_told(case: Case, voices: Voices) -> tuple[Vote, ...]:
    """Show every decision that is told, oldest first."""
    decisions = [
        (claim.assertion.at.earliest, claim.id, claim.assertion)
        for claim in standing_claims(case.claims)
        if isinstance(claim.assertion, Decision)
    ]
    return tuple(
        show_vote(case, voices, claim, decision) for _, claim, decision in sorted(decisions, key=lambda d: d[:2])
    )


def show_vote(case: Case, voices: Voices, claim_id: str, decision: Decision) -> Vote:
    """Show one decision."""
    body = case.deal.bodies.get(decision.body)
    draft = case.deal.drafts.get(decision.on)
    veto = body.veto if body else ()
    return Vote(
        body=party_name(case, decision.body),
        text=matter_name(case, decision.on),
        proposed_by=party_names(case, draft.by) if draft else "",
        on=moment_words(decision.at, case.deal.zone),
        in_favour="not told" if decision.in_favour is None else str(decision.in_favour),
        against=tuple((party_name(case, party), party in veto) for party in decision.against),
        abstaining=tuple(party_name(case, party) for party in decision.abstaining),
        outcome=decision.outcome or "not told",
        rule=rule_sentence(case, body, decision) if body else "",
        claim=voices.said[claim_id],
    )


def rule_sentence(case: Case, body: Body, decision: Decision) -> str:
    """Say what follows from the votes by the body's rule."""
    if body.adopts_with is None or decision.in_favour is None:
        return ""
    vetoes = [party_name(case, party) for party in decision.against if party in body.veto]
    enough = decision.in_favour >= body.adopts_with
    needs = f"{counted(body.adopts_with, 'vote')} are needed and {decision.in_favour} were cast in favour"
    if vetoes:
        return f"By its rule, not adopted: {needs}, but {joined(vetoes)} voted against with a veto."
    outcome, unopposed = ("adopted", ", with no veto" if body.veto else "") if enough else ("not adopted", "")
    return f"By its rule, {outcome}: {needs}{unopposed}."
