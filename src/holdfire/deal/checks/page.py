"""The page of checks, made from what the checks and the mistakes say about themselves.

``python -m holdfire.deal.checks.page docs/checks.md`` writes it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from holdfire.deal.checks import CHECKS
from holdfire.deal.checks.finding import describe_check
from holdfire.deal.mistakes import MISTAKES
from holdfire.source import yaml_tree

_INTRO = """\
# Checks

What can be said about a deal file. Errors keep a deal from being read; warnings and notes do not. A
warning is nearly always a slip. A note says what the text leaves open: it may be meant so. Notes are
told once there are no errors.
Every entry below the first section has a page under `tests/cases/` with a good deal, a bad deal and
the exact words. This page is made from the program: change it there.
"""
_SECTIONS = (
    ("S", "Keys and shapes", "What stands where."),
    ("T1", "Names", "A name that is not declared, or not of the kind that is needed."),
    ("T2", "Phrases", "Times, numbers, conditions and fixed phrases."),
    ("T30", "Times", "Windows, deadlines and zones of the deal as a whole."),
    ("T31", "Steps", "What waits for what."),
    ("T32", "Definitions", "Names and what they stand for."),
    ("T33", "Clashes", "Terms and definitions that do not go together."),
    ("T34", "Documents", "The kept texts of the case."),
    ("T35", "Numbers", "Sums, and how things are counted."),
    ("T36", "Parties and watchers", "Who is bound, who verifies, and what follows."),
    ("T38", "Cases", "What a deal asks for, against what the claims of its case tell."),
)


def checks_page() -> str:
    """Make the page, in Markdown."""
    entries = {code: (heading, text) for code, heading, text in (*_mistakes(), *_checks())}
    parts = [_INTRO, "## The file\n\n" + "\n".join(f"- {line}" for line in _file_mistakes()) + "\n"]
    for prefix, title, about in _SECTIONS:
        parts.append(f"## {title}\n\n{about}\n")
        parts += [f"### {heading}\n\n{text}\n" for code, (heading, text) in entries.items() if code.startswith(prefix)]
    return "\n".join(parts)


def _mistakes() -> Iterator[tuple[str, str, str]]:
    for mistake in MISTAKES:
        yield mistake.code, f"{mistake.code} {mistake.slug} ({mistake.severity})", mistake.means


def _checks() -> Iterator[tuple[str, str, str]]:
    for check in CHECKS:
        code, slug, severity, text = describe_check(check)
        yield code, f"{code} {slug} ({severity})", text


def _file_mistakes() -> Iterator[str]:
    for code, text in re.findall(r"^(Y\d{3})  (.+)$", yaml_tree.__doc__ or "", re.MULTILINE):
        yield f"**{code}** {text}"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(checks_page(), encoding="utf-8", newline="\n")
