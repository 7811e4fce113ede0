"""The view models of the period report: all that its template and its text may see, in words."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.report.page import Accusation, Said


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a term stands at both ends of the period, under accounts that show the same.

    Attributes:
        accounts: "all accounts", or their names.
        before: At the beginning, as known then; with the numbers.
        revised: At the beginning, as known at the end; ``""`` where that is the same.
        now: At the end. ``tone`` is the state that colours it.
        rests_on: Claims among its causes that became known in the period.
    """

    accounts: str
    before: str
    revised: str
    now: str
    tone: str
    rests_on: tuple[Said, ...] = ()

    @property
    def is_changed(self) -> bool:
        """Say whether it stands otherwise at the end, or the beginning looks otherwise by now."""
        return self.before != self.now or bool(self.revised)


@dataclass(frozen=True, slots=True)
class TermStands:
    """A term, for one bearer and under readings that show the same."""

    term: str
    who: str
    reading: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """Where all terms stand: those that changed, and the others."""

    anchor: str
    heading: str
    caption: str
    changed: tuple[TermStands, ...]
    same: tuple[TermStands, ...]


@dataclass(frozen=True, slots=True)
class NewClaims:
    """Claims of one kind that became known in the period."""

    heading: str
    claims: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A claim that was corrected or taken back.

    Attributes:
        was: ``None`` where what it corrects is not among the claims shown (a row of a table).
        by: Who corrects it or takes it back; ``is_now`` is what is told instead, ``""`` for a retraction.
    """

    was: Said | None
    by: Said
    is_now: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many incidents, under one account; both 0: none is told there."""

    established: int = 0
    alleged: int = 0

    @property
    def words(self) -> str:
        """Say it; ``""`` for none."""
        told = ((self.established, "established"), (self.alleged, "alleged"))
        return ", ".join(f"{number:,} {what}" for number, what in told if number)


@dataclass(frozen=True, slots=True)
class CountRow:
    """One line of a table of counts, a tally for each account."""

    name: str
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class CountTable:
    """Counts by alleged author, place or kind.

    Attributes:
        head: What its first column names.
        groups: A heading and its rows; every incident is in one row.
        accounts: In alphabetical order.
    """

    head: str
    caption: str
    accounts: tuple[str, ...]
    groups: tuple[tuple[str, tuple[CountRow, ...]], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Incidents of the period.

    Attributes:
        rule: How they were counted, one sentence each.
        overall: The period as a whole, and the one before.
        totals: Totals that are told of this time, which are no incidents.
    """

    rule: tuple[str, ...]
    overall: CountTable
    tables: tuple[CountTable, ...]
    totals: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Late:
    """A claim that became known in the period and is about a time before it.

    Attributes:
        about: When that was.
        how: Whether it was all before the period, or reaches into it; for an event, whether its incident was known.
    """

    claim: Said
    about: str
    how: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watched a place in the period, or was refused; ``refused_by`` is ``""`` for who watched."""

    observer: str
    place: str
    when: str
    refused_by: str
    claim: Said


@dataclass(frozen=True, slots=True)
class Ahead:
    """A known moment of the deal after the period."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class PeriodPage:
    """The period report.

    Attributes:
        says: It all in a few sentences.
        standings: As it was and, where the case asks for that, as though in force.
        watched: Which days nobody is said to have watched anything.
        more_ahead: How many known moments are not shown.
    """

    title: str
    label: str
    heading: str
    facts: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    standings: tuple[Standings, ...]
    news: tuple[NewClaims, ...]
    corrections: tuple[Correction, ...]
    retractions: tuple[Correction, ...]
    counts: Counts
    late: tuple[Late, ...]
    watches: tuple[Watch, ...]
    watched: str
    allegations: tuple[Accusation, ...]
    ahead: tuple[Ahead, ...]
    more_ahead: int
    accounts: tuple[tuple[str, str], ...]
    version: str
