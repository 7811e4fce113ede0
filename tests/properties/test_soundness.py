"""What is true is never ruled out: not by vague words, not by doubt, not by silence."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from tests import oracle
from tests.properties.exact import Retold, retold_worlds
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(retold_worlds())
def test_the_true_state_is_among_those_that_vaguer_words_leave_possible(world: Retold) -> None:
    exact, vague = world.exact, world.vague
    true = oracle.assess(exact.deal, exact.claims, exact.accounts, exact.parties, exact.question)
    told = oracle.assess(vague.deal, vague.claims, vague.accounts, vague.parties, vague.question)
    for truth, telling in zip(true, told, strict=True):
        shown = (
            f"true {show_assessment(truth)}\ntold {show_assessment(telling)}\n{show_case(exact)}\n{show_case(vague)}"
        )
        assert truth.states <= telling.states, shown
        for stretch in truth.timeline:
            for other in telling.timeline:
                if stretch.start < other.end and other.start < stretch.end:
                    assert stretch.states <= other.states, f"at {max(stretch.start, other.start)}{shown}"
