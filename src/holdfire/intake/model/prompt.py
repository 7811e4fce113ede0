"""What is sent to a model: what it is asked in one message, the article alone in another.

The text stands between two lines with a mark that is made from the text itself and does not occur in it, so no text can
close it. Control words of chat templates (``<|...|>``, ``[INST]``) are broken by an invisible sign, which finding words
again passes over: some servers would take them for a message of their own.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

from holdfire.intake.model.pieces import Piece
from holdfire.intake.model.schema import ANSWER
from holdfire.intake.text.article import Article

BREAKER = "\u2060"
TEMPERATURE = b' "temperature": 0,\n'
"""As it stands in the body of a request, before any text; some models take none."""
_CONTROL = re.compile(r"(?<=<)(?=\S)|(?<=\[)(?=/?[A-Z_]+\])")
_UNSHOWN = re.compile(r"[^\n -~\u00a1-\u00ac\u00ae-\u05ff]")


def request_body(model: str, article: Article, piece: Piece) -> bytes:
    """Write the body of a request: JSON, indented, in UTF-8, exactly as it is sent.

    Characters that a terminal would not show as they are are escaped, so that the same bytes can be shown.
    """
    text = article.text[piece.start : piece.end]
    mark = mark_for(text)
    dated = f"The article is dated {article.published.isoformat()}." if article.published else "Its date is not known."
    begins, ends = f"----- {mark} the article begins -----", f"----- {mark} the article ends -----"
    body: dict[str, Any] = {
        "model": model,
        "temperature": 0,
        "messages": [
            {"role": "system", "content": _prompt().format(mark=mark, dated=dated)},
            {"role": "user", "content": f"{begins}\n{_CONTROL.sub(BREAKER, text)}\n{ends}"},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "found_in_the_article", "strict": True, "schema": ANSWER},
        },
    }
    written = json.dumps(body, ensure_ascii=False, indent=1)
    return _UNSHOWN.sub(_escaped, written).encode("utf-8")


def mark_for(text: str) -> str:
    """Make a mark from a text that does not occur in it: the same for the same text, and not to be guessed by it."""
    return next(absent_from(text, _marks(text)))


def absent_from(text: str, marks: Iterable[str]) -> Iterator[str]:
    """Give the marks that do not stand in a text, in small letters or others."""
    return (mark for mark in marks if mark not in text.lower())


def _marks(text: str) -> Iterator[str]:
    for number in count():
        yield hashlib.sha256(f"{number}\n".encode() + text.encode("utf-8", "surrogatepass")).hexdigest()[:24]


@cache
def _prompt() -> str:
    return (files("holdfire.intake.model") / "prompt.txt").read_text(encoding="utf-8")


def _escaped(found: re.Match[str]) -> str:
    sign = found[0]
    if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") and sign != "\xa0":
        return sign
    halves = sign.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{halves[at]:02x}{halves[at + 1]:02x}" for at in range(0, len(halves), 2))
