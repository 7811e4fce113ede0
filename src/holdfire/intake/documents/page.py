"""Taking an article out of a web page: trafilatura leaves menus, advertisements and footers out."""

from __future__ import annotations

import re
from html import unescape

from trafilatura import bare_extraction
from trafilatura.settings import Document

from holdfire.intake.documents.found_text import FoundText

_LANGUAGE = re.compile(rb"<html[^>]*\blang\s*=\s*[\"']?([A-Za-z-]{2,12})", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def text_of_page(content: bytes) -> FoundText | None:
    """Read a page.

    Returns:
        Paragraphs with an empty line between them, the headline first. The date is that of the page's own
        metadata. ``None``: the page cannot be parsed.
    """
    page = bare_extraction(_decoded(content), with_metadata=True, include_comments=False, include_tables=True)
    if not isinstance(page, Document):
        return FoundText("", ".html")
    title = unescape(page.title or "").strip()
    body = re.sub(r"\s*\n\s*", "\n\n", (page.text or "").strip())
    has_title = title and body[: len(title) + 40].startswith(title)
    declared = _LANGUAGE.search(content[:4000])
    return FoundText(
        text=body if has_title or not title else f"{title}\n\n{body}",
        ending=".html",
        title=title,
        outlet=page.sitename or page.hostname or "",
        url=page.url or "",
        language=declared[1].decode("ascii").split("-")[0].lower() if declared else page.language or "",
        published=page.date or "",
    )


def _decoded(content: bytes) -> str:
    declared = _CHARSET.search(content[:4000])
    named = declared[1].decode("ascii", "replace") if declared else "utf-8"
    for encoding in ("utf-8", named):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("windows-1252", "replace")
