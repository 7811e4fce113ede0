"""Amounts: a number with its modifier, its range and its unit, read from the tokens of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache

from holdfire.intake.article import Token
from holdfire.intake.extract.amount import Amount, figure_tables
from holdfire.intake.extract.modifiers import with_modifiers
from holdfire.intake.extract.shares import share_at
from holdfire.intake.number_words import NumberWords, number_at, number_tables, small_number

_RANGE_MARKS = ("to", "–", "—", "-", "or")
_PERCENT = {("%",): 1, ("percent",): 1, ("per", "cent"): 2, ("pct",): 1, ("percentage", "points"): 2}


@cache
def beginnings() -> frozenset[str]:
    """Give the words an amount can begin with, apart from digits."""
    numbers, tables = number_tables(), figure_tables()
    vague = {words.split()[0] for words in tables["vague"]}
    return frozenset(
        {word for word, value in numbers.small.items() if value}
        | vague
        | numbers.parts.keys()
        | {"a", "an", "between", "twice"}
        | tables["currency_signs"].keys()
    )


def can_begin(low: str) -> bool:
    """Say whether an amount can begin with a word, given in small letters."""
    return low[0].isdigit() or low in beginnings() or ("-" in low and low.partition("-")[0] in beginnings())


def amount_at(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read the amount whose number begins with a token, with the words before and behind it."""
    low = tokens[at].low
    found = None
    if not low[0].isdigit():
        if low in ("a", "an") and (at + 1 >= len(tokens) or tokens[at + 1].low not in _behind_article()):
            return None
        found = _twice(tokens, at) or _a_decade(tokens, at) or _money_by_sign(tokens, at) or _vague(tokens, at)
    if found is None:
        number = number_at(tokens, at)
        found = share_at(tokens, at, number) or _compound_word(tokens, at) or _range(tokens, at, number)
        if found is None and number is not None:
            found = _plain(at, number)
    return with_modifiers(tokens, _with_unit(tokens, found)) if found is not None else None


@cache
def _behind_article() -> frozenset[str]:
    """Give the words that make a number of an "a" before them."""
    numbers = number_tables()
    return frozenset({"few", "couple", "decade", "half", "quarter"} | numbers.scales.keys() | numbers.parts.keys())


def _plain(at: int, number: NumberWords) -> Amount:
    return Amount(at, at, number.end, number.value, number.value, in_words=number.in_words)


def _twice(tokens: Sequence[Token], at: int) -> Amount | None:
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if tokens[at].low != "twice" or following in ("as", "the", "that", "a", "its", "their", "-"):
        return None
    return Amount(at, at, at + 1, Fraction(2), Fraction(2), unit="time", rule="figure.times", in_words=True)


