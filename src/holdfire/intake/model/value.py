"""What a number is worth, read from its own words: a model points at a number, it never says how much it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from holdfire.intake.number_words import number_at, number_tables
from holdfire.intake.sentences import tokens_of

_UP_TO = re.compile(
    r"(?:up to|at most|no more than|not more than|a maximum of|less than|fewer than|under|below|within|as many as)\b"
)
_FROM = re.compile(
    r"(?:at least|more than|over|no fewer than|no less than|not less than|a minimum of|upwards? of|above|exceeding)\b"
)
_NEARLY = re.compile(r"(?:nearly|almost|close to|just under)\b")
_ABOUT = re.compile(r"(?:about|around|roughly|some|approximately|an estimated|estimated|circa|or so)\b")
_VAGUE = {
    "hundreds of thousands": (200_000, 999_999), "tens of thousands": (20_000, 99_999),
    "hundreds of millions": (200_000_000, 999_999_999), "tens of millions": (20_000_000, 99_999_999),
    "millions": (2_000_000, 9_999_999), "thousands": (2_000, 9_999), "hundreds": (200, 999), "dozens": (24, 99),
    "scores": (40, 99), "several": (3, 9), "a few": (3, 9), "a couple": (2, 2), "none": (0, 0), "no": (0, 0),
}  # fmt: skip
_PARTS = {
    "two thirds": Fraction(2, 3), "a third": Fraction(1, 3), "one third": Fraction(1, 3), "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4), "three quarters": Fraction(3, 4), "half": Fraction(1, 2),
}  # fmt: skip
_EXACT = ("a couple", "no", "none")


@dataclass(frozen=True, slots=True)
class Value:
    """An interval with open ends (``None``)."""

    low: Fraction | None
    high: Fraction | None
    approx: bool = False


def value_of(words: str) -> Value | None:
    """Read the words of a figure, modifier included; ``None``: no one number or range stands there.

    Examples:
        >>> value_of("between six and eight thousand")
        Value(low=Fraction(6000, 1), high=Fraction(8000, 1), approx=False)
        >>> value_of("no more than 8,000").high
        Fraction(8000, 1)
    """
    low = " ".join(words.lower().replace("-", " ").replace("–", " to ").split())
    found = _numbers(words.replace("–", " - ").replace("%", " % "))
    part = next((part for said, part in _PARTS.items() if re.search(rf"(?<!\w){said}(?!\w)", low)), None)
    if part and max(found, default=Fraction(0)) < 10:
        return _modified(low, part, part, False)
    if len(found) == 1:
        return _modified(low, found[0], found[0], False)
    if len(found) == 2 and found[0] <= found[1]:
        return Value(_scaled_alike(found[0], found[1], low), found[1], bool(_ABOUT.search(low)))
    return None if found else _vague(low)


def _vague(low: str) -> Value | None:
    for vague, (least, most) in _VAGUE.items():
        said = re.search(rf"(?<!\w){vague}(?!\w)(?: of)?(?: (\w+))?", low)
        if said:
            scale = number_tables().scales.get(said[1] or "", 1) if vague in ("several", "a few", "a couple") else 1
            return _modified(low, Fraction(least * scale), Fraction(most * scale), vague not in _EXACT)
    return None


def _modified(low: str, least: Fraction, most: Fraction, approx: bool) -> Value:
    if _NEARLY.search(low):
        return Value(None, most, True)
    if _UP_TO.search(low):
        return Value(None, most, approx)
    if _FROM.search(low):
        return Value(least, None, approx)
    return Value(least, most, approx or bool(_ABOUT.search(low)))


def _numbers(words: str) -> list[Fraction]:
    tokens = [one for one in tokens_of(words, 0, len(words)) if one.text != "%"]
    found: list[Fraction] = []
    at = 0
    while at < len(tokens):
        number = number_at(tokens, at)
        if number:
            found.append(number.value)
            at = number.end
        else:
            at += 1
    return found


def _scaled_alike(least: Fraction, most: Fraction, low: str) -> Fraction:
    """Read "six to eight thousand" as six thousand to eight thousand."""
    scales = {word: scale for word, scale in number_tables().scales.items() if scale >= 1000}
    said = [scales[word] for word in low.split() if word in scales]
    return least * said[0] if len(said) == 1 and least < 1000 <= most else least
