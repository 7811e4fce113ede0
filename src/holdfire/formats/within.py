"""Places that a row says one is in: what the case calls them, else what they are to be called."""

from __future__ import annotations

from collections.abc import Iterable

from holdfire.claims.names import fold
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundPlace, plain_name


def known_place(name: str, asked: Asked) -> str:
    """Give what a place of the source is called in the case; ``""``: the case has none such."""
    return asked.meant.get(name) or (asked.names.places or {}).get(fold(name), "")


def containers(names: Iterable[str], asked: Asked) -> list[FoundPlace]:
    """Make places of names, each inside the one before: what the case does not know is called by what contains it.

    Args:
        names: The widest first; empty ones are passed over.
    """
    made: list[FoundPlace] = []
    for name in filter(None, names):
        inside = made[-1].id if made else ""
        id_ = known_place(name, asked) or fold(plain_name(name)) + (f", {inside}" if inside else "")
        made.append(FoundPlace(id_, name, inside=(inside,) if inside else (), precision="without a shape"))
    return made
