"""A run that goes on: claims arrive one by one, and only the cells that they bear on run again.

What a claim changes among incidents is found among the claims related to it. A cell runs again where an
incident that it matches has changed, where figures, rulings or totals that it looks at have, or where a condition of
it has: because a stance or a decision was told, or because what conditions see of another term is no longer the same.
Everything else stays as it came out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from holdfire.claims.claim import Claim, Decision, Event, Figure, Ruling, Stance
from holdfire.claims.incident import FACETS, Incident, Told, incidents_under
from holdfire.claims.related import KnownClaims
from holdfire.deal.condition import Condition, Decided, HasTaken, TermIs, leaves
from holdfire.deal.model import Term
from holdfire.engine.bulk.arrived import Arrived, NotAPointError
from holdfire.engine.cells import Cell, blocks_of, conditions_behind
from holdfire.engine.compile import Compiled, totals_told, with_incidents
from holdfire.engine.control import LineStates
from holdfire.engine.duck import DuckEngine
from holdfire.engine.epochs import in_epochs
from holdfire.engine.facets import NO, asked_of, level
from holdfire.engine.figures import figures_in_unit
from holdfire.engine.plan import CannotRunError
from holdfire.engine.registers import bears_on_registers
from holdfire.engine.run import Asked, Findings, LineRun, Runner
from holdfire.engine.totals import totals_for


class Following:
    """The one thing in the engine that changes: what has arrived, and what came out of it so far."""

    def __init__(self, compiled: Compiled, known: KnownClaims, asked: Asked) -> None:
        self.known = known
        self.runner = Runner(compiled, asked)
        self.matching = Matching(compiled, self.runner)
        self.looking = Looking(compiled)
        spoken = [claim for claim in compiled.claims if not isinstance(claim.assertion, Event)]
        self.spoken = {claim.id: claim for claim in spoken}
        self.totals = {claim.id: (claim, seen) for claim, seen in compiled.totals}
        self.bare = replace(compiled, claims=tuple(spoken))
        self.blocks = tuple(blocks_of(compiled.cells))
        self.points = self.runner.points
        self.arrived = Arrived(self.points)
        self.left_out = {
            one.name_of(kind, n) for one in compiled.datasets for kind, ids in one.without.items() for n in ids
        }
        if self.points.cells:
            if not isinstance(self.runner.engine, DuckEngine):
                raise CannotRunError("a case with registered tables can be followed by the engine `duckdb` alone")
            self.points.follow(self.runner.engine)
        for block, is_ring in self.blocks:
            self.runner.run_ring(block) if is_ring else self.runner.run_block(block)

    def add(self, claims: Sequence[Claim]) -> frozenset[int]:
        """Take in claims that were not known before.

        Returns:
            Ids of the cells that ran again.

        Raises:
            DuplicateClaimError: One is known; none of them has been taken in.
            NotAPointError: A claim bears on what is worked out in tables, and is more than a row there: all has to
                run anew. The claims have been taken in.

        Rows of tables among the claims are left out of their tables.
        """
        self.known.check(claims)
        stood = {claim.id for claim in self._named_by(claims) if self.known.is_standing(claim)}
        for claim in claims:
            self.known.add(claim)
        related, names = self.known.related(claims)
        arrived = {claim.id for claim in claims}
        changed = [
            claim
            for claim in related
            if (claim.id in arrived or claim.id in stood) and (claim.id in stood) != self.known.is_standing(claim)
        ]
        touched = self._rows_leave([claim for claim in claims if claim.row is not None])
        touched |= self._incidents_change(related, names) | self._words_change(changed)
        return self._go_on(touched)

    def lines_of(self, cells: Container[int] | None) -> Iterable[LineRun]:
        """Give the lines of terms that have one of some cells, in the order of the deal; ``None``: all."""
        return (
            line
            for line in self.runner.lines()
            if not line.cells[0].cell.is_event and (cells is None or any(run.cell.id in cells for run in line.cells))
        )

    def findings(self) -> Findings:
        """Put together all that was found, as one run over all that has arrived would."""
        if self.points.following is not None:  # what names single rows was kept for parts of cells only
            self.points.following.forget()
            for block, _ in self.blocks:
                if cells := [cell for cell in block if cell.id in self.points.cells]:
                    self.runner.run_block(cells)
        standing = figures_in_unit(filter(self.known.is_standing, self.known.by_id.values()), self.bare.deal)
        compiled = replace(self.bare, claims=standing, incidents=tuple(self.matching.incidents))
        return replace(self.runner.findings(), compiled=compiled)

    def _named_by(self, claims: Iterable[Claim]) -> Iterable[Claim]:
        return (self.known.by_id[claim.replaces] for claim in claims if claim.replaces in self.known.by_id)

    def _rows_leave(self, rows: Iterable[Claim]) -> set[int]:
        """Leave rows that have become claims of their own out of their tables; name the cells that they match."""
        deal, seats = self.bare.deal, self.bare.seats
        touched: set[int] = set()
        for row in rows:
            if row.id in self.left_out:
                continue
            self.left_out.add(row.id)
            alone = [replace(row, incident="")]
            for one in incidents_under(
                alone, seats.accounts, self.bare.parties, deal.acts, deal.places, deal.categories
            ):
                cells = self.matching.cells_of(one.facets)
                touched |= cells
                if self.points.following is not None:
                    self.points.following.remove(self.arrived.hits_of_row(one, row, cells & self.points.cells))
        return touched

    def _incidents_change(self, related: Sequence[Claim], names: Iterable[str]) -> set[int]:
        """Work out the incidents of related claims anew, and name the cells for which one has changed."""
        deal, seats = self.bare.deal, self.bare.seats
        standing = [claim for claim in related if self.known.is_standing(claim)]
        seen = incidents_under(
            standing, seats.accounts, self.bare.parties, deal.acts, deal.places, deal.categories, related
        )
        gone, new, touched = self.matching.change(names, in_epochs(seen, deal.places))
        if touched & self.points.cells and self.points.following is not None:
            if any(claim.maybe_same_as for claim in related):
                raise NotAPointError
            incidents = self.matching.incidents
            cells = touched & self.points.cells
            self.points.following.remove(hit for n in gone for hit in self.arrived.hits(incidents[n], n, cells))
            hits = [hit for n in new for hit in self.arrived.hits(incidents[n], n, cells)]
            if self.arrived.has_company(hits):
                raise NotAPointError
            self.points.following.add(hits)
        for incident in (self.matching.incidents[number] for number in (*gone, *new)):
            self.runner.earliest = min(self.runner.earliest, incident.earliest)
            self.runner.latest = max(self.runner.latest, incident.latest)
            if bears_on_registers(incident, deal.registers, deal.acts):
                touched |= self.looking.at_registers
        return touched

    def _words_change(self, changed: Sequence[Claim]) -> set[int]:
        """Take in what is no act told one by one, and name the cells that look at it."""
        touched: set[int] = set()
        totals: list[tuple[Claim, tuple[Incident, ...]]] = []
        for claim in changed:
            is_standing = self.known.is_standing(claim)
            if isinstance(claim.assertion, Event):
                if claim.assertion.total:
                    told = tuple(totals_told([claim], self.bare.seats, self.bare.parties, self.bare.deal))
                    totals += told
                    self.totals |= {one.id: (one, seen) for one, seen in told if is_standing}
            elif is_standing:
                self.spoken[claim.id] = figures_in_unit([claim], self.bare.deal)[0]
            if not is_standing:
                self.spoken.pop(claim.id, None)
                self.totals.pop(claim.id, None)
            touched |= self.looking.at(claim)
        if totals:
            if self.points.cells:
                raise NotAPointError
            alone = replace(self.bare, totals=tuple(totals))
            touched |= {one.cell for one in self.bare.patterns if one.role == "act" and totals_for(one, alone)}
        self.bare = replace(self.bare, claims=tuple(self.spoken.values()), totals=tuple(self.totals.values()))
        return touched | self._conditions_change(changed)

    def _conditions_change(self, changed: Iterable[Claim]) -> set[int]:
        """Look again at when positions were taken and decisions made, and name the cells that hang on it."""
        control = self.runner.control
        control.claims = self.bare.claims
        hang_on: dict[type, type] = {Stance: HasTaken, Decision: Decided}
        kinds = {hang_on.get(type(claim.assertion)) for claim in changed}
        before = {leaf: signal for leaf, signal in control.fixed.items() if type(leaf) in kinds}
        for leaf in before:
            del control.fixed[leaf]
        touched: set[int] = set()
        for leaf, signal in before.items():
            if control.holds(leaf, ()) != signal:
                touched |= self.looking.at_leaf[leaf]
        return touched

    def _go_on(self, touched: Iterable[int]) -> frozenset[int]:
        """Run some cells, and those whose conditions then see something else, in the order of blocks."""
        touched, ran = set(touched), set[int]()
        lines = self.runner.control.lines
        for block, is_ring in self.blocks:
            cells = [cell for cell in block if cell.id in touched or (is_ring and touched & {c.id for c in block})]
            if not cells:
                continue
            if any(cell.id in self.runner.spans.cells for cell in cells):
                raise NotAPointError
            before = {cell.term.id: lines.get(cell.term.id) for cell in cells}
            self._take(cells)
            if is_ring:  # its least solution is found from "nothing has started"
                for term in before:
                    lines.pop(term, None)
                self.runner.run_ring(cells)
            else:
                self.runner.run_block(cells)
            self._number(cells)
            for term, states in before.items():
                touched |= self.looking.at_lines(term, states or (), lines[term])
            ran |= {cell.id for cell in cells}
        return frozenset(ran)

    def _take(self, cells: Sequence[Cell]) -> None:
        """Give the run the incidents that some cells match."""
        ids = {cell.id for cell in cells} - self.points.cells
        if not ids:
            self.runner.compiled = self.runner.by_incident.compiled = self.bare
            return
        self.rows = sorted(self.matching.rows_of(ids, and_registers=not ids.isdisjoint(self.looking.at_registers)))
        incidents = [self.matching.incidents[row] for row in self.rows]
        self.runner.take(with_incidents(self.bare, incidents, ids), ids)

    def _number(self, cells: Iterable[Cell]) -> None:
        """Let what was kept for reasons name incidents by their place among all, not among those of this run."""
        for kept in (self.runner.by_incident.matches, self.runner.by_incident.excepted):
            for cell in cells:
                if cell.id in kept and cell.id not in self.points.cells:
                    kept[cell.id] = [{**row, "row": self.rows[row["row"]]} for row in kept[cell.id]]


class Matching:
    """All incidents there have been, by number, and which of them each cell matches now, whenever it was."""

    def __init__(self, compiled: Compiled, runner: Runner) -> None:
        self.deal, self.vocabulary = compiled.deal, compiled.vocabulary
        self.asked = [(one.cell, asked_of(one.act, one.by)) for one in compiled.patterns]
        self.incidents = list(compiled.incidents)
        self.numbers: dict[str, list[int]] = defaultdict(list)
        self.by_cell: dict[int, set[int]] = defaultdict(set)
        self.of_registers: set[int] = set()
        self.levels: dict[Hashable, int] = {}
        cells: dict[int, set[int]] = defaultdict(set)
        for row in runner.engine.rows("static_levels"):
            cells[row["profile"]].add(compiled.patterns[row["pattern"]].cell)
        profiles = [row[3] for row in compiled.tables["incidents"]]
        for number, (incident, profile) in enumerate(zip(self.incidents, profiles, strict=True)):
            self._put(number, incident, cells.get(int(profile or 0), ()))

    def rows_of(self, cells: Iterable[int], and_registers: bool) -> set[int]:
        """Give the numbers of the incidents that some cells match, and those that fill or empty registers."""
        found = set(self.of_registers) if and_registers else set[int]()
        return found.union(*(self.by_cell[cell] for cell in cells))

    def change(self, names: Iterable[str], seen: Sequence[Incident]) -> tuple[list[int], list[int], set[int]]:
        """Put incidents in place of those that bear some names.

        Returns:
            The numbers of those that are no longer, and of those that are new; the cells that match one.
        """
        before = [number for name in names for number in self.numbers.get(name, ())]
        left = Counter(seen)
        gone = []
        for number in before:
            if left[self.incidents[number]]:
                left[self.incidents[number]] -= 1
            else:
                gone.append(number)
        touched: set[int] = set()
        for number in gone:
            incident = self.incidents[number]
            self.numbers[incident.id].remove(number)
            self.of_registers.discard(number)
            for cell in self.cells_of(incident.facets):
                self.by_cell[cell].discard(number)
                touched.add(cell)
        first = len(self.incidents)
        for incident in left.elements():
            cells = self.cells_of(incident.facets)
            self.incidents.append(incident)
            self._put(len(self.incidents) - 1, incident, cells)
            touched |= cells
        return gone, list(range(first, len(self.incidents))), touched

    def cells_of(self, facets: tuple[Told, ...]) -> set[int]:
        """Name the cells one of whose patterns matches what is told."""
        return {cell for cell, asked in self.asked if self._matches(asked, facets)}

    def _matches(self, asked: tuple[Hashable, ...], facets: tuple[Told, ...]) -> bool:
        for facet, want, told in zip(FACETS, asked, facets, strict=True):
            if want:
                key = facet, want, told
                if key not in self.levels:
                    self.levels[key] = level(facet, want, told, self.vocabulary)
                if self.levels[key] == NO:
                    return False
        return True

    def _put(self, number: int, incident: Incident, cells: Iterable[int]) -> None:
        self.numbers[incident.id].append(number)
        for cell in cells:
            self.by_cell[cell].add(number)
        if bears_on_registers(incident, self.deal.registers, self.deal.acts):
            self.of_registers.add(number)


class Looking:
    """Which cells look at what: at counts, rulings and registers, and through conditions at words and terms."""

    def __init__(self, compiled: Compiled) -> None:
        self.at_count: dict[str, set[int]] = defaultdict(set)
        self.at_rulings: dict[str, set[int]] = defaultdict(set)
        self.at_leaf: dict[Condition | tuple[str, str], set[int]] = defaultdict(set)
        self.at_registers = {one.cell for one in compiled.patterns if one.never_covers}
        for cell in compiled.cells:
            for count in _counts_in(cell.term):
                self.at_count[count].add(cell.id)
            if cell.term.assessed_by == "ruling":
                self.at_rulings[cell.term.id].add(cell.id)
            for condition in conditions_behind(cell.term, compiled.deal, cell.is_event):
                for leaf in leaves(condition):
                    self.at_leaf[(leaf.term, leaf.bearer) if isinstance(leaf, TermIs) else leaf].add(cell.id)

    def at_lines(self, term: str, before: Sequence[LineStates], now: Sequence[LineStates]) -> set[int]:
        """Name the cells that look at a line of a term that is not as it was."""
        bearers = {new.bearer for old, new in zip_longest(before, now) if old != new}
        return set().union(*(self.at_leaf[term, bearer] for bearer in (bearers | {""} if bearers else ())))

    def at(self, claim: Claim) -> set[int]:
        """Name the cells that look at a figure or a ruling."""
        match claim.assertion:
            case Figure(count=count):
                return self.at_count[count]
            case Ruling(about=about):
                return self.at_rulings[about]
        return set()


def _counts_in(term: Term) -> Iterable[str]:
    if term.target is not None and term.target.count:
        yield term.target.count
    if term.level is not None:
        yield term.level.count
