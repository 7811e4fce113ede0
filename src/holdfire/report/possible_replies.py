"""Denials that fit an allegation and that nobody linked to it: shown as what they may be, not as what they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfire.claims.claim import Claim, Event
from holdfire.pipeline import Case
from holdfire.vocab.place import Lies

DAY = 86_400


def denials_not_linked(standing: Iterable[Claim]) -> tuple[Claim, ...]:
    """List the denials among claims that stand which are a reply to nothing; what-ifs are left out."""
    return tuple(
        claim
        for claim in standing
        if isinstance(claim.assertion, Event)
        and claim.assertion.says == "denies"
        and not claim.reply_to
        and not claim.supposed
    )


def possible_replies(case: Case, accusing: Sequence[Claim], denials: Iterable[Claim]) -> tuple[Claim, ...]:
    """Find the denials that may answer one of these claims.

    Of an act that can be the same and by somebody accused of it: in the same article, or at a place and on a day
    that can be the same. Denials of the incident itself are its replies already, and are not among ``denials``.
    """
    return tuple(denial for denial in denials if any(may_answer(case, denial, claim) for claim in accusing))


def may_answer(case: Case, denial: Claim, accusing: Claim) -> bool:
    """Say whether a denial may be of what a claim tells."""
    said, told = denial.assertion, accusing.assertion
    if not isinstance(said, Event) or not isinstance(told, Event) or denial.id == accusing.id:
        return False
    accused = {party for candidate in told.actors for party in candidate}
    speaks_for_it = any(
        case.parties.is_within(denial.origin, party) or case.parties.is_within(party, denial.origin)
        for party in accused
    )
    if not speaks_for_it or not case.deal.acts.can_be_one(said.act, told.act) or not can_be_there(case, said, told):
        return False
    return is_of_one_article(denial, accusing) or is_of_one_day(said, told)


def can_be_there(case: Case, one: Event, other: Event) -> bool:
    """Say whether two can have been at one place: one of them says none, or the two places are not apart."""
    places = case.deal.places
    if not one.place or not other.place or one.place == other.place:
        return True
    if one.place not in places.by_id or other.place not in places.by_id:
        return False
    return places.ever_lies(one.place, other.place) != {Lies.OUTSIDE}


def is_of_one_article(one: Claim, other: Claim) -> bool:
    """Say whether two claims quote one document."""
    return bool(one.quote and other.quote and one.quote.document == other.quote.document)


def is_of_one_day(one: Event, other: Event) -> bool:
    """Say whether two can have been within a day of each other."""
    first, second = one.happened, other.happened
    return first.earliest - DAY < second.latest and second.earliest - DAY < first.latest
