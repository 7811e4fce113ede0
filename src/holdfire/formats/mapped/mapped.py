"""Tables of any form, read as a mapping file says: CSV, workbooks, JSON, GeoJSON.

Read ``mapping_form.py`` for what a mapping file can say, ``read_table.py`` for what a table is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from holdfire.formats.asked import Asked
from holdfire.formats.beside import with_columns_beside
from holdfire.formats.found import Found
from holdfire.formats.mapped.mapped_cells import Cells
from holdfire.formats.mapped.mapped_places import places_of
from holdfire.formats.mapped.mapped_rows import NOTHING_BESIDE, MappedRows
from holdfire.formats.mapped.mapping_file import read_mapping
from holdfire.formats.mapped.mapping_form import TableMapping
from holdfire.formats.mapped.totals import check_totals
from holdfire.formats.source_file import SourceFile, open_source
from holdfire.formats.tables.csv_table import csv_table, write_rows_back
from holdfire.formats.tables.json_table import is_json, json_table
from holdfire.formats.tables.read_table import Shape, Table, TableRow, no_table
from holdfire.formats.tables.workbook_file import is_workbook
from holdfire.formats.tables.xlsx_table import xlsx_table
from holdfire.source.diagnostic import Diagnostic

NAME = "table"
SAYS = "a table with a mapping file (CSV, XLSX, JSON, GeoJSON)"


def sniff(source: SourceFile) -> str:
    """Any table can be one of these; that it is one, only a mapping file says."""
    return ""


def dataset(source: SourceFile, asked: Asked) -> str:
    """Give the name that the user says, else the mapping file."""
    if asked.dataset:
        return asked.dataset
    mapping = read_mapping(asked.written, []) if asked.written else None
    return mapping.dataset if mapping else source.path.stem


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield what is found, in the order of the file; names before the rows that use them."""
    if asked.written is None:
        fix = "say with --mapping how its columns become claims"
        yield Diagnostic("E634", "no-mapping", "error", "a table is read with a mapping file", source.at(1), help=fix)
        return
    wrong: list[Diagnostic] = []
    mapping = read_mapping(asked.written, wrong)
    yield from wrong
    if mapping is not None:
        yield from read_mapped(source, asked, mapping)


def read_mapped(source: SourceFile, asked: Asked, mapping: TableMapping) -> Iterator[Found]:
    """Read a table with a mapping that has no mistakes."""
    table = open_table(source, mapping.shape)
    if mapping.beside and not table.is_broken:
        table = with_columns_beside(table, mapping.beside, partial(_open_beside, source))
    yield from table.found
    if table.is_broken:
        return
    cells = Cells(table, mapping)
    yield from cells.missing
    if cells.missing:
        return
    yield from mapping.parties
    reader = MappedRows(table, mapping, asked, cells)
    parts = list(table.parts)
    rows = [part for part in parts if isinstance(part, TableRow) and not reader.is_skipped(part)]
    if mapping.places:
        keyed = [(row, reader.key_of(row)) for row in rows]
        register = places_of(keyed, mapping.places, cells, is_register=not mapping.claims)
        yield from register.found
        reader.place_ids = register.ids
    beside = check_totals(rows, mapping.totals, cells)
    by_row = {id(row): beside.get(index, NOTHING_BESIDE) for index, row in enumerate(rows)}
    skipped = 0
    for part in parts:
        if not isinstance(part, TableRow):
            yield part
        elif id(part) not in by_row:
            skipped += 1
        elif mapping.claims:
            yield from reader.read(part, by_row[id(part)])
    if skipped:
        message = f"rows left out, as `skip` says: {skipped}"
        yield Diagnostic("E642", "rows-skipped", "note", message, source.at(table.header_line))


def _open_beside(source: SourceFile, name: str) -> Table | None:
    path = source.path.parent / name
    other = open_source(path, name).value if path.is_file() else None
    return open_table(other, Shape()) if other else None


def open_table(source: SourceFile, shape: Shape) -> Table:
    """Read a file as the table it is."""
    raw = source.path.read_bytes()
    if is_workbook(raw):
        return xlsx_table(raw, source.name, shape)
    if shape.sheet:
        return no_table(source.name, "a file of text has no sheets", "take `sheet` out of the mapping file")
    if is_json(raw, source.ending):
        if shape.header or shape.skip_rows:
            fix = "take `header` and `skip rows` out of the mapping file; leave objects out by what they hold: `skip`"
            return no_table(source.name, "objects of JSON have no header and no row numbers", fix)
        return json_table(raw, source.name, shape)
    return csv_table(raw, source.name, shape)


def write(found: Iterable[Found]) -> str:
    """Write rows back as a CSV with the columns they were read from, in the order of the file.

    Rows that were refused, and columns that were not kept, are not in it; what stood in a workbook, in JSON or
    between semicolons comes out with commas.
    """
    return write_rows_back(found)
