"""Spans summed up: targets, periods, answers, exchanges. As the rules of the forms, over classes of seats."""

from __future__ import annotations

from collections.abc import Sequence

import ibis

from holdfire.engine.rules.ratio import WIDE
from holdfire.engine.rules.spans import in_role, per_class
from holdfire.engine.rules.sums import done_stream, running
from holdfire.engine.rules.unbound import table, without

NEVER = 2**62
"""Later than any second."""
KEY = ("cell", "seat")


def _zero() -> ibis.Value:
    return ibis.literal(0, "int64")


def _stream(found: ibis.Table, keys: Sequence[str]) -> ibis.Table:
    """Turn matches into steps of what is done, as ``done_stream``; rows without ``grp`` stand alone."""
    by = [*keys, "seat"]
    grouped = found.filter(found.sure & found.grp.notnull()).mutate(row="id")
    lows = done_stream(grouped, keys)
    lows = lows.filter(lows.d_low > 0).select(*by, "t", "d_low", d_high=_zero(), d_open=_zero())
    alone = found.filter(found.sure & found.grp.isnull())
    alone = alone.select(*by, t=alone.latest + 1, d_low="low", d_high=_zero(), d_open=_zero())
    highs = found.select(
        *by,
        t=found.earliest + 1,
        d_low=_zero(),
        d_high=found.high.coalesce(0),
        d_open=ibis.ifelse(found.high.isnull(), 1, 0).cast("int64"),
    )
    return lows.union(alone).union(highs)


def span_done() -> ibis.Table:
    """Sum acts up to now, and say from when the target is possibly and surely reached. As ``done_and_reached``."""
    found = per_class(in_role("act"))
    targets = table("targets").rename(target_low="low", target_high="high")
    found = found.semi_join(targets, list(KEY))
    steps = running(_stream(found, ["cell"]), ["cell"], ["d_low", "d_high", "d_open"])
    steps = without(steps.join(targets, list(KEY)), "cell_right", "seat_right")
    steps = steps.cross_join(table("asked").select("now"))
    steps = steps.filter(steps.t <= steps.now)
    surely = steps.target_high.notnull() & (steps.low >= steps.target_high)
    possibly = (steps.open > 0) | (steps.high >= steps.target_low)
    return steps.group_by(*KEY).agg(
        low=steps.low.max().cast("int64"),
        high=ibis.ifelse(steps.open.max() > 0, ibis.null("int64"), steps.high.max().cast("int64")),
        may_from=steps.t.min(where=possibly),
        must_from=steps.t.min(where=surely),
    )


def span_periods() -> ibis.Table:
    """Sum acts up by period and by who sees them.

    Returns:
        ``cell``, ``start`` (of the period), ``may``, ``must``, ``low`` (of those that stand alone), ``high``, and
        ``opened``: how many have no end.

    """
    found = table("span_touches").cross_join(table("asked").select("now"))
    alone = (found.must != 0) & (found.latest < found.now) & found.grp.isnull()
    return found.group_by("cell", "start", "may", "must").agg(
        low=found.low.sum(where=alone).coalesce(0).cast("int64"),
        high=found.high.sum().coalesce(0).cast("int64"),
        opened=found.high.isnull().sum().cast("int64"),
    )


def span_period_groups() -> ibis.Table:
    """Sum by period and class what of acts that may be one with others is surely done: the largest of each group."""
    found = per_class(table("span_touches")).cross_join(table("asked").select("now"))
    found = found.filter(found.sure & (found.latest < found.now) & found.grp.notnull())
    groups = found.group_by("cell", "start", "seat", "grp").agg(low=found.low.max())
    return groups.group_by("cell", "start", "seat").agg(low=groups.low.sum().cast("int64"))


