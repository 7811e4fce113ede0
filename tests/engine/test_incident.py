"""Incidents under an account: denials, vaguer claims, rulings, what may be the same."""

from __future__ import annotations

from typing import Any

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event, Ruling
from holdfire.claims.incident import FACETS, Incident, Told, incidents_under
from holdfire.claims.narrower import number_in
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.category import Categories, Category
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Lies, Place, Places
from holdfire.vocab.quantity import Quantity

PARTIES = Parties.from_parties(
    [
        Party("north", "North"),
        Party("unit", "A unit of the north", member_of=("north",)),
        Party("south", "South"),
        Party("mission", "Mission"),
        Party("paper", "Paper", "outlet"),
        Party("agency", "Agency", "outlet"),
    ]
)
ACTS = Acts.from_acts([Act("attack"), Act("airstrike", "attack"), Act("deliver")])
PLACES = Places(
    {"region": Place("region"), "city": Place("city")},
    {("city", "region"): Lies.INSIDE, ("region", "city"): Lies.OVERLAPS},
)
CATEGORIES = Categories.from_categories(
    [Category("weapons"), Category("tanks", ("weapons",)), Category("rifles", ("weapons",))]
)
EVERYONE, ONE, TWO = Account("everyone"), Account("one", independent_origins=1), Account("two", independent_origins=2)


def told(ident: str, who: str, act: str = "airstrike", at: tuple[int, int] = (100, 100), **more: Any) -> Claim:
    named = {name: more.pop(name) for name in ("reply_to", "replaces", "maybe_same_as", "supposed") if name in more}
    incident = more.pop("incident", "strike")
    moment = Moment(*at)
    event = Event(act, Occurrence(moment, moment), **more)
    return Claim(ident, (who,), event, published=moment, incident=incident, **named)


def denial(ident: str, who: str, denies: str, **more: Any) -> Claim:
    return told(ident, who, says="denies", denies=denies, **more)


def under(account: Account, *claims: Claim, known: tuple[Claim, ...] = ()) -> Incident | None:
    found = incidents_under(claims, [account], PARTIES, ACTS, PLACES, CATEGORIES, known)
    return found[0] if found else None


def facet(incident: Incident | None, name: str) -> Told:
    assert incident is not None
    return incident.facets[FACETS.index(name)]


def is_sure(incident: Incident | None) -> bool:
    assert incident is not None
    return bool(incident.told_must)


STRIKE = told("c1", "south", actors=(("north",),), place="city")


def test_a_denial_alone_tells_of_nothing_unless_it_affirms_that_it_was_done() -> None:
    assert under(EVERYONE, denial("d", "north", "occurrence")) is None
    not_us = under(EVERYONE, denial("d", "north", "authorship", actors=(("north",),)))
    assert is_sure(not_us)
    assert facet(not_us, "actors").excluded == {"north"}


def test_whoever_denies_contests_where_no_number_of_origins_is_asked() -> None:
    for who in ("north", "unit", "mission"):
        assert not is_sure(under(EVERYONE, STRIKE, denial("d", who, "occurrence")))


def test_where_origins_are_asked_for_the_accused_and_its_members_do_not_contest() -> None:
    for who in ("north", "unit"):
        assert is_sure(under(ONE, STRIKE, denial("d", who, "occurrence")))
    assert not is_sure(under(ONE, STRIKE, denial("d", "mission", "occurrence")))
    assert not is_sure(under(ONE, STRIKE, denial("d", "south", "occurrence")))


def test_each_scope_contests_its_facet_and_nothing_else() -> None:
    contested = {
        scope: {f for f in FACETS if facet(under(EVERYONE, STRIKE, denial("d", "mission", scope)), f).contested}
        for scope in ("authorship", "target", "place", "quantity", "harm")
    }
    assert contested == {
        "authorship": {"actors"},
        "target": {"whom"},
        "place": {"place", "from_place", "to_place"},
        "quantity": {"what"},
        "harm": set(),
    }


def test_a_denied_quantity_is_unknown() -> None:
    many = told("c1", "south", quantity=Quantity(5000, 5000, "trucks"))
    incident = under(EVERYONE, many, denial("d", "mission", "quantity"))
    assert incident is not None
    assert incident.amounts == ()
    assert facet(incident, "what") == Told(frozenset({"trucks"}), contested=True)


def test_a_what_if_is_established_and_nothing_contests_it() -> None:
    supposed = told("w", "south", supposed=True)
    assert is_sure(under(TWO, supposed, denial("d", "mission", "occurrence")))


def test_a_claim_merely_vaguer_on_a_facet_does_not_widen_it() -> None:
    vague = told("v", "mission", "attack", (0, 1000), place="region", quantity=Quantity(0, 9000))
    exact = told("e", "south", at=(100, 200), actors=(("north",),), place="city", quantity=Quantity(2000, 3000))
    incident = under(EVERYONE, vague, exact)
    assert incident is not None
    assert facet(incident, "act").alternatives == {"airstrike"}
    assert facet(incident, "actors").alternatives == {("north",)}
    assert facet(incident, "place").alternatives == {"city"}
    assert (incident.earliest, incident.latest) == (100, 200)
    assert incident.amounts == (Quantity(2000, 3000),)


def test_where_two_origins_are_asked_for_two_must_be_narrower() -> None:
    vague, exact = told("v", "mission", "attack"), told("e", "south")
    assert facet(under(TWO, vague, exact), "act").alternatives == {"attack", "airstrike"}
    another = told("e2", "north")
    assert facet(under(TWO, vague, exact, another), "act").alternatives == {"airstrike"}


