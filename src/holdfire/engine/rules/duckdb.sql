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
  "t7"."facets" = 9

-- rule: excepted
SELECT
  "t25"."cell",
  "t25"."row",
  BIT_OR("t25"."possible") AS "covered_may",
  BIT_OR("t25"."certain") AS "covered_must"
FROM (
  SELECT
    "t24"."pattern",
    "t24"."cell",
    "t24"."row",
    "t24"."level",
    "t24"."everyone",
    "t24"."off_may",
    "t24"."off_must",
    CASE WHEN "t24"."level" = 2 THEN "t24"."everyone" & ~"t24"."off_may" ELSE 0 END AS "certain",
    "t24"."everyone" & ~"t24"."off_must" AS "possible"
  FROM (
    SELECT
      "t23"."pattern",
      "t23"."cell",
      "t23"."row",
      "t23"."level",
      "t23"."everyone",
      BIT_OR("t23"."off_may") AS "off_may",
      BIT_AND("t23"."off_must") AS "off_must"
    FROM (
      SELECT
        "t22"."row",
        "t22"."profile",
        "t22"."earliest",
        "t22"."latest",
        "t22"."whom",
        "t22"."pattern",
        "t22"."level",
        "t22"."cell",
        "t22"."listed_start",
        "t22"."listed_end",
        "t22"."may",
        "t22"."must",
        "t22"."hold_start",
        "t22"."hold_end",
        "t22"."hold_may",
        "t22"."hold_must",
        "t22"."now",
        "t22"."everyone",
        "t22"."may" | (
          "t22"."everyone" & ~"t22"."hold_must"
        ) AS "off_may",
        "t22"."must" | (
          "t22"."everyone" & ~"t22"."hold_may"
        ) AS "off_must"
      FROM (
        SELECT
          "t12"."row",
          "t12"."profile",
          "t12"."earliest",
          "t12"."latest",
          "t18"."whom",
          "t21"."pattern",
          "t21"."level",
          "t21"."cell",
          "t14"."listed_start",
          "t14"."listed_end",
          "t14"."may",
          "t14"."must",
          "t15"."hold_start",
          "t15"."hold_end",
          "t15"."hold_may",
          "t15"."hold_must",
          "t16"."now",
          "t16"."everyone"
        FROM (
          SELECT
            "t0"."row",
            "t0"."profile",
            "t0"."earliest",
            "t0"."latest"
          FROM "incidents" AS "t0"
        ) AS "t12"
        INNER JOIN (
          SELECT
            "t1"."profile",
            "t1"."told" AS "whom"
          FROM "told_facets" AS "t1"
          WHERE
            "t1"."facet" = 'whom'
        ) AS "t18"
          ON "t12"."profile" = "t18"."profile"
        INNER JOIN (
          SELECT
            "t7"."pattern",
            "t7"."profile",
            "t7"."level",
            "t19"."cell"
          FROM "static_levels" AS "t7"
          INNER JOIN (
            SELECT
              "t6"."pattern",
              "t6"."cell"
            FROM "patterns" AS "t6"
            WHERE
              "t6"."role" = 'exception'
          ) AS "t19"
            ON "t7"."pattern" = "t19"."pattern"
        ) AS "t21"
          ON "t12"."profile" = "t21"."profile"
        INNER JOIN (
          SELECT
            "t2"."pattern",
            "t2"."whom",
            "t2"."start" AS "listed_start",
            "t2"."end" AS "listed_end",
            "t2"."may",
            "t2"."must"
          FROM "registered" AS "t2"
        ) AS "t14"
          ON "t21"."pattern" = "t14"."pattern"
          AND "t18"."whom" = "t14"."whom"
          AND "t14"."listed_start" <= "t12"."latest"
          AND "t14"."listed_end" > "t12"."earliest"
        INNER JOIN (
          SELECT
            "t3"."pattern",
            "t3"."start" AS "hold_start",
            "t3"."end" AS "hold_end",
            "t3"."may" AS "hold_may",
            "t3"."must" AS "hold_must"
          FROM "holding" AS "t3"
        ) AS "t15"
          ON "t21"."pattern" = "t15"."pattern"
          AND "t15"."hold_start" <= "t12"."latest"
          AND "t15"."hold_end" > "t12"."earliest"
          AND "t15"."hold_start" < "t14"."listed_end"
          AND "t15"."hold_end" > "t14"."listed_start"
        CROSS JOIN (
          SELECT
            "t4"."now",
            "t4"."everyone"
          FROM "asked" AS "t4"
        ) AS "t16"
      ) AS "t22"
      WHERE
        GREATEST("t22"."listed_start", "t22"."hold_start") <= "t22"."now"
    ) AS "t23"
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS "t24"
) AS "t25"
GROUP BY
  1,
  2

-- rule: matches
SELECT
  "t21"."pattern",
  "t21"."cell",
  "t21"."role",
  "t21"."incident",
  "t21"."row",
  "t21"."grp",
  "t21"."earliest",
  "t21"."latest",
  CASE WHEN "t21"."asked_unit" = 0 THEN 1000 ELSE COALESCE("t21"."low", 0) END AS "low",
  CASE WHEN "t21"."asked_unit" = 0 THEN 1000 ELSE "t21"."high" END AS "high",
  "t21"."told_may" & "t21"."open_may" & ~"t21"."covered_must" AS "may",
  CASE
    WHEN "t21"."level" = 2
    THEN "t21"."told_must" & "t21"."open_must" & ~"t21"."covered_may"
    ELSE 0
  END AS "must"
FROM (
  SELECT
    "t20"."pattern",
    "t20"."cell",
    "t20"."role",
    "t20"."incident",
    "t20"."row",
    "t20"."grp",
    "t20"."earliest",
    "t20"."latest",
    "t20"."level",
    "t20"."amount",
    "t20"."asked_unit",
    "t20"."told_may",
    "t20"."told_must",
    "t20"."open_may",
    "t20"."open_must",
    "t20"."covered_may",
    "t20"."covered_must",
    "t11"."amount" AS "amount_right",
    "t11"."asked_unit" AS "asked_unit_right",
    "t11"."low",
    "t11"."high"
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
      "t18"."level",
      MAX("t18"."amount") AS "amount",
      MAX("t18"."asked_unit") AS "asked_unit",
      MAX("t18"."told_may") AS "told_may",
      MAX("t18"."told_must") AS "told_must",
      BIT_OR("t18"."open_may") AS "open_may",
      BIT_AND("t18"."open_must") AS "open_must",
      COALESCE(MAX("t18"."covered_may"), 0) AS "covered_may",
      COALESCE(MAX("t18"."covered_must"), 0) AS "covered_must"
    FROM (
      SELECT
        "t17"."pattern",
        "t17"."profile",
        "t17"."level",
        "t17"."cell",
        "t17"."role",
        "t17"."window",
        "t17"."begins",
        "t17"."asked_unit",
        "t17"."incident",
        "t17"."row",
        "t17"."grp",
        "t17"."earliest",
        "t17"."began",
        "t17"."latest",
        "t17"."amount",
        "t17"."told_may",
        "t17"."told_must",
        "t12"."open_start",
        "t12"."open_end",
        "t12"."open_may",
        "t12"."open_must",
        "t6"."covered_may",
        "t6"."covered_must"
      FROM (
        SELECT
          "t15"."pattern",
          "t15"."profile",
          "t15"."level",
          "t15"."cell",
          "t15"."role",
          "t15"."window",
          "t15"."begins",
          "t15"."asked_unit",
          "t15"."incident",
          "t15"."row",
          "t15"."grp",
          "t15"."earliest",
          "t15"."began",
          CASE WHEN "t15"."begins" = 1 THEN "t15"."began" ELSE "t15"."latest" END AS "latest",
          "t15"."amount",
          "t15"."told_may",
          "t15"."told_must"
        FROM (
          SELECT
            "t7"."pattern",
            "t7"."profile",
            "t7"."level",
            "t14"."cell",
            "t14"."role",
            "t14"."window",
            "t14"."begins",
            "t14"."asked_unit",
            "t8"."incident",
            "t8"."row",
            "t8"."grp",
            "t8"."earliest",
            "t8"."began",
            "t8"."latest",
            "t8"."amount",
            "t8"."told_may",
            "t8"."told_must"
          FROM "static_levels" AS "t7"
          INNER JOIN (
            SELECT
              "t5"."pattern",
              "t5"."cell",
              "t5"."role",
              "t5"."window",
              "t5"."begins",
              "t5"."unit" AS "asked_unit"
            FROM "patterns" AS "t5"
            WHERE
              "t5"."role" <> 'exception'
          ) AS "t14"
            ON "t7"."pattern" = "t14"."pattern"
          INNER JOIN "incidents" AS "t8"
            ON "t7"."profile" = "t8"."profile"
        ) AS "t15"
      ) AS "t17"
      INNER JOIN (
        SELECT
          "t2"."cell",
          "t2"."window",
          "t2"."start" AS "open_start",
          "t2"."end" AS "open_end",
          "t2"."may" AS "open_may",
          "t2"."must" AS "open_must"
        FROM "openings" AS "t2"
      ) AS "t12"
        ON "t17"."cell" = "t12"."cell"
        AND "t17"."window" = "t12"."window"
        AND "t12"."open_start" <= "t17"."latest"
        AND "t12"."open_end" > "t17"."earliest"
      LEFT OUTER JOIN "excepted" AS "t6"
        ON "t17"."cell" = "t6"."cell" AND "t17"."row" = "t6"."row"
    ) AS "t18"
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
  ) AS "t20"
  LEFT OUTER JOIN (
    SELECT
      "t0"."amount",
      "t0"."unit" AS "asked_unit",
      "t0"."low",
      "t0"."high"
    FROM "amounts" AS "t0"
  ) AS "t11"
    ON "t20"."amount" = "t11"."amount" AND "t20"."asked_unit" = "t11"."asked_unit"
) AS "t21"
WHERE
  (
    "t21"."told_may" & "t21"."open_may" & ~"t21"."covered_must"
  ) <> 0

-- rule: touches
SELECT
  "t15"."pattern",
  "t15"."cell",
  "t15"."role",
  "t15"."incident",
  "t15"."row",
  GREATEST("t15"."open_start", "t15"."earliest") AS "first",
  LEAST("t15"."open_end" - 1, "t15"."latest") AS "last",
  "t15"."told_may" & "t15"."open_may" & ~COALESCE("t15"."covered_must", 0) AS "may"
