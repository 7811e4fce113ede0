"""The JSON Schema of deal files, so that editors can complete keys and explain them.

Made from the same tables the parser reads. ``python -m holdfire.deal.schema docs/deal.schema.json`` writes it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from holdfire.deal.keys import TABLES, Key

_TEXT = {"type": ["string", "number"]}
_TEXTS = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def deal_schema() -> dict[str, object]:
    """Make the schema (draft 2020-12): which keys may stand where, their shapes, and what they mean."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Holdfire deal",
        "$ref": "#/$defs/deal",
        "$defs": {name: _block(name, keys) for name, keys in TABLES.items()},
    }


def _block(name: str, keys: tuple[Key, ...]) -> dict[str, object]:
    made: dict[str, object] = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {key.name: {"description": key.means, **_shape(key)} for key in keys},
    }
    if name == "deal":
        made |= {"type": "object", "required": ["deal"]}
    return made


def _shape(key: Key) -> dict[str, object]:
    inner: dict[str, object] = {"$ref": f"#/$defs/{key.inner}"}
    if key.short:
        inner = {"anyOf": [inner, _TEXTS]}
    match key.shape:
        case "text":
            return dict(_TEXT)
        case "texts":
            return dict(_TEXTS)
        case "yes":
            return {"enum": ["yes", "no"]}
        case "number":
            return {"type": "integer", "minimum": 0}
        case "block":
            return inner
        case "list":
            return {"anyOf": [{"type": "array", "items": inner}, inner]}
        case _:
            several = {"anyOf": [inner, {"type": "array", "items": inner}]} if key.inner == "position" else inner
            return {"type": ["object", "null"], "additionalProperties": several}


def schema_text() -> str:
    """Write the schema as JSON."""
    return json.dumps(deal_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(schema_text(), encoding="utf-8", newline="\n")
