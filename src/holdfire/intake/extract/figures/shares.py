"""Shares: "half of", "two-thirds", "one in five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.text.article import Token
from holdfire.intake.text.number_words import NumberWords, number_at, number_tables, small_number

_SIDE = re.compile(r"(?:ern|er|held|west|east|north|south|upper)$")
"""Words before a "half" that is a side of a place or one of two parts of a time."""


_ONE_DOES = ("said", "says", "told", "added", "was", "is", "has", "described", "recalled", "spoke", "called", "put")
"""Behind "A third" at the beginning of a clause: a third witness, a third shell."""


def share_at(tokens: Sequence[Token], at: int, number: NumberWords | None) -> Amount | None:
    """Read "half of", "a third", "two-thirds", "three quarters", "one in five", "one child in four", "six in ten"."""
    parts, low = number_tables().parts, tokens[at].low
    then = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if low == "half":
        return _half(tokens, at)
    if number is not None and number.scaled and then in parts:
        return None
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
    return _one_in(tokens, at, number) if number is not None else None


def _half(tokens: Sequence[Token], at: int) -> Amount | None:
    then = tokens[at + 1].low if at + 1 < len(tokens) else ""
    before = " ".join(one.low for one in tokens[max(0, at - 2) : at])
    is_modified = any(before.endswith(word) for word in figure_tables()["before"])
    if (
        then in ("a", "an", "-")
        or (_SIDE.search(before) and not is_modified)
        or before.endswith(("first", "second", "other", "in", "last", "and a", "the"))
    ):
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
    is_said = is_said or (at > 1 and tokens[at - 1].low == "by" and not then[:1].isdigit() and then != "past")
    return _part(at, at + 1, Fraction(1, 2)) if is_said or is_modified else None


def _is_part(tokens: Sequence[Token], after: int, word: str) -> bool:
    """Tell "a third of the cargo" from "a third day", "a quarter" from "a second quarter"."""
    following = tokens[after].low if after < len(tokens) else "."
    if following == "," and word == "third" and any(one.low == "two" for one in tokens[: after - 2]):
        return False
    if word != "quarter" and following in _ONE_DOES and _opens(tokens, after - 2):
        return False
    if after > 2 and tokens[after - 3].low == "by":
        return True
    return (
        following in ("of", "the")
        or following in figure_tables()["words"]["behind_thirds"]
        or not following[0].isalpha()
        or (word == "quarter" and following == "in")
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a sentence begins here, or a clause behind a semicolon or a dash."""
    return at == 0 or (at == 1 and not tokens[0].is_word) or tokens[at - 1].text in ";–—"


def _part(at: int, end: int, value: Fraction) -> Amount:
    return Amount(at, at, end, value, value, cls="fraction", unit="fraction", rule="figure.fraction", in_words=True)


def _one_in(tokens: Sequence[Token], at: int, count: NumberWords) -> Amount | None:
    """Read "one in five", "one out of every four", "one child in four", "six in ten"."""
    for noun in (0, 1, 2):
        to = count.end + noun
        words = [one.low for one in tokens[to : to + 3]]
        if not words or (noun and not tokens[to - 1].is_word) or (noun and tokens[to - 1].low in ("of", "were", "was")):
            return None
        skip = _steps_to_whole(words)
        if (
            skip
            and count.value < 100
            and (whole := number_at(tokens, to + skip))
            and 1 < whole.value <= 1000
            and count.value < whole.value
        ):
            ends_so = whole.end >= len(tokens) or _closes(tokens[whole.end].low)
            is_small = whole.value in (10, 100) or (count.in_words and whole.in_words and whole.value <= 10)
            is_bare = noun == 0 and (words[0] != "out" or is_small)
            is_by_style = count.in_words and (whole.value in (10, 100) or (count.value == 1 and 10 < whole.value < 100))
            is_alike = count.in_words == whole.in_words or is_by_style
            if is_alike and (ends_so or is_bare):
                inside = to - 1 if noun else -1
                return _part(at, whole.end, count.value / whole.value)._replace(noun=inside)
    return None


def _steps_to_whole(words: list[str]) -> int:
    if words == ["out", "of", "every"]:
        return 3
    if words[:2] in (["in", "every"], ["out", "of"], ["of", "every"]):
        return 2
    return 1 if words[0] == "in" else 0


def _closes(low: str) -> bool:
    """Say whether a word after "one child in four" leaves "four" without a noun of its own."""
    return not low[0].isalpha() or low in figure_tables()["nouns"]["ends"]
