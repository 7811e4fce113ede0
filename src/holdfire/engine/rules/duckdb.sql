-- Made by `python -m holdfire.engine.rules.written` from the rules beside this file.

-- rule: static_levels
SELECT
  "t7"."pattern",
  "t7"."profile",
  "t7"."level"
FROM (
  SELECT
    "t6"."pattern",
    "t6"."profile",
    MIN("t6"."level") AS "level",
    COUNT(*) AS "facets"
  FROM (
    SELECT
      "t3"."pattern",
      "t3"."facet",
      "t3"."asked",
      "t4"."told",
      "t4"."level",
      "t5"."profile"
    FROM "asked_facets" AS "t3"
    INNER JOIN "levels" AS "t4"
      ON "t3"."facet" = "t4"."facet" AND "t3"."asked" = "t4"."asked"
    INNER JOIN "told_facets" AS "t5"
      ON "t3"."facet" = "t5"."facet" AND "t4"."told" = "t5"."told"
  ) AS "t6"
  GROUP BY
    1,
    2
) AS "t7"
WHERE
  "t7"."facets" = 8

-- rule: excepted
SELECT
  "t24"."cell",
  "t24"."row",
  BIT_OR("t24"."possible") AS "covered_may",
  BIT_OR("t24"."certain") AS "covered_must"
FROM (
  SELECT
    "t23"."pattern",
    "t23"."cell",
    "t23"."row",
    "t23"."level",
    "t23"."listed_may",
    "t23"."listed_must",
    "t23"."everyone",
    CASE WHEN "t23"."level" = 2 THEN "t23"."everyone" & ~"t23"."listed_may" ELSE 0 END AS "certain",
    "t23"."everyone" & ~"t23"."listed_must" AS "possible"
  FROM (
    SELECT
      "t22"."pattern",
      "t22"."cell",
      "t22"."row",
      "t22"."level",
      "t22"."listed_may",
      "t22"."listed_must",
      "t10"."everyone"
    FROM (
      SELECT
        "t20"."pattern",
        "t20"."cell",
        "t20"."row",
        "t20"."level",
        BIT_OR("t20"."may") AS "listed_may",
        BIT_AND("t20"."must") AS "listed_must"
      FROM (
        SELECT
          "t19".*
          EXCLUDE ("pattern_right", "whom_right")
        FROM (
          SELECT
            "t11"."row",
            "t11"."profile",
            "t11"."earliest",
            "t11"."latest",
            "t15"."whom",
            "t18"."pattern",
            "t18"."level",
            "t18"."cell",
            "t13"."pattern" AS "pattern_right",
            "t13"."whom" AS "whom_right",
            "t13"."listed_start",
            "t13"."listed_end",
            "t13"."may",
            "t13"."must"
          FROM (
            SELECT
              "t1"."row",
              "t1"."profile",
              "t1"."earliest",
              "t1"."latest"
            FROM "incidents" AS "t1"
          ) AS "t11"
          INNER JOIN (
            SELECT
              "t2"."profile",
              "t2"."told" AS "whom"
            FROM "told_facets" AS "t2"
            WHERE
              "t2"."facet" = 'whom'
          ) AS "t15"
            ON "t11"."profile" = "t15"."profile"
          INNER JOIN (
            SELECT
              "t6"."pattern",
              "t6"."profile",
              "t6"."level",
              "t16"."cell"
            FROM "static_levels" AS "t6"
            INNER JOIN (
              SELECT
                "t5"."pattern",
                "t5"."cell"
              FROM "patterns" AS "t5"
              WHERE
                "t5"."role" = 'exception'
            ) AS "t16"
              ON "t6"."pattern" = "t16"."pattern"
          ) AS "t18"
            ON "t11"."profile" = "t18"."profile"
          INNER JOIN (
            SELECT
              "t3"."pattern",
              "t3"."whom",
              "t3"."start" AS "listed_start",
              "t3"."end" AS "listed_end",
              "t3"."may",
              "t3"."must"
            FROM "registered" AS "t3"
          ) AS "t13"
            ON "t18"."pattern" = "t13"."pattern"
            AND "t15"."whom" = "t13"."whom"
            AND "t13"."listed_start" <= "t11"."latest"
            AND "t13"."listed_end" > "t11"."earliest"
        ) AS "t19"
      ) AS "t20"
      GROUP BY
        1,
        2,
        3,
        4
    ) AS "t22"
    CROSS JOIN (
      SELECT
        "t0"."everyone"
      FROM "asked" AS "t0"
    ) AS "t10"
  ) AS "t23"
) AS "t24"
GROUP BY
  1,
  2

-- rule: matches
SELECT
  "t17"."pattern",
  "t17"."cell",
  "t17"."role",
  "t17"."incident",
  "t17"."row",
  "t17"."grp",
  "t17"."earliest",
  "t17"."latest",
  CASE
    WHEN "t17"."asked_unit" = 0
    THEN 1000
    ELSE CASE
      WHEN (
        "t17"."unit" = 0
      ) OR (
        "t17"."unit" = "t17"."asked_unit"
      )
      THEN "t17"."low"
      ELSE 0
    END
  END AS "low",
  CASE
    WHEN "t17"."asked_unit" = 0
    THEN 1000
    ELSE CASE
      WHEN (
        "t17"."unit" = 0
      ) OR (
        "t17"."unit" = "t17"."asked_unit"
      )
      THEN "t17"."high"
      ELSE CAST(NULL AS BIGINT)
    END
  END AS "high",
  "t17"."told_may" & "t17"."open_may" & ~"t17"."covered_must" AS "may",
  CASE
    WHEN "t17"."level" = 2
    THEN "t17"."told_must" & "t17"."open_must" & ~"t17"."covered_may"
    ELSE 0
  END AS "must"
FROM (
  SELECT
    "t16"."pattern",
    "t16"."cell",
    "t16"."role",
    "t16"."incident",
    "t16"."row",
    "t16"."grp",
    "t16"."earliest",
    "t16"."latest",
    "t16"."level",
    MAX("t16"."low") AS "low",
    MAX("t16"."high") AS "high",
    MAX("t16"."unit") AS "unit",
    MAX("t16"."asked_unit") AS "asked_unit",
    MAX("t16"."told_may") AS "told_may",
    MAX("t16"."told_must") AS "told_must",
    BIT_OR("t16"."open_may") AS "open_may",
    BIT_AND("t16"."open_must") AS "open_must",
    COALESCE(MAX("t16"."covered_may"), 0) AS "covered_may",
    COALESCE(MAX("t16"."covered_must"), 0) AS "covered_must"
  FROM (
    SELECT
      "t15".*
      EXCLUDE ("row_right", "cell_right")
    FROM (
      SELECT
        "t14"."pattern",
        "t14"."profile",
        "t14"."level",
        "t14"."cell",
        "t14"."role",
        "t14"."window",
        "t14"."asked_unit",
        "t14"."incident",
        "t14"."row",
        "t14"."grp",
        "t14"."earliest",
        "t14"."latest",
        "t14"."low",
        "t14"."high",
        "t14"."unit",
        "t14"."told_may",
        "t14"."told_must",
        "t14"."open_start",
        "t14"."open_end",
        "t14"."open_may",
        "t14"."open_must",
        "t5"."cell" AS "cell_right",
        "t5"."row" AS "row_right",
        "t5"."covered_may",
        "t5"."covered_must"
      FROM (
        SELECT
          "t12".*
          EXCLUDE ("window_right", "cell_right")
        FROM (
          SELECT
            "t6"."pattern",
            "t6"."profile",
            "t6"."level",
            "t11"."cell",
            "t11"."role",
            "t11"."window",
            "t11"."asked_unit",
            "t7"."incident",
            "t7"."row",
            "t7"."grp",
            "t7"."earliest",
            "t7"."latest",
            "t7"."low",
            "t7"."high",
            "t7"."unit",
            "t7"."told_may",
            "t7"."told_must",
            "t10"."cell" AS "cell_right",
            "t10"."window" AS "window_right",
            "t10"."open_start",
            "t10"."open_end",
            "t10"."open_may",
            "t10"."open_must"
          FROM "static_levels" AS "t6"
          INNER JOIN (
            SELECT
              "t3"."pattern",
              "t3"."cell",
              "t3"."role",
              "t3"."window",
              "t3"."unit" AS "asked_unit"
            FROM "patterns" AS "t3"
            WHERE
              "t3"."role" <> 'exception'
          ) AS "t11"
            ON "t6"."pattern" = "t11"."pattern"
          INNER JOIN "incidents" AS "t7"
            ON "t6"."profile" = "t7"."profile"
          INNER JOIN (
            SELECT
              "t4"."cell",
              "t4"."window",
              "t4"."start" AS "open_start",
              "t4"."end" AS "open_end",
              "t4"."may" AS "open_may",
              "t4"."must" AS "open_must"
            FROM "openings" AS "t4"
          ) AS "t10"
            ON "t11"."cell" = "t10"."cell"
            AND "t11"."window" = "t10"."window"
            AND "t10"."open_start" <= "t7"."latest"
            AND "t10"."open_end" > "t7"."earliest"
        ) AS "t12"
      ) AS "t14"
      LEFT OUTER JOIN "excepted" AS "t5"
        ON "t14"."cell" = "t5"."cell" AND "t14"."row" = "t5"."row"
    ) AS "t15"
  ) AS "t16"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9
) AS "t17"
WHERE
  (
    "t17"."told_may" & "t17"."open_may" & ~"t17"."covered_must"
  ) <> 0

-- rule: touches
SELECT
  "t16"."pattern",
  "t16"."cell",
  "t16"."role",
  "t16"."incident",
  "t16"."row",
  GREATEST("t16"."open_start", "t16"."earliest") AS "first",
  LEAST("t16"."open_end" - 1, "t16"."latest") AS "last",
  "t16"."told_may" & "t16"."open_may" & ~COALESCE("t16"."covered_must", 0) AS "may"
FROM (
  SELECT
    "t15".*
    EXCLUDE ("row_right", "cell_right")
  FROM (
    SELECT
      "t14"."pattern",
      "t14"."profile",
      "t14"."level",
      "t14"."cell",
      "t14"."role",
      "t14"."window",
      "t14"."asked_unit",
      "t14"."incident",
      "t14"."row",
      "t14"."grp",
      "t14"."earliest",
      "t14"."latest",
      "t14"."low",
      "t14"."high",
      "t14"."unit",
      "t14"."told_may",
      "t14"."told_must",
      "t14"."open_start",
      "t14"."open_end",
      "t14"."open_may",
      "t14"."open_must",
      "t5"."cell" AS "cell_right",
      "t5"."row" AS "row_right",
      "t5"."covered_may",
      "t5"."covered_must"
    FROM (
      SELECT
        "t12".*
        EXCLUDE ("window_right", "cell_right")
      FROM (
        SELECT
          "t6"."pattern",
          "t6"."profile",
          "t6"."level",
          "t11"."cell",
          "t11"."role",
          "t11"."window",
          "t11"."asked_unit",
          "t7"."incident",
          "t7"."row",
          "t7"."grp",
          "t7"."earliest",
          "t7"."latest",
          "t7"."low",
          "t7"."high",
          "t7"."unit",
          "t7"."told_may",
          "t7"."told_must",
          "t10"."cell" AS "cell_right",
          "t10"."window" AS "window_right",
          "t10"."open_start",
          "t10"."open_end",
          "t10"."open_may",
          "t10"."open_must"
        FROM "static_levels" AS "t6"
        INNER JOIN (
          SELECT
            "t3"."pattern",
            "t3"."cell",
            "t3"."role",
            "t3"."window",
            "t3"."unit" AS "asked_unit"
          FROM "patterns" AS "t3"
          WHERE
            "t3"."role" <> 'exception'
        ) AS "t11"
          ON "t6"."pattern" = "t11"."pattern"
        INNER JOIN "incidents" AS "t7"
          ON "t6"."profile" = "t7"."profile"
        INNER JOIN (
          SELECT
            "t4"."cell",
            "t4"."window",
            "t4"."start" AS "open_start",
            "t4"."end" AS "open_end",
            "t4"."may" AS "open_may",
            "t4"."must" AS "open_must"
          FROM "openings" AS "t4"
        ) AS "t10"
          ON "t11"."cell" = "t10"."cell"
          AND "t11"."window" = "t10"."window"
          AND "t10"."open_start" <= "t7"."latest"
          AND "t10"."open_end" > "t7"."earliest"
      ) AS "t12"
    ) AS "t14"
    LEFT OUTER JOIN "excepted" AS "t5"
      ON "t14"."cell" = "t5"."cell" AND "t14"."row" = "t5"."row"
  ) AS "t15"
) AS "t16"
WHERE
  (
    "t16"."told_may" & "t16"."open_may" & ~COALESCE("t16"."covered_must", 0)
  ) <> 0

-- rule: breaches_by_period
SELECT
  *
