"""What an amendment changes, in words: one line for each name."""

from __future__ import annotations

from collections.abc import Iterator

from holdfire.deal.written.keys import TABLES
from holdfire.deal.written.names import fold_name
from holdfire.deal.written.syntax import Block, Field


def changes_between(before: Block, after: Block) -> tuple[str, ...]:
    """Say what differs between two deals as written, in the order of their sections.

    Examples of lines: ```until`: 2024-07-01 instead of 2024-06-01``, ```leave`: `by` 2024-07-01 (new)``,
    ```leave` is new``, ```leave` is dropped``.
    """
    return tuple(_changes(before, after))


def _changes(before: Block, after: Block) -> Iterator[str]:
    for key in TABLES["deal"]:
        if key.shape != "blocks":
            yield from _of_key(before, after, key.name)
            continue
        old, new = _by_name(before.blocks(key.name)), _by_name(after.blocks(key.name))
        for name in dict.fromkeys((*old, *new)):
            was, now = old.get(name), new.get(name)
            if was is None or now is None:
                yield f"`{(was or now or after).name.text}` is {'new' if was is None else 'dropped'}"
            elif was != now:
                keys = dict.fromkeys(field.key.text for block in (was, now) for field in block.fields)
                lines = [line for one in keys for line in _of_key(was, now, one)]
                yield f"`{now.name.text}`: {'; '.join(lines)}"


def _by_name(blocks: tuple[Block, ...]) -> dict[tuple[str, str], Block]:
    return {(fold_name(block.name.text), _about(block)): block for block in blocks}


def _about(block: Block) -> str:
    supports = block.text("supports")
    return supports.text if supports else ""


def _of_key(before: Block, after: Block, key: str) -> Iterator[str]:
    was, now = before.field(key), after.field(key)
    if was == now:
        return
    if now is None:
        yield f"`{key}` is dropped"
    elif was is None:
        yield f"`{key}` {_words(now)} (new)" if now.texts else f"`{key}` is new"
    elif was.texts and now.texts:
        yield f"`{key}` {_words(now)} instead of {_words(was)}"
    else:
        yield f"`{key}` reads otherwise"


def _words(field: Field) -> str:
    return ", ".join(text.text for text in field.texts)
