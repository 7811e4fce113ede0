"""What a sum of money is for: "$5 million in military and development aid", "€45 million to the relief effort"."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted_before import irregular_pasts
from holdfire.intake.extract.figures.nouns import Counted, is_verb, noun_phrase
from holdfire.intake.text.article import Token


def meant_for(tokens: Sequence[Token], amount: Amount, first: int) -> Counted | None:
    """Find what money is spent on or given to.

    Args:
        tokens: Of the sentence.
        amount: A sum of money.
        first: The first token behind it.
    """
    found = _spent_on(tokens, first) or _given_to(tokens, amount)
    return None if found is None else _with_another(tokens, found)


def _with_another(tokens: Sequence[Token], found: Counted) -> Counted:
    """Read on over an "and": "in military and development aid", "for food and shelter"."""
    at = found.end
    if at + 1 >= len(tokens) or tokens[at].low != "and" or tokens[at + 1].is_capital:
        return found
    further = noun_phrase(tokens, at + 1)
    return found if further is None else found._replace(end=further.end, noun=further.noun)


def is_rate(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "a day", "per month" stands here."""
    lows = [one.low for one in tokens[at : at + 2]]
    return len(lows) == 2 and lows[0] in ("a", "per", "each", "every") and lows[1] in figure_tables()["time_units"]


def _spent_on(tokens: Sequence[Token], at: int) -> Counted | None:
    """Read "(257 million dollars) in assets", "has been earmarked for bunkers", "on relief"."""
    if tokens[at : at + 1] and tokens[at].text == "(":
        closing = next((to for to in range(at, min(at + 7, len(tokens))) if tokens[to].text == ")"), -1)
        at = closing + 1 if closing > 0 else at
    at += at < len(tokens) and tokens[at].text == ")"
    if at and tokens[at - 1].text == ")" and at < len(tokens) and _is_plain_noun(tokens, at):
        return noun_phrase(tokens, at)
    steps, at = 0, at + 2 * is_rate(tokens, at)
    while at < len(tokens) and steps < 4 and tokens[at].low in figure_tables()["words"]["giving"]:
        at, steps = at + 1, steps + 1
    at += [one.low for one in tokens[at : at + 2]] == ["worth", "of"]
    goes = at > 0 and tokens[at - 1].low in ("go", "goes", "went", "going")
    if at + 1 >= len(tokens) or tokens[at].low not in (
        "on",
        "for",
        "towards",
        "in",
        "of",
        "worth",
        "to" if goes else "for",
    ):
        return None
    behind = tokens[at + 1]
    words = figure_tables()
    if (goes or tokens[at].low in ("for", "on")) and behind.low.endswith("ing") and noun_phrase(tokens, at + 1) is None:
        return Counted(at + 1, at + 2, behind.low)
    if behind.low in irregular_pasts() and at + 2 < len(tokens) and _is_plain_noun(tokens, at + 2):
        at, behind = at + 1, tokens[at + 2]
    is_bare = behind.is_word and not behind.is_capital and behind.low not in words["nouns"]["ends"]
    found = noun_phrase(tokens, at + 1) if is_bare and behind.low not in words["words"]["not_spent_on"] else None
    return None if found is None or tokens[found.end - 1].low in words["time_units"] else found


def _given_to(tokens: Sequence[Token], amount: Amount) -> Counted | None:
    """Read "45 million euros to the relief effort", "for the convoys": what is given to, if it is no name."""
    at = amount.end
    if tokens[at : at + 1] and tokens[at].text == "(":
        at = next((to + 1 for to in range(at, min(at + 7, len(tokens))) if tokens[to].text == ")"), at)
    at += at < len(tokens) and tokens[at].text == ")"
    lows = [one.low for one in tokens[at : at + 2]]
    if lows[:1] not in (["to"], ["for"]) or lows[1:] not in (["the"], ["its"], ["their"], ["relief"]):
        return None
    given = figure_tables()["words"]["gives_money"]
    if not any(one.low in given for one in tokens[max(0, amount.first - 8) : amount.first]):
        return None
    found = noun_phrase(tokens, at + 1 + (tokens[at + 1].low != "relief"))
    is_name_meant = lows[0] == "for" and amount.first > 0 and tokens[amount.first - 1].low != "of"
    return None if found is None or (tokens[found.end - 1].is_capital and not is_name_meant) else found


def _is_plain_noun(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if not tokens[at].is_word or tokens[at].is_capital or low in figure_tables()["nouns"]["ends"]:
        return False
    return not is_verb(tokens, at)
