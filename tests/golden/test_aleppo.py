"""The eastern Aleppo proposal of October 2016 in miniature, worked out by hand."""

from __future__ import annotations

import pytest

from holdfire.assessments.assessment import Bounds
from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Event
from holdfire.deal.condition import AnyOf, Decided, TermIs
from holdfire.deal.model import ActPattern, Bearer, Body, Count, Draft, Target, Term, Timing
from holdfire.deal.wording import Question
from holdfire.vocab.moment import FIRST, Moment
from tests.golden.world import (
    ALL_TOLD,
    NUSRA,
    SYRIA,
    Assess,
    ask,
    at,
    day,
    deal,
    event,
    figure,
    history,
    many,
    no_airstrike,
    once,
    point,
    states,
)

COUNTS = {"nusra fighters": Count("nusra fighters", ("nusra",), "eastern aleppo", "fighters", as_of=day(0))}
LEAVE = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(0, None), "nusra fighters"))
FIGURES = [
    figure("f1", ("envoy", "paper"), many(900, 1000), day(0)),
    figure("f2", ("russia", "agency"), many(3000, 4000), day(0)),  # about half of 6,000 to 8,000
    figure("f3", ("envoy", "russia", "agency"), many(0, 4000), day(0)),  # "up to half", as Russia has the envoy say
]
END = at(1000)
TELLINGS = (
    Account("as the envoy tells it", voices=("envoy",), complete_up_to=END),
    Account("as russia tells it", voices=("russia",), complete_up_to=END),
)


@pytest.mark.parametrize(
    ("left", "as_the_envoy", "as_russia"),
    [(1000, "met", "due"), (950, "due or met", "due"), (899, "due", "due"), (3500, "met", "due or met")],
)
def test_all_have_left_depends_on_how_many_there_were(
    assess: Assess, left: int, as_the_envoy: str, as_russia: str
) -> None:
    """The envoy's own word is 900 to 1,000. What Russia has him say is Russia's telling, not his: Russia is a
    party, not an outlet. Russia's latest words on the same day are two, 3,000 to 4,000 and 0 to 4,000; the
    second is merely vaguer, so the hull is 3,000 to 4,000.

    1,000 left: surely all under the envoy's figures, surely not all under Russia's. 950: all if there were 950
    or fewer. 899: surely not. Both accounts count the departures as a what-if.
    """
    gone = event("w", "depart", point(3), "nusra", quantity=many(left), supposed=True)
    found = ask(assess, deal(LEAVE, counts=COUNTS), [*FIGURES, gone], *TELLINGS, now=at(4))
    envoy, russia = (found["leave", "nusra", a.id] for a in TELLINGS)
    assert (states(envoy), states(russia)) == (as_the_envoy, as_russia)
    assert envoy.numbers is not None
    assert russia.numbers is not None
    assert (envoy.numbers.target, russia.numbers.target) == (Bounds(900_000, 1_000_000), Bounds(3_000_000, 4_000_000))
    assert envoy.numbers.done == Bounds(left * 1000, left * 1000)


def test_with_no_figure_told_the_target_is_unknown_never_zero(assess: Assess) -> None:
    """Nobody says how many there were, nobody left: certainly not all. If five left, perhaps they were all."""
    agreed = deal(LEAVE, counts=COUNTS)
    nobody = ask(assess, agreed, [], now=at(4))["leave", "nusra", "everyone"]
    assert (states(nobody), nobody.basis) == ("due", "absence")
    five = event("c", "depart", point(3), "nusra", quantity=many(5))
    assert states(ask(assess, agreed, [five], now=at(4))["leave", "nusra", "everyone"]) == "due or met"


def test_a_vetoed_draft_ends_what_waited_for_it(assess: Assess) -> None:
    """Eleven for, but a permanent member against: not adopted, whatever nine votes could have done.

    The vote is in the 15th hour of day 2, known to the hour: till its first second has passed the term surely
    waits, from then on it may have ended, and after its last second it surely has. A decision told is told for
    good, so this rests on evidence.
    """
    body = Body("council", 15, 9, ("russia",))
    ground = no_airstrike("ground", timing=Timing(
        starts_when=Decided("council", "french draft", "adopted"),
        falls_away_when=Decided("council", "french draft", "not adopted"),
    ))  # fmt: skip
    hour = Moment(at(2, 15), at(2, 16) - 1)
    vote = Claim("v", ("council",), Decision("council", "french draft", hour, 11, ("russia", "venezuela")), day(2))
    agreed = deal(ground, bodies={"council": body}, drafts={"french draft": Draft("french draft", "council")})
    found = ask(assess, agreed, [vote], now=at(4))["ground", "syria", "everyone"]
    assert history(found) == [(at(0), "waiting"), (at(2, 15) + 1, "ended or waiting"), (at(2, 16), "ended")]
    assert (states(found), found.basis) == ("ended", "evidence")


