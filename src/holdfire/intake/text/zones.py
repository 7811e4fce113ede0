"""Telling headline, body, teaser links, captions and the lines around an article apart."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from holdfire.intake.text.article import Zone
from holdfire.intake.text.word_tables import holds_any

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NUMERIC = r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
_DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[–-]\s*\d{{1,2}})?[\s-]+{_MONTHS}(?:,?[\s-]+\d{{4}})?"
_MONTH_DAY = rf"{_MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
_PARTICLES = r"(?:de|da|dos|del|van|von|der|den|al|el|bin|ibn|abu|ag|la|le|di)\b"
_PIECES = {
    "<DAY>": rf"(?:{_NUMERIC}|{_MONTH_DAY}|{_DAY_MONTH}|{_MONTHS}\s+\d{{4}})",
    "<PERSON>": rf"(?-i:[A-ZÀ-Ý][\w'’.-]+)(?:\s+(?:{_PARTICLES}|(?-i:[A-ZÀ-Ý])[\w'’.-]*)){{0,5}}",
    "<DAYWORD>": rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|{_MONTHS}\b|the\b|early|late|mid|then|now|noon|dawn)",
}
_LONGEST = 300
"""Longer lines are body, whatever they begin with."""
_TAGS = re.compile(r"(?:[^,.;]{2,40},(?=[^\s\d])){2,}.*")
_ENDS = (".", "!", "?", "…")
_CLOSERS = "]\"”’'»)*_"
"""What can stand behind the end of a sentence."""
_OUTLET = re.compile(r"\s+(?:[-|]|–|—|:)\s+((?:[\w.'’&!-]+\s?){1,6})$")


@dataclass(frozen=True, slots=True)
class _Looks:
    metadata: re.Pattern[str]
    notices: re.Pattern[str]
    teaser: re.Pattern[str]
    teaser_head: re.Pattern[str]
    tags_head: re.Pattern[str]
    caption: re.Pattern[str]
    caption_signs: tuple[str, ...]
    outlet: frozenset[str]


@cache
def _looks() -> _Looks:
    table: Mapping[str, list[str]] = tomllib.loads(
        files("holdfire.intake.text").joinpath("zones.toml").read_text(encoding="utf-8")
    )
    return _Looks(
        _compiled(table["metadata"]),
        _compiled(table["notices"]),
        _compiled(table["teaser"]),
        _compiled([str(table["teaser_head"])]),
        _compiled([str(table["tags_head"])]),
        _compiled(table["caption"]),
        tuple(table["caption_signs"]),
        frozenset(table["outlet"]),
    )


def _compiled(looks: list[str]) -> re.Pattern[str]:
    words = "|".join(f"(?:{one})" for one in looks)
    for name, piece in _PIECES.items():
        words = words.replace(name, piece)
    return re.compile(words, re.IGNORECASE)


def zones_of(text: str) -> tuple[Zone, ...]:
    """Name the zone of every line; lines alike side by side are one zone.

    The name of the outlet behind a headline ("… - The Courier") is "metadata".
    """
    begun: list[tuple[int, str]] = []
    for start, end, name in _lines(text):
        if not begun or begun[-1][1] != name or (name == "headline" and text[start:end].strip()):
            begun.append((start, name))
    return tuple(Zone(start, end, name) for (start, name), (end, _) in pairwise([*begun, (len(text), "")]))


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    is_body = has_headline = False
    name = heads = ""
    for line in re.finditer(r"[^\n]*\n?", text):
        words = line[0].strip()
        if not line[0]:
            continue
        if words:
            name, heads = _zone_of(words, is_body, has_headline, heads)
            is_body = is_body or name == "body"
            if name == "headline":
                has_headline = True
                cut = _outlet_at(text, line.start(), line.end())
                yield line.start(), cut, name
                if cut < line.end():
                    yield cut, line.end(), "metadata"
                continue
        yield line.start(), line.end(), name or "metadata"


def _zone_of(line: str, is_body: bool, has_headline: bool, heads: str) -> tuple[str, str]:
    """Name the zone of a line, and what the lines behind it are the head of."""
    looks = _looks()
    is_sentence = line.rstrip(_CLOSERS).endswith(_ENDS) and line.count(" ") >= 2
    if len(line) > _LONGEST:
        return "body", ""
    if looks.teaser_head.fullmatch(line):
        return "teaser", "teaser" if is_body else ""
    if looks.tags_head.fullmatch(line):
        return "metadata", "metadata"
    if looks.notices.fullmatch(line):
        return "metadata", heads
    is_first = not has_headline and not is_body and "](" not in line and line.count(" ") > 3
    if not is_first and holds_any(line.lower(), looks.caption_signs) and looks.caption.fullmatch(line):
        return "caption", heads
    if not is_first and looks.teaser.fullmatch(line) and not (is_sentence and line.count(" ") > 12):
        return "teaser", heads
    if heads and not is_sentence:
        return heads, heads if heads == "teaser" else ""
    is_short = line.count(" ") < 16
    if is_short and not is_sentence and (looks.metadata.fullmatch(line) or (not is_body and _TAGS.fullmatch(line))):
        return "metadata", ""
    if is_body or len(line) > 200 or (has_headline and is_sentence) or (is_sentence and line.count(" ") > 24):
        return "body", ""
    if not is_body and _TAGS.fullmatch(line):
        return "metadata", ""
    return "headline" if not has_headline or line.count(" ") > 3 else "metadata", ""


def _outlet_at(text: str, start: int, end: int) -> int:
    """Find where a headline ends and the name of the outlet begins."""
    line = text[start:end].rstrip()
    found = _OUTLET.search(line)
    if found is None or found.start() < 20:
        return end
    words = found[1].replace("-", " ").split()
    is_name = all(word[0].isupper() or word in ("of", "the", "and", "for", "al", "&") for word in words)
    tells = any(word.lower().strip(".,!") in _looks().outlet or ".co" in word for word in words)
    if is_name and (tells or "|" in found[0]) and "foreign" not in found[1].lower():
        return start + found.start()
    return end
