"""Times the text names, resolved against the day of the document and against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import compress, count
from typing import NamedTuple

from holdfire.intake.candidate import Candidate, ResolvedDate
from holdfire.intake.extract.dates.bounds import NO_LETTER, bound_of, direction_of, follows_start
from holdfire.intake.extract.dates.joins import JOIN, hours_up_to, joined_to
from holdfire.intake.extract.dates.naming import Naming, first_day, last_day, until
from holdfire.intake.extract.dates.patterns import (
    BOUND,
    PATTERNS,
    SORTS,
    before_units,
    clock_after,
    clock_before,
    weak_giveaways,
)
from holdfire.intake.extract.dates.rules import AIDS, RULES
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article, Sentence
from holdfire.intake.text.document_date import HEAD
from holdfire.intake.text.edtf import is_day

_BEFORE, _BEHIND = 42, 60
"""How far around a giveaway word a named time reaches, in characters."""
_PLACE = re.compile(r"[\s*]*[^a-zа-яё]{3,60}$|[\s*]*(?:[A-ZÀ-Ý][\w.'’-]+[ ,/]+){1,6}$")
_AGENCY = re.compile(r"\.?,?\s*(?:\d{4}\s*)?(?:[(/\[]|—|–|--|\.\s*/|-\s)")
_BARE_NAME = re.compile(r"(?i:may|march|mar|august|sun|sat|mon|wed)")
_OWN = ("'s", "’s")
_OWN_SIDES = frozenset(
    ["date.part-of-day", "date.day-alone", "date.within", "date.the-night", "date.day-after", "date.since-then"]
)
"""Rules that read "by", "until" and "since" themselves, or let them stand for something else."""
_STRETCHES = frozenset(["date.this-stretch", "date.past-stretch", "date.weekend", "date.end-of", "date.half"])
_TILL = frozenset(["until", "till", "through"])
_A_DAY = 10
_SINCE_IT = re.compile(r"\bsince\s[^,.;:“”\"]+$")
_SINCE_REACH = 60
_BESIDE = 3
_LEADS = 6
_LATE = re.compile(r"night|evening|late", re.IGNORECASE)
_CALLED = re.compile(r"[A-Z]\w+ $")
"""A newspaper may be called "Today"."""
_CHANGED = re.compile(
    r"\b(?:(?:published|updated?|posted|modified)(?: date| on| at)?\s*:|last update)[^.]*$", re.IGNORECASE
)
_BEHIND_UNITS = frozenset(["'", "of", "from"])
_MARKS = "\"'‘’“”"
_LINE = 120
_IN_FULL = frozenset(["date.day-month", "date.month-day", "date.iso", "date.digits"])
_DAYS_OF_MONTHS = frozenset(["date.day-month", "date.month-day"])
_NAME_BEHIND = re.compile(
    r"\s+(?:[A-Z]\w+\s+){0,2}(?:Movement|Brigades?|Front|Bridge|Square|Street|Avenue|Party|Group|Army|Hospital|School|Battalion|"
    r"Martyrs|University|Stadium|Organi[sz]ation|Forces|Camp)\b"
)
"""A movement, a bridge or a square is called like a day: "the 9 May Movement"."""
_EVERY = re.compile(r"\b(?:every|each)\s$", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|since|until|during|late|early|mid)[\s-]+$", re.IGNORECASE)
_BEFORE_A = re.compile(r"\bto\s[^.;]*\b(?:before|ahead of)\s$")
_MEETING = re.compile(r"(?:[’']s)?\s+(?:\w+\s+){0,2}(?:meeting|summit|session|vote|talks|deadline|election)\b")
"""What somebody is to do before a meeting comes before it: "to bring them back before Friday's meeting"."""
_ADJECTIVE = re.compile(r"\s+[A-Z]|-\w|['’]s\b")


class Dates:
    """Finds named times."""

    name = "dates"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find the times an article names.

        What has to be reckoned against the day of the document is left out where that day is not known.
        """
        given: list[ResolvedDate] = []
        anchor: tuple[int, _Named] | None = None
        news, stretch, told = _Named(), "", (-1, "")
        for sentence in article.sentences:
            first = len(given)
            near = anchor[1] if anchor and sentence.paragraph - anchor[0] <= 1 else news
            telling = list(compress(count(), map(SORTS.__getitem__, sentence.lows)))
            if not telling:
                continue
            near = _Named(near.anchor, near.is_late, stretch, told=told[1] if told[0] == sentence.paragraph else "")
            for one in _in_sentence(article, sentence, telling, near):
                before = given[-1] if len(given) > first else None
                if before and (joined := joined_to(article, before, one)):
                    given[-1] = joined
                    continue
                given.append(one)
            given[first:] = _with_parts(sentence, given[first:])
            stretch = _stretch(article.text, given[first:]) or stretch
            named = [one for one in given[first:] if one.rule not in AIDS]
            days = [one for one in named if not one.edtf.startswith("../") and _day(one.edtf)]
            told = (sentence.paragraph, named[-1].edtf) if named and not days else told
            if days:
                told = (-1, "")
                anchor = (sentence.paragraph, _Named().after(days[-1]))
                news = news if news.anchor else _Named().after(days[0])
        return given


