"""Mistakes of authors, as values: one shape for deals, claims and accounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from holdfire.source.span import Span


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that matters, and what is there."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake.

    Attributes:
        code: Letter and number, ``T102``.
        slug: The mistake in words, ``unknown-party``.
        severity: "error", "warning" or "note".
        message: One terse sentence, their words in backticks.
        span: Where.
        here: What to write under the marked words ("named here").
        labels: Other places.
        help: What to do.
    """

    code: str
    slug: str
    severity: str
    message: str
    span: Span
    here: str = ""
    labels: tuple[Label, ...] = ()
    help: str = ""


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a stage made, and everything it has to say about its input."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Say whether any diagnostic is an error."""
        return any(d.severity == "error" for d in self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort diagnostics by file, then position, then code."""
    return tuple(sorted(diagnostics, key=lambda d: (d.span.file, d.span.line, d.span.column, d.code)))
