"""Rows that are claims already, by their keys: JSONL, CSV, workbooks and GeoJSON, written by people or by an export.

A file that an export wrote carries marks (``round_trip``): a row that still fits its mark was not touched and is passed
over; an edited one corrects the claim it shows; one without a mark is new, and need not have an id: it is called by
what it says. Such a file holds a part of a case, so what it lacks is not gone. In a template the tab says the kind.

====  ====================================================================
E678  no-id: a row has no id, so nothing can name it
E679  untouched (note): rows that are as they left
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfire.claims.columns import KINDS
from holdfire.claims.names import fold
from holdfire.claims.rows import Value, plain_key
from holdfire.formats.asked import Asked
from holdfire.formats.found import Found, FoundPlace, FoundRow, Refused, as_line, plain_name
from holdfire.formats.mapped.mapped_places import wrong_shape
from holdfire.formats.own.round_trip import MARK, listed, mark_of, own_row
from holdfire.formats.source_file import SourceFile
from holdfire.formats.tables.csv_table import csv_table
from holdfire.formats.tables.json_table import FEATURE_ID, GEOMETRY, is_json, json_table
from holdfire.formats.tables.read_table import Shape, Table, TableRow
from holdfire.formats.tables.workbook_file import is_workbook, words_in_workbook
from holdfire.formats.tables.xlsx_table import xlsx_tables
from holdfire.source.diagnostic import Diagnostic

OWN = "holdfire"
"""The dataset of rows that an export wrote."""
NOT_SAID = ("recorded",)
NEEDED = frozenset(("id", "kind", "chain"))
"""Keys of which a table of claims has a column each."""
AS_TEXT = ("number-as-text", "date-as-text", "hidden-column")
"""What is no oddity here: claims are texts, and exports fold columns away that nothing uses."""
PLACE_KEYS = ("where", "from place", "to place")


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A table of claims.

    Attributes:
        is_guarded: Its texts are guarded against spreadsheets.
        kind: Of claims that do not say theirs: the name of the tab they stand in; ``""``: it is that of no kind.
    """

    table: Table
    is_guarded: bool = False
    kind: str = ""

    @property
    def takes_unnamed(self) -> bool:
        """Say whether rows need no id: an export wrote it, so that rows without a mark are new, or it has none."""
        keys = {key_of(column) for column in self.table.columns}
        return MARK in keys or not keys >= NEEDED


def claim_tables(source: SourceFile) -> Iterator[ClaimTable]:
    """Open a file as tables of claims; tabs of a workbook that are something else are passed over."""
    raw = source.path.read_bytes()
    if is_workbook(raw):
        for name, table in xlsx_tables(raw, source.name).items():
            keys = {key_of(column) for column in table.columns}
            kind = name.casefold() if name.casefold() in KINDS else ""
            if keys >= NEEDED or not name or (kind and "chain" in keys):
                yield ClaimTable(table, kind=kind)
    elif is_json(raw, source.ending):
        yield ClaimTable(json_table(raw, source.name, Shape()))
    else:
        yield ClaimTable(csv_table(raw, source.name, Shape()), is_guarded=True)


def keys_in(source: SourceFile) -> frozenset[str]:
    """List what may be keys of claims in a file, without reading all of it."""
    text = source.head.decode("utf-8", errors="ignore").lstrip("\ufeff \r\n\t")
    if is_workbook(source.head):
        return frozenset(key_of(word) for word in words_in_workbook(source.path.read_bytes()))
    if text[:1] in ("{", "["):
        return frozenset(key_of(word) for word in re.findall(r'"([^"\n]{1,40})"\s*:', text))
    return frozenset(key_of(cell) for cell in source.header)


def has_marks(keys: frozenset[str]) -> bool:
    """Say whether what may be keys of claims are those of an export."""
    return MARK in keys or {"holdfire", "mark"} <= keys


