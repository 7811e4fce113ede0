"""A claim: one source says one thing.

A claim is never a violation and never a fact. It keeps who said it, through
whom, when, in which words, and what it asserts. Nothing is edited: a correction
or a retraction is another claim that names the one it replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import Quantity

Candidate = tuple[str, ...]
"""Party ids that acted together, in one version of who it was."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in a kept document: half-open code point offsets, and the exact words."""

    document: str
    exact: str
    start: int = -1
    end: int = -1

    def start_in(self, text: str) -> int:
        """Say where its words stand in a text, offsets that are wrong looked up: the first place; -1: nowhere."""
        if self.start >= 0 and text.startswith(self.exact, self.start):
            return self.start
        return text.find(self.exact)


@dataclass(frozen=True, slots=True)
class Grade:
    """Admiralty grade: source A (best) to F, statement 1 (best) to 6, judged apart."""

    source: str
    statement: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something is said to have happened, or is denied.

    Attributes:
        act: Act id.
        happened: When, began and ended.
        says: "asserts" or "denies".
        denies: For a denial, what it denies: "occurrence", "authorship", "target",
            "place", "quantity" or "harm"; ``""`` otherwise.
        actors: Candidates for who did it: alternatives, each a group that acted
            together. Empty: nobody said who.
        whom: Candidates for who it was done to or with. Empty: nobody said.
        place: Where; ``""`` where nobody said. ``from_place``, ``to_place`` likewise.
        with_: Manner: things it is said to have been done with. ``without`` likewise.
        about: For acts such as promising or signing: the term, draft or "deal" they are about.
        quantity: Of the act itself, never of harm; ``None`` where nobody said.
        total: ``""`` for the quantity of this occurrence, "stretch" for the total of all
            such acts within ``happened``, "running" for the total so far at ``happened.ended``.
        answers: Incident or claim id this act answers ("" where it names none).
        harm: As written, for people ("hundreds killed").
    """

    act: str
    happened: Occurrence
    says: str = "asserts"
    denies: str = ""
    actors: tuple[Candidate, ...] = ()
    whom: tuple[Candidate, ...] = ()
    place: str = ""
    from_place: str = ""
    to_place: str = ""
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    about: str = ""
    quantity: Quantity | None = None
    total: str = ""
    answers: str = ""
    harm: str = ""

    @property
    def has_beginning(self) -> bool:
        """Say whether a total names when it began; a running one may count from wherever counting begins."""
        return self.total != "running" or self.happened.began.earliest < self.happened.ended.earliest


@dataclass(frozen=True, slots=True)
class Figure:
    """A count's level at a time."""

    count: str
    value: Quantity
    at: Moment


@dataclass(frozen=True, slots=True)
class Stance:
    """A party takes a position.

    Attributes:
        party: Who.
        position: "proposes", "accepts", "accepts on condition", "supports",
            "supports on condition", "refuses", "signs", "withdraws" or "replies".
        on: "deal", a term id or a draft id.
        at: When it was taken.
        condition: The condition in words, for the two positions that have one.
        reading: ``question/answer`` where it takes a side on a reading.
    """

    party: str
    position: str
    on: str
    at: Moment
    condition: str = ""
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A body voted on a text.

    Attributes:
        body: Which body.
        on: Draft id.
        at: When.
        in_favour: Votes for. ``against`` and ``abstaining`` name the members.
        outcome: "adopted" or "not adopted", as told; ``""`` to have it worked out
            from the votes by the body's rule.
    """

    body: str
    on: str
    at: Moment
    in_favour: int | None = None
    against: tuple[str, ...] = ()
    abstaining: tuple[str, ...] = ()
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A body found something, about a term and a party or about an incident.

    Attributes:
        body: Who found it.
        about: Term id or incident id.
        found: "kept", "breached" (about a term), "happened", "did not happen" (about an incident).
        at: From when the finding holds.
        party: Whom it concerns; ``""`` for everyone the term binds.
        rule: The rule it was found under, in words.
        put_to: To whom it was put, and ``answered`` what they answered, in words.
    """

    body: str
    about: str
    found: str
    at: Moment
    party: str = ""
    rule: str = ""
    put_to: str = ""
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A source tells what a term says: ``question/answer`` of a reading."""

    reading: str
    term: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """An observer watched a place during a stretch of time, or was refused.

    Attributes:
        observer: Who.
        place: Where; ``""`` for everywhere.
        watched: When, from ``began`` to ``ended``.
        access: "watched" or "refused".
        refused_by: Party id, or "not said".
    """

    observer: str
    place: str
    watched: Occurrence
    access: str = "watched"
    refused_by: str = ""


Assertion = Event | Figure | Stance | Decision | Ruling | Wording | Coverage


@dataclass(frozen=True, slots=True)
class TableRow:
    """Where a claim stands in a registered table.

    Attributes:
        dataset: Name of the table. ``kind``: of the kind of rows.
        number: What stands in its column ``id``, ``order`` in its column ``order`` (0: it has none).
    """

    dataset: str
    kind: str
    number: int
    order: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """One source says one thing.

    Attributes:
        id: Unique in the case.
        chain: Who said it first, then each that passed it on; the last is who published.
        assertion: What is said.
        published: When it was published. ``said`` is when the origin said it;
            ``recorded`` when it entered this case. ``None``: nobody noted it.
        quote: The words it rests on.
        grade: Admiralty grade, ``None`` where nobody graded it.
        reply_to: Claim id it answers in words.
        replaces: Claim id it corrects (``retracts`` is then false) or takes back (true).
        incident: Id shared by claims about the same occurrence; ``""``: on its own.
        maybe_same_as: Incident id that may be the same occurrence.
        supposed: True for a what-if, which nobody claims.
        row: Of a row of a registered table that is read as a claim of its own, because others name it; tables do not
            say when their rows were published: ``published`` is then when it happened, at the latest.
        at_row: Where it was read, for messages: ``file:row``.
    """

    id: str
    chain: tuple[str, ...]
    assertion: Assertion
    published: Moment
    said: Moment | None = None
    recorded: Moment | None = None
    quote: Quote | None = None
    grade: Grade | None = None
    reply_to: str = ""
    replaces: str = ""
    retracts: bool = False
    incident: str = ""
    maybe_same_as: str = ""
    note: str = ""
    supposed: bool = False
    row: TableRow | None = None
    at_row: str = field(default="", compare=False)

    @property
    def origin(self) -> str:
        """Who is said to have said it first."""
        return self.chain[0]

    @property
    def source(self) -> str:
        """Who published it."""
        return self.chain[-1]
