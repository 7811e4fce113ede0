"""A log copied into another folder: the same entries, in one file, from either database."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from holdfire.log.entry import NewEntry
from holdfire.log.problem import LogError
from holdfire.log.store import LINES, open_log
from holdfire.log.verify import first_broken

NOON = 1_475_841_600


def test_a_copy_has_the_same_entries_and_goes_on_from_the_same_head(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy"
    out.mkdir()
    new = [NewEntry("amina", "party", f"p{number}", {"name": "رنا", "number": number}) for number in range(7)]
    with open_log(folder) as log:
        log.append(new, NOON)
        head = log.copy_to(out)
        assert head == log.head()
        written = tuple(log.entries())
    with open_log(out) as copy:
        assert tuple(copy.entries()) == written
        assert first_broken(copy.entries, copy.head()) is None
    lines = (out / LINES).read_text(encoding="utf-8").splitlines()
    assert lines == [entry.as_line() for entry in written]
    assert [json.loads(line)["hash"] for line in lines] == [entry.hash for entry in written]


def test_a_log_that_is_there_is_not_written_over(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy"
    out.mkdir()
    with open_log(folder) as log:
        log.copy_to(out)
        with pytest.raises(LogError, match="already"):
            log.copy_to(out)
