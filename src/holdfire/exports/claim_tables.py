"""Claims as tables, one for each kind: what was written, then what it was understood as, then what an import needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from holdfire.claims.claim import Candidate, Claim, Coverage, Decision, Event, Figure, Ruling, Stance
from holdfire.claims.columns import EVERY, QUANTITY_PARTS, Column, columns_of
from holdfire.claims.read import SUPPOSED_CHAIN
from holdfire.exports.given import RETRACTION, Given, Kept
from holdfire.exports.tags import tag_of
from holdfire.formats.own.round_trip import DATASET, KEY, MARK, one_text
from holdfire.formats.tables.table import Cell, Field, Table
from holdfire.vocab.moment import Moment, Occurrence
from holdfire.vocab.quantity import MILLI, Quantity

Points = Mapping[str, tuple[Decimal, Decimal, Decimal]]
"""Longitude and latitude of the places that are points, and how many metres around them they may really be."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A column that Holdfire fills in.

    Attributes:
        kinds: Which kinds of claim have it; empty: every kind.
        gives: What stands in it, for one claim.
    """

    field: Field
    gives: Callable[[Kept, Points], Cell]
    kinds: tuple[str, ...] = ()


_IDS = re.compile(r"`([^`]*)`")
_TIMED = ("event", "figure", "stance", "decision", "ruling", "coverage")
TITLES: Mapping[str, str] = {
    "event": "What is said to have happened",
    "figure": "Levels of counts",
    "stance": "Positions taken",
    "decision": "Decisions of bodies",
    "ruling": "What bodies found",
    "wording": "How terms are told",
    "coverage": "Who watched, and who was refused",
    RETRACTION: "Claims taken back",
}


def claim_tables(given: Given, points: Points) -> tuple[Table, ...]:
    """Write claims as tables, one for each kind there is.

    Args:
        points: Places that are points, by id.

    Returns:
        Named for the kind; rows in the order of the case. Every table has all keys of its kind, used or not, so that
        its columns are the same tomorrow.
    """
    return tuple(claim_table(kind, given.of_kind(kind), points) for kind in given.kinds)


def claim_table(kind: str, claims: Iterable[Kept], points: Points) -> Table:
    """Write claims of one kind as a table."""
    keys = keys_of(kind)
    worked_out = [one for one in WORKED_OUT if not one.kinds or kind in one.kinds]
    rows = tuple(
        (*(one_text(kept.cells.get(key, "")) or None for key in keys), *(one.gives(kept, points) for one in worked_out))
        for kept in claims
    )
    fields = (*(key_field(column) for column in keys.values()), *(one.field for one in worked_out))
    return Table(kind, TITLES[kind], fields, rows)


def claim_cells(given: Given, points: Points) -> Iterator[tuple[Kept, dict[str, Cell]]]:
    """Give each claim, in the order of the case, with its row of the table of its kind: cells by the name of a column.

    Args:
        points: Places that are points, by id.
    """
    tables = {kind: claim_table(kind, given.of_kind(kind), points) for kind in given.kinds}
    names = {kind: [field.name for field in table.fields] for kind, table in tables.items()}
    rows = {kind: iter(table.rows) for kind, table in tables.items()}
    for kept in given.claims:
        yield kept, dict(zip(names[kept.kind], next(rows[kept.kind]), strict=True))


def keys_of(kind: str) -> Mapping[str, Column]:
    """List the keys of a kind in the order of people: what, when, where, how many, then who said so, in which words."""
    every = {column.name: column for column in EVERY}
    if kind == RETRACTION:
        return every
    columns = columns_of(kind)
    first = [name for name in ("id", "kind") if name in columns]
    own = [name for name in columns if name not in every and not _is_part(name)]
    with_parts = [part for name in own for part in (name, *(f"{name} {part}" for part in QUANTITY_PARTS))]
    rest = [name for name in every if name not in first]
    return {name: columns[name] for name in (*first, *with_parts, *rest) if name in columns}


def key_field(column: Column) -> Field:
    """Describe a key of claims as a column."""
    means = column.means + (" Several with ` | ` between them." if column.takes in ("names", "list") else "")
    is_id = column.name == "id"
    return Field(
        column.name,
        "integer" if column.takes == "number" else "string",
        means,
        choices=choices_of(column),
        is_needed=is_id,
        is_unique=is_id,
        tag=tag_of(column.name),
        refers=("documents", "id") if column.name == "quote in" else ("", ""),
    )


def choices_of(column: Column) -> tuple[str, ...]:
    """List the words that a key takes; none where it takes any."""
    return tuple(_IDS.findall(column.takes)) if column.takes.startswith("one of ") else ()


def time_text(second: int) -> str | None:
    """Write a second as a time in UTC; ``None``: it lies beyond the calendar, so nobody said."""
    try:
        return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError, OSError):
        return None


def _is_part(name: str) -> bool:
    return any(name == f"{whole} {part}" for whole in ("quantity", "value") for part in QUANTITY_PARTS)


def _happened(claim: Claim) -> Occurrence | None:
    match claim.assertion:
        case Event(happened=when) | Coverage(watched=when):
            return when
        case Figure(at=at) | Stance(at=at) | Decision(at=at) | Ruling(at=at):
            return Occurrence(at, at)
        case _:
            return None


def _amount(claim: Claim) -> Quantity | None:
    match claim.assertion:
        case Event(quantity=quantity):
            return quantity
        case Figure(value=quantity):
            return quantity
        case _:
            return None


def _number(milli: int | None) -> Decimal | None:
    return None if milli is None else (Decimal(milli) / MILLI).normalize() + 0


def _low(kept: Kept, _: Points) -> Cell:
    amount = _amount(kept.claim)
    return _number(amount.low) if amount else None


def _high(kept: Kept, _: Points) -> Cell:
    amount = _amount(kept.claim)
    return _number(amount.high) if amount else None


def _unit(kept: Kept, _: Points) -> Cell:
    amount = _amount(kept.claim)
    return (amount.unit or None) if amount else None


def _when(which: str, end: str) -> Callable[[Kept, Points], Cell]:
    def gives(kept: Kept, _: Points) -> Cell:
        claim = kept.claim
        happened = _happened(claim)
        moments: Mapping[str, Moment | None] = {
            "began": happened.began if happened else None,
            "ended": happened.ended if happened else None,
            "said": claim.said,
            "published": claim.published,
            "recorded": claim.recorded,
        }
        moment = moments[which]
        return None if moment is None else time_text(moment.earliest if end == "from" else moment.latest)

    return gives


def _teller(kept: Kept, at: int) -> Cell:
    return None if kept.claim.supposed and kept.claim.chain == SUPPOSED_CHAIN else kept.claim.chain[at]


def _asserted(name: str) -> Callable[[Kept, Points], Cell]:
    return lambda kept, _: getattr(kept.claim.assertion, name, "") or None


def _candidates(name: str) -> Callable[[Kept, Points], Cell]:
    def gives(kept: Kept, _: Points) -> Cell:
        versions: tuple[Candidate, ...] = getattr(kept.claim.assertion, name, ())
        return " | ".join(" + ".join(version) for version in versions) or None

    return gives


def _point(axis: int) -> Callable[[Kept, Points], Cell]:
    def gives(kept: Kept, points: Points) -> Cell:
        found = points.get(place_of(kept.claim))
        return found[axis] if found else None

    return gives


def place_of(claim: Claim) -> str:
    """Give the place a claim is drawn at: where it was, else where it began, else where it led; ``""``: none."""
    match claim.assertion:
        case Event() as event:
            return event.place or event.from_place or event.to_place
        case Coverage(place=place):
            return place
        case _:
            return ""


def _said(name: str, means: str, gives: Callable[[Kept, Points], Cell], *kinds: str, **more: str) -> WorkedOut:
    unit, type_ = more.get("unit", ""), more.get("type", "string")
    refers = (more["refers"], "id") if "refers" in more else ("", "")
    return WorkedOut(Field(name, type_, means, unit, tag=tag_of(name), refers=refers), gives, kinds)


def _times() -> Iterable[WorkedOut]:
    what = {"began": "it began", "ended": "it ended", "said": "it was said", "published": "it was published"}
    for which, words in (what | {"recorded": "it entered this case"}).items():
        kinds = _TIMED if which in ("began", "ended") else ()
        for end, says in (("from", "First second, in UTC, in which"), ("until", "Last second, in UTC, in which")):
            means = f"{says} {words}."
            yield _said(f"holdfire {which} {end}", means, _when(which, end), *kinds, type="datetime")


WORKED_OUT = (
    WorkedOut(
        Field("holdfire stands", "boolean", "Nobody has corrected it or taken it back.", tag=tag_of("holdfire stands")),
        lambda kept, _: kept.stands,
    ),
    _said("holdfire origin", "Who said it first.", lambda kept, _: _teller(kept, 0), refers="parties"),
    _said("holdfire source", "Who published it.", lambda kept, _: _teller(kept, -1), refers="parties"),
    _said("holdfire act", "The act, by its name in the case.", _asserted("act"), "event"),
    _said("holdfire actors", "Versions of who did it, by their names in the case.", _candidates("actors"), "event"),
    _said("holdfire whom", "Versions of whom it was done to, likewise.", _candidates("whom"), "event"),
    _said("holdfire place", "The place, by its name in the case.", _asserted("place"), "event", "coverage",
          refers="places"),
    _said("holdfire from place", "Where it began, likewise.", _asserted("from_place"), "event", refers="places"),
    _said("holdfire to place", "Where it led, likewise.", _asserted("to_place"), "event", refers="places"),
    _said("holdfire longitude", "Of the place, only where that is a point.", _point(0), "event", "coverage",
          type="number", unit="degrees, WGS 84"),
    _said("holdfire latitude", "Of the place, only where that is a point.", _point(1), "event", "coverage",
          type="number", unit="degrees, WGS 84"),
    _said("holdfire radius", "How far around that point it may really have been; 0: nobody said that it is not exact.",
          _point(2), "event", "coverage", type="number", unit="metres"),
    _said("holdfire low", "At least so many.", _low, "event", "figure", type="number", unit="see `holdfire unit`"),
    _said("holdfire high", "At most so many; empty: open, or no number is told.", _high, "event", "figure",
          type="number", unit="see `holdfire unit`"),
    _said("holdfire unit", "What is counted.", _unit, "event", "figure"),
    *_times(),
    _said("holdfire kept in", "File and row, or entry of the log, in which the case keeps it.",
          lambda kept, _: kept.where),
    _said("holdfire format", "Form of the file it was imported from.", lambda kept, _: kept.origin.format or None),
    _said("holdfire file", "That file.", lambda kept, _: kept.origin.file or None),
    _said("holdfire line", "Its row there.", lambda kept, _: kept.origin.line or None, type="integer"),
    _said("holdfire batch", "The import it came with.", lambda kept, _: kept.origin.batch or None),
    WorkedOut(
        Field("holdfire vanished", "boolean", "Its source has it no longer.", tag=tag_of("holdfire vanished")),
        lambda kept, _: kept.has_vanished,
    ),
    _said(DATASET, "The data set it was imported from; empty: it was written into the case.",
          lambda kept, _: kept.origin.dataset or None),
    _said(KEY, "What it is known by there, or in the case. Leave it as it is.", lambda kept, _: kept.key),
    _said(MARK, "What the cells said when they left, for the way back. Leave it as it is.",
          lambda kept, _: kept.mark),
)  # fmt: skip
