"""Entries of a YAML file as rows: one mapping of plain keys is one row.

====  ====================================================================
A307  wrong-value: a list holds something that is not a plain text
====  ====================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from holdfire.claims.rows import Row, Value, plain_key
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span
from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml


def read_tree(path: Path, found: list[Diagnostic]) -> Mapping:
    """Read a file that holds keys; what is wrong is added to ``found``. An absent file has no keys."""
    top = Span(str(path), 1, 1, 1, 2)
    if not path.exists():
        return Mapping((), top)
    tree = read_yaml(path)
    found.extend(tree.diagnostics)
    if isinstance(tree.value, Mapping):
        return tree.value
    if tree.value is not None:
        found.append(Diagnostic("A301", "not-keys", "error", "this file holds no keys", top, help="write `key: value`"))
    return Mapping((), top)


def named_rows(node: Node | None, what: str, found: list[Diagnostic]) -> Iterator[tuple[str, Row]]:
    """Give the name and the row of each entry under a key (``accounts: {everyone: {...}}``)."""
    if node is None:
        return
    if not isinstance(node, Mapping):
        message = f"{what} are written as names with keys under them"
        found.append(Diagnostic("A301", "not-keys", "error", message, node.span))
        return
    for name, entry in node.entries:
        empty = isinstance(entry, Scalar) and not entry.text
        if isinstance(entry, Mapping) or empty:
            yield " ".join(name.text.split()), row_of(entry if isinstance(entry, Mapping) else None, name.span, found)
        else:
            message = f"what stands under `{name.text}` is not written as keys"
            found.append(Diagnostic("A301", "not-keys", "error", message, entry.span, help="write `key: value`"))


def row_of(node: Mapping | None, span: Span, found: list[Diagnostic]) -> Row:
    """Give a mapping as one row; nested keys are joined (``votes: {for: 9}`` is ``votes for``)."""
    cells: dict[str, Value] = {}
    spans: dict[str, Span] = {}
    for key, value, where in _flat(node, "", found):
        spans[key] = where
        if value not in ("", ()):
            cells[key] = value
    return Row(span.file, span.line, cells, _lookup(spans, span))


def as_account_mistakes(found: list[Diagnostic]) -> list[Diagnostic]:
    """Give mistakes in single values the codes of case files: C216 becomes A316."""
    return [replace(d, code="A3" + d.code[2:]) if d.code.startswith("C2") else d for d in found]


def _lookup(spans: dict[str, Span], otherwise: Span) -> Callable[[str], Span]:
    return lambda key: spans.get(key, otherwise)


def _flat(node: Mapping | None, prefix: str, found: list[Diagnostic]) -> Iterator[tuple[str, Value, Span]]:
    for name, value in node.entries if node else ():
        key = f"{prefix} {plain_key(name.text)}".strip()
        match value:
            case Mapping():
                yield from _flat(value, key, found)
            case Scalar(text):
                yield key, text.strip(), value.span
            case Sequence(items):
                for item in items:
                    if not isinstance(item, Scalar):
                        message = f"`{key}` takes a list of plain texts"
                        found.append(Diagnostic("A307", "wrong-value", "error", message, item.span))
                yield key, tuple(item.text.strip() for item in items if isinstance(item, Scalar)), value.span
