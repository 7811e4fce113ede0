"""Which moves can only open the way for others, and which can also close it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from holdfire.deal.condition import After, AfterDays, All, AnyOf, Condition, Decided, InForce, Not, Reached, TermIs
from holdfire.deal.exposure.course import Course, Move
from holdfire.deal.exposure.free import OTHERWISE


@dataclass(slots=True)
class Signs:
    """What the moves of a course do to each other.

    Attributes:
        opens: Moves that something waits for.
        closes: Moves after which something may no longer be possible.
    """

    opens: set[Move] = field(default_factory=set)
    closes: set[Move] = field(default_factory=set)


def signs_of(course: Course) -> Signs:
    """Find what each move does, at worst: a move that closes nothing here surely closes nothing."""
    signs = Signs()
    seen: set[tuple[Condition, bool]] = set()
    left: list[tuple[Condition, bool]] = []
    for at in range(len(course.steps)):
        signs.opens.update(answer for needed in course.in_step[at] for answer in needed)
        left += [(condition, True) for condition in _openers(course, at)]
        left += [(condition, False) for condition in _closers(course, at)]
    for move, needed in course.free.items():
        left += [(condition, True) for condition in needed]
        left += [(move.condition, True)] if isinstance(move, After | AfterDays) else []
        if isinstance(move, Decided) and replace(move, outcome=OTHERWISE[move.outcome]) in course.free:
            signs.closes.add(move)
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += _step(*one, course, signs)
    return signs


def _step(condition: Condition, is_wanted: bool, course: Course, signs: Signs) -> Iterator[tuple[Condition, bool]]:
    """Look at one condition that is wanted to hold, or wanted not to; give those it rests on."""
    match condition:
        case All(parts) | AnyOf(parts):
            yield from ((part, is_wanted) for part in parts)
        case Not(part):
            yield part, not is_wanted
        case After(part, 0):
            yield part, is_wanted
        case InForce():
            return
        case TermIs(_, name) if condition not in course.free:
            for at in course.of_term(condition):
                if name not in ("met", "has started"):
                    signs.opens.add(at)
                    signs.closes.add(at)
                    for other in (*_openers(course, at), *_closers(course, at)):
                        yield from ((other, True), (other, False))
                elif name == "met" or not course.steps[at].is_once:
                    (signs.opens if is_wanted else signs.closes).add(at)
                else:
                    yield from ((opener, is_wanted) for opener in _openers(course, at, with_state=False))
        case _:
            (signs.opens if is_wanted else signs.closes).add(condition)


def _openers(course: Course, at: int, with_state: bool = True) -> Iterator[Condition]:
    """List what a step waits for; without ``with_state`` only what it starts with."""
    when = course.when[at]
    if when.starts_when:
        yield when.starts_when
    if when.only_while and with_state:
        yield when.only_while
    if when.from_:
        yield Reached(when.from_)


def _closers(course: Course, at: int) -> Iterator[Condition]:
    """List what makes a step's time end."""
    when = course.when[at]
    yield from when.ends_when
    yield from (Reached(date) for date in when.until)
