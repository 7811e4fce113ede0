"""JSONL: one claim per line, as in the ``claims`` folder of a case, and what was worked out under ``holdfire``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from holdfire.claims.columns import WORKED_OUT
from holdfire.claims.rows import Value
from holdfire.formats.own.round_trip import listed

_NESTED = ("quote", "votes", "quantity", "value")


def write_jsonl(lines: Iterable[Mapping[str, Any]]) -> bytes:
    """Write objects, one per line, in UTF-8; every line ends in a line feed."""
    return "".join(json.dumps(line, ensure_ascii=False, separators=(", ", ": ")) + "\n" for line in lines).encode()


def claim_line(cells: Mapping[str, Value], worked_out: Mapping[str, Any]) -> dict[str, Any]:
    """Write a claim as people do: lists as lists, and keys inside others where they stand together.

    Args:
        cells: By key, as written.
        worked_out: By column, ``holdfire`` before each; what is ``None`` is left out.

    Examples:
        >>> claim_line({"id": "c1", "chain": "un | afp", "quote in": "nyt"}, {"holdfire mark": "12ab"})
        {'id': 'c1', 'chain': ['un', 'afp'], 'quote': {'in': 'nyt'}, 'holdfire': {'mark': '12ab'}}
    """
    line: dict[str, Any] = {}
    for key, value in cells.items():
        outer, _, inner = key.partition(" ")
        told = list(found) if isinstance(found := listed(key, value), tuple) else found
        if inner and outer in _NESTED and outer not in cells:
            line.setdefault(outer, {})[inner] = told
        else:
            line[key] = told
    more = {name.removeprefix(WORKED_OUT): cell for name, cell in worked_out.items() if cell is not None}
    return {**line, **({"holdfire": more} if more else {})}
