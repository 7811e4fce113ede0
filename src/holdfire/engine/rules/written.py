"""The rules written out: every Ibis expression as a query in the dialect of an engine.

What the engines run is kept beside the rules, in ``duckdb.sql`` and ``spark.sql``, so that it can
be read and reviewed, and so that assessing does not wait for it to be made. After a change to a rule:

    python -m holdfire.engine.rules.written

A test fails while a file says something else than the rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import ibis
import ibis.expr.operations as ops
from ibis.backends.sql.compilers.base import SQLGlotCompiler
from ibis.backends.sql.compilers.duckdb import DuckDBCompiler
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from sqlglot import exp

from holdfire.engine.plan import MARK
from holdfire.engine.rules import achieve, forbid, keep, match, points, rate, ratio, respond, span_sums, spans

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
    "point_matches": points.point_matches,
    "against": points.against,
    "point_breaches": points.point_breaches,
    "point_marks": points.point_marks,
    "point_done": points.point_done,
    "point_periods": points.point_periods,
    "point_answered": points.point_answered,
    "point_answered_each": points.point_answered_each,
    "point_paces": points.point_paces,
    "covered": spans.covered,
    "excused": spans.excused,
    "span_matches": spans.span_matches,
    "span_touches": spans.span_touches,
    "span_stretches": spans.span_stretches,
    "span_alleged": spans.span_alleged,
    "span_sure": spans.span_sure,
    "span_groups": spans.span_groups,
    "span_marks": spans.span_marks,
    "span_firsts": spans.span_firsts,
    "span_done": span_sums.span_done,
    "span_periods": span_sums.span_periods,
    "span_period_groups": span_sums.span_period_groups,
    "span_over": span_sums.span_over,
    "span_answered": span_sums.span_answered,
    "span_behind": span_sums.span_behind,
    "span_steps": span_sums.span_steps,
    "span_pairs": span_sums.span_pairs,
}


class SparkCompiler(PySparkCompiler):  # type: ignore[misc]  # Ibis has no types
    """Spark's own dialect, with the two aggregates that Ibis does not know Spark has."""

    __slots__ = ()
    SIMPLE_OPS = {ops.BitAnd: "bit_and", ops.BitOr: "bit_or"}  # noqa: RUF012  read by Ibis when the class is made

    def to_sqlglot(self, expr: ibis.Table) -> exp.Expression:
        """Write an expression, every table that stands beside each row of another as one looked at from that row.

        Both say the same, but of a table of one row, such as the question, Spark then makes constants, and no join.
        """
        query: exp.Expression = super().to_sqlglot(expr)
        for join in list(query.find_all(exp.Join)):
            if join.kind == "CROSS":
                table = join.this.copy()
                name = exp.TableAlias(this=exp.to_identifier(table.alias, quoted=True))
                table.set("alias", None)
                inner = table if isinstance(table, exp.Subquery) else exp.select("*").from_(table).subquery()
                join.set("this", exp.Lateral(this=inner, alias=name))
        return query


COMPILERS: Mapping[str, SQLGlotCompiler] = {"duckdb": DuckDBCompiler(), "spark": SparkCompiler()}


def written_rules(dialect: str) -> str:
    """Write all rules in the dialect of an engine ("duckdb" or "spark"), each under its name."""
    compiler = COMPILERS[dialect]
    written = {name: compiler.to_sqlglot(rule()).sql(dialect, pretty=True) for name, rule in RULES.items()}
    parts = [f"{MARK}{name}\n{query}\n" for name, query in written.items()]
    return "-- Made by `python -m holdfire.engine.rules.written` from the rules beside this file.\n\n" + "\n".join(
        parts
    )


if __name__ == "__main__":
    for dialect in COMPILERS:
        Path(__file__).with_name(f"{dialect}.sql").write_text(written_rules(dialect), encoding="utf-8")
