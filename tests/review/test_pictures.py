"""The recorded session in the docs: its keys still do what the page says, and its pictures are drawn by the script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from holdfire.cli.main import main
from holdfire.cli.reviewing.keys import KEYS
from holdfire.intake.decided.decisions import read_decisions
from tests.review.pictures import PICTURES, SESSION, play, small

PAGE = (PICTURES.parent / "review.md").read_text(encoding="utf-8")


def test_the_session_plays_and_draws_every_picture_of_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = play(tmp_path / "harbour", tmp_path)
    drawn = {path.name for path in tmp_path.glob("*.svg")}
    assert drawn == set(re.findall(r"\(pictures/(.+?)\)", PAGE)) == {path.name for path in PICTURES.glob("review-*")}
    assert "«shelled»" in (tmp_path / "review-1-first.svg").read_text(encoding="utf-8")
    decided = [one.kind for one in read_decisions(desk.folder).value]
    assert decided == ["accept", "link", "accept", "accept", "reject", "reject", "unsure", "undo"]
    assert main(["review", str(desk.folder), "--list", "--by", "amal"]) == 0
    assert capsys.readouterr().out in PAGE


def test_the_pictures_ask_for_nothing_from_elsewhere_and_are_small() -> None:
    for path in PICTURES.glob("review-*.svg"):
        text = path.read_text(encoding="utf-8")
        assert len(text) < 40_000
        assert set(re.findall(r"https?://[^\s\"]+", text)) <= {
            "http://www.w3.org/2000/svg",
            "https://www.textualize.io",
        }


def test_the_page_has_every_picture_in_order_and_every_key() -> None:
    pictures = [step.picture for step in SESSION if step.picture]
    assert re.findall(r"\(pictures/(.+?)\.svg\)", PAGE) == pictures
    assert all(f"| `{key.shown}` | {key.says} |" in PAGE for key in KEYS)


def test_fonts_of_others_are_left_out() -> None:
    assert small("<style>\n@font-face {\n src: url(x)\n }\n.terminal-12-r1 { }</style>").count("font-face") == 0
