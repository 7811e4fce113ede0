"""A deal as written: keys and texts with their spans, nothing resolved.

One shape serves every section: a *block* is a name with *fields*; a field holds texts
(a scalar or a list of them) or further blocks. Which keys a block may have stands in
``keys.py``; the parser has checked that before anybody sees a block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from holdfire.source.span import Span
from holdfire.source.yaml_tree import Scalar


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a block and what stands under it.

    Attributes:
        texts: The scalars, one or several; empty where blocks stand there.
        blocks: The blocks, by name or in a list (then their names are empty).
        is_list: Whether several texts were written as a YAML list.
    """

    key: Scalar
    texts: tuple[Scalar, ...] = ()
    blocks: tuple[Block, ...] = ()
    is_list: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Block:
    """A named group of fields: a term, a party, a pattern, the deal itself.

    Attributes:
        made_from: The name as written, where this block is one of several made from one; else ``""``.
    """

    name: Scalar
    fields: tuple[Field, ...] = ()
    span: Span | None = field(default=None, compare=False)
    made_from: str = field(default="", compare=False)

    def field(self, key: str) -> Field | None:
        """Find a field by its key."""
        return next((f for f in self.fields if f.key.text == key), None)

    def has(self, key: str) -> bool:
        """Say whether the key was written."""
        return self.field(key) is not None

    def text(self, key: str) -> Scalar | None:
        """Give the one text under a key; ``None`` where it is absent."""
        return next(iter(self.texts(key)), None)

    def texts(self, key: str) -> tuple[Scalar, ...]:
        """Give the texts under a key, in order."""
        found = self.field(key)
        return found.texts if found else ()

    def blocks(self, key: str) -> tuple[Block, ...]:
        """Give the blocks under a key, in order."""
        found = self.field(key)
        return found.blocks if found else ()

    def says_yes(self, key: str) -> bool:
        """Say whether ``yes`` stands under a key."""
        text = self.text(key)
        return text is not None and text.text == "yes"

    def where(self, key: str) -> Span:
        """Give the span of what stands under a key; of the key or the block where nothing does."""
        found = self.field(key)
        if found is None:
            return self.name.span
        return found.texts[0].span if found.texts else found.key.span


def all_texts(block: Block) -> Iterator[tuple[str, Scalar]]:
    """Walk every text of a block and the blocks in it, each with its key."""
    for one in block.fields:
        for text in one.texts:
            yield one.key.text, text
        for inner in one.blocks:
            yield from all_texts(inner)
