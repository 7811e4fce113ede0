"""What a question can be answered with: the case's own names in all their spellings, each with what it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from holdfire.claims.claim import Claim, Event
from holdfire.claims.columns import columns_of
from holdfire.claims.document import Document
from holdfire.claims.names import Spellings, fold
from holdfire.entering.questions import ASKED, CORRECTION, FIRST, ORIGIN, THROUGH, Given, more_of
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.sentences import claim_sentence
from holdfire.source.suggest import nearest

MOST_MEANS = 160
DENIALS: Mapping[str, str] = {
    "occurrence": "it did not happen",
    "authorship": "it happened, but was not us, or not them",
    "target": "it was done, but not to these",
    "place": "it was done, but not there",
    "quantity": "it was done, but not so much of it",
    "harm": "it was done, but without that harm",
}
OTHER_WORDS: Mapping[str, str] = {
    "stretch": "the sum of all such acts from when it began to when it ended",
    "running": "the sum so far, when it ended",
    "watched": "the observer was there",
    "refused": "the observer asked, and was not let in",
}
_SENTENCE = re.compile(r"[^\n.!?…。؟]*(?:[^\n\s][.!?…。؟](?=\w)[^\n.!?…。؟]*)*[.!?…。؟]*[\"”’»)]*")


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer.

    Attributes:
        value: What is written down.
        shown: Its name; ``means``: what it is, in a line.
        spellings: All other ways to write it.
    """

    value: str
    shown: str
    means: str = ""
    spellings: tuple[str, ...] = ()


def offers(key: str, case: Case, given: Given, claims: Sequence[Claim]) -> tuple[Offer, ...]:
    """List what a question can be answered with, likeliest first; empty where anything can be.

    Args:
        key: What the question is called.
        claims: Those of the case that stand, those named most likely last.
    """
    kind = given.answers.get("kind", "")
    if key == "kind":
        return tuple(Offer(word, word, means) for word, means in FIRST.items())
    if key == "anything more":
        return tuple(Offer(one, one, ASKED[one][0]) for one in more_of(given))
    if key == "quote text":
        return _sentences(case.documents.get(given.answers.get("quote in", "")))
    column = columns_of(kind).get(key)
    if column and column.takes.startswith("one of"):
        words = column.takes.split("`")[1::2]
        return tuple(Offer(word, word, {**DENIALS, **OTHER_WORDS}.get(word, "")) for word in words)
    if key in ("retracts", "replaces", "reply to"):
        listed = (one for one in reversed(claims) if kind != CORRECTION or one.row is None)
        return tuple(_claim(case, one) for one in listed)
    if key in ("answers", "incident", "maybe same as"):
        return _incidents(case, claims)
    if key == "refused by":
        return (*_parties(case), Offer("not said", "not said", "nobody said who"))
    if key == "quote in":
        return tuple(_document(case, one) for one in case.documents.values())
    if key in (ORIGIN, THROUGH) or (column and column.takes in ("name", "names")):
        return BY_KEY.get((kind, key), BY_KEY.get(("", key), lambda case, _: _parties(case)))(case, claims)
    return ()


def matching_offers(letters: str, listed: Iterable[Offer], most: int = 40) -> tuple[Offer, ...]:
    """List the offers that letters may mean: that begin so, have a word that does, hold them, come near.

    Every spelling counts, and in every script with or without the marks on its letters.
    """
    typed, listed = plain(letters), tuple(listed)
    ranked: list[tuple[int, Offer]] = []
    for offer in listed:
        spelled = [plain(one) for one in (offer.value, offer.shown, *offer.spellings)]
        if any(one.startswith(typed) for one in spelled):
            ranked.append((0, offer))
        elif any(word.startswith(typed) for one in spelled for word in one.split()):
            ranked.append((1, offer))
        elif any(typed in one for one in spelled):
            ranked.append((2, offer))
    found = [offer for _, offer in sorted(ranked, key=lambda pair: pair[0])]
    if not found and typed:
        by_spelling = {plain(one): offer for offer in listed for one in (offer.value, offer.shown, *offer.spellings)}
        close = nearest(typed, by_spelling)
        found = [by_spelling[close]] if close else []
    return tuple(found[:most])


@lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """Write a name without case, and without marks on its letters."""
    apart = unicodedata.normalize("NFKD", fold(name))
    return "".join(sign for sign in apart if unicodedata.category(sign) != "Mn")


def meant(text: str, listed: Iterable[Offer]) -> str:
    """Give the value of the offer that a text spells, else the text."""
    wanted = fold(text)
    for offer in listed:
        if wanted in {fold(one) for one in (offer.value, *offer.spellings)}:
            return offer.value
    return text


