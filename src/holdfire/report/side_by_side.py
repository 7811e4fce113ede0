"""Two documents on the same event beside each other: all that their page may see.

What is put together here is likely about the same; that it is, nobody has said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.document import Document
from holdfire.intake.align.amount import compare
from holdfire.intake.align.comparable import Comparable
from holdfire.intake.align.two_documents import SideBySide, Together, compare_documents
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.known import Known
from holdfire.pipeline import Case
from holdfire.report.clock import moment_words
from holdfire.report.in_context import Piece, in_context
from holdfire.report.names import isolated, party_name
from holdfire.report.side_by_side_forms import forms_of, statuses
from holdfire.report.side_by_side_text import Marked, marked_paragraphs

LABELS: Mapping[str, str] = {
    "contradicts": "They differ",
    "supersedes": "The same speaker, later otherwise",
    "superseded": "The same speaker, earlier otherwise",
    "refines": "They fit; one says more",
    "repeats": "The same",
    "resembles": "Perhaps about the same",
}
FITS = "They fit"
KINDS: Mapping[str, str] = {"figure": "Figures", "quotation": "Quotations", "act": "Acts"}
ONE_OF: Mapping[str, str] = {"figure": "Figure", "quotation": "Quotation", "act": "Act"}
MOST_REASONS = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """Words of one of the documents.

    Attributes:
        pieces: Its sentence, the words themselves and those that say who said so marked.
        who: Who says, denies, gives or does it, to whom and through whom.
        status: Whether a reviewer accepted it, or which claim rests on it.
        anchor: Of this entry; ``href`` leads to its words in the text.
    """

    pieces: tuple[Piece, ...]
    who: str
    status: str
    anchor: str
    href: str

    @property
    def words(self) -> str:
        """Give the words themselves."""
        return " … ".join(piece.text for piece in self.pieces if piece.role == "words")


@dataclass(frozen=True, slots=True)
class Row:
    """What both say of one thing: ``first`` and ``second`` beside each other."""

    anchor: str
    kind: str
    label: str
    reasons: tuple[str, ...]
    is_sure: bool
    first: tuple[Entry, ...]
    second: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What each document has alone, of one kind."""

    heading: str
    first: tuple[Entry, ...]
    second: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two documents; ``paragraphs`` of stretches, some of them marked."""

    name: str
    title: str
    published: str
    language: str
    anchor: str
    found: int
    paragraphs: tuple[tuple[Marked, ...], ...]


@dataclass(frozen=True, slots=True)
class SideBySidePage:
    """The page.

    Attributes:
        perhaps: What may be about the same; nothing says how the two stand to each other.
        rejected: What reviewers rejected, compared with nothing.
    """

    title: str
    case: str
    sides: tuple[Side, Side]
    differ: tuple[Row, ...]
    agree: tuple[Row, ...]
    perhaps: tuple[Row, ...]
    alone: tuple[Alone, ...]
    rejected: Alone
    version: str


def build_side_by_side(
    case: Case, first: Document, second: Document, waiting: Iterable[Waiting], known: Known, version: str
) -> SideBySidePage:
    """Compare two documents of a case.

    Args:
        waiting: Candidates of the case with what was decided on them (``intake.decided.queue.read_queue``).
        known: What the case knows (``engine.known_words``).
        version: Of the program.
    """
    waiting = tuple(waiting)
    ours, theirs = (forms_of(case, document, waiting, known) for document in (first, second))
    found = compare_documents(ours.compared, theirs.compared)
    status = statuses(waiting, case.claims)
    shown = _Shown((first, second), status)
    rows = [_row(number, one, shown, side_name(case, second)) for number, one in enumerate(found.together, 1)]
    differing = sum(1 for one in found.together if one.differs)
    fitting = sum(1 for one in found.together if not one.is_like)
    sides = (_side(case, 0, first, found, ours.compared), _side(case, 1, second, found, theirs.compared))
    return SideBySidePage(
        title=f"{sides[0].name} and {sides[1].name}",
        case=case.title,
        sides=sides,
        differ=tuple(rows[:differing]),
        agree=tuple(rows[differing:fitting]),
        perhaps=tuple(rows[fitting:]),
        alone=tuple(_alone(kind, found, shown) for kind in KINDS),
        rejected=Alone("Rejected by a reviewer", shown.entries(0, ours.rejected), shown.entries(1, theirs.rejected)),
        version=version,
    )


def side_name(case: Case, document: Document) -> str:
    """Name a document by its source and, where the case has several of that, by its own name."""
    name = party_name(case, document.source) if document.source else document.title or document.id
    others = [one for one in case.documents.values() if one.source == document.source]
    return f"{name} ({document.id})" if document.source and len(others) > 1 else name


@dataclass(frozen=True, slots=True)
class _Shown:
    """Makes entries of the two documents."""

    documents: tuple[Document, Document]
    status: Mapping[str, str]

    def entries(self, side: int, forms: Iterable[Comparable]) -> tuple[Entry, ...]:
        return tuple(self._entry(side, one) for one in forms)

    def _entry(self, side: int, one: Comparable) -> Entry:
        return Entry(
            pieces=in_context(self.documents[side].text, one),
            who=_who(one),
            status=self.status.get(one.ref, ""),
            anchor=entry_anchor(side, one),
            href=words_anchor(side, one),
        )


def entry_anchor(side: int, one: Comparable) -> str:
    """Name the place of an entry on the page."""
    return f"e{side + 1}-{one.kind[0]}{one.start}-{one.end}"


def words_anchor(side: int, one: Comparable) -> str:
    """Name the place of its words in the text."""
    return f"w{side + 1}-{one.kind[0]}{one.start}-{one.end}"


def _who(one: Comparable) -> str:
    """Say who says, denies, gives or does it."""
    who = isolated(one.who.shown) or ("the report itself" if one.kind == "figure" else "nobody is named")
    if one.is_taken_back:
        who = f"denied by {who}"
    to = f", to {isolated(one.whom.shown)}" if one.kind == "quotation" and one.whom else ""
    target = f"; aimed at {isolated(one.whom.shown)}" if one.kind == "act" and one.whom else ""
    through = [isolated(each.shown) for each in one.through if each and each.shown != one.who.shown]
    denied = "; denied" if one.kind == "act" and one.is_denied else ""
    verb = "told by" if one.kind == "act" else "through"
    return who + to + target + denied + (f", {verb} {', '.join(through)}" if through else "")


def _row(number: int, one: Together, shown: _Shown, second: str) -> Row:
    reasons = dict.fromkeys(link.relation.reason for link in one.links if link.relation.reason)
    return Row(
        anchor=f"row-{number}",
        kind=ONE_OF[one.kind],
        label=_label(one),
        reasons=tuple(f"{second}: {reason}" for reason in list(reasons)[:MOST_REASONS]),
        is_sure=one.is_sure,
        first=shown.entries(0, one.first),
        second=shown.entries(1, one.second),
    )


def _label(one: Together) -> str:
    """Name how the two stand to each other; ranges of which one leaves room for the other are not the same."""
    link = one.links[0]
    ours, theirs = link.first.value, link.second.value
    if link.relation.name == "repeats" and ours and theirs and compare(ours, theirs) != "same":
        return FITS
    return LABELS[link.relation.name]


def _alone(kind: str, found: SideBySide, shown: _Shown) -> Alone:
    first = [one for one in found.only_first if one.kind == kind]
    second = [one for one in found.only_second if one.kind == kind]
    return Alone(KINDS[kind], shown.entries(0, first), shown.entries(1, second))


def _side(case: Case, number: int, document: Document, found: SideBySide, forms: Sequence[Comparable]) -> Side:
    rows = {
        form.ref: ("differs" if one.differs else "perhaps" if one.is_like else "agrees", f"row-{place}")
        for place, one in enumerate(found.together, 1)
        for form in (one.second if number else one.first)
    }
    stretches = [
        (one.start, one.end, words_anchor(number, one), *rows.get(one.ref, ("alone", entry_anchor(number, one))))
        for one in forms
    ]
    return Side(
        name=side_name(case, document),
        title=document.title or document.id,
        published=moment_words(document.published, case.deal.zone) if document.published else "",
        language=document.language,
        anchor=f"text-{number + 1}",
        found=len(forms),
        paragraphs=marked_paragraphs(document.text, stretches),
    )
