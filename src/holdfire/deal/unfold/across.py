"""`across: BOUNDARY`: one term for each way across a place that lies between two others."""

from __future__ import annotations

from holdfire.deal.mistakes import mistake
from holdfire.deal.unfold.copies import one_text, renamed, reworded, with_keys, without
from holdfire.deal.written.names import fold_name, split_names
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic
from holdfire.source.yaml_tree import Scalar


def each_way_across(term: Block, deal: Block, found: list[Diagnostic]) -> tuple[Block, ...]:
    """Make ``NAME from A``, from place A to place B, and ``NAME from B``.

    Args:
        term: With ``across``.
        deal: The whole deal, for the place and what it lies between.
        found: Where mistakes go.
    """
    boundary = term.text("across")
    plain = without(term, "across", "says")
    sides = _sides(boundary, deal) if boundary else ()
    if boundary is None or len(sides) != 2:
        span = boundary.span if boundary else term.where("across")
        message = f"`{boundary.text if boundary else ''}` is no boundary between two places"
        fix = "name a place that has `between: [a, b]`, or write `from place` and `to place`"
        found.append(mistake("no-boundary", message, span, "named here", help=fix))
        return (plain,)
    made = []
    for start, end in (sides, sides[::-1]):
        keys = [one_text("from place", reworded(boundary, start)), one_text("to place", reworded(boundary, end))]
        made.append(renamed(with_keys(plain, keys), f"{term.name.text} from {start}"))
    return tuple(made)


def _sides(boundary: Scalar, deal: Block) -> tuple[str, ...]:
    """Give the places that a boundary lies between; nothing where it is no boundary."""
    places = deal.blocks("places")
    place = next((place for place in places if fold_name(place.name.text) == fold_name(boundary.text)), None)
    known = tuple(place.name.text for place in places)
    texts = place.texts("between") if place else ()
    return tuple(text.text[start:end] for text in texts for start, end in split_names(text.text, known))
