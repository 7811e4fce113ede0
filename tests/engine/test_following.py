"""What runs again when a claim arrives, and what does not."""

from dataclasses import replace

import pytest

from holdfire.assessments.assessment import Question
from holdfire.assessments.followed import Followed
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Coverage, Event, Stance
from holdfire.claims.related import DuplicateClaimError, KnownClaims
from holdfire.deal.load import load_deal_text
from holdfire.vocab.moment import Moment, Occurrence

DAY = 86400
START = 1_709_251_200  # 1 March 2024, 00:00 UTC
DEAL = """
deal: Valley truce
time zone: UTC
in force: when north accepts
parties: {north: , south: , mission: }
places: {hill: {inside: valley}, valley: , harbour: }
terms:
  hold fire: {who: "each of north, south", must not: attack, where: valley}
  quiet harbour: {who: anyone, must not: airstrike, where: harbour}
  report: {who: mission, must: report, starts when: hold fire by north was breached}
  rest: {who: south, must not: rotate, only while: report is due}
"""


def at(day):
    return Moment(START + day * DAY, START + day * DAY)


def told(name, act, day, actor="north", where="hill", **more):
    event = Event(act, Occurrence(at(day), at(day)), actors=((actor,),), place=where)
    return Claim(name, ("mission",), event, at(9), **more)


@pytest.fixture
def followed():
    deal = load_deal_text(DEAL).value
    accepts = Claim("accepts", ("north",), Stance("north", "accepts", "deal", at(0)), at(0))
    return Followed(deal, [accepts], [Account("everyone")], deal.parties, Question(START + 10 * DAY))


def ran(followed, *claims):
    """Give the terms whose cells ran again."""
    cells = followed.following.bare.cells
    return sorted({cells[number].term.id for number in followed.following.add(claims)})


def test_a_claim_that_bears_on_nothing_runs_nothing(followed):
    assert ran(followed, told("far", "airstrike", 2, where="beyond")) == []
    assert ran(followed, told("other", "deliver", 2)) == []
    assert (
        ran(followed, Claim("watched", ("mission",), Coverage("mission", "hill", Occurrence(at(1), at(2))), at(9)))
        == []
    )
    assert ran(followed, told("again", "deliver", 2, replaces="other")) == []


def test_only_what_an_act_may_be_against_runs(followed):
    assert ran(followed, told("harbour", "airstrike", 2, where="harbour")) == ["quiet harbour"]
    assert ran(followed, told("south", "shelling", 2, actor="south")) == ["hold fire"]


def test_terms_run_whose_conditions_see_something_else_and_those_behind_them(followed):
    assert ran(followed, told("north", "shelling", 2)) == ["hold fire", "report", "rest"]
    assert ran(followed, told("north again", "shelling", 3)) == ["hold fire", "report"]
    assert ran(followed, Claim("back", ("mission",), replace(told("x", "shelling", 2).assertion), at(9),
                               replaces="north", retracts=True)) == ["hold fire", "report", "rest"]  # fmt: skip


def test_a_stance_runs_the_terms_that_hang_on_it(followed):
    told_again = Claim("again", ("north",), Stance("north", "accepts", "deal", at(1)), at(1))
    assert ran(followed, told_again) == []
    withdraws = Claim("withdraws", ("north",), Stance("north", "withdraws", "deal", at(2)), at(2))
    assert ran(followed, withdraws) == ["hold fire", "quiet harbour", "report", "rest"]
    of_others = Claim("south", ("south",), Stance("south", "accepts", "deal", at(2)), at(2))
    assert ran(followed, of_others) == []


def test_a_retraction_may_arrive_before_what_it_takes_back(followed):
    act = told("north", "shelling", 2)
    assert ran(followed, replace(act, id="back", replaces="north", retracts=True)) == []
    assert ran(followed, act) == []


def test_a_name_is_given_once(followed):
    with pytest.raises(DuplicateClaimError, match="already called `accepts`"):
        followed.add([told("new", "shelling", 2), told("accepts", "shelling", 2)])
    assert ran(followed, told("new", "shelling", 2)) == ["hold fire", "report", "rest"]


def test_what_is_related_is_found_through_others():
    known = KnownClaims()
    for claim in (told("a", "attack", 1, incident="i"), told("b", "attack", 1, maybe_same_as="i"),
                  told("c", "attack", 1, reply_to="b"), told("d", "attack", 1)):  # fmt: skip
        known.add(claim)
    found, names = known.related([known.by_id["c"]])
    assert sorted(claim.id for claim in found) == ["a", "b", "c"]
    assert names == {"a", "b", "c", "i"}


def test_reasons_are_given_when_somebody_asks(followed):
    followed.add([told("north", "shelling", 2)])
    (explained,) = (one for one in followed.explain("hold fire") if one.bearer == "north")
    assert "north" in str(explained.reasons)
    assert explained.states == {"breached"}