def span_over() -> ibis.Table:
    """Say from when the cap of each period is passed: ``cell``, ``start``, ``seat``, ``may_from``, ``must_from``."""
    keys = ["cell", "start"]
    caps = table("targets").select("cell", "seat", cap="high")
    caps = caps.filter(caps.cap.notnull())
    found = table("span_touches")
    found = per_class(found.semi_join(caps, "cell"))
    steps = running(_stream(found, keys), keys, ["d_low", "d_high", "d_open"])
    steps = without(steps.join(caps, list(KEY)), "cell_right", "seat_right")
    steps = steps.cross_join(table("asked").select("now"))
    steps = steps.filter(steps.t <= steps.now)
    found = steps.group_by(*keys, "seat").agg(
        may_from=steps.t.min(where=(steps.open > 0) | (steps.high > steps.cap)),
        must_from=steps.t.min(where=steps.low > steps.cap),
    )
    return found.filter(found.may_from.notnull() | found.must_from.notnull())


def span_answered() -> ibis.Table:
    """Find for each trigger the first answers that serve it: those that name it, and those that name nothing.

    Returns:
        One row per trigger and class: ``cell``, ``seat``, ``feed``, ``id``, ``earliest``, ``latest``, ``sure``, and
        the second from which it is ``answered_must``, ``answered_may`` (null: never).

    """
    row = ["cell", "seat", "feed", "id"]
    triggers, acts = _named("trigger", "incident"), _named("answer", "names")
    acts = acts.mutate(sure=(acts.sure == 1) & (acts.names_surely.coalesce(1) == 1))
    free = acts.filter(acts.names.isnull())
    surely = _first_after(triggers, "latest", free.filter(free.sure), "earliest", "latest")
    possibly = _first_after(triggers, "earliest", free, "latest", "earliest")
    naming = acts.filter(acts.names.notnull()).select(
        act_cell="cell", act_seat="seat", names="names", begins="earliest", ends="latest", act_sure="sure"
    )
    pairs = triggers.join(
        naming,
        [triggers.cell == naming.act_cell, triggers.seat == naming.act_seat, triggers.incident == naming.names],
    )
    by_name = pairs.group_by(*row).agg(
        named_must=(pairs.ends + 1).min(where=pairs.act_sure & (pairs.begins > pairs.latest)),
        named_may=(pairs.begins + 1).min(where=pairs.ends > pairs.earliest),
    )
    found = triggers
    for more in (surely.rename(free_must="at"), possibly.rename(free_may="at"), by_name):
        found = without(found.left_join(more, row), *(f"{name}_right" for name in row))
    must = ibis.least(found.free_must.coalesce(NEVER), found.named_must.coalesce(NEVER))
    may = ibis.least(found.free_may.coalesce(NEVER), found.named_may.coalesce(NEVER))
    return found.select(
        *row, "earliest", "latest", "sure", answered_must=must.nullif(NEVER), answered_may=may.nullif(NEVER)
    )


def _named(role: str, column: str) -> ibis.Table:
    """Return acts in a role by class, with the incident they are, or those they name."""
    named = table("named").select("feed", "id", column, names_surely="sure")
    found = per_class(in_role(role)).select("cell", "seat", "feed", "id", "earliest", "latest", "sure")
    found = without(found.left_join(named, ["feed", "id"]), "feed_right", "id_right")
    found = found.mutate(sure=found.sure.cast("int64"))
    return found if role == "answer" else without(found, "names_surely").distinct()


def _first_after(triggers: ibis.Table, after: str, acts: ibis.Table, key: str, end: str) -> ibis.Table:
    """Find for each trigger the second after the least ``end`` of the acts whose ``key`` lies after its own ``after``.

    Returns:
        The key of each trigger, and ``at`` (null: there is none).

    """
    row = ["cell", "seat", "feed", "id"]
    asked = triggers.select(*row, t=after, at=ibis.null("int64"), is_trigger=ibis.literal(1, "int64"))
    given = acts.select(*row, t=key, at=acts[end] + 1, is_trigger=_zero())
    line = given.union(asked)
    later = ibis.window(
        group_by=list(KEY),
        order_by=[line.t.desc(), line.is_trigger.desc()],
        preceding=None,
        following=0,
    )
    line = line.mutate(at=line["at"].min().over(later))
    return line.filter(line.is_trigger == 1).select(*row, "at")


