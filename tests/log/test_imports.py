"""Imports into both databases: the same entries in the same order, whole chains, all or nothing, undone as one."""

from __future__ import annotations

from contextlib import suppress
from itertools import islice
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.formats import two_processes
from holdfire.formats.ucdp import ucdp
from holdfire.log.state import read_state
from holdfire.log.store import open_log
from holdfire.log.verify import first_broken
from tests.formats.made_up import write_rows

DEAL = (
    "deal: Truce\nlabel: deal\nin force: 2016-10-01\ntime zone: UTC\nparties:\n  front: {name: Valley Front}\nterms:\n"
)
DEAL += "  truce: {who: front, must not: attack}\n"


@pytest.fixture(params=["alone", "beside"])
def case(folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case whose files are read in the process that writes, or in one of their own."""
    monkeypatch.setattr(two_processes, "LEAST_ROWS", 0 if request.param == "beside" else 10**9)
    (folder / "deal.yaml").write_text(DEAL, encoding="utf-8")
    return folder


def keep(case: Path, *files: Path) -> int:
    return main(["import", str(case), *map(str, files), "--keep", "--by", "me"])


def test_what_is_imported_changed_and_undone_stands_in_a_whole_chain(case, tmp_path):
    assert keep(case, write_rows(tmp_path / "a.csv", *[{"latitude": str(n % 9)} for n in range(300)])) == 0
    assert keep(case, write_rows(tmp_path / "b.csv", *[{"latitude": str(n % 9)} for n in range(299)])) == 0
    first = read_state(case)
    assert (len(first.claims), list(first.vanished)) == (300, ["ucdp-300"])

    assert main(["undo", str(case), first.batches[0].subject, "--by", "me"]) == 0

    after = read_state(case)
    assert (after.claims, after.places) == ((), ())
    with open_log(case) as log:
        assert first_broken(log.entries, log.head()) is None


def test_a_reader_that_breaks_leaves_the_log_as_it_was(case, tmp_path, monkeypatch):
    keep(case, write_rows(tmp_path / "a.csv", {}))
    before = read_state(case).head
    read = ucdp.read

    def broken(source, asked):
        yield from islice(read(source, asked), 20)
        raise MemoryError

    monkeypatch.setattr(ucdp, "read", broken)
    with suppress(MemoryError):  # it comes through where one process does both
        assert keep(case, write_rows(tmp_path / "b.csv", *[{"side_a": str(n)} for n in range(50)])) == 1

    assert read_state(case).head == before
