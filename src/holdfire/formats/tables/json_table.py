"""JSON as a table: lists of objects, an object a line, objects under keys, answers of form servers, features of maps.

Keys inside others are joined by ``/`` (``group/question``). A list of texts is one cell, with ``|`` between them; a
list of objects stands apart (``TableRow.lists``). A shape (an object with ``type`` and ``coordinates``) becomes WKT.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import shape as shape_of

from holdfire.formats.found import Refused
from holdfire.formats.tables.read_table import Shape, Table, TablePart, TableRow, no_table
from holdfire.formats.tables.text_lines import read_lines
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

KEY, GEOMETRY, FEATURE_ID = "@key", "@geometry", "@id"
"""Columns for what stands outside the properties of an object: the key it stands under, its shape, a feature's id."""
LISTS = ("features", "value", "results", "data")
"""Keys under which others put their rows: GeoJSON, OData, the Kobo API, many more."""
ENDINGS = (".json", ".geojson", ".jsonl", ".ndjson")
DEEPEST = 40
_SPACE = re.compile(r"[\s,]*")


class Number(str):
    """A number as JSON writes it, kept to the last digit."""

    __slots__ = ()


class _TwiceError(ValueError):
    """A key stands twice in one object."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One object: where it begins, what it holds (or what is wrong with it), the key it stands under."""

    start: int
    content: Any
    wrong: str = ""
    key: str = ""


def is_json(raw: bytes, ending: str) -> bool:
    """Say whether a file is objects of JSON: by the ending of its name, else by how it begins."""
    return ending in ENDINGS or raw.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"{", b"[")


def json_table(raw: bytes, file: str, shape: Shape) -> Table:
    """Read objects as rows. Columns are all keys of all objects, in the order in which they first come."""
    lines = read_lines(raw, shape.encoding)
    if lines.unread or lines.assumed:
        number = min([*lines.unread, *lines.assumed])
        return no_table(file, "JSON has to be UTF-8, and this is not", "save it as UTF-8", number)
    text = "\n".join(lines.lines)
    try:
        pieces = list(_pieces(text))
    except json.JSONDecodeError as error:
        return no_table(
            file, f"from here on this is not JSON: {error.msg.lower()}", "compare it with its source", error.lineno
        )
    except RecursionError:
        return no_table(file, "this is nested too deep", "")
    if (degrees := _other_degrees(text)) is not None:
        fix = "save it in degrees (WGS 84, EPSG:4326), as GeoJSON has to be"
        wrong = no_table(file, f"shapes are not in degrees of longitude and latitude but in `{degrees}`", fix)
        return replace(wrong, found=(replace(wrong.found[0], code="E660", slug="other-degrees"),))
    if not pieces:
        return no_table(file, "there is no object between `{` and `}` in it, so no row", "")
    return _Objects(text, file, pieces).table()


def _other_degrees(text: str) -> str | None:
    """Give the system of coordinates that older GeoJSON names, where it is another one than degrees."""
    found = re.match(r'\s*\{[^\[\]]{0,400}?"crs"\s*:\s*\{[^\[\]]{0,200}?"name"\s*:\s*"([^"]+)"\s*\}', text)
    return found[1] if found and not re.search(r"CRS84|4326", found[1]) else None


def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_int=Number, parse_float=Number, parse_constant=_no_number, object_pairs_hook=_object_of
    )


def _no_number(word: str) -> str:
    return f"{word} is no number"


def _object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _TwiceError(next(key for key in keys if keys.count(key) > 1))
    return found


def _pieces(text: str) -> Iterator[_Piece]:
    start = _after_space(text, 0)
    if text[start : start + 1] == "[":
        yield from _of_list(text, start + 1)
        return
    first = _one(text, start)[1]
    if _after_space(text, first) < len(text):
        yield from _of_lines(text)
        return
    for key, at in _members(text, start):
        if key in LISTS and text[at] == "[":
            yield from _of_list(text, at + 1)
            return
    members = list(_members(text, start))
    if members and all(text[at] == "{" for _, at in members):
        for key, at in members:
            piece = _one(text, at)[0]
            yield _Piece(at, piece.content, piece.wrong, key)
        return
    yield _one(text, start)[0]


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _one(text: str, at: int) -> tuple[_Piece, int]:
    try:
        content, end = _decoder().raw_decode(text, at)
    except _TwiceError as error:
        end = json.JSONDecoder().raw_decode(text, at)[1]
        return _Piece(at, {}, f"`{error}` stands twice in this object"), end
    return _Piece(at, content), end


def _of_list(text: str, at: int) -> Iterator[_Piece]:
    at = _after_space(text, at)
    while text[at : at + 1] != "]":
        if at >= len(text):
            raise json.JSONDecodeError("a list is not closed", text, at)
        piece, at = _one(text, at)
        yield piece
        at = _after_space(text, at)


