"""Which step waits for which, and the rings among them: as text, as a graph for Graphviz or Mermaid, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from holdfire.deal.model import Deal
from holdfire.deal.rings.openings import say_openings
from holdfire.deal.rings.rings import Ring, Wait, named_ring, named_wait, names_of_steps, rings, waits_and_readings

_RING_COLOUR = "#8a6116"
_NO_RING = "No step waits, by way of others, for itself."


@dataclass(frozen=True, slots=True)
class StepGraph:
    """The steps of a deal.

    Attributes:
        title: Of the deal.
        waits: Each with the readings it stands under; with none where it always does.
        rings: Each under one reading.
        groups: Clause id to the steps that stand in it, and in no narrower clause.
    """

    title: str
    waits: Mapping[Wait, tuple[str, ...]]
    rings: tuple[Ring, ...]
    groups: Mapping[str, tuple[str, ...]]

    @property
    def steps(self) -> tuple[str, ...]:
        """List all steps, each once: those that wait, then those that are only waited for."""
        return tuple(dict.fromkeys([*(wait.waiting for wait in self.waits), *(wait.for_ for wait in self.waits)]))

    @property
    def in_ring(self) -> frozenset[Wait]:
        """Give the waits that are part of a ring under some reading."""
        return frozenset(wait for ring in self.rings for wait in ring.knot)


def step_graph(deal: Deal) -> StepGraph:
    """Read the graph of steps off a deal, with names to show."""
    names = names_of_steps(deal)
    waits = {named_wait(wait, names): readings for wait, readings in waits_and_readings(deal).items()}
    steps = {step for wait in waits for step in (wait.waiting, wait.for_)}
    groups: dict[str, dict[str, None]] = {}
    for term in deal.terms:
        if term.part_of and term.id in steps:
            groups.setdefault(term.part_of, {})[term.id] = None
    found = tuple(named_ring(ring, names) for ring in rings(deal))
    return StepGraph(deal.id, waits, found, {clause: tuple(terms) for clause, terms in groups.items()})


def show_steps_text(graph: StepGraph) -> str:
    """Write the graph as text: what each step waits for, then the rings and what opens each."""
    lines = [f"{graph.title}: which step waits for which", ""]
    for step in dict.fromkeys(wait.waiting for wait in graph.waits):
        lines.append(step)
        for wait, readings in graph.waits.items():
            if wait.waiting == step:
                lines.append(f"  waits until {wait.words}{_under(readings)}")
    if not graph.waits:
        lines.append("No step waits for another.")
    for ring in graph.rings:
        count = len({wait.waiting for wait in ring.knot})
        lines += ["", f"A ring of {count} step{'s' * (count > 1)}{_under((ring.reading,) if ring.reading else ())}"]
        inside = ring.steps if count == len(ring.steps) else ring.knot
        lines += [f"  {wait.waiting} waits until {wait.words}" for wait in inside]
        opened = say_openings(ring.opened_by)
        lines.append(f"  {opened[:1].upper()}{opened[1:]}.")
    if graph.waits and not graph.rings:
        lines += ["", _NO_RING]
    return "\n".join(lines)


def show_steps_dot(graph: StepGraph) -> str:
    """Write the graph for Graphviz: rings heavier, waits that a reading alone brings dashed."""
    ids = {step: f"s{number}" for number, step in enumerate(graph.steps, 1)}
    lines = [f"digraph {_quoted(graph.title)} {{", "  rankdir=BT;", "  node [shape=box, style=rounded];"]
    lines += [f"  {ids[step]} [label={_quoted(step)}];" for step in graph.steps]
    for number, (clause, terms) in enumerate(graph.groups.items(), 1):
        lines.append(f"  subgraph cluster_{number} {{ label={_quoted(clause)}; {'; '.join(ids[t] for t in terms)}; }}")
    for wait, readings in graph.waits.items():
        looks = [f"label={_quoted(_edge_words(wait, readings))}"]
        looks += ["style=dashed"] if readings else []
        looks += [f'color="{_RING_COLOUR}"', "penwidth=2.5"] if wait in graph.in_ring else []
        lines.append(f"  {ids[wait.waiting]} -> {ids[wait.for_]} [{', '.join(looks)}];")
    return "\n".join([*lines, "}"])


def show_steps_mermaid(graph: StepGraph) -> str:
    """Write the graph for Mermaid: rings heavier, waits that a reading alone brings dotted."""
    ids = {step: f"s{number}" for number, step in enumerate(graph.steps, 1)}
    lines = ["flowchart BT", *(f"  {ids[step]}[{_entities(step)}]" for step in graph.steps)]
    for number, (clause, terms) in enumerate(graph.groups.items(), 1):
        lines.append(f"  subgraph c{number}[{_entities(clause)}]")
        lines += [*(f"    {ids[term]}" for term in terms), "  end"]
    heavy = []
    for number, (wait, readings) in enumerate(graph.waits.items()):
        arrow = "-.->" if readings else "-->"
        lines.append(f"  {ids[wait.waiting]} {arrow}|{_entities(_edge_words(wait, readings))}| {ids[wait.for_]}")
        heavy += [str(number)] if wait in graph.in_ring else []
    if heavy:
        lines.append(f"  linkStyle {','.join(heavy)} stroke:{_RING_COLOUR},stroke-width:3px")
    return "\n".join(lines)


def show_steps_json(graph: StepGraph) -> str:
    """Write the graph for programs."""
    made = {
        "deal": graph.title,
        "waits": [{**_wait(wait), "readings": list(readings)} for wait, readings in graph.waits.items()],
        "rings": [
            {
                "reading": ring.reading,
                "steps": [wait.waiting for wait in ring.steps],
                "waits": [_wait(wait) for wait in ring.knot],
                "opened by": [list(taken) for taken in ring.opened_by.sets],
                "no smaller set opens it": ring.opened_by.is_smallest,
            }
            for ring in graph.rings
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2)


SHOWN: Mapping[str, Callable[[StepGraph], str]] = {
    "text": show_steps_text,
    "dot": show_steps_dot,
    "mermaid": show_steps_mermaid,
    "json": show_steps_json,
}
"""How a graph can be written, by the name of the format."""


def _wait(wait: Wait) -> dict[str, str]:
    return {"waiting": wait.waiting, "for": wait.for_, "until": wait.words}


def _under(readings: Iterable[str]) -> str:
    words = " or ".join(readings)
    return f", under the reading {words}" if words else ""


def _edge_words(wait: Wait, readings: tuple[str, ...]) -> str:
    return f"until {wait.words}{_under(readings)}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _entities(text: str) -> str:
    """Quote a text for Mermaid, in which marks inside quotes are written as entities."""
    marks = {"&": "#amp;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "#": "#35;"}
    return '"' + "".join(marks.get(sign, sign) for sign in text) + '"'
