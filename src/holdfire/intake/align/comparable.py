"""One form for a candidate and for a claim with its quote, so that they can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from holdfire.claims.document import Document
from holdfire.intake.align.amount import Amount
from holdfire.intake.align.whom import NOBODY, Whom
from holdfire.intake.text.sentences import sentence_at
from holdfire.vocab.moment import Moment
from holdfire.vocab.moment_text import parse_moment

Stretch = tuple[int, int]
"""A time: its first and last second, UTC."""
FARTHEST = 400
"""No sentence is looked at farther than so many characters."""


@dataclass(frozen=True, slots=True)
class Comparable:
    """What is compared.

    Attributes:
        ref: Claim id, or ``document#candidate``.
        kind: "quotation", "figure" or "act".
        document: Where its words stand, from ``start`` to ``end``; ``""``: no document is kept.
        exact: Its words, to show.
        passage: What is compared by meaning, where that is asked for: the words said, or the sentence.
        words: Bag of its words. ``around``: of its sentence; ``quoted``: of those within quote marks.
        near: For a figure: bag of the words next to it.
        who: Speaker, holder or actor; ``through``: those it came through; ``whom``: addressee or target.
        source: Who published it.
        place: Where; ``of``: of which side those counted are.
        time: When it was said or happened; ``told``: when it was published. ``None``: nobody says.
        types: Types of act it may be.
        on: The count, term or draft of the deal that a claim names; ``""`` for a candidate.
        is_denied: Whether it denies.
        is_direct: Whether it gives the speaker's own words.
        value: Of a figure. ``numbers``: those in the words of a quotation.
        condition: The words of its condition.
        parent: Of a quotation: the speaker of the one it is part of.
        fate: Of those counted: the idea of what befell them ("~kill"); ``""`` where no word near says.
        is_part: Whether a number is part of another ("including 12 children").
        sort: Of a figure: what tells those counted from others; ``deed``: what they did or was done with them.
        pieces: Of a quotation: where its words stand; ``cue``: where it is said that it was said.
        is_taken_back: Whether the words that tell of a quotation deny it ("denied that").
    """

    ref: str
    kind: str
    document: str = ""
    start: int = -1
    end: int = -1
    exact: str = ""
    passage: str = ""
    words: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    who: Whom = NOBODY
    through: tuple[Whom, ...] = ()
    whom: Whom = NOBODY
    source: str = ""
    place: Whom = NOBODY
    of: Whom = NOBODY
    time: Stretch | None = None
    told: Stretch | None = None
    types: frozenset[str] = frozenset()
    on: str = ""
    is_denied: bool = False
    is_direct: bool = False
    value: Amount | None = None
    numbers: frozenset[str] = frozenset()
    condition: str = ""
    parent: Whom = NOBODY
    fate: str = ""
    is_part: bool = False
    sort: frozenset[str] = frozenset()
    deed: str = ""
    pieces: tuple[Stretch, ...] = ()
    cue: Stretch | None = None
    is_taken_back: bool = False


def sentence_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Find the sentence, or sentences, that hold a stretch; nothing farther from it than ``FARTHEST``."""
    first, last = sentence_at(text, start, end)
    return max(first, start - FARTHEST), min(last, end + FARTHEST)


def document_told(document: Document | None) -> Stretch | None:
    """Say when a document was published."""
    return stretch(document.published) if document and document.published else None


def stretch(moment: Moment | None) -> Stretch | None:
    """Give the first and last second of a moment."""
    return (moment.earliest, moment.latest) if moment else None


@lru_cache(maxsize=4096)
def edtf_stretch(edtf: str) -> Stretch | None:
    """Read a time in EDTF, days taken in UTC; ``None`` for none or one with an open end."""
    if not edtf or ".." in edtf:
        return None
    try:
        return stretch(parse_moment(edtf.replace("/", " to "), ZoneInfo("UTC")))
    except ValueError:
        return None
