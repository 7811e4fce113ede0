"""Why an incident only may match: its weak facets, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from holdfire.claims.incident import FACETS
from holdfire.engine.compile import Compiled
from holdfire.engine.facets import MUST, asked_of, level
from holdfire.engine.patterns import Pattern

WORDS = {
    "act": "the act told is broader than the one asked about",
    "actors": "it is not settled who did it",
    "whom": "it is not settled whom it was done to",
    "place": "it is not settled that it was there",
    "from_place": "it is not settled that it was from there",
    "to_place": "it is not settled that it was to there",
    "manner": "it is not told with or without what",
    "about": "it is not told what it is about",
    "what": "it is not settled of what kind it was",
}


def weak_points(row: Mapping[str, Any], seat: int, compiled: Compiled) -> tuple[str, ...]:
    """Say what keeps a match from being certain for a seat.

    Args:
        row: A row of the table ``matches``.

    Returns:
        Plain phrases, none where it is certain.

    """
    if row["must"] >> seat & 1:
        return ()
    incident, pattern = compiled.incidents[row["row"]], compiled.patterns[row["pattern"]]
    found = [WORDS[facet] for facet in weak_facets(incident.facets, pattern, compiled)]
    if not incident.told_must >> (seat // 2) & 1:
        found.append("it is denied, or told by fewer origins or on a weaker ground than this account asks for")
    return tuple(found) or ("it is not settled that it falls in the term's time, or that no exception covers it",)


def weak_facets(facets: tuple[Any, ...], pattern: Pattern, compiled: Compiled) -> list[str]:
    """Name the facets that only may match."""
    asked = asked_of(pattern.act, pattern.by)
    return [
        facet
        for facet, want, told in zip(FACETS, asked, facets, strict=True)
        if level(facet, want, told, compiled.vocabulary) < MUST
    ]
