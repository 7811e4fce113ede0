"""Kept texts as shown: paragraphs, with the words that claims quote marked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from holdfire.claims.claim import Claim
from holdfire.claims.document import Document
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.names import party_name
from holdfire.report.page import KeptText, Passage
from holdfire.report.said import quote_anchor
from holdfire.report.status import anchor_of

PARAGRAPHS = re.compile(r"\n\s*\n")


def quoted_stretches(document: Document, claims: Iterable[Claim]) -> list[tuple[int, int, str]]:
    """Find where claims quote a document: ``(start, end, claim id)``, in order. Wrong offsets are looked up."""
    found = []
    for claim in claims:
        quote = claim.quote
        if quote is None or quote.document != document.id or not quote.exact:
            continue
        start = quote.start_in(document.text)
        if start >= 0:
            found.append((start, start + len(quote.exact), claim.id))
    return sorted(found)


def passages(text: str, offset: int, stretches: list[tuple[int, int, str]]) -> tuple[Passage, ...]:
    """Cut one paragraph, which starts at ``offset``, into passages that are quoted by the same claims."""
    end = offset + len(text)
    inside = [(max(start, offset), min(stop, end), claim) for start, stop, claim in stretches]
    inside = [stretch for stretch in inside if stretch[0] < stretch[1]]
    cuts = sorted({offset, end, *(cut for start, stop, _ in inside for cut in (start, stop))})
    shown = []
    for start, stop in pairwise(cuts):
        claims = tuple(claim for first, last, claim in inside if first <= start and stop <= last)
        shown.append(Passage(text[start - offset : stop - offset], claims=claims))
    return tuple(shown)


def kept_text(case: Case, document: Document) -> KeptText:
    """Show one document."""
    stretches = quoted_stretches(document, case.claims)
    paragraphs, offset = [], 0
    for found in [*PARAGRAPHS.finditer(document.text), None]:
        stop = found.start() if found else len(document.text)
        if document.text[offset:stop].strip():
            paragraphs.append(passages(document.text[offset:stop], offset, stretches))
        offset = found.end() if found else stop
    return KeptText(
        anchor=anchor_of("document", document.id),
        title=document.title or document.id,
        source=party_name(case, document.source) if document.source else "",
        published=moment_words(document.published, case.deal.zone) if document.published else "",
        language=document.language,
        paragraphs=anchored(paragraphs),
    )


def anchored(paragraphs: Iterable[tuple[Passage, ...]]) -> tuple[tuple[Passage, ...], ...]:
    """Give the first passage of each claim its anchor."""
    seen: set[str] = set()
    shown = []
    for paragraph in paragraphs:
        passages_shown = []
        for passage in paragraph:
            fresh = [claim for claim in passage.claims if claim not in seen]
            seen.update(fresh)
            anchors = tuple(quote_anchor(claim) for claim in fresh)
            passages_shown.append(Passage(passage.text, anchors, passage.claims))
        shown.append(tuple(passages_shown))
    return tuple(shown)


def kept_texts(case: Case) -> tuple[KeptText, ...]:
    """Show all documents of a case, in the order of their publication."""
    ordered = sorted(
        case.documents.values(),
        key=lambda document: (document.published.earliest if document.published else 0, document.id),
    )
    return tuple(kept_text(case, document) for document in ordered)
