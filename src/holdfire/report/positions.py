"""What each party's word on the deal is: who proposed, supports, supports on condition, refuses, is silent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from holdfire.claims.claim import Claim, Stance
from holdfire.claims.counting import standing_claims
from holdfire.deal import model
from holdfire.deal.condition import HasTaken, leaves
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.names import document_title, matter_name, party_name
from holdfire.report.page import Position
from holdfire.report.said import Voices
from holdfire.report.sentences import position_words
from holdfire.report.words import joined

NOT_ASKED = frozenset({"outlet", "unnamed", "mediator"})


def positions_told(case: Case, voices: Voices) -> tuple[Position, ...]:
    """Show every position that is told, party by party in the order of the deal, each party's oldest first."""
    told: dict[tuple[str, str, str, str], list[Claim]] = {}
    for claim in standing_claims(case.claims):
        stance = claim.assertion
        if isinstance(stance, Stance):
            key = (stance.party, stance.on, stance.position, stance.condition or reply_words(claim, stance))
            told.setdefault(key, []).append(claim)
    shown = [
        (stance_start(claims), party, show_position(case, voices, (party, on, position, condition), claims))
        for (party, on, position, condition), claims in told.items()
    ]
    parties = list(case.parties.by_id)
    from_deal = [(0, each.party, written_position(case, each)) for each in case.deal.positions]
    ordered = sorted(
        [*shown, *from_deal], key=lambda row: (parties.index(row[1]) if row[1] in parties else len(parties), row[0])
    )
    shown_of = Counter(position.party for _, _, position in ordered)
    before = ["", *(position.party for _, _, position in ordered)]
    return tuple(
        replace(position, rows=shown_of[position.party] if position.party != party_before else 0)
        for (_, _, position), party_before in zip(ordered, before, strict=False)
    )


def reply_words(claim: Claim, stance: Stance) -> str:
    """Give the words of a reply, which neither accepts nor refuses."""
    return f"“{claim.quote.exact}”" if stance.position == "replies" and claim.quote else ""


def stance_start(claims: Iterable[Claim]) -> int:
    """Give the earliest moment at which one of these positions was taken."""
    return min(claim.assertion.at.earliest for claim in claims if isinstance(claim.assertion, Stance))


def show_position(case: Case, voices: Voices, key: tuple[str, str, str, str], claims: list[Claim]) -> Position:
    """Show one position of one party, with the claims that tell it."""
    party, on, position, condition = key
    first = min(claims, key=lambda claim: stance_start([claim])).assertion
    return Position(
        party=party_name(case, party),
        position=position_words(position, matter_name(case, on)),
        condition=condition,
        since=moment_words(first.at, case.deal.zone) if isinstance(first, Stance) else "",
        claims=voices.all_of(claim.id for claim in claims),
    )


def written_position(case: Case, position: model.Position) -> Position:
    """Show a condition on support that the deal file records."""
    told_in = joined(document_title(case, document) for document in position.told_in)
    return Position(
        party=party_name(case, position.party),
        position=position_words("supports on condition", matter_name(case, position.supports)),
        condition=position.as_written,
        since="",
        claims=(),
        told_in=told_in or "the deal file",
    )


def silent_parties(case: Case) -> tuple[str, ...]:
    """Name the parties that the deal binds or waits for, of whom no position is told."""
    asked = [party for term in case.deal.terms for bearer in term.bearers for party in bearer.parties]
    asked += [
        leaf.party for leaf in (leaves(case.deal.in_force) if case.deal.in_force else ()) if isinstance(leaf, HasTaken)
    ]
    spoke = {claim.assertion.party for claim in standing_claims(case.claims) if isinstance(claim.assertion, Stance)}
    spoke |= {position.party for position in case.deal.positions}
    within = case.parties.is_within
    silent = [party for party in dict.fromkeys(asked) if not any(within(each, party) for each in spoke)]
    kinds = {party: case.parties.by_id[party].kind for party in silent if party in case.parties.by_id}
    return tuple(party_name(case, party) for party in silent if kinds.get(party, "") not in NOT_ASKED)
