"""When something ends, in sentences; of an end that can move, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from holdfire.deal.condition import All, AnyOf, Condition, Not
from holdfire.deal.end import parts_of_before
from holdfire.deal.says import say_condition, say_once

Shown = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Extension:
    """One step by which an end can move.

    Attributes:
        end: When it ends without this step.
        later: When it ends with it.
        asked: What decides it.
        decided: Until when: the end, or some time before.
        is_tacit: It comes by itself, unless what is asked has held by then.
    """

    end: Condition
    later: Condition
    asked: Condition
    decided: Condition
    is_tacit: bool


def extensions(condition: Condition | None) -> tuple[Extension, ...]:
    """List the steps by which an end can move, in order; none where it cannot."""
    return tuple(_step(step, after) for step, after in pairwise(_parted(condition)[1])) if condition else ()


def end_sentences(condition: Condition, what: str, shown: Shown) -> Iterator[str]:
    """Say what ends something.

    Args:
        condition: As it stands under ``ends when``, an end that runs out joined to it.
        what: "It", "All of it".
        shown: Names to show.
    """
    others, moving = _parted(condition)
    if others:
        joined = others[0] if len(others) == 1 else AnyOf(others)
        yield f"{what} ends {say_once(joined, shown)}."
    if moving:
        yield f"{what} {'also ' if others else ''}ends {say_once(_end(moving[0]), shown)}, unless it is extended."
    for step in extensions(condition):
        yield _say_extension(step, shown)


def _parted(condition: Condition) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """Part what ends something into what does so outright, and the ends of which each can be moved to the next."""
    parts = condition.parts if isinstance(condition, AnyOf) and condition.parts else (condition,)
    first = next((at for at in range(len(parts)) if _moves(parts[at:])), len(parts))
    return parts[:first], parts[first:]


def _moves(parts: tuple[Condition, ...]) -> bool:
    """Say whether these are the ends of something that can be extended: all but the last hang on a decision."""
    return len(parts) > 1 and all(_decision(part) for part in parts[:-1]) and _decision(parts[-1]) is None


def _decision(part: Condition) -> tuple[Condition, Condition, bool] | None:
    """Take a step apart: what is asked, until when it is asked, and whether it moves the end by itself."""
    match part:
        case All((_, Not(decided))) if asked := parts_of_before(decided):
            return *asked, False
        case All((_, decided)) if asked := parts_of_before(decided):
            return *asked, True
    return None


def _end(part: Condition) -> Condition:
    return part.parts[0] if isinstance(part, All) and _decision(part) else part


def _step(part: Condition, after: Condition) -> Extension:
    decision = _decision(part)
    assert decision is not None
    asked, decided, is_tacit = decision
    return Extension(_end(part), _end(after), asked, decided, is_tacit)


def _say_extension(step: Extension, shown: Shown) -> str:
    by_then = "by then" if step.decided == step.end else f"before {say_once(step.decided, shown).removeprefix('on ')}"
    joint = "unless" if step.is_tacit else "if"
    later = say_once(step.later, shown).removeprefix("on ")
    return f"Then it goes on until {later}, {joint} {by_then} {say_condition(step.asked, shown)}."
