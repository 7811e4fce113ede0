"""Events: what conditions ask for by name, and nobody owes."""

from __future__ import annotations

import re

from holdfire.deal.mistakes import mistake
from holdfire.deal.model import Bearer, Deal, Term, Timing
from holdfire.deal.resolve.phrases import ONCE, Reader
from holdfire.deal.resolve.terms import pattern
from holdfire.deal.written.syntax import Block

_EACH = re.compile(r"(?:each|all|both)\b", re.IGNORECASE)


def resolve_events(written: Block, read: Reader) -> tuple[Term, ...]:
    """Make the events: ``achieve`` terms with an act and a number only; without ``by``, anyone's acts count."""
    return tuple(event for block in written.blocks("events") if (event := _event(block, read)))


def is_measured_at_entry(event: Term, deal: Deal) -> bool:
    """Say whether how much an event asks for is a count as it stands at entry into force."""
    count = deal.counts.get(event.target.count) if event.target else None
    return count is not None and count.as_of is None


def _event(block: Block, read: Reader) -> Term | None:
    if not block.has("act"):
        fix = "write `act: ACT` under it"
        read.found.append(mistake("missing-key", f"`{block.name.text}` names no act", block.name.span, help=fix))
        return None
    return Term(
        block.name.text,
        "achieve",
        _whose(block, read),
        pattern(block, read),
        Timing(counting_from=read.start(block.text("counting from"))),
        target=read.how_many(block.text("how many"), "achieve") or ONCE,
        span=block.name.span,
    )


def _whose(block: Block, read: Reader) -> tuple[Bearer, ...]:
    """Read whose acts count: a bare list means any of them, ``each of a, b`` asks for all."""
    field = block.field("by")
    if field is None:
        return (Bearer("anyone", (), "anyone"),)
    if _EACH.match(field.texts[0].text):
        return read.who(field)
    bearer = read.anyone_of(field)
    return (bearer,) if bearer else ()
