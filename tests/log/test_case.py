"""A case with a log: its claims are assessed with the others, as known on a day by cutting it there."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_state, state_of
from holdfire.log.store import open_log
from holdfire.pipeline import load_case

ROOT = Path(__file__).parents[2]
DAY = 86_400
RECORDED = 1_477_216_800  # 23 October 2016, 10:00 UTC


def left(name: str, fighters: int, **more: str) -> NewEntry:
    row = {"id": name, "kind": "event", "act": "depart", "actors": ["nusra"], "from place": "eastern aleppo",
           "when": "2016-10-20", "quantity": {"exactly": fighters, "unit": "fighters"}, "chain": ["un"],
           "published": "2016-10-21", **more}  # fmt: skip
    return NewEntry("amina", "claim", name, {"row": row})


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))


def ids(folder: Path, until: int | None = None) -> set[str]:
    read = load_case(folder, log=read_state(folder, until))
    assert read.value, [one.message for one in read.diagnostics]
    return {one.id for one in read.value.claims if one.id.startswith("left")}


def test_claims_of_the_log_are_claims_of_the_case(case: Path) -> None:
    with open_log(case) as log:
        log.append([left("left-12", 12)], RECORDED)
    read = load_case(case).value
    assert read
    claim = next(one for one in read.claims if one.id == "left-12")
    assert claim.recorded
    assert claim.recorded.earliest == RECORDED
    assert claim.at_row == "log.sqlite:1"


def test_as_known_on_by_recorded_is_the_log_cut_there(case: Path) -> None:
    with open_log(case) as log:
        log.append([left("left-12", 12)], RECORDED)
        log.append([left("left-15", 15, replaces="left-12")], RECORDED + DAY)
        log.append([NewEntry("amina", "undo", "2", {"entry": 2}, "misheard")], RECORDED + 2 * DAY)
    assert ids(case) == {"left-12"}
    assert ids(case, RECORDED + 2 * DAY) == {"left-12", "left-15"}
    assert ids(case, RECORDED + DAY) == {"left-12"}
    assert ids(case, RECORDED) == set()


def test_an_undoing_can_be_undone(case: Path) -> None:
    with open_log(case) as log:
        log.append([left("left-12", 12)], RECORDED)
        log.append([NewEntry("amina", "undo", "1", {"entry": 1})], RECORDED)
        log.append([NewEntry("boris", "undo", "2", {"entry": 2})], RECORDED)
    assert ids(case) == {"left-12"}


def test_a_batch_is_undone_whole(case: Path) -> None:
    with open_log(case) as log:
        log.append([NewEntry("amina", "batch", "b1", {"format": "jsonl"}, batch="b1")], RECORDED)
        log.append([NewEntry(one.by, one.kind, one.subject, one.body, batch="b1") for one in
                    (left("left-12", 12), left("left-13", 13))], RECORDED)  # fmt: skip
        log.append([left("left-14", 14)], RECORDED)
        log.append([NewEntry("amina", "undo", "b1", {"batch": "b1"})], RECORDED)
        state = state_of(log.entries())
    assert ids(case) == {"left-14"}
    assert state.undone == {1: 5, 2: 5, 3: 5}


def test_a_mistake_in_the_log_names_its_entry(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_log(case) as log:
        log.append([left("left-12", 12), left("left-13", 13, act="vanish")], RECORDED)
    assert main(["check", str(case)]) == 1
    assert "log.sqlite:2:1 error C216 unknown-name: no act is called `vanish`" in capsys.readouterr().out
