"""Points: acts told to the second, which stay in tables of their own. One expression per form.

They are what the rules of the forms come to where ``earliest`` is ``latest``: nothing is
uncertain about the time, so what is possible and what is certain are sums and first
moments over the same rows. ``pos`` tells what came first: the second, and within one second the
order that the table itself gives.
"""

from __future__ import annotations

import ibis

from holdfire.engine.rules.unbound import table


def point_matches() -> ibis.Table:
    """Find for each act the stretch of its cell's window that it falls in. Columns as table ``point_matches``."""
    hits, windows = table("hits"), table("day_windows")
    windows = windows.rename(open_may="may", open_must="must", open_cell="cell", open_window="window", open_day="day")
    found = hits.join(
        windows,
        [
            hits.cell == windows.open_cell,
            hits.window == windows.open_window,
            hits.day == windows.open_day,
            windows.first_pos <= hits.pos,
            windows.end_pos > hits.pos,
        ],
    )
    found = found.mutate(may=found.may & found.open_may, must=found.must & found.open_must)
    return found.filter(found.may != 0).select(*table("point_matches").columns)


def against() -> ibis.Table:
    """List acts against prohibitions: ``cell``, ``id``, ``at``, ``day``, ``may``, ``must``, ``cause``."""
    found = table("point_matches").cross_join(table("asked").select("now"))
    found = found.filter((found.role == "against") & (found["at"] < found.now))
    return found.select(*table("against").columns)


def point_breaches() -> ibis.Table:
    """Sum acts against prohibitions up by local day and by who sees them.

    Returns:
        ``cell``, ``day``, ``may``, ``must``, ``at`` (the first), ``acts``; and of those within the reporting
        period ``first_in``, ``acts_in``.

    """
    found = table("against").cross_join(table("asked").select("period_start"))
    inside = found["at"] >= found.period_start
    return found.group_by("cell", "day", "may", "must").agg(
        at=found["at"].min(),
        acts=found.count(),
        first_in=found["at"].min(where=inside),
        acts_in=inside.sum().cast("int64"),
    )


def point_marks() -> ibis.Table:
    """List acts that break or restore: ``cell``, ``pos``, ``at``, ``is_good``, ``may``, ``must``, ``id``."""
    found = table("point_matches")
    found = found.filter(found.role.isin(["broken", "restored"]))
    return found.select("cell", "pos", "at", "may", "must", "id", is_good=(found.role == "restored").cast("int64"))


def _per_class(role: str) -> ibis.Table:
    """Spread acts in a role over classes of seats that see everything alike; ``sure`` where they certainly see it."""
    found = table("point_matches")
    found = found.filter(found.role == role).cross_join(table("classes"))
    found = found.filter((found.may & found.bit) != 0)
    return found.mutate(sure=((found.must & found.bit) != 0).cast("int64"))


def _so_far(rows: ibis.Table, amount: ibis.Value, order: list[ibis.Value]) -> ibis.Value:
    return amount.sum().over(ibis.window(group_by=[rows.cell, rows.seat], order_by=order, preceding=None, following=0))


def point_done() -> ibis.Table:
    """Sum acts up to now, and say from when the target is possibly and surely reached.

    Returns:
        As ``done_and_reached``, ``seat`` being one of each class; ``turn`` and ``cause`` are ``pos`` and ``id`` of the
        act that surely reached it.

    """
    found = _per_class("act").cross_join(table("asked").select("now"))
    found = found.filter(found["at"] < found.now)
    order = [found.pos, found.id]
    found = found.mutate(
        low_by=_so_far(found, ibis.ifelse(found.sure == 1, found.low, 0), order),
        high_by=_so_far(found, found.high.coalesce(0), order),
        open_by=_so_far(found, ibis.ifelse(found.high.isnull(), 1, 0), order),
    )
    targets = table("targets").rename(target_low="low", target_high="high", target_cell="cell", target_seat="seat")
    found = found.join(targets, [found.cell == targets.target_cell, found.seat == targets.target_seat])
    surely = found.target_high.notnull() & (found.low_by >= found.target_high)
    possibly = (found.open_by > 0) | (found.high_by >= found.target_low)
    return found.group_by("cell", "seat").agg(
        low=found.low_by.max().cast("int64"),
        high=ibis.ifelse(found.open_by.max() > 0, ibis.null("int64"), found.high_by.max().cast("int64")),
        may_from=(found["at"] + 1).min(where=possibly),
        must_from=(found["at"] + 1).min(where=surely),
        turn=found.pos.min(where=surely),
        cause=found.id.argmin(found.pos, where=surely),
    )


def point_periods() -> ibis.Table:
    """Sum acts up by period and by who sees them.

    Returns:
        ``cell``, ``start`` (of the period), ``may``, ``must``, ``low``, ``high``, and ``opened``: how many have no end.

    """
    found, periods = table("point_matches"), table("period_days")
    found = found.cross_join(table("asked").select("now"))
    found = found.filter((found.role == "act") & (found["at"] < found.now)).select(
        "cell", "day", "may", "must", "low", "high"
    )
    found = found.join(periods, ["cell", "day"])
    return found.group_by("cell", "start", "may", "must").agg(
        low=found.low.sum().cast("int64"),
        high=found.high.sum().coalesce(0).cast("int64"),
        opened=found.high.isnull().sum().cast("int64"),
    )


