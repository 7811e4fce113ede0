"""When "one" is a number and when a pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.nouns import is_plural, noun_phrase
from holdfire.intake.extract.figures.units import is_of_vote
from holdfire.intake.extract.word_forms import closed_class
from holdfire.intake.text.article import Token
from holdfire.intake.text.word_tables import speech_verbs, words_of

_SAYS = ("said", "says", "told", "added", "recalled", "described", "called", "put", "asked", "explained", "wrote")
_SPEAKER_GOES_ON = ("who", "whose", "in", "from", "at", "with", "close", "familiar", "briefed", "involved", "on")
"""Words behind who speaks in "said one diplomat who asked not to be named"."""
_LOST = frozenset(["died", "dead", "death", "lost", "missing", "shot", "burned", "destroyed", "kidnapped", "abducted"])
_BEGIN_CLAUSE = ("though", "although", "but", "while", "as", "when", "because", ",")
_NO_THINGS = ("tion", "ment", "ance", "ence", "ness", "ity", "ism", "er", "or", "ist", "ee")
_NO_ADVERBS = ("family", "reply", "supply", "ally", "assembly", "rally", "anomaly", "monopoly", "homily")


def is_pronoun_one(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    """Tell "one of them said", "no one", "one should" from "one of its soldiers was killed", "and one Oldfordian"."""
    if amount.first < amount.core or amount.end > amount.core + 1:
        return False
    if after is not None and after.low == "of" and (before is None or before.low != "not"):
        is_left = amount.core > 1 and [one.low for one in tokens[amount.core - 2 : amount.core]] == ["all", "but"]
        return not (is_left or _is_of_own(tokens, amount))
    if before is not None and before.low in figure_tables()["words"]["harm"] and _ends_there(after):
        return False
    if after is not None and after.low == "more":
        return not _is_harmed(tokens, amount, amount.end + 1)
    if after is None or not after.is_word or after.low in figure_tables()["words"]["one_is_no_number"]:
        return True
    if after.low == "against" and before is not None:
        return not (is_of_vote(tokens, amount.core) or tokens[max(0, amount.core - 2)].low in ("favor", "favour"))
    if _is_for_every(tokens, amount):
        return False
    if _is_thing(tokens, amount) and (before is None or begins_anew(before) or before.low in ("that", "but")):
        return False
    if before is None or begins_anew(before):
        return not _is_harmed(tokens, amount)
    if before.low in (
        "no",
        "any",
        "every",
        "the",
        "this",
        "that" if not _is_told(tokens, amount) else "",
        "which",
        "each",
        "another",
        "first",
        "last",
        "only",
        "is" if tokens[max(0, amount.core - 2)].low != "there" else "",
        "as",
        "not",
    ):
        return True
    if _is_repeated(tokens):
        return True
    if before.text in '"“‘*.;:' or (after.low.endswith("ly") and after.low not in _NO_ADVERBS):
        return True
    noun = noun_phrase(tokens, amount.end)
    if noun is None:
        return True
    says = tokens[noun.end].low if noun.end < len(tokens) else ""
    if before.low in _SAYS and (not says[:1].isalpha() or says in _SPEAKER_GOES_ON):
        return True
    if before.low in _BEGIN_CLAUSE and says == "," and tokens[noun.end - 1].low in words_of("people", "roles"):
        return [one.low for one in tokens[noun.end + 1 : noun.end + 2]] == ["who"]
    is_named = noun.end - noun.first > 1 or (noun.end < len(tokens) and tokens[noun.end].text in "\"“'‘")
    if is_named and tokens[noun.end - 1].is_capital and tokens[noun.first].is_capital:
        return True
    if [one.low for one in tokens[noun.end : noun.end + 2]] in (["after", "the"], ["after", "another"], ["at", "a"]):
        return True
    return says in _SAYS or (says == "was" and not _is_done_to(tokens, amount))


def _is_for_every(tokens: Sequence[Token], amount: Amount) -> bool:
    """Read "One doctor for every 30,000 residents"."""
    noun = noun_phrase(tokens, amount.end)
    lows = [] if noun is None else [one.low for one in tokens[noun.end : noun.end + 2]]
    return lows in (["for", "every"], ["for", "each"])


def _is_thing(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell "one convoy is not enough", "One rocket hit a school" from "one official was blunt", "one option is"."""
    noun = noun_phrase(tokens, amount.end)
    if noun is None or noun.end - noun.first != 1 or noun.end + 1 >= len(tokens):
        return False
    at, low = noun.first, tokens[noun.first].low
    if tokens[at].is_capital or is_plural(low) or low in closed_class("no_things") or low.endswith(_NO_THINGS):
        return False
    if low in words_of("people", "roles") or f"{low}s" in figure_tables()["people"]["words"]:
        return False
    does = tokens[noun.end].low
    if does in ("is", "was"):
        return tokens[noun.end + 1].text in ("not", "never", "“", '"', "‘") or tokens[noun.end + 1].low.endswith("ed")
    return does in closed_class("things_do")


