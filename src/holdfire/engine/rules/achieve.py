"""Achieve: acts that add up to a target. ``permit`` uses the same sums for its quota."""

from __future__ import annotations

import ibis

from holdfire.engine.rules.sums import done_stream, per_seat, running
from holdfire.engine.rules.unbound import table


def done_and_reached() -> ibis.Table:
    """Sum acts up to now, and say from when the target is possibly and surely reached.

    Returns:
        One row per cell and seat with any act: ``cell``, ``seat``, ``low``, ``high`` (null: open) at now,
        ``may_from``, ``must_from`` (null: not reached up to now).

    """
    found = table("matches")
    found = per_seat(found.filter(found.role == "act"))
    targets = table("targets").rename(target_low="low", target_high="high")
    found = found.semi_join(targets, ["cell", "seat"])
    steps = running(done_stream(found, ["cell"]), ["cell"], ["d_low", "d_high", "d_open"])
    steps = steps.join(targets, ["cell", "seat"]).cross_join(table("asked").select("now"))
    steps = steps.filter(steps.t <= steps.now)
    surely = steps.target_high.notnull() & (steps.low >= steps.target_high)
    possibly = (steps.open > 0) | (steps.high >= steps.target_low)
    return steps.group_by("cell", "seat").agg(
        low=steps.low.max().cast("int64"),
        high=ibis.ifelse(steps.open.max() > 0, ibis.null("int64"), steps.high.max().cast("int64")),
        may_from=steps.t.min(where=possibly),
        must_from=steps.t.min(where=surely),
    )
