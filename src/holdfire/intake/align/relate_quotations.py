"""How one quotation stands to another: by what they deny, the numbers in them, and who gives the words themselves."""

from __future__ import annotations

from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.ideas import words_only
from holdfire.intake.align.told_by import is_other_speaker, is_same_speaker, otherwise, speakers, words_shared
from holdfire.intake.align.weigh import Weights

MUCH_SHARED = 0.2
"""From this share of all their words on, two are taken as saying the same or its contrary; below, nobody can say."""
SAID_ONCE = 0.12
"""From this share on, two by one speaker are taken as one saying."""
SAYS_MORE = 1.6
"""One that holds the other and is so many times as long says more."""


def relate_quotations(new: Comparable, there: Comparable, weights: Weights) -> tuple[str, list[str]]:
    """Name the relation and say why."""
    shared = words_shared(new, there, weights)
    has = f"both have {shared}" if shared else ""
    alike = weights.of_both(new.words, there.words)
    if new.is_denied != there.is_denied and alike >= MUCH_SHARED:
        name, who = otherwise(new, there)
        says = "it denies what the other says" if new.is_denied else "it says what the other denies"
        return name, [says, who, has]
    if new.numbers and there.numbers and not new.numbers & there.numbers and alike >= MUCH_SHARED:
        name, who = otherwise(new, there)
        numbers = f"the numbers differ: {_listed(new)} and {_listed(there)}"
        return name, [numbers, who, has]
    if alike < (SAID_ONCE if is_same_speaker(new, there) else MUCH_SHARED) or new.is_denied != there.is_denied:
        return "resembles", ["in other words", speakers(new, there), has]
    if is_other_speaker(new, there):
        return "repeats", ["the like by another speaker", speakers(new, there), has]
    name, says = _rendering(new, there, weights)
    return name, [says, speakers(new, there), has]


def _rendering(new: Comparable, there: Comparable, weights: Weights) -> tuple[str, str]:
    """Compare two renderings that may be of the same words."""
    if new.is_direct and not there.is_direct:
        return "refines", "gives the words themselves, which the other renders"
    if there.is_direct and not new.is_direct:
        return "repeats", "renders the words that the other gives"
    ours, theirs = words_only(new.words), words_only(there.words)
    held = weights.total(ours & theirs)
    if theirs and held > 0.7 * weights.total(theirs) and len(ours) > SAYS_MORE * len(theirs):
        return "refines", "says more of it"
    if ours == theirs:
        return "repeats", "in nearly the same words"
    return "repeats", "another rendering" if is_same_speaker(new, there) else "says alike"


def _listed(one: Comparable) -> str:
    return " and ".join(sorted(one.numbers, key=lambda number: (len(number), number)))
