"""Reading numbers out of a text: digits, words, and both together ("2.3 million", "twenty-three", "half a million")."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from holdfire.intake.text.article import Token

_DIGITS = re.compile(
    r"(\d{1,3}(?:[,\u066c]\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}|\d+(?:[.\u066b]\d+)?)(k|m|mn|bn|b)?", re.IGNORECASE
)
_AND_A_HALF = "-and-a-half"
_PARTS = {text: Fraction(text) for text in ("1/2", "1/3", "2/3", "1/4", "3/4")}
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_OF_A_DOZEN = ("remaining", "other", "another", "further", "additional", "first", "last")
_MOST_SIGNS = 40
"""Longer runs of digits are no numbers that somebody counted."""
_FEW = {"couple": (2, 2), "few": (3, 9)}


class NumberWords(NamedTuple):
    """A number read from tokens.

    Attributes:
        value: What it is worth.
        end: Number of the first token behind it.
        in_words: Whether it is written in words only.
        scaled: Whether a word such as "thousand" or "million" ends it.
    """

    value: Fraction
    end: int
    in_words: bool = False
    scaled: bool = False


@dataclass(frozen=True, slots=True)
class _Tables:
    small: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    parts: Mapping[str, int]


@cache
def number_tables() -> _Tables:
    """Give the tables of ``number_words.toml``."""
    tables = tomllib.loads(files("holdfire.intake.text").joinpath("number_words.toml").read_text(encoding="utf-8"))
    return _Tables(tables["small"], tables["scales"], tables["suffixes"], tables["parts"])


def number_at(tokens: Sequence[Token], first: int) -> NumberWords | None:
    """Read the number that begins with a token.

    Returns:
        ``None`` where none begins there. "A hundred" and "half a million" begin with "a" and "half"; an "a" or
        "half" without such a word behind it is none.
    """
    if first >= len(tokens):
        return None
    low = tokens[first].low
    if low[0].isdigit():
        return _digits(tokens, first)
    tables = number_tables()
    if low in ("half-dozen", "dozen") and (low != "dozen" or (first and tokens[first - 1].low in _OF_A_DOZEN)):
        return NumberWords(Fraction(6 if low == "half-dozen" else 12), first + 1, True)
    if low in ("a", "an", "one", "half", "several", "quarter") and first + 1 < len(tokens):
        found = _with_article(tokens, first, tables)
        if found:
            return found
    value: Fraction | int | None = small_number(low)
    if value is None and low.endswith(_AND_A_HALF) and (whole := small_number(low.removesuffix(_AND_A_HALF))):
        value = whole + Fraction(1, 2)
    return _in_words(tokens, first, value, tables) if value is not None else None


def small_number(word: str) -> int | None:
    """Read one word, "seven" or "twenty-three"; ``None`` for another word."""
    small = number_tables().small
    if word in small:
        return small[word]
    tens, _, ones = word.partition("-")
    if ones in small and 0 < small[ones] < 10 and small.get(tens, 0) >= 20:
        return small[tens] + small[ones]
    return None


@lru_cache(4096)
def read_digits(text: str) -> Fraction | None:
    """Read digits with their group marks, decimals and suffix ("8,000", "1.3", "85m"); ``None`` for other text."""
    if text[-1:] in _SIGNS and text[:-1].isdigit() and len(text) < 5:
        return int(text[:-1]) + _SIGNS[text[-1]]
    found = _DIGITS.fullmatch(text) if len(text) <= _MOST_SIGNS else None
    if not found:
        return None
    digits = found[1].replace(",", "").replace("\u066c", "").replace("\u066b", ".")
    whole, _, part = digits.partition(".")
    value = Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))
    return value * number_tables().suffixes[found[2].lower()] if found[2] else value


def _digits(tokens: Sequence[Token], first: int) -> NumberWords | None:
    value = read_digits(tokens[first].low)
    if value is None:
        return None
    behind = first + 1
    while _is_next_group(tokens, first, behind):
        value, behind = value * 1000 + int(tokens[behind].low), behind + 1
    part, behind = _vulgar_part(tokens, behind)
    value, end = _scaled(tokens, behind, value + part)
    return NumberWords(value, end, scaled=end > behind or not tokens[first].low[-1].isdigit())


def _vulgar_part(tokens: Sequence[Token], at: int) -> tuple[Fraction, int]:
    """Read the "1/2" of "2 1/2 years"; nothing where none stands here."""
    part = _PARTS.get(tokens[at].low) if at < len(tokens) else None
    return (part, at + 1) if part is not None else (Fraction(0), at)


def _is_next_group(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a token is the "300" of "10 300"; the day of a date before it has none."""
    if at >= len(tokens) or len(tokens[at].low) != 3 or not tokens[at].low.isdigit():
        return False
    lead = tokens[first].low
    if tokens[at].start - tokens[at - 1].end != 1 or len(lead) > 3 or not lead.isdigit() or lead[0] == "0":
        return False
    return first == 0 or not tokens[first - 1].is_capital


