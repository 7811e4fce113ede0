"""Who a clause names as its source beside the verb: ", army data show", "as the agency informs us,", "Ministry: …"."""

from __future__ import annotations

import re

from holdfire.intake.names.mentions import Cast, Mention
from holdfire.intake.text.article import Article, Sentence

GIVING_KINDS = ("person", "group", "role", "pronoun")
"""Kinds of mentions that can give figures."""
_SAYS = (
    r"(?:says?|said|shows?|showed|reports?|reported|indicates?|indicated|suggests?|suggested|finds?|found|reads?|"
    r"announced|noted|added|confirmed|estimates|estimated)"
)
_DATA = (
    r"(?:(?:own|latest|official|new|preliminary)\s+)?"
    r"(?:data|figures|statistics|numbers|estimates|records|tally|count|toll|report|survey|reports)"
)
_NAMED = r"((?:the\s+)?(?:[\w.-]+(?:['’]s?)?\s+){0,7}?[\w.-]+(?:['’]s?)?)"
_BEHIND = re.compile(
    rf",[”\"’]?\s+{_NAMED}(?:\s+{_DATA})?\s+(?:{_SAYS}(?:\s+(?:on\s+|late\s+)?[A-Z]\w+day)?|told\s+[^,;“”\"]{{2,60}}?)"
    r"\s*(?:[.;]\s*$|$)"
)
_BEFORE = re.compile(
    rf",\s+{_NAMED}(?:\s+{_DATA})?\s+{_SAYS}(?:\s+(?:on\s+|late\s+)?[A-Z]\w+day)?,\s+"
    r"(?:with|including|bringing|raising|taking|leaving|among them|most of them|of whom|of which|up from|down from)"
    r"\b[^.;“”\"]*$"
)
_AS_TOLD = re.compile(
    r"\bas\s+((?:the\s+)?[^,.;“”\"]{2,60}?)\s+(?:informs?|informed|reports?|reported|tells?|told)\b[^,.;]{0,40},",
    re.IGNORECASE,
)
_AS_PER = re.compile(r"\b(?:as\s+)?per\s+((?:the\s+)?[A-Z][^,.;“”\"]{1,60})[.;]?\s*$")
_PUT_AT = re.compile(r"\b(?:put|estimated|placed|given|set|reckoned)\b[^.;:]{0,100}\b(?:at|as)\s+$")
_BY = re.compile(r"(?:\s+[\w-]+){0,4}?\s+by\s+")
_THAT = re.compile(r"(?:\s+[\w-]+){0,4}?\s+(?:that|which)\s+")
_SAYS_IT = re.compile(
    r"\s+(?:says?|said|estimates?|estimated|believes?|believed|claims?|claimed|reckons?)\s+"
    r"(?:is|are|was|were|will|would|it|they|have|has|had|must|should|to\s+have)\b"
)
_NOBODY = ("the", "a", "an", "it", "he", "she", "they", "we", "i", "who", "which", "this", "that")
_LABEL = re.compile(
    r"((?:[A-Z][\w.’'-]* )*(?:[A-Z]\w*[A-Z]\w*|[Mm]inist(?:ry|er)|[Aa]rmy|[Pp]olice|[Mm]ilitary|[Oo]fficials?|"
    r"[Mm]onitors?|[Ss]pokes\w+|[Cc]ouncil|[Aa]gency|[Gg]overnor|[Hh]ospital|[Mm]edics|[Cc]ommittee)):\s"
)
"""Who a headline begins with: initials, or a kind of body or role; a place before a colon gives no figure."""


def tagged_giver(article: Article, sentence: Sentence, cast: Cast, start: int, end: int) -> str:
    """Name whom a tag behind or before a figure's clause gives as its source; ``""`` for nobody.

    Args:
        article: Of the figure.
        sentence: Of the figure.
        cast: Who is mentioned.
        start: Of the figure.
        end: Of the figure.
    """
    text, first = article.text[sentence.start : sentence.end], sentence.start
    if sentence.zone == "headline" and (label := _LABEL.match(text)) and first + label.end() <= start:
        return _who(cast, first, first + label.end(1), label[1])
    comma, closing = text.find(","), text.rfind(",")
    ways = [_BEHIND.search(text, end - first)] if closing >= end - first else []
    ways += [_AS_PER.search(text, end - first)] if text.find("per ", end - first) >= 0 else []
    ways += [_BEFORE.search(text, comma, start - first)] if text.count(",", 0, start - first) > 1 else []
    ways += [_AS_TOLD.search(text, 0, start - first)] if 0 <= comma < start - first else []
    for found in ways:
        if found is not None and article.quoted_at(first + found.start(1)) is None:
            return _who(cast, first + found.start(1), first + found.end(1), found[1])
    return ""


def put_by(article: Article, sentence: Sentence, cast: Cast, start: int, end: int) -> str:
    """Name by whom a number is put at a figure: "whose number is put at 18,000 by the movement"; ``""`` for nobody."""
    behind = _BY.match(article.text, end, sentence.end)
    if behind is None or _PUT_AT.search(article.text, max(sentence.start, start - 120), start) is None:
        return ""
    named = [one for one in cast.within(behind.end(), behind.end() + 30) if one.kind in GIVING_KINDS]
    return name_of(named[0]) if named and named[0].words.start - behind.end() < 5 else ""


def needed_by(article: Article, cast: Cast, start: int, end: int) -> str:
    """Name who says so in "well short of the 100 a day that the agency says are needed"; ``""`` for nobody.

    Args:
        article: Of the figure.
        cast: Who is mentioned.
        start: Where the figure ends.
        end: Where its sentence does.
    """
    that = _THAT.match(article.text, start, end)
    if that is None:
        return ""
    named = [one for one in cast.within(that.end(), that.end() + 60) if one.kind in GIVING_KINDS]
    if not named or named[0].words.start > that.end() + 1:
        return ""
    return name_of(named[0]) if _SAYS_IT.match(article.text, named[0].words.end, end) else ""


def name_of(one: Mention) -> str:
    """Give the name of whom a mention means, or its words; ``""`` for a pronoun that may mean anybody."""
    return "" if one.words.exact.lower() in ("i", "we", "it") and not one.name else one.name or one.words.exact


def _who(cast: Cast, start: int, end: int, words: str) -> str:
    """Name the last mention in a stretch that can give figures, or the words themselves where there is none."""
    named = [one for one in cast.within(start, end + 2) if one.kind in GIVING_KINDS]
    words = words.removeprefix("the ")
    return name_of(named[-1]) if named else "" if words.lower() in _NOBODY else words
