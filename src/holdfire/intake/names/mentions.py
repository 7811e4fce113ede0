"""Who is mentioned: names, titles, roles and pronouns, and whom each means within the article.

No name of a person, group or place stands in these rules. Names are recognised by how they are written; who is
meant is guessed from the article itself and looked up in the register of the case (``Register``), which
reviewers grow.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from holdfire.claims.names import fold
from holdfire.intake.candidate import Words
from holdfire.intake.names.naming import names_of
from holdfire.intake.names.organisations import organisation_named, shown_name
from holdfire.intake.names.phrases import find_phrases
from holdfire.intake.text.article import Article, Token


class Mention(NamedTuple):
    """Words that mention somebody or some place.

    Attributes:
        words: The whole mention with titles and appositions ("the UN's envoy, Staffan de Mistura").
        head: The words that carry it: the name, or the noun of a role ("envoy").
        kind: "person", "group", "role", "pronoun" or "place".
        name: Who is meant, by the fullest name in the article; for a role or pronoun that of whom it stands for;
            the words themselves where nothing better is known; ``""`` for a pronoun nobody can resolve.
        link: Id in the register of the case; ``""``: none.
    """

    words: Words
    head: Words
    kind: str
    name: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """All mentions of an article in order, not overlapping.

    Attributes:
        parties: Spellings of parties that the case knows, as in its register.
        places: Those of the mentions that name a place.
    """

    mentions: Sequence[Mention] = ()
    starts: Sequence[int] = field(default=(), repr=False)
    parties: Mapping[str, str] = field(default_factory=dict, repr=False)
    places: Sequence[Mention] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", tuple(one for one in self.mentions if one.kind == "place"))

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """List the mentions that lie in a stretch."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        if first < last and self.mentions[last - 1].words.end > end:
            last -= 1
        return self.mentions[first:last]

    def at(self, start: int, end: int) -> Mention | None:
        """Find the mention that overlaps a stretch, the longest of them."""
        near = bisect_left(self.starts, start)
        touching = [
            one
            for one in self.mentions[max(0, near - 1) : bisect_left(self.starts, end)]
            if one.words.start < end and start < one.words.end
        ]
        return max(touching, key=lambda one: one.words.end - one.words.start, default=None)

    def place_near(self, start: int, end: int, at: int) -> str:
        """Name the place of a stretch that stands next behind a character, or else before it; ``""`` for none."""
        places = [one for one in self.places if start <= one.words.start and one.words.end <= end]
        chosen = next((one for one in places if one.words.start >= at), places[-1] if places else None)
        return (chosen.name or chosen.words.exact) if chosen else ""


@dataclass(frozen=True, slots=True)
class Register:
    """Names the case knows: each spelling (any script, folded by ``claims.names.fold``) and the id it means.

    Attributes:
        parties: Persons, sides, bodies, outlets.
        places: Places.
        names: Id to the name to show.
    """

    parties: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def find_mentions(article: Article, register: Register) -> Cast:
    """Find who and what is mentioned in headline and body.

    Names of persons are given by their fullest form in the article, roles by whom they were introduced with, pronouns
    by the nearest suitable one, institutions of many nations by one of their names (``organisations.py``); ``link`` is
    what the register knows the name, its short form or the words as.
    """
    phrases = find_phrases(article)
    knows_names = bool(register.parties or register.places)
    mentions = []
    shown: dict[str, str] = {}
    for phrase, (meant, kind) in zip(phrases, names_of(article, phrases), strict=True):
        tokens, whole = phrase.sentence.tokens, (phrase.first, phrase.last)
        words = _words(article, tokens, *whole)
        head = words if phrase.head == whole else _words(article, tokens, *phrase.head)
        own = meant
        if kind == "group" and meant != words.exact and meant in words.exact and organisation_named(words.exact):
            own = meant if organisation_named(meant) else words.exact
        name = shown.get(own, "")
        if not name:
            name = shown[own] = shown_name(own, article.text, register.parties)
        if kind == "group" and register.parties and fold(name) not in register.parties:
            written = words.exact.removeprefix("the ").removeprefix("The ")
            name = written if fold(written) in register.parties else name
        link = _link(register, (name, head.exact, words.exact)) if knows_names else ""
        is_place = kind == "group" and bool(register.places) and _is_place(register, fold(name))
        mentions.append(Mention(words, head, "place" if is_place else kind, name, link))
    return Cast(tuple(mentions), tuple(one.words.start for one in mentions), register.parties)


def _is_place(register: Register, key: str) -> bool:
    return key in register.places and key not in register.parties


def _words(article: Article, tokens: Sequence[Token], first: int, last: int) -> Words:
    start, end = tokens[first].start, tokens[last - 1].end
    if tokens[last - 1].low.endswith("'s"):
        end -= 2
    if article.text[start] == ".":
        start += 1
    return Words(start, end, article.text[start:end])


def _link(register: Register, names: Sequence[str]) -> str:
    for name in names:
        key = fold(name)
        for known in (register.parties, register.places):
            if key in known:
                return known[key]
            if key.startswith("the ") and key[4:] in known:
                return known[key[4:]]
    return ""
