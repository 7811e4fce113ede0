"""Tables with a mapping file: columns to claims, and each mistake at its row and column, or its line of the mapping."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from holdfire.claims.names import ANY_NAMES
from holdfire.claims.read import read_claims
from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.mapped import mapped
from tests.formats.mapped_tables import UTC, read_mapped

MAPPING = """\
dataset: monitors
key: nr
dates: day first
decimal sign: comma
blank: ["-", n/a]
claims:
  strike:
    kind: event
    act: {column: what, names: {Luftangriff: airstrike, Beschuss: shelling, Ruhe: }}
    actors: {column: who, split: "/"}
    where: {text: "{town}, {street}", otherwise: aleppo}
    when: {columns: [day, clock]}
    harm: {columns: [dead, note]}
    chain: [monitors]
    published: 2016-11-01
    needs: what
"""
TABLE = """\
nr;day;clock;what;who;town;street;dead;note
1;06.10.2016;08:30;Luftangriff;syria / russia;Aleppo;Castello;3;a market
2;07.10.2016;;beschuss;-;Aleppo;;n/a;
"""


@pytest.fixture
def table(tmp_path: Path):
    def made(text: str, name: str = "days.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return made


def test_columns_become_claims(table):
    read = read_mapped(table(TABLE), MAPPING)
    assert read.told == []
    assert read.claims == [
        {
            "id": "monitors-1",
            "kind": "event",
            "act": "airstrike",
            "actors": ["syria", "russia"],
            "where": "Aleppo, Castello",
            "when": "2016-10-06 08:30",
            "harm": "3 a market",
            "chain": ["monitors"],
            "published": "2016-11-01",
        },
        {
            "id": "monitors-2",
            "kind": "event",
            "act": "shelling",
            "where": "aleppo",
            "when": "2016-10-07",
            "chain": ["monitors"],
            "published": "2016-11-01",
        },
    ]
    assert read.rows[0].fields["what"] == "Luftangriff"
    assert read.rows[0].columns["act"] == "what"


def test_what_comes_out_is_read_as_claims(table, tmp_path):
    import json  # noqa: PLC0415

    path = tmp_path / "claims.jsonl"
    path.write_text("".join(json.dumps(claim) + "\n" for claim in read_mapped(table(TABLE), MAPPING).claims))
    assert read_claims([path], UTC, {}).diagnostics == ()


def test_what_is_wrong_in_a_row_refuses_it_with_row_and_column(table):
    bad = """\
3;31.02.2016;;Luftangriff;-;;;;
4;10/30/2016;;Luftangriff;-;;;;
;06.10.2016;;Ruhe;-;;;;
1;06.10.2016;;Luftangriff;-;;;;
5;06.10.2016;;Attentat;-;;;;
6;;;Luftangriff;-;;;;
7;06.10.2016;;-;-;;;;
"""
    read = read_mapped(table(TABLE + bad), MAPPING)
    assert read.told == [
        ("bad-day", 4, 3),
        ("bad-day", 5, 3),
        ("no-key", 6, 1),
        ("key-twice", 7, 1),
        ("unmapped-word", 8, 15),
        ("nothing-told", 9, 3),
    ]
    assert [row.key for row in read.rows] == ["1", "2", "7"]
    assert read.rows[-1].claims == ()
    assert "in row 2" in read.of("key-twice")[0].message


DEAD_BY_DAY = """\
dataset: d
key: day
claims:
  dead:
    kind: figure
    count: dead
    value: {column: dead, unit: people}
    at: {column: day}
    chain: un
    published: 2017
"""


def test_dates_and_numbers_that_can_be_two_need_the_mapping_file(table):
    text = 'day,dead\n06/10/2016,3\n2016-10-07,"1,234"\n'
    read = read_mapped(table(text), DEAD_BY_DAY)
    assert read.told == [("bad-day", 2, 1), ("bad-number", 3, 12)]
    read = read_mapped(table(text), DEAD_BY_DAY + "dates: month first\ndecimal sign: point\n")
    assert [(claim["at"], claim["value exactly"]) for claim in read.claims] == [
        ("2016-06-10", "3"),
        ("2016-10-07", "1234"),
    ]


def test_a_figure_per_column_makes_a_claim_per_column(table):
    form = """\
