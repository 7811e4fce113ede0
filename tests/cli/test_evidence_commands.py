"""The log on the command line: who entered what, when and why; what that changed; and taking it back."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.intake.decided.decisions import Decision
from holdfire.intake.decided.review import decide
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log

ROOT = Path(__file__).parents[2]
FIRST = 1_477_303_200  # 24 October 2016, 10:00 UTC
DAY = 86_400


def departed(name: str, fighters: int, **more: str) -> NewEntry:
    row = {"id": name, "kind": "event", "act": "depart", "actors": ["nusra"], "from place": "eastern aleppo",
           "when": "2016-10-20", "quantity": {"exactly": fighters, "unit": "fighters"}, "chain": ["un"],
           "published": "2016-10-21", **more}  # fmt: skip
    return NewEntry("amina", "claim", name, {"row": row}, "told on the telephone")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = Path(copytree(ROOT / "examples" / "aleppo-2016", tmp_path / "case"))
    with open_log(folder) as log:
        log.append([departed("left", 700)], FIRST)
        log.append([NewEntry("boris", "batch", "b1", {"file": "more.csv"}, batch="b1")], FIRST + DAY)
        later = departed("left-2", 1200, replaces="left")
        log.append([NewEntry("boris", "claim", "left-2", later.body, batch="b1")], FIRST + DAY)
    return folder


def said(capsys: pytest.CaptureFixture[str], *asked: object) -> str:
    code = main([str(one) for one in asked])
    shown = capsys.readouterr()
    return shown.out + shown.err + f"[{code}]"


def test_the_log_lists_who_when_why_and_what(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "log", "list", case)
    assert "     1  2016-10-24 13:00:00 +0300  amina: added event left (act: depart, actors: nusra" in shown
    assert "why: told on the telephone" in shown
    assert "boris: imported more.csv as b1" in shown
    assert "boris: corrected left by event left-2" in shown
    assert said(capsys, "log", "list", case, "--kind", "batch").count("boris") == 1
    assert said(capsys, "log", "list", case, "--last", "1").startswith("     3")


def test_lines_of_the_log_carry_their_own_proof(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, "log", "list", case, "--format", "jsonl").splitlines()
    first = json.loads(lines[0])
    own = first.pop("hash")
    text = json.dumps(first, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert sha256(text.encode()).hexdigest() == own
    assert json.loads(lines[1])["previous"] == own


def test_verify_says_that_it_is_whole_and_what_to_write_down(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    head = said(capsys, "log", "head", case).splitlines()[0]
    assert f"whole, 3 entries; head {head}" in said(capsys, "log", "verify", case)
    assert said(capsys, "log", "verify", case, "--head", head).endswith("[0]")
    assert "changed at entry 3" in said(capsys, "log", "verify", case, "--head", "3:" + "a" * 64)
    assert said(capsys, "log", "verify", case, "--head", "three").endswith("[2]")


def test_history_shows_what_a_correction_changed(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "history", case, "left")
    assert 'quantity: {"exactly": 700, "unit": "fighters"} → {"exactly": 1200, "unit": "fighters"}' in shown
    assert said(capsys, "history", case, "left-2").count("depart") == shown.count("depart")
    assert "the log says nothing about `lefft`" in said(capsys, "history", case, "lefft")


def test_an_import_is_undone_and_brought_back(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "undo", case, "b1", "--by", "chen", "--why", "wrong file")
    assert "undone: import b1: 2 entries (`holdfire undo" in shown
    assert "undone by entry 4" in said(capsys, "history", case, "left")
    assert "`b1` was undone before, by entry 4" in said(capsys, "undo", case, "b1")
    assert said(capsys, "undo", case, "4", "--by", "chen").endswith("[0]")
    assert "undone by entry" not in said(capsys, "history", case, "left-2").split("undid")[0]


def test_what_others_rest_on_is_not_undone(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = said(capsys, "undo", case, "1", "--by", "chen")
    assert "`replaces` names `left`, and there is no such claim" in shown
    assert "nothing was undone" in shown
    assert shown.endswith("[1]")
    with open_log(case) as log:
        assert log.head().number == 3


def test_changes_between_two_moments(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = ("--now", "2016-10-26", "--as-if", "2016-10-07")
    shown = said(capsys, "changes", case, "--from", "2016-10-25", "--to", "2016-10-26", *question)
    assert "2 entries from 2016-10-25 to 2016-10-26" in shown
    assert "amina" not in shown
    assert "Assessments as known then and now" in shown
    assert "leave" in shown
    assert "→" in shown.split("Assessments")[1]
    assert "--to is not after" in said(capsys, "changes", case, "--from", "2016-10-25", "--to", "2016-10-24")


def test_a_case_without_a_log_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    case = ROOT / "examples" / "aleppo-2016"
    for asked in (["log", "list", case], ["changes", case, "--from", "2016-10-25"], ["undo", case, "1"]):
        assert "has no log yet" in said(capsys, *asked)
    assert not (case / "log.sqlite").exists()


def test_the_history_of_a_claim_that_a_reviewer_made_is_what_was_decided(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {**departed("rt-a1", 40).body["row"]}
    at = "2016-10-26 10:00:00Z"
    decide(case, Decision("unsure", "boris", at, candidate="rt#a1", why="how many?"))
    made = decide(case, Decision("accept", "boris", at, candidate="rt#a1", claim=row))
    decide(case, Decision("reject", "boris", at, candidate="rt#a2"))
    decide(case, Decision("link", "boris", at, name="Ms. Roe", means="roe", sort="party",
                          new={"name": "Jane Roe", "kind": "person"}))  # fmt: skip
    decide(case, Decision("undo", "amina", at, undoes=made.number))
    shown = said(capsys, "history", case, "rt-a1")
    assert "boris: decided on rt#a1: unsure" in shown
    assert "boris: decided on rt#a1: accept as rt-a1" in shown
    assert "amina: undid entry 5" in shown
    assert "rt#a2" not in shown
    assert "Roe" not in shown
    assert shown == said(capsys, "history", case, "rt#a1")
    assert "said that Ms. Roe means roe" in said(capsys, "history", case, "roe")
