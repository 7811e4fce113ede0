"""Cells worked out by the incidents that claims come to: the general path, beside those over registered tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.engine.cells import Cell
from holdfire.engine.compile import Compiled
from holdfire.engine.control import Control, Windows
from holdfire.engine.engines import Engine
from holdfire.engine.forms.forbid import forbid
from holdfire.engine.forms.instances import ratio, respond
from holdfire.engine.forms.keep import event_marks, keep, level_marks
from holdfire.engine.forms.needs import rules_of
from holdfire.engine.forms.outcome import Outcome, Row, Setting, never, rows_by_cell
from holdfire.engine.forms.rate import rate
from holdfire.engine.patterns import Pattern, is_ratio
from holdfire.engine.totals import Total, totals_for
from holdfire.vocab.moment import FIRST, LAST, Window


@dataclass(slots=True)
class ByIncident:
    """The tables of incidents, and what was found in them.

    Attributes:
        matches, excepted: Rows of those tables by cell, for reasons.
        found: Of the block run last: what each rule found, by cell.
    """

    compiled: Compiled
    setting: Setting
    engine: Engine
    control: Control
    patterns: dict[int, list[Pattern]] = field(default_factory=dict)
    matches: dict[int, list[Row]] = field(default_factory=dict)
    excepted: dict[int, Sequence[Row]] = field(default_factory=dict)
    found: dict[str, dict[int, list[Row]]] = field(default_factory=dict)
    totals: dict[int, tuple[Total, ...]] = field(default_factory=dict)
    periods: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    targets: Mapping[int, Mapping[int, tuple[int, int | None]]] = field(default_factory=dict)

    def begin(self) -> None:
        """Load what does not depend on windows."""
        self.patterns = defaultdict(list)
        for pattern in self.compiled.patterns:
            self.patterns[pattern.cell].append(pattern)
        self._load(self.compiled.tables if self.compiled.incidents else ("seats", "pace"))
        exceptions = (one for one in self.compiled.patterns if one.role == "exception" and one.when is None)
        self._except(self._always(), {one.cell for one in exceptions})

    def take(self, compiled: Compiled, cells: Container[int]) -> None:
        """Go on with other claims and incidents, of which some cells are to be run again.

        Args:
            compiled: Of the same deal; its tables have all incidents that these cells match.
        """
        self.compiled = compiled
        self._load(compiled.tables)
        self.engine.load("excepted", [])
        self._except(self._always(), {cell for cell in self.excepted if cell in cells})
        self.totals = {cell: totals for cell, totals in self.totals.items() if cell not in cells}

    def _load(self, names: Iterable[str]) -> None:
        for name in names:
            self.engine.load(name, self.compiled.tables[name])
        self.engine.keep("static_levels") if self.compiled.incidents else self.engine.load("static_levels", [])
        self._ask(self.setting.period_start)

    def _ask(self, period_start: int) -> None:
        self.engine.load("asked", [(self.setting.now, period_start, self.compiled.seats.everyone)])

    def _always(self) -> list[tuple[int, int, int, int, int]]:
        """List the exceptions that no condition limits, as rows of table ``holding``."""
        everyone = self.compiled.seats.everyone
        exceptions = ((n, one) for n, one in enumerate(self.compiled.patterns) if one.role == "exception")
        return [(n, FIRST, LAST, everyone, everyone) for n, one in exceptions if one.when is None]

    def _except(self, holding: Sequence[tuple[int, ...]], cells: Iterable[int]) -> None:
        """Work out what exceptions cover, given when their conditions hold."""
        if holding:
            self.engine.load("holding", holding)
            self.engine.keep("excepted")
            kept = rows_by_cell(self.engine.rows("excepted"))
            self.excepted.update({cell: kept.get(cell, []) for cell in cells})

    def _except_under_conditions(self, block: Sequence[Cell]) -> None:
        """Work out anew what the exceptions of some cells cover, where conditions decide."""
        cells = {cell.id: cell for cell in block}
        holding = [
            (number, *stretch)
            for number, one in enumerate(self.compiled.patterns)
            if one.when is not None and one.cell in cells
            for stretch in self.control.holds(one.when, cells[one.cell].reading).stretches(LAST)
        ]
        if holding:
            self._except([*self._always(), *holding], cells)

    def run(
        self,
        block: Sequence[Cell],
        windows: Mapping[int, Windows],
        periods: Mapping[int, Sequence[Window]],
        targets: Mapping[int, Mapping[int, tuple[int, int | None]]],
    ) -> None:
        """Load what depends on windows, run the rules the forms of this block need, and sort rows by cell.

        Args:
            block: With their windows.
            periods: Of prohibitions and rates. ``targets``: by cell and seat.
        """
        self.periods, self.targets = periods, targets
        self.engine.load(
            "openings",
            (
                (cell.id, name, start, end, may, must)
                for cell in block
                for name, signal in (("open", windows[cell.id].open), ("counting", windows[cell.id].counting))
                for start, end, may, must in signal.stretches(LAST)
                if start <= self.setting.now
            ),
        )
        self._except_under_conditions(block)
        ids = {cell.id for cell in block}
        self.engine.load(
            "periods", [(cell, p.start, p.end) for cell, of_cell in periods.items() if cell in ids for p in of_cell]
        )
        self.engine.keep("matches")
        self.engine.keep("touches")
        found: dict[str, dict[int, list[Row]]] = {}
        for rule in sorted({rule for cell in block for rule in rules_of(cell.term)}):
            found[rule] = rows_by_cell(self.engine.run(rule))
        found["breaches_ever"] = found.get("breaches_in_period", {})
        if "breaches_in_period" in found and self.setting.period_start > FIRST:
            self._ask(FIRST)
            found["breaches_ever"] = rows_by_cell(self.engine.run("breaches_in_period"))
            self._ask(self.setting.period_start)
        kept = rows_by_cell(self.engine.rows("matches"))
        self.matches.update({cell.id: kept.get(cell.id, []) for cell in block})
        self.found = found

    def outcome(self, cell: Cell, windows: Windows) -> Outcome:
        """Judge a cell of the block run last, of any form but achieve."""
        term, setting = cell.term, self.setting
        rows = {rule: by_cell.get(cell.id, []) for rule, by_cell in self.found.items()}
        if is_ratio(term):
            judged = rows["each_step"] if term.per_step else rows["steps_and_answers"]
            return ratio(rows["behind"], judged, term.delay_seconds, term.per_step, windows, setting)
        match term.form:
            case "forbid" | "permit":
                if term.form == "permit" and term.protected_from is None:
                    return Outcome(never(), never(), never())
                days = {day.start: day.end for day in self.periods[cell.id]}
                return forbid(
                    windows, setting, rows["breaches_by_period"], days,
                    rows["breaches_in_period"], rows["breaches_ever"], rows["breach_times"],
                )  # fmt: skip
            case "keep":
                levels = level_marks(term, windows.frame.in_force, self.compiled, self.setting.now)
                return keep([*levels, *event_marks(rows["broken_or_restored"])], setting)
            case "respond":
                return respond(rows["triggers_and_answers"], term.delay_seconds, windows, setting)
            case "rate":
                bounds = next(iter(self.targets[cell.id].values()), (0, None))
                return rate(
                    cell, windows, setting, self.periods[cell.id], rows["done_by_period"], bounds, self.totals_of(cell)
                )
        raise ValueError(f"no form is called {term.form}")

    def totals_of(self, cell: Cell) -> tuple[Total, ...]:
        """Find the totals that bear on an achieve or a rate."""
        if cell.id not in self.totals:
            pattern = next((p for p in self.patterns[cell.id] if p.role == "act"), None)
            self.totals[cell.id] = totals_for(pattern, self.compiled) if pattern else ()
        return self.totals[cell.id]

    def acts_of(self, cell: Cell) -> list[Row]:
        """List the acts that match a cell."""
        return [row for row in self.matches[cell.id] if row["role"] == "act"]
