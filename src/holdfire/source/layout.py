"""YAML text as a tree that keeps comments and blank lines: what a formatter needs to write it again.

Only for text that ``parse_yaml`` reads without an error. A comment on a line of its own belongs
to what follows it, or, where it is indented deeper than that, to the end of what it stands in;
a comment behind something belongs to that.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.events import CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent

from holdfire.source.yaml_signs import plain_key, plain_text

_BREAK = re.compile(r"\r\n|\r")
_COMMENT = re.compile("#[^\n\r\x85\u2028\u2029]*")
_HEAD = re.compile("[|>][^\\s#]*[ \t]+(#[^\n\x85\u2028\u2029]*)")


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar.

    Attributes:
        value: Quotes and escapes undone, line folds turned into spaces.
        is_plain: It stood without quotes, just so, on one line or folded.
        quoted: It stood in quotes.
    """

    value: str
    is_plain: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and what stands under it, or one entry of a list (then ``key`` is ``None``).

    Attributes:
        before: Comments above it, each from its ``#`` on; ``""`` is a blank line.
        beside: The comment behind it; ``""`` for none.
    """

    key: Text | None
    value: Node
    before: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Keys with values, or a list.

    Attributes:
        is_list: It is a list.
        in_brackets: It was written between ``{`` and ``}``, or ``[`` and ``]``.
        after: Comments behind its last entry, on lines of their own, as ``before``.
    """

    entries: tuple[Entry, ...]
    is_list: bool
    in_brackets: bool
    after: tuple[str, ...] = ()


