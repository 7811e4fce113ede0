"""The patterns of times named in a text: one per way of naming, each matched around a word that gives it away."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from holdfire.intake.text.by_word import ByWord
from holdfire.intake.text.calendar import calendar_words
from holdfire.intake.text.document_date import MONTH
from holdfire.intake.text.number_words import number_tables
from holdfire.intake.text.word_tables import one_of

_LONG = [word for word in calendar_words().weekdays if len(word) > 5 or not word.isascii()]
_SHORT = [word for word in calendar_words().weekdays if word.isascii() and len(word) <= 5]
WEEKDAY = one_of([*_LONG, *(rf"{word}\." for word in _SHORT)])
_SMALL = sorted((word for word, value in number_tables().small.items() if value), key=len, reverse=True)
_FEASTS = sorted(calendar_words().feasts, key=len, reverse=True)
_PIECES = {
    "<MONTH>": MONTH,
    "<WEEKDAY>": WEEKDAY,
    "<DAY>": r"\d{1,2}(?:st|nd|rd|th)?",
    "<TO>": r"\s*(?:–|—|-|to|and|through|until|till)\s*",
    "<PART>": r"(?:very )?(?:early|late|mid|middle of|beginning of|start of|end of|"
    r"(?:first|second|third|fourth|last|final|opening|closing)\s+(?:half|week|few days|days|fortnight|weekend) of)",
    "<TIME_OF_DAY>": r"(?:morning|afternoon|evening|night|noon|midday|dawn|dusk)",
    "<COUNT>": rf"(?:\d{{1,3}}|{one_of(['an?', 'several', 'a few', 'few', 'a couple of', 'couple of', *_SMALL])})",
    "<CLOCK>": (
        r"(?:\d{1,2}(?:[:.]\d{2})?\s?(?:[ap]m\b|[ap]\.m\.|o[’']clock)|\d{1,2}:\d{2}(?!\s?[ap]\.?m)(?:\s?(?:hrs|hours|GMT|UTC|local\stime)\b)?|"
        r"\d{4}\s?(?:hrs|hours|GMT|UTC|local\stime)\b|noon|midday|midnight|"
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so[’']clock)"
    ),
    "<FEAST>": one_of(re.escape(word).replace("'", "[’']") for word in _FEASTS),
}
"""What stands for what in ``patterns.toml``."""
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d{2})?\s*(?:a\.?m\.?|p\.?m\.?|hrs|hours|GMT|UTC|local time)|\d{1,2}:\d{2}|"
    r"midnight|noon|dawn|dusk)"
)


@cache
def _tables() -> Mapping[str, Any]:
    return tomllib.loads(files("holdfire.intake.extract.dates").joinpath("patterns.toml").read_text(encoding="utf-8"))


@cache
def giveaways() -> Mapping[str, str]:
    """Give the words, in small letters, that can belong to a named time, each with its sort of patterns."""
    words, own = calendar_words(), _tables()["words"]
    months = {word.split()[0]: "month" for word in words.months}
    found = (
        dict.fromkeys(own["part"], "part")
        | dict.fromkeys(own["feast"], "feast")
        | dict.fromkeys(own["unit"], "unit")
        | dict.fromkeys(own["relative"], "relative")
        | dict.fromkeys(words.weekdays, "weekday")
        | months
    )
    parts = {f"{part}-{month}": "month" for month in months for part in ("mid", "early", "late")}
    return found | parts | {f"{word}'s": sort for word, sort in found.items()}


@cache
def weak_giveaways() -> tuple[frozenset[str], frozenset[str]]:
    """Give the words that belong to a named time only beside a unit ("last", "after", "end"), and the units."""
    own = _tables()["words"]
    return frozenset(own["weak"]), frozenset(own["units"])


@cache
def before_units() -> frozenset[str]:
    """Give the words one of which stands before a word of the sort "unit" ("that day", "by morning")."""
    return frozenset(_tables()["words"]["before_unit"])


def is_year_like(low: str) -> bool:
    """Say whether digits may be a year, a decade or a date in digits."""
    if len(low) == 4:
        return low.isdigit() and low[0] in "12١٢"
    if len(low) == 7 and low[4] in "-–":
        return low[:4].isdigit() and low[5:].isdigit() and low[0] in "12"
    return (len(low) in (3, 5) and low.endswith("0s")) or (len(low) > 7 and low[-5:-4] in "/.")


def _sort_of(low: str) -> str | None:
    """Give the sort of patterns a word, in small letters, gives away; ``None`` for none."""
    if not low[0].isdigit():
        return giveaways().get(low)
    if is_year_like(low):
        return "year"
    if low.endswith(("st", "nd", "rd", "th")):
        return "ordinal"
    return "part" if low.endswith(("am", "pm")) or low[-3:-2] == ":" else None


SORTS = ByWord(_sort_of)


@cache
def _patterns(sort: str) -> tuple[tuple[str, re.Pattern[str], frozenset[str]], ...]:
    return tuple((one["rule"], _compiled(one["words"]), frozenset(one.get("only", ()))) for one in _tables()[sort])


def _patterns_around(word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns to try around a word, in small letters, compiled, each with the name of its rule."""
    sort, bare = SORTS[word], word.removesuffix("'s")
    return tuple((rule, found) for rule, found, only in _patterns(sort) if not only or bare in only) if sort else ()


