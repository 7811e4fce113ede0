"""Times the text names, resolved against the day of the document and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from holdfire.intake.article import Article, Sentence
from holdfire.intake.candidate import Candidate, ResolvedDate
from holdfire.intake.extract.date_naming import Naming, first_day, last_day, until
from holdfire.intake.extract.date_patterns import (
    BOUND,
    CLAUSE,
    FUTURE,
    FUTURE_BEHIND,
    HAD_BEHIND,
    PAST_PERFECT,
    SORTS,
    clock_after,
    clock_before,
    patterns,
    weak_giveaways,
)
from holdfire.intake.extract.date_rules import RULES
from holdfire.intake.mentions import Cast

_BEFORE, _BEHIND = 42, 60
"""How far around a giveaway word a named time reaches, in characters."""
_BETWEEN = re.compile(r"(?:between|from)\s+(?:the\s+)?$", re.IGNORECASE)
_JOIN = re.compile(r"\s+(?:and|to|until|through|till)\s+(?:the\s+)?", re.IGNORECASE)
_PLACE = re.compile(r"[\s*]*[^a-zа-яё]{3,60}$|[\s*]*(?:[A-ZÀ-Ý][\w.'’-]+[ ,/]+){1,6}$")
_AGENCY = re.compile(r"\.?,?\s*(?:\d{4}\s*)?(?:[(/\[]|—|–|--|\.\s*/|-\s)")
_BARE_NAME = re.compile(r"(?i:may|march|mar|august|sun|sat|mon|wed)")
_NO_LETTER = re.compile(r"[\W_]")
_ADJECTIVE = re.compile(r"\s+[A-Z]|-\w|['’]s\b")


class Dates:
    """Finds named times."""

    name = "dates"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find the times an article names.

        What has to be reckoned against the day of the document is left out where that day is not known.
        """
        given: list[ResolvedDate] = []
        anchor: tuple[int, date] | None = None
        news: date | None = None
        for sentence in article.sentences:
            first = len(given)
            near = (anchor[1] if sentence.paragraph - anchor[0] <= 1 else news) if anchor else None
            for one in _in_sentence(article, sentence, near, _stretch(given)):
                if len(given) > first and (joined := _joined(article.text, given[-1], one)):
                    given[-1] = joined
                    continue
                given.append(replace(one, id=f"d{len(given)}"))
            given[first:] = _without_parts(given[first:])
            days = [day for one in given[first:] if (day := _day(one.edtf))]
            anchor = (sentence.paragraph, days[-1]) if days else anchor
            news = news or (days[0] if days else None)
        return given


def _in_sentence(article: Article, sentence: Sentence, anchor: date | None, stretch: str) -> Iterator[ResolvedDate]:
    done = sentence.start
    weak, units = weak_giveaways()
    for at, sort in enumerate(map(SORTS.__getitem__, [token[3] for token in sentence.tokens])):
        if sort is None:
            continue
        given_away = sentence.tokens[at]
        word = given_away.low
        if given_away.start < done:
            continue
        if word in weak and units.isdisjoint([one.low for one in sentence.tokens[max(0, at - 6) : at + 8]]):
            continue
        low = max(done, given_away.start - _BEFORE)
        high = min(sentence.end, given_away.end + _BEHIND)
        places = _beginnings(article.text, low, given_away.start)
        for rule, pattern in patterns(sort):
            for place in places:
                found = pattern.match(article.text, place, high)
                if found is not None and given_away.start < found.end():
                    break
            else:
                continue
            if _is_dateline(article.text, sentence, rule, found):
                done = found.end()
                break
            if not _is_time(article.text, sentence, rule, found):
                continue
            one = _resolved(article, sentence, rule, found, anchor, stretch)
            if one is None:
                continue
            yield one
            done = one.span.end
            anchor = _day(one.edtf) or anchor
            break


def _beginnings(text: str, low: int, high: int) -> list[int]:
    """Give the places from one to another where a named time can begin: those with no letter or digit before them."""
    places = [mark.end() for mark in _NO_LETTER.finditer(text, max(0, low - 1), high)]
    return places if low else [0, *places]


def _is_time(text: str, sentence: Sentence, rule: str, found: re.Match[str]) -> bool:
    """Keep out words that only look like a time: "may", "the March movement", datelines."""
    parts = found.groupdict()
    name = parts.get("m") or parts.get("w") or ""
    if name and name.isascii() and not name[0].isupper():
        return False
    if (
        rule == "date.month"
        and name
        and not (parts.get("y") or parts.get("rel") or parts.get("rel2") or parts.get("part"))
    ):
        before, after = (
            text[max(sentence.start, found.start() - 30) : found.start()],
            text[found.end() : min(found.end() + 12, sentence.end)],
        )
        if _BARE_NAME.fullmatch(name.rstrip(".")) or _ADJECTIVE.match(after):
            return bool(BOUND.search(before)) and not re.match(r"\s+[A-Z]", after)
        return bool(BOUND.search(before)) or after[:2] != " ("
    return not (rule == "date.feast" and not found[0][0].isupper() and not found[0].lower().startswith("the"))


def _is_dateline(text: str, sentence: Sentence, rule: str, found: re.Match[str]) -> bool:
    """Tell the day in "GENEVA, March 15 (Agency) —", which is the document's own."""
    before = text[sentence.start : found.start()]
    return (
        rule in ("date.month-day", "date.day-month")
        and len(before) < 62
        and (not before.strip() or _PLACE.match(before) is not None)
        and _AGENCY.match(text, found.end(), found.end() + 12) is not None
    )


