"""A long file is read in a process of its own; what is written is the same, and a process that ends breaks all off."""

import os
from dataclasses import replace
from types import MappingProxyType, SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import Names
from holdfire.formats.asked import Asked
from holdfire.formats.entries import entries_of
from holdfire.formats.found import FoundRow
from holdfire.formats.importing import Import
from holdfire.formats.known_rows import Known
from holdfire.formats.looking import Looked
from holdfire.formats.source_file import open_source
from holdfire.formats.two_processes import LEAST_ROWS, Batch, BrokenOffError, can_be_beside, entries_beside
from holdfire.formats.ucdp import ucdp
from holdfire.log.entry import canonical
from tests.formats.made_up import write_rows

NAMES = {name: {} for name in Names.__slots__} | {"acts": {"attack": "attack"}}


@pytest.fixture
def one(tmp_path):
    rows = [{"latitude": str(number % 7), "date_end": "x" if number % 50 == 0 else ""} for number in range(5_000)]
    rows = [{**row, "date_end": row["date_end"] or "2016-10-20"} for row in rows]
    source = open_source(write_rows(tmp_path / "ged.csv", *rows), "ged.csv").value
    return Import(source, ucdp, Asked(Names(**NAMES), ZoneInfo("UTC")), Known())


def test_both_ways_make_the_same_entries_and_see_the_same(one):
    alone, beside = Looked(), Looked()
    made = [(e.kind, e.subject, canonical(e.body)) for e in entries_of(one, alone, "b1", "me", "why", "map")]

    with entries_beside(one, beside, Batch("b1", "me", "why", "map")) as entries:
        received = [(e.kind, e.subject, e.text) for e in entries]

    assert received == made
    assert beside == alone
    assert alone.counts == {"new": 4_900, "refused": 100}


def test_fields_of_any_mapping_come_through(one):
    def read(source, asked):
        for found in ucdp.read(source, asked):
            yield replace(found, fields=MappingProxyType(dict(found.fields))) if isinstance(found, FoundRow) else found

    proxies = replace(one, format=SimpleNamespace(NAME="ucdp", SAYS="x", dataset=lambda s, a: "ucdp-ged", read=read))
    made = [canonical(e.body) for e in entries_of(one, Looked(), "b1", "me")]

    with entries_beside(proxies, Looked(), Batch("b1", "me")) as entries:
        assert [e.text for e in entries] == made


def test_a_reader_that_ends_too_soon_breaks_all_off(one):
    def read(source, asked):
        yield from list(ucdp.read(source, asked))[:3_000]
        os._exit(1)

    broken = replace(one, format=SimpleNamespace(NAME="x", SAYS="x", dataset=lambda s, a: "x", read=read))

    with entries_beside(broken, Looked(), Batch("b1", "me")) as entries, pytest.raises(BrokenOffError):
        list(entries)


def test_who_stops_listening_ends_the_reader(one):
    with entries_beside(one, Looked(), Batch("b1", "me")) as entries:
        next(entries)

    with pytest.raises(OSError, match="closed"):
        next(entry for number, entry in enumerate(entries) if number > 4_000)


def test_only_long_files_are_worth_a_process(one, tmp_path):
    assert not can_be_beside(one)
    long = open_source(write_rows(tmp_path / "x.csv", *[{}] * LEAST_ROWS), "x.csv").value
    assert can_be_beside(replace(one, source=long))
