"""The shipped taxonomy of acts, read from the data file beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml
from holdfire.vocab.act import Act


@cache
def shipped_acts() -> tuple[Act, ...]:
    """Read the acts that every deal and every claim may name, in the order of the file."""
    tree = read_yaml(Path(__file__).with_name("acts.yaml")).value
    entries = tree.entries if isinstance(tree, Mapping) else ()
    return tuple(_act(name.text, node) for name, node in entries if isinstance(node, Mapping))


def _act(name: str, node: Mapping) -> Act:
    return Act(
        name,
        parent=_text(node.get("is a")),
        means=_text(node.get("means")),
        acled=_texts(node.get("acled")),
        ucdp=_texts(node.get("ucdp")),
    )


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, Scalar) else ""


def _texts(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(item.text for item in items if isinstance(item, Scalar))
