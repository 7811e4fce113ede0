"""Explanations stay short: at most ten facts, and a line that says how many were left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from holdfire.assessments.assessment import Reason

MOST_FACTS = 10

Path = tuple[int, ...]


def facts_in(reasons: Iterable[Reason]) -> int:
    """Count the leaves of a tree of reasons: sentences under which no other stands."""
    return sum(facts_in(reason.under) if reason.under else 1 for reason in reasons)


def briefly(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Leave out facts until at most ten are left, the line that counts what is left out among them.

    Of the facts of one kind side by side that are the most, the last goes first: the certain and the
    earliest stand at the front. Nothing is left out of an explanation that is short enough.
    """
    kept, left_out = tuple(reasons), 0
    while facts_in(kept) + bool(left_out) > MOST_FACTS:
        kept = _without(kept, _least(kept))
        left_out += 1
    return (*kept, Reason("bound", f"And {left_out} more, left out here.")) if left_out else kept


def _least(reasons: Sequence[Reason]) -> Path:
    """Find the fact that is missed least: where it stands in the tree."""
    groups: dict[tuple[Path, str], list[Path]] = {}
    for path, reason in _leaves(reasons):
        groups.setdefault((path[:-1], reason.kind), []).append(path)
    return max(groups.values(), key=lambda paths: (len(paths), paths[-1]))[-1]


def _leaves(reasons: Sequence[Reason], above: Path = ()) -> Iterable[tuple[Path, Reason]]:
    for position, reason in enumerate(reasons):
        if reason.under:
            yield from _leaves(reason.under, (*above, position))
        else:
            yield (*above, position), reason


def _without(reasons: Sequence[Reason], path: Path) -> tuple[Reason, ...]:
    """Take a leaf out of a tree."""
    first, *rest = path
    if not rest:
        return (*reasons[:first], *reasons[first + 1 :])
    inner = replace(reasons[first], under=_without(reasons[first].under, tuple(rest)))
    return (*reasons[:first], inner, *reasons[first + 1 :])