FROM (
  SELECT
    "t16"."cell",
    "t16"."start",
    "t16"."at",
    "t16"."may",
    0 AS "must"
  FROM (
    SELECT
      "t14"."cell",
      "t14"."start",
      "t14"."may",
      MIN("t14"."at") AS "at"
    FROM (
      SELECT
        "t12"."pattern",
        "t12"."cell",
        "t12"."role",
        "t12"."incident",
        "t12"."row",
        "t12"."first",
        "t12"."last",
        "t12"."may",
        "t12"."start",
        "t12"."period_end",
        GREATEST("t12"."first", "t12"."start") AS "at"
      FROM (
        SELECT
          "t10".*
          EXCLUDE ("cell_right")
        FROM (
          SELECT
            "t8"."pattern",
            "t8"."cell",
            "t8"."role",
            "t8"."incident",
            "t8"."row",
            "t8"."first",
            "t8"."last",
            "t8"."may",
            "t6"."cell" AS "cell_right",
            "t6"."start",
            "t6"."period_end"
          FROM (
            SELECT
              *
            FROM "touches" AS "t1"
            WHERE
              "t1"."role" = 'against'
          ) AS "t8"
          INNER JOIN (
            SELECT
              "t2"."cell",
              "t2"."start",
              "t2"."end" AS "period_end"
            FROM "periods" AS "t2"
          ) AS "t6"
            ON "t8"."cell" = "t6"."cell"
            AND "t8"."first" < "t6"."period_end"
            AND "t8"."last" >= "t6"."start"
        ) AS "t10"
      ) AS "t12"
    ) AS "t14"
    GROUP BY
      1,
      2,
      3
  ) AS "t16"
) AS "t17"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t13"."cell",
    "t13"."start",
    "t13"."at",
    0 AS "may",
    "t13"."must"
  FROM (
    SELECT
      "t11"."cell",
      "t11"."start",
      "t11"."must",
      MIN("t11"."latest") AS "at"
    FROM (
      SELECT
        "t9".*
        EXCLUDE ("cell_right")
      FROM (
        SELECT
          "t7"."cell",
          "t7"."earliest",
          "t7"."latest",
          "t7"."must",
          "t6"."cell" AS "cell_right",
          "t6"."start",
          "t6"."period_end"
        FROM (
          SELECT
            "t0"."cell",
            "t0"."earliest",
            "t0"."latest",
            "t0"."must"
          FROM "matches" AS "t0"
          WHERE
            "t0"."role" = 'against' AND "t0"."must" <> 0
        ) AS "t7"
        INNER JOIN (
          SELECT
            "t2"."cell",
            "t2"."start",
            "t2"."end" AS "period_end"
          FROM "periods" AS "t2"
        ) AS "t6"
          ON "t7"."cell" = "t6"."cell"
          AND "t7"."earliest" >= "t6"."start"
          AND "t7"."latest" < "t6"."period_end"
      ) AS "t9"
    ) AS "t11"
    GROUP BY
      1,
      2,
      3
  ) AS "t13"
) AS "t15"

-- rule: breaches_in_period
WITH "t8" AS (
  SELECT
    *
  FROM (
    SELECT
      "t4"."pattern",
      "t4"."cell",
      "t4"."role",
      "t4"."incident",
      "t4"."row",
      "t4"."grp",
      "t4"."earliest",
      "t4"."latest",
      "t4"."low",
      "t4"."high",
      "t4"."may",
      "t4"."must",
      "t5"."now",
      "t5"."period_start",
      "t5"."everyone"
    FROM "matches" AS "t4"
    CROSS JOIN "asked" AS "t5"
  ) AS "t7"
  WHERE
    "t7"."role" = 'against'
    AND "t7"."must" <> 0
    AND "t7"."earliest" >= "t7"."period_start"
    AND "t7"."latest" < "t7"."now"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t16"."cell",
      'possible' AS "kind",
      "t16"."mask",
      "t16"."incidents",
      "t16"."at"
    FROM (
      SELECT
        "t11"."cell",
        "t11"."may" AS "mask",
        COUNT(*) AS "incidents",
        MIN("t11"."at") AS "at"
      FROM (
        SELECT
          "t9"."cell",
          "t9"."incident",
          "t9"."row",
          MIN("t9"."at") AS "at",
          BIT_OR("t9"."may") AS "may"
        FROM (
          SELECT
            "t6"."pattern",
            "t6"."cell",
            "t6"."role",
            "t6"."incident",
            "t6"."row",
            "t6"."first",
            "t6"."last",
            "t6"."may",
            "t6"."now",
            "t6"."period_start",
            "t6"."everyone",
            GREATEST("t6"."first", "t6"."period_start") AS "at"
          FROM (
            SELECT
              "t3"."pattern",
              "t3"."cell",
              "t3"."role",
              "t3"."incident",
              "t3"."row",
              "t3"."first",
              "t3"."last",
              "t3"."may",
              "t5"."now",
              "t5"."period_start",
              "t5"."everyone"
            FROM "touches" AS "t3"
            CROSS JOIN "asked" AS "t5"
          ) AS "t6"
          WHERE
            "t6"."role" = 'against'
            AND "t6"."last" >= "t6"."period_start"
            AND GREATEST("t6"."first", "t6"."period_start") < "t6"."now"
        ) AS "t9"
        GROUP BY
          1,
          2,
          3
      ) AS "t11"
      GROUP BY
        1,
        2
    ) AS "t16"
  ) AS "t18"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t13"."cell",
      'first' AS "kind",
      "t13"."mask",
      0 AS "incidents",
      "t13"."at"
    FROM (
      SELECT
        "t10"."cell",
        "t10"."must" AS "mask",
        MIN("t10"."latest") AS "at"
      FROM "t8" AS "t10"
      GROUP BY
        1,
        2
    ) AS "t13"
  ) AS "t15"
) AS "t19"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t14"."cell",
    'established' AS "kind",
    "t14"."mask",
    "t14"."incidents",
    0 AS "at"
  FROM (
    SELECT
      "t12"."cell",
      "t12"."mask",
      COUNT(*) AS "incidents"
    FROM (
      SELECT
        "t10"."cell",
        "t10"."grp",
        BIT_OR("t10"."must") AS "mask"
      FROM "t8" AS "t10"
      GROUP BY
        1,
        2
    ) AS "t12"
    GROUP BY
      1,
      2
  ) AS "t14"
) AS "t17"

-- rule: breach_times
SELECT DISTINCT
  *
FROM (
  SELECT
    "t10"."cell",
    "t10"."may" AS "mask",
    CAST(FLOOR((
      "t6"."earliest"
    ) / (
      900
    )) AS BIGINT) AS "quarter"
  FROM (
    SELECT
      "t8"."cell",
      "t8"."incident",
      "t8"."row",
      MIN("t8"."at") AS "at",
      BIT_OR("t8"."may") AS "may"
    FROM (
      SELECT
        "t7"."pattern",
        "t7"."cell",
        "t7"."role",
        "t7"."incident",
        "t7"."row",
        "t7"."first",
        "t7"."last",
        "t7"."may",
        "t7"."now",
        "t7"."period_start",
        "t7"."everyone",
        GREATEST("t7"."first", "t7"."period_start") AS "at"
      FROM (
        SELECT
          "t3"."pattern",
          "t3"."cell",
          "t3"."role",
          "t3"."incident",
          "t3"."row",
          "t3"."first",
          "t3"."last",
          "t3"."may",
          "t4"."now",
          "t4"."period_start",
          "t4"."everyone"
        FROM "touches" AS "t3"
        CROSS JOIN "asked" AS "t4"
      ) AS "t7"
      WHERE
        "t7"."role" = 'against'
        AND "t7"."last" >= "t7"."period_start"
        AND GREATEST("t7"."first", "t7"."period_start") < "t7"."now"
    ) AS "t8"
    GROUP BY
      1,
      2,
      3
  ) AS "t10"
  INNER JOIN (
    SELECT
      "t0"."row",
      "t0"."earliest"
    FROM "incidents" AS "t0"
  ) AS "t6"
    ON "t10"."row" = "t6"."row"
) AS "t11"

-- rule: done_and_reached
SELECT
  "t26"."cell",
  "t26"."seat",
  MAX("t26"."low") AS "low",
  CASE WHEN MAX("t26"."open") > 0 THEN CAST(NULL AS BIGINT) ELSE MAX("t26"."high") END AS "high",
  MIN("t26"."t") FILTER(WHERE
    (
      "t26"."open" > 0
    ) OR (
      "t26"."high" >= "t26"."target_low"
    )) AS "may_from",
  MIN("t26"."t") FILTER(WHERE
    (
      "t26"."target_high" IS NOT NULL
    )
    AND (
      "t26"."low" >= "t26"."target_high"
    )) AS "must_from"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t24"."cell",
      "t24"."seat",
      "t24"."t",
      "t24"."low",
      "t24"."high",
      "t24"."open",
      "t7"."target_low",
      "t7"."target_high",
      "t8"."now"
    FROM (
      SELECT
        "t22"."cell",
        "t22"."seat",
        "t22"."t",
        SUM("t22"."d_low") OVER (
          PARTITION BY "t22"."cell", "t22"."seat"
          ORDER BY "t22"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "low",
        SUM("t22"."d_high") OVER (
          PARTITION BY "t22"."cell", "t22"."seat"
          ORDER BY "t22"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "high",
        SUM("t22"."d_open") OVER (
          PARTITION BY "t22"."cell", "t22"."seat"
          ORDER BY "t22"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "open"
      FROM (
        SELECT
          "t21"."cell",
          "t21"."seat",
          "t21"."t",
          SUM("t21"."d_low") AS "d_low",
          SUM("t21"."d_high") AS "d_high",
          SUM("t21"."d_open") AS "d_open"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t19"."cell",
              "t19"."seat",
              "t19"."latest" + 1 AS "t",
              "t19"."reached" - COALESCE(
                LAG("t19"."reached") OVER (
                  PARTITION BY "t19"."cell", "t19"."seat", "t19"."grp"
                  ORDER BY "t19"."latest" ASC, "t19"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ),
                0
              ) AS "d_low",
              0 AS "d_high",
              0 AS "d_open"
            FROM (
              SELECT
                "t18"."pattern",
                "t18"."cell",
                "t18"."role",
                "t18"."incident",
                "t18"."row",
                "t18"."grp",
                "t18"."earliest",
                "t18"."latest",
                "t18"."low",
                "t18"."high",
                "t18"."may",
                "t18"."must",
                "t18"."seat",
                "t18"."sure",
                MAX("t18"."low") OVER (
                  PARTITION BY "t18"."cell", "t18"."seat", "t18"."grp"
                  ORDER BY "t18"."latest" ASC, "t18"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "reached"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t15"."pattern",
                    "t15"."cell",
                    "t15"."role",
                    "t15"."incident",
                    "t15"."row",
                    "t15"."grp",
                    "t15"."earliest",
                    "t15"."latest",
                    "t15"."low",
                    "t15"."high",
                    "t15"."may",
                    "t15"."must",
                    "t15"."seat",
                    "t15"."sure"
                  FROM (
                    SELECT
                      "t13".*
                      EXCLUDE ("bit")
                    FROM (
                      SELECT
                        "t12"."pattern",
                        "t12"."cell",
                        "t12"."role",
                        "t12"."incident",
                        "t12"."row",
                        "t12"."grp",
                        "t12"."earliest",
                        "t12"."latest",
                        "t12"."low",
                        "t12"."high",
                        "t12"."may",
                        "t12"."must",
                        "t12"."seat",
                        "t12"."bit",
                        (
                          "t12"."must" & "t12"."bit"
                        ) <> 0 AS "sure"
                      FROM (
                        SELECT
                          "t11"."pattern",
                          "t11"."cell",
                          "t11"."role",
                          "t11"."incident",
                          "t11"."row",
                          "t11"."grp",
                          "t11"."earliest",
                          "t11"."latest",
                          "t11"."low",
                          "t11"."high",
                          "t11"."may",
                          "t11"."must",
                          "t10"."seat",
                          "t10"."bit"
                        FROM (
                          SELECT
                            *
                          FROM "matches" AS "t2"
                          WHERE
                            "t2"."role" = 'act'
                        ) AS "t11"
                        CROSS JOIN (
                          SELECT
                            "t3"."seat",
                            "t3"."bit"
                          FROM "seats" AS "t3"
                        ) AS "t10"
                      ) AS "t12"
                      WHERE
                        (
                          "t12"."may" & "t12"."bit"
                        ) <> 0
                    ) AS "t13"
                  ) AS "t15"
                  SEMI JOIN (
                    SELECT
                      "t0"."cell",
                      "t0"."seat",
                      "t0"."low" AS "target_low",
                      "t0"."high" AS "target_high"
                    FROM "targets" AS "t0"
                  ) AS "t7"
                    ON "t15"."cell" = "t7"."cell" AND "t15"."seat" = "t7"."seat"
                ) AS "t16"
                WHERE
                  "t16"."sure"
              ) AS "t18"
            ) AS "t19"
          ) AS "t20"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t15"."cell",
              "t15"."seat",
              "t15"."earliest" + 1 AS "t",
              0 AS "d_low",
              COALESCE("t15"."high", 0) AS "d_high",
              CAST(CASE WHEN "t15"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
            FROM (
              SELECT
                "t13".*
                EXCLUDE ("bit")
              FROM (
                SELECT
                  "t12"."pattern",
                  "t12"."cell",
                  "t12"."role",
                  "t12"."incident",
                  "t12"."row",
                  "t12"."grp",
                  "t12"."earliest",
                  "t12"."latest",
                  "t12"."low",
                  "t12"."high",
                  "t12"."may",
                  "t12"."must",
                  "t12"."seat",
                  "t12"."bit",
                  (
                    "t12"."must" & "t12"."bit"
                  ) <> 0 AS "sure"
                FROM (
                  SELECT
                    "t11"."pattern",
                    "t11"."cell",
                    "t11"."role",
                    "t11"."incident",
                    "t11"."row",
                    "t11"."grp",
                    "t11"."earliest",
                    "t11"."latest",
                    "t11"."low",
                    "t11"."high",
                    "t11"."may",
                    "t11"."must",
                    "t10"."seat",
                    "t10"."bit"
                  FROM (
                    SELECT
                      *
                    FROM "matches" AS "t2"
                    WHERE
                      "t2"."role" = 'act'
                  ) AS "t11"
                  CROSS JOIN (
                    SELECT
                      "t3"."seat",
                      "t3"."bit"
                    FROM "seats" AS "t3"
                  ) AS "t10"
                ) AS "t12"
                WHERE
                  (
                    "t12"."may" & "t12"."bit"
                  ) <> 0
              ) AS "t13"
            ) AS "t15"
            SEMI JOIN (
              SELECT
                "t0"."cell",
                "t0"."seat",
                "t0"."low" AS "target_low",
                "t0"."high" AS "target_high"
              FROM "targets" AS "t0"
            ) AS "t7"
              ON "t15"."cell" = "t7"."cell" AND "t15"."seat" = "t7"."seat"
          ) AS "t17"
        ) AS "t21"
        GROUP BY
          1,
          2,
          3
      ) AS "t22"
    ) AS "t24"
    INNER JOIN (
      SELECT
        "t0"."cell",
        "t0"."seat",
        "t0"."low" AS "target_low",
        "t0"."high" AS "target_high"
      FROM "targets" AS "t0"
    ) AS "t7"
      ON "t24"."cell" = "t7"."cell" AND "t24"."seat" = "t7"."seat"
    CROSS JOIN (
      SELECT
        "t1"."now"
      FROM "asked" AS "t1"
    ) AS "t8"
  ) AS "t25"
  WHERE
    "t25"."t" <= "t25"."now"
) AS "t26"
GROUP BY
  1,
  2

