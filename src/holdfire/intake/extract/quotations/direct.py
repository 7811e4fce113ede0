"""Direct speech: "..." with its tag, broken by it, going on over sentences and paragraphs with and without one."""

from __future__ import annotations

from holdfire.intake.candidate import Words
from holdfire.intake.extract.quotations.cues import Cue, cue_words, find_cues
from holdfire.intake.extract.quotations.drafts import Draft
from holdfire.intake.extract.quotations.ground import Ground, ground_of
from holdfire.intake.extract.quotations.openings import opening_after
from holdfire.intake.extract.quotations.reading import Reading
from holdfire.intake.extract.quotations.tags import read_tag
from holdfire.intake.names.mentions import Mention
from holdfire.intake.text.article import Sentence


def read_direct(reading: Reading, ground: Ground, cues: list[Cue]) -> list[Cue]:
    """Read the direct speech that ends in a sentence.

    Returns:
        The cues that are not used up.
    """
    left = list(cues)
    numbers = sorted({*ground.inside} - {-1})
    for number in numbers:
        quoted = reading.article.quoted[number]
        if number in reading.taken or quoted.end > ground.sentence.end or not reading.begins_sentence(quoted):
            continue
        last = max(at for at, inside in enumerate(ground.inside) if inside == number)
        tag = _tag(ground, left, last)
        if tag is not None:
            if not _leads_on(ground, last, tag):
                left.remove(tag)
            _with_tag(reading, ground, number, tag, left)
        elif read_tag(reading, ground, number, last):
            continue
        elif not ground.has_words(last + 1, len(ground.tokens)):
            _without_tag(reading, ground, number)
    return left


def _leads_on(ground: Ground, last: int, tag: Cue) -> bool:
    """Say whether a headline goes on with what else was said: "'Provocation': Minister says truce is dead"."""
    colon = ground.skip_marks(last + 1)
    if ground.sentence.zone != "headline" or ground.low[colon : colon + 1] != [":"] or tag.order != "before":
        return False
    return opening_after(ground, tag).kind in ("that", "clause", "quote")


def _tag(ground: Ground, cues: list[Cue], last: int) -> Cue | None:
    """Find the cue whose words follow quoted words at once."""
    for cue in cues:
        if cue.at <= last:
            continue
        first = cue.first if cue.order == "before" else cue.at
        near = [
            n
            for n in range(last + 1, first)
            if ground.tokens[n].is_word and ground.low[n] not in ("as", "the", "and", "but")
        ]
        if first > last and len(near) <= 3 and cue.form != "ing" and not (near and _is_mixed(ground, last, first)):
            return cue
        return None
    return None


def _is_mixed(ground: Ground, last: int, first: int) -> bool:
    """Say whether a clause goes on behind quoted words before its tag: "A deal" on the port, the envoy said."""
    comma = ground.back_over_marks(first - 1)
    behind = ground.skip_marks(last + 1)
    return ground.low[comma] == "," and comma > behind and ground.low[last] not in ",.!?" and ground.low[behind] != ","


def _with_tag(reading: Reading, ground: Ground, number: int, tag: Cue, others: list[Cue]) -> None:
    quoted = reading.article.quoted[number]
    pieces = [*reading.waiting, (quoted.start, quoted.end)]
    reading.waiting = []
    reading.taken.add(number)
    following = next((at for at in range(tag.last, len(ground.inside)) if ground.inside[at] >= 0), -1)
    if following > 0 and not any(_takes(tag, cue, following) for cue in others) and _goes_on(ground, following):
        second = ground.inside[following]
        reading.taken.add(second)
        pieces.append((reading.article.quoted[second].start, reading.article.quoted[second].end))
    draft = reading.add(ground, pieces, cue_words(ground, tag), tag.words or tag.source, "direct-tag")
    reading.pass_on(draft, ground, tag.via)


def _takes(tag: Cue, cue: Cue, following: int) -> bool:
    """Say whether quoted words behind a tag belong to another cue between: "she said, adding: ..."."""
    return tag.at < cue.at < following and (cue.form != "ing" or following - cue.last <= 3)


def _goes_on(ground: Ground, at: int) -> bool:
    """Say whether quoted words behind a tag go on with what was said: a comma or a full stop stands before them."""
    before = ground.back_over_marks(at - 1)
    return before >= 0 and ground.low[before] in ",.:;—–-…"


def _without_tag(reading: Reading, ground: Ground, number: int) -> None:
    quoted = reading.article.quoted[number]
    piece = (quoted.start, quoted.end)
    reading.taken.add(number)
    if not quoted.is_closed and not _runs_on_from(reading, ground):
        reading.waiting.append(piece)
        return
    if not _is_speech(reading.article.text[piece[0] : piece[1]]) and _is_line(reading, ground):
        return
    before = reading.before(ground.sentence)
    last = _last_direct(reading)
    if last is not None and ground.sentence.paragraph - last.paragraph <= 1 and _follows(reading, ground, last):
        reading.add_piece(last, piece)
        last.paragraph = ground.sentence.paragraph
        return
    if before is not None and reading.article.text[before.start : before.end].rstrip("*_ ").endswith(":"):
        cue, source = _announced(reading, before)
        reading.add(ground, [*reading.waiting, piece], cue, source, "direct-colon")
    elif _is_speech(reading.article.text[piece[0] : piece[1]]) and reading.source is not None:
        reading.add(ground, [*reading.waiting, piece], None, reading.source, "direct-alone")
    reading.waiting = []


def _announced(reading: Reading, before: Sentence) -> tuple[Words | None, Mention | Words | None]:
    """Find who speaks next by the sentence before, which ends with a colon: "In a statement, the group said:"."""
    ground = ground_of(reading.article, before, reading.cast)
    for cue in reversed(find_cues(ground)):
        if (cue.words or cue.source) is not None and opening_after(ground, cue).kind in ("colon", "none"):
            return cue_words(ground, cue), cue.words or cue.source
    return None, reading.source


def _is_speech(words: str) -> bool:
    """Say whether quoted words without a tag are speech, not a heading."""
    return len(words.split()) > 3 and words.rstrip()[-1:] in ".,!?…"


def _is_line(reading: Reading, ground: Ground) -> bool:
    """Say whether a sentence is a paragraph of its own."""
    sentences, number = reading.article.sentences, ground.sentence.number
    others = (*sentences[max(0, number - 1) : number], *sentences[number + 1 : number + 2])
    return all(one.paragraph != ground.sentence.paragraph for one in others)


def _runs_on_from(reading: Reading, ground: Ground) -> bool:
    last = _last_direct(reading)
    return last is not None and ground.sentence.paragraph - last.paragraph <= 1 and _follows(reading, ground, last)


def _last_direct(reading: Reading) -> Draft | None:
    for draft in reversed(reading.drafts[-2:]):
        if draft.rule.startswith("direct"):
            return draft if draft.sentence == reading.drafts[-1].sentence else None
    return None


def _follows(reading: Reading, ground: Ground, last: Draft) -> bool:
    """Say whether nothing but its tag stands between direct speech and what may go on with it."""
    end = max(last.pieces[-1][1], 0)
    between = [
        one for one in reading.article.sentences[last.sentence + 1 : ground.sentence.number]
        if one.start > end and not reading.article.quoted_at(one.start + 1)
    ]  # fmt: skip
    return not between
