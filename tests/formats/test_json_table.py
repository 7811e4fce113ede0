"""JSON as a table: every form in which others hand out rows, with the place of every cell."""

from __future__ import annotations

import json

import pytest

from holdfire.formats.found import Refused
from holdfire.formats.tables.json_table import json_table
from holdfire.formats.tables.read_table import Shape, TableRow


def read(content: object):
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    table = json_table(text.encode(), "days.json", Shape())
    parts = list(table.parts)
    rows = [part for part in parts if isinstance(part, TableRow)]
    wrong = [d for part in parts if isinstance(part, Refused) for d in part.why]
    return table, rows, [*table.found, *wrong]


ROWS = [{"day": "2016-10-06", "dead": 3}, {"day": "2016-10-07", "hurt": 0}]


@pytest.mark.parametrize(
    "content",
    [
        ROWS,
        {"@odata.context": "x", "value": ROWS},
        {"count": 2, "next": None, "results": ROWS},
        "\n".join(json.dumps(row) for row in ROWS),
        "\ufeff" + json.dumps(ROWS, indent=2),
    ],
    ids=["list", "odata", "kobo", "lines", "byte order mark"],
)
def test_rows_are_found_wherever_they_stand(content):
    table, rows, wrong = read(content)
    assert table.columns == ("day", "dead", "hurt")
    assert [row.cells for row in rows] == [("2016-10-06", "3", ""), ("2016-10-07", "", "0")]
    assert [row.plain for row in rows] == [{1}, {2}]
    assert wrong == []


def test_objects_under_keys_are_rows_with_their_key():
    table, rows, _ = read({"a1": {"name": "Midan", "also": ["Maydan", "الميدان"]}, "b2": {"name": "Hanano"}})
    assert table.columns == ("@key", "name", "also")
    assert rows[0].cells == ("a1", "Midan", "Maydan | الميدان")


def test_groups_are_joined_and_repeats_stand_apart():
    table, rows, _ = read(
        [{"who": {"name": "x", "deep": {"n": 1}}, "dead": [{"age": 3}, {"age": 4, "who": {"sex": "f"}}]}]
    )
    assert table.columns == ("who/name", "who/deep/n")
    assert rows[0].lists == {"dead": ({"age": "3"}, {"age": "4", "who/sex": "f"})}


def test_features_carry_their_shape():
    point = {"type": "Point", "coordinates": [37.16, 36.2]}
    features = [{"type": "Feature", "id": 7, "geometry": point, "properties": {"n": 1}},
                {"type": "Feature", "geometry": None, "properties": {"at": point}}]  # fmt: skip
    table, rows, _ = read({"type": "FeatureCollection", "features": features})
    assert table.columns == ("@id", "@geometry", "n", "at")
    assert rows[0].cells == ("7", "POINT (37.16 36.2)", "1", "")
    assert rows[1].cells == ("", "", "", "POINT (37.16 36.2)")


def test_a_cell_is_found_again_also_where_all_stands_on_one_line():
    table, rows, _ = read('[{"day": "a", "n": {"dead": 1}}, {"day": "b", "n": {"dead": 22}}]')
    span = table.span_of(rows[1], table.columns.index("n/dead"))
    assert (span.line, span.column, span.end_column) == (1, 61, 63)


def test_what_is_no_row_is_refused_and_the_others_are_read():
    _, rows, wrong = read('[{"a": 1},\n 5,\n {"a": 1, "a": 2},\n {"a": 3}]')
    assert [row.cells for row in rows] == [("1",), ("3",)]
    assert [(d.slug, d.span.line) for d in wrong] == [("not-a-row", 2), ("not-a-row", 3)]
    assert "`a` stands twice" in wrong[1].message


def test_lines_that_are_broken_are_refused_one_by_one():
    _, rows, wrong = read('{"a": 1}\n{"a": \n{"a": 2}\n')
    assert [row.cells for row in rows] == [("1",), ("2",)]
    assert [(d.slug, d.span.line) for d in wrong] == [("not-a-row", 2)]


@pytest.mark.parametrize("text", ["", "nothing", "[1, 2", '[{"a": 1}', '{"value": [{"a": 1}'])
def test_what_is_no_json_says_where(text):
    table, _, wrong = read(text)
    assert table.is_broken
    assert wrong[0].slug == "not-a-table"


def test_numbers_keep_every_digit():
    _, rows, _ = read('[{"n": 12345678901234567890.10}]')
    assert rows[0].cells == ("12345678901234567890.10",)


def test_shapes_that_are_not_in_degrees_are_refused():
    feature = '{"type": "Feature", "geometry": null, "properties": {"a": 1}}'
    for name, is_read in (("urn:ogc:def:crs:OGC:1.3:CRS84", True), ("EPSG:32637", False)):
        crs = f'"crs": {{"type": "name", "properties": {{"name": "{name}"}}}}'
        _, rows, wrong = read(f'{{"type": "FeatureCollection", {crs}, "features": [{feature}]}}')
        assert [one.slug for one in wrong] == ([] if is_read else ["other-degrees"])
        assert len(rows) == is_read
