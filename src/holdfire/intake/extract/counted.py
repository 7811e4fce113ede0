"""What a number counts: the noun phrase behind it, or before it where none follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from holdfire.intake.article import Token
from holdfire.intake.extract.amount import Amount, figure_tables
from holdfire.intake.extract.amounts import amount_at

_WHOLE_LEADS = (
    "the",
    "its",
    "their",
    "all",
    "some",
    "about",
    "roughly",
    "around",
    "his",
    "her",
    "our",
    "a",
    "country's",
)
LONGEST = 6
"""So many words at most stand between a number and its noun."""


@dataclass(frozen=True, slots=True)
class Counted:
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


def counted_by(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Find what an amount counts.

    Args:
        tokens: Of its sentence.
        amount: A count, percent, fraction or money.

    Returns:
        ``None`` where no noun stands near that can be it.
    """
    if amount.noun >= 0:
        return Counted(amount.noun, amount.noun + 1, tokens[amount.noun].low)
    behind = _behind(tokens, amount)
    if behind is not None:
        return behind
    if amount.rule == "figure.measure":
        return Counted(amount.end - 1, amount.end, amount.unit)
    return _before(tokens, amount)


def _behind(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    first = amount.end
    if amount.rule == "figure.times":
        return None
    if (amount.cls in ("percent", "fraction", "money") or amount.rule == "figure.measure") and not _leads_on(
        tokens, amount
    ):
        return None
    lows = [one.low for one in tokens[first : first + 3]]
    if lows[:2] in (["of", "them"], ["of", "those"], ["of", "whom"], ["of", "these"]):
        return _apposed(tokens, first + 2)
    if lows[:1] in (["out"], ["of"]) and (whole := _whole(tokens, first)):
        return whole
    if amount.rule == "figure.vague" and tokens[first - 1].low.endswith("s") and lows[:1] not in (["of"], ["more"]):
        alone = lows[:1] and lows[0] in figure_tables()["nouns"]["alone"]
        harm = _before(tokens, amount)
        return Counted(first, first + 1, lows[0]) if alone else harm or Counted(amount.core, first, "people")
    if lows[:1] and lows[0] in figure_tables()["words"]["passive"] and (harm := _said_of(tokens, first)):
        return harm
    skipped = 0
    while first < len(tokens) and tokens[first].low in figure_tables()["words"]["skipped"] and skipped < 4:
        first, skipped = first + 1, skipped + 1
    if first < len(tokens) and (tokens[first].text in "\"“‘'*" or tokens[first].low == "so-called"):
        first += 1
    if amount.cls == "count" and skipped and lows[:1] != ["of"] and lows[:1] not in (["more"], ["other"], ["of"]):
        return None
    return noun_phrase(tokens, first)


def _apposed(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read the noun of "two-thirds of them women"; what says only how they fared is none."""
    if first >= len(tokens) or tokens[first].low.endswith(("ly", "ing", "ed")):
        return None
    return noun_phrase(tokens, first)


def _said_of(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read "15 were injured", "nine have been killed": what was done to those counted."""
    at = first
    while at < len(tokens) and at - first < 3 and tokens[at].low in figure_tables()["words"]["passive"]:
        at += 1
    if at < len(tokens) and tokens[at].low in figure_tables()["words"]["harm"]:
        return Counted(at, at + 1, "people")
    return None


def _whole(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read what the whole counts in "14 out of 16 vehicles", "31 percent of the 640 million dollars"."""
    at = first + 1 + (tokens[first].low == "out")
    last = min(at + 5, len(tokens))
    while at < last and (
        tokens[at].low in _WHOLE_LEADS or tokens[at].is_capital or tokens[at].low.endswith(("'s", "s'"))
    ):
        at += 1
    whole = amount_at(tokens, at) if at < len(tokens) else None
    if whole is None:
        return None
    return noun_phrase(tokens, whole.end) if whole.cls == "count" else Counted(whole.first, whole.end, whole.unit)


def _leads_on(tokens: Sequence[Token], amount: Amount) -> bool:
    low = tokens[amount.end].low if amount.end < len(tokens) else ""
    if amount.rule == "figure.measure":
        return low == "of"
    if amount.cls == "money":
        is_noun = amount.end < len(tokens) and tokens[amount.end].is_word and not tokens[amount.end].is_capital
        is_noun = is_noun and low not in figure_tables()["nouns"]["ends"] and not _is_verb(tokens, amount.end)
        return low in ("of", "in", "worth") or amount.is_compound or is_noun
    if amount.cls == "fraction":
        is_noun = low[:1].isalpha() and low not in figure_tables()["nouns"]["ends"]
        return low in ("of", "the", "its", "their", "his", "her", "all") or is_noun
    return low == "of" or amount.is_compound or (amount.cls == "fraction" and low == "the")


def noun_phrase(tokens: Sequence[Token], first: int) -> Counted | None:
    """Read the noun phrase that begins with a token: its first plural ends it, or its last noun before it ends."""
    nouns = figure_tables()["nouns"]
    at = last = first
    while at < len(tokens) and at - first < LONGEST:
        low = tokens[at].low
        if tokens[at].text in "-/’'" and at > first and tokens[at].start == tokens[at - 1].end:
            at += 1
            continue
        if not tokens[at].is_word or low in nouns["ends"]:
            break
        if low in nouns["alone"] and _ends_here(tokens, at + 1):
            return Counted(at if at > first and low != "dead" else first, at + 1, low)
        if (at > first or _ends_here(tokens, at + 1)) and _is_verb(tokens, at):
            break
        at += 1
        last = at
        if low == "others" and at < len(tokens) and tokens[at].low in nouns["alone"]:
            return Counted(first, at + 1, tokens[at].low)
        if _is_plural(low) and not _goes_on(tokens, at):
            return Counted(first, at, singular(low))
        if low.endswith(("'s", "s'")) and at - first == 1 and tokens[first].is_capital:
            first = at
    if last <= first:
        return None
    return Counted(first, last, singular(tokens[last - 1].low))


_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "lives": "life", "people": "people", "buses": "bus",
    "sorties": "sortie", "series": "series", "servicemen": "serviceman", "policemen": "policeman", "gunmen": "gunman",
    "fishermen": "fisherman",
}  # fmt: skip


def singular(word: str) -> str:
    """Give the singular of an English noun in small letters; a word that has none stays as it is."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not _is_plural(word) or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def _ends_here(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a "wounded" is a noun of its own and not said of the noun behind it."""
    if at >= len(tokens) or not tokens[at].is_word:
        return True
    return tokens[at].low in figure_tables()["nouns"]["ends"]


def _is_plural(low: str) -> bool:
    if low in figure_tables()["nouns"]["words"] or low in figure_tables()["people"]["words"]:
        return True
    return low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "ous")) and len(low) > 3


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a further noun belongs to it ("rocket shells", "arms dealers", "police officers")."""
    if at >= len(tokens) or not tokens[at].is_word or tokens[at].is_capital:
        return False
    low = tokens[at].low
    if low in figure_tables()["nouns"]["ends"] or low in figure_tables()["nouns"]["alone"]:
        return False
    return _is_plural(low) and not _is_verb(tokens, at)


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low in figure_tables()["nouns"]["before_noun"] or tokens[at].is_capital:
        return False
    if low.endswith("ed") and len(low) > 4 and "-" not in low:
        return True
    return low.endswith("ing") and len(low) > 5 and not (at + 1 < len(tokens) and _is_plural(tokens[at + 1].low))


def _before(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Look back: "wounded five", "a toll of 31", "put the death toll at 47", "a chance of 20 percent"."""
    at = amount.first - 1
    steps = 0
    while at >= 0 and steps < 7:
        low = tokens[at].low
        if low in figure_tables()["words"]["harm"] and amount.cls == "count" and steps < 3:
            return Counted(at, at + 1, "people", True)
        if low == ":" and at == amount.first - 1 and at > 0 and tokens[at - 1].is_word:
            return Counted(at - 1, at, singular(tokens[at - 1].low), True)
        if low in figure_tables()["words"]["shares"] and amount.cls == "percent":
            return Counted(at, at + 1, low, True)
        if low in ("number", "numbers", "total") and tokens[at + 1].low == "of" and amount.cls == "count":
            named = noun_phrase(tokens, at + 2)
            if named is not None and named.end <= amount.first:
                return Counted(named.first, named.end, named.noun, True)
        if low in figure_tables()["words"]["tolls"] and steps < 7:
            if at > 2 and tokens[at - 1].low == "whose":
                at -= 2 + (tokens[at - 2].text == ",")
                return Counted(at, at + 1, singular(tokens[at].low), True)
            first = at - 1 if at and tokens[at - 1].low in ("death", "total", "casualty", "overall") else at
            return Counted(first, at + 1, low, True)
        if low in (";", ".") or (low == "," and amount.cls == "count"):
            break
        at, steps = at - 1, steps + 1
    return None
