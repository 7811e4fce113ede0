"""Who counts what: chains, reprints, unnamed origins, grades, and each teller's latest word."""

from __future__ import annotations

from typing import Any

import pytest

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Figure, Grade
from holdfire.claims.counting import (
    counts,
    is_established,
    latest_words,
    speaks_for_itself,
    standing_claims,
    teller,
)
from holdfire.vocab.moment import Moment
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.quantity import Quantity

PARTIES = Parties.from_parties(
    [
        Party("un", "United Nations", "organisation"),
        Party("envoy", "The envoy", "mediator", member_of=("un",)),
        Party("russia", "Russia", "state"),
        Party("minister", "The minister", "person", member_of=("russia",)),
        Party("nyt", "NYT", "outlet"),
        Party("rt", "RT", "outlet"),
        Party("tass", "TASS", "outlet"),
        Party("officials", "Officials who are not named", "unnamed"),
        Party("residents", "Residents who are not named", "unnamed"),
    ]
)


def said(*chain: str, ident: str = "c", day: int = 6, value: int = 1, **more: Any) -> Claim:
    at = Moment(day * 86400, day * 86400)
    figure = Figure("fighters", Quantity(value * 1000, value * 1000), at)
    return Claim(ident, chain, figure, published=at, **more)


ENVOY_TOLD = said("envoy", "nyt")
MINISTER_CITES_ENVOY = said("envoy", "minister", "rt")


@pytest.mark.parametrize(
    ("account", "counted", "left_out"),
    [
        # The minister citing the envoy is the minister's telling, not the envoy's.
        (Account("envoy", voices=("envoy",)), [ENVOY_TOLD, said("envoy"), said("envoy", "nyt", "rt")],
         [MINISTER_CITES_ENVOY, said("minister", "rt"), said("nyt")]),
        # A member speaks for its party: the minister for Russia, the envoy for the United Nations.
        (Account("russia", voices=("russia",)), [MINISTER_CITES_ENVOY, said("minister", "rt")], [ENVOY_TOLD]),
        (Account("un", voices=("un",)), [ENVOY_TOLD], [MINISTER_CITES_ENVOY]),
        # A party does not speak for its members alone.
        (Account("envoy himself", voices=("envoy",)), [ENVOY_TOLD], [said("un", "nyt")]),
        # An outlet as a voice: what it publishes last, or reprints of it by outlets.
        (Account("nyt", voices=("nyt",)), [ENVOY_TOLD, said("nyt", "rt")], [said("nyt", "minister", "rt")]),
        # Origins count whoever passed them on; speakers anywhere; outlets where they published.
        (Account("origin", origins=("envoy",)), [ENVOY_TOLD, MINISTER_CITES_ENVOY], [said("minister", "envoy")]),
        (Account("speaker", speakers=("russia",)), [MINISTER_CITES_ENVOY, said("minister", "envoy")], [ENVOY_TOLD]),
        (Account("outlet", outlets=("rt",)), [MINISTER_CITES_ENVOY], [said("rt", "nyt"), ENVOY_TOLD]),
        # What went through somebody can be left out, whoever said it first.
        (Account("not through", origins=("envoy",), not_through=("russia",)), [ENVOY_TOLD], [MINISTER_CITES_ENVOY]),
        (Account("everyone but", not_through=("russia",)), [ENVOY_TOLD, said("residents")], [said("minister", "rt")]),
        # Nobody named: everyone.
        (Account("everyone"), [ENVOY_TOLD, MINISTER_CITES_ENVOY, said("residents", "nyt")], []),
    ],
    ids=lambda value: value.id if isinstance(value, Account) else "",
)  # fmt: skip
def test_an_account_counts_its_voices_where_they_speak(
    account: Account, counted: list[Claim], left_out: list[Claim]
) -> None:
    assert [claim.chain for claim in counted if not counts(account, claim, PARTIES)] == []
    assert [claim.chain for claim in left_out if counts(account, claim, PARTIES)] == []


def test_what_if_is_counted_by_everybody() -> None:
    assert counts(Account("envoy", voices=("envoy",), not_through=("rt",)), said("rt", supposed=True), PARTIES)


def test_reprints_are_not_corroboration() -> None:
    two = Account("two origins", independent_origins=2)
    assert not is_established(two, [said("envoy", "nyt"), said("envoy", "rt"), said("envoy", "tass")], PARTIES)
    assert is_established(two, [said("envoy", "nyt"), said("minister", "nyt")], PARTIES)


def test_all_unnamed_origins_are_one() -> None:
    two = Account("two origins", independent_origins=2)
    unnamed = [said("officials", "nyt"), said("residents", "rt")]
    assert not is_established(two, unnamed, PARTIES)
    assert is_established(two, [*unnamed, said("envoy", "nyt")], PARTIES)


def test_one_claim_is_enough_where_no_number_is_asked() -> None:
    assert is_established(Account("everyone"), [said("residents", "nyt")], PARTIES)
    assert not is_established(Account("everyone"), [], PARTIES)


def test_both_letter_and_number_of_a_grade_must_be_good_enough() -> None:
    least = Account("graded", grade_at_least=Grade("B", 2))
    grades = [Grade("A", 1), Grade("B", 2), Grade("A", 3), Grade("C", 1), None]
    good = [grade for grade in grades if is_established(least, [said("envoy", grade=grade)], PARTIES)]
    assert good == [Grade("A", 1), Grade("B", 2)]


def test_a_party_speaks_for_itself_and_its_members_for_it() -> None:
    two = Account("two origins", independent_origins=2)
    assert speaks_for_itself(two, said("minister", "rt"), "russia", PARTIES)
    assert not speaks_for_itself(two, said("envoy", "nyt"), "russia", PARTIES)


def test_the_teller_is_the_last_who_is_no_outlet() -> None:
    assert teller(MINISTER_CITES_ENVOY, PARTIES) == "minister"
    assert teller(ENVOY_TOLD, PARTIES) == "envoy"
    assert teller(said("nyt", "rt"), PARTIES) == "rt"


def test_of_each_teller_the_latest_word_stays() -> None:
    september, again = said("envoy", "nyt", day=1), said("envoy", "rt", day=6)
    tied, other = said("envoy", "tass", day=6), said("envoy", "minister", "rt", day=2)
    assert latest_words([september, again, tied, other], PARTIES) == (again, tied, other)


def test_the_day_it_was_said_counts_before_the_day_it_was_published() -> None:
    late_print = said("envoy", "nyt", day=9, said=Moment(0, 0))
    assert latest_words([late_print, said("envoy", "rt", day=6)], PARTIES) == (said("envoy", "rt", day=6),)


def test_a_correction_takes_the_place_of_what_it_corrects() -> None:
    first, corrected = said("envoy", ident="first"), said("envoy", ident="corrected", replaces="first")
    assert standing_claims([first, corrected]) == (corrected,)
    assert standing_claims([first, said("envoy", ident="back", replaces="first", retracts=True)]) == ()
