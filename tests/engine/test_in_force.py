"""Entry into force: when the deal's own condition has held, and never by itself."""

from __future__ import annotations

import pytest

from holdfire.assessments.assess import assess_terms
from holdfire.deal.condition import After, All, AnyOf, Condition, InForce, Reached
from tests import oracle
from tests.golden.world import Assess, ask, at, deal, no_airstrike, point, states

ON_DAY_1 = Reached(point(1))


@pytest.mark.parametrize("assess", [assess_terms, oracle.assess], ids=["engine", "oracle"])
@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ON_DAY_1, "standing"),
        (InForce(), "proposed"),  # what only waits for itself never happens
        (After(InForce(), 3600), "proposed"),
        (All((ON_DAY_1, InForce())), "proposed"),
        (AnyOf((ON_DAY_1, InForce())), "standing"),
    ],
)
def test_a_deal_that_waits_for_itself_never_enters_into_force(assess: Assess, condition: Condition, expected: str):
    found = ask(assess, deal(no_airstrike(), in_force=condition), [], now=at(3))
    assert states(found["halt", "syria", "everyone"]) == expected
