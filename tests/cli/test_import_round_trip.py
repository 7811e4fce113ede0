"""A case exported, edited and imported: only what was edited changes."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.log.state import read_state
from holdfire.pipeline import load_case

ROOT = Path(__file__).parents[2]
OLD, NEW = "eastern aleppo", "western aleppo"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


def export(what: str, case: Path, out: Path) -> Path:
    assert main(["export", what, str(case), "--out", str(out)]) == 0
    return out / "event.csv" if what == "csv" else out


def edit(what: str, file: Path) -> str:
    """Change where one event was; give its id."""
    match what:
        case "xlsx":
            openpyxl = pytest.importorskip("openpyxl")
            book = openpyxl.load_workbook(file)
            rows = list(book["event"].iter_rows())
            where = [cell.value for cell in rows[0]].index("where")
            row = next(row for row in rows if row[where].value == OLD)
            row[where].value = NEW
            book.save(file)
            return str(row[0].value)
        case "csv":
            lines = file.read_text(encoding="utf-8").split("\n")
            at = next(n for n, line in enumerate(lines) if f",{OLD}," in line)
            lines[at] = lines[at].replace(f",{OLD},", f",{NEW},", 1)
            file.write_text("\n".join(lines), encoding="utf-8")
            return lines[at].split(",")[0]
        case _:
            lines = file.read_text(encoding="utf-8").split("\n")
            at = next(n for n, line in enumerate(lines) if f'"where": "{OLD}"' in line)
            lines[at] = lines[at].replace(f'"where": "{OLD}"', f'"where": "{NEW}"')
            file.write_text("\n".join(lines), encoding="utf-8")
            return str(json.loads(lines[at].rstrip(","))["id"])


@pytest.mark.parametrize("what", ["jsonl", "csv", "xlsx", "geojson"])
def test_what_was_not_edited_says_nothing(what, case, tmp_path, capsys):
    file = export(what, case, tmp_path / f"out.{what}")
    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0
    assert "nothing to keep: the case has all of it" in capsys.readouterr().out
    assert not read_state(case).claims


@pytest.mark.parametrize("what", ["jsonl", "csv", "xlsx", "geojson"])
def test_what_was_edited_corrects_one_claim(what, case, tmp_path, capsys):
    before = {claim.id for claim in load_case(case).value.claims}
    file = export(what, case, tmp_path / f"out.{what}")
    id_ = edit(what, file)
    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0
    (entry,) = read_state(case).claims
    assert (entry.body["row"]["id"], entry.body["row"]["replaces"]) == (f"{id_}-edited", id_)
    assert entry.body["row"]["where"] == NEW
    loaded = load_case(case)
    assert {claim.id for claim in loaded.value.claims} == before | {f"{id_}-edited"}
    capsys.readouterr()

    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0
    assert "nothing to keep: the case has all of it" in capsys.readouterr().out
    again = export(what, case, tmp_path / f"again.{what}")
    assert main(["import", str(case), str(again), "--keep", "--by", "ana"]) == 0
    assert "nothing to keep: the case has all of it" in capsys.readouterr().out


def test_a_workbook_that_was_typed_into_makes_claims(case, tmp_path, capsys):
    openpyxl = pytest.importorskip("openpyxl")
    file = export("template", case, tmp_path / "typed.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book["event"]
    columns = [cell.value for cell in sheet[1]]
    typed = {"act": "airstrike", "when": "2016-10-08", "actors": "Government of Syria | Russia",
             "where": "Eastern Aleppo", "chain": "The New York Times", "published": "2016-10-08"}  # fmt: skip
    for key, text in typed.items():
        sheet.cell(3, columns.index(key) + 1).value = text
    book.save(file)

    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0

    (entry,) = read_state(case).claims
    assert entry.body["row"]["kind"] == "event"
    assert entry.body["row"]["actors"] == ["Government of Syria", "Russia"]
    assert "rows without an id: 1" in capsys.readouterr().out
    assert main(["import", str(case), str(file), "--keep", "--by", "ana"]) == 0
    assert "nothing to keep" in capsys.readouterr().out
