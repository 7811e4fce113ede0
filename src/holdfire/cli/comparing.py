"""Two documents of a case, compared and written as a page: for the commands that do so."""

from __future__ import annotations

from pathlib import Path

from holdfire.claims.document import Document
from holdfire.cli.asking import print_diagnostics
from holdfire.cli.usage import UsageError, one_of
from holdfire.cli.version import program_version
from holdfire.engine.known_words import known_words
from holdfire.intake.decided.decisions import decisions_of
from holdfire.intake.decided.queue import read_queue
from holdfire.pipeline import Case
from holdfire.report.render import render_side_by_side
from holdfire.report.side_by_side import SideBySidePage, build_side_by_side


def documents_asked(case: Case, first: str, second: str) -> tuple[Document, Document]:
    """Find the two documents.

    Raises:
        UsageError: One of them is not in the case, or both are one.
    """
    found = [case.documents[one_of(name, case.documents, "document")] for name in (first, second)]
    if found[0] == found[1]:
        raise UsageError(f"`{found[0].id}` is one document: name two")
    return found[0], found[1]


def compare(case: Case, first: Document, second: Document) -> SideBySidePage | None:
    """Build the page; ``None`` where the candidates or decisions of the case cannot be read, which is then said."""
    known = known_words(case.deal, case.parties, case.names)
    decisions = decisions_of(case.log.deciding)
    documents = {one.id: one for one in (first, second)}
    queue = read_queue(case.folder, documents, known, decisions.value)
    print_diagnostics((*decisions.diagnostics, *queue.diagnostics))
    if decisions.has_errors or queue.has_errors:
        return None
    return build_side_by_side(case, first, second, queue.value, known, program_version())


def write_page(out: Path, page: str) -> None:
    """Write a page.

    Raises:
        UsageError: The file cannot be written.
    """
    try:
        out.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"cannot write `{out}`: {(error.strerror or 'unknown reason').lower()}") from None


def write_beside(case: Case, asked: tuple[str, str], report: Path) -> tuple[str, str] | None:
    """Write the page of two documents beside a report.

    Returns:
        What to call it and the name of its file; ``None`` where it cannot be made, which is then said.

    Raises:
        UsageError: There are no such documents, or the file cannot be written.
    """
    first, second = documents_asked(case, *asked)
    page = compare(case, first, second)
    if page is None:
        return None
    out = report.with_name(f"{report.stem}-{first.id}-{second.id}.html".replace(" ", "-"))
    write_page(out, render_side_by_side(page))
    return page.title, out.name
