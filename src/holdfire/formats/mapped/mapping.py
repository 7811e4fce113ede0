"""The mapping file: what names of the source mean in the case, and whatever else a format asks it for.

====  ====================================================================
E609  bad-mapping: the mapping file cannot be used
====  ====================================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from holdfire.formats.found import NOTHING
from holdfire.source.diagnostic import Diagnostic, Outcome, in_order
from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence, read_yaml

NAMES = "names"


@dataclass(frozen=True, slots=True)
class MappingFile:
    """A mapping file, read.

    Attributes:
        tree: As texts, lists and mappings.
        meant: A name of the source -> what it means in the case.
        text: As it stands.
        written: With positions; ``None`` where there is no file.
    """

    tree: dict[str, Any] = field(default_factory=lambda: dict(NOTHING))
    meant: dict[str, str] = field(default_factory=dict)
    text: str = ""
    written: Mapping | None = None


def read_mapping(path: Path) -> Outcome[MappingFile | None]:
    """Read a mapping file (YAML): ``names: {Government of Syria: syria}``, and keys that formats ask for.

    A list says that it was one or the other: ``[syria, syria + russia]``.
    """
    read = read_yaml(path)
    found = list(read.diagnostics)
    if isinstance(read.value, Mapping):
        names = read.value.get(NAMES)
        meant: dict[str, str] = {}
        for name, means in names.entries if isinstance(names, Mapping) else ():
            listed = means.items if isinstance(means, Sequence) else (means,)
            texts = [one.text for one in listed if isinstance(one, Scalar) and one.text]
            if texts and len(texts) == len(listed):
                meant[name.text] = " | ".join(texts)
            else:
                found.append(_bad(f"`{name.text}` says nothing: write `{name.text}: what the case calls it`", means))
        if names is not None and not isinstance(names, Mapping):
            found.append(_bad("`names` holds no names: write `name in the file: name in the case`", names))
        if not any(d.severity == "error" for d in found):
            text = path.read_text(encoding="utf-8-sig")
            return Outcome(MappingFile(_plain(read.value), meant, text, read.value), in_order(found))
    elif read.value is not None:
        found.append(_bad("this file holds no keys: write `key: value`", read.value))
    return Outcome(None, in_order(found))


def _bad(message: str, node: Node) -> Diagnostic:
    return Diagnostic("E609", "bad-mapping", "error", message, node.span)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    return [_plain(part) for part in node.items]
