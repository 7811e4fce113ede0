"""Ratio: what one side does against what the other did, cumulatively or step by step."""

from __future__ import annotations

import ibis

from holdfire.engine.rules.sums import done_stream, per_seat, running, total_until
from holdfire.engine.rules.unbound import table

WIDE = "decimal(38, 0)"
"""A whole number of 38 digits: exact, and an error beyond."""


def _sides() -> tuple[ibis.Table, ibis.Table]:
    """Return triggers and acts per seat, with the pace of their cell."""
    found = table("matches").join(table("pace"), "cell")
    return per_seat(found.filter(found.role == "step")), per_seat(found.filter(found.role == "act"))


def behind() -> ibis.Table:
    """Say from when on one side is possibly and surely behind, over all acts so far.

    Returns:
        One row per cell, seat and change: ``cell``, ``seat``, ``t``, ``may``, ``must`` (booleans), in any order;
        before the first row neither holds. What is open because an account is not complete is left out.

    """
    steps, acts = _sides()
    keys = ["cell"]
    zero = ibis.literal(0, "int64")
    done = done_stream(acts, keys).mutate(d_due_low=zero, d_due_high=zero, d_due_open=zero)
    due = done_stream(steps.mutate(earliest=steps.earliest + steps.delay, latest=steps.latest + steps.delay), keys)
    due = due.rename(d_due_low="d_low", d_due_high="d_high", d_due_open="d_open").mutate(
        d_low=zero, d_high=zero, d_open=zero
    )
    amounts = ["d_low", "d_high", "d_open", "d_due_low", "d_due_high", "d_due_open"]
    columns = ["cell", "seat", "t", *amounts]
    at = running(done.select(columns).union(due.select(columns)), keys, amounts)
    at = at.join(table("pace"), "cell").cross_join(table("asked").select("now"))
    at = at.filter(at.t <= at.now)
    at = at.select(
        "cell", "seat", "t",
        may=(at.due_open > 0) | ~_suffices(at, at.low, at.due_high),
        must=(at.open == 0) & ~_suffices(at, at.high, at.due_low),
    )  # fmt: skip
    before = ibis.window(group_by=["cell", "seat"], order_by=at.t)
    at = at.mutate(may_before=at.may.lag().over(before), must_before=at.must.lag().over(before))
    changed = (at.may != at.may_before.coalesce(False)) | (at.must != at.must_before.coalesce(False))
    return at.filter(changed).select("cell", "seat", "t", "may", "must")


def steps_and_answers() -> ibis.Table:
    """Judge each step: how much is asked up to it, and whether what was done suffices, in time and by now.

    Returns:
        One row per step and seat that possibly sees it: ``cell``, ``seat``, ``row``, ``earliest``, ``latest``,
        ``sure``, and the booleans ``in_time_must``, ``in_time_may``, ``answered_must``, ``answered_may``.
        What is open because an account is not complete is left out.

    """
    steps, acts = (side.cross_join(table("asked").select("now")) for side in _sides())
    steps = steps.filter(steps.earliest < steps.now)
    sure_steps, sure_acts = steps.filter(steps.sure), acts.filter(acts.sure & (acts.latest < acts.now))
    possible_acts = acts.filter(acts.earliest < acts.now)
    surely, possibly = _lows(sure_steps), _highs(steps)
    done_surely, done_possibly = _lows(sure_acts), _highs(possible_acts)
    points = steps.select("cell", "seat", "row", "earliest", "latest", "delay")
    always = ibis.literal(2**60, "int64")
    totals = {
        "asked_low": (points.mutate(at=points.earliest - 1), surely),
        "asked_high": (points.mutate(at=points.latest), possibly),
        "in_time_low": (points.mutate(at=points.earliest + points.delay), done_surely),
        "in_time_high": (points.mutate(at=points.latest + points.delay), done_possibly),
        "by_now_low": (points.mutate(at=always), done_surely),
        "by_now_high": (points.mutate(at=always), done_possibly),
    }
    rows = steps
    for name, (at, events) in totals.items():
        total = total_until(at, events).rename({name: "total", f"{name}_open": "open"})
        rows = rows.join(total, ["cell", "seat", "row"])
    same = sure_steps.select("cell", "seat", "grp", other_row="row", other_latest="latest", other_low="low")
    same = steps.join(same, ["cell", "seat", "grp"])
    same = same.filter((same.other_row != same["row"]) & (same.other_latest < same.earliest))
    same = same.group_by("cell", "seat", "row").agg(counted_low=same.other_low.max())
    rows = rows.left_join(same, ["cell", "seat", "row"])
    own = ibis.greatest(rows.low - rows.counted_low.coalesce(0), 0)
    asked_low, asked_high = rows.asked_low + own, rows.asked_high
    return rows.filter(rows.per_step == 0).select(
        "cell", "seat", "row", "earliest", "latest", "sure",
        in_time_must=_suffices(rows, rows.in_time_low, asked_high) & (rows.asked_high_open == 0),
        in_time_may=(rows.in_time_high_open > 0) | _suffices(rows, rows.in_time_high, asked_low),
        answered_must=_suffices(rows, rows.by_now_low, asked_high) & (rows.asked_high_open == 0),
        answered_may=(rows.by_now_high_open > 0) | _suffices(rows, rows.by_now_high, asked_low),
    )  # fmt: skip


