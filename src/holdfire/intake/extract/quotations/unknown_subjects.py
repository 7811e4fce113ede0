"""Subjects no mention is known of: "Polls published this week", "Guards at the gate"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import MARKS, Ground, between, sentence_start, speech_bases
from holdfire.intake.extract.quotations.owners import NO_PHRASE
from holdfire.intake.names.mentions import Mention

_REDUCED = frozenset(
    ["in", "on", "by", "at", "to", "from", "with", "of", "for", "as", "this", "last", "near", "inside", "under",
     "over", "there", "here", "earlier", "late", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday"]
)  # fmt: skip
"""What may follow a participle that describes a noun: "residents reached by telephone"."""


_DESCRIBE = frozenset(["run", "held", "led", "made", "sent", "known", "seen", "given", "set", "drawn", "taken", "kept"])
"""Participles with no "ed" that describe a noun: "health authorities run by the group"."""


def described_subject(ground: Ground, at: int) -> tuple[int, Mention] | None:
    """Take the noun phrase before a verb for its subject where no mention is known: "Polls published this week"."""
    last = at - 1
    while last > 0 and (
        ground.low[last] in between("adverbs")
        or ground.low[last] in between("auxiliary")
        or ground.low[last].endswith("ly")
    ):
        last -= 1
    if (
        last < 0
        or not (ground.tokens[last].is_word or ground.low[last] == ")")
        or ground.inside[last] != ground.inside[at]
    ):
        return None
    begins = sentence_start(ground)
    first = last
    while first > begins and not _bounds(ground, first - 1, at):
        first -= 1
    while first < last and (
        ground.low[first] in ("and", "but", "while", "that", "meanwhile", "however")
        or ground.tokens[first].text in MARKS
    ):
        first += 1
    if ground.low[last] in ("and", "but", "or", "then"):
        return None
    if first == last and "'" in ground.low[first] and not ground.low[first].endswith("'s"):
        return None
    if first > last or last - first > 14 or ground.low[first] in NO_PHRASE or not ground.tokens[first].is_word:
        return None
    known = between("finite")
    if ground.low[first].endswith("ing") or all(
        ground.low[n] in ("a", "an", "the", "un") for n in range(first, last + 1)
    ):
        return None
    for number in range(first, last + 1):
        low = ground.low[number]
        if low in known or low in ("that", "who", "which"):
            return None
        is_past = (len(low) > 4 and low.endswith("ed")) or speech_bases().get(low, low) != low
        if is_past and number > first and ground.low[number + 1] not in _REDUCED and number < last:
            return None
    stop = next(
        (n for n in range(first + 1, last + 1) if ground.low[n] in _REDUCED or ground.low[n].endswith("ed")), last + 1
    )
    if stop - first > 1 and stop <= last and ground.low[stop - 1] in _DESCRIBE:
        stop -= 1
    head = ground.article.words(ground.tokens[first].start, ground.tokens[stop - 1].end)
    words = ground.article.words(ground.tokens[first].start, ground.tokens[last].end)
    return first, Mention(words, head, "role", without_determiner(head.exact))


def _bounds(ground: Ground, at: int, verb: int) -> bool:
    """Say whether a token stands between a subject and what is before it."""
    low = ground.low[at]
    return ground.inside[at] != ground.inside[verb] or low in ",;:—–()•" or low in ("while", "but", "that", "because")


def without_determiner(words: str) -> str:
    """Leave out an article or a possessive before a noun."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an", "some", "its", "their", "his", "her") else words
