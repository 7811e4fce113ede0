"""A case as tables: a tab or a file for each kind of claim, then who and what they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from holdfire.exports.claim_tables import claim_tables
from holdfire.exports.given import Given
from holdfire.exports.registers import place_shapes, points_of, register_tables
from holdfire.formats.tables.table import Workbook
from holdfire.pipeline import Case


def case_workbook(case: Case, given: Given) -> Workbook:
    """Write what is given of a case as tables: kinds of claims, then accounts, parties, places and documents."""
    shapes = place_shapes(case)
    tables = (*claim_tables(given, points_of(case, shapes)), *register_tables(case, shapes, given.hidden))
    return Workbook(machine_name(case.deal.id), case.title, " ".join(sentences(given)), tables)


def machine_name(name: str) -> str:
    """Write a name with the letters that data packages allow: ``Eastern Aleppo`` is ``eastern-aleppo``."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "case"


def sentences(given: Given) -> Iterator[str]:
    """Say what is there and what is left out."""
    yield f"{how_many(len(given.claims), 'claim')}: each says what one source says, and nothing more."
    if given.fallen:
        yield f"Left out, as corrected, taken back, or taking others back: {how_many(given.fallen, 'claim')}."
    for reason, number in given.restricted.items():
        yield f"Left out, as not to be passed on: {how_many(number, 'claim')} ({reason})."
    for name, rows in given.elsewhere.items():
        yield f"Left in the table `{name}`: {how_many(rows, 'row')}."


def how_many(number: int, word: str) -> str:
    """Write a number and what is counted: ``1 claim``, ``1,200 claims``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
