"""Every word that people meet has its place in the glossary, once."""

import re
from pathlib import Path

import pytest

from holdfire.assessments.assessment import STATES
from holdfire.claims.columns import KINDS
from holdfire.deal.model import FORMS
from holdfire.engine.states import STATES as STATES_OF_THE_ENGINE
from holdfire.report.words import STATE_WORDS

PAGE = (Path(__file__).parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
TABLES = dict(re.findall(r"^#+ (.+?)\n(.*?)(?=^#|\Z)", PAGE, re.MULTILINE | re.DOTALL))
OF_THE_DESIGN = """
case, deal, term, bearer, beneficiary, party, act, count, place, claim, source, origin, speaker, chain, document,
incident, account, reading, draft wording, window, state, assessment, reason, coverage, candidate, diagnostic,
span, cell, seat, line
"""


def words(table: str) -> list[str]:
    """The words that rows begin with."""
    return re.findall(r"^\| \*\*(.+?)\*\*", table, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "known"),
    [("The eight states", STATES), ("The seven forms", FORMS), ("The seven kinds of claims", KINDS)],
)
def test_a_closed_list_is_whole_and_in_order(heading, known):
    assert words(TABLES[heading]) == list(known)


def test_the_engine_and_the_assessments_have_the_same_states():
    assert STATES == STATES_OF_THE_ENGINE


def test_states_are_shown_by_the_words_the_report_uses():
    for state, shown in STATE_WORDS.items():
        assert f"| **{state}** | {shown}" in TABLES["The eight states"]


@pytest.mark.parametrize("word", re.split(r",\s+", OF_THE_DESIGN.strip()))
def test_every_word_of_the_design_is_there(word):
    assert f"**{word}**" in PAGE


@pytest.mark.parametrize("heading", ["Deals", "Claims", "Assessments", "Inside"])
def test_words_are_in_alphabetical_order_and_stand_once_in_their_table(heading):
    found = words(TABLES[heading])

    assert found == sorted(set(found))
