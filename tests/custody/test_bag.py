"""A case as a bag: made, checked with the reference tool and by hand, and still a case."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha512
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.custody.bag import CannotBagError, check_bag
from holdfire.log.entry import NewEntry
from holdfire.log.store import open_log
from tests.review.harbour import make_case


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = make_case(tmp_path / "case")
    assert main(["custody", str(folder), "--adopt", "--by", "amal"]) == 0
    return folder


def export(case: Path, out: Path, *more: str) -> int:
    return main(["export", "bag", str(case), "--out", str(out), *more])


def states(case: Path, capsys: pytest.CaptureFixture[str]) -> object:
    capsys.readouterr()
    assert main(["assess", str(case), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)["assessments"]


def test_the_reference_tool_finds_the_bag_valid(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bag"
    assert export(case, out) == 0
    ran = subprocess.run([sys.executable, "-m", "bagit", "--validate", str(out)], capture_output=True, text=True,
                         check=False)  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (out / "bagit.txt").read_text(encoding="utf-8").startswith("BagIt-Version: 1.0\n")
    info = dict(line.split(": ", 1) for line in (out / "bag-info.txt").read_text(encoding="utf-8").splitlines())
    with open_log(case) as log:
        head = log.head()
    assert info["Holdfire-Log-Head"] == f"{head.number}:{head.hash}"
    assert info["External-Description"] == "Harbour Road truce"
    said = capsys.readouterr().out
    assert f"head of the log: {head.number}:{head.hash}" in said


def test_every_file_of_the_case_is_in_it_with_its_hash(case: Path, tmp_path: Path) -> None:
    out = tmp_path / "bag"
    (case / ".hidden").write_text("x", encoding="utf-8")
    (case / "intake" / "decisions.lock").write_text("", encoding="utf-8")
    assert export(case, out) == 0
    lines = (out / "manifest-sha512.txt").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split(maxsplit=1) for line in lines)}
    wanted = {path.relative_to(case).as_posix() for path in case.rglob("*") if path.is_file()}
    wanted -= {".hidden", "intake/decisions.lock", "log.sqlite-shm", "log.sqlite-wal"}
    assert set(listed) == {f"data/{name}" for name in wanted | {"log.jsonl"}}
    assert all(sha512((out / name).read_bytes()).hexdigest() == digest for name, digest in listed.items())
    for name in wanted - {"log.sqlite"}:
        assert (out / "data" / name).read_bytes() == (case / name).read_bytes()
    assert "manifest-sha256.txt" in (out / "tagmanifest-sha256.txt").read_text(encoding="utf-8")
    assert "unchanged" in (out / "custody.txt").read_text(encoding="utf-8")


def test_what_is_in_the_bag_is_a_case_and_looking_at_it_changes_no_byte(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "bag"
    assert export(case, out) == 0
    assert states(out / "data", capsys) == states(case, capsys)
    assert main(["log", "verify", str(out / "data")]) == 0
    assert main(["custody", str(out / "data")]) == 0
    check_bag(out)


@pytest.mark.parametrize("harm", ["changed", "missing", "added"])
def test_whatever_is_done_to_a_bag_is_found(case: Path, tmp_path: Path, harm: str) -> None:
    out = tmp_path / "bag"
    assert export(case, out) == 0
    path = out / "data" / "deal.yaml"
    if harm == "changed":
        path.write_bytes(path.read_bytes().replace(b"truce", b"peace", 1))
    elif harm == "missing":
        path.unlink()
    else:
        (out / "data" / "more.txt").write_text("more", encoding="utf-8")
    with pytest.raises(CannotBagError, match="does not hold"):
        check_bag(out)


def test_a_case_without_a_log_is_bagged_too(tmp_path: Path) -> None:
    case = make_case(tmp_path / "case")
    assert export(case, tmp_path / "bag") == 0
    assert not (tmp_path / "bag" / "data" / "log.sqlite").exists()
    assert "not entered" in (tmp_path / "bag" / "custody.txt").read_text(encoding="utf-8")


def test_a_case_with_a_changed_document_is_bagged_and_said_to_be(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = case / "documents" / "article.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("9 trucks", "8 trucks"), encoding="utf-8")
    assert export(case, tmp_path / "bag") == 1
    assert "E761" in capsys.readouterr().err
    assert "is not what was entered" in (tmp_path / "bag" / "custody.txt").read_text(encoding="utf-8")
    check_bag(tmp_path / "bag")


def test_a_bag_is_written_wholly_or_not_at_all(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert export(case, case / "bag") == 2
    (tmp_path / "there").mkdir()
    assert export(case, tmp_path / "there") == 2
    (case / "documents" / "gone.html").symlink_to(tmp_path / "nothing")
    assert export(case, tmp_path / "bag") == 2
    said = capsys.readouterr().err
    for words in ("is inside the case", "is there already", "gone.html` cannot be copied"):
        assert words in said
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case", "there"]


def test_rows_that_may_not_be_passed_on_leave_in_a_bag_only_if_asked_for_twice(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {"id": "a-7", "kind": "event", "act": "shelling", "actors": ["north"], "when": "2026-03-07",
           "chain": ["mission"], "published": "2026-03-09"}  # fmt: skip
    origin = {"format": "acled", "dataset": "acled", "key": "7", "file": "a.csv", "line": 3, "fields": {},
              "restricted": "only for you"}  # fmt: skip
    with open_log(case) as log:
        log.append([NewEntry("amal", "claim", "a-7", {"row": row, "origin": origin}, batch="b1")], 1_773_100_000)
    out = tmp_path / "bag"
    assert export(case, out) == 2
    assert export(case, out, "--with-restricted") == 2
    assert not out.exists()
    assert "a bag holds the whole case, and with it 1 claim (only for you)" in capsys.readouterr().err
    assert export(case, out, "--with-restricted", "--yes-pass-on-restricted") == 0
