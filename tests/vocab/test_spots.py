"""Places out of files: what is surely inside, surely apart, and otherwise anywhere."""

import json
from itertools import product

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as some
from pyproj import Geod

from holdfire.vocab.geometry import close_places
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Lies, Place, Spot, Strip
from holdfire.vocab.spots import draw_spots, with_spots, without_spots

SHAPES = {
    "city": shapely.box(37.0, 36.0, 37.4, 36.4),
    "east": shapely.box(37.2, 36.0, 37.4, 36.4),
    "far": shapely.box(38.0, 36.0, 38.2, 36.4),
    "road": shapely.LineString([(36.9, 36.2), (37.5, 36.2)]),
    "moved": shapely.box(38.0, 36.0, 38.4, 36.4),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp("shapes")
    features = [
        {"type": "Feature", "properties": {"id": name}, "geometry": json.loads(shapely.to_geojson(shape))}
        for name, shape in SHAPES.items()
    ]
    (path / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def drawn(*names):
    return [Place(name, shape=f"map.geojson#{name}") for name in names]


def spot(name, longitude, latitude, radius, *inside):
    return Spot(name, wkt=f"POINT ({longitude} {latitude})", radius=radius, inside=inside)


def test_a_circle_wholly_in_a_place_is_inside_one_across_its_border_overlaps_one_beyond_is_apart(folder):
    places = with_spots(
        close_places(drawn("city", "east", "far"), folder),
        [spot("mill", 37.3, 36.2, 5000), spot("edge", 37.2, 36.2, 5000), spot("off", 37.7, 36.2, 5000)],
        folder,
    )

    lies = {(a, b): places.how_lies(a, b) for a, b in product(("mill", "edge", "off"), ("city", "east", "far"))}
    assert lies == {
        ("mill", "city"): Lies.INSIDE, ("mill", "east"): Lies.INSIDE, ("mill", "far"): Lies.OUTSIDE,
        ("edge", "city"): Lies.INSIDE, ("edge", "east"): Lies.OVERLAPS, ("edge", "far"): Lies.OUTSIDE,
        ("off", "city"): Lies.OUTSIDE, ("off", "east"): Lies.OUTSIDE, ("off", "far"): Lies.OUTSIDE,
    }  # fmt: skip


def test_a_point_of_low_precision_only_overlaps_what_it_stands_in(folder):
    places = with_spots(close_places(drawn("city", "east"), folder), [spot("x", 37.3, 36.2, 25000)], folder)

    assert {places.how_lies("x", place) for place in ("city", "east")} == {Lies.OVERLAPS}


def test_nothing_lies_inside_a_spot_but_what_an_exact_shape_covers(folder):
    wide = spot("wide", 37.2, 36.2, 100_000)
    exact = Spot("exact", wkt="POLYGON ((36 35, 39 35, 39 37, 36 37, 36 35))")
    places = with_spots(close_places(drawn("city"), folder), [wide, exact], folder)

    assert places.how_lies("city", "wide") is Lies.OVERLAPS
    assert places.how_lies("city", "exact") is Lies.INSIDE


def test_what_has_no_shape_may_lie_anywhere_but_where_what_contains_it_does_not(folder):
    deal = [*drawn("city", "far"), Place("north"), Place("valley", inside=("north",)), Place("south")]
    places = with_spots(
        close_places(deal, folder),
        [Spot("a"), Spot("b", inside=("valley",)), Spot("c", inside=("b",)), spot("d", 37.2, 36.2, 5000)],
        folder,
    )

    def how(name):
        return {place.id: places.how_lies(name, place.id).name for place in without_spots(places)}

    anywhere = dict.fromkeys(("city", "far", "north", "valley", "south"), "OVERLAPS")
    assert how("a") == anywhere
    assert how("b") == how("c") == {
        "city": "OUTSIDE", "far": "OUTSIDE", "north": "INSIDE", "valley": "INSIDE", "south": "OUTSIDE"
    }  # fmt: skip
    assert how("d") == {"city": "INSIDE", "far": "OUTSIDE", **dict.fromkeys(("north", "valley", "south"), "OUTSIDE")}
    assert places.how_lies("c", "b") is Lies.INSIDE


def test_a_spot_that_overlaps_a_shape_may_lie_in_what_has_none(folder):
    places = with_spots(close_places([*drawn("city"), Place("north")], folder), [spot("x", 37, 36.2, 900)], folder)

    assert places.how_lies("x", "north") is Lies.OVERLAPS


def test_what_lies_in_a_place_that_shapes_show_to_be_apart_is_apart(folder):
    deal = [*drawn("city", "far"), Place("village", inside=("far",))]
    places = with_spots(close_places(deal, folder), [spot("x", 37, 36.2, 900)], folder)

    assert places.how_lies("x", "village") is Lies.OUTSIDE


def test_strips_have_grounds_too(folder):
    near = Place("near", strip=Strip("road", 2_000_000))
    spots = [spot("on", 37.2, 36.2, 500), spot("by", 37.2, 36.22, 500), spot("off", 37.2, 36.3, 500)]
    places = with_spots(close_places([*drawn("road"), near], folder), spots, folder)

    assert [places.how_lies(one.id, "near").name for one in spots] == ["INSIDE", "OVERLAPS", "OUTSIDE"]


def test_a_place_that_moves_is_met_where_it_lies_then(folder):
    at = Moment(1_000_000, 1_000_000)
    moving = Place("camp", shapes=((None, "map.geojson#city"), (at, "map.geojson#moved")))
    places = with_spots(close_places([moving], folder), [spot("x", 37.2, 36.2, 500)], folder)

    assert [places.how_lies("x", "camp", epoch).name for epoch in (0, 1)] == ["INSIDE", "OUTSIDE"]


def test_a_place_of_the_deal_stands_against_a_spot_of_its_name(folder):
    places = with_spots(close_places(drawn("city"), folder), [spot("city", 0, 0, 5)], folder)

    assert places.by_id["city"].shape == "map.geojson#city"
    assert places.spots == ()


@pytest.mark.parametrize(
    "wkt", ["", "POINT (37", "POINT EMPTY", "POINT (37 89)", "POINT (179.99 10)", "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))"]
)
def test_what_cannot_be_drawn_may_lie_anywhere(folder, wkt):
    places = with_spots(close_places(drawn("city"), folder), [Spot("x", wkt=wkt, radius=5000)], folder)

    assert places.how_lies("x", "city") is Lies.OVERLAPS


@settings(max_examples=200, deadline=None)
@given(
    longitude=some.floats(-170, 170),
    latitude=some.floats(-78, 78),
    radius=some.sampled_from([100, 5000, 15_000, 25_000, 100_000]),
    bearing=some.floats(0, 360),
    share=some.floats(0, 1),
)
def test_a_circle_holds_every_point_within_its_radius(longitude, latitude, radius, bearing, share):
    (circle,) = draw_spots([spot("x", longitude, latitude, radius)])
    there = Geod(ellps="WGS84").fwd(longitude, latitude, bearing, radius * share)[:2]

    assert circle.covers(shapely.Point(there))
    edge = np.array(circle.exterior.coords)
    _, _, metres = Geod(ellps="WGS84").inv(*np.broadcast_arrays(longitude, latitude, edge[:, 0], edge[:, 1]))
    assert metres.max() < radius * 1.2
