"""Ages, which are no figures: "Mr. X, 71,", "aged 12", "a 12-year-old boy", "children under five"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.text.article import Token
from holdfire.intake.text.number_words import small_number
from holdfire.intake.text.word_tables import words_of

_PERSON = re.compile(
    r"man|woman|boy|girl|widow|mother|father|child|student|pensioner|(?!number|order|quarter|matter)\w{3,}(?:er|or)|\w+ist"
)
_AS_YOUNG = (["as", "young", "as"], ["as", "old", "as"])
_ALIVE = ([",", "he"], [",", "she"])
"""What follows an age that opens a sentence: "At 75, she has seen three wars"."""


def is_age(tokens: Sequence[Token], amount: Amount, before: Token | None, after: Token | None) -> bool:
    """Tell ages: "Mr. X, 71,", "aged 12", "a 12-year-old boy", "children under five"."""
    lows = [one.low for one in tokens[amount.end : amount.end + 3]]
    if before is not None and before.low in ("aged", "age", "ages", "turned", "turning"):
        return True
    if [one.low for one in tokens[max(0, amount.first - 3) : amount.first]] in _AS_YOUNG:
        return True
    if _is_of_an_age(tokens, amount, after) or _is_another_age(tokens, amount, after):
        return True
    if before is not None and before.low in ("is", "was", ",") and _is_youngest(tokens, amount, after):
        return True
    if before is not None and before.low in ("is", "was") and amount.core > 1 and amount.is_exact:
        is_whose = amount.cls == "count" and tokens[amount.core - 2].low in ("who", "he", "she")
        return is_whose and (after is None or not after.is_word) and (amount.low or 0) < 110
    if before is not None and before.low == "at" and [one.low for one in tokens[amount.end : amount.end + 2]] in _ALIVE:
        return amount.cls == "count"
    is_count = amount.cls == "count" and amount.in_words
    if is_count and before is not None and before.low == "under" and (after is None or _leads_off(after)):
        return True
    if amount.cls == "duration":
        tail = tokens[amount.end - 1].low
        is_old = tail.endswith("-old") or lows[:1] in (["old"], ["-"]) or lows[:2] == ["of", "age"]
        if not is_old or amount.unit not in ("year", "month"):
            return False
        things = figure_tables()["words"]["old_things"]
        return not any(one.low in things for one in tokens[amount.end : amount.end + 3])
    if amount.cls != "count" or not amount.is_exact:
        words = [one.low for one in tokens[amount.first : amount.core]]
        is_subject = after is not None and after.low in figure_tables()["words"]["auxiliaries"]
        return (
            amount.cls == "count"
            and words in (["under"], ["over"])
            and not is_subject
            and (after is None or _leads_off(after))
            and (amount.high or amount.low or 0) < 100
        )
    is_between_commas = before is not None and before.text == "," and after is not None and after.text in ",.;"
    if (
        is_between_commas
        and (core_is_name(tokens, amount.core - 2) or _is_person(tokens[max(0, amount.core - 2)].low))
        and 1 < (amount.low or 0) < 110
        and tokens[amount.core].low.isdigit()
    ):
        return True
    if before is not None and before.low == "of" and amount.core > 1 and (after is None or _leads_off(after)):
        whose = tokens[amount.core - 2].low
        if whose in ("mother", "father", "parent", "widow", "widower") and (amount.low or 0) < 15:
            return False
        return whose == "age" or bool(_PERSON.fullmatch(whose))
    if before is not None and before.text == "(" and after is not None and after.text == ")":
        return core_is_name(tokens, amount.core - 2) and not _is_list(tokens, amount)
    return False


def _is_another_age(tokens: Sequence[Token], amount: Amount, after: Token | None) -> bool:
    """Tell the second of "two brothers, aged nine and 12,"."""
    at = amount.first - 1
    if at < 2 or tokens[at].low not in ("and", ",", "or", "to") or not (after is None or _leads_off(after)):
        return False
    while at > 0 and (tokens[at].low in ("and", ",", "or", "to") or _is_number(tokens[at])):
        at -= 1
    return tokens[at].low in ("aged", "ages")


def _is_youngest(tokens: Sequence[Token], amount: Amount, after: Token | None) -> bool:
    """Tell "the youngest victim was seven", "the oldest, 71,"."""
    if amount.cls != "count" or amount.first < 3 or not (after is None or _leads_off(after)):
        return False
    return any(one.low in ("youngest", "oldest", "eldest") for one in tokens[amount.first - 3 : amount.first - 1])


def _is_number(token: Token) -> bool:
    return token.low.isdigit() or small_number(token.low) is not None


def _is_person(low: str) -> bool:
    return bool(_PERSON.fullmatch(low)) or low in words_of("people", "roles")


def _is_of_an_age(tokens: Sequence[Token], amount: Amount, after: Token | None) -> bool:
    """Tell "children under five screened there", "women over 60", from "women over 60 kilometres away"."""
    end = amount.high if amount.high is not None else amount.low
    limit = amount.core - 1
    if limit < 1 or tokens[limit].low not in ("under", "over", "above", "below"):
        return False
    if amount.cls != "count" or end is None or end > 100 or amount.is_compound or amount.rule == "figure.measure":
        return False
    if tokens[limit - 1].low not in figure_tables()["words"]["of_an_age"]:
        return False
    return after is None or _leads_off(after) or after.low.endswith("ed")


def _leads_off(token: Token) -> bool:
    return not token.is_word or token.low in figure_tables()["nouns"]["ends"]


def core_is_name(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a token is the last of a name."""
    return at >= 0 and tokens[at].is_capital and tokens[at].is_word


def _is_list(tokens: Sequence[Token], amount: Amount) -> bool:
    """Tell numbers in brackets behind places one after another, "Oldford (8), Newford (6)"."""
    around = tokens[max(0, amount.core - 8) : amount.end + 8]
    return sum(one.text == "(" for one in around) > 1
