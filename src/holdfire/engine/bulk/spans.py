"""Cells that registered tables bear on and that need more than moments and sums: told to stretches of time.

What tables tell and what claims beside them tell stands in one table, ``told``; the rules over it are those of
``rules/spans.py`` and ``rules/span_sums.py``. Nothing is pulled out of the engine row by row: what comes out is
summed up, or stands in columns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from holdfire.deal.condition import Condition
from holdfire.deal.model import ActPattern, Term
from holdfire.engine.bulk.days import Calendar
from holdfire.engine.bulk.feeds import feeds_of
from holdfire.engine.bulk.lookups import Lookups
from holdfire.engine.bulk.outcomes import done_rows
from holdfire.engine.bulk.per_step import judged_steps
from holdfire.engine.bulk.points import Points, by_cell
from holdfire.engine.bulk.span_load import Loaded, load_spans
from holdfire.engine.bulk.span_outcomes import (
    forbid_spans,
    keep_spans,
    period_rows_of,
    ratio_spans,
    respond_spans,
)
from holdfire.engine.cells import Cell, Reading
from holdfire.engine.compile import Compiled
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns
from holdfire.engine.engines import Engine
from holdfire.engine.forms.keep import level_marks
from holdfire.engine.forms.needs import rules_of
from holdfire.engine.forms.outcome import Outcome, Row, Setting, never
from holdfire.engine.forms.rate import rate
from holdfire.engine.patterns import Pattern, is_ratio
from holdfire.engine.plan import NotInTablesError
from holdfire.engine.signal import Signal, bits, combine
from holdfire.engine.span_codes import ROLES
from holdfire.engine.totals import totals_for
from holdfire.vocab.moment import Window

RULES: Mapping[str, tuple[str, ...]] = {
    "breaches_in_period": ("span_stretches", "span_alleged", "span_sure", "span_groups"),
    "done_and_reached": ("span_done",),
    "broken_or_restored": ("span_marks",),
    "triggers_and_answers": ("span_answered",),
    "done_by_period": ("span_periods", "span_period_groups", "span_over"),
    "steps_and_answers": ("span_behind", "span_steps"),
    "each_step": ("span_pairs",),
}
"""Which rules over spans say what a rule says of claims alone."""

Holds = Callable[[Condition, Reading], Signal]


@dataclass(slots=True)
class Spans:
    """The cells worked out as spans.

    Attributes:
        cells: Ids of those cells.
        tables: By cell, the table in which its matches are kept.
        kept: What the rules found, by rule and cell; ``found``: of the block run last.
        classes: Of the block run last: masks of seats that see all of it alike, by the seat that stands for them.
    """

    compiled: Compiled
    setting: Setting
    engine: Engine
    cells: frozenset[int]
    loaded: Loaded | None
    patterns: Mapping[int, Sequence[tuple[int, Pattern]]]
    tables: dict[int, str] = field(default_factory=dict)
    kept: dict[tuple[str, int], Columns] = field(default_factory=dict)
    done_in_periods: dict[int, list[Row]] = field(default_factory=dict)
    class_of: dict[tuple[int, int], int] = field(default_factory=dict)
    classes: dict[int, int] = field(default_factory=dict)
    periods: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    periods_by_cell: dict[int, Sequence[Window]] = field(default_factory=dict)
    targets: Mapping[int, Mapping[int, tuple[int, int | None]]] = field(default_factory=dict)

    @property
    def calendar(self) -> Calendar:
        """Give the local days that anything in the tables may fall in."""
        return self._loaded.calendar

    @property
    def _loaded(self) -> Loaded:
        assert self.loaded is not None
        return self.loaded

    def run(
        self,
        block: Sequence[Cell],
        windows: Mapping[int, Windows],
        periods: Mapping[int, Sequence[Window]],
        targets: Mapping[int, Mapping[int, tuple[int, int | None]]],
        holds: Holds,
    ) -> None:
        """Match what is told with some cells, and run the rules their forms need.

        Args:
            block: Of ``cells``, with their windows.
            periods: Of rates. ``targets``: by cell and seat, where there are any.
            holds: Says when a condition holds, under a reading.
        """
        lookups = Lookups(self.setting.now)
        masks = self._search(block, windows, lookups) | self._excuse(block, lookups, holds)
        self._load_lookups(lookups)
        self.classes = self._classes(block, targets, masks | lookups.masks | self._loaded.masks)
        self.engine.load("classes", [(seat, 1 << seat) for seat in self.classes])
        self.periods, self.targets = periods, targets
        self._load_periods(block)
        self.engine.keep("covered")
        self.engine.keep("excused")
        ids = {cell.id for cell in block}
        name = f"spans_{min(ids)}"
        self.engine.define(name, "span_matches")
        self.engine.look("span_matches", f'SELECT * FROM "{name}"')
        self.tables.update(dict.fromkeys(ids, name))
        needed = {rule for cell in block for one in rules_of(cell.term) for rule in RULES.get(one, ())} | {
            "span_firsts"
        }
        if "span_periods" in needed:
            self.engine.keep("span_touches")
        for rule in sorted(needed):
            columns = self.engine.columns(rule)
            none, found = {name: column[:0] for name, column in columns.items()}, by_cell(columns)
            self.kept.update({(rule, cell): found.get(cell, none) for cell in ids})
        self.class_of.update(
            {(cell, seat): of for cell in ids for of, mask in self.classes.items() for seat in bits(mask)}
        )
        self.periods_by_cell.update({cell: periods[cell] for cell in ids})

    def rows_of(self, rule: str, cell: Cell) -> Columns:
        """Give what a rule found for a cell; no rows where its form does not need it."""
        return self.kept.get((rule, cell.id), _EMPTY)

    @property
    def done(self) -> dict[int, list[Row]]:
        """Give what is done of cells, as rows of ``done_and_reached``; of the block run last."""
        return {
            cell: done_rows(found, self.classes)
            for (rule, cell), found in self.kept.items()
            if rule == "span_done" and cell in self.targets
        }

    def outcome(self, cell: Cell, windows: Windows) -> Outcome:
        """Judge a cell of the block run last, of any form but achieve."""
        term, setting = cell.term, self.setting
        if is_ratio(term):
            steps = self.rows_of("span_steps", cell)
            if term.per_step:
                steps = judged_steps(self.rows_of("span_pairs", cell), cell, setting.now)
                self.kept["span_steps", cell.id] = steps
            changes = self.rows_of("span_behind", cell)
            return ratio_spans(changes, steps, term.delay_seconds, term.per_step, self.classes, windows, setting)
        match term.form:
            case "keep":
                levels = level_marks(term, windows.frame.in_force, self.compiled, setting.now)
                return keep_spans(self.rows_of("span_marks", cell), levels, setting)
            case "respond":
                answered = self.rows_of("span_answered", cell)
                return respond_spans(answered, term.delay_seconds, self.classes, windows, setting)
            case "rate":
                bounds = next(iter(self.targets[cell.id].values()), (0, None))
                sums = {rule: self.rows_of(rule, cell) for rule in RULES["done_by_period"]}
                found = self.done_in_periods[cell.id] = period_rows_of(sums, self.classes)
                return rate(cell, windows, setting, self.periods[cell.id], found, bounds, ())
        if term.form == "permit" and term.protected_from is None:
            return Outcome(never(), never(), never())
        found_in = {rule: self.rows_of(rule, cell) for rule in RULES["breaches_in_period"]}
        return forbid_spans(found_in, self.calendar, windows, setting)

    def _search(self, block: Sequence[Cell], windows: Mapping[int, Windows], lookups: Lookups) -> set[int]:
        """Load the patterns of some cells, with when their windows are open; give the masks that stay the same."""
        rows = []
        for cell in block:
            for number, pattern in self.patterns[cell.id]:
                if pattern.role != "exception":
                    signal = lookups.of(getattr(windows[cell.id], pattern.window))
                    unit = self._loaded.units[pattern.unit]
                    rows.append(
                        (number, cell.id, ROLES.index(_role_of(pattern, cell.term)), unit, int(pattern.begins), *signal)
                    )
        self.engine.load("searching", rows)
        return {mask for row in rows for mask in row[-2:] if mask is not None}

    def _excuse(self, block: Sequence[Cell], lookups: Lookups, holds: Holds) -> set[int]:
        """Load when the exceptions of some cells are off, for each target told of."""
        rows: list[tuple[int | None, ...]] = []
        everyone = self.setting.seats.everyone
        for cell in block:
            for number, pattern in self.patterns[cell.id]:
                if pattern.role == "exception":
                    holding = Signal.always(everyone, everyone)
                    if pattern.when is not None:
                        holding = holds(pattern.when, cell.reading)
                    off = holding.negated(everyone)
                    for whom, told in self._loaded.targets.items():
                        listed = self._loaded.listed(told, pattern.never_covers)
                        either = (
                            off if listed is None else combine(lambda a, b: (a[0] | b[0], a[1] | b[1]), off, listed)
                        )
                        rows.append((number, cell.id, whom, *lookups.of(either)))
        self.engine.load("excusing", rows)
        return {mask for row in rows for mask in row[-2:] if mask is not None}

    def _load_lookups(self, lookups: Lookups) -> None:
        buckets, steps, blocks = lookups.tables()
        self.engine.load("buckets", [buckets])
        self.engine.load_columns("steps", steps)
        self.engine.load_columns("blocks", blocks)

    def _classes(
        self,
        block: Sequence[Cell],
        targets: Mapping[int, Mapping[int, tuple[int, int | None]]],
        masks: Iterable[int],
    ) -> dict[int, int]:
        """Find seats that see everything alike and are asked the same: a mask of them for one of each."""
        told = sorted(masks)
        classes: dict[object, int] = {}
        for seat in range(self.setting.seats.count):
            asked = tuple(targets.get(cell.id, {}).get(seat) for cell in block)
            alike = tuple(mask >> seat & 1 for mask in told), asked
            classes[alike] = classes.get(alike, 0) | 1 << seat
        return {(mask & -mask).bit_length() - 1: mask for mask in classes.values()}

    def _load_periods(self, block: Sequence[Cell]) -> None:
        """Number the periods of rates, and say for each local day from which to which it may touch."""
        days = np.arange(self.calendar.numbers[0], self.calendar.numbers[-1] + 1)
        periods: list[tuple[int, ...]] = []
        cells, numbers = [], []
        for cell in (cell for cell in block if cell.term.form == "rate" and self.periods[cell.id]):
            of_cell = self.periods[cell.id]
            periods += [(cell.id, number, one.start, one.end) for number, one in enumerate(of_cell)]
            begins = self.calendar.numbers_of([one.start for one in of_cell])
            is_whole = cell.term.period is not None and cell.term.period.every == "window"
            number = np.searchsorted(begins, days, side="right") - 1
            numbers.append(np.clip(np.where(is_whole, 0, number), 0, len(of_cell) - 1))
            cells.append(np.full(len(days), cell.id))
        self.engine.load("numbered_periods", periods)
        joined = {"cell": cells, "day": [days] * len(cells), "number": numbers}
        none = np.zeros(0, dtype=np.int64)
        self.engine.load_columns(
            "day_numbers", {name: np.concatenate(each) if each else none for name, each in joined.items()}
        )


def spans_of(compiled: Compiled, setting: Setting, engine: Engine, points: Points) -> Spans:
    """Decide which cells are worked out as spans: those that tables bear on, and that are no ``points``.

    Returns:
        With all that is told of them loaded.

    Raises:
        NotInTablesError: What they need beside spans cannot be had from tables.
    """
    cells = {cell for feed in points.feeds for _, cell, _ in feed.patterns} - points.cells
    patterns: dict[int, list[tuple[int, Pattern]]] = {}
    for number, pattern in enumerate(compiled.patterns):
        if pattern.cell in cells:
            patterns.setdefault(pattern.cell, []).append((number, pattern))
    unfit = {
        f"`{cell.term.id}`: {why}": None
        for cell in compiled.cells
        if cell.id in cells and (why := _why_not(patterns[cell.id], compiled))
    }
    if unfit:
        raise NotInTablesError(list(unfit))
    loaded = (
        load_spans(compiled, setting, engine, [one for each in patterns.values() for one in each]) if cells else None
    )
    return Spans(compiled, setting, engine, frozenset(cells), loaded, patterns)


def _role_of(pattern: Pattern, term: Term) -> str:
    """Name the role of a pattern as the rules over spans have it."""
    if pattern.role != "act":
        return pattern.role
    if is_ratio(term):
        return "in return"
    return {"rate": "in period", "respond": "answer"}.get(term.form, "act")


def _why_not(patterns: Sequence[tuple[int, Pattern]], compiled: Compiled) -> str:
    """Say what a cell needs that tables do not have; ``""``: nothing."""
    deal = compiled.deal
    if deal.places.epochs:
        return "places of the deal change with the date"
    if any(pattern.role == "act" and totals_for(pattern, compiled) for _, pattern in patterns):
        return "totals are claimed of what the table tells one by one"
    looked_at = {name for _, pattern in patterns for name in pattern.never_covers}
    for name in sorted(looked_at):
        register = deal.registers[name]
        acts = [act for act in (register.filled_by, register.emptied_by) if act]
        asked = [(0, Pattern(0, "act", "open", "", ActPattern(act), None)) for act in acts]
        if any(feeds_of(dataset, asked, compiled.vocabulary) for dataset in compiled.datasets):
            return f"the table tells who is on the register `{name}`"
    return ""


class _Empty(dict[str, np.ndarray]):
    """Columns without rows, whatever they are called."""

    def __missing__(self, name: str) -> np.ndarray:
        return np.zeros(0, dtype=np.int64)


_EMPTY = _Empty()
