"""Claims that somebody entered with ``holdfire add`` are exported, edited and come back like any other."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from holdfire.cli.main import main
from holdfire.formats.own.round_trip import listed, words_of
from holdfire.log.state import read_state
from holdfire.pipeline import load_case
from tests.exports.conftest import DEAL, EVENT, SHAPES, SOURCES
from tests.exports.test_round_trip import CLAIMS, EDITS, FORMS, edited, imported

COUNTS = "counts:\n  guns: {of: north, unit: guns}\n"
SAID: Mapping[str, Mapping[str, Any]] = {
    "event": {**EVENT, "when": "2024-03-02", "where": "bridge", "incident": "i1"},
    "figure": {"count": "guns", "value": "about 240 guns", "at": "2024-03-02"},
    "stance": {"party": "north", "position": "accepts", "on": "deal", "at": "2024-03-02"},
    "coverage": {"observer": "mission", "began": "2024-03-01", "ended": "2024-03-05", "where": "valley"},
}


def entered(folder: Path, claims: list[Mapping[str, Any]]) -> list[str]:
    """Make a case and enter claims by ``add``; give what they are called."""
    folder.mkdir(parents=True)
    (folder / "deal.yaml").write_text(DEAL + COUNTS, encoding="utf-8")
    (folder / "places.geojson").write_text(json.dumps(SHAPES), encoding="utf-8")
    (folder / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    for claim in claims:
        row = json.dumps(claim, ensure_ascii=False)
        assert main(["add", str(folder), "--by", "amal", "--keep", "--json", row]) == 0
    return [entry.subject for entry in read_state(folder).claims]


def exported(what: str, folder: Path, out: Path, kind: str) -> Path:
    assert main(["export", what, str(folder), "--out", str(out)]) == 0
    return out / f"{kind}.csv" if what == "csv" else out


@pytest.mark.parametrize("what", FORMS)
@settings(max_examples=int(os.environ.get("HOLDFIRE_ROUND_TRIPS", "4")), deadline=None)
@given(claims=CLAIMS, at=st.integers(0, 3), edit=EDITS)
def test_only_the_cell_that_was_edited_changes(
    what: str, claims: list[dict[str, Any]], at: int, edit: tuple[str, Any]
) -> None:
    key, value = edit
    rows = [{**EVENT, "when": "2024-03-02", "note": f"{number}", **claim} for number, claim in enumerate(claims)]
    with TemporaryDirectory() as place:
        folder = Path(place) / "case"
        ids = entered(folder, rows)
        file = exported(what, folder, Path(place) / f"out.{what}", "event")
        assert imported(folder, file) == []
        id_ = ids[at % len(ids)]
        was = words_of({**rows[at % len(ids)], "id": id_})
        edited(what, file, id_, key, value)
        wanted = words_of({**{name: listed(name, text) for name, text in was.items()}, key: value})
        new = imported(folder, file)
        assert [{**one, "id": id_, "replaces": id_} for one in new] == (
            [] if wanted == was else [{**wanted, "replaces": id_}]
        )
        assert imported(folder, file) == []
        again = load_case(folder)
        assert again.value is not None, again.diagnostics


@pytest.mark.parametrize("what", [form for form in FORMS if form != "geojson"])
@pytest.mark.parametrize("kind", SAID)
def test_every_kind_of_claim_comes_back(what: str, kind: str, tmp_path: Path) -> None:
    claim = {"kind": kind, "chain": ["gazette"], "published": "2024-03-05", **SAID[kind]}
    (id_,) = entered(tmp_path / "case", [claim])
    file = exported(what, tmp_path / "case", tmp_path / f"out.{what}", kind)
    for key, value in (("note", "mended"), ("grade", "B2")):
        edited(what, file, id_, key, value)
        (new,) = imported(tmp_path / "case", file)
        assert new["note"] == "mended"
        assert new[key] == value
        assert {key: new[key] for key in words_of(claim)} == words_of(claim)
    case = load_case(tmp_path / "case").value
    assert case is not None
    gone = {one.replaces for one in case.claims}
    assert [(one.note, one.grade is not None) for one in case.claims if one.id not in gone] == [("mended", True)]


def test_a_row_may_name_the_incident_of_a_claim_that_was_added(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    (id_,) = entered(folder, [{"kind": "event", **SAID["event"]}])
    file = tmp_path / "more.jsonl"
    denial = {**EVENT, "id": "d1", "says": "denies", "denies": "authorship", "when": "2024-03-02", "reply to": id_}
    ruling = {**EVENT, "id": "d2", "when": "2024-03-02", "maybe same as": "i1"}
    file.write_text("".join(json.dumps(row) + "\n" for row in (denial, ruling)), encoding="utf-8")
    assert [one["id"] for one in imported(folder, file)][:1] == ["d1"]


def test_nothing_to_keep_is_not_all_of_it_where_rows_were_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "case"
    entered(folder, [{"kind": "event", **SAID["event"]}])
    file = tmp_path / "more.jsonl"
    file.write_text(json.dumps({**EVENT, "id": "d1", "when": "2024-03-02", "reply to": "nobody"}) + "\n", "utf-8")
    assert main(["import", str(folder), str(file)]) == 0
    said = capsys.readouterr().out
    assert "there is no such claim in the case or the file" in " ".join(said.split())
    assert "nothing to keep: the case has all of it, but for the 1 row refused" in said
    assert main(["import", str(folder), str(file), "--keep"]) == 0
    assert "the case has all of it, but for" in capsys.readouterr().out
