"""ACLED files, with made-up rows: each precision and each number is taken as the codebook means it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from holdfire.claims.names import ANY_NAMES, NO_NAMES
from holdfire.formats.acled import acled
from holdfire.formats.asked import Asked
from holdfire.formats.found import FoundParty, FoundPlace
from holdfire.formats.source_file import open_source
from holdfire.formats.tables.csv_table import write_csv
from tests.formats.mapped_tables import Read

ROW = {
    "event_id_cnty": "XXA1", "event_date": "2016-10-06", "year": "2016", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Explosions/Remote violence",
    "sub_event_type": "Air/drone strike", "actor1": "Military Forces of Northland (2000-2024)",
    "inter1": "State forces",
    "actor2": "Civilians (Southland)", "inter2": "Civilians", "civilian_targeting": "Civilian targeting", "iso": "999",
    "country": "Southland", "admin1": "Upper Tamra", "admin2": "Tamra", "location": "Old Mill", "latitude": "36.1",
    "longitude": "37.2", "geo_precision": "1", "source": "Southland Gazette", "source_scale": "National",
    "notes": "On 6 October, an aircraft hit a mill. 4 people were killed.", "fatalities": "4",
    "timestamp": "1476000000",
}  # fmt: skip


def read(tmp_path: Path, *changes: dict[str, str], names=ANY_NAMES, meant=None, mark: str = "") -> Read:
    rows = [{**ROW, "event_id_cnty": f"XXA{n}", **change} for n, change in enumerate(changes, 1)]
    text = write_csv(acled.COLUMNS, [[row.get(column, "") for column in acled.COLUMNS] for row in rows])
    path = tmp_path / "acled.csv"
    path.write_text(mark + text, encoding="utf-8")
    source = open_source(path, path.name).value
    assert acled.sniff(source)
    return Read(tuple(acled.read(source, Asked(names, ZoneInfo("UTC"), meant=meant or {}))))


def test_a_row_becomes_a_claim_that_may_not_be_passed_on(tmp_path):
    found = read(tmp_path, {}, mark="\ufeff")
    (row,) = found.rows
    assert row.restricted == "ACLED: rows may not be passed on"
    assert row.claims == (
        {
            "id": "acled-xxa1",
            "kind": "event",
            "act": "airstrike",
            "actors": ["military forces of northland (2000-2024)"],
            "whom": ["civilians (southland)"],
            "where": "old mill, tamra, upper tamra, southland",
            "when": "2016-10-06",
            "harm": "4 deaths reported; whose is not said",
            "chain": ["southland gazette", "acled"],
            "published": "2016-10-09 08:00:00Z",
            "note": ROW["notes"],
        },
    )
    assert found.diagnostics == []
    assert row.fields["timestamp"] == "1476000000"
    assert [one.id for one in found.names if isinstance(one, FoundPlace)] == [
        "southland",
        "upper tamra, southland",
        "tamra, upper tamra, southland",
        "old mill, tamra, upper tamra, southland",
    ]
    assert {one.id: one.kind for one in found.names if isinstance(one, FoundParty)} == {
        "acled": "outlet",
        "military forces of northland (2000-2024)": "armed group",
        "civilians (southland)": "civilians",
        "southland gazette": "outlet",
    }


@pytest.mark.parametrize(
    ("event", "sub_event", "act"),
    [
        ("Explosions/Remote violence", "Shelling/artillery/missile attack", "shelling"),
        ("Battles", "Armed clash", "ground attack"),
        ("Violence against civilians", "Attack", "attack on civilians"),
        ("Violence against civilians", "Abduction/forced disappearance", "abduct"),
        ("Strategic developments", "Arrests", "detain"),
    ],
)
def test_kinds_of_events_are_acts(tmp_path, event, sub_event, act):
    (claim,) = read(tmp_path, {"event_type": event, "sub_event_type": sub_event}).claims
    assert claim["act"] == act


def test_a_kind_that_is_no_act_makes_no_claim_but_is_kept(tmp_path):
    found = read(tmp_path, {"event_type": "Protests", "sub_event_type": "Peaceful protest"})
    assert found.rows[0].claims == ()
    assert found.rows[0].fields["sub_event_type"] == "Peaceful protest"
    assert [(one.slug, one.severity) for one in found.diagnostics] == [("no-act", "note")]


def test_in_a_battle_nobody_says_who_began(tmp_path):
    (claim,) = read(tmp_path, {"event_type": "Battles", "sub_event_type": "Armed clash", "actor2": "Militia B"}).claims
    assert claim["actors"] == ["military forces of northland (2000-2024)", "militia b"]
    assert "whom" not in claim


def test_days_that_are_not_known_are_as_wide_as_they_may_be(tmp_path):
    found = read(tmp_path, {"time_precision": "2"}, {"time_precision": "3"})
    assert [claim["when"] for claim in found.claims] == ["2016-09-30 to 2016-10-12", "2016-10"]
    assert found.told == [("imprecise-day", 2, 6), ("imprecise-day", 3, 6)]


def test_places_that_are_not_known_are_not_points(tmp_path):
    found = read(tmp_path, {"geo_precision": "2"}, {"geo_precision": "3"}, {"latitude": "361"})
    assert [claim["where"] for claim in found.claims] == [
        "around old mill, upper tamra, southland",
        "upper tamra, southland",
        "old mill, tamra, upper tamra, southland",
    ]
    assert [one.slug for one in found.diagnostics] == ["imprecise-place"] * 3
    assert all(place.wkt == "" for place in found.names if isinstance(place, FoundPlace))


def test_a_number_that_stands_for_none_is_no_number(tmp_path):
    found = read(tmp_path, {"fatalities": "10"}, {"fatalities": "10", "notes": "10 people died"}, {"fatalities": "0"})
    assert [claim["harm"] for claim in found.claims] == [
        "10 deaths reported, or deaths without a number; whose is not said",
        "10 deaths reported; whose is not said",
        "no deaths reported",
    ]
    assert [(one.slug, one.span.line) for one in found.diagnostics] == [("stand-in-number", 2)]
    assert not any("quantity" in key for claim in found.claims for key in claim)


def test_who_is_not_identified_is_not_said(tmp_path):
    found = read(tmp_path, {"actor1": "Unidentified Armed Group (Southland)", "actor2": ""})
    assert "actors" not in found.claims[0]
    assert [one.slug for one in found.diagnostics] == ["unidentified-actor"]


def test_of_several_sources_the_first_is_the_origin_and_unnamed_ones_are_one(tmp_path):
    found = read(tmp_path, {"source": "Gazette; Herald"}, {"source": "Undisclosed Source"})
    assert [claim["chain"] for claim in found.claims] == [["gazette", "acled"], ["unnamed sources of acled", "acled"]]
    assert [one.slug for one in found.diagnostics] == ["several-origins"]
    assert found.rows[0].fields["source"] == "Gazette; Herald"


def test_names_of_the_case_are_used(tmp_path):
    names = replace(NO_NAMES, parties={"southland gazette": "gazette"}, places={"old mill": "mill"})
    found = read(tmp_path, {}, names=names, meant={ROW["actor1"]: "north"})
    assert found.claims[0]["actors"] == ["north"]
    assert found.claims[0]["where"] == "mill"
    assert found.claims[0]["chain"] == ["gazette", "acled"]


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("event_date", "6/10/16"),
        ("time_precision", "4"),
        ("geo_precision", ""),
        ("timestamp", "yesterday"),
        ("fatalities", "-1"),
    ],
)
def test_what_cannot_be_read_refuses_the_row_with_its_column(tmp_path, column, cell):
    found = read(tmp_path, {column: cell}, {})
    (wrong,) = found.diagnostics
    assert (wrong.slug, wrong.span.line) == ("unreadable-cell", 2)
    assert [row.key for row in found.rows] == ["XXA2"]


def test_dates_in_words_are_read(tmp_path):
    assert read(tmp_path, {"event_date": "06 October 2016"}).claims[0]["when"] == "2016-10-06"


def test_a_file_without_a_needed_column_is_refused(tmp_path):
    path = tmp_path / "short.csv"
    path.write_text("event_id_cnty,sub_event_type\nXXA1,Attack\n", encoding="utf-8")
    found = Read(tuple(acled.read(open_source(path).value, Asked(ANY_NAMES, ZoneInfo("UTC")))))
    assert [one.slug for one in found.diagnostics] == ["column-missing"]


def test_rows_are_written_back_as_they_came(tmp_path):
    found = read(tmp_path, {}, {"fatalities": "10", "notes": 'he said "ten", twice'})
    path = tmp_path / "again.csv"
    path.write_text(acled.write(found.found), encoding="utf-8")
    again = Read(tuple(acled.read(open_source(path).value, Asked(ANY_NAMES, ZoneInfo("UTC")))))
    assert again.rows == found.rows
    assert path.read_text(encoding="utf-8").splitlines()[0].split(",") == list(acled.COLUMNS)
