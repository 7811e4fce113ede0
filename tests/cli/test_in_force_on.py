"""A deal that was amended, looked at on different days."""

import json

import pytest

from holdfire.cli.main import main

DEAL = """\
deal: Statement
time zone: UTC
in force: 2024-05-01
parties: {north: , south: }
terms:
  hand over: {who: north, must: withdraw, by: 2024-05-15}
amendments:
  ten more days:
    agreed on: 2024-05-16
    by: [north, south]
    parties: {mission: The Mission}
    terms:
      hand over: {by: 2024-05-25}
      watch: {who: mission, must: monitor, by: not said}
"""
CLAIM = {"id": "c1", "kind": "stance", "party": "mission", "position": "supports", "on": "watch", "at": "2024-05-02",
         "chain": ["mission"], "published": "2024-05-02"}  # fmt: skip


@pytest.fixture
def case(tmp_path):
    (tmp_path / "claims").mkdir()
    (tmp_path / "deal.yaml").write_text(DEAL)
    (tmp_path / "case.yaml").write_text("title: Statement\nnow: 2024-05-17\n")
    (tmp_path / "accounts.yaml").write_text("accounts: {all: {complete up to: 2024-12-31}}\n")
    (tmp_path / "claims" / "claims.jsonl").write_text(json.dumps(CLAIM))
    return tmp_path


def standing(capsys, case, *options):
    assert main(["assess", str(case), "--format", "json", *options]) == 0
    found = json.loads(capsys.readouterr().out)["assessments"]
    return {each["term"]: each["states"] for each in found}


@pytest.mark.parametrize(
    ("options", "states"),
    [
        (["--now", "2024-05-15"], {"hand over": ["breached"]}),
        (["--now", "2024-05-16 12:00"], {"hand over": ["due"], "watch": ["due"]}),
        (["--to", "2024-05-15"], {"hand over": ["breached"]}),
        ([], {"hand over": ["due"], "watch": ["due"]}),
        (["--in-force-on", "2024-05-10"], {"hand over": ["breached"]}),
        (["--now", "2024-05-15", "--in-force-on", "2024-05-16"], {"hand over": ["due"], "watch": ["due"]}),
        (["--now", "2024-06-01", "--as-known-on", "2024-05-10"], {"hand over": ["breached"], "watch": ["due"]}),
    ],
)
def test_the_deal_is_taken_as_amended_up_to_the_moment_looked_at(case, capsys, options, states):
    assert standing(capsys, case, *options) == states


def test_check_takes_every_amendment_unless_a_day_is_named(case, capsys):
    deal = case / "deal.yaml"
    deal.write_text(DEAL.replace("by: 2024-05-25", "by: soon"))

    assert main(["check", str(deal)]) == 1
    assert "`soon`" in capsys.readouterr().out
    assert main(["check", str(deal), "--in-force-on", "2024-05-10"]) == 0
    assert main(["check", str(case)]) == 1


def test_explain_and_report_take_the_same_deal(case, capsys):
    assert main(["explain", str(case), "hand over", "--now", "2024-05-15"]) == 0
    assert "by 2024-05-15" in capsys.readouterr().out
    out = case / "report.html"
    assert main(["report", str(case), "--out", str(out)]) == 0
    assert "ten more days (16 May 2024)" in out.read_text()
    assert main(["report", str(case), "--out", str(out), "--now", "2024-05-15"]) == 0
    assert "As amended by" not in out.read_text()


def test_a_day_that_cannot_be_read_is_wrong_usage(case, capsys):
    assert main(["check", str(case / "deal.yaml"), "--in-force-on", "10/05/2024"]) == 2
    assert "--in-force-on" in capsys.readouterr().err
