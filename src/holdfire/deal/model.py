"""A deal as meant: names resolved, units fixed, form chosen. Holds data only.

Every term has one of seven forms; ``Term.form`` says which of its fields speak:

=========  =====================================================================
form       fields it uses beside ``bearers``, ``timing`` and ``exceptions``
=========  =====================================================================
forbid     ``act``
achieve    ``act`` and ``target``, or ``level`` alone
keep       ``level`` (figures) and/or ``broken_by`` and ``restored_by`` (events)
respond    ``act`` (the answer), ``trigger``, ``delay_seconds``
rate       ``act``, ``target`` (the bound), ``period``
ratio      ``act``, ``trigger`` (the other side's), ``per``, ``delay_seconds``, ``tolerance``
permit     ``act``, ``target`` (quota, optional), ``protected_from``, ``interference``
=========  =====================================================================
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from holdfire.deal.condition import Condition
from holdfire.deal.wording import Amendment, Blank, Clause, Question
from holdfire.source.span import Span
from holdfire.vocab.act import Acts
from holdfire.vocab.category import NO_CATEGORIES, Categories
from holdfire.vocab.moment import Moment
from holdfire.vocab.party import Parties
from holdfire.vocab.place import Places
from holdfire.vocab.quantity import Quantity

NO_TIME_SET = 500 * 366 * 86_400
"""``within: not said``: longer than any time that a deal or a claim can name, so nothing is ever late."""

FORMS = ("forbid", "achieve", "keep", "respond", "rate", "ratio", "permit")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whom a term binds, as one unit of assessment.

    Attributes:
        label: As shown and as asked for on the command line.
        parties: Party ids. One for a single party; several for "together" (their
            acts add up; a party and those it answers for, too) and "any of" (the best of them counts).
        how: "one", "together", "any of" or "anyone" (then ``parties`` is empty).
        but_not: Party ids left out ("anyone but the mission").
    """

    label: str
    parties: tuple[str, ...] = ()
    how: str = "one"
    but_not: tuple[str, ...] = ()

    @property
    def answers_for(self) -> tuple[str, ...]:
        """Give the groups whose acts count as its own; a single party's only."""
        return self.parties[1:] if self.how == "together" and self.parties[:1] == (self.label,) else ()


