"""Words around a number that open an end of its interval or say "about"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.text.article import Token

_AMBIGUOUS = ("over", "under", "beyond", "about", "around", "above", "below", "inside")
"""Prepositions that, before another modifier, belong to what stands before them ("hand over nearly 300")."""
_HANDING = re.compile(
    r"(?:turn|hand|tak|sign|carr|fight|vot|pass|brought|go|went|watch|presid|preced|div|fall|fell|rul|charg|clash|row)"
    r"(?:e|es|ed|s|ing|en|ies|ied|ting)?|took|fought|talks|dispute|disputes|control|worri(?:ed|es)"
)
"""Words whose "over" or "under" is not that of the number behind ("turned over 11 soldiers")."""
_GONE = ("gone", "went", "shot", "climbed", "crept", "rose", "risen", "jumped")
"""Words whose "up" is not that of the number behind ("has gone up to 1,507")."""
LONGEST = 5
"""Words of the longest modifier."""


@cache
def _edges() -> tuple[frozenset[str], frozenset[str]]:
    """Give the last words of what stands before a number, and the first ones of what stands behind."""
    tables = figure_tables()
    return (
        frozenset(words.split()[-1] for words in tables["before"]),
        frozenset(words.split()[0] for words in tables["behind"]),
    )


def with_modifiers(tokens: Sequence[Token], found: Amount) -> Amount:
    """Take in the words before and behind that open an end or say "about"."""
    before, behind = figure_tables()["before"], figure_tables()["behind"]
    first = found.first
    said: list[str] = []
    before_ends, behind_begins = _edges()
    for _ in range(2):
        if not first or tokens[first - 1].low not in before_ends:
            break
        ahead = [one.low for one in tokens[max(0, first - LONGEST) : first]]
        for length in range(len(ahead), 0, -1):
            words = " ".join(ahead[-length:])
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
    for length in (3, 2, 1) if end < len(tokens) and tokens[end].low in behind_begins else ():
        words = " ".join(one.low for one in tokens[end : end + length])
        if words == "+" and tokens[end + 1 : end + 2] and tokens[end + 1].low[0].isdigit():
            break
        if words in behind and end + length <= len(tokens) and not found.is_compound:
            said.append(behind[words])
            end += length
            break
    if not said:
        return found if first == found.first else found._replace(first=first)
    low = None if any("high" in one for one in said) else found.low
    high = None if any("low" in one for one in said) else found.high
    if low is None and high is None:
        low, high = found.low, found.high
    return found._replace(
        first=first, end=end, low=low, high=high, is_about=found.is_about or any("about" in one for one in said)
    )


def _may_modify(words: str, found: Amount, ahead: str) -> bool:
    if words == "up to" and ahead in _GONE:
        return False
    if words in ("within", "inside"):
        return found.cls == "duration" or found.rule == "figure.measure"
    if words == "beyond" and found.rule == "figure.measure":
        return False
    if words == "over" and found.cls in ("count", "money") and _HANDING.fullmatch(ahead):
        return False
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
