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


def bearer_name(case: Case, label: str) -> str:
    """Give the name to show of a bearer: a party's own name where the label is a party's id."""
    return party_name(case, label)


def bearer_names(case: Case, bearers: Iterable[Bearer]) -> str:
    """Give the names of all bearers."""
    return joined(bearer_name(case, bearer.label) for bearer in bearers)


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
