"""Signals, against a model that asks every single second."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from holdfire.engine.signal import Signal, all_of, any_of, combine
from holdfire.vocab.moment import FIRST

SEATS, EVERYONE = 2, 0b11
LAST_SECOND = 12
SECONDS = (FIRST, *range(LAST_SECOND + 20))
Pairs = list[tuple[int, int]]


@st.composite
def pairs(draw: st.DrawFn) -> tuple[int, int]:
    """Masks (possible, certain) of two seats; what is certain is possible."""
    may = draw(st.integers(0, EVERYONE))
    return may, may & draw(st.integers(0, EVERYONE))


@st.composite
def signals(draw: st.DrawFn) -> Signal:
    times = sorted(draw(st.sets(st.integers(0, LAST_SECOND), max_size=5)))
    return Signal.from_steps((time, *draw(pairs())) for time in (FIRST, *times))


def by_second(signal: Signal) -> Pairs:
    return [signal.at(second) for second in SECONDS]


def is_well_formed(signal: Signal) -> bool:
    """First step at the beginning of time, in order, neighbours differ, certain within possible."""
    times = [step[0] for step in signal.steps]
    values = [step[1:] for step in signal.steps]
    return (
        times[0] == FIRST
        and times == sorted(set(times))
        and all(a != b for a, b in itertools.pairwise(values))
        and all(must & ~may == 0 for may, must in values)
    )


@given(signals(), signals(), signals())
def test_all_hold_where_each_does_and_any_where_one_does(a: Signal, b: Signal, c: Signal) -> None:
    model = list(zip(by_second(a), by_second(b), by_second(c), strict=True))
    assert by_second(all_of(a, b, c)) == [(x[0] & y[0] & z[0], x[1] & y[1] & z[1]) for x, y, z in model]
    assert by_second(any_of(a, b, c)) == [(x[0] | y[0] | z[0], x[1] | y[1] | z[1]) for x, y, z in model]
    assert is_well_formed(all_of(a, b, c))
    assert is_well_formed(any_of(a, b, c))


@given(signals())
def test_not_swaps_possible_and_certain(signal: Signal) -> None:
    swapped = [(EVERYONE & ~must, EVERYONE & ~may) for may, must in by_second(signal)]
    assert by_second(signal.negated(EVERYONE)) == swapped
    assert signal.negated(EVERYONE).negated(EVERYONE) == signal


@given(signals())
def test_a_latch_keeps_what_once_held(signal: Signal) -> None:
    kept, model = (0, 0), []
    for may, must in by_second(signal):
        kept = (kept[0] | may, kept[1] | must)
        model.append(kept)
    assert by_second(signal.latch()) == model
    assert is_well_formed(signal.latch())
    assert signal.latch().latch() == signal.latch()


@given(signals(), st.integers(0, 15))
def test_a_delay_shifts_all_but_the_beginning_of_time(signal: Signal, delay: int) -> None:
    shifted = signal.delayed(delay)
    assert is_well_formed(shifted)
    assert shifted.at(FIRST) == signal.at(FIRST)
    for second in range(LAST_SECOND + 5):
        assert shifted.at(second + delay) == signal.at(second)


@given(signals(), signals())
def test_what_may_be_elsewhere_makes_nothing_certain(signal: Signal, where: Signal) -> None:
    model = [(a[0] | b[0], a[1]) for a, b in zip(by_second(signal), by_second(where), strict=True)]
    assert by_second(signal.possibly(where)) == model


@st.composite
def stretches(draw: st.DrawFn) -> tuple[int, int, int, int]:
    start = draw(st.integers(0, LAST_SECOND))
    return (start, start + draw(st.integers(-1, 6)), *draw(pairs()))


@given(st.lists(stretches(), max_size=5))
def test_pulses_hold_in_each_stretch_its_end_left_out(told: list[tuple[int, int, int, int]]) -> None:
    def held(second: int, which: int) -> int:
        found = 0
        for stretch in told:
            if stretch[0] <= second < stretch[1]:
                found |= stretch[which]
        return found

    signal = Signal.pulses(told)
    assert is_well_formed(signal)
    assert by_second(signal) == [(held(second, 2), held(second, 3)) for second in SECONDS]


@given(st.lists(st.tuples(st.integers(0, LAST_SECOND), pairs()), max_size=5))
def test_what_comes_on_once_stays_on(events: list[tuple[int, tuple[int, int]]]) -> None:
    signal = Signal.once((time, may, must) for time, (may, must) in events)
    assert is_well_formed(signal)
    for second in SECONDS:
        seen = [pair for time, pair in events if time <= second]
        may, must = mask(seen, 0), mask(seen, 1)
        assert signal.at(second) == (may | must, must)


def mask(seen: Pairs, which: int) -> int:
    found = 0
    for pair in seen:
        found |= pair[which]
    return found


@given(signals(), st.integers(LAST_SECOND + 1, LAST_SECOND + 5))
def test_stretches_cover_all_time_up_to_an_end(signal: Signal, end: int) -> None:
    found = list(signal.stretches(end))
    assert found[0][0] == FIRST
    assert found[-1][1] == end
    assert all(a[1] == b[0] for a, b in itertools.pairwise(found))
    assert all(signal.at(start) == (may, must) for start, _, may, must in found)


@given(st.lists(signals(), min_size=1, max_size=3))
def test_a_rule_is_applied_at_every_second(several: list[Signal]) -> None:
    def rule(*found: tuple[int, int]) -> tuple[int, int]:
        return found[0][0] ^ found[-1][1], 0

    made: Callable[..., Signal] = combine
    expected = [rule(*at) for at in zip(*map(by_second, several), strict=True)]
    assert by_second(made(rule, *several)) == expected
