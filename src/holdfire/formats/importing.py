"""A file against the log: what is new, what has changed, what is gone; then the entries that say so.

The file is read once, and nothing of it stands in memory but its keys, so that a million rows fit.

====  ====================================================================
E606  key-twice: two rows of a file have one key
E607  name-taken: a row would make a claim called as one that was not imported
E608  names-no-claim: a row answers or replaces a claim that is not there
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from holdfire.claims.document import Document
from holdfire.claims.names import NO_NAMES, Names
from holdfire.formats.asked import Asked, Format
from holdfire.formats.checking import ANY_NAMING, NAMING, Checker
from holdfire.formats.found import FoundParty, FoundPlace, FoundRow, Refused
from holdfire.formats.known_rows import Known, KnownClaim, RowName, differences, mark_of, next_version
from holdfire.formats.own.own_edits import NO_EDIT, NOTHING_SAID, Said, both_changed, edit_of
from holdfire.formats.source_file import SourceFile
from holdfire.source.diagnostic import Diagnostic

NEW, CHANGED, UNCHANGED, GONE, BACK, REFUSED, NO_CLAIM = (
    "new", "changed", "unchanged", "gone", "back", "refused", "says nothing",
)  # fmt: skip
"""What can be said of a row. *Gone*: the log has it and the file has not. *Back*: it was gone."""


@dataclass(frozen=True, slots=True)
class Import:
    """One file to be imported, and what it is held to.

    Attributes:
        is_part: The file is only a part of its dataset: what it has not is not gone.
        registered: Names that the log holds, from imports before.
        documents: That claims may quote, by id.
        said: What the claims of the case say, where the file is an export that comes back.
    """

    source: SourceFile
    format: Format
    asked: Asked
    known: Known
    is_part: bool = False
    registered: Names = NO_NAMES
    documents: Mapping[str, Document] = field(default_factory=dict)
    said: Said = NOTHING_SAID

    @property
    def dataset(self) -> str:
        """Name the dataset in which its keys are unique."""
        return self.format.dataset(self.source, self.asked)


@dataclass(frozen=True, slots=True)
class Version:
    """One claim of a row as it is to be kept: what it says, and the id of its first version."""

    row: Mapping[str, Any]
    first: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A row against the log.

    Attributes:
        what: One of the words above.
        name: Dataset and key.
        row: As found; ``None`` where it is gone or refused.
        claims: To be kept.
        changes: Key or column, old, new.
        why: Of a refused one.
        marks: Numbers of entries to undo (it is back), ids of claims to mark (it is gone).
    """

    what: str
    name: RowName
    line: int = 0
    row: FoundRow | None = None
    claims: tuple[Version, ...] = ()
    changes: tuple[tuple[str, str, str], ...] = ()
    why: tuple[Diagnostic, ...] = ()
    marks: tuple[int | str, ...] = ()


Step = Compared | FoundParty | FoundPlace | Diagnostic


def steps_of(one: Import) -> Iterator[Step]:
    """Go through a file: names new to the case, rows against the log, what is odd; at last what is gone.

    A row that names a claim which has not come yet waits until it has; what is left at the end names nothing.
    """
    dataset = one.dataset
    checker = Checker(one.asked.names.with_more(one.registered), one.asked.zone, one.source, one.documents)
    lines: dict[str, int] = {}
    waiting = Waiting(one.known.named)
    for found in one.format.read(one.source, one.asked):
        match found:
            case FoundRow():
                name = (dataset, found.key)
                first = lines.setdefault(found.key, found.line)
                if first != found.line:
                    yield _refused(name, found, (_key_twice(one, found, first),))
                    continue
                step = _compared(one, name, found, checker)
                if waiting.takes(step):
                    yield step
            case Refused():
                lines.setdefault(found.key, found.line)
                yield Compared(REFUSED, (dataset, found.key), found.line, why=found.why)
            case FoundParty() | FoundPlace():
                if not checker.knows(found):
                    checker.learn(found)
                    yield found
            case _:
                yield found
    yield from waiting.come()
    yield from (_names_nothing(one, step, key) for step, key in waiting.left())
    if not one.is_part:
        yield from _gone(one, dataset, lines)