def _resolved(
    article: Article, sentence: Sentence, rule: str, found: re.Match[str], anchor: date | None, stretch: str
) -> ResolvedDate | None:
    text, start, end = article.text, found.start(), found.end()
    before = text[max(sentence.start, start - 30) : start]
    bound = _bound(before)
    sides = bound.groupdict() if bound else {}
    reading, confidence = RULES[rule]
    if found.groupdict().get("pre"):
        bound = BOUND.search(found["pre"])
        sides, before, start = (bound.groupdict() if bound else {}), found["pre"], found.end("pre")
    direction = _direction(text, sentence, start, end, sides)
    edtf = reading(Naming(found, article.published, anchor, direction, stretch))
    if edtf is None:
        return None
    if rule == "date.part-of-day":
        sides = {}
    is_whole = "/" not in edtf or rule == "date.end-of"
    if sides.get("since") and is_whole and not _JOIN.match(text, end):
        edtf = f"{first_day(edtf)}/.."
    elif sides.get("by") and (is_whole or rule == "date.this-stretch") and not _follows_start(text, start, sentence):
        edtf = until(edtf)
    if bound and (sides.get("since") or sides.get("by")):
        start -= len(before) - bound.start()
    start, end = _with_clock(text, sentence, start, end)
    return ResolvedDate("", article.words(start, end), edtf, sentence.zone, rule, confidence)


def _bound(before: str) -> re.Match[str] | None:
    """Find what bounds a time at the end of the words before it, looking where a word begins."""
    places = (0, *(mark.end() for mark in _NO_LETTER.finditer(before)))
    return next((found for place in places if (found := BOUND.match(before, place))), None)


_NAMED_BETWEEN = re.compile(r"\s*(?:[A-Z][\w’'-]*\s*){1,4},\s*(?:on\s+)?")
"""A name between commas, which ends no clause: "will go to the capital, Tessa, on Friday"."""


def _direction(text: str, sentence: Sentence, start: int, end: int, sides: dict[str, str | None]) -> int:
    """Say whether words around a time put it ahead (1) or behind (-1)."""
    before = text[max(sentence.start, start - 75) : start]
    if sides.get("since") and re.match(r"(?:since|с|منذ)", sides["since"] or "", re.IGNORECASE):
        return -1
    cut = [mark.end() for mark in CLAUSE.finditer(before)]
    near = before[cut[-1] :] if cut else before
    if not near.strip() and len(cut) > 1:
        near = before[cut[-2] :]
    if len(cut) > 1 and _NAMED_BETWEEN.fullmatch(before, cut[-2]):
        near = before[cut[-3] if len(cut) > 2 else 0 :]
    if PAST_PERFECT.search(near) and not re.search(r"\b(?:will|would|to be|if|unless)\b", near):
        return -1
    if sides.get("by") and HAD_BEHIND.match(text, end, min(end + 70, sentence.end)):
        return -1
    if sides.get("by") or FUTURE.search(near):
        return 1
    if len(text[sentence.start : start].strip()) < 8 and FUTURE_BEHIND.match(text, end, min(end + 70, sentence.end)):
        return 1
    return 0


def _follows_start(text: str, start: int, sentence: Sentence) -> bool:
    """Say whether a "to" or "until" before it ends a stretch that a "from" began."""
    return bool(re.search(r"\b(?:from|between)\b[^,;.]{2,30}$", text[max(sentence.start, start - 45) : start]))


def _with_clock(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Take in a clock time right before or behind."""
    before = clock_before().search(text, max(sentence.start, start - 34), start)
    after = clock_after().match(text, end, min(sentence.end, end + 34))
    return (before.start() if before else start), (after.end() if after else end)


def _joined(text: str, before: ResolvedDate, one: ResolvedDate) -> ResolvedDate | None:
    """Make one stretch of "from 3 May to 7 June": two times with "to" between and "from" or "between" ahead."""
    between = text[before.span.end : one.span.start]
    is_since = before.edtf.endswith("/..")
    words = _JOIN.fullmatch(
        between + text[one.span.start : one.span.start + 8].split(" ", maxsplit=1)[0] + " "
        if one.edtf.startswith("../")
        else between
    )
    if words is None:
        return None
    near = text[max(0, before.span.start - 14) : before.span.start]
    if not is_since and not _BETWEEN.search(near) and not before.span.exact.lower().startswith("from "):
        return None
    first, last = first_day(before.edtf), last_day(one.edtf)
    if first == ".." or last == ".." or not first < last:
        return None
    span = one.span._replace(start=before.span.start, exact=text[before.span.start : one.span.end])
    return replace(one, span=span, edtf=f"{first}/{last}", rule="date.stretch", confidence=0.85)


def _without_parts(here: Sequence[ResolvedDate]) -> list[ResolvedDate]:
    """Leave out parts of a day that the sentence names ("on Sept. 12 at sunset", "At dawn ... on Monday")."""
    return [
        one
        for n, one in enumerate(here)
        if one.rule != "date.part-of-day"
        or not (
            (n and one.at - here[n - 1].span.end < 3)
            or any(other.rule != one.rule and len(other.edtf) == 10 for other in here[n + 1 :])
        )
    ]


def _stretch(given: Sequence[ResolvedDate]) -> str:
    """Give the last stretch of time named ("last year", "since May", "from 3 to 7 May"), no day."""
    return next((one.edtf for one in reversed(given) if "/" in one.edtf or len(one.edtf) < 8), "")


def _day(edtf: str) -> date | None:
    """Give the day a time can be reckoned from: a single day, or the last of a stretch of days."""
    last = last_day(edtf)
    if edtf.endswith("/.."):
        last = first_day(edtf)
    try:
        return date.fromisoformat(last)
    except ValueError:
        return None
