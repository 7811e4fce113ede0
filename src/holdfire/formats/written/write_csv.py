"""A folder of CSV files with a Frictionless data package that says what every column holds."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from typing import Any

from holdfire.formats.own.round_trip import guarded
from holdfire.formats.tables.table import Cell, Field, Table, Workbook

DESCRIPTION = "datapackage.json"
_DIGITS = re.compile(r"[0-9]+")


def write_csv(book: Workbook) -> Mapping[str, bytes]:
    """Write tables as files by name: a CSV each, and ``datapackage.json``.

    UTF-8 without a mark, commas, lines that end in a line feed; what nobody said is an empty cell, yes and no are
    words, and text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    files = {f"{table.name}.csv": table_csv(table).encode() for table in book.tables}
    described = json.dumps(package(book), ensure_ascii=False, indent=2) + "\n"
    return {**files, DESCRIPTION: described.encode()}


def table_csv(table: Table) -> str:
    """Write one table below its header row."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in table.fields])
    writer.writerows([cell_text(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def cell_text(cell: Cell) -> str:
    """Write a cell as it stands in CSV."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case str():
            return guarded(cell)
        case _:
            return f"{cell:f}" if not isinstance(cell, int) else str(cell)


def package(book: Workbook) -> dict[str, Any]:
    """Describe tables as a tabular data package (Frictionless, version 1)."""
    return {
        "profile": "tabular-data-package",
        "name": book.name,
        "title": book.title,
        "description": book.says,
        "resources": [_resource(table, {one.name for one in book.tables}) for table in book.tables],
    }


def _resource(table: Table, names: set[str]) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(field, table) for field in table.fields],
        "missingValues": [""],
        "primaryKey": [field.name for field in table.fields if field.is_unique],
    }
    keys = [
        {"fields": [field.name], "reference": {"resource": field.refers[0], "fields": [field.refers[1]]}}
        for field in table.fields
        if field.refers[0] in names
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {**schema, **({"foreignKeys": keys} if keys else {})},
    }


def _field(field: Field, table: Table) -> dict[str, Any]:
    found: dict[str, Any] = {"name": field.name, "type": field.type}
    said = [cell for cell in table.column(field.name) if cell is not None]
    if field.type == "integer" and any(isinstance(cell, str) and not _DIGITS.fullmatch(cell) for cell in said):
        found["type"] = "string"  # digits of other scripts are read by Holdfire, but by few others
    if field.type == "boolean":
        found |= {"trueValues": ["yes"], "falseValues": ["no"]}
    if field.means:
        found["description"] = field.means
    if field.unit:
        found["unit"] = field.unit
    if field.tag:
        found["hxl"] = field.tag
    constraints: dict[str, Any] = {}
    if field.is_needed:
        constraints["required"] = True
    if field.is_unique:
        constraints["unique"] = True
    if field.choices and all(cell in field.choices for cell in said):
        constraints["enum"] = list(field.choices)
    return {**found, **({"constraints": constraints} if constraints else {})}
