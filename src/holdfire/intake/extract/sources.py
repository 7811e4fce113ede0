"""Finding "according to X", "in the words of X", "by X's count" with the mention of X."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.intake.extract.ground import Ground
from holdfire.intake.mentions import Mention


def according_to(ground: Ground, layer: int = -1) -> Iterator[tuple[int, int, Mention | None, int]]:
    """Find "according to X", "in the words of X", "by X's count", "for X," with the mention of X.

    Yields:
        First token, the token after the cue, the mention, the token after the mention.
    """
    low = ground.low
    for at, word in enumerate(low):
        if ground.inside[at] != layer:
            continue
        if word == "according" and low[at + 1 : at + 2] == ["to"]:
            yield _named_after(ground, at, at + 2)
        elif word == "per" and at and low[at - 1] in (",", "—", "–") and (at + 1) in ground.starting:
            yield _named_after(ground, at, at + 1)
        elif word == "in" and low[at + 1 : at + 4] == ["the", "words", "of"]:
            yield _named_after(ground, at, at + 4)
        elif (
            word == "in" and low[at + 1 : at + 2] in (["his"], ["her"], ["their"]) and low[at + 2 : at + 3] == ["words"]
        ):
            words = ground.article.words(ground.tokens[at + 1].start, ground.tokens[at + 1].end)
            yield (at, at + 3, Mention(words, words, "pronoun"), at + 3)
        elif word in ("by", "on") and low[at + 1 : at + 2] == ["the"] and low[at + 3 : at + 4] == ["of"]:
            if low[at + 2] in (
                "count",
                "estimate",
                "account",
                "reckoning",
                "tally",
                "admission",
                "evidence",
                "testimony",
            ):
                yield _named_after(ground, at, at + 4)
        elif word == "by":
            for end in range(at + 2, min(at + 7, len(low))):
                if low[end] in (
                    "count",
                    "estimate",
                    "estimates",
                    "account",
                    "reckoning",
                    "tally",
                    "admission",
                    "counts",
                    "figures",
                    "tallies",
                    "calculation",
                    "calculations",
                    "telling",
                    "assessment",
                    "standards",
                    "definition",
                    "version",
                    "accounts",
                ):
                    named = _owner(ground, at + 1, end)
                    if named is not None:
                        yield (at, at + 1, named, end + 1)
                    break


def _owner(ground: Ground, first: int, noun: int) -> Mention | None:
    """Find whose count it is: "the ministry's own count"."""
    begins, ends = ground.tokens[first].start, ground.tokens[noun].start
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
    return (at, last, None, last)
