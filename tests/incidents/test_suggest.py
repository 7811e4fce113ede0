"""What is suggested, and why; what never is; and how that does on made-up and on real reports."""

import random
from dataclasses import replace

import pytest

from benchmarks.incidents import ACTS, CROWDED, PARTIES, THIN, Setting, measure, places_of, reports
from holdfire.claims.claim import Quote
from holdfire.incidents.groups import groups_of
from holdfire.incidents.pairs import FEW, NEIGHBOURS, pairs_worth_comparing
from holdfire.incidents.suggest import suggest
from holdfire.incidents.traits import known_of, traits_of
from holdfire.vocab.moment import FIRST, Moment, Occurrence
from holdfire.vocab.place import Lies, Places
from tests.incidents.making import DAY, claim, different, maybe, same

PLACES = Places({}, {("market", "town"): Lies.INSIDE, ("town", "market"): Lies.OVERLAPS})
OTHERS = [
    claim(f"z{n}", day=20 + 3 * n, place=f"village {n}", act="shelling", chain=("council", "wire")) for n in range(12)
]


def suggested(claims, *judgements, least=0.0, places=PLACES):
    return suggest([*claims, *OTHERS], groups_of([*claims, *OTHERS], judgements), ACTS, places, PARTIES, least)


def reasons(found):
    return {reason.trait: reason for likeness in found.likenesses for reason in likeness.reasons}


UNDATED = Moment(FIRST, 10 * DAY)
TWO = [claim("a", harm="12 wounded"), claim("b", harm="twelve wounded", chain=("hospital", "wire"))]


def test_two_origins_on_one_day_at_one_place_with_one_number_are_likely_one():
    (found,) = suggested(TWO)

    assert found.incidents == ("a", "b")
    assert found.is_likely
    assert reasons(found)["numbers"].words == "the same harm (12 wounded)"
    assert reasons(found)["origin"].words == "told by different origins"


def test_what_is_told_at_different_places_or_on_different_days_is_not_compared():
    assert suggested([TWO[0], replace_event(TWO[1], place="harbour")], least=-50) == ()
    assert suggested([TWO[0], claim("b", day=3, harm="12 wounded")], least=-50) == ()


def test_what_is_no_kind_of_one_another_is_not_compared():
    assert suggested([TWO[0], claim("b", act="depart", harm="12 wounded")], least=-50) == ()


def replace_event(one, **keys):
    return replace(one, assertion=replace(one.assertion, **keys))


def counts(*claims):
    found = suggested(claims, least=-50)
    return found[0].counts if found else -99


@pytest.mark.parametrize(
    "keys",
    [
        {"act": "attack"},
        {"harm": "3 wounded"},
        {"actors": (("south",),)},
    ],
    ids=["broader act", "another number", "another author"],
)
def test_what_differs_speaks_against_it(keys):
    first = replace_event(TWO[0], actors=(("north",),))
    second = replace_event(TWO[1], actors=(("north",),))

    assert counts(first, replace_event(second, **keys)) < counts(first, second)


def test_a_wider_place_says_the_less_the_more_happens_in_it():
    wider = replace_event(TWO[1], place="town")
    elsewhere = [claim(f"y{n}", day=n, place="harbour", chain=("council", "post")) for n in range(30)]
    inside = {("harbour", "town"): Lies.INSIDE, ("town", "harbour"): Lies.OVERLAPS}
    places = replace(PLACES, lies={**PLACES.lies, **inside})

    def count(second):
        found = suggested([TWO[0], second, *elsewhere], least=-50, places=places)
        return next(each.counts for one in found for each in one.likenesses if (each.one, each.other) == ("a", "b"))

    assert count(wider) < count(TWO[1])


def test_an_origin_passed_on_by_others_is_said_to_be_counted_once():
    again = claim("b", chain=("residents", "wire"), harm="12 wounded")
    (found,) = suggested([TWO[0], again])

    assert reasons(found)["origin"].words == "one origin, passed on by others: it is counted once"


def test_one_source_that_tells_two_on_one_day_may_tell_them_apart():
    again = replace(TWO[0], id="b")
    later = claim("b", harm="12 wounded", told=2)

    assert counts(TWO[0], again) < counts(TWO[0], later)
    assert reasons(suggested([TWO[0], again], least=-50)[0])["origin"].counts < 0


def test_a_rare_number_counts_for_more_than_a_common_one():
    common = [claim(f"y{n}", day=n, place="harbour", harm="1 wounded") for n in range(30)]
    rare = [replace_event(one, harm="47 wounded") for one in TWO]
    often = [replace_event(one, harm="1 wounded") for one in TWO]

    def count(pair):
        found = [one for one in suggested([*pair, *common], least=-50) if one.incidents == ("a", "b")]
        return found[0].counts

    assert count(rare) > count(often)