def _of_lines(text: str) -> Iterator[_Piece]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            try:
                yield _one(text, at + len(line) - len(line.lstrip()))[0]
            except json.JSONDecodeError as error:
                yield _Piece(at, {}, f"this line is not JSON: {error.msg.lower()}")
        at += len(line) + 1


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Walk the keys of the object at the top: each key, and where its value begins."""
    at = _after_space(text, at + 1)
    while text[at : at + 1] == '"':
        key, at = json.JSONDecoder().raw_decode(text, at)
        at = _after_space(text, text.index(":", at) + 1)
        yield key, at
        at = _after_space(text, json.JSONDecoder().raw_decode(text, at)[1])


class _Objects:
    """Turns objects into rows."""

    def __init__(self, text: str, file: str, pieces: Sequence[_Piece]) -> None:
        self.text, self.file, self.pieces = text, file, pieces
        self.starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self.columns: tuple[str, ...] = ()

    def table(self) -> Table:
        flat = [(piece, *flatten(piece)) for piece in self.pieces]
        names = dict.fromkeys(name for _, cells, _ in flat for name in cells)
        self.columns = tuple(names)
        return Table(self.columns, 1, (), self._parts(flat), self.span_of)

    def _parts(self, flat: Sequence[tuple[_Piece, dict[str, str], Any]]) -> Iterator[TablePart]:
        for piece, cells, lists in flat:
            line = bisect_right(self.starts, piece.start)
            wrong = piece.wrong or ("" if isinstance(piece.content, dict) else "this is no object between `{` and `}`")
            if wrong:
                at = Span(self.file, line, *self._columns(line, piece.start, piece.start + 1))
                yield Refused(line, (Diagnostic("E663", "not-a-row", "error", wrong, at),))
                continue
            plain = frozenset(n for n, name in enumerate(self.columns) if isinstance(cells.get(name), Number))
            texts = tuple(str(cells.get(name, "")) for name in self.columns)
            yield TableRow(line, texts, plain, lists=lists, offset=piece.start)

    def span_of(self, row: TableRow, column: int) -> Span:
        """Find a value: the last word of its key, after the words that lead to it."""
        start, rest = row.offset, self.columns[column].removeprefix("@") if column < len(self.columns) else ""
        end = start + 1
        for word in rest.split("/"):
            found = re.compile(rf'"{re.escape(word)}"\s*:\s*').search(self.text, start)
            if found:
                start = found.end()
                end = start + len(_shown(self.text[start : start + 200]))
        line = bisect_right(self.starts, start)
        return Span(self.file, line, *self._columns(line, start, end))

    def _columns(self, line: int, start: int, end: int) -> tuple[int, int, int]:
        begins = self.starts[line - 1]
        return start - begins + 1, line, max(end, start + 1) - begins + 1


def _shown(text: str) -> str:
    found = re.match(r'"(?:[^"\\\n]|\\.)*"|[^\s,}\]]+', text)
    return found[0] if found else text[:1]


def flatten(piece: _Piece) -> tuple[dict[str, str], dict[str, tuple[dict[str, str], ...]]]:
    """Give the cells of an object by column, and the rows that stand inside it."""
    cells: dict[str, str] = {KEY: piece.key} if piece.key else {}
    lists: dict[str, tuple[dict[str, str], ...]] = {}
    content = piece.content if isinstance(piece.content, dict) else {}
    if content.get("type") == "Feature":
        cells[FEATURE_ID] = str(content.get("id") or "")
        cells[GEOMETRY] = wkt_of(content.get("geometry"))
        content = content.get("properties") or {}
    _flatten(content, "", cells, lists, 0)
    return {name: text for name, text in cells.items() if text}, lists


def _flatten(
    content: Mapping[str, Any],
    prefix: str,
    cells: dict[str, str],
    lists: dict[str, tuple[dict[str, str], ...]],
    depth: int,
) -> None:
    for key, value in content.items():
        name = f"{prefix}/{key}" if prefix else key
        if isinstance(value, dict) and "type" in value and "coordinates" in value:
            cells[name] = wkt_of(value)
        elif isinstance(value, dict) and depth < DEEPEST:
            _flatten(value, name, cells, lists, depth + 1)
        elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            inside = []
            for one in value:
                row: dict[str, str] = {}
                _flatten(one, "", row, lists, depth + 1)
                inside.append(row)
            lists[name] = tuple(inside)
        else:
            cells[name] = _cell(value)


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Number():
            return value
        case str():
            return value.strip()
        case list():
            return " | ".join(text for text in (_cell(one) for one in value) if text)
    return json.dumps(value, ensure_ascii=False)


def wkt_of(geometry: Any) -> str:
    """Write a GeoJSON geometry as WKT, longitude first; ``""`` where there is none, or none that can be drawn."""
    try:
        return str(shape_of(_numbers(geometry)).wkt) if geometry else ""
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return ""


def _numbers(value: Any) -> Any:
    match value:
        case dict():
            return {key: _numbers(one) for key, one in value.items()}
        case list():
            return [_numbers(one) for one in value]
        case Number():
            return float(value)
    return value
