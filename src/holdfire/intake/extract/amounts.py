"""Amounts: a number with its modifier, its range and its unit, read from the tokens of a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from holdfire.intake.article import Token
from holdfire.intake.number_words import NumberWords, number_at, number_tables, small_number

_RANGE_MARKS = ("to", "–", "—", "-", "or")
_PERCENT = {("%",): 1, ("percent",): 1, ("per", "cent"): 2, ("pct",): 1, ("percentage", "points"): 2}
_AMBIGUOUS = ("over", "under", "beyond", "about", "around", "above", "below", "inside")
"""Prepositions that, before another modifier, belong to what stands before them ("hand over nearly 300")."""
LONGEST = 5
"""Words of the longest modifier."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as the text puts it.

    Attributes:
        first: Number of its first token, modifier and all.
        core: Number of the first token of the number itself.
        end: Number of the first token behind it.
        low: At least; ``None``: open.
        high: At most; ``None``: open.
        is_about: Whether the words say that it is only about that.
        cls: "count", "percent", "money", "duration" or "fraction".
        unit: Of money, time and measures; ``""`` for counts.
        rule: Which rule read it.
        is_compound: Whether a hyphen ties it to a noun ("72-hour truce").
        noun: Number of the token of a noun inside of it ("one child in four"); -1: none.
        tail: Characters of the token before ``end`` that do not belong to it ("-old" of "six-week-old").
    """

    first: int
    core: int
    end: int
    low: Fraction | None
    high: Fraction | None
    is_about: bool = False
    cls: str = "count"
    unit: str = ""
    rule: str = "figure.count"
    is_compound: bool = False
    in_words: bool = False
    tail: int = 0
    noun: int = -1

    @property
    def is_one(self) -> bool:
        """Say whether it is just one."""
        return self.low == self.high == 1


@cache
def figure_tables() -> Mapping[str, Any]:
    """Give the tables of ``figures.toml``, lists of words as sets."""
    tables = tomllib.loads(files("holdfire.intake.extract").joinpath("figures.toml").read_text(encoding="utf-8"))
    for table in ("words", "people", "nouns"):
        tables[table] = {name: frozenset(words) for name, words in tables[table].items()}
    return tables


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
    for read in _OF_DIGITS if tokens[at].low[0].isdigit() else _OF_WORDS:
        found = read(tokens, at)
        if found is not None:
            return _modified(tokens, _with_unit(tokens, found))
    return None


def _plain(tokens: Sequence[Token], at: int) -> Amount | None:
    number = number_at(tokens, at)
    if number is None:
        return None
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
    inner = _range(tokens, at + 1) or _plain(tokens, at + 1)
    if inner is None:
        return None
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


def _fraction(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "half of", "a third", "two-thirds", "three quarters", "one in five", "one child in four", "six in ten"."""
    parts, low = number_tables().parts, tokens[at].low
    then = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "half":
        return _half(tokens, at)
    head, dash, tail = low.partition("-")
    if dash and tail in parts and (count := small_number(head)) and parts[tail] > count:
        return _part(at, at + 1, Fraction(count, parts[tail]))
    if low in ("a", "an", "one") and then in parts and _is_part(tokens, at + 2, then):
        return _part(at, at + 2, Fraction(1, parts[then]))
    if low == "a" and then == "half" and _is_part(tokens, at + 2, "half"):
        return _part(at, at + 2, Fraction(1, 2))
    count = small_number(low)
    if count and then in parts and then.endswith("s") and count < parts[then]:
        return _part(at, at + 2, Fraction(count, parts[then]))
    if low[0].isdigit() and then == "/" and at + 2 < len(tokens) and tokens[at + 2].low[0].isdigit():
        return None
    return _one_in(tokens, at)


def _half(tokens: Sequence[Token], at: int) -> Amount | None:
    then = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = " ".join(one.low for one in tokens[max(0, at - 2) : at])
    if then in ("a", "an", "-") or before.endswith(("first", "second", "other", "in", "last", "and a", "the")):
        return None
    is_said = then in (
        "of",
        "the",
        "its",
        "their",
        "his",
        "her",
        "our",
        "were",
        "are",
        "have",
        "had",
        ",",
        ".",
        "that",
        "this",
        "my",
    )
    is_said = is_said or any(before.endswith(word) for word in figure_tables()["before"])
    return _part(at, at + 1, Fraction(1, 2)) if is_said else None


