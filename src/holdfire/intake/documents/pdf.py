"""Taking the text out of a PDF: lines joined to paragraphs, words broken at line ends put together."""

from __future__ import annotations

import re

import pypdfium2

from holdfire.intake.documents.found_text import FoundText

_BROKEN = re.compile(r"[\x02\ufffe\u00ad]\n?|(?<=[a-zà-ÿа-я])[-\u2010]\n(?=[a-zà-ÿа-я])")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE | re.MULTILINE)
_LINE_ENDS = re.compile(r"[.!?:…][\"”’»)]*$")


def text_of_pdf(content: bytes) -> FoundText | None:
    """Read a PDF; ``None`` where it is broken or locked."""
    try:
        with pypdfium2.PdfDocument(content) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
            facts = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        return None
    text = "\n\n".join(_paragraphs(page) for page in pages)
    day = re.match(r"D:(\d{4})(\d\d)(\d\d)", facts.get("CreationDate", ""))
    return FoundText(
        text=text.strip() + "\n" if text.strip() else "",
        ending=".pdf",
        title=facts.get("Title", "").strip(),
        published="-".join(day.groups()) if day else "",
    )


def _paragraphs(page: str) -> str:
    """Join the lines of a page: a short line that ends a sentence ends a paragraph, too."""
    page = _PAGE_NUMBER.sub("", page.replace("\r\n", "\n").replace("\r", "\n"))
    lines = _BROKEN.sub("", page).split("\n")
    width = max((len(line) for line in lines), default=0)
    joined: list[str] = []
    goes_on = False
    for line in lines:
        words = line.strip()
        if not words:
            goes_on = False
            continue
        if goes_on:
            joined[-1] += f" {words}"
        else:
            joined.append(words)
        goes_on = not (len(words) < 0.75 * width and (_LINE_ENDS.search(words) or len(words) < 0.5 * width))
    return "\n\n".join(joined)
