"""Steps that wait for each other."""

from holdfire.deal.load import load_deal_text
from holdfire.deal.rings.rings import rings, waits

HEAD = "deal: x\ntime zone: UTC\nin force: 2024-01-01\nparties: {a: , b: }\n"


def deal(text):
    outcome = load_deal_text(HEAD + text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def shown(text):
    return [(ring.reading, [wait.waiting for wait in ring.steps]) for ring in rings(deal(text))]


def test_no_ring_where_somebody_moves_first():
    assert (
        shown("""
terms:
  stop: {who: a, must not: attack, starts when: go is met}
  go: {who: b, must: depart, by: not said}
""")
        == []
    )


def test_a_ring_begins_with_the_step_written_first():
    assert shown("""
terms:
  third: {who: a, must: sign, by: not said, starts when: first is met}
  first: {who: b, must: depart, by: not said, starts when: second is met}
  second: {who: a, must: release, by: not said, starts when: 3 days after third is met}
""") == [("", ["third", "first", "second"])]


def test_a_step_that_can_start_in_another_way_is_in_no_ring():
    assert (
        shown("""
terms:
  stop: {who: a, must not: attack, starts when: go is met or on 2024-02-01}
  go: {who: b, must: depart, by: not said, starts when: stop has started}
""")
        == []
    )


def test_a_step_that_waits_for_a_ring_is_not_in_it():
    assert shown("""
terms:
  stop: {who: a, must not: attack, starts when: go is met}
  go: {who: b, must: depart, by: not said, starts when: stop has started}
  later: {who: b, must: sign, by: not said, starts when: go is met}
""") == [("", ["stop", "go"])]


def test_a_position_is_a_step_too():
    assert shown("""
positions: {b: {supports: the deal, when: go is met}}
terms:
  go: {who: a, must: depart, by: not said, starts when: b supports the deal}
""") == [("", ["go", "b supports the deal"])]


def test_what_is_negated_is_not_waited_for():
    made = deal("""
terms:
  stop: {who: a, must not: attack, starts when: not (go is breached)}
  go: {who: b, must: depart, by: 2024-02-01}
""")

    assert waits(made) == ()


def test_a_ring_names_only_the_questions_that_make_it():
    assert shown("""
readings:
  first: {asks: Which?, answers: {a: , b: }}
  other: {asks: Which?, answers: {c: , d: }}
terms:
  stop: {who: a, must not: attack, starts when: go is met, read as: {other/c: {from: 2024-02-01}}}
  go: {who: b, must: depart, by: not said, read as: {first/b: {starts when: stop has started}}}
""") == [("first/b", ["stop", "go"])]


def test_a_term_that_waits_for_itself_is_a_ring_of_one():
    assert shown("terms: {stop: {who: a, must not: attack, starts when: stop has started}}\n") == [("", ["stop"])]


def test_waits_are_listed_with_their_words():
    (wait,) = waits(
        deal("""
terms:
  stop: {who: a, must not: attack, starts when: 2 days after go is met}
  go: {who: b, must: depart, by: not said}
""")
    )

    assert (wait.waiting, wait.for_, wait.words) == ("stop", "go", "go is met")


def test_a_ring_goes_through_clauses():
    """The terms of each phase wait for all those of the other that can be met."""
    assert shown("""
clauses:
  first: {starts when: second is met}
  second: {starts when: first is met}
terms:
  stop: {who: a, must not: attack, part of: first}
  free: {who: a, must: release, by: not said, part of: first}
  go: {who: b, must: depart, by: not said, part of: second}
""") == [("", ["free", "go"])]


def test_a_ring_can_stand_under_a_wording_that_is_not_agreed_yet():
    assert shown("""
draft wordings:
  order: {asks: Who is first?, answers: {b first: {by: a}, a first: {by: b}}}
terms:
  stop: {who: a, must not: attack, starts when: go is met}
  go: {who: b, must: depart, by: not said, read as: {order/a first: {starts when: stop has started}}}
""") == [("order/a first", ["stop", "go"])]


def test_a_ring_goes_through_an_event_where_those_who_owe_it_wait():
    assert shown("""
places: {town: }
events: {they left: {act: depart, by: b, from place: town}}
terms:
  stop: {who: a, must not: attack, starts when: they left has happened}
  go: {who: b, must: depart, from place: town, by: not said, starts when: 2 calendar days after stop has started}
""") == [("", ["stop", "they left", "go"])]


def test_an_event_that_nobody_owes_can_come_by_itself():
    assert (
        shown("""
events: {they left: {act: depart, by: b}}
terms:
  stop: {who: a, must not: attack, starts when: they left has happened}
  other: {who: b, must: release, by: not said, starts when: stop has started}
""")
        == []
    )
