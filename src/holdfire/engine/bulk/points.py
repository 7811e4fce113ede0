"""Cells all of whose acts stand in tables and are told to the second: worked out there, in columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from itertools import pairwise
from typing import Any

import numpy as np

from holdfire.engine.bulk.feeds import Feed, Words, tellers_of
from holdfire.engine.bulk.kept import Kept
from holdfire.engine.bulk.left_out import remaining
from holdfire.engine.bulk.marks import last_bad
from holdfire.engine.bulk.outcomes import (
    done_rows,
    forbid_points,
    keep_points,
    period_rows,
    ratio_points,
    respond_points,
)
from holdfire.engine.bulk.periods import Periods, Rate, floor_points
from holdfire.engine.bulk.scan import WINDOWS, Scan, kept_rows, quoted, scan
from holdfire.engine.bulk.stacked import breaches_of, turns_of
from holdfire.engine.bulk.windows import Days, Turns, day_windows, offsets_between
from holdfire.engine.cells import Cell
from holdfire.engine.compile import Compiled
from holdfire.engine.control import Windows
from holdfire.engine.duck import Columns, DuckEngine, no_rows
from holdfire.engine.engines import Engine
from holdfire.engine.forms.outcome import Breaches, Outcome, Row, Setting
from holdfire.engine.forms.rate import rate
from holdfire.engine.patterns import form_of, pace_of, window_of
from holdfire.engine.plan import queries
from holdfire.engine.signal import Signal, bits
from holdfire.engine.tables import SCHEMAS
from holdfire.vocab.moment import Window

RULES: Mapping[str, tuple[str, ...]] = {
    "forbid": ("point_breaches",),
    "permit": ("point_breaches",),
    "achieve": ("point_done",),
    "keep": ("point_marks",),
    "rate": ("point_periods",),
    "respond": ("point_answered",),
    "ratio": ("point_paces",),
}

MOST_KEPT = 20_000_000


@dataclass(slots=True)
class Points:
    """The cells worked out in tables, and what turned their windows.

    Attributes:
        cells: Ids of those cells.
        turns: By cell: the rows that turned what conditions see of it.
        results: By cell, the table in which acts against it are kept one by one, where there is one.
        found: What the rules found: rule, then cell, then columns.
        classes: Of the block run last: masks of seats that see all of it alike, by the seat that stands for them.
        bad: Of the block run last: when the last word is bad. ``breaches``: per cell and seat. ``rates``: what came
            out for those with a floor alone.
    """

    compiled: Compiled
    setting: Setting
    engine: Engine
    feeds: Sequence[Feed]
    cells: frozenset[int]
    span: Window
    days: Days
    offsets: tuple[tuple[int, int], ...]
    turns: dict[int, Turns] = field(default_factory=dict)
    results: dict[int, str] = field(default_factory=dict)
    found: dict[str, dict[int, Columns]] = field(default_factory=dict)
    kept: dict[tuple[str, int], Columns] = field(default_factory=dict)
    class_of: dict[tuple[int, int], int] = field(default_factory=dict)
    periods_by_cell: dict[int, Sequence[Window]] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    opened: dict[tuple[int, str], tuple[int, int] | None] = field(default_factory=dict)
    pairs: set[tuple[int, int]] = field(default_factory=set)
    sources: dict[tuple[str, str], str] = field(default_factory=dict)
    by_term: dict[str, list[int]] = field(default_factory=dict)
    words: dict[int, Words] = field(default_factory=dict)
    bounds: dict[int, Periods] = field(default_factory=dict)
    classes: dict[int, int] = field(default_factory=dict)
    periods: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    targets: Mapping[int, Mapping[int, tuple[int, int | None]]] = field(default_factory=dict)
    following: Kept | None = None
    bad: dict[int, Signal] = field(default_factory=dict)
    breaches: dict[int, dict[int, Breaches]] = field(default_factory=dict)
    rates: dict[int, Outcome] = field(default_factory=dict)

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
        changing = self._open(block, windows, feeds)
        scans = self._scans(feeds, ids) if self.following is None else ([], [])
        self.classes = self._classes(block, targets)
        self.periods, self.targets = periods, targets
        self._load_periods(block)
        self.engine.load("classes", [(seat, 1 << seat) for seat in self.classes])
        rules = sorted({rule for cell in block for rule in RULES[form_of(cell.term)]})
        if self.following is None:
            self.engine.load_columns("day_windows", changing)
            self.found = self._find(rules, ids, *scans)
        else:
            forms = {cell.id: form_of(cell.term) for cell in block}
            self.following.plan(forms, changing, self.classes, periods)
            self.engine.load_columns("day_windows", self.following.doubled(changing))
            if self.following.answering & ids:
                pace = self.compiled.tables["pace"]
                self.engine.load("pace", [*pace, *((-1 - int(cell or 0), *numbers) for cell, *numbers in pace)])
            found = self.following.find(rules, self.kept, lambda rules, query: self._find(rules, ids, (), [query]))
            asked = {cell: RULES[form] for cell, form in forms.items()}
            self.found = {rule: {cell: of[cell] for cell in of if rule in asked[cell]} for rule, of in found.items()}
        for rule in rules:
            for cell in ids:
                self.kept.pop((rule, cell), None)
                self.turns.pop(cell, None)
            self.kept.update({(rule, cell): columns for cell, columns in self.found[rule].items()})
        self.class_of.update(
            {(cell, seat): of for cell in ids for of, mask in self.classes.items() for seat in bits(mask)}
        )
        self.periods_by_cell.update({cell: self.periods[cell] for cell in ids})
        marks = self.found.get("point_marks", {})
        for columns in (marks, self.found.get("point_done", {})):
            self.turns.update(turns_of(columns))
        self.rates = self._floors(block, windows)
        self.bad = last_bad(marks, self.setting.seats.count, self.setting.incomplete)
        self.breaches = breaches_of(self.found.get("point_breaches", {}), self.setting.seats.count)

    def _find(
        self, rules: Sequence[str], ids: set[int], in_windows: Sequence[str], hits: Sequence[str]
    ) -> dict[str, dict[int, Columns]]:
        """Run rules over the rows of some queries, to some of which windows are applied already."""
        in_windows = list(in_windows)
        if hits:
            self.engine.look("hits", " UNION ALL ".join(hits))
            in_windows.append(queries()["point_matches"])
        self.engine.look(
            "point_matches", " UNION ALL ".join(f"({query})" for query in in_windows) or no_rows("point_matches")
        )
        if "point_breaches" in rules:
            table = f"against_{min(ids)}"
            self.engine.define(table, "against")
            self.engine.look("against", f'SELECT * FROM "{table}"')
            self.results.update(dict.fromkeys(ids, table))
        found = {rule: by_cell(self.engine.columns(rule)) for rule in rules}
        if "point_answered" in rules:
            found["point_answered"] = self._disentangled(found["point_answered"])
        return found

    def _disentangled(self, found: Mapping[int, Columns]) -> dict[int, Columns]:
        """Work out pair by pair the incidents of which ``point_answered`` says that it cannot."""
        clear: dict[int, Columns] = {}
        named: list[Columns] = []
        for cell, columns in found.items():
            entangled = columns["entangled"] == 1
            clear[cell] = columns
            if entangled.any():
                named.append({name: columns[name][entangled] for name in ("cell", "incident")})
                clear[cell] = {name: column[~entangled] for name, column in columns.items()}
        if not named:
            return clear
        self.engine.load_columns(
            "entangled", {name: np.concatenate([one[name] for one in named]) for name in SCHEMAS["entangled"]}
        )
        each = by_cell(self.engine.columns("point_answered_each"))
        return clear | {
            cell: {name: np.concatenate([column, each[cell][name]]) for name, column in clear[cell].items()}
            for cell in each
        }

    def follow(self, engine: DuckEngine) -> None:
        """Keep the rows of all tables from here on, so that one more makes anew only what it falls in."""
        self.span = Window(self.span.start, max(self.span.end, self.setting.now))
        zone = self.setting.zone
        self.days, self.offsets = Days.between(self.span, zone), offsets_between(self.span, zone)
        self.following = Kept(engine, self.days, self.span)
        self.opened = dict.fromkeys((cell, name) for cell in self.cells for name in WINDOWS)
        answering = [cell for cell in self.cells if form_of(self.compiled.cells[cell].term) == "respond"]
        self.following.fill(self._scans(self.feeds, set(self.cells))[1], answering)

    @property
    def period_start(self) -> int:
        """Give the first second of the reporting period."""
        return self.setting.period_start

    def rows_of(self, rule: str, cell: Cell) -> Columns | None:
        """Give what a rule found for a cell."""
        return self.kept.get((rule, cell.id))

    @property
    def done(self) -> dict[int, list[Row]]:
        """Give what is done of the achieve cells of the block run last, as rows of ``done_and_reached``."""
        return {cell: done_rows(of, self.classes) for cell, of in self.found.get("point_done", {}).items()}

    def outcome(self, cell: Cell, windows: Windows) -> Outcome:
        """Judge a cell of the block run last, of any form but achieve."""

        def rows(rule: str) -> Columns | None:
            return self.found[rule].get(cell.id)

        term, setting = cell.term, self.setting
        match form_of(term):
            case "keep":
                return keep_points(self.bad.get(cell.id), setting)
            case "respond":
                return respond_points(rows("point_answered"), term.delay_seconds, self.classes, windows, setting)
            case "ratio":
                _, _, n, per, tolerance, _ = pace_of(cell)
                return ratio_points(
                    rows("point_paces"), term.delay_seconds, (n, per, tolerance), self.classes, windows, setting
                )
            case "rate":
                if cell.id in self.rates:
                    return self.rates[cell.id]
                bounds = next(iter(self.targets[cell.id].values()), (0, None))
                found = period_rows(rows("point_periods"), self.setting)
                return rate(cell, windows, setting, self.periods[cell.id], found, bounds, ())
        return forbid_points(rows("point_breaches"), self.breaches.get(cell.id, {}), self.days, windows, setting)

    def _floors(self, block: Sequence[Cell], windows: Mapping[int, Windows]) -> dict[int, Outcome]:
        """Judge the rates that have a floor alone, those of one rhythm at once."""
        by_rhythm: dict[int, list[Rate]] = defaultdict(list)
        for cell in block:
            low, high = next(iter(self.targets[cell.id].values()), (0, None))
            has_floor_alone = form_of(cell.term) == "rate" and low and high is None
            if has_floor_alone and cell.term.period is not None and cell.term.period.every != "window":
                rows = self.found["point_periods"].get(cell.id)
                by_rhythm[id(self.periods[cell.id])].append(Rate(cell, windows[cell.id], low, rows))
        found: dict[int, Outcome] = {}
        for rates in by_rhythm.values():
            found |= floor_points(rates, self._bounds(self.periods[rates[0].cell.id]), self.setting)
        return found

    def _open(self, block: Sequence[Cell], windows: Mapping[int, Windows], feeds: Iterable[Feed]) -> Columns:
        """Say when the windows of these cells are open; of those that change, day by day, in a table."""
        roles = {(cell, feed.role) for feed in feeds for _, cell, _ in feed.patterns}
        if self.following is not None:  # a claim may come in a role in which no row of a table does
            roles |= {(pattern.cell, pattern.role) for pattern in self.compiled.patterns}
        needed = {(cell, window_of(role, self.compiled.cells[cell].term)) for cell, role in roles}
        self.opened, changing = {}, {}
        for cell in block:
            for name in ("open", "counting"):
                if (cell.id, name) in needed:
                    signal: Signal = getattr(windows[cell.id], name)
                    until = min(self.span.end, self.setting.now)
                    self.opened[cell.id, name] = (
                        signal.throughout(self.span.start, until) if self.following is None else None
                    )
                    if self.opened[cell.id, name] is None:
                        changing[cell.id, name] = (signal, self._turns_for(cell))
        self.pairs = {pair for pair in self.opened.values() if pair is not None}
        for signal, _ in changing.values():
            self.pairs |= set(zip(*(column.tolist() for column in signal.columns[1:]), strict=True))
        return day_windows(changing, self.span, self.setting.now, self.days)

    def _turns_for(self, cell: Cell) -> Turns:
        """Find the rows that turned what the conditions of a cell look at."""
        others = (other for term in cell.looks_at for other in self.by_term.get(term, ()))
        return Turns.joined(self.turns[other] for other in others if other in self.turns)

    def _scans(self, feeds: Sequence[Feed], block: set[int]) -> tuple[list[str], list[str]]:
        """Write the queries for the rows of feeds: those to which windows are applied already, and the others."""
        scans: list[Scan] = []
        loaded: list[Mapping[str, Any]] = []
        for feed in feeds:
            kind = tellers_of(feed.kind, self.compiled.seats, self.compiled.parties)
            self.told |= {mask for _, mask in kind.chain[1]} | {
                mask & good & kind.alone for _, mask in kind.chain[1] for _, good in kind.grade[1]
            }
            words = self._words(feed, block)
            for is_constant, those in ((True, words["open_may"] > 0), (False, words["open_may"] < 0)):
                if those.any():
                    kept = np.flatnonzero(those)
                    number = {"scan": np.full(len(kept), len(loaded))}
                    loaded.append(number | {name: column[kept] for name, column in words.items()})
                    wanted = self._source(feed), kind, is_constant
                    fitting = next((one for one in scans if one.serves(*wanted, feed)), None)
                    if fitting is None:
                        fitting = Scan(*wanted, {})
                        scans.append(fitting)
                    fitting.feeds[len(loaded) - 1] = feed
        if loaded:
            self.engine.load_columns(
                "words", {name: np.concatenate([one[name] for one in loaded]) for name in SCHEMAS["words"]}
            )
        written = [(one.is_constant, scan(one, self.offsets)) for one in scans]
        return [query for is_done, query in written if is_done], [query for is_done, query in written if not is_done]

    def _words(self, feed: Feed, block: set[int]) -> dict[str, Any]:
        """Say what values mean to the cells of a block, and how their windows are: columns of table ``words``.

        ``open_may`` is -1 where a window changes.
        """
        words = self.words.get(id(feed)) or self.words.setdefault(id(feed), feed.words())
        kept = np.flatnonzero(np.isin(words.cell, np.fromiter(block, np.int64)))
        cells, of = np.unique(words.cell[kept], return_inverse=True)
        names = [window_of(feed.role, self.compiled.cells[cell].term) for cell in cells]
        opened = [self.opened[cell, name] or (-1, -1) for cell, name in zip(cells.tolist(), names, strict=True)]
        rows = [(WINDOWS.index(name), *masks) for name, masks in zip(names, opened, strict=True)]
        by_cell = np.array(rows, dtype=np.int64).reshape(-1, 3)[of].T
        columns = {field.name: getattr(words, field.name)[kept] for field in fields(words)}
        return columns | dict(zip(("window", "open_may", "open_must"), by_cell, strict=True))

    def _source(self, feed: Feed) -> str:
        """Find where the rows of a feed stand: in their file, or where they are kept."""
        if not self.sources:
            self._keep_what_turns()
        return self.sources[feed.dataset.name, feed.kind.name]

    def _keep_what_turns(self) -> None:
        """Keep rows that turn conditions, which are read twice; of tables of at most ``MOST_KEPT``, the others too.

        One pass over a file is cheaper than two, though what is read has to be put somewhere.
        """
        looked_at = {other for cell in self.compiled.cells for term in cell.looks_at for other in self.by_term[term]}
        by_source: dict[str, list[Feed]] = defaultdict(list)
        for feed in self.feeds:
            source = remaining(self.engine, feed.dataset, feed.kind)
            self.sources[feed.dataset.name, feed.kind.name] = source
            if any(cell in self.cells for _, cell, _ in feed.patterns):
                by_source[source].append(feed)
        for number, (source, feeds) in enumerate(by_source.items()):
            turning = [feed for feed in feeds if all(cell in looked_at for _, cell, _ in feed.patterns)]
            is_kept = len(turning) < len(feeds) and feeds[0].dataset.rows <= MOST_KEPT
            if turning:
                read = self._kept(f"read_{number}", feeds, source) if is_kept else source
                self._kept(f"turning_{number}", turning, read)

    def _kept(self, table: str, feeds: Sequence[Feed], source: str) -> str:
        """Keep the rows of some feeds over one source in a table; give it as it stands behind FROM."""
        self.engine.make(table, kept_rows(feeds, source))
        self.sources.update({(feed.dataset.name, feed.kind.name): quoted(table) for feed in feeds})
        return quoted(table)

    def _classes(
        self, block: Sequence[Cell], targets: Mapping[int, Mapping[int, tuple[int, int | None]]]
    ) -> dict[int, int]:
        """Find seats that may see matches alike and are asked the same: a mask of them for one of each."""
        pairs = sorted({(told & a, told & b) for told in self.told for a, b in self.pairs})
        classes: dict[object, int] = {}
        for seat in range(self.setting.seats.count):
            seen = tuple((may >> seat & 1, must >> seat & 1) for may, must in pairs)
            if any(may for may, _ in seen):
                asked = tuple(targets.get(cell.id, {}).get(seat) for cell in block)
                classes[seen, asked] = classes.get((seen, asked), 0) | 1 << seat
        return {(mask & -mask).bit_length() - 1: mask for mask in classes.values()}

    def _load_periods(self, block: Sequence[Cell]) -> None:
        """Say which local days belong to which periods; cells of one rhythm share what is worked out."""
        of_cell = [(cell.id, *self._bounds(self.periods[cell.id]).days(self.span, self.days)) for cell in block]
        lengths = [len(day) for _, day, _ in of_cell]
        columns = {"cell": np.repeat(np.array([cell for cell, _, _ in of_cell], dtype=np.int64), lengths)}
        columns |= {"day": np.concatenate([day for _, day, _ in of_cell])}
        self.engine.load_columns("period_days", columns | {"start": np.concatenate([start for *_, start in of_cell])})

    def _bounds(self, periods: Sequence[Window]) -> Periods:
        return self.bounds.get(id(periods)) or self.bounds.setdefault(id(periods), Periods.of(periods))


def by_cell(columns: Columns) -> dict[int, Columns]:
    """Sort columns by cell, within one by time."""
    cells = columns["cell"]
    order = np.lexsort((columns["pos"], cells)) if "pos" in columns else np.argsort(cells, kind="stable")
    cells = cells[order]
    bounds = [*np.flatnonzero(np.append(True, cells[1:] != cells[:-1])).tolist(), len(cells)] if len(cells) else [0]
    ordered = {name: column[order] for name, column in columns.items()}
    return {
        int(cells[start]): {name: column[start:end] for name, column in ordered.items()}
        for start, end in pairwise(bounds)
    }
