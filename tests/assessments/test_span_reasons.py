"""Reasons that rest on rows of registered tables told to stretches of time: few, short, by the name of the row."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from holdfire.assessments.assessment import Assessment, Question, Reason
from holdfire.engine.plan import NotInTablesError
from holdfire.pipeline import Case, assess_case, load_case

NOW = 1_712_000_000  # 1 April 2024
CASE = {
    "deal.yaml": """
deal: Harbour truce
time zone: UTC
in force: 2024-03-01
parties: {north: , south: }
places: {harbour: {inside: coast}, coast: , hill: }
acts: {join: {means: on the list}}
registers: {listed: {filled by: join}}
terms:
  hold fire: {who: each of north and south, must not: attack, where: harbour}
  leave: {who: north, must: depart, how many: 2000 fighters, from place: hill, by: 2024-03-20}
  together: {who: any of north and south, must: depart, how many: 900 fighters, by: 2024-03-20}
  trucks: {who: south, must: deliver, how many: 20 to 30 trucks, every: day}
  answer: {who: north, must: report, whenever: {act: attack, by: south}, within: 24 hours, one for one: no}
  return:
    who: north
    must: release
    how many: 1 prisoner
    for every: {how many: 1 prisoner, act: release, by: south}
    within: 24 hours
  spare them:
    who: north
    must not: attack
    where: hill
    except: [{name: raiders, act: attack, whom: south, never covers: anyone in listed}]
""",
    "sources.yaml": "sources:\n  mission: {name: The mission, kind: organisation}\n",
    "accounts.yaml": "accounts:\n  mission: {voices: mission, complete up to: 2024-04-02}\n  all: {everyone: yes}\n",
    "claims/log.dataset.yaml": """
file: ../log.csv
id: id
time: {earliest: a, latest: b, from: 2024-03-01 00:00, unit: hours}
chain: mission
rows:
  shots: {where: {kind: shots}, act: attack, actors: {column: who}, place: {column: at}, incident: id}
  left: {where: {kind: left}, act: depart, actors: north, from: hill, quantity: {column: many, unit: fighters}}
  brought: {where: {kind: brought}, act: deliver, actors: south, quantity: {column: many, unit: trucks}}
  freed: {where: {kind: freed}, act: release, actors: {column: who}, quantity: {column: many, unit: prisoners}}
  told: {where: {kind: told}, act: report, actors: north}
""",
    "claims/more.jsonl": '{"id": "c1", "kind": "event", "act": "attack", "actors": ["north"], "where": "harbour",'
    ' "when": "2024-03-01", "chain": ["mission"], "published": "2024-03-02"}\n',
}


def write(folder: Path, **more: str) -> Path:
    for name, text in (CASE | more).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    duckdb.execute(f"""
        COPY (
            SELECT i AS id, i AS a, i + 7 * (i % 5) AS b, i % 7 AS many,
                   ['shots', 'left', 'brought', 'freed', 'told'][i % 5 + 1] AS kind,
                   ['north', 'south', ''][i % 3 + 1] AS who, ['harbour', 'coast', 'hill'][i % 4 % 3 + 1] AS at
            FROM range(1, 700) t(i)
        ) TO '{folder / "log.csv"}'
    """)
    return folder


def read(folder: Path) -> Case:
    case = load_case(folder)
    assert case.value is not None, case.diagnostics
    return case.value


@pytest.fixture(scope="module")
def assessed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assessment, ...]:
    return assess_case(read(write(tmp_path_factory.mktemp("case"))), Question(NOW))


def flat(reasons: tuple[Reason, ...]) -> list[Reason]:
    return [one for reason in reasons for one in (reason, *flat(reason.under))]


def texts(assessed: tuple[Assessment, ...], term: str, bearer: str, account: str) -> list[str]:
    (found,) = [a for a in assessed if (a.term, a.bearer, a.account) == (term, bearer, account)]
    return [reason.text for reason in flat(found.reasons)]


def test_an_explanation_is_at_most_ten_facts_and_two_kilobytes(assessed: tuple[Assessment, ...]) -> None:
    for one in assessed:
        reasons = flat(one.reasons)
        if " of " not in one.bearer:
            assert len(reasons) <= 10, one.term
        assert sum(len(reason.text.encode()) for reason in reasons) <= 2048, one.term


def test_rows_are_named_and_claims_beside_them_too(assessed: tuple[Assessment, ...]) -> None:
    (found,) = [a for a in assessed if (a.term, a.bearer, a.account) == ("hold fire", "north", "mission")]
    claims = [reason for reason in flat(found.reasons) if reason.kind == "claim"]
    assert claims[0].claim_ids == ("c1",)
    assert claims[0].text == "c1, between 2024-03-01 00:00 and 2024-03-01 23:59:59: against it, for certain."
    assert claims[1].text == (
        "log/shots/5, between 2024-03-01 05:00 and 2024-03-01 05:59:59: against it, possibly: it is not settled who did"
        " it; it is not settled that it was there."
    )
    counted = [reason.text for reason in flat(found.reasons) if reason.kind == "bound"]
    assert found.breaches is not None
    assert counted == [
        f"{found.breaches.alleged} incidents in all, {found.breaches.established} of them for certain (against it)."
    ]


def test_what_bears_on_each_form_is_named(assessed: tuple[Assessment, ...]) -> None:
    assert "log/left/1, between 2024-03-01 01:00 and 2024-03-01 08:59:59, 1 fighters: counted, for certain." in texts(
        assessed, "leave", "north", "mission"
    )
    assert any(text.startswith("From 2024-03-0") for text in texts(assessed, "trucks", "south", "mission"))
    assert any(text.startswith("log/") and "due by" in text for text in texts(assessed, "return", "north", "all"))
    assert any("triggers in all" in text for text in texts(assessed, "answer", "north", "mission"))


def test_a_row_that_is_not_settled_is_named_as_what_would_settle_it(assessed: tuple[Assessment, ...]) -> None:
    (found,) = [a for a in assessed if (a.term, a.account) == ("leave", "mission")]
    assert not found.is_certain or found.settles == ()
    settles = [text for a in assessed for text in a.settles]
    assert any("the report of log/" in text for text in settles)


def test_rows_that_fill_a_register_are_refused_by_name(tmp_path: Path) -> None:
    log = CASE["claims/log.dataset.yaml"].replace("act: report", "act: join")
    with pytest.raises(NotInTablesError, match="`spare them`: the table tells who is on the register `listed`"):
        assess_case(read(write(tmp_path, **{"claims/log.dataset.yaml": log})), Question(NOW))


def test_totals_of_what_a_table_tells_are_refused_by_name(tmp_path: Path) -> None:
    total = (
        '{"id": "c2", "kind": "event", "act": "depart", "actors": ["north"], "from place": "hill", "total": "running",'
        ' "when": "2024-03-09", "quantity": "90 fighters", "chain": ["mission"], "published": "2024-03-10"}\n'
    )
    case = read(write(tmp_path, **{"claims/more.jsonl": CASE["claims/more.jsonl"] + total}))
    with pytest.raises(
        NotInTablesError, match="`leave`: totals are claimed of what the table tells one by one"
    ) as told:
        assess_case(case, Question(NOW))
    assert "hold fire" not in str(told.value)
