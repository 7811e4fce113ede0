"""A quotation in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfire.intake.candidate import Reporter, Words

Piece = tuple[int, int]
"""Code points of the text, from and to."""


@dataclass(slots=True)
class Draft:
    """What a rule has found so far; pieces are added to it while the text goes on.

    Attributes:
        pieces: What was said, as it stands.
        cue: The words that say so.
        source: The mention of who said it.
        name: Who is meant.
        rule: Which rule found it.
        sentence: Number of the sentence of its cue.
        paragraph: Number of the paragraph it was last added to.
        parent: The draft it is part of.
        is_partial: Whether only the quoted words were taken out of what was said.
    """

    pieces: list[Piece]
    cue: Words | None
    source: Words | None
    name: str
    rule: str
    sentence: int
    paragraph: int
    addressee: str = ""
    via: list[Reporter] = field(default_factory=list)
    parent: Draft | None = None
    is_partial: bool = False
    is_statement: bool = False
    date: str = ""

    @property
    def start(self) -> int:
        """Where it begins."""
        return min(first for first, _ in self.pieces)

    def covers(self, start: int, end: int) -> bool:
        """Say whether a stretch lies in it."""
        return any(first <= start and end <= last for first, last in self.pieces)

    def touches(self, start: int, end: int) -> bool:
        """Say whether a stretch overlaps it."""
        return any(first < end and start < last for first, last in self.pieces)
