"""YAML text written again: the same tree, every comment, and nothing left to do a second time."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.source.layout import read_layout
from holdfire.source.layout_text import WIDTH, write_layout
from holdfire.source.yaml_tree import Mapping, Scalar, Sequence, parse_yaml


def written(text):
    return write_layout(read_layout(text))


def bare(node):
    """A tree without places: texts, lists, pairs in order."""
    match node:
        case Mapping(entries):
            return [(key.text, bare(value)) for key, value in entries]
        case Sequence(items):
            return ("list", *(bare(item) for item in items))
        case Scalar(text):
            return text


def check_laws(text):
    before = parse_yaml(text, "x")
    if before.value is None or before.has_errors:
        return False
    made = written(text)
    after = parse_yaml(made, "x")
    assert not after.has_errors, made
    assert bare(after.value) == bare(before.value), made
    assert written(made) == made
    for mark in re.findall(r"#c\d+", text):
        assert mark in made, made
    return True


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:   1\nb:\n    c:  2\n", "a: 1\nb:\n  c: 2\n"),
        ("a:\n- 1\n-  2\n", "a:\n  - 1\n  - 2\n"),
        ("a: [1,2 , 3]\n", "a: [1, 2, 3]\n"),
        ("a: {x: , y: 2}\n", "a: {x: , y: 2}\n"),
        ("a: [1,\n  2]\n", "a: [1, 2]\n"),
        ("a: 'x'\nb: \"x y\"\n", "a: x\nb: x y\n"),
        ("a: 'it''s'\nb: 'x: y'\n", 'a: it\'s\nb: "x: y"\n'),
        ("a: one\n   two\n", "a: one two\n"),
        ("a: '# x'\nb: 'say \"yes\": now'\n", 'a: "# x"\nb: \'say "yes": now\'\n'),
        ("? a\n: b\n", "a: b\n"),
        ("---\na: b\n...\n", "a: b\n"),
        ("a: [b: c]\n", "a: [{b: c}]\n"),
        ("a:\n- - 1\n  - 2\n", "a:\n  - - 1\n    - 2\n"),
        ("a: [جبهة, b]\n", "a:\n  - جبهة\n  - b\n"),
        ("a:\n\n\n\nb: 1\n\n\nc: 2\n", "a:\n\nb: 1\n\nc: 2\n"),
    ],
)
def test_there_is_one_way_to_write_it(text, expected):
    assert written(text) == expected
    assert check_laws(text)


@pytest.mark.parametrize(
    "word",
    [
        "18:00",
        "0700",
        "no",
        "yes",
        "on",
        "Off",
        "y",
        "null",
        "~",
        "2024-05-01",
        "12",
        "1e3",
        "0x1F",
        "1_000",
        "=",
        "<<",
    ],
)
def test_quotes_stay_where_another_reader_would_see_no_text(word):
    assert written(f"a: '{word}'\n") == f'a: "{word}"\n'
    assert written(f"a: {word}\n") == f"a: {word}\n"


@pytest.mark.parametrize(
    "word",
    ["north", "11:00 to 17:00", "50 trucks", "not said", "a-b", "-5 x", "north's", "x#y", "http://x", "~50 trucks"],
)
def test_quotes_go_where_they_do_nothing(word):
    escaped = word.replace("'", "''")
    assert written(f"a: '{escaped}'\n") in (f"a: {word}\n", f'a: "{word}"\n')
    assert written(f"a: {word}\n") == f"a: {word}\n"


COMMENTED = """\
# c1: the file

# c2: the first key
a: 1  # c3
b:  # c4
  # c5: above x
  x: [1, # c6
    2]  # c7
  # c8: the end of b
# c9: above c
c:

  # c10: above the item
  - p: 1  # c11
    # c12: the end of the item
  - # c13: beside a dash
    q: 2
# c14: above d, which holds a text of several lines
d: |  # c15
  one
  two
# c16: the end
"""


def test_every_comment_stays_with_what_it_is_about():
    assert (
        written(COMMENTED)
        == """\
# c1: the file

# c2: the first key
a: 1  # c3
b:    # c4
  # c5: above x
  x:     # c7
    - 1  # c6
    - 2
  # c8: the end of b
# c9: above c
c:
  # c10: above the item
  - p: 1  # c11
    # c12: the end of the item
  # c13: beside a dash
  - q: 2
# c14: above d, which holds a text of several lines
d: |  # c15
  one
  two
