"""What an exported row carries so that it can come back, and what of it is the claim.

Every column that Holdfire works out begins with ``holdfire``. Whoever imports passes them over, but for three:
which data set the row came from, under which key, and a mark of what its cells said when it left. A row whose cells
still give the same mark was not touched, whatever has happened to the case meanwhile.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from holdfire.claims.columns import BY_KIND, EVERY, WORKED_OUT
from holdfire.claims.rows import Value, plain_key

DATASET, KEY, MARK = "holdfire dataset", "holdfire key", "holdfire mark"
NOT_MARKED = ("recorded",)
"""Keys that the log fills in by itself, so they are no part of what a row says."""

_LISTS = frozenset(column.name for column in (*EVERY, *BY_KIND) if column.takes in ("names", "list"))
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_ACTS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A row of a file that Holdfire wrote.

    Attributes:
        cells: What the claim says, by key; nothing that was worked out, nothing empty.
        dataset: Where it was imported from; ``""``: it was written into the case.
        key: The source's own key there; of a claim that was written into the case, its id. ``""``: a new row.
        mark: Of the cells as they left; ``""``: a new row.
    """

    cells: Mapping[str, Value]
    dataset: str
    key: str
    mark: str

    @property
    def is_edited(self) -> bool:
        """Say whether it says anything else than when it left; a new row does."""
        return mark_of(self.cells) != self.mark


def is_own(columns: Mapping[str, object] | tuple[str, ...] | list[str]) -> bool:
    """Say whether a row, or a table with these columns, was written by Holdfire: it needs no mapping."""
    return MARK in {plain_key(column) for column in columns}


def own_row(cells: Mapping[str, Value], is_guarded: bool = False) -> OwnRow:
    """Take a row of a file that Holdfire wrote apart.

    Args:
        cells: By column, in any spelling (``from_place`` is ``from place``); empty ones may be there.
        is_guarded: It stood in a CSV, where text that a spreadsheet would run is guarded by an apostrophe.
    """
    told = {plain_key(column): _unguarded(value) if is_guarded else value for column, value in cells.items()}

    def text(key: str) -> str:
        value = told.get(key, "")
        return value if isinstance(value, str) else " | ".join(value)

    said = {key: value for key, value in told.items() if not key.startswith(WORKED_OUT) and one_text(value)}
    return OwnRow(said, text(DATASET), text(KEY), text(MARK))


def one_text(value: Value) -> str:
    """Write a cell as one text: a list with `` | `` between its parts, as in CSV."""
    parts = [value] if isinstance(value, str) else value
    return " | ".join(part.strip() for part in parts if part.strip())


def listed(key: str, value: Value) -> Value:
    """Give a cell of a key that takes a list as a list; any other as it is."""
    if key not in _LISTS or not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split("|") if part.strip())


def words_of(cells: Mapping[str, Value]) -> dict[str, str]:
    """Give what the cells of a claim say, the same however the file is written.

    Lists as one text with ``|``, lines that end in any way; empty cells and ``recorded`` are left out.
    """
    said = {}
    for name, value in cells.items():
        key = plain_key(name)
        text = one_text(listed(key, value)).replace("\r\n", "\n").replace("\r", "\n")
        if text and key not in NOT_MARKED and not key.startswith(WORKED_OUT):
            said[key] = text
    return said


def mark_of(cells: Mapping[str, Value]) -> str:
    """Mark what the cells of a claim say, see ``words_of``: 16 hexadecimal digits."""
    canonical = json.dumps(words_of(cells), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers are left as they are.

    Text that begins with apostrophes before such a sign gets one more, so that nothing is lost.
    """
    return f"'{text}" if _ACTS.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take the apostrophe of ``guarded`` away again."""
    return text[1:] if _GUARDED.match(text) else text


def _unguarded(value: Value) -> Value:
    return unguarded(value) if isinstance(value, str) else tuple(unguarded(part) for part in value)
