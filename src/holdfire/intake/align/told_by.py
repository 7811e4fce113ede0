"""What two things compared say of their speakers, their times and their sources, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from holdfire.intake.align.comparable import Comparable, Stretch
from holdfire.intake.align.ideas import words_only
from holdfire.intake.align.weigh import Weights
from holdfire.intake.align.whom import alike
from holdfire.intake.text.alike import stem

_WORD = re.compile(r"\d[\d,.]*\d|[^\W_]+(?:['’-][^\W_]+)*")
SAME = 0.99
WORDS_NAMED = 4


def is_same_speaker(new: Comparable, there: Comparable) -> bool:
    """Say whether both name a speaker, holder or actor, and the same."""
    return (alike(new.who, there.who) or 0.0) >= SAME


def is_other_speaker(new: Comparable, there: Comparable) -> bool:
    """Say whether both name one, and they have nothing in common."""
    return alike(new.who, there.who) == 0.0


def is_same_place(new: Comparable, there: Comparable) -> bool:
    """Say whether both rest on the same words of the same document."""
    if not new.document or new.document != there.document or new.start < 0 or there.start < 0:
        return False
    shared = min(new.end, there.end) - max(new.start, there.start)
    return shared > 0.8 * max(new.end - new.start, there.end - there.start)


def order(new: Comparable, there: Comparable) -> int:
    """Say which was said later: 1 the new one, -1 what is there, 0 nobody can say.

    Where both say when, that decides; otherwise the days on which they were published.
    """
    for one, other in ((new.time, there.time), (new.told, there.told)):
        if one and other:
            return _order(one, other)
    return 0


def _order(one: Stretch, other: Stretch) -> int:
    return (one[0] > other[1]) - (one[1] < other[0])


def otherwise(new: Comparable, there: Comparable) -> tuple[str, str]:
    """Tell contradicting from superseding: the same speaker who later says otherwise supersedes.

    Returns:
        The name of the relation, and the words about the speakers.
    """
    if is_same_speaker(new, there):
        later = order(new, there)
        name = {1: "supersedes", -1: "superseded", 0: "contradicts"}[later]
        how = {1: "later", -1: "earlier", 0: "which came later is not said"}[later]
        return name, f"both from {there.who.shown}, {how}" if later else f"both from {there.who.shown}; {how}"
    return "contradicts", speakers(new, there)


def speakers(new: Comparable, there: Comparable) -> str:
    """Say who speaks in both; ``""`` where nobody is named."""
    if is_same_speaker(new, there):
        return f"both from {there.who.shown}"
    if new.who and there.who:
        return f"this from {new.who.shown}, the other from {there.who.shown}"
    return ""


def source_words(new: Comparable, there: Comparable, names: Mapping[str, str]) -> str:
    """Say where the other is told, where that is elsewhere."""
    if there.source and there.source != new.source:
        return f"told by {names.get(there.source, there.source)}"
    return ""


def words_shared(new: Comparable, there: Comparable, weights: Weights) -> str:
    """Name the weightiest words that both have, as the new one has them; ``""`` for none."""
    shared = words_only(new.words & there.words)
    found = {word: _key(word) for word in _WORD.findall(new.exact) if len(word) > 2 or word.isdigit()}
    keys = sorted({key for key in found.values() if key in shared}, key=lambda key: (-weights.of(key), key))
    heaviest = dict.fromkeys(keys[:WORDS_NAMED])
    first = {key: word for word, key in reversed(found.items()) if key in heaviest}
    return ", ".join(f"“{word}”" for word in found if word in first.values())


def _key(word: str) -> str:
    return stem(word.replace(",", ""))
