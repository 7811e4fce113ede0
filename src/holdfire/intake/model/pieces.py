"""Cutting a long article into pieces that overlap, at the ends of sentences where that can be done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.intake.text.article import Article


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, and which of how many it is, from 1."""

    start: int
    end: int
    number: int
    of: int


def pieces_of(article: Article, most: int, overlap: int) -> tuple[Piece, ...]:
    """Cut an article, from its first sentence in headline or body to its last.

    Args:
        article: Without sentences it has no pieces.
        most: Most characters in a piece.
        overlap: How many characters two neighbours share at least, if whole sentences allow it; under half of ``most``.
    """
    units = list(_units(article, most, overlap))
    stretches: list[tuple[int, int]] = []
    first = 0
    while first < len(units):
        start, last = units[first][0], first
        while last + 1 < len(units) and units[last + 1][1] - start <= most:
            last += 1
        end = units[last][1]
        stretches.append((start, end))
        if last + 1 == len(units):
            break
        again = last + 1
        while (
            again - 1 > first and units[again][0] > end - overlap and units[last + 1][1] - units[again - 1][0] <= most
        ):
            again -= 1
        first = again
    return tuple(Piece(start, end, number, len(stretches)) for number, (start, end) in enumerate(stretches, 1))


def _units(article: Article, most: int, overlap: int) -> Iterator[tuple[int, int]]:
    """Give sentences; one that is longer than a piece comes in parts that overlap."""
    for sentence in article.sentences:
        start = sentence.start
        while sentence.end - start > most:
            yield start, start + most
            start += most - overlap
        yield start, sentence.end