def _is_part(tokens: Sequence[Token], after: int, word: str) -> bool:
    """Tell "a third of the cargo" from "a third day", "a quarter" from "a second quarter"."""
    following = tokens[after].low if after < len(tokens) else "."
    verbs = ("were", "are", "have", "had", "has", "was", "is", "said")
    return following in ("of", "the", *verbs) or not following[0].isalpha() or (word == "quarter" and following == "in")


def _part(at: int, end: int, value: Fraction) -> Amount:
    return Amount(at, at, end, value, value, cls="fraction", unit="fraction", rule="figure.fraction", in_words=True)


def _one_in(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "one in five", "one out of every four", "one child in four", "six in ten"."""
    count = number_at(tokens, at)
    if count is None or count.value >= 100:
        return None
    for noun in (0, 1, 2):
        to = count.end + noun
        words = [one.low for one in tokens[to : to + 3]]
        if not words or (noun and not tokens[to - 1].is_word) or (noun and tokens[to - 1].low in ("of", "were", "was")):
            return None
        skip = (
            3
            if words == ["out", "of", "every"]
            else 2
            if words[:2] == ["in", "every"]
            else 1
            if words[0] == "in"
            else 0
        )
        if skip and (whole := number_at(tokens, to + skip)) and 1 < whole.value <= 1000 and count.value < whole.value:
            ends_so = whole.end >= len(tokens) or _closes(tokens[whole.end].low)
            if count.in_words == whole.in_words and (ends_so or noun == 0 or count.value == 1):
                inside = to - 1 if noun else -1
                return replace(_part(at, whole.end, count.value / whole.value), noun=inside)
    return None


def _closes(low: str) -> bool:
    """Say whether a word after "one child in four" leaves "four" without a noun of its own."""
    return not low[0].isalpha() or low in figure_tables()["nouns"]["ends"]


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


def _range(tokens: Sequence[Token], at: int) -> Amount | None:
    """Read "between 40 and 60", "900 to 1,000", "25,000–30,000", "six to eight thousand", "two or three"."""
    is_between = tokens[at].low == "between"
    first = number_at(tokens, at + is_between)
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


def _modified(tokens: Sequence[Token], found: Amount) -> Amount:
    """Take in the words before and behind that open an end or say "about"."""
    before, behind = figure_tables()["before"], figure_tables()["behind"]
    first = found.first
    said: list[str] = []
    for _ in range(2):
        for length in range(min(LONGEST, first), 0, -1):
            words = " ".join(one.low for one in tokens[first - length : first])
            if (
                words in before
                and _may_modify(words, found, tokens[first - length - 1].low if first > length else "")
                and not (said and words in _AMBIGUOUS)
            ):
                said.append(before[words])
                first -= length
                break
        else:
            break
    if found.cls == "fraction" and first and tokens[first - 1].low == "not":
        said, first = ["high"], first - 1
    end = found.end
    for length in (3, 2, 1):
        words = " ".join(one.low for one in tokens[end : end + length])
        if words == "+" and tokens[end + 1 : end + 2] and tokens[end + 1].low[0].isdigit():
            break
        if words in behind and end + length <= len(tokens) and not found.is_compound:
            said.append(behind[words])
            end += length
            break
    low = None if any("high" in one for one in said) else found.low
    high = None if any("low" in one for one in said) else found.high
    if low is None and high is None:
        low, high = found.low, found.high
    return replace(
        found, first=first, end=end, low=low, high=high, is_about=found.is_about or any("about" in one for one in said)
    )


def _may_modify(words: str, found: Amount, ahead: str) -> bool:
    if words in ("within", "inside"):
        return found.cls == "duration"
    if words == "under" and found.in_words and found.cls == "count":
        return found.high is not None and found.high > 18
    if words in ("over", "beyond") and found.cls == "duration":
        return not found.is_compound and ahead in (
            "for",
            "after",
            "lasted",
            "of",
            "took",
            "lasting",
            "waited",
            "spent",
            "last",
            "is",
        )
    return True


_OF_DIGITS = (_fraction, _range, _plain)
_OF_WORDS = (_twice, _a_decade, _money_by_sign, _vague, _fraction, _compound_word, _range, _plain)
