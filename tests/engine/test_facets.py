"""How what is told matches what is asked, line by line through the table of docs/semantics.md, section 4."""

from __future__ import annotations

from collections.abc import Hashable

import pytest

from holdfire.claims.incident import FACETS, Told
from holdfire.deal.model import ActPattern, Bearer
from holdfire.engine.facets import MAY, MUST, NO, Vocabulary, asked_of, level, profile_level
from holdfire.vocab.act import Act, Acts
from holdfire.vocab.category import Categories, Category
from holdfire.vocab.party import Parties, Party
from holdfire.vocab.place import Lies, Place, Places

VOCABULARY = Vocabulary(
    Parties.from_parties(
        [
            Party("south", "South"),
            Party("brigade", "Brigade", member_of=("south",)),
            Party("squad", "Squad", member_of=("brigade",)),
            Party("north", "North"),
            Party("mission", "Mission"),
        ]
    ),
    Acts.from_acts(
        [
            Act("attack"),
            Act("airstrike", "attack", lists=("flying",)),
            Act("barrel bomb", "airstrike"),
            Act("flying"),
            Act("deliver"),
        ]
    ),
    Places(
        {name: Place(name) for name in ("region", "city", "road", "hills")},
        {
            ("city", "region"): Lies.INSIDE,
            ("region", "city"): Lies.OVERLAPS,
            ("road", "city"): Lies.OVERLAPS,
            ("city", "road"): Lies.OVERLAPS,
        },
    ),
    Categories.from_categories(
        [
            Category("weapons"),
            Category("tanks", ("weapons",)),
            Category("rifles", ("weapons",)),
            Category("women"),
            Category("civilians"),
            Category("nurses", ("women", "civilians")),
        ]
    ),
)
LEVELS = {"no": NO, "may": MAY, "must": MUST}
SOUTH = Bearer("south", ("south",))
BRIGADE = Bearer("brigade", ("brigade",))
ANYONE = Bearer("anyone", (), "anyone")
ANYONE_ELSE = Bearer("anyone but the brigade", (), "anyone", ("brigade",))
SOUTH_ELSE = Bearer("south but not its brigade", ("south",), "one", ("brigade",))


def found(facet: str, asked: Hashable, *told: Hashable, contested: bool = False, excluded: tuple[str, ...] = ()) -> int:
    return level(facet, asked, Told(frozenset(told), contested, frozenset(excluded)), VOCABULARY)


@pytest.mark.parametrize(
    ("told", "expected"),
    [("airstrike", "must"), ("barrel bomb", "must"), ("attack", "may"), ("", "may"), ("deliver", "no")],
)
def test_an_act_or_a_kind_of_it_surely_matches_a_broader_one_may(told: str, expected: str) -> None:
    assert found("act", "airstrike", told) == LEVELS[expected]


def test_acts_with_a_kind_in_common_may_be_one() -> None:
    assert found("act", "flying", "airstrike") == MUST
    assert found("act", "flying", "attack") == MAY
    assert found("act", "flying", "deliver") == NO


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([("south",)], "must"),
        ([("brigade",)], "must"),  # belongs to it
        ([("squad",)], "must"),  # at any depth
        ([("south",), ("brigade",)], "must"),  # either way it was theirs
        ([("south",), ("north",)], "may"),  # one or the other
        ([("north", "south")], "must"),  # both together
        ([("north",)], "no"),
        ([()], "may"),  # nobody said who
    ],
)
def test_every_candidate_must_be_the_bearer_or_belong_to_it(told: list[tuple[str, ...]], expected: str) -> None:
    assert found("actors", SOUTH, *told) == LEVELS[expected]


@pytest.mark.parametrize(
    ("bearer", "told", "expected"),
    [
        (BRIGADE, ("south",), "may"),  # some of the south did it: it may have been the brigade
        (BRIGADE, ("north",), "no"),
        (ANYONE_ELSE, ("north",), "must"),
        (ANYONE_ELSE, ("brigade",), "no"),
        (ANYONE_ELSE, ("squad",), "no"),
        (ANYONE_ELSE, ("south",), "may"),  # it may have been the brigade
        (ANYONE_ELSE, (), "may"),
        (ANYONE_ELSE, ("brigade", "north"), "must"),  # the other one is enough
        (SOUTH_ELSE, ("south",), "may"),
        (SOUTH_ELSE, ("brigade",), "no"),
    ],
)
def test_parties_left_out_and_parties_of_parties(bearer: Bearer, told: tuple[str, ...], expected: str) -> None:
    assert found("actors", bearer, told) == LEVELS[expected]


def test_a_term_that_binds_anyone_asks_nothing_of_the_actor() -> None:
    assert asked_of(ActPattern("attack"), ANYONE)[FACETS.index("actors")] is None
    assert asked_of(ActPattern("attack"), None)[FACETS.index("actors")] is None
    assert found("actors", None, ()) == MUST


def test_who_is_said_not_to_have_done_it_did_not() -> None:
    assert found("actors", SOUTH, (), excluded=("south",)) == NO
    assert found("actors", BRIGADE, (), excluded=("south",)) == NO
    assert found("actors", SOUTH, (), excluded=("brigade",)) == MAY  # another of them may have
    assert found("actors", Bearer("both", ("south", "north"), "together"), (), excluded=("south",)) == MAY


