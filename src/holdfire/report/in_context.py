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
    cue = (one.cue,) if one.cue and _is_near(one.cue, words) else ()
    marked = sorted(
        [(*stretch, "words") for stretch in words] + [(*stretch, "cue") for stretch in _outside(cue, words)]
    )
    first, last = sentence_of(text, marked[0][0], marked[-1][1])
    pieces, at = [], first
    for start, end, role in marked:
        pieces.append(Piece(_between(text[at:start], at == first, False)))
        pieces.append(Piece(_shortened(text[start:end]), role))
        at = end
    pieces.append(Piece(_between(text[at:last], False, True)))
    return tuple(piece for piece in pieces if piece.text)


def plain(words: str) -> str:
    """Put words on one line."""
    return " ".join(words.split("\n"))


def _is_near(cue: tuple[int, int], words: Iterable[tuple[int, int]]) -> bool:
    return any(cue[0] - end < CUE_AWAY and start - cue[1] < CUE_AWAY for start, end in words)


def _outside(cues: Iterable[tuple[int, int]], words: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out cues that are among the words themselves."""
    listed = list(words)
    return [cue for cue in cues if all(cue[1] <= start or end <= cue[0] for start, end in listed)]


def _shortened(words: str) -> str:
    words = plain(words)
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _between(words: str, is_first: bool, is_last: bool) -> str:
    """Shorten what stands before, between or behind the words that are marked."""
    words = plain(words)
    if is_first:
        return words if len(words) <= CONTEXT else "… " + words[-CONTEXT:].split(" ", 1)[-1]
    if is_last:
        return words if len(words) <= CONTEXT else words[:CONTEXT].rsplit(" ", 1)[0] + " …"
    if len(words) <= 2 * CONTEXT:
        return words
    return words[:CONTEXT].rsplit(" ", 1)[0] + " … " + words[-CONTEXT:].split(" ", 1)[-1]
