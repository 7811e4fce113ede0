"""Did you mean: the nearest of the names that could stand there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, choices: Iterable[str]) -> str:
    """Give the choice most like a word; ``""`` where none is alike.

    Examples:
        >>> nearest("Nothern Command", ["Northern Command", "Southern Command"])
        'Northern Command'
    """
    by_folded = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else ""


def did_you_mean(word: str, choices: Iterable[str], otherwise: str = "") -> str:
    """Write the help line for an unknown word: the nearest choice, or what else to do."""
    found = nearest(word, choices)
    return f"did you mean `{found}`?" if found else otherwise
