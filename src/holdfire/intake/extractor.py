"""What an extractor is, and running all of them over an article.

An extractor looks for one kind of thing. It is given what those before it found: acts and
figures take their holder from the quotation they stand in. Others can be added by packages
that name them under the entry point ``holdfire.extractors``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from holdfire.intake.candidate import Candidate, named_by_place
from holdfire.intake.merge import merge_same
from holdfire.intake.names.mentions import Cast
from holdfire.intake.text.article import Article

GROUP = "holdfire.extractors"


@runtime_checkable
class Extractor(Protocol):
    """Finds candidates in an article."""

    name: str

    def find(self, article: Article, cast: Cast, found: Sequence[Candidate]) -> Iterable[Candidate]:
        """Find candidates.

        Args:
            article: The text, cut up.
            cast: Who and what is mentioned in it.
            found: What the extractors before this one found. Its ids, and those given here, are names within the
                article; all are named anew at the end.
        """
        ...


def extract(article: Article, cast: Cast, extractors: Iterable[Extractor]) -> list[Candidate]:
    """Run extractors one after the other.

    Returns:
        Candidates in the order of the text, named by their place; what a model found as well is one with what the
        rules found. Same text, same result.
    """
    found: list[Candidate] = []
    for extractor in extractors:
        found += extractor.find(article, cast, tuple(found))
    return named_by_place(merge_same(found))


def installed_extractors() -> list[Extractor]:
    """Load the extractors that other packages bring, by name."""
    return [point.load()() for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)]
