"""What the terms of a deal need to be told: which acts, of whom, where, how many. Forms ask for that, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from holdfire.deal.model import ActPattern, Deal, Quoted, Term
from holdfire.pipeline import Case
from holdfire.vocab.distance import say_strip
from holdfire.vocab.place import Place
from holdfire.vocab.spots import without_spots

INCIDENT, CHECKPOINT = "incident", "checkpoint"
_SCRIPTS: Mapping[str, str] = {
    "ar": r"[\u0600-\u06ff]",
    "fa": r"[\u0600-\u06ff]",
    "he": r"[\u0590-\u05ff]",
    "ru": r"[\u0400-\u04ff]",
    "uk": r"[\u0400-\u04ff]",
    "zh": r"[\u4e00-\u9fff]",
}


@dataclass(frozen=True, slots=True)
class Need:
    """What one term needs to be told of an act.

    Attributes:
        acts: The act and those narrower than it, in the order of their names.
        broader: The one just broader, for who does not know more; ``""``: there is none.
        counted: How much of it matters.
        moves: From where or to where matters.
        target: "all nusra fighters"; ``""``: none is said.
    """

    term: Term
    pattern: ActPattern
    acts: tuple[str, ...]
    broader: str
    counted: bool
    target: str = ""

    @property
    def offered(self) -> tuple[str, ...]:
        """List all acts that can be told."""
        return (*self.acts, self.broader) if self.broader else self.acts

    @property
    def moves(self) -> bool:
        """Say whether it matters from where or to where."""
        return bool(self.pattern.from_place or self.pattern.to_place)

    @property
    def form(self) -> str:
        """Say in which form it is asked: what is counted or moves at a checkpoint, all else as an incident."""
        return CHECKPOINT if self.counted or self.moves else INCIDENT


def needs_of(deal: Deal) -> tuple[Need, ...]:
    """List what the terms and events of a deal need to be told, in the order of the deal; rulings are not collected."""
    terms = (term for term in (*deal.terms, *deal.events) if term.assessed_by == "claims")
    return tuple(need for term in terms for need in _needs(deal, term))


def _needs(deal: Deal, term: Term) -> Iterator[Need]:
    target = term.target
    is_counted = target is not None and bool(target.count or target.number.unit)
    if term.act:
        words = target.as_written if target and is_counted else ""
        yield _need(deal, term, term.act, is_counted or bool(term.act.what), words)
    others = (term.trigger, term.broken_by, term.restored_by, term.interference, *(one.act for one in term.exceptions))
    for pattern in others:
        if pattern:
            yield _need(deal, term, pattern, bool(pattern.what))


def _need(deal: Deal, term: Term, pattern: ActPattern, counted: bool, target: str = "") -> Need:
    acts, act = deal.acts, pattern.act
    narrower = sorted(one for one in acts.by_id if one != act and acts.is_within(one, act))
    parent = acts.by_id[act].parent if act in acts.by_id else ""
    return Need(term, pattern, (act, *narrower), parent if parent in acts.by_id else "", counted, target)


def units_of(deal: Deal) -> tuple[str, ...]:
    """List what is counted: units of targets and counts, and the categories of the deal."""
    targets = (term.target.number.unit for term in deal.terms if term.target)
    counts = (count.unit for count in deal.counts.values())
    whats = (one for term in deal.terms if term.act for one in term.act.what)
    found = dict.fromkeys((*targets, *counts, *whats, *deal.categories.by_id))
    return tuple(unit for unit in found if unit)


def places_offered(case: Case) -> tuple[Place, ...]:
    """List the places of a deal; those out of files, and strips of land that only claims speak of, are left out."""
    own = without_spots(case.deal.places)
    return tuple(one for one in own if not one.unknown and not (one.strip and say_strip(one.strip) == one.id))


def languages_of(case: Case) -> tuple[str, ...]:
    """List the languages of a deal: English, which its keys are in, and those of the documents it names."""
    deal = case.deal
    named = (case.documents[one].language for one in deal.documents if one in case.documents)
    quoted = (quote.language for term in deal.terms for quote in term.quotes)
    found = (tag.split("-")[0].lower() for tag in (*deal.languages.values(), *named, *quoted) if tag)
    return ("en", *sorted(set(found) - {"en"}))


def in_languages(names: Iterable[str], languages: Iterable[str]) -> dict[str, str]:
    """Choose for each language the first name written in its letters; the first name of all is that of English."""
    names = tuple(name for name in names if name)
    found = {"en": names[0]} if names else {}
    for tag in languages:
        letters = _SCRIPTS.get(tag)
        own = next((name for name in names if letters and re.search(letters, name)), "")
        if own:
            found[tag] = own
    return found


def words_of(case: Case, term: Term) -> dict[str, str]:
    """Give the words of a term by language; without a quote, what the deal says it says."""

    def language(quote: Quoted) -> str:
        document = case.documents.get(quote.document)
        tag = quote.language or case.deal.languages.get(quote.document, "") or (document.language if document else "")
        return tag.split("-")[0].lower() or "en"

    quotes = [(language(quote), quote.text) for quote in term.quotes if quote.text]
    found: dict[str, str] = {}
    for tag, text in quotes:
        found.setdefault(tag, f"“{text}”")
    return found or ({"en": term.says} if term.says else {})
