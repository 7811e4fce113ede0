"""Whatever a file holds, reading it ends with rows and diagnostics, each at a place that is there."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.claims.names import ANY_NAMES
from holdfire.formats import claims
from holdfire.formats.acled import acled
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundRow, Refused
from holdfire.formats.mapped import mapped
from holdfire.formats.mapped.mapping_file import read_mapping
from holdfire.formats.odk import odk
from holdfire.formats.own import own
from holdfire.formats.source_file import open_source
from holdfire.formats.tables.csv_table import csv_table, write_csv
from holdfire.formats.tables.json_table import json_table
from holdfire.formats.tables.read_table import Shape, TableRow
from holdfire.formats.tables.xlsx_table import xlsx_table
from holdfire.source import yaml_tree
from holdfire.source.diagnostic import Diagnostic
from tests.real_data import ROOT

MAPPING = """\
dataset: d
key: a
dates: day first
decimal sign: comma
texts: c
rising: [b, c]
totals: {t: {each: b, running: c, day: a, hours: b, parts: [b, c]}}
places: {p: {name: {column: c}, latitude: {column: b}, longitude: {column: b}}}
claims:
  one:
    kind: event
    act: {column: c, contains: {x: attack}, otherwise: shelling}
    when: {column: a}
    stretch: {ends: a, hours: b}
    quantity: {low: {column: b}, high: {column: c}, unit: people}
    chain: un
    published: 2016
""".replace("    when: {column: a}\n", "")
DAMAGED = (ROOT / "examples" / "mappings" / "lebanon-daily.yaml").read_text(encoding="utf-8") + MAPPING
CELLS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["2016-10-06", "06/10/2016", "31.02.2016", "1.234", "12", "-1", "0", "x", '"', "=1+1", "9" * 30, "٣"]
    ),
)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6)


def check(found: list[object], lines: int) -> None:
    inside = [one.why if isinstance(one, Refused) else (one,) for one in found]
    for one in (one for several in inside for one in several if isinstance(one, Diagnostic)):
        assert 1 <= one.span.line <= lines + 1
        assert one.span.column >= 1
        assert one.message
        assert one.slug
    for one in found:
        if isinstance(one, FoundRow):
            assert one.key
            assert all(isinstance(text, str | list) for claim in one.claims for text in claim.values())


def asked(mapping: str = "") -> Asked:
    tree = yaml_tree.parse_yaml(mapping, "m.yaml").value
    return Asked(ANY_NAMES, ZoneInfo("UTC"), written=tree if isinstance(tree, yaml_tree.Mapping) else None)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_in_text_or_are_told(raw):
    table = csv_table(raw, "x.csv", Shape())
    for part in table.parts if not table.is_broken else ():
        if isinstance(part, TableRow):
            assert len(part.cells) == len(table.columns)
            assert table.span_of(part, len(part.cells) - 1).line >= part.line


@given(st.text(max_size=200))
def test_any_text_is_json_or_is_told(text):
    table = json_table(text.encode("utf-8", "surrogatepass"), "x.json", Shape())
    assert table.is_broken or list(table.parts)


@given(st.binary(max_size=60), st.integers(0, 3000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_damaged_workbook_is_read_or_told(noise, at):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append([1, "x"])
    out = BytesIO()
    book.save(out)
    raw = out.getvalue()
    damaged = raw[:at] + noise + raw[at + len(noise) :]
    table = xlsx_table(damaged, "x.xlsx", Shape())
    assert table.is_broken or list(table.parts) is not None


def test_a_workbook_that_unpacks_to_more_than_fits_is_refused():
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        part = b"\0" * (1 << 26)
        for number in range(17):
            packed.writestr(f"xl/{number}.xml", part)
    (wrong,) = xlsx_table(out.getvalue(), "x.xlsx", Shape()).found
    assert "larger than 1 GiB" in wrong.message


@given(TABLES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_any_cells_become_claims_or_are_told(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("odd") / "x.csv"
    text = write_csv(["a", "b", "c"], rows)
    path.write_text(text, encoding="utf-8", newline="")
    found = list(mapped.read(open_source(path, "x.csv").value, asked(MAPPING)))
    check(found, text.count("\n") + text.count("\r") + 1)


@given(TABLES, st.sampled_from([acled, odk, claims, own]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
def test_any_cells_under_the_columns_of_a_format_are_claims_or_are_told(tmp_path_factory, rows, format_):
    columns = {
        acled: [
            "event_id_cnty",
            "event_date",
            "fatalities",
            *(c for c in acled.COLUMNS if c not in ("event_id_cnty", "event_date", "fatalities")),
        ],
        odk: ["KEY", "when", "act", "where", "quantity_low"],
        claims: ["id", "kind", "chain"],
        own: ["id", "kind", "chain", "holdfire mark"],
    }[format_]
    path = tmp_path_factory.mktemp("odd") / "x.csv"
    text = write_csv(columns, [[*row, *[row[0]] * (len(columns) - 3)] for row in rows])
    path.write_text(text, encoding="utf-8", newline="")
    found = list(format_.read(open_source(path, "x.csv").value, asked()))
    check(found, text.count("\n") + text.count("\r") + 1)


def test_a_file_that_is_no_file_of_its_kind_is_told(tmp_path: Path):
    for name, raw in (("x.xlsx", b"PK\x03\x04no"), ("x.json", b"{"), ("x.csv", b"\n\n")):
        path = tmp_path / name
        path.write_bytes(raw)
        for format_ in (odk, claims, own):
            found = list(format_.read(open_source(path, name).value, asked()))
            assert any(isinstance(one, Diagnostic) and one.severity == "error" for one in found) or not found


@given(
    st.lists(
        st.tuples(
            st.integers(0, 700),
            st.integers(0, 12),
            st.sampled_from(
                ["", "x", ":", "{", "}", "[", "]", "a: b", "\n", "  ", "column", "'", "- ", "? ", "{a}", "0"]
            ),
        ),
        min_size=1,
        max_size=4,
    )
)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_damaged_mapping_file_is_read_or_told(changes):
    text = DAMAGED
    for at, length, new in changes:
        text = text[:at] + new + text[at + length :]
    tree = yaml_tree.parse_yaml(text, "m.yaml").value
    wrong: list[Diagnostic] = []
    if isinstance(tree, yaml_tree.Mapping):
        assert read_mapping(tree, wrong) is not None or wrong
    for one in wrong:
        assert one.span.file == "m.yaml"
        assert one.message
