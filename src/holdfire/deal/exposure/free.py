"""What can come true beside the steps of a deal: positions, decisions, events, dates, lengths of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from holdfire.deal.condition import (
    After,
    AfterDays,
    All,
    AnyOf,
    Condition,
    Decided,
    HasTaken,
    Not,
    Reached,
    TermIs,
)
from holdfire.deal.model import Deal
from holdfire.deal.rings.rings import conditions_of_steps
from holdfire.deal.says import say_condition
from holdfire.deal.versions import Reading
from holdfire.vocab.moment import Moment

OTHERWISE = {"adopted": "not adopted", "not adopted": "adopted"}
"""What a body decides if it does not decide this."""

_DAY_SECONDS = 86_400


def free_moves(
    deal: Deal, reading: Reading, conditions: Iterable[Condition], dates: Iterable[Moment]
) -> dict[Condition, tuple[Condition, ...]]:
    """Find what can come true beside the steps: whatever conditions and dates name.

    Args:
        deal: The deal.
        reading: The answers under which it is read.
        conditions: Plain ones (see ``plain``).
        dates: Moments at which something starts or ends.

    Returns:
        Each with what must hold before it. A party's support waits for what its position names, an event
        for a term that owes it to have started, a date for earlier dates, a length of time for shorter ones.
    """
    waits = conditions_of_steps(deal, reading)
    needs = {name: tuple(plain(condition) for condition in found) for name, found in waits.items()}
    events = {event.id for event in deal.events}
    found: dict[Condition, tuple[Condition, ...]] = {Reached(date): () for date in dates}
    left = list(conditions)
    while left:
        for node in nodes(left.pop()):
            if node not in found and _comes_by_itself(node, events):
                found[node] = _needed(node, needs)
                left += found[node]
    return {atom: needed + _earlier(atom, found) for atom, needed in found.items()}


def plain(condition: Condition) -> Condition:
    """Write lengths of time after a date as the date they lead to."""
    match condition:
        case All(parts):
            return All(tuple(plain(part) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(plain(part) for part in parts))
        case Not(part):
            return Not(plain(part))
        case After(Reached(at), seconds):
            words = say_condition(condition)
            return Reached(Moment(at.earliest + seconds, at.latest + seconds, words))
        case AfterDays(Reached(at)):
            ends = at.earliest + _shortest(condition), at.latest + _longest(condition)
            return Reached(Moment(*ends, say_condition(condition)))
        case After(part, seconds):
            return After(plain(part), seconds)
        case AfterDays(part):
            return replace(condition, condition=plain(part))
        case _:
            return condition


def nodes(condition: Condition) -> Iterator[Condition]:
    """List a condition and every condition in it."""
    yield condition
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from nodes(part)
        case Not(part) | After(part, _) | AfterDays(part, _):
            yield from nodes(part)
        case _:
            return


def _comes_by_itself(node: Condition, events: Set[str]) -> bool:
    match node:
        case After(_, seconds):
            return seconds > 0  # none at all: it holds as soon as the other has
        case TermIs(term):
            return term in events
        case _:
            return isinstance(node, HasTaken | Decided | Reached | AfterDays)


def _needed(atom: Condition, needs: Mapping[str, tuple[Condition, ...]]) -> tuple[Condition, ...]:
    match atom:
        case HasTaken(party, "supports" | "accepts" | "signs", on):
            return needs.get(f"{party} supports {'the deal' if on == 'deal' else on}", ())
        case TermIs(event):
            return needs.get(event, ())
        case _:
            return ()


def _earlier(atom: Condition, found: Iterable[Condition]) -> tuple[Condition, ...]:
    """List what surely comes before: earlier dates, shorter lengths of time after the same."""
    before: list[Condition] = []
    for other in found:
        match atom, other:
            case Reached(moment), Reached(sooner) if sooner.latest < moment.earliest:
                before.append(other)
            case ((After(part, _) | AfterDays(part, _)), (After(same, _) | AfterDays(same, _))) if part == same:
                before += [other] if _longest(other) < _shortest(atom) else []
            case _:
                pass
    return tuple(before)


def _shortest(length: After | AfterDays) -> int:
    return length.seconds if isinstance(length, After) else (length.days + 28 * length.months) * _DAY_SECONDS


def _longest(length: After | AfterDays) -> int:
    return length.seconds if isinstance(length, After) else (length.days + 1 + 31 * length.months) * _DAY_SECONDS