dataset: counts
key: [day, town]
claims:
  dead:
    kind: figure
    count: dead
    value: {column: dead, unit: people}
    at: {column: day}
    chain: un
    published: 2017
  hurt:
    kind: figure
    count: hurt
    value: {low: {column: hurt}, high: {column: most}, unit: people}
    at: {column: day}
    chain: un
    published: 2017
"""
    read = read_mapped(
        table("day,town,dead,hurt,most\n2016-10-06,A b,3,0,4\n2016-10-07,A b,,5,2\n2016-10-08,A b,,,\n"), form
    )
    assert [{key: c[key] for key in c if key.startswith("value")} for c in read.claims] == [
        {"value exactly": "3", "value unit": "people"},
        {"value low": "0", "value high": "4", "value unit": "people"},
    ]
    assert all(re.fullmatch(r"counts-2016-10-06-a-b-[0-9a-f]{8}-(dead|hurt)", claim["id"]) for claim in read.claims)
    assert read.told == [("falling", 3, 19)]
    assert [row.key for row in read.rows] == ["2016-10-06 A b", "2016-10-08 A b"]


def test_an_empty_cell_is_never_zero_and_a_zero_is_told(table):
    read = read_mapped(table("day,dead\n2016-10-06,0\n2016-10-07,\n"), DEAD_BY_DAY)
    assert [claim["value exactly"] for claim in read.claims] == ["0"]


def test_names_that_cells_bring_are_proposed_and_names_of_the_case_are_kept(table):
    known = replace(ANY_NAMES, parties={"syria": "syria", "monitors": "monitors"}, places={"aleppo": "aleppo"})
    read = read_mapped(table(TABLE), MAPPING, known, meant={"russia": "russian federation"})
    assert read.names == [
        FoundParty("russian federation", "russian federation"),
        FoundPlace("aleppo, castello", "Aleppo, Castello"),
    ]
    assert read.claims[0]["actors"] == ["syria", "russian federation"]
    assert read.claims[0]["where"] == "aleppo, castello"


def test_rows_can_be_left_out_by_what_they_hold_and_by_number(table):
    form = MAPPING + "skip: {what: [Ruhe, beschuss]}\nskip rows: [2, 5 to 6]\n"
    read = read_mapped(table(TABLE + "3;06.10.2016;;Luftangriff;-;;;;\nx\ny\n"), form)
    assert [row.key for row in read.rows] == ["3"]
    assert [one.severity for one in read.diagnostics] == ["note"]


def test_a_row_may_be_kept_from_being_passed_on_and_columns_from_being_kept(table):
    read = read_mapped(table(TABLE), MAPPING + "restricted: the owner says so\nkeep: [note]\n")
    assert {row.restricted for row in read.rows} == {"the owner says so"}
    assert dict(read.rows[0].fields) == {"note": "a market"}


def test_a_cell_that_holds_one_of_several_words(table):
    form = """\
dataset: d
key: nr
texts: what
claims:
  it:
    kind: event
    act: {column: what, contains: {mortar: mortar fire, shell: shelling, air strike: airstrike}, otherwise: attack}
    when: {column: day}
    chain: un
    published: 2016-11-01
"""
    rows = [
        "a mortar shell fell",
        "shells, then an air strike",
        "something",
        "On October 9-10 shells fell the previous day",
    ]
    text = "nr,day,what\n" + "".join(f'{n},2016-10-0{n},"{row}"\n' for n, row in enumerate(rows, 1))
    read = read_mapped(table(text), form)
    assert [claim["act"] for claim in read.claims] == ["shelling", "attack", "attack", "shelling"]
    assert read.told == [("several-acts", 3, 14), ("other-days", 5, 14)]
    assert [row.flags for row in read.rows] == [(), ("several-acts",), (), ("other-days",)]
    assert "`October 9-10`, `the previous day`" in read.of("other-days")[0].message


def test_claims_made_of_what_the_publisher_filled_in_say_so(table):
    form = """\
dataset: d
key: day
estimated: ext_*
claims:
  dead:
    kind: figure
    count: dead
    value: {column: ext_dead, unit: people}
    at: {column: day}
    chain: un
    published: 2017
