"""All kinds of mistakes that the program can find, for those who show its findings beside other programs'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from holdfire.deal.checks import CHECKS
from holdfire.deal.checks.finding import describe_check
from holdfire.deal.mistakes import MISTAKES
from holdfire.source.sarif import Rule

_LINE = re.compile(r"^([A-Z]\d{3})  ([a-z0-9-]+)(?: \((warning|note)\))?: (.+)$", re.MULTILINE)


def all_rules() -> tuple[Rule, ...]:
    """List them by code: of files, deals, claims, accounts, sources, articles, of what comes in and what goes out."""
    made = [Rule(each.code, each.slug, each.severity, each.means) for each in MISTAKES]
    made += [Rule(*describe_check(check)) for check in CHECKS]
    for listed in _listed():
        made += [Rule(code, slug, severity or "error", means) for code, slug, severity, means in listed]
    made += [replace(rule, code="A3" + rule.code[2:]) for rule in made if "C211" <= rule.code <= "C217"]
    by_code = {rule.code: rule for rule in reversed(made)}
    return tuple(by_code[code] for code in sorted(by_code))


def _listed() -> Iterator[list[tuple[str, str, str, str]]]:
    """Find the mistakes that modules list in their docstrings: read, not imported, for some need extras."""
    for path in sorted(Path(str(files("holdfire"))).rglob("*.py")):
        _, _, rest = path.read_text(encoding="utf-8").partition('"""')
        yield _LINE.findall(rest.partition('"""')[0])
