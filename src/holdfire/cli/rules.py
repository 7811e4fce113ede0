"""All kinds of mistakes that the program can find, for those who show its findings beside other programs'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from holdfire import claims
from holdfire.deal.checks import CHECKS
from holdfire.deal.checks.finding import describe_check
from holdfire.deal.mistakes import MISTAKES
from holdfire.incidents import judgement
from holdfire.intake import candidate_json, decisions
from holdfire.intake.documents import keep, read_file
from holdfire.source import yaml_tree
from holdfire.source.sarif import Rule

_LINE = re.compile(r"^([A-Z]\d{3})  ([a-z0-9-]+)(?: \((warning|note)\))?: (.+)$", re.MULTILINE)


def all_rules() -> tuple[Rule, ...]:
    """List them by code: of files, of deals, of claims, accounts and sources, of articles."""
    made = [Rule(each.code, each.slug, each.severity, each.means) for each in MISTAKES]
    made += [Rule(*describe_check(check)) for check in CHECKS]
    for module in _modules():
        found = _LINE.findall(module.__doc__ or "")
        made += [Rule(code, slug, severity or "error", means) for code, slug, severity, means in found]
    made += [replace(rule, code="A3" + rule.code[2:]) for rule in made if "C211" <= rule.code <= "C217"]
    return tuple(sorted(made, key=lambda rule: rule.code))


def _modules() -> Iterator[ModuleType]:
    """Give the modules whose docstrings list the mistakes they tell."""
    yield from (yaml_tree, candidate_json, decisions, keep, read_file, judgement)
    for module in iter_modules(claims.__path__):
        yield import_module(f"{claims.__name__}.{module.name}")
