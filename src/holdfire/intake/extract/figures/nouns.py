"""Noun phrases behind a number, by word lists and endings: where they end, and the noun that carries them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from holdfire.intake.extract.figures.amount import figure_tables
from holdfire.intake.text.article import Token

LONGEST = 6
"""So many words at most stand between a number and its noun."""


class Counted(NamedTuple):
    """A stretch of tokens that says what is counted, and the noun that carries it.

    Attributes:
        first: Number of its first token.
        end: Number of the first token behind it.
        noun: Its noun in the singular, small letters.
        is_before: Whether it stands before the number.
    """

    first: int
    end: int
    noun: str
    is_before: bool = False


def noun_phrase(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read the noun phrase that begins with a token: its first plural ends it, or its last noun before it ends."""
    nouns = figure_tables()["nouns"]
    at = last = first
    if first < len(tokens) and tokens[first].low in nouns["doing"]:
        return None
    while at < len(tokens) and at - first < LONGEST:
        low = tokens[at].low
        if tokens[at].text in "-/’'" and at > first and tokens[at].start == tokens[at - 1].end:
            at += 1
            continue
        if at > first + 1 and low[0].isdigit() and tokens[at - 1].text == "-" and tokens[at - 2].is_capital:
            at = last = at + 1
            continue
        if not tokens[at].is_word or (low in nouns["ends"] and not _is_noun_too(tokens, first, at)):
            break
        if low in nouns["alone"] and at > first and _ends_here(tokens, at + 1) and _is_noun(tokens[at - 1]):
            return Counted(first, at, singular(tokens[at - 1].low))
        if low in nouns["alone"] and _ends_here(tokens, at + 1):
            return Counted(at if at > first and low != "dead" else first, at + 1, low)
        if at > first and is_adverb(tokens[at - 1]) and low.endswith("ed") and not _ends_here(tokens, at + 1):
            at += 1
            continue
        is_owned = at == first + 1 and tokens[first].low.endswith(("'s", "s'", "’s", "s’"))
        if ((at > first and not is_owned) or _ends_here(tokens, at + 1)) and is_verb(tokens, at):
            break
        if at > first and low.endswith("ed") and low not in nouns["words"] and _ends_here(tokens, at + 1):
            break
        at += 1
        last = at
        if low == "others" and at < len(tokens) and tokens[at].low in nouns["alone"]:
            return Counted(first, at + 1, tokens[at].low)
        if low == "others" and (harmed := _harmed(tokens, at)) > 0:
            return Counted(first, harmed + 1, tokens[harmed].low)
        if is_plural(low) and _owns(tokens, at):
            at = last = at + 1
            continue
        if is_plural(low) and not _goes_on(tokens, at):
            return Counted(first, at, singular(low))
        if low.endswith(("'s", "s'")) and at - first == 1 and tokens[first].is_capital:
            first = at
    if last <= first or (last - first == 1 and is_adverb(tokens[first])):
        return None
    return Counted(first, last, singular(tokens[last - 1].low))


_NOT_ADVERBS = frozenset(
    ["family", "reply", "supply", "ally", "assembly", "rally", "anomaly", "monopoly", "homily", "folly", "fly", "belly",
     "bully", "jelly", "lily", "tally", "elderly"]
)  # fmt: skip


def is_adverb(token: Token) -> bool:
    """Say whether a word looks like an adverb: "seriously"; "a family", "a rally" are nouns."""
    return token.low.endswith("ly") and token.low not in _NOT_ADVERBS and not token.is_capital


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "lives": "life", "people": "people", "buses": "bus",
    "sorties": "sortie", "series": "series", "servicemen": "serviceman", "policemen": "policeman", "gunmen": "gunman",
    "fishermen": "fisherman",
}  # fmt: skip


def singular(word: str) -> str:
    """Give the singular of an English noun in small letters; a word that has none stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _harmed(tokens: Sequence[Token], at: int) -> int:
    """Find what befell them in "nineteen others were injured"; 0 where nothing is said of it."""
    last = min(at + 4, len(tokens))
    while at < last and tokens[at].low in figure_tables()["words"]["passive"]:
        at += 1
    return at if at < last and tokens[at].low in figure_tables()["nouns"]["alone"] else 0


def _is_noun_too(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Tell the noun of "30 per cent of needs", "all the returned remains" from a verb."""
    if tokens[at].low not in figure_tables()["nouns"]["nouns_too"] or at == 0:
        return False
    ahead = tokens[at - 1].low
    return ahead in ("of", "the", "its", "their", "all") or (
        at == first + 1 and ahead.endswith("ed") and len(ahead) > 4
    )


def _is_noun(token: Token) -> bool:
    low = token.low
    return (
        not low.endswith(("ly", "ed", "'s", "’s", "s'", "s’"))
        and low not in figure_tables()["nouns"]["before_noun"]
        and low != "others"
    )


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an apostrophe of the plural before it stands here, and what is owned behind ("rebels' guns")."""
    if at + 1 >= len(tokens) or tokens[at].text not in "'’" or tokens[at].start > tokens[at - 1].end:
        return False
    return tokens[at + 1].is_word and tokens[at + 1].low not in figure_tables()["nouns"]["ends"]


def _ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a "wounded" is a noun of its own and not said of the noun behind it."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    return tokens[at].low in figure_tables()["nouns"]["ends"]


def is_plural(low: str) -> bool:
    """Say whether a word in small letters is a plural, or a word that counts as one."""
    if low in _plurals():
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "ous")) and len(low) > 3


@cache
def _plurals() -> frozenset[str]:
    words: frozenset[str] = figure_tables()["nouns"]["words"]
    people: frozenset[str] = figure_tables()["people"]["words"]
    return words | people


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a further noun belongs to it ("rocket shells", "arms dealers", "police officers")."""
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].is_capital:
        return False
    low = tokens[at].low
    if low in figure_tables()["nouns"]["ends"] or low in figure_tables()["nouns"]["alone"]:
        return False
    return is_plural(low) and not is_verb(tokens, at)


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word looks like a verb and not like one that stands before a noun."""
    low = tokens[at].low
    if low in figure_tables()["nouns"]["before_noun"] or tokens[at].is_capital:
        return False
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return True
    return low.endswith("ing") and len(low) > 5 and not (at + 1 < len(tokens) and is_plural(tokens[at + 1].low))