-- rule: broken_or_restored
SELECT DISTINCT
  "t0"."cell",
  "t0"."role",
  "t0"."earliest",
  "t0"."latest",
  "t0"."may",
  "t0"."must"
FROM "matches" AS "t0"
WHERE
  "t0"."role" IN ('broken', 'restored')

-- rule: triggers_and_answers
WITH "t11" AS (
  SELECT
    "t4"."pattern",
    "t4"."cell",
    "t4"."role",
    "t4"."incident",
    "t4"."row",
    "t4"."grp",
    "t4"."earliest",
    "t4"."latest",
    "t4"."low",
    "t4"."high",
    "t4"."may",
    "t4"."must",
    "t9"."delay"
  FROM "matches" AS "t4"
  INNER JOIN (
    SELECT
      "t2"."cell",
      "t2"."delay"
    FROM "pace" AS "t2"
  ) AS "t9"
    ON "t4"."cell" = "t9"."cell"
)
SELECT
  "t25"."cell",
  "t25"."seat",
  "t25"."row",
  "t25"."earliest",
  "t25"."latest",
  "t25"."sure",
  "t37"."answered_must",
  "t37"."answered_may",
  "t37"."in_time_must",
  "t37"."in_time_may"
FROM (
  SELECT
    "t21"."cell",
    "t21"."seat",
    "t21"."row",
    "t21"."incident",
    "t21"."earliest",
    "t21"."latest",
    "t21"."sure",
    "t21"."delay"
  FROM (
    SELECT
      "t19".*
      EXCLUDE ("bit")
    FROM (
      SELECT
        "t17"."pattern",
        "t17"."cell",
        "t17"."role",
        "t17"."incident",
        "t17"."row",
        "t17"."grp",
        "t17"."earliest",
        "t17"."latest",
        "t17"."low",
        "t17"."high",
        "t17"."may",
        "t17"."must",
        "t17"."delay",
        "t17"."seat",
        "t17"."bit",
        (
          "t17"."must" & "t17"."bit"
        ) <> 0 AS "sure"
      FROM (
        SELECT
          "t15"."pattern",
          "t15"."cell",
          "t15"."role",
          "t15"."incident",
          "t15"."row",
          "t15"."grp",
          "t15"."earliest",
          "t15"."latest",
          "t15"."low",
          "t15"."high",
          "t15"."may",
          "t15"."must",
          "t15"."delay",
          "t8"."seat",
          "t8"."bit"
        FROM (
          SELECT
            *
          FROM "t11" AS "t12"
          WHERE
            "t12"."role" = 'trigger'
        ) AS "t15"
        CROSS JOIN (
          SELECT
            "t0"."seat",
            "t0"."bit"
          FROM "seats" AS "t0"
        ) AS "t8"
      ) AS "t17"
      WHERE
        (
          "t17"."may" & "t17"."bit"
        ) <> 0
    ) AS "t19"
  ) AS "t21"
) AS "t25"
LEFT OUTER JOIN (
  SELECT
    "t35"."cell",
    "t35"."seat",
    "t35"."row",
    MIN("t35"."ends" + 1) FILTER(WHERE
      "t35"."act_sure" AND (
        "t35"."begins" > "t35"."latest"
      )) AS "answered_must",
    MIN("t35"."begins" + 1) FILTER(WHERE
      "t35"."ends" > "t35"."earliest") AS "answered_may",
    MIN("t35"."ends" + 1) FILTER(WHERE
      "t35"."act_sure"
      AND (
        "t35"."begins" > "t35"."latest"
      )
      AND (
        "t35"."ends" <= (
          "t35"."earliest" + "t35"."delay"
        )
      )) AS "in_time_must",
    MIN("t35"."begins" + 1) FILTER(WHERE
      (
        "t35"."ends" > "t35"."earliest"
      )
      AND (
        "t35"."begins" <= (
          "t35"."latest" + "t35"."delay"
        )
      )) AS "in_time_may"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t25"."cell",
        "t25"."seat",
        "t25"."row",
        "t25"."incident",
        "t25"."earliest",
        "t25"."latest",
        "t25"."sure",
        "t25"."delay",
        "t31"."begins",
        "t31"."ends",
        "t31"."act_sure"
      FROM (
        SELECT
          "t21"."cell",
          "t21"."seat",
          "t21"."row",
          "t21"."incident",
          "t21"."earliest",
          "t21"."latest",
          "t21"."sure",
          "t21"."delay"
        FROM (
          SELECT
            "t19".*
            EXCLUDE ("bit")
          FROM (
            SELECT
              "t17"."pattern",
              "t17"."cell",
              "t17"."role",
              "t17"."incident",
              "t17"."row",
              "t17"."grp",
              "t17"."earliest",
              "t17"."latest",
              "t17"."low",
              "t17"."high",
              "t17"."may",
              "t17"."must",
              "t17"."delay",
              "t17"."seat",
              "t17"."bit",
              (
                "t17"."must" & "t17"."bit"
              ) <> 0 AS "sure"
            FROM (
              SELECT
                "t15"."pattern",
                "t15"."cell",
                "t15"."role",
                "t15"."incident",
                "t15"."row",
                "t15"."grp",
                "t15"."earliest",
                "t15"."latest",
                "t15"."low",
                "t15"."high",
                "t15"."may",
                "t15"."must",
                "t15"."delay",
                "t8"."seat",
                "t8"."bit"
              FROM (
                SELECT
                  *
                FROM "t11" AS "t12"
                WHERE
                  "t12"."role" = 'trigger'
              ) AS "t15"
              CROSS JOIN (
                SELECT
                  "t0"."seat",
                  "t0"."bit"
                FROM "seats" AS "t0"
              ) AS "t8"
            ) AS "t17"
            WHERE
              (
                "t17"."may" & "t17"."bit"
              ) <> 0
          ) AS "t19"
        ) AS "t21"
      ) AS "t25"
      INNER JOIN (
        SELECT
          "t28"."cell",
          "t28"."seat",
          "t28"."act_row",
          "t28"."begins",
          "t28"."ends",
          "t28"."act_sure" AND (
            COALESCE("t28"."names_surely", 1) = 1
          ) AS "act_sure",
          "t28"."names",
          "t28"."names_surely"
        FROM (
          SELECT
            "t27".*
            EXCLUDE ("act_row_right")
          FROM (
            SELECT
              "t26"."cell",
              "t26"."seat",
              "t26"."act_row",
              "t26"."begins",
              "t26"."ends",
              "t26"."act_sure",
              "t10"."act_row" AS "act_row_right",
              "t10"."names",
              "t10"."names_surely"
            FROM (
              SELECT
                "t22"."cell",
                "t22"."seat",
                "t22"."row" AS "act_row",
                "t22"."earliest" AS "begins",
                "t22"."latest" AS "ends",
                "t22"."sure" AS "act_sure"
              FROM (
                SELECT
                  "t20".*
                  EXCLUDE ("bit")
                FROM (
                  SELECT
                    "t18"."pattern",
                    "t18"."cell",
                    "t18"."role",
                    "t18"."incident",
                    "t18"."row",
                    "t18"."grp",
                    "t18"."earliest",
                    "t18"."latest",
                    "t18"."low",
                    "t18"."high",
                    "t18"."may",
                    "t18"."must",
                    "t18"."delay",
                    "t18"."seat",
                    "t18"."bit",
                    (
                      "t18"."must" & "t18"."bit"
                    ) <> 0 AS "sure"
                  FROM (
                    SELECT
                      "t16"."pattern",
                      "t16"."cell",
                      "t16"."role",
                      "t16"."incident",
                      "t16"."row",
                      "t16"."grp",
                      "t16"."earliest",
                      "t16"."latest",
                      "t16"."low",
                      "t16"."high",
                      "t16"."may",
                      "t16"."must",
                      "t16"."delay",
                      "t8"."seat",
                      "t8"."bit"
                    FROM (
                      SELECT
                        *
                      FROM "t11" AS "t12"
                      WHERE
                        "t12"."role" = 'act'
                    ) AS "t16"
                    CROSS JOIN (
                      SELECT
                        "t0"."seat",
                        "t0"."bit"
                      FROM "seats" AS "t0"
                    ) AS "t8"
                  ) AS "t18"
                  WHERE
                    (
                      "t18"."may" & "t18"."bit"
                    ) <> 0
                ) AS "t20"
              ) AS "t22"
            ) AS "t26"
            LEFT OUTER JOIN (
              SELECT
                "t3"."row" AS "act_row",
                "t3"."incident" AS "names",
                "t3"."sure" AS "names_surely"
              FROM "answers" AS "t3"
            ) AS "t10"
              ON "t26"."act_row" = "t10"."act_row"
          ) AS "t27"
        ) AS "t28"
        WHERE
          "t28"."names" IS NOT NULL
      ) AS "t31"
        ON "t25"."cell" = "t31"."cell"
        AND "t25"."seat" = "t31"."seat"
        AND "t25"."incident" = "t31"."names"
    ) AS "t33"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t25"."cell",
        "t25"."seat",
        "t25"."row",
        "t25"."incident",
        "t25"."earliest",
        "t25"."latest",
        "t25"."sure",
        "t25"."delay",
        "t32"."begins",
        "t32"."ends",
        "t32"."act_sure"
      FROM (
        SELECT
          "t21"."cell",
          "t21"."seat",
          "t21"."row",
          "t21"."incident",
          "t21"."earliest",
          "t21"."latest",
          "t21"."sure",
          "t21"."delay"
        FROM (
          SELECT
            "t19".*
            EXCLUDE ("bit")
          FROM (
            SELECT
              "t17"."pattern",
              "t17"."cell",
              "t17"."role",
              "t17"."incident",
              "t17"."row",
              "t17"."grp",
              "t17"."earliest",
              "t17"."latest",
              "t17"."low",
              "t17"."high",
              "t17"."may",
              "t17"."must",
              "t17"."delay",
              "t17"."seat",
              "t17"."bit",
              (
                "t17"."must" & "t17"."bit"
              ) <> 0 AS "sure"
            FROM (
              SELECT
                "t15"."pattern",
                "t15"."cell",
                "t15"."role",
                "t15"."incident",
                "t15"."row",
                "t15"."grp",
                "t15"."earliest",
                "t15"."latest",
                "t15"."low",
                "t15"."high",
                "t15"."may",
                "t15"."must",
                "t15"."delay",
                "t8"."seat",
                "t8"."bit"
              FROM (
                SELECT
                  *
                FROM "t11" AS "t12"
                WHERE
                  "t12"."role" = 'trigger'
              ) AS "t15"
              CROSS JOIN (
                SELECT
                  "t0"."seat",
                  "t0"."bit"
                FROM "seats" AS "t0"
              ) AS "t8"
            ) AS "t17"
            WHERE
              (
                "t17"."may" & "t17"."bit"
              ) <> 0
          ) AS "t19"
        ) AS "t21"
      ) AS "t25"
      INNER JOIN (
        SELECT
          "t28"."cell",
          "t28"."seat",
          "t28"."act_row",
          "t28"."begins",
          "t28"."ends",
          "t28"."act_sure" AND (
            COALESCE("t28"."names_surely", 1) = 1
          ) AS "act_sure",
          "t28"."names",
          "t28"."names_surely"
        FROM (
          SELECT
            "t27".*
            EXCLUDE ("act_row_right")
          FROM (
            SELECT
              "t26"."cell",
              "t26"."seat",
              "t26"."act_row",
              "t26"."begins",
              "t26"."ends",
              "t26"."act_sure",
              "t10"."act_row" AS "act_row_right",
              "t10"."names",
              "t10"."names_surely"
            FROM (
              SELECT
                "t22"."cell",
                "t22"."seat",
                "t22"."row" AS "act_row",
                "t22"."earliest" AS "begins",
                "t22"."latest" AS "ends",
                "t22"."sure" AS "act_sure"
              FROM (
                SELECT
                  "t20".*
                  EXCLUDE ("bit")
                FROM (
                  SELECT
                    "t18"."pattern",
                    "t18"."cell",
                    "t18"."role",
                    "t18"."incident",
                    "t18"."row",
                    "t18"."grp",
                    "t18"."earliest",
                    "t18"."latest",
                    "t18"."low",
                    "t18"."high",
                    "t18"."may",
                    "t18"."must",
                    "t18"."delay",
                    "t18"."seat",
                    "t18"."bit",
                    (
                      "t18"."must" & "t18"."bit"
                    ) <> 0 AS "sure"
                  FROM (
                    SELECT
                      "t16"."pattern",
                      "t16"."cell",
                      "t16"."role",
                      "t16"."incident",
                      "t16"."row",
                      "t16"."grp",
                      "t16"."earliest",
                      "t16"."latest",
                      "t16"."low",
                      "t16"."high",
                      "t16"."may",
                      "t16"."must",
                      "t16"."delay",
                      "t8"."seat",
                      "t8"."bit"
                    FROM (
                      SELECT
                        *
                      FROM "t11" AS "t12"
                      WHERE
                        "t12"."role" = 'act'
                    ) AS "t16"
                    CROSS JOIN (
                      SELECT
                        "t0"."seat",
                        "t0"."bit"
                      FROM "seats" AS "t0"
                    ) AS "t8"
                  ) AS "t18"
                  WHERE
                    (
                      "t18"."may" & "t18"."bit"
                    ) <> 0
                ) AS "t20"
              ) AS "t22"
            ) AS "t26"
            LEFT OUTER JOIN (
              SELECT
                "t3"."row" AS "act_row",
                "t3"."incident" AS "names",
                "t3"."sure" AS "names_surely"
              FROM "answers" AS "t3"
            ) AS "t10"
              ON "t26"."act_row" = "t10"."act_row"
          ) AS "t27"
        ) AS "t28"
        WHERE
          "t28"."names" IS NULL
      ) AS "t32"
        ON "t25"."cell" = "t32"."cell" AND "t25"."seat" = "t32"."seat"
    ) AS "t34"
  ) AS "t35"
  GROUP BY
    1,
    2,
    3
) AS "t37"
  ON "t25"."cell" = "t37"."cell"
  AND "t25"."seat" = "t37"."seat"
  AND "t25"."row" = "t37"."row"

