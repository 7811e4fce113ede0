"""``holdfire review`` in plain text: for scripts, and for people who have the screen read to them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.pipeline import load_case
from tests.review.harbour import make_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


def review(case: Path, *more: str) -> int:
    return main(["review", str(case), "--by", "amal", *more])


def ref_of(case: Path, capsys: pytest.CaptureFixture[str], words: str) -> str:
    assert review(case, "--list", "--all") == 0
    return next(line.split(";")[0] for line in capsys.readouterr().out.splitlines() if f"“{words}”" in line)


def test_the_list_names_each_with_what_it_would_change_and_what_is_missing(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(case, "--list") == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == "article#a368; act; 88%; “shelled”; would change 1 term: hold fire"
    assert last == "0 of 7 decided: 0 accepted, 0 rejected, 0 unsure"
    assert review(case, "--list", "--kind", "figure", "--order", "text") == 0
    assert capsys.readouterr().out.splitlines()[0] == "article#f98; figure; 93%; “9”; not ready: count"


def test_the_list_as_json_has_the_row_its_mistakes_and_changes(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(case, "--list", "--format", "json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["progress"] == {"accepted": 0, "rejected": 0, "unsure": 0, "total": 7}
    by_ref = {one["ref"]: one for one in listed["candidates"]}
    assert by_ref["article#a368"]["changes"][0]["term"] == "hold fire"
    assert by_ref["article#f98"]["mistakes"][0]["field"] == "count"
    assert by_ref["article#q221"]["unknown"] == [{"name": "Leila Marsh", "sort": "party"}]


def test_fields_are_set_and_the_candidate_accepted(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ref = ref_of(case, capsys, "9")
    fields = ["kind=event", "act=deliver", "actors=south", "to place=harbour", "when=2026-03-08"]
    assert review(case, "--show", ref, "--set", *fields) == 0
    shown = capsys.readouterr().out
    assert "to be mended" not in shown
    assert "let trucks through (Southern Council): due or met: undecided (unknown of 20 trucks) → " in shown
    assert review(case, "--accept", ref, "--set", *fields) == 0
    assert capsys.readouterr().out.startswith("accepted article#f98 as the claim article-f98\n  let trucks through")
    assert main(["assess", str(case), "--format", "json", "--term", "let trucks through"]) == 0
    by_account = {one["account"]: one for one in json.loads(capsys.readouterr().out)["assessments"]}
    assert by_account["as the mission tells it"]["numbers"]["done"] != {"low": 12, "high": 12}


def test_what_cannot_be_accepted_says_which_field(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(case, "--accept", ref_of(case, capsys, "9")) == 1
    assert "holdfire review: count: this claim has no `count`" in capsys.readouterr().err


def test_reject_unsure_link_new_source_add_and_undo(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for asked, said in (
        (["--reject", "article#a368", "--why", "told twice"], "rejected article#a368"),
        (["--unsure", "article#a419"], "unsure of article#a419"),
        (["--new-source", "Leila Marsh", "person"], "“Leila Marsh” is the new source leila marsh"),
        (["--link", "the Road", "harbour road"], "“the Road” means harbour road"),
        (["--link", "The Council", "South"], "“The Council” means south"),
        (["--add", "article", "ten buses", "--kind", "figure"], "added article#f535-544"),
        (["--undo"], "took back: add article#f535-544"),
        (["--undo"], "took back: link The Council"),
    ):
        assert review(case, *asked) == 0
        assert capsys.readouterr().out.strip() == said
    assert review(case, "--show", "article#a368") == 0
    assert "rejected by amal, " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "code", "says"),
    [
        (["--accept", "article#x1"], 1, "no candidate is called `article#x1`"),
        (["--link", "X", "nobody"], 1, "the case has no party, body, person or place called `nobody`"),
        (["--link", "X", "Souhtern Council"], 1, "did you mean `south`?"),
        (
            ["--new-source", "X", "person", "--member-of", "nobody"],
            1,
            "the case has no party, body or person called `nobody`",
        ),
        (["--list", "--member-of", "south"], 2, "--member-of goes with --new-source"),
        (["--undo"], 1, "no decision of amal to undo"),
        (["--show", "article#a368", "--set", "act"], 2, "write FIELD=TEXT"),
        (["--show", "article#a368", "--set", "kind=rumour"], 2, "no kind of claim called `rumour`"),
        (["--add", "article", "trucks"], 2, "say what the words are"),
        (["--add", "article", "trucks", "--kind", "figure"], 2, "more than once"),
        (["--list", "--document", "artcle"], 2, "did you mean `article`"),
        (["--set", "act=x"], 2, "go with one of"),
        ([], 2, "there is no terminal here"),
    ],
)
def test_what_cannot_be_asked_says_so(
    case: Path, capsys: pytest.CaptureFixture[str], asked: list[str], code: int, says: str
) -> None:
    assert review(case, *asked) == code
    assert says in capsys.readouterr().err


def test_somebody_new_belongs_to_whom_they_speak_for(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(case, "--new-source", "Leila Marsh", "person", "--member-of", "Southern Council") == 0
    read = load_case(case).value
    assert read
    assert read.parties.is_within("leila marsh", "south")
    assert "warning" not in capsys.readouterr().err


def test_a_name_that_no_text_has_is_linked_and_it_is_said(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(case, "--link", "the  COMMAND", "south") == 0
    assert capsys.readouterr().err == ""
    assert review(case, "--link", "Nobody At All", "south") == 0
    assert "warning: no text of the case has “Nobody At All”" in capsys.readouterr().err


def test_a_case_without_candidates_says_how_to_get_some(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["init", str(tmp_path / "truce")])
    assert review(tmp_path / "truce", "--list") == 0
    assert "`holdfire read` finds candidates" in capsys.readouterr().out


def test_without_the_package_for_the_screen_it_says_what_to_install(
    case: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("textual", "holdfire.cli.reviewing"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "textual", None)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert review(case) == 2
    assert 'pip install "holdfire[review]"' in capsys.readouterr().err


def test_how_far_the_review_is_is_said_of_what_is_shown(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert review(case, "--reject", "article#a368") == 0
    for kind, says in (("act", "1 of 3 decided"), ("figure", "0 of 2 decided")):
        assert review(case, "--list", "--kind", kind) == 0
        assert says in capsys.readouterr().out
