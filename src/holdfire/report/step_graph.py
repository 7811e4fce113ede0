"""The graph of steps as a picture: laid out in layers, a ring in a circle, drawn by Vega-Lite."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import atan2, cos, degrees, hypot, pi, sin
from textwrap import wrap
from typing import Any

import networkx as nx

from holdfire.report.page import Drawing
from holdfire.report.status import anchor_of
from holdfire.report.vega import draw_spec

WIDTH = 460
BOX_WIDTH = 138
BOX_HEIGHT = 40
ROW = 92
Edge = tuple[str, str]
Points = Mapping[str, tuple[float, float]]


def place_steps(edges: Sequence[Edge]) -> tuple[dict[str, tuple[float, float]], float]:
    """Lay steps out: each above what it waits for, the steps of a ring in a circle.

    Returns:
        The middle of each step's box, in pixels from the top left, and the height of the picture.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)
    knots = nx.condensation(graph)
    order = {step: index for index, step in enumerate(graph)}
    places: dict[str, tuple[float, float]] = {}
    top = 0.0
    for generation in reversed(list(nx.topological_generations(knots.reverse()))):
        members = [along_ring(graph, knots.nodes[knot]["members"], order) for knot in generation]
        members.sort(key=lambda steps: (beneath(graph, steps, places), order[steps[0]]))
        for start in range(0, len(members), 3):
            row = members[start : start + 3]
            height = max(ROW if len(steps) == 1 else ROW * max(2.3, len(steps) * 0.72) for steps in row)
            for column, steps in enumerate(row):
                middle = WIDTH * (column + 0.5) / len(row)
                places.update(circle(steps, middle, top + height / 2, WIDTH / len(row), height))
            top += height
    return places, top


def beneath(graph: nx.DiGraph[str], steps: Sequence[str], places: Points) -> float:
    """Say how far to the right the steps stand that wait for these; the middle where none does."""
    above = [places[waiting][0] for step in steps for waiting in graph.predecessors(step) if waiting in places]
    return sum(above) / len(above) if above else WIDTH / 2


