"""The rules written out: every Ibis expression as a query in the dialect of an engine.

What DuckDB runs is kept beside the rules in ``duckdb.sql``, so that it can be read and
reviewed, and so that assessing does not wait for it to be made. After a change to a rule:

    python -m holdfire.engine.rules.written

A test fails while the file says something else than the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import ibis

from holdfire.engine.plan import MARK
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


def written_rules(dialect: str) -> str:
    """Write all rules in a dialect in which Ibis knows their operations ("duckdb"), each under its name."""
    parts = [f"{MARK}{name}\n{ibis.to_sql(rule(), dialect=dialect)}\n" for name, rule in RULES.items()]
    return "-- Made by `python -m holdfire.engine.rules.written` from the rules beside this file.\n\n" + "\n".join(
        parts
    )


if __name__ == "__main__":
    Path(__file__).with_name("duckdb.sql").write_text(written_rules("duckdb"), encoding="utf-8")
