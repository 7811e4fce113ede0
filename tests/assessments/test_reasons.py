"""Reasons: what they say of telling assessments, and that what they name really decides.

The replay: with the claims that the reasons name, and no other acts, the state is the same; without a claim that
alone decides, it is not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from holdfire.assessments.assess import assess_terms
from holdfire.assessments.assessment import Assessment, Question, Reason
from holdfire.assessments.explain import explain_terms
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Figure
from holdfire.cli.main import main
from holdfire.deal.model import ActPattern, Exception_, Target, Term, Timing
from holdfire.pipeline import assess_case, load_case
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.assessments.test_settle import all_happenings, duties, stances
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_assessment, show_case
from tests.properties.strategies import (
    CATEGORIES,
    DAY,
    FIXED_START,
    FIXED_ZONE,
    Made,
    moments,
    often,
    one_of,
    perhaps,
    plain_conditions,
)
from tests.properties.test_targeted import ANYONE, EITHER, NORTH, SOUTH, a_deal, hearings, listed_acts, worlds

EXAMPLE_CASES = Path(__file__).parents[2] / "examples"
ALEPPO, TAMRA = str(EXAMPLE_CASES / "aleppo-2016"), str(EXAMPLE_CASES / "convoys-and-levels")
WHAT_IF = ["--with", f"{ALEPPO}/what-if-950.jsonl", "--as-if", "2016-10-07"]
MOST_FACTS, MOST_LETTERS = 16, 2000


# What they say


@pytest.mark.parametrize(
    "asked",
    [
        [ALEPPO, "halt bombing", "--bearer", "russia", "--account", "everyone", "--reading", "listed groups/exempt"],
        [ALEPPO, "ground warplanes", "--account", "as Russia tells it"],
        [ALEPPO, "leave", "--account", "as the envoy tells it", "--reading",
         "weapons/kept + order/promise first", *WHAT_IF],
        [ALEPPO, "promise to leave", "--account", "everyone", "--as-if", "2016-10-07"],
        [TAMRA, "hold fire", "--bearer", "lowland authority", "--account", "everyone"],
        [TAMRA, "clear the road", "--account", "everyone"],
        [TAMRA, "answer incidents", "--account", "two independent origins"],
        [TAMRA, "daily trucks", "--account", "as the Relief Society tells it", "--reading",
         "truck count/at the warehouse"],
        [TAMRA, "releases", "--account", "everyone"],
        [TAMRA, "medical convoys", "--account", "everyone"],
    ],
    ids=["proposed", "vetoed", "what if 950", "the ring", "fire", "the road", "reports", "trucks", "releases",
         "medicine"],
)  # fmt: skip
def test_where_a_term_stands_is_explained(
    asked: list[str], snapshot: SnapshotAssertion, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert main(["explain", *asked]) == 0
    assert capsys.readouterr().out == snapshot


def flat(reasons: Iterable[Reason]) -> list[Reason]:
    return [one for reason in reasons for one in (reason, *flat(reason.under))]


@pytest.mark.parametrize("folder", [ALEPPO, TAMRA], ids=["aleppo", "tamra"])
def test_reasons_are_short_plain_and_end_in_claims_that_exist(folder: str) -> None:
    case = load_case(Path(folder)).value
    assert case is not None
    assert case.now is not None
    known = {claim.id for claim in case.claims}
    for a in assess_case(case, Question(case.now)):
        reasons = flat(a.reasons)
        assert reasons
        assert len(reasons) <= MOST_FACTS, show_assessment(a)
        assert sum(len(reason.text) for reason in reasons) <= MOST_LETTERS
        for reason in reasons:
            assert reason.text[-1] in ".:"
            assert set(reason.claim_ids) <= known
            assert not {"None", "()", "frozenset", "violat"} & set(reason.text.split())


# What they name decides


def named_in(a: Assessment) -> frozenset[str]:
    return frozenset(name for reason in flat(a.reasons) for name in reason.claim_ids)


def is_left_out(a: Assessment) -> bool:
    """Say whether there was too much to name all of it."""
    return any("incidents in all" in reason.text for reason in flat(a.reasons)) or len(named_in(a)) > 12


def replayed(made: Made, kept: Iterable[str], like: Assessment) -> Assessment:
    """Assess with only these of the acts and figures; what conditions rest on stays."""
    names = set(kept)
    claims = tuple(c for c in made.claims if c.id in names or not isinstance(c.assertion, Event | Figure))
    found = assess_terms(made.deal, claims, made.accounts, made.parties, made.question)
    (same,) = [a for a in found if (a.term, a.bearer, a.account) == (like.term, like.bearer, like.account)]
    return same


def explained(made: Made) -> tuple[Assessment, ...]:
    return explain_terms(made.deal, made.claims, made.accounts, made.parties, made.question)


@st.composite
def prohibitions(draw: st.DrawFn) -> Made:
    """A prohibition, perhaps on conditions, and acts that may be against it, told and denied."""
    zone, start = draw(worlds())
    conditions = plain_conditions(start)
    timing = Timing(
        starts_when=draw(perhaps(conditions)), ends_when=draw(perhaps(conditions)), until=draw(perhaps(moments(start)))
    )
    act = ActPattern(draw(one_of("attack", "attack", "airstrike")), where=draw(one_of((), ("city",), ("region",))))
    bearers = draw(one_of((NORTH,), (NORTH,), (EITHER,), (ANYONE,), (NORTH, SOUTH)))
    exempt = Exception_("exempt", ActPattern(draw(one_of("attack", "shelling"))), when=draw(conditions))
    exceptions = draw(perhaps(st.just((exempt,)), ()))
    term = Term("one", "forbid", bearers, act=act, timing=timing, exceptions=exceptions)
    agreed = a_deal(zone, start, (term,), events=draw(all_happenings(start)))
    if draw(st.booleans()):
        agreed = replace(agreed, ends_when=draw(often(conditions)))
    told = [
        Claim(f"c{n}", (draw(one_of("mission", "south", "wire")),), said, published=said.happened.ended,
              incident=draw(perhaps(one_of("i1", "i2"), "")))
        for n, said in enumerate(draw(st.lists(listed_acts(start), min_size=1, max_size=6)))
    ]  # fmt: skip
    words = [draw(stances(start, n)) for n in range(draw(st.integers(0, 2)))]
    heard, question = draw(hearings(start))
    return Made(agreed, (*told, *words), heard, question)


some = settings(
    max_examples=max(1, EXAMPLES // 4),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


@some
@given(st.one_of(prohibitions(), duties()))
def test_the_claims_named_give_the_same_state_and_without_the_only_one_it_is_another(made: Made) -> None:
    for a in explained(made):
        if a.basis != "evidence" or is_left_out(a):
            continue
        again = replayed(made, named_in(a), a)
        assert (again.states, again.basis) == (a.states, a.basis), (
            f"\n{show_assessment(a)}\nbecame\n{show_assessment(again)}\n{sorted(named_in(a))}\n{show_case(made)}"
        )
        if (only := the_only_claim_for_certain(a)) and a.states in ({"breached"}, {"met"}):
            without = replayed(made, [claim.id for claim in made.claims if claim.id != only], a)
            assert without.states != a.states, f"\n{show_assessment(a)}\n{only}\n{show_case(made)}"


def the_only_claim_for_certain(a: Assessment) -> str:
    """Name the one claim on which a breach or a target reached rests, of one act, no total; "" for more."""
    sure = [reason for reason in flat(a.reasons) if reason.kind == "claim" and reason.text.endswith("for certain.")]
    rests_on_totals = any(reason.kind == "bound" and reason.claim_ids for reason in flat(a.reasons))
    if len(sure) != 1 or len(sure[0].claim_ids) != 1 or rests_on_totals:
        return ""
    return sure[0].claim_ids[0]


# What is told of another kind


def test_a_reason_gives_the_number_in_the_unit_asked_for_and_what_was_told() -> None:
    """Of five vehicles none or all may be trucks, and it is not settled of what kind they were."""
    many_trucks = Target(Quantity(5000, 5000, "trucks"))
    term = Term("aid", "achieve", (NORTH,), act=ActPattern("deliver", what=("trucks",)), target=many_trucks)
    agreed = replace(a_deal(FIXED_ZONE, FIXED_START, (term,)), categories=CATEGORIES)
    happened = Occurrence(Moment(FIXED_START, FIXED_START), Moment(FIXED_START, FIXED_START))
    delivered = Event("deliver", happened, actors=(("north",),), quantity=Quantity(5000, 5000, "vehicles"))
    told = Claim("c", ("mission",), delivered, published=happened.began)
    made = Made(agreed, (told,), (Account("everyone"),), Question(FIXED_START + DAY))
    (found,) = explained(made)
    words = "deliver, from 2016-10-06 00:00, 0 to 5 trucks (told: 5 vehicles): counted, possibly: it is not settled of "
    assert [reason.text for reason in flat(found.reasons) if reason.claim_ids] == [f"{words}what kind it was."]
