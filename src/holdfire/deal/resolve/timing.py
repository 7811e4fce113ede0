"""When a term, or the deal, runs: its times and conditions, and how its end can move."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from holdfire.deal.condition import AT_ONCE, All, AnyOf, Condition, Not, TermIs, latched
from holdfire.deal.end import End, held_before
from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Timing
from holdfire.deal.resolve.phrases import Reader
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic
from holdfire.vocab.moment import Moment

MOST_TIMES = 100
"""How often one step of ``extended`` may be repeated."""
_TIMES = re.compile(r"(\d{1,9})(?:\s+times?)?|(once)|(twice)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """One extension: by how much, and what has to hold, or must not have held, so long before the end.

    Attributes:
        seconds: By how much; ``None``: nobody has said, and no step can follow.
        notice: How many seconds before the end that it moves.
        condition: What it hangs on.
        is_tacit: It comes by itself unless the condition has held by then.
    """

    seconds: int | None
    notice: int
    condition: Condition
    is_tacit: bool


def read_timing(block: Block, read: Reader) -> Timing:
    """Read when a term runs; ``read.end`` is its end."""
    ends, until = read_ends(block, TermIs(block.name.text, "has started"), read)
    return Timing(
        read.condition(block.text("starts when")),
        ends,
        read_only_while(block, read),
        read.condition(block.text("falls away when")),
        read.start(block.text("from")),
        until,
        read.deadline(block.text("by")),
        read.start(block.text("counting from")),
        read.daily(block.text("daily")),
    )


def read_only_while(block: Block, read: Reader) -> Condition | None:
    """Read what a window hangs on all the time: ``only while``, and not what stands under ``unless``."""
    unless = read.condition(block.text("unless"))
    return all_of(read.condition(block.text("only while")), Not(unless) if unless else None)


def all_of(*conditions: Condition | None) -> Condition | None:
    """Join conditions that must all hold, ``None`` for nothing asked."""
    parts = [part for one in conditions if one for part in (one.parts if isinstance(one, All) else (one,))]
    return All(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def any_of(*conditions: Condition | None) -> Condition | None:
    """Join conditions of which one is enough, ``None`` for one that is not there."""
    parts = [part for one in conditions if one for part in (one.parts if isinstance(one, AnyOf) else (one,))]
    return AnyOf(tuple(parts)) if len(parts) > 1 else next(iter(parts), None)


def both_latched(a: Condition | None, b: Condition | None) -> Condition | None:
    """Join conditions that must both have held, not both at one time."""
    return all_of(latched(a), latched(b)) if a and b else a or b


def end_of(block: Block, start: Condition, read: Reader) -> End | None:
    """Find the end that ``lasts`` or ``until`` gives a term or the deal; ``None`` where neither is written."""
    if block.has("lasts"):
        return End(start, read.seconds(block.text("lasts")))
    until = read.moment(block.text("until"))
    return End.from_until(until) if until else None


def read_ends(block: Block, start: Condition, read: Reader) -> tuple[Condition | None, Moment | None]:
    """Read what ends a term or the deal: as a condition, and as a moment that nothing moves.

    Args:
        block: Of the term or the deal.
        start: From when on ``lasts`` counts.
        read: For phrases.
    """
    ends, until, end = read.condition(block.text("ends when")), read.moment(block.text("until")), None
    if block.has("lasts") or block.has("extended"):
        end = end_of(block, start, read)
    if block.has("extended") and end is None:
        message = f"`{block.name.text}` has no end that could be moved"
        fix = "write `lasts:` or `until:` beside `extended:`"
        read.found.append(mistake("no-end", message, block.where("extended"), help=fix))
    if end is None:
        return ends, until
    ends = any_of(ends, runs_out(end, tuple(_steps(block, end, read))))
    return ends, until if block.has("lasts") else None


def runs_out(end: End, steps: tuple[Step, ...]) -> Condition:
    """Give the condition that ends what runs out: at the first end that is not moved."""
    parts: list[Condition] = []
    moved = 0
    for step in steps:
        decided = held_before(step.condition, end.at(moved - step.notice))
        parts.append(All((end.at(moved), decided if step.is_tacit else Not(decided))))
        if step.seconds is None:
            parts.append(All((end.at(moved), AT_ONCE)))
            break
        moved += step.seconds
    else:
        parts.append(end.at(moved))
    return AnyOf(tuple(parts)) if len(parts) > 1 else parts[0]


def _steps(block: Block, end: End, read: Reader) -> Iterator[Step]:
    """Read the steps of ``extended``, each as often as it is repeated."""
    moved = 0
    for one in block.blocks("extended"):
        condition = read.condition(one.text("unless") or one.text("when"))
        length = one.text("by")
        is_open = length is not None and length.text.strip().lower() == "not said"
        seconds, notice = None if is_open else read.seconds(length), read.seconds(one.text("notice"))
        times = read_times(one, read.found)
        if not one.has("by"):
            message = "it is not said by how much the end moves"
            read.found.append(mistake("bad-extension", message, one.name.span, help="write for example `by: 7 days`"))
        if one.has("when") == one.has("unless"):
            fix = "write `when:` for consent, or `unless:` for an extension that comes by itself"
            message = "it is not said whether this is given by consent or comes by itself"
            read.found.append(mistake("bad-extension", message, one.name.span, help=fix))
        if block.has("lasts") and end.seconds + moved < notice:
            message = "the notice is longer than the time before the end"
            read.found.append(mistake("bad-extension", message, one.where("notice"), "too long"))
        if condition is None:
            continue
        for _ in range(times):
            yield Step(seconds, notice, condition, one.has("unless"))
            moved += seconds or 0


def read_times(extension: Block, found: list[Diagnostic]) -> int:
    """Read how often a step of ``extended`` may be repeated; by consent, once where nothing is said."""
    text = extension.text("at most")
    if text is None and (extension.has("unless") or extension.has("for every")):
        message = "it is not said how often this can be repeated"
        fix = f"write for example `at most: 3 times`; up to {MOST_TIMES} can be told apart"
        found.append(mistake("bad-extension", message, extension.name.span, help=fix))
    if text is None:
        return 1
    match = _TIMES.fullmatch(text.text.strip())
    times = 0 if match is None else int(match[1] or 1 + bool(match[3]))
    if not 0 < times <= MOST_TIMES:
        message = f"`{text.text}` is not how often something can be repeated"
        fix = f"write for example `3 times`; up to {MOST_TIMES} can be told apart"
        found.append(mistake("bad-extension", message, text.span, help=fix))
        return 1
    return times
