"""The terminal that people read: colours only where they show, and no fuss when its reader has gone."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console
from rich.text import Text

from holdfire.source.safe_text import safe_to_show


class Terminal(Console):
    """Writes to standard output; a reader that has gone (``| head``) is for ``main`` to deal with."""

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the caller, instead of ending the program with an error."""
        raise BrokenPipeError


def plain(words: str, style: str = "") -> Text:
    """Give words from elsewhere as they are to be printed: safe to show, and never read as markup.

    Each character stands for one, so a stretch of the words can be styled by its offsets.
    """
    return Text(safe_to_show(words), style)
