"""Keep: events that break or restore what must be kept, as marks for the last word."""

from __future__ import annotations

import ibis

from holdfire.engine.rules.unbound import table


def broken_or_restored() -> ibis.Table:
    """List the events: ``cell``, ``role`` ("broken" or "restored"), ``earliest``, ``latest``, ``may``, ``must``."""
    found = table("matches")
    found = found.filter(found.role.isin(["broken", "restored"]))
    return found.select("cell", "role", "earliest", "latest", "may", "must").distinct()
