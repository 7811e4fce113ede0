"""``holdfire import``: a dry run first, then kept all or nothing, and undone as one."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from holdfire.assessments.assessment import Question
from holdfire.cli import import_command
from holdfire.cli.main import main
from holdfire.formats import two_processes
from holdfire.formats.ucdp import ucdp
from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.review import decide
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import assess_case, load_case
from holdfire.vocab.place import Lies
from tests.formats.made_up import write_rows

DEAL = """
deal: Pause at the mill
label: deal
in force: 2016-10-01
time zone: UTC
parties:
  nordland: {name: Nordland, also: [Government of Nordland]}
  front: {name: Valley Front}
places:
  mill area: {shape: map.geojson#mill}
terms:
  pause: {must not: attack, who: [nordland, front], where: mill area, from: 2016-10-20, until: 2016-10-23}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    square = [[37.0, 36.1], [37.3, 36.1], [37.3, 36.3], [37.0, 36.3], [37.0, 36.1]]
    feature = {"type": "Feature", "id": "mill", "geometry": {"type": "Polygon", "coordinates": [square]}}
    (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return folder


def run(*asked: object) -> int:
    return main(["import", *map(str, asked)])


def test_a_dry_run_writes_nothing(case, tmp_path, capsys):
    file = write_rows(tmp_path / "ged.csv", {}, {"date_end": "2016-10-01"})

    assert run(case, file) == 0

    shown = capsys.readouterr().out
    assert "1  rows new" in shown
    assert "1  rows refused" in shown
    assert "it ends before it begins" in shown
    assert "valley front" not in shown, "the case knows it"
    assert "nothing is written yet" in shown
    assert not (case / "log.sqlite").exists()


def test_what_is_kept_is_read_with_the_case(case, tmp_path, capsys):
    file = write_rows(tmp_path / "ged.csv", {"type_of_violence": "3", "side_b": "Civilians"}, {"where_prec": "2"})

    assert run(case, file, "--keep", "--by", "me", "--why", "monthly") == 0

    assert "kept as batch b1" in capsys.readouterr().out
    read = load_case(case)
    assert [one.message for one in read.diagnostics if one.severity == "error"] == []
    assert [claim.id for claim in read.value.claims] == ["ucdp-1", "ucdp-2"]
    assert read.value.parties.by_id["watch group"].name == "Watch Group"
    places = read.value.deal.places
    assert [places.how_lies(claim.assertion.place, "mill area") for claim in read.value.claims] == [
        Lies.INSIDE,
        Lies.OVERLAPS,
    ]
    state = read_state(case)
    assert {entry.by for entry in state.claims} == {"me"}
    assert state.batches[0].body["counts"] == {"new": 2}
    told = {
        (one.bearer, tuple(sorted(one.states)))
        for one in assess_case(read.value, Question(now=1_477_500_000))
        if one.account == "everyone"
    }
    assert told == {("nordland", ("ended",)), ("front", ("ended",))}


def test_the_second_time_there_is_nothing_to_keep(case, tmp_path, capsys):
    file = write_rows(tmp_path / "ged.csv", {}, {})
    run(case, file, "--keep", "--by", "me")
    before = read_state(case).head

    assert run(case, file, "--keep", "--by", "me") == 0

    assert "nothing to keep: the case has all of it" in capsys.readouterr().out
    assert read_state(case).head == before


def test_several_files_are_kept_all_or_none(case, tmp_path, capsys):
    good = write_rows(tmp_path / "a.csv", {})
    bad = tmp_path / "b.csv"
    bad.write_text("id,what\n1,nothing\n", encoding="utf-8")

    assert run(case, good, bad, "--keep", "--by", "me") == 1

    assert "no known format" in capsys.readouterr().err
    assert read_state(case).head.number == 0


def test_a_file_after_another_is_compared_with_it(case, tmp_path):
    first = write_rows(tmp_path / "a.csv", {}, {})
    second = write_rows(tmp_path / "b.csv", {"best": "4", "high": "6"}, {})

    assert run(case, first, second, "--keep", "--by", "me") == 0

    state = read_state(case)
    assert [entry.subject for entry in state.claims] == ["ucdp-1", "ucdp-2", "ucdp-1-v2"]
    assert state.batches[0].subject == "b1"
    assert [claim.id for claim in load_case(case).value.claims] == ["ucdp-1", "ucdp-1-v2", "ucdp-2"]


@pytest.fixture
def beside(monkeypatch):
    """Files are read in a process of their own, however short."""
    monkeypatch.setattr(two_processes, "LEAST_ROWS", 0)


def said(case: Path) -> list[tuple[str, str, str]]:
    state = read_state(case)
    entries = (*state.claims, *state.parties, *state.places, *state.vanished.values())
    return sorted((entry.kind, entry.subject, entry.text) for entry in entries)


def test_a_file_read_in_a_process_of_its_own_leaves_the_same(case, tmp_path, capsys, monkeypatch):
    file = write_rows(tmp_path / "ged.csv", {}, {"where_prec": "2"}, {"date_end": "2016-10-01"}, {"low": "9"})
    other = tmp_path / "other"
    shutil.copytree(case, other)
    assert run(case, file, "--keep", "--by", "me") == 0
    alone = capsys.readouterr().out

    monkeypatch.setattr(two_processes, "LEAST_ROWS", 0)
    assert run(other, file, "--keep", "--by", "me") == 0

    assert said(other) == said(case)
    assert capsys.readouterr().out.replace(str(other), "X") == alone.replace(str(case), "X")
    assert alone.splitlines()[-1].endswith(f"to undo: holdfire undo {case} b1"), "to be copied as it stands"


def test_beside_too_changes_and_rows_that_are_gone_are_found(case, tmp_path, beside):
    run(case, write_rows(tmp_path / "a.csv", {}, {}), "--keep", "--by", "me")
    run(case, write_rows(tmp_path / "b.csv", {"best": "4", "high": "6"}), "--keep", "--by", "me")

    state = read_state(case)
    assert [entry.subject for entry in state.claims] == ["ucdp-1", "ucdp-2", "ucdp-1-v2"]
    assert list(state.vanished) == ["ucdp-2"]


def test_when_reading_breaks_off_nothing_is_written(case, tmp_path, beside, monkeypatch, capsys):
    monkeypatch.setattr(ucdp, "read", lambda source, asked: os._exit(1))

    assert run(case, write_rows(tmp_path / "a.csv", {}), "--keep", "--by", "me") == 1

    assert "broke off; nothing is written" in capsys.readouterr().err
    assert read_state(case).head.number == 0


def test_who_writes_meanwhile_is_compared_with(case, tmp_path, beside, monkeypatch):
    """Between reading the log and holding it, another import of the same file gets in first."""
    file, first = write_rows(tmp_path / "a.csv", {}), []
    held = import_command._writing

    def late(folder: Path):
        if not first:
            first.append(True)
            assert run(case, file, "--keep", "--by", "other") == 0
        return held(folder)

    monkeypatch.setattr(import_command, "_writing", late)
    assert run(case, file, "--keep", "--by", "me") == 0

    state = read_state(case)
    assert [(entry.subject, entry.by) for entry in state.claims] == [("ucdp-1", "other")]


def test_an_undone_batch_leaves_nothing(case, tmp_path):
    run(case, write_rows(tmp_path / "a.csv", {}), "--keep", "--by", "me")
    with open_log(case) as log:
        log.append([NewEntry("me", "undo", "b1", {"batch": "b1"})], at=2_000_000_000)

    read = load_case(case)
    assert read.value.claims == ()
    assert "watch group" not in read.value.parties.by_id
    assert read.value.deal.places.spots == ()


def test_the_mapping_is_read_used_and_kept(case, tmp_path, capsys):
    file = write_rows(tmp_path / "ged.csv", {"side_b": "Front of the Valley"})
    mapping = tmp_path / "names.yaml"
    mapping.write_text("names:\n  Front of the Valley: front\n", encoding="utf-8")

    assert run(case, file, "--mapping", mapping, "--keep", "--by", "me") == 0

    assert load_case(case).value.claims[0].assertion.actors == (("nordland",), ("front",))
    assert read_state(case).batches[0].body["mapping"] == mapping.read_text(encoding="utf-8")


def test_names_that_a_reviewer_linked_are_known_to_an_import(case, tmp_path):
    decide(case, Decision("link", "ada", "2016-11-01 10:00:00Z", name="Front of the Valley", means="front",
                          sort="party"))  # fmt: skip

    assert run(case, write_rows(tmp_path / "ged.csv", {"side_b": "Front of the Valley"}), "--keep", "--by", "me") == 0

    assert load_case(case).value.claims[0].assertion.actors == (("nordland",), ("front",))


def test_a_mapping_that_cannot_be_read_stops_it(case, tmp_path, capsys):
    mapping = tmp_path / "names.yaml"
    mapping.write_text("names: [a, b]\n", encoding="utf-8")

    assert run(case, write_rows(tmp_path / "a.csv", {}), "--mapping", mapping) == 1
    assert "`names` holds no names" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(case, capsys):
    assert run(case, "nowhere.csv") == 1
    assert "nowhere.csv:1:1 error E601" in capsys.readouterr().err


def test_a_claim_may_name_a_strip_of_a_place_out_of_a_file_which_then_lies_anywhere(case, tmp_path):
    run(case, write_rows(tmp_path / "a.csv", {}), "--keep", "--by", "me")
    (case / "claims").mkdir()
    where = "within 500 m of old mill village at 36.200 37.100"
    row = {"id": "c", "kind": "event", "act": "attack", "where": where, "when": "2016-10-20", "chain": ["front"]}
    (case / "claims" / "c.jsonl").write_text(json.dumps({**row, "published": "2016-10-20"}), encoding="utf-8")

    read = load_case(case)
    (claim,) = (claim for claim in read.value.claims if claim.id == "c")
    assert read.value.deal.places.how_lies(claim.assertion.place, "mill area") is Lies.OVERLAPS
