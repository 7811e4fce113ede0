"""Claims that arrive one by one come to the same as all of them at once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.followed import Followed
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import Made, cases

some = settings(
    max_examples=max(1, EXAMPLES // 3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def follow(made: Made, claims) -> Followed:
    return Followed(made.deal, claims, made.accounts, made.parties, made.question)


def at_once(made: Made, claims):
    return assess_terms(made.deal, claims, made.accounts, made.parties, made.question)


def assert_same(found, wanted, made: Made) -> None:
    for one, other in zip(found, wanted, strict=True):
        assert one == other, f"\n{show_assessment(one)}\nis at once\n{show_assessment(other)}\n{show_case(made)}"


@some
@given(made=cases(most_claims=12), data=st.data())
def test_each_arrival_comes_to_what_one_run_finds(made: Made, data: st.DataObject) -> None:
    arriving = tuple(data.draw(st.permutations(made.claims)))
    known = data.draw(st.integers(0, len(arriving)))
    followed = follow(made, arriving[:known])
    while known < len(arriving):
        before = followed.assessments
        more = data.draw(st.integers(1, 2))
        changed = followed.add(arriving[known : known + more])
        known += more
        wanted = at_once(made, arriving[:known])
        assert_same(followed.assessments, wanted, made)
        assert changed == tuple(new for new, old in zip(wanted, before, strict=True) if new != old)
