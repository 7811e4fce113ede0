"""Unfolding: what a deal writes in short, written out as plain terms. Blocks in, blocks out.

Nothing is resolved here. What comes out has no `for each`, `stages`, `of which` or `across` any
more; its spans still point at what was written.
"""

from __future__ import annotations

from collections.abc import Callable

from holdfire.deal.unfold.blanks import fill_blanks
from holdfire.deal.unfold.earned import earn_extensions
from holdfire.deal.unfold.several_acts import join_acts
from holdfire.deal.unfold.terms import unfold_definitions, unfold_terms
from holdfire.deal.written.syntax import Block
from holdfire.source.diagnostic import Diagnostic, Outcome

Step = Callable[[Block], Outcome[Block]]

STEPS: tuple[Step, ...] = (fill_blanks, unfold_definitions, unfold_terms, earn_extensions, join_acts)
"""Each takes the whole deal and gives it back with one thing written out; in this order."""


def unfold(written: Block) -> Outcome[Block]:
    """Write a deal out, step by step.

    Args:
        written: The deal as the parser made it.

    Returns:
        The deal without what stands for several terms; of what could not be written out, one plain term.
    """
    found: list[Diagnostic] = []
    for step in STEPS:
        made = step(written)
        written = made.value
        found += made.diagnostics
    return Outcome(written, tuple(found))
