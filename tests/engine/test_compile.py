"""What a small deal and its claims compile to: tables that are reviewed like prose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from holdfire.cli.main import main
from holdfire.engine.compile import compile_case
from holdfire.engine.tables import SCHEMAS
from holdfire.pipeline import load_case

DEAL = """
deal: Bridge truce
label: truce
time zone: Etc/UTC
in force: 2020-01-01
parties:
  north: {name: North}
  south: {name: South}
  brigade: {name: Brigade, member of: south}
places:
  valley: {name: Valley}
  bridge: {name: Bridge, inside: valley}
readings:
  where:
    asks: Where does it hold?
    answers: {at the bridge: {}, in the valley: {}}
registers:
  signed up: {filled by: sign, means: those who signed}
terms:
  hold fire:
    who: each of north, south
    must not: attack
    where: bridge
    except:
      - {name: against the brigade, act: shelling, whom: brigade, never covers: signed up}
    read as:
      where/in the valley: {where: valley}
  let through:
    who: any of north, south
    must: allow aid
    where: bridge
    how many: 3 trucks
    by: 2020-01-05
"""
SHELLS = {
    "id": "shells",
    "kind": "event",
    "act": "shelling",
    "actors": ["north"],
    "whom": ["brigade"],
    "where": "bridge",
    "when": "2020-01-02 10:00",
    "chain": ["south"],
    "incident": "i",
}
DENIED = {
    "id": "no shells",
    "kind": "event",
    "act": "shelling",
    "says": "denies",
    "denies": "occurrence",
    "when": "2020-01-02 10:00",
    "chain": ["north"],
    "incident": "i",
}
SIGNED = {
    "id": "signed",
    "kind": "event",
    "act": "sign",
    "actors": ["brigade"],
    "when": "2020-01-02",
    "chain": ["brigade"],
}
TRUCKS = {
    "id": "trucks",
    "kind": "event",
    "act": "allow aid",
    "actors": ["north"],
    "where": "bridge",
    "when": "2020-01-04",
    "quantity": "2 to 3 trucks",
    "chain": ["north"],
}
ACCOUNTS = "accounts: {as the south tells it: {voices: south}, everyone: {everyone: yes, complete up to: 2020-01-31}}\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("truce")
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    (folder / "accounts.yaml").write_text(ACCOUNTS, encoding="utf-8")
    rows = "".join(f"{json.dumps(row | {'published': '2020-01-04'})}\n" for row in (SHELLS, DENIED, SIGNED, TRUCKS))
    (folder / "claims").mkdir()
    (folder / "claims" / "claims.jsonl").write_text(rows, encoding="utf-8")
    return folder


def test_a_small_deal_compiles_to_these_tables(
    folder: Path, snapshot: SnapshotAssertion, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--stage", "tables", str(folder)]) == 0
    assert capsys.readouterr().out == snapshot


def test_every_table_has_the_columns_it_is_declared_with(folder: Path) -> None:
    case = load_case(folder).value
    assert case is not None
    compiled = compile_case(case.deal, case.claims, case.accounts, case.parties)
    for name, rows in compiled.tables.items():
        assert {len(row) for row in rows} <= {len(SCHEMAS[name])}, name


def test_the_order_of_claims_does_not_change_what_they_compile_to_but_for_numbers(folder: Path) -> None:
    case = load_case(folder).value
    assert case is not None
    ways = [compile_case(case.deal, c, case.accounts, case.parties) for c in (case.claims, case.claims[::-1])]
    sizes = [{name: len(rows) for name, rows in way.tables.items()} for way in ways]
    assert sizes[0] == sizes[1]
