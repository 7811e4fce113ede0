"""Who gives the figures of a list of demands: whoever the line above it says calls for them."""

from __future__ import annotations

import re
from typing import NamedTuple

from holdfire.intake.extract.figures.tagged_givers import GIVING_KINDS, name_of
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article

_LEADS = re.compile(
    r"\b(?:calls?|called|calling|urges?|urged|demands?|demanded|asks?|asked|appeals?|appealed|recommends?|recommended|"
    r"requests?|requested|proposes?|proposed|requires?|required|insists?|pledges?|pledged|undertakes?|commits?)\b"
)
_ITEM = re.compile(r"(?:[-–—•*·▪]|\([a-z0-9]{1,3}\)|[a-z0-9]{1,2}[.)])\s*\S")


class Listed(NamedTuple):
    """A list under a line that says who demands it: from its first item to the end of its last."""

    start: int
    end: int
    giver: str


def find_lists(article: Article, cast: Cast) -> tuple[Listed, ...]:
    """Find the lists of an article that somebody named above them calls for, in order."""
    if ":\n" not in article.text and ":\r" not in article.text:
        return ()
    found: list[Listed] = []
    giver, start, end = "", 0, 0
    for sentence in article.sentences:
        words = article.text[sentence.start : sentence.end].strip()
        if giver and _ITEM.match(words):
            start, end = start or sentence.start, sentence.end
            continue
        if giver and end:
            found.append(Listed(start, end, giver))
        giver, start, end = "", 0, 0
        leads = _LEADS.search(words) if words.endswith(":") else None
        if leads is not None:
            named = cast.within(sentence.start, sentence.start + leads.start())
            giver = next((name_of(one) for one in named if one.kind in GIVING_KINDS), "")
    if giver and end:
        found.append(Listed(start, end, giver))
    return tuple(found)
