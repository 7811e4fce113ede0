"""Forbid: acts against a prohibition, by local day and over the reporting period.

``permit`` uses the same rules for interference: both match under the role ``against``.
"""

from __future__ import annotations

import ibis

from holdfire.engine.calendar import QUARTER_HOUR
from holdfire.engine.rules.unbound import table, without


def breaches_by_period() -> ibis.Table:
    """Find when, within each period of each cell, an act against it first may have and surely has happened.

    Returns:
        ``cell``, ``start`` (of the period), ``at`` (second of the act), ``may``, ``must`` (masks, one of them 0).

    """
    periods = table("periods").rename(period_end="end")
    touched = table("touches")
    touched = touched.filter(touched.role == "against")
    possible = touched.join(
        periods, [touched.cell == periods.cell, touched.first < periods.period_end, touched["last"] >= periods.start]
    )
    possible = without(possible, "cell_right")
    possible = possible.mutate(at=ibis.greatest(possible["first"], possible.start))
    possible = possible.group_by("cell", "start", "may").agg(at=possible["at"].min())
    possible = possible.select("cell", "start", "at", "may", must=ibis.literal(0, "int64"))
    sure = table("matches")
    sure = sure.filter((sure.role == "against") & (sure.must != 0)).select("cell", "earliest", "latest", "must")
    sure = sure.join(
        periods, [sure.cell == periods.cell, sure.earliest >= periods.start, sure.latest < periods.period_end]
    )
    sure = without(sure, "cell_right")
    sure = sure.group_by("cell", "start", "must").agg(at=sure.latest.min())
    return possible.union(sure.select("cell", "start", "at", may=ibis.literal(0, "int64"), must="must"))


def _in_period() -> tuple[ibis.Table, ibis.Table]:
    """Return touches of possible acts, and sure acts, against prohibitions within the reporting period."""
    asked = table("asked")
    touched = table("touches").cross_join(asked)
    touched = touched.mutate(at=ibis.greatest(touched["first"], touched.period_start))
    touched = touched.filter(
        (touched.role == "against") & (touched["last"] >= touched.period_start) & (touched["at"] < touched.now)
    )
    sure = table("matches").cross_join(asked)
    sure = sure.filter(
        (sure.role == "against") & (sure.must != 0) & (sure.earliest >= sure.period_start) & (sure.latest < sure.now)
    )
    return touched, sure


def breaches_in_period() -> ibis.Table:
    """Count acts against each prohibition in the reporting period, mask by mask, and say when they began to be.

    Returns:
        ``cell``, ``kind``, ``mask`` (of seats), ``incidents``, ``at``. Kinds "possible" and "sure"
        give the second ``at`` of the first possible and the first sure act, "alleged" and
        "established" the number of ``incidents``, of those established that may be one only one.

    """
    possible, sure = _in_period()
    began = possible.group_by("cell", mask=possible.may).agg(at=possible["at"].min())
    counted = possible.group_by("cell", "incident", "row").agg(mask=possible.may.bit_or())
    counted = counted.group_by("cell", "mask").agg(incidents=counted.count())
    firsts = sure.group_by("cell", mask=sure.must).agg(at=sure.latest.min())
    groups = sure.group_by("cell", "grp").agg(mask=sure.must.bit_or())
    groups = groups.group_by("cell", "mask").agg(incidents=groups.count())
    none, columns = ibis.literal(0, "int64"), ["cell", "kind", "mask", "incidents", "at"]
    return (
        began.mutate(kind=ibis.literal("possible"), incidents=none).select(columns)
        .union(firsts.mutate(kind=ibis.literal("sure"), incidents=none).select(columns))
        .union(counted.mutate(kind=ibis.literal("alleged"), at=none).select(columns))
        .union(groups.mutate(kind=ibis.literal("established"), at=none).select(columns))
    )  # fmt: skip


def breach_times() -> ibis.Table:
    """List the quarter hours in which possible breaches of the period begin: ``cell``, ``mask``, ``quarter``."""
    possible, _ = _in_period()
    incidents = table("incidents").select("row", "earliest")
    found = possible.join(incidents, "row")
    return found.select("cell", mask="may", quarter=(found.earliest // QUARTER_HOUR).cast("int64")).distinct()