"""
    read = read_mapped(table("day,ext_dead\n2016-10-06,3\n2016-10-07,4\n"), form)
    assert all("nobody reported it" in claim["note"] for claim in read.claims)
    assert [one.severity for one in read.of("estimated")] == ["note"]


@pytest.mark.parametrize(
    ("change", "slug", "at", "words"),
    [
        (("key: nr", "key: number"), "no-such-column", (2, 6), "`number`"),
        (("dates: day first", "dates: both"), "not-written-so", (3, 8), "`both`"),
        (("dates:", "date order:"), "unknown-key", (3, 1), "`date order`"),
        (("dataset: monitors\n", ""), "missing-key", (1, 1), "`dataset`"),
        (("kind: event", "kind: happening"), "not-written-so", (8, 11), "`kind`"),
        (("    chain: [monitors]\n", ""), "missing-key", (8, 5), "`chain`"),
        (("harm: {columns", "harms: {columns"), "unknown-key", (13, 5), "`harms`"),
        (("split: \"/\"", "splitt: \"/\""), "unknown-key", (10, 27), "`splitt`"),
        (("when: {columns: [day, clock]}", "when: {columns: [day, klock]}"), "no-such-column", (12, 27), "`klock`"),
        (("needs: what", "stretch: {ends: day}"), "missing-key", (16, 14), "`hours`"),
        (("needs: what", "needs: [{a: b}]"), "not-written-so", (16, 12), "`needs`"),
        (("claims:\n  strike:", "claims:\n  strike: x\n  other:"), "not-written-so", (7, 11), "`strike`"),
    ],
)  # fmt: skip
def test_mistakes_of_a_mapping_file_are_told_at_their_line_and_column(table, change, slug, at, words):
    read = read_mapped(table(TABLE), MAPPING.replace(*change))
    first = next(one for one in read.diagnostics if one.slug == slug)
    assert (first.span.line, first.span.column) == at
    assert words in first.message
    assert first.span.file == "mapping.yaml"
    assert read.rows == []


def test_all_mistakes_of_a_mapping_file_are_told_at_once(table):
    read = read_mapped(table(TABLE), MAPPING.replace("dates: day first", "dates: both").replace("harm:", "harms:"))
    assert [one.slug for one in read.diagnostics] == ["not-written-so", "unknown-key"]


def test_what_is_written_back_is_read_the_same(table):
    read = read_mapped(table(TABLE), MAPPING)
    again = read_mapped(table(mapped.write(read.found), "again.csv"), MAPPING)
    assert again.claims == read.claims
    assert [row.fields for row in again.rows] == [row.fields for row in read.rows]


def test_json_with_objects_under_keys_and_a_workbook_are_read_with_the_same_words(table):
    form = """\
dataset: d
key: "@key"
claims:
  dead:
    kind: figure
    count: dead
    value: {column: n/dead, unit: people}
    at: {column: day}
    chain: un
    published: 2017
"""
    read = read_mapped(
        table(
            '{"x1": {"day": "2016-10-06",\n "n": {"dead": -3}}, "x2": {"day": "2016-10-07", "n": {"dead": 4}}}',
            "a.json",
        ),
        form,
    )
    assert [(claim["id"], claim["value exactly"]) for claim in read.claims] == [("d-x2", "4")]
    assert read.told == [("bad-number", 2, 16)]


BESIDE = """\
dataset: d
key: nr
beside:
  labels: {file: labels.csv, here: what, there: code}
claims:
  it:
    kind: event
    act: {column: labels/act}
    when: {column: day}
    chain: un
    published: 2016-11-01
"""


def test_columns_of_a_table_beside_are_found_by_name(table):
    table("code,act\nA1,airstrike\nB2,shelling\nC3,abduct\n", "labels.csv")
    read = read_mapped(table("nr,day,what\n1,2016-10-06,a1\n2,2016-10-07,D4\n3,2016-10-08,B2\n"), BESIDE)
    assert [claim["act"] for claim in read.claims] == ["airstrike", "shelling"]
    assert read.told == [("no-partner", 3, 14), ("nothing-told", 3, 14), ("no-partner", 4, 1)]
    assert "`C3`" in read.diagnostics[-1].message


def test_a_table_beside_that_is_not_there_is_told_at_its_line(table):
    read = read_mapped(table("nr,day,what\n1,2016-10-06,a1\n"), BESIDE)
    assert read.told == [("no-such-file", 4, 18)]
    assert read.diagnostics[0].span.file == "mapping.yaml"


PLACES = """\
dataset: d
key: nr
places:
  town:
    name: {column: name}
    also: {column: also, split: /}
    latitude: {column: lat}
    longitude: {column: lon}
    radius: 2000
    inside: northland
    precision: {column: how}
