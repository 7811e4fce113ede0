"""Candidates that a reviewer adds: words selected in a text, and what they are."""

from __future__ import annotations

from fractions import Fraction

from holdfire.claims.document import Document
from holdfire.intake.candidate import Candidate, Quotation, ReportedAct, ReportedFigure, Words
from holdfire.vocab.quantity import MILLI
from holdfire.vocab.quantity_text import parse_quantity

ADDABLE = ("quotation", "figure", "act")


def words_at(document: Document, start: int, end: int) -> Words:
    """Give the words of a stretch, white space at both ends left out.

    Raises:
        ValueError: There are none.
    """
    while start < end and document.text[start].isspace():
        start += 1
    while end > start and document.text[end - 1].isspace():
        end -= 1
    if start >= end:
        raise ValueError("there are no words there")
    return Words(start, end, document.text[start:end])


def words_named(document: Document, exact: str) -> Words:
    """Find words that stand once in a text.

    Raises:
        ValueError: They do not stand there, or more than once.
    """
    start = document.text.find(exact) if exact.strip() else -1
    if start < 0:
        raise ValueError(f"`{exact}` does not stand in `{document.id}`")
    if document.text.find(exact, start + 1) >= 0:
        raise ValueError(f"`{exact}` stands in `{document.id}` more than once: give more of the words around it")
    return words_at(document, start, start + len(exact))


def candidate_added(words: Words, kind: str, by: str) -> Candidate:
    """Make a candidate of words that a reviewer selected.

    Its name follows from its kind and place: the same words added by two reviewers are one candidate.

    Raises:
        ValueError: A figure has no number in it, or there is no such kind.
    """
    name, rule = f"{kind[:1]}{words.start}-{words.end}", f"added by {by}"
    if kind == "quotation":
        return Quotation(name, "indirect", (words,), rule=rule)
    if kind == "act":
        return ReportedAct(name, "IMPLEMENT", words, rule=rule)
    if kind == "figure":
        told = parse_quantity(words.exact)
        high = None if told.high is None else Fraction(told.high, MILLI)
        return ReportedFigure(name, words, Fraction(told.low, MILLI), high, unit=told.unit, rule=rule)
    raise ValueError(f"`{kind}` cannot be added: there is {', '.join(f'`{one}`' for one in ADDABLE)}")
