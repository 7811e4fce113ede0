"""Whatever happens to a deal file, reading it gives a deal or says what is wrong."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.deal.load import load_deal, load_deal_text
from holdfire.source.show import show_text

ALEPPO = (Path(__file__).parents[2] / "examples" / "aleppo-2016" / "deal.yaml").read_text(encoding="utf-8")
PIECES = re.findall(r"\s+|[\w'-]+|.", ALEPPO)
PLACES = st.integers(0, len(PIECES) - 1)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(PLACES, st.one_of(st.just(None), PLACES)), min_size=1, max_size=3))
def test_a_damaged_file_is_a_deal_or_has_errors(damage):
    pieces = list(PIECES)
    for at, other in damage:
        pieces[at] = "" if other is None else PIECES[other]
    text = "".join(pieces)
    lines = text.split("\n")

    outcome = load_deal_text(text)

    assert (outcome.value is None) == outcome.has_errors
    show_text(outcome.diagnostics, lambda file, line: lines[line - 1] if line <= len(lines) else "")


def test_a_folder_without_a_deal_is_told(tmp_path):
    outcome = load_deal(tmp_path)

    assert [d.slug for d in outcome.diagnostics] == ["missing-file"]


def test_many_mistakes_are_told_at_once():
    text = """\
deal: x
parties: {north: }
terms:
  a: {who: nort, must: depat, by: never}
  b: {who: north, must not: atack, strats when: a is mett}
"""

    assert [d.slug for d in load_deal_text(text).diagnostics if d.severity == "error"] == [
        "unknown-party",
        "unknown-act",
        "bad-moment",
        "unknown-act",
        "unknown-key",
    ]


FOUND = {
    "a digit in the unit of a blank": "blanks: {x: {kind: number, unit: one that 9, filled: 3}}",
    "conditions a thousand deep": f"ends when: {'not ' * 1000}leave is met",
    "conditions in a thousand steps": f"ends when: {'2 days after ' * 1000}leave is met",
    "a number of five thousand digits": f"bodies: {{panel: {{members: {'9' * 5000}}}}}",
}
"""What fuzzing once broke the reader with."""


@pytest.mark.parametrize("text", FOUND.values(), ids=FOUND)
def test_what_once_broke_the_reader_is_told(text):
    outcome = load_deal_text(
        f"deal: x\ntime zone: UTC\nparties: {{a: }}\n{text}\nterms: {{leave: {{who: a, must: depart}}}}\n"
    )

    assert outcome.value is None and outcome.has_errors