def each_step() -> ibis.Table:
    """Judge each step of a ``per step`` ratio by itself. Columns as ``steps_and_answers``."""
    steps, acts = _sides()
    steps = steps.filter(steps.per_step == 1)
    acts = acts.cross_join(table("asked").select("now"))
    acts = acts.select(
        "cell", "seat", "now",
        begins="earliest", ends="latest", done_low="low", done_high="high", done_grp="grp", act_sure="sure",
    )  # fmt: skip
    pairs = steps.left_join(acts, ["cell", "seat"])
    after_surely = pairs.act_sure & (pairs.begins > pairs.latest) & (pairs.ends < pairs.now)
    after_possibly = (pairs.ends > pairs.earliest) & (pairs.begins < pairs.now)
    in_time_surely = after_surely & (pairs.ends <= pairs.earliest + pairs.delay)
    in_time_possibly = after_possibly & (pairs.begins <= pairs.latest + pairs.delay)
    keys = ["cell", "seat", "row", "earliest", "latest", "sure", "low", "high", "n", "per", "tolerance"]
    by_group = pairs.group_by([*keys, "done_grp"]).agg(
        in_time_low=pairs.done_low.max(where=in_time_surely).coalesce(0),
        in_time_high=pairs.done_high.sum(where=in_time_possibly).coalesce(0),
        in_time_open=pairs.begins.count(where=in_time_possibly & pairs.done_high.isnull()),
        by_now_low=pairs.done_low.max(where=after_surely).coalesce(0),
        by_now_high=pairs.done_high.sum(where=after_possibly).coalesce(0),
        by_now_open=pairs.begins.count(where=after_possibly & pairs.done_high.isnull()),
    )
    sums = ("in_time_low", "in_time_high", "in_time_open", "by_now_low", "by_now_high", "by_now_open")
    rows = by_group.group_by(keys).agg(**{name: by_group[name].sum() for name in sums})
    most = rows.high.notnull()
    return rows.select(
        "cell", "seat", "row", "earliest", "latest", "sure",
        in_time_must=most & _suffices(rows, rows.in_time_low, rows.high.coalesce(0)),
        in_time_may=(rows.in_time_open > 0) | _suffices(rows, rows.in_time_high, rows.low),
        answered_must=most & _suffices(rows, rows.by_now_low, rows.high.coalesce(0)),
        answered_may=(rows.by_now_open > 0) | _suffices(rows, rows.by_now_high, rows.low),
    )  # fmt: skip


def _lows(rows: ibis.Table) -> ibis.Table:
    """Turn sure rows into events for ``total_until``; of incidents that may be one only the largest low counts."""
    stream = done_stream(rows, ["cell"])
    return stream.filter(stream.d_low > 0).select(
        "cell", "seat", at=stream.t - 1, amount="d_low", open=ibis.literal(0, "int64")
    )


def _highs(rows: ibis.Table) -> ibis.Table:
    """Turn rows into events for ``total_until``: each high from its earliest second."""
    return rows.select(
        "cell", "seat",
        at="earliest",
        amount=rows.high.coalesce(0),
        open=ibis.ifelse(rows.high.isnull(), 1, 0).cast("int64"),
    )  # fmt: skip


def _suffices(rows: ibis.Table, done: ibis.Value, asked: ibis.Value) -> ibis.Value:
    """Compare ``per * (done + tolerance)`` with ``n * asked``: products of two numbers that may each fill 63 bits."""
    return rows.per.cast(WIDE) * (done + rows.tolerance) >= rows.n.cast(WIDE) * asked
