"""The commands, run on the skeleton that ``init`` writes."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from holdfire.cli.main import main

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "assessments.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def case(tmp_path, capsys):
    folder = tmp_path / "truce"
    assert main(["init", str(folder)]) == 0
    capsys.readouterr()
    return folder


def assessed(capsys, *argv):
    assert main(["assess", *map(str, argv), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_what_init_writes_passes_check_with_notes_on_what_it_leaves_open(case, capsys):
    assert main(["check", str(case), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {each["severity"] for each in found} == {"note"}
    assert [each["code"] for each in found] == ["T361", "T364", "T382", "T307"]


def test_init_never_writes_over_anything(case, capsys):
    assert main(["init", str(case)]) == 2
    assert "is there and not empty" in capsys.readouterr().err


def test_check_shows_mistakes_and_fails(case, capsys):
    deal = case / "deal.yaml"
    deal.write_text(deal.read_text().replace("who: south", "who: suoth"))
    assert main(["check", str(case)]) == 1
    said = capsys.readouterr()
    assert "no party is called `suoth`" in said.out
    assert "did you mean" in said.out
    assert main(["check", str(deal), "--format", "json"]) == 1
    assert "error" in {each["severity"] for each in json.loads(capsys.readouterr().out)}


def test_a_case_with_errors_is_not_assessed(case, capsys):
    deal = case / "deal.yaml"
    deal.write_text(deal.read_text().replace("who: south", "who: suoth"))
    assert main(["assess", str(case)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "no party is called `suoth`" in said.err


def test_assess_writes_json_as_its_schema_says(case, capsys):
    data = assessed(capsys, case, "--timeline")
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert {each["term"] for each in data["assessments"]} == {"hold fire", "let trucks through"}
    assert data["now"] == "2026-03-11T00:00:00+00:00"


def test_the_same_question_has_the_same_bytes(case, capsys):
    main(["assess", str(case), "--format", "json", "--timeline"])
    first = capsys.readouterr().out
    main(["assess", str(case), "--format", "json", "--timeline"])
    assert capsys.readouterr().out == first


def test_a_day_alone_means_its_end_or_its_start(case, capsys):
    assert assessed(capsys, case, "--now", "2026-03-08")["now"] == "2026-03-09T00:00:00+00:00"
    data = assessed(capsys, case, "--from", "2026-03-05", "--to", "2026-03-08 12:00", "--as-if", "2026-03-02")
    assert data["period"] == {"start": "2026-03-05T00:00:00+00:00", "end": "2026-03-08T12:00:00+00:00"}
    assert data["as_if"] == "2026-03-02T00:00:00+00:00"
    known = assessed(capsys, case, "--as-known-on", "2026-03-06", "--by", "published")["as_known_on"]
    assert known == {"before": "2026-03-07T00:00:00+00:00", "by": "published"}


def test_only_the_accounts_and_terms_asked_for(case, capsys):
    data = assessed(capsys, case, "--account", "everyone", "--term", "hold fire")
    assert {(each["account"], each["term"]) for each in data["assessments"]} == {("everyone", "hold fire")}
    assert main(["assess", str(case), "--term", "hold fir"]) == 2
    assert "did you mean `hold fire`" in capsys.readouterr().err


def test_a_what_if_file_is_laid_over_the_case(case, capsys, tmp_path):
    what_if = tmp_path / "more.jsonl"
    rows = [
        {
            "id": "w1",
            "kind": "event",
            "act": "deliver",
            "actors": ["south"],
            "when": "2026-03-09",
            "to place": "harbour",
        }
    ]
    rows[0] |= {"quantity": "30 trucks", "supposed": True, "chain": ["mission"], "published": "2026-03-09"}
    what_if.write_text("\n".join(json.dumps(row) for row in rows))
    before = assessed(capsys, case, "--term", "let trucks through", "--account", "everyone")["assessments"][0]
    after = assessed(capsys, case, "--with", what_if, "--term", "let trucks through", "--account", "everyone")
    assert before["states"] == ["due", "met"]
    assert after["assessments"][0]["states"] == ["met"]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--now", "soon"], "--now: "),
        (["--from", "2026-04-01"], "ends before it begins"),
        (["--by", "recorded"], "--by says how --as-known-on is meant"),
    ],
)
def test_a_question_that_cannot_be_read_is_wrong_usage(case, capsys, argv, says):
    assert main(["assess", str(case), *argv]) == 2
    assert says in capsys.readouterr().err


def test_csv_is_a_table(case, capsys):
    assert main(["assess", str(case), "--format", "csv"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("term,form,bearer,account,reading,states")


def test_report_writes_a_page_and_says_where(case, capsys, tmp_path):
    out = tmp_path / "page.html"
    assert main(["report", str(case), "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert "Harbour Road truce: where each term stands" in said.out
    assert str(out) in said.out.replace("\n", "")
    page = out.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "Northern Command" in page
    assert main(["report", str(case), "--out", str(tmp_path / "no" / "page.html")]) == 2


def test_explain_shows_reasons(case, capsys):
    assert main(["explain", str(case), "hold fire", "--account", "everyone", "--bearer", "north"]) == 0
    said = capsys.readouterr().out
    assert "under account “everyone”" in said
    assert re.search(r"[├└]", said)
    assert main(["explain", str(case), "hold fire", "--bearer", "west"]) == 2


@pytest.mark.parametrize("stage", ["tree", "syntax", "model", "tables", "reasons"])
def test_the_doctor_shows_every_stage(case, capsys, stage):
    assert main(["doctor", str(case), "--stage", stage]) == 0
    assert "hold fire" in capsys.readouterr().out


@pytest.mark.parametrize(
    "argv", [["assess", "CASE", "--format", "json"], ["assess", "CASE"], ["explain", "CASE", "hold fire"]]
)
def test_a_reader_that_goes_away_is_no_error(case, argv):
    command = [sys.executable, "-m", "holdfire", *(str(case) if part == "CASE" else part for part in argv)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


def test_the_demo_answers_on_the_packaged_example(tmp_path, capsys):
    out = tmp_path / "demo.html"
    assert main(["demo", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "Eastern Aleppo" in said
    assert "as though in force from" in said
    page = out.read_text(encoding="utf-8")
    for answer in ("Figures that disagree", "A ring of", "Russian Federation (veto)", "The positions of the parties"):
        assert answer in page


def test_the_demo_takes_the_options_of_report(tmp_path, capsys):
    out = tmp_path / "demo.html"
    assert main(["demo", "--term", "leave", "--account", "everyone", "--now", "2016-10-12", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    assert "at end of 12 Oct 2016" in said
    assert "escort" not in said
    assert "If 950 fighters had left" in said


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["assess", "{empty}"], "there is no deal.yaml in"),
        (["check", "{case}/claims/claims.csv"], "is a file of claims: name the case folder"),
        (["check", "{empty}"], "start one with `holdfire init`"),
        (["report", "{case}/deal.yaml"], "is a file: name the folder it is in"),
        (["assess", "{case}", "--with", "{case}"], "is a folder: name a file of claims"),
        (["assess", "{case}", "--with", "none.jsonl"], "the file `none.jsonl` is not there"),
        (["report", "{case}", "--out", "{empty}"], "it is a folder; name a file in it"),
        (["report", "{case}", "--out", "{empty}/no/page.html"], "there is no folder"),
        (["report", "{case}", "--account", "everyon"], "did you mean `everyone`?"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_could_be(case, tmp_path, capsys, argv, says):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([part.format(case=case, empty=empty) for part in argv]) == 2
    said = capsys.readouterr()
    assert says in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["asess", "x"], "there is no command `asess`: did you mean `assess`?"),
        (["assess", "x", "--format", "jsn"], "did you mean `json`?"),
        (["assess"], "see `holdfire assess --help`"),
    ],
)
def test_a_word_that_no_command_knows_gets_the_nearest(capsys, argv, says):
    with pytest.raises(SystemExit) as left:
        main(argv)
    assert left.value.code == 2
    assert says in capsys.readouterr().err


def test_errors_stand_alone_and_warnings_are_left_to_check(case, capsys):
    deal = case / "deal.yaml"
    deal.write_text(deal.read_text().replace("who: south", "who: suoth"))
    (case / "case.yaml").write_text("titel: Truce\n")
    assert main(["report", str(case)]) == 1
    said = capsys.readouterr().err
    assert "warning" not in said.replace("shows warnings", "")
