"""What one is said to have done against others, beside what was replied: whether or not it bears on a term."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import counts, standing_claims
from holdfire.claims.incident import Incident, group_claims, incidents_under
from holdfire.pipeline import Case
from holdfire.report.authorship import settled_authors
from holdfire.report.names import candidates_words, party_names
from holdfire.report.page import Accusation
from holdfire.report.possible_replies import denials_not_linked, possible_replies
from holdfire.report.said import Voices
from holdfire.report.sentences import event_sentence, is_harmful
from holdfire.report.sides import is_alleged_against, is_of_itself
from holdfire.report.words import joined


def accusations_told(
    case: Case, voices: Voices, is_wanted: Callable[[Sequence[Claim]], bool] | None = None
) -> tuple[Accusation, ...]:
    """Show every incident of which somebody is accused by another, oldest first, with the replies.

    What-ifs are left out, and so is what a party tells of itself. A claim that somebody
    answered is shown whatever its act.

    Args:
        is_wanted: Given what accuses and what replies, whether to show it; ``None``: all are shown.
    """
    standing = standing_claims(case.claims)
    grouped = group_claims(standing, case.claims)
    told = told_under(case, standing)
    answers = answers_by_claim(standing)
    denials = denials_not_linked(standing)
    found: list[tuple[int, Accusation]] = []
    for name, members in grouped.by_incident.items():
        accusing = [claim for claim in members if is_accusation(case, claim, answers)]
        if not accusing:
            continue
        replies = replies_to(case, accusing, members, answers)
        if is_wanted is None or is_wanted((*accusing, *replies)):
            shown = accusation(case, voices, accusing, replies, told.get(name, ()))
            fitting = () if replies else possible_replies(case, accusing, denials)
            shown = replace(shown, possible=voices.all_of(claim.id for claim in fitting))
            found.append((first_second(accusing), shown))
    return tuple(shown for _, shown in sorted(found, key=lambda pair: pair[0]))


def answers_by_claim(standing: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Find the claims that reply to each."""
    answers: dict[str, list[Claim]] = {}
    for claim in standing:
        if claim.reply_to:
            answers.setdefault(claim.reply_to, []).append(claim)
    return answers


def is_accusation(case: Case, claim: Claim, answers: Mapping[str, Sequence[Claim]]) -> bool:
    """Say whether a claim tells that somebody other than its teller did harm, or something that was answered."""
    event = claim.assertion
    if not isinstance(event, Event) or event.says != "asserts" or claim.supposed or not event.actors:
        return False
    if is_of_itself(case, claim, event):
        return False
    if is_harmful(case, event.act) or event.harm:
        return True
    answered = any(isinstance(other.assertion, Event) for other in answers.get(claim.id, ()))
    return answered or is_alleged_against(claim, case.deal.terms, case)


def replies_to(
    case: Case, accusing: Sequence[Claim], members: Sequence[Claim], answers: Mapping[str, Sequence[Claim]]
) -> list[Claim]:
    """List what was answered: claims that reply, and what the accused tell of the incident themselves."""
    ids = {claim.id for claim in accusing}
    replying = [claim for accused in accusing for claim in answers.get(accused.id, ()) if claim.id not in ids]
    own = [
        claim
        for claim in members
        if claim.id not in ids
        and isinstance(claim.assertion, Event)
        and (claim.assertion.says == "denies" or is_of_itself(case, claim, claim.assertion))
    ]
    return list({claim.id: claim for claim in (*replying, *own) if not claim.supposed}.values())


def first_second(accusing: Iterable[Claim]) -> int:
    """Give the first second that any of these events can have been at."""
    return min(claim.assertion.happened.earliest for claim in accusing if isinstance(claim.assertion, Event))


def told_under(case: Case, standing: Sequence[Claim]) -> dict[str, tuple[Incident, ...]]:
    """Work out each incident as the accounts see it, by its id."""
    found: dict[str, tuple[Incident, ...]] = {}
    deal = case.deal
    seen_by = (case.accounts, case.parties, deal.acts, deal.places, deal.categories)
    for row in incidents_under(standing, *seen_by, case.claims):
        found[row.id] = (*found.get(row.id, ()), row)
    return found


def accusation(
    case: Case, voices: Voices, accusing: Sequence[Claim], replies: Sequence[Claim], rows: Sequence[Incident]
) -> Accusation:
    """Show one incident, under the accounts that count at least one of the claims that accuse."""
    events = [claim.assertion for claim in accusing if isinstance(claim.assertion, Event)]
    accused = dict.fromkeys(party for event in events for candidate in event.actors for party in candidate)
    certain, at_all = certain_under(case, rows, accused)
    counting = sum(
        1 << bit
        for bit, account in enumerate(case.accounts)
        if any(counts(account, claim, case.parties) for claim in accusing)
    )
    established = {authors: mask & counting for authors, mask in certain.items() if mask & counting}
    return Accusation(
        accused=joined(dict.fromkeys(candidates_words(case, event.actors) for event in events), "or"),
        says=tuple(dict.fromkeys(event_sentence(case, event) for event in events)),
        claims=voices.all_of(claim.id for claim in accusing),
        established=established_words(case, established, tuple(accused)),
        alleged=accounts_words(case, at_all & counting & ~sum(established.values())),
        replies=voices.all_of(claim.id for claim in replies),
    )


def certain_under(
    case: Case, rows: Iterable[Incident], accused: Iterable[str]
) -> tuple[dict[tuple[str, ...], int], int]:
    """Say under which accounts it is established, and of whom, and under which it is told at all.

    Returns:
        Masks, bit k for account k: of those that are certain of the same of the accused, and of all that tell it.
    """
    certain: dict[tuple[str, ...], int] = defaultdict(int)
    told = 0
    for row in rows:
        told |= row.told_may
        settled = settled_authors(case, row, accused)
        if settled and row.told_must:
            certain[tuple(party for party in accused if party in settled)] |= row.told_must
    return dict(certain), told


def established_words(case: Case, masks: Mapping[tuple[str, ...], int], accused: tuple[str, ...]) -> str:
    """Name the accounts, and who it is established of where that is not everybody accused; ``""`` for none."""
    told = [
        accounts_words(case, mask) + (f" (of {party_names(case, authors)})" if authors != accused else "")
        for authors, mask in masks.items()
    ]
    return joined(told)


def accounts_words(case: Case, mask: int) -> str:
    """Name the accounts of a mask; ``""`` for none."""
    named = [account.id for bit, account in enumerate(case.accounts) if mask >> bit & 1]
    if len(named) == len(case.accounts) > 1:
        return f"all {len(named)} accounts"
    return joined(f"“{name}”" for name in named)
