"""Export, edit, import: only what was edited changes, in every form that comes back."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.cli.main import main
from holdfire.formats.own.round_trip import listed, words_of
from holdfire.log.claim_rows import rows_of
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import Case, load_case
from tests.exports.conftest import DEAL, EVENT, SHAPES, SOURCES

FORMS = ("csv", "xlsx", "jsonl", "geojson")
LINES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), min_size=1, max_size=20)
WORDS = st.lists(LINES, min_size=1, max_size=2).map(lambda lines: "\n".join(lines).strip()).filter(bool)
SIGNS = st.sampled_from(
    ["=1+1", "'=x", "@me", "-3 or so", "a;b,c", '"quoted"', "007", "1.000", "TRUE", "2016-10-06", "#x"]
)
PLACES = st.sampled_from(["bridge", "The valley", "hills", "within 500 m of bridge"])
PARTIES = st.lists(st.sampled_from(["north", "south", "القيادة الشمالية", "north + south"]), min_size=1, max_size=3)
CELLS: Mapping[str, st.SearchStrategy[Any]] = {
    "note": WORDS | SIGNS,
    "harm": WORDS | SIGNS,
    "where": PLACES,
    "actors": PARTIES.map(lambda names: list(dict.fromkeys(names))),
    "with": st.lists(st.sampled_from(["flags", "their weapons"]), min_size=1, unique=True),
    "quantity": st.sampled_from(["3 strikes", "up to 40", "unknown"]),
    "said": st.sampled_from(["2024-03-03", "2024-03-04 08:00", "2024-03-01 to 2024-03-04"]),
    "grade": st.sampled_from(["B2", "F6"]),
}
CLAIMS = st.lists(st.fixed_dictionaries({}, optional=CELLS), min_size=1, max_size=4)
EDITS = st.sampled_from(sorted(CELLS)).flatmap(lambda key: st.tuples(st.just(key), CELLS[key] | st.just("")))


def made(folder: Path, claims: Iterable[Mapping[str, Any]]) -> Path:
    """Make a case whose claims stand half in a file, half in the log, imported from somewhere."""
    (folder / "claims").mkdir(parents=True)
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / "places.geojson").write_text(json.dumps(SHAPES), encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    rows = [{**EVENT, "id": f"c{n}", "when": "2024-03-02", **claim} for n, claim in enumerate(claims)]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows[::2])
    (folder / "claims" / "all.jsonl").write_text(lines, encoding="utf-8")
    origin = {"format": "ucdp", "dataset": "ged", "file": "u.csv", "line": 2}
    entries = [
        NewEntry("ann", "claim", row["id"], {"row": row, "origin": {**origin, "key": row["id"]}}) for row in rows[1::2]
    ]
    with open_log(folder) as log:
        log.append(entries, at=1_710_000_000)
    return folder


def exported(what: str, folder: Path, out: Path) -> Path:
    assert main(["export", what, str(folder), "--out", str(out)]) == 0
    return out / "event.csv" if what == "csv" else out


def edited(what: str, file: Path, id_: str, key: str, value: Any) -> None:
    """Put a value into one cell, as people would; ``""`` empties it."""
    text = value if isinstance(value, str) else " | ".join(value)
    match what:
        case "csv":
            content = file.read_bytes().decode()
            separator = ";" if content.startswith('"id";') else ","
            rows = list(csv.DictReader(io.StringIO(content, newline=""), delimiter=separator))
            next(row for row in rows if row["id"] == id_)[key] = text
            with file.open("w", encoding="utf-8", newline="") as written:
                writer = csv.DictWriter(written, rows[0], lineterminator="\r\n", delimiter=";", quoting=csv.QUOTE_ALL)
                writer.writeheader()
                writer.writerows(rows)
        case "xlsx":
            book = openpyxl.load_workbook(file)
            sheets = [sheet for sheet in book if sheet["A1"].value == "id"]
            head, row = next(
                ([cell.value for cell in sheet[1]], row)
                for sheet in sheets
                for row in sheet.iter_rows(min_row=2)
                if row[0].value == id_
            )
            row[head.index(key)].value = text or None
            row[head.index(key)].data_type = "s" if text else "n"
            book.save(file)
        case "jsonl":
            lines = [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n") if line]
            put(next(line for line in lines if line["id"] == id_), key, value)
            file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        case "geojson":
            content = json.loads(file.read_text(encoding="utf-8"))
            put(next(one for one in content["features"] if one["id"] == id_)["properties"], key.replace(" ", "_"), text)
            file.write_text(json.dumps(content), encoding="utf-8")


def put(cells: dict[str, Any], key: str, value: Any) -> None:
    cells.pop(key, None)
    if value:
        cells[key] = value


def imported(folder: Path, file: Path, code: int = 0) -> list[dict[str, str]]:
    """Import a file; give what the new claims say."""
    before = len(read_state(folder).claims)
    assert main(["import", str(folder), str(file), "--keep", "--by", "ben"]) == code
    rows = rows_of(read_state(folder).claims[before:]).value
    return [words_of(row.cells) for row in rows]


@pytest.mark.parametrize("what", FORMS)
@settings(max_examples=int(os.environ.get("HOLDFIRE_ROUND_TRIPS", "5")), deadline=None)
@given(claims=CLAIMS, at=st.integers(0, 3), edit=EDITS)
def test_only_the_cell_that_was_edited_changes(
    what: str, claims: list[dict[str, Any]], at: int, edit: tuple[str, Any]
) -> None:
    key, value = edit
    with TemporaryDirectory() as place:
        folder = made(Path(place) / "case", claims)
        file = exported(what, folder, Path(place) / f"out.{what}")
        assert imported(folder, file) == []
        id_ = f"c{at % len(claims)}"
        was = words_of({**EVENT, "id": id_, "when": "2024-03-02", **claims[at % len(claims)]})
        edited(what, file, id_, key, value)
        wanted = words_of({**{name: listed(name, text) for name, text in was.items()}, key: value})
        if wanted == was:
            assert imported(folder, file) == []
            return
        (new,) = imported(folder, file)
        assert new.pop("replaces") == id_
        assert {**new, "id": id_} == wanted
        assert imported(folder, file) == []
        again = load_case(folder)
        assert again.value is not None, again.diagnostics


def test_a_place_that_is_emptied_on_a_map_is_not_named_by_its_shape(tmp_path: Path) -> None:
    folder = made(tmp_path / "case", [{"where": "bridge"}])
    file = exported("geojson", folder, tmp_path / "out.geojson")
    edited("geojson", file, "c0", "where", "")
    (new,) = imported(folder, file)
    assert "where" not in new
    assert not read_state(folder).places


@pytest.mark.parametrize("what", FORMS)
def test_a_file_of_last_week_changes_nothing_that_others_changed(what: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}, {"note": "b"}, {"note": "c"}])
    old = exported(what, folder, tmp_path / f"old.{what}")
    mine = exported(what, folder, tmp_path / f"mine.{what}")
    edited(what, mine, "c0", "note", "mended")
    assert len(imported(folder, mine)) == 1
    edited(what, old, "c2", "note", "mended too")
    (new,) = imported(folder, old)
    assert new["replaces"] == "c2"
    case = load_case(folder).value
    gone = {claim.replaces for claim in case.claims}
    assert sorted(claim.note for claim in case.claims if claim.id not in gone) == ["b", "mended", "mended too"]


@pytest.mark.parametrize("what", FORMS)
def test_one_claim_changed_on_both_sides_is_refused(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}])
    old = exported(what, folder, tmp_path / f"old.{what}")
    mine = exported(what, folder, tmp_path / f"mine.{what}")
    edited(what, mine, "c0", "note", "mended")
    assert len(imported(folder, mine)) == 1
    edited(what, old, "c0", "harm", "a roof")
    capsys.readouterr()
    assert imported(folder, old) == []
    assert "was changed in the case as well: `note`" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("what", FORMS)
def test_who_goes_on_editing_one_file_can_import_it_again(what: str, tmp_path: Path) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}, {}])
    file = exported(what, folder, tmp_path / f"out.{what}")
    for id_ in ("c0", "c1"):
        edited(what, file, id_, "note", "first")
        assert [new["note"] for new in imported(folder, file)] == ["first"]
        edited(what, file, id_, "harm", "a roof")
        (new,) = imported(folder, file)
        assert (new["note"], new["harm"]) == ("first", "a roof")


def test_a_claim_that_was_taken_back_meanwhile_is_not_edited(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}])
    file = exported("jsonl", folder, tmp_path / "out.jsonl")
    with (folder / "claims" / "all.jsonl").open("a", encoding="utf-8") as claims:
        claims.write('{"id": "r", "retracts": "c0", "chain": ["gazette"], "published": "2024-03-08"}\n')
    edited("jsonl", file, "c0", "note", "b")
    assert imported(folder, file) == []
    assert "was changed in the case as well" in " ".join(capsys.readouterr().out.split())


def test_an_edit_shows_what_it_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}])
    file = exported("csv", folder, tmp_path / "out")
    edited("csv", file, "c0", "note", "b")
    capsys.readouterr()
    assert main(["import", str(folder), str(file)]) == 0
    assert "a → b" in capsys.readouterr().out


def test_a_new_row_is_a_new_claim_and_a_row_left_out_says_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path / "case", [{"note": "a"}, {"note": "b"}])
    file = exported("xlsx", folder, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book["event"]
    head = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2)
    typed = {"act": "airstrike", "when": "2024-03-09", "chain": "gazette", "published": "2024-03-10"}
    for key, text in typed.items():
        sheet.cell(4, head.index(key) + 1, text)
    book.save(file)
    (new,) = imported(folder, file)
    assert {key: new[key] for key in typed} == typed
    assert new["kind"] == "event"
    assert not read_state(folder).vanished


def test_an_edit_of_what_may_not_be_passed_on_is_no_freer(tmp_path: Path) -> None:
    folder = made(tmp_path / "case", [{}])
    said = {**EVENT, "id": "acled-1", "when": "2024-03-03"}
    origin = {"format": "acled", "dataset": "acled", "key": "1", "restricted": "only for you"}
    with open_log(folder) as log:
        log.append([NewEntry("ann", "claim", "acled-1", {"row": said, "origin": origin})], at=1_710_000_001)
    out = tmp_path / "out.jsonl"
    asked = ["export", "jsonl", str(folder), "--out", str(out), "--with-restricted", "--yes-pass-on-restricted"]
    assert main(asked) == 0
    edited("jsonl", out, "acled-1", "note", "mended")
    assert len(imported(folder, out)) == 1
    assert main(["export", "jsonl", str(folder), "--out", str(out)]) == 0
    assert "acled" not in out.read_text(encoding="utf-8")


def test_what_is_typed_into_a_template_is_a_claim(case_of: Callable[..., Case], tmp_path: Path) -> None:
    case = case_of()
    out = tmp_path / "template.xlsx"
    assert main(["export", "template", str(case.folder), "--out", str(out)]) == 0
    book = openpyxl.load_workbook(out)
    typed = {
        "event": {"act": "airstrike", "when": "2024-03-02", "actors": "Northern Command | Southern Council",
                  "where": "The bridge", "chain": "The Gazette", "published": "2024-03-03", "note": "=1+1"},
        "stance": {"party": "Southern Council", "position": "accepts", "on": "deal", "chain": "The Gazette",
                   "published": "2024-03-03"},
    }  # fmt: skip
    for tab, cells in typed.items():
        head = [cell.value for cell in book[tab][1]]
        for key, text in cells.items():
            cell = book[tab].cell(3, head.index(key) + 1, text)
            cell.data_type = "s"
    book.save(out)
    new = imported(case.folder, out)
    assert {row["kind"]: {key: row[key] for key in typed[row["kind"]]} for row in new} == typed
    assert imported(case.folder, out) == []
    read = load_case(case.folder)
    assert read.value is not None, read.diagnostics
    assert {type(claim.assertion).__name__ for claim in read.value.claims} == {"Event", "Stance"}
