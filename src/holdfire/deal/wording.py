"""What the text of a deal is made of beside its terms: questions about its wording, clauses, blanks, amendments."""

from __future__ import annotations

from dataclasses import dataclass

from holdfire.vocab.moment import Moment


@dataclass(frozen=True, slots=True)
class Question:
    """A dispute about wording: answers, each with the documents that tell it so.

    Attributes:
        is_draft: The answers are draft wordings, not yet agreed, rather than readings.
        authors: For draft wordings: answer to the parties that want it so.
    """

    id: str
    asks: str
    answers: tuple[tuple[str, tuple[str, ...]], ...]
    is_draft: bool = False
    authors: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """Terms that stand together: a paragraph, a phase, one duty for each of several sites.

    Attributes:
        terms: Term ids, in the order written; those of clauses in it, too.
        part_of: The clause it stands in; ``""`` where it stands alone.
    """

    id: str
    terms: tuple[str, ...]
    says: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """Something that a named body fills in later.

    Attributes:
        kind: "number", "place", "time" or "party".
        filled_by: Party or body ids.
        filled: As written; ``""`` while it is open.
        on: When it was filled.
        unit: Of a number: what is counted, or the unit of a length of time.
    """

    id: str
    kind: str
    filled_by: tuple[str, ...] = ()
    filled: str = ""
    on: Moment | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later change of the deal. The other parts of a ``Deal`` have it already if ``is_applied``.

    Attributes:
        on: When it was agreed; ``None``: it is proposed only.
        by: Party or body ids.
        changes: What it changes, in words, one line for each name.
    """

    id: str
    on: Moment | None
    by: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    is_applied: bool = True
