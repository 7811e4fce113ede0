"""Feeds: the rows of a dataset that may match some patterns, and how well each value of a column does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from holdfire.claims.claim import Claim, Grade, Stance
from holdfire.claims.counting import asked_origins, counts, grade_reaches
from holdfire.claims.dataset import Dataset, RowKind
from holdfire.claims.incident import FACETS, Told, candidates_told
from holdfire.engine.facets import MUST, NO, Vocabulary, asked_of, level
from holdfire.engine.patterns import Pattern
from holdfire.engine.seats import Seats
from holdfire.engine.signal import Ints
from holdfire.engine.tables import NOTHING
from holdfire.vocab.moment import Moment
from holdfire.vocab.party import Parties
from holdfire.vocab.quantity import Quantity

Raw = int | str | None
NOWHEN = Moment(0, 0)


@dataclass(frozen=True, slots=True)
class Levels:
    """How well the values of one column match what patterns ask: ``(pattern, value, level)``; no entry: not at all."""

    column: str
    rows: tuple[tuple[int, Raw, int], ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """Rows of one kind, for patterns that all look at the same columns.

    Attributes:
        role: Of the patterns.
        patterns: ``(pattern, cell, level)``: the level of what is the same in all rows.
        levels: One for each column that decides.
        counted: How a row counts: "each" as one; as many as "told"; at "most" as many, perhaps none; an "unknown"
            number; "mixed": it differs from row to row.
    """

    dataset: Dataset
    kind: RowKind
    role: str
    patterns: tuple[tuple[int, int, int], ...]
    levels: tuple[Levels, ...]
    counted: str

    def words(self) -> Words:
        """List what values mean to patterns, for the engine's table ``words``."""
        cell_of = {pattern: cell for pattern, cell, _ in self.patterns}
        whole = {pattern: level for pattern, _, level in self.patterns}
        positions = [levels.rows for levels in self.levels] or [tuple((p, None, MUST) for p in whole)]
        rows = [
            (position, pattern, cell_of[pattern], value, min(level, whole[pattern]))
            for position, of_column in enumerate(positions)
            for pattern, value, level in of_column
        ]
        at, patterns, cells, values, found = zip(*rows, strict=True)
        return Words(
            position=np.array(at, dtype=np.int64),
            pattern=np.array(patterns, dtype=np.int64),
            cell=np.array(cells, dtype=np.int64),
            text=np.array([value if isinstance(value, str) else None for value in values], dtype=object),
            number=np.array([value if isinstance(value, int) else NOTHING for value in values], dtype=np.int64),
            level=np.array(found, dtype=np.int64),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What values of columns mean to patterns, one row each; ``NOTHING`` and ``None``: the value is of the other kind.

    Attributes:
        position: Which of the columns of ``Feed.levels``.
        level: How well it matches, all that is the same in all rows included.
    """

    position: Ints
    pattern: Ints
    cell: Ints
    text: NDArray[np.object_]
    number: Ints
    level: Ints


def feeds_of(dataset: Dataset, patterns: Iterable[tuple[int, Pattern]], vocabulary: Vocabulary) -> tuple[Feed, ...]:
    """Say which rows of a dataset may match which patterns; patterns that none may match are in no feed."""
    found: list[Feed] = []
    numbered = tuple(patterns)
    known: dict[Hashable, Mapping[Raw, int]] = {}
    for kind in dataset.kinds:
        alike: dict[tuple[str, tuple[str, ...], str], list[_Match]] = defaultdict(list)
        for number, pattern in numbered:
            matched = _match(number, pattern, kind, vocabulary, known)
            if matched is not None:
                columns = tuple(column for column, _ in matched.by_column)
                alike[pattern.role, columns, _how_counted(kind, pattern.unit, vocabulary)].append(matched)
        for (role, columns, how), members in alike.items():
            levels = [
                Levels(
                    column, tuple((m.number, raw, at) for m in members for raw, at in m.by_column[position][1].items())
                )
                for position, column in enumerate(columns)
            ]
            whole = tuple((m.number, m.pattern.cell, m.constant) for m in members)
            found.append(Feed(dataset, kind, role, whole, tuple(levels), how))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Match:
    """How a kind of row matches a pattern: the level of all that is constant, and the levels by column."""

    number: int
    pattern: Pattern
    constant: int
    by_column: tuple[tuple[str, Mapping[Raw, int]], ...]


def _match(
    number: int, pattern: Pattern, kind: RowKind, vocabulary: Vocabulary, known: dict[Hashable, Mapping[Raw, int]]
) -> _Match | None:
    """Match what a kind of row tells with what a pattern asks; ``None``: none of its rows may.

    Args:
        known: What was found before, by facet, what is asked of it and what is told.
    """
    constant = MUST
    by_column: list[tuple[str, Mapping[Raw, int]]] = []
    for facet, asked in zip(FACETS, asked_of(pattern.act, pattern.by), strict=True):
        if not asked:
            continue
        column, values = told_by(kind, facet)
        key = facet, asked, column, tuple(values.items())
        if key not in known or not column:
            known[key] = {
                raw: found
                for raw, value in values.items()
                if (found := level(facet, asked, Told(frozenset(candidates_told(facet, value))), vocabulary)) != NO
            }
        levels = known[key]
        if not levels:
            return None
        if column:
            by_column.append((column, levels))
        else:
            constant = min(constant, *levels.values())
    return _Match(number, pattern, constant, tuple(by_column))


def told_by(kind: RowKind, facet: str) -> tuple[str, Mapping[Raw, Hashable]]:
    """Give what a kind of row tells of a facet: its column (``""``: the same in all), and each value's meaning."""
    if facet == "manner":
        with_, without = (frozenset(_constant(kind, key)) for key in ("with_", "without"))
        return "", {None: (with_, without) if with_ or without else ()}
    if facet == "what" and kind.amount is None:
        return "", {None: ""}
    told = kind.told.get("unit" if facet == "what" else facet)
    if told is None:
        return "", {None: ""}
    if facet in {"actors", "whom"}:
        return told.column, {raw: frozenset(value) for raw, value in told.values.items()}  # type: ignore[call-overload]
    return told.column, told.values


def _constant(kind: RowKind, key: str) -> Iterable[str]:
    told = kind.told.get(key)
    return told.values[None] if told is not None else ()  # type: ignore[return-value]


def _how_counted(kind: RowKind, unit: str, vocabulary: Vocabulary) -> str:
    """Say how rows count in a unit, as in ``Feed.counted``."""
    if not unit:
        return "each"
    if kind.amount is None:
        return "unknown"
    units = kind.told["unit"].values.values() if "unit" in kind.told else ("",)
    read = {vocabulary.categories.in_unit(Quantity(1000, 1000, str(told)), unit) for told in units}
    ways = {"unknown" if one is None else "told" if one.low else "most" for one in read}
    return ways.pop() if len(ways) == 1 else "mixed"


@dataclass(frozen=True, slots=True)
class Tellers:
    """For whom the rows of a kind are told: masks of seats by value of a column.

    Attributes:
        chain: ``(column, ((value, mask), ...))`` of those that count it; ``""`` for the column: all rows alike.
        grade: The same of those for which the grade is good enough.
        alone: Mask of seats for which one origin, unruled, establishes something.
    """

    chain: tuple[str, tuple[tuple[Raw, int], ...]]
    grade: tuple[str, tuple[tuple[Raw, int], ...]]
    alone: int


def tellers_of(kind: RowKind, seats: Seats, parties: Parties) -> Tellers:
    """Say under which accounts the rows of a kind are told, and when one row alone establishes what it tells."""
    chain, grade = kind.told["chain"], kind.told.get("grade")

    def counted(value: Hashable) -> int:
        claim = Claim("", tuple(value), Stance("", "", "", NOWHEN), NOWHEN)  # type: ignore[arg-type]
        return seats.where(lambda account: counts(account, claim, parties))

    def good(value: Hashable) -> int:
        told = value if isinstance(value, Grade) else None
        return seats.where(lambda account: grade_reaches(account, told))

    grades = grade.values.items() if grade else ((None, None),)
    return Tellers(
        (chain.column, tuple((raw, counted(value)) for raw, value in chain.values.items())),
        (grade.column if grade else "", tuple((raw, good(value)) for raw, value in grades)),
        seats.where(lambda account: asked_origins(account) <= 1 and not account.ruled_by),
    )
