"""From a YAML tree to a deal as written: every key known, every value of the right shape."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from holdfire.deal.mistakes import mistake
from holdfire.deal.written.keys import TABLES, Key
from holdfire.deal.written.syntax import Block, Field
from holdfire.source.diagnostic import Diagnostic, Outcome
from holdfire.source.suggest import did_you_mean
from holdfire.source.yaml_tree import Mapping, Node, Scalar, Sequence
from holdfire.vocab.moment_text import whole_number

_NOTHING = ("", "~", "null", "Null", "NULL")


def parse_deal(tree: Node) -> Outcome[Block | None]:
    """Turn the tree of a deal file into blocks.

    Returns:
        The deal as one block named by ``deal:``, without what could not be read;
        ``None`` only if the file holds no keys at all.
    """
    found: list[Diagnostic] = []
    if not isinstance(tree, Mapping):
        text = "a deal is written as keys with values"
        found.append(mistake("wrong-shape", text, tree.span, help="begin with `deal: NAME`"))
        return Outcome(None, tuple(found))
    name = tree.get("deal")
    title = name if isinstance(name, Scalar) else Scalar("", tree.span)
    if not isinstance(name, Scalar) or not name.text.strip():
        fix = "write `deal: NAME` as the first line"
        found.append(mistake("missing-key", "the deal has no name", tree.span, help=fix))
    return Outcome(_block(title, tree, "deal", found), tuple(found))


def _block(name: Scalar, tree: Mapping, table: str, found: list[Diagnostic]) -> Block:
    known = {key.name: key for key in TABLES[table]}
    fields = []
    for key, value in tree.entries:
        spec = known.get(key.text) or known.get("*")
        if spec is None:
            bare = isinstance(value, Scalar) and not value.text
            found.append(_split_text(key) if bare else _unknown_key(key, table, known))
            continue
        one = _field(key, value, spec, found)
        if one is not None:
            fields.append(one)
    return Block(name, tuple(fields), tree.span)


def _split_text(key: Scalar) -> Diagnostic:
    message = f"`{key.text}` is no key, and nothing stands under it"
    fix = "a comma between `{` and `}` begins a new key: put text that has one in quotes, or write one key a line"
    return mistake("unknown-key", message, key.span, "this key", help=fix)


def _unknown_key(key: Scalar, table: str, known: Iterable[str]) -> Diagnostic:
    names = tuple(known)
    fix = did_you_mean(key.text, names, f"keys that may stand here: {', '.join(f'`{n}`' for n in names)}")
    subject = {"deal": "a deal", "term": "a term", "act": "an act", "answer": "an answer", "exception": "an exception"}
    message = f"`{key.text}` is no key of {subject.get(table, 'a ' + table)}"
    return mistake("unknown-key", message, key.span, "this key", help=fix)


def _field(key: Scalar, value: Node, spec: Key, found: list[Diagnostic]) -> Field | None:
    match spec.shape:
        case "text" | "yes" | "number":
            return _one_text(key, value, spec, found)
        case "texts":
            return _several_texts(key, value, found)
        case "block" if spec.short == "*" and isinstance(value, Scalar) and _is_nothing(value):
            return Field(key)
        case "block":
            inner = _inner(Scalar("", value.span), value, replace(spec, name=key.text), found)
            return Field(key, blocks=(inner,)) if inner else None
        case "list":
            items = value.items if isinstance(value, Sequence) else (value,)
            blocks = [_inner(Scalar("", item.span), item, spec, found) for item in items]
            return Field(key, blocks=tuple(block for block in blocks if block))
        case _:
            return _named_blocks(key, value, spec, found)


def _one_text(key: Scalar, value: Node, spec: Key, found: list[Diagnostic]) -> Field | None:
    if not isinstance(value, Scalar):
        found.append(mistake("wrong-shape", f"`{key.text}` takes one text", value.span, help=spec.means))
        return None
    if _is_nothing(value):
        found.append(mistake("wrong-shape", f"nothing stands under `{key.text}`", key.span, help=spec.means))
        return None
    if spec.shape == "yes" and value.text not in ("yes", "no"):
        found.append(mistake("not-yes-or-no", f"`{key.text}` is `yes` or `no`", value.span, help="write `yes` or `no`"))
        return None
    if spec.shape == "number" and whole_number(value.text) is None:
        found.append(mistake("not-a-number", f"`{key.text}` is a whole number", value.span, help=spec.means))
        return None
    return Field(key, (value,))


def _is_nothing(value: Scalar) -> bool:
    return not value.text.strip() or (not value.quoted and value.text in _NOTHING)


def _several_texts(key: Scalar, value: Node, found: list[Diagnostic]) -> Field | None:
    items = value.items if isinstance(value, Sequence) else (value,)
    texts = [item for item in items if isinstance(item, Scalar) and not _is_nothing(item)]
    for item in items:
        if not isinstance(item, Scalar):
            found.append(mistake("wrong-shape", f"`{key.text}` takes a text or a list of texts", item.span))
        elif _is_nothing(item):
            found.append(mistake("wrong-shape", f"nothing stands under `{key.text}`", key.span))
    return Field(key, tuple(texts), is_list=isinstance(value, Sequence)) if texts else None


def _named_blocks(key: Scalar, value: Node, spec: Key, found: list[Diagnostic]) -> Field | None:
    if isinstance(value, Scalar) and _is_nothing(value):
        return Field(key)
    if not isinstance(value, Mapping):
        fix = "write one name a line, each with a colon and what belongs to it"
        found.append(mistake("wrong-shape", f"`{key.text}` takes names with keys under them", value.span, help=fix))
        return None
    blocks = []
    for name, inner in value.entries:
        many = inner.items if spec.inner == "position" and isinstance(inner, Sequence) else (inner,)
        blocks += [block for one in many if (block := _inner(name, one, spec, found))]
    return Field(key, blocks=tuple(blocks))


def _inner(name: Scalar, value: Node, spec: Key, found: list[Diagnostic]) -> Block | None:
    if isinstance(value, Mapping):
        return _block(name, value, spec.inner, found)
    if isinstance(value, Scalar) and _is_nothing(value) and name.text:
        return Block(name, (), name.span)
    short = next((key for key in TABLES[spec.inner] if key.name == spec.short), None)
    if short and (isinstance(value, Scalar) or short.shape == "texts"):
        one = _field(Scalar(short.name, value.span), value, short, found)
        return Block(name, (one,), value.span) if one else None
    keys = ", ".join(f"`{key.name}`" for key in TABLES[spec.inner] if key.name != "*")
    message = f"`{name.text or spec.name}` takes keys with values"
    fix = f"keys that may stand here: {keys}" if keys else "write names of your own, each with a colon and a value"
    found.append(mistake("wrong-shape", message, value.span, help=fix))
    return None
