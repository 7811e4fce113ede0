"""Nouns that lead to what was said: "the minister's claim that ...", "expressed concern that ..."."""

from __future__ import annotations

from holdfire.intake.candidate import Reporter, Words
from holdfire.intake.extract.quotations.according import holder_of
from holdfire.intake.extract.quotations.clauses import clause_end, sentence_end
from holdfire.intake.extract.quotations.cues import Cue, find_cues
from holdfire.intake.extract.quotations.ground import Ground, between, speech_bases
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.extract.quotations.speakers import main_subject, subject_before
from holdfire.intake.names.mentions import Mention
from holdfire.intake.text.word_tables import words_of

_RAISED = frozenset(["raising", "raised", "raises", "giving", "gives", "offering", "offered", "renewing", "putting"])
_ARISE = frozenset(["hope", "hopes", "fear", "fears", "optimism", "expectation", "doubts", "worries", "suspicions"])
"""What events raise: "..., raising hopes that ..." says of nobody that he said it."""
_GOES_ON = frozenset(["are", "is", "was", "were", "has", "have", "had", "will", "would", "could"])


def read_expressed(reading: Reading, ground: Ground) -> None:
    """Read "expressed concern that ...", "gave assurances that ...", "issued a warning that ..."."""
    if "that" not in ground.words or words_of("speech", "expressed").isdisjoint(ground.words):
        return
    for at in range(2, len(ground.low) - 3):
        if (
            ground.low[at] != "that"
            or ground.low[at - 1] not in words_of("speech", "expressed")
            or ground.inside[at] >= 0
        ):
            continue
        verb = next(
            (n for n in range(at - 2, max(-1, at - 7), -1) if ground.low[n] in words_of("speech", "expressing")), -1
        )
        if verb < 0 or ground.inside[verb] >= 0:
            continue
        is_led = ground.low[verb].endswith("ing")
        if ground.low[verb] in _RAISED and ground.low[at - 1] in _ARISE:
            continue
        subject = (None if is_led else subject_before(ground, verb)) or main_subject(ground, verb)
        begins = ground.skip_marks(at + 1)
        if subject is None or begins >= len(ground.low):
            continue
        stand_in = Cue(verb, at, "say", subject[1], verb, "before")
        end = clause_end(ground, stand_in, begins, [one for one in find_cues(ground) if one.at > begins])
        if end - begins < 2:
            continue
        piece = words_between(ground, begins, end)
        if reading.is_free(*piece):
            cue = ground.article.words(ground.tokens[verb].start, ground.tokens[at - 1].end)
            reading.add(ground, [piece], cue, subject[1], "expressed-that")


def read_views(reading: Reading, ground: Ground) -> None:
    """Read "the mediators' view is that ...", "his message was that ..."."""
    low = ground.low
    if "that" not in ground.words or words_of("speech", "views").isdisjoint(ground.words):
        return
    for at in range(1, len(low) - 4):
        if low[at] not in words_of("speech", "views"):
            continue
        verb = _behind_aside(ground, at + 1)
        if low[verb : verb + 2] not in (["is", "that"], ["was", "that"], ["remains", "that"]):
            continue
        owner = next(iter(possessors(ground, ground.tokens[at].start)), None)
        source: Mention | Words | None = owner
        if owner is None and low[at - 1] in ("his", "her", "their", "its"):
            source = ground.article.words(ground.tokens[at - 1].start, ground.tokens[at - 1].end)
        begins = ground.skip_marks(verb + 2)
        if source is None or ground.inside[at] >= 0:
            continue
        piece = words_between(ground, begins, sentence_end(ground, begins))
        if reading.is_free(*piece):
            cue = ground.article.words(ground.tokens[at].start, ground.tokens[at].end)
            reading.add(ground, [piece], cue, source, "expressed-that")


def _behind_aside(ground: Ground, at: int) -> int:
    """Skip an aside between commas: ", cited by the agency,"."""
    if ground.low[at] != ",":
        return at
    return next((n + 1 for n in range(at + 1, min(at + 14, len(ground.low) - 2)) if ground.low[n] == ","), at)


