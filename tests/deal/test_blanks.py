"""Blanks: what stands for them while they are open, and what once they are filled."""

from textwrap import indent

import pytest

from holdfire.deal.condition import After, All, AnyOf, HasTaken, InForce, Reached
from holdfire.deal.end import held_before
from holdfire.deal.load import load_deal_text
from holdfire.deal.model import NO_TIME_SET
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.deal.wording import Blank
from holdfire.vocab.place import Lies

HEAD = """\
deal: Exchange
time zone: Asia/Beirut
in force: 2024-05-01
parties: {north: , south: , mission: }
places: {valley: , camp one: {inside: valley}, camp two: }
counts: {guards: {unit: guards}}
"""


def read(blank, terms):
    return load_deal_text(f"{HEAD}blanks: {{{blank}}}\nterms:\n{indent(terms.strip(chr(10)), '  ')}\n")


def deal_of(blank, terms):
    outcome = read(blank, terms)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    assert load_deal_text(unparse_deal(outcome.value)).value == outcome.value
    return outcome.value


def term(blank, keys):
    return deal_of(blank, f"t: {{who: north, {keys}}}").terms[-1]


def mistakes(blank, keys):
    found = read(blank, f"t: {{who: north, {keys}}}").diagnostics
    return [(d.code, d.span.line, d.span.column) for d in found if d.severity == "error"]


NUMBER = "quota: {kind: number, unit: trucks%s}"
LENGTH = "grace: {kind: number, unit: hours%s}"
PLACE = "camp: {kind: place%s}"
TIME = "big day: {kind: time%s}"
PARTY = "guarantor: {kind: party%s}"


@pytest.mark.parametrize("words", ["quota", "at least quota", "quota trucks", "all quota", "all of the quota"])
def test_an_open_number_is_a_count_that_claims_may_tell(words):
    made = term(NUMBER % "", f"must: allow aid, how many: {words}, by: not said")

    assert (made.target.count, made.target.share, made.target.number.unit) == ("quota", 1, "trucks")


def test_a_share_of_an_open_number_is_one_of_the_count():
    assert term(NUMBER % "", "must: allow aid, how many: half of quota, by: not said").target.count == "quota"


@pytest.mark.parametrize(
    ("filled", "words", "low", "high"),
    [
        ("50", "quota", 50_000, 50_000),
        ("50 trucks", "at least quota", 50_000, 50_000),
        ("50", "quota trucks", 50_000, 50_000),
        ("50", "all quota", 50_000, 50_000),
        ("40 to 60", "quota", 40_000, 60_000),
    ],
)
def test_a_number_filled_in_stands_in_its_place(filled, words, low, high):
    made = term(NUMBER % f", filled: {filled}", f"must: allow aid, how many: {words}, by: not said")

    assert (made.target.number.low, made.target.number.high, made.target.number.unit) == (low, high, "trucks")


def test_a_number_filled_in_stands_in_levels_and_periods_too():
    assert term("quota: {kind: number, filled: 20}", "must keep: at most quota of guards").level.high == 20_000
    assert (
        term("cap: {kind: number, unit: guards, filled: 20}", "must keep: at most cap of guards").level.high == 20_000
    )
    assert (
        term(NUMBER % ", filled: 20", "must: allow aid, how many: at least quota, every: day").target.number.low
        == 20_000
    )


@pytest.mark.parametrize(
    "keys",
    [
        "must: allow aid, how many: at least quota, every: day",
        "must keep: at most quota of guards",
        "must: release, how many: 3 prisoners, for every: {how many: quota, act: release}, within: 1 day",
    ],
)
def test_an_open_number_cannot_stand_where_it_must_be_known(keys):
    assert [code for code, _, _ in mistakes(NUMBER % "", keys)] == ["T231"]


def test_an_open_length_is_never_over():
    assert term(LENGTH % "", "must: report, whenever: attack, within: grace").delay_seconds == NO_TIME_SET
    assert term(LENGTH % "", "must: depart, by: within grace of entry into force").timing.by.not_said
    assert term(LENGTH % "", "must not: fly, lasts: grace").timing.ends_when is None
    waits = term(LENGTH % "", "must not: fly, starts when: grace after entry into force").timing.starts_when
    assert waits == AnyOf(())


def test_a_length_filled_in_counts():
    assert term(LENGTH % ", filled: 48", "must: report, whenever: attack, within: grace").delay_seconds == 172_800
    by = term(LENGTH % ", filled: 2 days", "must: depart, by: within grace of entry into force").timing.by
    assert by.condition == After(InForce(), 172_800)


def test_an_open_time_never_comes():
    assert term(TIME % "", "must: depart, by: big day").timing.by.not_said
    assert term(TIME % "", "must: depart, by: 2 days before big day").timing.by.not_said
    assert term(TIME % "", "must not: fly, starts when: 1 day 6 hours before big day").timing.starts_when == AnyOf(())
    agreed = term(TIME % "", "must not: fly, starts when: north has accepted before big day").timing.starts_when
    assert agreed == held_before(HasTaken("north", "accepts"), AnyOf(()))
    assert term(TIME % "", "must not: fly, until: big day").timing.until is None
    assert term(TIME % "", "must not: fly, from: big day").timing.starts_when == AnyOf(())
    waits = term(TIME % "", "must not: fly, from: big day, starts when: entry into force").timing
    assert (waits.starts_when, waits.from_) == (All((InForce(), AnyOf(()))), None)
    assert term(TIME % "", "must not: fly, ends when: on big day").timing.ends_when in (None, AnyOf(()))


