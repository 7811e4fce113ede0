"""A mapping file as written, to what it means; every mistake with line and column.

====  ====================================================================
E632  not-written-so: something is not written the way its key takes
E633  unknown-key: a mapping file has no such key here
E634  missing-key: a key that is needed is absent
====  ====================================================================
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from holdfire.claims.columns import KINDS, columns_of
from holdfire.claims.rows import Value, plain_key
from holdfire.formats.found import FoundParty
from holdfire.formats.mapped.mapping_form import (
    BESIDE_KEYS,
    CLAIM_KEYS,
    NEEDED,
    PARTY_KEYS,
    PLACE_KEYS,
    STRETCH_KEYS,
    TOP_KEYS,
    TOTAL_KEYS,
    VALUE_KEYS,
    BesideForm,
    ClaimForm,
    PlaceForm,
    Ref,
    Stretch,
    TableMapping,
    Told,
    Total,
)
from holdfire.formats.mapped.mapping_keys import Keys, some_of
from holdfire.formats.row_values import ORDERS, SIGNS, Writing
from holdfire.formats.tables.read_table import Shape
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.yaml_tree import Node, Scalar, Sequence

FILLED_IN = ("id", "recorded")
"""Keys of claims that no mapping says: they are made."""
_BRACES = re.compile(r"\{([^{}]+)\}")


def is_table_mapping(tree: Node | None) -> bool:
    """Say whether a mapping file is one for tables: it says what rows claim, or which places they tell of."""
    return isinstance(tree, yaml_tree.Mapping) and any(
        plain_key(key.text) in ("claims", "places") for key, _ in tree.entries
    )


def read_mapping(tree: yaml_tree.Mapping, found: list[Diagnostic]) -> TableMapping | None:
    """Read a mapping file; mistakes are added to ``found``. ``None``: there were some."""
    before = len(found)
    keys = Keys(tree, found)
    keys.check(TOP_KEYS, "a mapping file")
    for key in NEEDED:
        if key not in keys.by_name:
            keys.missing(key, TOP_KEYS[key])
    if not {"claims", "places"} & keys.by_name.keys():
        keys.missing("claims", TOP_KEYS["claims"])
    mapping = TableMapping(
        dataset=keys.text("dataset"),
        key=keys.refs("key"),
        shape=_shape(keys),
        writing=Writing(keys.choice("dates", ORDERS), keys.choice("decimal sign", SIGNS)),
        claims=tuple(_claim(name, node, found) for name, node in keys.named("claims")),
        places=tuple(_place(name, node, found) for name, node in keys.named("places")),
        parties=tuple(_party(name, node, found) for name, node in keys.named("parties")),
        blank=frozenset(text.casefold() for text in keys.texts("blank")),
        skip=keys.conditions("skip"),
        estimated=keys.texts("estimated"),
        texts=keys.refs("texts"),
        rising=keys.lists_of_refs("rising"),
        totals=tuple(_total(name, node, found) for name, node in keys.named("totals")),
        keep=keys.refs("keep"),
        beside=tuple(_beside(name, node, found) for name, node in keys.named("beside")),
        restricted=keys.text("restricted"),
    )
    return None if any(one.severity == "error" for one in found[before:]) else mapping


def _shape(keys: Keys) -> Shape:
    separator = keys.text("separator") if not _is_bar(keys) else "|"
    if separator not in ("", ",", ";", "|", "tab"):
        keys.wrong(f"`{separator}` separates nothing", keys.by_name["separator"], "write `,`, `;`, `|` or `tab`")
    header, skip_rows = (tuple(_numbers(keys, key)) for key in ("header", "skip rows"))
    return Shape(
        separator="\t" if separator == "tab" else separator,
        encoding=keys.text("encoding"),
        header=header,
        skip_rows=frozenset(skip_rows),
        sheet=keys.text("sheet"),
    )


def _is_bar(keys: Keys) -> bool:
    node = keys.by_name.get("separator")
    return isinstance(node, Scalar) and node.text.strip() == "|"


def _numbers(keys: Keys, key: str) -> Iterator[int]:
    for scalar in keys.scalars(key):
        found = re.fullmatch(r"(\d{1,7})(?:\s*(?:to|-)\s*(\d{1,7}))?", scalar.text.strip())
        if found and int(found[1]) > 0:
            yield from range(int(found[1]), int(found[2] or found[1]) + 1)
        else:
            keys.wrong(
                f"`{scalar.text}` is no number of a row", scalar, "rows are counted from 1: write `3` or `3 to 5`"
            )


def _claim(name: Scalar, node: yaml_tree.Mapping, found: list[Diagnostic]) -> ClaimForm:
    keys = Keys(_flat(node), found)
    kind = keys.text("kind").lower() if isinstance(keys.by_name.get("kind"), Scalar) else ""
    if kind not in KINDS:
        at = keys.by_name.get("kind", node)
        keys.wrong("a claim needs a `kind`, the same for all rows", at, f"write one of {some_of(KINDS)}")
    known = tuple(key for key in (columns_of(kind) if kind in KINDS else {}) if key not in FILLED_IN)
    if kind in KINDS:
        keys.check((*known, *CLAIM_KEYS), f"a claim of kind `{kind}`")
        _check_needed(keys, kind)
    told = {key: _told(key, value, found) for key, value in keys.by_name.items() if key in known}
    stretch = _stretch(keys)
    return ClaimForm(name.text, name.span, told, keys.refs("needs"), keys.conditions("only if"), stretch)


def _check_needed(keys: Keys, kind: str) -> None:
    given = keys.by_name.keys()
    for key, column in columns_of(kind).items():
        if key in ("id", "kind") or not column.needed or key in given:
            continue
        if key == "value" and any(name.startswith("value ") for name in given):
            continue
        if key == "published" and "quote in" in given:
            continue
        keys.missing(key, column.means)


def _flat(node: yaml_tree.Mapping, prefix: str = "") -> yaml_tree.Mapping:
    """Join keys inside others (``quantity: {exactly: ...}``), but for those that say where something stands."""
    entries: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        name = Scalar(f"{prefix} {plain_key(key.text)}".strip(), key.span)
        inside = isinstance(value, yaml_tree.Mapping) and name.text not in ("stretch", "only if")
        words = {plain_key(one.text) for one, _ in value.entries} if isinstance(value, yaml_tree.Mapping) else set()
        if not inside or not isinstance(value, yaml_tree.Mapping):
            entries.append((name, value))
        elif words & {"column", "columns", "text"} and name.text in ("quantity", "value"):
            entries += _amount(name, value)
        elif words & {"column", "columns", "text"}:
            entries.append((name, value))
        else:
            entries += _flat(value, name.text).entries
    return yaml_tree.Mapping(tuple(entries), node.span)


def _amount(name: Scalar, value: yaml_tree.Mapping) -> Iterator[tuple[Scalar, Node]]:
    """Take ``quantity: {column: dead, unit: people}`` apart: a number in a column is exactly that number."""
    parts = ("unit", "rule", "as written")
    beside = tuple((key, node) for key, node in value.entries if plain_key(key.text) in parts)
    number = tuple((key, node) for key, node in value.entries if plain_key(key.text) not in parts)
    is_text = any(plain_key(key.text) == "text" for key, _ in number)
    whole = name if is_text else Scalar(f"{name.text} exactly", name.span)
    yield whole, yaml_tree.Mapping(number, value.span)
    for key, node in beside:
        yield Scalar(f"{name.text} {plain_key(key.text)}", key.span), node


def _told(key: str, node: Node, found: list[Diagnostic]) -> Told:
    if not isinstance(node, yaml_tree.Mapping):
        text = _text(node)
        if not text:
            fix = f"write `{key}: text`, or `{key}: {{column: name}}`"
            found.append(Diagnostic("E632", "not-written-so", "error", f"`{key}` says nothing", node.span, help=fix))
        return Told(key, node.span, text=text)
    keys = Keys(node, found)
    keys.check(VALUE_KEYS, f"what `{key}` takes")
    ways = [way for way in ("column", "columns", "text") if way in keys.by_name]
    if len(ways) != 1:
        keys.wrong(f"`{key}` needs one of `column`, `columns` and `text`", node, f"write `{key}: {{column: name}}`")
        return Told(key, node.span)
    template = keys.by_name.get("text")
    columns = keys.refs(ways[0]) if ways[0] != "text" else ()
    if isinstance(template, Scalar):
        columns = tuple(Ref(name, template.span) for name in _BRACES.findall(template.text))
    return Told(
        key,
        node.span,
        columns=columns,
        template=keys.text("text"),
        names=_pairs(keys, "names"),
        contains={words.casefold(): str(one) for words, one in (_pairs(keys, "contains") or {}).items()},
        otherwise=_text(keys.by_name.get("otherwise")),
        split=keys.text("split") if "split" in keys.by_name else "",
    )


def _pairs(keys: Keys, key: str) -> Mapping[str, Value] | None:
    under = keys.under(key, f"write `{key}: {{as in the table: as in the case}}`")
    return None if under is None else {name.text.strip(): _text(node) for name, node in under.node.entries}


def _text(node: Node | None) -> Value:
    match node:
        case Scalar(text):
            return text.strip()
        case Sequence(items):
            return tuple(item.text.strip() for item in items if isinstance(item, Scalar) and item.text.strip())
    return ""


def _stretch(keys: Keys) -> Stretch | None:
    under = keys.under("stretch", "write `stretch: {ends: day, hours: 24}`")
    if under is None:
        return None
    under.check(STRETCH_KEYS, "a stretch")
    if {"when", "began", "ended"} & keys.by_name.keys():
        keys.wrong("`stretch` already says when it was", under.node, "leave out `when`, `began` and `ended`")
    ends, hours = under.ref("ends"), under.ref("hours")
    whole = under.choice("whole days", ("yes", "no"))
    if ends is None or hours is None:
        under.missing("ends" if ends is None else "hours", STRETCH_KEYS["ends" if ends is None else "hours"])
        return None
    number = hours.column if re.fullmatch(r"\d+", hours.column) else ""
    return Stretch(ends, number or hours, whole == "yes", under.node.span)


def _place(name: Scalar, node: yaml_tree.Mapping, found: list[Diagnostic]) -> PlaceForm:
    keys = Keys(node, found)
    keys.check(PLACE_KEYS, "a place")
    if "name" not in keys.by_name:
        keys.missing("name", PLACE_KEYS["name"])
    if ("latitude" in keys.by_name) != ("longitude" in keys.by_name):
        keys.wrong("a place has both a latitude and a longitude, or none", node, "name both columns")
    told = {key: _told(key, value, found) for key, value in keys.by_name.items() if key in PLACE_KEYS}
    return PlaceForm(name.text, name.span, told)


def _beside(name: Scalar, node: yaml_tree.Mapping, found: list[Diagnostic]) -> BesideForm:
    keys = Keys(node, found)
    keys.check(BESIDE_KEYS, "a table beside")
    refs = {key: keys.ref(key) for key in BESIDE_KEYS}
    for key, ref in refs.items():
        if ref is None:
            keys.missing(key, BESIDE_KEYS[key])
    file, here, there = (ref or Ref("", node.span) for ref in refs.values())
    return BesideForm(name.text, file, here, there)


def _party(name: Scalar, node: yaml_tree.Mapping, found: list[Diagnostic]) -> FoundParty:
    keys = Keys(node, found)
    keys.check(PARTY_KEYS, "a party")
    shown = keys.text("name") or name.text
    return FoundParty(name.text.casefold(), shown, keys.text("kind"), keys.texts("also"), keys.texts("member of"))


def _total(name: Scalar, node: yaml_tree.Mapping, found: list[Diagnostic]) -> Total:
    keys = Keys(node, found)
    keys.check(TOTAL_KEYS, "a total")
    if not {"each", "running"} & keys.by_name.keys():
        keys.missing("running", TOTAL_KEYS["running"])
    if "parts" in keys.by_name and "each" not in keys.by_name:
        keys.missing("each", TOTAL_KEYS["each"])
    one = {key: keys.ref(key) for key in ("each", "running", "day", "hours", "restarts with")}
    return Total(
        name.text,
        name.span,
        one["each"],
        one["running"],
        one["day"],
        one["hours"],
        one["restarts with"],
        keys.refs("parts"),
    )
