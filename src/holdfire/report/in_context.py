"""Words of a document as they stand in their sentence, with the words that say that they were said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from holdfire.intake.align.comparable import Comparable, sentence_of

CONTEXT = 90
"""So many characters around words are shown, and twice as many between them."""
LONGEST = 420
"""No words are shown longer than this; the text of the document has all of them."""
CUE_AWAY = 240
"""Words that say that it was said are shown if they are no farther away than so many characters."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence.

    Attributes:
        role: "words" that are compared, the "cue" that tells that they were said, or "" around them.
    """

    text: str
    role: str = ""


def in_context(text: str, one: Comparable) -> tuple[Piece, ...]:
    """Cut the sentence, or sentences, in which words stand into pieces; what is long is cut between words."""
    words = one.pieces or ((one.start, one.end),)
    cue = [(*one.cue, "cue")] if one.cue and _is_beside(one.cue, words) else []
    marked = sorted([*((*stretch, "words") for stretch in words), *cue])
    first, last = sentence_of(text, marked[0][0], marked[-1][1])
    pieces, at = [], first
    for start, end, role in marked:
        between = plain(text[at:start])
        pieces.append(Piece(_ending(between) if at == first else _both_ends(between)))
        pieces.append(Piece(_beginning(plain(text[start:end]), LONGEST), role))
        at = end
    pieces.append(Piece(_beginning(plain(text[at:last]))))
    return tuple(piece for piece in pieces if piece.text)


def plain(words: str) -> str:
    """Put words on one line."""
    return " ".join(words.split("\n"))


def _is_beside(cue: tuple[int, int], words: Iterable[tuple[int, int]]) -> bool:
    """Say whether words that tell that it was said stand near the words themselves, and not among them."""
    gaps = [max(start - cue[1], cue[0] - end) for start, end in words]
    return 0 <= min(gaps) < CUE_AWAY


def _beginning(words: str, most: int = CONTEXT) -> str:
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def _ending(words: str) -> str:
    return words if len(words) <= CONTEXT else "… " + words[-CONTEXT:].split(" ", 1)[-1]


def _both_ends(words: str) -> str:
    if len(words) <= 2 * CONTEXT:
        return words
    return f"{_beginning(words)} {words[-CONTEXT:].split(' ', 1)[-1]}"
