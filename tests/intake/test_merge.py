"""What rules and a model found alike is one candidate."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from holdfire.intake.candidate import Quotation, ReportedAct, ReportedFigure, ResolvedDate, Words, named_by_place
from holdfire.intake.extractor import extract
from holdfire.intake.merge import merge_same
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.prepare import prepare_article

SAID = Quotation("q1", "direct", (Words(10, 30, "x" * 20),), rule="said-after", confidence=0.9)
SEEN = replace(SAID, id="m1", content=(Words(10, 29, "x" * 19),), speaker="Ines Okafor", rule="model:m", confidence=0.6)
FORTY = ReportedFigure("f1", Words(12, 14, "40"), Fraction(40), Fraction(40), rule="number", confidence=0.95)


def test_the_same_quotation_is_one_with_both_named_and_gaps_filled():
    (one,) = merge_same([SAID, SEEN])
    assert (one.id, one.rule, one.confidence) == ("q1", "said-after + model:m", 0.9)
    assert (one.content, one.speaker) == (SAID.content, "Ines Okafor")


def test_what_the_rule_says_stands():
    (one,) = merge_same([replace(SAID, speaker="the mayor"), replace(SEEN, qtype="mixed")])
    assert (one.speaker, one.qtype) == ("the mayor", "direct")


def test_other_words_are_another_candidate():
    far = replace(SEEN, content=(Words(10, 22, "x" * 12),))
    assert merge_same([SAID, far]) == [SAID, far]


def test_a_figure_is_the_same_at_the_same_place_with_the_same_value():
    same = replace(FORTY, id="m1", span=Words(6, 14, "only 40"), rule="model:m")
    other = replace(same, low=None)
    assert [one.rule for one in merge_same([FORTY, same])] == ["number + model:m"]
    assert merge_same([FORTY, other]) == [FORTY, other]


def test_an_act_is_the_same_by_trigger_and_type_or_one_that_can_be_defended():
    rule = ReportedAct("a1", "REFUSE", Words(5, 12, "refused"), alt_types=("DENY",), rule="verb")
    for type_, count in (("REFUSE", 1), ("DENY", 1), ("WARN", 2)):
        assert len(merge_same([rule, replace(rule, id="m", type=type_, alt_types=(), rule="model:m")])) == count


def test_a_date_the_rules_have_read_keeps_their_reading():
    rule = ResolvedDate("d1", Words(0, 8, "Thursday"), "2019-05-16", rule="weekday")
    (one,) = merge_same([rule, replace(rule, id="m", edtf="2019-05-23", rule="model:m")])
    assert (one.edtf, one.rule) == ("2019-05-16", "weekday + model:m")


def test_links_lead_to_what_a_candidate_went_into():
    inner = replace(SEEN, id="m2", content=(Words(12, 16, "x" * 4),), parent="m1")
    part = replace(FORTY, id="f2", base="m3")
    whole = replace(FORTY, id="m3", rule="model:m")
    found = merge_same([SAID, FORTY, part, SEEN, inner, whole])
    assert {one.id: one for one in found}["m2"].parent == "q1"
    assert {one.id: one for one in found}["f2"].base == "f1"


def test_rules_are_never_made_one_with_each_other():
    twice = [SAID, replace(SAID, id="q2", rule="other")]
    assert merge_same(twice) == twice


def test_a_model_twice_is_one():
    (one,) = merge_same([SEEN, replace(SEEN, id="m9", confidence=0.8)])
    assert (one.rule, one.confidence) == ("model:m", 0.8)


def test_a_model_does_not_rename_what_the_rules_found():
    long = replace(SEEN, content=(Words(10, 90, "x" * 80),))
    assert [(one.id, one.rule) for one in named_by_place([SAID, long])] == [
        ("q10-90", "model:m"),
        ("q10", "said-after"),
    ]
    assert {one.id for one in named_by_place([SAID])} == {"q10"}


def test_extractors_are_merged_where_they_run():
    class Rules:
        name = "rules"

        def find(self, *_):
            return [SAID]

    class Model:
        name = "model:m"

        def find(self, *_):
            return [SEEN]

    article = prepare_article("a", "x" * 100)
    assert [one.rule for one in extract(article, Cast(), (Rules(), Model()))] == ["said-after + model:m"]
