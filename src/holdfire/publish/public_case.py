"""The case that is published: made anew from a whole case, with nothing in it but what a profile lets out.

Whatever is shown, drawn, assessed or written for the public is made from it; no renderer sees what stays in.

====  ====================================================================
E711  names-become-one: two names would be the same once names that are hidden are replaced
E712  silence-too-late: a claim that stays in is about a time up to which silence is to count
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.claims.account import Account
from holdfire.claims.case_file import WhatIf
from holdfire.claims.claim import Claim, Event, Quote, Ruling
from holdfire.claims.document import Document
from holdfire.claims.known import is_about
from holdfire.deal.model import Deal
from holdfire.engine.names import names_of_case
from holdfire.pipeline import Case
from holdfire.publish.claims_shown import ClaimShown, Showing
from holdfire.publish.coarse import Shown, ways_shown
from holdfire.publish.hidden import Hidden
from holdfire.publish.leaving import why_staying
from holdfire.publish.naming import hidden_names, hidden_parties, parties_shown, public_words, spoken_of
from holdfire.publish.places import PlacesShown, hidden_places, places_shown
from holdfire.publish.profile import Profile
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.publish.rebuild import rebuilt, texts_in
from holdfire.publish.scrub import Scrubber
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span
from holdfire.vocab.taxonomy import shipped_acts

OWN_WORDS = frozenset(("deal", "not said", "supposed", "anyone"))
CUT = "\n\n[…]\n\n"
"""Stands in a document for what is not quoted."""
CODE_LENGTH = 7


@dataclass(frozen=True, slots=True)
class PublicCase:
    """A case that may be published, and what became of the whole one.

    Attributes:
        case: What may leave. Its folder is where ``places`` belongs, and nothing else.
        places: What is drawn: the GeoJSON file that the case refers to.
        claims: All claims of the whole case, before and after.
        hidden: Who and what is not named.
        shown: Place id to how it is shown.
        withheld: Whether anything that somebody claims stays in.
        scrub: Gives texts and ids as they may leave.
        found: Mistakes that forbid publishing.
    """

    case: Case
    places: PlacesShown
    claims: tuple[ClaimShown, ...]
    hidden: tuple[Hidden, ...]
    shown: Mapping[str, Shown]
    withheld: bool
    scrub: Scrubber
    found: tuple[Diagnostic, ...] = ()


def case_for(
    profile: Profile,
    case: Case,
    at: int,
    salt: bytes,
    folder: Path,
    restricted: frozenset[str] = frozenset(),
) -> PublicCase:
    """Make the case that may be published.

    Args:
        profile: What may leave.
        case: The whole case; only its shapes are read from its folder.
        at: When it is published, UTC seconds.
        salt: Of the case, for pseudonyms.
        folder: Where the file of places will be; the folder of the new case.
        restricted: Ids of claims whose source does not allow that they are passed on.
    """
    return _Maker(profile, case, at, Pseudonyms(salt), folder, restricted).make()


def _place_in_order(claim: Claim) -> tuple[int, int, str]:
    """Order claims by what leaves of them: the order of names that stay in would tell of them."""
    return claim.published.earliest, claim.published.latest, claim.id


def _name_in_order(account: Account) -> str:
    return account.id.casefold()


class _Maker:
    def __init__(
        self, profile: Profile, case: Case, at: int, pseudonyms: Pseudonyms, folder: Path, restricted: frozenset[str]
    ) -> None:
        self.profile, self.case, self.at, self.folder, self.restricted = profile, case, at, folder, restricted
        self.pseudonyms = pseudonyms
        self.shown = ways_shown(profile, case.deal.places)
        parties = hidden_parties(profile, case, pseudonyms)
        places = hidden_places(case, self.shown, pseudonyms)
        self.parties = parties
        self.party_ids = {party: one.shows.lower() for party, one in parties.items()}
        ids = {place: (one.shows, one.rule) for place, one in places.items()}
        ids |= {party: (self.party_ids[party], one.rule) for party, one in parties.items()}
        self.hidden = (*parties.values(), *places.values(), *hidden_names(profile, pseudonyms))
        self.scrub = Scrubber(
            self.hidden,
            public_words(profile, case, ids),
            OWN_WORDS | {act.id for act in shipped_acts()},
            ids,
            profile.contacts,
        )

    def make(self) -> PublicCase:
        told = (*self.case.claims, *chain.from_iterable(one.claims for one in self.case.what_ifs))
        stands_for = {
            place: self.shown[place].container if self.shown[place].way == "container" else place
            for place in self.shown
        }
        staying = why_staying(self.profile, told, self.at, self.restricted, lambda place: stands_for.get(place, place))
        leaving = tuple(claim for claim in told if claim.id not in staying)
        spoken = frozenset(texts_in([claim.assertion for claim in leaving]))
        places = places_shown(self.case, self.shown, self.pseudonyms, self.scrub, spoken)
        documents, quotes = self.documents(leaving)
        showing = self.showing(told, staying, places, quotes)
        shown = {claim.id: showing.claim(claim, staying.get(claim.id, "")) for claim in told}
        made = {claim: one.shown for claim, one in shown.items() if one.shown is not None}
        withheld = any(claim.id in staying and not claim.supposed for claim in told) or bool(self.case.datasets)
        deal = self.deal(places, documents)
        accounts = tuple(sorted((self.account(one, withheld) for one in self.case.accounts), key=_name_in_order))
        told_of = (tuple(made.values()), accounts, tuple(documents.values()))
        parties = spoken_of(parties_shown(self.case.parties, self.parties, self.party_ids), deal, told_of)
        case = Case(
            folder=self.folder,
            title=self.scrub(self.profile.title or self.case.title),
            deal=deal,
            claims=tuple(sorted((made[one.id] for one in self.case.claims if one.id in made), key=_place_in_order)),
            accounts=accounts,
            parties=parties,
            documents=documents,
            now=self.case.now,
            as_if=self.case.as_if,
            what_ifs=self.what_ifs(made),
            names=names_of_case(deal, parties),
        )
        found = (*self.one_name_for_two(places), *self.silence(told, staying))
        return PublicCase(case, places, tuple(shown.values()), self.hidden, self.shown, withheld, self.scrub, found)

    def what_ifs(self, made: Mapping[str, Claim]) -> tuple[WhatIf, ...]:
        if not self.profile.what_ifs:
            return ()
        return tuple(
            WhatIf(self.scrub(one.title), tuple(made[claim.id] for claim in one.claims if claim.id in made), one.as_if)
            for one in self.case.what_ifs
        )

    def documents(self, leaving: Iterable[Claim]) -> tuple[dict[str, Document], dict[str, Quote]]:
        """Make documents of nothing but the words that leaving claims quote, and the quotes anew."""
        quoted: dict[str, dict[str, list[Claim]]] = {}
        for claim in leaving:
            quote = claim.quote
            if (
                quote
                and quote.exact
                and quote.document in self.case.documents
                and self.profile.shows_words_of(quote.document)
            ):
                quoted.setdefault(quote.document, {}).setdefault(quote.exact, []).append(claim)
        named = {one.document for term in self.case.deal.terms for one in term.quotes}
        documents, quotes = {}, {}
        for name, document in self.case.documents.items():
            if not self.profile.shows_words_of(name) or (name not in quoted and name not in named):
                continue
            text = ""
            for words, claims in sorted(
                quoted.get(name, {}).items(), key=lambda one: (document.text.find(one[0]), one[0])
            ):
                text += CUT if text else ""
                scrubbed = self.scrub(words)
                for claim in claims:
                    quotes[claim.id] = Quote(self.scrub(name), scrubbed, len(text), len(text) + len(scrubbed))
                text += scrubbed
            documents[self.scrub(name)] = Document(
                id=self.scrub(name),
                path="",
                text=text,
                title=self.scrub(document.title),
                source=self.scrub(document.source),
                published=document.published and replace(document.published, as_written=""),
                language=document.language,
            )
        return documents, quotes

    def showing(
        self, told: tuple[Claim, ...], staying: Mapping[str, str], places: PlacesShown, quotes: Mapping[str, Quote]
    ) -> Showing:
        """Say what claims are passed through: what stands for names of claims, incidents and places."""
        keeps_ids = self.profile.lets_out("id")
        used: set[str] = set()

        def code(name: str) -> str:
            text = self.scrub(name)
            if keeps_ids and text not in used:
                used.add(text)
                return text
            return f"c-{self.pseudonyms.code('claim', name, CODE_LENGTH).lower()}"

        incidents = {name for claim in told for name in (claim.incident, claim.maybe_same_as) if name}
        incidents |= {claim.assertion.answers for claim in told if isinstance(claim.assertion, Event)}
        rulings = {claim.assertion.about for claim in told if isinstance(claim.assertion, Ruling)}
        terms = {term.id for term in self.case.deal.terms}
        incidents |= {about for about in rulings if about not in terms}
        names = {claim.id for claim in told}
        codes = {name: code(name) for name in sorted((incidents | names) - {""})}
        return Showing(
            profile=self.profile,
            scrub=self.scrub,
            names={name: "" if name in staying else codes[name] for name in names},
            incidents={name: each for name, each in codes.items() if name not in staying or name in incidents},
            places=places.stands_for,
            place_rules={place: one.rule for place, one in self.shown.items()},
            quotes=quotes,
            zone=ZoneInfo(self.case.deal.zone),
        )

    def account(self, account: Account, withheld: bool) -> Account:
        """Make an account anew; where anything stays in, silence says nothing, or only up to where the profile says."""
        made = rebuilt(account, self.scrub)
        until = made.complete_up_to
        if withheld and until is not None:
            limit = self.profile.silence_until
            until = None if limit is None else min(until, limit)
        return replace(made, complete_up_to=until)

    def deal(self, places: PlacesShown, documents: Mapping[str, Document]) -> Deal:
        """Make the deal anew: words of clauses only from documents that are shown, and no position in a file."""
        shown = {name for name in self.case.deal.documents if self.profile.shows_words_of(name)}

        def special(kind: str, part: str, value: Any) -> Any:
            match kind, part:
                case "Deal", "places":
                    return places.places
                case "Deal", "parties":
                    return parties_shown(value, self.parties, self.party_ids)
                case "Deal", "documents":
                    return dict.fromkeys(documents, "")
                case "Deal", "languages":
                    return {self.scrub(name): tag for name, tag in value.items() if name in shown}
                case ("Deal", "authentic") | ("Position", "told_in"):
                    return tuple(self.scrub(name) for name in value if name in shown)
                case "Question", "answers":
                    told = [(answer, [name for name in names if name in shown]) for answer, names in value]
                    return tuple((self.scrub(answer), tuple(map(self.scrub, names))) for answer, names in told)
                case "Term", "quote":
                    return None if value is None or value.document not in shown else NotImplemented
                case "Term", "other_quotes":
                    return tuple(rebuilt(one, self.scrub) for one in value if one.document in shown)
                case _:
                    return NotImplemented

        return rebuilt(self.case.deal, self.scrub, special)

    def one_name_for_two(self, places: PlacesShown) -> Iterable[Diagnostic]:
        """Find names that would become the same, so that what is said of one would be said of the other."""
        deal = self.case.deal
        groups: Mapping[str, Iterable[str]] = {
            "parties": self.case.parties.by_id,
            "places": [place for place in deal.places.by_id if self.scrub(place) in places.places.by_id],
            "terms": {term.id: None for term in deal.terms},
            "clauses": deal.clauses,
            "counts": deal.counts,
            "drafts": deal.drafts,
            "registers": deal.registers,
            "acts": deal.acts.by_id,
            "categories": deal.categories.by_id,
            "accounts": [account.id for account in self.case.accounts],
            "documents": [name for name in self.case.documents if self.profile.shows_words_of(name)],
            "readings": [f"{one.id}/{answer}" for one in deal.questions.values() for answer, _ in one.answers],
        }
        for what, names in groups.items():
            taken: dict[str, str] = {}
            for name in names:
                made = self.scrub(name)
                if made in taken:
                    message = f"the {what} `{taken[made]}` and `{name}` would both be called `{made}`"
                    fix = "rename one of them, or list the word they share under `no names` of the profile"
                    yield self.mistake("E711", "names-become-one", message, fix)
                taken[made] = name

    def silence(self, told: tuple[Claim, ...], staying: Mapping[str, str]) -> Iterable[Diagnostic]:
        """See that silence does not count where something is only not published."""
        until = self.profile.silence_until
        if until is None:
            return
        firsts = [is_about(claim.assertion) for claim in told if claim.id in staying and not claim.supposed]
        firsts += [dataset.first for dataset in self.case.datasets]
        if firsts and min(firsts) < until:
            message = (
                "a claim that stays in is about a time up to which silence is to count: it would say what is not so"
            )
            fix = "let `silence counts up to` end earlier, or leave it out: silence then says nothing"
            yield self.mistake("E712", "silence-too-late", message, fix)

    def mistake(self, code: str, slug: str, message: str, fix: str) -> Diagnostic:
        file = self.case.folder / "profiles" / f"{self.profile.name}.yaml"
        return Diagnostic(code, slug, "error", message, Span(str(file), 1, 1, 1, 2), help=fix)
