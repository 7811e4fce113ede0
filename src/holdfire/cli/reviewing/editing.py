"""Changing the claim of a candidate, field by field."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from holdfire.claims.columns import KINDS
from holdfire.cli.reviewing.choosing import Choice, Choosing
from holdfire.cli.reviewing.sized import KeyLine
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.fields import Field, as_kind, choices, fields_of, suggestions, with_field
from holdfire.review.desk import Desk
from holdfire.source.safe_text import safe_to_show


class Editing(ModalScreen[Row | None]):
    """Show the fields of a row; each can be changed. Gives the row; ``None``: as it was.

    Args:
        desk: Knows names and mistakes.
        one: The candidate.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "done", "done"),
        Binding("k", "kind", "kind"),
        Binding("f", "field", "find a field"),
        Binding("m", "more", "more fields"),
        Binding("x", "drop", "leave as it was"),
    ]

    def __init__(self, desk: Desk, one: Waiting) -> None:
        super().__init__()
        self.desk, self.one = desk, one
        self.row: Row = dict(desk.row(one) or {})
        self.all_fields = False
        self.fields: tuple[Field, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out."""
        with Vertical(classes="box wide"):
            yield Static("The claim, field by field", classes="title", markup=False)
            yield OptionList(markup=False)
            yield Static("", id="wrong", markup=False)
            yield KeyLine(["Enter change", "f find a field", "k kind", "m all fields", "x as it was", "Esc done"])

    def on_mount(self) -> None:
        """Show the fields."""
        self.show(0)

    @property
    def is_changed(self) -> bool:
        """Say whether the row is another than at first."""
        return self.row != dict(self.desk.row(self.one) or {})

    def show(self, highlighted: int) -> None:
        """Show the fields as they are now, and what is wrong with them."""
        self.fields = fields_of(self.row, every=self.all_fields)
        wrong = self.desk.mistakes(self.row)
        keys = {each.key for each in wrong if each.severity == "error"}
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(
            [
                Option(safe_to_show(f"{'!' if f.key in keys else ' '} {f.key}: {f.text or '?' * (f.key in keys)}"))
                for f in self.fields
            ]
        )
        options.highlighted = min(highlighted, len(self.fields) - 1)
        said = "\n".join(each.words.replace("`", "") for each in wrong[:3])
        line = self.query_one("#wrong", Static)
        line.update(safe_to_show(said) or "Nothing is wrong with it.")
        line.set_class(bool(said), "has-errors")

    @work
    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change a field."""
        await self.change(self.fields[event.option_index])

    async def change(self, field: Field) -> None:
        """Ask for the text of a field, and write it there."""
        if field.key == "kind":
            await self.change_kind()
            return
        text = await self.app.push_screen_wait(self.asking(field))
        if text is not None:
            self.row = with_field(self.row, field.key, text)
            keys = [each.key for each in fields_of(self.row, every=self.all_fields)]
            self.show(keys.index(field.key) if field.key in keys else 0)

    @work
    async def action_field(self) -> None:
        """Find a field by a few letters, also one that is not shown, and change it."""
        every = {field.key: field for field in fields_of(self.row, every=True)}
        listed = [Choice(key, f"{key}: {field.text or field.column.means}") for key, field in every.items()]
        key = await self.app.push_screen_wait(Choosing("Which field?", listed))
        if key:
            await self.change(every[key])

    def asking(self, field: Field) -> Choosing:
        """Ask for the text of a field, with what can stand there, the likeliest first."""
        desk, one = self.desk, self.one
        likely = list(suggestions(field.key, one.candidate, one.document.text, desk.known))
        if field.key in ("replaces", "reply to", "answers"):
            answered = desk.may_answer(one) if field.key == "reply to" else ()
            likely = [*answered, *(each.claim for each in desk.related(one))]
        known = choices(field.key, field.column, desk.case.names, desk.case.documents)
        values = list(dict.fromkeys([*(each for each in likely if each in known or not known), *known]))
        names = {**desk.known.register.names} if field.key != "act" else {}
        listed = [Choice(each, f"{each} · {names[each]}" if names.get(each, each) != each else each) for each in values]
        is_list = field.column.takes in ("names", "list")
        is_one_of = field.column.takes.startswith("one of")
        title = f"{field.key}: {field.column.means}"
        return Choosing(title, listed, "" if is_one_of else field.text, not is_one_of, is_list)

    @work
    async def action_kind(self) -> None:
        """Make another kind of claim of it."""
        await self.change_kind()

    async def change_kind(self) -> None:
        """Ask which kind, and make that of it."""
        kind = await self.app.push_screen_wait(Choosing("What kind of claim is it?", [Choice(k, k) for k in KINDS]))
        if kind:
            self.row = as_kind(self.row, kind)
            self.show(0)

    def action_more(self) -> None:
        """Show the fields that are empty too, or not."""
        self.all_fields = not self.all_fields
        self.show(self.query_one(OptionList).highlighted or 0)

    def action_done(self) -> None:
        """Keep the row as it is now."""
        self.dismiss(self.row)

    def action_drop(self) -> None:
        """Leave the row as it was."""
        self.dismiss(None)
