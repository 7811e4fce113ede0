"""How a phrase is put: as a name of a person, as a body's, as the subject of its clause."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from holdfire.intake.names.full_names import text_of
from holdfire.intake.names.phrase import Phrase
from holdfire.intake.text.article import IS_CAPITAL, LOW, Article, Token
from holdfire.intake.text.word_tables import speech_verbs, words_of

_HELPS = frozenset(["has", "have", "had", "is", "was", "were", "are", "will", "would", "also"])


@cache
def known_nouns() -> frozenset[str]:
    """Give the nouns of roles and bodies, and titles."""
    return words_of("people", "roles") | words_of("people", "groups") | words_of("people", "titles")


def may_name_person(phrase: Phrase) -> bool:
    """Say whether a name is put as those of persons are: some words, no article, no body's noun."""
    tokens = phrase.head_tokens
    if phrase.kind != "name" or not 2 <= len(tokens) <= 4 or stands_after_place(phrase):
        return False
    before = phrase.sentence.tokens[phrase.first - 1].low if phrase.first else ""
    if before in ("the", "told") or phrase.tokens[0].low == "the":
        return False
    return not any(token.low.endswith("'s") or token.text.isupper() or token.low in known_nouns() for token in tokens)


def has_name(phrase: Phrase) -> bool:
    """Say whether the words that carry a body's phrase are a name."""
    if phrase.kind != "group":
        return False
    capitals = sum(map(IS_CAPITAL, phrase.head_tokens))
    return capitals > 1 or (capitals > 0 and phrase.head_tokens[-1].low not in known_nouns())


def stands_after_place(phrase: Phrase) -> bool:
    """Say whether the word before a phrase says that it is a place."""
    before = phrase.sentence.tokens[phrase.first - 1].low if phrase.first else ""
    return before in words_of("people", "place_before")


def bare_words(article: Article, phrase: Phrase) -> str:
    """Give the words of a phrase without what points at it ("a", "the")."""
    tokens = list(phrase.tokens)
    while len(tokens) > 1 and (tokens[0].low in words_of("people", "determiners") or _only_tells_where(tokens[0].low)):
        tokens = tokens[1:]
    return text_of(article, tokens)


def _only_tells_where(low: str) -> bool:
    """Say whether a word tells of a body only what anybody knows: "the country's ministry", "the rebel-run one"."""
    return low in _OWN_LAND or low.endswith(("-run", "-controlled", "-based"))


_OWN_LAND = frozenset(
    ["country's", "nation's", "province's", "region's", "city's", "town's", "territory's", "enclave's", "valley's",
     "state's", "district's", "island's", "strip's", "area's", "government-run", "world's", "republic's"]
)  # fmt: skip


def gender_of(tokens: Sequence[Token]) -> str:
    """Say what a title or role tells of somebody: "m", "f" or ``""``."""
    genders = _genders()
    for low in map(LOW, tokens):
        if low in genders:
            return genders[low]
    return ""


@cache
def _genders() -> dict[str, str]:
    """Give what titles and roles tell of somebody, by the word."""
    return dict.fromkeys(words_of("people", "male"), "m") | dict.fromkeys(words_of("people", "female"), "f")


def stands_as_subject(phrase: Phrase) -> bool:
    """Guess whether a phrase is what its clause is about: a verb of speech stands beside it, or it stands first."""
    tokens = phrase.sentence.tokens
    after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
    before = tokens[phrase.first - 1].low if phrase.first else ""
    speech = speech_verbs()
    if after in speech or after in _HELPS:
        return True
    if before in speech and phrase.first > 1 and not tokens[phrase.first - 2].is_word:
        return True
    if after == "," and phrase.last + 1 < len(tokens) and tokens[phrase.last + 1].low in speech:
        return before not in _LEADS
    if before == "to" and phrase.first > 1 and tokens[phrase.first - 2].low == "according":
        return True
    if before == "," and tokens[0].low in words_of("people", "not_names") and phrase.first < 12:
        return not any(token.text == "," for token in tokens[: phrase.first - 1])
    return phrase.first <= 2 and (
        phrase.first == 0 or not tokens[phrase.first - 1].is_word or before in ("but", "and", "while")
    )


_HELPING = ("has", "have", "had", "is", "was", "were", "are", "will", "would", "could", "can", "should")
_LEADS = ("in", "to", "from", "by", "with", "of", "for", "on", "at", "against", "into", "via", "through")
"""Words before what stands in an aside: "the ministry, in a letter to the agency, said"."""


def stands_in_told_clause(phrase: Phrase) -> bool:
    """Say whether a phrase is the subject of what somebody else says: "she said that the army had left"."""
    tokens, first = phrase.sentence.tokens, phrase.first
    before = tokens[first - 1].low if first > 1 else ""
    if not before or (before != "that" and before not in speech_verbs()):
        return False
    after = tokens[phrase.last].low if phrase.last < len(tokens) else ""
    return tokens[first - 2].is_word or after.endswith("ed") or after in _HELPING


_BANDS = ("group", "movement", "faction")
_STATE = frozenset(
    ["government", "ministry", "army", "military", "parliament", "navy", "police", "cabinet", "state", "security",
     "nations", "congress", "senate", "department", "court"]
)  # fmt: skip
_BAND_WORDS = frozenset(["liberation", "people's", "peoples", "front", "movement", "resistance", "free", "popular"])


def is_no_band(noun: str, name: str) -> bool:
    """Say whether a name is that of a body that nobody calls a group, a movement or a faction."""
    if noun not in _BANDS:
        return False
    return is_state(name) or (name.isupper() and len(name) > 5)


def is_state(name: str) -> bool:
    """Say whether a name is that of a body of a state, or of all states: an army, a ministry, the United Nations."""
    words = set(name.lower().replace("’", "'").split())
    return bool(words & _STATE) and not words & _BAND_WORDS