FROM (
  SELECT
    "t14"."pattern",
    "t14"."profile",
    "t14"."level",
    "t14"."cell",
    "t14"."role",
    "t14"."window",
    "t14"."begins",
    "t14"."asked_unit",
    "t14"."incident",
    "t14"."row",
    "t14"."grp",
    "t14"."earliest",
    "t14"."began",
    "t14"."latest",
    "t14"."amount",
    "t14"."told_may",
    "t14"."told_must",
    "t9"."open_start",
    "t9"."open_end",
    "t9"."open_may",
    "t9"."open_must",
    "t5"."covered_may",
    "t5"."covered_must"
  FROM (
    SELECT
      "t12"."pattern",
      "t12"."profile",
      "t12"."level",
      "t12"."cell",
      "t12"."role",
      "t12"."window",
      "t12"."begins",
      "t12"."asked_unit",
      "t12"."incident",
      "t12"."row",
      "t12"."grp",
      "t12"."earliest",
      "t12"."began",
      CASE WHEN "t12"."begins" = 1 THEN "t12"."began" ELSE "t12"."latest" END AS "latest",
      "t12"."amount",
      "t12"."told_may",
      "t12"."told_must"
    FROM (
      SELECT
        "t6"."pattern",
        "t6"."profile",
        "t6"."level",
        "t11"."cell",
        "t11"."role",
        "t11"."window",
        "t11"."begins",
        "t11"."asked_unit",
        "t7"."incident",
        "t7"."row",
        "t7"."grp",
        "t7"."earliest",
        "t7"."began",
        "t7"."latest",
        "t7"."amount",
        "t7"."told_may",
        "t7"."told_must"
      FROM "static_levels" AS "t6"
      INNER JOIN (
        SELECT
          "t4"."pattern",
          "t4"."cell",
          "t4"."role",
          "t4"."window",
          "t4"."begins",
          "t4"."unit" AS "asked_unit"
        FROM "patterns" AS "t4"
        WHERE
          "t4"."role" <> 'exception'
      ) AS "t11"
        ON "t6"."pattern" = "t11"."pattern"
      INNER JOIN "incidents" AS "t7"
        ON "t6"."profile" = "t7"."profile"
    ) AS "t12"
  ) AS "t14"
  INNER JOIN (
    SELECT
      "t1"."cell",
      "t1"."window",
      "t1"."start" AS "open_start",
      "t1"."end" AS "open_end",
      "t1"."may" AS "open_may",
      "t1"."must" AS "open_must"
    FROM "openings" AS "t1"
  ) AS "t9"
    ON "t14"."cell" = "t9"."cell"
    AND "t14"."window" = "t9"."window"
    AND "t9"."open_start" <= "t14"."latest"
    AND "t9"."open_end" > "t14"."earliest"
  LEFT OUTER JOIN "excepted" AS "t5"
    ON "t14"."cell" = "t5"."cell" AND "t14"."row" = "t5"."row"
) AS "t15"
WHERE
  (
    "t15"."told_may" & "t15"."open_may" & ~COALESCE("t15"."covered_must", 0)
  ) <> 0

-- rule: breaches_by_period
SELECT
  *
FROM (
  SELECT
    "t14"."cell",
    "t14"."start",
    "t14"."at",
    "t14"."may",
    0 AS "must"
  FROM (
    SELECT
      "t12"."cell",
      "t12"."start",
      "t12"."may",
      MIN("t12"."at") AS "at"
    FROM (
      SELECT
        "t10"."pattern",
        "t10"."cell",
        "t10"."role",
        "t10"."incident",
        "t10"."row",
        "t10"."first",
        "t10"."last",
        "t10"."may",
        "t10"."start",
        "t10"."period_end",
        GREATEST("t10"."first", "t10"."start") AS "at"
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
    GROUP BY
      1,
      2,
      3
  ) AS "t14"
) AS "t15"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t11"."cell",
    "t11"."start",
    "t11"."at",
    0 AS "may",
    "t11"."must"
  FROM (
    SELECT
      "t9"."cell",
      "t9"."start",
      "t9"."must",
      MIN("t9"."latest") AS "at"
    FROM (
      SELECT
        "t7"."cell",
        "t7"."earliest",
        "t7"."latest",
        "t7"."must",
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
    GROUP BY
      1,
      2,
      3
  ) AS "t11"
) AS "t13"

-- rule: breaches_in_period
WITH "t8" AS (
  SELECT
    *
  FROM (
    SELECT
      "t3"."pattern",
      "t3"."cell",
      "t3"."role",
      "t3"."incident",
      "t3"."row",
      "t3"."grp",
      "t3"."earliest",
      "t3"."latest",
      "t3"."low",
      "t3"."high",
      "t3"."may",
      "t3"."must",
      "t5"."now",
      "t5"."period_start",
      "t5"."everyone"
    FROM "matches" AS "t3"
    CROSS JOIN "asked" AS "t5"
  ) AS "t6"
  WHERE
    "t6"."role" = 'against'
    AND "t6"."must" <> 0
    AND "t6"."earliest" >= "t6"."period_start"
    AND "t6"."latest" < "t6"."now"
), "t10" AS (
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
      "t4"."pattern",
      "t4"."cell",
      "t4"."role",
      "t4"."incident",
      "t4"."row",
      "t4"."first",
      "t4"."last",
      "t4"."may",
      "t5"."now",
      "t5"."period_start",
      "t5"."everyone"
    FROM "touches" AS "t4"
    CROSS JOIN "asked" AS "t5"
  ) AS "t7"
  WHERE
    "t7"."role" = 'against'
    AND "t7"."last" >= "t7"."period_start"
    AND GREATEST("t7"."first", "t7"."period_start") < "t7"."now"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t15"."cell",
        'possible' AS "kind",
        "t15"."mask",
        0 AS "incidents",
        "t15"."at"
      FROM (
        SELECT
          "t11"."cell",
          "t11"."may" AS "mask",
          MIN("t11"."at") AS "at"
        FROM "t10" AS "t11"
        GROUP BY
          1,
          2
      ) AS "t15"
    ) AS "t19"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t13"."cell",
        'sure' AS "kind",
        "t13"."mask",
        0 AS "incidents",
        "t13"."at"
      FROM (
        SELECT
          "t9"."cell",
          "t9"."must" AS "mask",
          MIN("t9"."latest") AS "at"
        FROM "t8" AS "t9"
        GROUP BY
          1,
          2
      ) AS "t13"
    ) AS "t17"
  ) AS "t21"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t18"."cell",
      'alleged' AS "kind",
      "t18"."mask",
      "t18"."incidents",
      0 AS "at"
    FROM (
      SELECT
        "t14"."cell",
        "t14"."mask",
        COUNT(*) AS "incidents"
      FROM (
        SELECT
          "t11"."cell",
          "t11"."incident",
          "t11"."row",
          BIT_OR("t11"."may") AS "mask"
        FROM "t10" AS "t11"
        GROUP BY
          1,
          2,
          3
      ) AS "t14"
      GROUP BY
        1,
        2
    ) AS "t18"
  ) AS "t22"
) AS "t23"
UNION ALL
SELECT
  *
FROM (
  SELECT
    "t16"."cell",
    'established' AS "kind",
    "t16"."mask",
    "t16"."incidents",
    0 AS "at"
  FROM (
    SELECT
      "t12"."cell",
      "t12"."mask",
      COUNT(*) AS "incidents"
    FROM (
      SELECT
        "t9"."cell",
        "t9"."grp",
        BIT_OR("t9"."must") AS "mask"
      FROM "t8" AS "t9"
      GROUP BY
        1,
        2
    ) AS "t12"
    GROUP BY
      1,
      2
  ) AS "t16"
) AS "t20"

-- rule: breach_times
SELECT DISTINCT
  *
FROM (
  SELECT
    "t9"."cell",
    "t9"."may" AS "mask",
    CAST(FLOOR((
      "t6"."earliest"
    ) / (
      900
    )) AS BIGINT) AS "quarter"
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
  ) AS "t9"
  INNER JOIN (
    SELECT
      "t0"."row",
      "t0"."earliest"
    FROM "incidents" AS "t0"
  ) AS "t6"
    ON "t9"."row" = "t6"."row"
) AS "t10"

-- rule: done_and_reached
SELECT
  "t25"."cell",
  "t25"."seat",
  MAX("t25"."low") AS "low",
  CASE WHEN MAX("t25"."open") > 0 THEN CAST(NULL AS BIGINT) ELSE MAX("t25"."high") END AS "high",
  MIN("t25"."t") FILTER(WHERE
    (
      "t25"."open" > 0
    ) OR (
      "t25"."high" >= "t25"."target_low"
    )) AS "may_from",
  MIN("t25"."t") FILTER(WHERE
    (
      "t25"."target_high" IS NOT NULL
    )
    AND (
      "t25"."low" >= "t25"."target_high"
    )) AS "must_from"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t23"."cell",
      "t23"."seat",
      "t23"."t",
      "t23"."low",
      "t23"."high",
      "t23"."open",
      "t7"."target_low",
      "t7"."target_high",
      "t8"."now"
    FROM (
      SELECT
        "t21"."cell",
        "t21"."seat",
        "t21"."t",
        SUM("t21"."d_low") OVER (
          PARTITION BY "t21"."cell", "t21"."seat"
          ORDER BY "t21"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "low",
        SUM("t21"."d_high") OVER (
          PARTITION BY "t21"."cell", "t21"."seat"
          ORDER BY "t21"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "high",
        SUM("t21"."d_open") OVER (
          PARTITION BY "t21"."cell", "t21"."seat"
          ORDER BY "t21"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "open"
      FROM (
        SELECT
          "t20"."cell",
          "t20"."seat",
          "t20"."t",
          SUM("t20"."d_low") AS "d_low",
          SUM("t20"."d_high") AS "d_high",
          SUM("t20"."d_open") AS "d_open"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t18"."cell",
              "t18"."seat",
              "t18"."latest" + 1 AS "t",
              "t18"."reached" - COALESCE(
                LAG("t18"."reached") OVER (
                  PARTITION BY "t18"."cell", "t18"."seat", "t18"."grp"
                  ORDER BY "t18"."latest" ASC, "t18"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ),
                0
              ) AS "d_low",
              0 AS "d_high",
              0 AS "d_open"
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
                "t17"."seat",
                "t17"."sure",
                MAX("t17"."low") OVER (
                  PARTITION BY "t17"."cell", "t17"."seat", "t17"."grp"
                  ORDER BY "t17"."latest" ASC, "t17"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "reached"
              FROM (
                SELECT
                  *
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
                    "t14"."seat",
                    "t14"."sure"
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
                  ) AS "t14"
                  SEMI JOIN (
                    SELECT
                      "t0"."cell",
                      "t0"."seat",
                      "t0"."low" AS "target_low",
                      "t0"."high" AS "target_high"
                    FROM "targets" AS "t0"
                  ) AS "t7"
                    ON "t14"."cell" = "t7"."cell" AND "t14"."seat" = "t7"."seat"
                ) AS "t15"
                WHERE
                  "t15"."sure"
              ) AS "t17"
            ) AS "t18"
          ) AS "t19"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t14"."cell",
              "t14"."seat",
              "t14"."earliest" + 1 AS "t",
              0 AS "d_low",
              COALESCE("t14"."high", 0) AS "d_high",
              CAST(CASE WHEN "t14"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
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
            ) AS "t14"
            SEMI JOIN (
              SELECT
                "t0"."cell",
                "t0"."seat",
                "t0"."low" AS "target_low",
                "t0"."high" AS "target_high"
              FROM "targets" AS "t0"
            ) AS "t7"
              ON "t14"."cell" = "t7"."cell" AND "t14"."seat" = "t7"."seat"
          ) AS "t16"
        ) AS "t20"
        GROUP BY
          1,
          2,
          3
      ) AS "t21"
    ) AS "t23"
    INNER JOIN (
      SELECT
        "t0"."cell",
        "t0"."seat",
        "t0"."low" AS "target_low",
        "t0"."high" AS "target_high"
      FROM "targets" AS "t0"
    ) AS "t7"
      ON "t23"."cell" = "t7"."cell" AND "t23"."seat" = "t7"."seat"
    CROSS JOIN (
      SELECT
        "t1"."now"
      FROM "asked" AS "t1"
    ) AS "t8"
  ) AS "t24"
  WHERE
    "t24"."t" <= "t24"."now"
) AS "t25"
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
), "t23" AS (
  SELECT
    "t22"."cell",
    "t22"."seat",
    "t22"."act_row",
    "t22"."begins",
    "t22"."ends",
    "t22"."act_sure",
    "t10"."names",
    "t10"."names_surely"
  FROM (
    SELECT
      "t18"."cell",
      "t18"."seat",
      "t18"."row" AS "act_row",
      "t18"."earliest" AS "begins",
      "t18"."latest" AS "ends",
      (
        "t18"."must" & "t18"."bit"
      ) <> 0 AS "act_sure"
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
  ) AS "t22"
  LEFT OUTER JOIN (
    SELECT
      "t3"."row" AS "act_row",
      "t3"."incident" AS "names",
      "t3"."sure" AS "names_surely"
    FROM "answers" AS "t3"
  ) AS "t10"
    ON "t22"."act_row" = "t10"."act_row"
)
SELECT
  "t21"."cell",
  "t21"."seat",
  "t21"."row",
  "t21"."earliest",
  "t21"."latest",
  "t21"."sure",
  "t33"."answered_must",
  "t33"."answered_may",
  "t33"."in_time_must",
  "t33"."in_time_may"