def test_steps_that_wait_for_each_other_wait_for_ever_under_one_reading_of_their_order(assess: Assess) -> None:
    """Halt once they promise; promise, under one reading, once the halt has started. Under the other, at once.

    The promise comes on day 1. Guarantee first: acts count from entry into force, so the promise is met, and the
    halt starts: a reached target beats waiting. So the ring closes on departure instead: leave once halted, halt
    once everybody has left; nobody leaves, and neither starts.
    """
    promise_first = Term("halt", "forbid", (SYRIA,), act=ActPattern("airstrike"), reading=(("order", "promise first"),),
                         timing=Timing(starts_when=TermIs("promise", "met")))  # fmt: skip
    leave_first = Term("halt", "forbid", (SYRIA,), act=ActPattern("airstrike"), reading=(("order", "leave first"),),
                       timing=Timing(starts_when=TermIs("leave", "has started")))  # fmt: skip
    promise = Term("promise", "achieve", (NUSRA,), act=ActPattern("promise"), target=Target(many(1, -1, "")))
    leave = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(1, -1, "")),
                 timing=Timing(starts_when=TermIs("halt", "has started")))  # fmt: skip
    order = Question("order", "Which step comes first?", (("promise first", ()), ("leave first", ())))
    agreed = deal(promise_first, leave_first, promise, leave, questions={"order": order})
    found = ask(assess, agreed, [event("p", "promise", point(1), "nusra")], now=at(4))
    assert states(found["halt", "order/promise first", "everyone"]) == "standing"
    assert states(found["leave", "order/promise first", "everyone"]) == "due"
    assert states(found["halt", "order/leave first", "everyone"]) == "waiting"
    assert states(found["leave", "order/leave first", "everyone"]) == "waiting"
    assert history(found["leave", "order/leave first", "everyone"]) == [(at(0), "waiting")]
    assert states(found["promise", "nusra", "everyone"]) == "met"


def test_a_denial_by_the_accused_does_not_contest_where_origins_are_asked_for(assess: Assess) -> None:
    """The envoy tells of a strike by Syria; Syria denies that it happened; Russia might, too.

    Taking everyone, any counted denial contests: may. Asking for one origin, the accused's own denial is shown but
    does not contest; Russia's does.
    """
    strike = event("c1", "airstrike", point(1, 12), "syria", place="eastern aleppo", incident="i")
    denied = Event("airstrike", once(point(1, 12)), says="denies", denies="occurrence")
    by_syria = Claim("d1", ("syria",), denied, day(2), reply_to="c1")
    by_russia = Claim("d2", ("russia",), denied, day(2), reply_to="c1")
    asks = Account("one origin", independent_origins=1, complete_up_to=END)

    def told(*claims: Claim) -> tuple[str, str]:
        found = ask(assess, deal(no_airstrike()), claims, ALL_TOLD, asks, now=at(3))
        return states(found["halt", "syria", "everyone"]), states(found["halt", "syria", "one origin"])

    assert told(strike) == ("breached", "breached")
    assert told(strike, by_syria) == ("breached or standing", "breached")
    assert told(strike, by_russia) == ("breached or standing", "breached or standing")


def test_others_did_it_affirms_that_it_was_done(assess: Assess) -> None:
    """Syria says only: a strike there was, but it was not us. Then some strike surely happened, by someone else.

    Anyone's strike: contested is only who did it, and a term that binds anyone asks nothing of who. Syria's: no.
    """
    not_us = Event("airstrike", once(point(1, 12)), "denies", "authorship", (("syria",),), place="eastern aleppo")
    claim = Claim("d", ("syria",), not_us, day(2))
    anyone = Bearer("anyone", how="anyone")
    found = ask(assess, deal(no_airstrike("halt", SYRIA, anyone)), [claim], now=at(3))
    assert states(found["halt", "syria", "everyone"]) == "standing"
    assert states(found["halt", "anyone", "everyone"]) == "breached"


