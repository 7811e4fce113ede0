"""Reading a file that somebody kept: plain text, a web page, a PDF.

====  ====================================================================
I301  unreadable-file: it cannot be opened, or is not text of a known encoding
I302  no-text: nothing to read is in it
I303  missing-extra: web pages and PDF need a part that is not installed
I304  too-long: the text is longer than any article
====  ====================================================================
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from holdfire.intake.documents.found_text import FoundText
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.span import Span

ENCODINGS = ("utf-8-sig", "utf-16", "windows-1252")
"""Tried in this order; UTF-16 only where its byte order mark stands."""
_PAGE = re.compile(rb"<(?:!doctype html|html|head|body|article|meta)\b", re.IGNORECASE)
LARGEST = 50_000_000
"""Bytes. Pages and PDF hold pictures, too; a larger file is no article."""
LONGEST = 1_000_000
"""Code points of a text that is searched: some 400 pages. An article has some thousands."""


def read_file(path: Path) -> Outcome[tuple[FoundText, bytes] | None]:
    """Read a file as what it is, whatever its name says.

    Returns:
        Its text and its bytes, unchanged; ``None`` with a diagnostic where it cannot be read.
    """
    try:
        if path.stat().st_size > LARGEST:
            return _mistake(path, "I301", "unreadable-file", f"this file has more than {LARGEST // 10**6} MB", "")
        content = path.read_bytes()
    except OSError as error:
        message = f"this file cannot be read: {(error.strerror or 'unknown reason').lower()}"
        return _mistake(path, "I301", "unreadable-file", message, "")
    is_pdf, is_page = content.startswith(b"%PDF-"), bool(_PAGE.search(content[:4000]))
    if (is_pdf and not find_spec("pypdfium2")) or (is_page and not find_spec("trafilatura")):
        fix = 'run `pip install "holdfire[articles]"`, or save the article as plain text'
        return _mistake(path, "I303", "missing-extra", "web pages and PDF need a part that is not installed", fix)
    found = _taken_out(content, is_pdf, is_page)
    if found is None:
        fix = "save it again as UTF-8 text, HTML or PDF"
        return _mistake(path, "I301", "unreadable-file", "this is neither text nor HTML nor PDF", fix)
    if not found.text.strip():
        fix = "a scanned PDF has pictures only: have its text recognised first" if is_pdf else ""
        return _mistake(path, "I302", "no-text", "no text was found in this file", fix)
    if why := too_long(found.text):
        return _mistake(path, "I304", "too-long", *why)
    return Outcome((found, content), ())


def too_long(text: str) -> tuple[str, str] | None:
    """Say that a text is longer than any article, and what to do; ``None``: it is not."""
    if len(text) <= LONGEST:
        return None
    message = f"this text has {len(text):,} characters; an article has some thousands, and at most {LONGEST:,} are read"
    return message, "cut it into its articles or chapters, and read those that matter"


def _taken_out(content: bytes, is_pdf: bool, is_page: bool) -> FoundText | None:
    if is_pdf:
        from holdfire.intake.documents.pdf import text_of_pdf  # noqa: PLC0415  an extra: not everybody has it

        return text_of_pdf(content)
    if is_page:
        from holdfire.intake.documents.page import text_of_page  # noqa: PLC0415  an extra, too

        return text_of_page(content)
    text = decoded(content)
    return None if text is None else FoundText(text, language=language_of(text))


def decoded(content: bytes) -> str | None:
    """Read bytes as text; ``None`` where they are none.

    Line ends become line feeds, and a byte order mark is left out; nothing else changes.
    """
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    return None


_SCRIPTS = {"ar": re.compile("[\u0600-\u06ff]"), "ru": re.compile("[\u0400-\u04ff]"), "en": re.compile("[A-Za-z]")}


def language_of(text: str) -> str:
    """Tell Arabic, Russian and English by the letters most of a text is in."""
    counts = {language: len(letters.findall(text)) for language, letters in _SCRIPTS.items()}
    return max(counts, key=lambda language: counts[language])


def _mistake(path: Path, code: str, slug: str, message: str, fix: str) -> Outcome[tuple[FoundText, bytes] | None]:
    return Outcome(None, (Diagnostic(code, slug, "error", message, Span(str(path), 1, 1, 1, 2), help=fix),))
