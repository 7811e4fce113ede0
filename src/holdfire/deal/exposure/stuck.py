"""Which steps can never come, whatever the order, as long as everybody keeps its word."""

from __future__ import annotations

from collections.abc import Iterable, Set

from holdfire.deal.condition import After, AfterDays, Condition, InForce, Leaf, TermIs, can_hold
from holdfire.deal.exposure.course import Course, Move


def stuck_steps(course: Course) -> tuple[int, ...]:
    """List the steps that wait for each other in a ring, for such a step, or for a promise to be broken.

    Conditions are looked at one by one, so a step that is not listed may still be unable to come.
    """
    come: set[Move] = set()
    begun: set[int] = set()
    while True:
        begun_now = {at for at, when in enumerate(course.when) if _can(course, [when.starts_when], come, begun)}
        steps = {at for at in begun_now if _can(course, [course.when[at].only_while], come, begun)}
        free = {move for move, needed in course.free.items() if _can(course, [*needed, _inner(move)], come, begun)}
        if begun_now <= begun and steps | free <= come:
            return tuple(at for at in range(len(course.steps)) if at not in come)
        begun |= begun_now
        come |= steps | free


def _inner(move: Condition) -> Condition | None:
    return move.condition if isinstance(move, After | AfterDays) else None


def _can(course: Course, conditions: Iterable[Condition | None], come: Set[Move], begun: Set[int]) -> bool:
    def judge(leaf: Leaf, is_negated: bool) -> bool:
        if is_negated or isinstance(leaf, InForce):
            return True
        if not isinstance(leaf, TermIs) or leaf in course.free:
            return leaf in come
        asked = course.of_term(leaf)
        match leaf.state:
            case "met":
                return bool(asked) and all(at in come and course.steps[at].is_once for at in asked)
            case "has started" | "is under way" | "due" | "standing":
                return bool(asked) and all(at in (begun if course.steps[at].is_once else come) for at in asked)
            case "waiting" | "suspended" | "ended":
                return True
            case _:
                return False

    return all(can_hold(condition, judge) for condition in conditions if condition)
