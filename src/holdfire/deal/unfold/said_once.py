"""What is said of each copy of a term alike is said once, of the term as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic

_SECTIONS = ("terms", "clauses", "events", "counts")
_NAMED = re.compile(r"`([^`]*)`")


def said_once(found: Iterable[Diagnostic], unfolded: Block) -> tuple[Diagnostic, ...]:
    """Keep one of the diagnostics that differ only in which copy they name; it then names what was written.

    Args:
        found: In any order, which is kept.
        unfolded: The deal with its copies, whose blocks know what they were made from.
    """
    blocks = [block for section in _SECTIONS for block in unfolded.blocks(section)]
    written = {block.name.text: block.made_from for block in blocks if block.made_from}
    kept: dict[tuple[str, object, str], Diagnostic] = {}
    for diagnostic in found:
        message = _as_written(diagnostic.message, written)
        key = (diagnostic.code, diagnostic.span, message)
        first = kept.get(key)
        fix = _as_written(diagnostic.help, written)
        kept[key] = replace(first, message=message, help=fix) if first else diagnostic
    return tuple(kept.values())


def _as_written(text: str, written: dict[str, str]) -> str:
    return _NAMED.sub(lambda named: f"`{written.get(named[1], named[1])}`", text)
