"""Places as they are written: strips, boundaries, places that move or were left; levels against what was."""

import json

import pytest

from holdfire.deal.condition import All, Reached, TermIs
from holdfire.deal.load import load_deal_text
from holdfire.deal.model import Level
from holdfire.vocab.place import Lies, Strip

HEAD = """\
deal: Bridge arrangement
time zone: UTC
in force: 2024-05-01
parties: {north: , south: }
"""
M, KM = 1000, 1_000_000
MILES, BELT = Strip("road", 3_218_688, 0, "south"), Strip("road", 2 * KM, KM // 2, "east")


def outcome_of(rest):
    return load_deal_text(HEAD + rest)


def deal_of(rest):
    outcome = outcome_of(rest)
    assert [d.message for d in outcome.diagnostics if d.severity == "error"] == []
    return outcome.value


def where(places, phrase):
    """The deal of one term that speaks of some places."""
    return deal_of(f"places: {places}\nterms:\n  stay out: {{who: north, must not: enter, where: {phrase}}}\n")


@pytest.mark.parametrize(
    ("phrase", "name", "strip"),
    [
        ("within 500 m of road", "within 500 m of road", Strip("road", 500 * M)),
        ("within 0.5 km of the road", "within 500 m of road", Strip("road", 500 * M)),
        ("Within 3.5 km north of road", "within 3.5 km north of road", Strip("road", 3_500_000, 0, "north")),
        ("within 2 miles to the south of road", "within 3218.688 m south of road", MILES),
        ("between 1 and 3 km of road", "between 1 km and 3 km of road", Strip("road", 3 * KM, KM)),
        ("between 0.5 and 2 km east of road", "between 500 m and 2 km east of road", BELT),
        ("beyond 15 km from the road", "beyond 15 km of road", Strip("road", None, 15 * KM)),
        ("within ٥٠٠ metres of road", "within 500 m of road", Strip("road", 500 * M)),
        ("within two kilometres of hill and dale", "within 2 km of hill and dale", Strip("hill and dale", 2 * KM)),
    ],
)  # fmt: skip
def test_a_strip_is_a_place_whatever_way_it_is_put(phrase, name, strip):
    deal = where("{road: , hill and dale: }", phrase)

    assert deal.terms[0].act.where == (name,)
    assert deal.places.by_id[name].strip == strip


def test_strips_stand_in_lists_of_places_with_commas_and_joints():
    deal = where(
        "{road: , bridge: , hill and dale: }",
        '"bridge, within 1,500 m of road and between 1 km and 3 km of hill and dale, hill and dale"',
    )

    assert deal.terms[0].act.where == (
        "bridge", "within 1.5 km of road", "between 1 km and 3 km of hill and dale", "hill and dale",
    )  # fmt: skip


def test_an_unknown_place_in_a_phrase_is_marked_where_it_stands():
    outcome = outcome_of("""\
places: {road: }
terms: {a: {who: north, must not: enter, where: "road, within 1 km of raod"}}
""")
    (found,) = [d for d in outcome.diagnostics if d.severity == "error"]

    assert (found.code, found.message, found.help) == ("T103", "no place is called `raod`", "did you mean `road`?")
    assert found.span.end_column - found.span.column == len("raod")


def test_a_strip_by_its_keys_lies_as_the_same_one_by_a_phrase():
    deal = where("{road: , belt: {within: 3 km, beyond: 1 km, of: road}}", "[belt, between 1 and 3 km of road]")
    belt, phrase = deal.terms[0].act.where

    assert deal.places.how_lies(belt, phrase) == deal.places.how_lies(phrase, belt) == Lies.INSIDE


def test_a_count_can_be_of_a_strip():
    deal = deal_of("places: {road: }\ncounts: {guns: {of: north, in: within 1000 m of road}}\n")

    assert deal.counts["guns"].place == "within 1 km of road"
    assert "within 1 km of road" in deal.places.by_id


def test_a_place_lists_what_it_covers():
    deal = deal_of(
        "places: {province: {covers: [town, within 1 km of river]}, town: {inside: valley}, valley: , river: }\n"
    )

    assert deal.places.by_id["town"].inside == ("valley", "province")
    assert deal.places.how_lies("town", "province") == Lies.INSIDE


def test_shapes_are_kept_in_order_of_time():
    deal = deal_of(
        "places: {front: {shapes: {2024-07-01: b.geojson#july, first: b.geojson#may, 1 June 2024: b.geojson#june}}}\n"
    )
    front = deal.places.by_id["front"]

    assert [shape for _, shape in front.shapes] == ["b.geojson#may", "b.geojson#june", "b.geojson#july"]
    assert [front.shape_at(second) for second in (None, 1717199999, 1717200000, 1719792000)] == [
        "b.geojson#may", "b.geojson#may", "b.geojson#june", "b.geojson#july",
    ]  # fmt: skip


def test_a_side_that_a_line_has_not_is_marked_where_it_is_asked_for(tmp_path):
    road = {"type": "LineString", "coordinates": [[36.0, 34.0], [36.0, 34.1]]}
    features = [{"type": "Feature", "id": "pass", "geometry": road}]
    (tmp_path / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    phrase = "within 1 km north of pass"
    places = "places: {pass: {shape: map.geojson#pass}}\n"
    text = f"{HEAD}{places}terms: {{a: {{who: north, must not: enter, where: {phrase}}}}}\n"
    (found,) = [d for d in load_deal_text(text, folder=tmp_path).diagnostics if d.severity == "error"]

    assert (found.code, found.span.line) == ("T222", 6)
    assert found.span.end_column - found.span.column == len(phrase)


# Distances that are not known yet


BLANK = "blanks: {safe distance: {kind: number, unit: km, filled by: [north, south]FILLED}}\nplaces: {road: , town: }\n"
KEEP_AWAY = "terms: {keep away: {who: north, must not: enter, where: within safe distance of road}}\n"


def test_a_strip_of_a_distance_not_filled_in_may_reach_anywhere():
    deal = deal_of(BLANK.replace("FILLED", "") + KEEP_AWAY)
    strip = deal.terms[0].act.where[0]

    assert deal.places.by_id[strip].strip == Strip("road", "safe distance")
    assert (deal.places.how_lies("town", strip), deal.places.how_lies("road", strip)) == (Lies.OVERLAPS, Lies.INSIDE)


def test_once_it_is_filled_in_the_strip_is_known():
    deal = deal_of(BLANK.replace("FILLED", ", filled: 5") + KEEP_AWAY)

    assert deal.terms[0].act.where == ("within 5 km of road",)
    assert deal.places.how_lies("town", "within 5 km of road") == Lies.OUTSIDE


# Places that were left


LEFT = """\
places: {ridge: , hill: , ground they left: {left under: leave}}
readings: {where: {asks: From where?, answers: {high: , low: }}}
terms:
  leave: {who: south, must: withdraw, from place: FROM, by: 2024-05-10}
  stay out:
    who: north
    must not: enter
    where: [ground they left, hill]
    starts when: on 2024-05-05
    except: [{act: inspect, where: ground they left}]
"""


def test_what_is_left_stands_for_the_places_of_the_term_and_waits_for_it():
    deal = deal_of(LEFT.replace("FROM", "ridge"))
    term = deal.terms[-1]

    assert term.act.where == ("ridge", "hill")
    assert isinstance(term.timing.starts_when, All)
    assert [type(part) for part in term.timing.starts_when.parts] == [Reached, TermIs]
    assert term.timing.starts_when.parts[1] == TermIs("leave", "met")
    assert (term.exceptions[0].act.where, term.exceptions[0].when) == (("ridge",), TermIs("leave", "met"))
    assert term.says.startswith("North must not enter in ground they left")
    assert deal.places.how_lies("ground they left", "ridge") == Lies.INSIDE


def test_what_is_left_depends_on_the_readings_of_the_term_that_leaves_it():
    deal = deal_of(LEFT.replace("FROM", "ridge, by: 2024-05-10, read as: {where/low: {from place: hill}}").replace(
        "}}, by: 2024-05-10}", "}}}"))  # fmt: skip
    versions = {term.reading: term.act.where for term in deal.terms if term.id == "stay out"}

    assert versions == {(("where", "high"),): ("ridge", "hill"), (("where", "low"),): ("hill",)}
    assert deal.places.by_id["ground they left"].unknown


def test_what_is_left_by_a_term_that_waits_for_another_waits_for_both():
    deal = deal_of("""\
places: {ridge: , first: {left under: leave}, second: {left under: follow}}
terms:
  leave: {who: south, must: withdraw, from place: ridge, by: 2024-05-10}
  follow: {who: north, must: withdraw, from place: [first, within 1 km of first], by: 2024-05-20}
  stay out: {who: anyone, must not: enter, where: second}
""")
    term = deal.terms[-1]

    assert term.act.where == ("ridge", "within 1 km of first")
    assert term.timing.starts_when == All((TermIs("follow", "met"), TermIs("leave", "met")))


def test_what_is_left_under_a_clause_is_what_each_of_its_terms_leaves():
    deal = deal_of("""\
places: {ridge: , hill: , vacated: {left under: leave}}
terms:
  leave:
    for each: {side: [north, south]}
    who: this side
    must: withdraw
    from place: [ridge, within 1 km of hill]
    by: 2024-05-10
  stay out: {who: anyone, must not: enter, where: vacated}
""")
    term = deal.terms[-1]

    assert term.act.where == ("ridge", "within 1 km of hill")
    assert term.timing.starts_when == All((TermIs("leave for north", "met"), TermIs("leave for south", "met")))


def test_a_ring_of_places_that_were_left_is_a_mistake():
    outcome = outcome_of("""\
places: {first: {left under: follow}, second: {left under: leave}}
terms:
  leave: {who: south, must: withdraw, from place: first, by: 2024-05-10}
  follow: {who: north, must: withdraw, from place: second, by: 2024-05-20}
""")

    assert {d.code for d in outcome.diagnostics if d.severity == "error"} == {"T221"}


# Levels against what was


@pytest.mark.parametrize(
    ("phrase", "bounds"),
    [
        ("at most as many guards as at entry into force", (0, 1000)),
        ("no more than as many of the guards as on 2024-04-01", (0, 1000)),
        ("at least half as many guards as on 1 April 2024", (500, None)),
        ("exactly as many guards as at its entry into force", (1000, 1000)),
        ("as many guards as at entry into force", (1000, 1000)),
        ("at most 80% as many guards as in 2024-04", (0, 800)),
        ("at most twice as many guards as at entry into force", (0, 2000)),
        ("80% to 120% as many guards as at entry into force", (800, 1200)),
    ],
)
def test_a_level_can_be_measured_against_what_was(phrase, bounds):
    deal = deal_of(f"counts: {{guards: }}\nterms: {{a: {{who: north, must keep: {phrase}}}}}\n")
    level = deal.terms[0].level

    assert level == Level("guards", *bounds, True, level.as_of)
    assert (level.as_of is None) == ("entry" in phrase)
    assert deal.terms[0].says == f"North must keep {phrase}."


@pytest.mark.parametrize("phrase", ["as many guards as before", "at most as many as at entry into force"])
def test_a_level_that_does_not_say_against_what_is_a_mistake(phrase):
    outcome = outcome_of(f"counts: {{guards: }}\nterms: {{a: {{who: north, must keep: {phrase}}}}}\n")

    assert [d.code for d in outcome.diagnostics if d.severity == "error"] == ["T205"]


def test_what_is_kept_by_acts_and_measured_against_what_was_is_a_level_too():
    deal = deal_of("""\
counts: {guards: }
terms:
  a: {who: north, must keep: half as many guards as at entry into force, broken by: enter}
""")

    assert deal.terms[0].level == Level("guards", 500, 500, True)
