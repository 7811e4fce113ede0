"""What most likely stands in a field of a claim, by shared words: offered to a reviewer, never filled in by itself."""

from __future__ import annotations

from collections.abc import Sequence

from holdfire.intake.align.ideas import bag_of
from holdfire.intake.known import Known, TermKnown
from holdfire.intake.text.alike import covered, likeness, weights


def suggested_terms(words: str, known: Known) -> Sequence[TermKnown]:
    """Order the terms of the deal by how much of their words a text has, rare words counting more."""
    said = bag_of(words)
    bags = [bag_of(f"{term.id} {term.words}") for term in known.terms]
    weighed = weights(bags)
    rated = [
        (covered(bag_of(term.id), said, weighed) + covered(bag, said, weighed) + likeness(bag, said, weighed), -place)
        for place, (term, bag) in enumerate(zip(known.terms, bags, strict=True))
    ]
    return [known.terms[-place] for share, place in sorted(rated, reverse=True) if share > 0]


def suggested_acts(words: str, known: Known, roots: Sequence[str] = ()) -> Sequence[str]:
    """Order the acts of the case by how near their names and meanings are to a text, nearest first.

    Args:
        roots: Only these and their kinds; none: all.
    """
    said = bag_of(words)
    rated = []
    for place, (act, means) in enumerate(known.acts.items()):
        if roots and not any(known.is_kind_of(act, root) for root in roots):
            continue
        share = 2 * covered(bag_of(act), said) + covered(said, bag_of(f"{act} {means}"))
        rated.append((share, -len(act.split()), -place, act))
    return [act for share, _, _, act in sorted(rated, reverse=True) if share > 0]
