"""Quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfire.intake.article import Article
from holdfire.intake.candidate import Candidate
from holdfire.intake.mentions import Cast


class Quotations:
    """Finds quotations."""

    name = "quotations"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find quotations."""
        return ()