def _a_decade(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "a decade", "half an hour"."""
    words = [one.low for one in tokens[at : at + 3]]
    if words[:2] == ["a", "decade"]:
        return _time(at, at + 2, Fraction(10), "year")
    if words == ["half", "an", "hour"]:
        return _time(at, at + 3, Fraction(1, 2), "hour")
    return None


def _time(at: int, end: int, value: Fraction, unit: str) -> Amount:
    return Amount(at, at, end, value, value, cls="duration", unit=unit, rule="figure.duration", in_words=True)


def _money_by_sign(tokens: Sequence[Token], at: int) -> Amount | None:
    unit = figure_tables()["currency_signs"].get(tokens[at].text)
    if unit is None:
        return None
    number = number_at(tokens, at + 1)
    if number is None:
        return None
    inner = _range(tokens, at + 1, number) or _plain(at + 1, number)
    return replace(inner, first=at, core=at, cls="money", unit=unit, rule="figure.money")


def _vague(tokens: Sequence[Token], at: int) -> Amount | None:
    table = figure_tables()["vague"]
    for length in (4, 3, 2, 1):
        words = " ".join(one.low for one in tokens[at : at + length])
        if words in table and at + length <= len(tokens):
            if words in ("scores", "millions", "billions") and not _says_how_many(tokens, at + length):
                return None
            low, high = table[words]
            return Amount(at, at, at + length, Fraction(low), Fraction(high), True, rule="figure.vague", in_words=True)
    return None


def _says_how_many(tokens: Sequence[Token], at: int) -> bool:
    nouns = figure_tables()["nouns"]["alone"]
    return at < len(tokens) and (tokens[at].low in ("of", "more", "were", "have") or tokens[at].low in nouns)


def _compound_word(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read one word with a hyphen, "two-day", "six-week-old"."""
    pieces = tokens[at].low.split("-")
    count = small_number(pieces[0])
    if len(pieces) < 2 or not count:
        return None
    unit = figure_tables()["time_units"].get(pieces[1])
    if unit is None:
        return None
    tail = len(tokens[at].text) - len(pieces[0]) - 1 - len(pieces[1])
    if pieces[2:3] == ["old"] and not _is_old_thing(tokens, at + 1):
        return None
    value = Fraction(count)
    return Amount(at, at, at + 1, value, value, cls="duration", unit=unit, rule="figure.duration",
                  is_compound=True, in_words=True, tail=tail)  # fmt: skip


def _is_old_thing(tokens: Sequence[Token], at: int) -> bool:
    things = figure_tables()["words"]["decade_things"]
    return any(one.low in things for one in tokens[at : at + 2])


def _range(tokens: Sequence[Token], at: int, first: NumberWords | None) -> Amount | None:
    """Read "between 40 and 60", "900 to 1,000", "25,000–30,000", "six to eight thousand", "two or three"."""
    is_between = tokens[at].low == "between"
    first = number_at(tokens, at + 1) if is_between else first
    if first is None or first.end + 1 >= len(tokens):
        return None
    mark = tokens[first.end]
    if mark.low != "and" if is_between else mark.low not in _RANGE_MARKS:
        return None
    if mark.text in "–—-" and tokens[first.end + 1].start - mark.end > 0 and mark.text == "—":
        return None
    at_sign = first.end + 1 + (tokens[first.end + 1].text in figure_tables()["currency_signs"])
    second = number_at(tokens, at_sign)
    if second is None:
        return None
    low = _scaled_like(first, second)
    if low >= second.value or (mark.low == "-" and not is_between and second.value < 10 and low < 10):
        return None
    if mark.low == "to" and _tells_change(tokens, at):
        return None
    return Amount(at, at, second.end, low, second.value, rule="figure.range", in_words=first.in_words)


def _scaled_like(first: NumberWords, second: NumberWords) -> Fraction:
    """Give the first end its scale: the "six" of "six to eight thousand"."""
    if not second.scaled or first.scaled or first.value >= 1000:
        return first.value
    scale = next(
        (one for one in (10**9, 10**6, 1000, 100, 12) if second.value % one == 0 or second.value > one >= 1000), 1
    )
    return first.value * scale if first.value * scale < second.value else first.value


def _tells_change(tokens: Sequence[Token], at: int) -> bool:
    """Tell the two numbers of "rose from 61 to 83" from a range."""
    if at == 0 or tokens[at - 1].low != "from":
        return False
    changes = figure_tables()["words"]["changes"]
    return any(one.low in changes for one in tokens[max(0, at - 9) : at - 1])


def _with_unit(tokens: Sequence[Token], found: Amount) -> Amount:
    """Add percent, a currency or a unit of time that follows."""
    if found.cls != "count":
        return found
    tables = figure_tables()
    lows = [one.low for one in tokens[found.end : found.end + 3]]
    for words, length in _PERCENT.items():
        if tuple(lows[: len(words)]) == words:
            return replace(found, end=found.end + length, cls="percent", unit="percent", rule="figure.percent")
    is_tied = lows[:1] == ["-"] and len(lows) > 1
    lead = 1 if is_tied or (lows[:1] and lows[0] in tables["words"]["currency_adjectives"]) else 0
    word = lows[lead] if len(lows) > lead else ""
    if not is_tied and word in tables["currency_words"]:
        return replace(
            found, end=found.end + lead + 1, cls="money", unit=tables["currency_words"][word], rule="figure.money"
        )
    head, _, rest = word.partition("-")
    if (is_tied or lead == 0) and head in tables["time_units"]:
        return _of_time(tokens, found, is_tied, head, rest)
    if (
        lead == 0
        and word in ("full", "consecutive", "straight", "whole", "long", "more")
        and len(lows) > 1
        and lows[1] in tables["time_units"]
    ):
        return replace(
            found, end=found.end + 2, cls="duration", unit=tables["time_units"][lows[1]], rule="figure.duration"
        )
    if is_tied and head in tables["measures"]:
        return replace(
            found, end=found.end + 2, unit=tables["measures"][head], rule="figure.measure", tail=len(word) - len(head)
        )
    if is_tied:
        return replace(found, end=found.end + 1, is_compound=True)
    if word in tables["measures"]:
        return replace(found, end=found.end + 1, unit=tables["measures"][word], rule="figure.measure")
    return found


def _of_time(tokens: Sequence[Token], found: Amount, is_tied: bool, head: str, rest: str) -> Amount:
    end = found.end + 1 + is_tied
    tail = len(rest) + 1 if rest else 0
    unit = figure_tables()["time_units"][head]
    if unit == "decade":
        low, high = (found.low or 0) * 10, (found.high or 0) * 10
        found, unit = replace(found, low=Fraction(low), high=Fraction(high)), "year"
    return replace(found, end=end, cls="duration", unit=unit, rule="figure.duration", is_compound=is_tied, tail=tail)
