"""Quotations: what somebody is said to have said, with the words that say so and the mention of who it was.

A sentence is read by its cues (``cues.py``): first direct speech (``direct.py``), then clauses (``indirect.py``) and
what somebody gave as source for (``according.py``), then quoted words that no clause holds (``partial.py``).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from holdfire.intake.candidate import Candidate, Quotation
from holdfire.intake.extract.quotations.according import read_according, read_citing, read_for
from holdfire.intake.extract.quotations.cues import find_cues
from holdfire.intake.extract.quotations.direct import read_direct
from holdfire.intake.extract.quotations.drafts import Draft
from holdfire.intake.extract.quotations.ground import Ground, ground_of, speech_bases
from holdfire.intake.extract.quotations.headlines import (
    name_quoted_headings,
    read_headline,
    read_interview,
    read_quoted_heading,
)
from holdfire.intake.extract.quotations.indirect import read_indirect
from holdfire.intake.extract.quotations.nested import read_nested
from holdfire.intake.extract.quotations.partial import read_called, read_partial, read_plainly_called
from holdfire.intake.extract.quotations.reading import Reading
from holdfire.intake.extract.quotations.said_nouns import read_expressed, read_nouns, read_views
from holdfire.intake.extract.quotations.said_on import date_drafts
from holdfire.intake.extract.quotations.sources import COUNTS
from holdfire.intake.extract.quotations.statements import read_statement
from holdfire.intake.extract.quotations.tags import read_colon
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import START, Article, Sentence
from holdfire.intake.text.word_tables import word_table, words_of

_UNMEASURED = 0.5


class Quotations:
    """Finds quotations."""

    name = "quotations"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find quotations."""
        reading = Reading(article, cast)
        answers = read_statement(reading) or read_interview(reading)
        for sentence in article.sentences:
            if sentence.number in answers:
                continue
            if sentence.zone == "headline" or not _says_nothing(article, sentence):
                _read_sentence(reading, ground_of(article, sentence, cast))
        read_nested(reading)
        name_quoted_headings(reading)
        date_drafts(reading, found)
        names = _names(reading.drafts)
        return [_quotation(article, draft, names) for draft in reading.drafts]


@cache
def _leads() -> frozenset[str]:
    """Give the words one of which stands in every sentence that quotes somebody without quote marks."""
    words = words_of("speech", "nouns") | words_of("speech", "expressed") | words_of("speech", "views")
    return (
        words | speech_bases().keys() | COUNTS | {"according", "per", "citing", "quoting", ":", "words", "-", "–", "—"}
    )


def _says_nothing(article: Article, sentence: Sentence) -> bool:
    """Say whether a sentence has no word of speech and touches no quote marks."""
    quoted = article.quoted
    number = bisect_left(quoted, sentence.end, key=START)
    if number and quoted[number - 1].end > sentence.start:
        return False
    return _leads().isdisjoint(sentence.words)


def _read_sentence(reading: Reading, ground: Ground) -> None:
    if read_headline(reading, ground):
        return
    cues = find_cues(ground)
    left = read_direct(reading, ground, cues)
    read_called(reading, ground, left)
    read_plainly_called(reading, ground, left)
    read_indirect(reading, ground, left)
    read_for(reading, ground)
    read_according(reading, ground, cues)
    read_expressed(reading, ground)
    read_views(reading, ground)
    read_nouns(reading, ground)
    read_colon(reading, ground)
    read_partial(reading, ground, cues)
    read_citing(reading, ground)
    read_quoted_heading(reading, ground)


def _names(drafts: Sequence[Draft]) -> dict[int, str]:
    """Name each draft by where it begins, those that begin where another does by their number, too."""
    first = {draft.pieces[0][0]: draft for draft in reversed(drafts)}
    return {
        id(draft): f"q{at}" if first[at := draft.pieces[0][0]] is draft else f"q{at}-{number}"
        for number, draft in enumerate(drafts)
    }


def _quotation(article: Article, draft: Draft, names: Mapping[int, str]) -> Quotation:
    sentence = article.sentences[draft.sentence]
    return Quotation(
        names[id(draft)],
        _qtype(article, draft),
        tuple(article.words(start, end) for start, end in draft.pieces),
        draft.cue,
        draft.source,
        draft.name,
        draft.addressee,
        tuple(draft.via),
        names[id(draft.parent)] if draft.parent else "",
        draft.date,
        sentence.zone,
        draft.rule,
        float(word_table("quotation_rules").get(draft.rule, _UNMEASURED)),
    )


def _qtype(article: Article, draft: Draft) -> str:
    if draft.is_statement:
        return "statement"
    if draft.is_partial:
        return "partial"
    is_told = draft.rule in ("clause-that", "clause-clause", "clause-asks", "noun-that") and draft.source is not None
    if is_told and draft.source is not None and article.quoted_at(draft.source.start) is not None:
        return "indirect"
    if all(_is_quoted(article, start, end) for start, end in draft.pieces):
        return "direct"
    if any(_touches_quoted(article, start, end) for start, end in draft.pieces):
        return "mixed"
    return "indirect"


def _touches_quoted(article: Article, start: int, end: int) -> bool:
    number = bisect_left(article.quoted, end, key=START)
    return number > 0 and article.quoted[number - 1].end > start


def _is_quoted(article: Article, start: int, end: int) -> bool:
    quoted = article.quoted_at(start)
    return quoted is not None and end <= quoted.end
