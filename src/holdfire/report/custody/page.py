"""The view model of the custody report: all that its template and its text may see, in words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One entry about a document: which, when and by whom it was written, and what it says."""

    number: int
    at: str
    by: str
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """One point of the checklist."""

    asks: str
    is_met: bool
    says: str


@dataclass(frozen=True, slots=True)
class QuoteShown:
    """A quote that rests on a document: of which claim, its words, and whether they stand there."""

    claim: str
    words: str
    stands: bool


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """A document.

    Attributes:
        anchor: On the page.
        name: In claims; ``title``: to show.
        standing: "unchanged", "changed", "missing", "not entered"; ``says``: that in a sentence.
        facts: What is known of it, as pairs of words.
        steps: Entries about it, oldest first.
        points: The checklist.
        missing: What is missing, in sentences.
        quotes: What rests on it.
        wrong: Mistakes found, in sentences.
    """

    anchor: str
    name: str
    title: str
    standing: str
    says: str
    facts: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    points: tuple[Checked, ...]
    missing: tuple[str, ...]
    quotes: tuple[QuoteShown, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CustodyPage:
    """The report.

    Attributes:
        title: Of the case; ``label``: of its deal.
        version: Of the program.
        facts: About the whole, as pairs of words.
        says: What matters most, in sentences.
        documents: In the order of the case.
    """

    title: str
    label: str
    version: str
    facts: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    documents: tuple[DocumentShown, ...]
