"""An explanation in words is never longer than 2 KB."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from holdfire.assessments.assessment import Question, Reason
from holdfire.pipeline import assess_case, load_case
from holdfire.report.explained import MOST_BYTES, Told, explanation, size_of
from holdfire.report.said import gather_voices

EXAMPLES = sorted(path.parent for path in (Path(__file__).parents[2] / "examples").glob("*/deal.yaml"))


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_every_explanation_of_the_examples_is_short(folder: Path) -> None:
    case = load_case(folder).value
    assert case is not None
    voices = gather_voices(case)
    sizes = [size_of(explanation(case, voices, each)) for each in assess_case(case, Question(case.now))]
    assert max(sizes) <= MOST_BYTES


@pytest.mark.parametrize("letter", ["a", "ж", "س", "語"])
def test_long_words_are_cut_with_an_ellipsis_and_lines_are_counted(letter: str) -> None:
    case = load_case(EXAMPLES[0]).value
    assert case is not None
    voices = gather_voices(case)
    one = assess_case(case, Question(case.now))[0]
    told = Reason("claim", letter * 900, tuple(case_claim.id for case_claim in case.claims[:30]))
    deep = Reason("condition", letter * 900, clause=letter * 900, under=(told, told))
    for reasons in ((told,), (told,) * 10, (deep,) * 5, (deep,) * 40):
        lines = explanation(case, voices, replace(one, reasons=reasons))
        assert size_of(lines) <= MOST_BYTES
        assert any("…" in line.text or line.text.lower().startswith("and ") for line in lines)


def test_what_is_short_is_told_whole() -> None:
    case = load_case(EXAMPLES[0]).value
    assert case is not None
    one = assess_case(case, Question(case.now))[0]
    one = replace(one, reasons=(Reason("clause", "The clause:", clause="leave at once"),), settles=())
    assert explanation(case, gather_voices(case), one)[-1] == Told(1, "The clause: “leave at once”")
