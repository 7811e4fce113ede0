"""Bodies and documents: who sits in them and how they decide; which versions of a text there are."""

import pytest

from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Body, Quoted
from holdfire.deal.restate.unparse import unparse_deal

HEAD = """\
deal: Panel
time zone: UTC
in force: 2024-05-01
parties: {north: , south: , mission: }
documents:
  english: {file: a.txt, language: EN, authentic: yes}
  arabic: {file: b.txt, language: ar, authentic: yes}
  press: c.txt
"""
TERM = "terms: {t: {who: north, must not: attack}}\n"


def read(text):
    return load_deal_text(HEAD + text)


def deal_of(text):
    outcome = read(text)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    assert load_deal_text(unparse_deal(outcome.value)).value == outcome.value
    return outcome.value


def body(keys):
    return deal_of(f"bodies: {{panel: {{{keys}}}}}\n{TERM}").bodies["panel"]


@pytest.mark.parametrize(
    ("keys", "needed", "consensus"),
    [
        ("adopts with: 9", 9, False),
        ("adopts with: consensus", None, True),
        ("adopts with: [3, consensus]", 3, True),
        ("members: 4, adopts with: majority", 3, False),
        ("members: 5, adopts with: majority", 3, False),
        ("seats: {north: 3, south: 3}, adopts with: majority", 4, False),
        ("members: 6", None, False),
    ],
)
def test_how_a_text_is_adopted(keys, needed, consensus):
    made = body(keys)

    assert (made.adopts_with, made.consensus) == (needed, consensus)


def test_every_key_of_a_body():
    made = body(
        "name: Joint Panel, members: 4, adopts with: 3, quorum: 3, veto: mission, seats: {north: 2, south: 2},"
        " chair: mission, interprets: the deal"
    )

    assert made == Body(
        "panel", 4, 3, ("mission",), "Joint Panel", 3, False, (("north", 2), ("south", 2)), "mission", True
    )


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("adopts with: most", "T212"),
        ("adopts with: majority", "S103"),
        ("quorum: half", "S105"),
        ("seats: {west: 2}", "T102"),
        ("seats: {north: }", "S103"),
        ("chair: nobody", "T102"),
        ("interprets: the past", "T212"),
    ],
)
def test_what_a_body_cannot_be(keys, code):
    found = [d for d in read(f"bodies: {{panel: {{{keys}}}}}\n{TERM}").diagnostics if d.severity == "error"]

    assert [(d.code, d.span.line) for d in found] == [(code, 9)]


def test_a_ruling_without_a_body_is_of_the_one_that_has_the_last_word():
    text = "bodies: {panel: {interprets: the deal}, court: }\nterms:\n"
    text += "  t: {who: north, must not: attack, assessed by: ruling}\n"
    text += "  u: {who: north, must not: attack, assessed by: ruling of court}\n"

    assert [term.ruled_by for term in deal_of(text).terms] == ["panel", "court"]


def test_a_clause_in_several_documents_and_languages():
    quotes = "[{in: english, text: shall leave}, {in: arabic, text: يغادر}, {in: press, text: leave}]"
    deal = deal_of(f"terms: {{t: {{who: north, must not: attack, quote: {quotes}}}}}\n")

    assert deal.terms[0].quotes == (
        Quoted("english", "shall leave", "en"),
        Quoted("arabic", "يغادر", "ar"),
        Quoted("press", "leave"),
    )
    assert (deal.languages, deal.authentic) == ({"english": "en", "arabic": "ar"}, ("english", "arabic"))


def test_every_quote_is_looked_up_in_its_document(tmp_path):
    (tmp_path / "a.txt").write_text("They shall leave.")
    (tmp_path / "b.txt").write_text("سوف يغادرون")
    (tmp_path / "c.txt").write_text("They left.")
    quotes = "[{in: english, text: shall leave}, {in: arabic, text: لن يغادروا}, {in: press, text: They went}]"
    text = f"{HEAD}terms: {{t: {{who: north, must not: attack, quote: {quotes}}}}}\n"

    found = [d for d in load_deal_text(text, folder=tmp_path).diagnostics if d.code == "T342"]

    assert [d.message for d in found] == ["these words are not in `arabic`", "these words are not in `press`"]


def test_draft_wordings_are_questions_with_authors():
    deal = deal_of(
        "draft wordings: {scope: {asks: Which?, answers: {some: {by: north, told in: press}, all: [south, mission]}}}\n"
        "readings: {other: {asks: How?, answers: {a: press, b: english}}}\n"
        "terms: {t: {who: north, must not: attack, read as: {scope/all: {whom: south}}}}\n"
    )
    question = deal.questions["scope"]

    assert question.is_draft
    assert question.answers == (("some", ("press",)), ("all", ()))
    assert question.authors == (("some", ("north",)), ("all", ("south", "mission")))
    assert not deal.questions["other"].is_draft
    assert [version.reading for version in deal.terms] == [(("scope", "some"),), (("scope", "all"),)]
