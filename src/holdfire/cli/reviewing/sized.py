"""Widgets that lay out what they show when the terminal has another width."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual.containers import VerticalScroll
from textual.widgets import Static


class Pane(VerticalScroll):
    """Something to scroll through; when it has another size, what it shows is laid out anew, at once.

    Args:
        lay_out: Lays out what it shows.
    """

    def __init__(self, lay_out: Callable[[], object], id: str) -> None:  # noqa: A002  as textual calls it
        super().__init__(id=id, can_focus=False)
        self.lay_out = lay_out
        self.laid_out_for = (0, 0)

    def on_resize(self) -> None:
        """Lay out anew, unless only a scroll bar came or went."""
        size = (self.outer_size.width, self.outer_size.height)
        if size != self.laid_out_for:
            self.laid_out_for = size
            self.call_after_refresh(self.lay_out)


class KeyLine(Static):
    """A line that names keys, or several where one is too short: each key stands whole.

    Args:
        keys: Each as ``Esc never mind``.
    """

    def __init__(self, keys: Sequence[str], id: str | None = None, classes: str = "hint") -> None:  # noqa: A002
        super().__init__("  ".join(keys), id=id, classes=classes, markup=False)
        self.keys = tuple(keys)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Name other keys."""
        self.keys = tuple(keys)
        self.on_resize()

    def on_resize(self) -> None:
        """Put the keys into lines of the width there is."""
        if self.size.width:
            self.update("\n".join(key_lines(self.keys, self.size.width)))


def key_lines(keys: Sequence[str], width: int) -> list[str]:
    """Put keys into lines of a width, none of them broken."""
    lines: list[str] = []
    for key in keys:
        if lines and cell_len(f"{lines[-1]}  {key}") <= width:
            lines[-1] += f"  {key}"
        else:
            lines.append(key)
    return lines