class _Named(NamedTuple):
    """What the text named before: see ``Naming``."""

    anchor: date | None = None
    is_late: bool = False
    stretch: str = ""
    last: str = ""
    told: str = ""

    def after(self, one: ResolvedDate) -> _Named:
        """Give what is named once another time was."""
        day = _day(one.edtf)
        if day is None:
            return _Named(self.anchor, self.is_late, self.stretch, one.edtf)
        return _Named(day, _LATE.search(one.span.exact) is not None, self.stretch, one.edtf)


def _in_sentence(article: Article, sentence: Sentence, telling: Sequence[int], named: _Named) -> Iterator[ResolvedDate]:
    done = sentence.start
    weak, units = weak_giveaways()
    before = before_units()
    for at in telling:
        given_away = sentence.tokens[at]
        word = given_away.low
        if given_away.start < done:
            continue
        if SORTS[word] == "unit" and not _may_tell(sentence, at, before):
            continue
        if word in weak and units.isdisjoint(sentence.lows[max(0, at - 6) : at + 8]):
            continue
        low = max(done, given_away.start - _BEFORE)
        high = min(sentence.end, given_away.end + _BEHIND)
        places = _beginnings(article.text, low, given_away.start)
        for rule, pattern in PATTERNS[word]:
            for place in places:
                found = pattern.match(article.text, place, high)
                if found is not None and given_away.start < found.end():
                    break
            else:
                continue
            if _is_dateline(article.text, sentence, rule, found) or _is_header(article, sentence, rule, found):
                done = found.end()
                break
            if not _is_time(article.text, sentence, rule, found):
                continue
            if found.start() and article.text[found.start() - 1] in _MARKS and article.text[found.end()] in _MARKS:
                continue
            one = _resolved(article, sentence, rule, found, named)
            if one is None:
                continue
            yield one
            done = one.span.end
            if not one.edtf.startswith("../"):
                named = named.after(one)
            break


def _may_tell(sentence: Sentence, at: int, before: frozenset[str]) -> bool:
    """Say whether the word before or behind lets "day", "week", "months" tell a time ("that day", "months of the")."""
    word = sentence.tokens[at].low
    if "'" in word:
        return True
    if word[-1] == "s":
        return at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].low in _BEHIND_UNITS
    return at > 0 and sentence.tokens[at - 1].low in before


def _beginnings(text: str, low: int, high: int) -> list[int]:
    """Give the places from one to another where a named time can begin: those with no letter or digit before them."""
    places = [mark.end() for mark in NO_LETTER.finditer(text, max(0, low - 1), high)]
    return places if low else [0, *places]


def _is_time(text: str, sentence: Sentence, rule: str, found: re.Match[str]) -> bool:
    """Keep out words that only look like a time: "may", "the March movement", datelines."""
    parts = found.groupdict()
    if parts.get("w") and _EVERY.search(text, max(sentence.start, found.start() - 6), found.start()):
        return False
    name = parts.get("m") or parts.get("w") or ""
    if name and name.isascii() and not name[0].isupper():
        return False
    if rule == "date.month" and name and not any(map(parts.get, ("y", "rel", "rel2", "part"))):
        return _is_month(text, sentence, name, found)
    if rule in _DAYS_OF_MONTHS and not parts.get("y") and _NAME_BEHIND.match(text, found.end(), sentence.end):
        return False
    if rule == "date.night" and found[0][0].isupper() and _CALLED.search(text, sentence.start, found.start()):
        return False
    return not (rule == "date.feast" and not found[0][0].isupper() and not found[0].lower().startswith("the"))


def _is_header(article: Article, sentence: Sentence, rule: str, found: re.Match[str]) -> bool:
    """Tell the day of the document in a line that is no sentence, of those around a headline."""
    if found.start() > HEAD:
        return False
    if _CHANGED.search(article.text, max(sentence.start, found.start() - 60), found.start()):
        return article.text[found.end() : found.end() + 1] in ("", "\n", " ", ")", "]")
    if rule not in _IN_FULL or not found.groupdict().get("y"):
        return False
    line_end = article.text.find("\n", found.end())
    line = article.text[article.text.rfind("\n", 0, found.start()) + 1 : line_end if line_end >= 0 else None]
    if len(line) > _LINE or line.rstrip().endswith((".", "”", '"', "?", "!")):
        return False
    return RULES[rule][0](Naming(found, article.published)) == str(article.published)


