"""The names of a deal and its sources, as claims and accounts may write them."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.claims.names import Names, fold, spellings
from holdfire.deal.model import Deal
from holdfire.vocab.party import Parties, Party


def parties_of_case(deal: Deal, sources: Iterable[Party]) -> Parties:
    """Join the deal's parties, the sources and the deal's bodies; what the deal says of a party stands."""
    known = dict(deal.parties.by_id)
    for source in sources:
        known.setdefault(source.id, source)
    for body in deal.bodies.values():
        known.setdefault(body.id, Party(body.id, body.name or body.id, kind="body"))
    return Parties.from_parties(known.values())


def names_of_case(deal: Deal, parties: Parties) -> Names:
    """Collect every name a claim may use, with its other spellings."""
    return Names(
        parties=spellings((p.id, (p.name, *p.also)) for p in parties.by_id.values()),
        places=spellings((p.id, (p.name, *p.also)) for p in deal.places.by_id.values()),
        acts=spellings((act, ()) for act in deal.acts.by_id),
        counts=spellings((count, ()) for count in deal.counts),
        bodies=spellings((body.id, (body.name,)) for body in deal.bodies.values()),
        drafts=spellings((draft.id, (draft.symbol,)) for draft in deal.drafts.values()),
        terms=spellings((term.id, ()) for term in deal.terms),
        readings={
            fold(f"{question.id}/{answer}"): f"{question.id}/{answer}"
            for question in deal.questions.values()
            for answer, _ in question.answers
        },
    )