def edges_to_draw(edges: Sequence[Edge]) -> frozenset[Edge]:
    """Leave out arrows that follow from others: who waits for a step that waits for a third waits for the third too."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)
    knots = nx.condensation(graph)
    knot_of = knots.graph["mapping"]
    needed = set(nx.transitive_reduction(knots).edges)
    return frozenset(
        (waiting, for_)
        for waiting, for_ in edges
        if knot_of[waiting] == knot_of[for_] or (knot_of[waiting], knot_of[for_]) in needed
    )


def along_ring(graph: nx.DiGraph[str], members: set[str], order: Mapping[str, int]) -> list[str]:
    """Order the steps of a knot as they wait for each other, first the one that others wait for most."""
    path = [max(members, key=lambda step: (len(set(graph.predecessors(step)) - members), -order[step]))]
    while len(path) < len(members):
        onward = [step for step in graph.successors(path[-1]) if step in members and step not in path]
        rest = [step for step in members if step not in path]
        path.append(min(onward or rest, key=lambda step: order[step]))
    return path


def circle(steps: Sequence[str], x: float, y: float, width: float, height: float) -> dict[str, tuple[float, float]]:
    """Put steps on a circle, the first on top; a single step in the middle."""
    if len(steps) == 1:
        return {steps[0]: (x, y)}
    across, down = (width - BOX_WIDTH) / 2 - 8, (height - BOX_HEIGHT) / 2 - 10
    turns = [2 * pi * index / len(steps) - pi / 2 for index in range(len(steps))]
    return {step: (x + across * cos(turn), y + down * sin(turn)) for step, turn in zip(steps, turns, strict=True)}


def border_point(at: tuple[float, float], toward: tuple[float, float], gap: float) -> tuple[float, float]:
    """Find where the line from the middle of a box towards a point leaves the box, and a little beyond."""
    dx, dy = toward[0] - at[0], toward[1] - at[1]
    length = hypot(dx, dy) or 1.0
    reach = min(
        (BOX_WIDTH / 2 / abs(dx)) if dx else float("inf"), (BOX_HEIGHT / 2 / abs(dy)) if dy else float("inf"), 1.0
    )
    return at[0] + dx * reach + dx / length * gap, at[1] + dy * reach + dy / length * gap


def clear_point(start: tuple[float, float], end: tuple[float, float], places: Points) -> tuple[float, float]:
    """Find where along an arrow its number can stand without being hidden by a box."""
    points = [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t) for t in (0.5, 0.4, 0.6, 0.3, 0.7)
    ]
    clear = [
        (x, y)
        for x, y in points
        if all(abs(x - at) > BOX_WIDTH / 2 + 6 or abs(y - down) > BOX_HEIGHT / 2 + 6 for at, down in places.values())
    ]
    return clear[0] if clear else points[0]


def draw_arrow(places: Points, edge: Edge, number: int, in_ring: bool, two_way: bool) -> dict[str, Any]:
    """Work out one arrow: its ends on the borders of the boxes, its head, and the number it carries."""
    one, other = places[edge[0]], places[edge[1]]
    if two_way:
        length = hypot(other[0] - one[0], other[1] - one[1]) or 1.0
        aside = (10 * (other[1] - one[1]) / length, -10 * (other[0] - one[0]) / length)
        one, other = (one[0] + aside[0], one[1] + aside[1]), (other[0] + aside[0], other[1] + aside[1])
    start, end = border_point(one, other, 0), border_point(other, one, 7)
    middle = clear_point(start, end, places)
    return {
        "x": start[0], "y": start[1], "x2": end[0], "y2": end[1], "midx": middle[0], "midy": middle[1],
        "angle": degrees(atan2(end[1] - start[1], end[0] - start[0])) + 90,
        "number": str(number), "ring": in_ring,
    }  # fmt: skip


def draw_waits(
    reading: str, edges: Sequence[Edge], sentences: Sequence[str], rings: Sequence[Sequence[str]]
) -> Drawing:
    """Draw which step waits for which under one reading.

    Args:
        reading: As said on the page; ``""`` where none matters.
        edges: ``(waiting, waited for)``, in the order of ``sentences``, which say them.
        sentences: What each arrow means; the arrow carries its number, from 1. Those of ``edges_to_draw`` are drawn.
        rings: Each the steps that wait for each other, in a circle.
    """
    places, height = place_steps(edges)
    drawn = edges_to_draw(edges)
    ring_edges = {(ring[i], ring[(i + 1) % len(ring)]) for ring in rings for i in range(len(ring))}
    ring_steps = {step for ring in rings for step in ring}
    arrows = [
        draw_arrow(places, edge, number, edge in ring_edges, (edge[1], edge[0]) in edges)
        for number, edge in enumerate(edges, 1)
        if edge[0] != edge[1] and edge in drawn
    ]
    boxes = [
        {
            "x": x - BOX_WIDTH / 2, "x2": x + BOX_WIDTH / 2, "y": y - BOX_HEIGHT / 2, "y2": y + BOX_HEIGHT / 2,
            "midx": x, "midy": y, "lines": wrap(step, 21)[:2], "ring": step in ring_steps,
        }
        for step, (x, y) in places.items()
    ]  # fmt: skip
    name = anchor_of("waits", reading)
    return draw_spec(graph_spec(boxes, arrows, height), name, "Which step waits for which", " ".join(sentences))


def graph_spec(boxes: list[dict[str, Any]], arrows: list[dict[str, Any]], height: float) -> dict[str, Any]:
    """Write the specification: arrows, heads, their numbers, boxes, words. A ring is drawn heavier and in ochre."""

    def at(x: str, y: str) -> dict[str, Any]:
        across = {"field": x, "type": "quantitative", "scale": {"domain": [0, WIDTH]}, "axis": None}
        down = {"field": y, "type": "quantitative", "scale": {"domain": [height, 0]}, "axis": None}
        return {"x": across, "y": down}

    def if_ring(yes: object, no: object) -> dict[str, Any]:
        return {"condition": {"test": "datum.ring", "value": yes}, "value": no}

    def layer(values: list[dict[str, Any]], mark: dict[str, Any], encoding: dict[str, Any]) -> dict[str, Any]:
        return {"data": {"values": values}, "mark": mark, "encoding": encoding}

    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    line_colour = if_ring("var(--ochre-deep)", "var(--soft-ink)")
    head = {"type": "point", "shape": "triangle", "filled": True, "opacity": 1, "size": 110}
    number = {"type": "text", "fontSize": 11, "fontWeight": "bold", "color": "var(--ink)"}
    disc = {"type": "circle", "size": 260, "opacity": 1, "color": "var(--paper)"}
    box = {"type": "rect", "cornerRadius": 6, "fill": "var(--card)"}
    words = {"type": "text", "fontSize": 12, "lineHeight": 15, "baseline": "middle", "color": "var(--ink)"}
    angle = {"field": "angle", "type": "quantitative", "scale": None}
    return {
        "width": WIDTH,
        "height": height,
        "layer": [
            layer(arrows, {"type": "rule"},
                  {**at("x", "y"), **ends, "strokeWidth": if_ring(3, 1.4), "stroke": line_colour}),
            layer(arrows, head, {**at("x2", "y2"), "angle": angle, "color": line_colour}),
            layer(arrows, disc, at("midx", "midy")),
            layer(arrows, number, {**at("midx", "midy"), "text": {"field": "number", "type": "nominal"}}),
            layer(boxes, box, {**at("x", "y"), **ends, "stroke": line_colour, "strokeWidth": if_ring(2.5, 1)}),
            *text_lines(boxes, words, at, layer),
        ],
    }  # fmt: skip


def text_lines(boxes: list[dict[str, Any]], words: dict[str, Any], at: Any, layer: Any) -> list[dict[str, Any]]:
    """Write each step's words, on one line or two."""
    one = [{**box, "words": box["lines"][0]} for box in boxes if len(box["lines"]) == 1]
    first = [{**box, "words": box["lines"][0]} for box in boxes if len(box["lines"]) > 1]
    second = [{**box, "words": box["lines"][1]} for box in boxes if len(box["lines"]) > 1]
    text = {"text": {"field": "words", "type": "nominal"}}
    placed = ((one, 0), (first, -8), (second, 8))
    return [layer(rows, {**words, "dy": dy}, {**at("midx", "midy"), **text}) for rows, dy in placed if rows]
