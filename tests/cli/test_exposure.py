"""``holdfire exposure``: what each party has given for nothing at the worst moment."""

import json

import pytest

from holdfire.cli.main import main

DEAL = """\
deal: Swap
time zone: UTC
in force: 2024-05-01
parties: {north: Northern Council, south: Southern Authority}
terms:
  withdraw: {who: south, must: withdraw, by: not said}
  release: {who: north, must: release, by: not said, starts when: withdraw is met, in return for: withdraw}
  talk: {who: "each of north, south", may: accompany}
"""


@pytest.fixture
def deal(tmp_path):
    path = tmp_path / "deal.yaml"
    path.write_text(DEAL)
    return path


def exposure(capsys, *argv):
    code = main(["exposure", *map(str, argv)])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_each_party_and_its_worst_point(deal, capsys):
    code, out, err = exposure(capsys, deal)
    assert (code, err) == (0, "")
    assert "Southern Authority: at worst 1 of its 1 term for nothing." in out
    assert "Northern Council: never gives a term for nothing." in out
    assert "Counted for nobody: talk (a permission that is owed to nobody)." in out
    assert exposure(capsys, deal.parent)[1] == out


def test_after_splitting(deal, capsys):
    _, out, _ = exposure(capsys, deal, "--tranches", "withdraw=4", "release=4")
    assert "in step: at worst 0.25 terms for nothing" in out


def test_json_has_the_same(deal, capsys):
    data = json.loads(exposure(capsys, deal, "--tranches", "Withdraw=2", "release=2", "--format", "json")[1])
    (reading,) = data["readings"]
    south = next(party for party in reading["parties"] if party["party"] == "south")
    after = next(party for party in reading["split"]["parties"] if party["party"] == "south")
    assert (south["unanswered"], south["at_most"], south["terms"]) == (1, 1, 1)
    assert south["order"] == [{"says": "Southern Authority: withdraw", "unanswered": 1}]
    assert after["unanswered"] == 0.5
    assert data["assumed"]["to_nobody"] == [["talk", "a permission that is owed to nobody"]]


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (["--tranches", "withdraw"], "--tranches: write a term and into how many parts"),
        (["--tranches", "withdraw=1"], "2 to 20"),
        (["--tranches", "withdrew=4"], "did you mean `withdraw`?"),
    ],
)
def test_a_term_that_cannot_be_split_so_is_wrong_usage(deal, capsys, argv, says):
    code, out, err = exposure(capsys, deal, *argv)
    assert (code, out) == (2, "")
    assert says in err


def test_a_deal_with_errors_has_no_exposure(deal, capsys):
    deal.write_text(DEAL.replace("who: south", "who: suoth"))
    code, out, err = exposure(capsys, deal)
    assert (code, out) == (1, "")
    assert "no party is called `suoth`" in err
    assert exposure(capsys, "nowhere.yaml")[0] == 2