def test_one_of_two_deadlines_stays_where_the_other_is_open():
    by = term(TIME % "", "must: depart, by: when on 2024-06-01 or on big day").timing.by

    assert isinstance(by.condition.parts[0], Reached)
    assert by.condition.parts[1] == AnyOf(())


def test_a_time_filled_in_is_that_time():
    made = term(TIME % ", filled: 2024-06-01", "must: depart, by: big day").timing.by.moment

    assert made == term(TIME % "", "must: depart, by: 2024-06-01").timing.by.moment


def test_the_deal_is_not_in_force_while_its_day_is_open():
    text = (
        f"{HEAD.replace('2024-05-01', 'big day')}blanks: {{{TIME % ''}}}\nterms: {{t: {{who: north, must not: fly}}}}\n"
    )

    assert load_deal_text(text).value.in_force is None


def test_an_open_place_may_lie_anywhere():
    deal = deal_of(PLACE % "", "t: {who: north, must not: fly, where: camp}")

    assert deal.places.by_id["camp"].unknown
    assert deal.places.how_lies("valley", "camp") is Lies.OVERLAPS


def test_a_place_filled_in_has_the_name_of_the_blank_as_another_name():
    deal = deal_of(PLACE % ", filled: camp one", "t: {who: north, must not: fly, where: camp}")

    assert deal.terms[0].act.where == ("camp one",)
    assert deal.places.by_id["camp one"].also == ("camp",)
    assert "camp" not in deal.places.by_id


def test_two_places_filled_in_lie_inside_one_of_that_name():
    deal = deal_of(PLACE % ", filled: camp one and camp two", "t: {who: north, must not: fly, where: camp}")

    assert deal.places.how_lies("camp two", "camp") is Lies.INSIDE
    assert not deal.places.by_id["camp"].unknown


def test_a_strip_can_be_filled_in():
    deal = deal_of(PLACE % ", filled: within 500 m of camp one", "t: {who: north, must not: fly, where: camp}")

    assert deal.terms[0].act.where == ("within 500 m of camp one",)


def test_an_open_party_has_no_members_and_a_filled_one_is_that_party():
    assert term(PARTY % "", "must: report, by: not said, owed to: guarantor").owed_to == ("guarantor",)
    deal = deal_of(PARTY % ", filled: mission", "t: {who: guarantor, must: report, by: not said}")
    assert deal.terms[0].bearers[0].parties == ("mission",)
    assert deal.parties.by_id["mission"].also == ("guarantor",)


def test_two_parties_filled_in_act_as_one_group():
    deal = deal_of(PARTY % ", filled: north and mission", "t: {who: guarantor, must: report, by: not said}")

    assert deal.terms[0].bearers[0].parties == ("guarantor",)
    assert deal.parties.is_within("mission", "guarantor")


def test_a_party_filled_in_speaks_in_conditions_and_positions():
    text = (
        f"{HEAD}blanks: {{{PARTY % ', filled: mission'}}}\npositions: {{guarantor: {{supports: the deal}}}}\n"
        "terms: {t: {who: north, must not: fly, starts when: guarantor has accepted}}\n"
    )
    deal = load_deal_text(text).value

    assert deal.positions[0].party == "mission"
    assert deal.terms[0].timing.starts_when.party == "mission"


def test_a_longer_name_that_holds_the_blanks_name_is_left_alone():
    deal = deal_of(
        NUMBER % ", filled: 50",
        "keep quota: {who: north, must: allow aid, how many: quota, by: not said}\n"
        "u: {who: south, must not: fly, starts when: keep quota is met}",
    )

    assert deal.terms[1].timing.starts_when.term == "keep quota"


def test_words_of_documents_and_sentences_are_left_alone():
    deal = deal_of(NUMBER % ", filled: 50", "t: {who: north, must not: fly, says: The quota stands., with: quota}")

    assert (deal.terms[0].says, deal.terms[0].act.with_) == ("The quota stands.", ("quota",))


def test_what_is_kept_of_a_blank():
    deal = deal_of(
        "quota: {kind: number, unit: truck, filled by: mission, filled: 5, on: 2024-05-10}",
        "t: {who: north, must not: fly}",
    )

    assert deal.blanks["quota"] == Blank(
        "quota", "number", ("mission",), "5", deal.blanks["quota"].on, deal.blanks["quota"].unit
    )
    assert deal.blanks["quota"].on.as_written == "2024-05-10"


@pytest.mark.parametrize(
    ("blank", "code"),
    [
        (NUMBER % ", filled: many", "T203"),
        (NUMBER % ", filled: 50 buses", "T213"),
        (LENGTH % ", filled: soon", "T202"),
        (PLACE % ", filled: camp ten", "T103"),
        (TIME % ", filled: 06/01/2024", "T201"),
        (PARTY % ", filled: nobody", "T102"),
        ("quota: {kind: amount}", "T212"),
        ("quota: {unit: trucks}", "S103"),
    ],
)
def test_what_cannot_be_filled_in_is_told_where_it_stands(blank, code):
    found = mistakes(blank, "must not: fly")

    assert [(each[0], each[1]) for each in found] == [(code, 7)]
