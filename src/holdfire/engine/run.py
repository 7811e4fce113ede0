"""Run a compiled case: term after term, in the order in which their conditions need each other.

Terms whose conditions look at no unassessed term are assessed together, all their
bearers, readings and accounts at once. Terms that wait for each other in a ring are
assessed again and again, from "nothing has started", until nothing changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from holdfire.engine.bulk.fitting import points_of
from holdfire.engine.bulk.points import Points
from holdfire.engine.bulk.spans import Spans, spans_of
from holdfire.engine.by_incident import ByIncident
from holdfire.engine.calendar import local_days
from holdfire.engine.cells import Cell, blocks_of
from holdfire.engine.compile import Compiled
from holdfire.engine.control import Control, LineStates, Windows, windows_of
from holdfire.engine.engines import start_engine
from holdfire.engine.forms.achieve import overdue, reached_with_totals, target_of
from holdfire.engine.forms.keep import level_reached
from holdfire.engine.forms.needs import rules_of
from holdfire.engine.forms.outcome import Outcome, Row, Setting, never
from holdfire.engine.forms.rate import rate_periods
from holdfire.engine.signal import Signal
from holdfire.engine.states import StateLine, best_of, compose, compose_achieve
from holdfire.engine.totals import Sums, Total, looked_at, sums_with_totals
from holdfire.vocab.moment import FIRST, LAST, Window

MOST_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """The question in UTC seconds; ``period_start`` is ``FIRST`` and ``as_if`` None where nobody asked."""

    now: int
    period_start: int = FIRST
    as_if: int | None = None
    engine: str = "duckdb"


@dataclass(frozen=True, slots=True)
class CellRun:
    """What came out for one cell.

    Attributes:
        timeline: States as the timeline shows them; ``over_period``: as the assessment does.
        sums: Per seat: done at now. ``target``: per seat (low, high).
        met, overdue: For achieve.
        totals: Those that bear on an achieve or a rate.

    """

    cell: Cell
    windows: Windows
    timeline: StateLine
    over_period: StateLine
    outcome: Outcome
    sums: Mapping[int, Sums] = field(default_factory=dict)
    target: Mapping[int, tuple[int, int | None]] = field(default_factory=dict)
    met: Signal | None = None
    overdue: Signal | None = None
    totals: tuple[Total, ...] = ()


@dataclass(frozen=True, slots=True)
class LineRun:
    """A line (term, reading, bearer as shown) and the cells it is made of."""

    cells: tuple[CellRun, ...]
    timeline: StateLine
    over_period: StateLine


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything a run found; ``matches`` and ``excepted`` are the rows of those tables by cell, for reasons.

    ``points`` and ``spans`` have what was worked out in tables. ``lines`` are of terms, ``events`` of events.
    """

    compiled: Compiled
    asked: Asked
    lines: tuple[LineRun, ...]
    matches: Mapping[int, Sequence[Row]]
    control: Control
    points: Points
    spans: Spans
    excepted: Mapping[int, Sequence[Row]] = field(default_factory=dict)
    events: tuple[LineRun, ...] = ()


def run_case(compiled: Compiled, asked: Asked) -> Findings:
    """Assess everything; lines in the order of the deal."""
    runner = Runner(compiled, asked)
    for block, is_ring in blocks_of(compiled.cells):
        runner.run_ring(block) if is_ring else runner.run_block(block)
    return runner.findings()


