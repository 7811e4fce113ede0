"""Spans: acts of cells that registered tables bear on, told to some stretch of time. Matching, and acts against.

What the rules in ``match.py`` and ``forbid.py`` say row by row is said here for millions of rows at once:
no row is joined with more than the few stretches of a window that lie in the same stretch of time, and what
comes out is summed up by who sees it. Seats that see everything alike are one class.
"""

from __future__ import annotations

import ibis

from holdfire.engine.facets import MUST
from holdfire.engine.rules.unbound import table, without
from holdfire.engine.span_codes import ROLES, TOLD


def in_role(*roles: str) -> ibis.Table:
    """Return the matches in some roles."""
    found = table("span_matches")
    return found.filter(found.role.isin([ROLES.index(role) for role in roles]))


def per_class(found: ibis.Table) -> ibis.Table:
    """Spread rows over classes of seats that see everything alike; ``sure`` where they certainly see it."""
    spread = found.cross_join(table("classes"))
    spread = spread.filter((spread.may & spread.bit) != 0)
    return without(spread.mutate(sure=(spread.must & spread.bit) != 0), "bit")


def _throughout(rows: ibis.Table, name: str) -> ibis.Table:
    """Look up what a signal is in the seconds from one to another: anywhere (any), and everywhere (all).

    Args:
        rows: With ``{name}_signal`` (null: nothing is looked up), ``{name}_from``, ``{name}_to``, and the columns
            of table ``buckets``. The seconds must lie between ``base`` and ``top``.
        name: Of the signal, for the columns.

    Returns:
        The rows with ``{name}_any`` and ``{name}_all``; null where nothing was looked up.

    """
    steps = table("steps")
    kept = rows.columns
    at = steps.select(
        a_signal="signal", a_bucket="bucket", a_rank="rank", a_start="start", a_stop="stop",
        a_may="may", a_must="must",
    )  # fmt: skip
    rows = rows.mutate(a_key=_bucket(rows, rows[f"{name}_from"]))
    rows = rows.left_join(
        at,
        [
            rows[f"{name}_signal"] == at.a_signal,
            rows.a_key == at.a_bucket,
            at.a_start <= rows[f"{name}_from"],
            at.a_stop >= rows[f"{name}_from"],
        ],
    )
    beyond = ibis.ifelse(rows.a_stop < rows[f"{name}_to"], rows.a_signal, ibis.null("int64"))
    rows = rows.mutate(z_key=beyond, z_at=_bucket(rows, rows[f"{name}_to"]))
    to = steps.select(z_signal="signal", z_bucket="bucket", z_rank="rank", z_start="start", z_stop="stop")
    rows = rows.left_join(
        to,
        [
            rows.z_key == to.z_signal,
            rows.z_at == to.z_bucket,
            to.z_start <= rows[f"{name}_to"],
            to.z_stop >= rows[f"{name}_to"],
        ],
    )
    rows = _in_blocks(rows)
    some, every = (rows.b_may | rows.c_may), (rows.b_must & rows.c_must)
    found = {f"{name}_any": some.coalesce(rows.a_may), f"{name}_all": every.coalesce(rows.a_must)}
    return rows.select(*kept, **found)


def _in_blocks(rows: ibis.Table) -> ibis.Table:
    """Look up what the steps from ``a_rank`` to ``z_rank`` are together: two blocks that hold them all."""
    blocks = table("blocks")
    rows = rows.mutate(n=rows.z_rank - rows.a_rank + 1)
    first = blocks.select(
        b_signal="signal", b_rank="rank", b_length="length", b_may="may", b_must="must", b_next=blocks.length * 2
    )
    rows = rows.left_join(
        first,
        [
            rows.z_signal == first.b_signal,
            rows.a_rank == first.b_rank,
            first.b_length <= rows.n,
            first.b_next > rows.n,
        ],
    )
    rows = rows.mutate(c_key=rows.z_rank - rows.b_length + 1)
    last = blocks.select(c_signal="signal", c_rank="rank", c_length="length", c_may="may", c_must="must")
    return rows.left_join(
        last, [rows.b_signal == last.c_signal, rows.c_key == last.c_rank, rows.b_length == last.c_length]
    )


