"""The engine and the oracle read numbers of a kind alike: sums, totals, figures, what, manner, beginnings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.claims.claim import Claim, Event, Figure
from holdfire.deal.model import Term
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_case
from tests.properties.strategies import CATEGORIES, Made, often, one_of, perhaps
from tests.properties.test_agreement import differences
from tests.properties.test_targeted import sums

KINDS = ("vehicles", "trucks", "trucks", "cars", "boats", "goods", "people", "")
CARRIED = ((), (), ("weapons",), ("rifles",), ("flags",))


@st.composite
def of_a_kind(draw: st.DrawFn, claim: Claim) -> Claim:
    """Tell a claim of some kind of thing, with or without some kind of weapon, more often of one incident."""

    def told_in_another_unit(quantity: Any) -> Any:
        return quantity and replace(quantity, unit=draw(st.sampled_from(KINDS)))

    said = claim.assertion
    match said:
        case Event():
            denies = draw(perhaps(one_of("quantity", "occurrence"), "")) if not said.total else ""
            said = replace(
                said,
                quantity=told_in_another_unit(said.quantity),
                with_=draw(st.sampled_from(CARRIED)),
                without=draw(st.sampled_from(CARRIED)),
                says="denies" if denies else "asserts",
                denies=denies,
            )
            incident = draw(often(one_of("i1", "i2"), "")) if not said.total else ""
            return replace(claim, assertion=said, incident=incident)
        case Figure():
            return replace(claim, assertion=replace(said, value=told_in_another_unit(said.value)))
    return claim


@st.composite
def asked_of_a_kind(draw: st.DrawFn, term: Term) -> Term:
    """Count in another unit, ask what is counted and how it is done, and now and then only that it begins."""
    kinds = one_of((), (), ("trucks",), ("vehicles",), ("cars", "goods"))
    act, target = term.act, term.target
    if act is not None:
        act = replace(act, what=draw(kinds), with_=draw(perhaps(st.sampled_from(CARRIED), ())))
        act = replace(act, without=draw(perhaps(st.sampled_from(CARRIED), ())))
    if target is not None and target.number.unit:
        target = replace(target, number=replace(target.number, unit=draw(st.sampled_from(KINDS[:5]))))
    trigger = term.trigger and replace(term.trigger, what=draw(kinds))
    per_unit = term.per_unit and draw(st.sampled_from(KINDS[:5]))
    begins = term.form == "achieve" and draw(st.booleans())
    return replace(term, act=act, target=target, trigger=trigger, per_unit=per_unit, begins=begins)


@st.composite
def kinds_of_things(draw: st.DrawFn) -> Made:
    made = draw(sums())
    counts = {name: replace(count, unit=draw(one_of(*KINDS))) for name, count in made.deal.counts.items()}
    terms = tuple(draw(asked_of_a_kind(term)) for term in made.deal.terms)
    deal = replace(made.deal, terms=terms, counts=counts, categories=CATEGORIES)
    return replace(made, deal=deal, claims=tuple(draw(of_a_kind(claim)) for claim in made.claims))


@settings(
    max_examples=max(1, EXAMPLES // 3),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(kinds_of_things())
def test_numbers_of_a_kind_come_out_alike(made: Made) -> None:
    found = differences(made)
    assert not found, "\n".join(["", *found, show_case(made)])
