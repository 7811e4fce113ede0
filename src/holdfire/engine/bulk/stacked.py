"""What rules found for many cells, one below the other, so that it is worked out for all of them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from holdfire.engine.bulk.windows import NONE, Turns
from holdfire.engine.calendar import QUARTER_HOUR
from holdfire.engine.duck import Columns
from holdfire.engine.forms.outcome import Breaches
from holdfire.engine.signal import Ints, Signal
from holdfire.engine.tables import SUBSECONDS
from holdfire.vocab.moment import FIRST

QUARTERS = 32
"""Bits for the number of a quarter hour."""


@dataclass(frozen=True, slots=True)
class Stack:
    """Rows of some cells.

    Attributes:
        which: Of each row the number of its cell within ``cells``. ``first``: the number of that cell's first row.
    """

    cells: tuple[int, ...]
    which: Ints
    first: Ints
    columns: Columns

    @classmethod
    def of(cls, found: Mapping[int, Columns], names: Iterable[str]) -> Stack:
        """Put some columns of all cells together."""
        names = tuple(names)
        kept = {cell: columns for cell, columns in found.items() if len(columns[names[0]])}
        lengths = np.array([len(columns[names[0]]) for columns in kept.values()], dtype=np.int64)
        return cls(
            tuple(kept),
            np.repeat(np.arange(len(kept)), lengths),
            np.repeat(np.cumsum(lengths) - lengths, lengths),
            {name: np.concatenate([columns[name] for columns in kept.values()]) for name in names} if kept else {},
        )


def _bounds(which: Ints, cells: int) -> list[tuple[int, int]]:
    """Say where the rows of each cell begin and end."""
    return list(pairwise(np.searchsorted(which, np.arange(cells + 1)).tolist()))


def signals_apart(cells: int, which: Ints, times: Ints, may: Ints, must: Ints, unsure: Signal) -> list[Signal]:
    """Make a signal for each cell, which holds possibly wherever ``unsure`` does as well.

    Args:
        cells: How many there are; ``which`` of them each step belongs to, in order, within one in order of ``times``.
        must: Within ``may``; before its first step nothing holds.
    """
    heads = np.searchsorted(which, np.arange(cells))
    times = np.insert(times, heads, FIRST)
    which, may, must = (np.insert(one, heads, value) for one, value in ((which, np.arange(cells)), (may, 0), (must, 0)))
    begins, unsure_may, _ = unsure.columns
    is_later = len(begins) == 1 or bool(begins[1] > times.max())
    if is_later:
        may, more = may | unsure_may[0], len(begins) - 1
        ends = np.searchsorted(which, np.arange(1, cells + 1))
        at, last = np.repeat(ends, more), np.repeat(ends - 1, more)
        tail = may[last] | np.tile(unsure_may[1:], cells), must[last], np.repeat(np.arange(cells), more)
        times = np.insert(times, at, np.tile(begins[1:], cells))
        may, must, which = (np.insert(one, at, end) for one, end in zip((may, must, which), tail, strict=True))
    kept = np.ones(len(times), dtype=bool)
    kept[1:] = (which[1:] != which[:-1]) | (may[1:] != may[:-1]) | (must[1:] != must[:-1])
    times, may, must = times[kept], may[kept], must[kept]
    signals = [Signal(columns=(times[a:b], may[a:b], must[a:b])) for a, b in _bounds(which[kept], cells)]
    return signals if is_later else [one.possibly(unsure) for one in signals]


def turns_of(found: Mapping[int, Columns]) -> dict[int, Turns]:
    """Give for each cell the rows that turned something: of marks every one, each from just behind itself."""
    if any("turn" in columns for columns in found.values()):
        found = {
            cell: {"pos": columns["turn"], "at": columns["must_from"] - 1, "id": columns["cause"]}
            for cell, columns in found.items()
        }
    stack = Stack.of(found, ("pos", "at", "id"))
    if not stack.cells:
        return dict.fromkeys(found, Turns.none())
    kept = stack.columns["pos"] != NONE
    pos, at, ids = (stack.columns[name][kept] for name in ("pos", "at", "id"))
    after = np.where(ids < 0, (at + 1) << SUBSECONDS, pos + 1)  # a claim has no order
    order = np.lexsort((after, at, stack.which[kept]))
    which, seconds, after, ids = (one[order] for one in (stack.which[kept], at + 1, after, ids))
    last = np.append((which[1:] != which[:-1]) | (seconds[1:] != seconds[:-1]), True)[: len(which)]
    which, seconds, after, ids = (one[last] for one in (which, seconds, after, ids))
    apart = (Turns(seconds[a:b], after[a:b], ids[a:b]) for a, b in _bounds(which, len(stack.cells)))
    return dict.fromkeys(found, Turns.none()) | dict(zip(stack.cells, apart, strict=True))


def breaches_of(found: Mapping[int, Columns], seats: int) -> dict[int, dict[int, Breaches]]:
    """Count for each cell and account the acts against it within the reporting period, from rows of ``point_breaches``.

    Args:
        seats: How many there are.
    """
    stack = Stack.of(found, ("may", "must", "first_in", "acts_in"))
    cells = len(stack.cells)
    counted: dict[int, dict[int, Breaches]] = {cell: {} for cell in found}
    if not cells:
        return counted
    inside = np.flatnonzero(stack.columns["acts_in"] > 0)
    code = (stack.which[inside] << QUARTERS) + stack.columns["first_in"][inside] // QUARTER_HOUR
    order = np.argsort(code)
    code, inside = code[order], inside[order]
    which = stack.which[inside]
    may, must, acts = (stack.columns[name][inside] for name in ("may", "must", "acts_in"))
    for seat in range(0, seats, 2):
        numbers = np.zeros((2, cells), dtype=np.int64)
        heard, sure = may >> seat & 1 == 1, must >> seat & 1 == 1
        for row, kept in zip(numbers, (heard, sure), strict=True):
            np.add.at(row, which[kept], acts[kept])
        found_at = code[heard]
        found_at = found_at[np.append(True, found_at[1:] != found_at[:-1])[: len(found_at)]]
        times = (found_at & ((1 << QUARTERS) - 1)).tolist()
        for cell, (a, b), alleged, established in zip(
            stack.cells, _bounds(found_at >> QUARTERS, cells), *numbers.tolist(), strict=True
        ):
            counted[cell][seat] = alleged, established, tuple(times[a:b])
    return counted
