"""The view models of the report: all a template may see.

Everything here is ready to show: words, not seconds; names, not ids. A ``str`` is
text and is escaped; only ``Drawing.svg`` is markup, made by this package.
"""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.report.settles import Settling
from holdfire.report.status import StatusTable
from holdfire.report.what_if import Supposition


@dataclass(frozen=True, slots=True)
class Drawing:
    """An inline picture and the words that stand for it.

    Attributes:
        svg: Markup of one ``<svg>``, with a title and a description.
        says: The same in a sentence or two.
    """

    svg: str
    says: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim, to show.

    Attributes:
        anchor: Where its words stand in the documents, ``#…``; ``""`` where they do not.
        says: What it asserts, one sentence.
        quote: The exact words it rests on; ``language`` is theirs.
        before, after: What stands around few words in their sentence.
        chain: Names, origin first, source last.
        stands: "asserts", "denies" or "" for what is neither.
        supposed: True for a what-if, which nobody claims.
        replies: Claims that answer this one. ``possible``: denials that fit, not linked to it; only where none does.
        counted_in: Which accounts count it, in words; ``""`` where all of them do.
        owes_reply: True where somebody is said to have acted against a term, so that a missing reply is shown.
    """

    id: str
    says: str
    speaker: str
    chain: tuple[str, ...]
    published: str
    quote: str = ""
    before: str = ""
    after: str = ""
    language: str = ""
    anchor: str = ""
    source: str = ""
    stands: str = ""
    grade: str = ""
    supposed: bool = False
    replies: tuple[Said, ...] = ()
    possible: tuple[Said, ...] = ()
    owes_reply: bool = False
    counted_in: str = ""


@dataclass(frozen=True, slots=True)
class Because:
    """A node of the tree of reasons."""

    kind: str
    text: str
    clause: str = ""
    claims: tuple[Said, ...] = ()
    under: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a term stands for one bearer, account and reading, in full.

    Attributes:
        anchors: Of all the assessments that are told here, at least one; those that are alike are told once.
        heading: "under account …", with bearer and reading where they matter.
        numbers: Plain sentences: instances, acts alleged and established.
        bar: The sum against its target.
        watched: How much of its window somebody watched.
        settles: What would settle it.
    """

    anchors: tuple[str, ...]
    heading: str
    words: str
    states: tuple[str, ...]
    certain: bool
    qualifies: str
    since: str
    numbers: tuple[str, ...] = ()
    bar: Drawing | None = None
    watched: str = ""
    settles: tuple[str, ...] = ()
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseWords:
    """The words of a clause in one document; ``language`` is an IETF tag, ``""`` where nobody says."""

    text: str
    language: str
    quoted_from: str


@dataclass(frozen=True, slots=True)
class TermSection:
    """Everything about one term.

    Attributes:
        standings: Told in full; as though in force, on a page that shows that too.
        as_it_was: Then also as it was, else empty.
        counts: Counts it refers to; what is told of them stands among the figures.
    """

    anchor: str
    title: str
    form: str
    says: tuple[str, ...]
    quotes: tuple[ClauseWords, ...]
    proposed_by: str
    asked_by: str
    owed_to: str
    only_possible: bool
    strips: Drawing | None
    standings: tuple[Standing, ...]
    as_it_was: tuple[Standing, ...]
    claims: tuple[Said, ...]
    counts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accusation:
    """An act that one is said by another to have done.

    Attributes:
        says: What is claimed, one sentence for each version of it.
        claims: Who says so.
        established: The accounts under which it, and who did it, are established; ``alleged``:
            those under which it is told below that; ``""`` for none.
        replies: Claims that answer it; empty where no reply was found.
        possible: Denials that fit and that nobody linked to it; only where there is no reply.
    """

    accused: str
    says: tuple[str, ...]
    claims: tuple[Said, ...]
    established: str
    alleged: str
    replies: tuple[Said, ...]
    possible: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What one party's word is on the deal or a term.

    Attributes:
        rows: How many positions of this party stand here together, on the first of them; 0 on the others.
    """

    party: str
    position: str
    condition: str
    since: str
    claims: tuple[Said, ...]
    told_in: str = ""
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """One count; ``drawing`` is ``None`` where everybody who tells it tells it alike."""

    title: str
    means: str
    drawing: Drawing | None
    claims: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Which step waits for which, under one reading."""

    reading: str
    drawing: Drawing
    sentences: tuple[str, ...]
    rings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vote:
    """A decision of a body, with the votes as told."""

    body: str
    text: str
    proposed_by: str
    on: str
    in_favour: str
    against: tuple[tuple[str, bool], ...]
    abstaining: tuple[str, ...]
    outcome: str
    rule: str
    claim: Said


@dataclass(frozen=True, slots=True)
class Incidents:
    """The map: places, and how many incidents are told in each."""

    drawings: tuple[Drawing, ...]
    rows: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document; ``claims`` quote it, ``anchors`` are where pages point to."""

    text: str
    anchors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptText:
    """A document, its quoted words marked; paragraphs of passages."""

    anchor: str
    title: str
    source: str
    published: str
    language: str
    paragraphs: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The report.

    Attributes:
        is_decided: True where every cell told in full has one state only.
        side_by_side: Pages of two documents: what each is called, and its file, beside this one.
    """

    title: str
    label: str
    facts: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str, str, str], ...]
    tables: tuple[StatusTable, ...]
    what_ifs: tuple[Supposition, ...]
    accounts: tuple[tuple[str, str], ...]
    terms: tuple[TermSection, ...]
    accusations: tuple[Accusation, ...]
    positions: tuple[Position, ...]
    silent: tuple[str, ...]
    figures: tuple[Figures, ...]
    waits: tuple[Waiting, ...]
    votes: tuple[Vote, ...]
    map: Incidents | None
    documents: tuple[KeptText, ...]
    unknown: tuple[Settling, ...]
    is_decided: bool
    version: str
    side_by_side: tuple[tuple[str, str], ...] = ()
