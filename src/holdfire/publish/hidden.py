"""Who and what is never named, as patterns over folded text: names, other names, and the parts of people's names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from holdfire.publish.folding import BETWEEN, LETTER, words_of

NO_PARTS = frozenset((
    "al", "el", "ad", "an", "as", "ash", "ben", "bin", "ibn", "bint", "abu", "abou", "umm", "um", "abd", "von",
    "van", "der", "den", "de", "del", "della", "da", "di", "du", "la", "le", "los", "las", "dos", "mac", "mc",
    "san", "st", "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lord", "president", "minister", "general",
    "colonel", "major", "captain", "sergeant", "sheikh", "sheik", "imam", "mullah", "king", "prince", "emir",
    "judge", "father", "sister", "brother", "the", "and", "his", "her", "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "ابو", "ام", "بن", "ابن", "عبد", "ال", "الشيخ",
    "الدكتور", "генерал", "полковник", "президент", "министр",
))  # fmt: skip
"""Words of names that say nothing alone, or would take dates apart."""
SHORTEST_PART = 3
TWO = "Somebody not named"
"""What a part of a name shows that two people share."""
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_CYRILLIC_ENDS = "аеийоуыьэюя"


@dataclass(frozen=True, slots=True)
class Hidden:
    """Somebody or something that is not named.

    Attributes:
        id: Of the party, place or document; ``""``: a name that a profile lists.
        names: As written, the id among them where it is one.
        shows: What stands there instead.
        rule: Why, in words.
        has_parts: Each word of the names is hidden too, as for people.
    """

    id: str
    names: tuple[str, ...]
    shows: str
    rule: str
    has_parts: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """All hidden names as one expression.

    Attributes:
        expression: ``None``: nothing is hidden.
        meant: For each of its groups what stands there instead, and why.
        stems: Of the words of each name, without what may change at their ends: a text without them has no such name.
    """

    expression: re.Pattern[str] | None
    meant: Mapping[str, tuple[str, str]]
    stems: tuple[tuple[str, ...], ...] = ()

    def may_stand_in(self, text: str) -> bool:
        """Say quickly whether a name may stand in folded text; where not, none does."""
        return any(all(stem in text for stem in stems) for stems in self.stems)

    def find(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Find names in folded text: ``(start, end, shows, rule)``, in order."""
        if self.expression is not None:
            for found in self.expression.finditer(text):
                start, end = found.span()
                if start < end:
                    yield (start, end, *self.meant[found.lastgroup or ""])


def pattern_of(hidden: Iterable[Hidden], public_words: frozenset[str] = frozenset()) -> Pattern:
    """Make the pattern of hidden names.

    Args:
        hidden: In any order; where two have the same name, the name shows neither.
        public_words: Words that are never hidden alone, folded.
    """
    meant: dict[tuple[str, ...], tuple[str, str]] = {}
    for words, shows, rule in sorted(_wordings(hidden, public_words)):
        known = meant.get(words)
        meant[words] = (shows, rule) if known in (None, (shows, rule)) else (TWO, rule)
    if not meant:
        return Pattern(None, {})
    ordered = sorted(meant, key=lambda words: (-sum(map(len, words)), words))
    groups = {f"n{number}": words for number, words in enumerate(ordered)}
    alternatives = [f"(?P<{group}>{_expression(words)})" for group, words in groups.items()]
    stems = tuple(tuple(_stem(word) for word in words) for words in ordered)
    return Pattern(re.compile("|".join(alternatives)), {group: meant[words] for group, words in groups.items()}, stems)


def _stem(word: str) -> str:
    """Give what of a word stands there in any case: see ``_word``."""
    script = _script(word[0])
    if script == "ARABIC" and len(word) > 4:
        return word.removeprefix("ال")
    return word[:-1] if script == "CYRILLIC" and len(word) >= 4 else word


def _wordings(hidden: Iterable[Hidden], public_words: frozenset[str]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for one in hidden:
        for name in one.names:
            words = words_of(name)
            if words and not (len(words) == 1 and words[0] in public_words):
                yield words, one.shows, one.rule
            if one.has_parts:
                parts = (part for part in parts_of(name) if part not in public_words)
                yield from (((part,), one.shows, one.rule) for part in parts)


def parts_of(name: str) -> tuple[str, ...]:
    """Give the words of a name that are hidden alone too, folded: those with a capital, or in a script that has none.

    Examples:
        >>> parts_of("Dr. Yusuf al-Karim"), parts_of("warehouse clerk")
        (('yusuf', 'karim'), ())
    """
    found = []
    for word in re.findall(rf"{LETTER}+", name):
        for part in words_of(word):
            is_name = not word[0].islower() and len(part) >= SHORTEST_PART
            if is_name and part not in NO_PARTS:
                found.append(part)
    return tuple(dict.fromkeys(found))


def _expression(words: tuple[str, ...]) -> str:
    first, last = words[0], words[-1]
    body = BETWEEN.join(_word(word, is_last=number == len(words) - 1) for number, word in enumerate(words))
    before = "" if is_unspaced(first[0]) else _before(first)
    after = "" if is_unspaced(last[-1]) else r"(?!\d)" if last[-1].isdigit() else rf"(?!{LETTER})"
    return f"{before}{body}{after}"


def _before(word: str) -> str:
    if _script(word[0]) == "ARABIC":
        return rf"(?<!{LETTER})[وفبلكس]{{0,2}}(?:ا?ل)?"
    if _script(word[0]) == "HEBREW":
        return rf"(?<!{LETTER})[והבלמשכ]{{0,3}}"
    return r"(?<!\d)" if word[0].isdigit() else rf"(?<!{LETTER})"


def _word(word: str, is_last: bool) -> str:
    script = _script(word[0])
    if script == "CYRILLIC" and len(word) >= 4:
        stem = word[:-1] if word[-1] in _CYRILLIC_ENDS else word
        return rf"{re.escape(stem)}[а-я]{{0,3}}"
    if script == "ARABIC":
        return rf"(?:ال)?{re.escape(word.removeprefix('ال') if len(word) > 4 else word)}"
    return re.escape(word) + ("s?" if is_last and script == "LATIN" else "")


def is_unspaced(letter: str) -> bool:
    """Say whether a letter is of a script that does not part words by spaces."""
    return _script(letter) in _UNSPACED


@lru_cache(maxsize=4_000)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").split(" ", 1)[0]
