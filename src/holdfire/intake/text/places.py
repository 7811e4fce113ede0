"""Finding what stands somewhere in a text without going through all that was found in it, however long it is."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")
CELL = 1_000
"""Code points. A stretch is looked for in the cells it touches; most touch one or two."""


class Places(Generic[T]):
    """Stretches of a text and what stands there, asked for by place."""

    def __init__(self) -> None:
        self._listed: list[T] = []
        self._numbers: dict[int, int] = {}
        self._cells: dict[int, list[int]] = {}

    def put(self, one: T, start: int, end: int) -> None:
        """Say that something stands in a stretch; it may stand in several."""
        number = self._numbers.setdefault(id(one), len(self._listed))
        if number == len(self._listed):
            self._listed.append(one)
        for cell in _cells(start, end):
            self._cells.setdefault(cell, []).append(number)

    def near(self, start: int, end: int) -> list[T]:
        """List, in the order they were put, at least those that a stretch overlaps; some beside it are among them."""
        if start // CELL == (end - 1) // CELL:
            return [self._listed[number] for number in sorted(set(self._cells.get(start // CELL, ())))]
        cells = [self._cells[cell] for cell in _cells(start, end) if cell in self._cells]
        return [self._listed[number] for number in sorted({number for cell in cells for number in cell})]


def _cells(start: int, end: int) -> range:
    return range(start // CELL, max(start, end - 1) // CELL + 1)
