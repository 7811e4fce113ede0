"""Decisions that were kept in files are taken over into the log: nothing is lost, and until then it is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from holdfire.claims.rows import Row
from holdfire.cli.adopting import adopt_decisions
from holdfire.cli.main import main
from holdfire.intake.decided.accepted import claims_of, rows_accepted
from holdfire.intake.decided.adopt import CLAIMS, DECISIONS, KEPT, adopt
from holdfire.intake.decided.decisions import decided, read_decisions
from holdfire.intake.decided.linked import names_linked
from holdfire.intake.decided.review import second_of
from holdfire.log.entry import NewEntry
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.pipeline import load_case
from tests.review.harbour import make_case

ROW = {"id": "a-f1", "kind": "figure", "count": "fighters", "value": {"low": 2.5, "unit": "tons"},
       "chain": ["envoy", "paper"], "published": "2016-10-07"}  # fmt: skip
NINE, TEN, ELEVEN = (f"2016-10-07 {hour}:00:00Z" for hour in ("09", "10", "11"))
TODAY = second_of("2026-11-29 12:00:00Z")
LINES: list[dict[str, Any]] = [
    {"kind": "link", "by": "amal", "at": NINE, "name": "Ms. Roe", "means": "roe", "sort": "party",
     "new": {"name": "Jane Roe", "kind": "person"}},
    {"kind": "accept", "by": "amal", "at": NINE, "candidate": "a#f1", "claim": ROW},
    {"kind": "undo", "by": "boris", "at": TEN, "undoes": 2, "why": "wrong count"},
    {"kind": "accept", "by": "boris", "at": TEN, "candidate": "a#f1", "claim": ROW},
    {"kind": "reject", "by": "amal", "at": ELEVEN, "candidate": "a#q2", "why": "told twice"},
]  # fmt: skip
FOLLOWED = [
    ROW | {"recorded": NINE},
    {"id": "a-f1-taken-back", "retracts": "a-f1", "recorded": TEN, "chain": ["envoy", "paper"],
     "published": "2016-10-07", "note": "wrong count"},
    ROW | {"id": "a-f1-2", "recorded": TEN},
]  # fmt: skip


def write(path: Path, rows: list[dict[str, Any]]) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path.read_bytes()


@pytest.fixture
def files(folder: Path) -> Path:
    write(folder / DECISIONS, LINES)
    write(folder / CLAIMS, FOLLOWED)
    return folder


def test_who_decided_what_and_when_is_kept_and_what_followed_follows(files: Path) -> None:
    done = adopt(files, "dina", TODAY, "the log is new")
    assert (done.value.batch, done.value.decisions, done.diagnostics) == ("b1", 5, ())
    decisions = read_decisions(files).value
    assert [(one.kind, one.by, one.at, one.why) for one in decisions] == [
        (one["kind"], one["by"], one["at"], one.get("why", "")) for one in LINES
    ]
    assert {one.recorded for one in decisions} == {"2026-11-29 12:00:00Z"}
    assert {name: one.number for name, one in decided(decisions).items()} == {"a#f1": 5, "a#q2": 6}
    assert names_linked(decisions).parties == {"ms. roe": "roe"}
    text = {"value": {"low": "2.5", "unit": "tons"}, "recorded": "2026-11-29 12:00:00Z"}
    assert claims_of(decisions) == [FOLLOWED[2] | text]


def test_the_entries_are_those_of_who_took_them_over_and_say_who_decided(files: Path) -> None:
    adopt(files, "dina", TODAY, "the log is new")
    with open_log(files) as log:
        entries = list(log.entries())
    assert {(one.by, one.at, one.batch) for one in entries} == {("dina", "2026-11-29T12:00:00Z", "b1")}
    assert entries[0].kind == "batch"
    assert (entries[0].why, entries[0].body["counts"]) == ("the log is new", {"decisions": 5})
    assert entries[3].body == {"entry": 3, "by": "boris", "at": TEN}


def test_rows_read_from_files_and_from_the_log_hold_the_same(files: Path) -> None:
    adopt(files, "dina", TODAY)
    found: list[Row] = list(rows_accepted(read_decisions(files).value).value)
    assert [row.cells["id"] for row in found] == ["a-f1-2"]
    assert found[0].cells["value low"] == "2.5"
    assert [row.line for row in found] == [5]


def test_both_files_are_kept_as_they_were(files: Path) -> None:
    were = [(files / path).read_bytes() for path in (CLAIMS, DECISIONS)]
    kept = adopt(files, "dina", TODAY).value.kept
    assert [path.read_bytes() for path in kept] == were
    assert not any((files / path).exists() for path in (CLAIMS, DECISIONS))
    write(files / DECISIONS, LINES[4:])
    assert adopt(files, "dina", TODAY).value.batch == "b7"
    assert sorted(path.name for path in (files / KEPT).iterdir()) == [
        "decisions-2.jsonl", "decisions.jsonl", "reviewed.jsonl"]  # fmt: skip


def test_what_was_in_the_log_before_stays_before(files: Path) -> None:
    with open_log(files) as log:
        log.append([NewEntry("amal", "claim", "c1", {"row": {}}), NewEntry("amal", "undo", "1", {"entry": 1})], TODAY)
    adopt(files, "dina", TODAY)
    assert [(one.number, one.undoes) for one in read_decisions(files).value if one.undoes] == [(6, 5)]


def test_an_interrupted_taking_over_is_finished_and_not_done_twice(
    files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Path, "rename", interrupted)
        adopt(files, "dina", TODAY)
    assert adopt(files, "dina", TODAY + 60).value.decisions == 5
    assert len(read_decisions(files).value) == 5
    assert adopt(files, "dina", TODAY + 60).value.batch == ""


def test_what_was_undone_can_be_taken_over_again(files: Path) -> None:
    adopt(files, "dina", TODAY)
    with open_log(files) as log:
        log.append([NewEntry("dina", "undo", "b1", {"batch": "b1"})], TODAY)
    assert decided(read_decisions(files).value) == {}
    (files / KEPT / "decisions.jsonl").rename(files / DECISIONS)
    assert adopt(files, "dina", TODAY).value.batch == "b8"
    assert sorted(decided(read_decisions(files).value)) == ["a#f1", "a#q2"]


@pytest.mark.parametrize(
    ("lines", "claims", "says"),
    [
        ([*LINES, {"kind": "guess", "by": "amal", "at": NINE}], FOLLOWED, "I411 6"),
        ([*LINES, {"kind": "reject", "by": "amal"}], FOLLOWED, "I411 6"),
        ([*LINES, {"kind": "undo", "by": "amal", "at": ELEVEN, "undoes": 3}], FOLLOWED, "I413 6"),
        ([*LINES, {"kind": "undo", "by": "amal", "at": ELEVEN, "undoes": 7}], FOLLOWED, "I413 6"),
        (LINES, [*FOLLOWED, ROW | {"id": "by-hand"}], "I413 4"),
        (LINES, [FOLLOWED[0] | {"note": "changed by hand"}, *FOLLOWED[1:]], "I413 1"),
    ],
)
def test_what_would_be_lost_or_mean_something_else_stops_it_and_nothing_is_written(
    folder: Path, lines: list[dict[str, Any]], claims: list[dict[str, Any]], says: str
) -> None:
    were = write(folder / DECISIONS, lines), write(folder / CLAIMS, claims)
    done = adopt(folder, "dina", TODAY)
    assert [f"{one.code} {one.span.line}" for one in done.diagnostics] == [says]
    assert ((folder / DECISIONS).read_bytes(), (folder / CLAIMS).read_bytes()) == were
    assert read_state(folder).head.number == 0


def test_a_claim_that_was_not_written_any_more_before_the_program_ended_is_there(files: Path) -> None:
    write(files / CLAIMS, FOLLOWED[:1])
    adopt(files, "dina", TODAY)
    assert [row["id"] for row in claims_of(read_decisions(files).value)] == ["a-f1-2"]


def test_until_then_the_case_is_not_read_and_afterwards_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = make_case(tmp_path / "case")
    write(case / DECISIONS, LINES[4:])
    read = load_case(case)
    assert read.value is None
    assert [(one.code, one.help) for one in read.diagnostics] == [("I412", f"`holdfire log adopt {case}`")]
    assert main(["log", "adopt", str(case), "--by", "dina", "--why", "the log is new"]) == 0
    assert "taken over as b1: 1 decision, with who decided and when" in capsys.readouterr().out
    assert load_case(case).value
    assert [(one.by, one.why) for one in read_state(case).batches] == [("dina", "the log is new")]
    assert adopt_decisions(case, "dina", TODAY, "") == 0
    assert "nothing to take over" in capsys.readouterr().out


def test_a_file_with_mistakes_is_not_taken_over_and_they_are_shown(
    files: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(files / DECISIONS, [*LINES, {"kind": "guess"}])
    assert adopt_decisions(files, "dina", TODAY, "") == 1
    shown = capsys.readouterr()
    assert "I411 not-a-decision" in shown.err
    assert "nothing was taken over" in shown.out
