"""One explanation is short, whatever is told: at most ten facts, at most 2 KB."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assessment import Reason
from holdfire.assessments.briefly import MOST_FACTS, briefly, facts_in
from holdfire.assessments.explain import explain_terms
from tests.properties.profile import EXAMPLES
from tests.properties.strategies import Made, cases
from tests.properties.test_targeted import lists, mutual, sums

LEAVES = st.builds(Reason, st.sampled_from(["claim", "bound", "window"]), st.sampled_from(["a", "b", "c"]))
TREES = st.recursive(
    LEAVES,
    lambda under: st.builds(Reason, st.just("state"), st.just("of"), under=st.lists(under, max_size=9).map(tuple)),
)


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases() | sums() | lists() | mutual())
def test_an_explanation_has_at_most_ten_facts(made: Made) -> None:
    for each in explain_terms(made.deal, made.claims, made.accounts, made.parties, made.question):
        assert 1 <= facts_in(each.reasons) <= MOST_FACTS


@given(st.lists(TREES, max_size=20))
def test_what_is_left_out_is_counted_and_what_is_short_stays(reasons: list[Reason]) -> None:
    short = briefly(reasons)
    assert facts_in(short) <= MOST_FACTS
    assert (short == tuple(reasons)) == (facts_in(reasons) <= MOST_FACTS)
    if facts_in(reasons) > MOST_FACTS:
        assert short[-1].text.startswith("And ")


def test_the_longest_row_of_one_kind_gives_way_from_its_end() -> None:
    acts = [Reason("claim", f"act {number}") for number in range(40)]
    clause, silence = Reason("clause", "The clause."), Reason("absence", "Silence.")
    short = briefly([clause, *acts, silence])
    assert [reason.text for reason in short] == [
        "The clause.", *(f"act {number}" for number in range(7)), "Silence.", "And 33 more, left out here.",
    ]  # fmt: skip
