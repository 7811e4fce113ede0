"""What a format finds in a file: rows with a key of their own, the names they use, and what is wrong.

A format's ``read`` yields these one after another, in the order of the file, so that a file of a million rows never
stands in memory. Names come before the rows that use them. Nothing here knows what the log has: that is compared later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from holdfire.source.diagnostic import Diagnostic

NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One row, submission or feature of the source, as claims.

    Attributes:
        key: The source's own; unique in its dataset, the same when the row is changed there.
        claims: As lines of ``claims/*.jsonl``, without ``recorded``: text, lists of text, nothing else. The ``id`` of
            each is made from the format and the key, the same at every reading (``ucdp-308593``; where a row makes
            several, ``kobo-7f3a-2``). Empty: the row says nothing that is a claim, and is kept for its fields.
        line: Where it begins in the file, from 1.
        fields: Columns of the source worth keeping, as text, empty ones left out.
        flags: Slugs of what is odd in it (``best-is-zero``): the same as those of its warnings.
        columns: Key of a claim -> column of the file it comes from, by its name there; for messages.
        restricted: Why the row may not be passed on (``"ACLED: rows may not be passed on"``); goes into the ``origin``
            of its claims under this key, and exports leave such claims out. ``""``: it may be.
        shows: Id of the claim that an edited row of an export shows, and ``mark``: of what it said when it left.

    """

    key: str
    claims: tuple[Mapping[str, Any], ...]
    line: int
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    flags: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    restricted: str = ""
    shows: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party or source that rows name. It is proposed only if the case has no party called so.

    Attributes:
        id: As claims write it: lower case, without ``+`` and ``|`` (see ``plain_name``).
        name: As the source shows it.
        kind: As in ``sources.yaml``: "outlet", "armed group", "unnamed", ...
        also: Other names. ``member_of``: ids of parties it belongs to.
    """

    id: str
    name: str
    kind: str = ""
    also: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place that rows name. It is proposed only if the case has no place called so.

    Attributes:
        id: As claims write it: lower case, without ``+`` and ``|``.
        name: As the source shows it. ``also``: other names.
        wkt: Its shape in degrees, longitude first (``POINT (37.16 36.2)``); ``""``: nobody said where it lies.
        radius: How many metres around the shape it may really be, as text; ``""`` or ``"0"``: the shape is exact.
        inside: Ids of places that surely contain it.
        precision: What the source says of its precision, in words.
    """

    id: str
    name: str
    also: tuple[str, ...] = ()
    wkt: str = ""
    radius: str = ""
    inside: tuple[str, ...] = ()
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is left out, and why: its diagnostics are errors, with row and column.

    Attributes:
        key: The source's own, where it could be read; so that the row does not count as gone.
    """

    line: int
    why: tuple[Diagnostic, ...]
    key: str = ""


Found = FoundRow | FoundParty | FoundPlace | Refused | Diagnostic
"""A diagnostic by itself is a warning or a note; an error by itself stops the whole import."""


def as_line(claim: Mapping[str, Any]) -> dict[str, Any]:
    """Write a claim as a line of JSONL would have it: lists for what holds several texts."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in claim.items()}


def plain_name(name: str) -> str:
    """Write a name of the source so that a claim can carry it: ``+`` joins parties there, ``|`` divides lists."""
    return " ".join(name.replace("+", " and ").replace("|", " ").split())
