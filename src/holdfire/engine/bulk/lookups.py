"""Signals as tables in which rows look up what holds from one second to another, by equality.

A signal is cut at the borders of buckets, stretches of time of one length. A row finds the step its first second
falls in, and the one its last falls in, among those of one bucket. What the steps between are together stands in
``blocks``: for each step, what it and those after it are, 2, 4, 8 and so on of them; two blocks that overlap hold
any number of steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from holdfire.engine.signal import Ints, Signal

SHORTEST = 15
"""Buckets last at least 2^15 seconds: nine hours."""
MOST_BUCKETS = 8192


@dataclass(slots=True)
class Lookups:
    """Signals that change while somebody looks, each once."""

    now: int
    signals: list[Signal] = field(default_factory=list)
    numbers: dict[tuple[bytes, ...], int] = field(default_factory=dict)

    def of(self, signal: Signal) -> tuple[int | None, int, int]:
        """Give the number of a signal, and its masks; no number where they are the same up to now."""
        times, may, must = signal.columns
        last = int(np.searchsorted(times, self.now, side="right"))
        if last <= 1:
            return None, int(may[0]), int(must[0])
        cut = Signal(columns=(times[:last], may[:last], must[:last]))
        key = tuple(column.tobytes() for column in cut.columns)
        if key not in self.numbers:
            self.numbers[key] = len(self.signals)
            self.signals.append(cut)
        return self.numbers[key], 0, 0

    @property
    def masks(self) -> set[int]:
        """All masks that occur."""
        return {mask for signal in self.signals for column in signal.columns[1:] for mask in np.unique(column).tolist()}

    def tables(self) -> tuple[tuple[int, int, int], dict[str, Ints], dict[str, Ints]]:
        """Give the row of ``buckets``, and the columns of ``steps`` and ``blocks``."""
        base = min((int(signal.columns[0][1]) for signal in self.signals), default=self.now) - 1
        width = max(SHORTEST, ((self.now - base) // MOST_BUCKETS).bit_length())
        steps: list[Sequence[Ints]] = []
        blocks: list[Sequence[Ints]] = []
        for number, signal in enumerate(self.signals):
            times, may, must = signal.columns
            start = np.maximum(times, base)
            stop = np.append(times[1:] - 1, self.now)
            first = (start - base) >> width
            counts = ((stop - base) >> width) - first + 1
            rank = np.repeat(np.arange(len(times)), counts)
            bucket = first[rank] + np.arange(len(rank)) - np.repeat(np.cumsum(counts) - counts, counts)
            steps.append((np.full(len(rank), number), bucket, rank, start[rank], stop[rank], may[rank], must[rank]))
            blocks += _blocks(number, may, must)
        return (base, self.now, width), _table(STEPS, steps), _table(BLOCKS, blocks)


STEPS = ("signal", "bucket", "rank", "start", "stop", "may", "must")
BLOCKS = ("signal", "rank", "length", "may", "must")


def _blocks(number: int, may: Ints, must: Ints) -> list[Sequence[Ints]]:
    """Double the length of blocks until one holds all steps."""
    found: list[Sequence[Ints]] = []
    length = 1
    while True:
        count = len(may)
        found.append((np.full(count, number), np.arange(count), np.full(count, length), may, must))
        if count <= length:
            return found
        may, must = may[:-length] | may[length:], must[:-length] & must[length:]
        length *= 2


def _table(names: Sequence[str], parts: Sequence[Sequence[Ints]]) -> dict[str, Ints]:
    none = np.zeros(0, dtype=np.int64)
    return {
        name: np.concatenate([part[at] for part in parts]).astype(np.int64) if parts else none
        for at, name in enumerate(names)
    }
