"""What articles about a case may speak of: the words of its deal and its sources."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.claims.names import Names
from holdfire.deal.model import ActPattern, Deal, Term
from holdfire.intake.known import CountKnown, Known, TermKnown, by_words
from holdfire.intake.names.mentions import Register
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places


def known_words(deal: Deal, parties: Parties, names: Names) -> Known:
    """Collect what a case knows: names in every spelling, acts, counts, and the words of each term."""
    shown = {party.id: party.name or party.id for party in parties.by_id.values()}
    shown |= {place.id: place.name or place.id for place in deal.places.by_id.values()}
    return Known(
        register=Register(names.parties or {}, names.places or {}, shown),
        names=names,
        broader={act.id: act.parent for act in deal.acts.by_id.values() if act.parent},
        inside=_inside(deal.places),
        by_words={"party": by_words(names.parties), "place": by_words(names.places)},
        acts={act.id: act.means for act in deal.acts.by_id.values()},
        counts=tuple(CountKnown(one.id, one.of, one.place, one.unit, one.means) for one in deal.counts.values()),
        terms=tuple(_term(one) for one in {term.id: term for term in deal.terms}.values()),
    )


def _inside(places: Places) -> dict[str, frozenset[str]]:
    """List for each place those it lies in."""
    names = tuple(places.by_id)
    return {one: frozenset(other for other in names if places.is_narrower(one, other)) for one in names}


def _term(term: Term) -> TermKnown:
    asked = [one for one in (term.act, term.trigger, term.broken_by, term.interference) if one]
    words = [term.says, *(word for act in asked for word in _words(act))]
    who = tuple(party for bearer in term.bearers for party in bearer.parties)
    return TermKnown(term.id, who, term.act.act if term.act else "", " ".join(words))


def _words(act: ActPattern) -> Iterable[str]:
    return (act.act, *act.whom, *act.where, *act.from_place, *act.to_place, *act.with_, act.about)
