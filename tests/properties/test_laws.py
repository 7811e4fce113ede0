"""The laws of assessing, for the engine and for the oracle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment
from holdfire.claims.claim import Claim, Event
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.moment import FIRST, Moment
from holdfire.vocab.quantity import Quantity
from tests import oracle
from tests.properties.exact import exact_worlds, widened
from tests.properties.profile import EXAMPLES
from tests.properties.reshape import shifted
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import ACTS, DAY, FIXED_ZONE, Made, cases, events

Assess = Callable[..., Sequence[Assessment]]
some = settings(
    max_examples=max(1, EXAMPLES // 5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
both = pytest.mark.parametrize("assess", [oracle.assess, assess_terms], ids=["oracle", "engine"])


def ask(assess: Assess, made: Made) -> Sequence[Assessment]:
    return assess(made.deal, made.claims, made.accounts, made.parties, made.question)


def bare(assessments: Sequence[Assessment]) -> list[Assessment]:
    """Leave out what the oracle does not say."""
    return [replace(a, reasons=(), settles=(), coverage=None) for a in assessments]


def assert_only_loses_states(before: Sequence[Assessment], after: Sequence[Assessment], made: Made) -> None:
    for a, b in zip(before, after, strict=True):
        assert b.states <= a.states, f"\n{show_assessment(a)}\nbecame\n{show_assessment(b)}\n{show_case(made)}"


@both
@some
@given(made=cases(), data=st.data())
def test_the_order_in_which_claims_arrive_never_matters(assess: Assess, made: Made, data: st.DataObject) -> None:
    stirred = tuple(data.draw(st.permutations(made.claims)))
    assert bare(ask(assess, made)) == bare(ask(assess, replace(made, claims=stirred)))


@both
@some
@given(made=cases(), data=st.data())
def test_narrowing_a_claim_only_removes_states(assess: Assess, made: Made, data: st.DataObject) -> None:
    narrow = data.draw(events(made.question.now - 2 * DAY, exact=True))
    narrow = replace(narrow, quantity=Quantity(1000, 1000, "trucks"))
    vague = data.draw(widened(narrow))
    claim = Claim("alone", ("mission",), vague, published=Moment(0, 0), recorded=Moment(0, 0))
    before = replace(made, claims=(*without_totals(made.claims), claim))
    after = replace(made, claims=(*without_totals(made.claims), replace(claim, assertion=narrow)))
    assert_only_loses_states(ask(assess, before), ask(assess, after), before)


def without_totals(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Leave out totals: where they contradict incidents, bounds are kept apart on purpose."""
    return tuple(c for c in claims if not (isinstance(c.assertion, Event) and c.assertion.total))


@both
@some
@given(made=cases(), data=st.data())
def test_settling_a_contested_incident_only_removes_states(assess: Assess, made: Made, data: st.DataObject) -> None:
    said = data.draw(events(made.question.now - 2 * DAY))
    said = replace(said, says="asserts", denies="", total="")
    told = Claim("told", ("mission",), said, published=Moment(0, 0), recorded=Moment(0, 0), incident="contested")
    scope = data.draw(st.sampled_from(["occurrence", "authorship", "target", "place", "quantity"]))
    denial = Event(said.act, said.happened, says="denies", denies=scope)
    denied = replace(told, id="denied", chain=("wire",), assertion=denial)
    claims = without_totals(made.claims)
    before = replace(made, claims=(*claims, told, denied))
    after = replace(made, claims=(*claims, told, replace(denied, assertion=said)))
    assert_only_loses_states(ask(assess, before), ask(assess, after), before)


@both
@some
@given(made=cases(), origins=st.sampled_from([1, 2]))
def test_asking_for_more_independent_origins_never_creates_a_certain_breach(
    assess: Assess, made: Made, origins: int
) -> None:
    made = replace(made, claims=without_totals(made.claims))
    fewer, more = (
        ask(assess, replace(made, accounts=tuple(replace(a, independent_origins=n) for a in made.accounts)))
        for n in (origins, origins + 1)
    )
    for a, b in zip(fewer, more, strict=True):
        if b.states == {"breached"}:
            assert a.states == {"breached"}, f"\n{show_assessment(a)}\nbecame\n{show_assessment(b)}\n{show_case(made)}"


