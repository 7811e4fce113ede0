"""Numbers that somebody puts at something: "put the toll at 40", "whose number is put at 900 by the ministry"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.clauses import begins_another, sentence_end
from holdfire.intake.extract.quotations.cues import Cue, cue_words
from holdfire.intake.extract.quotations.ground import Ground, attitude_forms, speech_bases
from holdfire.intake.extract.quotations.reading import Reading, words_between

_NUMBERED = frozenset(
    ["toll", "number", "figure", "count", "chance", "chances", "cost", "total", "damage", "losses", "casualties",
     "size", "strength", "death", "share", "odds", "likelihood", "risk", "numbers"]
)  # fmt: skip
_AT = frozenset(["at", "closer", "between", "above", "below", "higher", "lower", "around", "near"])
_LED = frozenset(["whose", "the", "a", "an", "its", "their", "his", "her"])
_BE = frozenset(["is", "was", "are", "were", "been"])


def read_put_at(reading: Reading, ground: Ground, cue: Cue, begins: int) -> None:
    """Read what a cue puts at something.

    Args:
        reading: Where it is kept.
        ground: The sentence.
        cue: A form of "put", "estimate", "give".
        begins: The last token before its subject.
    """
    end = sentence_end(ground, cue.last)
    if cue.order == "same" and ground.low[cue.at - 1] in _BE:
        _put_by(reading, ground, cue, end)
    elif begins > 0 and _is_whose(ground, begins):
        _whose_number(reading, ground, cue, begins)
    elif (
        cue.verb != "give"
        and ground.low[cue.last : cue.last + 1] != ["at"]
        and any(word in _NUMBERED for word in ground.low[cue.last : cue.last + 4])
    ):
        at = next((n for n in range(cue.last, min(end, cue.last + 16)) if ground.low[n] in _AT), -1)
        if at > 0:
            stop = _before_relative(ground, at, end)
            reading.add(ground, [words_between(ground, cue.last, stop)], cue_words(ground, cue), cue.source, "put-at")


def _put_by(reading: Reading, ground: Ground, cue: Cue, end: int) -> None:
    """Read "whose number is put at 18,000 by the movement and at no more than 7,000 by the government"."""
    noun = next((n for n in range(cue.at - 2, max(-1, cue.at - 10), -1) if ground.low[n] in _NUMBERED), -1)
    if noun < 0:
        return
    first = next((n for n in range(noun, max(-1, noun - 4), -1) if ground.low[n] in _LED), noun)
    is_whole = ground.low[first] != "whose" and not ground.has_finite(noun + 1, cue.at - 1)
    stop = cue.at - 1 if is_whole and "," not in ground.low[noun : cue.at] else noun + 1
    at = cue.last
    if ground.low[at] == "by" and at + 1 in ground.starting:
        last, source = ground.starting[at + 1]
        if last + 1 < end and ground.low[last + 1] in _AT:
            pieces = [
                words_between(ground, first, stop),
                words_between(ground, last + 1, _before_relative(ground, last + 1, end)),
            ]
            reading.add(ground, pieces, cue_words(ground, cue), source, "put-at")
        return
    keep = reading.source, reading.name
    while at < end and ground.low[at] in _AT:
        by = next((n for n in range(at + 1, min(at + 10, end)) if ground.low[n] == "by"), -1)
        if by < 0 or by + 1 not in ground.starting:
            return
        last, source = ground.starting[by + 1]
        pieces = [words_between(ground, first, stop), words_between(ground, at, by)]
        reading.add(ground, pieces, cue_words(ground, cue), source, "put-at")
        reading.source, reading.name = keep
        at = last + 2 if ground.low[last + 1 : last + 2] in (["and"], ["but"], ["while"]) else end


def _is_whose(ground: Ground, last: int) -> bool:
    """Say whether "whose number" stands before the subject of a verb that puts it at something."""
    return ground.low[last] in _NUMBERED and ground.low[last - 1] == "whose"


def _whose_number(reading: Reading, ground: Ground, cue: Cue, last: int) -> None:
    """Read "whose number the group puts at between 60 and 75", and who else puts it at what."""
    end = sentence_end(ground, cue.last)
    at = next((n for n in range(cue.last, min(cue.last + 4, end)) if ground.low[n] in _AT), -1)
    if at < 0:
        return
    whose = words_between(ground, last - 1, last + 1)
    stop = next((n for n in range(at + 1, end) if ground.low[n] in (",", ";") or _is_other(ground, n)), end)
    keep = reading.source, reading.name
    reading.add(ground, [whose, words_between(ground, at, stop)], cue_words(ground, cue), cue.source, "put-at")
    reading.source, reading.name = keep
    if stop < end - 3 and _is_other(ground, stop):
        length, other = ground.starting[stop + 1]
        if ground.low[length + 1] in _AT:
            piece = words_between(ground, length + 1, end)
            reading.add(ground, [whose, piece], cue_words(ground, cue), other, "put-at")


def _is_other(ground: Ground, at: int) -> bool:
    """Say whether "and" leads to another who puts it elsewhere: "and the government at 7,000"."""
    return ground.low[at] in ("and", "but", "while") and at + 1 in ground.starting


def _before_relative(ground: Ground, first: int, end: int) -> int:
    low = ground.low
    for number in range(first, end):
        is_joined = low[number] == "," and low[number + 1 : number + 2] in (["and"], ["but"], ["while"], ["saying"])
        if low[number] == "and" and low[number + 1 : number + 2] and _is_verb(low[number + 1]):
            return number
        if ground.inside[number] < 0 and (
            is_joined
            or low[number] in ("who", "which", ";", "while", "but")
            or (low[number] == "," and begins_another(ground, number, end))
        ):
            return number - 1 if low[number - 1] == "," else number
    return end


def _is_verb(low: str) -> bool:
    """Say whether a word is surely a verb in its third person or past that tells what somebody did besides."""
    return (low in speech_bases() or low in attitude_forms()) and low.endswith(("s", "ed", "said", "told"))
