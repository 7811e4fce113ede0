"""What the system refuses is said in a sentence: no room, no permission, a folder where a file belongs."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main, said_by_system
from tests.review.harbour import make_case

ROOT = Path(__file__).parents[2]
CODE = "import sys; from holdfire.cli.main import main; sys.exit(main(sys.argv[1:]))"
FULL = Path("/dev/full")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "case")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
@pytest.mark.parametrize(
    "asked",
    [["assess"], ["assess", "--format", "json"], ["restate"], ["custody"], ["review", "--list"], ["explain"]],
    ids=" ".join,
)
def test_output_that_has_no_room_is_told(case: Path, asked: list[str]) -> None:
    with FULL.open("w", encoding="utf-8") as full:
        command = [sys.executable, "-c", CODE, asked[0], str(case), *asked[1:]]
        command += ["hold fire"] if asked[0] == "explain" else []
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT)
    assert ended.returncode == 1
    assert "Traceback" not in ended.stderr
    assert "Exception ignored" not in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith(f"holdfire {asked[0]}: what was asked for could not be written")
    assert "no space left on device" in ended.stderr


def test_a_folder_where_a_file_belongs_is_named(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = case / "intake" / "article.candidates.jsonl"
    found.unlink()
    found.mkdir()
    assert main(["review", str(case), "--list"]) == 1
    said = capsys.readouterr().err
    assert "article.candidates.jsonl` cannot be read or written: is a directory" in said


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="whoever runs this may write everywhere")
def test_folders_that_may_not_be_read_or_written_are_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Path(copytree(case, tmp_path / "other"))
    (other / "claims").chmod(0)
    assert main(["assess", str(other)]) == 1
    assert "claims` cannot be read or written: permission denied" in capsys.readouterr().err
    (other / "claims").chmod(0o755)
    (case / "documents").chmod(0o555)
    article = tmp_path / "a.txt"
    article.write_text("The army said on Friday that it had left.\n", encoding="utf-8")
    assert main(["read", str(article), "--case", str(case)]) == 1
    assert "cannot be read or written: permission denied" in capsys.readouterr().err
    (case / "documents").chmod(0o755)


def test_a_case_that_may_not_be_written_is_named(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.txt"
    article.write_text("The army said on Friday that it had left.\n", encoding="utf-8")

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    assert main(["read", str(article), "--case", str(case)]) == 1
    assert "originals` cannot be read or written: permission denied\n" in capsys.readouterr().err


def test_both_files_of_a_move_are_named() -> None:
    error = PermissionError(errno.EACCES, "Permission denied", "a", None, b"b")
    assert said_by_system(error) == "`a` and `b` cannot be read or written: permission denied"
    assert said_by_system(OSError("odd")) == "what was asked for could not be written or read to the end: odd"
