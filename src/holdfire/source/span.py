"""A stretch of characters in a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of characters in one file.

    Attributes:
        file: Path as the user gave it.
        line: Line of the first character, from 1.
        column: Column of the first character, in code points, from 1.
        end_line: Line of the last character, from 1.
        end_column: Column just past the last character, from 1.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
