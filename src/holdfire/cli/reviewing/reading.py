"""A page to read: the help."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from holdfire.cli.reviewing.keys import help_text
from holdfire.cli.reviewing.panes import STYLES
from holdfire.cli.reviewing.sized import KeyLine

SIGNS = (
    ("«words»", "content", "what was found: words said, a number, the act, a date"),
    ("‹words›", "cue", "that it was said (told, according to)"),
    ("[words]", "source", "who said or did it"),
    ("{words}", "counted", "what a number counts"),
    ("(words)", "condition", "on what condition"),
)


class Reading(ModalScreen[None]):
    """Show a page until a key is pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter,question_mark", "leave"),
        Binding("down,j,space", "down"),
        Binding("up,k", "up"),
    ]

    def __init__(self, title: str, page: Text) -> None:
        super().__init__()
        self.heading, self.page = title, page

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical(classes="box wide"):
            yield Static(self.heading, classes="title", markup=False)
            with VerticalScroll(id="page", can_focus=False):
                yield Static(self.page)
            yield KeyLine(["↑↓ scroll", "Esc back"])

    def action_down(self) -> None:
        """Scroll down."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=3, animate=False)

    def action_up(self) -> None:
        """Scroll up."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=-3, animate=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def help_page() -> Text:
    """Write the help: the keys, then what the signs and colours in the article mean."""
    page = Text(help_text() + "\n\nIn the article\n")
    for sign, role, says in SIGNS:
        page.append(f"{sign}", STYLES[role]).append(f"  {says}\n")
    return page
