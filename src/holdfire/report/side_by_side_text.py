"""A text cut into paragraphs, with the words that are compared marked and leading back to where they are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

PARAGRAPHS = re.compile(r"\n\s*\n")
STRONGEST = ("differs", "agrees", "perhaps", "alone")
Stretch = tuple[int, int, str, str, str]
"""Start, end, its anchor, one of ``STRONGEST``, and the anchor of where it is compared."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A piece of a text.

    Attributes:
        anchors: Of what begins here.
        mark: One of ``STRONGEST``; ``""`` for words that nothing rests on.
        href: Anchor of where it is compared.
    """

    text: str
    anchors: tuple[str, ...] = ()
    mark: str = ""
    href: str = ""


def marked_paragraphs(text: str, stretches: Sequence[Stretch]) -> tuple[tuple[Marked, ...], ...]:
    """Cut a text into paragraphs and these into pieces.

    Where several stretches overlap, a piece is marked by the strongest of them, and of equals by the shortest.
    """
    paragraphs, offset = [], 0
    for found in [*PARAGRAPHS.finditer(text), None]:
        stop = found.start() if found else len(text)
        if text[offset:stop].strip():
            paragraphs.append(_pieces(text, offset, stop, stretches))
        offset = found.end() if found else stop
    return tuple(paragraphs)


def _pieces(text: str, start: int, stop: int, stretches: Sequence[Stretch]) -> tuple[Marked, ...]:
    inside = [one for one in stretches if one[0] < stop and start < one[1]]
    cuts = sorted({start, stop, *(min(max(cut, start), stop) for one in inside for cut in one[:2])})
    pieces = []
    for first, last in pairwise(cuts):
        over = [one for one in inside if one[0] <= first and last <= one[1]]
        anchors = tuple(dict.fromkeys(one[2] for one in over if max(one[0], start) == first))
        best = min(over, key=lambda one: (STRONGEST.index(one[3]), one[1] - one[0]), default=None)
        pieces.append(Marked(text[first:last], anchors, best[3] if best else "", best[4] if best else ""))
    return tuple(pieces)
