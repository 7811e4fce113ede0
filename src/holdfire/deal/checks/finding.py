"""What a check finds, with the code, the slug and the severity that its docstring states."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable

from holdfire.deal.checks.subject import Subject
from holdfire.deal.model import Term
from holdfire.source.diagnostic import Diagnostic, Label
from holdfire.source.span import Span

Check = Callable[[Subject], tuple[Diagnostic, ...]]

MOST_NAMED = 5
"""How many names a message lists before it says how many more there are."""


def describe_check(check: Check) -> tuple[str, str, str, str]:
    """Give a check's code, slug, severity and text, as its docstring has them."""
    head, _, text = inspect.cleandoc(check.__doc__ or "").partition(": ")
    code, severity = head.split()
    return code, check.__name__.replace("_", "-"), severity, text[:1].upper() + text[1:]


def finding(
    check: Check,
    message: str,
    span: Span,
    here: str = "",
    labels: tuple[Label, ...] = (),
    help: str = "",  # noqa: A002  (the word that people see)
) -> Diagnostic:
    """Make the diagnostic of a check."""
    code, slug, severity, _ = describe_check(check)
    return Diagnostic(code, slug, severity, message, span, here, labels, help)


def list_names(names: list[str]) -> str:
    """List names in backticks, each once; of many the first, and how many more."""
    distinct = list(dict.fromkeys(names))
    shown = [f"`{name}`" for name in distinct[:MOST_NAMED]]
    more = len(distinct) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def list_terms(terms: Iterable[Term]) -> str:
    """List terms in backticks; copies made for each of several by the name they were written under."""
    return list_names([_written_as(term) for term in terms])


def _written_as(term: Term) -> str:
    made = re.fullmatch(rf"{re.escape(term.part_of)} (?:for|from|stage) .+", term.id) if term.part_of else None
    return term.part_of if made else term.id
