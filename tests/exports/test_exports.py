"""What comes out of ``holdfire export``, held against what others make of it."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
import shapely
from prov.model import ProvDocument, ProvEntity

from holdfire.cli.main import main
from holdfire.exports.given import give_claims
from holdfire.exports.workbook import case_workbook
from holdfire.formats.own.round_trip import own_row
from holdfire.formats.written.write_xlsx import write_xlsx
from holdfire.pipeline import Case, load_case
from tests.exports.conftest import EVENT

ROOT = Path(__file__).parents[2]
FILES = ("geojson", "jsonl", "annotations", "prov", "xlsx")
FOLDERS = ("csv", "parquet")


def export(what: str, case: Case, out: Path, *more: str) -> Path:
    assert main(["export", what, str(case.folder), "--out", str(out), *more]) == 0
    return out


def validated(folder: Path) -> Any:
    """Let Frictionless validate a data package; what its own parts warn of is none of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return import_module("frictionless").Package(str(folder / "datapackage.json")).validate()


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))


def test_the_data_package_is_what_frictionless_takes_for_valid(aleppo: Case, tmp_path: Path) -> None:
    out = export("csv", aleppo, tmp_path / "out")
    report = validated(out)
    assert report.valid, report.flatten(["title", "fieldName", "message"])
    assert {task.name for task in report.tasks} >= {"event", "figure", "parties", "places", "accounts", "documents"}


def test_the_data_package_would_notice_a_claim_of_nobody(aleppo: Case, tmp_path: Path) -> None:
    out = export("csv", aleppo, tmp_path / "out")
    events = (out / "event.csv").read_text(encoding="utf-8")
    (out / "event.csv").write_text(events.replace(",yes,nyt,nyt,", ",yes,nobody,nyt,"), encoding="utf-8")
    report = validated(out)
    assert list(report.flatten(["type"])) == [["foreign-key"]]


def test_each_row_has_its_id_its_chain_and_four_times(case_of: Callable[..., Case], tmp_path: Path) -> None:
    claim = {**EVENT, "id": "c1", "when": "2024-03-02", "said": "2024-03-04 10:00", "recorded": "2024-03-06",
             "where": "bridge"}  # fmt: skip
    (row,) = rows(export("csv", case_of(claim), tmp_path / "out") / "event.csv")
    assert (row["id"], row["chain"], row["holdfire key"], row["holdfire dataset"]) == (
        "c1",
        "north | gazette",
        "c1",
        "",
    )
    assert row["holdfire began from"] == "2024-03-02T00:00:00Z"
    assert row["holdfire ended until"] == "2024-03-02T23:59:59Z"
    assert row["holdfire said from"] == row["holdfire said until"] == "2024-03-04T10:00:00Z"
    assert row["holdfire published until"] == "2024-03-05T23:59:59Z"
    assert row["holdfire recorded from"] == "2024-03-06T00:00:00Z"
    assert (row["holdfire longitude"], row["holdfire latitude"]) == ("37.5", "36.25")
    assert (row["holdfire origin"], row["holdfire source"]) == ("north", "gazette")


def test_an_area_is_no_point(case_of: Callable[..., Case], tmp_path: Path) -> None:
    (row,) = rows(
        export("csv", case_of({**EVENT, "id": "c1", "when": "2024", "where": "valley"}), tmp_path / "o") / "event.csv"
    )
    assert (row["holdfire place"], row["holdfire longitude"]) == ("valley", "")


