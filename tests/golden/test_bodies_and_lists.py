"""Bodies that decide and rule, lists that act by act grow, and exceptions side by side."""

from __future__ import annotations

import pytest

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Decision, Ruling
from holdfire.deal.condition import Decided, TermIs
from holdfire.deal.model import (
    ActPattern,
    Body,
    Count,
    Deadline,
    Draft,
    Exception_,
    Register,
    Target,
    Term,
    Timing,
)
from tests.golden.world import (
    NUSRA,
    SYRIA,
    Assess,
    ask,
    at,
    day,
    deal,
    event,
    figure,
    many,
    no_airstrike,
    point,
    states,
)


def vote(in_favour: int | None, *against: str, outcome: str = "") -> Claim:
    decision = Decision("council", "draft", point(1), in_favour, against, outcome=outcome)
    return Claim("v", ("council",), decision, published=point(1))


@pytest.mark.parametrize(
    ("body", "told", "expected"),
    [
        (Body("council", consensus=True), vote(3), "standing"),
        (Body("council", consensus=True), vote(3, "syria"), "waiting"),
        (Body("council", consensus=True), vote(None, "syria", outcome="adopted"), "waiting"),
        (Body("council", adopts_with=3), vote(3, "syria"), "standing"),
        (Body("council", adopts_with=3), vote(2, outcome="adopted"), "waiting"),
        (Body("council", adopts_with=3), vote(None, outcome="adopted"), "standing"),
        (Body("council"), vote(3, "syria"), "waiting"),
        (Body("council"), vote(3, "syria", outcome="adopted"), "standing"),
        (Body("council", adopts_with=3, quorum=5), vote(3, "syria"), "waiting"),
        (Body("council", adopts_with=3, quorum=4), vote(3, "syria"), "standing"),
        (Body("council", adopts_with=3, veto=("syria",)), vote(3, "syria"), "waiting"),
    ],
)
def test_a_vote_counts_by_the_rule_of_the_body(assess: Assess, body: Body, told: Claim, expected: str) -> None:
    """Airstrikes stop once the council adopts the draft. Where it has no rule, the outcome is as told."""
    term = no_airstrike(timing=Timing(starts_when=Decided("council", "draft", "adopted")))
    agreed = deal(term, bodies={"council": body}, drafts={"draft": Draft("draft", "council")})
    assert states(ask(assess, agreed, [told], now=at(3))["halt", "syria", "everyone"]) == expected


def test_a_ruling_is_about_its_own_term_and_of_its_own_body(assess: Assess) -> None:
    """The court finds on day 1 that one term was breached. The other term, and a word of the council, stay apart."""
    terms = [
        Term(name, "forbid", (SYRIA,), act=ActPattern("attack"), assessed_by="ruling", ruled_by="court")
        for name in ("one", "two")
    ]
    agreed = deal(*terms, bodies={"court": Body("court"), "council": Body("council")})

    def rules(ident: str, body: str, found: str, moment: float, about: str = "one", party: str = "") -> Claim:
        ruling = Ruling(body, about, found, point(moment), party)
        return Claim(ident, (body,), ruling, published=point(moment))

    breached = rules("r1", "court", "breached", 1)
    found = ask(assess, agreed, [breached], now=at(3))
    assert states(found["one", "syria", "everyone"]) == "breached"
    assert states(found["two", "syria", "everyone"]) == "breached or standing"
    kept = rules("r2", "court", "kept", 2)
    assert states(ask(assess, agreed, [breached, kept], now=at(3))["one", "syria", "everyone"]) == "standing"
    said = rules("r2", "council", "kept", 2)
    assert states(ask(assess, agreed, [breached, said], now=at(3))["one", "syria", "everyone"]) == "breached"
    deaf = Account("as the envoy tells it", voices=("envoy",))  # and yet the court's word counts
    assert states(ask(assess, agreed, [breached], deaf, now=at(3))["one", "syria", deaf.id]) == "breached"
    of_russia = rules("r2", "court", "kept", 2, party="russia")
    assert states(ask(assess, agreed, [breached, of_russia], now=at(3))["one", "syria", "everyone"]) == "breached"


def test_one_of_two_who_may_have_signed_is_only_perhaps_on_the_list(assess: Assess) -> None:
    """Strikes are excepted, but never on those who signed. Ahrar or Nusra signed: a strike on Ahrar may be excepted."""
    exempt = Exception_("listed", ActPattern("airstrike"), never_covers=("separated",))
    registers = {"separated": Register("separated", filled_by="sign commitment")}
    agreed = deal(no_airstrike(exceptions=(exempt,)), registers=registers)
    signs = event("s", "sign commitment", point(1), "ahrar")
    either = Claim(
        "s", ("envoy",), type(signs.assertion)(  # type: ignore[call-arg]
            "sign commitment", signs.assertion.happened, actors=(("ahrar",), ("nusra",)),  # type: ignore[union-attr]
        ), published=point(1),
    )  # fmt: skip
    strike = event("c", "airstrike", point(2), "syria", place="eastern aleppo", whom=(("ahrar",),))
    assert states(ask(assess, agreed, [signs, strike], now=at(3))["halt", "syria", "everyone"]) == "breached"
    assert (
        states(ask(assess, agreed, [either, strike], now=at(3))["halt", "syria", "everyone"]) == "breached or standing"
    )


def test_one_exception_that_holds_is_enough(assess: Assess) -> None:
    """Strikes are excepted in Idlib, and anywhere once Nusra has left; it has not. One in Idlib is excepted."""
    left = Term("left", "achieve", (NUSRA,), act=ActPattern("depart"), target=Target(many(1)))
    term = Term(
        "halt", "forbid", (SYRIA,), act=ActPattern("airstrike"),
        exceptions=(
            Exception_("once they have left", ActPattern("airstrike"), when=TermIs("left", "met")),
            Exception_("in idlib", ActPattern("airstrike", where=("idlib",))),
        ),
    )  # fmt: skip
    agreed = deal(term, left)

    def stands(place: str) -> str:
        strike = event("c", "airstrike", point(1), "syria", place=place)
        return states(ask(assess, agreed, [strike], now=at(3))["halt", "syria", "everyone"])

    assert (stands("idlib"), stands("eastern aleppo")) == ("standing", "breached")


def test_who_says_at_most_one_speaks_of_one(assess: Assess) -> None:
    """All fighters must leave, and there was at most one: one must. If there was none at all, none must."""
    everyone = Target(many(0, None), "nusra fighters", as_written="all nusra fighters")
    term = Term("leave", "achieve", (NUSRA,), act=ActPattern("depart"), target=everyone,
                timing=Timing(by=Deadline(day(2))))  # fmt: skip
    agreed = deal(term, counts={"nusra fighters": Count("nusra fighters", unit="fighters", as_of=point(0))})

    def stands(most: int) -> str:
        told = figure("f", ("envoy",), many(0, most), point(0))
        return states(ask(assess, agreed, [told], now=at(4))["leave", "nusra", "everyone"])

    assert (stands(1), stands(0)) == ("breached", "met")
