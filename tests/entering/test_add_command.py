"""``holdfire add`` through a pipe, and for one claim given as JSON."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.log.entry import Entry, NewEntry
from holdfire.log.store import open_log
from tests.review.harbour import make_case

SHELLING = ["event", "shelling", "", "Northern Command", "The Harbour", "2026-03-07 21:00", "", "residents", "gazette",
            "article", "", "", "", ""]  # fmt: skip
CLAIM = {"kind": "event", "act": "shelling", "actors": "north", "where": "harbour", "when": "2026-03-07",
         "chain": ["mission"], "published": "2026-03-09"}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


def pipe(monkeypatch: pytest.MonkeyPatch, case: Path, lines: list[str], *more: str) -> int:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
    return main(["add", str(case), "--by", "amal", *more])


def entries(case: Path) -> list[Entry]:
    with open_log(case) as log:
        return list(log.entries())


def test_answers_line_by_line_become_a_claim_of_the_log(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipe(monkeypatch, case, [*SHELLING, "yes", ""], "--why", "from the article") == 0
    said = capsys.readouterr().out
    assert "It would change:\n  hold fire (Northern Command): " in said
    assert "1 alleged, 1 established" in said
    (entry,) = entries(case)
    assert (entry.kind, entry.by, entry.why) == ("claim", "amal", "from the article")
    row = entry.body["row"]
    assert row["id"] == entry.subject
    assert f"kept as the claim {entry.subject}: entry 1 of the log, by amal" in said
    assert (row["actors"], row["chain"], row["quote"]) == (["north"], ["residents", "gazette"], {"in": "article"})


def test_the_case_knows_a_claim_that_was_kept(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipe(monkeypatch, case, [*SHELLING, "yes", ""]) == 0
    capsys.readouterr()
    assert main(["assess", str(case), "--term", "hold fire", "--account", "everyone"]) == 0
    assert "2 alleged, 2 established" in " ".join(capsys.readouterr().out.split())


def test_nothing_is_kept_without_a_yes(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert pipe(monkeypatch, case, [*SHELLING, "no", ""]) == 0
    assert entries(case) == []


def test_several_claims_of_one_source_are_entered_one_after_the_other(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = ["event", "deliver", "", "south", "", "harbour", "2026-03-08", "9 trucks", "", "", "", "", "", "", ""]
    assert pipe(monkeypatch, case, [*SHELLING, "yes", "yes", *again, "yes", ""]) == 0
    first, second = (entry.body["row"] for entry in entries(case))
    assert second["chain"] == first["chain"] == ["residents", "gazette"]
    assert second["quote"] == {"in": "article"}
    assert (second["quantity"], second["to place"]) == ("9 trucks", "harbour")


def test_through_a_pipe_a_wrong_answer_ends_it_before_the_next_is_taken_for_it(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipe(monkeypatch, case, ["event", "sheling", "", "Northern Command"]) == 1
    said = capsys.readouterr()
    assert "to “What was done?”: no act is called `sheling`; did you mean `shelling`?" in said.err
    assert entries(case) == []


def test_answers_that_end_too_soon_keep_nothing(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipe(monkeypatch, case, SHELLING[:5]) == 1
    assert "the answers end at “When?”" in capsys.readouterr().err
    assert entries(case) == []


def test_somebody_new_and_some_place_new_are_kept_first(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["event", "shelling", "", "north", "Old Mill", "+", "", "harbour road", "", "", "2026-03-07", "",
             "Leila Marsh", "+", "", "person", "Southern Council", "", "gazette", "", "2026-03-09", "", "", "", "yes",
             ""]  # fmt: skip
    assert pipe(monkeypatch, case, lines) == 0, capsys.readouterr()
    place, party, claim = entries(case)
    assert (place.kind, place.subject, place.body["inside"]) == ("place", "old mill", ["harbour road"])
    assert (party.kind, party.subject, party.body["kind"]) == ("party", "leila marsh", "person")
    assert party.body["member of"] == ["south"]
    assert claim.body["row"]["where"] == "old mill"
    assert main(["check", str(case)]) == 0


def test_going_back_from_a_new_name_asks_the_question_again(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["event", "shelling", "", "north", "Old Mill", "+", "", "?", "<", *SHELLING[4:], "yes", ""]
    assert pipe(monkeypatch, case, lines) == 0, capsys.readouterr()
    (entry,) = entries(case)
    assert (entry.kind, entry.body["row"]["where"]) == ("claim", "harbour")


def test_the_way_back_and_help_work_through_a_pipe_too(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["stance", "?", "<", "event", "shelling", "?", "", "north", "<", "south", *SHELLING[4:], "yes", ""]
    assert pipe(monkeypatch, case, lines) == 0
    said = capsys.readouterr().out
    assert "  south · Southern Council: armed group" in said
    assert "  authorship: it happened, but was not us, or not them" in said
    (entry,) = entries(case)
    assert (entry.body["row"]["kind"], entry.body["row"]["actors"]) == ("event", ["south"])


def test_help_with_letters_lists_what_has_them(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert pipe(monkeypatch, case, ["event", "? sniper", "? zzz", *SHELLING[1:], "no", ""]) == 0
    said = capsys.readouterr().out
    assert "> ? sniper\n  sniper fire: aimed fire at single persons from a distance\nWhat was done?" in said
    assert "nothing here has `zzz` in it" in said


def test_an_answer_is_emptied_by_a_dash(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = ["event", "shelling", "", "north", "<", "-", *SHELLING[4:], "yes", ""]
    assert pipe(monkeypatch, case, lines) == 0
    assert "actors" not in entries(case)[0].body["row"]


def test_what_is_odd_is_said_before_the_claim_is_kept(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    late = [*SHELLING[:5], "2026-03-20", *SHELLING[6:]]
    assert pipe(monkeypatch, case, [*late, "no", ""]) == 0
    assert "  note: " in capsys.readouterr().out


def test_a_claim_as_json_is_looked_at_and_kept_only_when_asked(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["add", str(case), "--by", "amal", "--json", json.dumps(CLAIM)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept"] is None
    assert told["mistakes"] == []
    assert {one["term"] for one in told["changes"]} == {"hold fire"}
    assert entries(case) == []
    assert pipe(monkeypatch, case, [json.dumps(CLAIM)], "--json", "-", "--keep") == 0
    kept = json.loads(capsys.readouterr().out)
    (entry,) = entries(case)
    assert kept["kept"] == {"entry": 1, "hash": entry.hash, "at": entry.at}
    assert entry.body["row"] == kept["claim"]


@pytest.mark.parametrize(
    ("claim", "field"),
    [({**CLAIM, "act": "sheling"}, "act"), ({**CLAIM, "count": "trucks"}, "count"), ({**CLAIM, "id": "c3"}, "id")],
)
def test_a_claim_with_an_error_is_not_kept(
    case: Path, capsys: pytest.CaptureFixture[str], claim: dict[str, object], field: str
) -> None:
    assert main(["add", str(case), "--by", "amal", "--json", json.dumps(claim), "--keep"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["kept"], told["changes"]) == (None, [])
    assert told["mistakes"][0]["field"] == field
    assert entries(case) == []


def test_what_cannot_be_asked_is_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(case), "--keep"]) == 2
    assert main(["add", str(case), "--json", "{"]) == 2
    assert main(["add", str(case), "--json", "[]"]) == 2
    assert "no JSON" in capsys.readouterr().err


def test_a_name_that_somebody_else_took_meanwhile_is_not_kept_twice(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import holdfire.cli.add_command as command  # noqa: PLC0415  its clock is another's turn

    def other(row: dict[str, object], new: object, by: str, why: str = "") -> tuple[NewEntry, ...]:
        theirs = NewEntry("boris", "claim", str(row["id"]), {"row": row})
        with open_log(case) as log:
            log.append([theirs], 1_772_000_000)
        return made(row, new, by, why)  # type: ignore[arg-type]

    made = command.entries_of
    monkeypatch.setattr(command, "entries_of", other)
    assert main(["add", str(case), "--by", "amal", "--json", json.dumps({**CLAIM, "id": "mine"}), "--keep"]) == 1
    assert "boris has kept a claim called `mine` meanwhile" in capsys.readouterr().err
    assert [entry.by for entry in entries(case)] == ["boris"]


def test_several_people_enter_at_a_time_and_nothing_is_lost(case: Path) -> None:
    rows = [{**CLAIM, "note": f"{number}"} for number in range(6)]
    code = "import sys; from holdfire.cli.main import main; sys.exit(main(sys.argv[1:]))"
    started = [
        subprocess.Popen([sys.executable, "-c", code, "add", str(case), "--by", f"p{number}", "--keep", "--json",
                          json.dumps(row)], stdout=subprocess.DEVNULL)
        for number, row in enumerate(rows)
    ]  # fmt: skip
    assert [process.wait(timeout=300) for process in started] == [0] * 6
    assert sorted(entry.body["row"]["note"] for entry in entries(case)) == [row["note"] for row in rows]
    assert main(["log", "verify", str(case)]) == 0
    assert main(["check", str(case)]) == 0
