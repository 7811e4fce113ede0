"""Making a text ready for extractors."""

from __future__ import annotations

from datetime import date

from holdfire.intake.text.article import Article
from holdfire.intake.text.document_date import document_date
from holdfire.intake.text.quote_marks import quoted_stretches
from holdfire.intake.text.sentences import sentences_of
from holdfire.intake.text.zones import zones_of


def prepare_article(doc_id: str, text: str, published: date | None = None, source: str = "") -> Article:
    """Cut a text into zones, sentences and quoted stretches.

    Args:
        doc_id: The document's name.
        text: The text as kept; it stays as it is.
        published: Its date; ``None``: what the text itself says (``document_date``).
        source: Who published it.
    """
    zones = zones_of(text)
    sentences = sentences_of(text, zones)
    if published is None:
        published = document_date(text, zones).day
    return Article(
        doc_id, text, zones, sentences, quoted_stretches(text), published, source, tuple(one.start for one in sentences)
    )
