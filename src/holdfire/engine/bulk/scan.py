"""Scans: the rows of feeds as acts of the engine, written as queries over the registered tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from holdfire.claims.dataset import DAYS, TIMESTAMP, RowKind, Span
from holdfire.engine.bulk.feeds import Feed, Levels, Raw, Tellers
from holdfire.engine.facets import MUST
from holdfire.engine.tables import SUBSECONDS
from holdfire.vocab.quantity import MILLI

WINDOWS = ("open", "counting")


def quoted(name: str) -> str:
    """Write a name of a column or a table."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: Raw) -> str:
    """Write a value."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def second_of(span: Span, column: str) -> str:
    """Write the UTC second that a column of times tells, the first of those it may be."""
    name = quoted(column)
    if span.unit == TIMESTAMP:
        local = f"CAST(FLOOR(EPOCH({name})) AS BIGINT)"
    elif span.unit == DAYS:
        local = f"CAST(EPOCH({name}) AS BIGINT)"
    else:
        scaled = name if span.unit == 1 else f"{name} * {span.unit}"
        local = f"CAST({scaled} AS BIGINT) + {span.base}" if span.base else f"CAST({scaled} AS BIGINT)"
    return shifted(local, span.shifts)


def shifted(time: str, shifts: Sequence[tuple[int, int]]) -> str:
    """Take off what local times are ahead by."""
    if not shifts:
        return time
    cases = " ".join(f"WHEN {time} >= {start} THEN {ahead}" for start, ahead in reversed(shifts[1:]))
    ahead = f"CASE {cases} ELSE {shifts[0][1]} END" if cases else str(shifts[0][1])
    return f"{time} - {ahead}"


def local_day(time: str, offsets: Sequence[tuple[int, int]]) -> str:
    """Write the number of the local day of a second; ``offsets``: from which second on how far ahead of UTC."""
    if len(offsets) == 1:
        ahead = str(offsets[0][1])
    else:
        cases = " ".join(f"WHEN {time} >= {start} THEN {ahead}" for start, ahead in reversed(offsets[1:]))
        ahead = f"CASE {cases} ELSE {offsets[0][1]} END"
    return f"({time} + {ahead}) // 86400"


@dataclass(slots=True)
class Scan:
    """Feeds that one pass over a table serves.

    Attributes:
        source: The registered table, as it stands behind FROM.
        feeds: By their number: the ``scan`` in table ``words`` that says what the values of their columns mean. The
            kinds of their rows lie apart, or are the same.
        is_constant: The windows of their cells never change: table ``words`` says for whom they are open.
    """

    source: str
    tellers: Tellers
    is_constant: bool
    feeds: dict[int, Feed]

    @property
    def kinds(self) -> list[RowKind]:
        """List the kinds of rows it reads."""
        found: list[RowKind] = []
        for feed in self.feeds.values():
            found += [] if any(kind is feed.kind for kind in found) else [feed.kind]
        return found

    def serves(self, source: str, tellers: Tellers, is_constant: bool, feed: Feed) -> bool:
        """Say whether another feed fits in."""
        if (self.source, self.tellers, self.is_constant) != (source, tellers, is_constant):
            return False
        first = next(iter(self.feeds.values()))
        is_alike = _types(first) == _types(feed) and (first.kind.amount is None) == (feed.kind.amount is None)
        return is_alike and all(
            _columns(one) == _columns(feed) if one.kind is feed.kind else lie_apart(one.kind, feed.kind)
            for one in self.feeds.values()
        )


def _columns(feed: Feed) -> list[str]:
    return [levels.column for levels in feed.levels]


def _types(feed: Feed) -> list[str]:
    return [_type(levels) for levels in feed.levels]


def _type(levels: Levels) -> str:
    """Say where in table ``words`` the words of a column stand."""
    return "text" if any(isinstance(value, str) for _, value, _ in levels.rows) else "number"


def lie_apart(one: RowKind, other: RowKind) -> bool:
    """Say whether no row can be of both kinds."""
    return any(
        column in other.where and not set(values) & set(other.where[column]) for column, values in one.where.items()
    )


KIND = quoted("number of the kind")


def scan(asked: Scan, offsets: Sequence[tuple[int, int]]) -> str:
    """Write the query for the rows of feeds, with the columns of table ``hits``, or of ``point_matches``.

    Args:
        asked: The columns are those of ``point_matches`` where its windows are constant.
        offsets: See ``local_day``.
    """
    kinds, tellers, feeds = asked.kinds, asked.tellers, asked.feeds
    first = next(iter(feeds.values()))
    dataset = first.dataset
    number_of = {id(kind): number for number, kind in enumerate(kinds)}
    feed_of = {number_of[id(feed.kind)]: feed for feed in feeds.values()}
    columns = {
        "id": f"CAST({quoted(dataset.id)} AS BIGINT)",
        "at": second_of(dataset.span, dataset.span.earliest),
        "sub": f"CAST({quoted(dataset.order)} AS BIGINT)" if dataset.order else "0",
        "incident": _case(KIND, {n: _key(kind.incident) for n, kind in enumerate(kinds)}),
        "answers": _case(KIND, {n: _key(kind.answers) for n, kind in enumerate(kinds)}),
    }
    for place in range(len(first.levels)):
        columns[f"v{place}"] = _case(KIND, {n: quoted(feed.levels[place].column) for n, feed in feed_of.items()})
    masks = {"chain": tellers.chain, "grade": tellers.grade}
    columns |= {name: quoted(column) for name, (column, _) in masks.items() if column}
    if first.kind.amount is not None:
        amounts = {n: kind.amount for n, kind in enumerate(kinds) if kind.amount is not None}
        columns["amount_low"] = _case(KIND, {n: quoted(amount.low) for n, amount in amounts.items()})
        columns["amount_high"] = _case(KIND, {n: quoted(amount.high) for n, amount in amounts.items()})
    several = len(kinds) > 1
    if several:
        columns["kind"] = KIND
    inner = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    joins, level = _joins(feeds, number_of if several else {})
    mask_joins = [
        f"JOIN {_values(('value', 'mask'), rows)} AS {name} ON {_is_same(f'r.{name}', f'{name}.value', rows)}"
        for name, (column, rows) in masks.items()
        if column
    ]
    counted = "chain.mask" if tellers.chain[0] else str(tellers.chain[1][0][1])
    good = "grade.mask" if tellers.grade[0] else str(tellers.grade[1][0][1])
    by_feed = {number: _amounts(feed) for number, feed in feeds.items()}
    low, high = (_case("l0.scan", {number: both[end] for number, both in by_feed.items()}) for end in (0, 1))
    role = _case("l0.scan", {number: f"'{feed.role}'" for number, feed in feeds.items()})
    may, must = f"CAST({counted} AS BIGINT)", f"CAST({counted} & {good} & {tellers.alone} AS BIGINT)"
    must = f"CASE WHEN {level} = {MUST} THEN {must} ELSE 0 END"
    if asked.is_constant:
        may, must = f"{may} & l0.open_may", f"{must} & l0.open_must"
    window, cause = ("", ", CAST(NULL AS BIGINT) AS cause") if asked.is_constant else (' l0."window",', "")
    return (
        f"SELECT l0.cell, {role} AS role,{window} r.id, r.at,"
        f" (r.at << {SUBSECONDS}) + r.sub AS pos, {local_day('r.at', offsets)} AS day, {low} AS low, {high} AS high,"
        f" {may} AS may, {must} AS must, r.incident, r.answers{cause}"
        f" FROM (SELECT {inner} FROM {_rows(asked.source, kinds)}) AS r {' '.join([*joins, *mask_joins])}"
        f" WHERE {may} <> 0"
    )


def _case(by: str, options: Mapping[int, str]) -> str:
    """Choose by a number; where all choices are the same there is none."""
    written = list(dict.fromkeys(options.values()))
    if len(written) == 1:
        return written[0]
    return f"CASE {by} {' '.join(f'WHEN {number} THEN {option}' for number, option in options.items())} END"


def _rows(source: str, kinds: Sequence[RowKind]) -> str:
    """Give the rows of some kinds; of several, each with the number of its kind."""
    wheres = [is_of_kind(kind) for kind in kinds]
    if len(kinds) == 1:
        return f"{source} WHERE {wheres[0]}"
    cases = " ".join(f"WHEN {where} THEN {number}" for number, where in enumerate(wheres))
    return f"(SELECT *, CASE {cases} END AS {KIND} FROM {source} WHERE {_is_of_any(kinds)}) AS s"


def kept_rows(feeds: Sequence[Feed], source: str) -> str:
    """Write the query that keeps the rows of some feeds over one table, with all columns that they read."""
    columns: dict[str, None] = {}
    for feed in feeds:
        span, kind = feed.dataset.span, feed.kind
        amounts = (kind.amount.low, kind.amount.high) if kind.amount else ()
        told = (one.column for one in kind.told.values())
        named = (feed.dataset.id, feed.dataset.order, span.earliest, span.latest, kind.incident, kind.answers)
        columns.update(dict.fromkeys(name for name in (*named, *amounts, *told, *kind.where) if name))
    return f"SELECT {', '.join(map(quoted, columns))} FROM {source} WHERE {_is_of_any([feed.kind for feed in feeds])}"


def _is_of_any(kinds: Sequence[RowKind]) -> str:
    """Write which rows are of some kind; as one list of values where one column decides, which is quicker to read."""
    columns = {tuple(kind.where) for kind in kinds}
    if len(columns) == 1 and len(of := next(iter(columns))) == 1:
        return _is_one_of(of[0], list(dict.fromkeys(value for kind in kinds for value in kind.where[of[0]])))
    return " OR ".join(dict.fromkeys(f"({is_of_kind(kind)})" for kind in kinds))


def is_of_kind(kind: RowKind) -> str:
    """Write which rows are of a kind."""
    return " AND ".join(_is_one_of(column, values) for column, values in kind.where.items()) or "TRUE"


def _key(column: str) -> str:
    return f"CAST({quoted(column)} AS BIGINT)" if column else "CAST(NULL AS BIGINT)"


def _is_one_of(column: str, values: Sequence[int | str]) -> str:
    if len(values) == 1:
        return f"{quoted(column)} = {literal(values[0])}"
    return f"{quoted(column)} IN ({', '.join(map(literal, values))})"


def _joins(feeds: Mapping[int, Feed], number_of: Mapping[int, int]) -> tuple[list[str], str]:
    """Join the patterns on the columns that decide; the level of a row is that of its weakest column.

    Args:
        number_of: Of each kind of row, by its ``id``; empty where there is only one.
    """
    numbers = ", ".join(map(str, feeds))
    kind = _case("l0.scan", {n: str(number_of[id(feed.kind)]) for n, feed in feeds.items()}) if number_of else ""
    of_kind = f" AND r.kind = {kind}" if kind else ""
    first = next(iter(feeds.values()))
    if not first.levels:
        return [f'JOIN "words" AS l0 ON l0.scan IN ({numbers}){of_kind}'], "l0.level"
    joins = []
    for position in range(len(first.levels)):
        word = f"l{position}"
        same = f" AND {word}.scan = l0.scan AND {word}.pattern = l0.pattern" if position else of_kind
        values = [(value,) for feed in feeds.values() for _, value, _ in feed.levels[position].rows]
        told = _is_same(f"r.v{position}", f"{word}.{_type(first.levels[position])}", values)
        on = f"{word}.scan IN ({numbers}) AND {word}.position = {position}{same} AND {told}"
        joins.append(f'JOIN "words" AS {word} ON {on}')
    levels_found = [f"l{position}.level" for position in range(len(first.levels))]
    return joins, f"LEAST({', '.join(levels_found)})" if len(levels_found) > 1 else levels_found[0]


def _is_same(told: str, word: str, rows: Iterable[Sequence[Raw]]) -> str:
    """Compare a column with a word; where an empty cell means something, it is a word too."""
    return f"{told} IS NOT DISTINCT FROM {word}" if any(row[0] is None for row in rows) else f"{told} = {word}"


def same(values: Iterable[Raw]) -> str:
    """Write how a cell is compared with some values: an empty cell is a value too, where it is one of them."""
    return "IS NOT DISTINCT FROM" if None in values else "="


def _values(columns: Sequence[str], rows: Iterable[Sequence[Raw]]) -> str:
    written = ", ".join("(" + ", ".join(map(literal, row)) + ")" for row in rows)
    return f"(SELECT * FROM (VALUES {written}) AS _({', '.join(columns)}))"


def _amounts(feed: Feed) -> tuple[str, str]:
    """Write how much a row adds, at least and at most, in thousandths."""
    match feed.counted:
        case "each":
            return str(MILLI), str(MILLI)
        case "told":
            return f"CAST(r.amount_low AS BIGINT) * {MILLI}", f"CAST(r.amount_high AS BIGINT) * {MILLI}"
        case "most":
            return "0", f"CAST(r.amount_high AS BIGINT) * {MILLI}"
    return "0", "CAST(NULL AS BIGINT)"
