"""Accusations and replies: who says what of whom, and what was answered."""

from dataclasses import replace
from pathlib import Path

import pytest

from holdfire.pipeline import load_case
from holdfire.report.accusations import accusations_told
from holdfire.report.said import gather_voices

EXAMPLES = Path(__file__).parents[2] / "examples"


def told(case):
    return accusations_told(case, gather_voices(case))


@pytest.fixture(scope="module")
def tamra():
    return load_case(EXAMPLES / "convoys-and-levels").value


def named(case, claim_id):
    (found,) = [each for each in told(case) if claim_id in {claim.id for claim in each.claims}]
    return found


def test_claims_of_one_incident_stand_together_with_the_denial_of_any_of_them(tamra):
    shells = named(tamra, "shells-highland")
    assert shells.accused == "Lowland Authority"
    assert [claim.id for claim in shells.claims] == ["shells-highland", "shells-mission"]
    assert [claim.id for claim in shells.replies] == ["shells-denied"]


def test_a_denial_contests_it_except_where_two_origins_are_asked_for(tamra):
    shells = named(tamra, "shells-highland")
    assert "“two independent origins”" in shells.established
    assert "“everyone”" in shells.alleged


def told_by(case, *rows):
    """The shelling of the example, told by other claims: who says so, and who is said to have done it."""
    (first,) = [claim for claim in case.claims if claim.id == "shells-highland"]
    shells = [
        replace(first, id=f"c{n}", chain=chain, assertion=replace(first.assertion, actors=actors))
        for n, (chain, actors) in enumerate(rows)
    ]
    denials = [claim for claim in case.claims if claim.id == "shells-denied"]
    return replace(case, claims=(*shells, *(replace(denial, reply_to="c0") for denial in denials)))


ACCUSED = (("lowland authority",),)
OTHER = (("relief society",),)


def test_a_denial_of_the_accused_is_no_second_origin_of_who_did_it(tamra):
    (shells,) = told(told_by(tamra, (("highland council", "valley radio"), ACCUSED)))
    assert "“as the Highland Council tells it”" in shells.established
    assert "two independent origins" not in shells.established
    assert "“everyone”" in shells.alleged
    assert "“two independent origins”" in shells.alleged


def test_where_one_names_one_and_another_another_each_is_alleged(tamra):
    mission, council = ("mission", "mission bulletin"), ("highland council", "valley radio")
    (shells,) = told(told_by(tamra, (council, ACCUSED), (mission, OTHER)))
    assert shells.accused == "Lowland Authority or Relief Society"
    assert "“two independent origins”" in shells.alleged
    assert "(of Relief Society)" in shells.established
    assert "“as the Observer Mission tells it”" in shells.established


def test_one_who_names_two_of_whom_one_did_it_establishes_neither(tamra):
    (shells,) = told(told_by(tamra, (("mission", "mission bulletin"), (*ACCUSED, *OTHER))))
    assert shells.established == ""
    assert "“as the Observer Mission tells it”" in shells.alleged


def unlinked(case, **change):
    """The shelling of the example, and its denial by itself, as an incident of its own."""
    claims = {claim.id: claim for claim in case.claims}
    denial = replace(claims["shells-denied"], reply_to="", incident="")
    return replace(
        case,
        claims=(
            claims["shells-highland"],
            replace(denial, assertion=replace(denial.assertion, **change)),
        ),
    )


def test_a_denial_of_the_accused_that_fits_is_a_possible_reply_until_somebody_links_it(tamra):
    (shells,) = told(unlinked(tamra))
    assert [claim.id for claim in shells.possible] == ["shells-denied"]
    assert shells.replies == ()


def test_a_linked_reply_is_no_possible_one(tamra):
    shells = named(tamra, "shells-highland")
    assert shells.replies and not shells.possible


def test_a_denial_of_another_act_or_place_or_day_is_no_possible_reply(tamra):
    (event,) = [claim.assertion for claim in tamra.claims if claim.id == "shells-denied"]
    later = replace(
        event.happened,
        began=replace(event.happened.began, earliest=event.happened.began.earliest + 9 * 86_400,
                      latest=event.happened.began.latest + 9 * 86_400),
        ended=replace(event.happened.ended, earliest=event.happened.ended.earliest + 9 * 86_400,
                      latest=event.happened.ended.latest + 9 * 86_400),
    )  # fmt: skip
    for change in ({"act": "deliver"}, {"place": "old bridge"}, {"happened": later}):
        (shells,) = told(unlinked(tamra, **change))
        assert shells.possible == (), change


def test_what_others_deny_is_no_possible_reply_of_the_accused(tamra):
    case = unlinked(tamra)
    claims = tuple(replace(c, chain=("mission",)) if c.id == "shells-denied" else c for c in case.claims)
    (shells,) = told(replace(case, claims=claims))
    assert shells.possible == ()


def test_an_account_that_counts_only_the_denial_neither_alleges_nor_establishes(tamra):
    shells = named(tamra, "shells-highland")
    assert "Lowland Authority tells it" not in shells.established + shells.alleged


def test_what_a_party_tells_of_itself_is_no_accusation_nor_what_nobody_is_named_for(tamra):
    accusing = {claim.id for each in told(tamra) for claim in each.claims}
    assert not accusing & {"raiders-fought", "shots-bystanders", "drone-bystanders", "shells-report"}


def test_an_act_no_term_is_about_is_an_accusation_too(tamra):
    bare = replace(tamra, deal=replace(tamra.deal, terms=()))
    assert [each.accused for each in told(bare)].count("Lowland Authority") >= 2


def test_what_was_taken_back_is_no_accusation_any_more(tamra):
    assert "mortar-wrong-day" not in {claim.id for each in told(tamra) for claim in each.claims}


def test_what_is_supposed_accuses_nobody(tamra):
    supposed = replace(tamra, claims=tuple(replace(claim, supposed=True) for claim in tamra.claims))
    assert told(supposed) == ()