def test_only_claims_that_stand_leave_unless_history_is_asked_for(
    case_of: Callable[..., Case], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = case_of(
        {**EVENT, "id": "c1", "when": "2024-03-02"},
        {**EVENT, "id": "c2", "when": "2024-03-03", "replaces": "c1", "published": "2024-03-06"},
        {**EVENT, "id": "c3", "when": "2024-03-03"},
        {"id": "c4", "retracts": "c3", "chain": ["north", "gazette"], "published": "2024-03-07"},
    )
    out = export("csv", case, tmp_path / "now")
    assert "Left out, as corrected, taken back, or taking others back: 3 claims." in capsys.readouterr().out
    assert [row["id"] for row in rows(out / "event.csv")] == ["c2"]
    whole = export("csv", case, tmp_path / "whole", "--with-history")
    assert [(row["id"], row["holdfire stands"]) for row in rows(whole / "event.csv")] == [
        ("c1", "no"),
        ("c2", "yes"),
        ("c3", "no"),
    ]
    assert [row["retracts"] for row in rows(whole / "retraction.csv")] == ["c3"]


def test_text_that_a_spreadsheet_would_run_is_guarded(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of({**EVENT, "id": "c1", "when": "2024-03-02", "note": "=HYPERLINK(A1)", "harm": "-3 or so"})
    (row,) = rows(export("csv", case, tmp_path / "out") / "event.csv")
    assert (row["note"], row["harm"]) == ("'=HYPERLINK(A1)", "'-3 or so")
    assert own_row(row, is_guarded=True).cells["note"] == "=HYPERLINK(A1)"
    assert not own_row(row, is_guarded=True).is_edited
    sheet = openpyxl.load_workbook(export("xlsx", case, tmp_path / "out.xlsx"))["event"]
    note = next(cell for cell, head in zip(sheet[2], sheet[1], strict=True) if head.value == "note")
    assert (note.value, note.data_type) == ("=HYPERLINK(A1)", "s")


def test_geojson_is_as_rfc_7946_asks(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of(
        {**EVENT, "id": "c1", "when": "2024-03-02", "where": "valley", "from place": "bridge"},
        {**EVENT, "id": "c2", "when": "2024-03-02", "where": "hills"},
        {**EVENT, "id": "c3", "when": "2024-03-02", "to place": "bridge"},
    )
    content = json.loads(export("geojson", case, tmp_path / "out.geojson").read_text(encoding="utf-8"))
    assert "crs" not in content
    valley, hills, bridge = content["features"]
    ring = shapely.geometry.shape(valley["geometry"]).exterior
    assert ring.is_ccw
    assert hills["geometry"] is None
    assert bridge["geometry"] == {"type": "Point", "coordinates": [37.5, 36.25]}
    assert [f["properties"].get("holdfire_precision") for f in content["features"]] == ["area", None, "point"]
    assert all(not isinstance(value, dict | list) for f in content["features"] for value in f["properties"].values())
    assert valley["properties"]["from_place"] == "bridge"


def test_every_quoted_word_is_found_again(aleppo: Case, tmp_path: Path) -> None:
    page = json.loads(export("annotations", aleppo, tmp_path / "out.json").read_text(encoding="utf-8"))
    texts = {document.path: document.text for document in aleppo.documents.values()}
    assert len(page["items"]) == page["partOf"]["total"] > 60
    for item in page["items"]:
        target = item["target"]
        text = texts[target["source"]["id"]]
        assert sha256(text.encode()).hexdigest() == target["source"]["sha256"]
        words, place = target["selector"]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text


def test_provenance_is_read_by_the_library_of_the_standard(aleppo: Case, tmp_path: Path) -> None:
    out = export("prov", aleppo, tmp_path / "out.json")
    read = ProvDocument.deserialize(content=out.read_text(encoding="utf-8"), format="json")
    claims = [one for one in read.get_records(ProvEntity) if "claim/" in str(one.identifier)]
    assert len(claims) == len(give_claims(aleppo).claims)
    written, again = json.loads(out.read_text(encoding="utf-8")), json.loads(read.serialize(format="json"))
    assert {section: len(content) for section, content in again.items()} == {
        section: len(content) for section, content in written.items()
    }


def test_a_chain_is_a_telling_for_each_link(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of({**EVENT, "id": "c1", "when": "2024", "chain": ["south", "north", "gazette"]})
    told = json.loads(export("prov", case, tmp_path / "out.json").read_text(encoding="utf-8"))
    said_by = {one["prov:entity"]: one["prov:agent"] for one in told["wasAttributedTo"].values()}
    assert said_by == {
        "holdfire:telling/c1/1": "holdfire:party/south",
        "holdfire:telling/c1/2": "holdfire:party/north",
        "holdfire:claim/c1": "holdfire:party/gazette",
    }
    derived = {(one["prov:generatedEntity"], one["prov:usedEntity"]) for one in told["wasDerivedFrom"].values()}
    assert derived == {
        ("holdfire:telling/c1/2", "holdfire:telling/c1/1"),
        ("holdfire:claim/c1", "holdfire:telling/c1/2"),
    }


def test_parquet_has_types(aleppo: Case, tmp_path: Path) -> None:
    out = export("parquet", aleppo, tmp_path / "out")
    table = pq.read_table(out / "figure.parquet")
    types = {field.name: str(field.type) for field in table.schema}
    assert types["holdfire_low"] == "decimal128(38, 7)"
    assert types["holdfire_began_from"] == "timestamp[us, tz=UTC]"
    assert table.num_rows == len(give_claims(aleppo).of_kind("figure"))
    assert "At least so many" in table.schema.metadata[b"columns"].decode()


def test_jsonl_can_be_read_as_claims_again(aleppo: Case, tmp_path: Path) -> None:
    out = export("jsonl", aleppo, tmp_path / "out.jsonl")
    for old in (aleppo.folder / "claims").iterdir():
        old.unlink()
    out.replace(aleppo.folder / "claims" / "all.jsonl")
    again = load_case(aleppo.folder)
    assert again.value is not None, again.diagnostics
    assert sorted(again.value.claims, key=lambda one: one.id) == sorted(aleppo.claims, key=lambda one: one.id)


def test_csv_can_be_read_as_claims_again(aleppo: Case, tmp_path: Path) -> None:
    out = export("csv", aleppo, tmp_path / "out")
    for old in (aleppo.folder / "claims").iterdir():
        old.unlink()
    for table in ("event", "figure", "stance", "decision", "wording", "coverage"):
        (out / f"{table}.csv").replace(aleppo.folder / "claims" / f"{table}.csv")
    again = load_case(aleppo.folder)
    assert again.value is not None, again.diagnostics
    assert sorted(again.value.claims, key=lambda one: one.id) == sorted(aleppo.claims, key=lambda one: one.id)


def test_the_same_case_is_the_same_bytes(aleppo: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(name: str) -> dict[str, str]:
        there = tmp_path / name
        there.mkdir()
        for what in FILES + FOLDERS:
            export(what, aleppo, there / what)
        files = [path for path in there.rglob("*") if path.is_file()]
        return {path.relative_to(there).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}

    once = everything("once")
    later = 4_000_000_000.0
    monkeypatch.setattr("time.time", lambda: later)
    assert everything("again") == once


def test_workbook_has_a_tab_for_each_kind_a_dictionary_and_tags(aleppo: Case, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export("xlsx", aleppo, tmp_path / "out.xlsx", "--hxl"))
    assert book.sheetnames == [
        "about", "event", "figure", "stance", "decision", "wording", "coverage",
        "accounts", "parties", "places", "documents", "dictionary",
    ]  # fmt: skip
    event = book["event"]
    assert event.freeze_panes == "B3"
    tags = [cell.value for cell in event[2]]
    assert all(tag.startswith("#") for tag in tags)
    assert tags[[cell.value for cell in event[1]].index("where")] == "#loc+name"
    listed = {(row[0].value, row[1].value) for row in book["dictionary"].iter_rows(min_row=2)}
    assert {("event", cell.value) for cell in event[1]} <= listed


def test_cells_of_claims_are_text_in_a_workbook(aleppo: Case, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(export("xlsx", aleppo, tmp_path / "out.xlsx"))["event"]
    began = [cell for column in sheet.iter_cols() if column[0].value == "began" for cell in column[1:]]
    assert {cell.number_format for cell in began if cell.value} == {"@"}
    assert sheet.column_dimensions[began[0].column_letter].number_format == "@"


def test_what_no_workbook_can_keep_is_told(case_of: Callable[..., Case]) -> None:
    case = case_of({**EVENT, "id": "c1", "when": "2024-03-02", "note": "a\u0007b", "harm": "x" * 40_000})
    made = write_xlsx(case_workbook(case, give_claims(case)))
    assert [(one.code, one.severity) for one in made.diagnostics] == [("E682", "warning")] * 2
    sheet = openpyxl.load_workbook(io.BytesIO(made.value))["event"]
    row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert row["note"] == "a\ufffdb"
    assert not own_row({key: str(value) for key, value in row.items() if value is not None}).is_edited


def test_nothing_is_written_over_other_files(aleppo: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["export", "csv", str(aleppo.folder), "--out", str(tmp_path / "out")]) == 2
    assert "holds files that were not exported" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["thesis.txt"]


def test_an_export_replaces_an_earlier_one_whole(aleppo: Case, tmp_path: Path) -> None:
    out = export("csv", aleppo, tmp_path / "out")
    (aleppo.folder / "claims" / "3-wording.jsonl").unlink()
    export("csv", aleppo, out)
    assert not (out / "wording.csv").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    aleppo: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("holdfire.formats.put.os.fsync", full)
    assert main(["export", "jsonl", str(aleppo.folder), "--out", str(out)]) == 2
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]


def test_what_nobody_claims_does_not_leave(case_of: Callable[..., Case], tmp_path: Path) -> None:
    what_if = {"id": "w1", "kind": "event", "act": "airstrike", "when": "2024-03-02", "supposed": True}
    case = case_of({**EVENT, "id": "c1", "when": "2024-03-02"}, what_if)
    assert [row["id"] for row in rows(export("csv", case, tmp_path / "out") / "event.csv")] == ["c1"]


def test_an_import_is_an_activity_with_its_file_its_time_and_its_person(
    case_of: Callable[..., Case], tmp_path: Path
) -> None:
    case = case_of()
    file = tmp_path / "field.jsonl"
    file.write_text(json.dumps({**EVENT, "id": "f1", "when": "2024-03-02"}) + "\n", encoding="utf-8")
    assert main(["import", str(case.folder), str(file), "--keep", "--by", "ana"]) == 0
    told = json.loads(export("prov", case, tmp_path / "out.json").read_text(encoding="utf-8"))
    (activity,) = told["activity"].values()
    assert activity["prov:startTime"].endswith("Z")
    assert activity["holdfire:sha256"] == sha256(file.read_bytes()).hexdigest()
    assert [one["prov:entity"] for one in told["used"].values()] == ["holdfire:file/b1/field.jsonl"]
    assert [one["prov:agent"] for one in told["wasAssociatedWith"].values()] == ["holdfire:person/ana"]
    assert [one["prov:entity"] for one in told["wasGeneratedBy"].values()] == ["holdfire:claim/f1"]
    ProvDocument.deserialize(content=json.dumps(told), format="json")
