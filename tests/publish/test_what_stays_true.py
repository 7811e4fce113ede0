"""What is published leaves open all that the whole case leaves open, whatever fields, names and places are withheld."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from holdfire.claims.claim import Claim, Event, Figure
from holdfire.engine.names import names_of_case
from holdfire.pipeline import Case, assess_case
from holdfire.publish import leaving
from holdfire.publish.leaving import why_staying
from holdfire.publish.profile import DAY, USUAL, Coarsening, Profile
from holdfire.publish.public_case import case_for
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity
from tests.properties.profile import EXAMPLES
from tests.properties.show import show_case
from tests.properties.strategies import Made, cases

SALT = b"salt" * 8
WITHHELD = ("actors", "whom", "where", "from place", "to place", "with", "without", "grade", "answers", "harm")


def case_of(made: Made) -> Case:
    names = names_of_case(made.deal, made.parties)
    return Case(Path("nowhere"), "", made.deal, made.claims, made.accounts, made.parties, {}, names=names)


@settings(
    max_examples=max(1, EXAMPLES // 5),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(made=cases(), data=st.data())
def test_what_is_published_leaves_open_what_the_case_leaves_open(made: Made, data: st.DataObject) -> None:
    case = case_of(made)
    withheld = data.draw(st.sets(st.sampled_from(WITHHELD)))
    unnamed = data.draw(st.sets(st.sampled_from(sorted(made.parties.by_id))))
    places = sorted(made.deal.places.by_id)
    rough = data.draw(st.sets(st.sampled_from(places))) if places else set()
    profile = Profile(
        fields=tuple(field for field in (*USUAL, "recorded") if field not in withheld),
        named=frozenset(made.parties.by_id) - unnamed,
        never_parties=frozenset(unnamed),
        coarsenings=(Coarsening("container", places=tuple(rough)),),
        what_ifs=True,
    )
    public = case_for(profile, case, made.question.now, SALT, Path("nowhere"))
    assume(not public.withheld and not public.found)
    found = {(a.term, a.bearer, a.account, a.reading): a for a in assess_case(public.case, made.question)}
    for inside in assess_case(case, made.question):
        key = tuple(public.scrub(name) for name in (inside.term, inside.bearer, inside.account, inside.reading))
        assert inside.states <= found[key].states, f"{withheld} {unnamed} {rough}\n{show_case(made)}"


AT = Moment(1_000_000, 1_000_000)
STRIKE = Event("airstrike", Occurrence(AT, AT), actors=(("north",),))


def claim(name: str, assertion: object = STRIKE, **more: object) -> Claim:
    return Claim(name, ("agency",), assertion, AT, **more)  # type: ignore[arg-type]


NOW = 1_000 * DAY


def staying(profile: Profile, *claims: Claim, restricted: frozenset[str] = frozenset()) -> dict[str, str]:
    return why_staying(profile, claims, NOW, restricted, lambda place: {"clinic": "city"}.get(place, place))


LATE = Moment(995 * DAY, 995 * DAY)
DELAY = Profile(delay=14 * DAY)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([claim("a")], set()),
        ([replace(claim("a"), published=LATE)], {"a"}),
        ([claim("a", recorded=LATE)], {"a"}),
        ([claim("a"), replace(claim("b", replaces="a"), published=LATE)], {"a", "b"}),
        ([claim("a"), replace(claim("b", replaces="a", retracts=True), published=LATE)], {"a", "b"}),
        ([claim("a"), replace(claim("b", reply_to="a"), published=LATE)], {"a", "b"}),
        ([replace(claim("a"), published=LATE), claim("b", replaces="a", retracts=True)], {"a", "b"}),
        ([replace(claim("a"), published=LATE), claim("b", replaces="a")], {"a"}),
        ([claim("a", supposed=True)], {"a"}),
        (
            [
                claim("a", incident="i"),
                replace(claim("b", replace(STRIKE, says="denies", denies="authorship"), incident="i"), published=LATE),
            ],
            {"a", "b"},
        ),
    ],
)
def test_what_belongs_together_leaves_together(claims: list[Claim], expected: set[str]) -> None:
    assert set(staying(DELAY, *claims)) == expected


def test_what_may_not_be_passed_on_stays_in_whatever_a_profile_lists() -> None:
    every = Profile(fields=(*USUAL, "note", "id"), what_ifs=True)
    assert set(staying(every, claim("a"), claim("b", replaces="a"), claim("c"), restricted=frozenset({"a"}))) == {
        "a",
        "b",
    }


def test_a_denial_stays_in_without_what_it_denies() -> None:
    few = Profile(fields=tuple(field for field in USUAL if field != "actors"))
    denial = replace(STRIKE, says="denies", denies="authorship")
    assert set(staying(few, claim("a"), claim("b", denial))) == {"b"}


def test_a_denial_of_a_place_that_becomes_a_larger_one_stays_in() -> None:
    denial = replace(STRIKE, says="denies", denies="occurrence", place="clinic")
    assert set(staying(Profile(), claim("a", replace(STRIKE, place="clinic")), claim("b", denial))) == {"b"}


def test_a_figure_without_its_value_stays_in() -> None:
    few = Profile(fields=tuple(field for field in USUAL if field != "value"))
    assert set(staying(few, claim("a", Figure("held", Quantity(1000, 1000), AT)))) == {"a"}


def test_a_field_that_nobody_knows_yet_does_not_leave(monkeypatch: pytest.MonkeyPatch) -> None:

    keys = {**leaving.ASSERTED, "Event": {k: v for k, v in leaving.ASSERTED["Event"].items() if k != "harm"}}
    monkeypatch.setattr(leaving, "ASSERTED", keys)
    told = claim("a", replace(STRIKE, harm="secret"))
    assert "harm" in leaving.parts_withheld(Profile(fields=(*USUAL, "harm")), told)
