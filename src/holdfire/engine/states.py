"""States: which are possible at every second, from the signals of a term."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from holdfire.engine.signal import Signal, together

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


@dataclass(frozen=True, slots=True)
class StateLine:
    """Steps ``(from, masks)``: for each of ``STATES`` the mask of seats in which it is possible then."""

    steps: tuple[StateStep, ...]

    @classmethod
    def from_steps(cls, steps: Iterable[StateStep]) -> StateLine:
        """Drop steps that change nothing."""
        kept: list[StateStep] = []
        for step in steps:
            if not kept or step[1] != kept[-1][1]:
                kept.append(step)
        return cls(tuple(kept))

    def shows(self, *states: str) -> Signal:
        """Say where one of these states is possible, and where nothing else is."""
        wanted = [STATES.index(state) for state in states]
        steps = []
        for time, masks in self.steps:
            may = others = 0
            for index, mask in enumerate(masks):
                if index in wanted:
                    may |= mask
                else:
                    others |= mask
            steps.append((time, may, may & ~others))
        return Signal.from_steps(steps)

    def for_seat(self, seat: int) -> list[tuple[int, frozenset[str]]]:
        """List the changes one seat sees: ``(from, states)``."""
        seen: list[tuple[int, frozenset[str]]] = []
        for time, masks in self.steps:
            states = frozenset(state for state, mask in zip(STATES, masks, strict=True) if mask >> seat & 1)
            if not seen or seen[-1][1] != states:
                seen.append((time, states))
        return seen


def compose(frame: Frame, breached: Signal, everyone: int) -> StateLine:
    """Put together the states of every form but achieve."""
    signals = (frame.fallen_away, frame.in_force, frame.ended, frame.started, frame.running, breached)
    steps = []
    for time, (fallen, force, ended, started, running, breach) in together(signals):
        rest = everyone & ~fallen[1]
        proposed = rest & ~force[1]
        rest &= force[0]
        end = fallen[0] | rest & ended[0]
        rest &= ~ended[1]
        waiting = rest & ~started[1]
        rest &= started[0]
        suspended = rest & ~running[1]
        rest &= running[0]
        masks = _masks(proposed, waiting, 0, rest & ~breach[1], 0, rest & breach[0], suspended, end)
        steps.append((time, masks))
    return StateLine.from_steps(steps)


def compose_achieve(frame: Frame, met: Signal, overdue: Signal, everyone: int) -> StateLine:
    """Put together the states of achieve: a reached target beats everything but falling away."""
    signals = (frame.fallen_away, frame.in_force, met, overdue, frame.ended, frame.started, frame.running)
    steps = []
    for time, (fallen, force, done, late, ended, started, running) in together(signals):
        rest = everyone & ~fallen[1]
        proposed = rest & ~force[1]
        rest &= force[0]
        is_met = rest & done[0]
        rest &= ~done[1]
        breached = rest & late[0]
        rest &= ~late[1]
        end = fallen[0] | rest & ended[0]
        rest &= ~ended[1]
        waiting = rest & ~started[1]
        rest &= started[0]
        suspended = rest & ~running[1]
        rest &= running[0]
        masks = _masks(proposed, waiting, rest, 0, is_met, breached, suspended, end)
        steps.append((time, masks))
    return StateLine.from_steps(steps)


def _masks(*by_state: int) -> tuple[int, ...]:
    """Masks in the order of ``STATES``: proposed, waiting, due, standing, met, breached, suspended, ended."""
    return by_state


def best_of(lines: Iterable[StateLine]) -> StateLine:
    """Combine the parties of an ``any of``: for every combination of possible states the best one counts."""
    first, *rest = lines
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
