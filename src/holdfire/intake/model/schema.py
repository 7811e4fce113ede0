"""The only form an answer may have: a strict JSON schema of excerpts and words from fixed lists.

There is no place in it for names, rules, offsets, claims or decisions. The one free text that is not an excerpt is
what a date means, and that has to be a date. Only keywords that strict endpoints understand are used.
"""

from __future__ import annotations

import json
from typing import Any

from holdfire.intake.candidate import ACT_TYPES
from holdfire.intake.model.problem import ModelError
from holdfire.source.safe_text import safe_to_show

Schema = dict[str, Any]

SURENESS = {"sure": 0.8, "likely": 0.6, "unsure": 0.4}
"""How sure a model says it is, and the confidence that makes."""


def _object(**keys: Schema) -> Schema:
    return {"type": "object", "properties": keys, "required": list(keys), "additionalProperties": False}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _perhaps(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "null"}]}


def _one_of(*words: str) -> Schema:
    return {"type": "string", "enum": list(words)}


_TEXT: Schema = {"type": "string"}
_EXCERPT = _object(before=_TEXT, words=_TEXT, after=_TEXT)
_MAYBE = _perhaps(_EXCERPT)
_MEANT = _perhaps(_object(words=_EXCERPT, edtf=_TEXT))
_SURE = _one_of(*SURENESS)

ANSWER: Schema = _object(
    quotations=_list(
        _object(
            qtype=_one_of("direct", "mixed", "indirect", "partial", "statement"),
            content=_list(_EXCERPT),
            cue=_MAYBE,
            source=_MAYBE,
            addressee=_MAYBE,
            via=_list(_object(source=_EXCERPT, cue=_MAYBE)),
            date=_MEANT,
            sure=_SURE,
        )
    ),
    figures=_list(
        _object(
            span=_EXCERPT,
            cls=_one_of("count", "percent", "money", "duration", "fraction"),
            counted=_MAYBE,
            place=_MAYBE,
            holder=_MAYBE,
            of=_MAYBE,
            date=_MEANT,
            sure=_SURE,
        )
    ),
    acts=_list(
        _object(
            type=_one_of(*ACT_TYPES),
            trigger=_EXCERPT,
            actors=_list(_EXCERPT),
            addressees=_list(_EXCERPT),
            condition=_MAYBE,
            place=_MAYBE,
            date=_MEANT,
            modality=_one_of("actual", "planned", "hypothetical", "denied"),
            sure=_SURE,
        )
    ),
    dates=_list(_object(span=_EXCERPT, edtf=_TEXT, sure=_SURE)),
)


def read_answer(content: str) -> dict[str, Any]:
    """Read what a model answered.

    Raises:
        ModelError: It is no JSON, or does not keep to the schema; the message says where.
    """
    from jsonschema import Draft202012Validator  # noqa: PLC0415  an extra: not everybody has it
    from jsonschema.exceptions import best_match  # noqa: PLC0415

    try:
        answer: Any = json.loads(content)
    except (ValueError, RecursionError):
        raise ModelError(
            "the model did not answer in JSON: the endpoint may not hold it to a schema (`response_format` with "
            "`json_schema`); choose one that does"
        ) from None
    mistake = best_match(Draft202012Validator(ANSWER).iter_errors(answer))
    if mistake is not None:
        where = safe_to_show(mistake.json_path)[:80]
        raise ModelError(
            f"the model's answer does not keep to the schema at `{where}`: {safe_to_show(mistake.message)[:160]}; "
            "the endpoint may not hold it to the schema: choose one that does"
        )
    read: dict[str, Any] = answer
    return read
