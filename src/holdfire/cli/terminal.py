"""The terminal that people read: colours only where they show, and no fuss when its reader has gone."""

from __future__ import annotations

from typing import NoReturn

from rich.console import Console


class Terminal(Console):
    """Writes to standard output; a reader that has gone (``| head``) is for ``main`` to deal with."""

    def __init__(self) -> None:
        super().__init__(highlight=False)

    def on_broken_pipe(self) -> NoReturn:
        """Leave it to the caller, instead of ending the program with an error."""
        raise BrokenPipeError
