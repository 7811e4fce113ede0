"""Finding the words a model gave in the text. What comes out are always the text's own words at their place.

White space, quote marks and invisible signs may differ between what the model copied and the text; nothing else may.
Where words stand more than once, those before and after them decide; where these do not, the words are refused.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from holdfire.intake.candidate import Words
from holdfire.intake.model.pieces import Piece
from holdfire.intake.text.article import Article

NOT_THERE = "not word for word in the article"
NOT_ONE_PLACE = "more than once in the article, and the words around do not say where"
OUTSIDE = "not in headline or body"

Excerpt = Mapping[str, str]
"""Words as a model gives them: ``before``, ``words``, ``after``."""

_QUOTES = {ord(one): "'" for one in "‘’‚‛′´`ʼ‹›"} | {ord(one): '"' for one in "“”„‟″«»〝〞＂"}
_EDGES = " \"'"


class NotFoundError(Exception):
    """Words have no one place in the text; the message says why."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text with white space, quote marks and invisible signs made alike.

    Attributes:
        text: As it is compared.
        places: For each of its characters, where that stands in the article.
    """

    text: str
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class Anchors:
    """Where words of one piece of an article can be looked up."""

    article: Article
    folded: Folded

    @classmethod
    def of(cls, article: Article, piece: Piece) -> Anchors:
        """Make a piece ready."""
        return cls(article, fold_text(article.text, piece.start, piece.end))

    def find(self, excerpt: Excerpt, near: Words | None = None) -> Words:
        """Find the one place of an excerpt.

        Args:
            excerpt: As the model gave it.
            near: Words it belongs to: where the words around do not decide, being the only one in the sentence of
                these does.

        Raises:
            NotFoundError: There is none, or more than one.
        """
        words = fold_text(excerpt["words"]).text.strip()
        stretches = list(self._stretches(words)) if words else []
        if not stretches:
            raise NotFoundError(NOT_THERE)
        if len(stretches) > 1:
            before, after = (fold_text(excerpt[key]).text.strip(_EDGES) for key in ("before", "after"))
            stretches = self._decided(stretches, before, after, near)
        ((first, last),) = stretches
        found = Words(first, last, self.article.text[first:last])
        if self.article.sentence_at(first) is None:
            raise NotFoundError(OUTSIDE)
        return found

    def _decided(
        self, stretches: list[tuple[int, int]], before: str, after: str, near: Words | None
    ) -> list[tuple[int, int]]:
        """Give the only stretch the surroundings leave."""
        around = [one for one in stretches if (before or after) and self._stands(one, before, after)]
        if len(around) != 1 and near:
            sentence = self.article.sentence_at(near.start)
            within = sentence and [
                one for one in around or stretches if sentence.start <= one[0] and one[1] <= sentence.end
            ]
            around = within or around
        if len(around) != 1:
            raise NotFoundError(NOT_ONE_PLACE)
        return around

    def _stretches(self, words: str) -> Iterator[tuple[int, int]]:
        """Give every place of some words that does not cut a word of the text in two."""
        text, places = self.folded.text, self.folded.places
        at = text.find(words)
        while at >= 0:
            end = at + len(words)
            if not (_goes_on(text[at - 1 : at + 1]) if at else False) and not _goes_on(text[end - 1 : end + 1]):
                yield places[at], places[end - 1] + 1
            at = text.find(words, at + 1)

    def _stands(self, stretch: tuple[int, int], before: str, after: str) -> bool:
        text, places = self.folded.text, self.folded.places
        first, last = bisect_left(places, stretch[0]), bisect_left(places, stretch[1] - 1) + 1
        left = text[max(0, first - len(before) - 4) : first].rstrip(_EDGES)
        right = text[last : last + len(after) + 4].lstrip(_EDGES)
        return left.endswith(before) and right.startswith(after)


def fold_text(text: str, start: int = 0, end: int | None = None) -> Folded:
    """Make white space one space, quote marks straight, and leave invisible signs out."""
    signs: list[str] = []
    places: list[int] = []
    for at in range(start, len(text) if end is None else end):
        sign = text[at]
        if sign.isspace():
            if not signs or signs[-1] == " ":
                continue
            sign = " "
        elif not sign.isascii():
            if unicodedata.category(sign) == "Cf":
                continue
            sign = _QUOTES.get(ord(sign), sign)
        elif sign == "`":
            sign = "'"
        signs.append(sign)
        places.append(at)
    return Folded("".join(signs), places)


def _goes_on(pair: str) -> bool:
    return len(pair) == 2 and pair[0].isalnum() and pair[1].isalnum()
