"""What is left of a claim whose acceptance was undone: its row as the reviewer had made it, to be decided again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from holdfire.claims.names import fold
from holdfire.intake.decided.decisions import Decision, standing


def rows_taken_back(decisions: Iterable[Decision]) -> Mapping[str, dict[str, Any]]:
    """Map each candidate to the row of the last decision on it that had one and was undone.

    Names follow the links: one whose link was undone since stands there in the words of the article again.
    """
    decisions = tuple(decisions)
    stand = {one.number for one in standing(decisions)}
    undone = [one for one in decisions if one.kind != "undo" and one.number not in stand]
    links = [one for one in undone if one.kind == "link"]
    return {
        one.candidate: _without_links({**one.claim}, [link for link in links if link.number < one.number])
        for one in undone
        if one.claim
    }


def _without_links(row: dict[str, Any], links: Iterable[Decision]) -> dict[str, Any]:
    words = {fold(one.means): one.name for one in links}

    def named(value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [named(each) for each in value]
        return (
            " + ".join(words.get(fold(part), part) for part in value.split(" + ")) if isinstance(value, str) else value
        )

    return {key: value if key == "id" else named(value) for key, value in row.items()}