FROM (
  SELECT
    "t17"."cell",
    "t17"."seat",
    "t17"."row",
    "t17"."incident",
    "t17"."earliest",
    "t17"."latest",
    (
      "t17"."must" & "t17"."bit"
    ) <> 0 AS "sure",
    "t17"."delay"
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
) AS "t21"
LEFT OUTER JOIN (
  SELECT
    "t31"."cell",
    "t31"."seat",
    "t31"."row",
    MIN("t31"."ends" + 1) FILTER(WHERE
      "t31"."act_sure" AND (
        "t31"."begins" > "t31"."latest"
      )) AS "answered_must",
    MIN("t31"."begins" + 1) FILTER(WHERE
      "t31"."ends" > "t31"."earliest") AS "answered_may",
    MIN("t31"."ends" + 1) FILTER(WHERE
      "t31"."act_sure"
      AND (
        "t31"."begins" > "t31"."latest"
      )
      AND (
        "t31"."ends" <= (
          "t31"."earliest" + "t31"."delay"
        )
      )) AS "in_time_must",
    MIN("t31"."begins" + 1) FILTER(WHERE
      (
        "t31"."ends" > "t31"."earliest"
      )
      AND (
        "t31"."begins" <= (
          "t31"."latest" + "t31"."delay"
        )
      )) AS "in_time_may"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t21"."cell",
        "t21"."seat",
        "t21"."row",
        "t21"."incident",
        "t21"."earliest",
        "t21"."latest",
        "t21"."sure",
        "t21"."delay",
        "t27"."begins",
        "t27"."ends",
        "t27"."act_sure"
      FROM (
        SELECT
          "t17"."cell",
          "t17"."seat",
          "t17"."row",
          "t17"."incident",
          "t17"."earliest",
          "t17"."latest",
          (
            "t17"."must" & "t17"."bit"
          ) <> 0 AS "sure",
          "t17"."delay"
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
      ) AS "t21"
      INNER JOIN (
        SELECT
          "t24"."cell",
          "t24"."seat",
          "t24"."act_row",
          "t24"."begins",
          "t24"."ends",
          "t24"."act_sure" AND (
            COALESCE("t24"."names_surely", 1) = 1
          ) AS "act_sure",
          "t24"."names",
          "t24"."names_surely"
        FROM "t23" AS "t24"
        WHERE
          "t24"."names" IS NOT NULL
      ) AS "t27"
        ON "t21"."cell" = "t27"."cell"
        AND "t21"."seat" = "t27"."seat"
        AND "t21"."incident" = "t27"."names"
    ) AS "t29"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t21"."cell",
        "t21"."seat",
        "t21"."row",
        "t21"."incident",
        "t21"."earliest",
        "t21"."latest",
        "t21"."sure",
        "t21"."delay",
        "t28"."begins",
        "t28"."ends",
        "t28"."act_sure"
      FROM (
        SELECT
          "t17"."cell",
          "t17"."seat",
          "t17"."row",
          "t17"."incident",
          "t17"."earliest",
          "t17"."latest",
          (
            "t17"."must" & "t17"."bit"
          ) <> 0 AS "sure",
          "t17"."delay"
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
      ) AS "t21"
      INNER JOIN (
        SELECT
          "t24"."cell",
          "t24"."seat",
          "t24"."act_row",
          "t24"."begins",
          "t24"."ends",
          "t24"."act_sure" AND (
            COALESCE("t24"."names_surely", 1) = 1
          ) AS "act_sure",
          "t24"."names",
          "t24"."names_surely"
        FROM "t23" AS "t24"
        WHERE
          "t24"."names" IS NULL
      ) AS "t28"
        ON "t21"."cell" = "t28"."cell" AND "t21"."seat" = "t28"."seat"
    ) AS "t30"
  ) AS "t31"
  GROUP BY
    1,
    2,
    3
) AS "t33"
  ON "t21"."cell" = "t33"."cell"
  AND "t21"."seat" = "t33"."seat"
  AND "t21"."row" = "t33"."row"

-- rule: done_by_period
WITH "t24" AS (
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
    "t23"."start",
    "t23"."period_end",
    "t23"."touch",
    "t12"."seat",
    "t12"."bit"
  FROM (
    SELECT
      "t21"."pattern",
      "t21"."cell",
      "t21"."role",
      "t21"."incident",
      "t21"."row",
      "t21"."grp",
      "t21"."earliest",
      "t21"."latest",
      "t21"."low",
      "t21"."high",
      "t21"."may" & "t21"."touch" AS "may",
      CASE
        WHEN (
          "t21"."earliest" >= "t21"."start"
        )
        AND (
          "t21"."latest" < "t21"."period_end"
        )
        THEN "t21"."must"
        ELSE 0
      END AS "must",
      "t21"."start",
      "t21"."period_end",
      "t21"."touch"
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
        "t20"."start",
        "t20"."period_end",
        "t20"."touch"
      FROM (
        SELECT
          *
        FROM "matches" AS "t3"
        WHERE
          "t3"."role" = 'act'
      ) AS "t16"
      INNER JOIN (
        SELECT
          "t18"."cell",
          "t18"."row",
          "t18"."start",
          "t18"."period_end",
          BIT_OR("t18"."may") AS "touch"
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
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t20"
        ON "t16"."cell" = "t20"."cell" AND "t16"."row" = "t20"."row"
    ) AS "t21"
  ) AS "t23"
  CROSS JOIN (
    SELECT
      "t2"."seat",
      "t2"."bit"
    FROM "seats" AS "t2"
  ) AS "t12"
)
SELECT
  "t35"."cell",
  "t35"."start",
  "t35"."seat",
  MAX("t35"."low") AS "low",
  CASE WHEN MAX("t35"."open") > 0 THEN CAST(NULL AS BIGINT) ELSE MAX("t35"."high") END AS "high",
  MIN("t35"."t") FILTER(WHERE
    (
      "t35"."cap" IS NOT NULL
    )
    AND (
      (
        "t35"."open" > 0
      ) OR (
        "t35"."high" > "t35"."cap"
      )
    )) AS "over_may_from",
  MIN("t35"."t") FILTER(WHERE
    (
      "t35"."cap" IS NOT NULL
    ) AND (
      "t35"."low" > "t35"."cap"
    )) AS "over_must_from"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t33"."cell",
      "t33"."start",
      "t33"."seat",
      "t33"."t",
      "t33"."low",
      "t33"."high",
      "t33"."open",
      "t10"."cap",
      "t11"."now"
    FROM (
      SELECT
        "t31"."cell",
        "t31"."start",
        "t31"."seat",
        "t31"."t",
        SUM("t31"."d_low") OVER (
          PARTITION BY "t31"."cell", "t31"."start", "t31"."seat"
          ORDER BY "t31"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "low",
        SUM("t31"."d_high") OVER (
          PARTITION BY "t31"."cell", "t31"."start", "t31"."seat"
          ORDER BY "t31"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "high",
        SUM("t31"."d_open") OVER (
          PARTITION BY "t31"."cell", "t31"."start", "t31"."seat"
          ORDER BY "t31"."t" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "open"
      FROM (
        SELECT
          "t30"."cell",
          "t30"."start",
          "t30"."seat",
          "t30"."t",
          SUM("t30"."d_low") AS "d_low",
          SUM("t30"."d_high") AS "d_high",
          SUM("t30"."d_open") AS "d_open"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t28"."cell",
              "t28"."start",
              "t28"."seat",
              "t28"."latest" + 1 AS "t",
              "t28"."reached" - COALESCE(
                LAG("t28"."reached") OVER (
                  PARTITION BY "t28"."cell", "t28"."start", "t28"."seat", "t28"."grp"
                  ORDER BY "t28"."latest" ASC, "t28"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                ),
                0
              ) AS "d_low",
              0 AS "d_high",
              0 AS "d_open"
            FROM (
              SELECT
                "t26"."pattern",
                "t26"."cell",
                "t26"."role",
                "t26"."incident",
                "t26"."row",
                "t26"."grp",
                "t26"."earliest",
                "t26"."latest",
                "t26"."low",
                "t26"."high",
                "t26"."may",
                "t26"."must",
                "t26"."start",
                "t26"."period_end",
                "t26"."touch",
                "t26"."seat",
                "t26"."sure",
                MAX("t26"."low") OVER (
                  PARTITION BY "t26"."cell", "t26"."start", "t26"."seat", "t26"."grp"
                  ORDER BY "t26"."latest" ASC, "t26"."row" ASC
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS "reached"
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
                  (
                    "t25"."must" & "t25"."bit"
                  ) <> 0 AS "sure"
                FROM "t24" AS "t25"
                WHERE
                  (
                    "t25"."may" & "t25"."bit"
                  ) <> 0 AND (
                    "t25"."must" & "t25"."bit"
                  ) <> 0
              ) AS "t26"
            ) AS "t28"
          ) AS "t29"
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              "t25"."cell",
              "t25"."start",
              "t25"."seat",
              "t25"."earliest" + 1 AS "t",
              0 AS "d_low",
              COALESCE("t25"."high", 0) AS "d_high",
              CAST(CASE WHEN "t25"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
            FROM "t24" AS "t25"
            WHERE
              (
                "t25"."may" & "t25"."bit"
              ) <> 0
          ) AS "t27"
        ) AS "t30"
        GROUP BY
          1,
          2,
          3,
          4
      ) AS "t31"
    ) AS "t33"
    INNER JOIN (
      SELECT
        "t0"."cell",
        "t0"."seat",
        "t0"."high" AS "cap"
      FROM "targets" AS "t0"
    ) AS "t10"
      ON "t33"."cell" = "t10"."cell" AND "t33"."seat" = "t10"."seat"
    CROSS JOIN (
      SELECT
        "t1"."now"
      FROM "asked" AS "t1"
    ) AS "t11"
  ) AS "t34"
  WHERE
    "t34"."t" <= "t34"."now"
) AS "t35"
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
), "t16" AS (
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
), "t17" AS (
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
)
SELECT
  "t38"."cell",
  "t38"."seat",
  "t38"."t",
  "t38"."may",
  "t38"."must"
