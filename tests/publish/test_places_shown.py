"""Coarsened places: what is drawn holds the place, tells no more of it, and says nothing untrue of how it lies."""

from __future__ import annotations

import json
from pathlib import Path

import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from holdfire.publish.coarse import Shown, area_shown, container_of
from holdfire.publish.profile import Coarsening, Profile
from holdfire.publish.pseudonyms import Pseudonyms
from holdfire.publish.public_case import case_for
from holdfire.vocab.geometry import close_places
from holdfire.vocab.place import Lies, Place, Strip
from tests.publish.making import loaded
from tests.publish.planted import Secrets, build

ALIKE = Pseudonyms(b"salt" * 8)
DEGREES = st.floats(36.0, 36.5).map(lambda at: round(at, 5))
POINTS = st.builds(shapely.Point, DEGREES, DEGREES)
BOXES = st.builds(
    lambda west, south, wide, high: shapely.box(west, south, west + wide, south + high),
    DEGREES, DEGREES, st.floats(0.001, 0.3), st.floats(0.001, 0.3),
)  # fmt: skip
WAYS = st.sampled_from([("grid", 5_000), ("grid", 800), ("radius", 2_000), ("radius", 300)])


@settings(deadline=None)
@given(shape=st.one_of(POINTS, BOXES), how=WAYS)
def test_what_is_drawn_holds_the_place(shape: shapely.Geometry, how: tuple[str, int]) -> None:
    way, metres = how
    assert area_shown(Shown(way, metres), shape, ALIKE, "clinic").buffer(1e-9).covers(shape)


@settings(deadline=None)
@given(first=POINTS, second=POINTS)
def test_a_cell_tells_only_in_which_cell_a_place_lies(first: shapely.Point, second: shapely.Point) -> None:
    cells = [area_shown(Shown("grid", 20_000), point, ALIKE, "clinic") for point in (first, second)]
    if cells[0].contains(second):
        assert cells[0].equals(cells[1])


@settings(deadline=None)
@given(point=POINTS)
def test_the_middle_of_a_disc_is_another_place_each_case(point: shapely.Point) -> None:
    discs = [area_shown(Shown("radius", 5_000), point, Pseudonyms(salt * 32), "clinic") for salt in (b"a", b"b")]
    again = area_shown(Shown("radius", 5_000), point, Pseudonyms(b"a" * 32), "clinic")
    assert again.equals(discs[0])
    assert discs[0].centroid.distance(discs[1].centroid) > 1e-4
    assert all(disc.centroid.distance(point) > 1e-5 for disc in discs)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    shapes=st.lists(st.one_of(POINTS, BOXES), min_size=4, max_size=6),
    ways=st.lists(st.one_of(st.none(), WAYS, st.just(("container", 0))), min_size=6, max_size=6),
)
def test_what_is_said_of_how_places_lie_is_so(
    shapes: list[shapely.Geometry],
    ways: list[tuple[str, int] | None],
    tmp_path_factory: st.DataObject,
) -> None:
    """Inside stays inside, apart stays apart, or it becomes "may": never the other way round."""
    folder = build(tmp_path_factory.mktemp("lie") / "case", Secrets())  # type: ignore[attr-defined]
    names = [f"p{number}" for number in range(len(shapes))]
    features = [
        {"type": "Feature", "id": name, "properties": {}, "geometry": json.loads(shapely.to_geojson(shape))}
        for name, shape in zip(names, shapes, strict=True)
    ]
    file = folder / "places.geojson"
    file.write_text(
        json.dumps({"type": "FeatureCollection", "features": [*json.loads(file.read_text())["features"], *features]})
    )
    case = loaded(folder)
    places = [Place(name, shape=f"places.geojson#{name}", name=name) for name in names]
    places.append(Place("within 500 m of p0", name="within 500 m of p0", strip=Strip("p0", 500_000)))
    laid = close_places([*case.deal.places.by_id.values(), *places], folder)
    object.__setattr__(case.deal, "places", laid)
    rough = [
        Coarsening(way[0], way[1], places=(name,)) for name, way in zip(names, ways, strict=False) if way is not None
    ]
    public = case_for(Profile(coarsenings=tuple(rough), protected=()), case, 0, b"s" * 32, Path("nowhere"))
    shown = public.case.deal.places
    for a in laid.by_id:
        for b in laid.by_id:
            pair = public.scrub(a), public.scrub(b)
            if a == b or not {*pair} <= shown.by_id.keys():
                continue
            now, really = shown.how_lies(*pair), laid.how_lies(a, b)
            assert now is really or now is Lies.OVERLAPS, (a, b, now, really)


def test_a_place_becomes_the_smallest_place_around_it() -> None:
    places = close_places(
        [Place("city"), Place("old town", inside=("city",)), Place("clinic", inside=("old town",), kind="hospital")],
        None,
    )
    assert container_of("clinic", places, ()) == "old town"
    assert container_of("clinic", places, ("old town",)) == "city"
    assert container_of("city", places, ()) == ""
