"""The plan: every rule as text in the dialect of an engine, made once per process."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import ibis

from holdfire.engine.rules import achieve, forbid, keep, match, rate, ratio, respond

RULES: Mapping[str, Callable[[], ibis.Table]] = {
    "static_levels": match.static_levels,
    "excepted": match.excepted,
    "matches": match.matches,
    "touches": match.touches,
    "breaches_by_period": forbid.breaches_by_period,
    "breaches_in_period": forbid.breaches_in_period,
    "breach_times": forbid.breach_times,
    "done_and_reached": achieve.done_and_reached,
    "broken_or_restored": keep.broken_or_restored,
    "triggers_and_answers": respond.triggers_and_answers,
    "done_by_period": rate.done_by_period,
    "behind": ratio.behind,
    "steps_and_answers": ratio.steps_and_answers,
    "each_step": ratio.each_step,
}


@cache
def sql(rule: str, dialect: str = "duckdb") -> str:
    """Return one rule as a query."""
    return str(ibis.to_sql(RULES[rule](), dialect=dialect))