def read_nouns(reading: Reading, ground: Ground) -> None:
    """Read "reports in the media that ...", "the minister's claim that ...", "a claim by X that ..."."""
    nouns = words_of("speech", "nouns")
    if "that" not in ground.words or nouns.isdisjoint(ground.words):
        return
    for at, low in enumerate(ground.low):
        if low not in nouns:
            continue
        that = _that_behind(ground, at)
        if that < 0 or ground.low[that] != "that" or ground.inside[that] != ground.inside[at]:
            continue
        source = _noun_source(ground, at, that)
        is_verb = ground.low[that - 1] in speech_bases() and that - 1 > at
        if source is None or is_verb or any(ground.low[n] in between("finite") for n in range(at + 1, that)):
            continue
        begins = ground.skip_marks(that + 1)
        end = _noun_end(ground, begins)
        if end - begins < 2:
            continue
        layer = ground.inside[at]
        piece = words_between(ground, begins, end)
        cue = ground.article.words(ground.tokens[at].start, ground.tokens[at].end)
        holder = holder_of(reading, ground, at)
        keep = reading.source, reading.name
        draft = reading.add(ground, [piece], cue, source, "noun-that")
        reading.source, reading.name = keep
        if draft is not None and holder is not None and (layer >= 0 or holder.covers(*piece)):
            draft.parent = holder
            if holder.source is not None:
                draft.via.append(Reporter(holder.source, holder.cue, holder.name))


def _that_behind(ground: Ground, at: int) -> int:
    """Find "that" behind a noun, its source between; -1 where another mark comes first."""
    low = ground.low
    is_made = low[at + 1 : at + 4] == [",", "made", "by"]
    for number in range(at + (4 if is_made else 1), min(at + 14, len(low) - 2)):
        if low[number] == "," and is_made and low[number + 1] == "that":
            return number + 1
        if low[number] in ("that", ",", ".", ";", ":"):
            return number
    return -1


def _noun_source(ground: Ground, at: int, that: int) -> Mention | None:
    by = next((n for n in range(at + 1, min(at + 4, that)) if ground.low[n] in ("by", "from", "in", "of")), -1)
    if by > 0 and all(low in (",", "made", "voiced", "put") for low in ground.low[at + 1 : by]):
        named = next((n for n in range(by + 1, min(by + 5, that)) if n in ground.starting), -1)
        if named > 0 and not any(low == "," for low in ground.low[by:named]):
            return ground.starting[named][1]
    start = ground.tokens[at].start
    return next(iter(possessors(ground, start)), None)


def possessors(ground: Ground, start: int) -> list[Mention]:
    """Find a mention in the possessive just before a noun."""
    known = [*ground.possessives, *(one for _, one in ground.starting.values())]
    text = ground.article.text
    return [one for one in known if 0 < start - one.words.end <= 4 and text[one.words.end] in "'’"]


def _noun_end(ground: Ground, first: int) -> int:
    """Find where the clause of a noun ends: a comma, "but", or a verb that goes on with the sentence."""
    end = sentence_end(ground, first)
    for number in range(first + 1, end):
        if ground.low[number] in (",", ";", "but") and ground.inside[number] == ground.inside[first]:
            return number
        is_closing = ground.low[number] == "," and ground.inside[first] < 0 <= ground.inside[number]
        if is_closing and ground.inside[number + 1 : number + 2] != [ground.inside[number]]:
            return number + 1
        is_behind = ground.inside[first] >= 0 > ground.inside[number] and ground.tokens[number].is_word
        if is_behind and ground.inside[number - 2] == ground.inside[first] and ground.has_finite(number, number + 1):
            return number
        begins = first
        if ground.low[first] == "what":
            begins = next((n + 1 for n in range(first, number) if ground.has_finite(n, n + 1)), number)
            begins = next((n + 1 for n in range(begins, number) if ground.has_finite(n, n + 1)), number)
            if begins >= number:
                continue
            begins -= 1
        if number > first + 2 and ground.low[number] in _GOES_ON and ground.has_finite(begins, number):
            return number
    return end
