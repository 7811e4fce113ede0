"""What a document may be called: the name is that of its files and of the claims that quote it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

MOST = 60
"""Characters of a name."""
_TAKEN_BY_WINDOWS = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)(?:\..*)?", re.IGNORECASE)


def unfit(name: str) -> str:
    """Say why a document cannot be called so; ``""``: it can.

    Letters and digits of any script, with ``-``, ``_`` and ``.`` between them, so that the name is one file in one
    folder on every system, and no part of a path.
    """
    if not name:
        return "a document has to be called something"
    if len(name) > MOST:
        return f"a name has at most {MOST} characters, and this one has {len(name)}"
    shown = name.encode("unicode_escape").decode() if not name.isprintable() else name
    strange = sorted({one for one in name if not _is_fit(one)})
    if strange or not (name[0].isalnum() and _is_letter(name[-1])):
        return f"`{shown}`: a name has letters and digits, with `-`, `_` or `.` between them, and nothing else"
    if _TAKEN_BY_WINDOWS.fullmatch(name):
        return f"`{shown}` cannot be a file on some systems"
    return ""


def one_form(name: str) -> str:
    """Write a name in the one form that all ways of typing it have (Unicode NFC)."""
    return unicodedata.normalize("NFC", name)


def like(name: str, others: Iterable[str]) -> str:
    """Give the name that differs from this one only in capitals or in the form of its signs; ``""``: none does."""
    return next((other for other in others if other != name and _folded(other) == _folded(name)), "")


def name_for(stem: str) -> str:
    """Make a name from a file's name: small letters, digits and dashes."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST].strip("-") or "article"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LNM"


def _is_fit(sign: str) -> bool:
    return _is_letter(sign) or sign in "-_."
