"""Incidents from claims and judgements: a pure function in which the last word holds."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.claims.claim import Claim, Ruling
from holdfire.claims.counting import standing_claims
from holdfire.claims.incident import group_claims
from holdfire.incidents.groups import groups_of
from holdfire.incidents.judgement import Judgement
from holdfire.incidents.regroup import regrouped
from holdfire.vocab.moment import Moment
from tests.incidents.making import claim, different, maybe, partition, same, sets, split

FOUR = [claim("a"), claim("b"), claim("c", incident="fire"), claim("d", incident="fire")]
DENIED = claim("no", says="denies", denies="authorship", reply_to="a")


def test_without_judgements_claims_stand_together_by_their_word():
    assert partition(FOUR) == sets("a", "b", "c d")


def test_same_puts_incidents_together_and_different_takes_claims_apart_that_share_a_word():
    assert partition(FOUR, same(("a",), ("c", "d"))) == sets("a c d", "b")
    assert partition(FOUR, different(("c",), ("d",))) == sets("a", "b", "c", "d")


def test_split_takes_claims_out_and_the_rest_keeps_the_name():
    groups = groups_of([*FOUR, claim("e", incident="fire")], [split(("c", "e"), ("d",))])

    assert dict(groups.members) == {"a": ("a",), "b": ("b",), "d": ("d",), "fire": ("c", "e")}


def test_splitting_then_joining_gives_the_same_groups():
    there = partition(FOUR, split(("c",), ("d",)), same(("c",), ("d",)))

    assert there == partition(FOUR)
    assert groups_of(FOUR, [split(("c",), ("d",)), same(("c",), ("d",))]).members == groups_of(FOUR).members


def test_a_denial_goes_where_goes_what_it_denies():
    assert partition([*FOUR, DENIED], same(("a",), ("b",))) == sets("a b no", "c d")


def test_a_correction_stays_in_the_incident_of_what_it_corrects():
    corrected = [*FOUR, claim("a-2", replaces="a")]
    told, _ = regrouped(corrected, [same(("a",), ("b",))])

    assert {one.id: one.incident for one in told} == {"a": "", "b": "a", "c": "fire", "d": "fire", "a-2": "a"}


def test_claims_that_are_not_there_are_passed_over():
    assert partition(FOUR, same(("a", "gone"), ("b",)), different(("gone",), ("a",))) == sets("a b", "c d")


def test_totals_suppositions_and_retractions_tell_of_no_incident():
    more = [claim("t", total="stretch"), claim("s", supposed=True), claim("r", replaces="a", retracts=True)]
    assert partition([*FOUR, *more]) == sets("a", "b", "c d")


def test_maybe_links_incidents_for_the_engine_whichever_way_they_were_named():
    told, _ = regrouped(FOUR, [maybe(("a",), ("b",), ("c", "d"))])
    grouped = group_claims(told)

    assert len({grouped.group_of[name] for name in grouped.by_incident}) == 1
    assert len(grouped.by_incident) == 3


def test_the_last_word_on_maybe_holds():
    linked = [*FOUR, claim("e", maybe_same_as="fire")]
    apart, _ = regrouped(linked, [different(("e",), ("c", "d"))])
    again, _ = regrouped(linked, [different(("e",), ("c", "d")), maybe(("e",), ("c", "d"))])

    assert [one.maybe_same_as for one in apart if one.id == "e"] == [""]
    assert [one.maybe_same_as for one in again if one.id == "e"] == [""] or (
        group_claims(again).group_of["e"] == group_claims(again).group_of["fire"]
    )
    assert groups_of(linked, [different(("e",), ("c", "d"))]).maybe == frozenset()


def test_rulings_and_answers_name_the_incident_as_it_is_called_by_then():
    day = Moment(0, 0)
    ruling = Claim("r", ("court",), Ruling("court", "fire", "happened", day), day)
    on_claim = Claim("q", ("court",), Ruling("court", "b", "happened", day), day)
    answer = claim("z", act="report", place="", answers="b", incident="answer")
    named = [*FOUR, claim("e", incident="blaze"), ruling, on_claim, answer]
    told, _ = regrouped(named, [same(("b",), ("e",), ("c", "d"))])
    by_id = {one.id: one for one in told}

    assert {by_id[name].incident for name in "bcde"} == {"blaze"}
    assert by_id["r"].assertion.about == by_id["q"].assertion.about == by_id["z"].assertion.answers == "blaze"


def test_a_ruling_stays_with_the_claims_that_keep_the_name():
    day = Moment(0, 0)
    ruling = Claim("r", ("court",), Ruling("court", "fire", "happened", day), day)
    told, _ = regrouped([*FOUR, ruling], [split(("c",), ("d",))])

    assert {one.id: one.incident for one in told if one.id in "cd"} == {"c": "fire", "d": "d"}
    assert told[-1].assertion.about == "fire"


def test_what_ifs_name_the_incident_as_it_is_called_by_then():
    what_if = claim("w", incident="fire", supposed=True)
    _, (supposed,) = regrouped([*FOUR, claim("e", incident="blaze")], [same(("c", "d"), ("e",))], [what_if])

    assert supposed.incident == "blaze"


def test_claims_that_nothing_was_decided_about_are_left_as_they_are():
    told, _ = regrouped([*FOUR, DENIED], [different(("b",), ("c", "d"))])
    assert told == (*FOUR, DENIED)


def test_incidents_told_apart_stay_apart_for_later_questions():
    groups = groups_of(FOUR, [different(("a",), ("b",))])
    assert groups.are_apart("a", "b")
    assert not groups.are_apart("a", "fire")

    later = groups_of([*FOUR, claim("e")], [different(("a",), ("b",)), same(("a",), ("e",))])
    assert later.are_apart("a", "b")


NAMES = [f"c{n}" for n in range(8)]
WORDS = ["", "fire", "blaze"]


def apart_from(one, other):
    """Those of the other set that are not in the one; some other claim, where none is."""
    left = tuple(name for name in other if name not in one)
    return left or (next(name for name in NAMES if name not in one),)


@st.composite
def worlds(draw):
    """Claims, some sharing a word, some correcting, denying or perhaps being another's, and judgements on them."""
    claims = []
    for number, name in enumerate(NAMES):
        earlier = [*NAMES[:number], ""]
        deny = draw(st.booleans()) and number > 4
        claims.append(
            claim(
                name,
                incident=draw(st.sampled_from(WORDS)),
                maybe_same_as=draw(st.sampled_from(["", "", "fire"])),
                **({"says": "denies", "denies": "target", "reply_to": draw(st.sampled_from(earlier))} if deny else {}),
                **({"replaces": draw(st.sampled_from(earlier))} if number == 7 else {}),
            )
        )
    some = st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple)
    kinds = st.sampled_from(["same", "different", "maybe", "split"])
    decided = st.builds(lambda kind, one, other: Judgement(kind, (one, apart_from(one, other))), kinds, some, some)
    return claims, draw(st.lists(decided, max_size=5))


