"""States: which are possible at every second, from the signals of a term."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from holdfire.engine import signal
from holdfire.engine.signal import Ints, Signal, columns_together, together

STATES = ("proposed", "waiting", "due", "standing", "met", "breached", "suspended", "ended")
BEST_FIRST = ("met", "standing", "ended", "due", "waiting", "proposed", "suspended", "breached")

StateStep = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """The signals every term has, whatever its form (``docs/semantics.md``, section 5)."""

    in_force: Signal
    fallen_away: Signal
    started: Signal
    ended: Signal
    running: Signal


class StateLine:
    """Steps ``(from, masks)``: for each of ``STATES`` the mask of seats in which it is possible then.

    Long lines are kept as columns and made into steps only where somebody asks, as signals are; one made ``later``
    is not worked out before.
    """

    __slots__ = ("_columns", "_make", "_steps")

    def __init__(
        self,
        steps: tuple[StateStep, ...] | None = None,
        columns: tuple[Ints, tuple[Ints, ...]] | None = None,
        make: Callable[[], StateLine] | None = None,
    ) -> None:
        self._steps, self._columns, self._make = steps, columns, make

    @classmethod
    def later(cls, make: Callable[[], StateLine]) -> StateLine:
        """Give a line that is worked out once somebody looks at it."""
        return cls(make=make)

    def _settle(self) -> None:
        if self._make is not None:
            made, self._make = self._make(), None
            made._settle()
            self._steps, self._columns = made._steps, made._columns

    @property
    def steps(self) -> tuple[StateStep, ...]:
        """One for each change."""
        self._settle()
        if self._steps is None:
            times, masks = self.columns
            each = zip(*(mask.tolist() for mask in masks), strict=True)
            self._steps = tuple(zip(times.tolist(), each, strict=True))
        return self._steps

    @property
    def columns(self) -> tuple[Ints, tuple[Ints, ...]]:
        """The times of the changes, and for each state the masks from then on."""
        self._settle()
        if self._columns is None:
            masks = np.array([masks for _, masks in self.steps], dtype=np.int64).T
            self._columns = np.array([time for time, _ in self.steps], dtype=np.int64), tuple(masks)
        return self._columns

    def __len__(self) -> int:
        self._settle()
        return len(self._columns[0]) if self._steps is None and self._columns is not None else len(self.steps)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StateLine) or len(self) != len(other):
            return False
        if len(self) < signal.LONG:
            return self.steps == other.steps
        (times, masks), (others, other_masks) = self.columns, other.columns
        return np.array_equal(times, others) and all(map(np.array_equal, masks, other_masks))

    def __hash__(self) -> int:
        return hash(self.steps)

    def __repr__(self) -> str:
        return f"StateLine({self.steps})"

    @classmethod
    def from_steps(cls, steps: Iterable[StateStep]) -> StateLine:
        """Drop steps that change nothing."""
        kept: list[StateStep] = []
        for step in steps:
            if not kept or step[1] != kept[-1][1]:
                kept.append(step)
        return cls(tuple(kept))

    @classmethod
    def from_columns(cls, times: Ints, masks: Sequence[Ints | int]) -> StateLine:
        """Do so with columns in time order."""
        kept = np.ones(len(times), dtype=bool)
        changed = [mask[1:] != mask[:-1] for mask in masks if isinstance(mask, np.ndarray)]
        kept[1:] = np.logical_or.reduce(changed) if changed else False
        times = times[kept]
        whole = (mask[kept] if isinstance(mask, np.ndarray) else np.full(len(times), mask) for mask in masks)
        return cls(columns=(times, tuple(whole)))

    def shows(self, *states: str) -> Signal:
        """Say where one of these states is possible, and where nothing else is."""
        wanted = [STATES.index(state) for state in states]
        if len(self) >= signal.LONG:
            times, columns = self.columns
            return Signal.from_columns(times, *_shown(columns, wanted))
        return Signal.from_steps((time, *_shown(masks, wanted)) for time, masks in self.steps)

    def ever(self, state: str) -> Signal:
        """Say from when on a state has possibly been, and has been for certain."""
        return Signal.later(lambda: self.shows(state).latch())

    def for_seat(self, seat: int) -> list[tuple[int, frozenset[str]]]:
        """List the changes one seat sees: ``(from, states)``."""
        if len(self) >= signal.LONG:
            times, columns = self.columns
            seen_by = np.stack([column >> seat & 1 for column in columns])
            kept = np.ones(len(times), dtype=bool)
            kept[1:] = np.any(seen_by[:, 1:] != seen_by[:, :-1], axis=0)
            codes = (seen_by[:, kept] << np.arange(len(STATES))[:, None]).sum(axis=0).tolist()
            names = {code: frozenset(s for n, s in enumerate(STATES) if code >> n & 1) for code in set(codes)}
            return [(time, names[code]) for time, code in zip(times[kept].tolist(), codes, strict=True)]
        seen: list[tuple[int, frozenset[str]]] = []
        for time, masks in self.steps:
            states = frozenset(state for state, mask in zip(STATES, masks, strict=True) if mask >> seat & 1)
            if not seen or seen[-1][1] != states:
                seen.append((time, states))
        return seen


def _shown(masks: Sequence[Any], wanted: Sequence[int]) -> tuple[Any, Any]:
    may = others = 0
    for index, mask in enumerate(masks):
        if index in wanted:
            may = may | mask
        else:
            others = others | mask
    return may, may & ~others


def _composed(rule: Callable[..., tuple[Any, ...]], signals: Sequence[Signal]) -> StateLine:
    """Apply a rule on pairs at every second; of ``&``, ``|`` and ``~`` alone, for numbers and for columns."""
    if sum(map(len, signals)) < signal.LONG:
        return StateLine.from_steps((time, rule(*pairs)) for time, pairs in together(signals))
    times, pairs = columns_together(signals)
    return StateLine.from_columns(times, rule(*pairs))


def compose(frame: Frame, breached: Signal, everyone: int) -> StateLine:
    """Put together the states of every form but achieve."""

    def states(fallen: Any, force: Any, ended: Any, started: Any, running: Any, breach: Any) -> tuple[Any, ...]:
        rest = everyone & ~fallen[1]
        proposed = rest & ~force[1]
        rest = rest & force[0]
        end = fallen[0] | rest & ended[0]
        rest = rest & ~ended[1]
        waiting = rest & ~started[1]
        rest = rest & started[0]
        suspended = rest & ~running[1]
        rest = rest & running[0]
        return _masks(proposed, waiting, 0, rest & ~breach[1], 0, rest & breach[0], suspended, end)

    signals = (frame.fallen_away, frame.in_force, frame.ended, frame.started, frame.running, breached)
    return StateLine.later(lambda: _composed(states, signals))


def compose_achieve(frame: Frame, met: Signal, overdue: Signal, everyone: int) -> StateLine:
    """Put together the states of achieve: a reached target beats everything but falling away."""

    def states(
        fallen: Any, force: Any, done: Any, late: Any, ended: Any, started: Any, running: Any
    ) -> tuple[Any, ...]:
        rest = everyone & ~fallen[1]
        proposed = rest & ~force[1]
        rest = rest & force[0]
        is_met = rest & done[0]
        rest = rest & ~done[1]
        breached = rest & late[0]
        rest = rest & ~late[1]
        end = fallen[0] | rest & ended[0]
        rest = rest & ~ended[1]
        waiting = rest & ~started[1]
        rest = rest & started[0]
        suspended = rest & ~running[1]
        rest = rest & running[0]
        return _masks(proposed, waiting, rest, 0, is_met, breached, suspended, end)

    signals = (frame.fallen_away, frame.in_force, met, overdue, frame.ended, frame.started, frame.running)
    return StateLine.later(lambda: _composed(states, signals))


def _masks(*by_state: Any) -> tuple[Any, ...]:
    """Masks in the order of ``STATES``: proposed, waiting, due, standing, met, breached, suspended, ended."""
    return by_state


def best_of(lines: Iterable[StateLine]) -> StateLine:
    """Combine the parties of an ``any of``: for every combination of possible states the best one counts."""
    first, *rest = lines
    return StateLine.later(lambda: _best_of(first, rest)) if rest else first


def _best_of(first: StateLine, rest: Iterable[StateLine]) -> StateLine:
    for other in rest:
        first = StateLine.from_steps((time, _best(a, b)) for time, (a, b) in _together(first, other))
    return first


def _best(a: tuple[int, ...], b: tuple[int, ...]) -> tuple[int, ...]:
    best: Mapping[str, int] = {
        state: (a[STATES.index(state)] & _no_better(b, rank)) | (b[STATES.index(state)] & _no_better(a, rank))
        for rank, state in enumerate(BEST_FIRST)
    }
    return tuple(best[state] for state in STATES)


def _no_better(masks: tuple[int, ...], rank: int) -> int:
    """Mask of seats in which a state of this rank or worse is possible."""
    mask = 0
    for state in BEST_FIRST[rank:]:
        mask |= masks[STATES.index(state)]
    return mask


def _together(a: StateLine, b: StateLine) -> Iterable[tuple[int, tuple[tuple[int, ...], tuple[int, ...]]]]:
    times = sorted({step[0] for step in (*a.steps, *b.steps)})
    i = j = 0
    for time in times:
        while i + 1 < len(a.steps) and a.steps[i + 1][0] <= time:
            i += 1
        while j + 1 < len(b.steps) and b.steps[j + 1][0] <= time:
            j += 1
        yield time, (a.steps[i][1], b.steps[j][1])
