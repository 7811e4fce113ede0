"""Workbooks: merged cells, dates of two calendars, numbers and dates typed as text, formulas, hidden rows."""

from __future__ import annotations

import sys
from datetime import date, datetime
from io import BytesIO

import pytest

from holdfire.formats.found import Refused
from holdfire.formats.tables.read_table import Shape, TableRow
from holdfire.formats.tables.xlsx_table import xlsx_table
from holdfire.source.diagnostic import Diagnostic

openpyxl = pytest.importorskip("openpyxl")


def workbook(rows, change=lambda book, sheet: None) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Days"
    for row in rows:
        sheet.append(row)
    change(book, sheet)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def read(raw: bytes, **shape: object):
    table = xlsx_table(raw, "days.xlsx", Shape(**shape))
    parts = list(table.parts)
    rows = [part for part in parts if isinstance(part, TableRow)]
    wrong = [d for p in parts for d in (p.why if isinstance(p, Refused) else (p,)) if isinstance(d, Diagnostic)]
    return table, rows, [*table.found, *wrong]


def told(wrong):
    return [(d.slug, d.span.line, d.span.column) for d in wrong]


def test_dates_and_numbers_come_out_plain():
    _, rows, wrong = read(
        workbook([["day", "dead", "share"], [date(2016, 10, 6), 3, 0.5], [datetime(2016, 10, 7, 8, 30), 4.0, 1234.25]])
    )
    assert [row.cells for row in rows] == [("2016-10-06", "3", "0.5"), ("2016-10-07 08:30", "4", "1234.25")]
    assert rows[0].plain == {0, 1, 2}
    assert wrong == []


def test_the_calendar_from_1904_is_heeded():
    def from_1904(book, sheet):
        book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    _, rows, _ = read(workbook([["day"], [date(2016, 10, 6)]], from_1904))
    assert rows[0].cells == ("2016-10-06",)


def test_merged_cells_hold_their_value_once_and_say_so():
    _, rows, wrong = read(
        workbook([["place", "dead"], ["Aleppo", 3], [None, 4], ["Idlib", 5]], lambda b, s: s.merge_cells("A2:A3"))
    )
    assert [row.cells for row in rows] == [("Aleppo", "3"), ("", "4"), ("Idlib", "5")]
    assert told(wrong) == [("merged-cells", 2, 1), ("merged-cells", 3, 1)]
    assert "A2:A3" in wrong[1].message
    assert [row.flags for row in rows] == [("merged-cells",), ("merged-cells",), ()]


def test_dates_and_numbers_typed_as_text_are_told():
    _, rows, wrong = read(workbook([["day", "dead"], [date(2016, 10, 6), 3], ["07/10/2016", "1.234"]]))
    assert rows[1].cells == ("07/10/2016", "1.234")
    assert rows[1].plain == frozenset()
    assert told(wrong) == [("date-as-text", 3, 1), ("number-as-text", 3, 2)]
    assert wrong[0].message.startswith("cell A3 of sheet `Days`: ")


def test_a_formula_without_a_kept_result_and_an_error_refuse_the_row():
    _, rows, wrong = read(workbook([["day", "dead"], ["a", "=SUM(1,2)"], ["b", 4], ["c", "#REF!"]]))
    assert [row.cells for row in rows] == [("b", "4")]
    assert told(wrong) == [("no-result", 2, 2), ("no-result", 4, 2)]


def test_hidden_rows_are_read_and_told():
    def hide(book, sheet):
        sheet.row_dimensions[3].hidden = True

    _, rows, wrong = read(workbook([["day"], ["a"], ["b"]], hide))
    assert [row.flags for row in rows] == [(), ("hidden-row",)]
    assert told(wrong) == [("hidden-row", 3, 1)]


def test_hidden_columns_are_read_and_told():
    def hide(book, sheet):
        sheet.column_dimensions["B"].hidden = True

    _, rows, wrong = read(workbook([["day", "dead", "hurt"], ["a", 1, 2]], hide))
    assert rows[0].cells == ("a", "1", "2")
    assert told(wrong) == [("hidden-column", 1, 2)]


def test_several_header_rows_a_sheet_by_name_and_a_cell_beyond_the_columns():
    def second(book, sheet):
        other = book.create_sheet("More")
        for row in (["", "killed", ""], ["day", "women", "men"], ["a", 1, 2], ["b", 1, 2, 9]):
            other.append(row)

    raw = workbook([["day"], ["a"]], second)
    table, rows, wrong = read(raw, sheet="More", header=(1, 2))
    assert table.columns == ("day", "killed women", "killed men")
    assert [row.cells for row in rows] == [("a", "1", "2")]
    assert told(wrong) == [("long-row", 4, 4)]
    _, _, wrong = read(raw)
    assert [(d.slug, d.severity) for d in wrong] == [("one-sheet", "note")]
    _, _, wrong = read(raw, sheet="Mor")
    assert wrong[0].help == "did you mean `More`?"


def test_what_is_no_workbook_says_so():
    _, _, wrong = read(b"PK\x03\x04 nothing")
    assert told(wrong) == [("not-a-table", 1, 1)]


def test_without_the_library_it_says_what_to_install(monkeypatch):
    raw = workbook([["day"], ["a"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (wrong,) = read(raw)[2]
    assert "holdfire[formats]" in wrong.help