@given(worlds(), st.integers(0, 99))
@settings(deadline=None, max_examples=200)
def test_the_order_of_claims_never_matters(world, seed):
    claims, judgements = world
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)

    assert groups_of(shuffled, judgements) == groups_of(claims, judgements)
    by_id = {one.id: one for one in regrouped(shuffled, judgements)[0]}
    assert tuple(by_id[one.id] for one in claims) == regrouped(claims, judgements)[0]


@given(worlds())
@settings(deadline=None, max_examples=200)
def test_the_engine_groups_claims_as_people_did(world):
    claims, judgements = world
    groups = groups_of(claims, judgements)
    told, _ = regrouped(claims, judgements)
    grouped = group_claims(standing_claims(told), told)
    touched = {groups.incident_of[name] for one in judgements for name in one.claims}

    for incident in touched:
        standing = {one.id for one in standing_claims(told)} & set(groups.members[incident])
        assert {grouped.incident_of[name] for name in standing} <= {incident}
    if judgements:
        inside = {name: incident for incident, names in groups.members.items() for name in names}
        for one, other in ((a, b) for a in grouped.incident_of for b in grouped.incident_of):
            if inside[one] != inside[other]:
                assert grouped.incident_of[one] != grouped.incident_of[other]


@given(worlds(), st.data())
@settings(deadline=None, max_examples=150)
def test_splitting_an_incident_and_joining_it_again_gives_the_same_groups(world, data):
    told, judgements = world
    claims = [one for one in told if not one.replaces]  # a correction follows what is decided about what it corrects
    groups = groups_of(claims, judgements)
    large = [members for members in groups.members.values() if len(members) > 1]
    if not large:
        return
    members = data.draw(st.sampled_from(large))
    moved = tuple(members[: data.draw(st.integers(1, len(members) - 1))])
    stay = tuple(name for name in members if name not in moved)

    after = groups_of(claims, [*judgements, split(stay, moved), same(stay, moved)])

    assert after.members == groups.members
