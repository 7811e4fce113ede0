"""Trees of texts, lists and keys as YAML in one canonical layout. The inverse of reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

Tree = str | Sequence["Tree"] | Mapping[str, "Tree"]
"""A text, a list, or keys with values."""

_PLAIN = re.compile(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~][^\n\r\t]*")


def to_yaml(tree: Mapping[str, Tree], apart: Sequence[str] = ()) -> str:
    """Write keys with values as YAML.

    Short lists stand on one line; lists of anything longer, and of names written from right to
    left (which editors show out of order inside brackets), have one entry a line. Reading the
    text gives the same texts again.

    Args:
        tree: Texts, lists and keys. An empty text is a key with nothing under it.
        apart: Top keys whose entries have an empty line between them.
    """
    lines: list[str] = []
    was_group = False
    for key, value in tree.items():
        is_group = isinstance(value, Mapping)
        if lines and (is_group or was_group):
            lines.append("")
        was_group = is_group
        if isinstance(value, Mapping) and key in apart:
            lines.append(f"{quote_text(key, inside=True)}:")
            for position, entry in enumerate(value.items()):
                lines += [""] * (position > 0) + list(_keys(dict([entry]), "  "))
        else:
            lines += _keys({key: value}, "")
    return "\n".join(lines) + "\n"


def quote_text(text: str, inside: bool = False) -> str:
    """Write one text, in quotes only where it needs them; ``inside`` says it stands in brackets."""
    risky = ": " in text or " #" in text or text.endswith(":") or text != text.strip() or not text.isprintable()
    if inside:
        risky = risky or bool(re.search(r"[,\[\]{}]", text))
    if _PLAIN.fullmatch(text) and not risky:
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in ('"', "\\"):
        return "\\" + character
    if character.isprintable():
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"


def _keys(tree: Mapping[str, Tree], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        name = quote_text(key, inside=True)
        if isinstance(value, str):
            yield f"{indent}{name}: {quote_text(value)}" if value else f"{indent}{name}:"
        elif isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _keys(value, indent + "  ")
        elif _fits_on_a_line(value):
            yield f"{indent}{name}: [{', '.join(quote_text(str(item), inside=True) for item in value)}]"
        else:
            yield f"{indent}{name}:"
            yield from _items(value, indent + "  ")


def _items(values: Sequence[Tree], indent: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield f"{indent}- {quote_text(value)}"
        elif isinstance(value, Mapping):
            first, *rest = _keys(value, indent + "  ")
            yield f"{indent}- {first.strip()}"
            yield from rest


def _fits_on_a_line(values: Sequence[Tree]) -> bool:
    texts = [value for value in values if isinstance(value, str)]
    from_right = any(unicodedata.bidirectional(c) in ("R", "AL") for text in texts for c in text)
    return len(texts) == len(values) and not from_right and sum(len(text) + 2 for text in texts) <= 80
