"""Condition phrases: what they mean, and what is said about those that cannot be read."""

from zoneinfo import ZoneInfo

import pytest

from holdfire.deal.condition import After, AfterDays, All, AnyOf, Decided, HasTaken, InForce, Not, Reached, TermIs
from holdfire.deal.resolve.conditions import read_condition
from holdfire.deal.says import say_condition
from holdfire.deal.written.names import Names
from holdfire.deal.written.parse import parse_deal
from holdfire.source.yaml_tree import parse_yaml
from holdfire.vocab.moment_text import parse_moment

UTC = ZoneInfo("UTC")
DEAL = """
deal: Test
parties: {syria: , russia: , nusra: , security council: }
bodies: {security council: }
drafts: {french draft: {before: security council}}
events: {first shot: attack, all home: {act: depart, by: nusra, how many: 900 fighters}}
places: {idlib: }
terms:
  leave: {who: nusra, must: depart}
  promise to leave: {who: nusra, must: promise}
  halt bombing: {who: russia, must not: airstrike}
"""
NAMES = Names.from_deal(parse_deal(parse_yaml(DEAL, "deal.yaml").value).value, ("depart",))


def read(text):
    scalar = parse_yaml(f"starts when: {text}", "deal.yaml").value.get("starts when")
    return read_condition(scalar, 0, NAMES, UTC)


def condition(text):
    outcome = read(text)
    assert outcome.diagnostics == ()
    return outcome.value


MEANINGS = {
    "leave is met": TermIs("leave", "met"),
    "leave is under way": TermIs("leave", "is under way"),
    "leave has started": TermIs("leave", "has started"),
    "halt bombing was breached": TermIs("halt bombing", "was breached"),
    "halt bombing by russia is not breached": Not(TermIs("halt bombing", "breached", "russia")),
    "leave and promise to leave are met": All((TermIs("leave", "met"), TermIs("promise to leave", "met"))),
    "halt bombing was not breached": Not(TermIs("halt bombing", "was breached")),
    "leave has not started": Not(TermIs("leave", "has started")),
    "all home has happened": TermIs("all home", "met"),
    "first shot by russia has not happened": Not(TermIs("first shot", "met", "russia")),
    "first shot and all home have both happened": All((TermIs("first shot", "met"), TermIs("all home", "met"))),
    "first shot or all home has happened": AnyOf((TermIs("first shot", "met"), TermIs("all home", "met"))),
    "russia has accepted": HasTaken("russia", "accepts"),
    "russia and syria have both signed leave": All(
        (HasTaken("russia", "signs", "leave"), HasTaken("syria", "signs", "leave"))
    ),
    "syria, russia and nusra have all accepted": All(
        (HasTaken("syria", "accepts"), HasTaken("russia", "accepts"), HasTaken("nusra", "accepts"))
    ),
    "syria or russia has refused": AnyOf((HasTaken("syria", "refuses"), HasTaken("russia", "refuses"))),
    "russia supports the deal": HasTaken("russia", "supports"),
    "russia supports french draft": HasTaken("russia", "supports", "french draft"),
    "security council adopts french draft": Decided("security council", "french draft", "adopted"),
    "security council has rejected french draft": Decided("security council", "french draft", "not adopted"),
    "on 2016-10-08 18:00": Reached(parse_moment("2016-10-08 18:00", UTC)),
    "72 hours after leave is met": After(TermIs("leave", "met"), 259200),
    "two weeks after 8 October 2016": After(Reached(parse_moment("8 October 2016", UTC)), 1209600),
    "3 calendar days after all home has happened": AfterDays(TermIs("all home", "met"), 3),
    "two calendar months after entry into force": AfterDays(InForce(), 0, 2),
    "1 calendar month and 3 calendar days after leave is met": AfterDays(TermIs("leave", "met"), 3, 1),
    "a calendar day after 8 October 2016": AfterDays(Reached(parse_moment("8 October 2016", UTC)), 1),
    "two calendar days after (leave is met and on 2016-10-08)": AfterDays(
        All((TermIs("leave", "met"), Reached(parse_moment("2016-10-08", UTC).beginning))), 2
    ),
    "14 days after entry into force": After(InForce(), 1209600),
    "the deal is in force": InForce(),
    "48 hours after (leave is met and halt bombing is standing)": After(
        All((TermIs("leave", "met"), TermIs("halt bombing", "standing"))), 172800
    ),
    "not (leave is met or halt bombing is breached)": Not(
        AnyOf((TermIs("leave", "met"), TermIs("halt bombing", "breached")))
    ),
    "(leave is met) has held": After(TermIs("leave", "met"), 0),
    "(leave is met and russia has accepted) has held and halt bombing is standing": All(
        (After(All((TermIs("leave", "met"), HasTaken("russia", "accepts"))), 0), TermIs("halt bombing", "standing"))
    ),
    "LEAVE is met and Russia supports the deal": All((TermIs("leave", "met"), HasTaken("russia", "supports"))),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_phrase_means_this(text):
    assert condition(text) == MEANINGS[text]


@pytest.mark.parametrize("text", MEANINGS)
def test_a_condition_in_words_reads_as_the_same_condition(text):
    made = condition(text)

    assert condition(say_condition(made)) == made


def test_the_longest_name_wins():
    assert condition("promise to leave is met") == TermIs("promise to leave", "met")


MISTAKES = {
    "leav is met": ("T112", "leav", "did you mean `leave`?"),
    "promis to leave is met": ("T112", "promis to leave", "did you mean `promise to leave`?"),
    "leave city is met": ("T112", "leave city", ""),
    "idlib is met": ("T112", "idlib", "`idlib` is a place; conditions speak of terms, events, parties"),
    "leave is mett": ("T207", "mett", ""),
    "leave is met russia has accepted": ("T207", "russia", ""),
    "leave is": ("T207", "s", ""),
    "leave is met and halt bombing is breached or russia has accepted": ("T208", "or", ""),
    "russia is met": ("T113", "russia", ""),
    "leave has accepted": ("T113", "leave", ""),
    "on 2016-13-40": ("T201", "2016-13-40", ""),
    "1 month after leave is met": ("T202", "1 month", ""),
    "1.5 calendar days after leave is met": ("T202", "1.5 calendar days", "calendar days are whole"),
    "first shot is met": ("T113", "first shot", "of an event, say `first shot has happened`"),
    "leave has happened": ("T113", "leave", ""),
    "frist shot has happened": ("T114", "frist shot", "did you mean `first shot`?"),
    "(leave is met": ("T207", "t", ""),
    "russia, and has accepted": ("T207", "has", ""),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_marked_inside_the_phrase(text):
    code, words, fix = MISTAKES[text]

    outcome = read(text)

    (found,) = outcome.diagnostics
    line = f"starts when: {text}"
    assert outcome.value is None
    assert (found.code, line[found.span.column - 1 : found.span.end_column - 1]) == (code, words)
    assert fix in found.help


def test_what_was_expected_is_said():
    (found,) = read("leave is mett").diagnostics

    assert "`met`" in found.help
    assert "`breached`" in found.help


def test_a_mistake_on_the_second_line_is_marked_there():
    scalar = parse_yaml("when: leave is met\n  and leaf is met\n", "deal.yaml").value.get("when")

    (found,) = read_condition(scalar, 0, NAMES, UTC).diagnostics

    assert (found.span.line, found.span.column) == (2, 7)
