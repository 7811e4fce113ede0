"""What each party has given for nothing at the worst point: by hand, and against every order of small deals."""

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from holdfire.deal.exposure.exposure import exposure_of
from holdfire.deal.load import load_deal_text
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
            st.builds("({}) and ({})".format, inner, inner), st.builds("({}) or ({})".format, inner, inner),
        ),
        max_leaves=3,
    )  # fmt: skip


def waits(names):
    """One step waits for another."""
    return st.builds("{} {}".format, st.sampled_from(names), st.sampled_from(["is met", "has started"]))


WHO = st.sampled_from(
    ["north", "north", "south", "south", "west", "guard", "each of north, south", "together north, south",
     "any of south, west", "anyone", "mission"]
)  # fmt: skip
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


@settings(max_examples=4 * EXAMPLES, deadline=None, phases=[Phase.explicit, Phase.generate])
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
