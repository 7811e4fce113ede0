"""Which of the seven forms a term has, by the keys it is written with."""

from __future__ import annotations

from holdfire.deal.written.keys import MODALS
from holdfire.deal.written.syntax import Block

_NARROWER = {"every": "rate", "whenever": "respond", "for every": "ratio"}


def form_of(block: Block) -> str:
    """Give the form of a term; ``""`` where it has no duty, prohibition or permission, or more than one."""
    modals = [field.key.text for field in block.fields if field.key.text in MODALS]
    if len(modals) != 1:
        return ""
    narrower = narrowing_keys(block) if modals[0] == "must" else ()
    return _NARROWER[narrower[0]] if narrower else MODALS[modals[0]]


def narrowing_keys(block: Block) -> tuple[str, ...]:
    """List the keys of a term that make of ``must`` more than a duty to do something once; one of them may stand."""
    return tuple(key for key in _NARROWER if block.has(key))
