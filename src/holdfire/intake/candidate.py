"""Candidates: what a rule or a model found in an article, for a person to decide on.

Each keeps the exact words it rests on, which rule found it and how sure the rule is. A mention (the
words "the minister") and its link (who is meant) are separate: one stands in the text, the
other is a guess.

Their JSON form (``as_json``) has the keys of the annotation scheme in ``docs/intake.md``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, NamedTuple


class Words(NamedTuple):
    """Words of an article at their place.

    Attributes:
        start: Code points from the first character of the text.
        end: Just past the last character.
        exact: What stands there.
    """

    start: int
    end: int
    exact: str

    def meets(self, other: Words) -> bool:
        """Say whether two stretches have a character in common."""
        return self.start < other.end and other.start < self.end

    def as_json(self) -> dict[str, Any]:
        """Give ``{start, end, exact}``."""
        return {"start": self.start, "end": self.end, "exact": self.exact}


@dataclass(frozen=True, slots=True)
class Reporter:
    """One who passed something on: the words that mention them, the words that say so, and who is meant."""

    source: Words
    cue: Words | None = None
    name: str = ""

    def as_json(self) -> dict[str, Any]:
        """Give ``{source, cue, name}``."""
        return {"source": self.source.as_json(), "cue": _json(self.cue), "name": self.name}


@dataclass(frozen=True, slots=True)
class Quotation:
    """What somebody is said to have said.

    Attributes:
        qtype: "direct", "mixed", "indirect", "partial" (quoted words only) or "statement" (a text in the first person).
        content: The words said, outer quote marks left out; several pieces where the sentence is broken.
        cue: The words that say that it was said ("told", "according to").
        source: The words that mention who said it; ``None`` where nobody is named.
        speaker: Who is meant; ``""`` where that is not known.
        addressee: To whom; ``""`` where not said.
        via: Those it came through, innermost first.
        parent: Id of the quotation this one is part of; ``""`` for none.
        date: When it was said, in EDTF; ``""`` where the text does not say.
    """

    id: str
    qtype: str
    content: tuple[Words, ...]
    cue: Words | None = None
    source: Words | None = None
    speaker: str = ""
    addressee: str = ""
    via: tuple[Reporter, ...] = ()
    parent: str = ""
    date: str = ""
    zone: str = "body"
    rule: str = ""
    confidence: float = 1.0

    @property
    def at(self) -> int:
        """Where it stands in the text: its first character."""
        return self.content[0].start

    def holds(self, start: int, end: int) -> bool:
        """Say whether a stretch lies in what was said."""
        return any(piece.start <= start and end <= piece.end for piece in self.content)

    @property
    def until(self) -> int:
        """Just past its last character."""
        return self.content[-1].end

    def as_json(self) -> dict[str, Any]:
        """Give the record of the annotation scheme."""
        return {
            "id": self.id,
            "kind": "quotation",
            "zone": self.zone,
            "qtype": self.qtype,
            "content": [piece.as_json() for piece in self.content],
            "cue": _json(self.cue),
            "source": _json(self.source),
            "speaker": self.speaker or None,
            "addressee": self.addressee or None,
            "via": [one.as_json() for one in self.via],
            "parent": self.parent or None,
            "date": self.date or None,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class ReportedFigure:
    """A number in the text, with what it counts.

    Attributes:
        span: The number with its modifier ("up to 40").
        low: At least so many; ``None``: open.
        high: At most so many; ``None``: open.
        approx: Whether the words say "about", "roughly", "nearly", "dozens".
        cls: "count", "percent", "money", "duration" or "fraction".
        unit: "people", "truck", "month", a currency, ...
        counted: The words for what is counted.
        place: Where.
        holder: Who gives it; "narrator" where nobody else does.
        via: Names of those it came through, innermost first.
        of: Of which side or group those counted are; ``""`` where not said.
        base: For a fraction or an "including": the id of the figure that is its whole.
        date: As of when, in EDTF.
    """

    id: str
    span: Words
    low: Fraction | None
    high: Fraction | None
    approx: bool = False
    cls: str = "count"
    unit: str = ""
    counted: Words | None = None
    place: str = ""
    holder: str = "narrator"
    via: tuple[str, ...] = ()
    of: str = ""
    base: str = ""
    date: str = ""
    zone: str = "body"
    rule: str = ""
    confidence: float = 1.0

    @property
    def noun(self) -> str:
        """The words for what is counted; ``""`` where none are known, or they only point back ("half of them")."""
        words = self.counted.exact if self.counted else ""
        return "" if words.partition(" ")[0].lower() in ("them", "those", "these", "it", "us") else words

    @property
    def at(self) -> int:
        """Where it stands in the text: its first character."""
        return self.span.start

    @property
    def until(self) -> int:
        """Just past its last character."""
        return self.span.end

    def as_json(self) -> dict[str, Any]:
        """Give the record of the annotation scheme."""
        return {
            "id": self.id,
            "kind": "figure",
            "zone": self.zone,
            "span": self.span.as_json(),
            "value": {"lo": _number(self.low), "hi": _number(self.high), "approx": self.approx},
            "cls": self.cls,
            "unit": self.unit or None,
            "counted": _json(self.counted),
            "place": self.place or None,
            "holder": self.holder,
            "via": list(self.via),
            "of": self.of or None,
            "base": self.base or None,
            "date": self.date or None,
            "rule": self.rule,
            "confidence": self.confidence,
        }


ACT_TYPES = (
    "OFFER", "REQUEST", "PROMISE", "ACCEPT", "AGREE", "REFUSE", "DENY", "ACCUSE", "WARN", "THREATEN", "ATTACK",
    "COERCE", "VIOLATE", "SUSPEND", "BREAKDOWN", "IMPLEMENT", "CONSULT", "STATE_POSITION",
)  # fmt: skip
DONE_BY_SAYING = frozenset(["OFFER", "REQUEST", "PROMISE", "REFUSE", "DENY", "ACCUSE", "WARN", "THREATEN"])
"""Types of acts that are done by saying so to somebody."""


@dataclass(frozen=True, slots=True)
class ReportedAct:
    """Something somebody does, says or decides, as the text tells it.

    Attributes:
        type: One of ``ACT_TYPES``; ``alt_types`` can be defended as well.
        trigger: The words that tell it ("pledged", "the shelling").
        actor: Who is meant; several where several are named.
        actor_span: The words that mention the actor; ``None`` where nobody is named.
        addressee: To or against whom, as meant.
        condition: The words of its condition ("if the bombing stops").
        date: When, in EDTF; ``""`` where the text does not say.
        modality: "actual", "planned", "hypothetical" or "denied".
        reported_by: Who tells it; ``""`` for the text itself.
    """

    id: str
    type: str
    trigger: Words
    alt_types: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    actor_span: Words | None = None
    addressee: tuple[str, ...] = ()
    condition: Words | None = None
    date: str = ""
    place: str = ""
    modality: str = "actual"
    reported_by: str = ""
    zone: str = "body"
    rule: str = ""
    confidence: float = 1.0

    @property
    def at(self) -> int:
        """Where it stands in the text: its first character."""
        return self.trigger.start

    @property
    def until(self) -> int:
        """Just past its last character."""
        return self.trigger.end

    def as_json(self) -> dict[str, Any]:
        """Give the record of the annotation scheme."""
        return {
            "id": self.id,
            "kind": "act",
            "zone": self.zone,
            "type": self.type,
            "alt_types": list(self.alt_types),
            "trigger": self.trigger.as_json(),
            "actor": list(self.actor),
            "actor_span": _json(self.actor_span),
            "addressee": list(self.addressee),
            "condition": _json(self.condition),
            "date": self.date or None,
            "place": self.place or None,
            "modality": self.modality,
            "reported_by": self.reported_by or None,
            "rule": self.rule,
            "confidence": self.confidence,
        }


@dataclass(frozen=True, slots=True)
class ResolvedDate:
    """A time the text names, resolved against the date of the document.

    Attributes:
        span: The words ("last week").
        edtf: What they mean: ``2016-10-06``, ``2016-09``, ``2016-09-26/2016-10-02``, ``../2016-12-25``.
    """

    id: str
    span: Words
    edtf: str
    zone: str = "body"
    rule: str = ""
    confidence: float = 1.0

    @property
    def at(self) -> int:
        """Where it stands in the text: its first character."""
        return self.span.start

    @property
    def until(self) -> int:
        """Just past its last character."""
        return self.span.end

    def as_json(self) -> dict[str, Any]:
        """Give the record."""
        return {
            "id": self.id,
            "kind": "date",
            "zone": self.zone,
            "span": self.span.as_json(),
            "edtf": self.edtf,
            "rule": self.rule,
            "confidence": self.confidence,
        }


Candidate = Quotation | ReportedFigure | ReportedAct | ResolvedDate
MODEL = "model:"
"""Begins the rule of what only a language model found."""
LETTERS = {Quotation: "q", ReportedFigure: "f", ReportedAct: "a", ResolvedDate: "d"}


def named_by_place(found: list[Candidate]) -> list[Candidate]:
    """Put candidates in the order of the text and name each by its place (``q494``); links between them follow.

    So a candidate keeps its name when the rules around it change, or a model is asked as well, and decisions still
    mean it.
    """
    found = sorted(found, key=lambda one: (one.at, LETTERS[type(one)], -one.until))
    names: dict[str, str] = {}
    used: set[str] = set()
    for one in sorted(found, key=lambda one: one.rule.startswith(MODEL)):
        name = f"{LETTERS[type(one)]}{one.at}"
        name = f"{name}-{one.until}" if name in used else name
        while name in used:
            name += "b"
        used.add(name)
        names[one.id] = name
    return [_renamed(one, names) for one in found]


def _renamed(one: Candidate, names: dict[str, str]) -> Candidate:
    """Name a candidate and what it links to; most were named by their place by who found them."""
    name = names[one.id]
    if isinstance(one, Quotation) and one.parent:
        return replace(one, id=name, parent=names.get(one.parent, ""))
    if isinstance(one, ReportedFigure) and one.base != names.get(one.base, ""):
        return replace(one, id=name, base=names.get(one.base, ""))
    return one if one.id == name else replace(one, id=name)


def _json(words: Words | None) -> dict[str, Any] | None:
    return words.as_json() if words else None


def _number(value: Fraction | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
