"""Matching: which incidents match which patterns, for whom possibly and for whom certainly."""

from __future__ import annotations

import ibis

from holdfire.claims.incident import FACETS
from holdfire.engine.facets import MUST
from holdfire.engine.rules.unbound import table, without


def static_levels() -> ibis.Table:
    """Match patterns with profiles: the weakest facet.

    Returns:
        One row per pattern and profile that match at all: ``pattern``, ``profile``, ``level`` (1 or 2).

    """
    asked, levels, told = table("asked_facets"), table("levels"), table("told_facets")
    found = asked.join(levels, ["facet", "asked"]).join(told, ["facet", "told"])
    found = found.group_by("pattern", "profile").agg(level=found.level.min(), facets=found.count())
    return found.filter(found.facets == len(FACETS)).select("pattern", "profile", "level")


def excepted() -> ibis.Table:
    """Find what exceptions cover: incidents that one certainly or possibly covers, cell by cell.

    An exception is off in a second in which its condition does not hold, or the target is on a register.

    Returns:
        One row per cell and incident row: ``cell``, ``row``, ``covered_may``, ``covered_must`` (masks).

    """
    patterns, asked = table("patterns"), table("asked")
    incidents, registered = table("incidents"), table("registered")
    static = table("static_levels")
    of_exceptions = patterns.filter(patterns.role == "exception").select("pattern", "cell")
    found = static.join(of_exceptions, "pattern")
    told = table("told_facets")
    targets = told.filter(told.facet == "whom").select("profile", whom="told")
    rows = incidents.select("row", "profile", "earliest", "latest").join(targets, "profile")
    found = rows.join(found, "profile")
    listed = registered.rename(listed_start="start", listed_end="end")
    holding = table("holding").rename(hold_start="start", hold_end="end", hold_may="may", hold_must="must")
    found = found.join(
        listed,
        [
            found.pattern == listed.pattern,
            found.whom == listed.whom,
            listed.listed_start <= found.latest,
            listed.listed_end > found.earliest,
        ],
    )
    found = without(found, "pattern_right", "whom_right")
    found = found.join(
        holding,
        [
            found.pattern == holding.pattern,
            holding.hold_start <= found.latest,
            holding.hold_end > found.earliest,
            holding.hold_start < found.listed_end,
            holding.hold_end > found.listed_start,
        ],
    )
    found = without(found, "pattern_right").cross_join(asked.select("now", "everyone"))
    found = found.filter(ibis.greatest(found.listed_start, found.hold_start) <= found.now)
    found = found.mutate(
        off_may=found.may | (found.everyone & ~found.hold_must),
        off_must=found.must | (found.everyone & ~found.hold_may),
    )
    one = found.group_by("pattern", "cell", "row", "level", "everyone").agg(
        off_may=found.off_may.bit_or(), off_must=found.off_must.bit_and()
    )
    certain = ibis.ifelse(one.level == MUST, one.everyone & ~one.off_may, 0)
    one = one.mutate(certain=certain, possible=one.everyone & ~one.off_must)
    return one.group_by("cell", "row").agg(covered_may=one.possible.bit_or(), covered_must=one.certain.bit_or())


def _candidates() -> ibis.Table:
    """Join incident rows with the patterns they match and the stretches of openings they touch."""
    patterns, incidents, openings = table("patterns"), table("incidents"), table("openings")
    static = table("static_levels")
    covered = table("excepted")
    of_acts = patterns.filter(patterns.role != "exception").select(
        "pattern", "cell", "role", "window", "begins", asked_unit="unit"
    )
    spans = openings.rename(open_start="start", open_end="end", open_may="may", open_must="must")
    found = static.join(of_acts, "pattern").join(incidents, "profile")
    found = found.mutate(latest=ibis.ifelse(found.begins == 1, found.began, found.latest))
    found = found.join(
        spans,
        [
            found.cell == spans.cell,
            found.window == spans.window,
            spans.open_start <= found.latest,
            spans.open_end > found.earliest,
        ],
    )
    found = without(found, "cell_right", "window_right")
    return without(found.left_join(covered, ["cell", "row"]), "cell_right", "row_right")


def matches() -> ibis.Table:
    """Apply told, time and exceptions. Columns as table ``matches``; rows with no possible seat left out."""
    found = _candidates()
    keys = ["pattern", "cell", "role", "incident", "row", "grp", "earliest", "latest", "level"]
    one = found.group_by(keys).agg(
        amount=found.amount.max(),
        asked_unit=found.asked_unit.max(),
        told_may=found.told_may.max(),
        told_must=found.told_must.max(),
        open_may=found.open_may.bit_or(),
        open_must=found.open_must.bit_and(),
        covered_may=found.covered_may.max().coalesce(0),
        covered_must=found.covered_must.max().coalesce(0),
    )
    numbers = table("amounts").rename(asked_unit="unit")
    one = one.left_join(numbers, ["amount", "asked_unit"])
    by_occurrence = one.asked_unit == 0
    one = one.mutate(
        low=ibis.ifelse(by_occurrence, 1000, one.low.coalesce(0)),
        high=ibis.ifelse(by_occurrence, 1000, one.high),
        may=one.told_may & one.open_may & ~one.covered_must,
        must=ibis.ifelse(one.level == MUST, one.told_must & one.open_must & ~one.covered_may, 0),
    )
    one = one.filter(one.may != 0)
    return one.select(*(name for name in table("matches").columns))


def touches() -> ibis.Table:
    """Cut possible matches to the stretches in which the window is possibly open. Columns as table ``touches``."""
    found = _candidates()
    found = found.mutate(
        first=ibis.greatest(found.open_start, found.earliest),
        last=ibis.least(found.open_end - 1, found.latest),
        may=found.told_may & found.open_may & ~found.covered_must.coalesce(0),
    )
    return found.filter(found.may != 0).select(*(name for name in table("touches").columns))
