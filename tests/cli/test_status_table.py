"""The status table on a terminal: wide, narrow, and where every cell is alike."""

import io

import pytest
from rich.console import Console

from holdfire.assessments.assessment import Question
from holdfire.cli.table import print_status
from tests.report.aleppo_by_hand import AS_IT_WAS, ASSESSMENTS, CASE, NOW


def printed(assessments, width, question=None, terminal=False):
    out = io.StringIO()
    console = Console(
        file=out, width=width, highlight=False, force_terminal=terminal, color_system="standard" if terminal else None
    )
    print_status(CASE, question or Question(NOW), assessments, console)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines())


@pytest.mark.parametrize("width", [60, 80, 140])
def test_the_table_fits_its_window(width, snapshot):
    table = printed(ASSESSMENTS, width, Question(NOW, as_if=CASE.as_if))
    assert max(map(len, table.splitlines())) <= width
    assert table == snapshot


def test_a_table_of_one_state_is_one_sentence():
    assert "Every term, under every account: proposed." in printed(AS_IT_WAS, 80)


def test_colours_are_for_terminals_and_are_neither_red_nor_green():
    assert "\x1b[" not in printed(ASSESSMENTS, 80)
    coloured = printed(ASSESSMENTS, 80, terminal=True)
    assert "\x1b[" in coloured
    for code in ("31", "32", "91", "92", "41", "42"):
        assert f"[{code}m" not in coloured
        assert f";{code}m" not in coloured