def _scaled(tokens: Sequence[Token], at: int, value: Fraction) -> tuple[Fraction, int]:
    """Multiply by the scale words that follow ("million", "hundred thousand"); a hyphen may stand between."""
    scales = number_tables().scales
    while at < len(tokens):
        here = at + 1 if tokens[at].text == "-" and at + 1 < len(tokens) else at
        scale = scales.get(tokens[here].low)
        if scale is None or tokens[here].low == "score":
            break
        value, at = value * scale, here + 1
    return value, at


def _with_article(tokens: Sequence[Token], first: int, tables: _Tables) -> NumberWords | None:
    low, then = tokens[first].low, tokens[first + 1].low
    if low in ("half", "quarter") and then in ("a", "an", "of") and first + 2 < len(tokens):
        is_of = then == "of"
        scale = tables.scales.get(tokens[first + 2].low)
        if scale and not is_of:
            return NumberWords(Fraction(scale, 2 if low == "half" else 4), first + 3, True)
        return None
    if low in ("a", "an") and then in ("half", "quarter") and first + 2 < len(tokens):
        scale = tables.scales.get(tokens[first + 2].low)
        if scale:
            return NumberWords(Fraction(scale, 2 if then == "half" else 4), first + 3, True)
        of_a = [one.low for one in tokens[first + 2 : first + 5]]
        if of_a[:2] == ["of", "a"] and of_a[2:] and (whole := tables.scales.get(of_a[2], 0)) >= 1000:
            return NumberWords(Fraction(whole, 2 if then == "half" else 4), first + 5, True, True)
    if low in ("a", "an", "one") and then in tables.scales and then != "score":
        return _in_words(tokens, first, 1, tables)
    return None


def _in_words(tokens: Sequence[Token], first: int, value: Fraction | int, tables: _Tables) -> NumberWords:
    """Read on: "two hundred and fifty thousand", "one and a half million"."""
    total: Fraction | int = 0
    part: Fraction | int = value
    at = first + 1
    while at < len(tokens):
        low = tokens[at].low
        if low in tables.scales and low != "score":
            scale = tables.scales[low]
            part *= scale
            if scale >= 1000:
                total, part = total + part, 0
            at += 1
            continue
        after = at + 1 if low == "and" else at
        half = [one.low for one in tokens[at : at + 3]]
        if half == ["and", "a", "half"]:
            part, at = part + Fraction(1, 2), at + 3
            continue
        more = small_number(tokens[after].low) if after < len(tokens) else None
        if more is None or not _goes_on(part, more, low == "and", total):
            break
        part, at = part + more, after + 1
    return NumberWords(Fraction(total + part), at, True, tokens[at - 1].low in tables.scales)


def _goes_on(part: Fraction | int, more: int, is_and: bool, total: Fraction | int) -> bool:
    """Say whether a further word belongs to the same number ("two hundred | fifty", "forty | two")."""
    if more == 0:
        return False
    if part >= 100 or (part == 0 and total):
        return more < 100 and (is_and or part > 0 or bool(total))
    return not is_and and part >= 20 and part % 10 == 0 and more < 10
