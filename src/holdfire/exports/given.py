"""The claims of a case that are given away: as they were written, as they were understood, and where they came from.

Rows of data sets that may not be passed on are left out, unless somebody asked for them twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from types import MappingProxyType
from typing import Any

from holdfire.claims.claim import Claim
from holdfire.claims.columns import KINDS
from holdfire.claims.read import claim_files
from holdfire.claims.rows import Row, Value
from holdfire.claims.rows_file import read_rows
from holdfire.formats.own.round_trip import NOT_MARKED, mark_of
from holdfire.intake.decided.accepted import rows_accepted
from holdfire.intake.decided.decisions import decisions_of
from holdfire.log.claim_rows import row_said
from holdfire.log.entry import Entry
from holdfire.log.state import State
from holdfire.pipeline import Case
from holdfire.vocab.distance import say_strip

RETRACTION = "retraction"
"""Kind of a row that takes a claim back and says no more."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim was imported from; all empty: it was written into the case.

    Attributes:
        format: Of the file. ``dataset``: in which ``key`` is the source's own.
        file: Its name, ``line`` where the row stood there.
        batch: The import it came with; ``""``: it was entered by itself. ``by``: by whom.
        restricted: Why it may not be passed on; ``""``: it may.
        fields: Columns of the source that were kept, as text.
    """

    format: str = ""
    dataset: str = ""
    key: str = ""
    file: str = ""
    line: int = 0
    batch: str = ""
    by: str = ""
    restricted: str = ""
    fields: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


WRITTEN_HERE = Origin()


@dataclass(frozen=True, slots=True)
class Kept:
    """One claim.

    Attributes:
        kind: As written, or ``retraction``.
        cells: By key, as written; nothing empty.
        claim: As understood.
        stands: Nobody has corrected it or taken it back.
        where: File and row, or entry of the log: ``claims/events.jsonl:3``, ``log:17``.
        has_vanished: Its source has it no longer.
    """

    kind: str
    cells: Mapping[str, Value]
    claim: Claim
    stands: bool
    where: str
    origin: Origin = WRITTEN_HERE
    has_vanished: bool = False

    @property
    def key(self) -> str:
        """Give what it is known by when it comes back: the source's own key, else its id."""
        return self.origin.key or self.claim.id

    @property
    def mark(self) -> str:
        """Mark what it says, see ``formats.round_trip``."""
        return mark_of(self.cells)


@dataclass(frozen=True, slots=True)
class Given:
    """What leaves, and what does not.

    Attributes:
        claims: In the order of the case.
        restricted: Reason -> how many claims are left out for it.
        fallen: How many are left out because they were corrected or taken back, or only take others back.
        elsewhere: Registered table -> how many rows it has; they stay in their own file.
        hidden: Names of parties and places that came with what is restricted, and that nothing else speaks of.
    """

    claims: tuple[Kept, ...]
    restricted: Mapping[str, int] = field(default_factory=dict)
    fallen: int = 0
    elsewhere: Mapping[str, int] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()

    def of_kind(self, kind: str) -> tuple[Kept, ...]:
        """Give the claims of one kind."""
        return tuple(one for one in self.claims if one.kind == kind)

    @property
    def kinds(self) -> tuple[str, ...]:
        """List the kinds there are, in the usual order."""
        there = {one.kind for one in self.claims}
        return tuple(kind for kind in (*KINDS, RETRACTION) if kind in there)


def give_claims(case: Case, with_history: bool = False, with_restricted: bool = False) -> Given:
    """Choose the claims that leave.

    Args:
        with_history: Also those that were corrected or taken back, and the rows that take them back.
        with_restricted: Also rows of data sets that may not be passed on. Somebody has to ask for this twice.
    """
    kept = kept_claims(case)
    barred = () if with_restricted else tuple(one for one in kept if one.origin.restricted)
    free = tuple(one for one in kept if with_restricted or not one.origin.restricted)
    standing = free if with_history else tuple(one for one in free if one.stands and not one.claim.retracts)
    return Given(
        claims=standing,
        restricted=dict(sorted(Counter(one.origin.restricted for one in barred).items())),
        fallen=len(free) - len(standing),
        elsewhere={dataset.name: dataset.rows for dataset in case.datasets},
        hidden=_hidden(case, free, barred),
    )


