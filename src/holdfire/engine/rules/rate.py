"""Rate: what is done in each period."""

from __future__ import annotations

import ibis

from holdfire.engine.rules.sums import done_stream, per_seat, running
from holdfire.engine.rules.unbound import table, without


def done_by_period() -> ibis.Table:
    """Sum acts by period, and say from when a cap is passed.

    Returns:
        One row per cell, period and seat with any act in it: ``cell``, ``start``, ``seat``, ``low``,
        ``high`` (null: open) at now, ``over_may_from``, ``over_must_from`` (null: not up to now).

    """
    keys = ["cell", "start"]
    periods = table("periods").rename(period_end="end")
    found = table("matches")
    found = found.filter(found.role == "act")
    touched = table("touches")
    touched = touched.filter(touched.role == "act")
    touched = touched.join(
        periods, [touched.cell == periods.cell, touched.first < periods.period_end, touched["last"] >= periods.start]
    )
    touched = without(touched, "cell_right")
    touched = touched.group_by("cell", "row", "start", "period_end").agg(touch=touched.may.bit_or())
    found = found.join(touched, ["cell", "row"])
    inside = (found.earliest >= found.start) & (found.latest < found.period_end)
    found = found.mutate(may=found.may & found.touch, must=ibis.ifelse(inside, found.must, 0))
    steps = running(done_stream(per_seat(found), keys), keys, ["d_low", "d_high", "d_open"])
    caps = table("targets").select("cell", "seat", cap="high")
    steps = steps.join(caps, ["cell", "seat"]).cross_join(table("asked").select("now"))
    steps = steps.filter(steps.t <= steps.now)
    capped = steps.cap.notnull()
    return steps.group_by(*keys, "seat").agg(
        low=steps.low.max().cast("int64"),
        high=ibis.ifelse(steps.open.max() > 0, ibis.null("int64"), steps.high.max().cast("int64")),
        over_may_from=steps.t.min(where=capped & ((steps.open > 0) | (steps.high > steps.cap))),
        over_must_from=steps.t.min(where=capped & (steps.low > steps.cap)),
    )
