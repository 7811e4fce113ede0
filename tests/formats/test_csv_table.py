"""Tables in text: what is wrong with a row is told with its place, and the other rows are read."""

from __future__ import annotations

import pytest

from holdfire.formats.found import Refused
from holdfire.formats.tables.csv_table import csv_table, write_csv
from holdfire.formats.tables.read_table import Shape, TableRow
from holdfire.source.diagnostic import Diagnostic


def read(text: str | bytes, **shape: object):
    raw = text.encode() if isinstance(text, str) else text
    table = csv_table(raw, "days.csv", Shape(**shape))
    parts = list(table.parts)
    rows = [part for part in parts if isinstance(part, TableRow)]
    wrong = [
        d for part in parts for d in (part.why if isinstance(part, Refused) else (part,)) if isinstance(d, Diagnostic)
    ]
    return table, rows, [*table.found, *wrong]


def told(wrong: list[Diagnostic]) -> list[tuple[str, int, int]]:
    return [(d.slug, d.span.line, d.span.column) for d in wrong]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_and_byte_order_marks_are_understood(separator):
    text = "\ufeffday,place,dead\r\n2016-10-06,Aleppo,3\r\n\r\n".replace(",", separator)
    table, rows, wrong = read(text)
    assert table.columns == ("day", "place", "dead")
    assert [row.cells for row in rows] == [("2016-10-06", "Aleppo", "3")]
    assert rows[0].line == 2
    assert wrong == []


def test_a_row_of_tags_says_nothing():
    _, rows, wrong = read("day,dead\n#date,#affected+killed\n2016-10-06,3\n")
    assert [row.line for row in rows] == [3]
    assert wrong == []


def test_a_quote_that_does_not_close_costs_one_row():
    _, rows, wrong = read('day,note,dead\n1,"open,3\n2,fine,4\n3,"two\nlines",5\n4,"a ""word""",6\n')
    assert [row.cells for row in rows] == [("2", "fine", "4"), ("3", "two\nlines", "5"), ("4", 'a "word"', "6")]
    assert told(wrong) == [("open-quote", 2, 3)]


def test_a_quote_that_swallows_rows_up_to_the_next_quote_costs_one_row():
    _, rows, wrong = read('day,note,dead\n1,"open,3\n2,fine,4\n3,"said",5\n')
    assert [row.cells[0] for row in rows] == ["2", "3"]
    assert told(wrong) == [("open-quote", 2, 3)]


def test_a_row_longer_than_the_header_is_refused_and_a_shorter_one_told():
    _, rows, wrong = read("day,note,dead\n1,he said, loudly,3\n2,x\n3,x,4,,\n")
    assert [row.cells for row in rows] == [("2", "x", ""), ("3", "x", "4")]
    assert told(wrong) == [("long-row", 2, 19), ("short-row", 3, 3)]


def test_each_line_that_is_not_utf_8_says_what_it_was_read_as():
    raw = (
        "day,place\n1,حلب\n".encode()
        + "2,Алеппо\n".encode("cp1251")
        + "3,قصف مدفعي\n".encode("cp1256")
        + "4,Zürich\n".encode("cp1252")
        + "5,Zürich\n".encode()
    )
    _, rows, wrong = read(raw)
    assert [row.cells[1] for row in rows] == ["حلب", "Алеппо", "قصف مدفعي", "Zürich", "Zürich"]
    assert told(wrong) == [("assumed-encoding", 3, 3), ("assumed-encoding", 4, 3), ("assumed-encoding", 5, 4)]
    assert "Windows-1251 (Cyrillic)" in wrong[0].message
    assert [row.flags for row in rows[1:3]] == [("assumed-encoding",), ("assumed-encoding",)]


def test_a_line_in_no_encoding_is_refused():
    _, rows, wrong = read(b"day,place\n1,\x81\x8d\x98\x00\xff\n2,b\n")
    assert [row.cells for row in rows] == [("2", "b")]
    assert told(wrong) == [("undecodable", 2, 1)]


def test_an_encoding_that_is_said_is_not_guessed():
    _, rows, wrong = read("day,place\n1,حي\n".encode("cp1256"), encoding="cp1256")
    assert [row.cells for row in rows] == [("1", "حي")]
    assert wrong == []
    table, _, wrong = read("a,b\n", encoding="klingon")
    assert table.is_broken
    assert told(wrong) == [("not-a-table", 1, 1)]


def test_utf_16_is_read():
    _, rows, _ = read("day;place\r\n1;حلب\r\n".encode("utf-16"))
    assert [row.cells for row in rows] == [("1", "حلب")]


def test_several_header_rows_are_joined_and_rows_can_be_left_out():
    text = "Monthly return,,\n,killed,\nday,women,men\n1,2,3\nTotal,2,3\n"
    table, rows, wrong = read(text, header=(2, 3), skip_rows=frozenset({5}))
    assert table.columns == ("day", "killed women", "killed men")
    assert [row.cells for row in rows] == [("1", "2", "3")]
    assert wrong == []


def test_columns_called_alike_are_told():
    table, _, wrong = read("day,dead,dead\n")
    assert table.is_broken
    assert told(wrong) == [("bad-header", 1, 10)]


def test_a_table_that_is_written_is_read_the_same():
    rows = [("1", 'a "word", and more'), ("2", "two\nlines"), ("3", "حلب")]
    _, again, wrong = read(write_csv(("day", "note"), rows))
    assert [row.cells for row in again] == rows
    assert wrong == []
