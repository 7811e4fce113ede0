"""Quotes: words found again in the kept document they rest on.

====  ====================================================================
C231  unknown-document: a quote names no kept document
C232  quote-not-found: its words do not stand in the document
C233  quote-not-unique: its words stand there more than once, and no offsets say which
C234  offsets-disagree: other words stand at its offsets
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping

from holdfire.claims.cells import Cells
from holdfire.claims.claim import Quote
from holdfire.claims.document import Document
from holdfire.claims.names import did_you_mean


def find_quote(cells: Cells, documents: Mapping[str, Document], logged: bool = False) -> Quote | None:
    """Read the quote of a row and find its words in the document; ``None`` where there is none.

    A quote of a document as a whole names the document only. Offsets count code points of
    the text below the header, from 0, half-open. The words of a row that was ``logged`` stood there when it
    was entered.
    """
    document, exact = cells.text("quote in"), cells.text("quote text")
    start, end = cells.number("quote start"), cells.number("quote end")
    if not document:
        if exact:
            cells.missing("quote in", "name the document the words stand in")
        return None
    if document not in documents:
        message = f"no document is called `{document}`"
        cells.report("C231", "unknown-document", message, "quote in", did_you_mean(document, list(documents)))
        return None
    if start is not None and end is not None:
        return _at_offsets(cells, documents[document], exact, (start, end), logged)
    if not exact:
        return Quote(document, "")
    return _by_words(cells, documents[document], exact, logged)


def _edited(cells: Cells, document: Document, exact: str) -> None:
    """Say that a document was edited after its words were quoted, and what can be done."""
    message = f"`{document.path}` was edited after claims quoted it: `{exact[:80]}` does not stand where it stood"
    fix = (
        f"restore `{document.path}` from a copy (`holdfire custody CASE` says what it was, by its hash; "
        "the file it was taken from is in `documents/originals`), or undo what quotes it: `holdfire undo CASE ENTRY`"
    )
    cells.report("C234", "offsets-disagree", message, "quote start", fix)


def _at_offsets(cells: Cells, document: Document, exact: str, span: tuple[int, int], logged: bool) -> Quote:
    start, end = span
    stands_there = document.text[start:end]
    is_wrong = not stands_there or (exact and stands_there != exact)
    if is_wrong and (logged or document.is_edited):
        _edited(cells, document, exact)
    elif is_wrong:
        message = f"at {start} to {end} of `{document.id}` stands `{stands_there[:80]}`, not the words of the quote"
        fix = "leave the offsets out to have the words found"
        cells.report("C234", "offsets-disagree", message, "quote start", fix)
    return Quote(document.id, exact or stands_there, start, end)


def _by_words(cells: Cells, document: Document, exact: str, logged: bool) -> Quote:
    start = document.text.find(exact)
    if start < 0 and (logged or document.is_edited):
        _edited(cells, document, exact)
    elif start < 0:
        message = f"these words do not stand in `{document.id}`"
        folded, whole = " ".join(exact.split()).casefold(), " ".join(document.text.split()).casefold()
        fix = "copy them exactly from the document"
        if folded in whole:
            fix = "they stand there with other capitals or line breaks: " + fix
        cells.report("C232", "quote-not-found", message, "quote text", fix)
    elif document.text.find(exact, start + 1) >= 0:
        message = f"these words stand more than once in `{document.id}`"
        cells.report("C233", "quote-not-unique", message, "quote text", "quote a few more words")
    return Quote(document.id, exact, start, start + len(exact))
