"""An article as extractors see it: one text, cut into zones, sentences and tokens, with its quoted stretches.

Nothing is changed in the text; every offset counts its code points from 0, half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from holdfire.intake.candidate import Words

START = attrgetter("start")
"""What bisection over stretches in order looks at."""
LOW, TEXT, IS_CAPITAL = attrgetter("low"), attrgetter("text"), attrgetter("is_capital")


class Token(NamedTuple):
    """A word, a number or a mark at its place.

    Attributes:
        low: It in small letters, apostrophes straight.
        is_capital: Whether it begins with a capital letter.
        is_word: Whether it begins with a letter.
    """

    start: int
    end: int
    text: str
    low: str
    is_capital: bool
    is_word: bool


class Zone(NamedTuple):
    """A stretch of the text of one sort: "headline", "body", "teaser", "caption" or "metadata"."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens. One may begin within a quoted stretch and end outside of it.

    Attributes:
        lows: Its tokens in small letters.
        words: The same, in no order.
    """

    start: int
    end: int
    zone: str
    tokens: Sequence[Token]
    number: int = 0
    paragraph: int = 0
    lows: Sequence[str] = field(init=False, repr=False, compare=False)
    words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lows = list(map(LOW, self.tokens))
        object.__setattr__(self, "lows", lows)
        object.__setattr__(self, "words", frozenset(lows))


@dataclass(frozen=True, slots=True)
class Quoted:
    """A stretch between quote marks: ``start`` and ``end`` are those of the inside, marks left out.

    Attributes:
        is_closed: Whether its closing mark was found; one that runs on over paragraphs has it only in the last.
        sign: The opening mark.
    """

    start: int
    end: int
    is_closed: bool = True
    sign: str = '"'


@dataclass(frozen=True, slots=True)
class Article:
    """A text made ready for extractors.

    Attributes:
        id: The document's name.
        text: The whole of it, unchanged.
        published: Its date, against which "Thursday" is resolved; ``None`` where nothing says it.
        source: Who published it: an outlet as the case calls it, or ``""``.
        zones: In order, without gaps.
        sentences: Of the zones "headline" and "body", in order.
        quoted: Stretches in quote marks, in order, not nested.
    """

    id: str
    text: str
    zones: Sequence[Zone]
    sentences: Sequence[Sentence]
    quoted: Sequence[Quoted]
    published: date | None = None
    source: str = ""
    starts: Sequence[int] = field(default=(), repr=False)

    def words(self, start: int, end: int) -> Words:
        """Give words at their place, white space at both ends left out."""
        whole = self.text[start:end]
        exact = whole.strip()
        if exact != whole:
            start += len(whole) - len(whole.lstrip())
        return Words(start, start + len(exact), exact)

    def sentence_at(self, offset: int) -> Sentence | None:
        """Find the sentence that holds a character; ``None`` outside of headline and body."""
        number = bisect_right(self.starts, offset) - 1
        if number < 0 or self.sentences[number].end <= offset:
            return None
        return self.sentences[number]

    def quoted_at(self, offset: int) -> Quoted | None:
        """Find the quoted stretch that holds a character."""
        number = bisect_right(self.quoted, offset, key=START) - 1
        return self.quoted[number] if number >= 0 and offset < self.quoted[number].end else None

    def paragraph(self, number: int) -> Sequence[Sentence]:
        """Give the sentences of a paragraph."""
        return [one for one in self.sentences if one.paragraph == number]