def _sides() -> tuple[ibis.Table, ibis.Table]:
    pace = table("pace")
    sides = (per_class(in_role(role)).join(pace, "cell") for role in ("step", "in return"))
    steps, acts = (without(side, "cell_right") for side in sides)
    return steps, acts


def span_behind() -> ibis.Table:
    """Say from when on one side is possibly and surely behind, as ``behind``; ``may`` and ``must`` as numbers."""
    steps, acts = _sides()
    zero, amounts = _zero(), ["d_low", "d_high", "d_open", "d_due_low", "d_due_high", "d_due_open"]
    done = _stream(acts, ["cell"]).mutate(d_due_low=zero, d_due_high=zero, d_due_open=zero)
    due = _stream(steps.mutate(earliest=steps.earliest + steps.delay, latest=steps.latest + steps.delay), ["cell"])
    due = due.rename(d_due_low="d_low", d_due_high="d_high", d_due_open="d_open").mutate(
        d_low=zero, d_high=zero, d_open=zero
    )
    columns = [*KEY, "t", *amounts]
    at = running(done.select(columns).union(due.select(columns)), ["cell"], amounts)
    at = without(at.join(table("pace"), "cell"), "cell_right").cross_join(table("asked").select("now"))
    at = at.filter((at.t <= at.now) & (at.per_step == 0))
    at = at.select(
        *KEY, "t",
        may=((at.due_open > 0) | ~_suffices(at, at.low, at.due_high)).cast("int64"),
        must=((at.open == 0) & ~_suffices(at, at.high, at.due_low)).cast("int64"),
    )  # fmt: skip
    before = ibis.window(group_by=list(KEY), order_by=at.t)
    at = at.mutate(may_before=at.may.lag().over(before), must_before=at.must.lag().over(before))
    changed = (at.may != at.may_before.coalesce(0)) | (at.must != at.must_before.coalesce(0))
    return at.filter(changed).select(*KEY, "t", "may", "must")


def _suffices(rows: ibis.Table, done: ibis.Value, asked: ibis.Value) -> ibis.Value:
    return rows.per.cast(WIDE) * (done + rows.tolerance).cast(WIDE) >= rows.n.cast(WIDE) * asked.cast(WIDE)