# c16: the end
"""
    )
    assert check_laws(COMMENTED.replace("# c", "#c"))


@pytest.mark.parametrize(
    "text",
    [
        "a: [ #c1\n  ]\n",
        "a: { #c1\n  #c2\n  b: 1, #c3\n  #c4\n  }  #c5\n#c6\n",
        "#c1\n{a: 1, #c2\n b: 2}\n#c3\n",
        "a: #c1\n  b\n",
        "a:\n  #c1\n  b\n",
        "- a\n#c1\n- #c2\n  - b #c3\n    #c4\n  #c5\n#c6\n",
        "- - - a #c1\n    #c2\n  #c3\n- #c4\n  - #c5\n    b\n",
        "a: >-  #c1\n  one\n  two\n\n  three\n#c2\nb: 1\n",
        "a:\n      #c1\n   b: 1\n #c2\n   #c3\n",
        "x: 'a #c1\n  b'\n",
        "a: &x 1\nb: 2\n",
        "\n\n#c1\n\n\na: 1\n\n#c2\n",
        "? a #c1\n: b #c2\n",
        "a:\n- {b: 1} #c1\n- [c, #c2\n   d]\n",
        "a: 1 #c1\r\n#c2\r\nb: 2\r\n",
        "a:\n  b: |\n    x\n\n  #c1\n  c: 1\n",
        "%YAML 1.1\n#c1\n---\n#c2\na: b\n",
        "a\n",
        "- a: 1\n  b:\n    - c\n    #c1\n  #c2\n #c3\n",
    ],
)
def test_comments_in_odd_places_are_kept(text):
    if parse_yaml(text, "x").has_errors:
        pytest.skip("refused")
    assert check_laws(text)


def test_long_text_is_broken_and_long_lists_stand_on_lines_of_their_own():
    made = written(f"a: {'word ' * 60}\nb: '{'x: y ' * 40}'\nc: [{'name, ' * 40}end]\nd: >\n  {'long ' * 60}\n")

    assert max(len(line) for line in made.splitlines()) <= WIDTH
    assert made.count("  - name\n") == 40
    assert check_laws(made)


WORDS = st.one_of(
    st.sampled_from(
        [
            "a",
            "b c",
            "no",
            "18:00",
            "x: y",
            "#z",
            "- d",
            "it's",
            '"q"',
            "[f",
            "é",
            "جبهة",
            "",
            "~",
            "a\\b",
            "1\u00a0000",
            "*s",
            "p" * 70 + " q" * 40,
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12),
)
TREES = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text("abcd é", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


class Scribbler:
    """Writes a tree in any of the ways people do, with comments anywhere."""

    def __init__(self, draw):
        self.draw, self.number = draw, 0

    def maybe(self):
        return self.draw(st.integers(0, 3)) == 3

    def comment(self):
        self.number += 1
        return f"#c{self.number}"

    def beside(self):
        return f" {self.comment()}" if self.maybe() else ""

    def above(self):
        lines = []
        while self.maybe():
            lines.append(self.draw(st.sampled_from(["", " " * self.draw(st.integers(0, 6)) + self.comment()])))
        return lines

    def scalar(self, text, inside):
        if re.fullmatch(r"[a-zé][a-zé ]*[a-zé]|[a-zé]", text) and self.maybe():
            return text
        if text.isprintable() and self.maybe():
            return "'" + text.replace("'", "''") + "'"
        return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text) + '"'

    def inside(self, node):
        gap = f" {self.comment()}\n      " if self.maybe() else ""
        match node:
            case str():
                return self.scalar(node, True)
            case list():
                return "[" + gap + ", ".join(self.inside(item) for item in node) + gap + "]"
            case dict():
                inner = ", ".join(f"{self.scalar(k, True)}: {self.inside(v)}" for k, v in node.items())
                return "{" + gap + inner + gap + "}"

    def lines(self, node, depth):
        pad = " " * depth
        step = depth + self.draw(st.integers(1, 4))
        match node:
            case list() if node:
                pairs = [("-", item) for item in node]
            case dict() if node:
                pairs = [(self.scalar(key, False) + ":", item) for key, item in node.items()]
        made = []
        for lead, item in pairs:
            made += self.above()
            if isinstance(item, str) or not item or self.maybe():
                made.append(f"{pad}{lead} {self.inside(item)}{self.beside()}")
            else:
                made.append(f"{pad}{lead}{self.beside()}")
                made += self.lines(item, step)
        return [*made, *self.above()]


@st.composite
def scribbled(draw):
    tree = draw(st.dictionaries(st.text("abcd", min_size=1, max_size=3), TREES, min_size=1, max_size=4))
    return "\n".join(Scribbler(draw).lines(tree, 0)) + "\n"


@settings(deadline=None)
@given(scribbled())
def test_any_tree_in_any_hand_is_kept(text):
    check_laws(text)


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab:-? \n[]{},'\"#|>%\\é\u00a0"), max_size=30))
def test_any_text_that_can_be_read_is_kept(text):
    check_laws(text)


def test_comments_of_neighbouring_lines_stand_under_each_other():
    text = "a: 1 # one\nbcd: 2 # two\ne: 3\nfg: 4 # four\nh: " + "x" * 70 + " # long\n"

    assert written(text) == ("a: 1    # one\nbcd: 2  # two\ne: 3\nfg: 4  # four\nh: " + "x" * 70 + "  # long\n")
    assert check_laws(text)
