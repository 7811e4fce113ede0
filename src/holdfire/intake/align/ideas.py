"""Words and what they stand for: one bag for a text, in which "escort" and "accompany" share an idea."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from holdfire.intake.text.alike import stem, stems

_THOUSANDS = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3})")
_QUOTED = re.compile("“([^”]{3,})”|\"([^\"]{3,})\"|«([^»]{3,})»|‘([^’]{3,})’(?!\\w)|(?<!\\w)'([^']{3,})'(?!\\w)")
_NOT = re.compile(
    r"\b(?:not(?! only| just| merely)|no(?! (?:more|less|fewer|later|longer) than)|never|neither|nor|none|nobody"
    r"|nothing|without|cannot|false|untrue|baseless|myth)\b|n['’]t\b",
    re.I,
)
_DENY = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ial)|reject(?:s|ed|ing)?|refut(?:e|es|ed|ing)|dismiss(?:es|ed)?)\b", re.I
)
_UNITS = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: number for number, word in enumerate(_UNITS.split(), 1)} | {
    word: 10 * ten for ten, word in enumerate(_TENS.split(), 2)
}
_NUMBER_WORD = re.compile(rf"\b(?:{'|'.join(_NUMBERS)})\b", re.I)
_NAME = re.compile(r"(?<=[a-z,] )(?:al-|Al-)?[A-Z][^\W\d_]+|(?<=-)[A-Z][^\W\d_]+")
_ENDING = re.compile(r"(?:ians?|ia|s)$")
_WORDS = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[,;:]|\b(?:and|but|while)\b|\d")
_NUMBER_BEFORE = re.compile(r"\d")
FATES = ("~kill", "~wound", "~displace", "~hostage", "~release")
MARK = "~"
"""Stands before an idea in a bag; stems have none."""


@cache
def ideas_of_words() -> Mapping[str, tuple[str, ...]]:
    """Map each stem of the table to its ideas."""
    text = files("holdfire.intake.align").joinpath("ideas.toml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    for line in tomllib.loads(text)["ideas"]:
        words = line.split()
        for word in words:
            found.setdefault(stem(word), []).append(MARK + words[0])
    return {word: tuple(dict.fromkeys(named)) for word, named in found.items()}


@lru_cache(maxsize=50_000)
def bag_of(text: str) -> frozenset[str]:
    """List the stems of a text and the ideas they stand for; "eight thousand" and "8,000" share both their parts."""
    found = stems(_NUMBER_WORD.sub(_in_digits, _THOUSANDS.sub("", text)))
    found |= {part for word in found if word.endswith("000") and word.isdigit() for part in (word[:-3], "thousand")}
    known = ideas_of_words()
    return found | {idea for word in found for idea in known.get(word, ())}


@lru_cache(maxsize=2_000)
def names_in(text: str) -> frozenset[str]:
    """List the words that are written with a capital where no sentence begins: what a text is about, by name."""
    return frozenset(_ENDING.sub("", word.casefold()) for word in _NAME.findall(text) if len(word) > 2)


def _in_digits(found: re.Match[str]) -> str:
    return str(_NUMBERS[found[0].lower()])


def words_only(bag: frozenset[str]) -> frozenset[str]:
    """Leave the ideas out of a bag."""
    return frozenset(one for one in bag if not one.startswith(MARK))


def fate_in(before: str, after: str) -> str:
    """Find what befell those counted, from the words on either side of the number.

    Asked in turn, until one has a word of one of ``FATES``: what follows as far as the next part of the list or number
    ("12 people dead, 40 hurt"), what stands before as far as the number before ("killing 12"), all that follows.
    """
    parts = (_PART.split(after, maxsplit=1)[0], _NUMBER_BEFORE.split(before)[-1], after)
    for part, is_before in zip(parts, (False, True, False), strict=True):
        words = _WORDS.findall(part)
        for word in reversed(words) if is_before else words:
            idea = next((one for one in ideas_of_words().get(stem(word), ()) if one in FATES), "")
            if idea:
                return idea
    return ""


def quoted_in(text: str) -> str:
    """Give the words of a text that stand in quote marks."""
    return " ".join(word for found in _QUOTED.findall(text) for word in found if word)


def is_denial(cue: str) -> bool:
    """Say whether the words that tell of something said deny it."""
    return len(_DENY.findall(cue)) % 2 == 1


def is_negated(text: str, cue: str = "") -> bool:
    """Say whether words deny: an odd number of negations, the verb that reports them counted."""
    return (len(_NOT.findall(text)) + len(_DENY.findall(cue))) % 2 == 1