def _is_told(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell "she said that one soldier was killed" from "that one soldier"."""
    says = tokens[amount.core - 2].low if amount.core > 1 else ""
    return says in speech_verbs() or (says.endswith("ing") and _is_done_to(tokens, amount))


def _is_repeated(tokens: Sequence[Token]) -> bool:
    """Tell the slogan "There is one people, one army, one flag" from a count."""
    lows = [one.low for one in tokens]
    return lows.count("one") > 2 and "there" in lows


def _is_done_to(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell "one convoy was stopped" from "one man was sure"."""
    noun = noun_phrase(tokens, amount.end)
    behind = [one.low for one in tokens[noun.end + 1 : noun.end + 2]] if noun is not None else []
    return any(low.endswith("ed") for low in behind) or _is_harmed(tokens, amount)


def _is_harmed(tokens: Sequence[Token], amount: Amount, first: int = 0) -> bool:
    """Tell "One soldier was killed" from "One soldier said"; ``first`` is where the noun begins, if not at once."""
    noun = noun_phrase(tokens, first or amount.end)
    if noun is None:
        return False
    harms = figure_tables()["words"]["harm"]
    lows = [one.low for one in tokens[noun.end : noun.end + 3]]
    return any(low in harms or low in ("died", "dies", "dead") for low in lows)


def _is_of_own(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell "one of its soldiers was killed", "two drivers, one of whom" from "one of them said", "one of the worst"."""
    lows = [one.low for one in tokens[amount.end + 1 : amount.end + 3]]
    if lows[:1] in (["whom"], ["which"]) or (lows[:1] == ["them"] and lows[1:] and _tells_lot(lows[1])):
        return True
    if lows[:1] == ["the"] and lows[1:] and lows[1] in figure_tables()["nouns"]["alone"]:
        return True
    if lows[:1] not in (["its"], ["their"], ["his"], ["her"], ["our"], ["my"]) or lows[1:] in (["most"], ["own"]):
        return False
    noun = noun_phrase(tokens, amount.end + 2)
    if noun is None or tokens[noun.end - 1].low == noun.noun:
        return False
    near = [*tokens[max(0, amount.core - 3) : amount.core], *tokens[noun.end : noun.end + 4]]
    return any(one.low in figure_tables()["words"]["harm"] or one.low in _LOST for one in near)


def _ends_there(after: Token | None) -> bool:
    """Say whether nothing is told of the "one" of "killed one and wounded two"."""
    return after is None or not after.is_word or after.low in ("and", "in", "on", "at", "near", "when", "as", "by")


def _tells_lot(low: str) -> bool:
    """Say whether a word behind "one of them" makes it a part told of: "one of them wounded", "one of them a child"."""
    return low in ("a", "an", "only") or low in figure_tables()["nouns"]["alone"]


def begins_anew(token: Token) -> bool:
    """Say whether a mark ends what stood before, so that a capital behind it tells nothing."""
    return token.text in "\"“”‘'«.:;!?—–-*•([_/|)" or token.text == "…"