Node = Text | Group


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole file.

    Attributes:
        header: Comments above everything else, as ``Entry.before``.
        root: What stands in the file.
    """

    header: tuple[str, ...]
    root: Node


def read_layout(text: str) -> Layout:
    """Read the layout of a text that ``parse_yaml`` reads without an error and that is not empty."""
    text = _BREAK.sub("\n", text.removeprefix("\ufeff"))
    reader = _Reader(text, YAML(typ="safe", pure=True).parse(text))
    root = reader.read()
    comments = _Comments(reader)
    comments.place_all()
    return Layout(tuple(comments.header), comments.finish(root))


@dataclass(slots=True)
class _Spot:
    """An entry or a group while its comments are looked for: where it stands in the text.

    Attributes:
        start: Of an entry, its first character; of a group in brackets, the bracket.
        end: Of a group in brackets, just past the closing one.
        above: The group an entry is in; the entry whose value a group is.
        value: What stands under an entry.
    """

    start: int
    end: int
    above: _Spot | None
    node: Node | None = None
    key: Text | None = None
    entries: list[_Spot] = field(default_factory=list)
    value: _Spot | None = None
    is_group: bool = False
    is_list: bool = False
    in_brackets: bool = False
    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


class _Reader:
    """Turns the events of the YAML reader into spots, and notes where text stands."""

    def __init__(self, text: str, events: Iterator[object]) -> None:
        self.text = text
        self.events = (event for event in events if isinstance(event, NodeEvent | CollectionEndEvent))
        self.taken: list[tuple[int, int]] = []
        self.entries: list[_Spot] = []
        self.groups: list[_Spot] = []

    def read(self) -> _Spot:
        """Read the whole document."""
        return self._node(next(self.events), None)

    def _node(self, event: object, above: _Spot | None) -> _Spot:
        start, end = event.start_mark.index, event.end_mark.index  # type: ignore[attr-defined]
        if isinstance(event, ScalarEvent):
            self.taken.append((start, end))
            return _Spot(start, end, above, _text(event, self.text[start:end]))
        spot = _Spot(start, end, above, is_group=True, is_list=not isinstance(event, MappingStartEvent))
        spot.in_brackets = bool(event.flow_style)  # type: ignore[attr-defined]
        self.groups.append(spot)
        last = end
        for inner in self.events:
            if isinstance(inner, CollectionEndEvent):
                spot.end = inner.end_mark.index
                break
            entry = self._list_entry(inner, spot, last) if spot.is_list else self._key_entry(inner, spot)
            spot.entries.append(entry)
            last = entry.end
        return spot

    def _key_entry(self, event: object, group: _Spot) -> _Spot:
        key = self._node(event, None)
        entry = _Spot(key.start, key.end, group)
        if isinstance(key.node, Text):
            value = plain_key(key.node.value)
            entry.key = key.node if key.node.quoted else Text(value, key.node.is_plain and value == key.node.value)
        self.entries.append(entry)
        entry.value = self._node(next(self.events), entry)
        if entry.value.start == entry.value.end:  # nothing stands there: the reader has passed the comments behind it
            entry.value.start = entry.value.end = entry.end
        entry.end = max(entry.end, entry.value.end)
        return entry

    def _list_entry(self, event: object, group: _Spot, last: int) -> _Spot:
        start: int = event.start_mark.index  # type: ignore[attr-defined]
        if not group.in_brackets:
            start = self._dash_after(group.start if not group.entries else last, start)
        entry = _Spot(start, start, group)
        self.entries.append(entry)
        entry.value = self._node(event, entry)
        entry.end = entry.value.end
        return entry

    def _dash_after(self, start: int, end: int) -> int:
        blank = _COMMENT.sub(lambda found: " " * len(found[0]), self.text[start : end + 1])
        at = blank.find("-")
        return start + at if at >= 0 else end


def _text(event: ScalarEvent, raw: str) -> Text:
    value = str(event.value)
    if event.style in ("'", '"'):
        return Text(value, quoted=True)
    if event.style:
        return Text(value)
    plain = plain_text(value) if not value.isascii() else value
    return Text(plain, is_plain="\n" not in value and plain == value)


class _Comments:
    """Finds the comments of a text and gives each to what it belongs to."""

    def __init__(self, reader: _Reader) -> None:
        self.text, self.entries, self.groups = reader.text, reader.entries, reader.groups
        self.taken = sorted(reader.taken)
        self.line_starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        self.starts = [entry.start for entry in self.entries]
        self.header: list[str] = []

    def place_all(self) -> None:
        """Give every comment, and every blank line above an entry, to what it belongs to."""
        for start, comment in self._found():
            line = self.line_starts[self._line(start)]
            alone = not self.text[line:start].strip(" ")
            following = bisect_right(self.starts, start)
            if alone and following == 0:
                self._add(self.header, comment, line)
            elif alone:
                self._place_alone(start, start - line, comment, following)
            elif following == 0:
                self.header.append(comment)
            else:
                self._owner(start, self.entries[following - 1]).beside.append(comment)
        for entry in self.entries:
            line = self.line_starts[self._line(entry.start)]
            if not self.text[line : entry.start].strip(" ") and self._blank_above(line):
                (self.header if entry is self.entries[0] else entry.before).append("")

    def _found(self) -> Iterator[tuple[int, str]]:
        """Find the comments between the scalars, and those behind the sign of a block of text."""
        at = 0
        for start, end in [*self.taken, (len(self.text), len(self.text))]:
            for found in _COMMENT.finditer(self.text, at, start):
                yield found.start(), found[0].rstrip()
            head = _HEAD.match(self.text, start, end)
            if head:
                yield head.start(1), head[1].rstrip()
            at = max(at, end)

    def _place_alone(self, at: int, column: int, comment: str, following: int) -> None:
        line = at - column
        last = self.entries[following - 1]
        after = self.entries[following] if following < len(self.entries) else None
        brackets = self._brackets_around(at)
        if brackets is not None and not brackets.entries:
            self._add(brackets.above.before if brackets.above else self.header, comment, line)
        elif brackets is not None:
            inside = after is not None and after.start < brackets.end
            self._add(after.before if inside and after else brackets.after, comment, line)
        elif last.value is not None and last.value.start > at and not last.value.is_group:
            self._add(last.before, comment, line)
        elif after is not None and (after.above is last.value or column <= self._column(after)):
            self._add(after.before, comment, line)
        else:
            group = self._group_at(last, column)
            keeps = after is not None and after.above is group
            self._add(after.before if keeps and after else group.after, comment, line)

    def _group_at(self, last: _Spot, column: int) -> _Spot:
        """Find the deepest group that ends here and whose entries stand no deeper than a column."""
        group = last.above
        while group is not None:
            outer = group.above.above if group.above is not None else None
            if outer is None or (not group.in_brackets and self._column(group.entries[0]) <= column):
                return group
            group = outer
        raise AssertionError("an entry stands in no group")

    def _owner(self, at: int, entry: _Spot) -> _Spot:
        """Find the entry a comment stands behind: not one within brackets that have been closed before."""
        owner = entry
        group: _Spot | None = entry.above
        while group is not None and group.above is not None:
            if group.in_brackets and group.end <= at:
                owner = group.above
            group = group.above.above
        return owner

    def _brackets_around(self, at: int) -> _Spot | None:
        around = [group for group in self.groups if group.in_brackets and group.start < at < group.end]
        return max(around, key=lambda group: group.start, default=None)

    def _add(self, target: list[str], comment: str, line: int) -> None:
        if self._blank_above(line):
            target.append("")
        target.append(comment)

    def _blank_above(self, line: int) -> bool:
        number = self._line(line)
        return number > 0 and not self.text[self.line_starts[number - 1] : line].strip()

    def _line(self, at: int) -> int:
        return bisect_right(self.line_starts, at) - 1

    def _column(self, entry: _Spot) -> int:
        return entry.start - self.line_starts[self._line(entry.start)]

    def finish(self, spot: _Spot) -> Node:
        """Make the tree that is kept."""
        if spot.node is not None:
            return spot.node
        entries = tuple(self._entry(entry) for entry in spot.entries)
        return Group(entries, spot.is_list, spot.in_brackets, tuple(spot.after))

    def _entry(self, spot: _Spot) -> Entry:
        assert spot.value is not None
        before, beside = [*spot.before, *spot.beside[:-1]], "".join(spot.beside[-1:])
        return Entry(spot.key, self.finish(spot.value), tuple(before), beside)
