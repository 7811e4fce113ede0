"""What the words around a named time say of it: what bounds it, whether it lies ahead or behind."""

from __future__ import annotations

import re
from collections.abc import Mapping

from holdfire.intake.extract.dates.patterns import BOUND, CLAUSE, FUTURE, FUTURE_BEHIND, HAD_BEHIND, PAST_PERFECT
from holdfire.intake.text.article import Sentence

NO_LETTER = re.compile(r"[\W_]")
_BOUND_OF_WORDS = re.compile(rf"(?<![^\W_]){BOUND.pattern}", re.IGNORECASE)
_CLAUSE = 75
"""How far before a time the words of its clause are looked at, in characters."""
_NAMED_BETWEEN = re.compile(r"\s*(?:[A-Z][\w’'-]*\s*){1,4},\s*(?:on\s+)?")
"""A name between commas, which ends no clause: "will go to the capital, Tessa, on Friday"."""
_ASIDE = re.compile(r"\([^()]*\)\s*")
_STILL_AHEAD = re.compile(
    r"\b(?:(?:will|would|to be|if|unless)\b|"
    r"(?:starting|beginning|effective|taking effect)\s+(?:(?:on|from|at|in|late|early)\s+)*$)"
)
_DEADLINE = re.compile(r"(?:[’']s)?\s+(?:[a-z]+\s+)?deadline\b(?!\s+(?:passed|expired|had|was|went|came))")
_LASTED = re.compile(
    r"\b(?:lasted|held|ran|remained|stayed|continued|lived|worked|served|kept|waited|controlled|ruled|went on|"
    r"(?:did|was|were|had|could) not|(?:did|was|were|had|could)n[’']t|never|nobody|no one)\b"
)
_BEGUN = re.compile(r"\b(?:from|between)\s[^,;.]{0,15}[A-Z\d][^,;.]{0,24}$")
_WHEN_SAID = re.compile(
    r"\b(?:pledged|promised|vowed|threatened|extended|planned)\s+(?:(?:us|them|him|her|me|it)\s+)?(?:(?:back|late|early|on|in|at|the)\s+)*$"
)
_STARTED = re.compile(r"\b(?:starting|beginning)\s+(?!(?:on|from|in|at|late|early)\b)[a-z]+")
"""What somebody starts, unlike "starting on", puts nothing ahead."""
_DONE = re.compile(
    r"\b(?!(?:be|is|are|was|were|been|being|not|gets?)\s)\w+\s+(?!(?:scheduled|planned|expected|slated|timed|proposed|delayed|"
    r"postponed|extended|adjourned)\b)\w{2,}ed\s+(?:(?:back|late|early|earlier|on|in|at|the)\s+)+$"
)
"""What stands right before its time was done then, whatever else lies ahead: "unless those arrested in May"."""
_DONE_BY = re.compile(
    r"\b(?<!be )(?:\w+ed|set|made|drawn up|struck)\s+by\s+(?:[\w’'-]+\s+){1,4}"
    r"(?:(?:back|late|early|on|in|at)\s+)+$"
)
_HEADED = re.compile(r"\bto\s+(?!wh)[a-z]+\b")
_TO_DO = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|hope[ds]?|wants?|wanted|intend(?:s|ed)?|invited|offer(?:s|ed)?|propose[ds]?|preparing|arranged|expects?|"
    r"promise[ds]?|pledge[ds]?|vow(?:s|ed)?|undert(?:ake|akes|aken|ook)|committed)"
    r"\s+(?:[\w-]+\s+){0,4}to\s+(?!an?\b|the\b|its\b|their\b)[a-z]+\b"
)
"""What somebody agreed to do lies ahead of it."""
_PROPOSED = re.compile(
    r"\b(?:propos|suggest|demand|request|recommend|insist|ask)(?:ed|s|es|ing)\s+that\s+"
    r"(?:(?![a-z]\w*ed\b|had\b|was\b|were\b|is\b|are\b|that\b)[\w’'-]+\s+){2,14}(?:(?:back|late|early|on|in|at|over)\s+)?$"
)
"""What somebody proposed that others do lies ahead of it."""
_BEFORE_THAT = re.compile(
    r"\b(?:before|until|till|ahead of)\s+(?:the|an?|its|their|his|her)\s+"
    r"(?:(?!\w+ed\b|began\b|broke\b|took\b|came\b|fell\b|went\b|was\b|were\b|had\b)[\w-]+\s+){1,3}(?:(?:on|in|late|early)\s+)*$"
)
"""What something is to be done before lies ahead: "a truce before the local elections in October"."""
_AND_TO_DO = re.compile(r"^\s*(?:also\s+)?to\s+(?!the\b|an?\b|its\b|their\b|his\b|wh\w+\b)[a-z]+\s")
_SET_APART = re.compile(r"\s+(?:an?|the)\s+(?:[a-z]+\s+)?(?:day of|holiday)\b")
"""What is declared a day of mourning lies ahead."""
_UP_TO = frozenset(["until", "till", "before", "through", "up to", "up until"])


