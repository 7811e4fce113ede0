"""What a number counts where only a verb says it: "nineteen were deported", "has driven some 600,000 from homes"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_before import irregular_pasts
from holdfire.intake.extract.figures.nouns import Counted
from holdfire.intake.extract.word_forms import closed_class, forms_of
from holdfire.intake.text.article import Token

_PAST = frozenset(["were", "was"])
_HAVE = frozenset(["had", "have", "has"])
_AUXILIARIES = _PAST | _HAVE | {"are", "is", "been", "being", "be", "will", "would", "could", "can", "to", "may"}
_REST = frozenset(["other", "others", "remaining", "rest"])
_MORE = frozenset(["another", "further", "additional"])
_DIED = frozenset(["died", "drowned", "perished", "starved", "froze"])
_PARTICLES = frozenset(["back", "out", "away", "off", "down", "over", "free"])
_NOT_DOING = frozenset(
    ["evening", "morning", "during", "including", "according", "following", "regarding", "concerning"]
)
_NOT_LY = frozenset(["family", "only", "early", "daily", "weekly"])


@cache
def _no_deeds() -> frozenset[str]:
    """Give the forms of verbs that say nothing of those counted: how sure it is, how many, who says so."""
    return frozenset(form for base in closed_class("no_deeds") for form in forms_of(base))


def is_of_people(tokens: Sequence[Token], amount: Amount) -> bool:
    """Say whether what a bare number does is done by people only: "9,500 have gone", "20,000 who signed"."""
    if amount.cls != "count":
        return False
    at = _past_adverbs(tokens, amount.end)
    if at < len(tokens) and tokens[at].low == "who":
        return True
    while at < len(tokens) and tokens[at].low in _AUXILIARIES:
        at = _past_adverbs(tokens, at + 1)
    return at < len(tokens) and tokens[at].low in closed_class("of_people")


def is_deed(words: str) -> bool:
    """Say whether words for what is counted only tell what was done: "killed", "turned back"."""
    first, _, rest = words.lower().partition(" ")
    return _is_participle(first) and (not rest or rest in _PARTICLES)


def done_with(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what was done with some who need not be those counted before: "19 were deported", "seven died of wounds".

    Args:
        tokens: Of the sentence.
        amount: A count without a noun behind it.

    Returns:
        ``None`` for "the other 19", who are of those before, for "19 have been" and "19 were expected to be".
    """
    ahead = tokens[amount.first - 1].low if amount.first else ""
    is_known = ahead == "the" and amount.first > 1 and tokens[amount.first - 2].low == "of"
    if amount.cls != "count" or amount.is_compound or ahead in _REST or ahead in ("which", "whom") or is_known:
        return None
    at = _past_adverbs(tokens, amount.end)
    if at >= len(tokens):
        return None
    if amount.first and tokens[amount.first - 1].low in _MORE:
        return _verb_behind(tokens, amount.end) if tokens[at].low in _AUXILIARIES else None
    if tokens[at].low in _DIED:
        return Counted(at, at + 1, "people")
    if tokens[at].low == "had" and tokens[at + 1 : at + 2] and tokens[at + 1].low == "been":
        at += 1
    elif tokens[at].low not in _PAST:
        return None
    at = _past_adverbs(tokens, at + 1)
    if at < len(tokens) and tokens[at].low == "being":
        at = _past_adverbs(tokens, at + 1)
    return _deed(tokens, at) if at < len(tokens) and _is_participle(tokens[at].low) else None


def acting(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what some without a noun do, or what is done to them: "400 were sheltering", "driven 70,000 from homes"."""
    if amount.cls != "count" or amount.is_compound or amount.is_one:
        return None
    return _verb_behind(tokens, amount.end) or _verb_ahead(tokens, amount)


def _verb_ahead(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the verb whose object a bare number is: "abducted three from a clinic", "released another nine"."""
    at = amount.first - 1
    if at >= 0 and tokens[at].low in _MORE:
        at -= 1 + (at > 0 and tokens[at - 1].low == "a")
    end = at + 1
    if at > 0 and tokens[at].low in _PARTICLES | {"in", "up"} and _is_participle(tokens[at - 1].low):
        at -= 1
    if at < 0 or tokens[at].low in _AUXILIARIES or tokens[at].low in figure_tables()["words"]["changes"]:
        return None
    low = tokens[at].low
    is_doing = low.endswith("ing") and at > 0 and tokens[at - 1].low in (",", "and", "while", "after", "before", "by")
    is_doing = is_doing or low in figure_tables()["nouns"]["doing"]
    is_verb = low in closed_class("holds") or _is_participle(low) or (is_doing and low not in _NOT_DOING)
    is_verb = is_verb or (at > 0 and _is_base(tokens, at))
    if not is_verb or low in _no_deeds():
        return None
    return Counted(at, end, low if low in closed_class("done_to_things") else "people", True)


def _is_base(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the bare form of a verb stands behind one that helps it: "can take 300", "to free 40"."""
    helps = tokens[at - 1].low in ("can", "could", "will", "would", "must", "may", "might", "to")
    return helps and tokens[at].is_word and tokens[at].low not in figure_tables()["nouns"]["ends"] - {"take"}


def _verb_behind(tokens: Sequence[Token], at: int) -> Counted | None:
    at = _past_adverbs(tokens, at)
    helped = at
    while at < len(tokens) and at - helped < 4 and (tokens[at].low in _AUXILIARIES):
        at = _past_adverbs(tokens, at + 1)
    if at >= len(tokens) or not tokens[at].is_word:
        return None
    low = tokens[at].low
    if at == helped and low in closed_class("bear"):
        return Counted(at, at + 1, "people")
    is_state = at > helped and (low.endswith("ing") or low in figure_tables()["nouns"]["alone"])
    return _deed(tokens, at) if _is_participle(low) or is_state else None


def _deed(tokens: Sequence[Token], at: int) -> Counted | None:
    """Give a verb with its particle: "turned back"."""
    if tokens[at].low in _no_deeds():
        return None
    has_particle = at + 1 < len(tokens) and tokens[at + 1].low in _PARTICLES
    return Counted(at, at + 1 + has_particle, "people")


def _past_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Pass "later", "still", "seriously"."""
    while at < len(tokens) and (
        tokens[at].low in ("later", "still", "also", "then", "already", "since", "now", "more", "only", "never")
        or (tokens[at].low.endswith("ly") and tokens[at].low not in _NOT_LY)
    ):
        at += 1
    return at


def _is_participle(low: str) -> bool:
    return low in irregular_pasts() or low == "died" or (low.endswith("ed") and len(low) > 4 and "-" not in low)
