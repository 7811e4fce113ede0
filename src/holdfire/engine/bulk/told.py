"""What registered tables tell, loaded in one pass for each kind of rows: who hears of it, when, and its profile.

The words of a column are few and known. Those that every pattern takes alike are one class; a profile is a
combination of classes, and its number is made of theirs, so that no row need be looked at to number it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from holdfire.claims.dataset import DAYS, TIMESTAMP, Amount, Dataset, RowKind, Span
from holdfire.claims.incident import FACETS, Told, candidates_told
from holdfire.engine.bulk.feeds import Raw, tellers_of, told_by
from holdfire.engine.bulk.scan import is_of_kind, literal, local_day, quoted, same, second_of, shifted
from holdfire.engine.facets import NO, Vocabulary, level
from holdfire.engine.seats import Seats
from holdfire.engine.span_codes import AT_MOST, TOLD
from holdfire.vocab.quantity import MILLI, Quantity

MOST_PROFILES = 2**62


@dataclass(frozen=True, slots=True)
class Asked:
    """What patterns ask of each facet, by the number it has in ``asked_facets``.

    Attributes:
        facets: By facet, what is asked under each number.
        units: Units asked for, by number; 0 counts occurrences.
        whole_targets: Targets must be told apart: exceptions look at registers.
    """

    facets: Mapping[str, Mapping[int, Hashable]]
    units: Mapping[int, str]
    whole_targets: bool


@dataclass(slots=True)
class _Column:
    """What the words of one column come to: by word, its part of the profile's number, masks, measure."""

    profile: dict[Raw, int] = field(default_factory=dict)
    counted: dict[Raw, int] = field(default_factory=dict)
    good: dict[Raw, int] = field(default_factory=dict)
    measure: dict[Raw, int] = field(default_factory=dict)
    words: dict[Raw, None] = field(default_factory=dict)


