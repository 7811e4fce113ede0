"""Claims as lines of JSON: as they were written, with what was worked out beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from holdfire.claims.columns import WORKED_OUT
from holdfire.exports.claim_tables import claim_cells
from holdfire.exports.given import Given
from holdfire.exports.registers import place_shapes, points_of
from holdfire.formats.tables.table import plain_cell
from holdfire.formats.written.write_jsonl import claim_line
from holdfire.pipeline import Case


def claim_lines(case: Case, given: Given) -> Iterator[Mapping[str, Any]]:
    """Give the claims as objects, in their order; columns of the source that were kept stand there too."""
    points = points_of(case, place_shapes(case))
    for kept, cells in claim_cells(given, points):
        worked_out: dict[str, Any] = {
            name: plain_cell(cell) for name, cell in cells.items() if name.startswith(WORKED_OUT)
        }
        if kept.origin.fields:
            worked_out[f"{WORKED_OUT}fields"] = dict(kept.origin.fields)
        yield claim_line(kept.cells, worked_out)
