"""Plays ``holdfire add`` in a real terminal and draws the screen: ``python -m tests.entering.pictures``.

The pictures stand in ``docs/pictures``; ``docs/evidence.md`` tells the same steps.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.color import ColorParseError
from rich.console import Console
from rich.style import Style
from rich.text import Text

from tests.entering.terminal import DOWN, ENTER, TAB, Terminal
from tests.review.harbour import make_case
from tests.review.pictures import small

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
COLUMNS, ROWS = 80, 24


@dataclass(frozen=True)
class Step:
    """Keys that are pressed once words stand on the screen, and the picture that is drawn before."""

    shows: str
    keys: str = ""
    picture: str = ""


SESSION = (
    Step("What is it about?", "ev", "add-1-kinds"),
    Step("> ev", TAB + ENTER),
    Step("What was done?", "sh"),
    Step("> sh", DOWN + ENTER, "add-2-acts"),
    Step("Is it denied?", ENTER),
    Step("Who did it?", "comm"),
    Step("> comm", TAB + ENTER, "add-3-who"),
    Step("Where?", "Old Mill" + ENTER),
    Step("no place is called", "+" + ENTER, "add-4-new"),
    Step("The full name", ENTER),
    Step("In which place of the case", "harbour r" + TAB + ENTER),
    Step("Where on the map?", ENTER),
    Step("Other spellings", ENTER),
    Step("When?", "2026-03-07 21:00" + ENTER),
    Step("How many?", ENTER),
    Step("Who said it first?", "resi" + TAB + ENTER),
    Step("Through whom?", "gaz" + TAB + ENTER),
    Step("In which document", "art" + TAB + ENTER),
    Step("Which words?", "late on sat"),
    Step("> late on sat", TAB + ENTER, "add-5-words"),
    Step("When was it first said?", ENTER),
    Step("Is it a reply", ENTER),
    Step("Anything more", ENTER),
    Step("Keep it?", "yes" + ENTER, "add-6-changes"),
    Step("Another claim?", DOWN + DOWN + ENTER, "add-7-kept"),
)


def play(folder: Path, pictures: Path | None = None) -> str:
    """Play the session on a new case in a folder; draw its pictures; give all that was shown."""
    case = make_case(folder)
    with Terminal(["add", str(case), "--by", "amal"], COLUMNS, ROWS) as shown:
        for step in SESSION:
            shown.wait(step.shows)
            shown.settle()
            if step.picture and pictures:
                (pictures / f"{step.picture}.svg").write_text(drawn(shown, f"holdfire add {folder.name}"), "utf-8")
            shown.press(step.keys)
        assert shown.end() == 0, shown.text
        return shown.whole


def drawn(shown: Terminal, title: str) -> str:
    """Draw the screen of a terminal."""
    console = Console(record=True, width=COLUMNS, height=ROWS, file=io.StringIO(), color_system="truecolor")
    at = (shown.screen.cursor.x, shown.screen.cursor.y)
    for y in range(ROWS):
        line = Text()
        cells = [(shown.screen.buffer[y][x], (x, y) == at) for x in range(COLUMNS)]
        styled = [(style_of(one.fg, one.bg, one.bold, one.reverse != here), one.data) for one, here in cells]
        for style, run in groupby(styled, key=lambda pair: pair[0]):
            line.append("".join(data for _, data in run), style)
        console.print(line, end="\n", no_wrap=True, overflow="crop", crop=True)
    return small(console.export_svg(title=title, unique_id="terminal-1"))


def style_of(front: str, back: str, bold: bool, reverse: bool) -> Style:
    """Give the style of a cell."""
    return Style(color=colour(front), bgcolor=colour(back), bold=bold, reverse=reverse)


def colour(name: str) -> str | None:
    """Give a colour as it is called here; ``None``: the terminal's own."""
    if name == "default":
        return None
    wanted = f"#{name}" if len(name) == 6 and all(sign in "0123456789abcdef" for sign in name) else name
    try:
        Style(color=wanted)
    except ColorParseError:
        return None
    return wanted


def main() -> int:
    """Draw the pictures of the docs anew."""
    with tempfile.TemporaryDirectory() as folder:
        play(Path(folder) / "harbour", PICTURES)
    return 0


if __name__ == "__main__":
    sys.exit(main())