class Waiting:
    """Rows that name claims which have not come yet; all others are let through at once."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._come: set[str] = set()
        self._waiting: list[Compared] = []

    def takes(self, step: Compared) -> bool:
        """Say whether a row can be taken now; else it is kept until ``come``."""
        if self._missing(step):
            self._waiting.append(step)
            return False
        for claim in step.row.claims if step.row else ():
            self._come.add(claim["id"])
            if "incident" in claim:
                self._come.add(claim["incident"])
        if step.changes:
            self._come.update(version.row["id"] for version in step.claims)
        return True

    def come(self) -> Iterator[Compared]:
        """Give those for which everything has come, in turn."""
        while self._waiting:
            before, self._waiting = self._waiting, []
            taken = [step for step in before if self.takes(step)]
            yield from taken
            if not taken:
                return

    def left(self) -> Iterator[tuple[Compared, str]]:
        """Give those that name what is not there, with the key that names it."""
        for step in self._waiting:
            yield step, self._missing(step)

    def _missing(self, step: Compared) -> str:
        for version in step.claims:
            if ANY_NAMING.isdisjoint(version.row):
                continue
            for key in NAMING:
                name = version.row.get(key)
                if name and name not in self._come and name not in self._known:
                    return key
        return ""


def _names_nothing(one: Import, step: Compared, key: str) -> Compared:
    names = next(version.row[key] for version in step.claims if version.row.get(key))
    message = f"`{key}` names `{names}`, and there is no such claim in the case or the file"
    why = Diagnostic("E608", "names-no-claim", "error", message, one.source.at(step.line))
    return Compared(REFUSED, step.name, step.line, why=(why,))


def _refused(name: RowName, row: FoundRow, why: tuple[Diagnostic, ...]) -> Compared:
    return Compared(REFUSED, name, row.line, why=why)


def _key_twice(one: Import, row: FoundRow, first: int) -> Diagnostic:
    message = f"the key `{row.key}` stands on line {first} too"
    return Diagnostic("E606", "key-twice", "error", message, one.source.at(row.line), help="the first row is taken")


def _compared(one: Import, name: RowName, row: FoundRow, checker: Checker) -> Compared:
    why = checker.mistakes(row)
    taken = next((claim["id"] for claim in row.claims if claim.get("id") in one.known.taken), "")
    if taken:
        message, fix = f"a claim called `{taken}` is in the case, and was not imported", "take that claim out first"
        why = (*why, Diagnostic("E607", "name-taken", "error", message, one.source.at(row.line), help=fix))
    edit = edit_of(row, one.said) if row.shows else NO_EDIT
    if edit.against:
        why = (*why, both_changed(row, edit, one.source.at(row.line)))
    if why:
        return _refused(name, row, why)
    if not row.claims:
        return Compared(NO_CLAIM, name, row.line, row)
    known = one.known.rows.get(name)
    if known is None and row.shows:
        versions = (Version({**row.claims[0], "replaces": edit.replaces}, row.claims[0]["id"]),)
        changed = bool(edit.changes)
        return Compared(
            CHANGED if changed else UNCHANGED, name, row.line, row, versions if changed else (), edit.changes
        )
    if known is None:
        return Compared(NEW, name, row.line, row, tuple(Version(claim, claim["id"]) for claim in row.claims))
    return _against(one, name, row, {claim.first: claim for claim in known})


def _against(one: Import, name: RowName, row: FoundRow, known: Mapping[str, KnownClaim]) -> Compared:
    claims: list[Version] = []
    changes: list[tuple[str, str, str]] = []
    for claim in row.claims:
        first = claim["id"]
        before = known.get(first)
        if before is None:
            claims.append(Version(claim, first))
            changes.append(("claim", "", first))
        elif mark_of(claim, row.fields) != before.mark:
            claims.append(Version({**claim, "id": next_version(before), "replaces": before.subject}, first))
            changes += differences(one.known.fetch(before.number), claim, row.fields)
    for first in known.keys() - {claim["id"] for claim in row.claims}:
        before = known[first]
        was = one.known.fetch(before.number)["row"]
        if "retracts" not in was:
            back = {"id": next_version(before), "retracts": before.subject}
            claims.append(Version({**back, "chain": was["chain"], "published": row.claims[0]["published"]}, first))
            changes.append(("claim", first, ""))
    gone = one.known.gone.get(name, ())
    what = CHANGED if claims else BACK if gone else UNCHANGED
    return Compared(what, name, row.line, row, tuple(claims), tuple(dict.fromkeys(changes)), marks=tuple(gone))


def _gone(one: Import, dataset: str, lines: Mapping[str, int]) -> Iterator[Compared]:
    for name, known in one.known.rows.items():
        if name[0] == dataset and name[1] not in lines and name not in one.known.gone:
            yield Compared(GONE, name, marks=tuple(claim.subject for claim in known))
