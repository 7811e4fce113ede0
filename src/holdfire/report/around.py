"""The words that stand around a quote in its document, for who reads it as evidence.

A claim quotes the words it rests on, often no more than a verb or a number. Shown alone they say little, and may say
what the sentence does not; so few words are shown in their sentence, a long one cut down to what stands next to them.
"""

from __future__ import annotations

from holdfire.claims.claim import Quote
from holdfire.claims.document import Document
from holdfire.intake.text.sentences import sentence_at

FEW = 8
"""A quote of so many words or more stands for itself."""
MOST = 180
"""So many characters on either side are shown; a longer sentence is cut at a comma, else between words."""
CUT = "…"


def words_around(document: Document | None, quote: Quote | None) -> tuple[str, str]:
    """Give what stands before and behind a short quote in its sentence; ``""`` for nothing, or where it is nowhere."""
    if document is None or quote is None or not quote.exact or len(quote.exact.split()) >= FEW:
        return "", ""
    start = start_of(document, quote)
    if start < 0:
        return "", ""
    end = start + len(quote.exact)
    first, last = sentence_at(document.text, start, end)
    before, after = document.text[first:start], document.text[end:last]
    return _end_of(before), _beginning_of(after)


def start_of(document: Document, quote: Quote) -> int:
    """Say where a quote begins in its document; wrong offsets are looked up; -1: nowhere, or in several places."""
    start = quote.start_in(document.text)
    return start if start == quote.start or document.text.count(quote.exact) == 1 else -1


def _end_of(before: str) -> str:
    if len(before) <= MOST:
        return before
    near = before[-MOST:]
    comma = near.find(", ")
    cut = comma + 2 if 0 <= comma < MOST // 2 else near.find(" ") + 1
    return f"{CUT} {near[cut:]}"


def _beginning_of(after: str) -> str:
    if len(after) <= MOST:
        return after
    near = after[:MOST]
    comma = near.rfind(", ")
    cut = comma if comma > MOST // 2 else near.rfind(" ")
    return f"{near[:cut]} {CUT}"
