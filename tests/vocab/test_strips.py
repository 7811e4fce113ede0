"""Strips of land along a real road, measured against geodesics on the ellipsoid."""

import json
from itertools import pairwise
from math import cos, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from holdfire.vocab.geometry import close_places, shapes_at
from holdfire.vocab.moment import Moment
from holdfire.vocab.place import Lies, Place, Strip
from holdfire.vocab.strips import NoSideError

EARTH = Geod(ellps="WGS84")
M, KM = 1000, 1_000_000
BENDS = [[37.05 + 0.25 * n / 60, 36.15 + 0.06 * n / 60 + 0.008 * sin(n / 9)] for n in range(61)]
"""A winding road of some 25 km, from south-west to north-east."""
ROAD = {"type": "LineString", "coordinates": BENDS}
PASS = {"type": "LineString", "coordinates": [[36.0, 34.0], [36.0, 34.1]]}
RING = [[37.0 + 0.05 * cos(n * pi / 40), 36.0 + 0.04 * sin(n * pi / 40)] for n in range(80)]
TOWN = {"type": "Polygon", "coordinates": [[*RING, RING[0]]]}


def at(start, direction, metres):
    """The point so many metres from a place in a compass direction."""
    lon, lat, _ = EARTH.fwd(*start, direction, metres)
    return {"type": "Point", "coordinates": [lon, lat]}


def distance_to_road(point):
    """The distance of a point to the nearest of many points along the road, in metres."""
    along = [
        (a[0] + (b[0] - a[0]) * n / 200, a[1] + (b[1] - a[1]) * n / 200) for a, b in pairwise(BENDS) for n in range(200)
    ]
    lons, lats = zip(*along, strict=True)
    here = [[value] * len(along) for value in point["coordinates"]]
    return min(EARTH.inv(*here, lons, lats)[2])


def lay_out(folder, shapes, strips):
    features = [{"type": "Feature", "id": name, "geometry": shape} for name, shape in shapes.items()]
    (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    drawn = [Place(name, shape=f"map.geojson#{name}") for name in shapes]
    return close_places([*drawn, *(Place(name, strip=strip) for name, strip in strips.items())], folder)


@pytest.mark.parametrize("metres", [500, 3500, 40_000])
@pytest.mark.parametrize("direction", range(0, 360, 45))
def test_a_strip_around_a_point_reaches_as_far_as_it_says(tmp_path, metres, direction):
    post = [37.2, 36.3]
    shapes = {
        "post": {"type": "Point", "coordinates": post},
        "near": at(post, direction, metres * 0.998),
        "far": at(post, direction, metres * 1.002),
        "on the border": at(post, direction, metres),
    }
    lies = lay_out(tmp_path, shapes, {"strip": Strip("post", metres * M)}).how_lies

    assert [lies(name, "strip") for name in shapes] == [Lies.INSIDE, Lies.INSIDE, Lies.OUTSIDE, Lies.OVERLAPS]


POINTS = st.builds(
    lambda n, direction, metres: at(BENDS[n], direction, metres), st.integers(0, 60), st.integers(0, 359),
    st.integers(1, 9000),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=8), st.sampled_from([500, 3500, 8000]))
def test_a_strip_along_a_winding_road_holds_what_is_near_it(tmp_path_factory, points, metres):
    shapes = {"road": ROAD, **{f"post {n}": point for n, point in enumerate(points)}}
    strips = {"near": Strip("road", metres * M), "far": Strip("road", None, metres * M)}
    lies = lay_out(tmp_path_factory.mktemp("map"), shapes, strips).how_lies

    for n, point in enumerate(points):
        really = distance_to_road(point)
        if abs(really - metres) > metres * 0.002:
            is_near = really < metres
            assert lies(f"post {n}", "near") == (Lies.INSIDE if is_near else Lies.OUTSIDE), really
            assert lies(f"post {n}", "far") == (Lies.OUTSIDE if is_near else Lies.INSIDE), really


@pytest.mark.parametrize(
    ("direction", "sides"),
    [(0, {"north", "west"}), (180, {"south", "east"}), (270, {"north", "west"}), (90, {"south", "east"})],
)
def test_what_lies_on_which_side_of_a_slanting_road(tmp_path, direction, sides):
    straight = {"type": "LineString", "coordinates": [[37.0, 36.0], [37.3, 36.24]]}
    shapes = {"road": straight, "post": at([37.15, 36.12], direction, 900)}
    strips = {side: Strip("road", KM, 0, side) for side in ("north", "south", "east", "west")}
    lies = lay_out(tmp_path, shapes, strips).how_lies

    assert {side for side in strips if lies("post", side) == Lies.INSIDE} == sides
    assert all(lies("road", side) == Lies.OVERLAPS for side in strips)
    assert lies("north", "south") == lies("east", "west") == Lies.OUTSIDE


