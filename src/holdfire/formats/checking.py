"""Rows that were found are held to what any claim is held to, before anything is kept.

====  ====================================================================
E605  not-a-claim: a row would make a claim that no case could read
====  ====================================================================

A file of a million rows has few different names, days and chains. Each is looked at once; only a row with something
not yet seen is read in full, as ``claims/*.jsonl`` would be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from holdfire.claims.cells import Cells
from holdfire.claims.document import Document
from holdfire.claims.names import Names, fold
from holdfire.claims.read import Reading, read_row
from holdfire.claims.rows_jsonl import row_of_object
from holdfire.claims.together import ReadClaim, check_together
from holdfire.formats.found import FoundParty, FoundPlace, FoundRow
from holdfire.formats.source_file import SourceFile
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span
from holdfire.vocab.moment_text import parse_moment

NO_DOCUMENTS: Mapping[str, Document] = MappingProxyType({})
FREE = frozenset({"id", "harm", "note", "incident"})
"""Keys that take any text."""
TIMES = frozenset({"when", "at"})
"""Keys that take a time, whatever else the claim says. ``said`` and ``published`` are looked at together."""
PARTIES = frozenset({"chain", "actors", "whom"})
NAMING = ("answers", "reply to", "maybe same as", "replaces", "retracts")
"""Keys that name other claims: whether these are there shows once all are known."""
TOGETHER = ("C242",)
"""What a claim alone cannot be asked."""


class Checker:
    """Says of each row whether it makes sound claims; remembers what it has seen."""

    def __init__(
        self, names: Names, zone: ZoneInfo, source: SourceFile, documents: Mapping[str, Document] = NO_DOCUMENTS
    ) -> None:
        self._source = source
        self._parties, self._places = dict(names.parties or {}), dict(names.places or {})
        self._acts = names.acts or {}
        self._reading = Reading(zone, documents, replace(names, parties=self._parties, places=self._places))
        self._columns = {cell: number for number, cell in enumerate(source.header, 1)}
        self._patterns: set[tuple[object, ...]] = set()
        self._good: set[tuple[str, object]] = set()

    def knows(self, named: FoundParty | FoundPlace) -> bool:
        """Say whether the case, or the file so far, has a party or a place of this name."""
        return fold(named.id) in (self._parties if isinstance(named, FoundParty) else self._places)

    def learn(self, named: FoundParty | FoundPlace) -> None:
        """Take up a name that the file brings."""
        known = self._parties if isinstance(named, FoundParty) else self._places
        for spelled in (*named.also, named.id):
            known[fold(spelled)] = named.id

    def mistakes(self, row: FoundRow) -> tuple[Diagnostic, ...]:
        """List what is wrong with the claims of a row, at the columns it comes from; none: it is sound."""
        found: list[Diagnostic] = []
        for claim in row.claims:
            if not self._is_seen(claim):
                wrong = self._read(claim, row)
                found += wrong
                if not wrong:
                    self._patterns.add(self._pattern(claim))
                    self._good.update((key, _plain(value)) for key, value in claim.items() if key not in FREE)
        return tuple(found)

    def _is_seen(self, claim: Mapping[str, Any]) -> bool:
        if self._pattern(claim) not in self._patterns:
            return False
        good = self._good
        for key, value in claim.items():
            if key in FREE:
                if not isinstance(value, str):
                    return False
            elif (key, one := _plain(value)) not in good:
                if not self._is_good(key, one):
                    return False
                good.add((key, one))
        return True

    def _pattern(self, claim: Mapping[str, Any]) -> tuple[object, ...]:
        """Give what has to be right together: which keys there are, and the values of those that bear on each other."""
        alone = TIMES | PARTIES | FREE | {"where", "act"}
        return (*claim, *(_plain(value) for key, value in claim.items() if key not in alone))

    def _is_good(self, key: str, value: object) -> bool:
        """Look at one value by itself; what is not sure here is read in full."""
        if key in PARTIES and isinstance(value, tuple):
            return bool(value) and all(fold(name) in self._parties for name in value)
        if not isinstance(value, str):
            return False
        if key in TIMES:
            try:
                parse_moment(value, self._reading.zone)
            except ValueError:
                return False
            return True
        known = self._places if key == "where" else self._acts
        return key in ("where", "act") and fold(value) in known

    def _read(self, claim: Mapping[str, Any], row: FoundRow) -> list[Diagnostic]:
        found: list[Diagnostic] = []
        taken = row_of_object(claim, self._source.name, row.line, lambda key: self._at(row, key), found)
        cells = Cells(taken, self._reading.zone)
        read = ReadClaim(read_row(cells, self._reading), taken, is_sound=not cells.found)
        found += cells.found
        found += [one for one in check_together([read], self._reading.names) if one.code not in TOGETHER]
        wrong = [one for one in found if one.severity == "error"]
        return [Diagnostic("E605", "not-a-claim", "error", d.message, d.span, help=d.help) for d in wrong]

    def _at(self, row: FoundRow, key: str) -> Span:
        return self._source.at(row.line, self._columns.get(row.columns.get(key, ""), 1))


def _plain(value: object) -> object:
    """Give a value as one that can be remembered."""
    if isinstance(value, str):
        return value
    return tuple(value) if isinstance(value, list | tuple) and all(isinstance(v, str) for v in value) else repr(value)
