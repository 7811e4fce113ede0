"""The terminal that people read: colours only where they show, and no fuss when its reader has gone.

Whatever words come from files and articles, they cannot act on it: all that is printed is made safe to show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NoReturn

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from holdfire.source.safe_text import safe_to_show

_ISOLATED = re.compile("\u2068([^\u2066-\u2069\n]*)\u2069")
_ISOLATING = str.maketrans("", "", "\u2068\u2069")


class Terminal(Console):
    """Writes to standard output; a reader that has gone (``| head``) is for ``main`` to deal with."""

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Give what is to be written, words made safe to show; colours are added to them later."""
        for part in super().render(renderable, options):
            yield part if part.control else Segment(_shown(part.text), part.style)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the caller, instead of ending the program with an error."""
        raise BrokenPipeError


def plain(words: str, style: str = "") -> Text:
    """Give words from elsewhere as they are to be printed: safe to show, and never read as markup.

    Each character stands for one, so a stretch of the words can be styled by its offsets.
    """
    return Text(safe_to_show(words), style)


def _shown(words: str) -> str:
    """Make words safe to show; names the program sets apart by their direction stay so, where both ends are there."""
    found, at = "", 0
    for pair in _ISOLATED.finditer(words):
        found += safe_to_show(words[at : pair.start()].translate(_ISOLATING)) + f"\u2068{safe_to_show(pair[1])}\u2069"
        at = pair.end()
    return found + safe_to_show(words[at:].translate(_ISOLATING))
