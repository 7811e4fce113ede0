"""The recorded session in the docs: its keys still do what the page says, and its pictures are drawn by the script."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from holdfire.cli.main import main
from holdfire.log.store import open_log
from tests.entering.pictures import PICTURES, SESSION, play

PAGE = (PICTURES.parent / "evidence.md").read_text(encoding="utf-8")
ALEPPO = Path(__file__).parents[2] / "examples" / "aleppo-2016"


def test_the_session_plays_and_draws_every_picture_of_the_page(tmp_path: Path) -> None:
    said = play(tmp_path / "harbour", tmp_path)
    drawn = sorted(path.stem for path in tmp_path.glob("*.svg"))
    assert drawn == re.findall(r"\(pictures/(add-.+?)\.svg\)", PAGE) == [one.picture for one in SESSION if one.picture]
    assert drawn == sorted(path.stem for path in PICTURES.glob("add-*"))
    assert "(2 alleged, 2 established" in said
    assert all(len(path.read_text(encoding="utf-8")) < 40_000 for path in PICTURES.glob("add-*"))
    with open_log(tmp_path / "harbour") as log:
        assert [entry.kind for entry in log.entries()] == ["place", "claim"]


def test_the_answers_of_the_page_go_through_a_pipe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (command,) = re.findall(r"^printf (.*) \| holdfire add examples/aleppo-2016 --by amal$", PAGE, re.MULTILINE)
    answers = subprocess.run(["printf", *shlex.split(command)], capture_output=True, text=True, check=True).stdout
    case = copytree(ALEPPO, tmp_path / "case")
    monkeypatch.setattr("sys.stdin", io.StringIO(answers))
    assert main(["add", str(case), "--by", "amal"]) == 0
    with open_log(Path(case)) as log:
        (entry,) = log.entries()
    assert entry.body["row"]["count"] == "nusra fighters"
