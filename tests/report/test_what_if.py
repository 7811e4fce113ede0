"""What-ifs on the page and on the terminal: what is supposed, and only what it changes."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from holdfire.assessments.assessment import Question
from holdfire.claims.case_file import WhatIf
from holdfire.cli.table import print_what_if
from holdfire.pipeline import assess_case, assess_what_if, load_case
from holdfire.report.what_if import Supposed, suppositions

ALEPPO = Path(__file__).parents[2] / "examples" / "aleppo-2016"


@pytest.fixture(scope="module")
def case():
    return load_case(ALEPPO).value


@pytest.fixture(scope="module")
def shown(case):
    question = Question(case.now, as_if=case.as_if)
    supposed = [
        Supposed(one, assess_what_if(case, question, one)) for one in (*case.what_ifs, WhatIf("If nothing", ()))
    ]
    return suppositions(case, supposed, assess_case(case, question))


def cell(supposition, term, reading, account):
    (change,) = [one for one in supposition.changes if (one.row.term, one.row.reading) == (term, reading)]
    return change.row.cells[supposition.table.accounts.index(account)]


def test_only_rows_that_change_are_shown_with_how_they_stand_otherwise(shown):
    changes = shown[1].changes
    assert {one.row.term for one in changes} == {
        "promise to leave", "halt bombing", "leave", "escort", "separate on paper",
    }  # fmt: skip
    assert [one.without for one in changes if one.row.term == "leave"] == ["waiting", "waiting"]
    assert changes[0].without == "due (order: promise first); waiting (order: guarantee first)"


def test_the_cell_left_undecided_says_which_figure_would_settle_it(shown):
    met_or_due = cell(shown[1], "leave", "weapons: kept", "as the envoy tells it")
    assert met_or_due.words == "due or met: undecided"
    assert met_or_due.settles[0] == "certain if the count of nusra fighters is at most 950"
    assert cell(shown[0], "leave", "weapons: kept", "as the envoy tells it").words == "met"
    assert cell(shown[0], "leave", "weapons: kept", "as Russia tells it").words == "due"


def test_what_is_supposed_is_said_in_words(shown):
    assert shown[1].supposed[1].startswith("Nusra Front: depart from Eastern Aleppo to Idlib with their weapons, 950")


def test_a_what_if_that_changes_nothing_says_so(shown):
    assert shown[2].changes == ()
    out = io.StringIO()
    print_what_if(shown[2], Console(file=out, width=80))
    assert "Nothing would change." in out.getvalue()


def test_a_what_if_may_say_from_when_the_deal_is_in_force(case):
    later = WhatIf("If later", (), as_if=case.as_if + 86_400)
    asked = Question(case.now, as_if=case.as_if)
    (one,) = suppositions(case, [Supposed(later, assess_what_if(case, asked, later))], assess_case(case, asked))
    assert one.supposed == ("The deal is in force from 8 Oct 2016.",)
    assert one.changes == ()


@pytest.mark.parametrize("width", [60, 100])
def test_the_terminal_shows_the_rows_that_change(shown, width):
    out = io.StringIO()
    print_what_if(replace(shown[1]), Console(file=out, width=width))
    said = out.getvalue()
    assert max(map(len, said.splitlines())) <= width
    assert "If 950 fighters had left" in said
    assert "certain if the count of nusra fighters is at most 950" in " ".join(said.split())
