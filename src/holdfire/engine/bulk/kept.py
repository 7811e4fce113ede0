"""Rows kept for the cells they may match, so that one more row makes anew only what it falls in.

While a case is followed, what its tables tell is read once and kept by cell and local day. When a row is added or
taken away, or the window of a cell changes, the rules run again over the days concerned (for an
answer: over the trigger it names), and what they find is put in place of what they found there before. Targets that are
reached by running sums are worked out over all rows of their cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from holdfire.engine.bulk.windows import Days
from holdfire.engine.duck import Columns, DuckEngine
from holdfire.engine.tables import SCHEMAS
from holdfire.vocab.moment import Window

HITS = "kept_hits"
BEFORE = "hits_before"
"""The triggers concerned as they were, with their answers: they run along as rows of cells below 0, in one query."""
MOST_DAYS = 400
"""Where more days are concerned, the whole cell is worked out anew."""

BY_DAY = frozenset({"forbid", "permit", "keep", "rate", "ratio"})
"""Forms whose rules find rows that each rest on the acts of one local day, or of one period."""

Found = dict[int, Columns]
Run = Callable[[Sequence[str], str], Mapping[str, Found]]
Hit = tuple[int | str | None, ...]
"""A row of table ``hits``."""
CELL, ROLE, ID, AT, DAY_OF, INCIDENT, ANSWERS = (
    tuple(SCHEMAS["hits"]).index(n) for n in ("cell", "role", "id", "at", "day", "incident", "answers")
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
    """

    engine: DuckEngine
    days: Days
    span: Window
    answering: frozenset[int] = frozenset()
    added: dict[int, list[Hit]] = field(default_factory=dict)
    gone: dict[int, list[Hit]] = field(default_factory=dict)
    windows: dict[int, Columns] = field(default_factory=dict)
    classes: dict[int, Mapping[int, int]] = field(default_factory=dict)
    parts: dict[int, Part] = field(default_factory=dict)

    def fill(self, hits: Sequence[str], answering: Iterable[int]) -> None:
        """Read the tables, once.

        Args:
            answering: Cells whose rows are kept by the incident that they are (triggers), or answer, not by day.
        """
        self.answering = frozenset(answering)
        names = ", ".join(f'"{name}"' for name in SCHEMAS["hits"])
        rows = " UNION ALL ".join(hits)
        named = "CASE role WHEN 'trigger' THEN incident ELSE answers END"
        part = f"CASE WHEN cell IN ({_list({-1, *self.answering})}) THEN {named} ELSE day END"
        self.engine.make(HITS, f"SELECT {names}, {part} AS part FROM ({rows}) ORDER BY cell, part, pos")

    def add(self, hits: Iterable[Hit]) -> None:
        """Take in rows; they count when their cell runs next."""
        for hit in hits:
            self.added.setdefault(_cell(hit), []).append(hit)

    def remove(self, hits: Iterable[Hit]) -> None:
        """Take rows away; they count until their cell runs next."""
        for hit in hits:
            self.gone.setdefault(_cell(hit), []).append(hit)

    def plan(
        self,
        cells: Mapping[int, str],
        windows: Columns,
        classes: Mapping[int, int],
        periods: Mapping[int, Sequence[Window]],
    ) -> None:
        """Say what of each cell is to be worked out.

        Args:
            cells: The form of each cell of the block.
            windows: The rows of ``day_windows`` of the block.
            classes: Of seats, as ``Points.classes``; where rules find rows for each, the cell runs as a whole if
                they are others than when it ran last.
            periods: Of rates.
        """
        of_cell = _by_cell(windows)
        self.parts = {}
        for cell, form in cells.items():
            now = of_cell.get(cell, {})
            before = self.windows.get(cell)
            self.windows[cell] = now
            changed = None if before is None else _days_changed(before, now)
            rows = [*self.added.get(cell, ()), *self.gone.get(cell, ())]
            self.parts[cell] = Part()
            is_alike = form in BY_DAY or self.classes.get(cell) == classes
            self.classes[cell] = classes
            if changed is None or not is_alike:
                continue
            if form in BY_DAY:
                days = changed | {int(row[DAY_OF] or 0) for row in rows}
                if form == "rate":
                    days = self._with_periods(days, periods[cell])
                if len(days) <= MOST_DAYS:
                    self.parts[cell] = Part(days=frozenset(days))
            elif form == "respond" and not changed:
                named = {row[INCIDENT if row[ROLE] == "trigger" else ANSWERS] for row in rows}
                self.parts[cell] = Part(incidents=frozenset(int(one) for one in named if one is not None))

    def _with_periods(self, days: set[int], periods: Sequence[Window]) -> set[int]:
        """Add to some days the others of their periods."""
        found = set(days)
        inside = [one for one in periods if one.start < self.span.end and one.end > self.span.start]
        ends = np.array([(one.start, one.end - 1) for one in inside], dtype=np.int64).reshape(-1, 2)
        for first, last in self.days.number(ends).tolist():
            if not days.isdisjoint(of_period := range(first, last + 1)):
                found.update(of_period)
        return found

    def find(self, rules: Sequence[str], kept: Mapping[tuple[str, int], Columns], run: Run) -> dict[str, Found]:
        """Run rules over what is planned, and put what they find in place of what was there.

        Args:
            kept: What each rule found for each cell when it ran last.
            run: Runs rules over the rows of a query.
        """
        named = self.query(only_named=True)
        if named:
            self.engine.make(BEFORE, named)
        self.take_in()
        queries = [self.query(), f"SELECT * REPLACE (-1 - cell AS cell) FROM {BEFORE}" if named else ""]
        query = " UNION ALL ".join(one for one in queries if one)
        found: Mapping[str, Found] = run(rules, query) if query else {rule: {} for rule in rules}
        before = {-1 - cell: rows for cell, rows in found.get("point_answered", {}).items() if cell < 0}
        before = {cell: rows | {"cell": -1 - rows["cell"]} for cell, rows in before.items()}
        return {
            rule: self.joined(
                rule,
                {cell: kept[rule, cell] for cell in self.parts if (rule, cell) in kept},
                {cell: rows for cell, rows in of.items() if cell >= 0},
                before,
            )
            for rule, of in found.items()
        }

    def doubled(self, columns: Columns) -> Columns:
        """Add to a table by cell the same rows for what its triggers were before: the cells below 0 of ``find``."""
        of_triggers = [cell for cell, part in self.parts.items() if part.incidents]
        if not of_triggers:
            return columns
        same = np.isin(columns["cell"], of_triggers)
        return {
            name: np.concatenate([column, -1 - column[same] if name == "cell" else column[same]])
            for name, column in columns.items()
        }

    def forget(self) -> None:
        """Let every cell be worked out as a whole when it runs next."""
        self.windows.clear()

    def take_in(self) -> None:
        """Let the rows that came and went since count from now on, for the cells of the plan."""
        for cell in self.parts:
            for hit in self.gone.pop(cell, ()):
                self._delete(hit)
        rows = [(*hit, self._part(hit)) for cell in self.parts for hit in self.added.pop(cell, ())]
        if rows:
            self.engine.insert(HITS, rows)

    def _part(self, hit: Hit) -> int | str | None:
        if _cell(hit) not in self.answering:
            return hit[DAY_OF]
        return hit[INCIDENT if hit[ROLE] == "trigger" else ANSWERS]

    def has(self, hit: Hit) -> bool:
        """Say whether there is such a row among those that were kept when each cell ran."""
        return self.engine.has_rows(HITS, self._is(hit))

    def has_others(self, hit: Hit) -> bool:
        """Say whether another row of a cell, of its day or incident, is told to the same second, and stays."""
        cell, part = _cell(hit), self._part(hit)
        same = f'cell = {cell} AND part = {part} AND "at" = {hit[AT]} AND id <> {hit[ID]}'
        gone = [self._is(one) for one in self.gone.get(cell, ()) if one[AT] == hit[AT]]
        return self.engine.has_rows(HITS, same + "".join(f" AND NOT ({one})" for one in gone))

    def _is(self, hit: Hit) -> str:
        columns = zip((*SCHEMAS["hits"], "part"), (*hit, self._part(hit)), strict=True)
        return " AND ".join(
            f'"{name}" IS NULL'
            if value is None
            else f'"{name}" = ' + (f"'{value}'" if isinstance(value, str) else str(value))
            for name, value in columns
        )

    def _delete(self, hit: Hit) -> None:
        """Take out one such row: two kinds of rows may tell the same."""
        self.engine.delete(HITS, f'rowid IN (SELECT rowid FROM "{HITS}" WHERE {self._is(hit)} LIMIT 1)')

    def query(self, only_named: bool = False) -> str:
        """Write which of the rows are worked out; ``""``: none.

        Args:
            only_named: Only the triggers concerned, with their answers.
        """
        names = ", ".join(f'"{name}"' for name in SCHEMAS["hits"])
        whole = [cell for cell, part in self.parts.items() if part.is_whole and not only_named]
        wheres = [f"cell IN ({_list(whole)})"] if whole else []
        for cell, part in self.parts.items():
            parts = part.incidents if part.days is None or only_named else part.days
            if parts:
                wheres.append(f"cell = {cell} AND part IN ({_list(parts)})")
        return " UNION ALL ".join(f"SELECT {names} FROM {HITS} WHERE {where}" for where in wheres)

    def joined(
        self, rule: str, kept: Mapping[int, Columns], found: Mapping[int, Columns], before: Mapping[int, Columns]
    ) -> dict[int, Columns]:
        """Put what a rule found of parts of cells in place of what it found there before.

        Args:
            kept: By cell, what it found when the cell ran last; ``before``: of the triggers concerned, just before.
        """
        together = {cell: rows for cell, rows in found.items() if self.parts[cell].is_whole}
        for cell, part in self.parts.items():
            if part.is_whole or (part.days is None and rule != "point_answered"):  # another rule is not asked of it
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
    """Add up rows of ``point_answered`` that are alike, and take off those there were before.

    Args:
        rows: What is kept first, if anything is, then what is new.
    """
    kept, *more = rows
    signed = [(1, one) for one in more] + ([(-1, before)] if before is not None else [])
    if not signed:
        return kept
    names = [name for name in kept if name not in {"instances", "entangled"}]
    ids = np.concatenate([one["id"] for _, one in signed])
    same = np.isin(kept["id"], ids)
    left: dict[tuple[int, ...], int] = {}
    for sign, one in [(1, {name: column[same] for name, column in kept.items()}), *signed]:
        for *row, instances in zip(*(one[name].tolist() for name in (*names, "instances")), strict=True):
            left[tuple(row)] = left.get(tuple(row), 0) + sign * instances
    added = np.array([(*row, number) for row, number in left.items() if number], dtype=np.int64)
    columns = added.reshape(-1, len(names) + 1).T
    return {name: np.concatenate([kept[name][~same], columns[k]]) for k, name in enumerate((*names, "instances"))}


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