def test_beyond_the_end_of_a_road_is_near_it_but_on_no_side(tmp_path):
    straight = {"type": "LineString", "coordinates": [[37.0, 36.0], [37.3, 36.0]]}
    shapes = {"road": straight, "post": at([37.0, 36.0], 280, 400)}
    lies = lay_out(tmp_path, shapes, {"near": Strip("road", KM), "north": Strip("road", KM, 0, "north")}).how_lies

    assert (lies("post", "near"), lies("post", "north")) == (Lies.INSIDE, Lies.OUTSIDE)


def test_a_town_is_within_a_distance_of_itself_but_not_north_of_itself(tmp_path):
    shapes = {"town": TOWN, "suburb": at([37.0, 36.04], 0, 700), "south": at([37.0, 35.96], 180, 700)}
    strips = {"near": Strip("town", KM), "north": Strip("town", KM, 0, "north"), "belt": Strip("town", 2 * KM, KM // 2)}
    lies = lay_out(tmp_path, shapes, strips).how_lies

    assert [lies("town", strip) for strip in strips] == [Lies.INSIDE, Lies.OUTSIDE, Lies.OUTSIDE]
    assert [lies("suburb", strip) for strip in strips] == [Lies.INSIDE, Lies.INSIDE, Lies.INSIDE]
    assert [lies("south", strip) for strip in strips] == [Lies.INSIDE, Lies.OUTSIDE, Lies.INSIDE]


def test_a_line_that_runs_north_has_no_north_side(tmp_path):
    with pytest.raises(NoSideError, match="runs north and south itself"):
        lay_out(tmp_path, {"pass": PASS}, {"strip": Strip("pass", KM, 0, "north")})


# Numbers alone


BANDS = st.builds(
    lambda edges, side, is_endless: Strip("line", None if is_endless else max(edges) * M, min(edges) * M, side),
    st.lists(st.integers(0, 4), min_size=2, max_size=2, unique=True),
    st.sampled_from(["", "", "north", "south", "east"]),
    st.booleans(),
)


@settings(deadline=None)
@given(BANDS, BANDS, st.booleans())
def test_strips_of_one_line_lie_as_their_numbers_say_with_a_shape_or_without(tmp_path_factory, a, b, is_drawn):
    folder = tmp_path_factory.mktemp("map")
    places = [Place("line", shape="map.geojson#line" if is_drawn else ""), Place("a", strip=a), Place("b", strip=b)]
    straight = {"type": "LineString", "coordinates": [[37.0, 36.0], [37.3, 36.1]]}
    features = [{"type": "Feature", "id": "line", "geometry": straight}]
    (folder / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    found = close_places(places, folder).how_lies("a", "b")

    ends = [(strip.beyond, float("inf") if strip.within is None else strip.within) for strip in (a, b)]
    apart = ends[0][1] <= ends[1][0] or ends[1][1] <= ends[0][0] or {a.side, b.side} == {"north", "south"}
    inside = ends[1][0] <= ends[0][0] and ends[0][1] <= ends[1][1] and b.side in ("", a.side)
    assert found == (Lies.OUTSIDE if apart else Lies.INSIDE if inside else Lies.OVERLAPS)


def test_what_lies_inside_a_line_lies_in_its_strip_and_what_contains_the_line_overlaps_it():
    places = [
        Place("region"), Place("road", inside=("region",)), Place("bridge", inside=("road",)), Place("elsewhere"),
        Place("near", strip=Strip("road", KM)), Place("belt", strip=Strip("road", 3 * KM, KM)),
        Place("far", strip=Strip("road", None, 3 * KM)), Place("north", strip=Strip("road", KM, 0, "north")),
    ]  # fmt: skip
    lies = close_places(places, None).how_lies

    assert [lies("bridge", strip) for strip in ("near", "belt", "far", "north")] == [
        Lies.INSIDE, Lies.OUTSIDE, Lies.OUTSIDE, Lies.OVERLAPS,
    ]  # fmt: skip
    assert [lies("region", strip) for strip in ("near", "belt", "far")] == [Lies.OVERLAPS] * 3
    assert [lies("elsewhere", strip) for strip in ("near", "belt", "far")] == [
        Lies.OUTSIDE, Lies.OUTSIDE, Lies.OVERLAPS,
    ]  # fmt: skip


# Unknown places


def test_an_unknown_place_overlaps_everything_but_what_is_declared_about_it():
    places = [
        Place("zone", inside=("region",), unknown=True), Place("region"), Place("camp", inside=("zone",)),
        Place("town"), Place("near zone", strip=Strip("zone", KM)), Place("near town", strip=Strip("town", "to agree")),
    ]  # fmt: skip
    lies = close_places(places, None).how_lies

    assert lies("zone", "region") == lies("camp", "zone") == lies("camp", "region") == Lies.INSIDE
    assert lies("zone", "town") == lies("town", "zone") == lies("region", "zone") == Lies.OVERLAPS
    assert lies("zone", "near zone") == lies("town", "near town") == Lies.INSIDE
    assert lies("town", "near zone") == lies("camp", "near town") == Lies.OVERLAPS
    assert lies("camp", "town") == Lies.OUTSIDE


# Places that move


def test_in_each_epoch_places_lie_as_they_would_if_they_had_always_been_so(tmp_path):
    shapes = {"may": ROAD, "june": at([37.0, 36.0], 0, 1), "july": PASS, "town": TOWN, "post": at(BENDS[9], 0, 300)}
    lay_out(tmp_path, shapes, {})
    still = [Place("town", shape="map.geojson#town"), Place("post", shape="map.geojson#post")]
    strip = Place("strip", strip=Strip("front", KM))
    dates = {None: "may", 1000: "june", 2000: "july"}
    moving = tuple((None if day is None else Moment(day, day), f"map.geojson#{name}") for day, name in dates.items())
    places = close_places([*still, strip, Place("front", shapes=moving)], tmp_path)

    for epoch, name in enumerate(dates.values()):
        then = close_places([*still, strip, Place("front", shape=f"map.geojson#{name}")], tmp_path)
        assert (places.epochs[epoch - 1].lies if epoch else places.lies) == then.lies
    assert [epoch.begins.earliest for epoch in places.epochs] == [1000, 2000]
    assert [list(places.epochs_of(*span)) for span in ((0, 999), (999, 1000), (1500, 5000))] == [[0], [0, 1], [1, 2]]


def test_what_is_drawn_is_where_places_are_then_and_strips_that_have_an_end(tmp_path):
    lay_out(tmp_path, {"may": ROAD, "june": PASS, "town": TOWN}, {})
    moves = ((None, "map.geojson#may"), (Moment(1000, 1000), "map.geojson#june"))
    places = [
        Place("front", shapes=moves), Place("town", shape="map.geojson#town"), Place("hills"),
        Place("near", strip=Strip("front", KM)), Place("far", strip=Strip("front", None, KM)),
        Place("to agree", strip=Strip("front", "some distance")),
    ]  # fmt: skip
    by_id = {place.id: place for place in places}
    before, after = (shapes_at(by_id, tmp_path, second) for second in (999, 1000))

    assert set(before) == set(after) == {"front", "town", "near"}
    assert before["near"].contains(before["front"]) and not before["near"].intersects(after["near"])


def test_before_its_first_date_a_place_may_lie_anywhere(tmp_path):
    lay_out(tmp_path, {"road": ROAD, "town": TOWN}, {})
    front = Place("front", shapes=((Moment(1000, 1000), "map.geojson#road"),))
    places = close_places([front, Place("town", shape="map.geojson#town")], tmp_path)

    assert (places.how_lies("town", "front", 0), places.how_lies("town", "front", 1)) == (Lies.OVERLAPS, Lies.OUTSIDE)


def test_a_place_made_of_others_contains_each_and_lies_where_all_of_them_do(tmp_path):
    lay_out(tmp_path, {"town": TOWN, "post": at([37.0, 36.0], 0, 100)}, {})
    places = [
        Place("province"), Place("town", ("province",), "map.geojson#town"), Place("hills", ("province",)),
        Place("left", parts=("town", "hills")), Place("post", shape="map.geojson#post"),
    ]  # fmt: skip
    lies = close_places(places, tmp_path).how_lies

    assert lies("town", "left") == lies("hills", "left") == lies("post", "left") == Lies.INSIDE
    assert lies("left", "province") == Lies.INSIDE
    assert lies("left", "town") == Lies.OVERLAPS
