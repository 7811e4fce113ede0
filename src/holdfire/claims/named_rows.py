"""Rows of registered tables that other claims name: each of these is read as a claim of its own.

Such a row does not count where it stands any more, but as the claim that it is: so whatever holds of a claim that is
corrected, taken back, denied, ruled on or answered holds of a row. All other rows stay where they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from holdfire.claims.cells import NO_MOMENT
from holdfire.claims.claim import Claim, Event, Ruling, TableRow
from holdfire.claims.dataset import Dataset
from holdfire.vocab.moment import Occurrence


class Rows(Protocol):
    """The rows of the registered tables of a case. Whoever has the tables answers (``engine/table_rows.py``)."""

    def called(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find the rows that have these names, as claims, by name; names that no row has are left out."""

    def in_incidents(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find the rows whose table says that their incident is called so, as claims, by name of the row."""

    def called_instead(self, name: str) -> str:
        """Say how rows are called, to whoever named one that there is not; ``""``: it looks like no row."""


class NoRows:
    """Of a case without registered tables."""

    def called(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find nothing."""
        return {}

    def in_incidents(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Find nothing."""
        return {}

    def called_instead(self, name: str) -> str:
        """Say nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class UnreadRows:
    """Of registered tables in which something is wrong: until that is put right, nobody knows what is in them.

    Attributes:
        tables: Names of the tables.
    """

    tables: frozenset[str]

    def called(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Take every row to be there that may be."""
        return {name: _stand_in(name) for name in names if name.partition("/")[0] in self.tables and "/" in name}

    def in_incidents(self, names: Iterable[str]) -> Mapping[str, Claim]:
        """Take every incident to be told of."""
        return {name: _stand_in(name) for name in names}

    def called_instead(self, name: str) -> str:
        """Say nothing."""
        return ""


def _stand_in(name: str) -> Claim:
    return Claim(name, ("",), Event("", Occurrence(NO_MOMENT, NO_MOMENT)), NO_MOMENT, row=TableRow("", "", 0))


NO_ROWS = NoRows()


@dataclass(frozen=True, slots=True)
class Named:
    """Names in claims that may be those of rows, and of incidents of which rows may tell."""

    rows: frozenset[str]
    incidents: frozenset[str]


def named_in(claims: Iterable[Claim]) -> Named:
    """List the names for which a row must be read as a claim of its own.

    A row that is replied to in words, without being denied, and an incident that is answered, stay as they are.
    """
    rows, incidents = set[str](), set[str]()
    for claim in claims:
        rows.add(claim.replaces)
        if claim.retracts or claim.row is not None:
            continue
        match claim.assertion:
            case Event(total="", says=says, answers=answers):
                incidents |= {claim.incident, claim.maybe_same_as}
                rows |= {answers, claim.reply_to if says == "denies" and not claim.incident else ""}
            case Ruling(about=about, found="happened" | "did not happen"):
                incidents.add(about)
    return Named(frozenset(rows | incidents) - {""}, frozenset(incidents) - {""})


def read_apart(
    claims: Sequence[Claim], datasets: Sequence[Dataset], rows: Rows
) -> tuple[tuple[Claim, ...], tuple[Dataset, ...]]:
    """Read the rows that claims name as claims of their own, and leave them out of their tables.

    Args:
        claims: As known. Rows among them that none of the others names are left out: they count where they stand.
        rows: Of the datasets.

    Returns:
        The claims, then the rows; the datasets without these rows.
    """
    named = rows_named(claims, rows)
    without: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for claim in named.values():
        if claim.row is not None:
            without[claim.row.dataset][claim.row.kind].add(claim.row.number)
    told = (*(claim for claim in claims if claim.row is None), *named.values())
    return told, tuple(_leave_out(one, without[one.name]) if one.name in without else one for one in datasets)


def rows_named(claims: Iterable[Claim], rows: Rows) -> dict[str, Claim]:
    """Give the rows that must be read as claims of their own, by name; those among the claims are not looked for."""
    claims = tuple(claims)
    named = named_in(claims)
    there = {claim.id: claim for claim in claims if claim.row is not None and claim.id in named.rows}
    return {**there, **rows.called(named.rows - there.keys()), **rows.in_incidents(named.incidents)}


def rows_that_may_be_meant(claims: Iterable[Claim], rows: Rows) -> dict[str, Claim]:
    """Give the rows that claims name in any way, also those that stay where they are."""
    claims = tuple(claims)
    answered = {one.assertion.answers for one in claims if isinstance(one.assertion, Event)} - {""}
    in_words = {claim.reply_to for claim in claims} - {""}
    return {**rows_named(claims, rows), **rows.called(in_words), **rows.in_incidents(answered)}


def _leave_out(dataset: Dataset, numbers: Mapping[str, set[int]]) -> Dataset:
    kinds = numbers.keys() | dataset.without.keys()
    return replace(
        dataset,
        without={kind: frozenset(numbers.get(kind, ())) | dataset.without.get(kind, frozenset()) for kind in kinds},
    )
