"""Kept texts: a few header lines, an empty line, then the text itself.

The header says ``title:``, ``source:``, ``published:`` and ``language:``, and of an article that was read in also
``url:``, ``original:`` (the file it came from, by its hash) and ``basis:`` (of its date); a file without one
is text from its first line on. Offsets of quotes count in the text below the header.

====  ====================================================================
A321  unreadable-document: a text cannot be read, or is not UTF-8
A322  bad-header: a header line says something a header cannot say
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from holdfire.claims.document import Document
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.span import Span
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment

HEADER_KEYS = ("title", "source", "published", "language", "url", "original", "basis")
_LINE = re.compile(r"([A-Za-z]+):[ \t]*(.*)")


def read_documents(
    folder: Path, named: Mapping[str, str], zone: ZoneInfo, without: Container[str] = ()
) -> Outcome[Mapping[str, Document]]:
    """Read every text of a case folder.

    Args:
        folder: The case folder; its texts are ``documents/*.txt``.
        named: Document id to path in the folder, as the deal gives them; a text nobody
            names has its file name, without the ending, as its id.
        zone: Of the dates in headers.
        without: Names of documents that were taken out of the case.

    Returns:
        Documents by id, those named first. Every line ends with one line feed, whatever the file has.
    """
    found: list[Diagnostic] = []
    paths = {doc_id: Path(path) for doc_id, path in named.items() if path}
    for path in sorted((folder / "documents").glob("*.txt")):
        relative = path.relative_to(folder)
        if relative not in paths.values():
            paths.setdefault(path.stem, relative)
    documents = {}
    for doc_id, relative in paths.items():
        if doc_id in without:
            continue
        read = read_kept_text(doc_id, folder, relative, zone)
        found += read.diagnostics
        if read.value is not None:
            documents[doc_id] = read.value
    return Outcome(documents, in_order(found))


def with_edits(documents: Mapping[str, Document], entered: Mapping[str, str]) -> Mapping[str, Document]:
    """Mark the documents whose text is another than when it was entered, by the SHA-256 of texts then."""
    return {
        name: replace(one, is_edited=True) if name in entered and entered[name] != one.text_sha256 else one
        for name, one in documents.items()
    }


def split_header(text: str) -> tuple[Mapping[str, str], str]:
    """Split a text into its header and what stands below the first empty line.

    A text whose first lines are not all ``key: value`` with a key of a header has none.
    """
    head, _, below = text.partition("\n\n")
    lines = [_LINE.fullmatch(line) for line in head.split("\n")]
    if all(line and line[1].lower() in HEADER_KEYS for line in lines):
        return {line[1].lower(): line[2].strip() for line in lines if line}, below
    return {}, text


def read_kept_text(doc_id: str, folder: Path, relative: Path, zone: ZoneInfo) -> Outcome[Document | None]:
    """Read one text of a case folder; ``None``: it cannot be read.

    Args:
        doc_id: What claims call it.
        folder, relative: The case folder, and where the text is in it.
        zone: Of the date in its header.
    """
    path = folder / relative
    top = Span(str(path), 1, 1, 1, 2)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"the text `{relative.as_posix()}` cannot be read: {(error.strerror or 'unknown reason').lower()}"
        return Outcome(None, (Diagnostic("A321", "unreadable-document", "error", message, top),))
    except UnicodeDecodeError:
        message, fix = f"`{relative.as_posix()}` is not UTF-8 text", "save it again as UTF-8"
        return Outcome(None, (Diagnostic("A321", "unreadable-document", "error", message, top, help=fix),))
    header, below = split_header(text)
    found: list[Diagnostic] = []
    published: Moment | None = None
    if header.get("published"):
        try:
            published = parse_moment(header["published"], zone)
        except ValueError as error:
            line = 1 + list(header).index("published")
            where = Span(str(path), line, 1, line, 2)
            found.append(Diagnostic("A322", "bad-header", "error", f"`published`: {error}", where))
    document = Document(
        id=doc_id,
        path=relative.as_posix(),
        text=below,
        title=header.get("title", ""),
        source=header.get("source", ""),
        published=published,
        language=header.get("language", "") or "en",
        original=header.get("original", ""),
        url=header.get("url", ""),
        basis=header.get("basis", ""),
    )
    return Outcome(document, tuple(found))
