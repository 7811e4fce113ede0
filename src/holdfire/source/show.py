"""Diagnostics as text for people and as JSON for programs. The only renderer there is."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path

from holdfire.source.diagnostic import Diagnostic, Label, in_order
from holdfire.source.safe_text import safe_to_show
from holdfire.source.span import Span

ReadLine = Callable[[str, int], str]
"""Gives a line of a file, by path and number from 1; ``""`` where there is none."""


def read_line_from_disk(file: str, line: int) -> str:
    """Give a line of a file on disk; ``""`` where it cannot be read."""
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[line - 1] if 0 < line <= len(lines) else ""


def show_text(diagnostics: Iterable[Diagnostic], read_line: ReadLine = read_line_from_disk) -> str:
    """Render diagnostics as text, by file and position, an empty line between them.

    Each is a headline (``file:line:column severity code slug: message``), the line it is
    about with the words marked, other places, and what to do. Ends in a newline unless empty.
    """
    return "\n".join(_show_one(diagnostic, read_line) for diagnostic in in_order(diagnostics))


def show_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Render diagnostics as a JSON list, in the same order; positions count from 1."""
    rows = [
        {
            "code": d.code,
            "slug": d.slug,
            "severity": d.severity,
            "message": d.message,
            **_place(d.span),
            "here": d.here,
            "help": d.help,
            "other_places": [{"text": label.text, **_place(label.span)} for label in d.labels],
        }
        for d in in_order(diagnostics)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def show_count(diagnostics: Iterable[Diagnostic]) -> str:
    """Say how many there are: ``2 errors, 1 warning``; ``no mistakes found`` for none."""
    severities = [d.severity for d in diagnostics]
    counted = [(severities.count(word), word) for word in ("error", "warning", "note")]
    return ", ".join(f"{n} {word}{'s' * (n > 1)}" for n, word in counted if n) or "no mistakes found"


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _show_one(d: Diagnostic, read_line: ReadLine) -> str:
    at = f"{d.span.file}:{d.span.line}:{d.span.column}"
    parts = [f"{at} {d.severity} {d.code} {d.slug}: {d.message}"]
    parts += _excerpt(Label(d.span, d.here), read_line)
    for label in d.labels:
        parts += _excerpt(label, read_line)
    if d.help:
        parts.append(f"  help: {d.help}")
    return safe_to_show("\n".join(parts) + "\n")


def _excerpt(label: Label, read_line: ReadLine) -> list[str]:
    """Give the line and the marks below it; nothing where the line cannot be read."""
    span = label.span
    line = safe_to_show(read_line(span.file, span.line))
    if not line.strip():
        return []
    number = f"{span.line:>4}"
    end = span.end_column if span.end_line == span.line else len(line.rstrip()) + 1
    before, marked = line[: span.column - 1], line[span.column - 1 : end - 1]
    pad = "".join("\t" if c == "\t" else " " * _cells(c) for c in before)
    marks = "^" * max(1, sum(_cells(c) for c in marked))
    return [f"{number} | {line.rstrip()}", f"     | {pad}{marks} {label.text}".rstrip()]


def _cells(character: str) -> int:
    """Say how wide a character is on a screen, in cells."""
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
