"""Signs that cannot be seen: spaces of other kinds, marks of writing direction. Copying from a page brings them in.

Between digits a space that does not break is part of a number (``1 000``); everywhere else it
is read as a plain space. Marks that only turn the direction of writing are left out of text
without quotes; between quotes everything stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.source.diagnostic import Diagnostic
from holdfire.source.span import Span

_SPACES = "\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_FORCING = "\u202a-\u202e\u2066-\u2069"
_MARKS = f"\u061c\u200b\u200e\u200f\u2060\ufeff{_FORCING}"

_SPACE = re.compile(f"[{_SPACES}]")
_SPACE_BESIDE_NO_NUMBER = re.compile(rf"(?<!\d)[{_SPACES}]|[{_SPACES}](?!\d)")
_MARK = re.compile(f"[{_MARKS}]")
_FORCE = re.compile(f"[{_FORCING}]")
_UNSEEN = f"[{_SPACES}{_MARKS}]"
_MISPLACED = re.compile(
    rf"^[ ]*(?P<dash>[{_MARKS}])[{_MARKS}]*[-?](?:\s|$)"
    rf"|^[ ]*[-?](?P<after_dash>{_UNSEEN})"
    rf"|^[ ]*(?:- +)?[^\s:'\"#]+(?: [^\s:'\"#]+){{0,3}}:(?P<after_colon>{_UNSEEN})"
    rf"|(?P<hash>[{_SPACES}])#"
)
_INDENTING = re.compile(rf"[ ]*([{_SPACES}])")
_BREAKING = re.compile("[\u0085\u2028\u2029]")

_WIDE = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def plain_key(text: str) -> str:
    """Write a key without what cannot be seen in it."""
    return _SPACE.sub(" ", _MARK.sub("", text)).strip()


def plain_text(text: str) -> str:
    """Write a text without what cannot be seen in it, except between digits."""
    return _SPACE_BESIDE_NO_NUMBER.sub(" ", _MARK.sub("", text)).strip()


def misplaced_sign(text: str, begins_line: bool) -> int:
    """Find the first unseen sign that stands where only a plain space may: offset, or -1.

    That is: where a line begins, before or after the dash of a list, after the colon of a key,
    before ``#``.
    """
    indenting = _INDENTING.match(text) if begins_line else None
    if indenting:
        return indenting.start(1)
    found = _MISPLACED.search(text)
    return found.start(found.lastgroup or 0) if found else -1


def suspect_sign(line: str) -> int:
    """Find a sign in a line that could be why it cannot be read: offset, or -1."""
    found = misplaced_sign(line, begins_line=True)
    breaking = _BREAKING.search(line)
    return breaking.start() if found < 0 and breaking else found


def wide_encoding(raw: bytes) -> str:
    """Name the encoding of two or four bytes a character that a file is in; ``""`` for any other."""
    named = next((name for mark, name in _WIDE if raw.startswith(mark)), "")
    head = raw[:64]
    return named or ("UTF-16" if len(head) > 3 and max(head[::2].count(0), head[1::2].count(0)) * 3 > len(head) else "")


def told_marks(text: str, file: str) -> Iterator[Diagnostic]:
    """Say once for a file that there are marks of writing direction in it, where the first one is, and how many."""
    forcing, marks = list(_FORCE.finditer(text)), list(_MARK.finditer(text))
    if forcing:
        where = _span(text, forcing[0].start(), file)
        message = f"text is forced to show in another order than it is read in ({_times(len(forcing))} in this file)"
        fix = "delete the invisible mark here; an editor that shows unprintable signs finds them"
        yield Diagnostic("Y115", "forced-direction", "warning", message, where, help=fix)
    elif marks:
        where = _span(text, marks[0].start(), file)
        message = f"an invisible mark stands here ({_times(len(marks))} in this file); outside quotes it is left out"
        yield Diagnostic("Y114", "invisible-mark", "note", message, where)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _span(text: str, at: int, file: str) -> Span:
    before = re.split(r"\r\n|\n|\r", text[:at])
    return Span(file, len(before), len(before[-1]) + 1, len(before), len(before[-1]) + 2)
