"""How a knot of steps that wait for each other can be opened: the fewest of them that must go without waiting.

For steps that each wait for all they name, this is a smallest set that meets every ring (a minimum
feedback vertex set). Where a step can also come in another way (``or``), fewer may do, and do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass

MOST_TRIES = 300_000
"""How often it is asked whether a step can come before the search is given up: some seconds of work."""
MOST_SHOWN = 6
"""How many sets are named in a sentence."""


@dataclass(frozen=True, slots=True)
class Openings:
    """Sets of steps that open a knot.

    Attributes:
        sets: Each as large as the others, its steps in the order given; sorted likewise.
        is_smallest: Whether no smaller set would do, and whether all of this size are here.
    """

    sets: tuple[tuple[str, ...], ...]
    is_smallest: bool


def smallest_openings(steps: Sequence[str], comes: Callable[[str, Set[str]], bool]) -> Openings:
    """Find the smallest sets of steps after which, taken at once, all others can follow.

    Args:
        steps: Those of the knot.
        comes: Whether a step can come once these of the knot have; more of them never make it come less.

    Returns:
        Every smallest set, or one small set where the search was given up.
    """
    search = _Search(tuple(steps), comes)
    for size in range(1, len(steps) + 1):
        found = search.of_size(size)
        if search.tries > MOST_TRIES:
            break
        if found:
            return Openings(search.in_order(found), True)
    return Openings(search.in_order([search.quick()]), False)


class _Search:
    def __init__(self, steps: tuple[str, ...], comes: Callable[[str, Set[str]], bool]) -> None:
        self.steps = steps
        self.comes = comes
        self.tries = 0

    def blocked(self, come: Set[str]) -> frozenset[str]:
        """Give the steps that cannot come once these have."""
        come = frozenset(come)
        left = [step for step in self.steps if step not in come]
        while left:
            self.tries += len(left)
            stay = [step for step in left if not self.comes(step, come)]
            if len(stay) == len(left):
                break
            left, come = stay, come.union(left) - frozenset(stay)
        return frozenset(left)

    def core(self, blocked: frozenset[str]) -> list[str]:
        """Shrink blocked steps to a part that stays blocked unless one of its own is taken."""
        for step in self.steps:
            if step in blocked:
                blocked = self.blocked(frozenset(self.steps) - blocked | {step}) or blocked
        return [step for step in self.steps if step in blocked]

    def of_size(self, size: int) -> set[frozenset[str]]:
        """Find all sets of a size that open the knot; too few once too many were tried."""
        found: set[frozenset[str]] = set()
        tried: set[frozenset[str]] = set()
        left = [frozenset[str]()]
        while left and self.tries <= MOST_TRIES:
            taken = left.pop()
            blocked = self.blocked(taken)
            if not blocked:
                found.add(taken)
            elif len(taken) < size:
                more = {taken | {step} for step in self.core(blocked)} - tried
                tried |= more
                left += more
        return {taken for taken in found if len(taken) == size}

    def quick(self) -> frozenset[str]:
        """Take again and again the step that leaves the fewest blocked."""
        taken: frozenset[str] = frozenset()
        while blocked := self.blocked(taken):
            taken |= {min(self.core(blocked), key=lambda step: len(self.blocked(taken | {step})))}
        return taken

    def in_order(self, found: Iterable[frozenset[str]]) -> tuple[tuple[str, ...], ...]:
        """Sort steps, and sets of them, as the steps were given."""
        place = {step: index for index, step in enumerate(self.steps)}
        sets = (tuple(sorted(taken, key=place.__getitem__)) for taken in found)
        return tuple(sorted(sets, key=lambda taken: [place[step] for step in taken]))


def say_openings(openings: Openings, mark: str = "") -> str:
    """Say what opens a knot, in a sentence.

    Args:
        openings: With the names to show.
        mark: What to put before and after each name (a backtick, say).
    """
    shown = [" and ".join(f"{mark}{step}{mark}" for step in taken) for taken in openings.sets[:MOST_SHOWN]]
    more = len(openings.sets) - len(shown)
    listed = "; or ".join([*shown, f"any of {more} other sets like these"] if more else shown)
    size = len(openings.sets[0])
    if size == 1:
        return f"it opens once one step is taken without waiting: {listed}"
    least = "" if openings.is_smallest else " (a smaller set may do: there were too many to try them all)"
    return f"it opens once {size} steps are taken together, without waiting: {listed}{least}"
