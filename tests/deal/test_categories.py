"""Categories, acts that cover others, and duties to begin: from their words to their meaning."""

from textwrap import indent

import pytest

from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Level
from holdfire.deal.restate.unparse import unparse_deal
from holdfire.vocab.quantity import Quantity

HEAD = """\
deal: Withdrawal
time zone: UTC
in force: 2024-05-01
parties: {north: , south: }
places: {zone: }
acts:
  attack from the air: {covers: [airstrike, drone strike]}
categories:
  heavy weapons: {covers: [tanks, guns over 100 mm], also: [тяжёлое оружие]}
  tanks: {means: armed vehicles on tracks}
  guns over 100 mm:
  nurses: {is a: [women, medics]}
  women:
  medics:
counts: {guns: {of: north, unit: gun over 100 mm}, children held: {unit: child}}
terms:
"""


def read(text):
    return load_deal_text(HEAD + indent(text.strip("\n"), "  ") + "\n")


def term(text):
    outcome = read(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value.terms[-1]


def errors(text):
    return [(d.code, d.message) for d in read(text).diagnostics if d.severity == "error"]


def test_what_is_listed_is_within_what_lists_it():
    categories = read("go: {who: north, must: depart, by: not said}").value.categories

    assert categories.by_id["guns over 100 mm"].parents == ("heavy weapons",)
    assert categories.by_id["nurses"].parents == ("women", "medics")
    assert categories.is_within("tanks", "heavy weapons")


@pytest.mark.parametrize("name", ["heavy weapons", "heavy weapon", "Heavy Weapons", "тяжёлое оружие"])
def test_a_category_goes_by_any_of_its_names_one_or_many(name):
    made = term(f"go: {{who: north, must: withdraw, what: {name}, with: {name}, how many: 1 {name}, by: not said}}")

    assert (made.act.what, made.act.with_) == (("heavy weapons",), ("heavy weapons",))
    assert made.target.number == Quantity(1000, 1000, "heavy weapons")


def test_several_categories_stand_in_a_list_or_a_phrase():
    for words in ("[tanks, women]", "tank and woman", "tanks or women"):
        made = term(f"go: {{who: north, must: withdraw, what: {words}, by: not said}}")
        assert made.act.what == ("tanks", "women")


def test_what_is_no_category_is_kept_in_its_words_as_manner_and_as_unit():
    made = term("go: {who: north, must: withdraw, with: their flags, how many: 3 red lorries, by: not said}")

    assert (made.act.with_, made.target.number.unit) == (("their flags",), "red lorries")


def test_a_name_with_a_number_in_it_counts():
    assert term("go: {who: north, must: withdraw, how many: 12 guns over 100 mm, by: not said}").target.number == (
        Quantity(12_000, 12_000, "guns over 100 mm")
    )
    kept = term("few: {who: north, must keep: at most 5 guns over 100 mm of guns}")
    assert kept.level == Level("guns", 0, 5000)


def test_all_of_a_count_is_counted_in_its_category():
    made = term("go: {who: north, must: withdraw, how many: all guns, by: not said}")

    assert (made.target.count, made.target.number.unit) == ("guns", "guns over 100 mm")


def test_a_pattern_anywhere_can_ask_what():
    made = term("""
go:
  who: north
  must: release
  how many: 3 women
  for every: {how many: 1 nurse, act: release, what: nurse, by: south}
  within: 24 hours
""")

    assert (made.trigger.what, made.per_unit) == (("nurses",), "nurses")


def test_a_bound_in_another_category_than_its_count_clashes():
    found = errors("few: {who: north, must keep: at most 5 tanks of guns}")

    assert found == [("T213", "`guns` is counted in guns over 100 mm, and this bound in tanks")]


def test_a_unit_that_cannot_be_read_is_told_and_raises_nothing():
    outcome = load_deal_text(
        HEAD.replace("unit: child}", "unit: children of 12}") + "  go: {who: north, may: depart}\n"
    )

    assert [d.code for d in outcome.diagnostics if d.severity == "error"] == ["T203"]


def test_an_unknown_category_is_told():
    assert errors("go: {who: north, must: withdraw, what: tnaks, by: not said}") == [
        ("T116", "no category is called `tnaks`")
    ]


def test_acts_that_are_covered_stay_what_they_are():
    acts = read("stop: {who: north, must not: attack from the air}").value.acts

    assert acts.is_within("airstrike", "attack from the air")
    assert acts.is_within("airstrike", "attack")
    assert acts.can_be_one("attack", "attack from the air")
    assert not acts.is_within("attack from the air", "attack")


def test_a_duty_to_begin_is_one_to_achieve():
    made = term("go: {who: north, must begin: withdraw, what: tanks, how many: 5 tanks, by: 2024-05-03}")

    assert (made.form, made.begins, made.act.act) == ("achieve", True, "withdraw")
    assert made.says == "North must begin to withdraw tanks (5 tanks), by 2024-05-03."


@pytest.mark.parametrize("key", ["every: day", "whenever: attack", "for every: attack"])
def test_to_begin_is_done_once(key):
    found = errors(f"go: {{who: north, must begin: withdraw, {key}}}")

    assert ("S107", f"`{key.partition(':')[0]}` means nothing in a duty to be done once or up to a number") in found


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("must not: enter, what: [tanks, women], where: zone", "North must not enter tanks or women in zone."),
        ("must not: attack, what: tanks, whom: south", "North must not attack tanks with regard to south."),
        ("must not: airstrike, what: tanks, whom: south", "North must not carry out airstrike of tanks against south."),
    ],
)
def test_a_sentence_says_of_what(text, says):
    assert term(f"go: {{who: north, {text}}}").says == says


def test_the_canonical_text_reads_as_the_same_deal():
    deal = read("""
go: {who: north, must begin: withdraw, what: [tank, gun over 100 mm], how many: half of guns, by: 2024-05-03}
stop: {who: south, must not: attack from the air, what: nurse, except: [{act: airstrike, what: medics}]}
""").value

    again = load_deal_text(unparse_deal(deal)).value

    assert again == deal
    assert unparse_deal(again) == unparse_deal(deal)
