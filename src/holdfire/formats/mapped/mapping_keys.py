"""The keys of a YAML mapping while they are read: each comes out as what it takes, or as a mistake with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.claims.columns import INSTEAD
from holdfire.claims.rows import plain_key
from holdfire.formats.mapped.mapping_form import Ref
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Node, Scalar, Sequence


class Keys:
    """The keys of one mapping, while they are read."""

    def __init__(self, node: yaml_tree.Mapping, found: list[Diagnostic]) -> None:
        self.node, self.found = node, found
        self.by_name = {plain_key(key.text): value for key, value in node.entries}

    def check(self, known: Iterable[str], what: str) -> None:
        """Report keys that cannot stand here."""
        known = tuple(known)
        for key, _ in self.node.entries:
            name = plain_key(key.text)
            if name not in known:
                meant = INSTEAD.get(name, "")
                fix = f"did you mean `{meant}`?" if meant in known else did_you_mean(name, known, some_of(known))
                message = f"{what} has no key `{key.text}`"
                self.found.append(Diagnostic("E633", "unknown-key", "error", message, key.span, help=fix))

    def missing(self, key: str, fix: str) -> None:
        """Report that a key is absent."""
        span = self.node.span
        self.found.append(Diagnostic("E634", "missing-key", "error", f"`{key}` is missing here", span, help=fix))

    def wrong(self, message: str, node: Node, fix: str) -> None:
        """Report that something is not written the way its key takes."""
        self.found.append(Diagnostic("E632", "not-written-so", "error", message, node.span, help=fix))

    def text(self, key: str) -> str:
        """Give one text; ``""`` where it is absent."""
        node = self.by_name.get(key)
        if node is None:
            return ""
        if isinstance(node, Scalar) and node.text.strip():
            return node.text.strip()
        self.wrong(f"`{key}` takes one text", node, f"write `{key}: text`")
        return ""

    def choice(self, key: str, words: tuple[str, ...]) -> str:
        """Give one of a few words."""
        text = self.text(key).lower()
        if text and text not in words:
            self.wrong(f"`{key}` is no `{text}`", self.by_name[key], f"write one of {some_of(words)}")
        return text

    def scalars(self, key: str) -> tuple[Scalar, ...]:
        """Give one text, or a list of them."""
        node = self.by_name.get(key)
        parts = node.items if isinstance(node, Sequence) else () if node is None else (node,)
        scalars = tuple(part for part in parts if isinstance(part, Scalar) and part.text.strip())
        if node is not None and (len(scalars) < len(parts) or not parts):
            self.wrong(f"`{key}` takes a text, or a list of texts", node, f"write `{key}: [one, other]`")
        return scalars

    def texts(self, key: str) -> tuple[str, ...]:
        """Give one text, or a list, as texts."""
        return tuple(scalar.text.strip() for scalar in self.scalars(key))

    def refs(self, key: str) -> tuple[Ref, ...]:
        """Give one column, or a list of them."""
        return tuple(Ref(" ".join(scalar.text.split()), scalar.span) for scalar in self.scalars(key))

    def ref(self, key: str) -> Ref | None:
        """Give one column; ``None`` where it is absent."""
        refs = self.refs(key)
        if len(refs) > 1:
            self.wrong(f"`{key}` takes one column", self.by_name[key], "name one")
        return refs[0] if refs else None

    def lists_of_refs(self, key: str) -> tuple[tuple[Ref, ...], ...]:
        """Give a list of columns, or several such lists."""
        node = self.by_name.get(key)
        if isinstance(node, Sequence) and node.items and all(isinstance(one, Sequence) for one in node.items):
            inner = (one.items for one in node.items if isinstance(one, Sequence))
            return tuple(tuple(Ref(s.text.strip(), s.span) for s in items if isinstance(s, Scalar)) for items in inner)
        refs = self.refs(key)
        return (refs,) if refs else ()

    def under(self, key: str, fix: str) -> Keys | None:
        """Give the keys under a key; ``None`` where it is absent."""
        node = self.by_name.get(key)
        if isinstance(node, yaml_tree.Mapping):
            return Keys(node, self.found)
        if node is not None:
            self.wrong(f"`{key}` is not written as keys", node, fix)
        return None

    def named(self, key: str) -> Iterator[tuple[Scalar, yaml_tree.Mapping]]:
        """Walk what stands under names of the author's choice."""
        fix = f"write under `{key}:` a name of your choice, and under it the keys"
        under = self.under(key, fix)
        for name, node in under.node.entries if under else ():
            if isinstance(node, yaml_tree.Mapping):
                yield name, node
            else:
                self.wrong(f"what stands under `{name.text}` is not written as keys", node, fix)

    def conditions(self, key: str) -> tuple[tuple[Ref, tuple[str, ...]], ...]:
        """Give columns and the values they must have."""
        under = self.under(key, f"write columns and what they hold: `{key}: {{source: missing}}`")
        if under is None:
            return ()
        return tuple((Ref(name.text, name.span), tuple(self._values(node))) for name, node in under.node.entries)

    def _values(self, node: Node) -> Iterator[str]:
        """Give what a column may hold; two quotes with nothing between them are the empty cell."""
        parts = node.items if isinstance(node, Sequence) else (node,)
        for part in parts:
            if isinstance(part, Scalar) and (part.text.strip() or part.quoted):
                yield part.text.strip()
            else:
                self.wrong("a condition takes a text, or a list of texts", node, 'write `""` for the empty cell')


def some_of(words: Iterable[str]) -> str:
    """List words for a message."""
    return ", ".join(f"`{word}`" for word in words)