def test_claims_that_contradict_each_other_widen_it() -> None:
    one, other = told("a", "mission", at=(100, 200), place="city"), told("b", "south", at=(150, 300), place="region")
    incident = under(EVERYONE, one, other)
    assert incident is not None
    assert (incident.earliest, incident.latest) == (100, 300)
    two = under(EVERYONE, told("a", "mission", actors=(("north",),)), told("b", "south", actors=(("south",),)))
    assert facet(two, "actors").alternatives == {("north",), ("south",)}


def number(unit: str, *told_in: str) -> Quantity | None:
    """Tell 1, 2, ... in units, and read all of it in one."""
    claims = [told(f"c{n}", f"m{n}", quantity=Quantity(n * 1000, n * 1000, u)) for n, u in enumerate(told_in, 1)]
    incident = under(EVERYONE, *claims)
    assert incident is not None
    return number_in(unit, incident.amounts, CATEGORIES)


def test_numbers_in_different_units_are_unknown_and_one_without_a_unit_agrees_with_any() -> None:
    assert number("trucks", "trucks", "people") is None
    assert number("trucks", "trucks", "") == Quantity(1000, 2000, "trucks")
    assert number("people", "trucks", "") is None


def test_numbers_of_kinds_of_one_thing_are_read_together() -> None:
    assert number("weapons", "tanks", "rifles") == Quantity(1000, 2000, "weapons")
    assert number("tanks", "tanks", "rifles") == Quantity(0, 2000, "tanks")
    assert number("trucks", "tanks", "rifles") is None


def test_a_claim_that_tells_the_kind_makes_one_that_tells_a_broader_kind_merely_vaguer() -> None:
    exact = told("e", "south", quantity=Quantity(5000, 5000, "tanks"))
    vague = told("v", "mission", quantity=Quantity(5000, 5000, "weapons"))
    incident = under(EVERYONE, vague, exact)
    assert incident is not None
    assert incident.amounts == (Quantity(5000, 5000, "tanks"),)
    assert facet(incident, "what").alternatives == {"tanks"}
    more = told("v", "mission", quantity=Quantity(7000, 7000, "weapons"))
    contradicting = under(EVERYONE, more, exact)
    assert contradicting is not None
    assert contradicting.amounts == (Quantity(5000, 5000, "tanks"), Quantity(7000, 7000, "weapons"))


def test_a_manner_that_names_the_kind_is_narrower() -> None:
    incident = under(EVERYONE, told("v", "mission", with_=("weapons",)), told("e", "south", with_=("tanks",)))
    assert facet(incident, "manner").alternatives == {(frozenset({"tanks"}), frozenset())}
    incident = under(EVERYONE, told("v", "mission", without=("tanks",)), told("e", "south", without=("weapons",)))
    assert facet(incident, "manner").alternatives == {(frozenset(), frozenset({"weapons"}))}


def test_two_manners_that_say_the_same_in_other_words_are_both_kept() -> None:
    one, other = told("a", "mission", with_=("tanks",)), told("b", "south", with_=("tanks", "weapons"))
    assert len(facet(under(EVERYONE, one, other), "manner").alternatives) == 2


def test_an_incident_keeps_the_last_second_in_which_it_began() -> None:
    happened = Occurrence(Moment(100, 200), Moment(300, 400))
    incident = under(EVERYONE, Claim("c", ("south",), Event("airstrike", happened), published=Moment(500, 500)))
    assert incident is not None
    assert (incident.earliest, incident.began, incident.latest) == (100, 200, 400)


def test_a_body_that_found_that_it_did_not_happen_takes_it_away_by_its_last_word() -> None:
    def ruled(ident: str, found: str, at: int) -> Claim:
        return Claim(ident, ("court",), Ruling("court", "strike", found, Moment(at, at)), published=Moment(at, at))

    account = Account("as ruled", ruled_by="court")
    assert not is_sure(under(account, STRIKE))  # nothing found yet
    assert is_sure(under(account, STRIKE, ruled("r1", "happened", 200)))
    assert under(account, STRIKE, ruled("r1", "happened", 200), ruled("r2", "did not happen", 300)) is None
    assert is_sure(under(account, STRIKE, ruled("r1", "happened", 400), ruled("r2", "did not happen", 300)))


def test_a_denial_belongs_to_what_it_replies_to_even_after_a_correction() -> None:
    first = told("first", "south", incident="")
    corrected = told("corrected", "south", incident="first", replaces="first")
    denied = denial("d", "mission", "occurrence", incident="", reply_to="first")
    incident = under(EVERYONE, corrected, denied, known=(first, corrected, denied))
    assert incident is not None
    assert (incident.id, is_sure(incident)) == ("first", False)
    assert set(incident.claim_ids) == {"corrected", "d"}


def test_accounts_that_see_the_same_share_a_row() -> None:
    accounts = [EVERYONE, ONE, Account("south", voices=("south",)), Account("mission", voices=("mission",))]
    found = incidents_under([STRIKE], accounts, PARTIES, ACTS, PLACES, CATEGORIES)
    assert [(row.told_may, row.told_must) for row in found] == [(0b0111, 0b0111)]


def test_what_may_be_the_same_is_one_group() -> None:
    one, other = told("c1", "south", incident="i1"), told("c2", "mission", incident="i2", maybe_same_as="i1")
    alone = told("c3", "mission", incident="i3")
    rows = incidents_under([one, other, alone], [EVERYONE], PARTIES, ACTS, PLACES, CATEGORIES)
    assert [(row.id, row.group) for row in rows] == [("i1", "i1"), ("i2", "i1"), ("i3", "i3")]