"""


def test_a_register_of_places(table):
    text = """\
nr,name,also,lat,lon,how
1,Old Mill,Mill/Alte Mühle,36.1,37.2,measured
2,Upper Town,,,,
3,upper town,Mill,361,37,
4,Saint-Paul,,0,0,
5,Saint Paul,,"36,5","37,5",
"""
    read = read_mapped(table(text), PLACES)
    assert [(place.id, place.also, place.wkt) for place in read.names] == [
        ("old mill", ("Alte Mühle",), "POINT (37.2 36.1)"),
        ("upper town (2)", (), ""),
        ("upper town (3)", (), ""),
        ("saint-paul", (), ""),
        ("saint paul", (), "POINT (37.5 36.5)"),
    ]
    assert read.names[0].radius == "2000"
    assert read.names[0].inside == ("northland",)
    assert read.names[0].precision == "measured"
    slugs = [(one.slug, one.span.line) for one in read.diagnostics]
    assert slugs == [
        ("no-shape", 3),
        ("no-shape", 4),
        ("no-shape", 5),
        ("name-twice", 4),
        ("name-twice", 4),
        ("alike", 6),
    ]


def test_places_that_rows_of_events_tell_of_are_proposed_once(table):
    form = (
        PLACES
        + """\
claims:
  it: {kind: event, act: attack, when: 2016-10-06, where: {column: name}, chain: un, published: 2016-11-01}
"""
    )
    text = "nr,name,also,lat,lon,how\n1,Mill,,36.1,37.2,\n2,Mill,,36.1,37.2,\n3,Mill,,36.1,37.9,\n"
    read = read_mapped(table(text), form, replace(ANY_NAMES, places={}))
    assert [(one.slug, one.span.line) for one in read.diagnostics] == [("name-twice", 4)]
    assert [place.id for place in read.names] == ["mill (1)", "mill (3)"]
    assert [claim["where"] for claim in read.claims] == ["mill (1)", "mill (1)", "mill (3)"]


def test_a_workbook_is_read_with_a_mapping_file_and_every_oddity_names_its_cell(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Returns"
    for row in (
        ["Return of October", None, None, None],
        ["nr", "day", "what", "dead"],
        [1, date(2016, 10, 6), "Luftangriff", 1234.5],
        [2, "07/10/2016", None, "1.234"],
        [3, 42648, "Beschuss", 1],
        [4, date(2016, 10, 8), "Beschuss", "=1+1"],
        [5, date(2016, 10, 9), "Beschuss", None],
    ):
        sheet.append(row)
    sheet.merge_cells("C3:C4")
    path = tmp_path / "returns.xlsx"
    book.save(path)
    form = """\
dataset: returns
key: nr
sheet: Returns
header: 2
dates: day first
decimal sign: comma
claims:
  strike:
    kind: event
    act: {column: what, names: {Luftangriff: airstrike, Beschuss: shelling}}
    needs: what
    when: {column: day}
    quantity: {column: dead, unit: shells}
    chain: un
    published: 2016-11-01
"""
    read = read_mapped(path, form)
    assert [(c["id"], c["when"], c["quantity exactly"]) for c in read.claims] == [("returns-1", "2016-10-06", "1234.5")]
    assert [row.key for row in read.rows] == ["1", "2", "5"]
    assert read.told == [
        ("merged-cells", 3, 1),
        ("merged-cells", 4, 1),
        ("date-as-text", 4, 2),
        ("number-as-text", 4, 4),
        ("bad-day", 5, 2),
        ("no-result", 6, 4),
    ]
    assert read.of("bad-day")[0].message.startswith("cell B5 of sheet `Returns`: `day`: `42648` is a bare number")
    assert read.rows[1].flags == ("merged-cells", "date-as-text", "number-as-text")


@pytest.mark.parametrize(
    ("name", "more", "words"),
    [
        ("a.json", "skip rows: 2\n", "no row numbers"),
        ("a.json", "header: 1\n", "no header"),
        ("a.csv", "sheet: One\n", "no sheets"),
    ],
)
def test_what_a_mapping_file_says_in_vain_is_told(table, name, more, words):
    text = '[{"nr": "1"}]' if name == "a.json" else "nr\n1\n"
    form = "dataset: d\nkey: nr\nplaces: {p: {name: {column: nr}}}\n" + more
    (wrong,) = read_mapped(table(text, name), form).diagnostics
    assert words in wrong.message
