"""JSONL: one claim per line, positions kept."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from holdfire.claims.rows import Row, Value, plain_key
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span


def jsonl_rows(text: str, file: str, found: list[Diagnostic]) -> Iterator[Row]:
    """Take JSONL apart, line by line; what cannot be is added to ``found``."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip():
            continue
        whole = Span(file, number, 1, number, len(line) + 1)
        twice: list[str] = []
        try:
            content = json.loads(line, parse_int=str, parse_float=str, object_pairs_hook=partial(_once, twice))
        except (json.JSONDecodeError, RecursionError) as error:
            column = getattr(error, "colno", 1)
            what = getattr(error, "msg", "it is nested too deep").lower()
            found.append(
                Diagnostic(
                    "C202",
                    "bad-json",
                    "error",
                    f"this line is not JSON: {what}",
                    Span(file, number, column, number, column + 1),
                    help="write one claim per line, as in `" + '{"id": "c1", "kind": "figure"}' + "`",
                )
            )
            continue
        if not isinstance(content, dict):
            message = "this line is not one claim between `{` and `}`"
            found.append(Diagnostic("C203", "not-an-object", "error", message, whole))
            continue
        span_of = _json_spans(line, file, number)
        for key in twice:
            message = f"`{key}` stands here twice"
            found.append(Diagnostic("C204", "duplicate-key", "error", message, span_of(key), help="keep one of them"))
        yield row_of_object(content, file, number, span_of, found)


def row_of_object(
    content: Mapping[str, object],
    file: str,
    number: int,
    span_of: Callable[[str], Span],
    found: list[Diagnostic],
) -> Row:
    """Make a row of what stands between the braces of one claim; what no claim can hold is added to ``found``."""
    cells: dict[str, Value] = {}
    for key, value in _flat(content, ""):
        taken = _value(value)
        if taken is None:
            message = f"`{key}` holds something that is neither text, number, yes or no, nor a list of these"
            found.append(Diagnostic("C207", "wrong-value", "error", message, span_of(key)))
        elif taken not in ("", ()):
            cells[key] = taken
    return Row(file, number, cells, span_of)


def _once(twice: list[str], pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = [key for key, _ in pairs]
    twice.extend(sorted({key for key in keys if keys.count(key) > 1}))
    return dict(pairs)


def _flat(content: Mapping[str, object], prefix: str) -> Iterator[tuple[str, object]]:
    for key, value in content.items():
        name = f"{prefix} {plain_key(key)}".strip()
        if isinstance(value, dict):
            yield from _flat(value, name)
        else:
            yield name, value


def _value(value: object) -> Value | None:
    """Give a value as text or texts; ``None`` if it is neither. JSON's ``null`` is an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return tuple(part.strip() for part in value)
    return None


def _json_spans(line: str, file: str, number: int) -> Callable[[str], Span]:
    def span_of(key: str) -> Span:
        """Find a value in the line: the last word of its key, after the words that lead to it."""
        start, rest = 0, key
        while rest:
            for match in re.finditer(r'"((?:[^"\\]|\\.)*)"\s*:\s*', line[start:]):
                name = plain_key(match[1])
                if rest == name or rest.startswith(name + " "):
                    start, rest = start + match.end(), rest[len(name) :].strip()
                    break
            else:
                return Span(file, number, 1, number, len(line) + 1)
        try:
            end = json.JSONDecoder().raw_decode(line, start)[1]
        except json.JSONDecodeError:
            end = start + 1
        return Span(file, number, start + 1, number, end + 1)

    return span_of
