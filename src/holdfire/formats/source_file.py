"""A file from elsewhere, looked at as far as is needed to tell what it is: encoding, separator, header.

====  ====================================================================
E601  no-such-file: the file is not there, or is empty
E602  mixed-encoding (warning): it is not UTF-8 throughout, and is read as Windows-1252
====  ====================================================================
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

HEAD_BYTES = 1 << 16
SEPARATORS = ",;\t|"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file before it is read.

    Attributes:
        path: Where it is. ``name``: as the user gave it, for messages.
        head: Its first 64 KiB, as they are.
        encoding: To open it with; ``utf-8-sig`` where it begins with a byte order mark.
        separator: Of a table in text; ``""`` where its first line has none.
        header: Cells of the first line of such a table, as written.

    """

    path: Path
    name: str
    head: bytes
    encoding: str = "utf-8"
    separator: str = ""
    header: tuple[str, ...] = ()

    @property
    def ending(self) -> str:
        """Give the ending of its name, lower case, with the point."""
        return self.path.suffix.lower()

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Read it as a table in text: line on which a row begins, and its cells; header and empty lines left out."""
        with self.path.open(encoding=self.encoding, newline="") as text:
            reader = csv.reader(text, delimiter=self.separator or ",")
            next(reader, None)
            begins = reader.line_num + 1
            for cells in reader:
                if cells:
                    yield begins, cells
                begins = reader.line_num + 1

    def nearly_so_many_rows(self) -> int:
        """Say how many lines it has, judged by its beginning: for a bar of progress."""
        return self.path.stat().st_size * max(self.head.count(b"\n"), 1) // max(len(self.head), 1)

    def at(self, line: int, column: int = 1) -> Span:
        """Give the place of a cell for a message; ``column`` counts cells in a table, from 1."""
        return Span(self.name, line, column, line, column + 1)


def open_source(path: Path, name: str = "") -> Outcome[SourceFile | None]:
    """Look at a file. What is no text at all (XLSX) has no header; its format looks at ``head`` and ``ending``."""
    name = name or str(path)
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        head = b""
    if not head:
        at = Span(name, 1, 1, 1, 2)
        return Outcome(
            None, (Diagnostic("E601", "no-such-file", "error", "there is no such file, or it is empty", at),)
        )
    if b"\0" in head and not head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Outcome(SourceFile(path, name, head, "", "", ()))
    encoding, found = _encoding(path, name, head)
    first = head.decode(encoding, errors="ignore").split("\n", 1)[0].rstrip("\r")
    separator = max(SEPARATORS, key=first.count)
    if not first.count(separator):
        return Outcome(SourceFile(path, name, head, encoding), found)
    header = tuple(cell.strip() for cell in next(csv.reader([first], delimiter=separator), ()))
    return Outcome(SourceFile(path, name, head, encoding, separator, header), found)


def _encoding(path: Path, name: str, head: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, ()
    line = 1
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while part := file.read(1 << 20):
            try:
                decoder.decode(part)
            except UnicodeDecodeError as error:
                line += part[: max(error.start, 0)].count(b"\n")
                message = "this is not UTF-8; the whole file is read as Windows-1252"
                at, fix = Span(name, line, 1, line, 2), "look at names with accents, or save the file as UTF-8"
                return "cp1252", (Diagnostic("E602", "mixed-encoding", "warning", message, at, help=fix),)
            line += part.count(b"\n")
    return "utf-8", ()
