"""What a draft leaves open because the words do not say it, in words for the reviewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from holdfire.intake.drafts.draft import Row
from holdfire.intake.drafts.positions import OPEN
from holdfire.review.mistakes import Mistake

MISSING = "C211"
PUBLISHER = "which outlet published it is not known"
HOW_PUBLISHER = "say it for the document, `holdfire read FILE --case CASE --source OUTLET`, or write it last here"
FIRST = "the words do not say who said it first, or it is not known whom they mean"
HOW_FIRST = f"write who it was in place of `{OPEN}`; without that it would be the outlet's own word"
POSITION = "the words do not say which position is taken"
ON = "the words do not name a term, a draft or the deal"
HOW_ON = "choose what it is on, or make another kind of claim of it"
WHEN = "no word says when it happened; what is only to come has not happened"
BY_THEN = "no word says when: it was by then, at the latest"


def left_open(row: Row) -> Iterator[Mistake]:
    """Say what is open in a row; what has to be filled in is an error, an open time a note."""
    chain = row.get("chain")
    chain = [chain] if isinstance(chain, str) else list(chain or ())
    if OPEN in chain[:-1]:
        yield Mistake("chain", "error", FIRST, HOW_FIRST)
    if chain[-1:] == [OPEN]:
        yield Mistake("chain", "error", PUBLISHER, HOW_PUBLISHER)
    if row.get("position") == "":
        yield Mistake("position", "error", POSITION)
    if row.get("on") == OPEN:
        yield Mistake("on", "error", ON, HOW_ON)
    if row.get("when") == "":
        yield Mistake("when", "error", WHEN)
    for key in ("when", "at"):
        if str(row.get(key, "")).startswith("../"):
            yield Mistake(key, "note", BY_THEN)


def is_about_open(mistake: Mistake, open_: Iterable[Mistake]) -> bool:
    """Say whether a mistake only says that what is open is missing, or is no name."""
    keys = {each.key for each in open_ if each.severity == "error"}
    return mistake.key in keys and (mistake.code == MISSING or f"`{OPEN}`" in mistake.message)