def _bucket(rows: ibis.Table, second: ibis.Value) -> ibis.Value:
    return (second - rows.base) >> rows.width.cast("int32")


def _within(rows: ibis.Table, second: ibis.Value) -> ibis.Value:
    """Move a second to where signals are looked up: before it none has changed, after it nobody looks."""
    return ibis.greatest(rows.base, ibis.least(second, rows.top))


def covered() -> ibis.Table:
    """Find what exceptions cover at all times alike: ``cell``, ``profile``, ``covered_may``, ``covered_must``."""
    found = _excepting(at_all_times=True)
    return found.group_by("cell", "profile").agg(
        covered_may=_possible(found).bit_or(), covered_must=_certain(found).bit_or()
    )


def excused() -> ibis.Table:
    """Find what exceptions cover at some times: ``cell``, ``feed``, ``id``, ``excused_may``, ``excused_must``."""
    found = _excepting(at_all_times=False)
    told = table("told").select("feed", "id", "earliest", "latest", "profile")
    found = without(found.join(told, "profile"), "profile_right").cross_join(table("buckets"))
    found = found.mutate(
        off_signal="signal", off_from=_within(found, found.earliest), off_to=_within(found, found.latest)
    )
    found = _throughout(found, "off")
    found = found.mutate(off_may=found.off_any, off_must=found.off_all)
    return found.group_by("cell", "feed", "id").agg(
        excused_may=_possible(found).bit_or(), excused_must=_certain(found).bit_or()
    )


def _excepting(*, at_all_times: bool) -> ibis.Table:
    """Match exceptions with profiles: those that are off or on at all times alike, or the others."""
    excusing, static, told = table("excusing"), table("static_levels"), table("told_facets")
    targets = told.filter(told.facet == "whom").select("profile", whom="told")
    excusing = excusing.filter(excusing.signal.isnull() if at_all_times else excusing.signal.notnull())
    found = static.join(targets, "profile").join(excusing, ["pattern", "whom"])
    return found.cross_join(table("asked").select("everyone"))


def _possible(found: ibis.Table) -> ibis.Value:
    return found.everyone & ~found.off_must


def _certain(found: ibis.Table) -> ibis.Value:
    return ibis.ifelse(found.level == MUST, found.everyone & ~found.off_may, 0)


def span_matches() -> ibis.Table:
    """Match what is told with what is looked for: told, time and exceptions applied. Columns as the table.

    ``heard`` leaves the window out; ``alleged`` has the seats for which the window may be open in some second of
    the reporting period.
    """
    static, told = table("static_levels"), table("told")
    found = without(static.join(table("searching"), "pattern"), "pattern")
    found = without(found.join(told.rename(told_may="may", told_must="must"), "profile"), "profile_right")
    found = found.mutate(latest=ibis.ifelse(found.begins == 1, found.began, found.latest))
    found = without(found.left_join(table("covered"), ["cell", "profile"]), "cell_right", "profile_right")
    found = without(found.left_join(table("excused"), ["cell", "feed", "id"]), "cell_right", "feed_right", "id_right")
    found = found.cross_join(table("asked").select("now", "period_start")).cross_join(table("buckets"))
    found = found.mutate(
        covered_may=found.covered_may.coalesce(0) | found.excused_may.coalesce(0),
        covered_must=found.covered_must.coalesce(0) | found.excused_must.coalesce(0),
        open_signal=found.signal,
        open_from=_within(found, found.earliest),
        open_to=_within(found, found.latest),
    )
    found = _throughout(found, "open")
    found = found.mutate(
        open_may=found.open_any.coalesce(found.open_may), open_must=found.open_all.coalesce(found.open_must)
    )
    found = _allege(found)
    heard = found.told_may & ~found.covered_must
    found = found.mutate(
        heard=heard,
        may=heard & found.open_may,
        must=ibis.ifelse(found.level == MUST, found.told_must & found.open_must & ~found.covered_may, 0),
        alleged=heard & found.open_then,
    )
    found = _count(found.filter(found.may != 0))
    return found.select(*table("span_matches").columns)


