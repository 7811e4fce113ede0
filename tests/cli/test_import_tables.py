"""Tables, forms and ACLED on the command line: kept, unchanged the next time, changed, gone, and never passed on."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.formats.acled import acled
from holdfire.formats.tables.csv_table import write_csv
from holdfire.log.state import read_state
from holdfire.pipeline import load_case
from tests.formats.test_acled import ROW
from tests.real_data import ROOT, real_file

DEAL = """
deal: Truce in the strip
label: deal
in force: 2025-10-10
time zone: Asia/Gaza
parties:
  israel: {name: Israel}
  hamas: {name: Hamas}
acts:
  kill: {means: "take lives"}
counts:
  killed since 7 October: {means: people killed}
  killed since October 2023: {means: people killed}
  killed since March 2026: {means: people killed}
places:
  gaza strip: {name: Gaza Strip}
  lebanon: {name: Lebanon}
terms:
  truce: {must not: attack, who: [israel, hamas], where: gaza strip, from: 2025-10-10, until: 2025-12-31}
"""
MAPPING = """\
dataset: returns
key: nr
dates: day first
claims:
  strike:
    kind: event
    act: {column: what}
    where: {column: town}
    when: {column: day}
    chain: hamas
    published: 2025-11-30
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    return folder


def bring(case: Path, file: Path, *more: str) -> int:
    return main(["import", str(case), str(file), "--keep", "--by", "ana", *more])


def events(rows: list[dict[str, str]]) -> str:
    return write_csv(acled.COLUMNS, [[{**ROW, **row}.get(name, "") for name in acled.COLUMNS] for row in rows])


@pytest.mark.parametrize(
    ("data", "mapping", "rows"),
    [("casualties_daily.json", "gaza-daily", 951), ("lebanon_casualties_daily.json", "lebanon-daily", 187)],
)
def test_real_daily_counts_are_kept_and_are_unchanged_the_next_time(data, mapping, rows, case, capsys):
    file, by = real_file(data), str(ROOT / "examples" / "mappings" / f"{mapping}.yaml")

    assert bring(case, file, "--mapping", by) == 0

    shown = capsys.readouterr().out
    assert "refused" not in shown
    kept = read_state(case).claims
    assert len({entry.body["origin"]["key"] for entry in kept}) == rows
    assert all(entry.body["origin"]["format"] == "table" for entry in kept)
    assert load_case(case).value is not None
    assert bring(case, file, "--mapping", by) == 0
    assert "nothing to keep" in capsys.readouterr().out


def test_a_register_of_places_is_kept_and_named_by_rows_of_other_files(case, tmp_path, capsys):
    (tmp_path / "towns.csv").write_text("nr,name,lat,lon\n1,Old Mill,31.4,34.4\n2,Upper Town,31.5,34.5\n")
    (tmp_path / "towns.yaml").write_text(
        "dataset: towns\nkey: nr\nplaces:\n"
        "  town: {name: {column: name}, latitude: {column: lat}, longitude: {column: lon}, inside: gaza strip}\n"
    )
    assert bring(case, tmp_path / "towns.csv", "--mapping", str(tmp_path / "towns.yaml")) == 0
    assert {entry.subject for entry in read_state(case).places} == {"old mill", "upper town"}

    (tmp_path / "returns.csv").write_text(
        "nr,day,what,town\n1,06/11/2025,airstrike,Old mill\n2,07/11/2025,shelling,Mill\n"
    )
    (tmp_path / "returns.yaml").write_text(MAPPING)
    capsys.readouterr()
    assert bring(case, tmp_path / "returns.csv", "--mapping", str(tmp_path / "returns.yaml")) == 0
    shown = capsys.readouterr().out
    assert "mill" in shown
    assert "old mill" not in shown, "it is known"
    claims = {entry.body["row"]["where"] for entry in read_state(case).claims}
    assert claims == {"old mill", "mill"}


def test_rows_that_a_table_changes_or_loses_are_corrected_and_marked(case, tmp_path, capsys):
    file, by = tmp_path / "returns.csv", tmp_path / "returns.yaml"
    by.write_text(MAPPING)
    file.write_text("nr,day,what,town\n1,06/11/2025,airstrike,Gaza Strip\n2,07/11/2025,shelling,Gaza Strip\n")
    assert bring(case, file, "--mapping", str(by)) == 0
    file.write_text("nr;day;what;town\n1;06/11/2025;shelling;Gaza Strip\n")
    assert bring(case, file, "--mapping", str(by)) == 0

    state = read_state(case)
    assert [entry.body["row"]["id"] for entry in state.claims] == ["returns-1", "returns-2", "returns-1-v2"]
    assert state.claims[-1].body["row"]["replaces"] == "returns-1"
    assert set(state.vanished) == {"returns-2"}

    assert main(["undo", str(case), state.claims[-1].batch, "--by", "ana"]) == 0
    state = read_state(case)
    assert [entry.body["row"]["id"] for entry in state.claims] == ["returns-1", "returns-2"]
    assert not state.vanished


def test_a_mapping_file_with_mistakes_stops_the_file_and_nothing_is_kept(case, tmp_path, capsys):
    file, by = tmp_path / "returns.csv", tmp_path / "returns.yaml"
    by.write_text(MAPPING.replace("key: nr", "key: number").replace("day first", "day last"))
    file.write_text("nr,day,what,town\n1,06/11/2025,airstrike,Gaza Strip\n")

    assert bring(case, file, "--mapping", str(by)) == 1

    assert "returns.yaml:3:8" in capsys.readouterr().err
    assert not read_state(case).claims


def test_acled_rows_are_kept_corrected_and_marked_and_never_leave(case, tmp_path, capsys):
    file = tmp_path / "acled.csv"
    file.write_text(events([{"event_id_cnty": "XXA1"}, {"event_id_cnty": "XXA2"}]), encoding="utf-8")
    assert bring(case, file) == 0
    changed = {"event_id_cnty": "XXA1", "fatalities": "7", "timestamp": "1476100000"}
    file.write_text("\ufeff" + events([changed]), encoding="utf-8")
    assert bring(case, file) == 0

    state = read_state(case)
    assert [entry.subject for entry in state.claims] == ["acled-xxa1", "acled-xxa2", "acled-xxa1-v2"]
    assert {entry.body["origin"]["restricted"] for entry in state.claims} == {acled.RESTRICTED}
    assert set(state.vanished) == {"acled-xxa2"}
    capsys.readouterr()

    out = tmp_path / "out.jsonl"
    assert main(["export", "jsonl", str(case), "--out", str(out)]) == 0
    assert "may not be passed on" in capsys.readouterr().out
    assert "acled" not in out.read_text(encoding="utf-8")
