"""Who says what about a term: each claim beside its replies, allegations also where no reply was found."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.assessments.assessment import Assessment
from holdfire.claims.claim import Claim, Event, Figure, Ruling, Stance, Wording
from holdfire.claims.counting import standing_claims
from holdfire.deal.model import ActPattern, Term
from holdfire.pipeline import Case
from holdfire.report.agreement import cited_claims
from holdfire.report.page import Said
from holdfire.report.possible_replies import denials_not_linked, possible_replies
from holdfire.report.said import Voices

HELD_BY_ABSTAINING = frozenset({"forbid", "keep", "permit"})


def patterns_of(term: Term) -> tuple[ActPattern, ...]:
    """List the kinds of events a term looks at."""
    looked_at = (term.act, term.trigger, term.broken_by, term.restored_by, term.interference)
    return tuple(pattern for pattern in looked_at if pattern is not None)


def bears_on(case: Case, claim: Claim, term: Term) -> bool:
    """Say whether a claim is about a term: it names the term, or tells of an act the term looks at."""
    match claim.assertion:
        case Event(act=act, about=about):
            within = case.deal.acts.is_within
            return any(
                (within(act, pattern.act) or within(pattern.act, act)) and about in ("", pattern.about)
                for pattern in patterns_of(term)
            )
        case Stance(on=on):
            return on == term.id
        case Ruling(about=about):
            return about == term.id
        case Wording(reading, told_of):
            return told_of == term.id or reading.partition("/")[0] in {question for question, _ in term.reading}
        case _:
            return False


def is_alleged_against(claim: Claim, versions: Sequence[Term], case: Case) -> bool:
    """Say whether a claim tells of an act that a prohibition forbids, by somebody other than its own teller."""
    event = claim.assertion
    if not isinstance(event, Event) or event.says != "asserts" or claim.supposed:
        return False
    forbidden = [
        pattern
        for term in versions
        if term.form in HELD_BY_ABSTAINING
        for pattern in (term.act if term.form == "forbid" else None, term.broken_by, term.interference)
        if pattern is not None
    ]
    looked_at = any(case.deal.acts.is_within(event.act, pattern.act) for pattern in forbidden)
    named = {party for candidate in event.actors for party in candidate}
    return looked_at and bool(named) and not is_of_itself(case, claim, event)


def is_of_itself(case: Case, claim: Claim, event: Event) -> bool:
    """Say whether a party tells what it did itself, alone or with others, or what one of its members did."""
    named = {party for candidate in event.actors for party in candidate}
    within = case.parties.is_within
    return any(within(claim.origin, party) or within(party, claim.origin) for party in named)


def claims_of_term(
    case: Case, voices: Voices, versions: Sequence[Term], of_term: Sequence[Assessment]
) -> tuple[Said, ...]:
    """Show what is said about a term, each claim with its replies.

    A claim that answers another shown here stands beside it, not by itself. Figures stand
    together elsewhere on the page: ``counts_of_term`` says which.
    """
    cited = cited_claims(reason for each in of_term for reason in each.reasons)
    standing_here = standing_claims(case.claims)
    shown = [
        claim
        for claim in standing_here
        if not isinstance(claim.assertion, Figure)
        and (claim.id in cited or any(bears_on(case, claim, version) for version in versions))
    ]
    ids = {claim.id for claim in shown}
    leading = sorted(
        (claim for claim in shown if claim.reply_to not in ids or not claim.reply_to),
        key=lambda claim: (claim.published.earliest, claim.id),
    )
    denials = denials_not_linked(standing_here)

    def beside_replies(claim: Claim) -> Said:
        if not is_alleged_against(claim, versions, case):
            return voices.with_replies(claim.id, False)
        return voices.with_replies(claim.id, True, possible_replies(case, (claim,), denials))

    return tuple(beside_replies(claim) for claim in leading)


def counts_of_term(case: Case, versions: Sequence[Term]) -> tuple[str, ...]:
    """Name the counts a term refers to of which a figure is told."""
    told = {claim.assertion.count for claim in standing_claims(case.claims) if isinstance(claim.assertion, Figure)}
    named = [term.target.count for term in versions if term.target] + [t.level.count for t in versions if t.level]
    return tuple(count for count in dict.fromkeys(named) if count in told)
