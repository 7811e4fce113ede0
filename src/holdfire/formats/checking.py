"""Rows that were found are held to what any claim is held to, before anything is kept.

====  ====================================================================
E605  not-a-claim: a row would make a claim that no case could read
====  ====================================================================

A file of a million rows has few different names, days and chains. Each is looked at once; only a row with something
not yet seen is read in full, as ``claims/*.jsonl`` would be.
"""

from __future__ import annotations

from collections import defaultdict
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
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment

NO_DOCUMENTS: Mapping[str, Document] = MappingProxyType({})
FREE = frozenset({"id", "harm", "note", "incident"})
"""Keys that take any text."""
TIMES = frozenset({"when", "at", "said", "published"})
"""Keys that take a time, whatever else the claim says but for the order of the last two."""
PARTIES = frozenset({"chain", "actors", "whom"})
ALONE = TIMES | PARTIES | {"where", "act"}
NAMING = ("answers", "reply to", "maybe same as", "replaces", "retracts")
ANY_NAMING = frozenset(NAMING)
"""Keys that name other claims: whether these are there shows once all are known."""
TOGETHER = ("C242",)
"""What a claim alone cannot be asked."""


class Shape:
    """Which keys a claim has, and what is known of claims that have them.

    Attributes:
        free: Keys that take any text.
        alone: Keys whose values are right or wrong by themselves, with the values known to be right.
        others: Keys whose values bear on each other; ``together`` holds what has been read in full.
    """

    __slots__ = ("alone", "free", "others", "together")

    def __init__(self, claim: Mapping[str, Any], good: dict[str, set[object]]) -> None:
        self.free = tuple(key for key in claim if key in FREE)
        self.alone = tuple((key, good[key]) for key in claim if key in ALONE)
        self.others = tuple(key for key in claim if key not in ALONE and key not in FREE)
        self.together: set[tuple[object, ...]] = set()

    def values(self, claim: Mapping[str, Any]) -> tuple[object, ...]:
        """Give the values that bear on each other."""
        return tuple([_plain(claim[key]) for key in self.others])


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
        self._shapes: dict[tuple[str, ...], Shape] = {}
        self._good: dict[str, set[object]] = defaultdict(set)
        self._times: dict[str, Moment | None] = {}

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
            shape = self._shapes.get(tuple(claim))
            if shape is None:
                shape = self._shapes[tuple(claim)] = Shape(claim, self._good)
            if not self._is_seen(claim, shape):
                wrong = self._read(claim, row)
                found += wrong
                if not wrong:
                    shape.together.add(shape.values(claim))
                    for key, good in shape.alone:
                        good.add(_plain(claim[key]))
        return tuple(found)

    def _is_seen(self, claim: Mapping[str, Any], shape: Shape) -> bool:
        if shape.values(claim) not in shape.together:
            return False
        for key in shape.free:
            if type(claim[key]) is not str:
                return False
        for key, good in shape.alone:
            value = claim[key]
            if type(value) is not str:
                value = _plain(value)
            if value not in good:
                if not self._is_good(key, value):
                    return False
                good.add(value)
        said, published = claim.get("said", ""), claim.get("published", "")
        return said in ("", published) or self._is_in_order(said, published)

    def _is_in_order(self, said: str, published: str) -> bool:
        first, last = self._time(said), self._time(published)
        return first is not None and last is not None and first.earliest <= last.latest

    def _time(self, text: str) -> Moment | None:
        """Read a time, each once; ``None`` where it cannot be read."""
        if text not in self._times:
            try:
                self._times[text] = parse_moment(text, self._reading.zone)
            except ValueError:
                self._times[text] = None
        return self._times[text]

    def _is_good(self, key: str, value: object) -> bool:
        """Look at one value by itself; what is not sure here is read in full."""
        if key in PARTIES and isinstance(value, tuple):
            return bool(value) and all(fold(name) in self._parties for name in value)
        if not isinstance(value, str):
            return False
        if key in TIMES:
            return self._time(value) is not None
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
    if isinstance(value, list | tuple):
        for part in value:
            if not isinstance(part, str):
                return repr(value)
        return tuple(value)
    return value if isinstance(value, str) else repr(value)
