"""Asking whom or what a name means that the case does not know."""

from __future__ import annotations

from typing import Any

from textual.app import App

from holdfire.claims.names import fold
from holdfire.cli.reviewing.choosing import Choice, Choosing
from holdfire.entering.newcomers import asks_group, asks_kind, asks_name
from holdfire.intake.decided.queue import Waiting
from holdfire.intake.drafts.unknown import SOURCE_KINDS, Unknown
from holdfire.review import verdicts
from holdfire.review.desk import Desk, RefusedError

NEW = "\0"
SOMEBODY_NEW = Choice(NEW, "somebody new: a source the case does not have")


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
    asks = f"Who or what is “{name.name}”?"
    always = SOMEBODY_NEW if name.sort == "party" else None
    means = await app.push_screen_wait(Choosing(asks, meanings(desk, name.sort), always=always))
    if means is None:
        return ""
    new = None
    if means.startswith(NEW):
        typed = means.removeprefix(NEW)
        new, means = await ask_new(app, desk, name.name if fold(typed) in fold(name.name) else typed), ""
        if new is None:
            return ""
    try:
        made = verdicts.link(desk, name, means, new)
    except RefusedError as error:
        return str(error)
    return f"“{name.name}” means {desk.known.register.names.get(made.means, made.means)} from now on (z takes it back)"


async def ask_new(app: App[Any], desk: Desk, called: str) -> dict[str, str] | None:
    """Ask who somebody new is, what, and to whom they belong; ``None``: never mind.

    Args:
        called: What was typed, or the words of the article.
    """
    name = await app.push_screen_wait(Choosing(asks_name(called), (), called, is_free=True))
    if name is None:
        return None
    name = name.strip() or called
    kinds = [Choice(kind, kind) for kind in SOURCE_KINDS]
    kind = await app.push_screen_wait(Choosing(asks_kind(name), kinds))
    if kind is None:
        return None
    listed = [Choice("", "nobody the case knows"), *meanings(desk, "party")]
    group = await app.push_screen_wait(Choosing(asks_group(name), listed))
    if group is None:
        return None
    return {"name": name, "kind": kind, **({"member of": group} if group else {})}


def meanings(desk: Desk, sort: str) -> list[Choice]:
    """List whom or what of the case a name may mean, by the names to show."""
    known = (desk.case.names.parties if sort == "party" else desk.case.names.places) or {}
    shown = desk.known.register.names
    return [
        Choice(each, f"{shown[each]} ({each})" if shown.get(each, each) != each else each)
        for each in sorted(set(known.values()))
    ]