-- rule: done_by_period
SELECT
  "t37"."cell",
  "t37"."start",
  "t37"."seat",
  MAX("t37"."low") AS "low",
  CASE WHEN MAX("t37"."open") > 0 THEN CAST(NULL AS BIGINT) ELSE MAX("t37"."high") END AS "high",
  MIN("t37"."t") FILTER(WHERE
    (
      "t37"."cap" IS NOT NULL
    )
    AND (
      (
        "t37"."open" > 0
      ) OR (
        "t37"."high" > "t37"."cap"
      )
    )) AS "over_may_from",
  MIN("t37"."t") FILTER(WHERE
    (
      "t37"."cap" IS NOT NULL
    ) AND (
      "t37"."low" > "t37"."cap"
    )) AS "over_must_from"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t35"."cell",
      "t35"."start",
      "t35"."seat",
      "t35"."t",
      "t35"."low",
      "t35"."high",
      "t35"."open",
      "t10"."cap",
      "t11"."now"
    FROM (
      SELECT
        "t33"."cell",
        "t33"."start",
        "t33"."seat",
        "t33"."t",
        SUM("t33"."d_low") OVER (
          PARTITION BY "t33"."cell", "t33"."start", "t33"."seat"
          ORDER BY "t33"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "low",
        SUM("t33"."d_high") OVER (
          PARTITION BY "t33"."cell", "t33"."start", "t33"."seat"
          ORDER BY "t33"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "high",
        SUM("t33"."d_open") OVER (
          PARTITION BY "t33"."cell", "t33"."start", "t33"."seat"
          ORDER BY "t33"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "open"
      FROM (
        SELECT
          "t32"."cell",
          "t32"."start",
          "t32"."seat",
          "t32"."t",
          SUM("t32"."d_low") AS "d_low",
          SUM("t32"."d_high") AS "d_high",
          SUM("t32"."d_open") AS "d_open"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t30"."cell",
              "t30"."start",
              "t30"."seat",
              "t30"."latest" + 1 AS "t",
              "t30"."reached" - COALESCE(
                LAG("t30"."reached") OVER (
                  PARTITION BY "t30"."cell", "t30"."start", "t30"."seat", "t30"."grp"
                  ORDER BY "t30"."latest" ASC, "t30"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ),
                0
              ) AS "d_low",
              0 AS "d_high",
              0 AS "d_open"
            FROM (
              SELECT
                "t28"."pattern",
                "t28"."cell",
                "t28"."role",
                "t28"."incident",
                "t28"."row",
                "t28"."grp",
                "t28"."earliest",
                "t28"."latest",
                "t28"."low",
                "t28"."high",
                "t28"."may",
                "t28"."must",
                "t28"."start",
                "t28"."period_end",
                "t28"."touch",
                "t28"."seat",
                "t28"."sure",
                MAX("t28"."low") OVER (
                  PARTITION BY "t28"."cell", "t28"."start", "t28"."seat", "t28"."grp"
                  ORDER BY "t28"."latest" ASC, "t28"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "reached"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t26".*
                    EXCLUDE ("bit")
                  FROM (
                    SELECT
                      "t25"."pattern",
                      "t25"."cell",
                      "t25"."role",
                      "t25"."incident",
                      "t25"."row",
                      "t25"."grp",
                      "t25"."earliest",
                      "t25"."latest",
                      "t25"."low",
                      "t25"."high",
                      "t25"."may",
                      "t25"."must",
                      "t25"."start",
                      "t25"."period_end",
                      "t25"."touch",
                      "t25"."seat",
                      "t25"."bit",
                      (
                        "t25"."must" & "t25"."bit"
                      ) <> 0 AS "sure"
                    FROM (
                      SELECT
                        "t24"."pattern",
                        "t24"."cell",
                        "t24"."role",
                        "t24"."incident",
                        "t24"."row",
                        "t24"."grp",
                        "t24"."earliest",
                        "t24"."latest",
                        "t24"."low",
                        "t24"."high",
                        "t24"."may",
                        "t24"."must",
                        "t24"."start",
                        "t24"."period_end",
                        "t24"."touch",
                        "t12"."seat",
                        "t12"."bit"
                      FROM (
                        SELECT
                          "t22"."pattern",
                          "t22"."cell",
                          "t22"."role",
                          "t22"."incident",
                          "t22"."row",
                          "t22"."grp",
                          "t22"."earliest",
                          "t22"."latest",
                          "t22"."low",
                          "t22"."high",
                          "t22"."may" & "t22"."touch" AS "may",
                          CASE
                            WHEN (
                              "t22"."earliest" >= "t22"."start"
                            )
                            AND (
                              "t22"."latest" < "t22"."period_end"
                            )
                            THEN "t22"."must"
                            ELSE 0
                          END AS "must",
                          "t22"."start",
                          "t22"."period_end",
                          "t22"."touch"
                        FROM (
                          SELECT
                            "t16"."pattern",
                            "t16"."cell",
                            "t16"."role",
                            "t16"."incident",
                            "t16"."row",
                            "t16"."grp",
                            "t16"."earliest",
                            "t16"."latest",
                            "t16"."low",
                            "t16"."high",
                            "t16"."may",
                            "t16"."must",
                            "t21"."start",
                            "t21"."period_end",
                            "t21"."touch"
                          FROM (
                            SELECT
                              *
                            FROM "matches" AS "t3"
                            WHERE
                              "t3"."role" = 'act'
                          ) AS "t16"
                          INNER JOIN (
                            SELECT
                              "t19"."cell",
                              "t19"."row",
                              "t19"."start",
                              "t19"."period_end",
                              BIT_OR("t19"."may") AS "touch"
                            FROM (
                              SELECT
                                "t18".*
                                EXCLUDE ("cell_right")
                              FROM (
                                SELECT
                                  "t17"."pattern",
                                  "t17"."cell",
                                  "t17"."role",
                                  "t17"."incident",
                                  "t17"."row",
                                  "t17"."first",
                                  "t17"."last",
                                  "t17"."may",
                                  "t15"."cell" AS "cell_right",
                                  "t15"."start",
                                  "t15"."period_end"
                                FROM (
                                  SELECT
                                    *
                                  FROM "touches" AS "t4"
                                  WHERE
                                    "t4"."role" = 'act'
                                ) AS "t17"
                                INNER JOIN (
                                  SELECT
                                    "t5"."cell",
                                    "t5"."start",
                                    "t5"."end" AS "period_end"
                                  FROM "periods" AS "t5"
                                ) AS "t15"
                                  ON "t17"."cell" = "t15"."cell"
                                  AND "t17"."first" < "t15"."period_end"
                                  AND "t17"."last" >= "t15"."start"
                              ) AS "t18"
                            ) AS "t19"
                            GROUP BY
                              1,
                              2,
                              3,
                              4
                          ) AS "t21"
                            ON "t16"."cell" = "t21"."cell" AND "t16"."row" = "t21"."row"
                        ) AS "t22"
                      ) AS "t24"
                      CROSS JOIN (
                        SELECT
                          "t2"."seat",
                          "t2"."bit"
                        FROM "seats" AS "t2"
                      ) AS "t12"
                    ) AS "t25"
                    WHERE
                      (
                        "t25"."may" & "t25"."bit"
                      ) <> 0
                  ) AS "t26"
                ) AS "t27"
                WHERE
                  "t27"."sure"
              ) AS "t28"
            ) AS "t30"
          ) AS "t31"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t27"."cell",
              "t27"."start",
              "t27"."seat",
              "t27"."earliest" + 1 AS "t",
              0 AS "d_low",
              COALESCE("t27"."high", 0) AS "d_high",
              CAST(CASE WHEN "t27"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
            FROM (
              SELECT
                "t26".*
                EXCLUDE ("bit")
              FROM (
                SELECT
                  "t25"."pattern",
                  "t25"."cell",
                  "t25"."role",
                  "t25"."incident",
                  "t25"."row",
                  "t25"."grp",
                  "t25"."earliest",
                  "t25"."latest",
                  "t25"."low",
                  "t25"."high",
                  "t25"."may",
                  "t25"."must",
                  "t25"."start",
                  "t25"."period_end",
                  "t25"."touch",
                  "t25"."seat",
                  "t25"."bit",
                  (
                    "t25"."must" & "t25"."bit"
                  ) <> 0 AS "sure"
                FROM (
                  SELECT
                    "t24"."pattern",
                    "t24"."cell",
                    "t24"."role",
                    "t24"."incident",
                    "t24"."row",
                    "t24"."grp",
                    "t24"."earliest",
                    "t24"."latest",
                    "t24"."low",
                    "t24"."high",
                    "t24"."may",
                    "t24"."must",
                    "t24"."start",
                    "t24"."period_end",
                    "t24"."touch",
                    "t12"."seat",
                    "t12"."bit"
                  FROM (
                    SELECT
                      "t22"."pattern",
                      "t22"."cell",
                      "t22"."role",
                      "t22"."incident",
                      "t22"."row",
                      "t22"."grp",
                      "t22"."earliest",
                      "t22"."latest",
                      "t22"."low",
                      "t22"."high",
                      "t22"."may" & "t22"."touch" AS "may",
                      CASE
                        WHEN (
                          "t22"."earliest" >= "t22"."start"
                        )
                        AND (
                          "t22"."latest" < "t22"."period_end"
                        )
                        THEN "t22"."must"
                        ELSE 0
                      END AS "must",
                      "t22"."start",
                      "t22"."period_end",
                      "t22"."touch"
                    FROM (
                      SELECT
                        "t16"."pattern",
                        "t16"."cell",
                        "t16"."role",
                        "t16"."incident",
                        "t16"."row",
                        "t16"."grp",
                        "t16"."earliest",
                        "t16"."latest",
                        "t16"."low",
                        "t16"."high",
                        "t16"."may",
                        "t16"."must",
                        "t21"."start",
                        "t21"."period_end",
                        "t21"."touch"
                      FROM (
                        SELECT
                          *
                        FROM "matches" AS "t3"
                        WHERE
                          "t3"."role" = 'act'
                      ) AS "t16"
                      INNER JOIN (
                        SELECT
                          "t19"."cell",
                          "t19"."row",
                          "t19"."start",
                          "t19"."period_end",
                          BIT_OR("t19"."may") AS "touch"
                        FROM (
                          SELECT
                            "t18".*
                            EXCLUDE ("cell_right")
                          FROM (
                            SELECT
                              "t17"."pattern",
                              "t17"."cell",
                              "t17"."role",
                              "t17"."incident",
                              "t17"."row",
                              "t17"."first",
                              "t17"."last",
                              "t17"."may",
                              "t15"."cell" AS "cell_right",
                              "t15"."start",
                              "t15"."period_end"
                            FROM (
                              SELECT
                                *
                              FROM "touches" AS "t4"
                              WHERE
                                "t4"."role" = 'act'
                            ) AS "t17"
                            INNER JOIN (
                              SELECT
                                "t5"."cell",
                                "t5"."start",
                                "t5"."end" AS "period_end"
                              FROM "periods" AS "t5"
                            ) AS "t15"
                              ON "t17"."cell" = "t15"."cell"
                              AND "t17"."first" < "t15"."period_end"
                              AND "t17"."last" >= "t15"."start"
                          ) AS "t18"
                        ) AS "t19"
                        GROUP BY
                          1,
                          2,
                          3,
                          4
                      ) AS "t21"
                        ON "t16"."cell" = "t21"."cell" AND "t16"."row" = "t21"."row"
                    ) AS "t22"
                  ) AS "t24"
                  CROSS JOIN (
                    SELECT
                      "t2"."seat",
                      "t2"."bit"
                    FROM "seats" AS "t2"
                  ) AS "t12"
                ) AS "t25"
                WHERE
                  (
                    "t25"."may" & "t25"."bit"
                  ) <> 0
              ) AS "t26"
            ) AS "t27"
          ) AS "t29"
        ) AS "t32"
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t33"
    ) AS "t35"
    INNER JOIN (
      SELECT
        "t0"."cell",
        "t0"."seat",
        "t0"."high" AS "cap"
      FROM "targets" AS "t0"
    ) AS "t10"
      ON "t35"."cell" = "t10"."cell" AND "t35"."seat" = "t10"."seat"
    CROSS JOIN (
      SELECT
        "t1"."now"
      FROM "asked" AS "t1"
    ) AS "t11"
  ) AS "t36"
  WHERE
    "t36"."t" <= "t36"."now"
) AS "t37"
GROUP BY
  1,
  2,
  3