FROM (
  SELECT
    "t37"."cell",
    "t37"."seat",
    "t37"."t",
    "t37"."may",
    "t37"."must",
    LAG("t37"."may") OVER (
      PARTITION BY "t37"."cell", "t37"."seat"
      ORDER BY "t37"."t" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "may_before",
    LAG("t37"."must") OVER (
      PARTITION BY "t37"."cell", "t37"."seat"
      ORDER BY "t37"."t" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS "must_before"
  FROM (
    SELECT
      "t36"."cell",
      "t36"."seat",
      "t36"."t",
      (
        "t36"."due_open" > 0
      )
      OR NOT (
        (
          CAST("t36"."per" AS DECIMAL(38, 0)) * (
            "t36"."low" + "t36"."tolerance"
          )
        ) >= (
          CAST("t36"."n" AS DECIMAL(38, 0)) * "t36"."due_high"
        )
      ) AS "may",
      (
        "t36"."open" = 0
      )
      AND NOT (
        (
          CAST("t36"."per" AS DECIMAL(38, 0)) * (
            "t36"."high" + "t36"."tolerance"
          )
        ) >= (
          CAST("t36"."n" AS DECIMAL(38, 0)) * "t36"."due_low"
        )
      ) AS "must"
    FROM (
      SELECT
        "t35"."cell",
        "t35"."seat",
        "t35"."t",
        "t35"."low",
        "t35"."high",
        "t35"."open",
        "t35"."due_low",
        "t35"."due_high",
        "t35"."due_open",
        "t4"."delay",
        "t4"."n",
        "t4"."per",
        "t4"."tolerance",
        "t4"."per_step",
        "t8"."now"
      FROM (
        SELECT
          "t33"."cell",
          "t33"."seat",
          "t33"."t",
          SUM("t33"."d_low") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "low",
          SUM("t33"."d_high") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "high",
          SUM("t33"."d_open") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "open",
          SUM("t33"."d_due_low") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_low",
          SUM("t33"."d_due_high") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_high",
          SUM("t33"."d_due_open") OVER (
            PARTITION BY "t33"."cell", "t33"."seat"
            ORDER BY "t33"."t" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS "due_open"
        FROM (
          SELECT
            "t32"."cell",
            "t32"."seat",
            "t32"."t",
            SUM("t32"."d_low") AS "d_low",
            SUM("t32"."d_high") AS "d_high",
            SUM("t32"."d_open") AS "d_open",
            SUM("t32"."d_due_low") AS "d_due_low",
            SUM("t32"."d_due_high") AS "d_due_high",
            SUM("t32"."d_due_open") AS "d_due_open"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t28"."cell",
                "t28"."seat",
                "t28"."t",
                "t28"."d_low",
                "t28"."d_high",
                "t28"."d_open",
                0 AS "d_due_low",
                0 AS "d_due_high",
                0 AS "d_due_open"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t24"."cell",
                    "t24"."seat",
                    "t24"."latest" + 1 AS "t",
                    "t24"."reached" - COALESCE(
                      LAG("t24"."reached") OVER (
                        PARTITION BY "t24"."cell", "t24"."seat", "t24"."grp"
                        ORDER BY "t24"."latest" ASC, "t24"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      0
                    ) AS "d_low",
                    0 AS "d_high",
                    0 AS "d_open"
                  FROM (
                    SELECT
                      "t20"."pattern",
                      "t20"."cell",
                      "t20"."role",
                      "t20"."incident",
                      "t20"."row",
                      "t20"."grp",
                      "t20"."earliest",
                      "t20"."latest",
                      "t20"."low",
                      "t20"."high",
                      "t20"."may",
                      "t20"."must",
                      "t20"."delay",
                      "t20"."n",
                      "t20"."per",
                      "t20"."tolerance",
                      "t20"."per_step",
                      "t20"."seat",
                      "t20"."sure",
                      MAX("t20"."low") OVER (
                        PARTITION BY "t20"."cell", "t20"."seat", "t20"."grp"
                        ORDER BY "t20"."latest" ASC, "t20"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS "reached"
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
                        "t18"."n",
                        "t18"."per",
                        "t18"."tolerance",
                        "t18"."per_step",
                        "t18"."seat",
                        (
                          "t18"."must" & "t18"."bit"
                        ) <> 0 AS "sure"
                      FROM "t16" AS "t18"
                      WHERE
                        (
                          "t18"."may" & "t18"."bit"
                        ) <> 0 AND (
                          "t18"."must" & "t18"."bit"
                        ) <> 0
                    ) AS "t20"
                  ) AS "t24"
                ) AS "t26"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t18"."cell",
                    "t18"."seat",
                    "t18"."earliest" + 1 AS "t",
                    0 AS "d_low",
                    COALESCE("t18"."high", 0) AS "d_high",
                    CAST(CASE WHEN "t18"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
                  FROM "t16" AS "t18"
                  WHERE
                    (
                      "t18"."may" & "t18"."bit"
                    ) <> 0
                ) AS "t22"
              ) AS "t28"
            ) AS "t30"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t29"."cell",
                "t29"."seat",
                "t29"."t",
                0 AS "d_low",
                0 AS "d_high",
                0 AS "d_open",
                "t29"."d_low" AS "d_due_low",
                "t29"."d_high" AS "d_due_high",
                "t29"."d_open" AS "d_due_open"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t25"."cell",
                    "t25"."seat",
                    "t25"."latest" + 1 AS "t",
                    "t25"."reached" - COALESCE(
                      LAG("t25"."reached") OVER (
                        PARTITION BY "t25"."cell", "t25"."seat", "t25"."grp"
                        ORDER BY "t25"."latest" ASC, "t25"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
                      ),
                      0
                    ) AS "d_low",
                    0 AS "d_high",
                    0 AS "d_open"
                  FROM (
                    SELECT
                      "t21"."pattern",
                      "t21"."cell",
                      "t21"."role",
                      "t21"."incident",
                      "t21"."row",
                      "t21"."grp",
                      "t21"."earliest",
                      "t21"."latest",
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
                      "t21"."sure",
                      MAX("t21"."low") OVER (
                        PARTITION BY "t21"."cell", "t21"."seat", "t21"."grp"
                        ORDER BY "t21"."latest" ASC, "t21"."row" ASC
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS "reached"
                    FROM (
                      SELECT
                        "t19"."pattern",
                        "t19"."cell",
                        "t19"."role",
                        "t19"."incident",
                        "t19"."row",
                        "t19"."grp",
                        "t19"."earliest" + "t19"."delay" AS "earliest",
                        "t19"."latest" + "t19"."delay" AS "latest",
                        "t19"."low",
                        "t19"."high",
                        "t19"."may",
                        "t19"."must",
                        "t19"."delay",
                        "t19"."n",
                        "t19"."per",
                        "t19"."tolerance",
                        "t19"."per_step",
                        "t19"."seat",
                        (
                          "t19"."must" & "t19"."bit"
                        ) <> 0 AS "sure"
                      FROM "t17" AS "t19"
                      WHERE
                        (
                          "t19"."may" & "t19"."bit"
                        ) <> 0 AND (
                          "t19"."must" & "t19"."bit"
                        ) <> 0
                    ) AS "t21"
                  ) AS "t25"
                ) AS "t27"
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    "t19"."cell",
                    "t19"."seat",
                    "t19"."earliest" + "t19"."delay" + 1 AS "t",
                    0 AS "d_low",
                    COALESCE("t19"."high", 0) AS "d_high",
                    CAST(CASE WHEN "t19"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
                  FROM "t17" AS "t19"
                  WHERE
                    (
                      "t19"."may" & "t19"."bit"
                    ) <> 0
                ) AS "t23"
              ) AS "t29"
            ) AS "t31"
          ) AS "t32"
          GROUP BY
            1,
            2,
            3
        ) AS "t33"
      ) AS "t35"
      INNER JOIN "pace" AS "t4"
        ON "t35"."cell" = "t4"."cell"
      CROSS JOIN (
        SELECT
          "t1"."now"
        FROM "asked" AS "t1"
      ) AS "t8"
    ) AS "t36"
    WHERE
      "t36"."t" <= "t36"."now"
  ) AS "t37"
) AS "t38"
WHERE
  (
    "t38"."may" <> COALESCE("t38"."may_before", FALSE)
  )
  OR (
    "t38"."must" <> COALESCE("t38"."must_before", FALSE)
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
), "t16" AS (
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
), "t25" AS (
  SELECT
    "t18"."cell",
    "t18"."seat",
    "t18"."row",
    1152921504606846976 AS "at",
    0 AS "amount",
    0 AS "open",
    1 AS "is_point"
  FROM "t16" AS "t18"
  WHERE
    (
      "t18"."may" & "t18"."bit"
    ) <> 0
), "t35" AS (
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
    "t28"."delay",
    "t28"."n",
    "t28"."per",
    "t28"."tolerance",
    "t28"."per_step",
    "t28"."seat",
    "t28"."sure",
    "t9"."now"
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
  ) AS "t28"
  CROSS JOIN (
    SELECT
      "t3"."now"
    FROM "asked" AS "t3"
  ) AS "t9"
), "t42" AS (
  SELECT
    "t36"."cell",
    "t36"."seat",
    -1 AS "row",
    "t36"."earliest" AS "at",
    COALESCE("t36"."high", 0) AS "amount",
    CAST(CASE WHEN "t36"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "open",
    0 AS "is_point"
  FROM "t35" AS "t36"
  WHERE
    "t36"."earliest" < "t36"."now"
), "t65" AS (
  SELECT
    "t61"."cell",
    "t61"."seat",
    -1 AS "row",
    "t61"."t" - 1 AS "at",
    "t61"."d_low" AS "amount",
    0 AS "open",
    0 AS "is_point"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t50"."cell",
        "t50"."seat",
        "t50"."latest" + 1 AS "t",
        "t50"."reached" - COALESCE(
          LAG("t50"."reached") OVER (
            PARTITION BY "t50"."cell", "t50"."seat", "t50"."grp"
            ORDER BY "t50"."latest" ASC, "t50"."row" ASC
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
          FROM "t35" AS "t36"
          WHERE
            "t36"."sure" AND "t36"."latest" < "t36"."now"
        ) AS "t40"
      ) AS "t50"
    ) AS "t58"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t36"."cell",
        "t36"."seat",
        "t36"."earliest" + 1 AS "t",
        0 AS "d_low",
        COALESCE("t36"."high", 0) AS "d_high",
        CAST(CASE WHEN "t36"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
      FROM "t35" AS "t36"
      WHERE
        "t36"."sure" AND "t36"."latest" < "t36"."now"
    ) AS "t43"
  ) AS "t61"
  WHERE
    "t61"."d_low" > 0
)
SELECT
  "t77"."cell",
  "t77"."seat",
  "t77"."row",
  "t77"."earliest",
  "t77"."latest",
  "t77"."sure",
  (
    (
      CAST("t77"."per" AS DECIMAL(38, 0)) * (
        "t77"."in_time_low" + "t77"."tolerance"
      )
    ) >= (
      CAST("t77"."n" AS DECIMAL(38, 0)) * "t77"."asked_high"
    )
  )
  AND (
    "t77"."asked_high_open" = 0
  ) AS "in_time_must",
  (
    "t77"."in_time_high_open" > 0
  )
  OR (
    (
      CAST("t77"."per" AS DECIMAL(38, 0)) * (
        "t77"."in_time_high" + "t77"."tolerance"
      )
    ) >= (
      CAST("t77"."n" AS DECIMAL(38, 0)) * (
        "t77"."asked_low" + GREATEST("t77"."low" - COALESCE("t77"."counted_low", 0), 0)
      )
    )
  ) AS "in_time_may",
  (
    (
      CAST("t77"."per" AS DECIMAL(38, 0)) * (
        "t77"."by_now_low" + "t77"."tolerance"
      )
    ) >= (
      CAST("t77"."n" AS DECIMAL(38, 0)) * "t77"."asked_high"
    )
  )
  AND (
    "t77"."asked_high_open" = 0
  ) AS "answered_must",
  (
    "t77"."by_now_high_open" > 0
  )
  OR (
    (
      CAST("t77"."per" AS DECIMAL(38, 0)) * (
        "t77"."by_now_high" + "t77"."tolerance"
      )
    ) >= (
      CAST("t77"."n" AS DECIMAL(38, 0)) * (
        "t77"."asked_low" + GREATEST("t77"."low" - COALESCE("t77"."counted_low", 0), 0)
      )
    )
  ) AS "answered_may"
