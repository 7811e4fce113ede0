"""The rows behind what was worked out in tables: a few for each cell, found when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.engine.bulk.outcomes import missed
from holdfire.engine.bulk.paces import paces
from holdfire.engine.bulk.points import Points
from holdfire.engine.bulk.windows import NONE
from holdfire.engine.cells import Cell
from holdfire.engine.patterns import form_of, pace_of

Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class Fact:
    """One row that weighs.

    Attributes:
        kind: "against", "unanswered", "answered late", "short" (of a period), "behind", "broken" or "restored".
        row: Its number in the table; 0 for a period. ``cause``: the row that opened the window it counts in.
        at, until: Second of the row, or first of the period; the deadline, or the period's last second.
        done, asked: Thousandths.
    """

    kind: str
    row: int
    at: int
    until: int | None = None
    is_sure: bool = True
    cause: int | None = None
    done: Bounds = (0, 0)
    asked: Bounds = (0, 0)


def facts_of(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    """Find the rows that weigh most on a cell for a seat, the certain and the earliest first.

    Returns:
        At most ``most`` facts, and how many there are.
    """
    match form_of(cell.term):
        case "forbid" | "permit":
            return _against(points, cell, seat, most)
        case "respond":
            return _not_in_time(points, cell, seat, most)
        case "keep":
            return _marks(points, cell, seat, most)
        case "rate":
            return _short_periods(points, cell, seat, most)
        case "ratio":
            return _behind(points, cell, seat, most)
    return [], 0


def _against(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    table, start = points.results.get(cell.id), points.period_start
    if table is None:
        return [], 0
    of_seat = f'FROM "{table}" WHERE "cell" = {cell.id} AND ("may" & {1 << seat}) <> 0 AND "at" >= {start}'
    sure = f'CASE WHEN ("must" & {1 << seat}) <> 0 THEN 0 ELSE 1 END'
    query = f'SELECT {sure} AS "unsure", "at", "id", "cause" {of_seat} ORDER BY "unsure", "at", "id" LIMIT {most}'
    points.engine.look("facts", query)
    found = points.engine.rows("facts")
    points.engine.look("facts", f'SELECT COUNT(*) AS "total" {of_seat}')
    total: int = points.engine.rows("facts")[0]["total"]
    return [Fact("against", row["id"], row["at"], None, not row["unsure"], row["cause"]) for row in found], total


def _not_in_time(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    found = points.rows_of("point_answered", cell)
    if found is None:
        return [], 0
    rows = missed(found, points.class_of.get((cell.id, seat), seat))
    order = sorted(
        range(len(rows["id"])),
        key=lambda i: (-rows["sure"][i], rows["answered_may"][i] != NONE, rows["at"][i], rows["id"][i]),
    )
    return [
        Fact(
            "unanswered" if rows["answered_may"][i] == NONE else "answered late",
            int(rows["id"][i]), int(rows["at"][i]), int(rows["deadline"][i]), bool(rows["sure"][i]),
        )
        for i in order[:most]
    ], len(order)  # fmt: skip


def _marks(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    rows = points.rows_of("point_marks", cell)
    if rows is None:
        return [], 0
    heard = [i for i in range(len(rows["pos"])) if rows["may"][i] >> seat & 1]
    return [
        Fact(
            "restored" if rows["is_good"][i] else "broken",
            int(rows["id"][i]), int(rows["at"][i]), None, bool(rows["must"][i] >> seat & 1),
        )
        for i in heard[::-1][:most]
    ], len(heard)  # fmt: skip


def _short_periods(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    rows = points.rows_of("point_periods", cell)
    done: dict[int, list[int]] = {}
    for i in range(len(rows["start"])) if rows is not None else ():
        if rows is not None and rows["may"][i] >> seat & 1:
            sums = done.setdefault(int(rows["start"][i]), [0, 0, 0])
            sums[0] += int(rows["low"][i]) if rows["must"][i] >> seat & 1 else 0
            sums[1] += int(rows["high"][i])
            sums[2] += int(rows["opened"][i])
    number = cell.term.target.number if cell.term.target else None
    asked = (number.low, number.high) if number else (0, None)
    short = []
    for period in points.periods_by_cell.get(cell.id, ()):
        low, high, opened = done.get(period.start, (0, 0, 0))
        if low < asked[0] and points.period_start < period.end <= points.setting.now:
            bounds = (low, None if opened else high)
            short.append(Fact("short", 0, period.start, period.end - 1, True, None, bounds, (asked[0], asked[0])))
    return short[:most], len(short)


def _behind(points: Points, cell: Cell, seat: int, most: int) -> tuple[list[Fact], int]:
    told = points.rows_of("point_paces", cell)
    if told is None:
        return [], 0
    _, delay, n, per, tolerance, _ = pace_of(cell)
    rows = paces(told, delay, seat)
    found = [
        i
        for i in range(len(rows["id"]))
        if rows["is_due"][i]
        and rows["t"][i] < points.setting.now
        and per * (int(rows["done_low"][i]) + tolerance) < n * int(rows["asked_high"][i])
    ]
    found.sort(key=lambda i: (-rows["sure"][i], rows["t"][i], rows["id"][i]))

    def owed(asked: int) -> int:
        return -(-n * asked // per)

    return [
        Fact(
            "behind", int(rows["id"][i]), int(rows["at"][i]), int(rows["t"][i]), bool(rows["sure"][i]), None,
            (int(rows["done_low"][i]), None if rows["done_open"][i] else int(rows["done_high"][i])),
            (owed(int(rows["asked_low"][i])), owed(int(rows["asked_high"][i]))),
        )
        for i in found[:most]
    ], len(found)  # fmt: skip
