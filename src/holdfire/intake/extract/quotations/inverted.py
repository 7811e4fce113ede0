"""Subjects behind their verb of speech: "..., said the envoy", "..., reads a banner over the gate"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import Ground, between, sentence_start
from holdfire.intake.extract.quotations.speakers import some
from holdfire.intake.names.mentions import Mention

BEFORE_NOUNS = frozenset(["a", "an", "the", "this", "these", "those", "his", "her", "its", "their", "our", "my", "no"])
"""Words behind which a verb's form is a noun: "the claim"."""
_LED_BY = frozenset(
    ["speaking", "addressing", "briefing", "commenting", "responding", "replying", "reacting", "writing", "talking",
     "referring", "asked", "in", "on", "at", "during", "after", "before", "following", "amid", "earlier", "later",
     "separately", "meanwhile", "flanked", "visiting", "opening", "hosting", "chairing", "appearing", "citing",
     "quoting", "returning", "arriving", "touring", "welcoming", "marking", "announcing", "accusing", "urging"]
)  # fmt: skip
"""Words that lead a sentence whose subject comes behind a comma: "Speaking in the capital, the envoy, ..., urged"."""


def inverted_subject(ground: Ground, at: int, last: int) -> Mention | None:
    """Find the subject behind a verb: "..., said the envoy".

    Args:
        ground: The sentence.
        at: The verb.
        last: Just past its last token.
    """
    back = ground.back_over_marks(at - 1)
    if ground.low[at] in ("told", "tell", "tells", "telling"):
        return None
    if back < 0 or not (ground.low[back] in ",—–-?!." or (back < at - 1 and ground.inside[back] >= 0)):
        return None
    is_quoted = ground.inside[ground.back_over_marks(back - 1)] >= 0
    is_plain = ground.low[back] == "," and ground.inside[back] < 0 and not is_quoted
    led = sentence_start(ground)
    if is_plain and ground.tokens[led].low in _LED_BY and not ground.has_finite(led, back):
        return None
    if is_plain and _is_led_aside(ground, led, back):
        return None
    is_pair = any(low in "—–-" for low in ground.low[led + 1 : back]) or ground.low[led] in ("who", "which", "whose")
    if ground.low[back] in "—–-" and (is_pair or not (is_quoted or ground.has_finite(led, back))):
        return None
    if is_plain and led in ground.starting and not ground.has_finite(led, back):
        is_owned = ground.low[last : last + 1] in (["his"], ["her"], ["their"], ["its"])
        if is_owned or ground.starting[led][0] != back - 1 or "," in ground.low[led:back]:
            return None
    following = _behind_time(ground, last)
    named = ground.starting.get(following)
    if (
        named is None
        and ground.low[following : following + 1] in (["one"], ["another"], ["others"], ["some"])
        and ground.low[following + 1 : following + 2] in ([], [","], ["."], [";"], [":"])
    ):
        return some(ground, following, following)[1]
    if named is None and ground.low[following : following + 2] in (["one", "of"], ["some", "of"], ["another", ","]):
        return some(ground, following, following + 1)[1]
    if named is None and not is_plain and ground.low[following : following + 1] in (["a"], ["an"], ["the"]):
        return _unknown_subject(ground, following)
    if named is None and is_plain and ground.has_finite(led, back):
        return _owned_subject(ground, following)
    if named is None or named[1].kind == "place" or ground.inside[following] >= 0:
        return None
    if ground.low[following] in ("me", "us", "him", "them"):
        return None
    is_bare = ground.low[back] in ",—–-" and back == at - 1 and ground.inside[back] < 0 and not is_quoted
    is_name = ground.inside[back] >= 0 and ground.tokens[back].is_word and named[1].kind == "pronoun"
    after = named[0] + 1 if is_bare or is_name else len(ground.low)
    while after < len(ground.low) and ground.low[after] not in (",", ".", ";", ":", "who", "which", "that", "whose"):
        word = ground.low[after]
        is_past = word.endswith("ed") and len(word) > 4 and ground.low[after - 1] not in BEFORE_NOUNS
        if ground.inside[after] >= 0 or word in between("finite") or is_past:
            return None
        after += 1
    if ground.low[at] in ("saying", "adding") or ground.low[at].endswith("ing"):
        return None
    return named[1]


_TIMES = frozenset(
    ["also", "then", "later", "today", "yesterday", "earlier", "monday", "tuesday", "wednesday", "thursday", "friday",
     "saturday", "sunday", "morning", "afternoon", "evening", "night", "late", "early"]
)  # fmt: skip


def _behind_time(ground: Ground, at: int) -> int:
    """Skip the time between a verb and its subject: "said on Monday evening the head of the mission"."""
    if ground.low[at : at + 1] == ["on"] and at + 1 < len(ground.low) and ground.low[at + 1] in _TIMES:
        at += 1
    while at < len(ground.low) and ground.low[at] in _TIMES:
        at += 1
    return at + 3 if ground.low[at + 1 : at + 3] == ["-", "year-old"] else at


def _is_led_aside(ground: Ground, led: int, back: int) -> bool:
    """Say whether a comma closes an aside behind the subject: "Xia, which has sent aid, urged both sides"."""
    if led not in ground.starting:
        return False
    comma = ground.starting[led][0] + 1
    if ground.low[comma : comma + 1] != [","] or ground.low[comma + 1] not in (
        "which",
        "who",
        "whose",
        "where",
        "whom",
    ):
        return False
    return "," not in ground.low[comma + 1 : back]


def _owned_subject(ground: Ground, first: int) -> Mention | None:
    """Take a noun phrase that ends the sentence for who says it: "..., says the town's only doctor"."""
    last = len(ground.low)
    while last > first and not ground.tokens[last - 1].is_word:
        last -= 1
    is_owned = any(low.endswith("'s") for low in ground.low[first : last - 1])
    if not is_owned or not 1 < last - first < 8 or any(ground.low[n] in ",;:" for n in range(first, last)):
        return None
    words = ground.article.words(ground.tokens[first].start, ground.tokens[last - 1].end)
    return Mention(words, words, "role", words.exact)


def _unknown_subject(ground: Ground, first: int) -> Mention | None:
    """Take the noun behind a verb that follows quoted words for who says them: "reads a banner over the gate"."""
    last = first + 1
    ends = between("prepositions") | {",", ".", ";", "who", "that", "of", "for", "which", "as"}
    while last < len(ground.low) and last - first < 6 and ground.low[last] not in ends and ground.inside[last] < 0:
        last += 1
    if last == first + 1 or ground.inside[first] >= 0:
        return None
    words = ground.article.words(ground.tokens[first].start, ground.tokens[last - 1].end)
    bare = ground.article.words(ground.tokens[first + 1].start, ground.tokens[last - 1].end)
    return Mention(words, bare, "role", bare.exact)