@dataclass(frozen=True, slots=True)
class ActPattern:
    """Which events count. An empty field asks nothing.

    Attributes:
        act: Act id; narrower acts count, broader ones may.
        what: Category ids: what is counted must be of any of them.
        whom: Party ids it must be done to or with, any of them.
        where: Place ids, inside any of them. ``from_place``, ``to_place`` likewise.
        with_: Things it must be done with; ``without``: things it must be done without.
        about: The term, draft or "deal" it must be about.
    """

    act: str
    whom: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    from_place: tuple[str, ...] = ()
    to_place: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    about: str = ""
    what: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """How many: a number, or a share of a count.

    Attributes:
        number: The bounds as written. For ``achieve`` and ``permit`` the number to
            reach or the quota, a range where it is approximate; for ``rate`` the
            bounds of each period (``low`` 0: no floor; ``high`` None: no cap).
        count: Count id when it is "all of" or a share of a count; ``number`` then holds only its unit.
        share: Of the count (1 for all).
        as_written: "all nusra fighters".
    """

    number: Quantity
    count: str = ""
    share: Fraction = Fraction(1)
    as_written: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Level:
    """A count that must lie within bounds (thousandths, inclusive; ``high`` None: no cap).

    Attributes:
        relative: The bounds are thousandths of the count's own level at ``as_of`` ("at most as many as").
        as_of: The moment of that level; ``None``: the count's own ``as_of``, else entry into force.
    """

    count: str
    low: int
    high: int | None
    relative: bool = False
    as_of: Moment | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The periods of a ``rate``.

    Attributes:
        every: "day", "week", "month" (local calendar) or "window" (its whole length).
        anchor: First local day (days since 1970-01-01) of a week; weeks count from it.
            ``None``: from Monday.
    """

    every: str
    anchor: int | None = None


@dataclass(frozen=True, slots=True)
class Exception_:
    """An act that a term's prohibition does not cover.

    Attributes:
        id: Its name, or the id of the permission it comes from.
        act: Which events.
        by: Whose; ``None`` for any bearer's.
        never_covers: Register ids: an event whose target is on one is not excepted.
        when: It covers only what happens while this holds; ``None``: always.
    """

    id: str
    act: ActPattern
    by: Bearer | None = None
    never_covers: tuple[str, ...] = ()
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """``by``: a moment, or a condition whose coming true marks it.

    It is inclusive: an act in its last second is in time.
    """

    moment: Moment | None = None
    condition: Condition | None = None
    not_said: bool = False


@dataclass(frozen=True, slots=True)
class Timing:
    """When a term runs. Every field may be absent (``None``).

    Attributes:
        starts_when: Opens for good the moment after it first holds.
        ends_when: Closes for good the moment after it first holds.
        only_while: Runs only while it holds; suspended otherwise.
        falls_away_when: As ``ends_when``, for terms that need not have started.
        from_: Opens at this moment at the earliest (inclusive).
        until: Closes after this moment (its latest second is inside).
        by: The deadline.
        counting_from: Acts count from this moment instead of from entry into force.
        daily: Local clock times in seconds after midnight, half-open; runs only between them.
    """

    starts_when: Condition | None = None
    ends_when: Condition | None = None
    only_while: Condition | None = None
    falls_away_when: Condition | None = None
    from_: Moment | None = None
    until: Moment | None = None
    by: Deadline | None = None
    counting_from: Moment | None = None
    daily: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words of the clause: document id, text, and its language (IETF tag; ``""``: not said)."""

    document: str
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One atomic must, must not, or may, under one reading of it.

    Several ``Term`` objects share an ``id`` when the wording is disputed: one for
    each combination of answers in ``reading``.

    Attributes:
        reading: ``(question, answer)`` pairs this version of the term depends on
            directly, sorted; empty where its own wording is not disputed.
        per: For ``ratio``: for each ``per`` of the trigger (thousandths), counted in ``per_unit``
            ("": occurrences), ``target.number.low`` of the act.
        tolerance: For ``ratio``: how far behind is still in order (thousandths).
        per_step: For ``ratio``: each trigger is judged by itself, curing does not help.
        one_for_one: For ``respond``: an answer serves one trigger only.
        assessed_by: "claims", or "ruling": only what ``ruled_by`` finds counts.
        partial_periods: For ``rate``: also judge periods cut off by the window.
        begins: For ``achieve``: it is enough that the act has begun.
        verified_by: Party ids that are to watch over it.
        in_return_for: Term ids that are given for it.
        part_of: The clause it stands in; ``""`` where it stands alone.
        other_quotes: The same clause in other documents or languages.
    """

    id: str
    form: str
    bearers: tuple[Bearer, ...]
    act: ActPattern | None = None
    timing: Timing = Timing()
    reading: tuple[tuple[str, str], ...] = ()
    target: Target | None = None
    level: Level | None = None
    broken_by: ActPattern | None = None
    restored_by: ActPattern | None = None
    breaker: Bearer | None = None
    restorer: Bearer | None = None
    trigger: ActPattern | None = None
    trigger_by: Bearer | None = None
    delay_seconds: int = 0
    one_for_one: bool = False
    per: int = 1000
    per_unit: str = ""
    tolerance: int = 0
    per_step: bool = False
    period: Period | None = None
    partial_periods: bool = False
    protected_from: Bearer | None = None
    interference: ActPattern | None = None
    exceptions: tuple[Exception_, ...] = ()
    assessed_by: str = "claims"
    ruled_by: str = ""
    owed_to: tuple[str, ...] = ()
    proposed_by: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    only_possible: bool = False
    quote: Quoted | None = None
    begins: bool = False
    verified_by: tuple[str, ...] = ()
    in_return_for: tuple[str, ...] = ()
    part_of: str = ""
    other_quotes: tuple[Quoted, ...] = ()
    says: str = field(default="", compare=False)
    span: Span | None = field(default=None, compare=False)

    @property
    def quotes(self) -> tuple[Quoted, ...]:
        """The words of the clause, in each document and language that has them."""
        return (self.quote, *self.other_quotes) if self.quote else ()


@dataclass(frozen=True, slots=True)
class Count:
    """A number that terms refer to.

    Attributes:
        as_of: Its level then is what "all" means; ``None``: when the deal enters into force.
    """

    id: str
    of: tuple[str, ...] = ()
    place: str = ""
    unit: str = ""
    as_of: Moment | None = None
    means: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """Who can decide, and how: ``adopts_with`` votes, and no member of ``veto`` against.

    Attributes:
        quorum: How many must have voted or abstained; ``None``: not said.
        consensus: Nobody may be against.
        seats: ``(party, how many)``, where the deal says who sends how many.
        chair: Party id; ``""`` where nobody is said to be.
        interprets: What it says of the meaning of the deal is final.
    """

    id: str
    members: int | None = None
    adopts_with: int | None = None
    veto: tuple[str, ...] = ()
    name: str = ""
    quorum: int | None = None
    consensus: bool = False
    seats: tuple[tuple[str, int], ...] = ()
    chair: str = ""
    interprets: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before a body."""

    id: str
    before: str
    by: tuple[str, ...] = ()
    symbol: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """Who is on a list, by an act: ``filled_by`` puts the actor on it, ``emptied_by`` takes the actor off."""

    id: str
    filled_by: str
    emptied_by: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A condition a party puts on its support. Not a term."""

    party: str
    supports: str  # "deal" or a term id
    when: Condition | None
    told_in: tuple[str, ...] = ()
    as_written: str = ""


@dataclass(frozen=True, slots=True)
class Deal:
    """A whole deal.

    Attributes:
        zone: IANA time zone of its clock times and days.
        in_force: When it enters into force; ``None``: not said, so never by itself.
        ends_when: Ends all its terms; ``until`` likewise, its latest second inside.
        documents: Document id to path in the case folder.
        languages: Document id to its language (IETF tag), where it is said.
        authentic: Documents that the parties hold to be as good as any other version.
        terms: In the order written; versions of one term stand together.
        events: What conditions may ask for by name ("has happened"): ``achieve`` terms that nobody owes.
            They count acts at any time, in force or not, and are never assessed themselves.
        categories: Of persons, weapons, goods.
    """

    id: str
    label: str
    zone: str
    parties: Parties
    acts: Acts
    places: Places
    terms: tuple[Term, ...]
    in_force: Condition | None = None
    ends_when: Condition | None = None
    until: Moment | None = None
    counts: Mapping[str, Count] = field(default_factory=dict)
    bodies: Mapping[str, Body] = field(default_factory=dict)
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    positions: tuple[Position, ...] = ()
    documents: Mapping[str, str] = field(default_factory=dict)
    proposed_on: Moment | None = None
    events: tuple[Term, ...] = ()
    categories: Categories = NO_CATEGORIES
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    amendments: tuple[Amendment, ...] = ()
    languages: Mapping[str, str] = field(default_factory=dict)
    authentic: tuple[str, ...] = ()
