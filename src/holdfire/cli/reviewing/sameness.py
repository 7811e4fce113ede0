"""Asking which claim of the case tells of the same occurrence."""

from __future__ import annotations

from typing import Any

from textual.app import App

from holdfire.cli.reviewing.choosing import Choice, Choosing
from holdfire.intake.decided.queue import Waiting
from holdfire.review.desk import Desk, RefusedError
from holdfire.review.sameness import KEYS, as_its_own, as_same, same_occurrences

SURE, PERHAPS, NONE = "=", "?", "-"


async def ask_same(app: App[Any], desk: Desk, one: Waiting) -> str:
    """Ask as which claim, and how surely; put it into the claim of the candidate; say what was done.

    Must run in a worker of ``app``.
    """
    try:
        found = same_occurrences(desk, one)
    except RefusedError as error:
        return f"{str(error).capitalize()}."
    listed = [Choice(f"{SURE}{each.claim}", f"the same as {each.claim}: {each.reason}") for each in found]
    listed += [Choice(f"{PERHAPS}{each.claim}", f"perhaps the same as {each.claim}") for each in found]
    if any((desk.row(one) or {}).get(key) for key in KEYS):
        listed.append(Choice(NONE, "an occurrence of its own"))
    if not listed:
        return "No claim of the case may tell of the same occurrence."
    chosen = await app.push_screen_wait(Choosing("What does it tell of?", listed))
    if chosen is None:
        return ""
    if chosen == NONE:
        as_its_own(desk, one)
        return "An occurrence of its own: a accepts it so"
    try:
        incident = as_same(desk, one, chosen[1:], chosen[0] == SURE)
    except RefusedError as error:
        return str(error)
    return f"{'The same' if chosen[0] == SURE else 'Perhaps the same'} as {incident}: a accepts it so"
