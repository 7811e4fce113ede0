"""Who and what claims speak of, as tables: accounts, parties, places, documents."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

import shapely
from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from holdfire.claims.account import Account
from holdfire.claims.document import Document
from holdfire.exports.claim_tables import Points, time_text
from holdfire.formats.tables.table import Cell, Field, Table
from holdfire.pipeline import Case
from holdfire.vocab.geometry import shapes_at
from holdfire.vocab.moment import LAST
from holdfire.vocab.party import Party
from holdfire.vocab.place import Place, Spot

DECIMALS = 7
"""Of a degree that are kept: about a centimetre."""


def register_tables(
    case: Case, shapes: Mapping[str, BaseGeometry], hidden: frozenset[str] = frozenset()
) -> tuple[Table, ...]:
    """Write accounts, parties, places and documents of a case as tables, in this order.

    Args:
        shapes: Of places, see ``place_shapes``.
        hidden: Parties and places that stay behind.
    """
    parties = tuple(party for party in case.parties.by_id.values() if party.id not in hidden)
    places = tuple(_shown(place, hidden) for place in case.deal.places.by_id.values() if place.id not in hidden)
    accounts = tuple(one for one in case.accounts if hidden.isdisjoint(_named(one)))
    return (
        _table("accounts", "Whose word is counted", ACCOUNTS, accounts),
        _table("parties", "Parties and sources", PARTIES, parties),
        _places(case, places, shapes),
        _table("documents", "Kept texts", DOCUMENTS, tuple(case.documents.values())),
    )


def _shown(place: Place, hidden: frozenset[str]) -> Place:
    return replace(place, inside=tuple(outer for outer in place.inside if outer not in hidden))


def _named(account: Account) -> tuple[str, ...]:
    listed = (account.voices, account.origins, account.speakers, account.outlets, account.not_through)
    return (*(name for names in listed for name in names), account.ruled_by)


def place_shapes(case: Case, second: int | None = None) -> Mapping[str, BaseGeometry]:
    """Give what places cover, in degrees, longitude first; places without a shape are left out.

    A place out of a file is given as its source drew it, without the radius within which it may really be.
    Coordinates have at most seven decimals; rings of areas run anticlockwise, as RFC 7946 asks for.

    Args:
        second: Places that move are given as they are then (UTC); ``None``: at the moment the case is looked at.
    """
    looked_at = LAST if case.now is None else case.now - 1
    found = shapes_at(case.deal.places.by_id, case.folder, looked_at if second is None else second)
    spots = {spot.id: shape for spot in case.deal.places.spots if (shape := _spot_shape(spot))}
    return {place: tidy(shape) for place, shape in {**found, **spots}.items()}


def _spot_shape(spot: Spot) -> BaseGeometry | None:
    try:
        shape: BaseGeometry | None = shapely.from_wkt(spot.wkt) if spot.wkt else None
    except ShapelyError:
        return None
    return None if shape is None or shape.is_empty else shape


def tidy(shape: BaseGeometry) -> BaseGeometry:
    """Turn rings the way RFC 7946 asks for, and leave out digits below a centimetre where nothing breaks by it."""
    rounded = shapely.transform(shape, lambda points: points.round(DECIMALS))
    turned: BaseGeometry = shapely.orient_polygons(rounded if rounded.is_valid else shape, exterior_cw=False)
    return turned


def points_of(case: Case, shapes: Mapping[str, BaseGeometry]) -> Points:
    """Give longitude, latitude, and metres around them, of the places that are points."""
    radius = {spot.id: spot.radius for spot in case.deal.places.spots}
    points = {place: shape for place, shape in shapes.items() if isinstance(shape, shapely.Point)}
    return {
        place: (_degrees(point.x), _degrees(point.y), _degrees(radius.get(place, 0))) for place, point in points.items()
    }


def shape_kind(shape: BaseGeometry | None) -> str:
    """Say how exactly a place is known: ``point``, ``line``, ``area``, several of these, or ``""``."""
    kinds = {"Point": "point", "LineString": "line", "Polygon": "area"}
    if shape is None:
        return ""
    name = shape.geom_type
    return kinds.get(name) or f"several {kinds.get(name.removeprefix('Multi'), 'shape')}s"


def _degrees(number: float) -> Decimal:
    """Write a number of degrees or metres as an exact decimal."""
    return Decimal(repr(round(float(number), DECIMALS))).normalize() + 0


def _table(
    name: str, title: str, columns: tuple[tuple[Field, Callable[[Any], Cell]], ...], rows: tuple[object, ...]
) -> Table:
    fields = tuple(field for field, _ in columns)
    return Table(name, title, fields, tuple(tuple(gives(row) for _, gives in columns) for row in rows))


def _places(case: Case, places: tuple[Place, ...], shapes: Mapping[str, BaseGeometry]) -> Table:
    points = points_of(case, shapes)
    spots = {spot.id: spot for spot in case.deal.places.spots}

    def point(place: Place, axis: int) -> Cell:
        return points[place.id][axis] if place.id in points else None

    def wkt(place: Place) -> Cell:
        shape = shapes.get(place.id)
        return None if shape is None else shapely.to_wkt(shape, rounding_precision=DECIMALS, trim=True)

    columns: tuple[tuple[Field, Callable[[Place], Cell]], ...] = (
        (_id("Its name in the case."), lambda place: place.id),
        (Field("name", means="The name to show.", tag="#loc+name"), lambda place: place.name or place.id),
        (Field("also", means="Other names, in any script.", tag="#loc+alt_name+list"), lambda p: _joined(p.also)),
        (Field("inside", means="Places that contain it.", tag="#loc+within+list"), lambda p: _joined(p.inside)),
        (
            Field("shape", means="point, line, area or several of these; empty: nobody drew it.", tag="#loc+type"),
            lambda place: shape_kind(shapes.get(place.id)) or None,
        ),
        (
            Field("longitude", "number", "Only where it is a point.", "degrees, WGS 84", tag="#geo+lon"),
            lambda place: point(place, 0),
        ),
        (
            Field("latitude", "number", "Only where it is a point.", "degrees, WGS 84", tag="#geo+lat"),
            lambda place: point(place, 1),
        ),
        (
            Field(
                "radius",
                "number",
                "How far around its shape it may really be; 0: it is exact.",
                "metres",
                tag="#geo+radius",
            ),
            lambda place: (
                None if place.id not in shapes else _degrees(spots[place.id].radius if place.id in spots else 0)
            ),
        ),
        (
            Field("precision", means="What the source says of it.", tag="#geo+precision"),
            lambda place: (spots[place.id].precision or None) if place.id in spots else None,
        ),
        (Field("wkt", means="Its shape as well-known text, longitude first.", tag="#geo+wkt"), wkt),
    )
    return _table("places", "Places", columns, places)


def _id(means: str) -> Field:
    return Field("id", means=means, is_needed=True, is_unique=True, tag="#meta+id")


def _joined(words: tuple[str, ...]) -> Cell:
    return " | ".join(words) or None


def _grade(account: Account) -> Cell:
    grade = account.grade_at_least
    return f"{grade.source}{grade.statement}" if grade else None


ACCOUNTS: tuple[tuple[Field, Callable[[Account], Cell]], ...] = (
    (_id("Its name, as shown."), lambda one: one.id),
    (Field("everyone", "boolean", "Everyone is counted.", tag="#meta+everyone"), lambda one: one.counts_everyone),
    (Field("voices", means="Who tells it in their own mouth.", tag="#meta+voices+list"), lambda o: _joined(o.voices)),
    (Field("origins", means="Who may have said it first.", tag="#meta+origins+list"), lambda one: _joined(one.origins)),
    (
        Field("speakers", means="Who may stand anywhere in the chain.", tag="#meta+speakers+list"),
        lambda one: _joined(one.speakers),
    ),
    (
        Field("outlets", means="Who may have published it.", tag="#meta+outlets+list"),
        lambda one: _joined(one.outlets),
    ),
    (
        Field("not through", means="Who may stand nowhere in the chain.", tag="#meta+not_through+list"),
        lambda one: _joined(one.not_through),
    ),
    (
        Field("independent origins", "integer", "How many establish a claim; 0: none is asked.", tag="#meta+origins"),
        lambda one: one.independent_origins,
    ),
    (Field("grade at least", means="Claims graded lower are told below it.", tag="#meta+grade"), _grade),
    (
        Field("ruled by", means="The body whose finding establishes an event.", tag="#meta+ruled_by"),
        lambda one: one.ruled_by or None,
    ),
    (
        Field("complete before", "datetime", "Before it absence counts (UTC); empty: never.", tag="#date+complete"),
        lambda one: None if one.complete_up_to is None else time_text(one.complete_up_to),
    ),
)
PARTIES: tuple[tuple[Field, Callable[[Party], Cell]], ...] = (
    (_id("Its name in the case."), lambda one: one.id),
    (Field("name", means="The name to show, its own first.", tag="#group+name"), lambda one: one.name or one.id),
    (
        Field("kind", means="state, armed group, person, outlet, unnamed and so on.", tag="#group+type"),
        lambda one: one.kind or None,
    ),
    (Field("also", means="Other names, in any script.", tag="#group+alt_name+list"), lambda one: _joined(one.also)),
    (
        Field("member of", means="Parties it belongs to.", tag="#group+member_of+list"),
        lambda one: _joined(one.member_of),
    ),
    (Field("listed by", means="Who lists it.", tag="#group+listed_by"), lambda one: one.listed_by or None),
)
DOCUMENTS: tuple[tuple[Field, Callable[[Document], Cell]], ...] = (
    (_id("Its name in the case."), lambda one: one.id),
    (Field("title", means="To show.", tag="#meta+title"), lambda one: one.title or None),
    (
        Field("source", means="Who published it.", tag="#meta+source"),
        lambda one: one.source or None,
    ),
    (
        Field("published from", "datetime", "First second it can be of, in UTC.", tag="#date+published+min"),
        lambda one: time_text(one.published.earliest) if one.published else None,
    ),
    (
        Field("published until", "datetime", "Last second it can be of, in UTC.", tag="#date+published+max"),
        lambda one: time_text(one.published.latest) if one.published else None,
    ),
    (Field("language", means="Language tag.", tag="#meta+language"), lambda one: one.language),
    (Field("url", means="Where it came from.", tag="#meta+url"), lambda one: one.url or None),
    (Field("path", means="Its file in the case.", tag="#meta+path"), lambda one: one.path),
    (
        Field("text sha256", means="Of the text below the header, in which quotes are counted.", tag="#meta+sha256"),
        lambda one: one.text_sha256,
    ),
)