FROM (
  SELECT
    "t31"."pattern",
    "t31"."cell",
    "t31"."role",
    "t31"."incident",
    "t31"."row",
    "t31"."grp",
    "t31"."earliest",
    "t31"."latest",
    "t31"."low",
    "t31"."high",
    "t31"."may",
    "t31"."must",
    "t31"."delay",
    "t31"."n",
    "t31"."per",
    "t31"."tolerance",
    "t31"."per_step",
    "t31"."seat",
    "t31"."sure",
    "t70"."asked_low",
    "t70"."asked_low_open",
    "t46"."asked_high",
    "t46"."asked_high_open",
    "t75"."in_time_low",
    "t75"."in_time_low_open",
    "t62"."in_time_high",
    "t62"."in_time_high_open",
    "t76"."by_now_low",
    "t76"."by_now_low_open",
    "t63"."by_now_high",
    "t63"."by_now_high_open",
    "t53"."cell" AS "cell_right",
    "t53"."seat" AS "seat_right",
    "t53"."row" AS "row_right",
    "t53"."counted_low"
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
      "t18"."n",
      "t18"."per",
      "t18"."tolerance",
      "t18"."per_step",
      "t18"."seat",
      (
        "t18"."must" & "t18"."bit"
      ) <> 0 AS "sure"
    FROM "t16" AS "t18"
    WHERE
      (
        "t18"."may" & "t18"."bit"
      ) <> 0
  ) AS "t31"
  INNER JOIN (
    SELECT
      "t64"."cell",
      "t64"."seat",
      "t64"."row",
      "t64"."total" AS "asked_low",
      "t64"."opened" AS "asked_low_open"
    FROM (
      SELECT
        "t57"."cell",
        "t57"."seat",
        "t57"."row",
        "t57"."at",
        "t57"."amount",
        "t57"."open",
        "t57"."is_point",
        SUM("t57"."amount") OVER (
          PARTITION BY "t57"."cell", "t57"."seat"
          ORDER BY "t57"."at" ASC, "t57"."is_point" ASC, "t57"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t57"."open") OVER (
          PARTITION BY "t57"."cell", "t57"."seat"
          ORDER BY "t57"."at" ASC, "t57"."is_point" ASC, "t57"."row" ASC
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
                "t37"."cell",
                "t37"."seat",
                "t37"."latest" + 1 AS "t",
                "t37"."reached" - COALESCE(
                  LAG("t37"."reached") OVER (
                    PARTITION BY "t37"."cell", "t37"."seat", "t37"."grp"
                    ORDER BY "t37"."latest" ASC, "t37"."row" ASC
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
                    "t18"."n",
                    "t18"."per",
                    "t18"."tolerance",
                    "t18"."per_step",
                    "t18"."seat",
                    (
                      "t18"."must" & "t18"."bit"
                    ) <> 0 AS "sure"
                  FROM "t16" AS "t18"
                  WHERE
                    (
                      "t18"."may" & "t18"."bit"
                    ) <> 0 AND (
                      "t18"."must" & "t18"."bit"
                    ) <> 0
                ) AS "t27"
              ) AS "t37"
            ) AS "t47"
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                "t18"."cell",
                "t18"."seat",
                "t18"."earliest" + 1 AS "t",
                0 AS "d_low",
                COALESCE("t18"."high", 0) AS "d_high",
                CAST(CASE WHEN "t18"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "d_open"
              FROM "t16" AS "t18"
              WHERE
                (
                  "t18"."may" & "t18"."bit"
                ) <> 0 AND (
                  "t18"."must" & "t18"."bit"
                ) <> 0
            ) AS "t30"
          ) AS "t52"
          WHERE
            "t52"."d_low" > 0
        ) AS "t54"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t18"."cell",
            "t18"."seat",
            "t18"."row",
            "t18"."earliest" - 1 AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t21"
      ) AS "t57"
    ) AS "t64"
    WHERE
      "t64"."is_point" = 1
  ) AS "t70"
    ON "t31"."cell" = "t70"."cell"
    AND "t31"."seat" = "t70"."seat"
    AND "t31"."row" = "t70"."row"
  INNER JOIN (
    SELECT
      "t39"."cell",
      "t39"."seat",
      "t39"."row",
      "t39"."total" AS "asked_high",
      "t39"."opened" AS "asked_high_open"
    FROM (
      SELECT
        "t34"."cell",
        "t34"."seat",
        "t34"."row",
        "t34"."at",
        "t34"."amount",
        "t34"."open",
        "t34"."is_point",
        SUM("t34"."amount") OVER (
          PARTITION BY "t34"."cell", "t34"."seat"
          ORDER BY "t34"."at" ASC, "t34"."is_point" ASC, "t34"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t34"."open") OVER (
          PARTITION BY "t34"."cell", "t34"."seat"
          ORDER BY "t34"."at" ASC, "t34"."is_point" ASC, "t34"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t18"."cell",
            "t18"."seat",
            -1 AS "row",
            "t18"."earliest" AS "at",
            COALESCE("t18"."high", 0) AS "amount",
            CAST(CASE WHEN "t18"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "open",
            0 AS "is_point"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t29"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t18"."cell",
            "t18"."seat",
            "t18"."row",
            "t18"."latest" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t22"
      ) AS "t34"
    ) AS "t39"
    WHERE
      "t39"."is_point" = 1
  ) AS "t46"
    ON "t31"."cell" = "t46"."cell"
    AND "t31"."seat" = "t46"."seat"
    AND "t31"."row" = "t46"."row"
  INNER JOIN (
    SELECT
      "t71"."cell",
      "t71"."seat",
      "t71"."row",
      "t71"."total" AS "in_time_low",
      "t71"."opened" AS "in_time_low_open"
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
        FROM "t65" AS "t66"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t18"."cell",
            "t18"."seat",
            "t18"."row",
            "t18"."earliest" + "t18"."delay" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t23"
      ) AS "t68"
    ) AS "t71"
    WHERE
      "t71"."is_point" = 1
  ) AS "t75"
    ON "t31"."cell" = "t75"."cell"
    AND "t31"."seat" = "t75"."seat"
    AND "t31"."row" = "t75"."row"
  INNER JOIN (
    SELECT
      "t55"."cell",
      "t55"."seat",
      "t55"."row",
      "t55"."total" AS "in_time_high",
      "t55"."opened" AS "in_time_high_open"
    FROM (
      SELECT
        "t48"."cell",
        "t48"."seat",
        "t48"."row",
        "t48"."at",
        "t48"."amount",
        "t48"."open",
        "t48"."is_point",
        SUM("t48"."amount") OVER (
          PARTITION BY "t48"."cell", "t48"."seat"
          ORDER BY "t48"."at" ASC, "t48"."is_point" ASC, "t48"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t48"."open") OVER (
          PARTITION BY "t48"."cell", "t48"."seat"
          ORDER BY "t48"."at" ASC, "t48"."is_point" ASC, "t48"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t42" AS "t45"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t18"."cell",
            "t18"."seat",
            "t18"."row",
            "t18"."latest" + "t18"."delay" AS "at",
            0 AS "amount",
            0 AS "open",
            1 AS "is_point"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t24"
      ) AS "t48"
    ) AS "t55"
    WHERE
      "t55"."is_point" = 1
  ) AS "t62"
    ON "t31"."cell" = "t62"."cell"
    AND "t31"."seat" = "t62"."seat"
    AND "t31"."row" = "t62"."row"
  INNER JOIN (
    SELECT
      "t72"."cell",
      "t72"."seat",
      "t72"."row",
      "t72"."total" AS "by_now_low",
      "t72"."opened" AS "by_now_low_open"
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
        FROM "t65" AS "t66"
        UNION ALL
        SELECT
          *
        FROM "t25" AS "t32"
      ) AS "t69"
    ) AS "t72"
    WHERE
      "t72"."is_point" = 1
  ) AS "t76"
    ON "t31"."cell" = "t76"."cell"
    AND "t31"."seat" = "t76"."seat"
    AND "t31"."row" = "t76"."row"
  INNER JOIN (
    SELECT
      "t56"."cell",
      "t56"."seat",
      "t56"."row",
      "t56"."total" AS "by_now_high",
      "t56"."opened" AS "by_now_high_open"
    FROM (
      SELECT
        "t49"."cell",
        "t49"."seat",
        "t49"."row",
        "t49"."at",
        "t49"."amount",
        "t49"."open",
        "t49"."is_point",
        SUM("t49"."amount") OVER (
          PARTITION BY "t49"."cell", "t49"."seat"
          ORDER BY "t49"."at" ASC, "t49"."is_point" ASC, "t49"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "total",
        SUM("t49"."open") OVER (
          PARTITION BY "t49"."cell", "t49"."seat"
          ORDER BY "t49"."at" ASC, "t49"."is_point" ASC, "t49"."row" ASC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS "opened"
      FROM (
        SELECT
          *
        FROM "t42" AS "t45"
        UNION ALL
        SELECT
          *
        FROM "t25" AS "t32"
      ) AS "t49"
    ) AS "t56"
    WHERE
      "t56"."is_point" = 1
  ) AS "t63"
    ON "t31"."cell" = "t63"."cell"
    AND "t31"."seat" = "t63"."seat"
    AND "t31"."row" = "t63"."row"
  LEFT OUTER JOIN (
    SELECT
      "t41"."cell",
      "t41"."seat",
      "t41"."row",
      MAX("t41"."other_low") AS "counted_low"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t31"."pattern",
          "t31"."cell",
          "t31"."role",
          "t31"."incident",
          "t31"."row",
          "t31"."grp",
          "t31"."earliest",
          "t31"."latest",
          "t31"."low",
          "t31"."high",
          "t31"."may",
          "t31"."must",
          "t31"."delay",
          "t31"."n",
          "t31"."per",
          "t31"."tolerance",
          "t31"."per_step",
          "t31"."seat",
          "t31"."sure",
          "t33"."other_row",
          "t33"."other_latest",
          "t33"."other_low"
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
            "t18"."n",
            "t18"."per",
            "t18"."tolerance",
            "t18"."per_step",
            "t18"."seat",
            (
              "t18"."must" & "t18"."bit"
            ) <> 0 AS "sure"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0
        ) AS "t31"
        INNER JOIN (
          SELECT
            "t18"."cell",
            "t18"."seat",
            "t18"."grp",
            "t18"."row" AS "other_row",
            "t18"."latest" AS "other_latest",
            "t18"."low" AS "other_low"
          FROM "t16" AS "t18"
          WHERE
            (
              "t18"."may" & "t18"."bit"
            ) <> 0 AND (
              "t18"."must" & "t18"."bit"
            ) <> 0
        ) AS "t33"
          ON "t31"."cell" = "t33"."cell"
          AND "t31"."seat" = "t33"."seat"
          AND "t31"."grp" = "t33"."grp"
      ) AS "t38"
      WHERE
        "t38"."other_row" <> "t38"."row" AND "t38"."other_latest" < "t38"."earliest"
    ) AS "t41"
    GROUP BY
      1,
      2,
      3
  ) AS "t53"
    ON "t31"."cell" = "t53"."cell"
    AND "t31"."seat" = "t53"."seat"
    AND "t31"."row" = "t53"."row"
) AS "t77"
WHERE
  "t77"."per_step" = 0

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
  "t26"."cell",
  "t26"."seat",
  "t26"."row",
  "t26"."earliest",
  "t26"."latest",
  "t26"."sure",
  (
    "t26"."high" IS NOT NULL
  )
  AND (
    (
      CAST("t26"."per" AS DECIMAL(38, 0)) * (
        "t26"."in_time_low" + "t26"."tolerance"
      )
    ) >= (
      CAST("t26"."n" AS DECIMAL(38, 0)) * COALESCE("t26"."high", 0)
    )
  ) AS "in_time_must",
  (
    "t26"."in_time_open" > 0
  )
  OR (
    (
      CAST("t26"."per" AS DECIMAL(38, 0)) * (
        "t26"."in_time_high" + "t26"."tolerance"
      )
    ) >= (
      CAST("t26"."n" AS DECIMAL(38, 0)) * "t26"."low"
    )
  ) AS "in_time_may",
  (
    "t26"."high" IS NOT NULL
  )
  AND (
    (
      CAST("t26"."per" AS DECIMAL(38, 0)) * (
        "t26"."by_now_low" + "t26"."tolerance"
      )
    ) >= (
      CAST("t26"."n" AS DECIMAL(38, 0)) * COALESCE("t26"."high", 0)
    )
  ) AS "answered_must",
  (
    "t26"."by_now_open" > 0
  )
  OR (
    (
      CAST("t26"."per" AS DECIMAL(38, 0)) * (
        "t26"."by_now_high" + "t26"."tolerance"
      )
    ) >= (
      CAST("t26"."n" AS DECIMAL(38, 0)) * "t26"."low"
    )
  ) AS "answered_may"