-- rule: behind
WITH "t10" AS (
  SELECT
    "t5"."pattern",
    "t5"."cell",
    "t5"."role",
    "t5"."incident",
    "t5"."row",
    "t5"."grp",
    "t5"."earliest",
    "t5"."latest",
    "t5"."low",
    "t5"."high",
    "t5"."may",
    "t5"."must",
    "t4"."delay",
    "t4"."n",
    "t4"."per",
    "t4"."tolerance",
    "t4"."per_step"
  FROM "matches" AS "t5"
  INNER JOIN "pace" AS "t4"
    ON "t5"."cell" = "t4"."cell"
)
SELECT
  "t40"."cell",
  "t40"."seat",
  "t40"."t",
  "t40"."may",
  "t40"."must"
FROM (
  SELECT
    "t39"."cell",
    "t39"."seat",
    "t39"."t",
    "t39"."may",
    "t39"."must",
    LAG("t39"."may") OVER (
      PARTITION BY "t39"."cell", "t39"."seat"
      ORDER BY "t39"."t" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "may_before",
    LAG("t39"."must") OVER (
      PARTITION BY "t39"."cell", "t39"."seat"
      ORDER BY "t39"."t" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "must_before"
  FROM (
    SELECT
      "t38"."cell",
      "t38"."seat",
      "t38"."t",
      (
        "t38"."due_open" > 0
      )
      OR (
        (
          "t38"."per" * (
            "t38"."low" + "t38"."tolerance"
          )
        ) < (
          "t38"."n" * "t38"."due_high"
        )
      ) AS "may",
      (
        "t38"."open" = 0
      )
      AND (
        (
          "t38"."per" * (
            "t38"."high" + "t38"."tolerance"
          )
        ) < (
          "t38"."n" * "t38"."due_low"
        )
      ) AS "must"
    FROM (
      SELECT
        "t37"."cell",
        "t37"."seat",
        "t37"."t",
        "t37"."low",
        "t37"."high",
        "t37"."open",
        "t37"."due_low",
        "t37"."due_high",
        "t37"."due_open",
        "t4"."delay",
        "t4"."n",
        "t4"."per",
        "t4"."tolerance",
        "t4"."per_step",
        "t8"."now"
      FROM (
        SELECT
          "t35"."cell",
          "t35"."seat",
          "t35"."t",
          SUM("t35"."d_low") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "low",
          SUM("t35"."d_high") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "high",
          SUM("t35"."d_open") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "open",
          SUM("t35"."d_due_low") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_low",
          SUM("t35"."d_due_high") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_high",
          SUM("t35"."d_due_open") OVER (
            PARTITION BY "t35"."cell", "t35"."seat"
            ORDER BY "t35"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_open"
        FROM (
          SELECT
            "t34"."cell",
            "t34"."seat",
            "t34"."t",
            SUM("t34"."d_low") AS "d_low",
            SUM("t34"."d_high") AS "d_high",
            SUM("t34"."d_open") AS "d_open",
            SUM("t34"."d_due_low") AS "d_due_low",
            SUM("t34"."d_due_high") AS "d_due_high",
            SUM("t34"."d_due_open") AS "d_due_open"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t29"."cell",
                "t29"."seat",
                "t29"."t",
                "t29"."d_low",
                "t29"."d_high",
                "t29"."d_open",
                0 AS "d_due_low",
                0 AS "d_due_high",
                0 AS "d_due_open"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t26"."cell",
                    "t26"."seat",
                    "t26"."latest" + 1 AS "t",
                    "t26"."reached" - COALESCE(
                      LAG("t26"."reached") OVER (
                        PARTITION BY "t26"."cell", "t26"."seat", "t26"."grp"
                        ORDER BY "t26"."latest" ASC, "t26"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      0
                    ) AS "d_low",
                    0 AS "d_high",
                    0 AS "d_open"
                  FROM (
                    SELECT
                      "t22"."pattern",
                      "t22"."cell",
                      "t22"."role",
                      "t22"."incident",
                      "t22"."row",
                      "t22"."grp",
                      "t22"."earliest",
                      "t22"."latest",
                      "t22"."low",
                      "t22"."high",
                      "t22"."may",
                      "t22"."must",
                      "t22"."delay",
                      "t22"."n",
                      "t22"."per",
                      "t22"."tolerance",
                      "t22"."per_step",
                      "t22"."seat",
                      "t22"."sure",
                      MAX("t22"."low") OVER (
                        PARTITION BY "t22"."cell", "t22"."seat", "t22"."grp"
                        ORDER BY "t22"."latest" ASC, "t22"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS "reached"
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          "t18".*
                          EXCLUDE ("bit")
                        FROM (
                          SELECT
                            "t16"."pattern",
                            "t16"."cell",
                            "t16"."role",
                            "t16"."incident",
                            "t16"."row",
                            "t16"."grp",
                            "t16"."earliest",
                            "t16"."latest",
                            "t16"."low",
                            "t16"."high",
                            "t16"."may",
                            "t16"."must",
                            "t16"."delay",
                            "t16"."n",
                            "t16"."per",
                            "t16"."tolerance",
                            "t16"."per_step",
                            "t16"."seat",
                            "t16"."bit",
                            (
                              "t16"."must" & "t16"."bit"
                            ) <> 0 AS "sure"
                          FROM (
                            SELECT
                              "t14"."pattern",
                              "t14"."cell",
                              "t14"."role",
                              "t14"."incident",
                              "t14"."row",
                              "t14"."grp",
                              "t14"."earliest",
                              "t14"."latest",
                              "t14"."low",
                              "t14"."high",
                              "t14"."may",
                              "t14"."must",
                              "t14"."delay",
                              "t14"."n",
                              "t14"."per",
                              "t14"."tolerance",
                              "t14"."per_step",
                              "t9"."seat",
                              "t9"."bit"
                            FROM (
                              SELECT
                                *
                              FROM "t10" AS "t11"
                              WHERE
                                "t11"."role" = 'act'
                            ) AS "t14"
                            CROSS JOIN (
                              SELECT
                                "t2"."seat",
                                "t2"."bit"
                              FROM "seats" AS "t2"
                            ) AS "t9"
                          ) AS "t16"
                          WHERE
                            (
                              "t16"."may" & "t16"."bit"
                            ) <> 0
                        ) AS "t18"
                      ) AS "t20"
                      WHERE
                        "t20"."sure"
                    ) AS "t22"
                  ) AS "t26"
                ) AS "t28"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t20"."cell",
                    "t20"."seat",
                    "t20"."earliest" + 1 AS "t",
                    0 AS "d_low",
                    COALESCE("t20"."high", 0) AS "d_high",
                    CAST(CASE WHEN "t20"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
                  FROM (
                    SELECT
                      "t18".*
                      EXCLUDE ("bit")
                    FROM (
                      SELECT
                        "t16"."pattern",
                        "t16"."cell",
                        "t16"."role",
                        "t16"."incident",
                        "t16"."row",
                        "t16"."grp",
                        "t16"."earliest",
                        "t16"."latest",
                        "t16"."low",
                        "t16"."high",
                        "t16"."may",
                        "t16"."must",
                        "t16"."delay",
                        "t16"."n",
                        "t16"."per",
                        "t16"."tolerance",
                        "t16"."per_step",
                        "t16"."seat",
                        "t16"."bit",
                        (
                          "t16"."must" & "t16"."bit"
                        ) <> 0 AS "sure"
                      FROM (
                        SELECT
                          "t14"."pattern",
                          "t14"."cell",
                          "t14"."role",
                          "t14"."incident",
                          "t14"."row",
                          "t14"."grp",
                          "t14"."earliest",
                          "t14"."latest",
                          "t14"."low",
                          "t14"."high",
                          "t14"."may",
                          "t14"."must",
                          "t14"."delay",
                          "t14"."n",
                          "t14"."per",
                          "t14"."tolerance",
                          "t14"."per_step",
                          "t9"."seat",
                          "t9"."bit"
                        FROM (
                          SELECT
                            *
                          FROM "t10" AS "t11"
                          WHERE
                            "t11"."role" = 'act'
                        ) AS "t14"
                        CROSS JOIN (
                          SELECT
                            "t2"."seat",
                            "t2"."bit"
                          FROM "seats" AS "t2"
                        ) AS "t9"
                      ) AS "t16"
                      WHERE
                        (
                          "t16"."may" & "t16"."bit"
                        ) <> 0
                    ) AS "t18"
                  ) AS "t20"
                ) AS "t24"
              ) AS "t29"
            ) AS "t32"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t31"."cell",
                "t31"."seat",
                "t31"."t",
                0 AS "d_low",
                0 AS "d_high",
                0 AS "d_open",
                "t31"."d_low" AS "d_due_low",
                "t31"."d_high" AS "d_due_high",
                "t31"."d_open" AS "d_due_open"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t27"."cell",
                    "t27"."seat",
                    "t27"."latest" + 1 AS "t",
                    "t27"."reached" - COALESCE(
                      LAG("t27"."reached") OVER (
                        PARTITION BY "t27"."cell", "t27"."seat", "t27"."grp"
                        ORDER BY "t27"."latest" ASC, "t27"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      0
                    ) AS "d_low",
                    0 AS "d_high",
                    0 AS "d_open"
                  FROM (
                    SELECT
                      "t23"."pattern",
                      "t23"."cell",
                      "t23"."role",
                      "t23"."incident",
                      "t23"."row",
                      "t23"."grp",
                      "t23"."earliest",
                      "t23"."latest",
                      "t23"."low",
                      "t23"."high",
                      "t23"."may",
                      "t23"."must",
                      "t23"."delay",
                      "t23"."n",
                      "t23"."per",
                      "t23"."tolerance",
                      "t23"."per_step",
                      "t23"."seat",
                      "t23"."sure",
                      MAX("t23"."low") OVER (
                        PARTITION BY "t23"."cell", "t23"."seat", "t23"."grp"
                        ORDER BY "t23"."latest" ASC, "t23"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS "reached"
                    FROM (
                      SELECT
                        "t21"."pattern",
                        "t21"."cell",
                        "t21"."role",
                        "t21"."incident",
                        "t21"."row",
                        "t21"."grp",
                        "t21"."earliest" + "t21"."delay" AS "earliest",
                        "t21"."latest" + "t21"."delay" AS "latest",
                        "t21"."low",
                        "t21"."high",
                        "t21"."may",
                        "t21"."must",
                        "t21"."delay",
                        "t21"."n",
                        "t21"."per",
                        "t21"."tolerance",
                        "t21"."per_step",
                        "t21"."seat",
                        "t21"."sure"
                      FROM (
                        SELECT
                          "t19".*
                          EXCLUDE ("bit")
                        FROM (
                          SELECT
                            "t17"."pattern",
                            "t17"."cell",
                            "t17"."role",
                            "t17"."incident",
                            "t17"."row",
                            "t17"."grp",
                            "t17"."earliest",
                            "t17"."latest",
                            "t17"."low",
                            "t17"."high",
                            "t17"."may",
                            "t17"."must",
                            "t17"."delay",
                            "t17"."n",
                            "t17"."per",
                            "t17"."tolerance",
                            "t17"."per_step",
                            "t17"."seat",
                            "t17"."bit",
                            (
                              "t17"."must" & "t17"."bit"
                            ) <> 0 AS "sure"
                          FROM (
                            SELECT
                              "t15"."pattern",
                              "t15"."cell",
                              "t15"."role",
                              "t15"."incident",
                              "t15"."row",
                              "t15"."grp",
                              "t15"."earliest",
                              "t15"."latest",
                              "t15"."low",
                              "t15"."high",
                              "t15"."may",
                              "t15"."must",
                              "t15"."delay",
                              "t15"."n",
                              "t15"."per",
                              "t15"."tolerance",
                              "t15"."per_step",
                              "t9"."seat",
                              "t9"."bit"
                            FROM (
                              SELECT
                                *
                              FROM "t10" AS "t11"
                              WHERE
                                "t11"."role" = 'step'
                            ) AS "t15"
                            CROSS JOIN (
                              SELECT
                                "t2"."seat",
                                "t2"."bit"
                              FROM "seats" AS "t2"
                            ) AS "t9"
                          ) AS "t17"
                          WHERE
                            (
                              "t17"."may" & "t17"."bit"
                            ) <> 0
                        ) AS "t19"
                      ) AS "t21"
                      WHERE
                        "t21"."sure"
                    ) AS "t23"
                  ) AS "t27"
                ) AS "t30"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t21"."cell",
                    "t21"."seat",
                    "t21"."earliest" + "t21"."delay" + 1 AS "t",
                    0 AS "d_low",
                    COALESCE("t21"."high", 0) AS "d_high",
                    CAST(CASE WHEN "t21"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
                  FROM (
                    SELECT
                      "t19".*
                      EXCLUDE ("bit")
                    FROM (
                      SELECT
                        "t17"."pattern",
                        "t17"."cell",
                        "t17"."role",
                        "t17"."incident",
                        "t17"."row",
                        "t17"."grp",
                        "t17"."earliest",
                        "t17"."latest",
                        "t17"."low",
                        "t17"."high",
                        "t17"."may",
                        "t17"."must",
                        "t17"."delay",
                        "t17"."n",
                        "t17"."per",
                        "t17"."tolerance",
                        "t17"."per_step",
                        "t17"."seat",
                        "t17"."bit",
                        (
                          "t17"."must" & "t17"."bit"
                        ) <> 0 AS "sure"
                      FROM (
                        SELECT
                          "t15"."pattern",
                          "t15"."cell",
                          "t15"."role",
                          "t15"."incident",
                          "t15"."row",
                          "t15"."grp",
                          "t15"."earliest",
                          "t15"."latest",
                          "t15"."low",
                          "t15"."high",
                          "t15"."may",
                          "t15"."must",
                          "t15"."delay",
                          "t15"."n",
                          "t15"."per",
                          "t15"."tolerance",
                          "t15"."per_step",
                          "t9"."seat",
                          "t9"."bit"
                        FROM (
                          SELECT
                            *
                          FROM "t10" AS "t11"
                          WHERE
                            "t11"."role" = 'step'
                        ) AS "t15"
                        CROSS JOIN (
                          SELECT
                            "t2"."seat",
                            "t2"."bit"
                          FROM "seats" AS "t2"
                        ) AS "t9"
                      ) AS "t17"
                      WHERE
                        (
                          "t17"."may" & "t17"."bit"
                        ) <> 0
                    ) AS "t19"
                  ) AS "t21"
                ) AS "t25"
              ) AS "t31"
            ) AS "t33"
          ) AS "t34"
          GROUP BY
            1,
            2,
            3
        ) AS "t35"
      ) AS "t37"
      INNER JOIN "pace" AS "t4"
        ON "t37"."cell" = "t4"."cell"
      CROSS JOIN (
        SELECT
          "t1"."now"
        FROM "asked" AS "t1"
      ) AS "t8"
    ) AS "t38"
    WHERE
      "t38"."t" <= "t38"."now"
  ) AS "t39"
) AS "t40"
WHERE
  (
    "t40"."may" <> COALESCE("t40"."may_before", FALSE)
  )
  OR (
    "t40"."must" <> COALESCE("t40"."must_before", FALSE)
  )

