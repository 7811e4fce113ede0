"""Claims name rows of registered tables as they name claims; a name that no row has is a mistake with its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from holdfire.assessments.assessment import Question
from holdfire.claims.known import known_on
from holdfire.pipeline import assess_case, assess_what_if, follow_case, load_case
from holdfire.vocab.quantity import Quantity
from tests.claims.test_claims_page import BLOCKS

NOW = 1_711_929_600  # 1 April 2024
DEAL = """
deal: Harbour truce
time zone: UTC
in force: 2024-03-01
parties: {north: , south: }
places: {harbour: , hill: }
bodies: {council: {members: 3}}
terms:
  hold fire: {who: each of north and south, must not: attack, where: harbour}
  leave: {who: north, must: depart, how many: 9 fighters, from place: hill, by: 2024-03-20}
  explain: {who: south, must: report, whenever: {act: attack, by: anyone}, within: 20 hours}
"""
TABLE = """
file: ../log.csv
id: id
time: {column: at, from: 2024-03-01 00:00, unit: hours}
chain: mission
rows:
  shots: {where: {kind: shots}, act: attack, actors: {column: who}, place: harbour, grade: B2, incident: name}
  left: {where: {kind: left}, act: depart, actors: north, from: hill, quantity: {low: low, high: high, unit: fighters}}
  told: {where: {kind: told}, act: report, actors: south, answers: name}
