"""Finding "according to X", "in the words of X", "by X's count" with the mention of X."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from holdfire.intake.extract.quotations.ground import Ground, speech_bases
from holdfire.intake.extract.quotations.unknown_subjects import without_determiner
from holdfire.intake.names.mentions import Mention

_COUNTS_OF = frozenset(["count", "estimate", "account", "reckoning", "tally", "admission", "evidence", "testimony"])
COUNTS = frozenset(
    ["count", "estimate", "estimates", "account", "evidence", "testimony", "reckoning", "tally", "admission",
     "counts", "figures", "tallies", "calculation", "calculations", "telling", "assessment", "standards",
     "definition", "version", "accounts"]
)  # fmt: skip
_VIEWS = (["words"], ["view"], ["opinion"], ["estimation"], ["judgment"], ["judgement"], ["telling"])
_OWN = frozenset(["his", "her", "their", "its"])
Source = tuple[int, int, Mention | None, int]


def according_to(ground: Ground, layer: int = -1) -> Iterator[Source]:
    """Find "according to X", "in the words of X", "by X's count", "as X said," with the mention of X.

    Yields:
        First token, the token after the cue, the mention, the token after the mention.
    """
    if _FIRST.isdisjoint(ground.words):
        return
    for at in compress(count(), map(_FIRST.__contains__, ground.low)):
        if ground.inside[at] == layer:
            found = _source_at(ground, at, ground.low[at])
            if found is not None:
                yield found


_FIRST = frozenset(["according", "as", "per", "in", "by", "on"])


def _source_at(ground: Ground, at: int, word: str) -> Source | None:
    low = ground.low
    if word == "according":
        return _named_after(ground, at, at + 2) if low[at + 1 : at + 2] == ["to"] else None
    if word == "as":
        verb = _verb_behind(ground, at + 1) if at + 1 in ground.starting else -1
        return (at, at + 1, ground.starting[at + 1][1], verb + 1) if verb > 0 else None
    if word == "per":
        is_tag = at > 0 and low[at - 1] in (",", "—", "–", "as") and at + 1 in ground.starting
        return _named_after(ground, at - (low[at - 1] == "as"), at + 1) if is_tag else None
    if word == "in":
        if low[at + 1 : at + 2] == ["the"] and low[at + 2 : at + 3] in _VIEWS and low[at + 3 : at + 4] == ["of"]:
            return _named_after(ground, at, at + 4)
        if low[at + 1 : at + 2] in (["his"], ["her"], ["their"]) and low[at + 2 : at + 3] == ["words"]:
            words = ground.article.words(ground.tokens[at + 1].start, ground.tokens[at + 1].end)
            return (at, at + 3, Mention(words, words, "pronoun"), at + 3)
        return None
    if low[at + 1 : at + 2] == ["the"] and low[at + 3 : at + 4] == ["of"]:
        return _named_after(ground, at, at + 4) if low[at + 2] in _COUNTS_OF else None
    for end in range(at + 2, min(at + 7, len(low)) if word == "by" else at):
        if low[end] in COUNTS:
            named = _owner(ground, at + 1, end)
            return (at, at + 1, named, end + 1) if named is not None else None
    return None


def _verb_behind(ground: Ground, first: int) -> int:
    """Find the verb of "as the agency reported,"; -1 where there is none, or no comma behind it."""
    at = ground.starting[first][0] + 1
    while at < len(ground.low) and ground.low[at] in ("has", "have", "had", "earlier", "also", "previously"):
        at += 1
    if at >= len(ground.low) or ground.low[at] not in speech_bases():
        return -1
    return at if "," in ground.low[at + 1 : at + 6] else -1


def _owner(ground: Ground, first: int, noun: int) -> Mention | None:
    """Find whose count it is: "the ministry's own count"."""
    begins, ends = ground.tokens[first].start, ground.tokens[noun].start
    if ground.low[first] in _OWN and noun - first <= 2:
        words = ground.article.words(begins, ground.tokens[first].end)
        return Mention(words, words, "pronoun")
    if not any(low.endswith("'s") or low == "'" for low in ground.low[first:noun]):
        named = ground.starting.get(first)
        is_name = named is not None and any(token.is_capital for token in ground.tokens[first:noun])
        return named[1] if named is not None and is_name and named[0] in (noun, noun - 1) else None
    known = [*ground.possessives, *(one for _, one in ground.starting.values())]
    return next((one for one in known if begins <= one.words.start < ends), None)


def _named_after(ground: Ground, at: int, last: int) -> tuple[int, int, Mention | None, int]:
    named = ground.starting.get(last)
    if ground.low[last : last + 1] in (["her"], ["him"], ["them"], ["it"]) and ground.low[last + 1 : last + 2] in (
        [","],
        ["."],
    ):
        words = ground.article.words(ground.tokens[last].start, ground.tokens[last].end)
        return (at, last, named[1] if named else Mention(words, words, "pronoun"), last + 1)
    if named is not None:
        other = ground.starting.get(named[0] + 2)
        if other is not None and ground.low[named[0] + 1] in ("and", "or") and other[1].kind != "pronoun":
            words = ground.article.words(named[1].words.start, other[1].words.end)
            return (at, last, Mention(words, words, "group", f"{named[1].name} and {other[1].name}"), other[0] + 1)
        return (at, last, named[1], named[0] + 1)
    for number in range(last, min(last + 5, len(ground.low))):
        if ground.low[number] in ",.;":
            break
        if number in ground.starting:
            return (at, last, ground.starting[number][1], ground.starting[number][0] + 1)
    return _unknown(ground, at, last)


_NO_SOURCE = frozenset(["plan", "schedule", "plans", "whether", "how", "what", "which", "whom", "need", "rank", "type"])


def _unknown(ground: Ground, at: int, first: int) -> tuple[int, int, Mention | None, int]:
    """Take the words up to the next mark for a source no mention is known of: "people familiar with the matter"."""
    low, last = ground.low, first
    while last < len(low) and low[last] not in ",.;:!?—–()" and ground.inside[last] == ground.inside[at]:
        last += 1
    size = last - first
    if not 0 < size < 12 or low[first] in _NO_SOURCE or low[last - 1] in _NO_SOURCE or not ground.tokens[first].is_word:
        return (at, first, None, first)
    words = ground.article.words(ground.tokens[first].start, ground.tokens[last - 1].end)
    return (at, first, Mention(words, words, "role", without_determiner(words.exact)), last)
