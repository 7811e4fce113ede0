"""Sums over incidents as time goes by: what is surely done by then, what may be."""

from __future__ import annotations

from collections.abc import Sequence

import ibis

from holdfire.engine.rules.unbound import table, without


def per_seat(found: ibis.Table) -> ibis.Table:
    """Spread rows with masks over seats: one row per seat that possibly sees it, ``sure`` where it certainly does."""
    seats = table("seats").select("seat", "bit")
    spread = found.cross_join(seats)
    spread = spread.filter((spread.may & spread.bit) != 0)
    return without(spread.mutate(sure=(spread.must & spread.bit) != 0), "bit")


def done_stream(found: ibis.Table, keys: Sequence[str]) -> ibis.Table:
    """Turn matched rows into steps of what is done.

    Of incidents that may be one (the same ``grp``) only the largest low counts.

    Args:
        found: Rows per seat with ``keys``, ``seat``, ``row``, ``grp``, ``earliest``, ``latest``, ``low``,
            ``high``, ``sure``.
        keys: What is summed apart, beside the seat.

    Returns:
        Rows ``keys``, ``seat``, ``t``, ``d_low``, ``d_high``, ``d_open``: at ``t`` the sure sum
        rises by ``d_low``, the possible one by ``d_high``; ``d_open`` counts open ends.

    """
    by = [*keys, "seat"]
    sure = found.filter(found.sure)
    order = [sure.latest, sure.row]
    reached = sure.low.max().over(ibis.window(group_by=[*by, "grp"], order_by=order, preceding=None, following=0))
    sure = sure.mutate(reached=reached)
    before = sure.reached.lag().over(ibis.window(group_by=[*by, "grp"], order_by=[sure.latest, sure.row]))
    lows = sure.select(*by, t=sure.latest + 1, d_low=sure.reached - before.coalesce(0), d_high=_zero(), d_open=_zero())
    highs = found.select(
        *by,
        t=found.earliest + 1,
        d_low=_zero(),
        d_high=found.high.coalesce(0),
        d_open=ibis.ifelse(found.high.isnull(), 1, 0).cast("int64"),
    )
    return lows.union(highs)


def _zero() -> ibis.Value:
    return ibis.literal(0, "int64")


def running(stream: ibis.Table, keys: Sequence[str], amounts: Sequence[str]) -> ibis.Table:
    """Add amounts up over time: one row per key, seat and time, columns named without ``d_``."""
    by = [*keys, "seat"]
    steps = stream.group_by(*by, "t").agg(**{amount: stream[amount].sum() for amount in amounts})
    so_far = ibis.window(group_by=by, order_by=steps.t, preceding=None, following=0)
    return steps.select(*by, "t", **{amount.removeprefix("d_"): steps[amount].sum().over(so_far) for amount in amounts})


def total_until(points: ibis.Table, events: ibis.Table) -> ibis.Table:
    """Sum the amounts of all events up to each point, the point's own second included.

    Args:
        points: Rows ``cell``, ``seat``, ``row``, ``at``.
        events: Rows ``cell``, ``seat``, ``at``, ``amount``, ``open``.

    Returns:
        Rows ``cell``, ``seat``, ``row``, ``total``, ``open``: one for each point.

    """
    asked = points.select("cell", "seat", "row", "at", amount=_zero(), open=_zero(), is_point=ibis.literal(1, "int64"))
    told = events.select(
        "cell", "seat", row=ibis.literal(-1, "int64"), at="at", amount="amount", open="open", is_point=_zero()
    )
    line = told.union(asked)
    so_far = ibis.window(
        group_by=["cell", "seat"], order_by=[line["at"], line["is_point"], line["row"]], preceding=None, following=0
    )
    line = line.mutate(total=line["amount"].sum().over(so_far), opened=line["open"].sum().over(so_far))
    return line.filter(line.is_point == 1).select("cell", "seat", "row", "total", open="opened")
