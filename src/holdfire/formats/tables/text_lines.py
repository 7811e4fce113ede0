"""Bytes to lines of text, where a file is not all of one encoding.

Lines that are UTF-8 are read as that. The others are of an older system: what is most likely is found line by line,
first by what no writing does (letters of two scripts in one word, a capital after a small letter), then by
charset-normalizer, which knows languages; the file as a whole decides what a line leaves open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from charset_normalizer import from_bytes

CANDIDATES = ("cp1252", "cp1251", "cp1256")
"""Of western Europe, of Cyrillic, of Arabic writing."""
SHOWN: Mapping[str, str] = {
    "cp1252": "Windows-1252 (western Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1256": "Windows-1256 (Arabic)",
}
_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_ENDS = re.compile(rb"\r\n|\n|\r")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TextLines:
    """The lines of a file.

    Attributes:
        lines: Without line ends; ``""`` where a line cannot be read.
        assumed: Number of a line (from 1) -> the encoding it was taken to be in, where it is not the file's own.
        unread: Number of a line -> why it cannot be read.
    """

    lines: tuple[str, ...]
    assumed: Mapping[int, str] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)


def read_lines(raw: bytes, encoding: str = "") -> TextLines:
    """Take a file apart into lines; a byte order mark is passed over, also within the file.

    Args:
        encoding: What the user says it is; then nothing else is tried.

    Raises:
        LookupError: There is no such encoding.
    """
    if encoding:
        "".encode(encoding)
        whole = _decoded(raw, encoding)
        return _one_by_one(raw, encoding) if whole is None else TextLines(_split(whole))
    for mark, name in _MARKS:
        if raw.startswith(mark):
            whole = _decoded(raw, name)
            if whole is not None:
                return TextLines(_split(whole))
            raw = raw.removeprefix(mark)
    whole = _decoded(raw, "utf-8")
    return _one_by_one(raw, "") if whole is None else TextLines(_split(whole))


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _split(text: str) -> tuple[str, ...]:
    lines = re.split(r"\r\n|\n|\r", text)
    return tuple(line.removeprefix("\ufeff") for line in lines)


def _one_by_one(raw: bytes, encoding: str) -> TextLines:
    own = encoding or "utf-8"
    parts = _ENDS.split(raw)
    texts = [_decoded(part, own) for part in parts]
    assumed: dict[int, str] = {}
    unread: dict[int, str] = {}
    other = [] if encoding else [part for part, text in zip(parts, texts, strict=True) if text is None]
    likely = _likeliest(b"\n".join(other), CANDIDATES) if other else ""
    for index, text in enumerate(texts):
        if text is not None:
            continue
        name = "" if encoding else encoding_of(parts[index], likely)
        if name:
            texts[index], assumed[index + 1] = parts[index].decode(name), name
        else:
            unread[index + 1] = _bad_byte(parts[index], own)
    return TextLines(tuple((text or "").removeprefix("\ufeff") for text in texts), assumed, unread)


def _bad_byte(line: bytes, encoding: str) -> str:
    try:
        line.decode(encoding)
    except UnicodeDecodeError as error:
        return f"byte {error.start + 1} of the line (0x{line[error.start]:02x}) means nothing in {encoding}"
    return "it holds bytes that mean nothing"


def encoding_of(line: bytes, likely: str = "") -> str:
    """Say in which of the old encodings a line is written; ``""``: in none.

    Args:
        likely: That of the file's other lines; taken where this line can be in several.
    """
    texts = {name: text for name in CANDIDATES if (text := _decoded(line, name)) is not None}
    texts = {name: text for name, text in texts.items() if not _has_controls(text)}
    if not texts:
        return ""
    oddest = {name: _oddities(text) for name, text in texts.items()}
    least = min(oddest.values())
    left = tuple(name for name, odd in oddest.items() if odd == least)
    if len(left) == 1:
        return left[0]
    if likely in left:
        return likely
    return _likeliest(line, left) or left[0]


def _likeliest(raw: bytes, names: tuple[str, ...]) -> str:
    best = from_bytes(raw, cp_isolation=list(names)).best() if raw else None
    return best.encoding if best is not None and best.encoding in names else ""


def _has_controls(text: str) -> bool:
    return any(unicodedata.category(sign) == "Cc" and sign != "\t" for sign in text)


def _oddities(text: str) -> int:
    """Count what no writing does: two scripts in one word, capitals amid small letters, accents on every letter."""
    odd = 0
    for word in _WORD.findall(text):
        if word.isascii():
            continue
        scripts = {unicodedata.name(sign, "?").split()[0] for sign in word if unicodedata.category(sign) != "Lm"}
        odd += len(scripts) - 1
        odd += any(a.islower() and b.isupper() for a, b in pairwise(word))
        odd += word[:2].isupper() and word[-1:].islower()
        odd += len(word) > 2 and "LATIN" in scripts and all(not sign.isascii() for sign in word)
    return odd
