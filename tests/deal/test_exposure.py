"""What each party has given for nothing at the worst point: by hand, and against every order of small deals."""

from fractions import Fraction

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from holdfire.deal.exposure.exposure import exposure_of
from holdfire.deal.load import load_deal_text
from holdfire.report.exposure_text import exposure_text
from holdfire.report.exposure_view import view_assumed, view_exposures
from holdfire.source.yaml_text import to_yaml
from tests.deal.every_order import EveryOrder
from tests.properties.profile import EXAMPLES

HEAD = """\
deal: Made
time zone: UTC
in force: 2024-05-01
parties: {north: , south: , guard: {member of: south}, west: , mission: {kind: mediator}}
bodies: {panel: }
drafts: {extension: {before: panel}}
"""


def deal_of(text):
    outcome = load_deal_text(HEAD + text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def told(text, **parts):
    """For each side how many terms it has given for nothing at worst; after splitting, where asked."""
    (found,) = exposure_of(deal_of(text), parts)
    return {side: worst.terms for side, worst in (found.split or found).worst.items()}


def way(text, side):
    """The order that leads to the worst point of a side, in words."""
    deal = deal_of(text)
    (view,) = view_exposures(deal, exposure_of(deal, {}))
    return [turn.says for party in view.parties if party.party == side for turn in party.order]


def test_who_goes_first_gives_for_nothing():
    text = """
terms:
  leave: {who: north, must: depart, by: not said}
  release: {who: south, must: release, by: not said, starts when: leave is met}
"""
    assert told(text) == {"north": 1, "south": 0}
    assert way(text, "north") == ["north: leave"]


def test_without_an_order_each_side_may_have_given_all():
    assert told("""
terms:
  stop: {who: "each of north, south", must not: attack}
  leave: {who: north, must: depart, by: not said}
""") == {"north": 2, "south": 1}


def test_what_has_come_answers_its_share():
    text = """
terms:
  promise: {who: south, must: promise, about: leave, by: not said}
  leave: {who: north, must: depart, by: not said, starts when: promise is met}
  release: {who: south, must: release, by: not said, starts when: leave is met}
  aid: {who: south, must: allow aid, by: not said, starts when: release is met}
"""
    assert told(text)["north"] == Fraction(2, 3)
    assert way(text, "north") == ["south: promise", "north: leave"]


def test_in_return_for_says_which_step_answers_which():
    ladder = """
terms:
  one: {who: north, must: sign, by: not said}
  two: {who: south, must: sign, by: not said, starts when: one is met}
  three: {who: north, must: depart, by: not said, starts when: two is met}
  four: {who: south, must: depart, by: not said, starts when: three is met}
"""
    tied = ladder.replace("one is met}", "one is met, in return for: one}").replace(
        "three is met}", "three is met, in return for: three}"
    )
    assert told(ladder)["north"] == 2 * Fraction(1, 2)
    assert told(tied) == {"north": 1, "south": 0}
    assert way(tied, "north") == ["north: one"]


def test_an_answer_may_come_by_way_of_a_third():
    text = """
terms:
  leave: {who: north, must: depart, by: not said, owed to: south}
  release: {who: south, must: release, by: not said, owed to: west, starts when: leave is met}
  pay: {who: west, must: allow aid, by: not said, owed to: %s, starts when: release is met}
"""
    assert told(text % "north") == {"north": 1, "south": 0, "west": 0}
    assert told(text % "south") == {"north": 0, "south": 1, "west": 0}


def test_members_count_with_their_side_and_mediators_with_none():
    assert told("""
terms:
  stop: {who: north, must not: attack}
  guard it: {who: guard, must not: attack}
  leave: {who: south, must: depart, by: not said}
  watch: {who: mission, must: report, by: not said}
""") == {"north": 1, "south": 2, "mission": 0}


def test_what_binds_anyone_or_is_only_possible_counts_for_nobody():
    deal = deal_of("""
terms:
  stop: {who: north, must not: attack}
  leave: {who: south, must: depart, by: not said, only a possibility: yes}
  keep out: {who: anyone, must not: enter}
  rotate: {who: south, may: rotate}
  both: {who: "together north, south", must: sign, by: not said}
""")
    found = exposure_of(deal, {})
    assert {side: worst.terms for side, worst in found[0].worst.items()} == {"north": 0, "south": 0}
    assert dict(view_assumed(found).to_nobody) == {
        "leave": "only a possibility",
        "keep out": "binds anyone",
        "rotate": "a permission that is owed to nobody",
        "both": "given to no other side",
    }
    assert view_assumed(found).to_all == ("stop",)


def test_support_waits_for_its_condition_and_a_body_decides_once():
    text = """
positions: {south: {supports: the deal, when: leave is met}}
terms:
  leave: {who: north, must: depart, by: not said}
  release: {who: south, must: release, by: not said, starts when: south supports the deal}
  pay: {who: south, must: allow aid, by: not said, starts when: panel adopts extension and panel rejects extension}
"""
    (found,) = exposure_of(deal_of(text), {})
    assert told(text) == {"north": 1, "south": 0}
    assert way(text.replace("south supports the deal", "not (south supports the deal)"), "south") == ["south: release"]
    assert not found.stuck


def test_what_closes_the_way_is_left_out_of_the_worst_order():
    text = """
terms:
  leave: {who: north, must: depart, by: not said, only while: not (release is met)}
  release: {who: south, must: release, by: not said, until: 2024-05-09}
  aid: {who: north, must: allow aid, by: not said, from: 2024-05-20, starts when: release is met}
"""
    assert told(text) == {"north": 1, "south": 1}
    assert way(text, "south") == ["south: release"]


def test_steps_that_wait_for_each_other_never_come():
    deal = deal_of("""
terms:
  leave: {who: north, must: depart, by: not said, starts when: release is met}
  release: {who: south, must: release, by: not said, starts when: leave is met}
  sign: {who: south, must: sign, by: not said}
  strike back: {who: south, may: attack, owed to: south, starts when: leave was breached}
""")
    (view,) = view_exposures(deal, exposure_of(deal, {}))
    assert [one.term for one in view.stuck] == ["leave", "release", "strike back"]
    assert [wait.waiting for wait in view.rings[0].steps] == ["leave", "release"]
    assert [(party.party, party.is_stuck) for party in view.parties] == [("north", True), ("south", False)]


def test_only_readings_that_make_a_difference_are_told_apart():
    deal = deal_of("""
readings:
  first: {asks: Which?, answers: {north: , south: }}
  other: {asks: Which?, answers: {a: , b: }}
terms:
  leave:
    {who: north, must: depart, by: not said, read as: {first/south: {starts when: release is met}, other/a: {with: x}}}
  release:
    {who: south, must: release, by: not said, read as: {first/north: {starts when: leave is met}}}
""")
    found = exposure_of(deal, {})
    assert [one.reading for one in found] == [(("first", "north"),), (("first", "south"),)]
    assert [{side: worst.terms for side, worst in one.worst.items()} for one in found] == [
        {"north": 1, "south": 0},
        {"north": 0, "south": 1},
    ]


SWAP = """
terms:
  leave: {who: north, must: depart, by: not said}
  release: {who: south, must: release, by: not said, starts when: leave is met}
"""


def test_parts_that_go_in_step_leave_one_part_at_risk():
    assert told(SWAP, leave=4, release=4) == {"north": Fraction(1, 4), "south": 0}
    assert told(SWAP, leave=4, release=2) == {"north": Fraction(1, 2), "south": 0}
    assert told(SWAP, leave=4) == told(SWAP, release=4) == told(SWAP)


def test_a_way_of_splitting_that_blocks_is_told():
    text = SWAP.replace("leave is met", "sign is met") + (
        "  sign: {who: west, must: sign, by: not said, starts when: leave is met}\n"
    )
    deal = deal_of(text)
    (view,) = view_exposures(deal, exposure_of(deal, {"leave": 2, "release": 2}))
    assert view.stuck == ()
    assert [(one.term, one.parts, one.of) for one in view.split.stuck] == [
        ("leave", 1, 2), ("release", 0, 2), ("sign", 0, 1),
    ]  # fmt: skip


def test_a_search_that_stops_early_says_how_bad_it_may_be():
    waiting = ", starts when: go is met"
    text = f"""
terms:
  go: {{who: south, must: sign, by: not said}}
  leave: {{who: north, must: depart, by: not said{waiting}}}
  release: {{who: south, must: release, by: not said}}
"""
    deal = deal_of(text)
    early = exposure_of(deal, {}, most_states=0)[0].worst["north"]
    assert (early.terms, early.at_most, early.is_proven) == (0, 1, False)
    assert exposure_of(deal, {})[0].worst["north"].is_proven
    views = view_exposures(deal, exposure_of(deal, {}, most_states=0))
    assert "The search stopped early" in exposure_text(views, view_assumed(()), {})


NAMES = ("one", "two", "three", "four")
STATES = ["is met", "has started", "is under way", "is due", "is standing", "is ended", "was breached"]
FREE = st.sampled_from([
    "south supports the deal", "north has refused", "panel adopts extension", "panel rejects extension",
    "on 2024-05-09", "on 2024-06-09", "entry into force",
])  # fmt: skip


def conditions(names):
    """Any condition, mostly on some terms."""
    on_terms = st.builds("{} {}".format, st.sampled_from(names), st.sampled_from(STATES)) if names else FREE
    return st.recursive(
        st.one_of(on_terms, on_terms, FREE),
        lambda inner: st.one_of(
            st.builds("2 days after ({})".format, inner), st.builds("4 days after ({})".format, inner),
            st.builds("not ({})".format, inner),
            st.builds("({}) before ({})".format, inner, inner),
            st.builds("({}) and ({})".format, inner, inner), st.builds("({}) or ({})".format, inner, inner),
        ),
        max_leaves=3,
    )  # fmt: skip


def waits(names):
    """One step waits for another."""
    return st.builds("{} {}".format, st.sampled_from(names), st.sampled_from(["is met", "has started"]))


WHO = st.sampled_from([
    *["north"] * 5, *["south"] * 5, "west", "guard", "each of north, south", "each of north, south",
    "together north, south", "any of south, west", "anyone", "mission",
])  # fmt: skip
DUTIES = st.sampled_from([
    {"must": "sign", "by": "not said"}, {"must": "sign", "by": "not said"}, {"must not": "attack"}, {"may": "rotate"},
    {"must": "allow aid", "how many": "20 trucks", "every": "day"},
])  # fmt: skip
OWED = st.sampled_from(["north", "south", "west", "north, west", "guard"])


def rarely(one_in):
    return st.integers(1, one_in).map(lambda n: n == 1)


@st.composite
def made_deals(draw):
    names = NAMES[: draw(st.integers(2, 4))]
    terms = {}
    for at, name in enumerate(names):
        keys = {"who": draw(WHO), **draw(DUTIES)}
        earlier = names[:at]
        some = {
            "starts when": (3, conditions(earlier)), "only while": (6, conditions(earlier)),
            "ends when": (6, conditions(earlier)), "falls away when": (9, conditions(earlier)),
            "from": (9, st.just("2024-05-09")), "until": (9, st.sampled_from(["2024-05-09", "2024-06-09"])),
            "owed to": (3, OWED), "only a possibility": (12, st.just("yes")),
            "in return for": (6, st.sampled_from(names)),
        }  # fmt: skip
        keys |= {key: draw(value) for key, (one_in, value) in some.items() if draw(rarely(one_in))}
        if "starts when" not in keys and draw(st.booleans()):
            others = [other for other in names if other != name] if draw(rarely(4)) else earlier
            keys |= {"starts when": draw(waits(others))} if others else {}
        terms[name] = keys
    made = {"terms": terms}
    if draw(st.booleans()):
        made["positions"] = {"south": {"supports": "the deal", "when": draw(waits(names))}}
    splits = {name: draw(st.integers(2, 3)) for name in names if draw(rarely(4))}
    return to_yaml(made), splits


@settings(max_examples=EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(made_deals())
def test_the_search_agrees_with_trying_every_order(made):
    text, splits = made
    deal = load_deal_text(HEAD + text).value
    assume(deal is not None)
    every = EveryOrder(deal, splits)
    assume(sum(every.parts.values()) <= 6 and len(every.free) <= 5)
    (found,) = exposure_of(deal, splits)
    searched = found.split or found
    assert {side: worst.terms for side, worst in searched.worst.items()} == every.worst(), (text, splits)
    assert all(worst.is_proven for worst in searched.worst.values())
