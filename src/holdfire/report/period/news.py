"""What became known in a period: new claims, corrections, retractions, and what came late for earlier times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from holdfire.claims.claim import Assertion, Claim, Coverage, Decision, Event, Figure, Ruling, Stance, Wording
from holdfire.claims.incident import Grouped, group_claims
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words, occurrence_words
from holdfire.report.period.page import Correction, Late, NewClaims
from holdfire.report.period.stretch import Period, span_of
from holdfire.report.said import Voices
from holdfire.report.sentences import claim_sentence
from holdfire.report.words import counted
from holdfire.vocab.moment import FIRST

KINDS: Mapping[type, tuple[str, str]] = {
    Coverage: ("coverage claim", "coverage claims"),
    Decision: ("decision", "decisions"),
    Event: ("event or denial", "events and denials"),
    Figure: ("figure", "figures"),
    Ruling: ("ruling", "rulings"),
    Stance: ("stance", "stances"),
    Wording: ("wording", "wordings"),
}


def new_in(claims: Sequence[Claim], period: Period) -> tuple[Claim, ...]:
    """Give the claims that became known in a period: those of its end without those of its beginning."""
    known = {claim.id for claim in period.known_at_start(claims)}
    return tuple(claim for claim in period.known_at_end(claims) if claim.id not in known)


def news_told(voices: Voices, new: Sequence[Claim]) -> tuple[NewClaims, ...]:
    """Show new claims by kind; retractions are shown elsewhere."""
    told = [claim for claim in new if not claim.retracts]
    by_kind = {kind: [claim.id for claim in told if isinstance(claim.assertion, kind)] for kind in KINDS}
    return tuple(NewClaims(counted(len(ids), *KINDS[kind]), voices.all_of(ids)) for kind, ids in by_kind.items() if ids)


def corrections_told(case: Case, voices: Voices, new: Sequence[Claim], retracts: bool) -> tuple[Correction, ...]:
    """Show claims that were corrected in the period, or taken back, by when that became known."""
    found = [claim for claim in new if claim.replaces and claim.retracts is retracts]
    return tuple(
        Correction(
            was=voices.said.get(claim.replaces),
            by=voices.said[claim.id],
            is_now="" if retracts else claim_sentence(case, claim.assertion),
        )
        for claim in sorted(found, key=lambda claim: (claim.published.latest, claim.id))
    )


def late_arrivals(case: Case, voices: Voices, new: Sequence[Claim], period: Period) -> tuple[Late, ...]:
    """List what became known in the period and is about a time before it, oldest first.

    A claim counts as late as soon as it may be about an earlier second; it is said whether all of it is.
    """
    grouped = group_claims(case.claims)
    known = {claim.id for claim in period.known_at_start(case.claims)}
    late = [
        (span, claim)
        for claim in new
        if not claim.retracts and (span := span_of(claim.assertion)) and FIRST < span[0] < period.start
    ]
    late.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(
        Late(
            claim=voices.said[claim.id],
            about=about_words(claim.assertion, case.deal.zone),
            how=how_late(span[1] < period.start, claim, grouped, known),
        )
        for span, claim in late
    )


def how_late(is_all_before: bool, claim: Claim, grouped: Grouped, known: set[str]) -> str:
    """Say whether a late claim is all about earlier times, and whether others told of its incident before."""
    when = "before this period" if is_all_before else "begins before this period, or may"
    incident = grouped.incident_of.get(claim.id)
    if incident is None:
        return when
    others = any(other.id in known for other in grouped.by_incident[incident])
    return f"{when}; {'of an incident told of before' if others else 'of an incident not told of before'}"


def about_words(assertion: Assertion, zone: str) -> str:
    """Say when a claim is about."""
    match assertion:
        case Event(happened=span) | Coverage(watched=span):
            return occurrence_words(span, zone)
        case Figure(at=at) | Stance(at=at) | Decision(at=at) | Ruling(at=at):
            return moment_words(at, zone)
        case _:
            return ""
