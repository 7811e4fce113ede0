"""What is counted, and what became of it: five wounded soldiers are not three injured patients."""

from __future__ import annotations

import re

from holdfire.intake.align.amount import Amount
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.ideas import bag_of
from holdfire.intake.align.told_by import SAME, is_same_speaker
from holdfire.intake.align.weigh import Weights
from holdfire.intake.align.whom import alike
from holdfire.intake.text.alike import stems

STANDS_FOR_ANOTHER = frozenset(("other", "others", "more", "another", "ones", "rest", "them"))
"""Nouns that count what the figure before them counts."""
FAR = 80
"""A figure before is looked for so many characters back."""
NEAR_BY = 0.15
"""From this share of the words next to them on, two figures stand in like words."""
MANY_TIMES = 5
_SAYS_LITTLE = stems(
    "people person persons man men others more life lives dead body bodies victim victims casualty casualties civilian"
    " civilians member members total number toll figure wounded injured evacuee evacuees arrival arrivals martyr"
    " martyrs armed half dozen dozens hundred hundreds thousand thousands"
) | {"~people", "~kill", "~wound", "~leave", "~weapon"}
"""Words that do not tell those counted from others: anybody is a person, and what befell them is compared by itself."""
_DEEDS = {
    "turned back": r"turn(?:ed|ing|s)? (?:back|away|around)|sent back|refused (?:entry|passage)|denied (?:entry|access)"
    r"|blocked|(?:been|were|was) stopped|held up",
    "waiting": r"wait(?:s|ed|ing)?|stranded|stuck|queued|queu(?:e)?ing|parked|lined up|stand(?:s|ing)? ready",
    "arrived": r"deliver(?:s|ed|ing|y|ies)?|reach(?:es|ed|ing)?|arriv(?:e|es|ed|ing|al)|enter(?:s|ed|ing)?"
    r"|unload(?:ed|ing)?|got (?:in|through)|roll(?:ed|s|ing)? in(?:to)?|cross(?:ed|es|ing)?|let (?:in|through)",
}  # fmt: skip
_DEED = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _DEEDS.items()}
_PART = re.compile(r"[,;:.]|\b(?:and|but|while|out of)\b|\d")


def sort_of(counted: str, unit: str) -> frozenset[str]:
    """Give what tells the counted from others: stems of the noun and their ideas; none where it says little."""
    return frozenset(word for word in bag_of(f"{counted} {unit}") - _SAYS_LITTLE if not word.isdigit())


def deed_in(before: str, after: str) -> str:
    """Name whether what is counted came through, waits or was sent back, from the words on either side of the number.

    Asked in turn: what follows as far as the next part of the sentence, what stands right before, all that follows.
    """
    near = _PART.split(before)[-1]
    for part in (_PART.split(after, maxsplit=1)[0], near, after):
        found = [(match.start(), name) for name, pattern in _DEED.items() if (match := pattern.search(part))]
        if found:
            return min(found)[1]
    return ""


def are_unlike(one: Comparable, other: Comparable) -> bool:
    """Say whether two figures count different things: others, of whom other things are told, or elsewhere and then."""
    if one.sort and other.sort and not one.sort & other.sort:
        return True
    if one.deed and other.deed and one.deed != other.deed:
        return True
    if one.fate and other.fate and one.fate != other.fate:
        return True
    elsewhere = alike(one.place, other.place) == 0.0
    return elsewhere and bool(one.time and other.time) and not _meet(one, other)


def is_one_count(one: Comparable, other: Comparable, weights: Weights) -> bool:
    """Say whether there is a reason to hold that two figures are of one count, so that one of them has to be wrong.

    Words that say what is counted or what became of it, and where, when or by whom it was counted; or words of the
    deal. None where places or times are others, or one number is many times the other.
    """
    if one.on and one.on == other.on:
        return True
    if one.time and other.time and not _meet(one, other):
        return False
    if alike(one.place, other.place) == 0.0 and not (one.sort & other.sort and _meet(one, other)):
        return False
    if one.value and other.value and not is_of_one_size(one.value, other.value):
        return False
    return is_near_alike(one, other, weights) or (_what_agrees(one, other) and _where_agrees(one, other))


def is_told_alike(one: Comparable, other: Comparable, weights: Weights) -> bool:
    """Say whether anything but the numbers says that two figures are of one count."""
    if one.on and one.on == other.on:
        return True
    return is_near_alike(one, other, weights) or _what_agrees(one, other) or _where_agrees(one, other)


def is_near_alike(one: Comparable, other: Comparable, weights: Weights) -> bool:
    """Say whether like words stand next to two figures."""
    return weights.of_both(one.near, other.near) >= NEAR_BY


def is_of_one_size(one: Amount, other: Amount) -> bool:
    """Say whether neither of two numbers is many times the other."""
    low, high = sorted((one.middle, other.middle))
    return low > 0 and high <= MANY_TIMES * low


def _what_agrees(one: Comparable, other: Comparable) -> bool:
    return bool(one.sort & other.sort or (one.fate and one.fate == other.fate) or (one.deed and one.deed == other.deed))


def _where_agrees(one: Comparable, other: Comparable) -> bool:
    is_there = (alike(one.place, other.place) or 0.0) >= SAME
    return is_there or _meet(one, other) or is_same_speaker(one, other)


def _meet(one: Comparable, other: Comparable) -> bool:
    return bool(one.time and other.time and one.time[0] <= other.time[1] and other.time[0] <= one.time[1])
