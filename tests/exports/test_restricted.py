"""Rows that may not be passed on never leave, unless somebody asks twice."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
from holdfire.pipeline import Case
from tests.exports.conftest import EVENT

SECRET = "a word that only the restricted row has"
CLAIMS = ("csv", "xlsx", "geojson", "parquet", "jsonl", "annotations", "prov")


@pytest.fixture
def case(case_of: Callable[..., Case]) -> Case:
    made = case_of({**EVENT, "id": "c1", "when": "2024-03-02"})
    said = {**EVENT, "when": "2024-03-03", "note": SECRET, "where": "bridge"}
    origin = {"format": "acled", "dataset": "acled", "file": "a.csv", "line": 3, "fields": {"notes": SECRET}}
    bodies = {
        "acled-7": {
            "row": {**said, "id": "acled-7"},
            "origin": {**origin, "key": "SYR7", "restricted": "only for you"},
        },
        "ucdp-8": {
            "row": {**EVENT, "id": "ucdp-8", "when": "2024-03-03"},
            "origin": {"format": "ucdp", "dataset": "ged", "key": "8", "file": "u.csv", "line": 2},
        },
    }
    with open_log(made.folder) as log:
        log.append(
            [NewEntry("ann", "claim", name, body, batch=name[:4]) for name, body in bodies.items()], at=1_710_000_000
        )
    return made


def content_of(out: Path) -> bytes:
    files = [out] if out.is_file() else [path for path in out.rglob("*") if path.is_file()]
    found = b""
    for file in files:
        raw = file.read_bytes()
        found += raw
        if raw.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
                found += b"".join(zipped.read(name) for name in zipped.namelist())
    return found


@pytest.mark.parametrize("what", CLAIMS)
def test_restricted_rows_stay_behind_and_are_counted(
    what: str, case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", what, str(case.folder), "--out", str(tmp_path / "out")]) == 0
    written = content_of(tmp_path / "out")
    assert SECRET.encode() not in written
    assert b"acled-7" not in written
    assert b"SYR7" not in written
    assert "Left out, as not to be passed on: 1 claim (only for you)." in capsys.readouterr().out


@pytest.mark.parametrize("what", [one for one in CLAIMS if one != "parquet"])
def test_asked_for_twice_they_leave(what: str, case: Case, tmp_path: Path) -> None:
    asked = ["export", what, str(case.folder), "--out", str(tmp_path / "out"), "--with-restricted"]
    assert main([*asked, "--yes-pass-on-restricted"]) == 0
    if what != "annotations":  # it quotes nothing
        assert b"acled-7" in content_of(tmp_path / "out")


def test_asked_for_once_nothing_is_written(case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["export", "jsonl", str(case.folder), "--out", str(tmp_path / "out.jsonl"), "--with-restricted"]
    assert main(asked) == 2
    assert "add --yes-pass-on-restricted" in capsys.readouterr().err
    assert main(["export", "jsonl", str(case.folder), "--out", str(tmp_path / "o"), "--yes-pass-on-restricted"]) == 0
    assert b"acled-7" not in content_of(tmp_path / "o")
    assert not (tmp_path / "out.jsonl").exists()


@pytest.mark.parametrize(("typed", "code"), [("pass them on\n", 0), ("yes\n", 2), ("", 2)])
def test_at_a_terminal_the_words_have_to_be_typed(
    typed: str, code: int, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Keyboard(typed))
    asked = ["export", "jsonl", str(case.folder), "--out", str(tmp_path / "out.jsonl"), "--with-restricted"]
    assert main(asked) == code
    assert (tmp_path / "out.jsonl").exists() == (code == 0)


def test_imported_rows_say_where_they_come_from(case: Case, tmp_path: Path) -> None:
    assert main(["export", "csv", str(case.folder), "--out", str(tmp_path / "out")]) == 0
    row = next(line for line in (tmp_path / "out" / "event.csv").read_text("utf-8").split("\n") if "ucdp-8" in line)
    assert ",log:2,ucdp,u.csv,2,ucdp,no,ged,8," in row
    assert "2024-03-09T16:00:00Z" in row  # recorded when its entry was written


def test_a_place_out_of_a_file_says_how_exactly_it_is_known(case: Case, tmp_path: Path) -> None:
    spot = {"name": "Market town", "wkt": "POINT (37.25 36.5)", "radius": "5000", "precision": "a named place"}
    said = {"row": {**EVENT, "id": "ucdp-9", "when": "2024-03-04", "where": "market town"}}
    with open_log(case.folder) as log:
        log.append(
            [NewEntry("ann", "place", "market town", spot), NewEntry("ann", "claim", "ucdp-9", said)], at=2_000_000_000
        )
    assert main(["export", "csv", str(case.folder), "--out", str(tmp_path / "out")]) == 0
    event = next(line for line in (tmp_path / "out" / "event.csv").read_text("utf-8").split("\n") if "ucdp-9," in line)
    assert ",37.25,36.5,5000," in event
    places = (tmp_path / "out" / "places.csv").read_text("utf-8")
    assert "market town,Market town,,,point,37.25,36.5,5000,a named place,POINT (37.25 36.5)" in places
    assert main(["export", "geojson", str(case.folder), "--out", str(tmp_path / "map.json")]) == 0
    assert '"holdfire_precision": "point within 5000 m"' in (tmp_path / "map.json").read_text("utf-8")
    assert main(["export", "xlsform", str(case.folder), "--out", str(tmp_path / "forms")]) == 0
    assert b"market" not in content_of(tmp_path / "forms")  # a form offers the places of the deal


def test_names_that_only_restricted_rows_brought_along_stay_behind(case: Case, tmp_path: Path) -> None:
    origin = {"format": "acled", "dataset": "acled", "key": "SYR9", "restricted": "only for you"}
    said = {**EVENT, "when": "2024-03-04", "id": "acled-9", "where": "secret farm", "chain": ["hidden brigade"]}
    with open_log(case.folder) as log:
        log.append(
            [
                NewEntry("ann", "party", "hidden brigade", {"name": "Hidden Brigade"}, batch="b9"),
                NewEntry("ann", "place", "secret farm", {"name": "Secret farm", "wkt": "POINT (37 36)"}, batch="b9"),
                NewEntry("ann", "claim", "acled-9", {"row": said, "origin": origin}, batch="b9"),
            ],
            at=2_000_000_000,
        )
    for what in (*CLAIMS, "xlsform", "template"):
        assert main(["export", what, str(case.folder), "--out", str(tmp_path / what)]) == 0
        written = content_of(tmp_path / what).lower()
        assert b"hidden brigade" not in written, what
        assert b"secret farm" not in written, what
    asked = ["export", "csv", str(case.folder), "--out", str(tmp_path / "all"), "--with-restricted"]
    assert main([*asked, "--yes-pass-on-restricted"]) == 0
    assert b"secret farm" in content_of(tmp_path / "all")
