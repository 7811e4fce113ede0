"""Rows that are claims already, by their keys: JSONL, CSV, workbooks and GeoJSON, written by people or by an export.

A file that an export wrote carries marks (``round_trip``): a row that still fits its mark was not touched and is passed
over; an edited one corrects the claim it shows. Such a file holds a part of a case, so what it lacks is not gone.

====  ====================================================================
E678  no-id: a row has no id, so nothing can name it
E679  untouched (note): rows that are as they left
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from holdfire.claims.names import fold
from holdfire.claims.rows import Value, plain_key
from holdfire.formats.asked import Asked
from holdfire.formats.csv_table import csv_table
from holdfire.formats.found import Found, FoundPlace, FoundRow, Refused, as_line, plain_name
from holdfire.formats.json_table import FEATURE_ID, GEOMETRY, json_table
from holdfire.formats.mapped_places import wrong_shape
from holdfire.formats.read_table import Shape, Table, TableRow
from holdfire.formats.round_trip import MARK, listed, own_row
from holdfire.formats.source_file import SourceFile
from holdfire.formats.xlsx_table import is_workbook, sheet_names, words_in_workbook, xlsx_table
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

OWN = "holdfire"
"""The dataset of rows that an export wrote."""
NOT_SAID = ("recorded",)
NEEDED = frozenset(("id", "kind", "chain"))
"""Keys of which a table of claims has a column each."""
AS_TEXT = ("number-as-text", "date-as-text")
"""What is no oddity here: claims are texts."""
PLACE_KEYS = ("where", "from place", "to place")
_ENDINGS = (".json", ".geojson", ".jsonl", ".ndjson")


def claim_tables(source: SourceFile) -> Iterator[tuple[Table, bool]]:
    """Open a file as tables of claims, and say whether their texts are guarded against spreadsheets."""
    raw = source.path.read_bytes()
    if is_workbook(raw):
        tables = ((xlsx_table(raw, source.name, Shape(sheet=name))) for name in sheet_names(raw))
        yield from ((table, False) for table in tables if has_keys(table.columns))
    elif source.ending in _ENDINGS or raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"["):
        yield json_table(raw, source.name, Shape()), False
    else:
        yield csv_table(raw, source.name, Shape()), True


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


def has_keys(columns: tuple[str, ...]) -> bool:
    """Say whether a table with these columns is one of claims."""
    return {key_of(column) for column in columns} >= NEEDED


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
    untouched = 0
    for table, is_guarded in claim_tables(source):
        yield from table.found
        for part in rows_of(table) if not table.is_broken else ():
            if not isinstance(part, ClaimRow):
                yield part
                continue
            own = own_row(part.cells, is_guarded)
            if own.mark and not own.is_edited:
                untouched += 1
                continue
            said = {key: listed(key, value) for key, value in own.cells.items() if key not in NOT_SAID}
            id_ = str(said.get("id", ""))
            if not id_:
                wrong = table.mistake("E678", "no-id", "this row has no `id`, so nothing can name it", part.row)
                yield Refused(part.row.line, (wrong,))
                continue
            if own.mark:
                key = own.key if own.dataset == OWN else id_
                said = {**said, "id": f"{key}-edited", "replaces": key}
                said.pop("retracts", None)
            else:
                key = id_
            yield from _place(part, said, asked, table)
            flags = tuple(flag for flag in part.row.flags if flag not in AS_TEXT)
            yield FoundRow(key, (as_line(said),), part.row.line, flags=flags, columns=part.columns)
    if untouched:
        message = f"rows that are as they left, and say nothing new: {untouched:,}"
        yield Diagnostic("E679", "untouched", "note", message, Span(source.name, 1, 1, 1, 2))


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