-- rule: steps_and_answers
WITH "t10" AS (
  SELECT
    "t4"."pattern",
    "t4"."cell",
    "t4"."role",
    "t4"."incident",
    "t4"."row",
    "t4"."grp",
    "t4"."earliest",
    "t4"."latest",
    "t4"."low",
    "t4"."high",
    "t4"."may",
    "t4"."must",
    "t5"."delay",
    "t5"."n",
    "t5"."per",
    "t5"."tolerance",
    "t5"."per_step"
  FROM "matches" AS "t4"
  INNER JOIN "pace" AS "t5"
    ON "t4"."cell" = "t5"."cell"
), "t24" AS (
  SELECT
    "t20"."cell",
    "t20"."seat",
    "t20"."row",
    1152921504606846976 AS "at",
    0 AS "amount",
    0 AS "open",
    1 AS "is_point"
  FROM (
    SELECT
      "t18".*
      EXCLUDE ("bit")
    FROM (
      SELECT
        "t16"."pattern",
        "t16"."cell",
        "t16"."role",
        "t16"."incident",
        "t16"."row",
        "t16"."grp",
        "t16"."earliest",
        "t16"."latest",
        "t16"."low",
        "t16"."high",
        "t16"."may",
        "t16"."must",
        "t16"."delay",
        "t16"."n",
        "t16"."per",
        "t16"."tolerance",
        "t16"."per_step",
        "t16"."seat",
        "t16"."bit",
        (
          "t16"."must" & "t16"."bit"
        ) <> 0 AS "sure"
      FROM (
        SELECT
          "t14"."pattern",
          "t14"."cell",
          "t14"."role",
          "t14"."incident",
          "t14"."row",
          "t14"."grp",
          "t14"."earliest",
          "t14"."latest",
          "t14"."low",
          "t14"."high",
          "t14"."may",
          "t14"."must",
          "t14"."delay",
          "t14"."n",
          "t14"."per",
          "t14"."tolerance",
          "t14"."per_step",
          "t8"."seat",
          "t8"."bit"
        FROM (
          SELECT
            *
          FROM "t10" AS "t11"
          WHERE
            "t11"."role" = 'step'
        ) AS "t14"
        CROSS JOIN (
          SELECT
            "t0"."seat",
            "t0"."bit"
          FROM "seats" AS "t0"
        ) AS "t8"
      ) AS "t16"
      WHERE
        (
          "t16"."may" & "t16"."bit"
        ) <> 0
    ) AS "t18"
  ) AS "t20"
), "t33" AS (
  SELECT
    "t23"."pattern",
    "t23"."cell",
    "t23"."role",
    "t23"."incident",
    "t23"."row",
    "t23"."grp",
    "t23"."earliest",
    "t23"."latest",
    "t23"."low",
    "t23"."high",
    "t23"."may",
    "t23"."must",
    "t23"."delay",
    "t23"."n",
    "t23"."per",
    "t23"."tolerance",
    "t23"."per_step",
    "t23"."seat",
    "t23"."sure",
    "t9"."now"
  FROM (
    SELECT
      "t19".*
      EXCLUDE ("bit")
    FROM (
      SELECT
        "t17"."pattern",
        "t17"."cell",
        "t17"."role",
        "t17"."incident",
        "t17"."row",
        "t17"."grp",
        "t17"."earliest",
        "t17"."latest",
        "t17"."low",
        "t17"."high",
        "t17"."may",
        "t17"."must",
        "t17"."delay",
        "t17"."n",
        "t17"."per",
        "t17"."tolerance",
        "t17"."per_step",
        "t17"."seat",
        "t17"."bit",
        (
          "t17"."must" & "t17"."bit"
        ) <> 0 AS "sure"
      FROM (
        SELECT
          "t15"."pattern",
          "t15"."cell",
          "t15"."role",
          "t15"."incident",
          "t15"."row",
          "t15"."grp",
          "t15"."earliest",
          "t15"."latest",
          "t15"."low",
          "t15"."high",
          "t15"."may",
          "t15"."must",
          "t15"."delay",
          "t15"."n",
          "t15"."per",
          "t15"."tolerance",
          "t15"."per_step",
          "t8"."seat",
          "t8"."bit"
        FROM (
          SELECT
            *
          FROM "t10" AS "t11"
          WHERE
            "t11"."role" = 'act'
        ) AS "t15"
        CROSS JOIN (
          SELECT
            "t0"."seat",
            "t0"."bit"
          FROM "seats" AS "t0"
        ) AS "t8"
      ) AS "t17"
      WHERE
        (
          "t17"."may" & "t17"."bit"
        ) <> 0
    ) AS "t19"
  ) AS "t23"
  CROSS JOIN (
    SELECT
      "t3"."now"
    FROM "asked" AS "t3"
  ) AS "t9"
), "t41" AS (
  SELECT
    "t34"."cell",
    "t34"."seat",
    -1 AS "row",
    "t34"."earliest" AS "at",
    COALESCE("t34"."high", 0) AS "amount",
    CAST(CASE WHEN "t34"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "open",
    0 AS "is_point"
  FROM "t33" AS "t34"
  WHERE
    "t34"."earliest" < "t34"."now"
), "t66" AS (
  SELECT
    "t62"."cell",
    "t62"."seat",
    -1 AS "row",
    "t62"."t" - 1 AS "at",
    "t62"."d_low" AS "amount",
    0 AS "open",
    0 AS "is_point"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t48"."cell",
        "t48"."seat",
        "t48"."latest" + 1 AS "t",
        "t48"."reached" - COALESCE(
          LAG("t48"."reached") OVER (
            PARTITION BY "t48"."cell", "t48"."seat", "t48"."grp"
            ORDER BY "t48"."latest" ASC, "t48"."row" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ),
          0
        ) AS "d_low",
        0 AS "d_high",
        0 AS "d_open"
      FROM (
        SELECT
          "t40"."pattern",
          "t40"."cell",
          "t40"."role",
          "t40"."incident",
          "t40"."row",
          "t40"."grp",
          "t40"."earliest",
          "t40"."latest",
          "t40"."low",
          "t40"."high",
          "t40"."may",
          "t40"."must",
          "t40"."delay",
          "t40"."n",
          "t40"."per",
          "t40"."tolerance",
          "t40"."per_step",
          "t40"."seat",
          "t40"."sure",
          "t40"."now",
          MAX("t40"."low") OVER (
            PARTITION BY "t40"."cell", "t40"."seat", "t40"."grp"
            ORDER BY "t40"."latest" ASC, "t40"."row" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "reached"
        FROM (
          SELECT
            *
          FROM "t33" AS "t34"
          WHERE
            "t34"."sure" AND "t34"."latest" < "t34"."now"
        ) AS "t40"
      ) AS "t48"
    ) AS "t59"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t34"."cell",
        "t34"."seat",
        "t34"."earliest" + 1 AS "t",
        0 AS "d_low",
        COALESCE("t34"."high", 0) AS "d_high",
        CAST(CASE WHEN "t34"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
      FROM "t33" AS "t34"
      WHERE
        "t34"."sure" AND "t34"."latest" < "t34"."now"
    ) AS "t42"
  ) AS "t62"
  WHERE
    "t62"."d_low" > 0
)
SELECT
  "t78"."cell",
  "t78"."seat",
  "t78"."row",
  "t78"."earliest",
  "t78"."latest",
  "t78"."sure",
  (
    (
      "t78"."per" * (
        "t78"."in_time_low" + "t78"."tolerance"
      )
    ) >= (
      "t78"."n" * "t78"."asked_high"
    )
  )
  AND (
    "t78"."asked_high_open" = 0
  ) AS "in_time_must",
  (
    "t78"."in_time_high_open" > 0
  )
  OR (
    (
      "t78"."per" * (
        "t78"."in_time_high" + "t78"."tolerance"
      )
    ) >= (
      "t78"."n" * (
        "t78"."asked_low" + GREATEST("t78"."low" - COALESCE("t78"."counted_low", 0), 0)
      )
    )
  ) AS "in_time_may",
  (
    (
      "t78"."per" * (
        "t78"."by_now_low" + "t78"."tolerance"
      )
    ) >= (
      "t78"."n" * "t78"."asked_high"
    )
  )
  AND (
    "t78"."asked_high_open" = 0
  ) AS "answered_must",
  (
    "t78"."by_now_high_open" > 0
  )
  OR (
    (
      "t78"."per" * (
        "t78"."by_now_high" + "t78"."tolerance"
      )
    ) >= (
      "t78"."n" * (
        "t78"."asked_low" + GREATEST("t78"."low" - COALESCE("t78"."counted_low", 0), 0)
      )
    )
  ) AS "answered_may"
