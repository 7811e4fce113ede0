"""``holdfire check`` over several files, in the forms that people, programs and code hosts read."""

import json

import pytest

from holdfire.cli.main import main

GOOD = """\
deal: Village truce
time zone: UTC
in force: 2024-05-01
parties: {north: , south: , mission: {kind: mediator}}
terms:
  hold fire:
    who: each of north, south
    must not: attack
    ends when: hold fire was breached
  watch:
    who: mission
    must keep doing: monitor
"""
BAD = GOOD.replace("each of north", "each of جبهة, nort")


@pytest.fixture
def files(tmp_path):
    good, bad = tmp_path / "good.yaml", tmp_path / "bad.yaml"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    return str(good), str(bad)


def test_several_files_are_checked_at_once(files, capsys):
    assert main(["check", *files]) == 1
    said = capsys.readouterr().out
    assert said.count("error T102 unknown-party") == 2
    assert said.endswith("2 errors\n")


def test_a_file_named_twice_is_told_once(files, capsys):
    main(["check", files[1], files[1]])
    assert capsys.readouterr().out.endswith("2 errors\n")


def test_a_case_and_a_file_are_checked_together(files, tmp_path, capsys):
    main(["init", str(tmp_path / "case")])
    capsys.readouterr()
    assert main(["check", files[0], str(tmp_path / "case")]) == 0
    assert " notes\n" in capsys.readouterr().out


def test_of_a_deal_without_gaps_nothing_is_said(files, capsys):
    assert main(["check", files[0]]) == 0
    assert capsys.readouterr().out == "no mistakes found\n"


def test_what_is_not_there_is_told_before_anything_is_read(files, capsys):
    assert main(["check", files[1], "nowhere.yaml"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "there is no `nowhere.yaml`" in said.err


@pytest.mark.parametrize("form", ["text", "json", "sarif"])
def test_the_exit_code_does_not_depend_on_the_form(files, form, capsys):
    assert main(["check", files[0], "--format", form]) == 0
    assert main(["check", *files, "--format", form]) == 1


def test_sarif_marks_the_words_by_line_and_column(files, capsys):
    main(["check", *files, "--format", "sarif"])
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    line = BAD.splitlines()[6]

    assert [line[each["startColumn"] - 1 : each["endColumn"] - 1] for each in regions] == ["جبهة", "nort"]
    assert {each["startLine"] for each in regions} == {7}


def test_a_clean_run_of_sarif_declares_its_rules(files, capsys):
    assert main(["check", files[0], "--format", "sarif"]) == 0
    (run,) = json.loads(capsys.readouterr().out)["runs"]

    assert run["results"] == []
    assert "T102" in {rule["id"] for rule in run["tool"]["driver"]["rules"]}
