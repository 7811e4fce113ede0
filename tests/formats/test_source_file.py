"""A file from elsewhere is looked at before it is read: encoding, separator, header."""

import pytest

from holdfire.formats.source_file import open_source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_come_to_the_same(tmp_path, encoding, separator):
    rows = [["id", "name"], ["1", "Maʿarrat"], ["2", "two\nlines"]]
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    (tmp_path / "x.csv").write_bytes(text.encode(encoding))

    source = open_source(tmp_path / "x.csv").value

    assert source.header == ("id", "name")
    assert list(source.rows()) == [(2, ["1", "Maʿarrat"]), (3, ["2", "two\nlines"])]


def test_a_row_after_one_of_two_lines_begins_where_it_stands(tmp_path):
    (tmp_path / "x.csv").write_text('id,name\n1,"two\nlines"\n\n2,b\n', encoding="utf-8")

    assert [line for line, _ in open_source(tmp_path / "x.csv").value.rows()] == [2, 5]


def test_mixed_encoding_is_read_and_said_with_its_line(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"id,name\n1,a\n2,caf\xe9\n")

    opened = open_source(tmp_path / "x.csv", "x.csv")

    assert [(d.code, d.severity, d.span.line) for d in opened.diagnostics] == [("E602", "warning", 3)]
    assert list(opened.value.rows())[1] == (3, ["2", "café"])


def test_an_empty_file_or_none_is_refused(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"")

    for name in ("x.csv", "y.csv"):
        opened = open_source(tmp_path / name)
        assert opened.value is None
        assert [d.code for d in opened.diagnostics] == ["E601"]


def test_what_is_no_text_has_no_header(tmp_path):
    (tmp_path / "x.xlsx").write_bytes(b"PK\3\4\0\0\0")

    opened = open_source(tmp_path / "x.xlsx")

    assert (opened.value.header, opened.value.ending) == ((), ".xlsx")
