"""Text from elsewhere, made safe to show: an article must not move the cursor, recolour, reorder or hide words."""

from __future__ import annotations

import re
import unicodedata

_KEPT = "\n\t\u200c\u200d\u200e\u200f\u061c\u0600\u0601\u0602\u0603\u0604\u0605\u06dd"
"""Joiners and marks of direction that scripts need, which move only what stands beside them; signs around numbers."""
_SUSPECT = re.compile(r"[^\n\t -~\u00a0-\u00ac\u00ae-\u05ff]")


def safe_to_show(text: str) -> str:
    r"""Replace what would act on a terminal, or hide, by a sign that shows; each character by one, so offsets hold.

    Control characters become their pictures (escape is ``␛``); overrides of direction, invisible signs, tags and
    halves of characters become ``�``. Line feeds and tabs stay.

    Examples:
        >>> safe_to_show("\x1b[2Jgone\u202egnol")
        '␛[2Jgone�gnol'
    """
    return _SUSPECT.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    sign = found[0]
    code = ord(sign)
    if sign in _KEPT:
        return sign
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return "\ufffd"
    return sign
