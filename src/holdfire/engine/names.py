"""The names of a deal and its sources, as claims and accounts may write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import reduce

from holdfire.claims.names import NO_NAMES, Names, fold, spellings
from holdfire.deal.model import Deal
from holdfire.vocab.distance import say_strip
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Place
from holdfire.vocab.quantity_text import unit_key


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
        places=spellings((p.id, _place_names(p)) for p in deal.places.by_id.values()),
        acts=spellings((act, ()) for act in deal.acts.by_id),
        counts=spellings((count, ()) for count in deal.counts),
        bodies=spellings((body.id, (body.name,)) for body in deal.bodies.values()),
        drafts=spellings((draft.id, (draft.symbol,)) for draft in deal.drafts.values()),
        terms=spellings((term.id, ()) for term in deal.terms),
        clauses=spellings((clause, ()) for clause in deal.clauses),
        readings={
            fold(f"{question.id}/{answer}"): f"{question.id}/{answer}"
            for question in deal.questions.values()
            for answer, _ in question.answers
        },
        units=_units(deal),
    )


def _units(deal: Deal) -> Mapping[str, str]:
    """Map each spelling of a category to it, its other names too; a name wins over another's other name."""
    categories = deal.categories.by_id.values()
    found = {unit_key(other): category.id for category in categories for other in category.also}
    return found | {unit_key(category.id): category.id for category in categories}


def names_of_both(old: Deal, new: Deal, renames: Mapping[str, Mapping[str, str]]) -> Names:
    """Collect every name that a claim may use which speaks of either of two deals.

    Args:
        old: Under the names of the new one.
        new: What it says a name means stands.
        renames: Section of a deal to old name to new name: the old names are understood too.
    """
    both = (names_of_case(deal, parties_of_case(deal, ())) for deal in (new, old))
    was = {section: {fold(name): now for name, now in names.items()} for section, names in renames.items()}
    sections = (field.name for field in fields(Names) if field.name != "readings")
    former = replace(NO_NAMES, **{section: was.get(section, {}) for section in sections})
    return reduce(Names.with_more, both).with_more(former)


def _place_names(place: Place) -> tuple[str, ...]:
    """List the other names of a place; a strip may be named by what it is."""
    return (place.name, *place.also, *((say_strip(place.strip),) if place.strip else ()))