FROM (
  SELECT
    "t25"."cell",
    "t25"."seat",
    "t25"."row",
    "t25"."earliest",
    "t25"."latest",
    "t25"."sure",
    "t25"."low",
    "t25"."high",
    "t25"."n",
    "t25"."per",
    "t25"."tolerance",
    SUM("t25"."in_time_low") AS "in_time_low",
    SUM("t25"."in_time_high") AS "in_time_high",
    SUM("t25"."in_time_open") AS "in_time_open",
    SUM("t25"."by_now_low") AS "by_now_low",
    SUM("t25"."by_now_high") AS "by_now_high",
    SUM("t25"."by_now_open") AS "by_now_open"
  FROM (
    SELECT
      "t24"."cell",
      "t24"."seat",
      "t24"."row",
      "t24"."earliest",
      "t24"."latest",
      "t24"."sure",
      "t24"."low",
      "t24"."high",
      "t24"."n",
      "t24"."per",
      "t24"."tolerance",
      "t24"."done_grp",
      COALESCE(
        MAX("t24"."done_low") FILTER(WHERE
          "t24"."act_sure"
          AND (
            "t24"."begins" > "t24"."latest"
          )
          AND (
            "t24"."ends" < "t24"."now"
          )
          AND (
            "t24"."ends" <= (
              "t24"."earliest" + "t24"."delay"
            )
          )),
        0
      ) AS "in_time_low",
      COALESCE(
        SUM("t24"."done_high") FILTER(WHERE
          (
            "t24"."ends" > "t24"."earliest"
          )
          AND (
            "t24"."begins" < "t24"."now"
          )
          AND (
            "t24"."begins" <= (
              "t24"."latest" + "t24"."delay"
            )
          )),
        0
      ) AS "in_time_high",
      COUNT("t24"."begins") FILTER(WHERE
        (
          "t24"."ends" > "t24"."earliest"
        )
        AND (
          "t24"."begins" < "t24"."now"
        )
        AND (
          "t24"."begins" <= (
            "t24"."latest" + "t24"."delay"
          )
        )
        AND (
          "t24"."done_high" IS NULL
        )) AS "in_time_open",
      COALESCE(
        MAX("t24"."done_low") FILTER(WHERE
          "t24"."act_sure"
          AND (
            "t24"."begins" > "t24"."latest"
          )
          AND (
            "t24"."ends" < "t24"."now"
          )),
        0
      ) AS "by_now_low",
      COALESCE(
        SUM("t24"."done_high") FILTER(WHERE
          (
            "t24"."ends" > "t24"."earliest"
          ) AND (
            "t24"."begins" < "t24"."now"
          )),
        0
      ) AS "by_now_high",
      COUNT("t24"."begins") FILTER(WHERE
        (
          "t24"."ends" > "t24"."earliest"
        )
        AND (
          "t24"."begins" < "t24"."now"
        )
        AND (
          "t24"."done_high" IS NULL
        )) AS "by_now_open"
    FROM (
      SELECT
        "t20"."pattern",
        "t20"."cell",
        "t20"."role",
        "t20"."incident",
        "t20"."row",
        "t20"."grp",
        "t20"."earliest",
        "t20"."latest",
        "t20"."low",
        "t20"."high",
        "t20"."may",
        "t20"."must",
        "t20"."delay",
        "t20"."n",
        "t20"."per",
        "t20"."tolerance",
        "t20"."per_step",
        "t20"."seat",
        "t20"."sure",
        "t23"."cell" AS "cell_right",
        "t23"."seat" AS "seat_right",
        "t23"."now",
        "t23"."begins",
        "t23"."ends",
        "t23"."done_low",
        "t23"."done_high",
        "t23"."done_grp",
        "t23"."act_sure"
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
          ) <> 0 AND "t16"."per_step" = 1
      ) AS "t20"
      LEFT OUTER JOIN (
        SELECT
          "t21"."cell",
          "t21"."seat",
          "t9"."now",
          "t21"."earliest" AS "begins",
          "t21"."latest" AS "ends",
          "t21"."low" AS "done_low",
          "t21"."high" AS "done_high",
          "t21"."grp" AS "done_grp",
          "t21"."sure" AS "act_sure"
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
        ) AS "t21"
        CROSS JOIN (
          SELECT
            "t1"."now"
          FROM "asked" AS "t1"
        ) AS "t9"
      ) AS "t23"
        ON "t20"."cell" = "t23"."cell" AND "t20"."seat" = "t23"."seat"
    ) AS "t24"
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
  ) AS "t25"
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
) AS "t26"

-- rule: point_matches
SELECT
  "t5"."cell",
  "t5"."role",
  "t5"."id",
  "t5"."at",
  "t5"."pos",
  "t5"."day",
  "t5"."low",
  "t5"."high",
  "t5"."may" & "t5"."open_may" AS "may",
  "t5"."must" & "t5"."open_must" AS "must",
  "t5"."incident",
  "t5"."answers",
  "t5"."cause"
FROM (
  SELECT
    "t2"."cell",
    "t2"."role",
    "t2"."window",
    "t2"."id",
    "t2"."at",
    "t2"."pos",
    "t2"."day",
    "t2"."low",
    "t2"."high",
    "t2"."may",
    "t2"."must",
    "t2"."incident",
    "t2"."answers",
    "t4"."open_cell",
    "t4"."open_window",
    "t4"."open_day",
    "t4"."first_pos",
    "t4"."end_pos",
    "t4"."open_may",
    "t4"."open_must",
    "t4"."cause"
  FROM "hits" AS "t2"
  INNER JOIN (
    SELECT
      "t1"."cell" AS "open_cell",
      "t1"."window" AS "open_window",
      "t1"."day" AS "open_day",
      "t1"."first_pos",
      "t1"."end_pos",
      "t1"."may" AS "open_may",
      "t1"."must" AS "open_must",
      "t1"."cause"
    FROM "day_windows" AS "t1"
  ) AS "t4"
    ON "t2"."cell" = "t4"."open_cell"
    AND "t2"."window" = "t4"."open_window"
    AND "t2"."day" = "t4"."open_day"
    AND "t4"."first_pos" <= "t2"."pos"
    AND "t4"."end_pos" > "t2"."pos"
) AS "t5"
WHERE
  (
    "t5"."may" & "t5"."open_may"
  ) <> 0

-- rule: against
SELECT
  "t5"."cell",
  "t5"."id",
  "t5"."at",
  "t5"."day",
  "t5"."may",
  "t5"."must",
  "t5"."cause"
FROM (
  SELECT
    "t2"."cell",
    "t2"."role",
    "t2"."id",
    "t2"."at",
    "t2"."pos",
    "t2"."day",
    "t2"."low",
    "t2"."high",
    "t2"."may",
    "t2"."must",
    "t2"."incident",
    "t2"."answers",
    "t2"."cause",
    "t4"."now"
  FROM "point_matches" AS "t2"
  CROSS JOIN (
    SELECT
      "t1"."now"
    FROM "asked" AS "t1"
  ) AS "t4"
) AS "t5"
WHERE
  "t5"."role" = 'against' AND "t5"."at" < "t5"."now"

