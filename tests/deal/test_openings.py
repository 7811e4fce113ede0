"""The fewest steps that must go without waiting, checked against trying every set."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from holdfire.deal.load import load_deal_text
from holdfire.deal.rings.openings import Openings, say_openings, smallest_openings
from holdfire.deal.rings.rings import rings

HEAD = "deal: x\ntime zone: UTC\nin force: 2024-01-01\nparties: {a: , b: , c: }\n"
NAMES = "abcdef"


def rings_of(terms):
    outcome = load_deal_text(HEAD + "terms:\n" + terms)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return rings(outcome.value)


def test_any_step_of_a_plain_ring_opens_it():
    (ring,) = rings_of("""
  stop: {who: a, must not: attack, starts when: go is met}
  go: {who: b, must: depart, by: not said, starts when: stop has started}
""")

    assert ring.opened_by == Openings((("stop",), ("go",)), True)
    assert say_openings(ring.opened_by) == "it opens once one step is taken without waiting: stop; or go"


def test_where_all_wait_for_one_that_one_opens_the_knot():
    (ring,) = rings_of("""
  stop: {who: a, must not: attack, starts when: go is met and sign is met}
  go: {who: b, must: depart, by: not said, starts when: stop has started}
  sign: {who: c, must: sign, by: not said, starts when: stop has started}
""")

    assert ring.opened_by == Openings((("stop",),), True)
    assert {wait.waiting for wait in ring.knot} == {"stop", "go", "sign"}


def test_three_sides_that_each_wait_for_both_others_need_two_to_move_at_once():
    (ring,) = rings_of("""
  one: {who: a, must: withdraw, by: not said, starts when: two has started and three has started}
  two: {who: b, must: withdraw, by: not said, starts when: one has started and three has started}
  three: {who: c, must: withdraw, by: not said, starts when: one has started and two has started}
""")

    assert ring.opened_by == Openings((("one", "two"), ("one", "three"), ("two", "three")), True)
    assert say_openings(ring.opened_by).startswith("it opens once 2 steps are taken together, without waiting: one and")


def test_another_way_to_come_counts():
    """Whoever waits for either of two others comes as soon as one of them does."""
    (ring,) = rings_of("""
  one: {who: a, must: withdraw, by: not said, starts when: two has started or three has started}
  two: {who: b, must: withdraw, by: not said, starts when: one has started or three has started}
  three: {who: c, must: withdraw, by: not said, starts when: one has started or two has started}
""")

    assert ring.opened_by == Openings((("one",), ("two",), ("three",)), True)


def needs():
    """For each step some ways to come, each a set of steps that must all have come."""
    ways = st.lists(st.frozensets(st.sampled_from(NAMES), min_size=1, max_size=3), min_size=1, max_size=2)
    return st.fixed_dictionaries(dict.fromkeys(NAMES, ways))


def everything_comes(ways, taken):
    come = set(taken)
    while more := {step for step in NAMES if step not in come and any(way <= come for way in ways[step])}:
        come |= more
    return come == set(NAMES)


@given(needs())
def test_no_smaller_set_opens_a_knot_and_none_of_that_size_is_missed(ways):
    found = smallest_openings(NAMES, lambda step, come: any(way <= come for way in ways[step]))

    size = len(found.sets[0])
    smaller = [taken for n in range(1, size) for taken in combinations(NAMES, n) if everything_comes(ways, taken)]
    assert smaller == []
    assert list(found.sets) == [taken for taken in combinations(NAMES, size) if everything_comes(ways, taken)]
    assert found.is_smallest


def test_a_knot_too_large_to_try_everything_is_said_to_be_so():
    """Twelve rings of three steps: each of 531,441 sets opens them all."""
    steps = [f"{ring}{step}" for ring in "abcdefghijkl" for step in range(3)]

    found = smallest_openings(steps, lambda step, come: f"{step[0]}{(int(step[1]) + 1) % 3}" in come)

    assert not found.is_smallest
    assert [len(taken) for taken in found.sets] == [12]
    assert "a smaller set may do" in say_openings(found)
