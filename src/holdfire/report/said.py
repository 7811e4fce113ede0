"""Claims as shown: who said what, through whom, in which words, and what was replied."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import counts
from holdfire.pipeline import Case
from holdfire.report.around import words_around
from holdfire.report.clock import moment_words
from holdfire.report.names import party_name
from holdfire.report.page import Said
from holdfire.report.sentences import claim_sentence
from holdfire.report.status import anchor_of


@dataclass(frozen=True, slots=True)
class Voices:
    """All claims of a case as shown, by id, and the ids of the replies to each."""

    said: Mapping[str, Said]
    claims: Mapping[str, Claim]
    replies: Mapping[str, tuple[str, ...]]

    def all_of(self, ids: Iterable[str]) -> tuple[Said, ...]:
        """Give the claims with these ids, in the order of the case; ids that name no claim are left out."""
        wanted = set(ids)
        return tuple(said for claim_id, said in self.said.items() if claim_id in wanted)

    def with_replies(self, claim_id: str, owes_reply: bool, possible: Iterable[Claim] = ()) -> Said:
        """Give a claim with its replies; where it owes one and has none, those to others who tell the same.

        Args:
            possible: Denials that fit it, shown where it owes a reply and none is found.
        """
        ids = self.replies.get(claim_id, ()) or (self.replies_to_others(claim_id) if owes_reply else ())
        answers = tuple(self.said[reply] for reply in ids)
        fitting = self.all_of(claim.id for claim in possible) if owes_reply and not answers else ()
        return replace(self.said[claim_id], replies=answers, owes_reply=owes_reply, possible=fitting)

    def replies_to_others(self, claim_id: str) -> tuple[str, ...]:
        """List the replies to other claims of the same incident."""
        incident = self.claims[claim_id].incident
        others = [other.id for other in self.claims.values() if incident and other.incident == incident]
        found = dict.fromkeys(reply for other in others for reply in self.replies.get(other, ()))
        return tuple(reply for reply in found if reply != claim_id)


def quote_anchor(claim_id: str) -> str:
    """Name the place in the documents where a claim's words stand."""
    return anchor_of("words", claim_id)


def say_claim(case: Case, claim: Claim) -> Said:
    """Show one claim."""
    document = case.documents.get(claim.quote.document) if claim.quote else None
    speaker = claim.assertion.party if hasattr(claim.assertion, "party") and claim.assertion.party else claim.origin
    if claim.supposed:
        says = claim_sentence(case, claim.assertion)
        return Said(claim.id, says, "Supposed", ("supposed",), "nobody claims it", supposed=True)
    before, after = words_around(document, claim.quote)
    return Said(
        id=claim.id,
        says=claim_sentence(case, claim.assertion),
        speaker=party_name(case, speaker if speaker in claim.chain else claim.origin),
        chain=tuple(party_name(case, link) for link in claim.chain),
        published=moment_words(claim.published, case.deal.zone),
        quote=claim.quote.exact if claim.quote else "",
        before=before,
        after=after,
        language=document.language if document else "",
        anchor=quote_anchor(claim.id) if claim.quote and document and claim.quote.exact in document.text else "",
        source=party_name(case, claim.source),
        stands=claim.assertion.says if isinstance(claim.assertion, Event) else "",
        counted_in=counted_words(case, claim),
        grade=f"{claim.grade.source}{claim.grade.statement}" if claim.grade else "",
    )


def counted_words(case: Case, claim: Claim) -> str:
    """Say which accounts count a claim; ``""`` where all of them do."""
    counting = [account.id for account in case.accounts if counts(account, claim, case.parties)]
    if len(counting) == len(case.accounts):
        return ""
    return f"Counted under: {'; '.join(counting)}" if counting else "Counted under no account shown"


def gather_voices(case: Case) -> Voices:
    """Show all claims of a case, and find the replies to each."""
    replies: dict[str, tuple[str, ...]] = {}
    for claim in case.claims:
        if claim.reply_to:
            replies[claim.reply_to] = (*replies.get(claim.reply_to, ()), claim.id)
    said = {claim.id: say_claim(case, claim) for claim in case.claims}
    return Voices(said, {claim.id: claim for claim in case.claims}, replies)
