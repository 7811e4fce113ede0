"""Plays a review on the made-up case, key by key, and draws the screen: ``python -m tests.review.pictures``.

The pictures stand in ``docs/pictures``; the page ``docs/review.md`` tells the same steps.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from holdfire.assessments.assessment import Question
from holdfire.cli.reviewing.app import ReviewApp
from holdfire.review.desk import Desk
from holdfire.review.order import Shown
from tests.review.harbour import make_case

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SIZE = (80, 24)


@dataclass(frozen=True)
class Step:
    """Keys that are pressed (``words:...`` types letters), and the picture that is drawn then."""

    keys: Sequence[str]
    picture: str = ""
    shows: str = ""


SESSION = (
    Step([], "review-1-first", "article#a368"),
    Step(["a"], "review-2-unknown", "article#q221"),
    Step(["l", "words:co"], "review-3-link", "article#q221"),
    Step(["ctrl+u", "up", "enter", "enter", "words:pers", "enter", "words:sou", "enter"]),
    Step(["e", "down", "enter", "ctrl+u", "words:sou", "tab", "enter"]),
    Step(["down", "enter", "words:sup"], "review-4-edit", "article#q221"),
    Step(["enter", "down", "enter", "words:let tr", "tab", "enter", "escape"], "review-5-ready", "article#q221"),
    Step(["a"], "", "article#f98"),
    Step(["e", "k", "words:ev", "enter", "down", "enter", "words:deliver", "tab", "enter"]),
    Step(["f", "words:actors", "enter", "words:sou", "tab", "enter"]),
    Step(["f", "words:to pl", "enter", "words:harbour", "tab", "enter", "escape"], "review-6-trucks", "article#f98"),
    Step(["a"], "", "article#f172"),
    Step(["r", "words:the total; the deliveries are counted one by one", "enter"], "", "article#a419"),
    Step(["r", "words:a denial, not a denied access", "enter"], "", "article#a492"),
    Step(["u"], "", "article#d397"),
    Step(["+", *["right"] * 25, "space", "right"], "review-7-add"),
    Step(["escape", "z"], "review-8-undo", "article#a492"),
    Step(["q"]),
)


def keys_of(step: Step) -> list[str]:
    """The keys one by one."""
    return [key for word in step.keys for key in (word[6:] if word.startswith("words:") else [word])]


def play(folder: Path, pictures: Path) -> Desk:
    """Play the session on a new case in a folder, and draw its pictures."""
    desk = Desk(make_case(folder), "amal", lambda: "2026-03-10 09:00:00Z", lambda case: Question(case.now or 0))

    async def run() -> None:
        for one in desk.queue:
            desk.work_out(one)
        app = ReviewApp(desk, Shown())
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            for step in SESSION:
                for key in keys_of(step):
                    await pilot.press("space" if key == " " else key)
                    await pilot.pause()
                for one in desk.queue:
                    desk.work_out(one)
                app.show(keeps_place=True)
                await pilot.pause(0.1)
                assert step.shows in ("", app.trail.ref), f"{step} shows {app.trail.ref}"
                if step.picture:
                    drawn = small(app.export_screenshot(title=f"holdfire review {folder.name}"))
                    (pictures / f"{step.picture}.svg").write_text(drawn, encoding="utf-8")

    asyncio.run(run())
    return desk


def small(svg: str) -> str:
    """Take out of a picture what it can do without: fonts from elsewhere, classes of its own for every run."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+", "t", svg)
    svg = re.sub(r"<clipPath id=\"t-line-\d+\">.*?</clipPath>", "", svg, flags=re.DOTALL)
    svg = re.sub(r" clip-path=\"url\(#t-line-\d+\)\"", "", svg).replace("&#160;", "\N{NO-BREAK SPACE}")
    svg = svg.replace(' shape-rendering="crispEdges"', "").replace(
        "</style>", "rect { shape-rendering: crispEdges }\n</style>"
    )
    svg = re.sub(r'<rect fill="#121212"[^>]*/>', "", svg)
    svg = svg.replace('clip-path="url(#t-clip-terminal)">', '><rect fill="#121212" width="976" height="586"/>', 1)
    svg = svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def main() -> int:
    """Draw the pictures of the docs anew."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        play(Path(folder) / "harbour", PICTURES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
