"""Real files with their traps: known sums come out, and each trap is told, never a silent wrong number."""

from __future__ import annotations

from pathlib import Path

import pytest

from holdfire.formats.found import FoundPlace
from tests.formats.mapped_tables import Read, read_mapped
from tests.real_data import ROOT, real_file

MAPPINGS = ROOT / "examples" / "mappings"
TRUCE = "2025-10-11"
DO_NOT_ADD_UP = ("2023-12-05", "2023-12-08", "2023-12-09", "2024-01-12", "2024-01-16", "2024-08-27", "2024-08-28")


def read(file: str, mapping: str) -> Read:
    return read_mapped(real_file(file), MAPPINGS / mapping)


def days_of(found: Read, slug: str, words: str = "") -> list[str]:
    lines = {one.span.line for one in found.of(slug) if words in one.message}
    begins = {row.line: row.key for row in found.rows}
    return [begins[max(line for line in begins if line <= at)] for at in sorted(lines)]


@pytest.fixture(scope="module")
def gaza() -> Read:
    return read("casualties_daily.json", "gaza-daily.yaml")


@pytest.fixture(scope="module")
def lebanon() -> Read:
    return read("lebanon_casualties_daily.json", "lebanon-daily.yaml")


def summed(found: Read, name: str, since: str = "") -> int:
    told = (c for c in found.claims if c["id"].endswith(f"-{name}") and c["published"] >= since)
    return sum(int(claim["quantity exactly"]) for claim in told)


def test_gaza_deaths_added_later_are_never_counted_for_the_day_they_were_added(gaza):
    assert summed(gaza, "new", TRUCE) == 1156
    assert summed(gaza, "confirmed-later", TRUCE) == 4110
    assert summed(gaza, "recovered", TRUCE) == 855
    later = [claim for claim in gaza.claims if claim["id"].endswith("-confirmed-later")]
    assert {claim["began"] for claim in later} == {"2023-10-07"}


def test_gaza_daily_numbers_are_those_of_the_known_sum(gaza):
    told = [row for row in gaza.rows if row.key >= TRUCE]
    assert sum(int(row.fields.get("killed", 0)) for row in told) == 6208


def test_gaza_totals_that_do_not_add_up_are_found_on_seven_days(gaza):
    assert tuple(days_of(gaza, "does-not-add-up", "`killed`")) == DO_NOT_ADD_UP


def test_gaza_days_of_which_nothing_is_told_are_named(gaza):
    days = days_of(gaza, "days-untold", "`killed`")
    assert days == ["2023-12-02", "2023-12-07", "2023-12-18", "2023-12-22", "2025-11-01", "2026-06-27", "2026-07-11"]
    assert days_of(gaza, "growth-untold", "`killed`")[-2:] == ["2023-12-07", "2023-12-18"]


def test_gaza_numbers_of_days_without_a_report_are_told_by_the_publisher_alone(gaza):
    (five,) = [c for row in gaza.rows if row.key == "2026-06-20" for c in row.claims if c["id"].endswith("-recovered")]
    assert (five["quantity exactly"], five["chain"]) == ("5", ["tech for palestine"])


def test_gaza_days_without_a_report_say_no_zero_and_longer_reports_say_their_hours(gaza):
    by_key = {row.key: row for row in gaza.rows}
    silent = [row for row in gaza.rows if row.fields["report_period"] == "0"]
    assert len(silent) == 96
    assert not any(claim["id"].endswith(("-killed", "-so-far", "-new")) for row in silent for claim in row.claims)
    assert len(gaza.of("no-hours")) == 85
    two_days = next(c for c in by_key["2025-10-18"].claims if c["id"].endswith("-new"))
    assert (two_days["began"], two_days["ended"]) == ("2025-10-16", "2025-10-18")


def test_gaza_numbers_that_were_filled_in_make_no_claim(gaza):
    assert not any("ext_" in column for row in gaza.rows for column in row.columns.values())


def test_gaza_parts_that_do_not_add_up_are_found(gaza):
    assert days_of(gaza, "parts-differ") == ["2026-07-09", "2026-07-19"] or days_of(gaza, "parts-differ") == [
        "2026-07-09"
    ]


def test_lebanon_counts_anew_with_the_second_phase(lebanon):
    first = [c for c in lebanon.claims if c["id"].endswith("-first-count")]
    second = [c for c in lebanon.claims if c["id"].endswith("-second-count")]
    assert (first[-1]["value exactly"], second[-1]["value exactly"]) == ("4047", "4346")
    assert {claim["count"] for claim in first} & {claim["count"] for claim in second} == set()
    assert not any("8393" in claim.values() for claim in lebanon.claims)
    (restart,) = lebanon.of("total-restarts")
    assert restart.message == "`killed_cum_reported` begins anew: it was 4047, and is 123"
    assert "452 days" in lebanon.of("days-untold")[0].message


def test_lebanon_daily_numbers_add_up(lebanon):
    assert summed(lebanon, "killed") == 8076
    assert lebanon.of("does-not-add-up") == []


def test_golan_sentences_are_read_with_their_days_and_what_is_unclear_in_them_is_told():
    golan = read("golan_ceasefire_line_incidents_wikipedia.csv", "golan-incidents.yaml")
    assert len(golan.rows) == 185
    assert [(one.slug, one.span.line) for one in golan.diagnostics if one.severity == "error"] == [("bad-day", 56)]
    assert "there is no day 31.2.2015" in golan.of("bad-day")[0].message
    of_days = {claim["when"] for claim in golan.claims if " to " in claim["when"]}
    assert of_days == {"2018-05-09 to 2018-05-10", "2018-07-11 to 2018-07-12"}
    assert [one.span.line for one in golan.of("several-acts")] == [35, 73, 104, 169]
    assert len(golan.of("other-days")) == 8
    assert {claim["act"] for claim in golan.claims} >= {"attack", "mortar fire", "shelling", "rocket fire", "airstrike"}


def test_neighbourhoods_that_share_a_name_are_told_apart():
    real_file("neighborhoods-names.json")
    found = read("Neighborhoods.geojson", "aleppo-neighbourhoods.yaml")
    places = [one for one in found.found if isinstance(one, FoundPlace)]
    assert len(places) == len({place.id for place in places}) == 126
    parts = [one for one in found.of("name-twice") if "one place of two parts" in one.message]
    assert len(parts) == 7
    hamdaniyeh = [place for place in places if place.name.startswith("al-Hamdaniyeh")]
    assert len(hamdaniyeh) == 5
    assert not any("الحمدانية" in place.also for place in places), "it names five places, so it names none"
    citadel = next(place for place in places if place.name == "Aleppo Citadel")
    assert "باب انطاكيا" in citadel.also
    assert len(found.of("several-partners")) == 15


def test_governorates_are_read_as_they_are(tmp_path: Path):
    mapping = """\
dataset: governorates
key: shapeISO
places:
  governorate: {name: {column: shapeName}, shape: {column: "@geometry"}}
"""
    found = read_mapped(real_file("syria-governorates-polygons.json"), mapping)
    assert len(found.names) == 14
    assert found.diagnostics == []
