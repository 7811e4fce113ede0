"""Asking for one thing: words, or one of several found by typing a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from holdfire.claims.names import fold
from holdfire.cli.reviewing.sized import KeyLine
from holdfire.intake.drafts.fields import matching
from holdfire.source.safe_text import safe_to_show


@dataclass(frozen=True, slots=True)
class Choice:
    """One that can be chosen: what is given back, and what is shown."""

    value: str
    shown: str


class Choosing(ModalScreen[str | None]):
    """Ask for one thing; ``None``: never mind.

    Args:
        title: What is asked.
        choices: What there is, likeliest first.
        text: What stands there already.
        is_free: Any words will do, not only a choice.
        is_list: Several with `` | `` between; choices are for the last.
        always: One more that can be chosen whatever is typed; given back with what was typed behind its value.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "never mind", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("up", "move(-1)", priority=True),
        Binding("tab", "complete", priority=True),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        text: str = "",
        is_free: bool = False,
        is_list: bool = False,
        always: Choice | None = None,
    ) -> None:
        super().__init__()
        self.always = always
        self.asks, self.choices, self.text = title, tuple(choices), text
        self.is_free, self.is_list = is_free, is_list
        self.near: tuple[Choice, ...] = ()
        self.has_typed = False

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical(classes="box"):
            yield Static(safe_to_show(self.asks), classes="title", markup=False)
            yield Input(safe_to_show(self.text), select_on_focus=False)
            yield OptionList(markup=False)
            yield KeyLine(self.keys())

    def keys(self) -> list[str]:
        """Say which keys there are."""
        return [*(["↑↓ choose", "Tab completes"] if self.choices else []), "Enter takes it", "Esc never mind"]

    def on_mount(self) -> None:
        """Show all choices at first."""
        self.query_one(Input).focus()
        self.query_one(OptionList).can_focus = False
        self.narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the choices to the letters typed."""
        if event.value == safe_to_show(self.text) and not self.has_typed:
            return
        self.has_typed = True
        self.narrow(event.value.rpartition("|")[2] if self.is_list else event.value)

    def narrow(self, letters: str) -> None:
        """Show the choices that letters may mean."""
        listed = {choice.shown: choice for choice in reversed(self.choices)}
        shown = [choice.shown for choice in self.choices]
        near = [listed[one] for one in matching(letters, shown, most=40)]
        if self.always:
            typed = "" if fold(letters) in fold(self.always.shown) else letters.strip()
            name = f" (“{typed}”)" if typed else ""
            near.append(Choice(f"{self.always.value}{typed}", f"{self.always.shown}{name}"))
        self.near = tuple(near)
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(safe_to_show(choice.shown)) for choice in self.near])
        options.display = bool(self.near)
        is_stuck = not self.near and not self.is_free
        stuck = ["Nothing here has these letters", "Esc never mind"]
        self.query_one(KeyLine).show_keys(stuck if is_stuck else self.keys())
        options.highlighted = 0 if self.near and not self.is_free else None

    def action_move(self, step: int) -> None:
        """Go up or down in the choices."""
        options = self.query_one(OptionList)
        if self.near:
            now, many = options.highlighted, len(self.near)
            options.highlighted = (now + step) % many if now is not None else 0 if step > 0 else many - 1

    def action_complete(self) -> None:
        """Write the choice at hand into the line."""
        number = self.query_one(OptionList).highlighted or 0
        if self.near and not (self.always and number == len(self.near) - 1):
            line = self.query_one(Input)
            line.value = self.joined(self.near[number].value)
            line.cursor_position = len(line.value)

    def joined(self, value: str) -> str:
        """Put a choice where the letters were."""
        before, bar, _ = self.query_one(Input).value.rpartition("|")
        return f"{before.strip()} | {value}" if self.is_list and bar else value

    def on_input_submitted(self) -> None:
        """Take the choice at hand, else the words."""
        number = self.query_one(OptionList).highlighted
        if number is not None and self.near:
            self.dismiss(self.joined(self.near[number].value))
        elif self.is_free:
            typed = self.query_one(Input).value
            self.dismiss(self.text if typed == safe_to_show(self.text) else typed)

    def action_leave(self) -> None:
        """Take nothing."""
        self.dismiss(None)