def key_of(column: str) -> str:
    """Give the key that a column stands for, however it is written."""
    return plain_key(column.replace("/", " "))


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One row: what it says by key, its shape, and where each key stands."""

    row: TableRow
    cells: Mapping[str, Value]
    columns: Mapping[str, str]
    wkt: str = ""


def rows_of(table: Table) -> Iterator[ClaimRow | Refused | Diagnostic]:
    """Go through the rows of a table of claims."""
    keys = {name: key_of(name) for name in table.columns if name not in (FEATURE_ID, GEOMETRY)}
    for part in table.parts:
        if isinstance(part, Diagnostic) and part.slug in AS_TEXT:
            continue
        if not isinstance(part, TableRow):
            yield part
            continue
        told = {name: text for name, text in zip(table.columns, part.cells, strict=True) if text}
        cells: dict[str, Value] = {keys[name]: text for name, text in told.items() if name in keys}
        if FEATURE_ID in told and not cells.get("id"):
            cells["id"] = told[FEATURE_ID]
        columns = {keys[name]: name for name in told if name in keys}
        yield ClaimRow(part, cells, columns, told.get(GEOMETRY, ""))


def read_claim_rows(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield each row that says something new; places with a shape before the rows that name them."""
    untouched = named = 0
    for one in claim_tables(source):
        yield from (told for told in one.table.found if told.slug not in AS_TEXT)
        for part in rows_of(one.table) if not one.table.is_broken else ():
            if not isinstance(part, ClaimRow):
                yield part
                continue
            own = own_row(part.cells, one.is_guarded)
            if own.mark and not own.is_edited:
                untouched += 1
                continue
            said = {key: listed(key, value) for key, value in own.cells.items() if key not in NOT_SAID}
            if one.kind and "kind" not in said:
                said = {"kind": one.kind, **said}
            if "id" not in said and not own.mark and one.kind and one.takes_unnamed:
                named += 1
                said = {"id": f"typed-{said.get('kind', '')}-{mark_of(said)[:10]}", **said}
            id_ = str(said.get("id", ""))
            if not id_:
                wrong = one.table.mistake("E678", "no-id", "this row has no `id`, so nothing can name it", part.row)
                yield Refused(part.row.line, (wrong,))
                continue
            key = id_
            if own.mark:
                key = own.key if own.dataset == OWN else id_
                said = {**said, "id": f"{key}-edited", "replaces": key}
                said.pop("retracts", None)
            if not own.mark:  # what an export drew is for showing: a place is its name
                yield from _place(part, said, asked, one.table)
            flags = tuple(flag for flag in part.row.flags if flag not in AS_TEXT)
            shows, line = (id_ if own.mark else ""), part.row.line
            found = FoundRow(key, (as_line(said),), line, flags=flags, columns=part.columns, shows=shows, mark=own.mark)
            yield found
    yield from _in_all(source, untouched, named)


def _in_all(source: SourceFile, untouched: int, named: int) -> Iterator[Diagnostic]:
    at = source.at(1)
    if untouched:
        yield Diagnostic(
            "E679", "untouched", "note", f"rows that are as they left, and say nothing new: {untouched:,}", at
        )
    if named:
        message = (
            f"rows without an id: {named:,}; each got one from what it says, so once it is edited it is another claim"
        )
        yield Diagnostic("E678", "named-by-contents", "note", message, at)


def _place(part: ClaimRow, said: dict[str, Value], asked: Asked, table: Table) -> Iterator[Found]:
    """Propose the place that a row names and draws, if the case does not know it; name one that it only draws."""
    if not part.wkt or str(said.get("kind", "")) not in ("event", "coverage"):
        return
    wrong = wrong_shape(part.wkt)
    if wrong:
        yield table.mistake("E659", "no-shape", f"{wrong}; it is passed over", part.row, severity="warning")
        return
    name = next((str(said[key]) for key in PLACE_KEYS if key in said), "")
    if not name:
        name = said["where"] = f"where {said['id']} is drawn"
    if fold(name) not in (asked.names.places or {}):
        yield FoundPlace(fold(plain_name(name)), plain_name(name), wkt=part.wkt, precision="as drawn in the file")