-- rule: point_breaches
SELECT
  "t5"."cell",
  "t5"."day",
  "t5"."may",
  "t5"."must",
  MIN("t5"."at") AS "at",
  COUNT(*) AS "acts",
  MIN("t5"."at") FILTER(WHERE
    "t5"."at" >= "t5"."period_start") AS "first_in",
  SUM(CAST("t5"."at" >= "t5"."period_start" AS INT)) AS "acts_in"
FROM (
  SELECT
    "t2"."cell",
    "t2"."id",
    "t2"."at",
    "t2"."day",
    "t2"."may",
    "t2"."must",
    "t2"."cause",
    "t4"."period_start"
  FROM "against" AS "t2"
  CROSS JOIN (
    SELECT
      "t1"."period_start"
    FROM "asked" AS "t1"
  ) AS "t4"
) AS "t5"
GROUP BY
  1,
  2,
  3,
  4

-- rule: point_marks
SELECT
  "t0"."cell",
  "t0"."pos",
  "t0"."at",
  "t0"."may",
  "t0"."must",
  "t0"."id",
  CAST("t0"."role" = 'restored' AS BIGINT) AS "is_good"
FROM "point_matches" AS "t0"
WHERE
  "t0"."role" IN ('broken', 'restored')

-- rule: point_done
SELECT
  "t18"."cell",
  "t18"."seat",
  MAX("t18"."low_by") AS "low",
  CASE
    WHEN MAX("t18"."open_by") > 0
    THEN CAST(NULL AS BIGINT)
    ELSE MAX("t18"."high_by")
  END AS "high",
  MIN("t18"."at" + 1) FILTER(WHERE
    (
      "t18"."open_by" > 0
    ) OR (
      "t18"."high_by" >= "t18"."target_low"
    )) AS "may_from",
  MIN("t18"."at" + 1) FILTER(WHERE
    (
      "t18"."target_high" IS NOT NULL
    )
    AND (
      "t18"."low_by" >= "t18"."target_high"
    )) AS "must_from",
  MIN("t18"."pos") FILTER(WHERE
    (
      "t18"."target_high" IS NOT NULL
    )
    AND (
      "t18"."low_by" >= "t18"."target_high"
    )) AS "turn",
  FIRST("t18"."id" ORDER BY "t18"."pos") FILTER(WHERE
    (
      "t18"."target_high" IS NOT NULL
    )
    AND (
      "t18"."low_by" >= "t18"."target_high"
    )) AS "cause"
