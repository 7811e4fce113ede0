"""Who an account is certain did it: held by the same rule as a term that binds them."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.claims.incident import FACETS, Incident, Told
from holdfire.deal.model import Bearer
from holdfire.engine.facets import MUST, Vocabulary, level
from holdfire.pipeline import Case


def told_of(row: Incident, facet: str) -> Told:
    """Give what is told of a facet of ``FACETS``."""
    return row.facets[FACETS.index(facet)]


def named_in(told: Told) -> frozenset[str]:
    """Give the parties among what is told of actors, one of them or together."""
    return frozenset(party for one in told.alternatives if isinstance(one, tuple) for party in one)


def settled_authors(case: Case, row: Incident, parties: Iterable[str]) -> frozenset[str]:
    """Give those of these parties that a row is certain did it, as a term that binds one of them is assessed.

    None of them where it is denied that they did, where some tell of others, or where some of those that
    have to tell it do not say who.
    """
    deal, told = case.deal, told_of(row, "actors")
    known = Vocabulary(case.parties, deal.acts, deal.places, deal.categories)
    return frozenset(party for party in parties if level("actors", Bearer(party, (party,)), told, known) == MUST)


def is_settled(case: Case, row: Incident, facets: Iterable[str]) -> bool:
    """Say whether a row leaves these facets neither contested nor half told; what nobody told is not half told.

    Of actors, one of those named has to be certain; the other facets may have alternatives, which are named as such.
    """
    for facet in facets:
        told = told_of(row, facet)
        named = [one for one in told.alternatives if one]
        if told.contested or 0 < len(named) < len(told.alternatives):
            return False
        if facet == "actors" and named and not settled_authors(case, row, named_in(told)):
            return False
    return True
