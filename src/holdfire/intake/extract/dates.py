"""Dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from holdfire.intake.article import Article
from holdfire.intake.candidate import Candidate
from holdfire.intake.mentions import Cast


class Dates:
    """Finds dates."""

    name = "dates"

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find dates."""
        return ()
