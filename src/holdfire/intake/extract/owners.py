"""Who a subject belongs to: "the ministry's centre", "the rebels' leaders"."""

from __future__ import annotations

from holdfire.intake.extract.ground import Ground, between


def with_owner(ground: Ground, first: int) -> int:
    """Go back over who a subject belongs to: "the ministry's centre", "the armed rebels' leaders"."""
    owner = _owner_before(ground, first)
    if owner < 0:
        return first
    first = owner
    while first > 0:
        over = first - 2 if ground.low[max(first - 2, 0) : first] == ["of", "the"] else first - 1
        owner = _owner_before(ground, first)
        if owner >= 0:
            first = owner
        elif ground.tokens[first - 1].is_capital:
            first -= 1
        elif over > 0 and ground.low[over] == "of" and ground.tokens[over - 1].is_capital:
            first = over
        else:
            break
    for number in range(first - 1, max(-1, first - 4), -1):
        if ground.low[number] in ("the", "a", "an", "its", "their", "his", "her"):
            return number
        if not ground.tokens[number].is_word or ground.low[number] in between("prepositions") | between("finite"):
            break
    is_bare = first > 1 and ground.low[first - 2] == "," and ground.tokens[first - 1].is_word
    return first - 1 if is_bare and ground.low[first - 1] not in ("and", "but", "while", "as") else first


def _owner_before(ground: Ground, first: int) -> int:
    """Give the token of a possessive just before another, "ministry's" or "rebels'"; -1 where there is none."""
    if first > 0 and ground.low[first - 1].endswith("'s"):
        return first - 1
    is_plural = first > 1 and ground.low[first - 1] in ("'", "’") and ground.low[first - 2].endswith("s")
    return first - 2 if is_plural and ground.tokens[first - 2].end == ground.tokens[first - 1].start else -1
