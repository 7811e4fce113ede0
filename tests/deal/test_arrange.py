"""A formatted deal file says the same, keeps every comment, and is not changed by formatting it again."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.deal.load import load_deal_text
from holdfire.deal.written.arrange import format_deal
from tests.deal.test_unparse import HEAD, made_terms

ROOT = Path(__file__).parents[2]
WHOLE = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/*/deal.yaml"))]
WHOLE += [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("tests/deals/**/deal.yaml"))]
PAGES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "cases").glob("[A-Z]*.md"))]
BLOCKS = [text for page in PAGES for text in re.findall(r"^```yaml \w+\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)]
LANGUAGE = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml[ \w]*\n(.*?)^```$", LANGUAGE, re.MULTILINE | re.DOTALL)


def check_laws(text):
    outcome = format_deal(text)
    if outcome.value is None:
        assert any(d.severity == "error" for d in outcome.diagnostics)
        return ""
    made, before, after = outcome.value, load_deal_text(text), load_deal_text(outcome.value)
    assert format_deal(made).value == made
    assert after.value == before.value, made
    assert told(after) == told(before), made
    for mark in re.findall(r"#c\d+", text):
        assert mark in made, made
    return made


def told(outcome):
    """What is said of a deal, wherever it stands; of a ring, whichever of its steps is named first."""
    return sorted((d.code, len(d.message)) for d in outcome.diagnostics)


@pytest.mark.parametrize("text", [*WHOLE, *BLOCKS, *EXAMPLES], ids=range(len(WHOLE) + len(BLOCKS) + len(EXAMPLES)))
def test_what_is_written_anywhere_here_is_kept(text):
    assert check_laws(text)


@st.composite
def with_comments(draw, texts):
    """A text with comments above its lines, at any depth, and behind some of them."""
    lines = draw(texts).split("\n")
    places = draw(st.sets(st.integers(0, len(lines) - 1), max_size=12))
    for number, at in enumerate(sorted(places, reverse=True)):
        if draw(st.booleans()):
            lines.insert(at, " " * draw(st.integers(0, 8)) + f"#c{number}")
        else:
            lines[at] += f" #c{number}"
        if draw(st.booleans()):
            lines.insert(at, "")
    return "\n".join(lines)


def test_a_comment_stays_below_a_key_with_nothing_under_it():
    text = "deal: Village truce\nparties:\n  north:  # here\n  south:\n  # below\n  guard: {member of: north}\n"
    assert "  south:\n  # below\n  guard:" in check_laws(text)


@settings(deadline=None, max_examples=60)
@given(with_comments(st.sampled_from([*WHOLE, *BLOCKS])))
def test_comments_anywhere_are_kept(text):
    check_laws(text)


@settings(deadline=None, max_examples=60)
@given(with_comments(made_terms().map(lambda term: HEAD + term)))
def test_generated_deals_are_kept(text):
    check_laws(text)


SHUFFLED = """\
# Draft of 3 May
terms:
  # The road stays open.
  open road:
    says: >
      The road
      stays open.
    where: road   # the whole of it
    must not: 'obstruct'
    # Both sides, each by itself:
    who: each of north, south
    because: we say so
  hold fire: {must not: attack, who: [north, south]}
  talk: {who: north, must: report, by: not said}
    # nothing after this
places: {road: {also: ["no", "the 'road'"], name: "Valley road"}}


deal: Village truce # a working name

time zone: UTC
parties:
    north: {kind: "state", name: North}
    south:
"""


def test_sections_and_keys_come_in_the_order_of_the_page():
    assert (
        format_deal(SHUFFLED).value
        == """\
# Draft of 3 May
deal: Village truce  # a working name
time zone: UTC

parties:
  north: {name: North, kind: state}
  south:

places: {road: {name: Valley road, also: ["no", the 'road']}}

terms:
  # The road stays open.
  open road:
    # Both sides, each by itself:
    who: each of north, south
    must not: obstruct
    where: road  # the whole of it
    says: |
      The road stays open.
    because: we say so

  hold fire: {who: [north, south], must not: attack}
  talk: {who: north, must: report, by: not said}
  # nothing after this
"""
    )


def test_a_file_that_is_no_yaml_is_refused_with_its_mistakes():
    outcome = format_deal("deal: x\nterms: [a\n")

    assert outcome.value is None
    assert [d.code for d in outcome.diagnostics] == ["Y105"]


def test_a_file_that_is_no_deal_is_refused():
    assert format_deal("- a\n- b\n").value is None
    assert format_deal("just words\n").value is None
    assert format_deal("# nothing\n").value is None


def test_a_deal_with_mistakes_in_what_it_says_is_formatted():
    assert format_deal("terms: {a: {who: nobody}}\ndeal: x\n").value == "deal: x\nterms: {a: {who: nobody}}\n"