FROM (
  SELECT
    "t22"."pattern",
    "t22"."cell",
    "t22"."role",
    "t22"."incident",
    "t22"."row",
    "t22"."grp",
    "t22"."earliest",
    "t22"."latest",
    "t22"."low",
    "t22"."high",
    "t22"."may",
    "t22"."must",
    "t22"."delay",
    "t22"."n",
    "t22"."per",
    "t22"."tolerance",
    "t22"."per_step",
    "t22"."seat",
    "t22"."sure",
    "t71"."asked_low",
    "t71"."asked_low_open",
    "t53"."asked_high",
    "t53"."asked_high_open",
    "t76"."in_time_low",
    "t76"."in_time_low_open",
    "t63"."in_time_high",
    "t63"."in_time_high_open",
    "t77"."by_now_low",
    "t77"."by_now_low_open",
    "t64"."by_now_high",
    "t64"."by_now_high_open",
    "t54"."cell" AS "cell_right",
    "t54"."seat" AS "seat_right",
    "t54"."row" AS "row_right",
    "t54"."counted_low"
  FROM (
    SELECT
      "t18".*
      EXCLUDE ("bit")
    FROM (
      SELECT
        "t16"."pattern",
        "t16"."cell",
        "t16"."role",
        "t16"."incident",
        "t16"."row",
        "t16"."grp",
        "t16"."earliest",
        "t16"."latest",
        "t16"."low",
        "t16"."high",
        "t16"."may",
        "t16"."must",
        "t16"."delay",
        "t16"."n",
        "t16"."per",
        "t16"."tolerance",
        "t16"."per_step",
        "t16"."seat",
        "t16"."bit",
        (
          "t16"."must" & "t16"."bit"
        ) <> 0 AS "sure"
      FROM (
        SELECT
          "t14"."pattern",
          "t14"."cell",
          "t14"."role",
          "t14"."incident",
          "t14"."row",
          "t14"."grp",
          "t14"."earliest",
          "t14"."latest",
          "t14"."low",
          "t14"."high",
          "t14"."may",
          "t14"."must",
          "t14"."delay",
          "t14"."n",
          "t14"."per",
          "t14"."tolerance",
          "t14"."per_step",
          "t8"."seat",
          "t8"."bit"
        FROM (
          SELECT
            *
          FROM "t10" AS "t11"
          WHERE
            "t11"."role" = 'step'
        ) AS "t14"
        CROSS JOIN (
          SELECT
            "t0"."seat",
            "t0"."bit"
          FROM "seats" AS "t0"
        ) AS "t8"
      ) AS "t16"
      WHERE
        (
          "t16"."may" & "t16"."bit"
        ) <> 0
    ) AS "t18"
  ) AS "t22"
  INNER JOIN (
    SELECT
      "t65"."cell",
      "t65"."seat",
      "t65"."row",
      "t65"."total" AS "asked_low",
      "t65"."opened" AS "asked_low_open"
    FROM (
      SELECT
        "t58"."cell",
        "t58"."seat",
        "t58"."row",
        "t58"."at",
        "t58"."amount",
        "t58"."open",
        "t58"."is_point",
        SUM("t58"."amount") OVER (
          PARTITION BY "t58"."cell", "t58"."seat"
          ORDER BY "t58"."at" ASC, "t58"."is_point" ASC, "t58"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t58"."open") OVER (
          PARTITION BY "t58"."cell", "t58"."seat"
          ORDER BY "t58"."at" ASC, "t58"."is_point" ASC, "t58"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t52"."cell",
            "t52"."seat",
            -1 AS "row",
            "t52"."t" - 1 AS "at",
            "t52"."d_low" AS "amount",
            0 AS "open",
            0 AS "is_point"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t38"."cell",
                "t38"."seat",
                "t38"."latest" + 1 AS "t",
                "t38"."reached" - COALESCE(
                  LAG("t38"."reached") OVER (
                    PARTITION BY "t38"."cell", "t38"."seat", "t38"."grp"
                    ORDER BY "t38"."latest" ASC, "t38"."row" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                  ),
                  0
                ) AS "d_low",
                0 AS "d_high",
                0 AS "d_open"
              FROM (
                SELECT
                  "t27"."pattern",
                  "t27"."cell",
                  "t27"."role",
                  "t27"."incident",
                  "t27"."row",
                  "t27"."grp",
                  "t27"."earliest",
                  "t27"."latest",
                  "t27"."low",
                  "t27"."high",
                  "t27"."may",
                  "t27"."must",
                  "t27"."delay",
                  "t27"."n",
                  "t27"."per",
                  "t27"."tolerance",
                  "t27"."per_step",
                  "t27"."seat",
                  "t27"."sure",
                  MAX("t27"."low") OVER (
                    PARTITION BY "t27"."cell", "t27"."seat", "t27"."grp"
                    ORDER BY "t27"."latest" ASC, "t27"."row" ASC
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS "reached"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t18".*
                      EXCLUDE ("bit")
                    FROM (
                      SELECT
                        "t16"."pattern",
                        "t16"."cell",
                        "t16"."role",
                        "t16"."incident",
                        "t16"."row",
                        "t16"."grp",
                        "t16"."earliest",
                        "t16"."latest",
                        "t16"."low",
                        "t16"."high",
                        "t16"."may",
                        "t16"."must",
                        "t16"."delay",
                        "t16"."n",
                        "t16"."per",
                        "t16"."tolerance",
                        "t16"."per_step",
                        "t16"."seat",
                        "t16"."bit",
                        (
                          "t16"."must" & "t16"."bit"
                        ) <> 0 AS "sure"
                      FROM (
                        SELECT
                          "t14"."pattern",
                          "t14"."cell",
                          "t14"."role",
                          "t14"."incident",
                          "t14"."row",
                          "t14"."grp",
                          "t14"."earliest",
                          "t14"."latest",
                          "t14"."low",
                          "t14"."high",
                          "t14"."may",
                          "t14"."must",
                          "t14"."delay",
                          "t14"."n",
                          "t14"."per",
                          "t14"."tolerance",
                          "t14"."per_step",
                          "t8"."seat",
                          "t8"."bit"
                        FROM (
                          SELECT
                            *
                          FROM "t10" AS "t11"
                          WHERE
                            "t11"."role" = 'step'
                        ) AS "t14"
                        CROSS JOIN (
                          SELECT
                            "t0"."seat",
                            "t0"."bit"
                          FROM "seats" AS "t0"
                        ) AS "t8"
                      ) AS "t16"
                      WHERE
                        (
                          "t16"."may" & "t16"."bit"
                        ) <> 0
                    ) AS "t18"
                  ) AS "t20"
                  WHERE
                    "t20"."sure"
                ) AS "t27"
              ) AS "t38"
            ) AS "t49"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t20"."cell",
                "t20"."seat",
                "t20"."earliest" + 1 AS "t",
                0 AS "d_low",
                COALESCE("t20"."high", 0) AS "d_high",
                CAST(CASE WHEN "t20"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
              FROM (
                SELECT
                  "t18".*
                  EXCLUDE ("bit")
                FROM (
                  SELECT
                    "t16"."pattern",
                    "t16"."cell",
                    "t16"."role",
                    "t16"."incident",
                    "t16"."row",
                    "t16"."grp",
                    "t16"."earliest",
                    "t16"."latest",
                    "t16"."low",
                    "t16"."high",
                    "t16"."may",
                    "t16"."must",
                    "t16"."delay",
                    "t16"."n",
                    "t16"."per",
                    "t16"."tolerance",
                    "t16"."per_step",
                    "t16"."seat",
                    "t16"."bit",
                    (
                      "t16"."must" & "t16"."bit"
                    ) <> 0 AS "sure"
                  FROM (
                    SELECT
                      "t14"."pattern",
                      "t14"."cell",
                      "t14"."role",
                      "t14"."incident",
                      "t14"."row",
                      "t14"."grp",
                      "t14"."earliest",
                      "t14"."latest",
                      "t14"."low",
                      "t14"."high",
                      "t14"."may",
                      "t14"."must",
                      "t14"."delay",
                      "t14"."n",
                      "t14"."per",
                      "t14"."tolerance",
                      "t14"."per_step",
                      "t8"."seat",
                      "t8"."bit"
                    FROM (
                      SELECT
                        *
                      FROM "t10" AS "t11"
                      WHERE
                        "t11"."role" = 'step'
                    ) AS "t14"
                    CROSS JOIN (
                      SELECT
                        "t0"."seat",
                        "t0"."bit"
                      FROM "seats" AS "t0"
                    ) AS "t8"
                  ) AS "t16"
                  WHERE
                    (
                      "t16"."may" & "t16"."bit"
                    ) <> 0
                ) AS "t18"
              ) AS "t20"
              WHERE
                "t20"."sure"
            ) AS "t36"
          ) AS "t52"
          WHERE
            "t52"."d_low" > 0
        ) AS "t57"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t20"."cell",
            "t20"."seat",
            "t20"."row",
            "t20"."earliest" - 1 AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
        ) AS "t29"
      ) AS "t58"
    ) AS "t65"
    WHERE
      "t65"."is_point" = 1
  ) AS "t71"
    ON "t22"."cell" = "t71"."cell"
    AND "t22"."seat" = "t71"."seat"
    AND "t22"."row" = "t71"."row"
  INNER JOIN (
    SELECT
      "t43"."cell",
      "t43"."seat",
      "t43"."row",
      "t43"."total" AS "asked_high",
      "t43"."opened" AS "asked_high_open"
    FROM (
      SELECT
        "t37"."cell",
        "t37"."seat",
        "t37"."row",
        "t37"."at",
        "t37"."amount",
        "t37"."open",
        "t37"."is_point",
        SUM("t37"."amount") OVER (
          PARTITION BY "t37"."cell", "t37"."seat"
          ORDER BY "t37"."at" ASC, "t37"."is_point" ASC, "t37"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t37"."open") OVER (
          PARTITION BY "t37"."cell", "t37"."seat"
          ORDER BY "t37"."at" ASC, "t37"."is_point" ASC, "t37"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t20"."cell",
            "t20"."seat",
            -1 AS "row",
            "t20"."earliest" AS "at",
            COALESCE("t20"."high", 0) AS "amount",
            CAST(CASE WHEN "t20"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "open",
            0 AS "is_point"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
        ) AS "t35"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t20"."cell",
            "t20"."seat",
            "t20"."row",
            "t20"."latest" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
        ) AS "t25"
      ) AS "t37"
    ) AS "t43"
    WHERE
      "t43"."is_point" = 1
  ) AS "t53"
    ON "t22"."cell" = "t53"."cell"
    AND "t22"."seat" = "t53"."seat"
    AND "t22"."row" = "t53"."row"
  INNER JOIN (
    SELECT
      "t72"."cell",
      "t72"."seat",
      "t72"."row",
      "t72"."total" AS "in_time_low",
      "t72"."opened" AS "in_time_low_open"
    FROM (
      SELECT
        "t68"."cell",
        "t68"."seat",
        "t68"."row",
        "t68"."at",
        "t68"."amount",
        "t68"."open",
        "t68"."is_point",
        SUM("t68"."amount") OVER (
          PARTITION BY "t68"."cell", "t68"."seat"
          ORDER BY "t68"."at" ASC, "t68"."is_point" ASC, "t68"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t68"."open") OVER (
          PARTITION BY "t68"."cell", "t68"."seat"
          ORDER BY "t68"."at" ASC, "t68"."is_point" ASC, "t68"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t66" AS "t67"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t20"."cell",
            "t20"."seat",
            "t20"."row",
            "t20"."earliest" + "t20"."delay" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
        ) AS "t30"
      ) AS "t68"
    ) AS "t72"
    WHERE
      "t72"."is_point" = 1
  ) AS "t76"
    ON "t22"."cell" = "t76"."cell"
    AND "t22"."seat" = "t76"."seat"
    AND "t22"."row" = "t76"."row"
  INNER JOIN (
    SELECT
      "t55"."cell",
      "t55"."seat",
      "t55"."row",
      "t55"."total" AS "in_time_high",
      "t55"."opened" AS "in_time_high_open"
    FROM (
      SELECT
        "t46"."cell",
        "t46"."seat",
        "t46"."row",
        "t46"."at",
        "t46"."amount",
        "t46"."open",
        "t46"."is_point",
        SUM("t46"."amount") OVER (
          PARTITION BY "t46"."cell", "t46"."seat"
          ORDER BY "t46"."at" ASC, "t46"."is_point" ASC, "t46"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t46"."open") OVER (
          PARTITION BY "t46"."cell", "t46"."seat"
          ORDER BY "t46"."at" ASC, "t46"."is_point" ASC, "t46"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t41" AS "t45"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t20"."cell",
            "t20"."seat",
            "t20"."row",
            "t20"."latest" + "t20"."delay" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
        ) AS "t31"
      ) AS "t46"
    ) AS "t55"
    WHERE
      "t55"."is_point" = 1
  ) AS "t63"
    ON "t22"."cell" = "t63"."cell"
    AND "t22"."seat" = "t63"."seat"
    AND "t22"."row" = "t63"."row"
  INNER JOIN (
    SELECT
      "t73"."cell",
      "t73"."seat",
      "t73"."row",
      "t73"."total" AS "by_now_low",
      "t73"."opened" AS "by_now_low_open"
    FROM (
      SELECT
        "t69"."cell",
        "t69"."seat",
        "t69"."row",
        "t69"."at",
        "t69"."amount",
        "t69"."open",
        "t69"."is_point",
        SUM("t69"."amount") OVER (
          PARTITION BY "t69"."cell", "t69"."seat"
          ORDER BY "t69"."at" ASC, "t69"."is_point" ASC, "t69"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t69"."open") OVER (
          PARTITION BY "t69"."cell", "t69"."seat"
          ORDER BY "t69"."at" ASC, "t69"."is_point" ASC, "t69"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t66" AS "t67"
        UNION ALL
        SELECT
          *
        FROM "t24" AS "t28"
      ) AS "t69"
    ) AS "t73"
    WHERE
      "t73"."is_point" = 1
  ) AS "t77"
    ON "t22"."cell" = "t77"."cell"
    AND "t22"."seat" = "t77"."seat"
    AND "t22"."row" = "t77"."row"
  INNER JOIN (
    SELECT
      "t56"."cell",
      "t56"."seat",
      "t56"."row",
      "t56"."total" AS "by_now_high",
      "t56"."opened" AS "by_now_high_open"
    FROM (
      SELECT
        "t47"."cell",
        "t47"."seat",
        "t47"."row",
        "t47"."at",
        "t47"."amount",
        "t47"."open",
        "t47"."is_point",
        SUM("t47"."amount") OVER (
          PARTITION BY "t47"."cell", "t47"."seat"
          ORDER BY "t47"."at" ASC, "t47"."is_point" ASC, "t47"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t47"."open") OVER (
          PARTITION BY "t47"."cell", "t47"."seat"
          ORDER BY "t47"."at" ASC, "t47"."is_point" ASC, "t47"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t41" AS "t45"
        UNION ALL
        SELECT
          *
        FROM "t24" AS "t28"
      ) AS "t47"
    ) AS "t56"
    WHERE
      "t56"."is_point" = 1
  ) AS "t64"
    ON "t22"."cell" = "t64"."cell"
    AND "t22"."seat" = "t64"."seat"
    AND "t22"."row" = "t64"."row"
  LEFT OUTER JOIN (
    SELECT
      "t44"."cell",
      "t44"."seat",
      "t44"."row",
      MAX("t44"."other_low") AS "counted_low"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t22"."pattern",
          "t22"."cell",
          "t22"."role",
          "t22"."incident",
          "t22"."row",
          "t22"."grp",
          "t22"."earliest",
          "t22"."latest",
          "t22"."low",
          "t22"."high",
          "t22"."may",
          "t22"."must",
          "t22"."delay",
          "t22"."n",
          "t22"."per",
          "t22"."tolerance",
          "t22"."per_step",
          "t22"."seat",
          "t22"."sure",
          "t32"."other_row",
          "t32"."other_latest",
          "t32"."other_low"
        FROM (
          SELECT
            "t18".*
            EXCLUDE ("bit")
          FROM (
            SELECT
              "t16"."pattern",
              "t16"."cell",
              "t16"."role",
              "t16"."incident",
              "t16"."row",
              "t16"."grp",
              "t16"."earliest",
              "t16"."latest",
              "t16"."low",
              "t16"."high",
              "t16"."may",
              "t16"."must",
              "t16"."delay",
              "t16"."n",
              "t16"."per",
              "t16"."tolerance",
              "t16"."per_step",
              "t16"."seat",
              "t16"."bit",
              (
                "t16"."must" & "t16"."bit"
              ) <> 0 AS "sure"
            FROM (
              SELECT
                "t14"."pattern",
                "t14"."cell",
                "t14"."role",
                "t14"."incident",
                "t14"."row",
                "t14"."grp",
                "t14"."earliest",
                "t14"."latest",
                "t14"."low",
                "t14"."high",
                "t14"."may",
                "t14"."must",
                "t14"."delay",
                "t14"."n",
                "t14"."per",
                "t14"."tolerance",
                "t14"."per_step",
                "t8"."seat",
                "t8"."bit"
              FROM (
                SELECT
                  *
                FROM "t10" AS "t11"
                WHERE
                  "t11"."role" = 'step'
              ) AS "t14"
              CROSS JOIN (
                SELECT
                  "t0"."seat",
                  "t0"."bit"
                FROM "seats" AS "t0"
              ) AS "t8"
            ) AS "t16"
            WHERE
              (
                "t16"."may" & "t16"."bit"
              ) <> 0
          ) AS "t18"
        ) AS "t22"
        INNER JOIN (
          SELECT
            "t20"."cell",
            "t20"."seat",
            "t20"."grp",
            "t20"."row" AS "other_row",
            "t20"."latest" AS "other_latest",
            "t20"."low" AS "other_low"
          FROM (
            SELECT
              "t18".*
              EXCLUDE ("bit")
            FROM (
              SELECT
                "t16"."pattern",
                "t16"."cell",
                "t16"."role",
                "t16"."incident",
                "t16"."row",
                "t16"."grp",
                "t16"."earliest",
                "t16"."latest",
                "t16"."low",
                "t16"."high",
                "t16"."may",
                "t16"."must",
                "t16"."delay",
                "t16"."n",
                "t16"."per",
                "t16"."tolerance",
                "t16"."per_step",
                "t16"."seat",
                "t16"."bit",
                (
                  "t16"."must" & "t16"."bit"
                ) <> 0 AS "sure"
              FROM (
                SELECT
                  "t14"."pattern",
                  "t14"."cell",
                  "t14"."role",
                  "t14"."incident",
                  "t14"."row",
                  "t14"."grp",
                  "t14"."earliest",
                  "t14"."latest",
                  "t14"."low",
                  "t14"."high",
                  "t14"."may",
                  "t14"."must",
                  "t14"."delay",
                  "t14"."n",
                  "t14"."per",
                  "t14"."tolerance",
                  "t14"."per_step",
                  "t8"."seat",
                  "t8"."bit"
                FROM (
                  SELECT
                    *
                  FROM "t10" AS "t11"
                  WHERE
                    "t11"."role" = 'step'
                ) AS "t14"
                CROSS JOIN (
                  SELECT
                    "t0"."seat",
                    "t0"."bit"
                  FROM "seats" AS "t0"
                ) AS "t8"
              ) AS "t16"
              WHERE
                (
                  "t16"."may" & "t16"."bit"
                ) <> 0
            ) AS "t18"
          ) AS "t20"
          WHERE
            "t20"."sure"
        ) AS "t32"
          ON "t22"."cell" = "t32"."cell"
          AND "t22"."seat" = "t32"."seat"
          AND "t22"."grp" = "t32"."grp"
      ) AS "t39"
      WHERE
        "t39"."other_row" <> "t39"."row" AND "t39"."other_latest" < "t39"."earliest"
    ) AS "t44"
    GROUP BY
      1,
      2,
      3
  ) AS "t54"
    ON "t22"."cell" = "t54"."cell"
    AND "t22"."seat" = "t54"."seat"
    AND "t22"."row" = "t54"."row"
) AS "t78"
WHERE
  "t78"."per_step" = 0

