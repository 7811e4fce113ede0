"""Telling headline, body, teaser links, captions and the lines around an article apart."""

from __future__ import annotations

import re

from holdfire.intake.article import Zone

_URL = re.compile(r"\s*(?:https?://|www\.)\S+\s*")
_TEASER = re.compile(
    r"\s*(?:\W*\s*)?(?:read (?:more|also)|related|see also|also read|watch|trends|more on)\b.*", re.IGNORECASE
)
_CAPTION = re.compile(r"\s*(?:\(?(?:photo|image|file photo|picture|video|caption|credit)\b|©|\[photo).*", re.IGNORECASE)
_DATE = re.compile(
    r"\s*(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
    r"|(?:[A-Z][a-z]+,? )?(?:[A-Z][A-Za-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][A-Za-z]{2,8}),? (?:\d{4}|\d{1,2}:\d\d)).{0,40}"
)
_ABOUT = re.compile(
    r"\s*(?:by|author|editors?|source|published|updated|posted|filed under|tags?|share|reporting|writing|location"
    r"|language|last modified|file photo|listen|print|email|save|advertisement|breaking|live|analysis box)\b.*"
    r"|.*(?:https?://|www\.).*|(?:[^,]+,(?=\S)){2,}.*|\[.*|.*\b(?:min(?:ute)? read|hours? ago|views|updated at)\b.*",
    re.IGNORECASE,
)
_ENDS = re.compile(r"""[.!?…]["”’'»)*\]]*\s*$""")


def zones_of(text: str) -> tuple[Zone, ...]:
    """Name the zone of every line; lines alike side by side are one zone."""
    found: list[Zone] = []
    is_body = has_headline = False
    for line in re.finditer(r"[^\n]*\n?", text):
        words = line[0]
        if not words:
            continue
        name = found[-1].name if found and not words.strip() else _zone_of(words, is_body, has_headline)
        is_body = is_body or name == "body"
        has_headline = has_headline or name == "headline"
        if found and found[-1].name == name and name != "headline":
            found[-1] = Zone(found[-1].start, line.end(), name)
        else:
            found.append(Zone(line.start(), line.end(), name))
    return tuple(found)


def _zone_of(line: str, is_body: bool, has_headline: bool) -> str:
    stripped = line.strip()
    if not stripped or _URL.fullmatch(line):
        return "metadata"
    if _TEASER.fullmatch(stripped) and len(stripped) < 200:
        return "teaser"
    if _CAPTION.fullmatch(stripped) and len(stripped) < 300:
        return "caption"
    if is_body:
        return "body"
    if len(stripped) > 200 or (has_headline and _ENDS.search(stripped) and len(stripped) > 60):
        return "body"
    if _DATE.fullmatch(stripped) or _ABOUT.fullmatch(stripped) or not any(letter.isalpha() for letter in stripped):
        return "metadata"
    return "headline" if not has_headline or len(stripped.split()) > 4 else "metadata"
