"""How places lie to each other."""

import json

import pytest

from holdfire.vocab.geometry import ShapeError, close_places, read_shapes
from holdfire.vocab.place import Lies, Place


def box(west, south, east, north):
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


SHAPES = {
    "city": box(0, 0, 10, 10),
    "east": box(5, 0, 10, 10),
    "west": box(0, 0, 5, 10),
    "middle": box(4, 4, 6, 6),
    "road": {"type": "LineString", "coordinates": [[-5, 5], [20, 5]]},
    "post": {"type": "Point", "coordinates": [7, 7]},
    "metres": box(430000, 4010000, 440000, 4020000),
    "knot": {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]},
}


@pytest.fixture
def folder(tmp_path):
    features = [{"type": "Feature", "properties": {"id": name}, "geometry": shape} for name, shape in SHAPES.items()]
    (tmp_path / "map.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return tmp_path


def drawn(*names):
    return [Place(name, shape=f"map.geojson#{name}") for name in names]


@pytest.mark.parametrize(
    ("a", "b", "lies"),
    [
        ("east", "city", Lies.INSIDE),
        ("city", "east", Lies.OVERLAPS),
        ("post", "east", Lies.INSIDE),
        ("post", "west", Lies.OUTSIDE),
        ("east", "west", Lies.OUTSIDE),
        ("middle", "east", Lies.OVERLAPS),
        ("road", "city", Lies.OVERLAPS),
    ],
)
def test_shapes_say_how_places_lie(folder, a, b, lies):
    assert close_places(drawn("city", "east", "west", "middle", "road", "post"), folder).how_lies(a, b) is lies


def test_what_is_declared_holds_over_levels_and_together_with_shapes(folder):
    places = close_places(
        [*drawn("city", "east"), Place("street", inside=("east",)), Place("house", inside=("street",))], folder
    )
    assert places.how_lies("house", "east") is Lies.INSIDE
    assert places.how_lies("house", "city") is Lies.INSIDE
    assert places.how_lies("city", "house") is Lies.OVERLAPS


def test_what_is_declared_wins_over_shapes(folder):
    east, west = drawn("east", "west")
    places = close_places([Place("east", inside=("west",), shape=east.shape), west], folder)
    assert places.how_lies("east", "west") is Lies.INSIDE


def test_places_that_share_a_third_overlap(folder):
    places = close_places([Place("a"), Place("b"), Place("shared", inside=("a", "b"))], folder)
    assert places.how_lies("a", "b") is Lies.OVERLAPS


@pytest.mark.parametrize(
    ("ref", "complaint"),
    [
        ("map.geojson#north", "has no feature `north`"),
        ("none.geojson#city", "no file `none.geojson`"),
        ("map.geojson", "names no feature"),
        ("map.geojson#knot", "crosses itself"),
        ("map.geojson#metres", "is not in degrees"),
    ],
)
def test_a_shape_that_cannot_be_read_says_why(folder, ref, complaint):
    with pytest.raises(ShapeError, match=complaint):
        read_shapes(folder, [ref])