def test_the_accused_saying_it_was_not_us_is_no_second_origin_for_who_did_it(assess: Assess) -> None:
    """The envoy tells of a strike by Syria; Syria says a strike there was, but not by us.

    Two origins tell of a strike: that there was one is established. Who did it, only the envoy tells: of what it
    denies, a denial tells nothing. So Syria's breach only may be, and anyone's is certain.
    """
    strike = event("c1", "airstrike", point(1, 12), "syria", place="eastern aleppo", incident="i")
    not_us = Event("airstrike", once(point(1, 12)), "denies", "authorship", (("syria",),), place="eastern aleppo")
    denied = Claim("d", ("syria",), not_us, day(2), incident="i")
    two = Account("two origins", independent_origins=2, complete_up_to=END)
    anyone = Bearer("anyone", how="anyone")
    found = ask(assess, deal(no_airstrike("halt", SYRIA, anyone)), [strike, denied], two, now=at(3))
    assert states(found["halt", "syria", "two origins"]) == "breached or standing"
    assert states(found["halt", "anyone", "two origins"]) == "breached"


def test_a_claim_merely_vaguer_than_another_does_not_widen_an_incident(assess: Assess) -> None:
    """A paper: some time on day 1, an attack in Aleppo, by someone. An agency: day 1, noon, an airstrike by Syria
    in the east. The paper is merely vaguer on every facet, so the strike is surely Syria's, at noon.

    Asking for two origins, nobody's word is left out and neither is narrow enough for both: it only may be.
    """
    vague = event("c1", "attack", day(1), place="aleppo", incident="i", chain=("paper",))
    exact = event("c2", "airstrike", point(1, 12), "syria", place="eastern aleppo", incident="i", chain=("agency",))
    two = Account("two origins", independent_origins=2, complete_up_to=END)
    found = ask(assess, deal(no_airstrike()), [vague, exact], ALL_TOLD, two, now=at(3))
    assert history(found["halt", "syria", "everyone"])[:2] == [(at(0), "standing"), (at(1, 12) + 1, "breached")]
    assert states(found["halt", "syria", "two origins"]) == "breached or standing"


def test_silence_past_what_is_told_leaves_a_breach_possible(assess: Assess) -> None:
    """Nothing is told, and all is told up to the beginning of day 2.

    On day 2 itself, from its second second on, a strike may have gone untold. A reporting period that ends at the
    beginning of day 2 is calm by absence.
    """
    heard = Account("everyone", complete_up_to=at(2))
    calm = ask(assess, deal(no_airstrike()), [], heard, now=at(2))["halt", "syria", "everyone"]
    assert (states(calm), calm.basis, calm.since) == ("standing", "absence", at(0))
    later = ask(assess, deal(no_airstrike()), [], heard, now=at(3))["halt", "syria", "everyone"]
    assert (states(later), later.basis) == ("breached or standing", "")
    assert history(later) == [(at(0), "standing"), (at(2) + 1, "breached or standing")]


def test_as_if_shows_a_proposal_nobody_accepted(assess: Assess) -> None:
    """Nothing brings the deal into force: proposed for ever. As if from day 1, the strike of day 2 is a breach."""
    strike = event("c1", "airstrike", point(2, 12), "syria", place="eastern aleppo")
    agreed = deal(no_airstrike(), in_force=None)
    plain = ask(assess, agreed, [strike], now=at(3))["halt", "syria", "everyone"]
    assert (states(plain), plain.since, plain.basis) == ("proposed", FIRST, "evidence")
    supposed = ask(assess, agreed, [strike], now=at(3), as_if=at(1))["halt", "syria", "everyone"]
    assert history(supposed) == [(at(1), "standing"), (at(2, 12) + 1, "breached")]


def test_any_of_is_as_well_off_as_its_best_party(assess: Assess) -> None:
    """Syria or Russia must deliver by the end of day 1. Russia does, Syria does not: met. It carries no numbers."""
    either = Bearer("syria or russia", ("syria", "russia"), "any of")
    term = Term("aid", "achieve", (either,), act=ActPattern("deliver"), target=Target(many(1, -1, "")))
    found = ask(assess, deal(term), [event("c", "deliver", point(1), "russia")], now=at(3))
    aid = found["aid", "syria or russia", "everyone"]
    assert (states(aid), aid.numbers) == ("met", None)
    assert history(aid) == [(at(0), "due"), (at(1) + 1, "met")]


def test_a_condition_on_either_of_two_steps_holds_with_the_first(assess: Assess) -> None:
    """The halt starts when Nusra has promised or has left. It promised at noon on day 1."""
    promise = Term("promise", "achieve", (NUSRA,), act=ActPattern("promise"), target=Target(many(1, -1, "")))
    leave = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(1, -1, "")))
    starts = AnyOf((TermIs("promise", "met"), TermIs("leave", "met")))
    halt = no_airstrike("halt", timing=Timing(starts_when=starts))
    found = ask(assess, deal(promise, leave, halt), [event("p", "promise", point(1, 12), "nusra")], now=at(3))
    assert history(found["halt", "syria", "everyone"]) == [(at(0), "waiting"), (at(1, 12) + 1, "standing")]
