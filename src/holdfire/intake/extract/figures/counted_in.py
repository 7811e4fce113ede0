"""What a figure counts, with the article around it: its own noun, that of a figure before, or what was done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from holdfire.intake.candidate import ReportedFigure, Words
from holdfire.intake.extract.figures.amount import Amount, figure_tables
from holdfire.intake.extract.figures.counted import counted_by
from holdfire.intake.extract.figures.counted_back import pointing_words, points_back
from holdfire.intake.extract.figures.counted_before import people_before
from holdfire.intake.extract.figures.counted_verb import acting, done_with, is_deed
from holdfire.intake.extract.figures.counted_whole import there_were, whose_part
from holdfire.intake.extract.figures.nouns import Counted
from holdfire.intake.text.article import Article, Sentence, Token

_FATES = frozenset(["freed", "evacuated", "detained", "arrested", "missing"])
_OF_A_PEOPLE = re.compile(r"[A-Z][a-zà-ÿ]+(?:ans|is|ese|ites|iks|ots|ards|enes|urds|rabs|nes)")


def counted_in(
    article: Article,
    sentence: Sentence,
    amount: Amount,
    near: ReportedFigure | None,
    twin: ReportedFigure | None = None,
) -> tuple[Words | None, str, bool]:
    """Say what an amount counts.

    Args:
        article: The article.
        sentence: The sentence of the amount.
        amount: The amount.
        near: The figure before that it is like or part of, if any.
        twin: The figure right before that it says again in another unit, if any.

    Returns:
        The words, the unit, and whether the clause itself names what is counted (and no figure before it).
    """
    tokens = sentence.tokens
    counted, unit = _by_itself(article, sentence, amount)
    if twin is not None and twin.counted is not None and not twin.counted.meets(twin.span):
        return twin.counted, unit, True
    if (
        counted is not None
        and amount.cls == "money"
        and near is not None
        and near.cls == "money"
        and near.counted is not None
    ):
        is_like = amount.first > 0 and tokens[amount.first - 1].low in ("from", "against", "than")
        if is_like and counted.end <= tokens[amount.end - 1].end and not near.counted.meets(near.span):
            return near.counted, unit, True
    if near is not None and near.unit == "people" and _tells_fate(tokens, amount, counted):
        counted, unit = None, ""
    if counted is not None:
        return counted, unit, True
    if (found := done_with(tokens, amount)) is not None:
        return _words(article, tokens, found), found.noun, False
    if (listed := _there_were(article, sentence, amount)) is not None:
        return listed, listed.exact.lower(), False
    if (named := whose_part(tokens, amount)) is not None:
        return article.words(named.start, named.end), named.low, False
    if near is not None and near.counted is not None and amount.rule != "figure.times":
        own = acting(tokens, amount) if is_deed(near.counted.exact) else None
        if own is not None:
            return _words(article, tokens, own), own.noun, False
        return _pointing(article, tokens, amount) or near.counted, unit or near.unit, False
    if (pointing := _pointing(article, tokens, amount)) is not None:
        return pointing, unit, False
    if (found := people_before(tokens, amount) or acting(tokens, amount)) is not None:
        return _words(article, tokens, found), found.noun, False
    return None, unit, False


def _words(article: Article, tokens: Sequence[Token], found: Counted) -> Words:
    return article.words(tokens[found.first].start, tokens[found.end - 1].end)


def _pointing(article: Article, tokens: Sequence[Token], amount: Amount) -> Words | None:
    found = pointing_words(tokens, amount.end)
    return None if found is None else _words(article, tokens, found)


def _tells_fate(tokens: Sequence[Token], amount: Amount, counted: Words | None) -> bool:
    """Say whether what would be counted is only what was done to some of those before: "38 have been freed"."""
    if counted is None or amount.cls != "count" or counted.exact.lower() not in _FATES:
        return False
    is_told = [one.low for one in tokens[amount.end : amount.end + 3] if one.start < counted.start]
    return is_told[-1:] in (["been"], ["were"], ["are"])


def _by_itself(article: Article, sentence: Sentence, amount: Amount) -> tuple[Words | None, str]:
    """Give the words for what is counted that the clause itself has, and the unit."""
    tokens = sentence.tokens
    counted = counted_by(tokens, amount)
    if amount.cls == "duration":
        end = tokens[amount.end - 1].end - amount.tail
        if amount.is_compound and counted is not None and not counted.is_before:
            end = tokens[counted.end - 1].end
        return article.words(tokens[amount.core].start, end), amount.unit
    if counted is None:
        is_own = amount.cls == "money" and not points_back(tokens, amount.end)
        return article.words(tokens[amount.first].start, tokens[amount.end - 1].end) if is_own else None, amount.unit
    words = _words(article, tokens, counted)
    if amount.cls != "count" or amount.unit:
        return words, amount.unit
    return words, _unit(tokens[counted.end - 1], counted.noun)


def _there_were(article: Article, sentence: Sentence, amount: Amount) -> Words | None:
    """Find what is meant by "there were 14" in what was said before."""
    tokens, at = sentence.tokens, amount.first - 2
    if amount.cls != "count" or at < 0 or tokens[at].low != "there" or points_back(tokens, amount.end):
        return None
    last = article.sentences[sentence.number - 1] if sentence.number else None
    is_bare = amount.end >= len(tokens) or not tokens[amount.end].is_word
    before = last.tokens if last is not None and is_bare and last.paragraph == sentence.paragraph else ()
    found = there_were(tokens, amount, before)
    return None if found is None else article.words(found.start, found.end)


def _unit(last: Token, noun: str) -> str:
    people = figure_tables()["people"]["words"]
    if last.low in people or noun in people or (last.is_capital and _OF_A_PEOPLE.fullmatch(last.text)):
        return "people"
    return noun
