"""The laws of accusing: a report is never surer of who did something than the assessment of a term is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.assessments.assessment import Question
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Grade
from holdfire.deal.condition import Reached
from holdfire.deal.model import ActPattern, Bearer, Deal, Term
from holdfire.pipeline import Case, load_case
from holdfire.report.accusations import accusations_told
from holdfire.report.page import Accusation
from holdfire.report.period.counts import counts_in
from holdfire.report.period.stretch import period_between
from holdfire.report.said import gather_voices
from holdfire.vocab.moment import Moment
from tests import oracle
from tests.properties.profile import EXAMPLES
from tests.properties.strategies import (  # fmt: skip
    ACTS,
    DAY,
    FIXED_START,
    FIXED_ZONE,
    PARTIES,
    PLACES,
    SIDES,
    chains,
    events,
    often,
    one_of,
    perhaps,
)

NOW = FIXED_START + 10 * DAY
TERMS = tuple(Term(f"no attack of {side}", "forbid", (Bearer(side, (side,)),), act=ActPattern("attack"))
              for side in SIDES)  # fmt: skip
ENTRY = Reached(Moment(FIXED_START - 9 * DAY, FIXED_START - 9 * DAY))
DEAL = Deal("accusations", "truce", FIXED_ZONE, PARTIES, ACTS, PLACES, TERMS, in_force=ENTRY)
NAMES = {PARTIES.by_id[side].name: side for side in SIDES}
EMPTY = replace(
    load_case(Path(__file__).parents[2] / "examples" / "convoys-and-levels").value,
    deal=DEAL, parties=PARTIES, accounts=(), claims=(), documents={}, datasets=(), as_if=None,
)  # fmt: skip
some = settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


@st.composite
def one_attack(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Make claims about one attack: who did it is told by some, denied by others, left open by others."""
    made = []
    for n in range(draw(st.integers(1, 5))):
        event = replace(draw(events(FIXED_START, ("attack", "airstrike", "shelling"))), total="")
        if event.act not in ("attack", "airstrike", "shelling"):
            event = replace(event, act="shelling")
        grade = draw(often(st.builds(Grade, one_of("A", "B", "C"), st.integers(1, 4))))
        said = Moment(FIXED_START, FIXED_START)
        made.append(Claim(f"c{n}", draw(chains()), event, published=said, recorded=said, grade=grade, incident="i1"))
    return tuple(made)


def accounts() -> st.SearchStrategy[Account]:
    return st.builds(
        Account,
        st.just("asked"),
        voices=perhaps(one_of(("north",), ("mission",)), ()),
        independent_origins=one_of(0, 1, 2),
        grade_at_least=perhaps(st.just(Grade("B", 3))),
    )


def seen(claims: tuple[Claim, ...], account: Account) -> Case:
    return replace(EMPTY, claims=claims, accounts=(account,))


def accused_in(told: Accusation) -> frozenset[str]:
    return frozenset(side for name, side in NAMES.items() if name in told.accused)


def established_of(told: Accusation) -> frozenset[str]:
    """Read whom the report calls it established of."""
    if "(of " not in told.established:
        return accused_in(told) if told.established else frozenset()
    return frozenset(side for name, side in NAMES.items() if name in told.established)


def established_by_assessment(claims: tuple[Claim, ...], account: Account) -> frozenset[str]:
    found = oracle.assess(DEAL, claims, (account,), PARTIES, Question(NOW))
    return frozenset(a.bearer for a in found if a.breaches and a.breaches.established)


@some
@given(claims=one_attack(), account=accounts())
def test_what_a_report_calls_established_of_somebody_a_term_on_them_is_assessed_by(
    claims: tuple[Claim, ...], account: Account
) -> None:
    case = seen(claims, account)
    certain = established_by_assessment(claims, account)
    for told in accusations_told(case, gather_voices(case)):
        if told.established or told.alleged:
            assert established_of(told) == accused_in(told) & certain


@some
@given(claims=one_attack(), account=accounts())
def test_a_row_of_authors_is_established_only_where_one_of_them_is_assessed_as_the_author(
    claims: tuple[Claim, ...], account: Account
) -> None:
    case = seen(claims, account)
    period = period_between(FIXED_START - 9 * DAY, NOW, ZoneInfo(FIXED_ZONE))
    authors = counts_in(case, gather_voices(case), period).tables[0]
    certain = established_by_assessment(claims, account)
    for _, rows in authors.groups:
        for row in rows:
            named = {side for name, side in NAMES.items() if name in row.name}
            if row.tallies[0].established and named:
                assert named & certain
            if "or not said" in row.name:
                assert not row.tallies[0].established


@some
@given(claims=one_attack(), account=accounts(), origins=st.integers(1, 2), grade=one_of(None, Grade("C", 4)))
def test_a_stricter_account_is_never_more_certain_of_an_accusation_than_a_looser_one(
    claims: tuple[Claim, ...], account: Account, origins: int, grade: Grade | None
) -> None:
    loose = replace(account, independent_origins=origins, grade_at_least=grade)
    strict = replace(loose, independent_origins=origins + 1, grade_at_least=Grade("B", 3))
    looser, stricter = (
        [established_of(told) for told in accusations_told(case, gather_voices(case))]
        for case in (seen(claims, loose), seen(claims, strict))
    )
    assert all(b <= a for a, b in zip(looser, stricter, strict=True))
