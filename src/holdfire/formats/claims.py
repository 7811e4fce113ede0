"""Claims in the keys of ``docs/claims.md``: JSONL, CSV, workbooks, GeoJSON. Ids are keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.formats.asked import Asked
from holdfire.formats.claim_rows import NEEDED, has_marks, keys_in, read_claim_rows
from holdfire.formats.found import Found, FoundRow
from holdfire.formats.source_file import SourceFile
from holdfire.formats.written.write_jsonl import claim_line, write_jsonl

NAME = "claims"
SAYS = "claims by their own keys (JSONL, CSV, XLSX, GeoJSON)"


def sniff(source: SourceFile) -> str:
    """Recognise them by the keys that every claim has."""
    keys = keys_in(source)
    is_one = keys >= NEEDED and not has_marks(keys)
    return "it has `id`, `kind` and `chain`, as claims do" if is_one else ""


def dataset(source: SourceFile, asked: Asked) -> str:
    """Name the dataset: what the user says, else the file's name without its ending."""
    return asked.dataset or source.path.stem


def read(source: SourceFile, asked: Asked) -> Iterator[Found]:
    """Yield each row as the claim it is."""
    yield from read_claim_rows(source, asked)


def write(found: Iterable[Found]) -> bytes:
    """Write claims as JSONL, one a line."""
    return write_jsonl(claim_line(claim, {}) for one in found if isinstance(one, FoundRow) for claim in one.claims)
