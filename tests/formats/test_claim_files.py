"""Claims by their own keys, of people and of exports: what was not touched says nothing, what was edited corrects."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import ANY_NAMES
from holdfire.formats import claims
from holdfire.formats.asked import Asked
from holdfire.formats.formats import pick_format
from holdfire.formats.found import FoundPlace
from holdfire.formats.own import own
from holdfire.formats.own.round_trip import mark_of
from holdfire.formats.source_file import open_source
from holdfire.formats.tables.csv_table import write_csv
from tests.formats.mapped_tables import Read

CLAIM = {
    "id": "c1", "kind": "event", "act": "airstrike", "actors": ["syria", "syria + russia"], "where": "aleppo",
    "when": "2016-10-05", "chain": ["opposition", "afp"], "published": "2016-10-06",
}  # fmt: skip
FLAT = {key: " | ".join(value) if isinstance(value, list) else value for key, value in CLAIM.items()}


def read(path: Path, names=ANY_NAMES) -> Read:
    source = open_source(path, path.name).value
    format_ = pick_format(source).value
    assert format_ in (claims, own)
    return Read(tuple(format_.read(source, Asked(names, ZoneInfo("UTC")))))


def marked(flat: dict[str, str], dataset: str = "", key: str = "c1") -> dict[str, str]:
    return {**flat, "holdfire dataset": dataset, "holdfire key": key, "holdfire mark": mark_of(FLAT)}


def feature(properties: dict, geometry: dict | None) -> str:
    one = {"type": "Feature", "id": "f1", "geometry": geometry, "properties": properties}
    return json.dumps({"type": "FeatureCollection", "features": [one]})


POINT = {"type": "Point", "coordinates": [37.16, 36.2]}


@pytest.mark.parametrize("form", ["jsonl", "csv", "geojson", "xlsx"])
def test_the_same_claim_is_read_in_every_form(tmp_path, form):
    path = tmp_path / f"some.{form}"
    match form:
        case "jsonl":
            path.write_text(json.dumps(CLAIM) + "\n", encoding="utf-8")
        case "csv":
            path.write_text(write_csv(list(FLAT), [list(FLAT.values())]), encoding="utf-8")
        case "geojson":
            path.write_text(
                feature({k: v for k, v in FLAT.items() if k != "id"} | {"id": "c1"}, None), encoding="utf-8"
            )
        case _:
            openpyxl = pytest.importorskip("openpyxl")
            book = openpyxl.Workbook()
            book.active.append(["about", "this workbook"])
            for row in (list(FLAT), [f"#{key}" for key in FLAT], list(FLAT.values())):
                (book["event"] if "event" in book else book.create_sheet("event")).append(row)
            book.save(path)
    found = read(path)
    assert found.diagnostics == []
    assert found.claims == [CLAIM]
    assert [row.key for row in found.rows] == ["c1"]


def test_keys_inside_others_are_joined(tmp_path):
    line = {**CLAIM, "quantity": {"low": 3, "unit": "strikes"}, "quote": {"in": "nyt", "text": "three"}}
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert read(path).claims == [
        {**CLAIM, "quantity low": "3", "quantity unit": "strikes", "quote in": "nyt", "quote text": "three"}
    ]


def test_a_row_without_an_id_is_refused(tmp_path):
    path = tmp_path / "some.csv"
    path.write_text(write_csv(list(FLAT), [["", *list(FLAT.values())[1:]]]), encoding="utf-8")
    assert [one.slug for one in read(path).diagnostics] == ["no-id"]


def test_what_was_not_touched_says_nothing_and_what_was_edited_corrects(tmp_path):
    same, edited = marked(FLAT), marked({**FLAT, "where": "idlib"})
    imported = marked({**FLAT, "id": "ucdp-7", "act": "shelling"}, "ucdp-ged", "7")
    new = {**FLAT, "id": "c9"}
    path = tmp_path / "event.csv"
    columns = list(same)
    rows = [[row.get(name, "") for name in columns] for row in (same, edited, imported, new)]
    path.write_text(write_csv(columns, rows), encoding="utf-8")
    found = read(path)
    assert [(c["id"], c.get("replaces"), c["act"], c["where"]) for c in found.claims] == [
        ("c1-edited", "c1", "airstrike", "idlib"),
        ("ucdp-7-edited", "ucdp-7", "shelling", "aleppo"),
        ("c9", None, "airstrike", "aleppo"),
    ]
    assert [row.key for row in found.rows] == ["c1", "ucdp-7", "c9"]
    assert [(one.slug, one.severity) for one in found.diagnostics] == [("untouched", "note")]


def test_a_correction_that_is_edited_again_corrects_the_correction(tmp_path):
    again = marked({**FLAT, "id": "c1-edited", "replaces": "c1", "where": "foua"}, "holdfire", "c1")
    path = tmp_path / "event.csv"
    path.write_text(write_csv(list(again), [list(again.values())]), encoding="utf-8")
    (row,) = read(path).rows
    assert (row.key, row.claims[0]["id"], row.claims[0]["where"]) == ("c1", "c1-edited", "foua")


def test_a_place_that_the_case_does_not_know_is_proposed_as_it_is_drawn(tmp_path):
    path = tmp_path / "some.geojson"
    path.write_text(feature({**FLAT, "where": "Old mill"}, POINT), encoding="utf-8")
    drawn = FoundPlace("old mill", "Old mill", wkt="POINT (37.16 36.2)", precision="as drawn in the file")
    assert read(path, replace(ANY_NAMES, places={})).names == [drawn]
    assert read(path, replace(ANY_NAMES, places={"old mill": "mill"})).names == []


def test_a_claim_that_is_only_drawn_gets_a_place_of_its_own(tmp_path):
    path = tmp_path / "some.geojson"
    path.write_text(feature({key: text for key, text in FLAT.items() if key != "where"}, POINT), encoding="utf-8")
    found = read(path, replace(ANY_NAMES, places={}))
    assert found.claims[0]["where"] == "where c1 is drawn"
    assert [place.id for place in found.names] == ["where c1 is drawn"]


@pytest.mark.parametrize("coordinates", [[361, 37], [0, 0]])
def test_a_shape_that_cannot_be_is_told(tmp_path, coordinates):
    path = tmp_path / "some.geojson"
    path.write_text(feature(FLAT, {"type": "Point", "coordinates": coordinates}), encoding="utf-8")
    found = read(path, replace(ANY_NAMES, places={}))
    assert [one.slug for one in found.diagnostics] == ["no-shape"]
    assert found.names == []


def test_claims_written_back_are_read_the_same(tmp_path):
    path = tmp_path / "some.jsonl"
    path.write_text(json.dumps({**CLAIM, "quantity": {"low": 3, "unit": "strikes"}}) + "\n", encoding="utf-8")
    found = read(path)
    again = tmp_path / "again.jsonl"
    again.write_bytes(claims.write(found.found))
    assert read(again).claims == found.claims
