"""A layout as YAML text: two spaces a level, quotes only where they are needed or were put with reason.

What stood in brackets stays there as long as it fits on a line and holds no comment; names
written from right to left, which editors show out of order inside brackets, stand on lines of
their own. Quotes stay where a reader of another version of YAML would take the text for a
number, a time, a truth value or nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ruamel.yaml.resolver import implicit_resolvers

from holdfire.source.layout import Entry, Group, Layout, Node, Text

WIDTH = 120
"""Longest line, in characters, where text can be broken."""

_ALIGNED = 60
"""Longest line whose comment is put under those of its neighbours."""
_BESIDE = "\0"
"""Stands between a line and the comment behind it, until the comments are put under each other."""
_JOINERS = "\u200c\u200d"
_PLAIN = re.compile(r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=[^\s,\[\]{}]))[^\n\r\t]*")
_MARKED = re.compile(r"^[?:-](?:\s|$)|:$")
_LITERAL = re.compile(r"[^\s\x00][^\t\r]*[^\s]\n?|\S\n?")
_WORD_BEGINS = re.compile(r"(?<=\S) (?=[^\W_]|\()")
_ANY_WORD_BEGINS = re.compile(r"(?<=\S) (?=\S)")


def write_layout(layout: Layout) -> str:
    """Write a layout as text that reads as the same tree, with the same comments."""
    header = _without_first_blank(layout.header)
    if isinstance(layout.root, Text):
        lines = [_scalar(layout.root)]
    elif layout.root.entries:
        lines = list(_block(layout.root, "", keeps_first_blank=any(header[-1:])))
    else:
        lines = [_in_brackets(layout.root), *layout.root.after]
    lines = [*header, *lines]
    while not lines[-1]:
        lines.pop()
    return "\n".join(_aligned(lines)) + "\n"


def _aligned(lines: list[str]) -> Iterator[str]:
    """Put comments behind neighbouring lines under each other, except behind long ones."""
    for has_comment, run in groupby(lines, key=lambda line: _BESIDE in line):
        if not has_comment:
            yield from run
            continue
        parted = [line.partition(_BESIDE) for line in run]
        column = max((len(line) for line, _, _ in parted if len(line) <= _ALIGNED), default=0)
        yield from (
            f"{line:{column}}  {comment}" if len(line) <= _ALIGNED else f"{line}  {comment}"
            for line, _, comment in parted
        )


def on_one_line(entry: Entry, indent: str = "") -> bool:
    """Say whether an entry will be written on one line, without a comment of its own above it."""
    return not any(entry.before) and len(list(_entry(entry, indent))) == 1


def _block(group: Group, indent: str, keeps_first_blank: bool = False) -> Iterator[str]:
    for number, entry in enumerate(group.entries):
        before = entry.before if number or keeps_first_blank else _without_first_blank(entry.before)
        yield from _comments(before, indent)
        yield from _entry(entry, indent)
    yield from _comments(group.after, indent)


def _entry(entry: Entry, indent: str) -> Iterator[str]:
    lead = "-" if entry.key is None else f"{_scalar(entry.key, is_key=True)}:"
    beside = _BESIDE + entry.beside if entry.beside else ""
    value = entry.value
    if isinstance(value, Text):
        first, *rest = _text(value, indent, lead, beside)
        yield f"{indent}{lead}{first}"
        yield from rest
    elif (line := _fitting(value, indent, lead)) is not None:
        yield f"{indent}{lead} {line}{beside}"
    elif entry.key is None:
        yield from _item(value, indent, entry.beside)
    else:
        yield f"{indent}{lead}{beside}"
        yield from _block(value, indent + "  ")


def _item(group: Group, indent: str, beside: str) -> Iterator[str]:
    """Write a group behind the dash of a list; comments above its first entry go above the dash."""
    above, opened = _opened(group, indent + "  ")
    yield from _comments([beside, *above] if beside else above, indent)
    first, *rest = _block(opened, indent + "  ")
    yield f"{indent}- {first.removeprefix(indent + '  ')}"
    yield from rest


def _opened(group: Group, indent: str) -> tuple[list[str], Group]:
    """Take the comments off a group that cannot stand where it begins on the line of a dash."""
    first = group.entries[0]
    above = [line for line in first.before if line]
    value = first.value
    if first.key is None and isinstance(value, Group) and _fitting(value, indent, "-") is None:
        inner, value = _opened(value, indent + "  ")
        above += [first.beside, *inner] if first.beside else inner
        first = Entry(None, value)
    return above, replace(group, entries=(replace(first, before=()), *group.entries[1:]), in_brackets=False)


def _comments(lines: Sequence[str], indent: str) -> Iterator[str]:
    for line in lines:
        yield indent + line if line else ""


def _without_first_blank(lines: tuple[str, ...]) -> tuple[str, ...]:
    return lines[1:] if lines and not lines[0] else lines


def _fitting(group: Group, indent: str, lead: str) -> str | None:
    """Write a group in brackets; ``None`` where it stands on lines of its own."""
    if not group.in_brackets or _has_comments(group):
        return None
    line = _in_brackets(group)
    from_right = any(unicodedata.bidirectional(character) in ("R", "AL") for character in line)
    too_long = len(indent) + len(lead) + 1 + len(line) > WIDTH or from_right
    return None if too_long and group.entries else line


def _has_comments(group: Group) -> bool:
    return bool(any(group.after)) or any(
        any(entry.before) or entry.beside or (isinstance(entry.value, Group) and _has_comments(entry.value))
        for entry in group.entries
    )


def _in_brackets(group: Group) -> str:
    inner = ", ".join(_entry_in_brackets(entry) for entry in group.entries)
    return f"[{inner}]" if group.is_list else f"{{{inner}}}"


def _entry_in_brackets(entry: Entry) -> str:
    value = _node_in_brackets(entry.value)
    return value if entry.key is None else f"{_scalar(entry.key, inside=True, is_key=True)}: {value}"


def _node_in_brackets(node: Node) -> str:
    return _in_brackets(node) if isinstance(node, Group) else _scalar(node, inside=True)


def _text(text: Text, indent: str, lead: str, beside: str) -> list[str]:
    """Write a text behind a key or a dash, over several lines where it is long or has several."""
    value = text.value
    if "\n" in value and _LITERAL.fullmatch(value) and all(_shows(character) for character in value):
        return _lines_of_text(value, indent, beside)
    written = _scalar(text)
    if not written:
        return [beside]
    inner = indent + "  "
    lines, rest, room = [], f" {written}", WIDTH - len(indent) - len(lead)
    while (at := _break(_WORD_BEGINS, rest, room)) >= 0:
        lines.append(rest[:at])
        rest, room = inner + rest[at + 1 :], WIDTH
    lines.append(rest)
    lines[-1] += beside
    return lines


def _lines_of_text(value: str, indent: str, beside: str) -> list[str]:
    """Write a text of several lines under ``|``; under ``>`` where a line of it is long."""
    inner = indent + "  "
    keep = "" if value.endswith("\n") else "-"
    lines = value.removesuffix("\n").split("\n")
    long = any(len(inner) + len(line) > WIDTH for line in lines)
    if not long or any(line[:1].isspace() for line in lines):
        return [f" |{keep}{beside}", *(inner + line if line else "" for line in lines)]
    folded = re.sub(r"\n+", lambda found: found[0] + "\n", "\n".join(lines)).split("\n")
    return [f" >{keep}{beside}", *(part for line in folded for part in _broken(line, inner))]


def _broken(line: str, indent: str) -> Iterator[str]:
    while (at := _break(_ANY_WORD_BEGINS, line, WIDTH - len(indent))) >= 0:
        yield indent + line[:at]
        line = line[at + 1 :]
    yield indent + line if line else ""


def _break(word_begins: re.Pattern[str], line: str, room: int) -> int:
    """Find the space at which a line that is too long can be broken; -1 where it is not, or cannot be."""
    if len(line) <= room:
        return -1
    fitting = [found.start() for found in word_begins.finditer(line, 0, room + 2)]
    later = None if fitting else word_begins.search(line, room)
    return fitting[-1] if fitting else later.start() if later else -1


def _scalar(text: Text, inside: bool = False, is_key: bool = False) -> str:
    """Write a scalar on one line; ``inside`` says it stands in brackets."""
    value = text.value
    if not value:
        return '""' if text.quoted or is_key else ""
    if text.is_plain and not _MARKED.search(value) and not (inside and re.search(r"[,\[\]{}]", value)):
        return value
    if _can_be_plain(value, inside or is_key) and not (text.quoted and _read_otherwise(value)):
        return value
    if ('"' in value or "\\" in value) and all(_shows(character) for character in value) and "\n" not in value:
        return "'" + value.replace("'", "''") + "'"
    return '"' + "".join(_escaped(character) for character in value) + '"'


def _can_be_plain(value: str, inside: bool) -> bool:
    risky = ": " in value or " #" in value or value.endswith(":") or value != value.strip()
    risky = risky or value.startswith(("---", "..."))
    risky = risky or (inside and re.search(r"[,\[\]{}]", value) is not None)
    return not risky and all(_shows(character) for character in value) and _PLAIN.fullmatch(value) is not None


def _read_otherwise(value: str) -> bool:
    """Say whether a reader of YAML 1.1 or 1.2 takes a text without quotes for something other than text."""
    return any(pattern.match(value) for _, _, pattern, _ in implicit_resolvers)


def _shows(character: str) -> bool:
    return character.isprintable() or character in _JOINERS or character == "\n"


def _escaped(character: str) -> str:
    if character in ('"', "\\"):
        return "\\" + character
    if character == "\n":
        return "\\n"
    if _shows(character):
        return character
    return f"\\u{ord(character):04x}" if ord(character) < 0x10000 else f"\\U{ord(character):08x}"