@both
@some
@given(made=cases(zones=(FIXED_ZONE,)), weeks=st.sampled_from([-3, 1, 2]))
def test_shifting_everything_by_whole_days_shifts_assessments(assess: Assess, made: Made, weeks: int) -> None:
    assume(not any(t.period and t.period.every == "month" for t in made.deal.terms))
    by = weeks * 7 * DAY
    question = made.question

    def later(second: int | None) -> int | None:
        return second if second in (None, FIRST) else second + by  # type: ignore[operator]

    moved = replace(
        made,
        deal=shifted(made.deal, weeks * 7),
        claims=shifted(made.claims, weeks * 7),
        accounts=tuple(replace(a, complete_up_to=later(a.complete_up_to)) for a in made.accounts),
        question=replace(
            question, now=question.now + by, period_start=later(question.period_start),
            as_known_on=later(question.as_known_on), as_if=later(question.as_if),
        ),
    )  # fmt: skip

    def moved_back(a: Assessment) -> Assessment:
        def earlier(second: int) -> int:
            return second if second == FIRST else second - by

        stretches = tuple(replace(s, start=earlier(s.start), end=earlier(s.end)) for s in a.timeline)
        breaches = a.breaches
        if breaches is not None:
            days = (date.fromisoformat(day) - timedelta(weeks=weeks) for day in breaches.dates)
            breaches = replace(breaches, dates=tuple(map(str, days)))
        return replace(a, since=earlier(a.since), timeline=stretches, breaches=breaches)

    assert bare(ask(assess, made)) == bare([moved_back(a) for a in ask(assess, moved)])


@both
@some
@given(made=cases(), data=st.data())
def test_an_incident_that_matches_nothing_changes_nothing(assess: Assess, made: Made, data: st.DataObject) -> None:
    acts = Acts.from_acts([*ACTS.by_id.values(), Act("feast")])
    made = replace(made, deal=replace(made.deal, acts=acts))
    at = data.draw(events(made.question.now - 3 * DAY)).happened
    feast = Event("feast", at, actors=(("north",),), quantity=Quantity(9000, 9000, "trucks"))
    beside = Claim("feast", ("mission",), feast, published=Moment(0, 0), recorded=Moment(0, 0))
    assert bare(ask(assess, made)) == bare(ask(assess, replace(made, claims=(*made.claims, beside))))


@both
@some
@given(made=cases(), data=st.data())
def test_as_known_on_is_the_log_cut_there(assess: Assess, made: Made, data: st.DataObject) -> None:
    cut_at = made.question.now - data.draw(st.integers(0, 8)) * DAY // 4
    known = replace(made.question, as_known_on=cut_at, known_by="recorded")
    cut = tuple(c for c in made.claims if c.supposed or (c.recorded is not None and c.recorded.latest < cut_at))
    plain = replace(made, claims=cut, question=replace(known, as_known_on=None))
    assert bare(ask(assess, replace(made, question=known))) == bare(ask(assess, plain))


@both
@some
@given(made=cases())
def test_something_is_always_possible(assess: Assess, made: Made) -> None:
    for a in ask(assess, made):
        assert a.states
        assert all(stretch.states for stretch in a.timeline)


@both
@some
@given(made=exact_worlds())
def test_a_world_without_uncertainty_has_one_state_everywhere(assess: Assess, made: Made) -> None:
    for a in ask(assess, made):
        assert len(a.states) == 1, f"\n{show_assessment(a)}\n{show_case(made)}"
        assert all(len(stretch.states) == 1 for stretch in a.timeline), f"\n{show_assessment(a)}\n{show_case(made)}"
