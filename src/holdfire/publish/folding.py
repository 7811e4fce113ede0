"""Text folded so that one name is found however it is written, with the way back to the text as it stands.

Capitals, accents, vowel signs, tatweel, invisible signs, wide letters and the several forms of Arabic letters and
digits do not matter. Folding never reorders anything, so a stretch of folded text is a stretch of the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_ALIKE = str.maketrans({"ى": "ي", "ی": "ي", "ې": "ي", "ة": "ه", "ۀ": "ه", "ٱ": "ا", "ک": "ك", "ё": "е", "ı": "i",
                        "٫": ".", "٬": ",", "،": ",", "؛": ";",
                        "ø": "o", "đ": "d", "ł": "l", "ß": "s", "æ": "a", "œ": "o"})  # fmt: skip
_UNSEEN = ("Mn", "Me", "Cf")
_TATWEEL = "\u0640"
LETTER = r"[^\W\d_]"
BETWEEN = r"[\W_]{0,3}"
"""What may stand between two words of one name."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text, folded.

    Attributes:
        text: Folded.
        at: For each of its characters the offset, in the text as it stands, of the one it came from.
        length: Of the text as it stands.
    """

    text: str
    at: tuple[int, ...]
    length: int

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets, in the text as it stands, of a stretch of the folded text, with what fell away there."""
        return self.at[start], self.at[end] if end < len(self.at) else self.length


def folded(text: str) -> Folded:
    """Fold a text.

    Examples:
        >>> folded("Jos\u00e9 \u0643\u0640\u0631\u064a\u0645").text
        'jose كريم'
    """
    quickly = fold_text(text)
    if text.isascii():
        return Folded(quickly, tuple(range(len(text))), len(text))
    made: list[str] = []
    at: list[int] = []
    for offset, sign in enumerate(text):
        for one in _fold_sign(sign):
            made.append(one)
            at.append(offset)
    return Folded("".join(made), tuple(at), len(text))


def fold_text(text: str) -> str:
    """Fold a text and forget where what stands in it came from: quick, for long texts."""
    return text.translate({ord(sign): _fold_sign(sign) for sign in set(text)})


@lru_cache(maxsize=20_000)
def _fold_sign(sign: str) -> str:
    if "!" <= sign <= "@":
        return sign
    parts = unicodedata.normalize("NFKD", sign).casefold().translate(_ALIKE)
    kept = (part for part in parts if unicodedata.category(part) not in _UNSEEN and part != _TATWEEL)
    return "".join(str(unicodedata.digit(part)) if part.isdigit() else part for part in kept)


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name, folded; digits are words of their own.

    Examples:
        >>> words_of("Dr. Yusuf al-Karim_2")
        ('dr', 'yusuf', 'al', 'karim', '2')
    """
    return tuple(re.findall(rf"{LETTER}+|\d+", folded(name).text))
