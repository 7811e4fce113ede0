"""A joint statement printed within a text: where it stands, and whose it is by the heading above it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from holdfire.intake.names.mentions import Cast
from holdfire.intake.names.organisations import shown_name
from holdfire.intake.text.article import Article

_KIND = r"(?:statement|communiqu[eé]|declaration|resolution|press release)"
_HEADING = re.compile(
    rf"^[ \t]*(?:(?:full |the )?text of (?:the )?)?(?:[\w-]+ ){{0,2}}{_KIND}[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_WE = re.compile(r"\s*[“\"]?(?:\d+\. )?We\b")
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_OVER = re.compile(r"^[ \t]*(?:Done (?:at|in)\b.*|[—–_*-]{3,}|ENDS?|Contact\b.*|#+)[ \t]*$", re.MULTILINE)
_WHOSE = (
    re.compile(rf"^[ \t]*([A-Z][^:\n]{{2,80}}): (?:[\w-]+ ){{0,2}}{_KIND}\b", re.MULTILINE),
    re.compile(rf"\b{_KIND} (?:of|by|from) (?:the )?([A-Z][^,.:;\n]{{2,80}})", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Communique:
    """Where a statement stands, and the name of whom it is by; nothing where the text prints none."""

    start: int = 0
    end: int = 0
    giver: str = ""

    def giver_at(self, offset: int) -> str:
        """Name who speaks at an offset; ``""`` outside of the statement."""
        return self.giver if self.start <= offset < self.end else ""


def find_communique(article: Article, cast: Cast) -> Communique:
    """Find the statement under a heading of its own that begins with "We", up to its close."""
    text = article.text
    heading = next((one for one in _HEADING.finditer(text) if _WE.match(text, one.end())), None)
    if heading is None:
        return Communique()
    close = _OVER.search(text, heading.end())
    own = [one.end() for one in _OWN.finditer(text, heading.end(), close.start() if close else len(text))]
    end = close.start() if close else text.find("\n", own[-1] if own else heading.end())
    for way in _WHOSE:
        whose = way.search(text, 0, heading.start())
        if whose is not None:
            named = cast.within(whose.start(1), whose.end(1) + 1)
            words = whose[1].removeprefix("the ").strip()
            name = named[0].name if len(named) == 1 and named[0].kind == "group" else ""
            return Communique(heading.end(), end if end > 0 else len(text), name or words)
    return Communique()


def full_of(article: Article, cast: Cast, name: str) -> str:
    """Give the name whose first letters a name is in the text, or whom the same letters mean elsewhere."""
    if not (1 < len(name) < 9 and name.isalpha() and sum(map(str.isupper, name)) > 1):
        return name
    for one in cast.mentions:
        letters = _letters(one.name, name.isupper())
        if letters == name or (len(name) > 2 and letters.endswith(name)):
            words = one.name.split()
            return " ".join(words) if words[0].lower() != "the" else " ".join(words[1:])
    return shown_name(name, article.text, cast.parties)


def _letters(name: str, only_capitals: bool) -> str:
    words = name.split()
    if len(words) < 2:
        return ""
    return "".join(
        word[0] for word in words if word[0].isupper() or (not only_capitals and word != "the")
    ).removeprefix("T" if words[0] == "The" else "")
