"""Every rule finds the same rows on both engines, in tables full of ties, nulls, gaps and far-off bits."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import pytest

from holdfire.claims.incident import FACETS
from holdfire.engine.bulk.lookups import Lookups
from holdfire.engine.duck import DuckEngine
from holdfire.engine.engines import Engine, start_engine
from holdfire.engine.rules import points
from holdfire.engine.rules.spans import ROLES as SPAN_ROLES
from holdfire.engine.rules.written import RULES
from holdfire.engine.signal import Signal
from holdfire.vocab.moment import FIRST, LAST

KEPT = ("static_levels", "excepted", "matches", "touches", "covered", "excused", "span_matches", "span_touches")
OTHERS = sorted(rule for rule in RULES if rule not in KEPT and RULES[rule].__module__ != points.__name__)
ROLES = ("act", "against", "broken", "exception", "restored", "step", "trigger")
SEATS = (0, 1, 30, 61)
EVERYONE = sum(1 << seat for seat in SEATS)
CELLS, PATTERNS, PROFILES, INCIDENTS = 6, 42, 8, 120
NOW = 5000

Row = Sequence[int | str | None]


@pytest.fixture(scope="module")
def engines(spark: None) -> tuple[DuckEngine, Engine]:
    """Both engines, with the same tables, those that rules make included."""
    duck, other = DuckEngine(), start_engine("spark")
    for name, rows in (tables(random.Random(1)) | spans(random.Random(2))).items():
        duck.load(name, rows)
        other.load(name, rows)
    for rule in KEPT:
        duck.keep(rule)
        other.keep(rule)
    return duck, other


@pytest.mark.parametrize("table", KEPT)
def test_a_table_that_a_rule_makes_is_the_same_in_the_same_order(
    table: str, engines: tuple[DuckEngine, Engine]
) -> None:
    by_duckdb, by_spark = (engine.rows(table) for engine in engines)
    assert by_spark == by_duckdb
    assert by_duckdb


@pytest.mark.parametrize("rule", OTHERS)
def test_a_rule_finds_the_same_rows(rule: str, engines: tuple[DuckEngine, Engine]) -> None:
    by_duckdb, by_spark = (bag(engine.run(rule)) for engine in engines)
    assert by_spark == by_duckdb
    assert by_duckdb


def bag(rows: Iterable[dict[str, Any]]) -> Counter[tuple[tuple[str, Any], ...]]:
    return Counter(tuple(row.items()) for row in rows)


def tables(draw: random.Random) -> dict[str, list[Row]]:
    """Make tables of one case up. Times are few, so that ties are common."""
    facets = ["whom", *(facet for facet in FACETS if facet != "whom")]
    exceptions = [pattern for pattern in range(PATTERNS) if ROLES[pattern % len(ROLES)] == "exception"]
    return {
        "asked": [(NOW, NOW // 4, EVERYONE)],
        "seats": [(seat, 1 << seat, draw.choice((NOW, LAST))) for seat in SEATS],
        "incidents": [incident(number, draw) for number in range(INCIDENTS)],
        "answers": [
            (row, draw.choice((None, draw.randrange(INCIDENTS))), draw.randrange(2)) for row in range(0, INCIDENTS, 3)
        ],
        "amounts": [(amount, unit, *bounds(draw)) for amount in range(1, 5) for unit in (1, 2)],
        "told_facets": [(profile, facet, draw.randrange(3)) for profile in range(PROFILES) for facet in facets],
        "patterns": [
            (n, n // len(ROLES), ROLES[n % len(ROLES)], draw.choice(("open", "counting")), n % 3, n % 2)
            for n in range(PATTERNS)
        ],
        "asked_facets": [(pattern, facet, draw.randrange(2)) for pattern in range(PATTERNS) for facet in facets],
        "levels": [
            (facet, asked, told, draw.choice((1, *[2] * 8)))
            for facet in facets
            for asked in range(2)
            for told in range(3)
            if draw.random() < 0.95
        ],
        "registered": [
            (pattern, whom, *stretch) for pattern in exceptions for whom in range(3) for stretch in stretches(draw)
        ],
        "holding": [(pattern, *stretch) for pattern in exceptions for stretch in stretches(draw)],
        "openings": [
            (cell, window, *stretch)
            for cell in range(CELLS)
            for window in ("open", "counting")
            for stretch in stretches(draw)
        ],
        "targets": [(cell, seat, *bounds(draw)) for cell in range(CELLS) for seat in SEATS],
        "periods": [(cell, start, start + 450) for cell in range(CELLS) for start in range(-450, NOW, 450)],
        "pace": [
            (cell, draw.choice((0, 600)), draw.randint(1, 3), draw.randint(1, 3), draw.choice((0, 4000)), cell % 2)
            for cell in range(CELLS)
        ],
    }


def spans(draw: random.Random) -> dict[str, list[Row]]:
    """Make up tables of spans: signals that rows look up, what is told, what is looked for."""
    lookups = Lookups(NOW)
    signals = [lookups.of(Signal.from_steps((start, *masks(draw)) for start, *_ in stretches(draw))) for _ in range(8)]
    windows = [*signals, *[(None, EVERYONE, EVERYONE)] * len(signals)]
    buckets, steps, blocks = lookups.tables()
    exceptions = [pattern for pattern in range(PATTERNS) if ROLES[pattern % len(ROLES)] == "exception"]
    others = [pattern for pattern in range(PATTERNS) if pattern not in exceptions]
    days = range(-1, 3)
    return {
        "told": [told(number, draw) for number in range(3 * INCIDENTS)],
        "named": [
            (number % 3 - 1, number, f"i{number // 2}", draw.choice((None, f"i{draw.randrange(INCIDENTS)}")), 1)
            for number in range(3 * INCIDENTS)
        ],
        "searching": [
            (pattern, pattern // len(ROLES), n % len(SPAN_ROLES), pattern % 3, pattern % 2, *draw.choice(windows))
            for n, pattern in enumerate(others)
        ],
        "excusing": [
            (pattern, pattern // len(ROLES), whom, *draw.choice([*signals, *[(None, 4, 0)] * 8]))
            for pattern in exceptions[::2]
            for whom in range(3)
        ],
        "buckets": [buckets],
        "steps": list(zip(*(column.tolist() for column in steps.values()), strict=True)),
        "blocks": list(zip(*(column.tolist() for column in blocks.values()), strict=True)),
        "classes": [(seat, 1 << seat) for seat in SEATS[1:]],
        "read_as": [(0, 1, 1), (0, 2, 2), (1, 2, 1)],
        "numbered_periods": [(cell, n, 450 * n, 450 * n + 450) for cell in range(CELLS) for n in range(12)],
        "day_numbers": [(cell, day, 4 * day + 4) for cell in range(CELLS) for day in days],
    }


def told(number: int, draw: random.Random) -> Row:
    earliest = 150 * draw.randint(-3, 32)
    began = earliest + 150 * draw.choice((0, 0, 1, 8))
    latest = began + 150 * draw.choice((0, 0, 1, 8))
    low, high = bounds(draw)
    feed, grp = number % 3 - 1, draw.choice((None, draw.randrange(9)))
    measure, amount = (draw.randrange(3), None) if feed >= 0 else (-1, draw.randrange(5))
    profile, day = draw.randrange(PROFILES), earliest // 2000
    return (
        feed,
        number,
        earliest,
        began,
        latest,
        day,
        latest // 2000,
        profile,
        measure,
        amount,
        low,
        high,
        grp,
        *masks(draw),
    )


def incident(number: int, draw: random.Random) -> Row:
    earliest = 150 * draw.randint(-3, 40)
    began = earliest + 150 * draw.randrange(4)
    latest = began + 150 * draw.randrange(4)
    group, profile, amount = draw.randrange(INCIDENTS // 2), draw.randrange(PROFILES), draw.randrange(5)
    return (number // 2, number, group, profile, earliest, began, latest, amount, *masks(draw))


def masks(draw: random.Random) -> tuple[int, int]:
    may = EVERYONE & draw.getrandbits(62)
    return may, may & draw.getrandbits(62)


def bounds(draw: random.Random) -> tuple[int, int | None]:
    low = 1000 * draw.randrange(8)
    return low, draw.choice((None, low, low + 2000))


def stretches(draw: random.Random) -> list[tuple[int, int, int, int]]:
    """Cut all time into stretches, each with its masks."""
    cuts = [FIRST, *sorted(150 * cut for cut in draw.sample(range(-2, 40), 3)), LAST]
    return [(start, end, *masks(draw)) for start, end in pairwise(cuts)]