def _allege(found: ibis.Table) -> ibis.Table:
    """Add when the window may be open in a second of the reporting period: ``open_then``; of acts against alone."""
    first, last = ibis.greatest(found.earliest, found.period_start), ibis.least(found.latest, found.now - 1)
    is_against = found.role == ROLES.index("against")
    found = found.mutate(
        then_from=_within(found, first), then_to=_within(found, last), is_in=is_against & (first <= last)
    )
    is_same = (found.then_from == found.open_from) & (found.then_to == found.open_to)
    found = found.mutate(then_signal=ibis.ifelse(is_same | ~found.is_in, ibis.null("int64"), found.signal))
    found = _throughout(found, "then")
    return found.mutate(open_then=ibis.ifelse(found.is_in, found.then_any.coalesce(found.open_may), 0))


def _count(found: ibis.Table) -> ibis.Table:
    """Say how much each match adds in the unit of its pattern; ``high`` null: no end."""
    amounts = table("amounts").rename(amount_low="low", amount_high="high")
    found = found.left_join(amounts, ["amount", "unit"])
    found = without(found, "amount_right", "unit_right")
    found = without(found.left_join(table("read_as"), ["measure", "unit"]), "measure_right", "unit_right")
    high = ibis.ifelse(found["mode"].notnull(), found.high, found.amount_high)
    low = ibis.ifelse(found["mode"] == TOLD, found.low, found.amount_low.coalesce(0))
    return found.mutate(low=ibis.ifelse(found.unit == 0, 1000, low), high=ibis.ifelse(found.unit == 0, 1000, high))


def span_stretches() -> ibis.Table:
    """Put acts against prohibitions together into stretches without a gap, cell by cell, by who hears of them.

    Returns:
        ``cell``, ``heard`` (mask), ``start`` and ``stop`` (both inside): in each second some act may have happened.

    """
    found = in_role("against")
    found = found.group_by("cell", "heard", "earliest").agg(latest=found.latest.max())
    by = ["cell", "heard"]
    before = found.latest.max().over(ibis.window(group_by=by, order_by=found.earliest, preceding=(None, 1)))
    found = found.mutate(begins=ibis.ifelse(before.isnull() | (found.earliest > before + 1), 1, 0))
    found = found.mutate(
        number=found.begins.sum().over(ibis.window(group_by=by, order_by=found.earliest, preceding=None, following=0))
    )
    return found.group_by("cell", "heard", "number").agg(start=found.earliest.min(), stop=found.latest.max())


def span_alleged() -> ibis.Table:
    """Count acts against each prohibition in the reporting period by the local day in which they may have begun.

    Returns:
        ``cell``, ``mask`` (of seats), ``day``, ``at`` (the earliest second), ``acts``.

    """
    found = in_role("against")
    found = found.filter(found.alleged != 0)
    return found.group_by("cell", mask=found.alleged, day=found.day_first).agg(
        at=found.earliest.min(), acts=found.count()
    )


def span_sure() -> ibis.Table:
    """Sum up acts surely against each prohibition.

    Returns:
        ``cell``, ``must``, ``inside`` (1: in the reporting period), ``day`` (null: not surely within one local day),
        ``at`` (the last second of the first of them), ``over`` (1: it lies before now), ``acts`` that stand alone.

    """
    found = in_role("against").cross_join(table("asked").select("now", "period_start"))
    found = found.filter(found.must != 0)
    found = found.mutate(
        day=ibis.ifelse(found.day_first == found.day_last, found.day_first, ibis.null("int64")),
        inside=(found.earliest >= found.period_start).cast("int64"),
        over=(found.latest < found.now).cast("int64"),
    )
    return found.group_by("cell", "must", "inside", "day", "over").agg(
        at=found.latest.min(), acts=found.grp.isnull().sum().cast("int64")
    )