PATTERNS = ByWord(_patterns_around)


def _compiled(words: str) -> re.Pattern[str]:
    for name, piece in _PIECES.items():
        words = words.replace(name, piece)
    return re.compile(rf"(?<![^\W_])(?:{words})", re.IGNORECASE)


@cache
def clock_before() -> re.Pattern[str]:
    """Give the pattern of a clock time that stands right before a day ("at 09:20 on")."""
    return re.compile(
        rf"(?=[\damnd])(?:at\s+(?:about\s+|around\s+)?)?(?P<clock>{_CLOCK})\s*(?:,\s*)?(?:\([^)]{{3,14}}\)\s*)?(?:on\s+)?$",
        re.IGNORECASE,
    )


@cache
def clock_after() -> re.Pattern[str]:
    """Give the pattern of a clock time that stands right behind a day (", at 9 p.m.")."""
    return re.compile(rf",?\s*(?:at\s+(?:about\s+|around\s+)?)(?P<clock>{_CLOCK})", re.IGNORECASE)


_SINCE = ["since", "from", "ever since", "с", "منذ"]
_BY = ["by", "until", "till", "before", "no later than", "not later than", "ahead of", "through", "up to", "up until",
       "до", "قبل", "حتى"]  # fmt: skip
_PLAIN = ["on", "in", "at", "during", "late on", "early on", "late", "early", "back in", "over", "for", "between", "of",
          "after", "around", "about", "mid", "as of", "effective", "starting", "beginning", "beyond", "в", "во", "يوم",
          "في"]  # fmt: skip
BOUND = re.compile(
    rf"(?:(?P<since>{one_of(_SINCE)})|(?P<by>{one_of(_BY)})|(?P<plain>{one_of(_PLAIN)}))\s+"
    r"(?:the\s+|about\s+|around\s+|early\s+|late\s+|mid-|at least\s+|last\s+)?$",
    re.IGNORECASE,
)  # fmt: skip
"""What stands right before a named time and says on which side of it the thing lies."""
_AHEAD = one_of(
    ["will", "won[’']t", "shall", "due", "set (?:to|for)", "scheduled", "slated", "planned", "expected", "plans?",
     "going", "to be", "is to", "are to", "was to", "were to", "ready to", "would", "should", "must", "upcoming",
     "coming", "deadline", "starting", "beginning", "vowed", "pledged", "promised", "extend(?:ed)?", "meant to",
     "supposed to", "intended to", "put off", "postponed", "rescheduled", "adjourned", "takes? effect",
     "comes? into (?:force|effect)", "goes? into effect", "enters? into force", "expires?", "begins", "starts",
     "ends", "opens", "resumes", "lapses", "convenes", "meets", "faces", "falls due", "effective", "beyond",
     "threatened", "unless", "if",
     "be (?:held|signed|completed|freed|released|handed over|reopened)",
     r"before\s+(?:the\s+)?[a-z]+\s+(?:comes?|begins?|starts?|arrives?|opens?|ends?|returns?|sets? in|takes? office)"]
)  # fmt: skip
FUTURE = re.compile(rf"\b{_AHEAD}\b", re.IGNORECASE)
PAST_PERFECT = re.compile(
    r"\b(?:had|has|have|was|were|since)\b"
    r"(?!\s+(?:to|been due|due|ready|scheduled|expected|meant|supposed|intended|until|till|by)\b)",
    re.IGNORECASE,
)
_ENDS_CLAUSE = one_of(["said", "says", "told", "added", "announced", "and", "but", "that"])
CLAUSE = re.compile(rf"[,;:“”\"«»(]|\b{_ENDS_CLAUSE}\b", re.IGNORECASE)
FUTURE_BEHIND = re.compile(
    r"[^,.;]{0,6},?\s[^,.;]{0,45}?\b(?:will|shall|(?:is|are) (?:due|set|expected|scheduled|to))\b"
)
HAD_BEHIND = re.compile(
    r"(?:\s+(?:morning|afternoon|evening|night))?,?\s(?!as\b)(?:[^,.;]|(?<=\d)[,.](?=\d)){0,45}?"
    r"\b(?:had|stood|numbered|reached|rose)\b(?!\s+to\b)"
)
