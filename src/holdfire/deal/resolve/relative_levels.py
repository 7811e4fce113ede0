"""Levels that are measured against what a count once was: ``at most half as many guards as at entry into force``."""

from __future__ import annotations

import re
from fractions import Fraction

from holdfire.deal.model import Level
from holdfire.vocab.quantity import MILLI
from holdfire.vocab.quantity_text import SHARES

_TIMES = {"twice": Fraction(2), **{word: share for word, share in SHARES.items() if word != "all"}}
_BOUNDS = {
    "at most": "most", "no more than": "most", "not more than": "most", "up to": "most",
    "at least": "least", "no fewer than": "least", "no less than": "least", "not less than": "least",
    "exactly": "", "": "",
}  # fmt: skip
_SHARE = rf"\d+(?:\.\d+)?\s*%|\d+(?:\.\d+)?\s+times|{'|'.join(sorted(_TIMES, key=len, reverse=True))}"
_PHRASE = re.compile(
    rf"\s*(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})\s*(?P<low>{_SHARE})?"
    rf"(?:\s+to\s+(?P<high>{_SHARE}))?\s*\bas\s+(?:many|much)\s+(?:of\s+)?(?:the\s+)?(?P<count>.+?)\s+as\s+"
    r"(?:(?P<entry>(?:at|on)\s+(?:its\s+|the\s+)?entry\s+into\s+force)|(?:on|at|in)\s+(?P<day>.+?))\s*",
    re.IGNORECASE,
)
AS_MANY = re.compile(r"\bas\s+(?:many|much)\b", re.IGNORECASE)
"""What every such phrase has in it."""
SHOULD_BE = "write `at most as many COUNT as at entry into force`, or `at least half as many COUNT as on 2024-05-01`"


def relative_phrase(text: str) -> re.Match[str] | None:
    """Match a whole phrase: its groups ``bound``, ``low``, ``high``, ``count``, ``entry`` and ``day``."""
    match = _PHRASE.fullmatch(text)
    return None if match is None or (match["high"] and match["bound"]) else match


def relative_bounds(match: re.Match[str]) -> tuple[int, int | None]:
    """Give the bounds of a phrase, in thousandths of what the count was."""
    low = _times(match["low"] or "")
    high = _times(match["high"]) if match["high"] else low
    side = _BOUNDS[" ".join(match["bound"].lower().split())]
    return (0, high) if side == "most" else (low, None) if side == "least" else (low, high)


def write_relative(level: Level, as_of: str) -> str:
    """Write such a level so that it reads as the same one; ``as_of`` is the words of its day, ``""`` for entry."""
    low, high = level.low, level.high
    bound = "at least " if high is None else "at most " if low == 0 and high else "" if low != high else "exactly "
    shares = [_share(share) for share in dict.fromkeys((low, high)) if share is not None]
    if bound == "at most ":
        shares = [_share(high or 0)]
    joined = " to ".join(share or "100%" for share in shares) if len(shares) > 1 else shares[0]
    share = f"{joined} " if joined else ""
    return f"{bound}{share}as many {level.count} as {f'on {as_of}' if as_of else 'at entry into force'}"


def _times(words: str) -> int:
    number = re.match(r"\d+(?:\.\d+)?", words)
    if not words:
        share = Fraction(1)
    elif number:
        share = Fraction(number[0]) / (100 if words.rstrip().endswith("%") else 1)
    else:
        share = _TIMES[words.lower()]
    return round(share * MILLI)


def _share(thousandths: int) -> str:
    named = {MILLI: "", MILLI // 2: "half", MILLI * 2: "twice"}
    return named.get(thousandths, f"{thousandths / 10:.1f}%".replace(".0%", "%"))
