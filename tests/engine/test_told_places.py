"""Claims may name strips of land in words of their own, and strips that the deal does not know."""

import json

import pytest

from holdfire.pipeline import load_case
from holdfire.vocab.place import Lies

DEAL = """\
deal: Road
time zone: UTC
in force: 2024-05-01
parties: {army: }
places:
  pass road: {shape: map.geojson#road, also: [the highway]}
  near road: {within: 1 km, of: pass road}
terms:
  stay out: {who: army, must not: enter, where: within 500 m of pass road}
"""
ROAD = {"type": "LineString", "coordinates": [[36.0, 34.0], [36.0, 34.1]]}


def case_of(folder, *places):
    (folder / "claims").mkdir()
    (folder / "deal.yaml").write_text(DEAL)
    (folder / "sources.yaml").write_text("sources: {paper: {name: Paper}}\n")
    features = [{"type": "Feature", "id": "road", "geometry": ROAD}]
    (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    usual = {"kind": "event", "act": "enter", "when": "2024-05-02", "chain": ["paper"], "published": "2024-05-02"}
    rows = [{"id": f"c{n}", "where": place, **usual} for n, place in enumerate(places)]
    (folder / "claims" / "1.jsonl").write_text("\n".join(map(json.dumps, rows)))
    return load_case(folder)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("within 500 m of pass road", "within 500 m of pass road"),
        ("within 0.5 km of the highway", "within 500 m of pass road"),
        ("within 1000 metres of the pass road", "near road"),
        ("between 1 and 3 km east of the highway", "between 1 km and 3 km east of pass road"),
    ],
)
def test_a_strip_is_understood_in_any_words(tmp_path, told, meant):
    case = case_of(tmp_path, told).value

    assert [claim.assertion.place for claim in case.claims] == [meant]
    assert meant in case.deal.places.by_id


def test_a_strip_that_only_a_claim_names_lies_as_its_numbers_and_the_map_say(tmp_path):
    lies = case_of(
        tmp_path, "within 200 m of the highway", "within 2 km west of the highway"
    ).value.deal.places.how_lies

    assert lies("within 200 m of pass road", "within 500 m of pass road") is Lies.INSIDE
    assert lies("within 2 km west of pass road", "near road") is Lies.OVERLAPS


def test_a_side_that_the_road_has_not_says_nothing_of_where_it_was(tmp_path):
    lies = case_of(tmp_path, "within 200 m north of the highway").value.deal.places.how_lies

    assert lies("within 200 m north of pass road", "near road") is Lies.OVERLAPS


@pytest.mark.parametrize("told", ["within 500 m of nowhere", "within sight of pass road", "beyond pass road"])
def test_what_is_no_strip_of_a_known_place_is_no_place(tmp_path, told):
    outcome = case_of(tmp_path, told)

    assert [d.code for d in outcome.diagnostics if d.severity == "error"] == ["C216"]