class Runner:
    """One run: the tables, the control plane, and what has come out so far."""

    def __init__(self, compiled: Compiled, asked: Asked) -> None:
        self.compiled, self.asked = compiled, asked
        self.setting = Setting(compiled.seats, ZoneInfo(compiled.deal.zone), asked.now, asked.period_start)
        self.control = Control(compiled.deal, compiled.claims, compiled.seats, compiled.parties, asked.now, asked.as_if)
        spans = [(incident.earliest, incident.latest) for incident in compiled.incidents]
        spans += [(dataset.first, dataset.last) for dataset in compiled.datasets]
        self.earliest = min((span[0] for span in spans), default=LAST)
        self.latest = max((span[1] for span in spans), default=FIRST)
        self.runs: dict[int, CellRun] = {}
        self.cells_of: dict[str, list[Cell]] = defaultdict(list)
        for cell in compiled.cells:
            self.cells_of[cell.term.id].append(cell)
        self.engine = start_engine(asked.engine)
        self.by_incident = ByIncident(compiled, self.setting, self.engine, self.control)
        self.by_incident.begin()
        matched = {row["pattern"] for row in self.engine.rows("static_levels")} if compiled.datasets else ()
        self.points = points_of(compiled, self.setting, self.engine, matched)
        self.spans = spans_of(compiled, self.setting, self.engine, self.points)

    def take(self, compiled: Compiled, cells: Container[int]) -> None:
        """Go on with other claims and incidents, of which some cells are to be run again.

        Args:
            compiled: Of the same deal; its tables have all incidents that these cells match.
        """
        self.compiled = compiled
        self.by_incident.take(compiled, cells)

    def run_ring(self, block: Sequence[Cell]) -> None:
        """Find the least solution of terms that wait for each other."""
        before: list[object] = []
        for _ in range(MOST_ROUNDS):
            self.run_block(block)
            after: list[object] = [self.control.lines.get(cell.term.id) for cell in block]
            if after == before:
                return
            before = after

    def run_block(self, block: Sequence[Cell]) -> None:
        """Assess cells that look only at what is already there."""
        windows = {cell.id: windows_of(cell, self.control, self.earliest) for cell in block}
        self.periods = {cell.id: self._periods_of(cell, windows[cell.id]) for cell in block}
        self.targets = {
            cell.id: target_of(cell, self.control.in_force(cell.reading), self.compiled, self.asked.now)
            for cell in block
        }
        targets = [(cell, seat, *bounds) for cell, by_seat in self.targets.items() for seat, bounds in by_seat.items()]
        self.engine.load("targets", targets)
        in_tables, as_spans = ([cell for cell in block if cell.id in of.cells] for of in (self.points, self.spans))
        others = [cell for cell in block if cell.id not in self.points.cells | self.spans.cells]
        done: dict[int, list[Row]] = {}
        if others:
            self.by_incident.run(others, windows, self.periods, self.targets)
            done |= self.by_incident.found.get("done_and_reached", {})
        if in_tables:
            self.points.run(in_tables, windows, self.periods, self.targets)
            done |= self.points.done
        if as_spans:
            self.spans.run(as_spans, windows, self.periods, self.targets, self.control.holds)
            done |= self.spans.done
        for cell in block:
            self.runs[cell.id] = self._run_cell(cell, windows[cell.id], done.get(cell.id, ()))
        for term_id in {cell.term.id for cell in block}:
            self.control.lines[term_id] = tuple(self._line_states(term_id))

    def _periods_of(self, cell: Cell, windows: Windows) -> tuple[Window, ...]:
        match cell.term.form:
            case "forbid" | "permit" if cell.id not in self.points.cells | self.spans.cells:
                opens = [(start, end) for start, end, may, _ in windows.open.stretches(LAST) if may]
                if not opens:
                    return ()
                start = max(self.earliest, opens[0][0])
                return local_days(start, min(self.latest + 1, self.asked.now, opens[-1][1]), self.setting.zone)
            case "rate":
                return rate_periods(cell, windows, self.setting)
        return ()

    def _run_cell(self, cell: Cell, windows: Windows, done: Sequence[Row]) -> CellRun:
        if cell.term.form == "achieve":
            return self._run_achieve(cell, windows, done)
        outcome = self._outcome(cell, windows)
        everyone = self.compiled.seats.everyone
        timeline = compose(windows.frame, outcome.breached, everyone)
        is_same = outcome.over_period is outcome.breached
        sums = self._sums_now(cell, windows, done) if "done_and_reached" in rules_of(cell.term) else {}
        return CellRun(
            cell,
            windows,
            timeline,
            timeline if is_same else compose(windows.frame, outcome.over_period, everyone),
            outcome,
            sums,
            self.targets[cell.id] if sums else {},
            totals=self.by_incident.totals_of(cell) if cell.term.form == "rate" else (),
        )

    def _outcome(self, cell: Cell, windows: Windows) -> Outcome:
        if cell.id in self.points.cells:
            return self.points.outcome(cell, windows)
        if cell.term.assessed_by == "ruling":
            _, bad = self.control.rulings(cell.term, cell.bearer.parties)
            return Outcome(bad, bad, bad.latch())
        return (self.spans if cell.id in self.spans.cells else self.by_incident).outcome(cell, windows)

    def _run_achieve(self, cell: Cell, windows: Windows, done: Sequence[Row]) -> CellRun:
        met, sums = self._met(cell, windows, done)
        if cell.term.assessed_by == "ruling":
            met, late = self.control.rulings(cell.term, cell.bearer.parties)
        else:
            late = overdue(cell, windows, self.control)
        states = compose_achieve(windows.frame, met, late, self.compiled.seats.everyone)
        return CellRun(
            cell, windows, states, states, Outcome(never(), never(), never()),
            sums, self.targets[cell.id], met, late, self.by_incident.totals_of(cell),
        )  # fmt: skip

    def _met(self, cell: Cell, windows: Windows, done: Sequence[Row]) -> tuple[Signal, Mapping[int, Sums]]:
        """Say when the target is reached, and how much is done at now."""
        if cell.term.level is not None:
            reached = level_reached(cell.term, windows.frame.in_force, self.compiled, self.asked.now)
            return reached.possibly(self.setting.incomplete), {}
        if cell.term.assessed_by == "ruling":
            return never(), {}
        totals = self.by_incident.totals_of(cell)
        events = []
        sums = self._sums_now(cell, windows, done)
        found = {row["seat"]: row for row in done}
        for seat, (low, high) in self.targets[cell.id].items():
            bit, row = 1 << seat, found.get(seat)
            may_from = FIRST if low == 0 else row["may_from"] if row else None
            must_from = FIRST if high == 0 else row["must_from"] if row else None
            if totals:
                complete = self.compiled.seats.complete_up_to[seat]
                acts, counting = self.by_incident.acts_of(cell), looked_at(windows.counting, self.asked.now)
                may_from, must_from = reached_with_totals(acts, counting, totals, seat, complete, (low, high))
            events += [(may_from, bit, 0)] if may_from is not None else []
            events += [(must_from, bit, bit)] if must_from is not None else []
        met = Signal.once(events)
        return (met if totals else met.possibly(self.setting.incomplete)), sums

    def _sums_now(self, cell: Cell, windows: Windows, done: Sequence[Row]) -> Mapping[int, Sums]:
        found = {row["seat"]: row for row in done}
        totals = self.by_incident.totals_of(cell) if cell.term.form == "achieve" else ()
        sums = {}
        for seat, complete in enumerate(self.compiled.seats.complete_up_to):
            if totals:
                acts, counting = self.by_incident.acts_of(cell), looked_at(windows.counting, self.asked.now)
                sums[seat] = sums_with_totals(acts, totals, counting, seat, complete, self.asked.now)
            else:
                row = found.get(seat)
                low, high = (row["low"], row["high"]) if row else (0, 0)
                sums[seat] = Sums(low, None if self.asked.now > complete else high)
        return sums

    def _line_states(self, term_id: str) -> Iterable[LineStates]:
        for line in self.lines(term_id):
            first = line.cells[0]
            ever = first.outcome.ever
            term = first.cell.term
            if term.form not in {"forbid", "permit"} or term.assessed_by == "ruling" or len(line.cells) > 1:
                ever = line.timeline.ever("breached")
            yield LineStates(
                term_id, first.cell.reading, first.cell.shown.label, line.timeline, first.windows.frame.started, ever
            )

    def findings(self) -> Findings:
        """Put together all that was found."""
        lines = tuple(self.lines())
        terms, events = (tuple(one for one in lines if one.cells[0].cell.is_event is yes) for yes in (False, True))
        return Findings(
            self.compiled,
            self.asked,
            terms,
            self.by_incident.matches,
            self.control,
            self.points,
            self.spans,
            self.by_incident.excepted,
            events,
        )

    def lines(self, term_id: str = "") -> Iterable[LineRun]:
        """Put cells of one line together; all lines, or those of one term."""
        by_line: dict[int, list[CellRun]] = defaultdict(list)
        for cell in self.cells_of[term_id] if term_id else self.compiled.cells:
            if cell.id in self.runs:
                by_line[cell.line].append(self.runs[cell.id])
        for runs in by_line.values():
            timeline = best_of(run.timeline for run in runs)
            yield LineRun(tuple(runs), timeline, best_of(run.over_period for run in runs))
