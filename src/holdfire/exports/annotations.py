"""Quoted words as W3C Web Annotations: found again by their place, and by the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote as escaped

from holdfire.claims.claim import Quote
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
    sources: dict[str, dict[str, Any]] = {}
    for kept in given.claims:
        quote = kept.claim.quote
        if quote is None:
            continue
        document = case.documents[quote.document]
        if quote.document not in sources:
            sources[quote.document] = _source(document)
        yield {
            "id": f"urn:holdfire:{name}:claim:{escaped(kept.claim.id)}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {"type": "TextualBody", "format": "text/plain", "purpose": "describing", "value": _told(kept)},
            "target": _target(document.text, sources[quote.document], quote),
        }


def _source(document: Document) -> dict[str, Any]:
    source: dict[str, Any] = {
        "id": document.url or escaped(document.path),
        "type": "Text",
        "format": "text/plain",
        "language": document.language,
        "sha256": document.text_sha256,
    }
    if document.title:
        source["label"] = document.title
    return source


def _target(text: str, source: Mapping[str, Any], quote: Quote) -> dict[str, Any]:
    if not quote.exact:
        return {"type": "SpecificResource", "source": source}
    words = {
        "type": "TextQuoteSelector",
        "exact": quote.exact,
        "prefix": text[max(quote.start - AROUND, 0) : quote.start],
        "suffix": text[quote.end : quote.end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": quote.start, "end": quote.end}
    return {"type": "SpecificResource", "source": source, "selector": [words, place]}


def _told(kept: Kept) -> str:
    """Say in one line what a claim says: its keys as written, without those of the quote itself."""
    left_out = ("id", "recorded", "note")
    told = ((key, one_text(value)) for key, value in kept.cells.items())
    return "; ".join(f"{key}: {text}" for key, text in told if key not in left_out and not key.startswith("quote "))
