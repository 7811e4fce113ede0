"""Finding candidates in an article, with the extractors that come along and those that are installed."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.candidate import Candidate, ResolvedDate
from holdfire.intake.extract.acts.acts import Acts
from holdfire.intake.extract.dates.dates import Dates
from holdfire.intake.extract.dates.rules import AIDS
from holdfire.intake.extract.figures.figures import Figures
from holdfire.intake.extract.quotations.quotations import Quotations
from holdfire.intake.extractor import Extractor, extract
from holdfire.intake.names.mentions import Register, find_mentions
from holdfire.intake.text.article import Article

RULES: tuple[Extractor, ...] = (Dates(), Quotations(), Figures(), Acts())
"""In this order: figures and acts take their date, holder and reporter from what stands before them here."""


def find_candidates(
    article: Article, register: Register | None = None, extractors: Sequence[Extractor] = RULES
) -> list[Candidate]:
    """Find what an article says.

    Args:
        article: As ``prepare_article`` gives it.
        register: Names the case knows; ``None``: none, mentions are then linked within the article only.
        extractors: Run in this order.

    Returns:
        Candidates in the order of the text.
    """
    cast = find_mentions(article, register or Register())
    found = extract(article, cast, extractors)
    return [one for one in found if not (isinstance(one, ResolvedDate) and one.rule in AIDS)]