def span_steps() -> ibis.Table:
    """Judge each step of an exchange, as ``steps_and_answers``.

    Returns:
        One row per step and class: ``cell``, ``seat``, ``feed``, ``id``, ``earliest``, ``latest``, and as numbers
        (1: so) ``sure``, ``in_time_must``, ``in_time_may``, ``answered_must``, ``answered_may``.

    """
    steps, acts = _sides()
    steps = steps.filter(steps.per_step == 0)
    acts = acts.cross_join(table("asked").select("now"))
    acts = acts.filter(acts.earliest < acts.now)
    surely, possibly = _lows(steps), _highs(steps)
    done_surely, done_possibly = _lows(acts.filter(acts.latest < acts.now)), _highs(acts)
    rows = steps.mutate(sure=steps.sure.cast("int64"))
    rows = _total(rows, "asked_low", rows.earliest - 1, surely)
    rows = _total(rows, "asked_high", rows.latest, possibly)
    rows = _total(rows, "in_time_low", rows.earliest + rows.delay, done_surely)
    rows = _total(rows, "in_time_high", rows.latest + rows.delay, done_possibly)
    rows = _all(rows, "by_now_low", done_surely)
    rows = _all(rows, "by_now_high", done_possibly)
    same = steps.filter(steps.sure & steps.grp.notnull())
    same = same.select(s_cell="cell", s_seat="seat", s_grp="grp", other="id", other_latest="latest", other_low="low")
    twins = rows.filter(rows.grp.notnull()).join(
        same, [rows.cell == same.s_cell, rows.seat == same.s_seat, rows.grp == same.s_grp]
    )
    twins = twins.filter((twins.other != twins.id) & (twins.other_latest < twins.earliest))
    twins = twins.group_by("cell", "seat", "feed", "id").agg(counted_low=twins.other_low.max())
    rows = without(
        rows.left_join(twins, ["cell", "seat", "feed", "id"]), "cell_right", "seat_right", "feed_right", "id_right"
    )
    own = ibis.greatest(rows.low - rows.counted_low.coalesce(0), 0)
    asked_low, asked_high = rows.asked_low + own, rows.asked_high
    bounded = rows.asked_high_open == 0
    flags = {
        "in_time_must": bounded & _suffices(rows, rows.in_time_low, asked_high),
        "in_time_may": (rows.in_time_high_open > 0) | _suffices(rows, rows.in_time_high, asked_low),
        "answered_must": bounded & _suffices(rows, rows.by_now_low, asked_high),
        "answered_may": (rows.by_now_high_open > 0) | _suffices(rows, rows.by_now_high, asked_low),
    }
    return rows.select(
        "cell", "seat", "feed", "id", "earliest", "latest", "sure",
        **{name: flag.cast("int64") for name, flag in flags.items()},
    )  # fmt: skip


def _lows(rows: ibis.Table) -> ibis.Table:
    """Turn sure rows into events ``cell``, ``seat``, ``at``, ``amount``, ``open``."""
    stream = _stream(rows.filter(rows.sure), ["cell"])
    return stream.filter(stream.d_low > 0).select(*KEY, at=stream.t - 1, amount="d_low", opened=_zero())


def _highs(rows: ibis.Table) -> ibis.Table:
    return rows.select(
        *KEY,
        at="earliest",
        amount=rows.high.coalesce(0),
        opened=ibis.ifelse(rows.high.isnull(), 1, 0).cast("int64"),
    )


def _total(rows: ibis.Table, name: str, at: ibis.Value, events: ibis.Table) -> ibis.Table:
    """Add to each row the sum of all events up to a second of its own, that second included."""
    kept = rows.columns
    none = {column: ibis.null(kind) for column, kind in rows.schema().items() if column not in KEY}
    asked = rows.select(*kept, at=at, amount=_zero(), opened=_zero(), is_row=ibis.literal(1, "int64"))
    told = events.mutate(is_row=_zero(), **none).select(*asked.columns)
    line = told.union(asked)
    so_far = ibis.window(group_by=list(KEY), order_by=[line["at"], line.is_row], preceding=None, following=0)
    sums = {name: line.amount.sum().over(so_far), f"{name}_open": line.opened.sum().over(so_far)}
    line = line.mutate(**sums)
    return line.filter(line.is_row == 1).select(*kept, *sums)


def _all(rows: ibis.Table, name: str, events: ibis.Table) -> ibis.Table:
    """Add to each row the sum of all events."""
    sums = events.group_by(*KEY).agg(**{name: events.amount.sum(), f"{name}_open": events.opened.sum()})
    rows = without(rows.left_join(sums, list(KEY)), "cell_right", "seat_right")
    return rows.mutate(**{column: rows[column].coalesce(0) for column in (name, f"{name}_open")})


def span_pairs() -> ibis.Table:
    """List steps, and acts in return, of exchanges judged step by step: ``is_step`` 1 or 0, a row for each class."""
    steps, acts = _sides()
    columns = ["cell", "seat", "feed", "id", "grp", "earliest", "latest", "low", "high"]
    each = [
        side.filter(side.per_step == 1).select(*columns, sure=side.sure.cast("int64"), is_step=ibis.literal(n, "int64"))
        for side, n in ((steps, 1), (acts, 0))
    ]
    return each[0].union(each[1])
