"""From a deal and claims to tables: everything that does not depend on when windows open."""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from holdfire.claims.account import Account
from holdfire.claims.claim import Claim, Event
from holdfire.claims.counting import standing_claims
from holdfire.claims.dataset import Dataset
from holdfire.claims.incident import FACETS, Incident, Told, incidents_under
from holdfire.claims.named_rows import Rows, read_apart
from holdfire.claims.narrower import number_in
from holdfire.deal.model import Deal
from holdfire.engine.bulk.feeds import Feed, feeds_of
from holdfire.engine.cells import Cell, compile_cells
from holdfire.engine.epochs import in_epochs
from holdfire.engine.facets import Vocabulary, asked_of, level
from holdfire.engine.figures import figures_in_unit
from holdfire.engine.patterns import Pattern, pace_of, patterns_of
from holdfire.engine.registers import register_signals, registered_rows
from holdfire.engine.seats import Seats
from holdfire.engine.table_rows import TableRows
from holdfire.vocab.category import Categories
from holdfire.vocab.party import Parties

Row = tuple[int | str | None, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A deal and claims, ready to run.

    Attributes:
        claims: Those that stand, figures in the unit of their count.
        tables: Rows by table name, for the tables that do not depend on windows.
        totals: Claims of totals, each with how accounts see it.
        datasets: Registered tables. ``feeds``: which of their rows may match which patterns.

    """

    deal: Deal
    claims: tuple[Claim, ...]
    seats: Seats
    parties: Parties
    cells: tuple[Cell, ...]
    patterns: tuple[Pattern, ...]
    incidents: tuple[Incident, ...]
    tables: Mapping[str, Sequence[Row]]
    totals: tuple[tuple[Claim, tuple[Incident, ...]], ...]
    datasets: tuple[Dataset, ...] = ()
    feeds: tuple[Feed, ...] = ()

    @property
    def vocabulary(self) -> Vocabulary:
        """What facets are compared by."""
        return Vocabulary(self.parties, self.deal.acts, self.deal.places, self.deal.categories)


def compile_case(
    deal: Deal,
    claims: Iterable[Claim],
    accounts: Sequence[Account],
    parties: Parties,
    datasets: Sequence[Dataset] = (),
    rows: Rows | None = None,
) -> Compiled:
    """Compile a deal and claims.

    Args:
        claims: As known; replaced ones are left out here.
        accounts: At most 31.
        parties: The deal's and the sources'.
        datasets: Registered tables of more claims, which stay where they are, but for rows that claims name.
        rows: Of the datasets; ``None``: they are looked up there.

    """
    seats = Seats(tuple(accounts))
    all_known = tuple(claims)
    if datasets:
        all_known, datasets = read_apart(all_known, datasets, rows or TableRows(datasets))
    claims = figures_in_unit(standing_claims(all_known), deal)
    seen = incidents_under(claims, accounts, parties, deal.acts, deal.places, deal.categories, all_known)
    cells = compile_cells(deal)
    patterns = tuple(pattern for cell in cells for pattern in patterns_of(cell))
    totals = tuple(totals_told(claims, seats, parties, deal))
    vocabulary = Vocabulary(parties, deal.acts, deal.places, deal.categories)
    feeds = tuple(feed for dataset in datasets for feed in feeds_of(dataset, enumerate(patterns), vocabulary))
    bare = Compiled(deal, claims, seats, parties, cells, patterns, (), {}, totals, tuple(datasets), feeds)
    return with_incidents(bare, in_epochs(seen, deal.places))


def with_incidents(compiled: Compiled, incidents: Sequence[Incident], only: Container[int] | None = None) -> Compiled:
    """Put other incidents in place of those compiled, and make the tables anew.

    Args:
        only: Ids of the cells that will run; ``None``: all.
    """
    deal, seats, parties, patterns = compiled.deal, compiled.seats, compiled.parties, compiled.patterns
    numbered = [(number, one) for number, one in enumerate(patterns) if only is None or one.cell in only]
    facets = _facet_tables(incidents, numbered, compiled.vocabulary)
    units, amounts = _Numbers([""]), _Numbers([()])
    registers = register_signals(deal.registers, incidents, seats, deal.acts)
    tables: dict[str, Sequence[Row]] = {
        "seats": [(seat, 1 << seat, complete) for seat, complete in enumerate(seats.complete_up_to)],
        "incidents": _incident_rows(incidents, facets.profile_of, amounts, seats),
        "answers": _answer_rows(incidents),
        "told_facets": facets.told,
        "asked_facets": facets.asked,
        "levels": facets.levels,
        "patterns": [
            (number, pattern.cell, pattern.role, pattern.window, units.of(pattern.unit), int(pattern.begins))
            for number, pattern in enumerate(patterns)
        ],
        "registered": [
            (number, facets.whom[told], *stretch)
            for number, pattern in numbered
            if pattern.role == "exception"
            for told in facets.whom
            for stretch in registered_rows(told, pattern.never_covers, registers, parties, seats)
        ],
        "pace": [pace_of(cell) for cell in compiled.cells if cell.term.form in {"respond", "ratio"}],
    }
    tables["amounts"] = _amount_rows(amounts, units, deal.categories)  # once all of both are numbered
    return replace(compiled, incidents=tuple(incidents), tables=tables)


def totals_told(
    claims: Iterable[Claim], seats: Seats, parties: Parties, deal: Deal
) -> Iterable[tuple[Claim, tuple[Incident, ...]]]:
    """Work out how accounts see each total: as an incident of one claim."""
    for claim in claims:
        if isinstance(told := claim.assertion, Event) and told.total:
            alone = replace(claim, incident="", maybe_same_as="", assertion=replace(told, total=""))
            seen = incidents_under([alone], seats.accounts, parties, deal.acts, deal.places, deal.categories)
            yield claim, in_epochs(seen, deal.places, from_first=not told.has_beginning)


class _Numbers:
    """Give each value a number, in the order they are met."""

    def __init__(self, known: Iterable[Hashable] = ()) -> None:
        self.numbers: dict[Hashable, int] = {}
        for value in known:
            self.of(value)

    def of(self, value: Hashable) -> int:
        return self.numbers.setdefault(value, len(self.numbers))


@dataclass(frozen=True, slots=True)
class _Facets:
    told: list[Row]
    asked: list[Row]
    levels: list[Row]
    profile_of: Mapping[tuple[Told, ...], int]
    whom: Mapping[Told, int]


def _facet_tables(
    incidents: Iterable[Incident], patterns: Iterable[tuple[int, Pattern]], vocabulary: Vocabulary
) -> _Facets:
    """Number what is told and what is asked, and match the two facet by facet."""
    profiles = _Numbers()
    told = {facet: _Numbers() for facet in FACETS}
    asked = {facet: _Numbers() for facet in FACETS}
    told_rows: list[Row] = []
    for incident in incidents:
        if incident.facets not in profiles.numbers:
            profile = profiles.of(incident.facets)
            told_rows += [(profile, f, told[f].of(value)) for f, value in zip(FACETS, incident.facets, strict=True)]
    asked_rows: list[Row] = []
    for number, pattern in patterns:
        wants = asked_of(pattern.act, pattern.by)
        asked_rows += [(number, f, asked[f].of(want)) for f, want in zip(FACETS, wants, strict=True)]
    levels: list[Row] = []
    for facet in FACETS:
        for want, want_number in asked[facet].numbers.items():
            for value, value_number in told[facet].numbers.items():
                if isinstance(value, Told) and (found := level(facet, want, value, vocabulary)):
                    levels.append((facet, want_number, value_number, found))
    whom = {value: number for value, number in told["whom"].numbers.items() if isinstance(value, Told)}
    profile_of = {value: number for value, number in profiles.numbers.items() if isinstance(value, tuple)}
    return _Facets(told_rows, asked_rows, levels, profile_of, whom)


def _incident_rows(
    incidents: Sequence[Incident], profile_of: Mapping[tuple[Told, ...], int], amounts: _Numbers, seats: Seats
) -> list[Row]:
    ids, groups = _Numbers(), _Numbers()
    return [
        (
            ids.of(incident.id),
            row,
            groups.of(incident.group),
            profile_of[incident.facets],
            incident.earliest,
            incident.began,
            incident.latest,
            amounts.of(incident.amounts),
            seats.spread(incident.told_may),
            seats.spread(incident.told_must),
        )
        for row, incident in enumerate(incidents)
    ]


def _amount_rows(amounts: _Numbers, units: _Numbers, categories: Categories) -> list[Row]:
    """Read every amount told in every unit asked for; an amount that a unit has nothing to do with has no row."""
    return [
        (amount, unit_number, number.low, number.high)
        for unit, unit_number in units.numbers.items()
        for told, amount in amounts.numbers.items()
        if unit and told and isinstance(told, tuple) and (number := number_in(str(unit), told, categories)) is not None
    ]


def _answer_rows(incidents: Sequence[Incident]) -> list[Row]:
    ids = _Numbers(incident.id for incident in incidents)
    return [
        (row, ids.of(named) if named else None, int(len(incident.answers) == 1))
        for row, incident in enumerate(incidents)
        for named in incident.answers
        if incident.answers != ("",)
    ]
