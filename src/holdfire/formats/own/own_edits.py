"""An edited row of an export against what the case says by now.

The mark of a row says what its claim said when it left. So it shows what was changed on which side, and an import
changes no cell that nobody edited: where the case has gone on in cells that the file still has as they were, the row is
refused, and exporting again is the way.

====  ====================================================================
E683  both-changed: the claim was changed in the case too, after the row left
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from holdfire.claims.rows import Value
from holdfire.formats.found import FoundRow
from holdfire.formats.own.round_trip import mark_of, words_of
from holdfire.log.claim_rows import rows_of
from holdfire.log.entry import Entry
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

MADE_UP = ("id", "replaces")
"""Keys that an import makes itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the claims of a case say.

    Attributes:
        cells: By id, as written.
        after: Id of a claim -> id of the one that corrects it or takes it back.
    """

    cells: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    after: Mapping[str, str] = field(default_factory=dict)

    def versions(self, id_: str) -> Iterator[str]:
        """Give a claim and those that came after it, in this order."""
        seen: set[str] = set()
        while id_ in self.cells and id_ not in seen:
            seen.add(id_)
            yield id_
            id_ = self.after.get(id_, "")


def said_in(files: Iterable[Mapping[str, Value]], entries: Iterable[Entry]) -> Said:
    """Collect what the claims of a case say: rows of its files, entries of its log that stand."""
    rows = [*files, *(row.cells for row in rows_of(entries).value)]
    cells = {str(row.get("id", "")): row for row in rows}
    after = {str(row[key]): str(row["id"]) for row in rows for key in ("replaces", "retracts") if row.get(key)}
    return Said(cells, after)


@dataclass(frozen=True, slots=True)
class Edit:
    """What an edited row changes.

    Attributes:
        changes: Key, what the case says, what the file says.
        against: Keys in which the case has gone on, and the file has not.
        replaces: Id of the claim that it corrects: the last that says something.
    """

    changes: tuple[tuple[str, str, str], ...] = ()
    against: tuple[str, ...] = ()
    replaces: str = ""


NOTHING_SAID = Said()
NO_EDIT = Edit()


def edit_of(row: FoundRow, said: Said) -> Edit:
    """Hold an edited row to the claim it shows, as that stands by now."""
    told = _plain(row.claims[0])
    versions = list(said.versions(row.shows))
    if not versions:
        return Edit((("claim", "", row.shows),), replaces=row.shows)  # that it is not there is told of elsewhere
    now = _plain(said.cells[versions[-1]])
    left = next((said.cells[one] for one in versions if mark_of(said.cells[one]) == row.mark), None)
    changes = tuple((key, now.get(key, ""), told.get(key, "")) for key in _apart(now, told))
    if left is None:
        return Edit(changes, tuple(_apart(now, told)) if len(versions) > 1 else (), versions[-1])
    gone_on = [key for key in _apart(_plain(left), now) if told.get(key, "") != now.get(key, "")]
    return Edit(changes, tuple(gone_on), versions[-1])


def both_changed(row: FoundRow, edit: Edit, at: Span) -> Diagnostic:
    """Say that the case has gone on in cells that the file has as they were."""
    keys = ", ".join(f"`{key}`" for key in edit.against)
    message = f"since it left, `{row.shows}` was changed in the case as well: {keys}"
    fix = "export it again, and edit that"
    return Diagnostic("E683", "both-changed", "error", message, at, help=fix)


def _apart(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return [key for key in dict.fromkeys((*one, *other)) if one.get(key, "") != other.get(key, "")]


def _plain(cells: Mapping[str, Value]) -> dict[str, str]:
    return {key: text for key, text in words_of(cells).items() if key not in MADE_UP}
