"""An assessment: the set of states that are possible, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

STATES = ("proposed", "waiting", "due", "standing", "met", "breached", "suspended", "ended")
"""Every state, in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number known to lie in a range, both ends inclusive; ``high`` None: no upper bound known.

    Quantities are in thousandths, instance and breach counts are plain.
    """

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How much was done against how much was asked (thousandths)."""

    done: Bounds
    target: Bounds
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Instances:
    """Triggers, periods or steps: how many, and how they stand."""

    total: Bounds
    met: Bounds
    late: Bounds
    missed: Bounds
    open: Bounds


@dataclass(frozen=True, slots=True)
class Breaches:
    """Acts against a prohibition in the period: how many are alleged, how many established under the account.

    ``dates``: local days (ISO) on which at least one is alleged, in order, at most 366.
    """

    alleged: int
    established: int
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """The share of a term's window that somebody watched (0 to 1).

    ``whole``: watched over all of its place; ``part``: over at least part of it;
    ``refused``: access was refused for at least part of it.
    """

    whole: float
    part: float
    refused: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a timeline: ``[start, end)`` in UTC seconds, and the states possible in it."""

    start: int
    end: int
    states: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reason:
    """A node in the tree of reasons: a sentence, the claims it rests on, and what lies under it.

    Attributes:
        kind: "state", "bound", "claim", "window", "condition", "exception", "absence",
            "clause", "target", "conflict" or "settle".
        text: One plain sentence.
        claim_ids: Claims it names.
        clause: Words of the deal it rests on ("" for none).
        under: Reasons for this one.

    """

    kind: str
    text: str
    claim_ids: tuple[str, ...] = ()
    clause: str = ""
    under: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessment:
    """Where one term stands for one bearer, under one account and one reading.

    Attributes:
        reading: ``question/answer`` pairs joined with " + ", ``""`` where none matters.
        states: Never empty. One state: it is certain.
        late: "no", "may" or "must": whether the target was reached after the deadline.
        basis: "evidence", "absence", or ``""`` where not certain.
        since: When the present set of states began (UTC seconds).
        settles: Smallest single changes that would decide it, in words.
        timeline: Oldest first, without gaps, up to ``now``.

    """

    term: str
    form: str
    bearer: str
    account: str
    reading: str
    states: frozenset[str]
    late: str
    basis: str
    since: int
    numbers: Numbers | None = None
    instances: Instances | None = None
    breaches: Breaches | None = None
    coverage: Watched | None = None
    settles: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    timeline: tuple[Stretch, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Say whether only one state is possible."""
        return len(self.states) == 1


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked of a case: at which moment, over which period, known how.

    Attributes:
        now: The moment of the assessment, UTC seconds; everything before it has happened.
        period_start: Start of the reporting period; ``None``: from the beginning.
        as_known_on: Claims known later are left out; ``None``: all.
        known_by: "recorded" or "published".
        as_if: The deal is taken as in force from this moment; ``None``: as it was.
        engine: What works it out, "duckdb" or "spark"; the answer is the same.

    """

    now: int
    period_start: int | None = None
    as_known_on: int | None = None
    known_by: str = "published"
    as_if: int | None = None
    engine: str = "duckdb"
