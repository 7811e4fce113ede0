"""Copies of blocks: under another name, with other keys, with other words in their texts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from holdfire.deal.written.keys import MODALS, TABLES
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.yaml_tree import Scalar

_AS_WRITTEN = ("quote",)
"""Keys under which the words of a document stand: they are never changed."""
_SHAPES = [(key.name, key.shape) for keys in TABLES.values() for key in keys]
_LISTS = {name for name, shape in _SHAPES if shape == "texts"} - {name for name, shape in _SHAPES if shape == "text"}
"""Keys under which a list may stand, wherever they are used."""


def reworded(text: Scalar, words: str) -> Scalar:
    """Put other words in place of a text. They stand where the text stands, as a whole."""
    return text if words == text.text else replace(text, text=words, pieces=())


def renamed(block: Block, name: str, where: Scalar | None = None) -> Block:
    """Give a block another name; it remembers the one it was written under.

    Args:
        block: Any.
        name: The new name.
        where: What to point at for it; ``None``: the name as written.
    """
    return replace(block, name=reworded(where or block.name, name), made_from=block.made_from or block.name.text)


def without(block: Block, *keys: str) -> Block:
    """Leave keys out of a block."""
    return replace(block, fields=tuple(field for field in block.fields if field.key.text not in keys))


def with_keys(block: Block, fields: Iterable[Field]) -> Block:
    """Put keys in place of a block's own; one duty in place of another, and also of what is read under answers."""
    new = {field.key.text: field for field in fields}
    replaced = {*new, *(MODALS if new.keys() & MODALS.keys() else ())}
    kept = [field for field in block.fields if field.key.text not in replaced]
    kept = [_narrowed(field, replaced) if field.key.text == "read as" else field for field in kept]
    return replace(block, fields=(*kept, *new.values()))


def _narrowed(read_as: Field, keys: Iterable[str]) -> Field:
    return replace(read_as, blocks=tuple(without(answer, *keys) for answer in read_as.blocks))


def one_text(key: str, text: Scalar) -> Field:
    """Make a key with one text under it, which stands where that text stands."""
    return Field(Scalar(key, text.span), (text,))


def in_other_words(block: Block, words: Callable[[Scalar], tuple[str, ...]]) -> Block:
    """Change every text of a block and of those in it, names of inner blocks included.

    Args:
        block: Any. Quoted words of a document stay as they are.
        words: Gives what to put in place of a text: several where a list of them belongs there;
            nothing where the text is to be left out.
    """
    fields = [_field_in_other_words(field, words) for field in block.fields]
    return replace(block, fields=tuple(field for field in fields if field is not None))


def _field_in_other_words(field: Field, words: Callable[[Scalar], tuple[str, ...]]) -> Field | None:
    """Change the texts of a field; ``None`` where nothing is left of them."""
    if field.key.text in _AS_WRITTEN:
        return field
    texts = []
    for text in field.texts:
        made = words(text)
        listed = made if field.key.text in _LISTS or not made else (", ".join(made),)
        texts += [reworded(text, each) for each in listed]
    blocks = [
        replace(
            in_other_words(inner, words), name=reworded(inner.name, ", ".join(words(inner.name)) or inner.name.text)
        )
        for inner in field.blocks
    ]
    if field.texts and not texts:
        return None
    return replace(field, texts=tuple(texts), blocks=tuple(blocks), is_list=field.is_list or len(texts) > 1)
