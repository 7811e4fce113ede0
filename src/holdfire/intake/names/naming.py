"""Whom each phrase means: the fullest name, the one a role was introduced with, the one a pronoun stands for."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.names.full_names import full_names, text_of
from holdfire.intake.names.how_put import (
    bare_words,
    gender_of,
    has_name,
    known_nouns,
    may_name_person,
    stands_after_place,
    stands_as_subject,
    stands_in_told_clause,
)
from holdfire.intake.names.likeness import ANY_BODY, Figure, content_of, lands_of, likeness
from holdfire.intake.names.names_ahead import names_ahead
from holdfire.intake.names.organisations import organisation_named
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import LOW, Article
from holdfire.intake.text.word_tables import speech_verbs, words_of

_OTHERS = frozenset(["counterpart", "colleague", "successor", "predecessor", "rival"])
_SHORT = {"gen": "general", "col": "colonel", "lt": "lieutenant", "sgt": "sergeant", "maj": "major", "capt": "captain",
          "sen": "senator", "gov": "governor", "rep": "representative", "amb": "ambassador", "prof": "professor",
          "brig": "brigadier", "adm": "admiral", "pres": "president", "dr": "doctor"}  # fmt: skip
"""Titles that are written short, and the noun each is spoken of as."""
_MOST = 300
"""So many are remembered; of more, the half mentioned longest ago is forgotten."""
_MADE = frozenset(
    ["compiled", "kept", "published", "released", "issued", "carried", "conducted", "prepared", "made", "produced",
     "collected", "gathered", "provided", "maintained", "done", "drawn", "written", "presented", "signed", "put",
     "run", "circulated", "posted", "filed", "submitted", "commissioned", "shared", "given", "read"]
)  # fmt: skip
"""Participles behind a document before "by" whoever made it."""
_ONLY_SAYS = frozenset(
    ["said", "says", "added", "adds", "noted", "told", "warned", "reported", "denied", "also", "put"]
)
"""What a body does, and no deal or attack."""
_MAKERS = ("group", "name", "person", "role")
_OWN_PARTS = frozenset(
    ["mission", "monitors", "observers", "staff", "teams", "team", "experts", "investigators", "patrols", "patrol",
     "monitoring", "researchers", "inspectors", "correspondents", "volunteers", "activists", "network"]
)  # fmt: skip
"""Who works for a body and counts for it."""
_LOOKS_BACK = 12
"""Sentences a pronoun looks back."""


def names_of(article: Article, phrases: Sequence[Phrase]) -> list[tuple[str, str]]:
    """Say of each phrase whom it means and of what kind it is: "person", "group", "role", "place", "pronoun".

    Returns:
        Name and kind, one pair per phrase; the name is ``""`` for a pronoun nobody can resolve.
    """
    return _Naming(article, phrases).names()


def _is_made(between: Sequence[str]) -> bool:
    """Say whether words before "by" tell who made a document, not who saw it: "compiled", "published on Sunday"."""
    return between[0] == "by" or (between[0] in _MADE and (between[0] != "carried" or between[1] == "out"))


class _Naming:
    """Walks through the phrases of one article and remembers who was mentioned."""

    def __init__(self, article: Article, phrases: Sequence[Phrase]) -> None:
        self.article = article
        self.phrases = phrases
        self.seen: list[Figure] = []
        self.full, self.persons = full_names(article, phrases)
        self.author = ""
        self.by_name: dict[str, Figure] = {}
        self.issued: dict[str, Figure] = {}
        self.alias: dict[str, str] = {}
        self.said: tuple[int, Figure | None] = (-1, None)
        self.places: set[str] = set()

    def names(self) -> list[tuple[str, str]]:
        """Name the phrases one after the other."""
        found: list[tuple[str, str]] = []
        for number, phrase in enumerate(self.phrases):
            name, kind = self._name(number, phrase, found)
            found.append((name, kind))
            if kind == "place":
                self.places.add(name)
            if phrase.kind not in ("pronoun", "place") and name:
                self._remember(phrase, name, kind)
            elif phrase.kind == "pronoun" and name:
                self._warm(phrase, name)
        ahead = names_ahead(self.article, self.phrases, found)
        return [(self.alias.get(name) or ahead.get(name, name), kind) for name, kind in found]

    def _name(self, number: int, phrase: Phrase, found: list[tuple[str, str]]) -> tuple[str, str]:
        if phrase.kind == "pronoun":
            return self._pronoun(number, phrase, found), "pronoun"
        if phrase.kind in ("person", "name") or has_name(phrase):
            own = text_of(self.article, phrase.head_tokens)
            name = self.full.get(own, own)
            if phrase.kind == "person" or name in self.persons:
                return name, "person"
            if phrase.kind == "group":
                return name, "group"
            return name, "place" if stands_after_place(phrase) else "group"
        if phrase.kind == "place":
            return bare_words(self.article, phrase), "place"
        if phrase.kind == "document" and (sender := self._sent_by(number, phrase)):
            self.issued[phrase.head_tokens[-1].low] = Figure(sender, "group", set(), set())
            return sender, "group"
        beside = self._beside(number, phrase, found) or self._owner(number, phrase, found)
        if beside:
            return beside, "role" if phrase.kind == "role" else "group"
        meant = self._meant(phrase)
        if meant is not None:
            return meant.name, "role" if phrase.kind == "role" else "group"
        bare = bare_words(self.article, phrase)
        return (bare, "role") if phrase.kind == "role" else (self.full.get(bare, bare), "group")

    def _sent_by(self, number: int, phrase: Phrase) -> str:
        """Name whose "a statement from the army", "a tally kept by it" is; ``""`` where that is not told behind it."""
        other = self.phrases[number + 1] if number + 1 < len(self.phrases) else None
        if other is None or other.sentence is not phrase.sentence or other.kind not in _MAKERS:
            return ""
        between = [token.low for token in phrase.sentence.tokens[phrase.last : other.first]]
        if between != ["from"] and (between[-1:] != ["by"] or len(between) > 6 or not _is_made(between)):
            return ""
        is_named = has_name(other) or other.kind not in ("group", "role")
        own = text_of(self.article, other.head_tokens) if is_named else ""
        meant = self._meant(other) if not own else None
        return self.full.get(own, own) or (meant.name if meant is not None else bare_words(self.article, other))

    def _beside(self, number: int, phrase: Phrase, found: list[tuple[str, str]]) -> str:
        """Name who "…, a volunteer group working there, …" stands beside; ``""`` for nobody."""
        before = self.phrases[number - 1] if number else None
        if before is None or before.sentence is not phrase.sentence or phrase.is_plural or phrase.kind == "document":
            return ""
        kind = found[number - 1][1]
        if kind not in ("person", "group") or not before.head_tokens[0].is_capital or stands_after_place(before):
            return ""
        if (phrase.kind == "role") != (kind == "person" or may_name_person(before)):
            return ""
        ahead = [token.low for token in phrase.sentence.tokens[before.last : phrase.first + 1]]
        if ahead[0] != "," or ahead[1:2] not in (["a"], ["an"]) or (len(ahead) > 4 and "year-old" not in ahead):
            return ""
        after = phrase.sentence.tokens[phrase.last : phrase.last + 1]
        is_subject = bool(after) and (after[0].low in speech_verbs() or after[0].low in ("and", "has", "had", "was"))
        return "" if is_subject else found[number - 1][0]

    def _owner(self, number: int, phrase: Phrase, found: list[tuple[str, str]]) -> str:
        """Name the body whose "its mission", "whose monitors" is: what they count, it does; ``""`` for others."""
        if phrase.head_tokens[-1].low not in _OWN_PARTS:
            return ""
        before = phrase.sentence.tokens[phrase.first - 1].low if phrase.first else ""
        if before == "whose" and number and found[number - 1][1] == "group":
            return found[number - 1][0]
        if phrase.tokens[0].low != "its":
            return ""
        bodies = [one for one in self.seen if one.kind == "group" and not one.is_plural and one.name[:1].isupper()]
        owner = self._hottest(bodies, phrase)
        return owner.name if owner is not None else ""

    def _meant(self, phrase: Phrase) -> Figure | None:
        """Find who a role, a body or a document stands for among those mentioned before."""
        first = phrase.tokens[0].low
        noun = phrase.head_tokens[-1].low
        is_definite = first in ("the", "its", "his", "her", "their", "this", "that") or first.endswith("'s")
        is_headline = phrase.sentence.zone == "headline"
        is_vague = first in words_of("people", "determiners") and not is_definite
        if is_vague or (not is_definite and not phrase.tokens[0].is_capital and not is_headline) or noun in _OTHERS:
            return None
        words = content_of(phrase)
        if phrase.kind == "document":
            issuer = self._issuer(phrase, words)
            if issuer is not None:
                self.issued[noun] = issuer
            return issuer
        if phrase.is_plural:
            return max((one for one in self.seen if one.is_plural and noun in one.nouns and words <= one.words),
                       key=lambda one: one.heat, default=None)  # fmt: skip
        best, most = None, 0.0
        named: Figure | None = None
        is_role = phrase.kind == "role"
        for one in self.seen:
            if one.is_plural or is_role != (one.kind in ("person", "role")):
                continue
            value = 0 if noun in ANY_BODY and one.name in self.places else likeness(phrase, one, noun, words)
            if noun == "agency" and 0 < value < 2 and not words and one.sentence >= phrase.sentence.number - 1:
                value += bool(organisation_named(one.name))
            if value > 0 and value + one.heat / 1000 >= most:
                best, most = one, value + one.heat / 1000
            if value > 0 and one.kind == "person" and (named is None or one.heat > named.heat):
                named = one
        if best is not None and best.kind == "role" and named is not None and named.heat > best.heat:
            return named
        if best is None and is_headline:
            return self._later(phrase, noun)
        return best

    def _later(self, phrase: Phrase, noun: str) -> Figure | None:
        """Look for the one a headline speaks of in the text below."""
        kind, lands = "person" if phrase.kind == "role" else "group", lands_of(phrase)
        for other in self.phrases:
            if other.kind != kind or other.sentence.zone == "headline":
                continue
            nouns = {token.low for token in other.tokens}
            if noun in nouns and lands <= {low.removesuffix("'s") for low in nouns}:
                own = text_of(self.article, other.head_tokens)
                return Figure(self.full.get(own, own), other.kind, set(), set())
        return None

    def _issuer(self, phrase: Phrase, words: set[str]) -> Figure | None:
        """Find whose statement it is."""
        noun = phrase.head_tokens[-1].low
        if phrase.tokens[0].low in ("a", "an"):
            self._issue(phrase, noun)
            return None
        own: str | None
        if phrase.tokens[0].low in ("the", "this", "that") and noun in self.issued:
            return self.issued[noun]
        capitals = [
            token
            for token in phrase.tokens[:-1]
            if token.is_capital and not token.low.endswith("'s") and token.low not in words_of("people", "not_names")
        ]
        if capitals:
            own = text_of(self.article, capitals)
            return Figure(self.full.get(own, own), "group", set(), set())
        for word in reversed(phrase.tokens[:-1]):
            if word.low.endswith("'s"):
                base = word.text[:-2]
                own = self.full.get(base)
                if own:
                    return Figure(own, "group", set(), set())
                near = [one for one in self.seen if base.lower() in one.nouns]
                return near[-1] if near else None
        if noun in ("text", "draft", "resolution"):
            return None
        hot = [
            one
            for one in self.seen
            if one.is_subject and one.kind == "group" and one.sentence <= phrase.sentence.number
        ]
        return max(hot, key=lambda one: one.heat, default=None)

    def _issue(self, phrase: Phrase, noun: str) -> None:
        """Remember who "said in a statement": the statement told of next is theirs."""
        before = phrase.sentence.tokens[phrase.first - 1].low if phrase.first else ""
        if before != "in" or noun not in ("statement", "report", "communique", "communiqué", "letter", "message"):
            return
        number, said = self.said
        if said is not None and number == phrase.sentence.number and said.kind in ("group", "person"):
            self.issued[noun] = said

    def _pronoun(self, number: int, phrase: Phrase, found: list[tuple[str, str]]) -> str:
        low = phrase.tokens[0].low
        if low in ("who", "which"):
            before = self.phrases[number - 1] if number else None
            is_near = before is not None and before.sentence is phrase.sentence and phrase.first - before.last <= 2
            return found[number - 1][0] if is_near else ""
        if low in ("i", "we", "me", "us"):
            return self._first_person(number, phrase, found)
        if low in ("he", "him", "she", "her"):
            gender = "m" if low in ("he", "him") else "f"
            fitting = [
                one
                for one in self.seen
                if (one.kind == "person" or (one.is_subject and (one.kind == "role" or one.may_be_person)))
                and not one.is_plural
                and one.gender in ("", gender)
                and one.owned_in != phrase.sentence.number
            ]
            chosen = self._hottest(fitting, phrase)
            if chosen is not None:
                chosen.gender = gender
                if chosen.may_be_person:
                    chosen.kind = "person"
                    self.persons.add(chosen.name)
                return chosen.name
            return ""
        if low in ("they", "them"):
            chosen = self._hottest([one for one in self.seen if one.is_plural], phrase) or self._hottest(
                [one for one in self.seen if one.kind == "group"], phrase)  # fmt: skip
            return chosen.name if chosen else ""
        chosen = self._hottest([one for one in self.seen if one.kind == "group" and not one.is_plural], phrase)
        if (
            chosen is not None
            and low == "it"
            and chosen.sentence < phrase.sentence.number
            and self._was_of_a_thing(phrase)
        ):
            return ""
        return chosen.name if chosen else ""

    def _was_of_a_thing(self, phrase: Phrase) -> bool:
        """Say whether the sentence before is about a thing that no phrase names: "The deal gave ... It called for"."""
        before = self.article.sentences[phrase.sentence.number - 1] if phrase.first == 0 else None
        if before is None or before.tokens[0].low not in ("the", "this", "that"):
            return False
        if (
            phrase.sentence.tokens[phrase.last : phrase.last + 1]
            and phrase.sentence.tokens[phrase.last].low in _ONLY_SAYS
        ):
            return False
        return not any(one.first < 2 for one in self.phrases if one.sentence is before)

    def _first_person(self, number: int, phrase: Phrase, found: list[tuple[str, str]]) -> str:
        """Find who speaks in the first person outside of quote marks: "We, the council, ..."."""
        at = phrase.tokens[0].start
        if self.article.quoted_at(at) is not None:
            return ""
        after = self.phrases[number + 1] if number + 1 < len(self.phrases) else None
        if (after is not None and after.sentence is phrase.sentence and after.first == phrase.last + 1
                and phrase.sentence.tokens[phrase.last].text == "," and after.tokens[0].low == "the"):  # fmt: skip
            own = text_of(self.article, after.head_tokens)
            self.author = self.full.get(own, own)
        return self.author

    def _hottest(self, fitting: list[Figure], phrase: Phrase) -> Figure | None:
        near = [one for one in fitting if phrase.sentence.number - one.sentence <= _LOOKS_BACK]
        here = phrase.sentence.number
        return max(near, key=lambda one: one.heat + (9 if one.told_in == here else 0), default=None)

    def _remember(self, phrase: Phrase, name: str, kind: str) -> None:
        tokens = phrase.sentence.tokens
        place = phrase.sentence.number * 10.0 + phrase.first / max(1, len(tokens))
        quoted = self.article.quoted_at(tokens[phrase.first].start)
        is_subject = stands_as_subject(phrase)
        is_told_of = is_subject and stands_in_told_clause(phrase)
        heat = place + (16 if is_told_of else 25 if is_subject else 0) - (30 if quoted is not None else 0)
        if kind in ("person", "role") and phrase.kind != "role":
            heat += 2
        if quoted is not None and kind == "role" and phrase.kind == "role":
            return
        known = self.by_name.get(name)
        words = content_of(phrase)
        is_whole = phrase.kind != "group" or "," in map(LOW, phrase.tokens)
        carrying = phrase.tokens if is_whole else phrase.head_tokens
        nouns = {_SHORT.get(low, low) for low in known_nouns().intersection(map(LOW, carrying))}
        if known is None and kind == "person":
            self._merge(phrase, name, nouns)
        elif known is None and kind == "group" and phrase.head[0] - phrase.first > 2:
            self._merge_body(phrase, name)
        if known is None:
            known = Figure(name, kind, words, nouns, phrase.is_plural, gender_of(phrase.tokens))
            known.may_be_person = kind == "group" and may_name_person(phrase)
            self.seen.append(known)
            self.by_name[name] = known
            if len(self.seen) > _MOST:
                self.seen = sorted(self.seen, key=lambda one: one.heat)[_MOST // 2 :]
                self.by_name = {one.name: one for one in self.seen}
        elif known.kind == kind or phrase.kind != "role":
            known.words |= words
            known.nouns |= nouns
            known.gender = known.gender or gender_of(phrase.tokens)
        if lands := lands_of(phrase):
            known.lands |= lands - words_of("people", "modifiers")
        known.sentence = phrase.sentence.number
        known.heat = max(known.heat, heat)
        if phrase.last < len(tokens) and tokens[phrase.last].low in speech_verbs():
            self.said = (phrase.sentence.number, known)
        known.owned_in = phrase.sentence.number if phrase.tokens[0].low in ("his", "her") else known.owned_in
        known.told_in = phrase.sentence.number if is_told_of else known.told_in
        known.is_subject = known.is_subject or is_subject

    def _merge(self, phrase: Phrase, name: str, nouns: set[str]) -> None:
        """Take a role told before for the person whom "the diplomat, Jane Roe" now names."""
        if phrase.tokens[0].low != "the" or not nouns or self.article.text[phrase.head_tokens[0].start - 2] != ",":
            return
        for one in self.seen:
            if one.kind == "role" and not one.is_plural and nouns <= one.nouns and one.name not in self.alias:
                self.alias[one.name] = name
                return

    def _merge_body(self, phrase: Phrase, name: str) -> None:
        """Take a body told before without its name for the one that "the charity, Name of It," now names."""
        tokens = phrase.sentence.tokens
        if phrase.tokens[0].low != "the" or tokens[phrase.head[0] - 1].text != ",":
            return
        words = {token.low for token in tokens[phrase.first + 1 : phrase.head[0] - 1]}
        for one in self.seen:
            is_bare = one.kind == "group" and not one.is_plural and one.name.islower()
            if is_bare and words <= one.words | one.nouns and words & one.nouns and one.name not in self.alias:
                self.alias[one.name] = name

    def _warm(self, phrase: Phrase, name: str) -> None:
        for one in (self.by_name.get(name),):
            if one is not None:
                one.sentence = phrase.sentence.number
                one.heat = max(one.heat, phrase.sentence.number * 10.0 + (20 if stands_as_subject(phrase) else 0))
