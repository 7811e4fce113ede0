"""Files that ``holdfire export`` wrote, on their way back: only rows that were edited or added say anything."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.formats.asked import Asked
from holdfire.formats.claim_rows import OWN, has_marks, keys_in, read_claim_rows
from holdfire.formats.found import Found
from holdfire.formats.source_file import SourceFile

NAME = "own"
SAYS = "an export of Holdfire, edited (CSV, XLSX, JSONL, GeoJSON)"


def sniff(source: SourceFile) -> str:
    """Recognise it by the marks that exports carry."""
    return "its rows carry the marks of an export" if has_marks(keys_in(source)) else ""


def dataset(source: SourceFile, asked: Asked) -> str:
    """Name the dataset: one for all edits, as they name claims of the case."""
    return OWN


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield rows that were edited, as corrections, and rows that were added."""
    yield from read_claim_rows(source, asked)
