"""What is so much more than before: "the price of flour has risen tenfold", "prices are 85% higher"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_before import head_of
from holdfire.intake.extract.figures.nouns import Counted, noun_phrase, singular
from holdfire.intake.text.article import Token

_ARE = ("is", "are", "was", "were", "be", "been", "remain", "remains", "remained")
_COMPARED = ("higher", "lower", "more", "less", "fewer", "above", "below", "up", "down", "cheaper", "dearer")
_ARTICLES = ("the", "a", "an", "its", "their", "this")


def multiplied(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what rose or fell "tenfold": what its rise behind it is in, or the subject of the verb before it."""
    words = figure_tables()["words"]
    lows = [one.low for one in tokens[amount.end : amount.end + 2]]
    if len(lows) == 2 and lows[0] in words["shares_behind"]:
        first = amount.end + 2
        first += first < len(tokens) and tokens[first].low in _ARTICLES
        found = noun_phrase(tokens, first) if lows[1] in ("in", "of") else None
        return found or Counted(amount.end, amount.end + 1, lows[0])
    at = amount.first - 1
    while at > 0 and (tokens[at].low.endswith("ly") or tokens[at].low in words["auxiliaries"]):
        at -= 1
    return _before_verb(tokens, at - 1) if at > 0 and tokens[at].low in words["changes"] else None


def compared(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find the prices of "Food prices are 85% higher than a year ago"."""
    at = amount.first - 1
    if amount.end + 1 >= len(tokens) or tokens[amount.end].low not in _COMPARED:
        return None
    return _before_verb(tokens, at - 1) if at > 0 and tokens[at].low in _ARE else None


def _before_verb(tokens: Sequence[Token], at: int) -> Counted | None:
    """Find the head of the noun phrase before a verb, past the words that help the verb."""
    while at > 0 and (tokens[at].low in figure_tables()["words"]["auxiliaries"] or tokens[at].low.endswith("ly")):
        at -= 1
    at = head_of(tokens, at)
    is_noun = tokens[at].is_word and tokens[at].low not in figure_tables()["nouns"]["ends"]
    return Counted(at, at + 1, singular(tokens[at].low), True) if is_noun else None
