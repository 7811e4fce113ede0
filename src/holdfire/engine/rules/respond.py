"""Respond: each trigger and the first answers to it."""

from __future__ import annotations

import ibis

from holdfire.engine.rules.sums import per_seat
from holdfire.engine.rules.unbound import table, without


def triggers_and_answers() -> ibis.Table:
    """Join each trigger with the answers that serve it, and keep the earliest of each sort.

    An answer that names incidents serves those; any other serves every trigger.

    Returns:
        One row per trigger and seat that possibly sees it: ``cell``, ``seat``, ``row``, ``earliest``,
        ``latest``, ``sure``, and the second from which it is ``answered_must``, ``answered_may``,
        ``in_time_must``, ``in_time_may`` (null: never).

    """
    pace = table("pace")
    found = table("matches").join(pace.select("cell", "delay"), "cell")
    triggers = per_seat(found.filter(found.role == "trigger"))
    triggers = triggers.select("cell", "seat", "row", "incident", "earliest", "latest", "sure", "delay")
    acts = per_seat(found.filter(found.role == "act"))
    acts = acts.select("cell", "seat", act_row="row", begins="earliest", ends="latest", act_sure="sure")
    named = table("answers").rename(act_row="row", names="incident", names_surely="sure")
    acts = without(acts.left_join(named, "act_row"), "act_row_right")
    acts = acts.mutate(act_sure=acts.act_sure & (acts.names_surely.coalesce(1) == 1))
    columns = [*triggers.columns, "begins", "ends", "act_sure"]
    naming = acts.filter(acts.names.notnull())
    pairs = triggers.join(
        naming,
        [triggers.cell == naming.cell, triggers.seat == naming.seat, triggers.incident == naming.names],
    ).select(*columns)
    free = acts.filter(acts.names.isnull())
    pairs = pairs.union(triggers.join(free, ["cell", "seat"]).select(*columns))
    surely_after = pairs.act_sure & (pairs.begins > pairs.latest)
    possibly_after = pairs.ends > pairs.earliest
    answered = pairs.group_by("cell", "seat", "row").agg(
        answered_must=(pairs.ends + 1).min(where=surely_after),
        answered_may=(pairs.begins + 1).min(where=possibly_after),
        in_time_must=(pairs.ends + 1).min(where=surely_after & (pairs.ends <= pairs.earliest + pairs.delay)),
        in_time_may=(pairs.begins + 1).min(where=possibly_after & (pairs.begins <= pairs.latest + pairs.delay)),
    )
    rows = triggers.left_join(answered, ["cell", "seat", "row"])
    return rows.select(
        "cell", "seat", "row", "earliest", "latest", "sure",
        "answered_must", "answered_may", "in_time_must", "in_time_may",
    )  # fmt: skip
