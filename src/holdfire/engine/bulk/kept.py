"""Rows kept for the cells they may match, so that one more row makes anew only what it falls in.

While a case is followed, what its tables tell is read once and kept by cell and local day. When a row is added or
taken away, or the window of a cell changes, the rules run again over the days concerned (for an
answer: over the trigger it names), and what they find is put in place of what they found there before. Targets that are
reached by running sums are worked out over all rows of their cell.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from holdfire.engine.bulk.windows import Days
from holdfire.engine.duck import Columns, DuckEngine
from holdfire.engine.tables import SCHEMAS

HITS = "kept_hits"
MOST_DAYS = 400
"""Where more days are concerned, the whole cell is worked out anew."""

BY_DAY = frozenset({"forbid", "permit", "keep", "rate"})
"""Forms whose rules find rows that each rest on the acts of one local day, or of one period."""

Hit = tuple[int | str | None, ...]
"""A row of table ``hits``."""
CELL, ROLE, DAY_OF, INCIDENT, ANSWERS = (
    tuple(SCHEMAS["hits"]).index(n) for n in ("cell", "role", "day", "incident", "answers")
)


@dataclass(slots=True)
class Part:
    """What of a cell is worked out: some days, or the triggers of some incidents; both ``None``: all of it."""

    days: frozenset[int] | None = None
    incidents: frozenset[int] | None = None

    @property
    def is_whole(self) -> bool:
        """Say whether it is all of the cell."""
        return self.days is None and self.incidents is None


@dataclass(slots=True)
class Kept:
    """The rows of tables by cell and day, and what has changed among them since each cell ran.

    Attributes:
        added, gone: By cell, rows that came and went since.
        windows: By cell, the rows of ``day_windows`` with which it ran.
        parts: Of the block run last: what of each cell is worked out.
        classes: By cell, the classes of seats with which it ran.
        periods: By cell of a rate and day, the days of its period.
    """

    engine: DuckEngine
    days: Days
    added: dict[int, list[Hit]] = field(default_factory=dict)
    gone: dict[int, list[Hit]] = field(default_factory=dict)
    windows: dict[int, Columns] = field(default_factory=dict)
    classes: dict[int, Mapping[int, int]] = field(default_factory=dict)
    periods: dict[int, dict[int, frozenset[int]]] = field(default_factory=dict)
    parts: dict[int, Part] = field(default_factory=dict)

    def fill(self, hits: Sequence[str]) -> None:
        """Read the tables, once."""
        names = ", ".join(f'"{name}"' for name in SCHEMAS["hits"])
        rows = " UNION ALL ".join(hits)
        self.engine.make(HITS, f"SELECT {names} FROM ({rows}) ORDER BY cell, day, at")

    def add(self, hits: Iterable[Hit]) -> None:
        """Take in rows; they count when their cell runs next."""
        for hit in hits:
            self.added.setdefault(_cell(hit), []).append(hit)

    def remove(self, hits: Iterable[Hit]) -> None:
        """Take rows away; they count until their cell runs next."""
        for hit in hits:
            self.gone.setdefault(_cell(hit), []).append(hit)

    def plan(self, cells: Mapping[int, str], windows: Columns, whole: Iterable[int]) -> None:
        """Say what of each cell is to be worked out.

        Args:
            cells: The form of each cell of the block.
            windows: The rows of ``day_windows`` of the block.
            whole: Cells that have not run, or have to run as a whole.
        """
        of_cell = _by_cell(windows)
        whole = set(whole)
        self.parts = {}
        for cell, form in cells.items():
            now = of_cell.get(cell, {})
            before = self.windows.get(cell)
            self.windows[cell] = now
            changed = None if before is None else _days_changed(before, now)
            rows = [*self.added.get(cell, ()), *self.gone.get(cell, ())]
            self.parts[cell] = Part()
            if cell in whole or changed is None:
                continue
            if form in BY_DAY:
                days = changed | {int(row[DAY_OF] or 0) for row in rows}
                if form == "rate":
                    days = {d for day in days for d in self.periods.get(cell, {}).get(day, (day,))}
                if len(days) <= MOST_DAYS:
                    self.parts[cell] = Part(days=frozenset(days))
            elif form == "respond" and not changed:
                named = {row[INCIDENT if row[ROLE] == "trigger" else ANSWERS] for row in rows}
                self.parts[cell] = Part(incidents=frozenset(int(one) for one in named if one is not None))

    def take_in(self) -> None:
        """Let the rows that came and went since count from now on, for the cells of the plan."""
        for cell in self.parts:
            for hit in self.gone.pop(cell, ()):
                self._delete(hit)
        rows = [hit for cell in self.parts for hit in self.added.pop(cell, ())]
        if rows:
            self.engine.insert(HITS, rows)

    def _delete(self, hit: Hit) -> None:
        same = " AND ".join(
            f'"{name}" IS NOT DISTINCT FROM '
            + ("NULL" if value is None else f"'{value}'" if isinstance(value, str) else str(value))
            for name, value in zip(SCHEMAS["hits"], hit, strict=True)
        )
        self.engine.delete(HITS, same)

    def query(self, only_named: bool = False) -> str:
        """Write which of the rows are worked out; ``""``: none.

        Args:
            only_named: Only the triggers concerned, with their answers.
        """
        wheres = []
        whole = [cell for cell, part in self.parts.items() if part.is_whole and not only_named]
        if whole:
            wheres.append(f"cell IN ({_list(whole)})")
        for cell, part in self.parts.items():
            if part.days and not only_named:
                wheres.append(f"cell = {cell} AND day IN ({_list(part.days)})")
            if part.incidents:
                named = _list(part.incidents)
                either = f"role = 'trigger' AND incident IN ({named}) OR role = 'act' AND answers IN ({named})"
                wheres.append(f"cell = {cell} AND ({either})")
        return " UNION ALL ".join(f"SELECT * FROM {HITS} WHERE {where}" for where in wheres)

    def joined(
        self, rule: str, kept: Mapping[int, Columns], found: Mapping[int, Columns], before: Mapping[int, Columns]
    ) -> dict[int, Columns]:
        """Put what a rule found of parts of cells in place of what it found there before.

        Args:
            kept: By cell, what it found when the cell ran last; ``before``: of the triggers concerned, just before.
        """
        together = {cell: rows for cell, rows in found.items() if self.parts[cell].is_whole}
        for cell, part in self.parts.items():
            if part.is_whole:
                continue
            if part.days is None:
                rows = [one for one in (kept.get(cell), found.get(cell)) if one is not None]
                if rows:
                    together[cell] = _counted(rows, before.get(cell))
                continue
            rows = [one for one in (self._others(rule, kept.get(cell), part.days), found.get(cell)) if one is not None]
            if len(rows) == 2:
                rows = [{name: np.concatenate([one[name] for one in rows]) for name in rows[0]}]
            if rows and len(rows[0]["cell"]):
                together[cell] = _ordered(rows[0])
        return together

    def _others(self, rule: str, rows: Columns | None, days: frozenset[int]) -> Columns | None:
        if rows is None:
            return None
        time = "start" if rule == "point_periods" else "at"
        day = rows["day"] if "day" in rows else self.days.number(rows[time])
        others = ~np.isin(day, np.fromiter(days, np.int64, len(days)))
        return {name: column[others] for name, column in rows.items()}


def _counted(rows: Sequence[Columns], before: Columns | None) -> Columns:
    """Add up rows of ``point_answered`` that are alike, and take off those there were before."""
    names = [name for name in rows[0] if name != "instances"]
    parts = [*rows, *([before] if before is not None else [])]
    table = np.column_stack([np.concatenate([part[name] for part in parts]) for name in names])
    signs = [1] * len(rows) + [-1] * (len(parts) - len(rows))
    number = np.concatenate([sign * part["instances"] for sign, part in zip(signs, parts, strict=True)])
    changed = len(rows[0]["instances"]) if len(rows) > 1 or before is not None else 0
    touched = {tuple(row) for row in table[changed:].tolist()}
    same = np.isin(table[:, names.index("id")], [row[names.index("id")] for row in touched])
    left: dict[tuple[int, ...], int] = {}
    for row, instances in zip(table[same].tolist(), number[same].tolist(), strict=True):
        left[tuple(row)] = left.get(tuple(row), 0) + instances
    more = [(*row, instances) for row, instances in left.items() if instances]
    added = np.array(more, dtype=np.int64).reshape(-1, len(names) + 1).T
    kept = {name: table[~same, k] for k, name in enumerate(names)} | {"instances": number[~same]}
    order = [*names, "instances"]
    return {name: np.concatenate([kept[name], added[order.index(name)]]) for name in order}


def _cell(hit: Hit) -> int:
    return int(hit[CELL] or 0)


def _list(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _ordered(rows: Columns) -> Columns:
    if "pos" not in rows:
        return rows
    order = np.argsort(rows["pos"], kind="stable")
    return {name: column[order] for name, column in rows.items()}


def _by_cell(columns: Columns) -> dict[int, Columns]:
    cells: dict[int, Columns] = {}
    for cell in np.unique(columns["cell"]).tolist():
        of = columns["cell"] == cell
        cells[cell] = {name: column[of] for name, column in columns.items()}
    return cells


def _days_changed(before: Columns, now: Columns) -> set[int]:
    """Name the days on which a window is not as it was."""
    if not before or not now:
        return set((before or now).get("day", np.zeros(0, np.int64)).tolist())
    if len(before["day"]) == len(now["day"]) and all(np.array_equal(before[name], now[name]) for name in now):
        return set()
    names = ("day", *(name for name in now if name != "day"))
    was, is_ = (set(zip(*(one[name].tolist() for name in names), strict=True)) for one in (before, now))
    return {row[0] for row in was ^ is_}
