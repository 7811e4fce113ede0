"""Clauses whose subject stands before who says them: "a pause that aid groups said was far too short"."""

from __future__ import annotations

from holdfire.intake.extract.quotations.drafts import Piece
from holdfire.intake.extract.quotations.ground import Ground, between
from holdfire.intake.extract.quotations.reading import words_between

GAPS = frozenset(["was", "were", "is", "are", "had", "has", "have", "would", "will", "could", "may", "might"])


_LEADS_NOUN = frozenset(
    ["a", "an", "the", "his", "her", "its", "their", "those", "these", "this", "another", "all", "some"]
)


_BEFORE_NOUN = frozenset(["of", "to", "for", "and", "but", "as", "whose", "against", "about", "than"])


def antecedent(ground: Ground, first: int) -> list[Piece]:
    """Give the noun that a relative clause with a tag speaks of: "a pause that aid groups said was too short"."""
    if ground.low[first - 1] == "who":
        return []
    last = first - (ground.low[first - 1] in ("that", "which", "whom"))
    if ground.low[last - 1] == ",":
        return []
    at = last - 1
    if last > 4 and ground.low[last - 2] == "a" and ground.low[last - 3][:1].isdigit():
        at = last - 3 - (ground.low[last - 4] == "the")
    while at > 0 and last - at < 6 and ground.low[at] not in _LEADS_NOUN and not ground.low[at].isdigit():
        is_bound = not ground.tokens[at - 1].is_word or ground.low[at - 1] in between("prepositions") | between(
            "finite"
        )
        if is_bound or ground.low[at - 1] in _BEFORE_NOUN or ground.has_finite(at - 1, at):
            break
        at -= 1
    is_noun = (
        0 <= at < last
        and last - at < 6
        and not ground.tokens[at].is_capital
        and all(ground.tokens[n].is_word for n in range(at, last))
    )
    return [words_between(ground, at, last)] if is_noun and ground.inside[at] == ground.inside[first] else []


def gap_end(ground: Ground, first: int, end: int) -> int:
    """Find where a clause ends whose subject stands before its cue: "a pause that aid groups said was too short"."""
    for number in range(first + 2, end):
        low = ground.low[number]
        if ground.inside[number] < 0 and (
            low == "," or ground.low[number : number + 2] in (["but", "that"], ["and", "that"])
        ):
            return number
        if low in ("is", "are", "has", "have", "will") and ground.low[number - 1] not in (
            "and",
            "who",
            "which",
            "that",
            "it",
        ):
            return number
    return end
