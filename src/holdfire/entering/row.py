"""From answers to the row of a claim, as it stands in a ``.jsonl`` file."""

from __future__ import annotations

from collections.abc import Mapping

from holdfire.claims.columns import columns_of
from holdfire.entering.questions import MORE, ORIGIN, TAKING_BACK, THROUGH
from holdfire.intake.drafts.draft import Row

NOT_KEYS = (ORIGIN, THROUGH, MORE)
NESTED = ("quote", "votes")
"""Keys that hold keys, as the documentation writes them."""


def row_of(answers: Mapping[str, str], claim_id: str) -> Row:
    """Write the row of a claim.

    Args:
        answers: By the name of the question; ``""`` where it was left out. Entries of a list have ``|`` between them.
        claim_id: Its name.
    """
    kind = answers.get("kind", "")
    row: Row = {"id": claim_id} if kind == TAKING_BACK else {"id": claim_id, "kind": kind}
    columns = columns_of(kind)
    for key, text in answers.items():
        if not text or key in ("kind", *NOT_KEYS):
            continue
        head, _, part = key.partition(" ")
        takes = columns[key].takes if key in columns else "text"
        value: object = listed(text) if takes in ("names", "list") else text
        if takes == "number" and text.isdecimal() and text.isascii():
            value = int(text)
        if head in NESTED and part:
            row.setdefault(head, {})[part] = value
        else:
            row[key] = value
    chain = [*listed(answers.get(ORIGIN, "")), *listed(answers.get(THROUGH, ""))]
    return row | ({"chain": chain} if chain else {})


def listed(text: str) -> list[str]:
    """Split a list at ``|``."""
    return [part.strip() for part in text.split("|") if part.strip()]