def _hidden(case: Case, free: Iterable[Kept], barred: Iterable[Kept]) -> frozenset[str]:
    """Find names that came with imports of what is restricted, and strips of land, that no claim that leaves tells."""
    batches = {one.origin.batch for one in barred}
    if not batches:
        return frozenset()
    came = {entry.subject for entry in (*case.log.parties, *case.log.places) if entry.batch in batches - {""}}
    places = case.deal.places.by_id.values()
    came |= {one.id for one in places if one.strip and (say_strip(one.strip) == one.id or one.strip.of in came)}
    spoken = {name for kept in free for name in (*kept.claim.chain, *_words(astuple(kept.claim.assertion)))}
    return frozenset(came - spoken)


def _words(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _words(part)


def kept_claims(case: Case) -> tuple[Kept, ...]:
    """Read the claims of a case as they were written, beside what was understood; what-ifs and tables left out."""
    understood = {claim.id: claim for claim in case.claims if claim.row is None and not claim.supposed}
    gone = {claim.replaces for claim in understood.values() if claim.replaces}
    found = []
    for path in claim_files(case.folder):
        where = path.relative_to(case.folder).as_posix()
        found += [
            _kept(row, understood[_text(row, "id")], gone, f"{where}:{row.line}")
            for row in _rows(read_rows(path).value, understood)
        ]
    found += [
        _logged(entry, understood[entry.subject], gone, entry.subject in case.log.vanished)
        for entry in case.log.claims
        if entry.subject in understood
    ]
    return _inherited((*found, *_decided(case.log, understood, gone)))


def _decided(log: State, understood: Mapping[str, Claim], gone: set[str]) -> Iterable[Kept]:
    """Give the claims that follow from what reviewers decided."""
    decisions = decisions_of(log.deciding).value
    by = {one.number: one.by for one in decisions}
    for row in _rows(rows_accepted(decisions).value, understood):
        cells = {key: value for key, value in row.cells.items() if key not in NOT_MARKED}
        claim, origin = understood[_text(row, "id")], Origin(by=by[row.line])
        yield Kept(_kind(row), cells, claim, claim.id not in gone, f"log:{row.line}", origin)


def _inherited(kept: Iterable[Kept]) -> tuple[Kept, ...]:
    """Let what corrects or takes back a claim that may not be passed on be no more free than that."""
    kept = tuple(kept)
    before = {one.claim.id: one.claim.replaces for one in kept if one.claim.replaces}
    why = {one.claim.id: one.origin.restricted for one in kept if one.origin.restricted}

    def reason(id_: str) -> str:
        seen: set[str] = set()
        while id_ not in why and id_ in before and id_ not in seen:
            seen.add(id_)
            id_ = before[id_]
        return why.get(id_, "")

    if not why:
        return kept
    return tuple(replace(one, origin=replace(one.origin, restricted=reason(one.claim.id))) for one in kept)


def _logged(entry: Entry, claim: Claim, gone: set[str], has_vanished: bool) -> Kept:
    body = entry.body
    row = row_said(entry.number, entry.said_at, body["row"], [])
    cells = {key: value for key, value in row.cells.items() if key not in NOT_MARKED}
    origin = _origin(body.get("origin") or {}, entry)
    return Kept(_kind(row), cells, claim, claim.id not in gone, f"log:{entry.number}", origin, has_vanished)


def _origin(told: Mapping[str, Any], entry: Entry) -> Origin:
    def text(key: str) -> str:
        return str(told.get(key) or "")

    return Origin(
        format=text("format"),
        dataset=text("dataset"),
        key=text("key"),
        file=text("file"),
        line=int(told.get("line") or 0),
        batch=entry.batch,
        by=entry.by,
        restricted=text("restricted"),
        fields={str(key): str(value) for key, value in (told.get("fields") or {}).items()},
    )


def _rows(rows: Iterable[Row], understood: Mapping[str, Claim]) -> Iterable[Row]:
    return (row for row in rows if _text(row, "id") in understood)


def _kept(row: Row, claim: Claim, gone: set[str], where: str) -> Kept:
    return Kept(_kind(row), row.cells, claim, claim.id not in gone, where)


def _kind(row: Row) -> str:
    return _text(row, "kind").casefold() or RETRACTION


def _text(row: Row, key: str) -> str:
    value = row.cells.get(key, "")
    return value if isinstance(value, str) else " ".join(value)
