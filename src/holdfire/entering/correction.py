"""A claim that is corrected, as answers to be changed: all it asserts, and who says so; not when that was published."""

from __future__ import annotations

from holdfire.claims.claim import Claim, Event, Figure
from holdfire.claims.columns import QUANTITY_PARTS
from holdfire.entering.questions import ASKED, NEVER, ORIGIN, THROUGH
from holdfire.exports.given import kept_claims
from holdfire.pipeline import Case
from holdfire.vocab.quantity import Quantity, show_milli, show_range

ITS_OWN = ("published", "said", "quote in", "quote text", "reply to", "replaces", "note")
"""What a correction says for itself."""


def answers_of(case: Case, claim_id: str) -> dict[str, str]:
    """Give the answers that would have made a claim, its kind first; entries of a list have ``|`` between them.

    Raises:
        KeyError: The case has no such claim that was written down one by one.
    """
    kept = {one.claim.id: one for one in kept_claims(case)}[claim_id]
    texts = {key: value if isinstance(value, str) else " | ".join(value) for key, value in kept.cells.items()}
    found = {"kind": kept.kind}
    found |= {key: text for key, text in texts.items() if key in ASKED and key not in (*NEVER, *ITS_OWN)}
    chain = texts.get("chain", "").split("|")
    found[ORIGIN] = chain[0].strip()
    found[THROUGH] = " | ".join(part.strip() for part in chain[1:])
    for key, quantity in _quantities(kept.claim):
        if any(f"{key} {part}" in texts for part in QUANTITY_PARTS if part != "rule"):
            low, high = quantity.low, quantity.high
            told = f"at least {show_milli(low)}" if high is None else show_range(low, high)
            found[key] = f"{told} {quantity.unit}".strip()
    return {key: text for key, text in found.items() if text}


def _quantities(claim: Claim) -> tuple[tuple[str, Quantity], ...]:
    match claim.assertion:
        case Event(quantity=Quantity() as quantity):
            return (("quantity", quantity),)
        case Figure(value=value):
            return (("value", value),)
        case _:
            return ()
