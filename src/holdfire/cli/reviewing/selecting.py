"""Selecting words in an article by keyboard, to add a candidate that was missed."""

from __future__ import annotations

import re
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from holdfire.claims.document import Document
from holdfire.cli.reviewing.panes import lay_out
from holdfire.cli.reviewing.sized import KeyLine, Pane
from holdfire.intake.candidate import Words
from holdfire.intake.decided.added import words_at
from holdfire.intake.marked import Mark
from holdfire.source.safe_text import safe_to_show

_WORD = re.compile(r"\S+")
_EDGES = "\"'“”‘’«»„.,;:!?()[]…"


class Selecting(Screen[Words | None]):
    """Show an article with a cursor on a word; gives the words selected, ``None``: never mind.

    Args:
        document: The article.
        offset: Where to begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave"),
        Binding("right,l", "move(1)"),
        Binding("left,h", "move(-1)"),
        Binding("down,j", "line(1)"),
        Binding("up,k", "line(-1)"),
        Binding("space,v", "begin"),
        Binding("enter", "take"),
    ]

    def __init__(self, document: Document, offset: int) -> None:
        super().__init__()
        self.document = document
        self.words = [match.span() for match in _WORD.finditer(document.text)]
        self.at = max((n for n, (start, _) in enumerate(self.words) if start <= offset), default=0)
        self.begun: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out."""
        yield Static(
            safe_to_show(f"Add what is missing in: {self.document.title or self.document.id}"),
            classes="bar",
            markup=False,
        )
        with Pane(self.show, id="whole"):
            yield Static("", id="text", markup=False)
        yield KeyLine(self.keys(), id="keys")

    def on_mount(self) -> None:
        """Show the text once its width is known."""
        self.call_after_refresh(self.show)

    def keys(self) -> list[str]:
        """Say which keys there are."""
        begin = "space begins" if self.begun is None else "space begins anew"
        return ["←→↑↓ move", begin, "Enter takes the words in «»", "Esc never mind"]

    def stretch(self) -> tuple[int, int]:
        """Give the stretch selected: from the word begun at to the cursor."""
        first, last = sorted((self.at if self.begun is None else self.begun, self.at))
        return self.words[first][0], self.words[last][1]

    def show(self) -> None:
        """Show the text with the selection, scrolled to the cursor."""
        if not self.words:
            return
        start, end = self.stretch()
        laid = lay_out(self.document.text, [Mark(start, end, "content")], self.width)
        self.query_one("#text", Static).update(laid.text)
        whole = self.query_one("#whole", VerticalScroll)
        whole.scroll_to(y=max(0, laid.line_of(self.words[self.at][0]) - whole.size.height // 2), animate=False)
        self.query_one(KeyLine).show_keys(self.keys())

    @property
    def width(self) -> int:
        """How many columns the text has."""
        return max(20, self.query_one("#whole").size.width - 2)

    def action_move(self, step: int) -> None:
        """Go to the next word or the one before."""
        self.at = min(max(0, self.at + step), len(self.words) - 1)
        self.show()

    def action_line(self, step: int) -> None:
        """Go a line down or up."""
        laid = lay_out(self.document.text, [], self.width)
        line = laid.line_of(self.words[self.at][0]) + step
        if 0 <= line < len(laid.starts):
            column = self.words[self.at][0] - laid.starts[line - step]
            wanted = laid.starts[line] + column
            end = laid.starts[line + 1] if line + 1 < len(laid.starts) else len(self.document.text)
            inside = [n for n, (start, _) in enumerate(self.words) if laid.starts[line] <= start < end]
            if inside:
                self.at = min(inside, key=lambda n: abs(self.words[n][0] - wanted))
            else:
                after = [n for n, (start, _) in enumerate(self.words) if start >= end]
                before = [n for n, (start, _) in enumerate(self.words) if start < laid.starts[line]]
                self.at = (after[0] if after else self.at) if step > 0 else (before[-1] if before else self.at)
        self.show()

    def action_begin(self) -> None:
        """Begin the selection at the cursor."""
        self.begun = self.at
        self.show()

    def action_take(self) -> None:
        """Give the words, marks at both ends left out."""
        start, end = self.stretch()
        text = self.document.text
        while start < end and text[start] in _EDGES:
            start += 1
        while end > start and text[end - 1] in _EDGES:
            end -= 1
        if start < end:
            self.dismiss(words_at(self.document, start, end))

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)