def _in_a_line(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= MOST_MEANS else f"{words[: MOST_MEANS - 1]}…"


def _others(known: Spellings | None) -> dict[str, list[str]]:
    """List the spellings of each id."""
    found: dict[str, list[str]] = {}
    for spelling, id_ in (known or {}).items():
        found.setdefault(id_, []).append(spelling)
    return found


def _parties(case: Case) -> tuple[Offer, ...]:
    others = _others(case.names.parties)
    listed = []
    for party in case.parties.by_id.values():
        spelled = dict.fromkeys((party.name, *party.also, *others.pop(party.id, ())))
        means = ", ".join(part for part in (party.kind, *party.also) if part)
        listed.append(Offer(party.id, party.name or party.id, _in_a_line(means), tuple(one for one in spelled if one)))
    return (*listed, *(Offer(id_, id_, "", tuple(spelled)) for id_, spelled in others.items()))


def _places(case: Case) -> tuple[Offer, ...]:
    others = _others(case.names.places)
    listed = []
    for place in case.deal.places.by_id.values():
        spelled = dict.fromkeys((place.name, *place.also, *others.get(place.id, ())))
        means = ", ".join((*(f"in {one}" for one in place.inside), *place.also))
        listed.append(Offer(place.id, place.name or place.id, _in_a_line(means), tuple(one for one in spelled if one)))
    return tuple(listed)


def _acts(case: Case) -> tuple[Offer, ...]:
    """List acts: those that terms of the deal ask for or rule out first."""
    deal = case.deal
    asked = {one.act for term in (*deal.terms, *deal.events)
             for one in (term.act, term.trigger, term.broken_by, term.interference) if one}  # fmt: skip
    acts = sorted(deal.acts.by_id.values(), key=lambda act: not any(deal.acts.is_within(act.id, one) for one in asked))
    return tuple(Offer(act.id, act.id, _in_a_line(act.means)) for act in acts)


def _matters(case: Case) -> tuple[Offer, ...]:
    deal = case.deal
    terms = {term.id: _in_a_line(term.says) for term in deal.terms}
    found = [Offer("deal", "deal", "the whole deal")]
    found += [Offer(one, one, means or "a term") for one, means in terms.items()]
    found += [Offer(one, one, "a clause") for one in deal.clauses if one not in terms]
    return (*found, *_drafts(case))


def _drafts(case: Case) -> tuple[Offer, ...]:
    return tuple(
        Offer(one.id, one.symbol or one.id, "a draft", (one.symbol,) if one.symbol else ())
        for one in case.deal.drafts.values()
    )


def _bodies(case: Case) -> tuple[Offer, ...]:
    others = _others(case.names.bodies)
    return tuple(
        Offer(one.id, one.name or one.id, "a body", tuple(others.get(one.id, ()))) for one in case.deal.bodies.values()
    )


def _readings(case: Case) -> tuple[Offer, ...]:
    return tuple(Offer(one, one) for one in dict.fromkeys((case.names.readings or {}).values()))


def _document(case: Case, one: Document) -> Offer:
    source = case.parties.names.get(one.source, one.source)
    when = moment_words(one.published, case.deal.zone) if one.published else ""
    means = ", ".join(part for part in (source, when, one.title if one.title != one.id else "") if part)
    return Offer(one.id, one.id, _in_a_line(means), tuple(part for part in (one.title,) if part))


def _claim(case: Case, claim: Claim) -> Offer:
    sentence = claim_sentence(case, claim.assertion)
    return Offer(claim.id, claim.id, _in_a_line(f"{case.parties.names.get(claim.origin, claim.origin)}: {sentence}"))


def _incidents(case: Case, claims: Sequence[Claim]) -> tuple[Offer, ...]:
    told: dict[str, Offer] = {}
    for claim in reversed(claims):
        if isinstance(claim.assertion, Event):
            name = claim.incident or claim.id
            told.setdefault(name, Offer(name, name, _claim(case, claim).means))
    return tuple(told.values())


def _sentences(document: Document | None) -> tuple[Offer, ...]:
    """List the sentences of a document that stand there once; none of hundreds of pages."""
    if document is None or len(document.text) > 200_000:
        return ()
    found = (one[0].strip() for one in _SENTENCE.finditer(document.text))
    listed = dict.fromkeys(one for one in found if len(one) > 1)
    return tuple(Offer(one, one) for one in listed if document.text.count(one) == 1)


Listing = Callable[[Case, Sequence[Claim]], tuple[Offer, ...]]
_OF_PLACES: Listing = lambda case, _: _places(case)  # noqa: E731
BY_KEY: Mapping[tuple[str, str], Listing] = {
    ("", "act"): lambda case, _: _acts(case),
    ("", "where"): _OF_PLACES,
    ("", "from place"): _OF_PLACES,
    ("", "to place"): _OF_PLACES,
    ("", "about"): lambda case, _: (*_matters(case), *_bodies(case)),
    ("ruling", "about"): lambda case, claims: (*_matters(case)[1:], *_incidents(case, claims)),
    ("", "on"): lambda case, _: _matters(case),
    ("decision", "on"): lambda case, _: _drafts(case),
    ("", "count"): lambda case, _: tuple(
        Offer(one.id, one.id, _in_a_line(one.means)) for one in case.deal.counts.values()
    ),
    ("", "body"): lambda case, _: _bodies(case),
    ("", "reading"): lambda case, _: _readings(case),
    ("", "term"): lambda case, _: _matters(case)[1 : 1 + len({term.id for term in case.deal.terms})],
}
"""What names a key takes, where a kind of claim is named only for that; all others take parties and sources."""
