"""YAML text becomes a tree that keeps where everything stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from holdfire.source.span import Span
from holdfire.source.yaml_tree import Mapping, Scalar, Sequence, parse_yaml, read_yaml

ANYWHERE = Span("x", 1, 1, 1, 2)


def scalar(text):
    return Scalar(text, ANYWHERE)


def tree(text):
    outcome = parse_yaml(text, "deal.yaml")
    assert outcome.diagnostics == ()
    return outcome.value


def told(text):
    return [(d.code, d.span.line, d.span.column) for d in parse_yaml(text, "deal.yaml").diagnostics]


@pytest.mark.parametrize("written", ["18:00", "0700", "no", "on", "1_000", "0x1F", "1e3", "2016-10-06", "~", "null"])
def test_a_scalar_stays_the_text_as_written(written):
    assert tree(f"key: {written}").get("key") == scalar(written)


def test_lists_and_groups_of_keys_stand_inside_each_other():
    made = tree("terms:\n  leave: {who: [nusra, opposition]}\n")

    leave = made.get("terms").get("leave")

    assert isinstance(leave, Mapping)
    assert leave.get("who") == Sequence((scalar("nusra"), scalar("opposition")), ANYWHERE)
    assert leave.get("whom") is None


def test_lines_and_columns_count_from_one_in_characters():
    made = tree("parties:\n  جبهة: {kind: armed group}\n")

    kind = made.get("parties").get("جبهة").get("kind")

    assert kind.span == Span("deal.yaml", 2, 16, 2, 27)


def test_a_part_of_a_text_has_its_own_span_inside_quotes_and_folded_lines():
    made = tree("a: 'leave is met'\nb: leave is met\n   and north has accepted\n")

    assert made.get("a").span_of(0, 5) == Span("deal.yaml", 1, 5, 1, 10)
    assert made.get("b").text == "leave is met and north has accepted"
    assert made.get("b").span_of(17, 22) == Span("deal.yaml", 3, 8, 3, 13)


def test_spans_take_no_part_in_equality():
    assert tree("a: 1") == tree("\n\na:   1\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("Y106", 3, 1)]),
        ("a:\n\tb: 1\n", [("Y104", 2, 1)]),
        ("a: b: c\n", [("Y105", 1, 5)]),
        ("a: [1, 2\n", [("Y105", 2, 1)]),
        ("a: 'x\n", [("Y105", 2, 1)]),
        ("a: &x 1\nb: *x\n", [("Y107", 1, 4), ("Y107", 2, 4)]),
        ("a: !secret x\n", [("Y108", 1, 4)]),
        ("a: 1\n---\nb: 2\n", [("Y109", 2, 1)]),
        ("? [a]\n: b\n", [("Y110", 1, 3)]),
        ("[" * 100, [("Y111", 1, 61)]),
        ("# nothing\n", [("Y112", 1, 1)]),
        ("a: \x01\n", [("Y105", 1, 4)]),
    ],
)
def test_what_these_files_do_not_need_is_told_with_its_place(text, expected):
    assert told(text) == expected


def test_of_two_equal_keys_the_first_is_kept_and_both_are_shown():
    outcome = parse_yaml("a: 1\na: 2\n", "deal.yaml")

    assert outcome.value.get("a") == scalar("1")
    assert [label.span.line for label in outcome.diagnostics[0].labels] == [1]


def test_a_byte_order_mark_is_skipped_with_a_note(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_bytes(b"\xef\xbb\xbfdeal: x\r\nlabel: y\r\n")

    outcome = read_yaml(path)

    assert [d.code for d in outcome.diagnostics] == ["Y103"]
    assert outcome.value.get("label").span.line == 2


def test_a_file_that_is_not_utf8_is_told_with_its_line(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_bytes("deal: x\nlabel: Zürich\n".encode("latin-1"))

    outcome = read_yaml(path)

    assert outcome.value is None
    assert [(d.code, d.span.line) for d in outcome.diagnostics] == [("Y102", 2)]


def test_a_missing_file_is_a_diagnostic(tmp_path):
    assert [d.code for d in read_yaml(tmp_path / "none.yaml").diagnostics] == ["Y101"]


@given(st.text(alphabet=st.sampled_from("ab:-? \n\t[]{},'\"#&*!|>%@`\\x\r\u2028é"), max_size=40))
def test_no_text_whatever_raises(text):
    parse_yaml(text, "deal.yaml")


@given(st.text(max_size=30))
def test_any_unicode_text_either_parses_or_is_told(text):
    outcome = parse_yaml(text, "deal.yaml")

    assert outcome.value is not None or outcome.has_errors


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf16_is_refused_by_its_name(tmp_path, encoding):
    path = tmp_path / "deal.yaml"
    path.write_bytes("deal: Village truce\nlabel: truce\n".encode(encoding))

    (told_once,) = read_yaml(path).diagnostics

    assert told_once.code == "Y102"
    assert f"is saved as {encoding[:6].upper()}, not as UTF-8" in told_once.message


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(ending):
    text = ending.join(["a: one", "  two", "b: 'three", "  four'", "c: [1,", " 2]", ""])

    made = tree(text)

    assert (made.get("a").text, made.get("b").text) == ("one two", "three four")
    assert made.get("c").span == Span("deal.yaml", 5, 4, 6, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\tb\n", [("Y104", 1, 3)]),
        ("a:\n\t- b\n", [("Y104", 2, 1)]),
        ("a:\n  b: c\n\td: e\n", [("Y104", 3, 1)]),
        ("a: b\t# c\n", [("Y104", 1, 5)]),
    ],
)
def test_a_tab_is_told_wherever_it_stands_for_a_space(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  who:\u00a0north\n", [("Y113", 2, 7)]),
        ("a:\n\u00a0\u00a0who: north\n", [("Y113", 2, 1)]),
        ("a:\n  -\u00a0b\n", [("Y113", 2, 4)]),
        ("a: b\u00a0# c\n", [("Y113", 1, 5)]),
        ("a:\n  who:\u00a0north\n  must: go\n", [("Y105", 2, 7)]),
        ("a:\n  b: c\n \u00a0d: e\n", [("Y105", 3, 2)]),
        ("a: b\u2028c: d\n", [("Y105", 1, 5)]),
    ],
)
def test_a_space_that_does_not_break_is_told_where_only_a_plain_one_counts(text, expected):
    assert told(text) == expected


def test_a_space_that_does_not_break_is_a_space_within_keys_and_text():
    assert tree("must\u00a0not: each of\u00a0north\n").get("must not") == scalar("each of north")
    assert tree("a: 1\u00a0000 trucks\nb: 'x\u00a0y'\n").get("a") == scalar("1\u00a0000 trucks")


def test_a_mark_of_writing_direction_is_left_out_with_a_note():
    outcome = parse_yaml("parties:\n  جبهة\u200f: {kind: \u200earmed group\u200e}\n", "deal.yaml")

    assert outcome.value.get("parties").get("جبهة").get("kind") == scalar("armed group")
    assert [(d.code, d.severity, d.span.line, d.span.column) for d in outcome.diagnostics] == [("Y114", "note", 2, 7)]
    assert "3 times" in outcome.diagnostics[0].message


def test_a_mark_between_quotes_stays():
    assert parse_yaml("a: 'x\u200fy'\n", "deal.yaml").value.get("a") == scalar("x\u200fy")


def test_text_that_is_forced_into_another_order_is_a_warning():
    assert [(d.code, d.severity) for d in parse_yaml("a: \u202ehtron\u202c\n", "x").diagnostics] == [
        ("Y115", "warning")
    ]


def test_two_keys_that_look_the_same_are_the_same():
    assert ("Y106", 2, 1) in told("must not: a\nmust\u00a0not\u200e: b\n")


def test_a_key_has_an_end():
    assert told(f"? {'a' * 1001}\n: b\n") == [("Y110", 1, 3)]


@pytest.mark.parametrize("text", ["", "# one\n# two", "---\n...\n", "  \n\n", "\ufeff", "\u200f\n", "---\n# a\n"])
def test_a_file_with_nothing_in_it_is_told(text):
    assert "Y112" in [code for code, _, _ in told(text)]
