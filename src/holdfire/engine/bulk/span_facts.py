"""The rows behind what was worked out as spans: a few for each cell and account, the certain and the earliest first.

Of rows that the same accounts see alike only the first is named; the others are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from holdfire.claims.incident import FACETS
from holdfire.engine.bulk.spans import Spans
from holdfire.engine.bulk.windows import NONE
from holdfire.engine.cells import Cell
from holdfire.engine.duck import Columns
from holdfire.engine.facets import MAY
from holdfire.engine.span_codes import ROLES
from holdfire.vocab.moment import Window

SHOWN_AS = {"in period": "act", "answer": "act", "in return": "act"}


@dataclass(frozen=True, slots=True)
class SpanFact:
    """One match, or one instance.

    Attributes:
        role: As of a pattern; "short" and "perhaps short" of a period; "missed" of a trigger or a step.
        name: Of a row of a table: ``events/123``; ``""``: see ``claim_ids``. A period has neither.
        earliest, latest: Seconds in which it may lie; of a period from its first to its last.
        low, high: How much, thousandths; ``high`` ``None``: no end.
        weak: What keeps it from being certain: facets, "told" or "time".
        until: Of an instance: its deadline, as late as it may be.
    """

    role: str
    name: str
    claim_ids: tuple[str, ...]
    earliest: int
    latest: int
    low: int = 0
    high: int | None = None
    is_sure: bool = True
    weak: tuple[str, ...] = ()
    until: int | None = None


def first_facts(spans: Spans, cell: Cell, seat: int, most: int) -> tuple[list[SpanFact], dict[str, tuple[int, int]]]:
    """Name the rows that weigh most on a cell for a seat.

    Returns:
        At most ``most`` facts, and by role how many matches there are, and how many of them are certain.
    """
    rows = spans.rows_of("span_firsts", cell)
    seen = np.flatnonzero(rows["mask"] >> seat & 1)
    sure = rows["must"] >> seat & 1
    counts: dict[str, tuple[int, int]] = {}
    for at in seen.tolist():
        role = ROLES[rows["role"][at]]
        all_of_them, certain = counts.get(role, (0, 0))
        acts = int(rows["acts"][at])
        counts[role] = (all_of_them + acts, certain + acts * int(sure[at]))
    order = sorted(seen.tolist(), key=lambda at: (1 - sure[at], *(rows[n][at] for n in ("earliest", "feed", "id"))))
    facts = [_fact(spans, cell, seat, rows, at) for at in order[:most]]
    return facts, {SHOWN_AS.get(role, role): counts[role] for role in ROLES if role in counts}


def _fact(spans: Spans, cell: Cell, seat: int, rows: Columns, at: int) -> SpanFact:
    role = ROLES[rows["role"][at]]
    role = SHOWN_AS.get(role, role)
    feed, number = int(rows["feed"][at]), int(rows["id"][at])
    is_sure = bool(rows["must"][at] >> seat & 1)
    name, claim_ids = _named(spans, feed, number)
    high = int(rows["high"][at])
    weak: tuple[str, ...] = ()
    if not is_sure:
        weak = tuple(_weak_facets(spans, cell, role, int(rows["profile"][at]), number if feed < 0 else None))
        weak += () if rows["told_must"][at] >> seat & 1 else ("told",)
        weak = weak or ("time",)
    return SpanFact(
        role, name, claim_ids, int(rows["earliest"][at]), int(rows["latest"][at]), int(rows["low"][at]),
        None if high == NONE else high, is_sure, weak,
    )  # fmt: skip


def _named(spans: Spans, feed: int, number: int) -> tuple[str, tuple[str, ...]]:
    if feed < 0 or spans.loaded is None:
        return "", spans.compiled.incidents[number].claim_ids
    dataset, kind = spans.loaded.feeds[feed]
    return dataset.name_of(kind.name, number), ()


def _weak_facets(spans: Spans, cell: Cell, role: str, profile: int, incident: int | None) -> Iterable[str]:
    """Name the facets of a match that only may match."""
    number = next((n for n, pattern in spans.patterns[cell.id] if pattern.role == role), None)
    if number is None or spans.loaded is None:
        return
    levels = spans.loaded.levels_of(number, profile, incident)
    yield from (facet for facet in FACETS if levels.get(facet) == MAY)


def missed_facts(spans: Spans, cell: Cell, seat: int, most: int) -> tuple[list[SpanFact], int]:
    """Name triggers or steps past their time that were not surely done in time, the surely missed ones first.

    Returns:
        At most ``most`` facts, and how many there are.
    """
    is_answer = cell.term.form == "respond" and not cell.term.one_for_one
    rows = spans.rows_of("span_answered" if is_answer else "span_steps", cell)
    of_seat = rows["seat"] == spans.class_of.get((cell.id, seat), -1)
    now, delay = spans.setting.now, cell.term.delay_seconds
    first, last, sure = rows["earliest"], rows["latest"], rows["sure"] == 1
    if is_answer:
        must, may = (np.where(rows[name] == NONE, now + 1, rows[name]) for name in ("answered_must", "answered_may"))
        in_time, maybe = (must <= first + delay + 1) & (must <= now), (may <= last + delay + 1) & (may <= now)
    else:
        in_time, maybe = rows["in_time_must"] == 1, rows["in_time_may"] == 1
    missed = np.flatnonzero(of_seat & (first + delay < now) & ~in_time)
    surely = sure & ~maybe & (last + delay < now) & (spans.setting.seats.complete_up_to[seat] > last + delay)
    order = np.lexsort((rows["id"][missed], rows["feed"][missed], first[missed], ~surely[missed]))
    facts = []
    for at in missed[order][:most].tolist():
        name, claim_ids = _named(spans, int(rows["feed"][at]), int(rows["id"][at]))
        until = int(last[at]) + delay
        facts.append(
            SpanFact("missed", name, claim_ids, int(first[at]), int(last[at]), is_sure=bool(surely[at]), until=until)
        )
    return facts, len(missed)


def short_periods(
    spans: Spans, cell: Cell, seat: int, most: int, is_asked: Callable[[Window], bool]
) -> tuple[list[SpanFact], tuple[int, int]]:
    """Name periods surely outside their bound, as far as told, and those perhaps outside it.

    Args:
        is_asked: Of a period: whether the bound is asked of it.

    Returns:
        At most ``most`` facts, the certain first; how many there are, certain and possible.
    """
    target = cell.term.target
    floor, cap = (target.number.low, target.number.high) if target else (0, None)
    done = {row["start"]: row for row in spans.done_in_periods.get(cell.id, ()) if row["seat"] == seat}
    sure: list[SpanFact] = []
    possible: list[SpanFact] = []
    for period in spans.periods_by_cell.get(cell.id, ()):
        is_reported = spans.setting.period_start < period.end and period.start < spans.setting.now
        if not (is_reported and is_asked(period)):
            continue
        row = done.get(period.start, {"low": 0, "high": 0})
        low, high, is_over = row["low"], row["high"], period.end <= spans.setting.now
        if (is_over and high is not None and high < floor) or (cap is not None and low > cap):
            sure.append(SpanFact("short", "", (), period.start, period.end - 1, low, high))
        elif (is_over and low < floor) or (cap is not None and (high is None or high > cap)):
            possible.append(SpanFact("perhaps short", "", (), period.start, period.end - 1, low, high, False))
    return [*sure, *possible][:most], (len(sure), len(possible))
