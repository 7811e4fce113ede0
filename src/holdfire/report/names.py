"""Names to show for the ids of a case: parties, places, terms, drafts, documents."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import bidirectional

from holdfire.claims.claim import Candidate
from holdfire.deal.model import Bearer
from holdfire.pipeline import Case
from holdfire.report.words import joined


def party_name(case: Case, party: str) -> str:
    """Give the name to show; an id nobody declared is shown as it is."""
    found = case.parties.by_id.get(party) or case.deal.parties.by_id.get(party)
    return isolated(found.name if found else party)


def isolated(words: str) -> str:
    """Keep right-to-left words from reordering what stands around them in a sentence."""
    if any(bidirectional(letter) in ("R", "AL") for letter in words):
        return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
    return words


def party_names(case: Case, parties: Iterable[str]) -> str:
    """Give several names, joined with "and"; ``""`` for none."""
    return joined(party_name(case, party) for party in parties)


def place_name(case: Case, place: str) -> str:
    """Give the name to show of a place."""
    found = case.deal.places.by_id.get(place)
    return isolated((found.name or place) if found else place)


def bearer_name(case: Case, bearer: Bearer) -> str:
    """Give the name to show of a bearer, from the names of its parties."""
    names = [party_name(case, party) for party in bearer.parties]
    if bearer.how == "anyone":
        return f"anyone but {party_names(case, bearer.but_not)}" if bearer.but_not else "anyone"
    if bearer.answers_for:
        return f"{names[0]} (answering for {joined(names[1:])})"
    if bearer.how == "together":
        return f"{joined(names)} together"
    return f"any of {joined(names, 'or')}" if bearer.how == "any of" else joined(names)


def bearers_by_label(case: Case) -> dict[str, str]:
    """Give the names to show of all bearers of a deal, by label."""
    return {bearer.label: bearer_name(case, bearer) for term in case.deal.terms for bearer in term.bearers}


def candidates_words(case: Case, candidates: tuple[Candidate, ...]) -> str:
    """Say who it was: parties together joined with "and", alternatives with "or"; ``""`` where nobody said."""
    return joined((party_names(case, candidate) for candidate in candidates), "or")


def matter_name(case: Case, matter: str) -> str:
    """Say what a stance or a decision is on: the deal, a term, or a draft with its symbol."""
    if matter == "deal":
        return "the deal"
    draft = case.deal.drafts.get(matter)
    if draft:
        return f"the {matter} ({draft.symbol})" if draft.symbol else f"the {matter}"
    return matter


def document_title(case: Case, document: str) -> str:
    """Say which document it is: its title with its source, or its id."""
    found = case.documents.get(document)
    if found is None:
        return document
    source = party_name(case, found.source) if found.source else ""
    return ", ".join(part for part in (source, isolated(found.title)) if part) or document