def test_where_much_happens_the_same_day_and_place_say_little():
    crowd = [
        claim(f"y{n}", place="market", act="small arms fire", harm=f"{n + 20} wounded", chain=("council", "post"))
        for n in range(9)
    ]
    few, many = suggested(TWO, least=-50)[0], suggested([*TWO, *crowd], least=-50)
    (found,) = [one for one in many if {"a", "b"} <= set(one.incidents)]

    assert found.likenesses[0].counts < few.counts
    assert reasons(few)["time and place"].words == "on the same day, at the same place (market)"
    assert reasons(found)["time and place"].words.endswith("where much else is told")


def test_the_same_words_count():
    quoted = [replace(one, quote=Quote("d", "three shells fell behind the bakery")) for one in TWO]
    assert counts(*quoted) > counts(*TWO)


def test_several_reports_of_one_occurrence_are_one_suggestion():
    three = [*TWO, claim("c", chain=("mission", "radio"), harm="12 wounded")]
    (found,) = suggested(three)
    assert found.incidents == ("a", "b", "c")


def test_what_was_decided_is_not_suggested_again():
    for decided in (different(("a",), ("b",)), maybe(("a",), ("b",)), same(("a",), ("b",))):
        assert suggested(TWO, decided) == ()


def test_a_rejected_suggestion_never_comes_back_whatever_is_told_later():
    told = [claim for claim, _ in reports(Setting(300, 60, 10, seed=4))]
    (first, *_) = suggest(told, groups_of(told), ACTS, places_of(THIN), PARTIES)
    rejected = different(*first.sets)
    draw = random.Random(2)
    for _ in range(6):
        joins = [(name,) for name in draw.sample([one.id for one in told], 6)]
        more = [same(*joins[:2]), same(*joins[2:4]), maybe(*joins[4:])]
        found = suggest(told, groups_of(told, [rejected, *more]), ACTS, places_of(THIN), PARTIES, -9)
        of = groups_of(told, [rejected, *more]).incident_of
        pairs = [(of[a[0]], of[b[0]]) for n, a in enumerate(first.sets) for b in first.sets[n + 1 :]]
        assert not [one for one in found for a, b in pairs if a != b and {a, b} <= set(one.incidents)]


def test_corrected_and_taken_back_claims_are_not_compared():
    assert suggested([*TWO, claim("c", day=9, replaces="b")], least=-50) == ()


def test_the_order_of_claims_never_matters():
    told = [claim for claim, _ in reports(Setting(400, 40, 20))]
    shuffled = list(told)
    random.Random(3).shuffle(shuffled)

    def all_of(claims):
        return suggest(claims, groups_of(claims), ACTS, places_of(THIN), PARTIES, -2)

    assert all_of(shuffled) == all_of(told)
    assert all_of(told)


def test_the_work_grows_with_the_number_of_incidents_however_crowded_a_day_is():
    def compared(number):
        told = [claim(f"c{n:05}", place="market", harm=f"{n % 7} wounded") for n in range(number)]
        known = known_of(traits_of(groups_of(told), told, PARTIES), ACTS, PLACES, PARTIES)
        return len(list(pairs_worth_comparing(traits_of(groups_of(told), told, PARTIES), known)))

    assert compared(FEW) == FEW * (FEW - 1) // 2
    assert compared(2000) < 2.2 * compared(1000) <= 2.2 * 1000 * 6 * NEIGHBOURS


@pytest.mark.parametrize(
    ("setting", "precision", "likely", "recall"),
    [(THIN, 0.92, 0.94, 0.82), (Setting(1_000, 10, 30), 0.70, 0.90, 0.36)],
    ids=["thin", "crowded"],
)
def test_made_up_reports_are_found_again(setting, precision, likely, recall):
    measured, _ = measure(setting)

    assert measured.precision >= precision
    assert measured.likely_precision >= likely
    assert measured.recall >= recall
    assert CROWDED.occurrences / CROWDED.days / CROWDED.places > 3


def test_one_that_nobody_dated_makes_the_time_over_which_all_is_told_no_longer():
    undated = replace_event(claim("c"), happened=Occurrence(UNDATED, UNDATED))
    days = [
        known_of(traits_of(groups_of(told), told, PARTIES), ACTS, PLACES, PARTIES).days
        for told in (OTHERS, [*OTHERS, undated])
    ]
    assert days[0] == days[1]


def test_of_one_that_nobody_dated_it_is_said_that_the_time_is_not_told():
    two = [replace_event(one, happened=Occurrence(UNDATED, UNDATED)) for one in TWO]
    (found,) = suggested(two, least=-50)
    assert reasons(found)["time and place"].words.startswith("at a time that is not told")