FROM (
  SELECT
    "t17"."cell",
    "t17"."role",
    "t17"."id",
    "t17"."at",
    "t17"."pos",
    "t17"."day",
    "t17"."low",
    "t17"."high",
    "t17"."may",
    "t17"."must",
    "t17"."incident",
    "t17"."answers",
    "t17"."cause",
    "t17"."seat",
    "t17"."bit",
    "t17"."sure",
    "t17"."now",
    "t17"."low_by",
    "t17"."high_by",
    "t17"."open_by",
    "t7"."target_cell",
    "t7"."target_seat",
    "t7"."target_low",
    "t7"."target_high"
  FROM (
    SELECT
      "t15"."cell",
      "t15"."role",
      "t15"."id",
      "t15"."at",
      "t15"."pos",
      "t15"."day",
      "t15"."low",
      "t15"."high",
      "t15"."may",
      "t15"."must",
      "t15"."incident",
      "t15"."answers",
      "t15"."cause",
      "t15"."seat",
      "t15"."bit",
      "t15"."sure",
      "t15"."now",
      SUM(CASE WHEN "t15"."sure" = 1 THEN "t15"."low" ELSE 0 END) OVER (
        PARTITION BY "t15"."cell", "t15"."seat"
        ORDER BY "t15"."pos" ASC, "t15"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "low_by",
      SUM(COALESCE("t15"."high", 0)) OVER (
        PARTITION BY "t15"."cell", "t15"."seat"
        ORDER BY "t15"."pos" ASC, "t15"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "high_by",
      SUM(CASE WHEN "t15"."high" IS NULL THEN 1 ELSE 0 END) OVER (
        PARTITION BY "t15"."cell", "t15"."seat"
        ORDER BY "t15"."pos" ASC, "t15"."id" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS "open_by"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t13"."cell",
          "t13"."role",
          "t13"."id",
          "t13"."at",
          "t13"."pos",
          "t13"."day",
          "t13"."low",
          "t13"."high",
          "t13"."may",
          "t13"."must",
          "t13"."incident",
          "t13"."answers",
          "t13"."cause",
          "t13"."seat",
          "t13"."bit",
          "t13"."sure",
          "t8"."now"
        FROM (
          SELECT
            "t11"."cell",
            "t11"."role",
            "t11"."id",
            "t11"."at",
            "t11"."pos",
            "t11"."day",
            "t11"."low",
            "t11"."high",
            "t11"."may",
            "t11"."must",
            "t11"."incident",
            "t11"."answers",
            "t11"."cause",
            "t11"."seat",
            "t11"."bit",
            CAST((
              "t11"."must" & "t11"."bit"
            ) <> 0 AS BIGINT) AS "sure"
          FROM (
            SELECT
              "t10"."cell",
              "t10"."role",
              "t10"."id",
              "t10"."at",
              "t10"."pos",
              "t10"."day",
              "t10"."low",
              "t10"."high",
              "t10"."may",
              "t10"."must",
              "t10"."incident",
              "t10"."answers",
              "t10"."cause",
              "t4"."seat",
              "t4"."bit"
            FROM (
              SELECT
                *
              FROM "point_matches" AS "t2"
              WHERE
                "t2"."role" = 'act'
            ) AS "t10"
            CROSS JOIN "classes" AS "t4"
          ) AS "t11"
          WHERE
            (
              "t11"."may" & "t11"."bit"
            ) <> 0
        ) AS "t13"
        CROSS JOIN (
          SELECT
            "t1"."now"
          FROM "asked" AS "t1"
        ) AS "t8"
      ) AS "t14"
      WHERE
        "t14"."at" < "t14"."now"
    ) AS "t15"
  ) AS "t17"
  INNER JOIN (
    SELECT
      "t0"."cell" AS "target_cell",
      "t0"."seat" AS "target_seat",
      "t0"."low" AS "target_low",
      "t0"."high" AS "target_high"
    FROM "targets" AS "t0"
  ) AS "t7"
    ON "t17"."cell" = "t7"."target_cell" AND "t17"."seat" = "t7"."target_seat"
) AS "t18"
GROUP BY
  1,
  2

-- rule: point_periods
SELECT
  "t10"."cell",
  "t10"."start",
  "t10"."may",
  "t10"."must",
  SUM("t10"."low") AS "low",
  COALESCE(SUM("t10"."high"), 0) AS "high",
  SUM(CAST("t10"."high" IS NULL AS INT)) AS "opened"
FROM (
  SELECT
    "t9"."cell",
    "t9"."day",
    "t9"."may",
    "t9"."must",
    "t9"."low",
    "t9"."high",
    "t3"."start"
  FROM (
    SELECT
      "t7"."cell",
      "t7"."day",
      "t7"."may",
      "t7"."must",
      "t7"."low",
      "t7"."high"
    FROM (
      SELECT
        "t4"."cell",
        "t4"."role",
        "t4"."id",
        "t4"."at",
        "t4"."pos",
        "t4"."day",
        "t4"."low",
        "t4"."high",
        "t4"."may",
        "t4"."must",
        "t4"."incident",
        "t4"."answers",
        "t4"."cause",
        "t6"."now"
      FROM "point_matches" AS "t4"
      CROSS JOIN (
        SELECT
          "t2"."now"
        FROM "asked" AS "t2"
      ) AS "t6"
    ) AS "t7"
    WHERE
      "t7"."role" = 'act' AND "t7"."at" < "t7"."now"
  ) AS "t9"
  INNER JOIN "period_days" AS "t3"
    ON "t9"."cell" = "t3"."cell" AND "t9"."day" = "t3"."day"
) AS "t10"
GROUP BY
  1,
  2,
  3,
  4

-- rule: point_answered
SELECT
  "t24"."cell",
  "t24"."seat",
  "t24"."sure",
  "t24"."passed",
  "t24"."done_must",
  "t24"."done_may",
  "t24"."in_time_must",
  "t24"."in_time_may",
  "t24"."id",
  "t24"."at",
  "t24"."deadline",
  "t24"."answered_must",
  "t24"."answered_may",
  COUNT(*) AS "instances"
FROM (
  SELECT
    "t23"."cell",
    "t23"."seat",
    "t23"."sure",
    "t23"."passed",
    "t23"."done_must",
    "t23"."done_may",
    "t23"."in_time_must",
    "t23"."in_time_may",
    CASE
      WHEN (
        "t23"."passed" = 1
      ) AND (
        "t23"."in_time_must" = 0
      )
      THEN "t23"."id"
      ELSE CAST(NULL AS BIGINT)
    END AS "id",
    CASE
      WHEN (
        "t23"."passed" = 1
      ) AND (
        "t23"."in_time_must" = 0
      )
      THEN "t23"."at"
      ELSE CAST(NULL AS BIGINT)
    END AS "at",
    CASE
      WHEN (
        "t23"."passed" = 1
      ) AND (
        "t23"."in_time_must" = 0
      )
      THEN "t23"."deadline"
      ELSE CAST(NULL AS BIGINT)
    END AS "deadline",
    CASE
      WHEN (
        "t23"."passed" = 1
      ) AND (
        "t23"."in_time_must" = 0
      )
      THEN "t23"."answered_must"
      ELSE CAST(NULL AS BIGINT)
    END AS "answered_must",
    CASE
      WHEN (
        "t23"."passed" = 1
      ) AND (
        "t23"."in_time_must" = 0
      )
      THEN "t23"."answered_may"
      ELSE CAST(NULL AS BIGINT)
    END AS "answered_may"
  FROM (
    SELECT
      "t22"."cell",
      "t22"."seat",
      "t22"."incident",
      "t22"."id",
      "t22"."at",
      "t22"."sure",
      "t22"."answered_must",
      "t22"."answered_may",
      "t22"."delay",
      "t22"."now",
      "t22"."at" + "t22"."delay" AS "deadline",
      CAST(COALESCE((
        "t22"."at" + "t22"."delay"
      ) < "t22"."now", FALSE) AS BIGINT) AS "passed",
      CAST(COALESCE("t22"."answered_must" <= "t22"."now", FALSE) AS BIGINT) AS "done_must",
      CAST(COALESCE("t22"."answered_may" <= "t22"."now", FALSE) AS BIGINT) AS "done_may",
      CAST(COALESCE("t22"."answered_must" <= LEAST("t22"."at" + "t22"."delay" + 1, "t22"."now"), FALSE) AS BIGINT) AS "in_time_must",
      CAST(COALESCE("t22"."answered_may" <= LEAST("t22"."at" + "t22"."delay" + 1, "t22"."now"), FALSE) AS BIGINT) AS "in_time_may"
    FROM (
      SELECT
        "t21"."cell",
        "t21"."seat",
        "t21"."incident",
        "t21"."id",
        "t21"."at",
        "t21"."sure",
        "t21"."answered_must",
        "t21"."answered_may",
        "t7"."delay",
        "t8"."now"
      FROM (
        SELECT
          "t19"."cell",
          "t19"."seat",
          "t19"."incident",
          "t19"."id",
          "t19"."at",
          "t19"."sure",
          MIN("t19"."act_at" + 1) FILTER(WHERE
            "t19"."act_sure" = 1) AS "answered_must",
          MIN("t19"."act_at" + 1) AS "answered_may"
        FROM (
          SELECT
            "t17"."cell",
            "t17"."role",
            "t17"."id",
            "t17"."at",
            "t17"."pos",
            "t17"."day",
            "t17"."low",
            "t17"."high",
            "t17"."may",
            "t17"."must",
            "t17"."incident",
            "t17"."answers",
            "t17"."cause",
            "t17"."seat",
            "t17"."bit",
            "t17"."sure",
            "t18"."act_cell",
            "t18"."act_seat",
            "t18"."names",
            "t18"."act_pos",
            "t18"."act_at",
            "t18"."act_sure",
            "t18"."act"
          FROM (
            SELECT
              "t13"."cell",
              "t13"."role",
              "t13"."id",
              "t13"."at",
              "t13"."pos",
              "t13"."day",
              "t13"."low",
              "t13"."high",
              "t13"."may",
              "t13"."must",
              "t13"."incident",
              "t13"."answers",
              "t13"."cause",
              "t13"."seat",
              "t13"."bit",
              CAST((
                "t13"."must" & "t13"."bit"
              ) <> 0 AS BIGINT) AS "sure"
            FROM (
              SELECT
                "t11"."cell",
                "t11"."role",
                "t11"."id",
                "t11"."at",
                "t11"."pos",
                "t11"."day",
                "t11"."low",
                "t11"."high",
                "t11"."may",
                "t11"."must",
                "t11"."incident",
                "t11"."answers",
                "t11"."cause",
                "t4"."seat",
                "t4"."bit"
              FROM (
                SELECT
                  *
                FROM "point_matches" AS "t2"
                WHERE
                  "t2"."role" = 'trigger'
              ) AS "t11"
              CROSS JOIN "classes" AS "t4"
            ) AS "t13"
            WHERE
              (
                "t13"."may" & "t13"."bit"
              ) <> 0
          ) AS "t17"
          LEFT OUTER JOIN (
            SELECT
              "t14"."cell" AS "act_cell",
              "t14"."seat" AS "act_seat",
              "t14"."answers" AS "names",
              "t14"."pos" AS "act_pos",
              "t14"."at" AS "act_at",
              CAST((
                "t14"."must" & "t14"."bit"
              ) <> 0 AS BIGINT) AS "act_sure",
              "t14"."id" AS "act"
            FROM (
              SELECT
                "t12"."cell",
                "t12"."role",
                "t12"."id",
                "t12"."at",
                "t12"."pos",
                "t12"."day",
                "t12"."low",
                "t12"."high",
                "t12"."may",
                "t12"."must",
                "t12"."incident",
                "t12"."answers",
                "t12"."cause",
                "t4"."seat",
                "t4"."bit"
              FROM (
                SELECT
                  *
                FROM "point_matches" AS "t2"
                WHERE
                  "t2"."role" = 'act'
              ) AS "t12"
              CROSS JOIN "classes" AS "t4"
            ) AS "t14"
            WHERE
              (
                "t14"."may" & "t14"."bit"
              ) <> 0
          ) AS "t18"
            ON "t17"."cell" = "t18"."act_cell"
            AND "t17"."seat" = "t18"."act_seat"
            AND "t17"."incident" = "t18"."names"
            AND "t17"."pos" < "t18"."act_pos"
        ) AS "t19"
        GROUP BY
          1,
          2,
          3,
          4,
          5,
          6
      ) AS "t21"
      INNER JOIN (
        SELECT
          "t0"."cell",
          "t0"."delay"
        FROM "pace" AS "t0"
      ) AS "t7"
        ON "t21"."cell" = "t7"."cell"
      CROSS JOIN (
        SELECT
          "t1"."now"
        FROM "asked" AS "t1"
      ) AS "t8"
    ) AS "t22"
    WHERE
      "t22"."at" < "t22"."now"
  ) AS "t23"
) AS "t24"
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
  12,
  13

-- rule: point_paces
SELECT
  "t24"."cell",
  "t24"."seat",
  "t24"."t",
  "t24"."is_due",
  "t24"."id",
  "t24"."at",
  "t24"."sure",
  "t24"."asked_low",
  "t24"."asked_high",
  "t24"."asked_open",
  SUM("t24"."done_low") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "done_low",
  SUM("t24"."done_high") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "done_high",
  SUM("t24"."done_open") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "done_open",
  SUM("t24"."due_low") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "due_low",
  SUM("t24"."due_high") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "due_high",
  SUM("t24"."due_open") OVER (
    PARTITION BY "t24"."cell", "t24"."seat"
    ORDER BY "t24"."t" ASC
    RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
  ) AS "due_open"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t22"."cell",
      "t22"."seat",
      "t22"."t",
      "t22"."is_due",
      "t22"."id",
      "t22"."at",
      "t22"."sure",
      "t22"."asked_low",
      "t22"."asked_high",
      "t22"."asked_open",
      "t22"."done_low",
      "t22"."done_high",
      "t22"."done_open",
      "t22"."due_low",
      "t22"."due_high",
      "t22"."due_open",
      "t7"."now"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t19"."cell",
          "t19"."seat",
          "t19"."at" + "t19"."delay" AS "t",
          1 AS "is_due",
          "t19"."id",
          "t19"."at",
          "t19"."sure",
          "t19"."asked_low",
          "t19"."asked_high",
          "t19"."asked_open",
          0 AS "done_low",
          0 AS "done_high",
          0 AS "done_open",
          "t19"."due_low",
          "t19"."due_high",
          "t19"."due_open"
        FROM (
          SELECT
            "t18"."cell",
            "t18"."role",
            "t18"."id",
            "t18"."at",
            "t18"."pos",
            "t18"."day",
            "t18"."low",
            "t18"."high",
            "t18"."may",
            "t18"."must",
            "t18"."incident",
            "t18"."answers",
            "t18"."cause",
            "t18"."seat",
            "t18"."bit",
            "t18"."sure",
            "t18"."delay",
            (
              SUM(CASE WHEN "t18"."sure" = 1 THEN "t18"."low" ELSE 0 END) OVER (
                PARTITION BY "t18"."cell", "t18"."seat"
                ORDER BY "t18"."pos" ASC
                RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) - SUM(CASE WHEN "t18"."sure" = 1 THEN "t18"."low" ELSE 0 END) OVER (
                PARTITION BY "t18"."cell", "t18"."seat", "t18"."pos"
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              )
            ) + "t18"."low" AS "asked_low",
            SUM(COALESCE("t18"."high", 0)) OVER (
              PARTITION BY "t18"."cell", "t18"."seat"
              ORDER BY "t18"."pos" ASC
              RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "asked_high",
            SUM(CAST(CASE WHEN "t18"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT)) OVER (
              PARTITION BY "t18"."cell", "t18"."seat"
              ORDER BY "t18"."pos" ASC
              RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS "asked_open",
            CASE WHEN "t18"."sure" = 1 THEN "t18"."low" ELSE 0 END AS "due_low",
            COALESCE("t18"."high", 0) AS "due_high",
            CAST(CASE WHEN "t18"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "due_open"
          FROM (
            SELECT
              "t16"."cell",
              "t16"."role",
              "t16"."id",
              "t16"."at",
              "t16"."pos",
              "t16"."day",
              "t16"."low",
              "t16"."high",
              "t16"."may",
              "t16"."must",
              "t16"."incident",
              "t16"."answers",
              "t16"."cause",
              "t16"."seat",
              "t16"."bit",
              "t16"."sure",
              "t10"."delay"
            FROM (
              SELECT
                "t14"."cell",
                "t14"."role",
                "t14"."id",
                "t14"."at",
                "t14"."pos",
                "t14"."day",
                "t14"."low",
                "t14"."high",
                "t14"."may",
                "t14"."must",
                "t14"."incident",
                "t14"."answers",
                "t14"."cause",
                "t14"."seat",
                "t14"."bit",
                CAST((
                  "t14"."must" & "t14"."bit"
                ) <> 0 AS BIGINT) AS "sure"
              FROM (
                SELECT
                  "t12"."cell",
                  "t12"."role",
                  "t12"."id",
                  "t12"."at",
                  "t12"."pos",
                  "t12"."day",
                  "t12"."low",
                  "t12"."high",
                  "t12"."may",
                  "t12"."must",
                  "t12"."incident",
                  "t12"."answers",
                  "t12"."cause",
                  "t4"."seat",
                  "t4"."bit"
                FROM (
                  SELECT
                    *
                  FROM "point_matches" AS "t1"
                  WHERE
                    "t1"."role" = 'step'
                ) AS "t12"
                CROSS JOIN "classes" AS "t4"
              ) AS "t14"
              WHERE
                (
                  "t14"."may" & "t14"."bit"
                ) <> 0
            ) AS "t16"
            INNER JOIN (
              SELECT
                "t3"."cell",
                "t3"."delay"
              FROM "pace" AS "t3"
            ) AS "t10"
              ON "t16"."cell" = "t10"."cell"
          ) AS "t18"
        ) AS "t19"
      ) AS "t20"
      UNION ALL
      SELECT
        *
      FROM (
        SELECT
          "t13"."cell",
          "t13"."seat",
          "t13"."at" AS "t",
          0 AS "is_due",
          "t13"."id",
          "t13"."at",
          CAST((
            "t13"."must" & "t13"."bit"
          ) <> 0 AS BIGINT) AS "sure",
          0 AS "asked_low",
          0 AS "asked_high",
          0 AS "asked_open",
          CASE
            WHEN CAST((
              "t13"."must" & "t13"."bit"
            ) <> 0 AS BIGINT) = 1
            THEN "t13"."low"
            ELSE 0
          END AS "done_low",
          COALESCE("t13"."high", 0) AS "done_high",
          CAST(CASE WHEN "t13"."high" IS NULL THEN 1 ELSE 0 END AS BIGINT) AS "done_open",
          0 AS "due_low",
          0 AS "due_high",
          0 AS "due_open"
        FROM (
          SELECT
            "t11"."cell",
            "t11"."role",
            "t11"."id",
            "t11"."at",
            "t11"."pos",
            "t11"."day",
            "t11"."low",
            "t11"."high",
            "t11"."may",
            "t11"."must",
            "t11"."incident",
            "t11"."answers",
            "t11"."cause",
            "t4"."seat",
            "t4"."bit"
          FROM (
            SELECT
              *
            FROM "point_matches" AS "t1"
            WHERE
              "t1"."role" = 'act'
          ) AS "t11"
          CROSS JOIN "classes" AS "t4"
        ) AS "t13"
        WHERE
          (
            "t13"."may" & "t13"."bit"
          ) <> 0
      ) AS "t17"
    ) AS "t22"
    CROSS JOIN (
      SELECT
        "t0"."now"
      FROM "asked" AS "t0"
    ) AS "t7"
  ) AS "t23"
  WHERE
    "t23"."at" < "t23"."now"
) AS "t24"
