"""Which step waits for which: a graph for each reading, a ring said in words."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.deal.model import Deal
from holdfire.deal.rings.openings import say_openings
from holdfire.deal.rings.rings import (
    Ring,
    Wait,
    named_ring,
    named_wait,
    names_of_steps,
    questions_of_waits,
    rings,
    waits,
)
from holdfire.deal.versions import combinations
from holdfire.report.page import Waiting
from holdfire.report.status import group_words
from holdfire.report.step_graph import draw_waits, edges_to_draw

MOST_READINGS = 64
NOT_DRAWN = "(Follows from the others, so no arrow is drawn.)"


def waiting_steps(deal: Deal) -> tuple[Waiting, ...]:
    """Show which step waits for which: once for all readings under which it is the same; empty where none waits."""
    names = names_of_steps(deal)
    found = rings(deal)
    groups: dict[tuple[Wait, ...], list[str]] = {}
    for reading in combinations(questions_of_waits(deal), deal.questions)[:MOST_READINGS]:
        groups.setdefault(waits(deal, reading), []).append(" + ".join("/".join(pair) for pair in reading))
    every = [reading for readings in groups.values() for reading in readings]
    return tuple(
        show_waits(
            "" if len(groups) == 1 else group_words(readings, every),
            [named_wait(wait, names) for wait in waited],
            [named_ring(ring, names) for ring in found if any(stands_under(ring, reading) for reading in readings)],
        )
        for waited, readings in groups.items()
        if waited
    )


def stands_under(ring: Ring, reading: str) -> bool:
    """Say whether a ring is there under a reading: all answers it depends on are given."""
    return not ring.reading or set(ring.reading.split(" + ")) <= set(reading.split(" + "))


def show_waits(reading: str, found: Sequence[Wait], in_rings: Sequence[Ring]) -> Waiting:
    """Show the waits of one reading, and say its rings in words."""
    sentences = tuple(f"{wait.waiting} waits until {wait.words}." for wait in found)
    edges = tuple(dict.fromkeys((wait.waiting, wait.for_) for wait in found))
    by_edge = {
        edge: [s for w, s in zip(found, sentences, strict=True) if (w.waiting, w.for_) == edge] for edge in edges
    }
    drawn = edges_to_draw(edges)
    said = tuple(" ".join([*by_edge[edge], *([] if edge in drawn else [NOT_DRAWN])]) for edge in edges)
    circles = [[step.waiting for step in ring.steps] for ring in in_rings]
    return Waiting(reading, draw_waits(reading, edges, said, circles), said, tuple(ring_sentence(r) for r in in_rings))


def ring_sentence(ring: Ring) -> str:
    """Say a ring: who waits for whom, all the way round, and what opens it."""
    steps = [step.waiting for step in ring.steps]
    if len(steps) == 1:
        return f"A ring: {steps[0]} waits for itself."
    chain = ", which waits for ".join([*steps[1:], steps[0]])
    others = len({wait.waiting for wait in ring.knot}) - len(steps)
    knot = f" {others} more wait for them and are waited for, by way of others." if others else ""
    opened = say_openings(ring.opened_by)
    return f"A ring of {len(steps)} steps: {steps[0]} waits for {chain}.{knot} None can start; {opened}."
