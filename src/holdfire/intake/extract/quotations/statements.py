"""Statements: a whole text in the first person that somebody put out."""

from __future__ import annotations

from holdfire.intake.extract.quotations.ground import ground_of
from holdfire.intake.extract.quotations.reading import Reading
from holdfire.intake.text.article import Sentence

_FIRST_PERSON = frozenset(["we", "our", "us", "i", "my", "ours"])
_SHARE = 0.4


def read_statement(reading: Reading) -> set[int]:
    """Read a text most of whose sentences speak in the first person outside of quote marks.

    Returns:
        Numbers of its sentences; none where the text is no statement.
    """
    article = reading.article
    body = [one for one in article.sentences if one.zone == "body"]
    speaking = [one for one in body if _is_first_person(reading, one)]
    if len(speaking) < 5:
        return set()
    own = body[speaking[0].number - body[0].number : speaking[-1].number - body[0].number + 1]
    if len(speaking) < _SHARE * len(own) or 2 * len(own) < len(body):
        return set()
    last = own[-1]
    own += [one for one in body if one.paragraph == last.paragraph and one.number > last.number]
    speaker = next(
        (one for one in reading.cast.mentions if one.kind == "pronoun" and one.name and _is_we(one.words.exact)), None
    )
    source = None
    name = speaker.name if speaker is not None else ""
    if speaker is not None:
        later = [one for one in reading.cast.mentions if one.words.start > speaker.words.end]
        whole = next((one for one in later if one.name == name), None)
        end = whole.words.end if whole is not None and whole.words.start - speaker.words.end < 4 else speaker.words.end
        source = article.words(speaker.words.start, end)
    reading.name = name
    draft = reading.add(
        ground_of(article, own[0], reading.cast), [(own[0].start, own[-1].end)], None, source, "statement"
    )
    if draft is not None:
        draft.is_statement = True
    return {one.number for one in own}


def _is_we(words: str) -> bool:
    return words.lower() in ("we", "i")


def _is_first_person(reading: Reading, sentence: Sentence) -> bool:
    if _FIRST_PERSON.isdisjoint(sentence.words):
        return False
    return any(
        token.low in _FIRST_PERSON and reading.article.quoted_at(token.start) is None for token in sentence.tokens
    )
