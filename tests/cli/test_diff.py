"""``holdfire diff``: two deals, one deal on two dates, and what changes on the same claims."""

import json
from pathlib import Path

import pytest

from holdfire.cli.main import main

OLD = """\
deal: Road
time zone: UTC
in force: 2024-05-01
parties: {north: Northern Council, south: Southern Authority}
places: {road: }
terms:
  let trucks in: {who: south, must: allow aid, how many: 50 trucks, where: road, by: 2024-05-10}
  watch the road: {who: south, must not: obstruct, where: road}
"""
CLAIMS = [
    {"id": "c1", "kind": "event", "act": "allow aid", "actors": ["south"], "when": "2024-05-03", "where": "road",
     "quantity": "40 to 60 trucks", "chain": ["north"], "published": "2024-05-03"},
    {"id": "c2", "kind": "event", "act": "obstruct", "actors": ["south"], "when": "2024-05-04", "where": "road",
     "chain": ["north"], "published": "2024-05-04"},
    {"id": "c3", "kind": "stance", "party": "south", "position": "accepts", "on": "watch the road",
     "chain": ["south"], "published": "2024-05-01"},
]  # fmt: skip


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "case"
    (folder / "claims").mkdir(parents=True)
    (folder / "deal.yaml").write_text(OLD)
    (folder / "accounts.yaml").write_text("accounts:\n  everyone: {everyone: yes, complete up to: 2024-05-31}\n")
    (folder / "claims" / "all.jsonl").write_text("\n".join(map(json.dumps, CLAIMS)) + "\n")
    return folder


def diff(capsys, *argv):
    code = main(["diff", *map(str, argv)])
    said = capsys.readouterr()
    return code, said.out, said.err


def newer(case, *edits):
    text = OLD
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    path = case.parent / "new.yaml"
    path.write_text(text)
    return path


def test_the_same_deal_has_no_differences(case, capsys):
    assert diff(capsys, case, case / "deal.yaml") == (0, "No differences.\n", "")


def test_what_differs_is_told_thing_by_thing(case, capsys):
    new = newer(case, ("50 trucks", "60 trucks"), ("parties: {north: Northern Council", "parties: {north: The North"),
                ("  watch the road: {who: south, must not: obstruct, where: road}\n",
                 "  hold fire: {who: [north, south], must not: attack}\n"))  # fmt: skip
    assert diff(capsys, case, new) == (
        1,
        """\
Terms
  changed  let trucks in
    how many: 50 trucks → 60 trucks
  added  hold fire: Each of The North and Southern Authority must not attack.
  removed  watch the road: Southern Authority must not obstruct in road.

Parties
  changed  north
    name: Northern Council → The North
""",
        "",
    )


@pytest.mark.parametrize(
    ("trucks", "before", "after"),
    [
        ("40 trucks", ["met", "breached"], ["met"]),
        ("70 trucks", ["met", "breached"], ["breached"]),
        ("60 trucks", None, None),
    ],
)
def test_assessments_that_change_on_the_same_claims(case, capsys, trucks, before, after):
    new = newer(case, ("50 trucks", trucks))
    argv = [case, new, "--case", case, "--now", "2024-05-20", "--format", "json"]
    code, out, _ = diff(capsys, *argv)
    data = json.loads(out)
    changed = [(each["before"]["states"], each["after"]["states"]) for each in data["assessments"]]
    assert code == 1
    assert changed == ([(before, after)] if before else [])


def test_claims_may_speak_of_what_only_one_of_the_deals_has(case, capsys):
    gone = "  watch the road: {who: south, must not: obstruct, where: road}\n"
    new = newer(
        case, (gone, "  keep off: {who: north, must not: attack, where: lane}\n"), ("{road: }", "{road: , lane: }")
    )
    claim = {**CLAIMS[0], "id": "c4", "act": "attack", "actors": ["north"], "where": "lane", "quantity": "1 times"}
    with (case / "claims" / "all.jsonl").open("a") as file:
        file.write(json.dumps({k: v for k, v in claim.items() if k != "quantity"}) + "\n")
    code, out, err = diff(capsys, case, new, "--case", case, "--now", "2024-05-20")
    assert (code, err) == (1, "")
    assert "  keep off · Northern Council\n    everyone\n      not assessed → not kept" in out
    assert "  watch the road · Southern Authority\n    everyone\n      not kept → not assessed" in out


def test_what_has_another_name_keeps_its_claims(case, capsys):
    new = newer(case, ("watch the road", "guard the road"), ("south", "southerners"))
    code, out, err = diff(capsys, case, new, "--case", case, "--now", "2024-05-20")
    assert (code, err) == (1, "")
    assert "renamed  watch the road → guard the road" in out
    assert "renamed  south → southerners" in out
    assert "Assessments on the same claims: no differences." in out


def test_one_deal_on_two_dates(case, capsys):
    amended = newer(case, ("terms:", "amendments:\n  later: {agreed on: 2024-05-08, terms: {let trucks in: "
                                     "{by: 2024-05-20}}}\nterms:"))  # fmt: skip
    code, out, _ = diff(capsys, amended, "--in-force-on", "2024-05-05", "--and-on", "2024-05-10")
    assert code == 1
    assert "  changed  let trucks in\n    by: 2024-05-10 → 2024-05-20\n" in out
    assert diff(capsys, amended, "--in-force-on", "2024-05-09", "--and-on", "2024-05-10")[0] == 0
    assert diff(capsys, amended, "--and-on", "2024-05-10")[0] == 0


def test_trouble_is_told_and_has_its_own_code(case, capsys):
    code, out, err = diff(capsys, case, newer(case, ("who: south", "who: suoth")))
    assert (code, out) == (2, "")
    assert "no party is called `suoth`" in err
    assert diff(capsys, case)[0] == 2
    assert diff(capsys, case, "nowhere.yaml")[0] == 2
    assert "--and-on" in diff(capsys, case, "--and-on", "soon")[2]


def test_the_example_does_not_differ_from_itself_on_its_own_claims(capsys):
    example = Path(__file__).parents[2] / "examples" / "aleppo-2016"
    code, out, _ = diff(capsys, example, example, "--case", example)
    assert (code, out) == (0, "No differences.\n\nAssessments on the same claims: no differences.\n")
