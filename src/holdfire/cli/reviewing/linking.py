"""Asking whom or what a name means that the case does not know."""

from __future__ import annotations

from typing import Any

from textual.app import App

from holdfire.cli.reviewing.choosing import Choice, Choosing
from holdfire.intake.queue import Waiting
from holdfire.intake.unknown import SOURCE_KINDS, Unknown
from holdfire.review import verdicts
from holdfire.review.desk import Desk, RefusedError

NEW = "\0"


async def ask_link(app: App[Any], desk: Desk, one: Waiting) -> str:
    """Ask which name, and whom or what it means; link it; say what was done.

    Must run in a worker of ``app``.
    """
    unknown = desk.unknown(one)
    if not unknown:
        return "The case knows every name in this claim."
    name: Unknown = unknown[0]
    if len(unknown) > 1:
        listed = [Choice(str(number), f"{each.name} ({each.sort})") for number, each in enumerate(unknown)]
        chosen = await app.push_screen_wait(Choosing("Which name?", listed))
        if chosen is None:
            return ""
        name = unknown[int(chosen)]
    means = await app.push_screen_wait(Choosing(f"Who or what is “{name.name}”?", meanings(desk, name)))
    if means is None:
        return ""
    new = None
    if means == NEW:
        shown = await app.push_screen_wait(Choosing("The full name, as it is to be shown", (), name.name, is_free=True))
        kinds = [Choice(kind, kind) for kind in SOURCE_KINDS]
        kind = await app.push_screen_wait(Choosing(f"What is {shown}?", kinds)) if shown else None
        if not shown or not kind:
            return ""
        new, means = {"name": shown, "kind": kind}, ""
    try:
        made = verdicts.link(desk, name, means, new)
    except RefusedError as error:
        return str(error)
    return f"“{name.name}” means {desk.known.register.names.get(made.means, made.means)} from now on (z takes it back)"


def meanings(desk: Desk, name: Unknown) -> list[Choice]:
    """List whom or what a name may mean, by the names to show; a party may be somebody new."""
    known = (desk.case.names.parties if name.sort == "party" else desk.case.names.places) or {}
    shown = desk.known.register.names
    listed = [
        Choice(each, f"{shown[each]} ({each})" if shown.get(each, each) != each else each)
        for each in sorted(set(known.values()))
    ]
    return listed + ([Choice(NEW, "somebody new: a source the case does not have")] if name.sort == "party" else [])
