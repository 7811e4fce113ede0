"""What is given as somebody's without a verb: "according to X, ...", "by X's count", "reports that ..."."""

from __future__ import annotations

from holdfire.intake.candidate import Reporter, Words
from holdfire.intake.extract.clauses import clause_end, sentence_end
from holdfire.intake.extract.cues import Cue
from holdfire.intake.extract.drafts import Draft
from holdfire.intake.extract.ground import Ground, between, sentence_start
from holdfire.intake.extract.reading import Reading, words_between
from holdfire.intake.extract.sources import according_to
from holdfire.intake.mentions import Mention
from holdfire.intake.word_tables import words_of

_GOES_ON = frozenset(["are", "is", "was", "were", "has", "have", "had", "will", "would", "could"])
_LEADS = frozenset(["but", "and", "however", "meanwhile", "still", "yet", "while"])


def read_according(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read "according to X" before a clause, behind it, within what another said, or as one who passed it on."""
    for first, after_cue, source, last in according_to(ground):
        if source is None:
            continue
        cue = ground.article.words(ground.tokens[first].start, ground.tokens[after_cue - 1].end)
        holder = _holder(reading, ground, first)
        if holder is not None:
            _within(reading, ground, (first, last), cue, source, holder)
        elif _is_at_start(ground, first):
            _before_clause(reading, ground, first, last, cue, source, cues)
        else:
            _behind_clause(reading, ground, first, cue, source)


def _holder(reading: Reading, ground: Ground, first: int) -> Draft | None:
    """Find the quotation of this sentence that holds a token, or stands just before or around it."""
    at = ground.tokens[first].start
    for draft in reversed(reading.drafts):
        if draft.sentence != ground.sentence.number:
            continue
        if draft.start <= at <= max(end for _, end in draft.pieces):
            return draft
        cue = draft.cue
        if cue is not None and cue.end <= at < draft.start:
            return draft
        ends = max(end for _, end in draft.pieces)
        if ends <= at and at - ends <= 4:
            return draft
    return None


def _within(
    reading: Reading, ground: Ground, span: tuple[int, int], cue: Words, source: Mention, holder: Draft
) -> None:
    first, last = span
    at = ground.tokens[first].start
    if not holder.covers(at, cue.end):
        words, name = reading.said_by(source)
        if words is not None:
            holder.via.append(Reporter(words, cue, name))
        return
    start = max(begin for begin, _ in holder.pieces if begin <= at)
    stop = next(end for begin, end in holder.pieces if begin <= at < end)
    comma = ground.back_over_marks(first - 1)
    is_leading = not any(token.is_word for token in ground.tokens if start <= token.start < at and token.low != "that")
    following = ground.skip_marks(last)
    if following < len(ground.low) and ground.low[following] == ",":
        following = ground.skip_marks(following + 1)
    if is_leading and following < len(ground.tokens):
        piece = (ground.tokens[following].start, stop)
    elif comma >= 0 and ground.low[comma] == ",":
        piece = (start, ground.tokens[comma].start)
    else:
        return
    keep = reading.source, reading.name
    nested = reading.add(ground, [piece], cue, source, "according-within")
    reading.source, reading.name = keep
    if nested is not None:
        nested.parent = holder
        if holder.source is not None:
            nested.via.append(Reporter(holder.source, holder.cue, holder.name))


def _is_at_start(ground: Ground, first: int) -> bool:
    words = [n for n in range(first) if ground.tokens[n].is_word and ground.low[n] not in _LEADS]
    return not words or (ground.low[first - 1] in ("and", "but", "while", ";") and first > 1)


def _before_clause(
    reading: Reading, ground: Ground, first: int, last: int, cue: Words, source: Mention, cues: list[Cue]
) -> None:
    comma = next(
        (
            n
            for n in range(last, min(last + 30, len(ground.low)))
            if ground.low[n] == "," and ground.inside[n] < 0 and _ends_aside(ground, n)
        ),
        -1,
    )
    begins = ground.skip_marks(comma + 1 if comma > 0 else last)
    if begins >= len(ground.low):
        return
    stand_in = Cue(first, last, "say", source, first, "before")
    end = clause_end(ground, stand_in, begins, [one for one in cues if one.at > begins])
    if end - begins > 1:
        start, stop = words_between(ground, begins, end)
        if reading.is_free(start, stop):
            reading.add(ground, [(start, stop)], cue, source, "according-before")


def _ends_aside(ground: Ground, comma: int) -> bool:
    """Say whether a comma is the last before the clause, not one before an aside (", who ...,")."""
    following = ground.low[comma + 1 : comma + 2]
    return not following or following[0] not in ("who", "which", "citing", "quoting", "whose", "as", "quoted", "cited")


def _behind_clause(reading: Reading, ground: Ground, first: int, cue: Words, source: Mention) -> None:
    comma = ground.back_over_marks(first - 1)
    end = comma if comma >= 0 and ground.low[comma] == "," else first
    begins = sentence_start(ground)
    for number in range(begins, end):
        if ground.inside[number] >= 0:
            continue
        if ground.low[number] in (";", "•"):
            begins = number + 1
        elif (
            ground.low[number] in ("while", "but")
            and number
            and ground.low[number - 1] == ","
            and ground.has_finite(number, end)
        ):
            begins = number + 1 if ground.low[number] == "while" else begins
    while begins < end and (ground.low[begins] in _LEADS or ground.low[begins] in (",", "•", "-")):
        begins += 1
    if end - begins < 2:
        return
    start, stop = words_between(ground, begins, end)
    free = [draft for draft in reading.drafts if draft.touches(start, stop)]
    if free:
        words, name = reading.said_by(source)
        if words is not None and free[-1].parent is None:
            free[-1].via.append(Reporter(words, cue, name))
        return
    pieces = [(start, stop)]
    if not ground.has_finite(begins, end) and comma == end:
        closing = next((n for n in range(first, min(first + 16, len(ground.low))) if ground.low[n] == ","), -1)
        last = sentence_end(ground, closing + 1)
        if closing > 0 and last > closing + 1:
            pieces.append(words_between(ground, ground.skip_marks(closing + 1), last))
    reading.add(ground, pieces, cue, source, "according-behind")


def read_nouns(reading: Reading, ground: Ground) -> None:
    """Read "reports in the media that ...", "the minister's claim that ...", "a claim by X that ..."."""
    nouns = words_of("speech", "nouns")
    for at, low in enumerate(ground.low):
        if low not in nouns:
            continue
        that = next(
            (
                n
                for n in range(at + 1, min(at + 14, len(ground.low) - 2))
                if ground.low[n] in ("that", ",", ".", ";", ":")
            ),
            -1,
        )
        if that < 0 or ground.low[that] != "that" or ground.inside[that] != ground.inside[at]:
            continue
        source = _noun_source(ground, at, that)
        if source is None or any(ground.low[n] in between("finite") for n in range(at + 1, that)):
            continue
        begins = ground.skip_marks(that + 1)
        end = _noun_end(ground, begins)
        if end - begins < 2:
            continue
        layer = ground.inside[at]
        piece = words_between(ground, begins, end)
        cue = ground.article.words(ground.tokens[at].start, ground.tokens[at].end)
        holder = _holder(reading, ground, at)
        keep = reading.source, reading.name
        draft = reading.add(ground, [piece], cue, source, "noun-that")
        reading.source, reading.name = keep
        if draft is not None and holder is not None and (layer >= 0 or holder.covers(*piece)):
            draft.parent = holder
            if holder.source is not None:
                draft.via.append(Reporter(holder.source, holder.cue, holder.name))


def _noun_source(ground: Ground, at: int, that: int) -> Mention | None:
    if ground.low[at + 1] in ("by", "from", "in", "of") and at + 2 in ground.starting:
        return ground.starting[at + 2][1]
    start = ground.tokens[at].start
    return next(iter(_possessors(ground, start)), None)


def _possessors(ground: Ground, start: int) -> list[Mention]:
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
        if number > first + 2 and ground.low[number] in _GOES_ON and ground.has_finite(first, number):
            return number
    return end


def read_for(reading: Reading, ground: Ground) -> None:
    """Read "For X, the truce is ..." with quoted words behind it, which says what X thinks in X's words."""
    if ground.low[0] != "for" or 1 not in ground.starting:
        return
    last, source = ground.starting[1]
    comma = next((n for n in range(last + 1, min(last + 12, len(ground.low) - 2)) if ground.low[n] == ","), -1)
    if comma < 0 or source.kind == "place":
        return
    if not any(inside >= 0 for inside in ground.inside[comma:]):
        return
    begins = ground.skip_marks(comma + 1)
    start, stop = words_between(ground, begins, sentence_end(ground, begins))
    if reading.is_free(start, stop):
        cue = ground.article.words(ground.tokens[0].start, ground.tokens[0].end)
        reading.add(ground, [(start, stop)], cue, source, "for-somebody")


def read_citing(reading: Reading, ground: Ground) -> None:
    """Read "the agency, citing an official, said that ...": the words are the official's, by way of the agency."""
    for at, low in enumerate(ground.low):
        if low not in ("citing", "quoting") or ground.inside[at] >= 0 or at + 1 not in ground.starting:
            continue
        last, mention = ground.starting[at + 1]
        if mention.kind == "place" or ground.low[last + 1 : last + 2] == ["as"]:
            continue
        where = ground.tokens[at].start
        for draft in reading.drafts:
            if draft.sentence != ground.sentence.number or draft.source is None or draft.parent is not None:
                continue
            if draft.covers(where, where + 1) or draft.cue is None or draft.source.start > where:
                continue
            draft.via.insert(0, Reporter(draft.source, draft.cue, draft.name))
            draft.cue = ground.article.words(where, ground.tokens[at].end)
            draft.source, draft.name = reading.said_by(mention)
            break
