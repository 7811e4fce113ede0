"""The custody report as plain text: the same view model as its page."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.report.custody.page import CustodyPage, DocumentShown
from holdfire.report.words import quoted


def custody_text(page: CustodyPage) -> str:
    """Write the report as text, a section for each document."""
    heading = f"{page.title}: custody of documents"
    lines = [heading, "=" * len(heading), "", *(f"{what}: {words}" for what, words in page.facts), "", *page.says]
    for one in page.documents:
        lines += ["", *_document(one)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _document(one: DocumentShown) -> Iterator[str]:
    yield f"{one.name}: {one.standing}"
    if one.title != one.name:
        yield f"  {one.title}"
    for words in one.wrong:
        yield f"  ! {quoted(words)}"
    for what, words in one.facts:
        yield f"  {what}: {words}"
    for step in one.steps:
        why = f" ({step.why})" if step.why else ""
        yield f"  entry {step.number}, {step.at}, by {step.by}: {step.says}{why}"
    for point in one.points:
        yield f"  [{'x' if point.is_met else ' '}] {point.asks}: {point.says}"
    for words in one.missing:
        yield f"  missing: {quoted(words)}"
    for quote in one.quotes:
        words = f"“{quote.words}”" if quote.words else "the document as a whole"
        yield f"  {quote.claim} quotes {words}" + ("" if quote.stands else ", which does not stand there")