def _answered() -> ibis.Table:
    """Find for each trigger and class from when it is ``answered_must`` and ``answered_may`` (null: never)."""
    triggers, acts = _per_class("trigger"), _per_class("act")
    acts = acts.select(
        act_cell="cell", act_seat="seat", names="answers", act_pos="pos", act_at="at", act_sure="sure", act="id"
    )
    pairs = triggers.left_join(
        acts,
        [
            triggers.cell == acts.act_cell,
            triggers.seat == acts.act_seat,
            triggers.incident == acts.names,
            triggers.pos < acts.act_pos,
        ],
    )
    # by incident as well, though a row tells of one only: rows that met by it need not be sent about again
    return pairs.group_by("cell", "seat", "incident", "id", "at", "sure").agg(
        answered_must=(pairs.act_at + 1).min(where=pairs.act_sure == 1), answered_may=(pairs.act_at + 1).min()
    )


def _judged() -> ibis.Table:
    """Add to each trigger its deadline, and how it stands by now: as numbers, 1 where it is so."""
    found = _answered().join(table("pace").select("cell", "delay"), "cell")
    found = found.cross_join(table("asked").select("now"))
    found = found.filter(found["at"] < found.now).mutate(deadline=found["at"] + found.delay)

    def flag(yes: ibis.Value) -> ibis.Value:
        return yes.coalesce(False).cast("int64")

    return found.mutate(
        passed=flag(found.deadline < found.now),
        done_must=flag(found.answered_must <= found.now),
        done_may=flag(found.answered_may <= found.now),
        in_time_must=flag(found.answered_must <= ibis.least(found.deadline + 1, found.now)),
        in_time_may=flag(found.answered_may <= ibis.least(found.deadline + 1, found.now)),
    )


FLAGS = ["sure", "passed", "done_must", "done_may", "in_time_must", "in_time_may"]
ALONE = ["id", "at", "deadline", "answered_must", "answered_may"]


def point_answered() -> ibis.Table:
    """Count triggers by how they stand, those that were perhaps not answered in time one by one.

    Returns:
        ``cell``, ``seat``, ``FLAGS`` (1: so), ``instances``; and of those one by one, else null: ``id``, ``at``,
        ``deadline``, ``answered_must``, ``answered_may`` (null: never).

    """
    found = _judged()
    is_missed = (found.passed == 1) & (found.in_time_must == 0)
    alone = {name: ibis.ifelse(is_missed, found[name], ibis.null("int64")) for name in ALONE}
    found = found.select("cell", "seat", *FLAGS, **alone)
    return found.group_by("cell", "seat", *FLAGS, *ALONE).agg(instances=found.count())


def point_paces() -> ibis.Table:
    """Sum what is done against what is asked: at each act, and when each step falls due.

    Returns:
        ``cell``, ``seat``, ``t``, ``is_due`` (1: a step falls due), ``id``, ``at``, ``sure``; what each step asks up to
        itself: ``asked_low``, ``asked_high``, ``asked_open``; what is done and due up to ``t``, this row's
        second included: ``done_low``, ``done_high``, ``done_open``, ``due_low``, ``due_high``, ``due_open``.

    """
    pace = table("pace").select("cell", "delay")
    steps = _per_class("step").join(pace, "cell")
    so_far = ibis.window(group_by=[steps.cell, steps.seat], order_by=steps.pos, range=(None, 0))
    at_once = ibis.window(group_by=[steps.cell, steps.seat, steps.pos])
    low, high, is_open = _bounds(steps)
    steps = steps.mutate(
        asked_low=low.sum().over(so_far) - low.sum().over(at_once) + steps.low,
        asked_high=high.sum().over(so_far),
        asked_open=is_open.sum().over(so_far),
        due_low=low, due_high=high, due_open=is_open,
    )  # fmt: skip
    zero = ibis.literal(0, "int64")
    asked, done, due = ("asked_low", "asked_high", "asked_open"), ("done_low", "done_high", "done_open"), (
        "due_low", "due_high", "due_open",
    )  # fmt: skip
    columns = ["cell", "seat", "t", "is_due", "id", "at", "sure", *asked, *done, *due]
    falls_due = steps.mutate(t=steps["at"] + steps.delay, is_due=ibis.literal(1, "int64"), **dict.fromkeys(done, zero))
    acts = _per_class("act")
    low, high, is_open = _bounds(acts)
    acts = acts.mutate(
        t=acts["at"], is_due=zero, done_low=low, done_high=high, done_open=is_open,
        **dict.fromkeys((*asked, *due), zero),
    )  # fmt: skip
    line = falls_due.select(*columns).union(acts.select(*columns)).cross_join(table("asked").select("now"))
    line = line.filter(line["at"] < line.now)
    until = ibis.window(group_by=[line.cell, line.seat], order_by=line.t, range=(None, 0))
    sums = {name: line[name].sum().over(until).cast("int64") for name in (*done, *due)}
    kept = {name: line[name].cast("int64") for name in asked}
    return line.select("cell", "seat", "t", "is_due", "id", "at", "sure", **kept, **sums)


def _bounds(rows: ibis.Table) -> tuple[ibis.Value, ibis.Value, ibis.Value]:
    """Give what each row surely adds, what it may add, and 1 where that has no end."""
    zero = ibis.literal(0, "int64")
    is_open = ibis.ifelse(rows.high.isnull(), 1, 0).cast("int64")
    return ibis.ifelse(rows.sure == 1, rows.low, zero), rows.high.coalesce(0), is_open