@dataclass(slots=True)
class Vocabularies:
    """Numbers given to what tables tell, over all kinds of rows.

    Attributes:
        told: By facet, the levels (by what is asked) that stand for a class, and its number.
        targets: What is told of the target, by the number of its class; any one of the class.
        measures: How numbers are read, by unit asked for; by number of the measure.
        kinds: Of each kind of rows: the number of its first profile, and by facet the numbers of its classes.
    """

    asked: Asked
    vocabulary: Vocabulary
    first: Mapping[str, int]
    next_profile: int
    told: dict[str, dict[Hashable, int]] = field(default_factory=dict)
    targets: dict[int, Told] = field(default_factory=dict)
    measures: dict[tuple[int, ...], int] = field(default_factory=dict)
    kinds: list[tuple[int, tuple[tuple[str, int, tuple[int, ...]], ...]]] = field(default_factory=list)
    known: dict[Hashable, tuple[int, ...]] = field(default_factory=dict)

    def classes_of(self, kind: RowKind) -> dict[str, tuple[str, dict[Raw, int]]]:
        """Number the classes of what a kind tells: by facet its column and the class of each word."""
        found: dict[str, tuple[str, dict[Raw, int]]] = {}
        for facet in FACETS:
            column, values = told_by(kind, facet)
            classes: dict[Raw, int] = {}
            for raw, value in values.items():
                told = Told(frozenset(candidates_told(facet, value)))
                levels = self._levels(facet, told)
                if any(levels):
                    classes[raw] = self._class(facet, levels, told)
            found[facet] = column, classes
        return found

    def _levels(self, facet: str, told: Told) -> tuple[int, ...]:
        key = facet, told
        if key not in self.known:
            asked = self.asked.facets[facet].values()
            self.known[key] = tuple(level(facet, one, told, self.vocabulary) for one in asked)
        return self.known[key]

    def _class(self, facet: str, levels: tuple[int, ...], told: Told) -> int:
        numbers = self.told.setdefault(facet, {})
        key: Hashable = (levels, told) if facet == "whom" and self.asked.whole_targets else (levels, None)
        number = numbers.setdefault(key, self.first[facet] + len(numbers))
        if facet == "whom":
            self.targets.setdefault(number, told)
        return number

    def profile_rows(self, profiles: Iterable[int]) -> list[tuple[int, str, int]]:
        """Give rows of ``told_facets`` for profiles by their numbers."""
        rows: list[tuple[int, str, int]] = []
        for profile in profiles:
            first, parts = max((one for one in self.kinds if one[0] <= profile), key=lambda one: one[0])
            left = profile - first
            for facet, stride, classes in parts:
                rows.append((profile, facet, classes[left // stride % len(classes)]))
        return rows

    def level_rows(self) -> list[tuple[str, int, int, int]]:
        """Give rows of ``levels`` for all classes."""
        return [
            (facet, asked, number, found)
            for facet, classes in self.told.items()
            for key, number in classes.items()
            for asked, found in zip(self.asked.facets[facet], key[0], strict=True)  # type: ignore[index]
            if found != NO
        ]

    def level_of(self, facet: str, number: int, want: Hashable) -> int:
        """Say how well a class matches what is asked of its facet."""
        levels = next(key[0] for key, one in self.told[facet].items() if one == number)  # type: ignore[index]
        wants = list(self.asked.facets[facet].values())
        found: int = levels[wants.index(want)]
        return found

    def measure_of(self, unit: str) -> int:
        """Number the way in which amounts in a unit are read in those asked for."""
        modes = []
        for wanted in self.asked.units.values():
            read = self.vocabulary.categories.in_unit(Quantity(MILLI, MILLI, unit), wanted) if wanted else None
            modes.append(0 if read is None else TOLD if read.low else AT_MOST)
        return self.measures.setdefault(tuple(modes), len(self.measures))

    def measure_rows(self) -> list[tuple[int, int, int]]:
        """Give rows of ``read_as``."""
        return [
            (number, unit, mode)
            for modes, number in self.measures.items()
            for unit, mode in zip(self.asked.units, modes, strict=True)
            if mode
        ]


@dataclass(frozen=True, slots=True)
class Loading:
    """The query that loads a kind of rows into ``told``; the one for ``named`` (``""``: nobody names them)."""

    told: str
    named: str
    masks: frozenset[int]


def loading_of(
    feed: int,
    dataset: Dataset,
    kind: RowKind,
    words: Vocabularies,
    seats: Seats,
    source: str,
    now: int,
    offsets: Sequence[tuple[int, int]],
) -> Loading | None:
    """Write the queries for a kind of rows; ``None``: none of them matches anything.

    Args:
        feed: Number of the kind of rows.
        source: The registered table, as it stands behind FROM.
        now: Rows from then on are left out.
        offsets: How far local time is ahead of UTC, see ``local_day``.
    """
    columns: dict[str, _Column] = {}
    base = _profiles(kind, words, columns)
    if base is None:
        return None
    tellers = tellers_of(kind, seats, words.vocabulary.parties)
    counted, good = str(tellers.chain[1][0][1]), str(tellers.grade[1][0][1])
    if tellers.chain[0]:
        part = columns.setdefault(tellers.chain[0], _Column())
        part.counted = {raw: mask for raw, mask in tellers.chain[1] if mask}
        _keep(part, part.counted)
        counted = f"{_alias(columns, tellers.chain[0])}.counted"
    elif not tellers.chain[1][0][1]:
        return None
    if tellers.grade[0]:
        part = columns.setdefault(tellers.grade[0], _Column())
        part.good = dict(tellers.grade[1])
        _keep(part, part.good)
        good = f"{_alias(columns, tellers.grade[0])}.good"
    measure = _measure(kind, words, columns)
    profile = " + ".join([str(base), *(f"{_alias(columns, c)}.profile" for c, one in columns.items() if one.profile)])
    pairs = {(m, m & g & tellers.alone) for _, m in tellers.chain[1] for _, g in tellers.grade[1]}
    inner = _inner(dataset, kind, columns)
    low, high = _amount(kind.amount)
    joins = " ".join(_join(columns, column) for column in columns)
    told = (
        f"SELECT {feed} AS feed, r.id, r.earliest, r.latest AS began, r.latest,"
        f" {local_day('r.earliest', offsets)} AS day_first, {local_day('r.latest', offsets)} AS day_last,"
        f" CAST({profile} AS BIGINT) AS profile, CAST({measure} AS BIGINT) AS measure, CAST(NULL AS BIGINT) AS amount,"
        f" {low} AS low, {high} AS high, CAST(NULL AS BIGINT) AS grp, CAST({counted} AS BIGINT) AS may,"
        f" CAST({counted} & {good} & {tellers.alone} AS BIGINT) AS must"
        f" FROM (SELECT {inner} FROM {source} WHERE {is_of_kind(kind)}) AS r {joins}"
        f" WHERE r.earliest < {now} AND {counted} <> 0"
    )
    masks = frozenset(mask for pair in pairs for mask in pair)
    return Loading(told, _named(feed, dataset, kind, source), masks)


def _profiles(kind: RowKind, words: Vocabularies, columns: dict[str, _Column]) -> int | None:
    """Number the profiles of a kind; give the first, and each word its part of the number. ``None``: none matches."""
    classes = words.classes_of(kind)
    if not all(each for _, each in classes.values()):
        return None
    base, stride = words.next_profile, 1
    parts = []
    for facet, (column, of_word) in classes.items():
        numbers = {number: at for at, number in enumerate(dict.fromkeys(of_word.values()))}
        parts.append((facet, stride, tuple(numbers)))
        if column:
            part = columns.setdefault(column, _Column())
            _keep(part, of_word)
            for raw, number in of_word.items():
                part.profile[raw] = part.profile.get(raw, 0) + numbers[number] * stride
        stride *= len(numbers)
    if base + stride > MOST_PROFILES:
        raise OverflowError("the words of a registered table make too many combinations")
    words.kinds.append((base, tuple(parts)))
    words.next_profile = base + stride
    return base


def _keep(column: _Column, words: Iterable[Raw]) -> None:
    """Leave out rows with a word that comes to nothing."""
    kept = dict.fromkeys(words)
    column.words = {word: None for word in column.words if word in kept} if column.words else kept


def _measure(kind: RowKind, words: Vocabularies, columns: dict[str, _Column]) -> str:
    if kind.amount is None:
        return "-1"
    unit = kind.told.get("unit")
    if unit is None or not unit.column:
        return str(words.measure_of(str(unit.values[None]) if unit else ""))
    part = columns.setdefault(unit.column, _Column())
    part.measure = {raw: words.measure_of(str(value)) for raw, value in unit.values.items()}
    _keep(part, part.measure)
    return f"{_alias(columns, unit.column)}.measure"


def _alias(columns: Mapping[str, _Column], column: str) -> str:
    return f"c{list(columns).index(column)}"


def _join(columns: Mapping[str, _Column], column: str) -> str:
    """Join the words of a column with what they come to."""
    part, alias = columns[column], _alias(columns, column)
    rows = [
        (word, part.profile.get(word, 0), part.counted.get(word, 0), part.good.get(word, 0), part.measure.get(word, 0))
        for word in part.words
    ]
    names = "(value, profile, counted, good, measure)"
    if not rows:
        return f"JOIN (SELECT * FROM (VALUES (0, 0, 0, 0, 0)) AS _{names} WHERE FALSE) AS {alias} ON TRUE"
    values = ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
    return (
        f"JOIN (SELECT * FROM (VALUES {values}) AS _{names}) AS {alias} ON r.{alias} {same(part.words)} {alias}.value"
    )


def _inner(dataset: Dataset, kind: RowKind, columns: Mapping[str, _Column]) -> str:
    """Write the columns of the registered table that are read."""
    shown = {
        "id": f"CAST({quoted(dataset.id)} AS BIGINT)",
        "earliest": second_of(dataset.span, dataset.span.earliest),
        "latest": last_second(dataset.span),
        **{_alias(columns, column): quoted(column) for column in columns},
    }
    if kind.amount is not None:
        shown |= {"amount_low": quoted(kind.amount.low), "amount_high": quoted(kind.amount.high)}
    return ", ".join(f"{expression} AS {name}" for name, expression in shown.items())


def _amount(amount: Amount | None) -> tuple[str, str]:
    if amount is None:
        return "CAST(NULL AS BIGINT)", "CAST(NULL AS BIGINT)"
    return f"CAST(r.amount_low AS BIGINT) * {MILLI}", f"CAST(r.amount_high AS BIGINT) * {MILLI}"


def last_second(span: Span) -> str:
    """Write the UTC second that a column of times tells, the last of those it may be."""
    name = quoted(span.latest)
    if span.unit in {TIMESTAMP, 1}:
        return second_of(span, span.latest)
    if span.unit == DAYS:
        return f"{shifted(f'(CAST(EPOCH({name}) AS BIGINT) + 86400)', span.shifts)} - 1"
    return f"CAST(({name} + 1) * {span.unit} AS BIGINT) + {span.base} - 1"


def _named(feed: int, dataset: Dataset, kind: RowKind, source: str) -> str:
    if not kind.incident and not kind.answers:
        return ""
    incident, answers = (
        f"CAST({quoted(column)} AS VARCHAR)" if column else "CAST(NULL AS VARCHAR)"
        for column in (kind.incident, kind.answers)
    )
    return (
        f"SELECT {feed} AS feed, CAST({quoted(dataset.id)} AS BIGINT) AS id, {incident} AS incident,"
        f" {answers} AS names, CAST(1 AS BIGINT) AS sure FROM {source} WHERE {is_of_kind(kind)}"
    )
