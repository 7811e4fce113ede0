"""YAML text as a tree that keeps where everything stands.

Every scalar stays the text as written: ``18:00``, ``0700``, ``no`` and ``on`` are never
turned into anything else. What these files do not need is refused, with a reason: aliases,
tags, several documents in one file, keys that are not plain words.

Diagnostics (errors, unless said otherwise):

====  ====================================================================
Y101  missing-file: the file cannot be read
Y102  not-utf8: the file is not UTF-8 text
Y103  byte-order-mark (note): the file starts with one; it is skipped
Y104  tab: a tab is used where only spaces may be
Y105  bad-yaml: the text cannot be read as YAML from here on
Y106  duplicate-key: a key stands twice in one place; the first is kept
Y107  alias: an anchor or an alias (`&name`, `*name`) is used
Y108  tag: a tag (`!name`) is used; it is ignored
Y109  second-document: a second document starts; it is ignored
Y110  bad-key: a key is not a plain word or phrase, or is longer than 1,000 characters
Y111  too-deep: lists and keys stand inside each other more than 60 deep
Y112  empty-file: there is nothing in it
Y113  hard-space (warning): a space that does not break stands where only a plain one counts
Y114  invisible-mark (note): marks of writing direction; outside quotes they are left out
Y115  forced-direction (warning): marks that make text show in another order than it is read in
====  ====================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)
from ruamel.yaml.reader import ReaderError

from holdfire.source.diagnostic import Diagnostic, Label, Outcome
from holdfire.source.span import Span
from holdfire.source.yaml_signs import misplaced_sign, plain_key, plain_text, suspect_sign, told_marks, wide_encoding
from holdfire.source.yaml_words import explain_problem

DEEPEST = 60
"""How many lists and keys may stand inside each other."""
LONGEST_KEY = 1000
"""How many characters a key may have."""


HARD_SPACE = "a sign that cannot be seen stands here, where only a plain space counts"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text.

    Attributes:
        text: As written, quotes and escapes undone, line folds turned into spaces.
        span: The whole scalar, quotes included.
        quoted: Whether it stood in quotes.
        pieces: ``(offset in text, line, column)`` wherever text and file fall out of step; empty:
            the text as a whole stands there, but not character by character.
    """

    text: str
    span: Span = field(compare=False)
    quoted: bool = field(default=False, compare=False)
    pieces: tuple[tuple[int, int, int], ...] = field(default=(), compare=False, repr=False)

    def span_of(self, start: int, end: int) -> Span:
        """Give the span in the file of ``text[start:end]`` (at least one character); of all, where none is known."""
        if not self.pieces:
            return self.span
        line, column = self._stands_at(start)
        end_line, end_column = self._stands_at(max(end - 1, start))
        return Span(self.span.file, line, column, end_line, end_column + 1)

    def _stands_at(self, offset: int) -> tuple[int, int]:
        begins, line, column = self.pieces[max(0, bisect_right(self.pieces, offset, key=lambda p: p[0]) - 1)]
        return line, column + max(0, offset - begins)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and what stands under them, in the order written; no key twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    span: Span = field(compare=False)

    def get(self, key: str) -> Node | None:
        """Find what stands under a key; ``None`` where the key is absent."""
        return next((node for name, node in self.entries if name.text == key), None)

    def key(self, key: str) -> Scalar | None:
        """Find a key itself, for its span."""
        return next((name for name, _ in self.entries if name.text == key), None)


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span = field(compare=False)


Node = Scalar | Mapping | Sequence


