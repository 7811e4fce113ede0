"""Incidents of claims told to the second, as rows of table ``hits`` beside those of registered tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from holdfire.claims.claim import Claim, Event
from holdfire.claims.incident import Incident
from holdfire.claims.narrower import number_in
from holdfire.engine.bulk.kept import Hit
from holdfire.engine.bulk.points import Points
from holdfire.engine.bulk.scan import WINDOWS
from holdfire.engine.facets import MUST, NO, asked_of, profile_level
from holdfire.engine.patterns import Pattern, form_of, window_of
from holdfire.engine.table_rows import is_number
from holdfire.engine.tables import SUBSECONDS
from holdfire.vocab.quantity import MILLI

FIRST_KEY = -(2**60)
"""Numbers of incidents that only claims name go down from here; tables number theirs as they like."""


class NotAPointError(Exception):
    """What a claim tells is no act at a known second that stands for itself."""


@dataclass(slots=True)
class Arrived:
    """Turns incidents into hits; ``keys`` are the numbers of incidents that claims name."""

    points: Points
    keys: dict[str, int] = field(default_factory=dict)

    def hits(self, incident: Incident, number: int, cells: set[int]) -> list[Hit]:
        """Give the rows of an incident for the cells worked out in tables that it matches.

        Args:
            number: Of the incident, from 0; its row is called ``-1 - number``.

        Raises:
            NotAPointError: It takes more than a row.
        """
        at = incident.earliest
        span = self.points.span
        if not (at == incident.began == incident.latest and span.start <= at < span.end):
            raise NotAPointError
        found = list(self._matching(incident, -1 - number, at << SUBSECONDS, cells))
        if any(role == "exception" for _, role, *_ in found):
            raise NotAPointError
        self.points.told |= {mask for *_, may, must, _, _ in found for mask in (may, must)}  # type: ignore[misc]
        return found

    def hits_of_row(self, incident: Incident, row: Claim, cells: set[int]) -> list[Hit]:
        """Give the rows with which a row of a registered table is there for cells worked out in tables.

        Args:
            incident: What the row tells by itself.

        Raises:
            NotAPointError: They are not there.
        """
        assert row.row is not None
        assert isinstance(row.assertion, Event)
        names = tuple(int(name) if is_number(name) else None for name in (row.incident, row.assertion.answers))
        pos = (incident.earliest << SUBSECONDS) + row.row.order
        kept = self.points.following
        found = [(*hit[:-2], *names) for hit in self._matching(incident, row.row.number, pos, cells)]
        if kept is None or not all(map(kept.has, found)):
            raise NotAPointError
        return found

    def _matching(self, incident: Incident, id_: int, pos: int, cells: set[int]) -> Iterator[Hit]:
        """Match an incident with the patterns of some cells."""
        seats = self.points.compiled.seats
        told_may, told_must = seats.spread(incident.told_may), seats.spread(incident.told_must)
        at = incident.earliest
        day = int(self.points.days.number(np.array([at]))[0])
        for pattern in self.points.compiled.patterns:
            if pattern.cell not in cells:
                continue
            asked = asked_of(pattern.act, pattern.by)
            level = profile_level(asked, incident.facets, self.points.compiled.vocabulary)
            if level == NO:
                continue
            must = told_must if level == MUST else 0
            low, high = self._amount(incident, pattern)
            names = (None, None) if id_ >= 0 else self._named(incident, pattern)
            window = WINDOWS.index(window_of(pattern.role, self.points.compiled.cells[pattern.cell].term))
            yield (
                pattern.cell, pattern.role, window, id_, at, pos, day, low, high, told_may, must, *names,
            )  # fmt: skip

    def has_company(self, hits: list[Hit]) -> bool:
        """Say whether rows whose table tells what came first share a second with one of these, where that matters."""
        orders = any(dataset.order for dataset in self.points.compiled.datasets)
        kept = self.points.following
        for hit in hits if orders and kept is not None else ():
            term = self.points.compiled.cells[int(hit[0] or 0)].term
            decides = hit[1] in {"broken", "restored", "step"} or form_of(term) == "respond"
            if decides and kept is not None and kept.has_others(hit):
                return True
        return False

    def _amount(self, incident: Incident, pattern: Pattern) -> tuple[int, int | None]:
        if not pattern.unit:
            return MILLI, MILLI
        categories = self.points.compiled.deal.categories
        number = number_in(pattern.unit, incident.amounts, categories) if incident.amounts else None
        return (number.low, number.high) if number is not None else (0, None)

    def _named(self, incident: Incident, pattern: Pattern) -> tuple[int | None, int | None]:
        """Number the incident itself, and the one it answers."""
        if form_of(self.points.compiled.cells[pattern.cell].term) != "respond":
            return None, None
        if pattern.role == "trigger":
            return self._key(incident.id), None
        if len(incident.answers) != 1 or incident.answers == ("",):
            raise NotAPointError
        return None, self._key(incident.answers[0])

    def _key(self, name: str) -> int:
        """Number an incident: a number is what tables call it too."""
        if is_number(name):
            return int(name)
        return self.keys.setdefault(name, FIRST_KEY - len(self.keys))
