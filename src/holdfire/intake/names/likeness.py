"""How well somebody who was mentioned fits a role or a body that is told without a name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from holdfire.intake.names.bodies_again import KINDS, told_again
from holdfire.intake.names.how_put import gender_of, is_no_band, known_nouns
from holdfire.intake.names.organisations import organisation_named
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import Token
from holdfire.intake.text.word_tables import word_table, words_of

_GENERAL = frozenset(
    ["chief", "senior", "official", "leading", "deputy", "military", "political", "new", "country's", "country", "own"]
)
ANY_BODY = ("group", "movement", "faction", "organisation", "organization", "agency", "body")


@dataclass(slots=True)
class Figure:
    """Somebody who has been mentioned so far: person, body, or a role without a name."""

    name: str
    kind: str
    words: set[str]
    nouns: set[str]
    is_plural: bool = False
    gender: str = ""
    sentence: int = 0
    paragraph: int = 0
    is_subject: bool = False
    lands: set[str] = field(default_factory=set)
    may_be_person: bool = False
    heat: float = field(default=0.0)
    told_in: int = -1
    owned_in: int = -1


@cache
def _circles() -> dict[str, frozenset[str]]:
    """Give each role the roles that may mean the same person."""
    found: dict[str, frozenset[str]] = {}
    for line in word_table("people")["alike"].values():
        circle = frozenset(line.split())
        for word in circle:
            found[word] = found.get(word, frozenset()) | circle
    return found


def likeness(phrase: Phrase, one: Figure, noun: str, words: set[str]) -> float:
    """Say how well one person or role fits a role, one body another, both in the singular; 0: not at all."""
    same = noun in one.nouns
    if phrase.kind == "group":
        is_other = not words <= one.words or (not words and not same)
        if is_other and noun in KINDS and not phrase.head_tokens[-1].is_capital:
            again = told_again(noun, words, one.name, phrase.sentence.number - one.sentence)
            if again and not organisation_named(" ".join(token.text for token in phrase.tokens)):
                return again
        if same and (one.name[:1].isupper() or noun not in ANY_BODY):
            return 2 + len(words & one.words) if words <= one.words else 0
        is_body = noun in ANY_BODY and words <= one.words and one.kind == "group" and one.name[:1].isupper()
        return float(is_body and not is_no_band(noun, one.name))
    if not same:
        if one.kind != "person" or _circles().get(noun, frozenset()).isdisjoint(one.nouns):
            return 0
        if not {word for word in words if word not in _GENERAL} - lands_of(phrase) <= one.words:
            return 0
    gender = gender_of(phrase.tokens) if one.gender else ""
    if gender and gender != one.gender:
        return 0
    capitals = {token.low.removesuffix("'s") for token in phrase.tokens if token.is_capital} & words
    if (
        capitals
        and one.lands - _BODIES
        and not capitals & one.words
        and not any(_alike_start(a, b) for a in capitals for b in one.words)
    ):
        return 0
    return (2 if same else 1) + len(words & one.words)


def lands_of(phrase: Phrase) -> set[str]:
    """Give the words with a capital of a phrase, its name left out."""
    around = _around_head(phrase)
    if not around:
        return set()
    nouns, not_names = known_nouns(), words_of("people", "not_names")
    return {
        low.removesuffix("'s")
        for _, _, _, low, is_capital, _ in around
        if is_capital and low not in nouns and low not in not_names
    }


def _around_head(phrase: Phrase) -> Sequence[Token]:
    """Give the tokens of a phrase without those that carry it."""
    (first, last), tokens = phrase.head, phrase.sentence.tokens
    if first <= phrase.first and phrase.last <= last:
        return ()
    return [*tokens[phrase.first : min(first, phrase.last)], *tokens[max(last, phrase.first) : phrase.last]]


def _alike_start(one: str, other: str) -> bool:
    return len(one) > 3 and len(other) > 3 and one[:4] == other[:4]


def content_of(phrase: Phrase) -> set[str]:
    """Give the words of a phrase that tell it from others of its noun."""
    around = _around_head(phrase)
    if not around:
        return set()
    empty = words_of("people", "determiners")
    return {
        low.removesuffix("'s")
        for _, _, _, low, _, is_word in around
        if is_word and low not in empty and low not in _EMPTY
    }


_BODIES = frozenset(
    ["un", "u.n", "u.n.", "united", "nations", "eu", "e.u.", "au", "union", "league", "secretary-general"]
)
"""Words with a capital that say for whom somebody speaks, not of which land they are: a UN envoy may be a Swede."""
_EMPTY = ("of", "for", "to", "at", "in", "top")