def span_groups() -> ibis.Table:
    """Count acts surely against prohibitions that may be one with others: ``cell``, ``must``, ``acts``."""
    found = in_role("against").cross_join(table("asked").select("now", "period_start"))
    found = found.filter(
        (found.must != 0) & found.grp.notnull() & (found.earliest >= found.period_start) & (found.latest < found.now)
    )
    groups = found.group_by("cell", "grp").agg(must=found.must.bit_or())
    return groups.group_by("cell", "must").agg(acts=groups.count())


def span_marks() -> ibis.Table:
    """List acts that break or restore: ``cell``, ``is_good``, ``earliest``, ``latest``, ``may``, ``must``."""
    found = in_role("broken", "restored")
    is_good = (found.role == ROLES.index("restored")).cast("int64")
    return found.select("cell", "earliest", "latest", "may", "must", is_good=is_good).distinct()


def span_touches() -> ibis.Table:
    """Put acts into each period that their span touches while the window may be open.

    Returns:
        Columns as the table: ``start`` of the period; ``may`` as the window allows in it, ``must`` where the whole
        span lies inside.

    """
    found, days = in_role("in period"), table("day_numbers")
    first = days.select(f_cell="cell", f_day="day", first_number="number")
    last = days.select(l_cell="cell", l_day="day", last_number="number")
    found = found.join(first, [found.cell == first.f_cell, found.day_first == first.f_day])
    found = found.join(last, [found.cell == last.l_cell, found.day_last == last.l_day])
    found = found.mutate(number=ibis.range(found.first_number, found.last_number + 1).unnest())
    periods = table("numbered_periods").rename(p_cell="cell", p_number="number", p_start="start", p_end="end")
    found = found.join(periods, [found.cell == periods.p_cell, found.number == periods.p_number])
    found = found.filter((found.p_start <= found.latest) & (found.p_end > found.earliest))
    windows = table("searching")
    windows = windows.filter(windows.role == ROLES.index("in period")).select(
        w_cell="cell", w_signal="signal", w_may="open_may"
    )
    found = found.join(windows, found.cell == windows.w_cell).cross_join(table("buckets"))
    first_second, last_second = ibis.greatest(found.earliest, found.p_start), ibis.least(found.latest, found.p_end - 1)
    found = found.mutate(
        then_signal="w_signal", then_from=_within(found, first_second), then_to=_within(found, last_second)
    )
    found = _throughout(found, "then")
    is_inside = (found.earliest >= found.p_start) & (found.latest < found.p_end)
    found = found.mutate(
        start="p_start",
        may=found.heard & found.then_any.coalesce(found.w_may),
        must=ibis.ifelse(is_inside, found.must, 0),
    )
    return found.filter(found.may != 0).select(*table("span_touches").columns)


def span_firsts() -> ibis.Table:
    """Name the first of those matches of a cell that the same seats see alike, and say how many there are.

    Returns:
        ``cell``, ``role``, ``mask`` (of seats that see them; of acts against, in the reporting period), ``must``,
        ``acts`` (how many), and of the first ``feed``, ``id``, ``earliest``, ``latest``, ``low``, ``high``,
        ``profile`` and ``told_must``.

    """
    found = table("span_matches")
    is_against = found.role == ROLES.index("against")
    found = found.mutate(mask=ibis.ifelse(is_against, found.alleged, found.may))
    found = found.filter(found["mask"] != 0)
    alike = ["cell", "role", "mask", "must"]
    first = found.group_by(*alike).agg(first_at=found.earliest.min(), acts=found.count())
    found = without(found.join(first, alike), *(f"{name}_right" for name in alike))
    found = found.filter(found.earliest == found.first_at)
    order = ibis.window(group_by=alike, order_by=[found.feed, found.id])
    found = found.mutate(place=ibis.row_number().over(order))
    found = found.filter(found.place == 0)
    told = table("told").select("feed", "id", "profile", told_must="must")
    found = without(found.join(told, ["feed", "id"]), "feed_right", "id_right")
    return found.select(*alike, "acts", "feed", "id", "earliest", "latest", "low", "high", "profile", "told_must")
