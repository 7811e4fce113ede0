"""Wrong usage: asked for something that cannot be, or is not there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class UsageError(Exception):
    """What was asked on the command line cannot be answered; the message says why and what would be right."""


def one_of(asked: str, known: Iterable[str], what: str) -> str:
    """Give the name asked for, whatever its case.

    Raises:
        UsageError: There is no such name; the message suggests the nearest and lists them.
    """
    names = list(dict.fromkeys(known))
    for name in names:
        if name.casefold() == asked.casefold():
            return name
    close = get_close_matches(asked, names, 1)
    hint = f": did you mean `{close[0]}`?" if close else f"; there is: {', '.join(f'`{n}`' for n in names)}"
    raise UsageError(f"no {what} is called `{asked}`{hint}")
