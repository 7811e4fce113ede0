"""Shapes in real metres: what lies within a distance of a shape, and what lies on one side of it.

Shapes are in degrees (WGS84, longitude first). Distances are measured in a plane that touches the earth at
the middle of the shape, where they are true to about a thousandth over some hundred kilometres.
"""

from __future__ import annotations

from math import cos, radians

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import Proj
from shapely.geometry.base import BaseGeometry

METRES_OF_A_DEGREE = 111_320
"""Of latitude, and of longitude at the equator: for tolerances only."""
LONGEST_EDGE = 0.01
"""Edges are cut to this length before they are measured, in degrees: a straight line on a map is none on the earth."""
QUARTER = 32
"""Edges in a quarter of a circle: it is too small by 3 parts in 10,000 at most."""
WORLD = shapely.box(-180, -90, 180, 90)
STRAIGHT = 0.01
"""A line that is broader than this share of its length runs that way too."""
DIRECTIONS = {"north": (0.0, 1.0), "south": (0.0, -1.0), "east": (1.0, 0.0), "west": (-1.0, 0.0)}


def within_metres(shape: BaseGeometry, metres: float) -> BaseGeometry:
    """Give all that lies within a distance of a shape, the shape included.

    What reaches over the 180th meridian is cut off there.
    """
    middle = shape.centroid
    plane = Proj(proj="aeqd", lon_0=middle.x, lat_0=middle.y, ellps="WGS84")
    flat = shapely.transform(shapely.segmentize(shape, LONGEST_EDGE), lambda at: _columns(plane(at[:, 0], at[:, 1])))
    wide = flat.buffer(metres, quad_segs=QUARTER)
    round_ = shapely.transform(wide, lambda at: _near(middle.x, _columns(plane(at[:, 0], at[:, 1], inverse=True))))
    return shapely.make_valid(round_).intersection(WORLD).buffer(0)


def has_side(shape: BaseGeometry, side: str) -> bool:
    """Say whether a shape has a side: not if it is lines alone that all run that way themselves."""
    _, up = DIRECTIONS[side]
    for part in shapely.get_parts(shapely.get_parts(shape)):
        west, south, east, north = part.bounds
        wide, high = (east - west) * cos(radians((south + north) / 2)), north - south
        along, across = (high, wide) if up else (wide, high)
        if part.geom_type != "LineString" or across > STRAIGHT * along:
            return True
    return False


def on_side(shape: BaseGeometry, side: str, fine: float) -> BaseGeometry:
    """Give all from where some of the shape lies the other way: of a road's north side, where it lies due south.

    A point has its whole half of the world. Of an area, the area itself is left out.

    Args:
        shape: In degrees.
        side: "north", "south", "east" or "west".
        fine: Details smaller than this may be lost, in degrees.
    """
    right, up = DIRECTIONS[side]
    far = np.array([right, up]) * 360
    swept: list[BaseGeometry] = []
    areas: list[BaseGeometry] = []
    for part in shapely.get_parts(shapely.get_parts(shape)):
        if part.geom_type == "Point":
            across = np.array([up, right]) * 180
            corners = np.array([across, -across, far - across, far + across])
            swept.append(shapely.Polygon(corners + shapely.get_coordinates(part)))
            continue
        areas += [part] if part.geom_type == "Polygon" else []
        edge = shapely.get_coordinates(shapely.simplify(part, fine))
        if part.geom_type == "Polygon":
            edge = shapely.get_coordinates(shapely.simplify(part.exterior, fine))
        quads = np.stack([edge[:-1], edge[1:], edge[1:] + far, edge[:-1] + far], axis=1)
        swept += [quad for quad in map(shapely.Polygon, quads) if quad.area > 0]
    return shapely.intersection(shapely.union_all(swept), WORLD).difference(shapely.union_all(areas))


def _near(longitude: float, at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Count longitudes on from one of them, so that none leaps by 360 degrees."""
    return np.column_stack([longitude + (at[:, 0] - longitude + 180) % 360 - 180, at[:, 1]])


def _columns(pair: tuple[NDArray[np.float64], NDArray[np.float64]]) -> NDArray[np.float64]:
    return np.column_stack(pair)
