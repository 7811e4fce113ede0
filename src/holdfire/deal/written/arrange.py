"""A deal file in its canonical form: sections and keys in the order of the language page, every comment kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from holdfire.deal.written.keys import TABLES, Key
from holdfire.deal.written.parse import parse_deal
from holdfire.source.diagnostic import Outcome
from holdfire.source.layout import Entry, Group, Layout, Node, Text, read_layout
from holdfire.source.layout_text import on_one_line, write_layout
from holdfire.source.yaml_tree import parse_yaml

_APART = "terms"


def format_deal(text: str, file: str = "deal.yaml") -> Outcome[str | None]:
    """Write a deal file in its canonical form.

    Sections and keys come in the order of the language page; what the author named (parties,
    places, terms) stays in the order written. Formatting the result again changes nothing, and
    both read as the same deal.

    Args:
        text: Of a deal file.
        file: What to call it in messages.

    Returns:
        The text, or ``None`` with the errors that keep the file from being read as YAML. Mistakes
        in what it says do not matter.
    """
    tree = parse_yaml(text, file)
    if tree.value is None or tree.has_errors:
        return Outcome(None, tree.diagnostics)
    layout = read_layout(text)
    if not isinstance(layout.root, Group) or layout.root.is_list:
        return Outcome(None, parse_deal(tree.value).diagnostics)
    made = write_layout(Layout(layout.header, _spaced(_block(layout.root, "deal", ""), "")))
    again = read_layout(made)
    if _meaning(again.root) != _meaning(layout.root) or _comments(again) != _comments(layout):
        raise AssertionError(f"`{file}` would not mean the same after formatting")
    return Outcome(made, tree.diagnostics)


def _block(group: Group, table: str, indent: str) -> Group:
    """Put the keys of a block in order, without blank lines above them; unknown keys come last."""
    keys = TABLES[table]
    known = {key.name: key for key in keys}
    places = {key.name: place for place, key in enumerate(keys)}
    made = []
    for entry in sorted(group.entries, key=lambda entry: places.get(_name(entry), len(keys))):
        key = known.get(_name(entry)) or known.get("*")
        made.append(replace(_without_blank(entry), value=_value(entry.value, key, indent + "  ")))
    return replace(group, entries=tuple(made))


def _value(value: Node, key: Key | None, indent: str) -> Node:
    """Put what stands under a key in order; ``indent`` is that of its entries."""
    if key is None or not key.inner or isinstance(value, Text):
        return value
    if key.shape != "blocks" and not value.is_list:
        return _block(value, key.inner, indent)
    named = _each(value, key.inner, indent)
    return _spaced(named, indent) if key.name == _APART else named


def _each(group: Group, table: str, indent: str) -> Group:
    """Put the blocks of a list, or of a group of names, in order."""
    made = []
    for entry in group.entries:
        value = entry.value
        if isinstance(value, Group):
            arrange = _each if value.is_list else _block
            value = arrange(value, table, indent + "  ")
        made.append(replace(entry, value=value))
    return replace(group, entries=tuple(made))


def _spaced(group: Group, indent: str) -> Group:
    """Put one blank line between entries that take more than a line."""
    made: list[Entry] = []
    was_short = True
    for entry in group.entries:
        bare = _without_blank(entry)
        is_short = on_one_line(bare, indent)
        made.append(entry if is_short and was_short else replace(bare, before=("", *bare.before)))
        was_short = is_short
    return replace(group, entries=tuple(made))


def _without_blank(entry: Entry) -> Entry:
    return replace(entry, before=entry.before[1:]) if entry.before and not entry.before[0] else entry


def _name(entry: Entry) -> str:
    return entry.key.value if entry.key else ""


def _meaning(node: Node) -> object:
    """Give what stands in a file, whatever the order of its keys."""
    if isinstance(node, Text):
        return node.value
    if node.is_list:
        return [_meaning(entry.value) for entry in node.entries]
    return {_name(entry): _meaning(entry.value) for entry in node.entries}


def _comments(layout: Layout) -> list[str]:
    """List all comments of a file, in alphabetical order."""
    return sorted(line for line in [*layout.header, *_comments_in(layout.root)] if line)


def _comments_in(node: Node) -> Iterator[str]:
    if isinstance(node, Group):
        for entry in node.entries:
            yield from (*entry.before, entry.beside)
            yield from _comments_in(entry.value)
        yield from node.after
