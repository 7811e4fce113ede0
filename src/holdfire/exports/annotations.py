"""Quoted words as W3C Web Annotations: found again by their place, and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote as escaped

from holdfire.claims.document import Document
from holdfire.exports.given import Given, Kept
from holdfire.exports.workbook import machine_name
from holdfire.formats.own.round_trip import one_text
from holdfire.pipeline import Case

AROUND = 32
"""How many signs of context stand before and after the words."""
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}]


def quote_annotations(case: Case, given: Given) -> dict[str, Any]:
    """Write every quoted word of the claims given as one annotation page.

    Offsets count Unicode code points of the text below a document's header, from 0, half-open, as both the standard
    and the case do; ``sha256`` is of that text in UTF-8, so whoever has another version of it knows. Documents that
    are quoted as a whole are annotated without a selector.
    """
    items = list(_items(case, given))
    name = machine_name(case.deal.id)
    return {
        "@context": CONTEXT,
        "id": f"urn:holdfire:{name}:quotes",
        "type": "AnnotationPage",
        "partOf": {"id": f"urn:holdfire:{name}", "type": "AnnotationCollection", "label": case.title,
                   "total": len(items)},
        "startIndex": 0,
        "items": items,
    }  # fmt: skip


def _items(case: Case, given: Given) -> Iterator[dict[str, Any]]:
    name = machine_name(case.deal.id)
    for kept in given.claims:
        quote = kept.claim.quote
        if quote is None:
            continue
        yield {
            "id": f"urn:holdfire:{name}:claim:{escaped(kept.claim.id)}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {"type": "TextualBody", "format": "text/plain", "purpose": "describing", "value": _told(kept)},
            "target": _target(case.documents[quote.document], quote.exact, quote.start, quote.end),
        }


def _target(document: Document, exact: str, start: int, end: int) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": document.url or escaped(document.path),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
        "sha256": sha256(document.text.encode()).hexdigest(),
    }
    if document.title:
        source["label"] = document.title
    if not exact:
        return {"type": "SpecificResource", "source": source}
    words = {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": document.text[max(start - AROUND, 0) : start],
        "suffix": document.text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "SpecificResource", "source": source, "selector": [words, place]}


def _told(kept: Kept) -> str:
    """Say in one line what a claim says: its keys as written, without those of the quote itself."""
    left_out = ("id", "recorded", "note")
    told = ((key, one_text(value)) for key, value in kept.cells.items())
    return "; ".join(f"{key}: {text}" for key, text in told if key not in left_out and not key.startswith("quote "))
