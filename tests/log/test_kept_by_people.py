"""What people enter, tell of documents and carry away in a bag: alike from a file and from the database of a team."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copy

import pytest

from holdfire.cli.main import main
from holdfire.custody.bag import check_bag
from holdfire.log.entry import Entry
from holdfire.log.store import open_log
from tests.log.conftest import fresh_database
from tests.review.harbour import make_case

CLAIM = {"kind": "event", "act": "shelling", "actors": "north", "where": "harbour", "when": "2026-03-07",
         "chain": ["mission"], "published": "2026-03-09"}  # fmt: skip


@pytest.fixture(params=["sqlite", "postgresql"])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    made = make_case(tmp_path / "case")
    if request.param == "postgresql":
        with (made / "case.yaml").open("a", encoding="utf-8") as facts:
            facts.write(f"log: {fresh_database(request)}\n")
    return made


def entries(folder: Path) -> list[Entry]:
    with open_log(folder) as log:
        return list(log.entries())


def test_claims_and_documents_are_kept_and_leave_in_a_bag(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["add", str(case), "--by", "amal", "--json", json.dumps(CLAIM), "--keep"]) == 0
    assert main(["custody", str(case), "--adopt", "--by", "boris"]) == 0
    assert [(entry.kind, entry.by) for entry in entries(case)] == [
        ("claim", "amal"), ("document", "boris"), ("document", "boris"),
    ]  # fmt: skip
    capsys.readouterr()
    assert main(["assess", str(case), "--term", "hold fire", "--account", "everyone"]) == 0
    assert "2 alleged, 2 established" in " ".join(capsys.readouterr().out.split())
    assert main(["export", "bag", str(case), "--out", str(tmp_path / "bag")]) == 0
    check_bag(tmp_path / "bag")
    (tmp_path / "alone").mkdir()
    copy(tmp_path / "bag" / "data" / "log.sqlite", tmp_path / "alone")
    assert entries(tmp_path / "alone") == entries(case)