"""
ROWS = """id,kind,at,who,low,high,name
1,shots,30,north,,,first
2,shots,54,south,,,second
1,left,60,,4,,
2,left,61,,5,6,
1,told,31,,,,first
"""
CLAIM = '"chain": "north", "published": "2024-03-20"'


@pytest.fixture
def case(tmp_path: Path):
    """Write the case with some claims beside its table, and read it."""

    def read(*lines: str):
        files = {"deal.yaml": DEAL, "log.csv": ROWS, "claims/log.dataset.yaml": TABLE}
        files["sources.yaml"] = "sources:\n  mission: {name: The mission, kind: organisation}\n"
        files["accounts.yaml"] = "accounts:\n  all: {everyone: yes, complete up to: 2025-01-01}\n"
        files["claims/more.jsonl"] = "".join(f"{line}\n" for line in lines)
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return load_case(tmp_path)

    return read


def mistakes(read):
    return [one for one in read.diagnostics if one.severity == "error"]


def states(case, **asked):
    found = assess_case(case, Question(NOW, **asked))
    return {(one.term, one.bearer): sorted(one.states) for one in found}


def alleged(case, bearer):
    found = assess_case(case, Question(NOW))
    return next(one.breaches.alleged for one in found if (one.term, one.bearer) == ("hold fire", bearer))


def test_a_row_that_is_named_is_a_claim_that_says_what_the_row_says(case):
    rows = {claim.id: claim for claim in case(f'{{"id": "a", "retracts": "log/left/2", {CLAIM}}}').value.claims}
    row, back = rows["log/left/2"], rows["a"]
    assert (row.chain, row.grade, row.incident) == (("mission",), None, "")
    assert row.assertion.quantity == Quantity(5000, 6000, "fighters")
    assert (row.assertion.act, row.assertion.actors, row.assertion.from_place) == ("depart", (("north",),), "hill")
    assert (row.published.latest - row.assertion.happened.earliest) == 3599
    assert back.assertion == row.assertion  # who takes it back need not say it again

    rows = {c.id: c for c in case(f'{{"id": "a", "retracts": "log/shots/1", {CLAIM}}}').value.claims}
    assert (rows["log/shots/1"].incident, str(rows["log/shots/1"].grade.source)) == ("first", "B")


def test_a_case_that_names_no_row_has_no_row_among_its_claims(case):
    said = f'{{"id": "a", "kind": "event", "act": "attack", "where": "hill", "when": "2024-03-05", {CLAIM}}}'
    assert [claim.id for claim in case(said).value.claims] == ["a"]


def test_a_row_taken_back_or_corrected_does_not_count(case):
    assert states(case().value)["leave", "north"] == ["met"]
    back = case(f'{{"id": "a", "retracts": "log/left/2", {CLAIM}}}').value
    assert states(back)["leave", "north"] == ["breached", "met"]  # the other row has no highest number
    both = [f'{{"id": "a", "retracts": "log/left/2", {CLAIM}}}']
    both.append(
        '{"id": "b", "kind": "event", "act": "depart", "actors": "north", "from place": "hill", "when": "2024-03-03",'
        f' "quantity": "4 fighters", "replaces": "log/left/1", {CLAIM}}}'
    )
    assert states(case(*both).value)["leave", "north"] == ["breached"]


def test_a_later_correction_was_not_yet_known(case):
    read = case(f'{{"id": "a", "retracts": "log/shots/1", {CLAIM}}}').value
    before = 1_710_500_000  # 15 March
    assert states(read)["hold fire", "north"] == ["standing"]
    assert states(read, as_known_on=before, known_by="published")["hold fire", "north"] == ["breached"]
    assert states(read, as_known_on=before, known_by="recorded")["hold fire", "north"] == ["breached"]
    assert [claim.id for claim in known_on(read.claims, before, "published")] == ["log/shots/1"]


@pytest.mark.parametrize("names", ['"reply to": "log/shots/1"', '"incident": "first"'])
def test_a_row_is_denied_by_its_name_or_by_its_incident(case, names):
    said = '{"id": "a", "kind": "event", "act": "attack", "denies": "occurrence", "when": "2024-03-02"'
    denial = f"{said}, {names}, {CLAIM}}}"
    assert states(case().value)["hold fire", "north"] == ["breached"]
    assert states(case(denial).value)["hold fire", "north"] == ["breached", "standing"]


def test_a_ruling_about_the_incident_of_a_row(case, tmp_path):
    ruling = (
        f'{{"id": "a", "kind": "ruling", "body": "council", "about": "first", "found": "happened",'
        f' "at": "2024-03-09", {CLAIM}}}'
    )
    ruled = replace(case(ruling).value.accounts[0], ruled_by="council")
    assert states(replace(case().value, accounts=(ruled,)))["hold fire", "north"] == ["breached", "standing"]
    assert states(replace(case(ruling).value, accounts=(ruled,)))["hold fire", "north"] == ["breached"]


def test_a_claim_of_the_same_incident_tells_of_the_same_act(case):
    other = '{"id": "a", "kind": "event", "act": "attack", "actors": "north", "where": "harbour", "when": "2024-03-02"'
    assert alleged(case(f"{other}, {CLAIM}}}").value, "north") == 2
    assert alleged(case(f'{other}, "incident": "first", {CLAIM}}}').value, "north") == 1


def test_a_claim_answers_a_row_or_the_incident_of_a_row(case):
    report = '{"id": "a", "kind": "event", "act": "report", "actors": "south", "when": "2024-03-03 12:00", "answers": '
    for name in ("second", "log/shots/2"):
        read = case(f'{report}"{name}", {CLAIM}}}').value
        assert states(read)["explain", "south"] == ["standing"]
    assert states(case().value)["explain", "south"] == ["breached"]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("log/shots/3", "no row of `shots` in the table `log` has the number 3"),
        ("log/shells/1", "rows of the table `log` are called like `log/shots/1` or `log/left/1` or `log/told/1`"),
        ("log/1", "rows of the table `log` are called like `log/shots/1` or `log/left/1` or `log/told/1`"),
        ("log/shots/01", "rows of the table `log` are called like `log/shots/1` or `log/left/1` or `log/told/1`"),
        ("lag/shots/1", "known are `a`"),
    ],
)
def test_a_name_that_no_row_has_is_a_mistake_with_its_place(case, name, says):
    (found,) = mistakes(case(f'{{"id": "a", "retracts": "{name}", {CLAIM}}}'))
    assert (found.code, found.span.line, found.span.column, found.help) == ("C242", 1, 25, says)
    assert found.message == f"`retracts` names `{name}`, and there is no such claim"


@pytest.mark.parametrize("key", ["answers", "maybe same as"])
def test_an_incident_that_no_row_tells_of_is_a_mistake(case, key):
    said = '{"id": "a", "kind": "event", "act": "report", "actors": "south", "when": "2024-03-03"'
    assert not case(f'{said}, "{key}": "first", {CLAIM}}}').has_errors
    assert [one.code for one in mistakes(case(f'{said}, "{key}": "third", {CLAIM}}}'))] == ["C242"]


def test_no_claim_is_called_as_a_row(case):
    said = '{{"id": "{}", "kind": "event", "act": "attack", "when": "2024-03-03", ' + CLAIM + "}}"
    assert [one.code for one in mistakes(case(said.format("log/shots/2")))] == ["C241"]
    assert not case(said.format("log/shots/9")).has_errors


def test_no_claim_is_called_as_the_incident_of_a_row_that_is_named(case):
    said = '{"id": "first", "kind": "event", "act": "attack", "where": "hill", "when": "2024-03-03", ' + CLAIM + "}"
    back = f'{{"id": "a", "retracts": "log/shots/1", {CLAIM}}}'
    assert not case(said).has_errors
    (found,) = mistakes(case(said, back))
    assert (found.code, found.message) == ("C241", "`log/shots/1` is an incident called `first`, and so is this claim")

    followed = follow_case(case(back).value, Question(NOW))
    assert [one.message for one in mistakes(followed.read(said))] == [found.message]
    followed = follow_case(case(said).value, Question(NOW))
    (found,) = mistakes(followed.read(back))
    assert found.message == "it names `log/shots/1`, an incident called `first`, and so is a claim of the case"


def test_a_what_if_names_rows_too(case, tmp_path):
    case()
    (tmp_path / "what-if.jsonl").write_text('{"id": "w", "retracts": "log/shots/1"}\n')
    (tmp_path / "case.yaml").write_text("what ifs:\n  - {title: If it had not been, claims: what-if.jsonl}\n")
    read = load_case(tmp_path)
    assert mistakes(read) == []
    assert states(read.value)["hold fire", "north"] == ["breached"]
    found = assess_what_if(read.value, Question(NOW), read.value.what_ifs[0])
    assert next(one.states for one in found if (one.term, one.bearer) == ("hold fire", "north")) == {"standing"}


def test_a_row_of_two_kinds_is_two_claims(case, tmp_path):
    case()
    again = "  again: {where: {id: 1, kind: shots}, act: report, actors: south}\n"
    twice = TABLE.replace("rows:\n", f"rows:\n{again}")
    (tmp_path / "claims" / "log.dataset.yaml").write_text(twice)
    before = states(load_case(tmp_path).value)
    assert before["hold fire", "north"] == ["breached"]
    for kind, north in (("shots", ["standing"]), ("again", ["breached"])):
        (tmp_path / "claims" / "more.jsonl").write_text(f'{{"id": "a", "retracts": "log/{kind}/1", {CLAIM}}}\n')
        assert states(load_case(tmp_path).value)["hold fire", "north"] == north


def test_where_a_table_is_wrong_its_rows_are_not_looked_for(case, tmp_path):
    case(f'{{"id": "a", "retracts": "log/shots/9", {CLAIM}}}')
    (tmp_path / "log.csv").write_text(ROWS.replace("30,north", "thirty,north"))
    assert [one.code for one in mistakes(load_case(tmp_path))] == ["C308"]


def test_a_line_that_arrives_names_rows_too(case):
    followed = follow_case(case().value, Question(NOW))
    wrong = followed.read(f'{{"id": "a", "retracts": "log/shots/9", {CLAIM}}}')
    assert [(one.code, one.help) for one in wrong.diagnostics] == [
        ("C242", "no row of `shots` in the table `log` has the number 9")
    ]
    back = followed.read(f'{{"id": "a", "retracts": "log/shots/1", {CLAIM}}}').value
    assert back.assertion.act == "attack"
    changed = followed.add([back])
    assert [(one.term, one.bearer, sorted(one.states)) for one in changed] == [
        ("hold fire", "north", ["standing"]),
        ("explain", "south", ["breached"]),
    ]
    again = followed.read(f'{{"id": "log/shots/2", "retracts": "log/shots/1", {CLAIM}}}')
    assert [one.code for one in again.diagnostics] == ["C241"]


def test_the_claims_about_rows_on_the_page_are_read(tmp_path):
    aleppo = Path(__file__).parents[2] / "examples" / "aleppo-2016"
    blocks = dict(BLOCKS)
    copytree(aleppo, tmp_path, ignore=ignore_patterns("claims", "*.jsonl"), dirs_exist_ok=True)
    (tmp_path / "case.yaml").unlink()
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "events.dataset.yaml").write_text(blocks["yaml dataset"])
    (tmp_path / "claims" / "later.jsonl").write_text(blocks["jsonl rows"])
    (tmp_path / "events.csv").write_text(blocks["csv events"])
    read = load_case(tmp_path)
    assert mistakes(read) == []
    named = sorted(claim.id for claim in read.value.claims if claim.row)
    assert named == ["events/convoy/3", "events/strike/1", "events/strike/2"]