def read_yaml(path: Path) -> Outcome[Node | None]:
    """Read a YAML file. Every mistake is a diagnostic, none an exception; ``None`` if nothing can be read."""
    file, top = str(path), Span(str(path), 1, 1, 1, 2)
    try:
        raw = path.read_bytes()
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        message = f"`{file}` cannot be read: {why}"
        return Outcome(None, (Diagnostic("Y101", "missing-file", "error", message, top),))
    wide = wide_encoding(raw)
    if wide:
        message, fix = f"`{file}` is saved as {wide}, not as UTF-8", "save it again and choose the encoding UTF-8"
        return Outcome(None, (Diagnostic("Y102", "not-utf8", "error", message, top, help=fix),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        where = Span(file, line, 1, line, 2)
        fix = "save the file as UTF-8 text"
        return Outcome(None, (Diagnostic("Y102", "not-utf8", "error", f"`{file}` is not UTF-8", where, help=fix),))
    return parse_yaml(text, file)


def parse_yaml(text: str, file: str) -> Outcome[Node | None]:
    """Parse YAML text; ``file`` is only for messages. ``None`` if there is no tree at all."""
    found: list[Diagnostic] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        top = Span(file, 1, 1, 1, 2)
        found.append(Diagnostic("Y103", "byte-order-mark", "note", "the file starts with a byte order mark", top))
    found += told_marks(text, file)
    builder = _Builder(text, file, found)
    return Outcome(builder.build(), tuple(found))


class _TooDeepError(Exception):
    """Lists and keys stand inside each other too deep to go on."""


class _Builder:
    """Turns the events of the YAML reader into a tree."""

    def __init__(self, text: str, file: str, found: list[Diagnostic]) -> None:
        self.text, self.file, self.found = text, file, found
        self.line_starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]
        self.stopped_at = len(text)

    def build(self) -> Node | None:
        events = self._events()
        tree: Node | None = None
        started = False
        try:
            for event in events:
                if isinstance(event, DocumentStartEvent) and started:
                    self._report("Y109", "second-document", "a second document starts here", event, "keep one per file")
                    break
                if isinstance(event, NodeEvent):
                    started = True
                    tree = self._node(event, events, 1)
        except _TooDeepError:
            return None
        empty = isinstance(tree, Scalar) and not tree.text and not tree.quoted
        if (tree is None or empty) and not any(d.severity == "error" for d in self.found):
            top = self._span(0, 1)
            self.found.append(Diagnostic("Y112", "empty-file", "error", "there is nothing in this file", top))
        return None if empty else tree

    def _events(self) -> Iterator[object]:
        reader = YAML(typ="safe", pure=True)
        try:
            yield from reader.parse(self.text)
        except MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            at = min(mark.index if mark else 0, len(self.text))
            code, slug, message, fix = explain_problem(str(error.problem or ""), str(error.context or ""))
            labels: tuple[Label, ...] = ()
            if error.context_mark and error.context_mark.index != at:
                start = error.context_mark.index
                labels = (Label(self._span(start, start + 1), "it began here"),)
            unseen = self._suspect_before(at)
            if unseen >= 0:
                code, slug, message, fix = "Y105", "bad-yaml", HARD_SPACE, "replace it with a plain space"
                at, labels = unseen, ()
                self.found[:] = [d for d in self.found if d.code != "Y113"]
            self.found.append(Diagnostic(code, slug, "error", message, self._span(at, at + 1), labels=labels, help=fix))
        except ReaderError as error:
            at = error.position
            message = "a character here may not stand in such a file"
            fix = "delete it; it is usually invisible"
            self.found.append(Diagnostic("Y105", "bad-yaml", "error", message, self._span(at, at + 1), help=fix))
        except YAMLError as error:
            message = f"this cannot be read as YAML: {str(error).splitlines()[0]}"
            self.found.append(Diagnostic("Y105", "bad-yaml", "error", message, self._span(0, 1)))

    def _node(self, event: NodeEvent, events: Iterator[object], depth: int) -> Node:
        if depth > DEEPEST:
            self._report("Y111", "too-deep", f"this stands more than {DEEPEST} deep", event, "write it flatter")
            raise _TooDeepError
        if isinstance(event, AliasEvent) or event.anchor:
            fix = "write it out, or put text that begins with `*` or `&` in quotes"
            self._report("Y107", "alias", "anchors and aliases (`&name`, `*name`) are not used here", event, fix)
        if getattr(event, "tag", None):
            fix = "delete it, or put text that begins with `!` in quotes"
            self._report("Y108", "tag", "tags (`!name`) are not used here", event, fix)
        if isinstance(event, MappingStartEvent):
            return self._mapping(event, events, depth)
        if isinstance(event, CollectionStartEvent):
            items: list[Node] = []
            for inner in events:
                if isinstance(inner, CollectionEndEvent):
                    self.stopped_at = inner.end_mark.index
                    break
                if isinstance(inner, NodeEvent):
                    items.append(self._node(inner, events, depth + 1))
            return Sequence(tuple(items), self._trimmed(event))
        return self._scalar(event)

    def _mapping(self, event: MappingStartEvent, events: Iterator[object], depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for inner in events:
            if isinstance(inner, CollectionEndEvent):
                self.stopped_at = inner.end_mark.index
                break
            if not isinstance(inner, NodeEvent):
                continue
            key = self._node(inner, events, depth + 1)
            after = next(events, None)
            value = self._node(after, events, depth + 1) if isinstance(after, NodeEvent) else Scalar("", key.span)
            if isinstance(key, Scalar) and not key.quoted:
                key = replace(key, text=plain_key(key.text))
            if not isinstance(key, Scalar) or isinstance(inner, AliasEvent) or len(key.text) > LONGEST_KEY:
                fix = "write a word or a phrase before the colon"
                self._report("Y110", "bad-key", "this key is not a word or a phrase", inner, fix)
            elif key.text in entries:
                first = entries[key.text][0].span
                self.found.append(
                    Diagnostic(
                        "Y106",
                        "duplicate-key",
                        "error",
                        f"`{key.text}` stands here twice",
                        key.span,
                        "second time",
                        (Label(first, "first time"),),
                        "keep one of them; only the first is read",
                    )
                )
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), self._trimmed(event))

    def _scalar(self, event: NodeEvent) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        self.stopped_at = end
        if not isinstance(event, ScalarEvent):
            return Scalar(self.text[start:end], self._span(start, end))
        text = str(event.value)
        quoted = event.style in ("'", '"')
        if not event.style and not text.isascii():
            self._report_hard_space(start, end)
            text = plain_text(text)
        return Scalar(text, self._span(start, end, trim=True), quoted, tuple(self._pieces(text, start, end)))

    def _report_hard_space(self, start: int, end: int) -> None:
        begins_line = not self.text[self.line_starts[self._stands_at(start)[0] - 1] : start].strip(" ")
        at = misplaced_sign(self.text[start:end], begins_line)
        if at >= 0:
            fix = "replace it with a plain space; if it belongs to the text, put the text in quotes"
            span = self._span(start + at, start + at + 1)
            self.found.append(Diagnostic("Y113", "hard-space", "warning", HARD_SPACE, span, help=fix))

    def _suspect_before(self, at: int) -> int:
        """Find a sign that could be why the text cannot be read on from a position, in its line or the one before."""
        line = self._stands_at(at)[0]
        for number in (max(line - 1, 1), line):
            start = self.line_starts[number - 1]
            found = suspect_sign(re.split(r"[\r\n]", self.text[start:], maxsplit=1)[0])
            if found >= 0:
                return start + found
        return -1

    def _pieces(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        at = self.text.find(text, start, end)
        if at >= 0 and "\n" not in text:
            yield (0, *self._stands_at(at))
            return
        position = start
        for word in re.finditer(r"\S+", text):
            at = self.text.find(word.group(), position, end)
            if at >= 0:
                position = at + len(word.group())
                yield (word.start(), *self._stands_at(at))

    def _trimmed(self, event: NodeEvent) -> Span:
        return self._span(event.start_mark.index, self.stopped_at, trim=True)

    def _report(self, code: str, slug: str, message: str, event: object, fix: str) -> None:
        start, end = event.start_mark.index, event.end_mark.index  # type: ignore[attr-defined]
        span = self._span(start, max(end, start + 1))
        self.found.append(Diagnostic(code, slug, "error", message, span, help=fix))

    def _stands_at(self, index: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, index)
        return line, index - self.line_starts[line - 1] + 1

    def _span(self, start: int, end: int, trim: bool = False) -> Span:
        while trim and end > start + 1 and self.text[end - 1 : end].isspace():
            end -= 1
        line, column = self._stands_at(start)
        end_line, end_column = self._stands_at(max(end - 1, start))
        return Span(self.file, line, column, end_line, end_column + 1)