def _is_month(text: str, sentence: Sentence, name: str, found: re.Match[str]) -> bool:
    """Keep out persons, verbs and movements that are called like a month."""
    before = text[max(sentence.start, found.start() - 30) : found.start()]
    after = text[found.end() : min(found.end() + 12, sentence.end)]
    is_bound = BOUND.search(before) is not None
    if re.match(r"\s+[A-Z]", after):
        return is_bound and _IN.search(before) is not None
    if _BARE_NAME.fullmatch(name.rstrip(".")) or (_ADJECTIVE.match(after) and not after.startswith(_OWN)):
        return is_bound
    return is_bound or after[:2] != " ("


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
    article: Article, sentence: Sentence, rule: str, found: re.Match[str], named: _Named
) -> ResolvedDate | None:
    text, start, end = article.text, found.start(), found.end()
    before = text[max(sentence.start, start - 30) : start]
    if found.groupdict().get("pre"):
        before, start = found["pre"], found.end("pre")
    bound = bound_of(before)
    sides = bound.groupdict() if bound else {}
    reading, confidence = RULES[rule]
    is_owner = found[0].endswith(_OWN) or text.startswith(_OWN, end) or text.startswith(" holiday", end)
    if is_owner and (sides.get("by") or "").lower() not in ("by", "ahead of"):
        sides = {}
    direction = direction_of(text, sentence, start, end, sides)
    if is_owner and _BEFORE_A.search(before) and _MEETING.match(text, end):
        direction = 1
    if not direction and _or_else(article, named.last, text[max(sentence.start, start - 60) : start]):
        direction = 1
    edtf = reading(Naming(found, article.published, direction=direction, **named._asdict()))
    if edtf is None:
        return None
    if rule in _OWN_SIDES or is_owner:
        bound, sides = None, {}
    edtf = _bounded(edtf, rule, sides, not JOIN.match(text, end), not follows_start(text, start, sentence, sides))
    if bound and (sides.get("since") or sides.get("by")):
        start -= len(before) - bound.start()
    first, end = _with_clock(text, sentence, start, end)
    if first < start and is_day(edtf):
        bound = bound_of(text[max(sentence.start, first - 12) : first])
        if bound and bound["by"] and bound["by"].lower() in _TILL | {"by"}:
            edtf = until(edtf)
        elif bound and (bound["since"] or "").lower() == "since":
            edtf = f"{edtf}/.."
    first, edtf = hours_up_to(text, sentence, first, edtf)
    return ResolvedDate(f"d{found.start()}", article.words(first, end), edtf, sentence.zone, rule, confidence)


def _or_else(article: Article, last: str, before: str) -> bool:
    """Say whether a time is the other choice beside one that lies ahead: "tomorrow or on Monday"."""
    is_ahead = article.published is not None and is_day(last) and last > str(article.published)
    return is_ahead and re.search(r"\bor\b[^“”\"]*$", before) is not None


def _bounded(edtf: str, rule: str, sides: Mapping[str, str | None], is_alone: bool, begins: bool) -> str:
    """Open a time on the side that the words before it leave open: "since", "by", "until"."""
    is_whole = "/" not in edtf
    is_stretch = rule in _STRETCHES
    since = (sides.get("since") or "").lower()
    if since and (is_alone or since != "from") and (is_whole or (is_stretch and since != "from")):
        return f"{first_day(edtf)}/.."
    if sides.get("by") and begins and (is_whole or is_stretch):
        return until(edtf)
    return edtf


def _with_clock(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """Take in a clock time right before or behind."""
    before = clock_before().search(text, max(sentence.start, start - 34), start)
    after = clock_after().match(text, end, min(sentence.end, end + 34))
    return (before.start() if before else start), (after.end() if after else end)


def _with_parts(sentence: Sentence, here: Sequence[ResolvedDate]) -> Iterator[ResolvedDate]:
    """Put parts of a day on the day that the sentence names behind them; one right behind its day is left out."""
    for n, one in enumerate(here):
        if one.span.exact.startswith("in the ") and any(
            each.rule == one.rule and each is not one and each.span.exact.startswith("in the ") for each in here
        ):
            continue
        if one.rule == "date.hours-around" and (len(here) > 1 or one.at - sentence.start > _LEADS):
            continue
        if one.rule != "date.part-of-day" or not is_day(one.edtf):
            yield one
        elif not (n and one.at - here[n - 1].span.end < _BESIDE):
            later = [each.edtf for each in here[n + 1 :] if each.rule != one.rule and is_day(each.edtf)]
            yield replace(one, edtf=later[0]) if later and not n else one


def _stretch(text: str, given: Sequence[ResolvedDate]) -> str:
    """Give the last stretch of time named ("last year", "since May", "since it began on 3 May"), no day."""
    for one in reversed(given):
        if "/" in one.edtf or len(one.edtf) < _A_DAY - 2:
            return one.edtf
        if _SINCE_IT.search(text, max(0, one.at - _SINCE_REACH), one.at):
            return f"{one.edtf}/.."
    return ""


def _day(edtf: str) -> date | None:
    """Give the day a time can be reckoned from: a single day, or the last of a stretch of days."""
    last = last_day(edtf)
    if edtf.endswith("/.."):
        last = first_day(edtf)
    try:
        return date.fromisoformat(last)
    except ValueError:
        return None
