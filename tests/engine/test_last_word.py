"""The last word, against its definition in docs/semantics.md, section 5, asked second by second and seat by seat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.engine.last_word import Mark, last_word
from holdfire.vocab.moment import FIRST

SEATS = 2
SECONDS = (FIRST, *range(-1, 20))


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    earliest = draw(st.integers(0, 10))
    may = draw(st.integers(1, 3))
    latest = earliest + draw(st.sampled_from([0, 0, 1, 3]))
    return Mark(earliest, latest, draw(st.booleans()), may, may & draw(st.integers(0, 3)))


def is_possible(said: list[Mark], good: bool, at: int, seat: int, initially: str) -> bool:
    """The rule book's words: some such mark before t, and no opposite one surely after it and before t."""
    mine = [m for m in said if m.is_good is good and m.may >> seat & 1 and m.earliest < at]
    opposite = [m for m in said if m.is_good is not good and m.must >> seat & 1 and m.latest < at]
    at_the_beginning = initially in ("both", "good" if good else "bad")
    return (at_the_beginning and not opposite) or any(
        not any(other.earliest > mark.latest for other in opposite) for mark in mine
    )


@given(st.lists(marks(), max_size=6), st.sampled_from(["good", "bad", "both"]))
def test_the_last_word_is_what_its_definition_says(said: list[Mark], initially: str) -> None:
    good, bad = last_word(said, SEATS, initially)
    for at in SECONDS:
        for seat in range(SEATS):
            possible = [is_possible(said, side, at, seat, initially) for side in (True, False)]
            for signal, mine, other in ((good, *possible), (bad, *reversed(possible))):
                may, must = signal.at(at)
                assert bool(may >> seat & 1) == mine, (at, seat)
                assert bool(must >> seat & 1) == (mine and not other), (at, seat)


@given(st.lists(marks(), max_size=6), st.sampled_from(["good", "bad", "both"]))
def test_something_is_always_possible(said: list[Mark], initially: str) -> None:
    good, bad = last_word(said, SEATS, initially)
    for at in SECONDS:
        assert good.at(at)[0] | bad.at(at)[0] == 0b11


@pytest.mark.parametrize(
    ("first", "second", "states"),
    [
        # An acceptance at 2 and a refusal at 5: good from 3, bad from 6.
        (Mark(2, 2, True, 1, 1), Mark(5, 5, False, 1, 1), {1: "bad", 3: "good", 5: "good", 6: "bad"}),
        # A refusal nobody established only may stand.
        (Mark(2, 2, True, 1, 1), Mark(5, 5, False, 1, 0), {3: "good", 6: "good or bad"}),
        # Some time from 1 to 6, and at 4: which came last is not known.
        (Mark(1, 6, True, 1, 1), Mark(4, 4, False, 1, 1), {1: "bad", 2: "good or bad", 7: "good or bad"}),
        # At the same second neither is the last.
        (Mark(3, 3, True, 1, 1), Mark(3, 3, False, 1, 1), {3: "bad", 4: "good or bad"}),
    ],
)
def test_two_words_one_after_the_other(first: Mark, second: Mark, states: dict[int, str]) -> None:
    good, bad = last_word([second, first], 1, "bad")
    for at, expected in states.items():
        told = [name for name, signal in (("good", good), ("bad", bad)) if signal.at(at)[0] & 1]
        assert " or ".join(told) == expected, at
