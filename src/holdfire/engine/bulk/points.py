"""Cells all of whose acts stand in tables and are told to the second: worked out there, in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from holdfire.deal.model import Term
from holdfire.engine.bulk.feeds import Feed, feeds_of, tellers_of
from holdfire.engine.bulk.outcomes import (
    done_rows,
    forbid_points,
    keep_points,
    period_rows,
    ratio_points,
    respond_points,
)
from holdfire.engine.bulk.scan import scan
from holdfire.engine.bulk.windows import NONE, Days, Turns, day_windows, offsets_between
from holdfire.engine.cells import Cell, conditions_behind, terms_looked_at
from holdfire.engine.compile import Compiled, is_ratio, pace_of
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns, DuckEngine
from holdfire.engine.forms.outcome import Outcome, Setting
from holdfire.engine.forms.rate import rate
from holdfire.vocab.moment import Window

RULES: Mapping[str, tuple[str, ...]] = {
    "forbid": ("point_breaches",),
    "permit": ("point_breaches",),
    "achieve": ("point_done",),
    "keep": ("point_marks",),
    "rate": ("point_periods",),
    "respond": ("point_answered", "point_missed"),
    "ratio": ("point_paces",),
}


@dataclass(slots=True)
class Points:
    """The cells worked out in tables, and what turned their windows.

    Attributes:
        cells: Ids of those cells.
        turns: By cell: the rows that turned what conditions see of it.
        results: By cell, the table its matches are kept in.
        found: What the rules found: rule, then cell, then columns.
        classes: Of the block run last: masks of seats that see all of it alike, by the seat that stands for them.
    """

    compiled: Compiled
    setting: Setting
    engine: DuckEngine
    feeds: Sequence[Feed]
    cells: frozenset[int]
    span: Window
    days: Days
    turns: dict[int, Turns] = field(default_factory=dict)
    results: dict[int, str] = field(default_factory=dict)
    found: dict[str, dict[int, Columns]] = field(default_factory=dict)
    classes: dict[int, int] = field(default_factory=dict)
    periods: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    targets: Mapping[int, Mapping[int, tuple[int, int | None]]] = field(default_factory=dict)

    def run(
        self,
        block: Sequence[Cell],
        windows: Mapping[int, Windows],
        periods: Mapping[int, Sequence[Window]],
        targets: Mapping[int, Mapping[int, tuple[int, int | None]]],
    ) -> None:
        """Match the rows of the tables with some cells, and run the rules their forms need.

        Args:
            block: Of ``cells``, with their windows.
            periods: Of rates. ``targets``: by cell and seat, where there are any.
        """
        ids = {cell.id for cell in block}
        feeds = [feed for feed in self.feeds if any(cell in ids for _, cell, _ in feed.patterns)]
        self._open(block, windows, feeds)
        self.engine.look("hits", " UNION ALL ".join(self._scan(feed, block) for feed in feeds))
        table = f"matches_{min(ids)}"
        self.engine.define(table, "point_matches")
        self.engine.look("point_matches", f'SELECT * FROM "{table}"')
        self.results.update(dict.fromkeys(ids, table))
        self.classes = self._classes(block, targets)
        self.engine.load("classes", [(seat, 1 << seat) for seat in self.classes])
        self.periods, self.targets = periods, targets
        self._load_periods(block)
        rules = sorted({rule for cell in block for rule in RULES[form_of(cell.term)]})
        if "point_answered" in rules:
            self.engine.define("all_answered", "answered")
            self.engine.look("answered", 'SELECT * FROM "all_answered"')
        self.found = {rule: _by_cell(self.engine.columns(rule)) for rule in rules}
        for columns in (self.found.get("point_marks", {}), self.found.get("point_done", {})):
            self.turns.update({cell: turns_of(of_cell) for cell, of_cell in columns.items()})

    @property
    def done(self) -> dict[int, list[dict[str, int | None]]]:
        """Give what is done of the achieve cells of the block run last, as rows of ``done_and_reached``."""
        return {cell: done_rows(of, self.classes) for cell, of in self.found.get("point_done", {}).items()}

    def outcome(self, cell: Cell, windows: Windows) -> Outcome:
        """Judge a cell of the block run last, of any form but achieve."""

        def rows(rule: str) -> Columns | None:
            return self.found[rule].get(cell.id)

        term, setting = cell.term, self.setting
        match form_of(term):
            case "keep":
                return keep_points(rows("point_marks"), setting)
            case "respond":
                counts, missed = rows("point_answered"), rows("point_missed")
                return respond_points(counts, missed, term.delay_seconds, self.classes, windows, setting)
            case "ratio":
                _, _, n, per, tolerance, _ = pace_of(cell)
                return ratio_points(rows("point_paces"), (n, per, tolerance), self.classes, windows, setting)
            case "rate":
                bounds = next(iter(self.targets[cell.id].values()), (0, None))
                found = period_rows(rows("point_periods"), self.setting)
                return rate(cell, windows, setting, self.periods[cell.id], found, bounds, ())
        return forbid_points(rows("point_breaches"), self.days, windows, setting)

    def _open(self, block: Sequence[Cell], windows: Mapping[int, Windows], feeds: Iterable[Feed]) -> None:
        """Load when the windows of these cells are open, day by day."""
        needed = {
            (cell, window_of(feed.role, self.compiled.cells[cell].term))
            for feed in feeds
            for _, cell, _ in feed.patterns
        }
        opened = {}
        for cell in block:
            looked_at = terms_looked_at(conditions_behind(cell.term, self.compiled.deal))
            turns = (
                Turns.joined(
                    self.turns[other.id]
                    for other in self.compiled.cells
                    if other.term.id in looked_at and other.id in self.turns
                )
                if looked_at
                else Turns.none()
            )
            for name in ("open", "counting"):
                if (cell.id, name) in needed:
                    opened[cell.id, name] = (getattr(windows[cell.id], name), turns)
        self.engine.load_columns("day_windows", day_windows(opened, self.span, self.setting.now, self.days))

    def _scan(self, feed: Feed, block: Sequence[Cell]) -> str:
        only = feed.only({cell.id for cell in block})
        kind = tellers_of(feed.kind, self.compiled.seats, self.compiled.parties)
        offsets = offsets_between(self.span, self.setting.zone)
        by_window: dict[str, set[int]] = defaultdict(set)
        for _, cell, _ in only.patterns:
            by_window[window_of(feed.role, self.compiled.cells[cell].term)].add(cell)
        source = self.engine.source(feed.dataset)
        return " UNION ALL ".join(
            scan(only.only(cells), source, kind, offsets, window) for window, cells in by_window.items()
        )

    def _classes(
        self, block: Sequence[Cell], targets: Mapping[int, Mapping[int, tuple[int, int | None]]]
    ) -> dict[int, int]:
        """Find seats that see all matches alike and are asked the same: a mask of them for one of each."""
        pairs = self.engine.pairs("point_matches")
        classes: dict[object, int] = {}
        for seat in range(self.setting.seats.count):
            seen = tuple((may >> seat & 1, must >> seat & 1) for may, must in pairs)
            if any(may for may, _ in seen):
                asked = tuple(targets.get(cell.id, {}).get(seat) for cell in block)
                classes[seen, asked] = classes.get((seen, asked), 0) | 1 << seat
        return {(mask & -mask).bit_length() - 1: mask for mask in classes.values()}

    def _load_periods(self, block: Sequence[Cell]) -> None:
        rows = []
        for cell in block:
            for period in self.periods[cell.id]:
                first, last = self.days.number(np.array([period.start, period.end - 1]))
                rows += [(cell.id, day, period.start) for day in range(int(first), int(last) + 1)]
        self.engine.load("period_days", rows)


def form_of(term: Term) -> str:
    """Name the form by whose rules a term runs."""
    return "ratio" if is_ratio(term) else term.form


def window_of(role: str, term: Term) -> str:
    """Name the window that bounds acts in a role."""
    return "counting" if role == "act" and form_of(term) in {"achieve", "respond"} else "open"


def _by_cell(columns: Columns) -> dict[int, Columns]:
    """Sort columns by cell; within one the order stays."""
    cells = columns["cell"]
    order = np.argsort(cells, kind="stable")
    cells = cells[order]
    bounds = [*np.flatnonzero(np.append(True, cells[1:] != cells[:-1])).tolist(), len(cells)] if len(cells) else [0]
    ordered = {name: column[order] for name, column in columns.items()}
    return {
        int(cells[start]): {name: column[start:end] for name, column in ordered.items()}
        for start, end in zip(bounds[:-1], bounds[1:], strict=True)
    }


def points_of(compiled: Compiled, setting: Setting, engine: DuckEngine, matched: Iterable[int]) -> Points:
    """Decide which cells are worked out in tables.

    Args:
        matched: Numbers of the patterns that other claims may match.

    Returns:
        None of them where no table is registered.
    """
    if not compiled.datasets:
        nowhere = Window(0, 1)
        return Points(compiled, setting, engine, (), frozenset(), nowhere, Days.between(nowhere, setting.zone))
    numbered = tuple(enumerate(compiled.patterns))
    feeds = [feed for dataset in compiled.datasets for feed in feeds_of(dataset, numbered, compiled.vocabulary)]
    taken = {compiled.patterns[number].cell for number in matched}
    cells = set()
    for cell in compiled.cells:
        of_cell = [feed for feed in feeds if any(cell.id == other for _, other, _ in feed.patterns)]
        if of_cell and cell.id not in taken and _is_exact(cell, of_cell, compiled, setting):
            cells.add(cell.id)
    span = Window(
        min(dataset.first for dataset in compiled.datasets), max(dataset.last for dataset in compiled.datasets) + 1
    )
    return Points(compiled, setting, engine, feeds, frozenset(cells), span, Days.between(span, setting.zone))


def _is_exact(cell: Cell, feeds: Sequence[Feed], compiled: Compiled, setting: Setting) -> bool:
    """Say whether nothing about a cell needs more than moments and sums."""
    term = cell.term
    roles = {feed.role for feed in feeds}
    answers = all(feed.kind.answers for feed in feeds if feed.role == "act")
    return (
        all(feed.dataset.span.is_exact and feed.dataset.first >= 86400 and feed.counted != "mixed" for feed in feeds)
        and "exception" not in roles
        and not compiled.totals
        and not compiled.deal.places.epochs
        and term.assessed_by != "ruling"
        and not (term.form == "permit" and term.target is not None)
        and not (form_of(term) == "respond" and not answers)
        and not (form_of(term) == "ratio" and term.per_step)
        and not (term.form == "rate" and term.target is not None and term.target.number.high is not None)
        and all(
            account.complete_up_to is None or account.complete_up_to >= setting.now
            for account in setting.seats.accounts
        )
    )


def turns_of(columns: Columns) -> Turns:
    """Give the rows that turned something: of marks every one, each from just behind itself."""
    if "turn" in columns:
        columns = {"pos": columns["turn"], "at": columns["must_from"] - 1, "id": columns["cause"]}
    kept = columns["pos"] != NONE
    return Turns.joined([Turns(columns["at"][kept] + 1, columns["pos"][kept] + 1, columns["id"][kept])])
