"""The reference deal, as meant."""

from fractions import Fraction
from pathlib import Path

import pytest

from holdfire.deal.condition import Decided, HasTaken, TermIs
from holdfire.deal.load import load_deal
from holdfire.deal.rings.rings import rings, waits

CASE = Path(__file__).parents[2] / "examples" / "aleppo-2016"


@pytest.fixture(scope="module")
def outcome():
    return load_deal(CASE)


@pytest.fixture(scope="module")
def deal(outcome):
    assert outcome.value is not None, [d.message for d in outcome.diagnostics]
    return outcome.value


def versions(deal, term_id):
    return [term for term in deal.terms if term.id == term_id]


def test_it_has_no_errors_and_names_its_ring(outcome):
    assert not outcome.has_errors
    assert "ring-of-steps" in [d.slug for d in outcome.diagnostics]


def test_a_truce_on_conditions(deal):
    covered, exempt = versions(deal, "halt bombing")

    assert covered.form == "forbid"
    assert [bearer.label for bearer in covered.bearers] == ["syria", "russia"]
    assert covered.timing.starts_when == TermIs("promise to leave", "met")
    assert exempt.reading == (("listed groups", "exempt"),)


def test_all_nusra_fighters_leave_with_or_without_their_weapons(deal):
    kept, laid_down = versions(deal, "leave")

    assert (kept.target.count, kept.target.share, kept.target.number.unit) == (
        "nusra fighters",
        Fraction(1),
        "fighters",
    )
    assert (kept.reading, kept.act.with_) == ((("weapons", "kept"),), ("their weapons",))
    assert (laid_down.reading, laid_down.act.without) == ((("weapons", "laid down"),), ("their weapons",))
    assert kept.act.to_place == ()
    assert kept.timing.by.not_said


def test_the_escort_is_protected_from_both_sides(deal):
    (escort,) = versions(deal, "escort")

    assert escort.form == "permit"
    assert escort.protected_from.parties == ("syria", "russia")
    assert (escort.interference.act, escort.interference.whom) == ("obstruct", ("envoy",))


def test_the_exemption_is_an_exception_under_one_reading_and_spares_those_who_signed(deal):
    covered, exempt = versions(deal, "halt bombing")

    assert covered.exceptions == ()
    assert [(e.id, e.by.label, e.never_covers) for e in exempt.exceptions] == [
        ("strikes on listed groups", "syria", ("separated",)),
        ("strikes on listed groups", "russia", ("separated",)),
    ]
    assert deal.registers["separated"].filled_by == "sign separation"


def test_joint_bodies_are_only_a_possibility(deal):
    (bodies,) = versions(deal, "joint bodies")

    assert bodies.only_possible
    assert bodies.bearers[0].how == "together"


def test_the_councils_terms_start_on_adoption_and_fall_away_on_rejection(deal):
    (grounding,) = versions(deal, "ground warplanes")

    assert grounding.timing.starts_when == Decided("security council", "french draft", "adopted")
    assert grounding.timing.falls_away_when == Decided("security council", "french draft", "not adopted")
    assert deal.bodies["security council"].adopts_with == 9


def test_it_enters_into_force_when_three_parties_have_accepted(deal):
    assert deal.in_force.parts == tuple(HasTaken(party, "accepts") for party in ("syria", "russia", "nusra"))


def test_the_steps_wait_for_each_other_under_one_telling_of_the_order_only(deal):
    (ring,) = rings(deal)

    assert ring.reading == "order/guarantee first"
    assert [wait.waiting for wait in ring.steps] == [
        "promise to leave",
        "guarantee passage",
        "russia supports the deal",
        "leave",
        "halt bombing",
    ]


def test_every_wait_is_listed_for_a_reading(deal):
    first = waits(deal, (("order", "promise first"),))
    second = waits(deal, (("order", "guarantee first"),))

    assert [wait.waiting for wait in set(second) - set(first)] == ["promise to leave"]


def test_every_term_says_who_proposed_or_asked_for_it(deal):
    assert [term.id for term in deal.terms if not (term.proposed_by or term.asked_by)] == []


def test_a_term_says_what_it_says_in_a_sentence(deal):
    assert versions(deal, "leave")[0].says == (
        "Nusra Front must depart from Eastern Aleppo with their weapons (all nusra fighters), "
        "once halt bombing has started."
    )