def bound_of(before: str) -> re.Match[str] | None:
    """Find what bounds a time at the end of the words before it, looking where a word begins."""
    return _BOUND_OF_WORDS.search(before)


def direction_of(text: str, sentence: Sentence, start: int, end: int, sides: Mapping[str, str | None]) -> int:
    """Say whether words around a time put it ahead (1) or behind (-1).

    Args:
        text: The whole text.
        sentence: The one it stands in.
        start: Where the time begins.
        end: Where it ends.
        sides: The groups of what bounds it (``bound_of``).
    """
    if sides.get("since") and re.match(r"(?:since|с|منذ)", sides["since"] or "", re.IGNORECASE):
        return -1
    proposed = max(sentence.start, start - 2 * _CLAUSE)
    if text.find("that", proposed, start) >= 0 and _PROPOSED.search(text, proposed, start):
        return 1
    near = _clause_before(text[max(sentence.start, start - _CLAUSE) : start])
    if PAST_PERFECT.search(near) and not (_STILL_AHEAD.search(near) or _TO_DO.search(near)):
        return -1
    behind = min(end + 70, sentence.end)
    if sides.get("by") and HAD_BEHIND.match(text, end, behind):
        return -1
    if _DEADLINE.match(text, end, behind) or _SET_APART.match(text, end, behind):
        return 1
    is_ahead = _is_ahead(near) or (sentence.zone == "headline" and _HEADED.search(near) is not None)
    if not is_ahead and (sides.get("by") or "").lower() in _UP_TO and _LASTED.search(near):
        return -1
    if sides.get("by") or is_ahead:
        return 1
    if len(text[sentence.start : start].strip()) < 8 and FUTURE_BEHIND.match(text, end, behind):
        return 1
    return 0


def _is_ahead(near: str) -> bool:
    """Say whether the words before a time put it ahead; "pledged in the spring" tells when it was pledged."""
    near = _STARTED.sub("", _WHEN_SAID.sub("", near))
    if _DONE.search(near) or _DONE_BY.search(near):
        return False
    return any(pattern.search(near) for pattern in (FUTURE, _TO_DO, _AND_TO_DO, _BEFORE_THAT))


def _clause_before(before: str) -> str:
    """Give the words of the clause that a time ends."""
    if ")" in before:
        before = _ASIDE.sub("", before)
    cut = [mark.end() for mark in CLAUSE.finditer(before)]
    near = before[cut[-1] :] if cut else before
    if not near.strip() and len(cut) > 1:
        near = before[cut[-2] :]
    if len(cut) > 1 and _NAMED_BETWEEN.fullmatch(before, cut[-2]):
        near = before[cut[-3] if len(cut) > 2 else 0 :]
    return near


def follows_start(text: str, start: int, sentence: Sentence, sides: Mapping[str, str | None]) -> bool:
    """Say whether a "through" or "until" before it ends a stretch that a "from" began."""
    if (sides.get("by") or "").lower() not in _UP_TO:
        return False
    return _BEGUN.search(text, max(sentence.start, start - 45), start) is not None