-- rule: each_step
WITH "t10" AS (
  SELECT
    "t4"."pattern",
    "t4"."cell",
    "t4"."role",
    "t4"."incident",
    "t4"."row",
    "t4"."grp",
    "t4"."earliest",
    "t4"."latest",
    "t4"."low",
    "t4"."high",
    "t4"."may",
    "t4"."must",
    "t5"."delay",
    "t5"."n",
    "t5"."per",
    "t5"."tolerance",
    "t5"."per_step"
  FROM "matches" AS "t4"
  INNER JOIN "pace" AS "t5"
    ON "t4"."cell" = "t5"."cell"
)
SELECT
  "t29"."cell",
  "t29"."seat",
  "t29"."row",
  "t29"."earliest",
  "t29"."latest",
  "t29"."sure",
  (
    "t29"."high" IS NOT NULL
  )
  AND (
    (
      "t29"."per" * (
        "t29"."in_time_low" + "t29"."tolerance"
      )
    ) >= (
      "t29"."n" * COALESCE("t29"."high", 0)
    )
  ) AS "in_time_must",
  (
    "t29"."in_time_open" > 0
  )
  OR (
    (
      "t29"."per" * (
        "t29"."in_time_high" + "t29"."tolerance"
      )
    ) >= (
      "t29"."n" * "t29"."low"
    )
  ) AS "in_time_may",
  (
    "t29"."high" IS NOT NULL
  )
  AND (
    (
      "t29"."per" * (
        "t29"."by_now_low" + "t29"."tolerance"
      )
    ) >= (
      "t29"."n" * COALESCE("t29"."high", 0)
    )
  ) AS "answered_must",
  (
    "t29"."by_now_open" > 0
  )
  OR (
    (
      "t29"."per" * (
        "t29"."by_now_high" + "t29"."tolerance"
      )
    ) >= (
      "t29"."n" * "t29"."low"
    )
  ) AS "answered_may"
FROM (
  SELECT
    "t28"."cell",
    "t28"."seat",
    "t28"."row",
    "t28"."earliest",
    "t28"."latest",
    "t28"."sure",
    "t28"."low",
    "t28"."high",
    "t28"."n",
    "t28"."per",
    "t28"."tolerance",
    SUM("t28"."in_time_low") AS "in_time_low",
    SUM("t28"."in_time_high") AS "in_time_high",
    SUM("t28"."in_time_open") AS "in_time_open",
    SUM("t28"."by_now_low") AS "by_now_low",
    SUM("t28"."by_now_high") AS "by_now_high",
    SUM("t28"."by_now_open") AS "by_now_open"
  FROM (
    SELECT
      "t27"."cell",
      "t27"."seat",
      "t27"."row",
      "t27"."earliest",
      "t27"."latest",
      "t27"."sure",
      "t27"."low",
      "t27"."high",
      "t27"."n",
      "t27"."per",
      "t27"."tolerance",
      "t27"."done_grp",
      COALESCE(
        MAX("t27"."done_low") FILTER(WHERE
          "t27"."act_sure"
          AND (
            "t27"."begins" > "t27"."latest"
          )
          AND (
            "t27"."ends" < "t27"."now"
          )
          AND (
            "t27"."ends" <= (
              "t27"."earliest" + "t27"."delay"
            )
          )),
        0
      ) AS "in_time_low",
      COALESCE(
        SUM("t27"."done_high") FILTER(WHERE
          (
            "t27"."ends" > "t27"."earliest"
          )
          AND (
            "t27"."begins" < "t27"."now"
          )
          AND (
            "t27"."begins" <= (
              "t27"."latest" + "t27"."delay"
            )
          )),
        0
      ) AS "in_time_high",
      COUNT("t27"."begins") FILTER(WHERE
        (
          "t27"."ends" > "t27"."earliest"
        )
        AND (
          "t27"."begins" < "t27"."now"
        )
        AND (
          "t27"."begins" <= (
            "t27"."latest" + "t27"."delay"
          )
        )
        AND (
          "t27"."done_high" IS NULL
        )) AS "in_time_open",
      COALESCE(
        MAX("t27"."done_low") FILTER(WHERE
          "t27"."act_sure"
          AND (
            "t27"."begins" > "t27"."latest"
          )
          AND (
            "t27"."ends" < "t27"."now"
          )),
        0
      ) AS "by_now_low",
      COALESCE(
        SUM("t27"."done_high") FILTER(WHERE
          (
            "t27"."ends" > "t27"."earliest"
          ) AND (
            "t27"."begins" < "t27"."now"
          )),
        0
      ) AS "by_now_high",
      COUNT("t27"."begins") FILTER(WHERE
        (
          "t27"."ends" > "t27"."earliest"
        )
        AND (
          "t27"."begins" < "t27"."now"
        )
        AND (
          "t27"."done_high" IS NULL
        )) AS "by_now_open"
    FROM (
      SELECT
        "t25"."pattern",
        "t25"."cell",
        "t25"."role",
        "t25"."incident",
        "t25"."row",
        "t25"."grp",
        "t25"."earliest",
        "t25"."latest",
        "t25"."low",
        "t25"."high",
        "t25"."may",
        "t25"."must",
        "t25"."delay",
        "t25"."n",
        "t25"."per",
        "t25"."tolerance",
        "t25"."per_step",
        "t25"."seat",
        "t25"."sure",
        "t26"."cell" AS "cell_right",
        "t26"."seat" AS "seat_right",
        "t26"."now",
        "t26"."begins",
        "t26"."ends",
        "t26"."done_low",
        "t26"."done_high",
        "t26"."done_grp",
        "t26"."act_sure"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t18".*
            EXCLUDE ("bit")
          FROM (
            SELECT
              "t16"."pattern",
              "t16"."cell",
              "t16"."role",
              "t16"."incident",
              "t16"."row",
              "t16"."grp",
              "t16"."earliest",
              "t16"."latest",
              "t16"."low",
              "t16"."high",
              "t16"."may",
              "t16"."must",
              "t16"."delay",
              "t16"."n",
              "t16"."per",
              "t16"."tolerance",
              "t16"."per_step",
              "t16"."seat",
              "t16"."bit",
              (
                "t16"."must" & "t16"."bit"
              ) <> 0 AS "sure"
            FROM (
              SELECT
                "t14"."pattern",
                "t14"."cell",
                "t14"."role",
                "t14"."incident",
                "t14"."row",
                "t14"."grp",
                "t14"."earliest",
                "t14"."latest",
                "t14"."low",
                "t14"."high",
                "t14"."may",
                "t14"."must",
                "t14"."delay",
                "t14"."n",
                "t14"."per",
                "t14"."tolerance",
                "t14"."per_step",
                "t9"."seat",
                "t9"."bit"
              FROM (
                SELECT
                  *
                FROM "t10" AS "t11"
                WHERE
                  "t11"."role" = 'step'
              ) AS "t14"
              CROSS JOIN (
                SELECT
                  "t1"."seat",
                  "t1"."bit"
                FROM "seats" AS "t1"
              ) AS "t9"
            ) AS "t16"
            WHERE
              (
                "t16"."may" & "t16"."bit"
              ) <> 0
          ) AS "t18"
        ) AS "t20"
        WHERE
          "t20"."per_step" = 1
      ) AS "t25"
      LEFT OUTER JOIN (
        SELECT
          "t22"."cell",
          "t22"."seat",
          "t8"."now",
          "t22"."earliest" AS "begins",
          "t22"."latest" AS "ends",
          "t22"."low" AS "done_low",
          "t22"."high" AS "done_high",
          "t22"."grp" AS "done_grp",
          "t22"."sure" AS "act_sure"
        FROM (
          SELECT
            "t19".*
            EXCLUDE ("bit")
          FROM (
            SELECT
              "t17"."pattern",
              "t17"."cell",
              "t17"."role",
              "t17"."incident",
              "t17"."row",
              "t17"."grp",
              "t17"."earliest",
              "t17"."latest",
              "t17"."low",
              "t17"."high",
              "t17"."may",
              "t17"."must",
              "t17"."delay",
              "t17"."n",
              "t17"."per",
              "t17"."tolerance",
              "t17"."per_step",
              "t17"."seat",
              "t17"."bit",
              (
                "t17"."must" & "t17"."bit"
              ) <> 0 AS "sure"
            FROM (
              SELECT
                "t15"."pattern",
                "t15"."cell",
                "t15"."role",
                "t15"."incident",
                "t15"."row",
                "t15"."grp",
                "t15"."earliest",
                "t15"."latest",
                "t15"."low",
                "t15"."high",
                "t15"."may",
                "t15"."must",
                "t15"."delay",
                "t15"."n",
                "t15"."per",
                "t15"."tolerance",
                "t15"."per_step",
                "t9"."seat",
                "t9"."bit"
              FROM (
                SELECT
                  *
                FROM "t10" AS "t11"
                WHERE
                  "t11"."role" = 'act'
              ) AS "t15"
              CROSS JOIN (
                SELECT
                  "t1"."seat",
                  "t1"."bit"
                FROM "seats" AS "t1"
              ) AS "t9"
            ) AS "t17"
            WHERE
              (
                "t17"."may" & "t17"."bit"
              ) <> 0
          ) AS "t19"
        ) AS "t22"
        CROSS JOIN (
          SELECT
            "t0"."now"
          FROM "asked" AS "t0"
        ) AS "t8"
      ) AS "t26"
        ON "t25"."cell" = "t26"."cell" AND "t25"."seat" = "t26"."seat"
    ) AS "t27"
    GROUP BY
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12
  ) AS "t28"
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7,
    8,
    9,
    10,
    11
) AS "t29"
