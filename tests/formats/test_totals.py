"""Columns looked at row after row: each odd thing is told at its row and column, and no silent zero becomes a claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.mapped_tables import read_mapped

MAPPING = """\
dataset: d
key: day
totals:
  dead: {each: dead, running: so_far, day: day, hours: hours, restarts with: phase, parts: [new, old]}
claims:
  dead:
    kind: event
    act: kill
    stretch: {ends: day, hours: hours}
    quantity: {column: dead, unit: people}
    total: stretch
    chain: un
    published: {column: day}
"""
HEADER = "day,hours,phase,dead,so_far,new,old\n"


@pytest.fixture
def days(tmp_path: Path):
    def made(*rows: str, mapping: str = MAPPING):
        path = tmp_path / "days.csv"
        path.write_text(HEADER + "".join(row + "\n" for row in rows), encoding="utf-8")
        return read_mapped(path, mapping)

    return made


def test_totals_that_add_up_are_silent(days):
    read = days("2024-01-01,24,1,5,5,3,2", "2024-01-02,24,1,0,5,,", "2024-01-04,48,1,4,9,,")
    assert read.told == []
    assert [(c["began"], c["ended"], c["quantity exactly"]) for c in read.claims] == [
        ("2023-12-31", "2024-01-01", "5"),
        ("2024-01-01", "2024-01-02", "0"),
        ("2024-01-02", "2024-01-04", "4"),
    ]


def test_a_total_that_does_not_add_up_or_falls_is_told(days):
    read = days("2024-01-01,24,1,5,5,,", "2024-01-02,24,1,3,9,,", "2024-01-03,24,1,1,8,,")
    assert read.told == [("does-not-add-up", 3, 19), ("total-falls", 4, 19)]
    assert [row.flags for row in read.rows] == [(), ("does-not-add-up",), ("total-falls",)]
    assert read.diagnostics[0].message == "5 and 3 (`dead`) are 8, but `so_far` is 9"


def test_days_of_which_nothing_is_told_are_named_and_what_a_total_grew_meanwhile(days):
    read = days("2024-01-01,24,1,5,5,,", "2024-01-05,48,1,3,10,,")
    assert read.told == [("days-untold", 3, 1), ("growth-untold", 3, 19)]
    assert "no `dead` is told of 2 days before this row (2024-01-02 to 2024-01-03)" in read.diagnostics[0].message
    assert "by 2 more than `dead` tells" in read.diagnostics[1].message


def test_a_row_of_no_hours_says_no_number(days):
    read = days("2024-01-01,24,1,5,5,,", "2024-01-02,0,1,0,5,,", "2024-01-03,48,1,4,9,,")
    assert read.told == [("no-hours", 3, 16)]
    assert [claim["ended"] for claim in read.claims] == ["2024-01-01", "2024-01-03"]
    assert read.rows[1].claims == ()


def test_hours_told_twice_are_told(days):
    read = days("2024-01-01,24,1,5,5,,", "2024-01-02,48,1,3,8,,")
    assert read.told == [("told-twice", 3, 12)]


def test_a_total_that_begins_anew_with_another_column_is_no_mistake(days):
    read = days("2024-01-01,24,1,5,5,,", "2024-01-02,24,2,3,3,,")
    assert read.told == [("total-restarts", 3, 19)]
    assert read.diagnostics[0].severity == "note"
    assert read.rows[1].flags == ()


def test_parts_that_do_not_add_up_are_told(days):
    read = days("2024-01-01,24,1,5,5,3,1", "2024-01-02,24,1,5,10,3,2", "2024-01-03,24,1,5,15,,")
    assert read.told == [("parts-differ", 2, 17)]


def test_rows_are_looked_at_in_the_order_of_their_days(days):
    read = days("2024-01-02,24,1,0,5,,", "2024-01-01,24,1,5,5,,")
    assert read.told == []


def test_whole_days_end_with_the_day(days):
    whole = MAPPING.replace("hours: hours}\n    quantity", "hours: hours, whole days: yes}\n    quantity")
    read = days("2024-01-02,48,1,5,5,,", mapping=whole)
    assert [(c["began"], c["ended"]) for c in read.claims] == [("2024-01-01", "2024-01-02")]


def test_decimals_are_added_up_exactly(days):
    read = days("2024-01-01,24,1,0.1,0.1,,", "2024-01-02,24,1,0.2,0.3,,", mapping=MAPPING + "decimal sign: point\n")
    assert read.told == []
