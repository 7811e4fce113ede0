"""Clauses: what their times mean for the terms in them, and what conditions say of them."""

from textwrap import indent

import pytest

from holdfire.deal.condition import After, All, AnyOf, HasTaken, InForce, Not, Reached, TermIs
from holdfire.deal.load import load_deal_text
from holdfire.deal.wording import Clause

HEAD = """\
deal: Bridge arrangement
time zone: UTC
in force: 2024-05-01
parties: {north: , south: , mission: }
documents: {text: }
"""
TERMS = """
terms:
  hold fire: {part of: phase one, who: "each of north, south", must not: attack}
  release: {part of: phase one, who: north, must: release}
  withdraw: {part of: phase one, who: south, must: withdraw, by: 2024-06-01}
  rebuild: {part of: phase two, who: south, must: clear mines, starts when: mission supports the deal}
  talk: {who: north, must: negotiate, by: not said, starts when: "CONDITION"}
"""
DONE = All((TermIs("release", "met"), TermIs("withdraw", "met")))


def outcome_of(clauses, condition="hold fire is standing"):
    written = "\n".join(["clauses:", indent(clauses.strip("\n"), "  "), TERMS.strip("\n"), ""])
    return load_deal_text(HEAD + written.replace("CONDITION", condition))


def deal_of(clauses, condition="hold fire is standing"):
    outcome = outcome_of(clauses, condition)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def timing(clauses, term):
    return next(t.timing for t in deal_of(clauses).terms if t.id == term)


def test_a_clause_holds_its_terms_in_the_order_written():
    clauses = deal_of("phase one: The first six weeks\nphase two: ").clauses

    assert clauses == {
        "phase one": Clause("phase one", ("hold fire", "release", "withdraw"), "The first six weeks"),
        "phase two": Clause("phase two", ("rebuild",)),
    }


def test_a_clause_in_a_clause_counts_as_part_of_it():
    clauses = deal_of("phase one: \nphase two: {part of: phase one}").clauses

    assert clauses["phase one"].terms == ("hold fire", "release", "withdraw", "rebuild")
    assert clauses["phase two"].part_of == "phase one"


# -- times ----------------------------------------------------------------------------------------------------


def test_a_term_starts_once_the_start_of_its_clause_and_its_own_have_both_held():
    """The two need not hold at one time; what cannot end again is left as it is."""
    found = timing("phase one: \nphase two: {starts when: hold fire has started}", "rebuild")

    assert found.starts_when == All((TermIs("hold fire", "has started"), After(HasTaken("mission", "supports"), 0)))


def test_a_term_without_a_start_has_that_of_its_clause():
    assert timing(
        "phase one: {starts when: mission supports the deal}\nphase two: ", "release"
    ).starts_when == HasTaken("mission", "supports")


def test_a_term_runs_only_while_its_clause_may():
    found = timing("phase one: {only while: rebuild is due, unless: rebuild was breached}\nphase two: ", "hold fire")

    assert found.only_while == All((TermIs("rebuild", "due"), Not(TermIs("rebuild", "was breached"))))


def test_a_term_ends_and_falls_away_with_its_clause():
    found = timing(
        "phase one: {ends when: rebuild is met, falls away when: north has refused}\nphase two: ", "hold fire"
    )

    assert (found.ends_when, found.falls_away_when) == (TermIs("rebuild", "met"), HasTaken("north", "refuses"))


def test_what_a_clause_lasts_counts_from_its_own_start():
    assert timing("phase one: {lasts: 42 days}\nphase two: ", "hold fire").ends_when == After(InForce(), 42 * 86400)
    assert timing("phase one: \nphase two: {starts when: phase one is met, lasts: 42 days}", "rebuild").ends_when == (
        After(All((InForce(), *DONE.parts)), 42 * 86400)
    )
    from_june = timing("phase one: {from: 2024-06-01, lasts: 42 days}\nphase two: ", "hold fire")
    assert from_june.ends_when == After(All((InForce(), Reached(from_june.from_))), 42 * 86400)


def test_plain_times_stand_in_for_those_a_term_does_not_have():
    times = "phase one: {from: 2024-05-02, until: 2024-06-30, by: 2024-05-20}\nphase two: "

    assert timing(times, "release").by.moment.as_written == "2024-05-20"
    assert timing(times, "withdraw").by.moment.as_written == "2024-06-01"
    assert timing(times, "hold fire").by is None
    assert timing(times, "hold fire").until.as_written == "2024-06-30"


