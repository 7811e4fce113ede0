"""Points: acts told to the second, which stay in tables of their own. One expression per form.

They are what the rules of the forms come to where ``earliest`` is ``latest``: nothing is
uncertain about the time, so what is possible and what is certain are sums and first
moments over the same rows. ``pos`` tells what came first: the second, and within one second the
order that the table itself gives.
"""

from __future__ import annotations

import ibis

from holdfire.engine.rules.unbound import table
from holdfire.engine.tables import SUBSECONDS


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
    daily = found.group_by("cell", "day", "may", "must").agg(
        low=found.low.sum(), high=found.high.sum().coalesce(0), opened=found.high.isnull().sum()
    )
    daily = daily.join(periods, ["cell", "day"])
    return daily.group_by("cell", "start", "may", "must").agg(
        **{name: daily[name].sum().cast("int64") for name in ("low", "high", "opened")}
    )


def _answered_by_incident() -> ibis.Table:
    """Put each trigger beside its answer, with the masks of both.

    All rows of an incident are looked at together: ``entangled`` 1 where there are several triggers, or one that none
    can name, or answers that are not seen alike, or one that came before its trigger: that needs ``_answered``.
    """
    found = table("point_matches")
    found = found.filter(found.role.isin(["trigger", "act"]))
    is_trigger = found.role == "trigger"
    found = found.mutate(named=ibis.ifelse(is_trigger, found.incident, found.answers))
    found = found.filter((found.role == "trigger") | found.named.notnull())
    nothing = ibis.null("int64")  # a minimum with a condition of its own takes DuckDB four times as long
    of_trigger = {name: ibis.ifelse(is_trigger, found[name], nothing) for name in ("id", "pos", "may", "must")}
    of_act = {f"act_{name}": ibis.ifelse(is_trigger, nothing, found[name]) for name in ("pos", "may", "must")}
    found = found.select("cell", "named", **of_trigger, **of_act)
    one = found.group_by("cell", "named").agg(
        **{name: found[name].min() for name in (*of_trigger, *of_act)},
        last=found.id.max(), last_may=found.act_may.max(), last_must=found.act_must.max(),
    )  # fmt: skip
    one = one.filter(one.id.notnull())
    is_alike = (one.act_may == one.last_may) & (one.act_must == one.last_must) & (one.act_pos > one.pos)
    answered = (one.act_pos >> SUBSECONDS) + 1
    return one.select(
        "cell", "id", "may", "must",
        incident="named",
        at=one.pos >> SUBSECONDS,
        act_may=one.act_may.coalesce(0),
        act_must=one.act_must.coalesce(0),
        answered_may=answered,
        answered_must=answered,
        entangled=(one.named.isnull() | (one.last != one.id) | ~is_alike.coalesce(True)).cast("int64"),
    )  # fmt: skip


def _answered() -> ibis.Table:
    """Do so pair by pair, whatever came first, for each class of seats, where incidents are entangled."""
    triggers, acts = _per_class("trigger"), _per_class("act")
    asked = table("entangled").select(asked_cell="cell", asked_incident="incident")
    triggers = triggers.semi_join(
        asked, [triggers.cell == asked.asked_cell, triggers.incident.identical_to(asked.asked_incident)]
    )
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
    found = pairs.group_by("cell", "bit", "incident", "id", "at", "sure").agg(
        answered_must=(pairs.act_at + 1).min(where=pairs.act_sure == 1),
        answered_may=(pairs.act_at + 1).min(),
    )
    return found.mutate(
        may=found.bit,
        must=found.bit * found.sure,
        act_may=ibis.ifelse(found.answered_may.isnull(), 0, found.bit),
        act_must=ibis.ifelse(found.answered_must.isnull(), 0, found.bit),
        entangled=ibis.literal(0, "int64"),
    )


def _judged(answered: ibis.Table) -> ibis.Table:
    """Add to each trigger its deadline, and how it and its answer stand by now: as numbers, 1 where it is so."""
    found = answered.join(table("pace").select("cell", "delay"), "cell")
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


MASKS = ["may", "must", "act_may", "act_must"]
FLAGS = ["passed", "done_must", "done_may", "in_time_must", "in_time_may", "entangled"]
ALONE = ["incident", "at", "deadline", "answered_must", "answered_may"]


def point_answered() -> ibis.Table:
    """Count triggers by how they stand, those that were perhaps not answered in time one by one.

    Returns:
        ``cell``; who sees the trigger, ``may`` and ``must``, and the answer, ``act_may`` and ``act_must``; ``FLAGS``
        (1: so, for those who see the answer), ``instances``; and of those one by one, else null: ``id``, ``incident``,
        ``at``, ``deadline``, ``answered_must``, ``answered_may`` (null: never). What is ``entangled``,
        ``point_answered_each`` has to tell.

    """
    return _counted(_judged(_answered_by_incident()))


def point_answered_each() -> ibis.Table:
    """Do so for the incidents of table ``entangled``, class by class of seats."""
    return _counted(_judged(_answered()))


def _counted(found: ibis.Table) -> ibis.Table:
    is_missed = (found.passed == 1) & ((found.in_time_must == 0) | ((found.may & ~found.act_must) != 0))
    is_alone = is_missed | (found.entangled == 1)
    code = sum((found[name] << place for place, name in enumerate(FLAGS)), ibis.literal(0, "int64"))
    alone = {name: ibis.ifelse(is_alone, found[name], ibis.null("int64")) for name in ["id", *ALONE]}
    found = found.select("cell", *MASKS, code=code, **alone)  # few keys: what they are groups of is quicker found
    found = found.group_by("cell", *MASKS, "code", "id").agg(
        **{name: found[name].min() for name in ALONE}, instances=found.count()
    )
    each = {name: (found.code >> place) & 1 for place, name in enumerate(FLAGS)}
    return found.select("cell", *MASKS, "id", *ALONE, "instances", **each)


def point_paces() -> ibis.Table:
    """List the acts and steps of exchanges up to now.

    Returns:
        ``cell``, ``is_step`` (1: a step, 0: an act), ``pos``, ``at``, ``id``, ``may``, ``must``, ``low``, ``high``
        (null: open).

    """
    found = table("point_matches").cross_join(table("asked").select("now"))
    found = found.filter(found.role.isin(["step", "act"]) & (found["at"] < found.now))
    return found.select(
        "cell", "pos", "at", "id", "may", "must", "low", "high", is_step=(found.role == "step").cast("int64")
    )
