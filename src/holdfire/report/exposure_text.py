"""The exposure of each party, for people as lines and for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from textwrap import wrap
from typing import Any

from holdfire.deal.rings.rings import Ring
from holdfire.report.exposure_view import Assumed, Balance, Given, PartyView, ReadingView, Stuck
from holdfire.report.words import joined

HEADING = """\
How many terms each party has given for nothing, if the others stop at the worst moment for it.
The deal is taken as in force, and every term counts as one."""
_COLUMN = 72
_WIDTH = 100


def exposure_text(views: Sequence[ReadingView], assumed: Assumed, parts: Mapping[str, int]) -> str:
    """Write the exposures, reading by reading, party by party; what was assumed comes last.

    Args:
        views: One for each reading that makes a difference.
        assumed: Where the deal does not say to whom a term is given.
        parts: The terms that were split, and into how many parts; empty where none was.
    """
    lines = HEADING.splitlines()
    splits = joined(f"{term} in {number} parts" for term, number in parts.items())
    for view in views:
        if view.reading:
            answers = (pair.partition("/") for pair in view.reading.split(" + "))
            lines += ["", f"If {joined(f'{question} is “{answer}”' for question, _, answer in answers)}:"]
        split = view.split.parties if view.split else (None,) * len(view.parties)
        for party, after in zip(view.parties, split, strict=True):
            lines += ["", *_party(party), *(_after(party, after, splits) if after else ())]
        lines += _stuck(view.stuck, view.rings, "Never comes, whatever the order:")
        if view.split:
            known = {(one.term, one.who) for one in view.stuck}
            more = [one for one in view.split.stuck if (one.term, one.who) not in known]
            lines += _stuck(more, (), f"With {splits}, in step, these never come, or not to their end:")
    lines += _assumed(assumed)
    return "\n".join(wrapped for line in lines for wrapped in _wrapped(line))


def exposure_json(views: Iterable[ReadingView], assumed: Assumed) -> str:
    """Write the same as JSON text, two spaces a level; ends in a newline. Numbers of terms are plain numbers."""
    data = {"readings": [asdict(view) for view in views], "assumed": asdict(assumed)}
    return json.dumps(data, ensure_ascii=False, indent=2, default=_number) + "\n"


def _party(view: PartyView) -> Iterator[str]:
    if not view.terms:
        gives = f"gives {joined(view.one_sided)}; nothing is promised to it in return" if view.one_sided else ""
        yield f"{view.name}: {gives or 'gives nothing to another side'}."
        return
    if not view.unanswered:
        says = "none of its terms ever comes" if view.is_stuck else "never gives a term for nothing"
        yield f"{view.name}: {says}.{_beyond(view)}"
        return
    yield f"{view.name}: at worst {_plain(view.unanswered)} of its {_terms(view.terms)} for nothing.{_beyond(view)}"
    for at, turn in enumerate(view.order, 1):
        line = f"  {at:>2}  {turn.says}"
        yield f"{line:<{_COLUMN}}  {_terms(turn.unanswered)} for nothing"
    for balance in view.balances:
        yield from _balance(balance, view.name)
    if view.one_sided:
        yield f"  Nothing is promised for: {joined(view.one_sided)}."


def _balance(balance: Balance, name: str) -> Iterator[str]:
    yield f"  Given: {_listed(balance.given, name)}."
    came = f": {_listed(balance.came)}" if balance.came else ""
    yield f"  Come for it, {_plain(balance.share_come)} of {balance.promised}{came}."
    yield f"  Not come: {_listed(balance.outstanding)}."


def _after(before: PartyView, after: PartyView, splits: str) -> Iterator[str]:
    if before.unanswered or after.unanswered:
        change = "as before" if after.unanswered == before.unanswered else f"instead of {_plain(before.unanswered)}"
        yield f"  With {splits}, in step: at worst {_terms(after.unanswered)} for nothing, {change}.{_beyond(after)}"


def _beyond(view: PartyView) -> str:
    if view.at_most == view.unanswered:
        return ""
    return f" The search stopped early: there may be a worse point, up to {_terms(view.at_most)}."


def _stuck(steps: Sequence[Stuck], rings: Iterable[Ring], heading: str) -> Iterator[str]:
    if not steps:
        return
    yield from ("", heading)
    for one in steps:
        beyond = f" beyond part {one.parts} of {one.of}" if one.parts else ""
        waits = f", which waits until {one.waits_until}" if one.waits_until else ""
        yield f"  {one.term} by {one.who}{beyond}{waits}"
    for ring in rings:
        way = ", that for ".join(wait.for_ for wait in ring.steps)
        yield f"  In a ring: {ring.steps[0].waiting} waits for {way}."


def _assumed(assumed: Assumed) -> Iterator[str]:
    if assumed.to_all or assumed.to_nobody:
        yield ""
    if assumed.to_all:
        yield f"Owed to nobody in particular, so taken as given to all other sides: {', '.join(assumed.to_all)}."
    if assumed.to_nobody:
        reasons = ", ".join(f"{term} ({why})" for term, why in assumed.to_nobody)
        yield f"Counted for nobody: {reasons}."


def _wrapped(line: str) -> list[str]:
    """Break a long line between words, what follows indented."""
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return wrap(line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [""]


def _listed(steps: Iterable[Given], name: str = "") -> str:
    """List steps by term, each with those whose it is, but for the party of this name."""
    whose: dict[str, list[str]] = {}
    for one in steps:
        share = f" {_plain(one.share * 100)}%" if 0 < one.share < 1 else ""
        whose.setdefault(one.term, []).append(f"{'' if one.who == name else one.who}{share}".strip())
    return ", ".join(f"{term} ({', '.join(who)})" if any(who) else term for term, who in whose.items())


def _terms(number: Fraction | int) -> str:
    return f"{_plain(number)} term{'' if number == 1 else 's'}"


def _plain(number: Fraction | int) -> str:
    return f"{float(number):.2f}".rstrip("0").rstrip(".")


def _number(value: Any) -> float | int:
    return int(value) if value == int(value) else float(value)