def test_the_end_in_a_term_is_that_of_its_clause():
    found = timing("phase one: {lasts: 30 days, by: 48 hours before the end}\nphase two: ", "release")

    assert found.by.condition == After(InForce(), 28 * 86400)


def test_times_of_nested_clauses_join_from_the_outside_in():
    found = timing(
        "phase one: {starts when: north has accepted, until: 2024-06-30}\n"
        "phase two: {part of: phase one, starts when: south has accepted, until: 2024-05-30}",
        "rebuild",
    )

    assert [part.condition.party for part in found.starts_when.parts] == ["north", "south", "mission"]
    assert found.until.as_written == "2024-05-30"


def test_the_words_of_a_clause_are_those_of_its_terms():
    deal = deal_of("phase one: {quote: {in: text, text: both shall}}\nphase two: ")

    assert [(term.id, term.quote.text if term.quote else "") for term in deal.terms] == [
        ("hold fire", "both shall"),
        ("release", "both shall"),
        ("withdraw", "both shall"),
        ("rebuild", ""),
        ("talk", ""),
    ]


def test_a_mistake_in_the_times_of_a_clause_is_told_once_and_there():
    found = outcome_of("phase one: {starts when: hold fir is met}\nphase two: ").diagnostics

    errors = [(d.code, d.span.line, d.span.column) for d in found if d.severity == "error"]
    assert errors == [("T112", 7, 28)]


# -- conditions -----------------------------------------------------------------------------------------------

ANY_BREACHED = AnyOf((TermIs("hold fire", "breached"), TermIs("release", "breached"), TermIs("withdraw", "breached")))
MEANINGS = {
    "phase one is met": DONE,
    "phase one is not met": Not(DONE),
    "phase one is breached": ANY_BREACHED,
    "phase one is not breached": Not(ANY_BREACHED),
    "phase one by south is met": TermIs("withdraw", "met", "south"),
    "phase one by north is breached": AnyOf(
        (TermIs("hold fire", "breached", "north"), TermIs("release", "breached", "north"))
    ),
    "phase two has started": TermIs("rebuild", "has started"),
    "any of phase one, rebuild is met": AnyOf((DONE, TermIs("rebuild", "met"))),
    "phase one and rebuild are met": All((DONE, TermIs("rebuild", "met"))),
    "2 days after phase one is met": After(DONE, 172_800),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_of_a_clause_a_condition_asks_what_its_terms_show(text):
    deal = deal_of("phase one: \nphase two: ", text)

    assert deal.terms[-1].timing.starts_when == MEANINGS[text]


@pytest.mark.parametrize("state", ["was breached", "has started", "is standing", "is under way", "is ended"])
def test_ever_breached_is_any_of_its_terms_and_all_else_is_all_of_them(state):
    made = deal_of("phase one: \nphase two: ", f"phase one {state}").terms[-1].timing.starts_when

    assert isinstance(made, AnyOf if state == "was breached" else All)
    assert [part.term for part in made.parts] == ["hold fire", "release", "withdraw"]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ("phase three is met", "no term is part of `phase three`"),
        ("phase two by north is met", "no term of `phase two` binds `north`"),
        ("phase one by mission is breached", "no term of `phase one` binds `mission`"),
    ],
)
def test_a_condition_that_asks_a_clause_what_nothing_in_it_shows(condition, said):
    found = outcome_of("phase one: \nphase two: \nphase three: ", condition).diagnostics

    assert [(d.code, d.message) for d in found if d.severity == "error"] == [("T229", said)]


def test_a_party_accepts_terms_not_clauses():
    found = outcome_of("phase one: \nphase two: ", "north has accepted phase one").diagnostics

    assert [(d.code, d.message) for d in found if d.severity == "error"] == [
        ("T113", "`phase one` is a clause; a term or a draft is needed here")
    ]


def test_one_name_is_not_a_term_and_a_clause():
    found = outcome_of("phase one: \nphase two: \nrelease: ").diagnostics

    assert [(d.code, d.message) for d in found if d.severity == "error"] == [
        ("T321", "`release` is both a term and a clause")
    ]
