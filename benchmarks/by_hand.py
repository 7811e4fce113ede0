"""The five policies as SQL written by hand, for DuckDB and for Spark: what one writes who has only this question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def query(policy: str, log: str, params: Mapping[str, Any]) -> str:
    """Write a policy as a query over a log that gives the ids of what is against it; of p4 day and crossing."""
    return {
        "p1": f"""
            SELECT strike.id
            FROM (SELECT id, k1, seq FROM {log} WHERE kind = 'strike' AND k1 < {params["protected"]}) AS strike
            ASOF JOIN (SELECT k1, seq, kind FROM {log} WHERE kind IN ('truce_open', 'truce_close')) AS truce
              ON strike.k1 = truce.k1 AND strike.seq > truce.seq
            WHERE truce.kind = 'truce_open'""",
        "p2": f"""
            SELECT request.id
            FROM (SELECT id, ts, seq FROM {log} WHERE kind = 'aid_request') AS request
            ANTI JOIN (SELECT id, ts, seq FROM {log} WHERE kind = 'aid_grant') AS answer
              ON request.id = answer.id AND answer.seq >= request.seq AND answer.ts <= request.ts + 259200
            WHERE request.ts + 259200 < {params["max_ts"]}""",
        "p3": f"""
            SELECT strike.id
            FROM (SELECT id, k2, seq FROM {log} WHERE kind = 'strike') AS strike
            ASOF JOIN (SELECT seq, kind FROM {log} WHERE kind IN ('cease_begin', 'cease_end')) AS phase
              ON strike.seq > phase.seq
            ASOF LEFT JOIN (SELECT k2, seq, kind FROM {log} WHERE kind IN ('sign_sep', 'withdraw_sep')) AS party
              ON strike.k2 = party.k2 AND strike.seq > party.seq
            WHERE phase.kind = 'cease_begin' AND (strike.k2 >= {params["listed"]} OR party.kind = 'sign_sep')""",
        "p4": f"""
            WITH passed AS (SELECT k1, ts // 86400 AS day, sum(n) AS goods FROM {log} WHERE kind = 'truck' GROUP BY ALL)
            SELECT day.day, crossing.crossing
            FROM range({params["max_ts"] // 86400}) AS day(day), range({params["crossings"]}) AS crossing(crossing)
            LEFT JOIN passed ON passed.k1 = crossing.crossing AND passed.day = day.day
            WHERE coalesce(passed.goods, 0) < {params["kday"]}""",
        "p5": f"""
            WITH owed AS (SELECT id, ts, sum(n) OVER (ORDER BY seq) AS freed FROM {log} WHERE kind = 'rel_a'),
                 done AS (SELECT ts, max(back) AS back FROM
                            (SELECT ts, sum(n) OVER (ORDER BY seq) AS back FROM {log} WHERE kind = 'rel_b') GROUP BY ts)
            SELECT owed.id FROM owed ASOF LEFT JOIN done ON done.ts <= owed.ts + 86400
            WHERE owed.ts + 86400 < {params["max_ts"]} AND coalesce(done.back, 0) < 30 * owed.freed""",
    }[policy]


def spark_query(policy: str, log: str, params: Mapping[str, Any]) -> str:
    """Write the same for Spark, which has no ASOF joins: what was said last is a window over everything so far."""
    so_far = "ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"
    return {
        "p1": f"""
            SELECT id FROM (
                SELECT id, kind, last_value(nullif(kind, 'strike'), true) OVER (PARTITION BY k1 {so_far}) AS last
                FROM {log}
                WHERE kind IN ('strike', 'truce_open', 'truce_close') AND k1 < {params["protected"]})
            WHERE kind = 'strike' AND last = 'truce_open'""",
        "p2": f"""
            SELECT id FROM (
                SELECT id, min(ts) FILTER (WHERE kind = 'aid_request') AS asked,
                       min(ts) FILTER (WHERE kind = 'aid_grant') AS granted
                FROM {log} WHERE kind IN ('aid_request', 'aid_grant') GROUP BY id)
            WHERE asked + 259200 < {params["max_ts"]} AND (granted IS NULL OR granted > asked + 259200)""",
        "p3": f"""
            SELECT id FROM (
                SELECT id, kind, k2, phase,
                       last_value(CASE WHEN kind IN ('sign_sep', 'withdraw_sep') THEN kind END, true)
                           OVER (PARTITION BY k2 {so_far}) AS party
                FROM (
                    SELECT id, kind, k2, seq,
                           last_value(CASE WHEN kind IN ('cease_begin', 'cease_end') THEN kind END, true)
                               OVER ({so_far}) AS phase
                    FROM {log}
                    WHERE kind IN ('strike', 'cease_begin', 'cease_end', 'sign_sep', 'withdraw_sep')))
            WHERE kind = 'strike' AND phase = 'cease_begin' AND (k2 >= {params["listed"]} OR party = 'sign_sep')""",
        "p4": f"""
            SELECT day.id AS day, crossing.id AS crossing
            FROM range({params["max_ts"] // 86400}) AS day CROSS JOIN range({params["crossings"]}) AS crossing
            LEFT JOIN (SELECT k1, ts DIV 86400 AS day, sum(n) AS goods FROM {log} WHERE kind = 'truck' GROUP BY ALL)
                AS passed ON passed.k1 = crossing.id AND passed.day = day.id
            WHERE coalesce(passed.goods, 0) < {params["kday"]}""",
        "p5": f"""
            SELECT id FROM (
                SELECT id, due, owed, max(back) OVER (ORDER BY due, is_owed) AS back
                FROM (
                    SELECT id, ts + 86400 AS due, 1 AS is_owed, sum(n) OVER (ORDER BY seq) AS owed, NULL AS back
                    FROM {log} WHERE kind = 'rel_a'
                    UNION ALL
                    SELECT id, ts, 0, NULL, sum(n) OVER (ORDER BY seq) FROM {log} WHERE kind = 'rel_b'))
            WHERE due < {params["max_ts"]} AND coalesce(back, 0) < 30 * owed""",
    }[policy]
