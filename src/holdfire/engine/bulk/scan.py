"""Scans: the rows of feeds as acts of the engine, written as queries over the registered tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from holdfire.claims.dataset import DAYS, TIMESTAMP, RowKind, Span
from holdfire.engine.bulk.feeds import Feed, Raw, Tellers
from holdfire.engine.facets import MUST
from holdfire.vocab.quantity import MILLI

WINDOWS = ("open", "counting")
SUBSECONDS = 28
"""Bits of ``pos`` that tell rows of one second apart."""


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


def scan(
    feed: Feed, number: int, source: str, tellers: Tellers, offsets: Sequence[tuple[int, int]], is_constant: bool
) -> str:
    """Write the query for the rows of a feed, with the columns of table ``hits``, or of ``point_matches``.

    Args:
        number: The ``scan`` in table ``words`` that says what the values of its columns mean.
        source: The registered table, as it stands behind FROM.
        offsets: See ``local_day``.
        is_constant: The windows of these cells never change: table ``words`` says for whom they are open. The columns
            are then those of ``point_matches``.
    """
    span, kind = feed.dataset.span, feed.kind
    columns = {
        "id": f"CAST({quoted(feed.dataset.id)} AS BIGINT)",
        "at": second_of(span, span.earliest),
        "sub": f"CAST({quoted(feed.dataset.order)} AS BIGINT)" if feed.dataset.order else "0",
        "incident": _key(kind.incident),
        "answers": _key(kind.answers),
    }
    columns |= {f"v{n}": quoted(levels.column) for n, levels in enumerate(feed.levels)}
    masks = {"chain": tellers.chain, "grade": tellers.grade}
    columns |= {name: quoted(column) for name, (column, _) in masks.items() if column}
    if feed.counted in {"told", "most"} and kind.amount is not None:
        columns |= {"amount_low": quoted(kind.amount.low), "amount_high": quoted(kind.amount.high)}
    inner = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
    joins, level = _joins(feed, number)
    mask_joins = [
        f"JOIN {_values(('value', 'mask'), rows)} AS {name} ON {_is_same(f'r.{name}', f'{name}.value', rows)}"
        for name, (column, rows) in masks.items()
        if column
    ]
    counted = "chain.mask" if tellers.chain[0] else str(tellers.chain[1][0][1])
    good = "grade.mask" if tellers.grade[0] else str(tellers.grade[1][0][1])
    low, high = _amounts(feed)
    may, must = f"CAST({counted} AS BIGINT)", f"CAST({counted} & {good} & {tellers.alone} AS BIGINT)"
    must = f"CASE WHEN {level} = {MUST} THEN {must} ELSE 0 END"
    if is_constant:
        may, must = f"{may} & l0.open_may", f"{must} & l0.open_must"
    window, cause = ("", ", CAST(NULL AS BIGINT) AS cause") if is_constant else (' l0."window",', "")
    return (
        f"SELECT l0.cell, '{feed.role}' AS role,{window} r.id, r.at,"
        f" (r.at << {SUBSECONDS}) + r.sub AS pos, {local_day('r.at', offsets)} AS day, {low} AS low, {high} AS high,"
        f" {may} AS may, {must} AS must, r.incident, r.answers{cause}"
        f" FROM (SELECT {inner} FROM {source} WHERE {is_of_kind(feed.kind)}) AS r {' '.join([*joins, *mask_joins])}"
        f" WHERE {may} <> 0"
    )


def kept_rows(feeds: Sequence[Feed], source: str) -> str:
    """Write the query that keeps the rows of some feeds over one table, with all columns that they read."""
    columns: dict[str, None] = {}
    for feed in feeds:
        span, kind = feed.dataset.span, feed.kind
        amounts = (kind.amount.low, kind.amount.high) if kind.amount else ()
        told = (one.column for one in kind.told.values())
        named = (feed.dataset.id, feed.dataset.order, span.earliest, span.latest, kind.incident, kind.answers)
        columns.update(dict.fromkeys(name for name in (*named, *amounts, *told, *kind.where) if name))
    any_kind = " OR ".join(dict.fromkeys(f"({is_of_kind(feed.kind)})" for feed in feeds))
    return f"SELECT {', '.join(map(quoted, columns))} FROM {source} WHERE {any_kind}"


def is_of_kind(kind: RowKind) -> str:
    """Write which rows are of a kind."""
    return " AND ".join(_is_one_of(column, values) for column, values in kind.where.items()) or "TRUE"


def _key(column: str) -> str:
    return f"CAST({quoted(column)} AS BIGINT)" if column else "CAST(NULL AS BIGINT)"


def _is_one_of(column: str, values: Sequence[int | str]) -> str:
    if len(values) == 1:
        return f"{quoted(column)} = {literal(values[0])}"
    return f"{quoted(column)} IN ({', '.join(map(literal, values))})"


def _joins(feed: Feed, number: int) -> tuple[list[str], str]:
    """Join the patterns on the columns that decide; the level of a row is that of its weakest column."""
    if not feed.levels:
        return [f'JOIN "words" AS l0 ON l0.scan = {number}'], "l0.level"
    joins = []
    for position, levels in enumerate(feed.levels):
        word = f"l{position}"
        kind = "text" if any(isinstance(value, str) for _, value, _ in levels.rows) else "number"
        same = f" AND {word}.pattern = l0.pattern" if position else ""
        told = _is_same(f"r.v{position}", f"{word}.{kind}", ((value,) for _, value, _ in levels.rows))
        on = f"{word}.scan = {number} AND {word}.position = {position}{same} AND {told}"
        joins.append(f'JOIN "words" AS {word} ON {on}')
    levels_found = [f"l{position}.level" for position in range(len(feed.levels))]
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


def offsets_of(shifts: Mapping[int, int]) -> tuple[tuple[int, int], ...]:
    """Put changes of a zone's offset in order of time."""
    return tuple(sorted(shifts.items()))