@pytest.mark.parametrize(
    ("told", "expected"), [([("brigade",)], "must"), ([("north",)], "no"), ([("brigade",), ()], "may"), ([()], "may")]
)
def test_the_target_matches_as_the_actor_does(told: list[tuple[str, ...]], expected: str) -> None:
    whom = asked_of(ActPattern("attack", whom=("south",)), SOUTH)[FACETS.index("whom")]
    assert found("whom", whom, *told) == LEVELS[expected]


@pytest.mark.parametrize("facet", ["place", "from_place", "to_place"])
@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        (("region",), "region", "must"),
        (("region",), "city", "must"),
        (("city",), "region", "may"),
        (("city",), "road", "may"),
        (("city",), "hills", "no"),
        (("city", "hills"), "hills", "must"),
        (("city",), "", "may"),
    ],
)
def test_inside_a_place_asked_for_surely_overlapping_perhaps(
    facet: str, asked: tuple[str, ...], told: str, expected: str
) -> None:
    assert found(facet, frozenset(asked), told) == LEVELS[expected]


@pytest.mark.parametrize(
    ("with_", "without", "expected"),
    [
        (("weapons",), ("flags",), "must"),
        (("weapons",), (), "may"),  # nothing told of flags
        ((), (), "may"),
        ((), ("weapons",), "no"),
        (("weapons", "flags"), (), "no"),  # the weakest decides
        (("flags",), (), "no"),
    ],
)
def test_with_weapons_and_without_flags(with_: tuple[str, ...], without: tuple[str, ...], expected: str) -> None:
    asked = (frozenset({"weapons"}), frozenset({"flags"}))
    assert found("manner", asked, (frozenset(with_), frozenset(without))) == LEVELS[expected]


@pytest.mark.parametrize(
    ("asked_with", "told_with", "told_without", "expected"),
    [
        ("weapons", "tanks", "", "must"),
        ("tanks", "weapons", "", "may"),
        ("tanks", "", "weapons", "no"),
        ("weapons", "", "tanks", "may"),
        ("tanks", "rifles", "", "may"),
    ],
)
def test_with_a_kind_of_it_is_with_it_and_without_it_is_without_its_kinds(
    asked_with: str, told_with: str, told_without: str, expected: str
) -> None:
    told = (frozenset({told_with} - {""}), frozenset({told_without} - {""}))
    wish, opposite = frozenset({asked_with}), frozenset[str]()
    assert found("manner", (wish, opposite), told) == LEVELS[expected]
    assert found("manner", (opposite, wish), told) == MUST - LEVELS[expected]


@pytest.mark.parametrize(
    ("asked", "told", "expected"),
    [
        (("tanks",), ["tanks"], "must"),
        (("weapons",), ["tanks"], "must"),
        (("weapons",), ["tanks", "rifles"], "must"),
        (("tanks",), ["weapons"], "may"),
        (("tanks",), ["rifles"], "may"),  # kin: something can be both
        (("women",), ["civilians"], "may"),  # no kin, but a nurse is both
        (("women",), ["tanks"], "no"),
        (("women", "weapons"), ["tanks"], "must"),
        (("women",), ["trucks"], "may"),  # no category: it may be anything
        (("women",), [""], "may"),
        (("women",), ["tanks", "women"], "may"),
    ],
)
def test_what_is_counted_is_of_a_category_asked_for_may_be_or_is_not(
    asked: tuple[str, ...], told: list[str], expected: str
) -> None:
    assert found("what", frozenset(asked), *told) == LEVELS[expected]


@pytest.mark.parametrize(("told", "expected"), [("leave", "must"), ("", "may"), ("halt", "no")])
def test_what_it_is_about_is_the_same_or_unknown(told: str, expected: str) -> None:
    assert found("about", "leave", told) == LEVELS[expected]


def test_several_alternatives_match_surely_only_if_all_do() -> None:
    assert found("act", "airstrike", "airstrike", "barrel bomb") == MUST
    assert found("act", "airstrike", "airstrike", "deliver") == MAY
    assert found("act", "airstrike", "deliver") == NO


def test_what_is_contested_is_never_sure_but_may_still_be_no() -> None:
    assert found("place", frozenset({"city"}), "city", contested=True) == MAY
    assert found("place", frozenset({"city"}), "hills", contested=True) == NO


def test_a_pattern_that_asks_nothing_of_a_facet_matches_it_surely() -> None:
    pattern = asked_of(ActPattern("attack"), None)
    assert [bool(want) for want in pattern] == [facet == "act" for facet in FACETS]
    assert found("place", frozenset(), "", contested=True) == MUST


def test_a_whole_profile_matches_as_its_weakest_facet() -> None:
    told = {facet: Told(frozenset({unknown})) for facet, unknown in zip(FACETS, UNKNOWN, strict=True)}
    told["act"], told["actors"] = Told(frozenset({"airstrike"})), Told(frozenset({("south",)}))

    def matched(pattern: ActPattern) -> int:
        return profile_level(asked_of(pattern, SOUTH), tuple(told[f] for f in FACETS), VOCABULARY)

    assert matched(ActPattern("airstrike")) == MUST
    assert matched(ActPattern("airstrike", where=("city",))) == MAY
    assert matched(ActPattern("deliver", where=("city",))) == NO


UNKNOWN: tuple[Hashable, ...] = ("", (), (), "", "", "", (frozenset(), frozenset()), "", "")
