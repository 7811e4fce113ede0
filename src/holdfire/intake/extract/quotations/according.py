"""What is given as somebody's without a verb: "according to X, ...", "by X's count", "reports that ..."."""

from __future__ import annotations

from holdfire.intake.candidate import Reporter, Words
from holdfire.intake.extract.quotations.clauses import clause_end, sentence_end
from holdfire.intake.extract.quotations.cues import Cue
from holdfire.intake.extract.quotations.drafts import Draft
from holdfire.intake.extract.quotations.ground import Ground, sentence_start
from holdfire.intake.extract.quotations.reading import Reading, words_between
from holdfire.intake.extract.quotations.sources import according_to
from holdfire.intake.extract.quotations.tag_sides import behind_opener
from holdfire.intake.names.mentions import Mention

_LEADS = frozenset(["but", "and", "however", "meanwhile", "still", "yet", "while"])


def read_according(reading: Reading, ground: Ground, cues: list[Cue]) -> None:
    """Read "according to X" before a clause, behind it, within what another said, or as one who passed it on."""
    for first, after_cue, source, last in according_to(ground):
        if source is None:
            continue
        is_verb = ground.low[first] == "as" and ground.low[first + 1] != "per"
        begins = last - 1 if is_verb else first
        cue = ground.article.words(
            ground.tokens[begins].start, ground.tokens[last - 1 if is_verb else after_cue - 1].end
        )
        holder = holder_of(reading, ground, first)
        if holder is not None:
            _within(reading, ground, (first, last), cue, source, holder)
        elif _is_at_start(ground, first) or _is_aside(ground, first, last):
            _before_clause(reading, ground, first, last, cue, source, cues)
        else:
            _behind_clause(reading, ground, first, cue, source)


def holder_of(reading: Reading, ground: Ground, first: int) -> Draft | None:
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
    if source.kind == "pronoun" and ground.low[first] == "as":
        return
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


def _is_aside(ground: Ground, first: int, last: int) -> bool:
    """Say whether it stands between commas behind a word that joins clauses: "while, by X's count, ..."."""
    if first < 2 or ground.low[first - 1] != "," or last >= len(ground.low) or ground.low[last] != ",":
        return False
    return ground.low[first - 2] in ("while", "and", "but", "although", "though", "because", "since", "whereas")


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
    if following in (["a"], ["an"], ["the"], ["its"], ["his"], ["her"], ["their"]):
        closing = next((n for n in range(comma + 2, min(comma + 16, len(ground.low) - 3)) if ground.low[n] == ","), -1)
        is_bare = closing > 0 and not _has_verb(ground, comma + 1, closing)
        is_aside = ground.low[closing + 1] not in ("which", "who", "whose", "where")
        if is_bare and is_aside and ground.has_finite(closing + 1, len(ground.low)):
            return False
    if following == ["as"]:
        return ground.low[comma + 2 : comma + 3] in (["many"], ["much"], ["few"], ["little"], ["of"], ["soon"])
    return not following or following[0] not in ("who", "which", "citing", "quoting", "whose", "quoted", "cited")


def _has_verb(ground: Ground, first: int, last: int) -> bool:
    """Say whether a verb stands between two tokens, participles that describe a noun ("a body based there") aside."""
    return any(
        ground.has_finite(n, n + 1)
        and not (
            ground.low[n].endswith("ed")
            and ground.low[n + 1] in ("in", "by", "on", "at", "with", "to", "from", "for", "outside", "near")
        )
        for n in range(first, last)
    )


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
            is_new = ground.low[number] == "while" or ground.low[number + 1] in ("it", "he", "she", "they")
            begins = number + 1 if is_new else begins
    begins = behind_opener(ground, begins, end)
    while begins < end and (ground.low[begins] in _LEADS or ground.low[begins] in (",", "•", "-")):
        begins += 1
    if end - begins < 2:
        return
    start, stop = words_between(ground, begins, end)
    within = reading.all_within(ground, start, stop)
    free = reading.touching(start, stop)
    if free and not within:
        words, name = reading.said_by(source)
        if words is not None and free[-1].parent is None:
            free[-1].via.append(Reporter(words, cue, name))
        return
    pieces = [(start, stop)]
    is_bare = end - begins == 2 and ground.low[begins] in ("it", "this", "that") and comma == end
    if (is_bare or not ground.has_finite(begins, end)) and comma == end:
        closing = next((n for n in range(first, min(first + 16, len(ground.low))) if ground.low[n] == ","), -1)
        last = sentence_end(ground, closing + 1)
        if closing > 0 and last > closing + 1:
            behind = ground.skip_marks(closing + 1)
            pieces.append(words_between(ground, behind, last))
            pieces = pieces[1:] if is_bare and ground.inside[behind] >= 0 else pieces
    elif comma == end and ground.low[first] == "by":
        closing = next((n for n in range(first, min(first + 8, len(ground.low) - 1)) if ground.low[n] == ","), -1)
        if closing > 0 and ground.low[closing + 1][:1].isdigit():
            pieces.append(words_between(ground, closing + 1, sentence_end(ground, closing + 1)))
    reading.put_within(reading.add(ground, pieces, cue, source, "according-behind"), within)


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
    colon = next((n for n in range(begins, len(ground.low) - 2) if ground.low[n] == ":" and ground.inside[n] < 0), -1)
    if colon > 0 and ground.inside[ground.skip_marks(colon + 1)] >= 0:
        begins = ground.skip_marks(colon + 1)
    start, stop = words_between(ground, begins, sentence_end(ground, begins))
    if reading.is_free(start, stop):
        cue = ground.article.words(ground.tokens[0].start, ground.tokens[0].end)
        reading.add(ground, [(start, stop)], cue, source, "for-somebody")


def read_citing(reading: Reading, ground: Ground) -> None:
    """Read "the agency, citing an official, said that ...": the words are the official's, by way of the agency."""
    if "citing" not in ground.words and "quoting" not in ground.words:
        return
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
            is_lead = at == ground.skip_marks(0) and draft.start > where
            if draft.covers(where, where + 1) or draft.cue is None or (draft.source.start > where and not is_lead):
                continue
            draft.via.insert(0, Reporter(draft.source, draft.cue, draft.name))
            draft.cue = ground.article.words(where, ground.tokens[at].end)
            draft.source, draft.name = reading.said_by(mention)
            break
