"""Times of two parts: "from 3 May to 7 June", "on Monday (3 October)", "in the 24 hours until 19:30 on 13 May"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from holdfire.intake.candidate import ResolvedDate
from holdfire.intake.extract.dates.naming import first_day, last_day
from holdfire.intake.text.article import Article, Sentence

JOIN = re.compile(r"\s+(?:and|to|until|through|till)\s+(?:the\s+)?", re.IGNORECASE)
"""What joins two times to a stretch."""
_BETWEEN = re.compile(r"(?:between|from)\s+(?:(?:the|late|early)\s+)?(?:(?:on|in)\s+)?$", re.IGNORECASE)
_PART_OF_DAY = "date.part-of-day"
_MORNING = re.compile(r"dawn|daybreak|sunrise|first light|morning|a\.?m\b|\b0?[0-8]:\d\d", re.IGNORECASE)
_HOURS = re.compile(
    r"(?:(?:in|over|during|for)\s+)?the\s+(?:past\s+|previous\s+|last\s+)?(?P<n>24|36|48|72)\s+hours\s+"
    r"(?:(?:until|till|to|up\s+to|before|ending|ended|through)\s+)?(?:at\s+|on\s+|at\s+the\s+end\s+of\s+)?$",
    re.IGNORECASE,
)
_REACH = 60


def joined_to(article: Article, before: ResolvedDate, one: ResolvedDate) -> ResolvedDate | None:
    """Make one time of two that belong together; ``None`` where they are two."""
    return _joined(article.text, before, one) or _said_twice(article, before, one)


def hours_up_to(text: str, sentence: Sentence, start: int, edtf: str) -> tuple[int, str]:
    """Take in the hours that end with a day: "in the 24 hours until 19:30 on 13 May"; give where it begins."""
    day = edtf.removeprefix("../")
    if len(day) != len("2016-10-06") or text.find("hours", max(sentence.start, start - _REACH), start) < 0:
        return start, edtf
    found = _HOURS.search(text, max(sentence.start, start - _REACH), start)
    if found is None:
        return start, edtf
    last = date.fromisoformat(day)
    return found.start(), f"{last - timedelta(int(found['n']) // 24)}/{last}"


def _joined(text: str, before: ResolvedDate, one: ResolvedDate) -> ResolvedDate | None:
    """Make one stretch of "from 3 May to 7 June": two times with "to" between and "from" or "between" ahead."""
    between = text[before.span.end : one.span.start]
    is_since = before.edtf.endswith("/..")
    words = JOIN.fullmatch(
        between + text[one.span.start : one.span.start + 8].split(" ", maxsplit=1)[0] + " "
        if one.edtf.startswith("../") or one.span.exact.lower().startswith(("till ", "until "))
        else between
    )
    if words is None:
        return None
    near = text[max(0, before.span.start - 16) : before.span.start]
    if not is_since and not _BETWEEN.search(near) and not before.span.exact.lower().startswith("from "):
        return None
    first, last = first_day(before.edtf), _ended(before, one)
    if first == ".." or last == ".." or (not first < last and before.rule != _PART_OF_DAY):
        return None
    edtf = f"{first}/{last}" if before.rule != _PART_OF_DAY else last
    span = one.span._replace(start=before.span.start, exact=text[before.span.start : one.span.end])
    return replace(one, span=span, edtf=edtf, rule="date.stretch", confidence=0.85)


def _said_twice(article: Article, before: ResolvedDate, one: ResolvedDate) -> ResolvedDate | None:
    """Make one time of "on Monday (3 October)"."""
    if one.rule == "date.hours-around":
        return None
    between = article.text[before.span.end : one.span.start]
    span = article.words(before.span.start, one.span.end)
    if before.rule == _PART_OF_DAY and between in (" on ", " of "):
        return replace(one, span=span) if len(before.edtf) == len(one.edtf) else None
    return replace(before, span=span) if before.edtf == one.edtf and between in (" (", ", ") else None


def _ended(before: ResolvedDate, one: ResolvedDate) -> str:
    """Give the day a stretch ends with; "until 4 a.m." is the morning after the day it began on."""
    last = last_day(one.edtf)
    if one.rule != _PART_OF_DAY or before.rule == _PART_OF_DAY or len(last) != len("2016-10-06"):
        return last
    first = first_day(before.edtf)
    if len(first) != len(last) or not _MORNING.search(one.span.exact):
        return last
    return str(date.fromisoformat(first) + timedelta(1))
