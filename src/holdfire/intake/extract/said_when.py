"""When a quotation was said: the time named beside its cue, or that of the same speaker's words just before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from holdfire.intake.article import Article, Sentence
from holdfire.intake.candidate import Candidate, Quotation, ResolvedDate, Words

_REACH = 70
"""So far behind its cue, in characters, a time can say when something was said."""
_AWAY = re.compile(
    r"[;,:“”\"]|\b(?:who|which|whose|that|after|before|since|until|when|while|where|because|if|despite|following|beyond|for|"
    r"was|were|had|has|have|is|are|would|will|to)\b"
)
_BARE = re.compile(r"\s*(?:also |again |once more |publicly |had |has |was |were |be )*", re.IGNORECASE)
_SUBJECT_NEXT = re.compile(r"\s*,?\s*(?:the |a |an )?", re.IGNORECASE)
_PRONOUN = re.compile(r"he|she|they|it", re.IGNORECASE)
_SHORT = re.compile(r"\d{4}-\d\d(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?")
_STRETCHES = ("date.past-stretch", "date.recent", "date.consecutive")


def with_dates(article: Article, quotations: Sequence[Quotation], found: Sequence[Candidate]) -> Iterator[Quotation]:
    """Give each quotation the time it was said, where the text tells it.

    Args:
        article: For its sentences.
        quotations: In the order of the text.
        found: What other extractors found; its named times are used.
    """
    dates = [one for one in found if isinstance(one, ResolvedDate)]
    last: tuple[int, int, str, str] = (-9, -9, "", "")
    for one in sorted(quotations, key=lambda each: each.at):
        mark = one.cue or one.source
        sentence = article.sentence_at(mark.start if mark else one.at)
        if one.date or sentence is None or sentence.zone == "headline":
            yield one
            continue
        told = _beside(article, sentence, one, dates, quotations)
        if one.qtype == "statement" and article.published:
            told = article.published.isoformat()
        if not told and _goes_on(sentence, one, last):
            told = last[3]
        if told:
            last = (sentence.paragraph, sentence.number, one.speaker, told)
        yield replace(one, date=told)


def _beside(
    article: Article, sentence: Sentence, one: Quotation, dates: Sequence[ResolvedDate], quotations: Sequence[Quotation]
) -> str:
    """Find the time in the words that say who said it, outside of what was said."""
    mark = one.cue or one.source
    if mark is None:
        return ""
    inside = [other for other in quotations if other is one or not other.holds(mark.start, mark.end)]
    rated = []
    for date in dates:
        at = date.span
        if not sentence.start <= at.start < sentence.end or not _can_be_when(date):
            continue
        if any(other.holds(at.start, at.end) for other in inside):
            continue
        if _stands_beside(article, one, mark, date):
            rated.append((abs(at.start - mark.start), date.edtf))
    return min(rated)[1] if rated else ""


def _can_be_when(date: ResolvedDate) -> bool:
    """Say whether a time is short enough to say something in: a day, a week, a month."""
    if date.rule in _STRETCHES and not re.fullmatch(r"(?:only )?last (?:week|month)", date.span.exact, re.IGNORECASE):
        return False
    return _SHORT.fullmatch(date.edtf) is not None


def _stands_beside(article: Article, one: Quotation, mark: Words, date: ResolvedDate) -> bool:
    """Say whether a time belongs to a cue: "said on Friday", "on Friday said", "On Friday, the envoy said"."""
    at = date.span
    if at.start >= mark.end:
        between = _without_content(one, mark.end, article.text[mark.end : at.start])
        return len(between) <= _REACH and _AWAY.search(between) is None
    if _BARE.fullmatch(article.text, at.end, mark.start) or _is_of_subject(article, one, mark, date):
        return True
    source = one.source
    return (
        source is not None
        and source.start >= at.end
        and _SUBJECT_NEXT.fullmatch(article.text, at.end, source.start) is not None
    )


def _is_of_subject(article: Article, one: Quotation, mark: Words, date: ResolvedDate) -> bool:
    """Say whether a time stands beside the name of the speaker ("On Friday, Ms. Dahl …", "Ms. Dahl on Friday …")."""
    name = (one.speaker or (one.source.exact if one.source else "")).split()[-1:]
    if not name or len(date.edtf) < 10:
        return False
    at = date.span
    ahead = article.text[max(0, at.start - 60) : at.start]
    if re.search(rf"{re.escape(name[0])}(?:,|,? (?:late |early |also )?on)? $", ahead) and mark.start - at.end < 250:
        return True
    sentence = article.sentence_at(at.start)
    is_first = sentence is not None and at.start - sentence.start < 12
    behind = article.text[at.end : min(at.end + 110, mark.start)]
    return is_first and re.match(rf"[^.;]{{0,80}}?\b{re.escape(name[0])}\b", _before_verb(behind)) is not None


def _before_verb(words: str) -> str:
    """Cut words off before the first verb that a sentence can go on with after its subject."""
    found = re.search(r"\b(?:was|were|had|has|is|are|[a-z]{2,}ed|said|told|quit|met|left|hit|put)\b", words)
    return words[: found.start()] if found else words


def _without_content(one: Quotation, start: int, between: str) -> str:
    """Leave what was said out of the words between cue and time."""
    for piece in reversed(one.content):
        if start <= piece.start and piece.end <= start + len(between):
            between = between[: piece.start - start] + between[piece.end - start :]
    return between.replace('"', "").replace("“", "").replace("”", "")


def _goes_on(sentence: Sentence, one: Quotation, last: tuple[int, int, str, str]) -> bool:
    """Say whether the same speaker goes on ("He also said that …", "…, adding that …")."""
    paragraph, number, speaker, _ = last
    if paragraph != sentence.paragraph or speaker != one.speaker or not 0 <= sentence.number - number <= 1:
        return False
    if sentence.number == number:
        return one.cue is not None and one.cue.exact.endswith("ing")
    return one.source is not None and _PRONOUN.fullmatch(one.source.exact) is not None
