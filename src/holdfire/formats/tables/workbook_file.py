"""Workbooks as files: opening them, and looking into them without opening."""

from __future__ import annotations

import re
import warnings
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

MOST_BYTES = 1 << 30
"""How large a workbook may be once it is unpacked."""
NEEDS = "run `pip install 'holdfire[formats]'`; or save the sheet as CSV (UTF-8)"


class NoBookError(Exception):
    """A workbook cannot be opened; ``fix`` says what to do."""

    def __init__(self, message: str, fix: str) -> None:
        super().__init__(message)
        self.fix = fix


def is_workbook(head: bytes) -> bool:
    """Say whether a file begins as a workbook does."""
    return head.startswith(b"PK\x03\x04")


def open_book(raw: bytes, with_results: bool = False) -> Workbook:
    """Open a workbook.

    Args:
        with_results: Formulas are given as what they came to when it was saved.

    Raises:
        NoBookError: It cannot be opened, or is larger than 1 GiB once it is unpacked.
    """
    try:
        import openpyxl  # noqa: PLC0415, an extra
    except ImportError:
        raise NoBookError("workbooks need a part that is not installed", NEEDS) from None
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(raw), data_only=with_results) if size <= MOST_BYTES else None
    except Exception as error:
        why = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise NoBookError(f"this workbook cannot be opened: {why}", "open it and save it again") from error
    if book is None:
        raise NoBookError("this workbook is larger than 1 GiB once it is unpacked", "save it as CSV")
    return book


def words_in_workbook(raw: bytes) -> frozenset[str]:
    """List short texts of a workbook without opening it as one; none where it cannot be unpacked."""
    found: set[str] = set()
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            for name in packed.namelist():
                if name.startswith(("xl/sharedStrings", "xl/worksheets/sheet")):
                    with packed.open(name) as part:
                        text = part.read(1 << 20).decode("utf-8", errors="ignore")
                    found.update(re.findall(r">([^<>]{1,60})</t>", text))
    except (zipfile.BadZipFile, OSError):
        return frozenset()
    return frozenset(found)
