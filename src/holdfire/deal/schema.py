"""The JSON Schema of deal files, so that editors can complete keys and explain them.

Made from the same tables the parser reads. ``python -m holdfire.deal.schema docs/deal.schema.json`` writes it.
It stays within draft 07, which is what YAML editors know: no tuples, nothing beside a ``$ref``.
It never refuses what the parser accepts; what a text says is left to ``holdfire check``, but for
a few patterns.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from holdfire.deal.written.keys import MODALS, TABLES, Key
from holdfire.vocab.taxonomy import shipped_acts

Schema = dict[str, object]

_TEXT_TYPES = ("string", "number", "boolean")
_ACTS = frozenset(["act", "is a", "filled by", "emptied by", *MODALS]) - {"must keep", "must reach"}
"""Keys under which acts stand, by name in any table where acts may."""
_NOT_OF_ACTS = ("category", "blank")
_KNOWN_ACT = "known act"


def _any_case(word: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" if letter.isalpha() else letter for letter in word)


LOOKS: Mapping[str, str] = {
    "time zone": r"^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$",
    "daily": r"^\s*\S{1,2}:\S\S\s*(to|-|–)\s*\S{1,2}:\S\S\s*$",
    "every": rf"^\s*({'|'.join(_any_case(word) for word in ('day', 'week', 'month', 'window'))})",
    "partial periods": "^count$",
    "assessed by": rf"^\s*({_any_case('claims')}\s*$|([Aa]\s+)?{_any_case('ruling')})",
}
"""What the text under a key looks like, as a pattern that both Python and JavaScript read alike."""


def deal_schema() -> Schema:
    """Make the schema (draft 07): which keys may stand where, their shapes, and what they mean."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Holdfire deal",
        "description": "What was proposed or agreed, term by term.",
        **_block("deal"),
        "required": ["deal"],
        "definitions": {
            **{name: _block(name) for name in TABLES if name != "deal"},
            _KNOWN_ACT: {"examples": [act.id for act in shipped_acts()]},
        },
    }


def _block(table: str) -> Schema:
    keys = {key.name: key for key in TABLES[table]}
    free = keys.pop("*", None)
    made: Schema = {
        "type": "object",
        "properties": {name: _described(key, table) for name, key in keys.items()},
        "additionalProperties": _described(free, table) if free else False,
    }
    return made


def _described(key: Key, table: str) -> Schema:
    made: Schema = {"description": key.means, **_shape(key, table)}
    if key.name in _ACTS and table not in _NOT_OF_ACTS:
        made["allOf"] = [{"$ref": f"#/definitions/{_KNOWN_ACT}"}]
    return made


def _shape(key: Key, table: str = "") -> Schema:
    match key.shape:
        case "text":
            looks: Schema = {"pattern": LOOKS[key.name]} if key.name in LOOKS else {}
            return {"type": list(_TEXT_TYPES), **looks}
        case "texts":
            return {"type": [*_TEXT_TYPES, "array"], "items": {"type": list(_TEXT_TYPES)}}
        case "yes":
            return {"enum": ["yes", "no"]}
        case "number":
            return {"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9٠-٩۰-۹]{1,9}$"}
        case "block":
            return {"anyOf": _inner(key)}
        case "list":
            return {"anyOf": [{"type": "array", "items": {"anyOf": _inner(key)}}, *_inner(key)]}
        case _:
            several: list[Schema] = []
            if key.inner == "position":
                several = [{"type": "array", "items": {"anyOf": _inner(key)}}]
            one: Schema = {"description": key.means, "anyOf": [*_inner(key), *several, {"type": "null"}]}
            return {"type": ["object", "null"], "additionalProperties": one}


def _inner(key: Key) -> list[Schema]:
    """Give what may stand for one block: its keys, or the text that is short for them."""
    short = next((each for each in TABLES[key.inner] if each.name == key.short), None)
    either: list[Schema] = [{"$ref": f"#/definitions/{key.inner}"}]
    if short is not None:
        either.append(_shape(short))
    if key.short == "*":
        either.append({"type": "null"})
    return either


def schema_text() -> str:
    """Write the schema as JSON."""
    return json.dumps(deal_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8", newline="\n")
