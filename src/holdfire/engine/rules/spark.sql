-- Made by `python -m holdfire.engine.rules.written` from the rules beside this file.

-- rule: static_levels
SELECT
  `t7`.`pattern`,
  `t7`.`profile`,
  `t7`.`level`
FROM (
  SELECT
    `t6`.`pattern`,
    `t6`.`profile`,
    MIN(`t6`.`level`) AS `level`,
    COUNT(*) AS `facets`
  FROM (
    SELECT
      `t3`.`pattern`,
      `t3`.`facet`,
      `t3`.`asked`,
      `t4`.`told`,
      `t4`.`level`,
      `t5`.`profile`
    FROM `asked_facets` AS `t3`
    INNER JOIN `levels` AS `t4`
      ON `t3`.`facet` = `t4`.`facet` AND `t3`.`asked` = `t4`.`asked`
    INNER JOIN `told_facets` AS `t5`
      ON `t3`.`facet` = `t5`.`facet` AND `t4`.`told` = `t5`.`told`
  ) AS `t6`
  GROUP BY
    1,
    2
) AS `t7`
WHERE
  `t7`.`facets` = 9

-- rule: excepted
SELECT
  `t25`.`cell`,
  `t25`.`row`,
  BIT_OR(`t25`.`possible`) AS `covered_may`,
  BIT_OR(`t25`.`certain`) AS `covered_must`
FROM (
  SELECT
    `t24`.`pattern`,
    `t24`.`cell`,
    `t24`.`row`,
    `t24`.`level`,
    `t24`.`everyone`,
    `t24`.`off_may`,
    `t24`.`off_must`,
    IF(`t24`.`level` = 2, `t24`.`everyone` & ~`t24`.`off_may`, 0) AS `certain`,
    `t24`.`everyone` & ~`t24`.`off_must` AS `possible`
  FROM (
    SELECT
      `t23`.`pattern`,
      `t23`.`cell`,
      `t23`.`row`,
      `t23`.`level`,
      `t23`.`everyone`,
      BIT_OR(`t23`.`off_may`) AS `off_may`,
      BIT_AND(`t23`.`off_must`) AS `off_must`
    FROM (
      SELECT
        `t22`.`row`,
        `t22`.`profile`,
        `t22`.`earliest`,
        `t22`.`latest`,
        `t22`.`whom`,
        `t22`.`pattern`,
        `t22`.`level`,
        `t22`.`cell`,
        `t22`.`listed_start`,
        `t22`.`listed_end`,
        `t22`.`may`,
        `t22`.`must`,
        `t22`.`hold_start`,
        `t22`.`hold_end`,
        `t22`.`hold_may`,
        `t22`.`hold_must`,
        `t22`.`now`,
        `t22`.`everyone`,
        `t22`.`may` | (
          `t22`.`everyone` & ~`t22`.`hold_must`
        ) AS `off_may`,
        `t22`.`must` | (
          `t22`.`everyone` & ~`t22`.`hold_may`
        ) AS `off_must`
      FROM (
        SELECT
          `t12`.`row`,
          `t12`.`profile`,
          `t12`.`earliest`,
          `t12`.`latest`,
          `t18`.`whom`,
          `t21`.`pattern`,
          `t21`.`level`,
          `t21`.`cell`,
          `t14`.`listed_start`,
          `t14`.`listed_end`,
          `t14`.`may`,
          `t14`.`must`,
          `t15`.`hold_start`,
          `t15`.`hold_end`,
          `t15`.`hold_may`,
          `t15`.`hold_must`,
          `t16`.`now`,
          `t16`.`everyone`
        FROM (
          SELECT
            `t0`.`row`,
            `t0`.`profile`,
            `t0`.`earliest`,
            `t0`.`latest`
          FROM `incidents` AS `t0`
        ) AS `t12`
        INNER JOIN (
          SELECT
            `t1`.`profile`,
            `t1`.`told` AS `whom`
          FROM `told_facets` AS `t1`
          WHERE
            `t1`.`facet` = 'whom'
        ) AS `t18`
          ON `t12`.`profile` = `t18`.`profile`
        INNER JOIN (
          SELECT
            `t7`.`pattern`,
            `t7`.`profile`,
            `t7`.`level`,
            `t19`.`cell`
          FROM `static_levels` AS `t7`
          INNER JOIN (
            SELECT
              `t6`.`pattern`,
              `t6`.`cell`
            FROM `patterns` AS `t6`
            WHERE
              `t6`.`role` = 'exception'
          ) AS `t19`
            ON `t7`.`pattern` = `t19`.`pattern`
        ) AS `t21`
          ON `t12`.`profile` = `t21`.`profile`
        INNER JOIN (
          SELECT
            `t2`.`pattern`,
            `t2`.`whom`,
            `t2`.`start` AS `listed_start`,
            `t2`.`end` AS `listed_end`,
            `t2`.`may`,
            `t2`.`must`
          FROM `registered` AS `t2`
        ) AS `t14`
          ON `t21`.`pattern` = `t14`.`pattern`
          AND `t18`.`whom` = `t14`.`whom`
          AND `t14`.`listed_start` <= `t12`.`latest`
          AND `t14`.`listed_end` > `t12`.`earliest`
        INNER JOIN (
          SELECT
            `t3`.`pattern`,
            `t3`.`start` AS `hold_start`,
            `t3`.`end` AS `hold_end`,
            `t3`.`may` AS `hold_may`,
            `t3`.`must` AS `hold_must`
          FROM `holding` AS `t3`
        ) AS `t15`
          ON `t21`.`pattern` = `t15`.`pattern`
          AND `t15`.`hold_start` <= `t12`.`latest`
          AND `t15`.`hold_end` > `t12`.`earliest`
          AND `t15`.`hold_start` < `t14`.`listed_end`
          AND `t15`.`hold_end` > `t14`.`listed_start`
        CROSS JOIN LATERAL (
          SELECT
            `t4`.`now`,
            `t4`.`everyone`
          FROM `asked` AS `t4`
        ) AS `t16`
      ) AS `t22`
      WHERE
        GREATEST(`t22`.`listed_start`, `t22`.`hold_start`) <= `t22`.`now`
    ) AS `t23`
    GROUP BY
      1,
      2,
      3,
      4,
      5
  ) AS `t24`
) AS `t25`
GROUP BY
  1,
  2

-- rule: matches
SELECT
  `t21`.`pattern`,
  `t21`.`cell`,
  `t21`.`role`,
  `t21`.`incident`,
  `t21`.`row`,
  `t21`.`grp`,
  `t21`.`earliest`,
  `t21`.`latest`,
  IF(`t21`.`asked_unit` = 0, 1000, COALESCE(`t21`.`low`, 0)) AS `low`,
  IF(`t21`.`asked_unit` = 0, 1000, `t21`.`high`) AS `high`,
  `t21`.`told_may` & `t21`.`open_may` & ~`t21`.`covered_must` AS `may`,
  IF(`t21`.`level` = 2, `t21`.`told_must` & `t21`.`open_must` & ~`t21`.`covered_may`, 0) AS `must`
FROM (
  SELECT
    `t20`.`pattern`,
    `t20`.`cell`,
    `t20`.`role`,
    `t20`.`incident`,
    `t20`.`row`,
    `t20`.`grp`,
    `t20`.`earliest`,
    `t20`.`latest`,
    `t20`.`level`,
    `t20`.`amount`,
    `t20`.`asked_unit`,
    `t20`.`told_may`,
    `t20`.`told_must`,
    `t20`.`open_may`,
    `t20`.`open_must`,
    `t20`.`covered_may`,
    `t20`.`covered_must`,
    `t11`.`amount` AS `amount_right`,
    `t11`.`asked_unit` AS `asked_unit_right`,
    `t11`.`low`,
    `t11`.`high`
  FROM (
    SELECT
      `t18`.`pattern`,
      `t18`.`cell`,
      `t18`.`role`,
      `t18`.`incident`,
      `t18`.`row`,
      `t18`.`grp`,
      `t18`.`earliest`,
      `t18`.`latest`,
      `t18`.`level`,
      MAX(`t18`.`amount`) AS `amount`,
      MAX(`t18`.`asked_unit`) AS `asked_unit`,
      MAX(`t18`.`told_may`) AS `told_may`,
      MAX(`t18`.`told_must`) AS `told_must`,
      BIT_OR(`t18`.`open_may`) AS `open_may`,
      BIT_AND(`t18`.`open_must`) AS `open_must`,
      COALESCE(MAX(`t18`.`covered_may`), 0) AS `covered_may`,
      COALESCE(MAX(`t18`.`covered_must`), 0) AS `covered_must`
    FROM (
      SELECT
        `t17`.`pattern`,
        `t17`.`profile`,
        `t17`.`level`,
        `t17`.`cell`,
        `t17`.`role`,
        `t17`.`window`,
        `t17`.`begins`,
        `t17`.`asked_unit`,
        `t17`.`incident`,
        `t17`.`row`,
        `t17`.`grp`,
        `t17`.`earliest`,
        `t17`.`began`,
        `t17`.`latest`,
        `t17`.`amount`,
        `t17`.`told_may`,
        `t17`.`told_must`,
        `t12`.`open_start`,
        `t12`.`open_end`,
        `t12`.`open_may`,
        `t12`.`open_must`,
        `t6`.`covered_may`,
        `t6`.`covered_must`
      FROM (
        SELECT
          `t15`.`pattern`,
          `t15`.`profile`,
          `t15`.`level`,
          `t15`.`cell`,
          `t15`.`role`,
          `t15`.`window`,
          `t15`.`begins`,
          `t15`.`asked_unit`,
          `t15`.`incident`,
          `t15`.`row`,
          `t15`.`grp`,
          `t15`.`earliest`,
          `t15`.`began`,
          IF(`t15`.`begins` = 1, `t15`.`began`, `t15`.`latest`) AS `latest`,
          `t15`.`amount`,
          `t15`.`told_may`,
          `t15`.`told_must`
        FROM (
          SELECT
            `t7`.`pattern`,
            `t7`.`profile`,
            `t7`.`level`,
            `t14`.`cell`,
            `t14`.`role`,
            `t14`.`window`,
            `t14`.`begins`,
            `t14`.`asked_unit`,
            `t8`.`incident`,
            `t8`.`row`,
            `t8`.`grp`,
            `t8`.`earliest`,
            `t8`.`began`,
            `t8`.`latest`,
            `t8`.`amount`,
            `t8`.`told_may`,
            `t8`.`told_must`
          FROM `static_levels` AS `t7`
          INNER JOIN (
            SELECT
              `t5`.`pattern`,
              `t5`.`cell`,
              `t5`.`role`,
              `t5`.`window`,
              `t5`.`begins`,
              `t5`.`unit` AS `asked_unit`
            FROM `patterns` AS `t5`
            WHERE
              `t5`.`role` <> 'exception'
          ) AS `t14`
            ON `t7`.`pattern` = `t14`.`pattern`
          INNER JOIN `incidents` AS `t8`
            ON `t7`.`profile` = `t8`.`profile`
        ) AS `t15`
      ) AS `t17`
      INNER JOIN (
        SELECT
          `t2`.`cell`,
          `t2`.`window`,
          `t2`.`start` AS `open_start`,
          `t2`.`end` AS `open_end`,
          `t2`.`may` AS `open_may`,
          `t2`.`must` AS `open_must`
        FROM `openings` AS `t2`
      ) AS `t12`
        ON `t17`.`cell` = `t12`.`cell`
        AND `t17`.`window` = `t12`.`window`
        AND `t12`.`open_start` <= `t17`.`latest`
        AND `t12`.`open_end` > `t17`.`earliest`
      LEFT OUTER JOIN `excepted` AS `t6`
        ON `t17`.`cell` = `t6`.`cell` AND `t17`.`row` = `t6`.`row`
    ) AS `t18`
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
  ) AS `t20`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`amount`,
      `t0`.`unit` AS `asked_unit`,
      `t0`.`low`,
      `t0`.`high`
    FROM `amounts` AS `t0`
  ) AS `t11`
    ON `t20`.`amount` = `t11`.`amount` AND `t20`.`asked_unit` = `t11`.`asked_unit`
) AS `t21`
WHERE
  (
    `t21`.`told_may` & `t21`.`open_may` & ~`t21`.`covered_must`
  ) <> 0

-- rule: touches
SELECT
  `t15`.`pattern`,
  `t15`.`cell`,
  `t15`.`role`,
  `t15`.`incident`,
  `t15`.`row`,
  GREATEST(`t15`.`open_start`, `t15`.`earliest`) AS `first`,
  LEAST(`t15`.`open_end` - 1, `t15`.`latest`) AS `last`,
  `t15`.`told_may` & `t15`.`open_may` & ~COALESCE(`t15`.`covered_must`, 0) AS `may`
FROM (
  SELECT
    `t14`.`pattern`,
    `t14`.`profile`,
    `t14`.`level`,
    `t14`.`cell`,
    `t14`.`role`,
    `t14`.`window`,
    `t14`.`begins`,
    `t14`.`asked_unit`,
    `t14`.`incident`,
    `t14`.`row`,
    `t14`.`grp`,
    `t14`.`earliest`,
    `t14`.`began`,
    `t14`.`latest`,
    `t14`.`amount`,
    `t14`.`told_may`,
    `t14`.`told_must`,
    `t9`.`open_start`,
    `t9`.`open_end`,
    `t9`.`open_may`,
    `t9`.`open_must`,
    `t5`.`covered_may`,
    `t5`.`covered_must`
  FROM (
    SELECT
      `t12`.`pattern`,
      `t12`.`profile`,
      `t12`.`level`,
      `t12`.`cell`,
      `t12`.`role`,
      `t12`.`window`,
      `t12`.`begins`,
      `t12`.`asked_unit`,
      `t12`.`incident`,
      `t12`.`row`,
      `t12`.`grp`,
      `t12`.`earliest`,
      `t12`.`began`,
      IF(`t12`.`begins` = 1, `t12`.`began`, `t12`.`latest`) AS `latest`,
      `t12`.`amount`,
      `t12`.`told_may`,
      `t12`.`told_must`
    FROM (
      SELECT
        `t6`.`pattern`,
        `t6`.`profile`,
        `t6`.`level`,
        `t11`.`cell`,
        `t11`.`role`,
        `t11`.`window`,
        `t11`.`begins`,
        `t11`.`asked_unit`,
        `t7`.`incident`,
        `t7`.`row`,
        `t7`.`grp`,
        `t7`.`earliest`,
        `t7`.`began`,
        `t7`.`latest`,
        `t7`.`amount`,
        `t7`.`told_may`,
        `t7`.`told_must`
      FROM `static_levels` AS `t6`
      INNER JOIN (
        SELECT
          `t4`.`pattern`,
          `t4`.`cell`,
          `t4`.`role`,
          `t4`.`window`,
          `t4`.`begins`,
          `t4`.`unit` AS `asked_unit`
        FROM `patterns` AS `t4`
        WHERE
          `t4`.`role` <> 'exception'
      ) AS `t11`
        ON `t6`.`pattern` = `t11`.`pattern`
      INNER JOIN `incidents` AS `t7`
        ON `t6`.`profile` = `t7`.`profile`
    ) AS `t12`
  ) AS `t14`
  INNER JOIN (
    SELECT
      `t1`.`cell`,
      `t1`.`window`,
      `t1`.`start` AS `open_start`,
      `t1`.`end` AS `open_end`,
      `t1`.`may` AS `open_may`,
      `t1`.`must` AS `open_must`
    FROM `openings` AS `t1`
  ) AS `t9`
    ON `t14`.`cell` = `t9`.`cell`
    AND `t14`.`window` = `t9`.`window`
    AND `t9`.`open_start` <= `t14`.`latest`
    AND `t9`.`open_end` > `t14`.`earliest`
  LEFT OUTER JOIN `excepted` AS `t5`
    ON `t14`.`cell` = `t5`.`cell` AND `t14`.`row` = `t5`.`row`
) AS `t15`
WHERE
  (
    `t15`.`told_may` & `t15`.`open_may` & ~COALESCE(`t15`.`covered_must`, 0)
  ) <> 0

-- rule: breaches_by_period
SELECT
  *
FROM (
  SELECT
    `t14`.`cell`,
    `t14`.`start`,
    `t14`.`at`,
    `t14`.`may`,
    0 AS `must`
  FROM (
    SELECT
      `t12`.`cell`,
      `t12`.`start`,
      `t12`.`may`,
      MIN(`t12`.`at`) AS `at`
    FROM (
      SELECT
        `t10`.`pattern`,
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`incident`,
        `t10`.`row`,
        `t10`.`first`,
        `t10`.`last`,
        `t10`.`may`,
        `t10`.`start`,
        `t10`.`period_end`,
        GREATEST(`t10`.`first`, `t10`.`start`) AS `at`
      FROM (
        SELECT
          `t8`.`pattern`,
          `t8`.`cell`,
          `t8`.`role`,
          `t8`.`incident`,
          `t8`.`row`,
          `t8`.`first`,
          `t8`.`last`,
          `t8`.`may`,
          `t6`.`start`,
          `t6`.`period_end`
        FROM (
          SELECT
            *
          FROM `touches` AS `t1`
          WHERE
            `t1`.`role` = 'against'
        ) AS `t8`
        INNER JOIN (
          SELECT
            `t2`.`cell`,
            `t2`.`start`,
            `t2`.`end` AS `period_end`
          FROM `periods` AS `t2`
        ) AS `t6`
          ON `t8`.`cell` = `t6`.`cell`
          AND `t8`.`first` < `t6`.`period_end`
          AND `t8`.`last` >= `t6`.`start`
      ) AS `t10`
    ) AS `t12`
    GROUP BY
      1,
      2,
      3
  ) AS `t14`
) AS `t15`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t11`.`cell`,
    `t11`.`start`,
    `t11`.`at`,
    0 AS `may`,
    `t11`.`must`
  FROM (
    SELECT
      `t9`.`cell`,
      `t9`.`start`,
      `t9`.`must`,
      MIN(`t9`.`latest`) AS `at`
    FROM (
      SELECT
        `t7`.`cell`,
        `t7`.`earliest`,
        `t7`.`latest`,
        `t7`.`must`,
        `t6`.`start`,
        `t6`.`period_end`
      FROM (
        SELECT
          `t0`.`cell`,
          `t0`.`earliest`,
          `t0`.`latest`,
          `t0`.`must`
        FROM `matches` AS `t0`
        WHERE
          `t0`.`role` = 'against' AND `t0`.`must` <> 0
      ) AS `t7`
      INNER JOIN (
        SELECT
          `t2`.`cell`,
          `t2`.`start`,
          `t2`.`end` AS `period_end`
        FROM `periods` AS `t2`
      ) AS `t6`
        ON `t7`.`cell` = `t6`.`cell`
        AND `t7`.`earliest` >= `t6`.`start`
        AND `t7`.`latest` < `t6`.`period_end`
    ) AS `t9`
    GROUP BY
      1,
      2,
      3
  ) AS `t11`
) AS `t13`

-- rule: breaches_in_period
WITH `t8` AS (
  SELECT
    *
  FROM (
    SELECT
      `t3`.`pattern`,
      `t3`.`cell`,
      `t3`.`role`,
      `t3`.`incident`,
      `t3`.`row`,
      `t3`.`grp`,
      `t3`.`earliest`,
      `t3`.`latest`,
      `t3`.`low`,
      `t3`.`high`,
      `t3`.`may`,
      `t3`.`must`,
      `t5`.`now`,
      `t5`.`period_start`,
      `t5`.`everyone`
    FROM `matches` AS `t3`
    CROSS JOIN LATERAL (
      SELECT
        *
      FROM LATERAL (
        SELECT
          *
        FROM `asked`
      )
    ) AS `t5`
  ) AS `t6`
  WHERE
    `t6`.`role` = 'against'
    AND `t6`.`must` <> 0
    AND `t6`.`earliest` >= `t6`.`period_start`
    AND `t6`.`latest` < `t6`.`now`
), `t10` AS (
  SELECT
    `t7`.`pattern`,
    `t7`.`cell`,
    `t7`.`role`,
    `t7`.`incident`,
    `t7`.`row`,
    `t7`.`first`,
    `t7`.`last`,
    `t7`.`may`,
    `t7`.`now`,
    `t7`.`period_start`,
    `t7`.`everyone`,
    GREATEST(`t7`.`first`, `t7`.`period_start`) AS `at`
  FROM (
    SELECT
      `t4`.`pattern`,
      `t4`.`cell`,
      `t4`.`role`,
      `t4`.`incident`,
      `t4`.`row`,
      `t4`.`first`,
      `t4`.`last`,
      `t4`.`may`,
      `t5`.`now`,
      `t5`.`period_start`,
      `t5`.`everyone`
    FROM `touches` AS `t4`
    CROSS JOIN LATERAL (
      SELECT
        *
      FROM LATERAL (
        SELECT
          *
        FROM `asked`
      )
    ) AS `t5`
  ) AS `t7`
  WHERE
    `t7`.`role` = 'against'
    AND `t7`.`last` >= `t7`.`period_start`
    AND GREATEST(`t7`.`first`, `t7`.`period_start`) < `t7`.`now`
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
        `t15`.`cell`,
        'possible' AS `kind`,
        `t15`.`mask`,
        0 AS `incidents`,
        `t15`.`at`
      FROM (
        SELECT
          `t11`.`cell`,
          `t11`.`may` AS `mask`,
          MIN(`t11`.`at`) AS `at`
        FROM `t10` AS `t11`
        GROUP BY
          1,
          2
      ) AS `t15`
    ) AS `t19`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t13`.`cell`,
        'sure' AS `kind`,
        `t13`.`mask`,
        0 AS `incidents`,
        `t13`.`at`
      FROM (
        SELECT
          `t9`.`cell`,
          `t9`.`must` AS `mask`,
          MIN(`t9`.`latest`) AS `at`
        FROM `t8` AS `t9`
        GROUP BY
          1,
          2
      ) AS `t13`
    ) AS `t17`
  ) AS `t21`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t18`.`cell`,
      'alleged' AS `kind`,
      `t18`.`mask`,
      `t18`.`incidents`,
      0 AS `at`
    FROM (
      SELECT
        `t14`.`cell`,
        `t14`.`mask`,
        COUNT(*) AS `incidents`
      FROM (
        SELECT
          `t11`.`cell`,
          `t11`.`incident`,
          `t11`.`row`,
          BIT_OR(`t11`.`may`) AS `mask`
        FROM `t10` AS `t11`
        GROUP BY
          1,
          2,
          3
      ) AS `t14`
      GROUP BY
        1,
        2
    ) AS `t18`
  ) AS `t22`
) AS `t23`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t16`.`cell`,
    'established' AS `kind`,
    `t16`.`mask`,
    `t16`.`incidents`,
    0 AS `at`
  FROM (
    SELECT
      `t12`.`cell`,
      `t12`.`mask`,
      COUNT(*) AS `incidents`
    FROM (
      SELECT
        `t9`.`cell`,
        `t9`.`grp`,
        BIT_OR(`t9`.`must`) AS `mask`
      FROM `t8` AS `t9`
      GROUP BY
        1,
        2
    ) AS `t12`
    GROUP BY
      1,
      2
  ) AS `t16`
) AS `t20`

-- rule: breach_times
SELECT DISTINCT
  *
FROM (
  SELECT
    `t9`.`cell`,
    `t9`.`may` AS `mask`,
    CAST(FLOOR((
      `t6`.`earliest`
    ) / (
      900
    )) AS BIGINT) AS `quarter`
  FROM (
    SELECT
      `t7`.`pattern`,
      `t7`.`cell`,
      `t7`.`role`,
      `t7`.`incident`,
      `t7`.`row`,
      `t7`.`first`,
      `t7`.`last`,
      `t7`.`may`,
      `t7`.`now`,
      `t7`.`period_start`,
      `t7`.`everyone`,
      GREATEST(`t7`.`first`, `t7`.`period_start`) AS `at`
    FROM (
      SELECT
        `t3`.`pattern`,
        `t3`.`cell`,
        `t3`.`role`,
        `t3`.`incident`,
        `t3`.`row`,
        `t3`.`first`,
        `t3`.`last`,
        `t3`.`may`,
        `t4`.`now`,
        `t4`.`period_start`,
        `t4`.`everyone`
      FROM `touches` AS `t3`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `asked`
      ) AS `t4`
    ) AS `t7`
    WHERE
      `t7`.`role` = 'against'
      AND `t7`.`last` >= `t7`.`period_start`
      AND GREATEST(`t7`.`first`, `t7`.`period_start`) < `t7`.`now`
  ) AS `t9`
  INNER JOIN (
    SELECT
      `t0`.`row`,
      `t0`.`earliest`
    FROM `incidents` AS `t0`
  ) AS `t6`
    ON `t9`.`row` = `t6`.`row`
) AS `t10`

-- rule: done_and_reached
SELECT
  `t25`.`cell`,
  `t25`.`seat`,
  MAX(`t25`.`low`) AS `low`,
  IF(MAX(`t25`.`open`) > 0, CAST(NULL AS BIGINT), MAX(`t25`.`high`)) AS `high`,
  MIN(
    IF((
      `t25`.`open` > 0
    ) OR (
      `t25`.`high` >= `t25`.`target_low`
    ), `t25`.`t`, NULL)
  ) AS `may_from`,
  MIN(
    IF(
      (
        `t25`.`target_high` IS NOT NULL
      )
      AND (
        `t25`.`low` >= `t25`.`target_high`
      ),
      `t25`.`t`,
      NULL
    )
  ) AS `must_from`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t23`.`cell`,
      `t23`.`seat`,
      `t23`.`t`,
      `t23`.`low`,
      `t23`.`high`,
      `t23`.`open`,
      `t7`.`target_low`,
      `t7`.`target_high`,
      `t8`.`now`
    FROM (
      SELECT
        `t21`.`cell`,
        `t21`.`seat`,
        `t21`.`t`,
        SUM(`t21`.`d_low`) OVER (
          PARTITION BY `t21`.`cell`, `t21`.`seat`
          ORDER BY `t21`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `low`,
        SUM(`t21`.`d_high`) OVER (
          PARTITION BY `t21`.`cell`, `t21`.`seat`
          ORDER BY `t21`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `high`,
        SUM(`t21`.`d_open`) OVER (
          PARTITION BY `t21`.`cell`, `t21`.`seat`
          ORDER BY `t21`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `open`
      FROM (
        SELECT
          `t20`.`cell`,
          `t20`.`seat`,
          `t20`.`t`,
          SUM(`t20`.`d_low`) AS `d_low`,
          SUM(`t20`.`d_high`) AS `d_high`,
          SUM(`t20`.`d_open`) AS `d_open`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t18`.`cell`,
              `t18`.`seat`,
              `t18`.`latest` + 1 AS `t`,
              `t18`.`reached` - COALESCE(
                LAG(`t18`.`reached`) OVER (
                  PARTITION BY `t18`.`cell`, `t18`.`seat`, `t18`.`grp`
                  ORDER BY `t18`.`latest` ASC NULLS LAST, `t18`.`row` ASC NULLS LAST
                ),
                0
              ) AS `d_low`,
              0 AS `d_high`,
              0 AS `d_open`
            FROM (
              SELECT
                `t17`.`pattern`,
                `t17`.`cell`,
                `t17`.`role`,
                `t17`.`incident`,
                `t17`.`row`,
                `t17`.`grp`,
                `t17`.`earliest`,
                `t17`.`latest`,
                `t17`.`low`,
                `t17`.`high`,
                `t17`.`may`,
                `t17`.`must`,
                `t17`.`seat`,
                `t17`.`sure`,
                MAX(`t17`.`low`) OVER (
                  PARTITION BY `t17`.`cell`, `t17`.`seat`, `t17`.`grp`
                  ORDER BY `t17`.`latest` ASC NULLS LAST, `t17`.`row` ASC NULLS LAST
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS `reached`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t14`.`pattern`,
                    `t14`.`cell`,
                    `t14`.`role`,
                    `t14`.`incident`,
                    `t14`.`row`,
                    `t14`.`grp`,
                    `t14`.`earliest`,
                    `t14`.`latest`,
                    `t14`.`low`,
                    `t14`.`high`,
                    `t14`.`may`,
                    `t14`.`must`,
                    `t14`.`seat`,
                    `t14`.`sure`
                  FROM (
                    SELECT
                      `t12`.`pattern`,
                      `t12`.`cell`,
                      `t12`.`role`,
                      `t12`.`incident`,
                      `t12`.`row`,
                      `t12`.`grp`,
                      `t12`.`earliest`,
                      `t12`.`latest`,
                      `t12`.`low`,
                      `t12`.`high`,
                      `t12`.`may`,
                      `t12`.`must`,
                      `t12`.`seat`,
                      (
                        `t12`.`must` & `t12`.`bit`
                      ) <> 0 AS `sure`
                    FROM (
                      SELECT
                        `t11`.`pattern`,
                        `t11`.`cell`,
                        `t11`.`role`,
                        `t11`.`incident`,
                        `t11`.`row`,
                        `t11`.`grp`,
                        `t11`.`earliest`,
                        `t11`.`latest`,
                        `t11`.`low`,
                        `t11`.`high`,
                        `t11`.`may`,
                        `t11`.`must`,
                        `t10`.`seat`,
                        `t10`.`bit`
                      FROM (
                        SELECT
                          *
                        FROM `matches` AS `t2`
                        WHERE
                          `t2`.`role` = 'act'
                      ) AS `t11`
                      CROSS JOIN LATERAL (
                        SELECT
                          `t3`.`seat`,
                          `t3`.`bit`
                        FROM `seats` AS `t3`
                      ) AS `t10`
                    ) AS `t12`
                    WHERE
                      (
                        `t12`.`may` & `t12`.`bit`
                      ) <> 0
                  ) AS `t14`
                  LEFT SEMI JOIN (
                    SELECT
                      `t0`.`cell`,
                      `t0`.`seat`,
                      `t0`.`low` AS `target_low`,
                      `t0`.`high` AS `target_high`
                    FROM `targets` AS `t0`
                  ) AS `t7`
                    ON `t14`.`cell` = `t7`.`cell` AND `t14`.`seat` = `t7`.`seat`
                ) AS `t15`
                WHERE
                  `t15`.`sure`
              ) AS `t17`
            ) AS `t18`
          ) AS `t19`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t14`.`cell`,
              `t14`.`seat`,
              `t14`.`earliest` + 1 AS `t`,
              0 AS `d_low`,
              COALESCE(`t14`.`high`, 0) AS `d_high`,
              CAST(IF(`t14`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
            FROM (
              SELECT
                `t12`.`pattern`,
                `t12`.`cell`,
                `t12`.`role`,
                `t12`.`incident`,
                `t12`.`row`,
                `t12`.`grp`,
                `t12`.`earliest`,
                `t12`.`latest`,
                `t12`.`low`,
                `t12`.`high`,
                `t12`.`may`,
                `t12`.`must`,
                `t12`.`seat`,
                (
                  `t12`.`must` & `t12`.`bit`
                ) <> 0 AS `sure`
              FROM (
                SELECT
                  `t11`.`pattern`,
                  `t11`.`cell`,
                  `t11`.`role`,
                  `t11`.`incident`,
                  `t11`.`row`,
                  `t11`.`grp`,
                  `t11`.`earliest`,
                  `t11`.`latest`,
                  `t11`.`low`,
                  `t11`.`high`,
                  `t11`.`may`,
                  `t11`.`must`,
                  `t10`.`seat`,
                  `t10`.`bit`
                FROM (
                  SELECT
                    *
                  FROM `matches` AS `t2`
                  WHERE
                    `t2`.`role` = 'act'
                ) AS `t11`
                CROSS JOIN LATERAL (
                  SELECT
                    `t3`.`seat`,
                    `t3`.`bit`
                  FROM `seats` AS `t3`
                ) AS `t10`
              ) AS `t12`
              WHERE
                (
                  `t12`.`may` & `t12`.`bit`
                ) <> 0
            ) AS `t14`
            LEFT SEMI JOIN (
              SELECT
                `t0`.`cell`,
                `t0`.`seat`,
                `t0`.`low` AS `target_low`,
                `t0`.`high` AS `target_high`
              FROM `targets` AS `t0`
            ) AS `t7`
              ON `t14`.`cell` = `t7`.`cell` AND `t14`.`seat` = `t7`.`seat`
          ) AS `t16`
        ) AS `t20`
        GROUP BY
          1,
          2,
          3
      ) AS `t21`
    ) AS `t23`
    INNER JOIN (
      SELECT
        `t0`.`cell`,
        `t0`.`seat`,
        `t0`.`low` AS `target_low`,
        `t0`.`high` AS `target_high`
      FROM `targets` AS `t0`
    ) AS `t7`
      ON `t23`.`cell` = `t7`.`cell` AND `t23`.`seat` = `t7`.`seat`
    CROSS JOIN LATERAL (
      SELECT
        `t1`.`now`
      FROM `asked` AS `t1`
    ) AS `t8`
  ) AS `t24`
  WHERE
    `t24`.`t` <= `t24`.`now`
) AS `t25`
GROUP BY
  1,
  2

-- rule: broken_or_restored
SELECT DISTINCT
  `t0`.`cell`,
  `t0`.`role`,
  `t0`.`earliest`,
  `t0`.`latest`,
  `t0`.`may`,
  `t0`.`must`
FROM `matches` AS `t0`
WHERE
  `t0`.`role` IN ('broken', 'restored')

-- rule: triggers_and_answers
WITH `t11` AS (
  SELECT
    `t4`.`pattern`,
    `t4`.`cell`,
    `t4`.`role`,
    `t4`.`incident`,
    `t4`.`row`,
    `t4`.`grp`,
    `t4`.`earliest`,
    `t4`.`latest`,
    `t4`.`low`,
    `t4`.`high`,
    `t4`.`may`,
    `t4`.`must`,
    `t9`.`delay`
  FROM `matches` AS `t4`
  INNER JOIN (
    SELECT
      `t2`.`cell`,
      `t2`.`delay`
    FROM `pace` AS `t2`
  ) AS `t9`
    ON `t4`.`cell` = `t9`.`cell`
), `t23` AS (
  SELECT
    `t22`.`cell`,
    `t22`.`seat`,
    `t22`.`act_row`,
    `t22`.`begins`,
    `t22`.`ends`,
    `t22`.`act_sure`,
    `t10`.`names`,
    `t10`.`names_surely`
  FROM (
    SELECT
      `t18`.`cell`,
      `t18`.`seat`,
      `t18`.`row` AS `act_row`,
      `t18`.`earliest` AS `begins`,
      `t18`.`latest` AS `ends`,
      (
        `t18`.`must` & `t18`.`bit`
      ) <> 0 AS `act_sure`
    FROM (
      SELECT
        `t16`.`pattern`,
        `t16`.`cell`,
        `t16`.`role`,
        `t16`.`incident`,
        `t16`.`row`,
        `t16`.`grp`,
        `t16`.`earliest`,
        `t16`.`latest`,
        `t16`.`low`,
        `t16`.`high`,
        `t16`.`may`,
        `t16`.`must`,
        `t16`.`delay`,
        `t8`.`seat`,
        `t8`.`bit`
      FROM (
        SELECT
          *
        FROM `t11` AS `t12`
        WHERE
          `t12`.`role` = 'act'
      ) AS `t16`
      CROSS JOIN LATERAL (
        SELECT
          `t0`.`seat`,
          `t0`.`bit`
        FROM `seats` AS `t0`
      ) AS `t8`
    ) AS `t18`
    WHERE
      (
        `t18`.`may` & `t18`.`bit`
      ) <> 0
  ) AS `t22`
  LEFT OUTER JOIN (
    SELECT
      `t3`.`row` AS `act_row`,
      `t3`.`incident` AS `names`,
      `t3`.`sure` AS `names_surely`
    FROM `answers` AS `t3`
  ) AS `t10`
    ON `t22`.`act_row` = `t10`.`act_row`
)
SELECT
  `t21`.`cell`,
  `t21`.`seat`,
  `t21`.`row`,
  `t21`.`earliest`,
  `t21`.`latest`,
  `t21`.`sure`,
  `t33`.`answered_must`,
  `t33`.`answered_may`,
  `t33`.`in_time_must`,
  `t33`.`in_time_may`
FROM (
  SELECT
    `t17`.`cell`,
    `t17`.`seat`,
    `t17`.`row`,
    `t17`.`incident`,
    `t17`.`earliest`,
    `t17`.`latest`,
    (
      `t17`.`must` & `t17`.`bit`
    ) <> 0 AS `sure`,
    `t17`.`delay`
  FROM (
    SELECT
      `t15`.`pattern`,
      `t15`.`cell`,
      `t15`.`role`,
      `t15`.`incident`,
      `t15`.`row`,
      `t15`.`grp`,
      `t15`.`earliest`,
      `t15`.`latest`,
      `t15`.`low`,
      `t15`.`high`,
      `t15`.`may`,
      `t15`.`must`,
      `t15`.`delay`,
      `t8`.`seat`,
      `t8`.`bit`
    FROM (
      SELECT
        *
      FROM `t11` AS `t12`
      WHERE
        `t12`.`role` = 'trigger'
    ) AS `t15`
    CROSS JOIN LATERAL (
      SELECT
        `t0`.`seat`,
        `t0`.`bit`
      FROM `seats` AS `t0`
    ) AS `t8`
  ) AS `t17`
  WHERE
    (
      `t17`.`may` & `t17`.`bit`
    ) <> 0
) AS `t21`
LEFT OUTER JOIN (
  SELECT
    `t31`.`cell`,
    `t31`.`seat`,
    `t31`.`row`,
    MIN(
      IF(`t31`.`act_sure` AND (
        `t31`.`begins` > `t31`.`latest`
      ), `t31`.`ends` + 1, NULL)
    ) AS `answered_must`,
    MIN(IF(`t31`.`ends` > `t31`.`earliest`, `t31`.`begins` + 1, NULL)) AS `answered_may`,
    MIN(
      IF(
        `t31`.`act_sure`
        AND (
          `t31`.`begins` > `t31`.`latest`
        )
        AND (
          `t31`.`ends` <= (
            `t31`.`earliest` + `t31`.`delay`
          )
        ),
        `t31`.`ends` + 1,
        NULL
      )
    ) AS `in_time_must`,
    MIN(
      IF(
        (
          `t31`.`ends` > `t31`.`earliest`
        )
        AND (
          `t31`.`begins` <= (
            `t31`.`latest` + `t31`.`delay`
          )
        ),
        `t31`.`begins` + 1,
        NULL
      )
    ) AS `in_time_may`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t21`.`cell`,
        `t21`.`seat`,
        `t21`.`row`,
        `t21`.`incident`,
        `t21`.`earliest`,
        `t21`.`latest`,
        `t21`.`sure`,
        `t21`.`delay`,
        `t27`.`begins`,
        `t27`.`ends`,
        `t27`.`act_sure`
      FROM (
        SELECT
          `t17`.`cell`,
          `t17`.`seat`,
          `t17`.`row`,
          `t17`.`incident`,
          `t17`.`earliest`,
          `t17`.`latest`,
          (
            `t17`.`must` & `t17`.`bit`
          ) <> 0 AS `sure`,
          `t17`.`delay`
        FROM (
          SELECT
            `t15`.`pattern`,
            `t15`.`cell`,
            `t15`.`role`,
            `t15`.`incident`,
            `t15`.`row`,
            `t15`.`grp`,
            `t15`.`earliest`,
            `t15`.`latest`,
            `t15`.`low`,
            `t15`.`high`,
            `t15`.`may`,
            `t15`.`must`,
            `t15`.`delay`,
            `t8`.`seat`,
            `t8`.`bit`
          FROM (
            SELECT
              *
            FROM `t11` AS `t12`
            WHERE
              `t12`.`role` = 'trigger'
          ) AS `t15`
          CROSS JOIN LATERAL (
            SELECT
              `t0`.`seat`,
              `t0`.`bit`
            FROM `seats` AS `t0`
          ) AS `t8`
        ) AS `t17`
        WHERE
          (
            `t17`.`may` & `t17`.`bit`
          ) <> 0
      ) AS `t21`
      INNER JOIN (
        SELECT
          `t24`.`cell`,
          `t24`.`seat`,
          `t24`.`act_row`,
          `t24`.`begins`,
          `t24`.`ends`,
          `t24`.`act_sure` AND (
            COALESCE(`t24`.`names_surely`, 1) = 1
          ) AS `act_sure`,
          `t24`.`names`,
          `t24`.`names_surely`
        FROM `t23` AS `t24`
        WHERE
          `t24`.`names` IS NOT NULL
      ) AS `t27`
        ON `t21`.`cell` = `t27`.`cell`
        AND `t21`.`seat` = `t27`.`seat`
        AND `t21`.`incident` = `t27`.`names`
    ) AS `t29`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t21`.`cell`,
        `t21`.`seat`,
        `t21`.`row`,
        `t21`.`incident`,
        `t21`.`earliest`,
        `t21`.`latest`,
        `t21`.`sure`,
        `t21`.`delay`,
        `t28`.`begins`,
        `t28`.`ends`,
        `t28`.`act_sure`
      FROM (
        SELECT
          `t17`.`cell`,
          `t17`.`seat`,
          `t17`.`row`,
          `t17`.`incident`,
          `t17`.`earliest`,
          `t17`.`latest`,
          (
            `t17`.`must` & `t17`.`bit`
          ) <> 0 AS `sure`,
          `t17`.`delay`
        FROM (
          SELECT
            `t15`.`pattern`,
            `t15`.`cell`,
            `t15`.`role`,
            `t15`.`incident`,
            `t15`.`row`,
            `t15`.`grp`,
            `t15`.`earliest`,
            `t15`.`latest`,
            `t15`.`low`,
            `t15`.`high`,
            `t15`.`may`,
            `t15`.`must`,
            `t15`.`delay`,
            `t8`.`seat`,
            `t8`.`bit`
          FROM (
            SELECT
              *
            FROM `t11` AS `t12`
            WHERE
              `t12`.`role` = 'trigger'
          ) AS `t15`
          CROSS JOIN LATERAL (
            SELECT
              `t0`.`seat`,
              `t0`.`bit`
            FROM `seats` AS `t0`
          ) AS `t8`
        ) AS `t17`
        WHERE
          (
            `t17`.`may` & `t17`.`bit`
          ) <> 0
      ) AS `t21`
      INNER JOIN (
        SELECT
          `t24`.`cell`,
          `t24`.`seat`,
          `t24`.`act_row`,
          `t24`.`begins`,
          `t24`.`ends`,
          `t24`.`act_sure` AND (
            COALESCE(`t24`.`names_surely`, 1) = 1
          ) AS `act_sure`,
          `t24`.`names`,
          `t24`.`names_surely`
        FROM `t23` AS `t24`
        WHERE
          `t24`.`names` IS NULL
      ) AS `t28`
        ON `t21`.`cell` = `t28`.`cell` AND `t21`.`seat` = `t28`.`seat`
    ) AS `t30`
  ) AS `t31`
  GROUP BY
    1,
    2,
    3
) AS `t33`
  ON `t21`.`cell` = `t33`.`cell`
  AND `t21`.`seat` = `t33`.`seat`
  AND `t21`.`row` = `t33`.`row`

-- rule: done_by_period
WITH `t24` AS (
  SELECT
    `t23`.`pattern`,
    `t23`.`cell`,
    `t23`.`role`,
    `t23`.`incident`,
    `t23`.`row`,
    `t23`.`grp`,
    `t23`.`earliest`,
    `t23`.`latest`,
    `t23`.`low`,
    `t23`.`high`,
    `t23`.`may`,
    `t23`.`must`,
    `t23`.`start`,
    `t23`.`period_end`,
    `t23`.`touch`,
    `t12`.`seat`,
    `t12`.`bit`
  FROM (
    SELECT
      `t21`.`pattern`,
      `t21`.`cell`,
      `t21`.`role`,
      `t21`.`incident`,
      `t21`.`row`,
      `t21`.`grp`,
      `t21`.`earliest`,
      `t21`.`latest`,
      `t21`.`low`,
      `t21`.`high`,
      `t21`.`may` & `t21`.`touch` AS `may`,
      IF(
        (
          `t21`.`earliest` >= `t21`.`start`
        )
        AND (
          `t21`.`latest` < `t21`.`period_end`
        ),
        `t21`.`must`,
        0
      ) AS `must`,
      `t21`.`start`,
      `t21`.`period_end`,
      `t21`.`touch`
    FROM (
      SELECT
        `t16`.`pattern`,
        `t16`.`cell`,
        `t16`.`role`,
        `t16`.`incident`,
        `t16`.`row`,
        `t16`.`grp`,
        `t16`.`earliest`,
        `t16`.`latest`,
        `t16`.`low`,
        `t16`.`high`,
        `t16`.`may`,
        `t16`.`must`,
        `t20`.`start`,
        `t20`.`period_end`,
        `t20`.`touch`
      FROM (
        SELECT
          *
        FROM `matches` AS `t3`
        WHERE
          `t3`.`role` = 'act'
      ) AS `t16`
      INNER JOIN (
        SELECT
          `t18`.`cell`,
          `t18`.`row`,
          `t18`.`start`,
          `t18`.`period_end`,
          BIT_OR(`t18`.`may`) AS `touch`
        FROM (
          SELECT
            `t17`.`pattern`,
            `t17`.`cell`,
            `t17`.`role`,
            `t17`.`incident`,
            `t17`.`row`,
            `t17`.`first`,
            `t17`.`last`,
            `t17`.`may`,
            `t15`.`start`,
            `t15`.`period_end`
          FROM (
            SELECT
              *
            FROM `touches` AS `t4`
            WHERE
              `t4`.`role` = 'act'
          ) AS `t17`
          INNER JOIN (
            SELECT
              `t5`.`cell`,
              `t5`.`start`,
              `t5`.`end` AS `period_end`
            FROM `periods` AS `t5`
          ) AS `t15`
            ON `t17`.`cell` = `t15`.`cell`
            AND `t17`.`first` < `t15`.`period_end`
            AND `t17`.`last` >= `t15`.`start`
        ) AS `t18`
        GROUP BY
          1,
          2,
          3,
          4
      ) AS `t20`
        ON `t16`.`cell` = `t20`.`cell` AND `t16`.`row` = `t20`.`row`
    ) AS `t21`
  ) AS `t23`
  CROSS JOIN LATERAL (
    SELECT
      `t2`.`seat`,
      `t2`.`bit`
    FROM `seats` AS `t2`
  ) AS `t12`
)
SELECT
  `t35`.`cell`,
  `t35`.`start`,
  `t35`.`seat`,
  MAX(`t35`.`low`) AS `low`,
  IF(MAX(`t35`.`open`) > 0, CAST(NULL AS BIGINT), MAX(`t35`.`high`)) AS `high`,
  MIN(
    IF(
      (
        `t35`.`cap` IS NOT NULL
      )
      AND (
        (
          `t35`.`open` > 0
        ) OR (
          `t35`.`high` > `t35`.`cap`
        )
      ),
      `t35`.`t`,
      NULL
    )
  ) AS `over_may_from`,
  MIN(
    IF((
      `t35`.`cap` IS NOT NULL
    ) AND (
      `t35`.`low` > `t35`.`cap`
    ), `t35`.`t`, NULL)
  ) AS `over_must_from`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t33`.`cell`,
      `t33`.`start`,
      `t33`.`seat`,
      `t33`.`t`,
      `t33`.`low`,
      `t33`.`high`,
      `t33`.`open`,
      `t10`.`cap`,
      `t11`.`now`
    FROM (
      SELECT
        `t31`.`cell`,
        `t31`.`start`,
        `t31`.`seat`,
        `t31`.`t`,
        SUM(`t31`.`d_low`) OVER (
          PARTITION BY `t31`.`cell`, `t31`.`start`, `t31`.`seat`
          ORDER BY `t31`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `low`,
        SUM(`t31`.`d_high`) OVER (
          PARTITION BY `t31`.`cell`, `t31`.`start`, `t31`.`seat`
          ORDER BY `t31`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `high`,
        SUM(`t31`.`d_open`) OVER (
          PARTITION BY `t31`.`cell`, `t31`.`start`, `t31`.`seat`
          ORDER BY `t31`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `open`
      FROM (
        SELECT
          `t30`.`cell`,
          `t30`.`start`,
          `t30`.`seat`,
          `t30`.`t`,
          SUM(`t30`.`d_low`) AS `d_low`,
          SUM(`t30`.`d_high`) AS `d_high`,
          SUM(`t30`.`d_open`) AS `d_open`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              `t28`.`cell`,
              `t28`.`start`,
              `t28`.`seat`,
              `t28`.`latest` + 1 AS `t`,
              `t28`.`reached` - COALESCE(
                LAG(`t28`.`reached`) OVER (
                  PARTITION BY `t28`.`cell`, `t28`.`start`, `t28`.`seat`, `t28`.`grp`
                  ORDER BY `t28`.`latest` ASC NULLS LAST, `t28`.`row` ASC NULLS LAST
                ),
                0
              ) AS `d_low`,
              0 AS `d_high`,
              0 AS `d_open`
            FROM (
              SELECT
                `t26`.`pattern`,
                `t26`.`cell`,
                `t26`.`role`,
                `t26`.`incident`,
                `t26`.`row`,
                `t26`.`grp`,
                `t26`.`earliest`,
                `t26`.`latest`,
                `t26`.`low`,
                `t26`.`high`,
                `t26`.`may`,
                `t26`.`must`,
                `t26`.`start`,
                `t26`.`period_end`,
                `t26`.`touch`,
                `t26`.`seat`,
                `t26`.`sure`,
                MAX(`t26`.`low`) OVER (
                  PARTITION BY `t26`.`cell`, `t26`.`start`, `t26`.`seat`, `t26`.`grp`
                  ORDER BY `t26`.`latest` ASC NULLS LAST, `t26`.`row` ASC NULLS LAST
                  ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                ) AS `reached`
              FROM (
                SELECT
                  `t25`.`pattern`,
                  `t25`.`cell`,
                  `t25`.`role`,
                  `t25`.`incident`,
                  `t25`.`row`,
                  `t25`.`grp`,
                  `t25`.`earliest`,
                  `t25`.`latest`,
                  `t25`.`low`,
                  `t25`.`high`,
                  `t25`.`may`,
                  `t25`.`must`,
                  `t25`.`start`,
                  `t25`.`period_end`,
                  `t25`.`touch`,
                  `t25`.`seat`,
                  (
                    `t25`.`must` & `t25`.`bit`
                  ) <> 0 AS `sure`
                FROM `t24` AS `t25`
                WHERE
                  (
                    `t25`.`may` & `t25`.`bit`
                  ) <> 0 AND (
                    `t25`.`must` & `t25`.`bit`
                  ) <> 0
              ) AS `t26`
            ) AS `t28`
          ) AS `t29`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t25`.`cell`,
              `t25`.`start`,
              `t25`.`seat`,
              `t25`.`earliest` + 1 AS `t`,
              0 AS `d_low`,
              COALESCE(`t25`.`high`, 0) AS `d_high`,
              CAST(IF(`t25`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
            FROM `t24` AS `t25`
            WHERE
              (
                `t25`.`may` & `t25`.`bit`
              ) <> 0
          ) AS `t27`
        ) AS `t30`
        GROUP BY
          1,
          2,
          3,
          4
      ) AS `t31`
    ) AS `t33`
    INNER JOIN (
      SELECT
        `t0`.`cell`,
        `t0`.`seat`,
        `t0`.`high` AS `cap`
      FROM `targets` AS `t0`
    ) AS `t10`
      ON `t33`.`cell` = `t10`.`cell` AND `t33`.`seat` = `t10`.`seat`
    CROSS JOIN LATERAL (
      SELECT
        `t1`.`now`
      FROM `asked` AS `t1`
    ) AS `t11`
  ) AS `t34`
  WHERE
    `t34`.`t` <= `t34`.`now`
) AS `t35`
GROUP BY
  1,
  2,
  3

-- rule: behind
WITH `t10` AS (
  SELECT
    `t5`.`pattern`,
    `t5`.`cell`,
    `t5`.`role`,
    `t5`.`incident`,
    `t5`.`row`,
    `t5`.`grp`,
    `t5`.`earliest`,
    `t5`.`latest`,
    `t5`.`low`,
    `t5`.`high`,
    `t5`.`may`,
    `t5`.`must`,
    `t4`.`delay`,
    `t4`.`n`,
    `t4`.`per`,
    `t4`.`tolerance`,
    `t4`.`per_step`
  FROM `matches` AS `t5`
  INNER JOIN `pace` AS `t4`
    ON `t5`.`cell` = `t4`.`cell`
), `t16` AS (
  SELECT
    `t14`.`pattern`,
    `t14`.`cell`,
    `t14`.`role`,
    `t14`.`incident`,
    `t14`.`row`,
    `t14`.`grp`,
    `t14`.`earliest`,
    `t14`.`latest`,
    `t14`.`low`,
    `t14`.`high`,
    `t14`.`may`,
    `t14`.`must`,
    `t14`.`delay`,
    `t14`.`n`,
    `t14`.`per`,
    `t14`.`tolerance`,
    `t14`.`per_step`,
    `t9`.`seat`,
    `t9`.`bit`
  FROM (
    SELECT
      *
    FROM `t10` AS `t11`
    WHERE
      `t11`.`role` = 'act'
  ) AS `t14`
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM LATERAL (
      SELECT
        `t2`.`seat`,
        `t2`.`bit`
      FROM `seats` AS `t2`
    )
  ) AS `t9`
), `t17` AS (
  SELECT
    `t15`.`pattern`,
    `t15`.`cell`,
    `t15`.`role`,
    `t15`.`incident`,
    `t15`.`row`,
    `t15`.`grp`,
    `t15`.`earliest`,
    `t15`.`latest`,
    `t15`.`low`,
    `t15`.`high`,
    `t15`.`may`,
    `t15`.`must`,
    `t15`.`delay`,
    `t15`.`n`,
    `t15`.`per`,
    `t15`.`tolerance`,
    `t15`.`per_step`,
    `t9`.`seat`,
    `t9`.`bit`
  FROM (
    SELECT
      *
    FROM `t10` AS `t11`
    WHERE
      `t11`.`role` = 'step'
  ) AS `t15`
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM LATERAL (
      SELECT
        `t2`.`seat`,
        `t2`.`bit`
      FROM `seats` AS `t2`
    )
  ) AS `t9`
)
SELECT
  `t38`.`cell`,
  `t38`.`seat`,
  `t38`.`t`,
  `t38`.`may`,
  `t38`.`must`
FROM (
  SELECT
    `t37`.`cell`,
    `t37`.`seat`,
    `t37`.`t`,
    `t37`.`may`,
    `t37`.`must`,
    LAG(`t37`.`may`) OVER (PARTITION BY `t37`.`cell`, `t37`.`seat` ORDER BY `t37`.`t` ASC NULLS LAST) AS `may_before`,
    LAG(`t37`.`must`) OVER (PARTITION BY `t37`.`cell`, `t37`.`seat` ORDER BY `t37`.`t` ASC NULLS LAST) AS `must_before`
  FROM (
    SELECT
      `t36`.`cell`,
      `t36`.`seat`,
      `t36`.`t`,
      (
        `t36`.`due_open` > 0
      )
      OR NOT (
        (
          CAST(`t36`.`per` AS DECIMAL(38, 0)) * (
            `t36`.`low` + `t36`.`tolerance`
          )
        ) >= (
          CAST(`t36`.`n` AS DECIMAL(38, 0)) * `t36`.`due_high`
        )
      ) AS `may`,
      (
        `t36`.`open` = 0
      )
      AND NOT (
        (
          CAST(`t36`.`per` AS DECIMAL(38, 0)) * (
            `t36`.`high` + `t36`.`tolerance`
          )
        ) >= (
          CAST(`t36`.`n` AS DECIMAL(38, 0)) * `t36`.`due_low`
        )
      ) AS `must`
    FROM (
      SELECT
        `t35`.`cell`,
        `t35`.`seat`,
        `t35`.`t`,
        `t35`.`low`,
        `t35`.`high`,
        `t35`.`open`,
        `t35`.`due_low`,
        `t35`.`due_high`,
        `t35`.`due_open`,
        `t4`.`delay`,
        `t4`.`n`,
        `t4`.`per`,
        `t4`.`tolerance`,
        `t4`.`per_step`,
        `t8`.`now`
      FROM (
        SELECT
          `t33`.`cell`,
          `t33`.`seat`,
          `t33`.`t`,
          SUM(`t33`.`d_low`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `low`,
          SUM(`t33`.`d_high`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `high`,
          SUM(`t33`.`d_open`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `open`,
          SUM(`t33`.`d_due_low`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_low`,
          SUM(`t33`.`d_due_high`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_high`,
          SUM(`t33`.`d_due_open`) OVER (
            PARTITION BY `t33`.`cell`, `t33`.`seat`
            ORDER BY `t33`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_open`
        FROM (
          SELECT
            `t32`.`cell`,
            `t32`.`seat`,
            `t32`.`t`,
            SUM(`t32`.`d_low`) AS `d_low`,
            SUM(`t32`.`d_high`) AS `d_high`,
            SUM(`t32`.`d_open`) AS `d_open`,
            SUM(`t32`.`d_due_low`) AS `d_due_low`,
            SUM(`t32`.`d_due_high`) AS `d_due_high`,
            SUM(`t32`.`d_due_open`) AS `d_due_open`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t28`.`cell`,
                `t28`.`seat`,
                `t28`.`t`,
                `t28`.`d_low`,
                `t28`.`d_high`,
                `t28`.`d_open`,
                0 AS `d_due_low`,
                0 AS `d_due_high`,
                0 AS `d_due_open`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t24`.`cell`,
                    `t24`.`seat`,
                    `t24`.`latest` + 1 AS `t`,
                    `t24`.`reached` - COALESCE(
                      LAG(`t24`.`reached`) OVER (
                        PARTITION BY `t24`.`cell`, `t24`.`seat`, `t24`.`grp`
                        ORDER BY `t24`.`latest` ASC NULLS LAST, `t24`.`row` ASC NULLS LAST
                      ),
                      0
                    ) AS `d_low`,
                    0 AS `d_high`,
                    0 AS `d_open`
                  FROM (
                    SELECT
                      `t20`.`pattern`,
                      `t20`.`cell`,
                      `t20`.`role`,
                      `t20`.`incident`,
                      `t20`.`row`,
                      `t20`.`grp`,
                      `t20`.`earliest`,
                      `t20`.`latest`,
                      `t20`.`low`,
                      `t20`.`high`,
                      `t20`.`may`,
                      `t20`.`must`,
                      `t20`.`delay`,
                      `t20`.`n`,
                      `t20`.`per`,
                      `t20`.`tolerance`,
                      `t20`.`per_step`,
                      `t20`.`seat`,
                      `t20`.`sure`,
                      MAX(`t20`.`low`) OVER (
                        PARTITION BY `t20`.`cell`, `t20`.`seat`, `t20`.`grp`
                        ORDER BY `t20`.`latest` ASC NULLS LAST, `t20`.`row` ASC NULLS LAST
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS `reached`
                    FROM (
                      SELECT
                        `t18`.`pattern`,
                        `t18`.`cell`,
                        `t18`.`role`,
                        `t18`.`incident`,
                        `t18`.`row`,
                        `t18`.`grp`,
                        `t18`.`earliest`,
                        `t18`.`latest`,
                        `t18`.`low`,
                        `t18`.`high`,
                        `t18`.`may`,
                        `t18`.`must`,
                        `t18`.`delay`,
                        `t18`.`n`,
                        `t18`.`per`,
                        `t18`.`tolerance`,
                        `t18`.`per_step`,
                        `t18`.`seat`,
                        (
                          `t18`.`must` & `t18`.`bit`
                        ) <> 0 AS `sure`
                      FROM `t16` AS `t18`
                      WHERE
                        (
                          `t18`.`may` & `t18`.`bit`
                        ) <> 0 AND (
                          `t18`.`must` & `t18`.`bit`
                        ) <> 0
                    ) AS `t20`
                  ) AS `t24`
                ) AS `t26`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t18`.`cell`,
                    `t18`.`seat`,
                    `t18`.`earliest` + 1 AS `t`,
                    0 AS `d_low`,
                    COALESCE(`t18`.`high`, 0) AS `d_high`,
                    CAST(IF(`t18`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                  FROM `t16` AS `t18`
                  WHERE
                    (
                      `t18`.`may` & `t18`.`bit`
                    ) <> 0
                ) AS `t22`
              ) AS `t28`
            ) AS `t30`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t29`.`cell`,
                `t29`.`seat`,
                `t29`.`t`,
                0 AS `d_low`,
                0 AS `d_high`,
                0 AS `d_open`,
                `t29`.`d_low` AS `d_due_low`,
                `t29`.`d_high` AS `d_due_high`,
                `t29`.`d_open` AS `d_due_open`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t25`.`cell`,
                    `t25`.`seat`,
                    `t25`.`latest` + 1 AS `t`,
                    `t25`.`reached` - COALESCE(
                      LAG(`t25`.`reached`) OVER (
                        PARTITION BY `t25`.`cell`, `t25`.`seat`, `t25`.`grp`
                        ORDER BY `t25`.`latest` ASC NULLS LAST, `t25`.`row` ASC NULLS LAST
                      ),
                      0
                    ) AS `d_low`,
                    0 AS `d_high`,
                    0 AS `d_open`
                  FROM (
                    SELECT
                      `t21`.`pattern`,
                      `t21`.`cell`,
                      `t21`.`role`,
                      `t21`.`incident`,
                      `t21`.`row`,
                      `t21`.`grp`,
                      `t21`.`earliest`,
                      `t21`.`latest`,
                      `t21`.`low`,
                      `t21`.`high`,
                      `t21`.`may`,
                      `t21`.`must`,
                      `t21`.`delay`,
                      `t21`.`n`,
                      `t21`.`per`,
                      `t21`.`tolerance`,
                      `t21`.`per_step`,
                      `t21`.`seat`,
                      `t21`.`sure`,
                      MAX(`t21`.`low`) OVER (
                        PARTITION BY `t21`.`cell`, `t21`.`seat`, `t21`.`grp`
                        ORDER BY `t21`.`latest` ASC NULLS LAST, `t21`.`row` ASC NULLS LAST
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS `reached`
                    FROM (
                      SELECT
                        `t19`.`pattern`,
                        `t19`.`cell`,
                        `t19`.`role`,
                        `t19`.`incident`,
                        `t19`.`row`,
                        `t19`.`grp`,
                        `t19`.`earliest` + `t19`.`delay` AS `earliest`,
                        `t19`.`latest` + `t19`.`delay` AS `latest`,
                        `t19`.`low`,
                        `t19`.`high`,
                        `t19`.`may`,
                        `t19`.`must`,
                        `t19`.`delay`,
                        `t19`.`n`,
                        `t19`.`per`,
                        `t19`.`tolerance`,
                        `t19`.`per_step`,
                        `t19`.`seat`,
                        (
                          `t19`.`must` & `t19`.`bit`
                        ) <> 0 AS `sure`
                      FROM `t17` AS `t19`
                      WHERE
                        (
                          `t19`.`may` & `t19`.`bit`
                        ) <> 0 AND (
                          `t19`.`must` & `t19`.`bit`
                        ) <> 0
                    ) AS `t21`
                  ) AS `t25`
                ) AS `t27`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t19`.`cell`,
                    `t19`.`seat`,
                    `t19`.`earliest` + `t19`.`delay` + 1 AS `t`,
                    0 AS `d_low`,
                    COALESCE(`t19`.`high`, 0) AS `d_high`,
                    CAST(IF(`t19`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                  FROM `t17` AS `t19`
                  WHERE
                    (
                      `t19`.`may` & `t19`.`bit`
                    ) <> 0
                ) AS `t23`
              ) AS `t29`
            ) AS `t31`
          ) AS `t32`
          GROUP BY
            1,
            2,
            3
        ) AS `t33`
      ) AS `t35`
      INNER JOIN `pace` AS `t4`
        ON `t35`.`cell` = `t4`.`cell`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`now`
        FROM `asked` AS `t1`
      ) AS `t8`
    ) AS `t36`
    WHERE
      `t36`.`t` <= `t36`.`now`
  ) AS `t37`
) AS `t38`
WHERE
  (
    `t38`.`may` <> COALESCE(`t38`.`may_before`, FALSE)
  )
  OR (
    `t38`.`must` <> COALESCE(`t38`.`must_before`, FALSE)
  )

-- rule: steps_and_answers
WITH `t10` AS (
  SELECT
    `t4`.`pattern`,
    `t4`.`cell`,
    `t4`.`role`,
    `t4`.`incident`,
    `t4`.`row`,
    `t4`.`grp`,
    `t4`.`earliest`,
    `t4`.`latest`,
    `t4`.`low`,
    `t4`.`high`,
    `t4`.`may`,
    `t4`.`must`,
    `t5`.`delay`,
    `t5`.`n`,
    `t5`.`per`,
    `t5`.`tolerance`,
    `t5`.`per_step`
  FROM `matches` AS `t4`
  INNER JOIN `pace` AS `t5`
    ON `t4`.`cell` = `t5`.`cell`
), `t22` AS (
  SELECT
    `t20`.`pattern`,
    `t20`.`cell`,
    `t20`.`role`,
    `t20`.`incident`,
    `t20`.`row`,
    `t20`.`grp`,
    `t20`.`earliest`,
    `t20`.`latest`,
    `t20`.`low`,
    `t20`.`high`,
    `t20`.`may`,
    `t20`.`must`,
    `t20`.`delay`,
    `t20`.`n`,
    `t20`.`per`,
    `t20`.`tolerance`,
    `t20`.`per_step`,
    `t20`.`seat`,
    `t20`.`sure`,
    `t8`.`now`
  FROM (
    SELECT
      `t16`.`pattern`,
      `t16`.`cell`,
      `t16`.`role`,
      `t16`.`incident`,
      `t16`.`row`,
      `t16`.`grp`,
      `t16`.`earliest`,
      `t16`.`latest`,
      `t16`.`low`,
      `t16`.`high`,
      `t16`.`may`,
      `t16`.`must`,
      `t16`.`delay`,
      `t16`.`n`,
      `t16`.`per`,
      `t16`.`tolerance`,
      `t16`.`per_step`,
      `t16`.`seat`,
      (
        `t16`.`must` & `t16`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t14`.`pattern`,
        `t14`.`cell`,
        `t14`.`role`,
        `t14`.`incident`,
        `t14`.`row`,
        `t14`.`grp`,
        `t14`.`earliest`,
        `t14`.`latest`,
        `t14`.`low`,
        `t14`.`high`,
        `t14`.`may`,
        `t14`.`must`,
        `t14`.`delay`,
        `t14`.`n`,
        `t14`.`per`,
        `t14`.`tolerance`,
        `t14`.`per_step`,
        `t9`.`seat`,
        `t9`.`bit`
      FROM (
        SELECT
          *
        FROM `t10` AS `t11`
        WHERE
          `t11`.`role` = 'step'
      ) AS `t14`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`seat`,
          `t1`.`bit`
        FROM `seats` AS `t1`
      ) AS `t9`
    ) AS `t16`
    WHERE
      (
        `t16`.`may` & `t16`.`bit`
      ) <> 0
  ) AS `t20`
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM LATERAL (
      SELECT
        `t0`.`now`
      FROM `asked` AS `t0`
    )
  ) AS `t8`
), `t23` AS (
  SELECT
    `t21`.`pattern`,
    `t21`.`cell`,
    `t21`.`role`,
    `t21`.`incident`,
    `t21`.`row`,
    `t21`.`grp`,
    `t21`.`earliest`,
    `t21`.`latest`,
    `t21`.`low`,
    `t21`.`high`,
    `t21`.`may`,
    `t21`.`must`,
    `t21`.`delay`,
    `t21`.`n`,
    `t21`.`per`,
    `t21`.`tolerance`,
    `t21`.`per_step`,
    `t21`.`seat`,
    `t21`.`sure`,
    `t8`.`now`
  FROM (
    SELECT
      `t17`.`pattern`,
      `t17`.`cell`,
      `t17`.`role`,
      `t17`.`incident`,
      `t17`.`row`,
      `t17`.`grp`,
      `t17`.`earliest`,
      `t17`.`latest`,
      `t17`.`low`,
      `t17`.`high`,
      `t17`.`may`,
      `t17`.`must`,
      `t17`.`delay`,
      `t17`.`n`,
      `t17`.`per`,
      `t17`.`tolerance`,
      `t17`.`per_step`,
      `t17`.`seat`,
      (
        `t17`.`must` & `t17`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t15`.`pattern`,
        `t15`.`cell`,
        `t15`.`role`,
        `t15`.`incident`,
        `t15`.`row`,
        `t15`.`grp`,
        `t15`.`earliest`,
        `t15`.`latest`,
        `t15`.`low`,
        `t15`.`high`,
        `t15`.`may`,
        `t15`.`must`,
        `t15`.`delay`,
        `t15`.`n`,
        `t15`.`per`,
        `t15`.`tolerance`,
        `t15`.`per_step`,
        `t9`.`seat`,
        `t9`.`bit`
      FROM (
        SELECT
          *
        FROM `t10` AS `t11`
        WHERE
          `t11`.`role` = 'act'
      ) AS `t15`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`seat`,
          `t1`.`bit`
        FROM `seats` AS `t1`
      ) AS `t9`
    ) AS `t17`
    WHERE
      (
        `t17`.`may` & `t17`.`bit`
      ) <> 0
  ) AS `t21`
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM LATERAL (
      SELECT
        `t0`.`now`
      FROM `asked` AS `t0`
    )
  ) AS `t8`
), `t31` AS (
  SELECT
    `t24`.`cell`,
    `t24`.`seat`,
    `t24`.`row`,
    1152921504606846976 AS `at`,
    0 AS `amount`,
    0 AS `open`,
    1 AS `is_point`
  FROM `t22` AS `t24`
  WHERE
    `t24`.`earliest` < `t24`.`now`
), `t40` AS (
  SELECT
    `t25`.`cell`,
    `t25`.`seat`,
    -1 AS `row`,
    `t25`.`earliest` AS `at`,
    COALESCE(`t25`.`high`, 0) AS `amount`,
    CAST(IF(`t25`.`high` IS NULL, 1, 0) AS BIGINT) AS `open`,
    0 AS `is_point`
  FROM `t23` AS `t25`
  WHERE
    `t25`.`earliest` < `t25`.`now`
), `t66` AS (
  SELECT
    `t61`.`cell`,
    `t61`.`seat`,
    -1 AS `row`,
    `t61`.`t` - 1 AS `at`,
    `t61`.`d_low` AS `amount`,
    0 AS `open`,
    0 AS `is_point`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t47`.`cell`,
        `t47`.`seat`,
        `t47`.`latest` + 1 AS `t`,
        `t47`.`reached` - COALESCE(
          LAG(`t47`.`reached`) OVER (
            PARTITION BY `t47`.`cell`, `t47`.`seat`, `t47`.`grp`
            ORDER BY `t47`.`latest` ASC NULLS LAST, `t47`.`row` ASC NULLS LAST
          ),
          0
        ) AS `d_low`,
        0 AS `d_high`,
        0 AS `d_open`
      FROM (
        SELECT
          `t34`.`pattern`,
          `t34`.`cell`,
          `t34`.`role`,
          `t34`.`incident`,
          `t34`.`row`,
          `t34`.`grp`,
          `t34`.`earliest`,
          `t34`.`latest`,
          `t34`.`low`,
          `t34`.`high`,
          `t34`.`may`,
          `t34`.`must`,
          `t34`.`delay`,
          `t34`.`n`,
          `t34`.`per`,
          `t34`.`tolerance`,
          `t34`.`per_step`,
          `t34`.`seat`,
          `t34`.`sure`,
          `t34`.`now`,
          MAX(`t34`.`low`) OVER (
            PARTITION BY `t34`.`cell`, `t34`.`seat`, `t34`.`grp`
            ORDER BY `t34`.`latest` ASC NULLS LAST, `t34`.`row` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `reached`
        FROM (
          SELECT
            *
          FROM `t23` AS `t25`
          WHERE
            `t25`.`sure` AND `t25`.`latest` < `t25`.`now`
        ) AS `t34`
      ) AS `t47`
    ) AS `t55`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t25`.`cell`,
        `t25`.`seat`,
        `t25`.`earliest` + 1 AS `t`,
        0 AS `d_low`,
        COALESCE(`t25`.`high`, 0) AS `d_high`,
        CAST(IF(`t25`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
      FROM `t23` AS `t25`
      WHERE
        `t25`.`sure` AND `t25`.`latest` < `t25`.`now`
    ) AS `t41`
  ) AS `t61`
  WHERE
    `t61`.`d_low` > 0
)
SELECT
  `t80`.`cell`,
  `t80`.`seat`,
  `t80`.`row`,
  `t80`.`earliest`,
  `t80`.`latest`,
  `t80`.`sure`,
  (
    (
      CAST(`t80`.`per` AS DECIMAL(38, 0)) * (
        `t80`.`in_time_low` + `t80`.`tolerance`
      )
    ) >= (
      CAST(`t80`.`n` AS DECIMAL(38, 0)) * `t80`.`asked_high`
    )
  )
  AND (
    `t80`.`asked_high_open` = 0
  ) AS `in_time_must`,
  (
    `t80`.`in_time_high_open` > 0
  )
  OR (
    (
      CAST(`t80`.`per` AS DECIMAL(38, 0)) * (
        `t80`.`in_time_high` + `t80`.`tolerance`
      )
    ) >= (
      CAST(`t80`.`n` AS DECIMAL(38, 0)) * (
        `t80`.`asked_low` + GREATEST(`t80`.`low` - COALESCE(`t80`.`counted_low`, 0), 0)
      )
    )
  ) AS `in_time_may`,
  (
    (
      CAST(`t80`.`per` AS DECIMAL(38, 0)) * (
        `t80`.`by_now_low` + `t80`.`tolerance`
      )
    ) >= (
      CAST(`t80`.`n` AS DECIMAL(38, 0)) * `t80`.`asked_high`
    )
  )
  AND (
    `t80`.`asked_high_open` = 0
  ) AS `answered_must`,
  (
    `t80`.`by_now_high_open` > 0
  )
  OR (
    (
      CAST(`t80`.`per` AS DECIMAL(38, 0)) * (
        `t80`.`by_now_high` + `t80`.`tolerance`
      )
    ) >= (
      CAST(`t80`.`n` AS DECIMAL(38, 0)) * (
        `t80`.`asked_low` + GREATEST(`t80`.`low` - COALESCE(`t80`.`counted_low`, 0), 0)
      )
    )
  ) AS `answered_may`
FROM (
  SELECT
    `t35`.`pattern`,
    `t35`.`cell`,
    `t35`.`role`,
    `t35`.`incident`,
    `t35`.`row`,
    `t35`.`grp`,
    `t35`.`earliest`,
    `t35`.`latest`,
    `t35`.`low`,
    `t35`.`high`,
    `t35`.`may`,
    `t35`.`must`,
    `t35`.`delay`,
    `t35`.`n`,
    `t35`.`per`,
    `t35`.`tolerance`,
    `t35`.`per_step`,
    `t35`.`seat`,
    `t35`.`sure`,
    `t35`.`now`,
    `t75`.`asked_low`,
    `t75`.`asked_low_open`,
    `t56`.`asked_high`,
    `t56`.`asked_high_open`,
    `t78`.`in_time_low`,
    `t78`.`in_time_low_open`,
    `t63`.`in_time_high`,
    `t63`.`in_time_high_open`,
    `t79`.`by_now_low`,
    `t79`.`by_now_low_open`,
    `t64`.`by_now_high`,
    `t64`.`by_now_high_open`,
    `t62`.`cell` AS `cell_right`,
    `t62`.`seat` AS `seat_right`,
    `t62`.`row` AS `row_right`,
    `t62`.`counted_low`
  FROM (
    SELECT
      *
    FROM `t22` AS `t24`
    WHERE
      `t24`.`earliest` < `t24`.`now`
  ) AS `t35`
  INNER JOIN (
    SELECT
      `t71`.`cell`,
      `t71`.`seat`,
      `t71`.`row`,
      `t71`.`total` AS `asked_low`,
      `t71`.`opened` AS `asked_low_open`
    FROM (
      SELECT
        `t67`.`cell`,
        `t67`.`seat`,
        `t67`.`row`,
        `t67`.`at`,
        `t67`.`amount`,
        `t67`.`open`,
        `t67`.`is_point`,
        SUM(`t67`.`amount`) OVER (
          PARTITION BY `t67`.`cell`, `t67`.`seat`
          ORDER BY `t67`.`at` ASC NULLS LAST, `t67`.`is_point` ASC NULLS LAST, `t67`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t67`.`open`) OVER (
          PARTITION BY `t67`.`cell`, `t67`.`seat`
          ORDER BY `t67`.`at` ASC NULLS LAST, `t67`.`is_point` ASC NULLS LAST, `t67`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t58`.`cell`,
            `t58`.`seat`,
            -1 AS `row`,
            `t58`.`t` - 1 AS `at`,
            `t58`.`d_low` AS `amount`,
            0 AS `open`,
            0 AS `is_point`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t44`.`cell`,
                `t44`.`seat`,
                `t44`.`latest` + 1 AS `t`,
                `t44`.`reached` - COALESCE(
                  LAG(`t44`.`reached`) OVER (
                    PARTITION BY `t44`.`cell`, `t44`.`seat`, `t44`.`grp`
                    ORDER BY `t44`.`latest` ASC NULLS LAST, `t44`.`row` ASC NULLS LAST
                  ),
                  0
                ) AS `d_low`,
                0 AS `d_high`,
                0 AS `d_open`
              FROM (
                SELECT
                  `t33`.`pattern`,
                  `t33`.`cell`,
                  `t33`.`role`,
                  `t33`.`incident`,
                  `t33`.`row`,
                  `t33`.`grp`,
                  `t33`.`earliest`,
                  `t33`.`latest`,
                  `t33`.`low`,
                  `t33`.`high`,
                  `t33`.`may`,
                  `t33`.`must`,
                  `t33`.`delay`,
                  `t33`.`n`,
                  `t33`.`per`,
                  `t33`.`tolerance`,
                  `t33`.`per_step`,
                  `t33`.`seat`,
                  `t33`.`sure`,
                  `t33`.`now`,
                  MAX(`t33`.`low`) OVER (
                    PARTITION BY `t33`.`cell`, `t33`.`seat`, `t33`.`grp`
                    ORDER BY `t33`.`latest` ASC NULLS LAST, `t33`.`row` ASC NULLS LAST
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS `reached`
                FROM (
                  SELECT
                    *
                  FROM `t22` AS `t24`
                  WHERE
                    `t24`.`earliest` < `t24`.`now` AND `t24`.`sure`
                ) AS `t33`
              ) AS `t44`
            ) AS `t54`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t24`.`cell`,
                `t24`.`seat`,
                `t24`.`earliest` + 1 AS `t`,
                0 AS `d_low`,
                COALESCE(`t24`.`high`, 0) AS `d_high`,
                CAST(IF(`t24`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
              FROM `t22` AS `t24`
              WHERE
                `t24`.`earliest` < `t24`.`now` AND `t24`.`sure`
            ) AS `t39`
          ) AS `t58`
          WHERE
            `t58`.`d_low` > 0
        ) AS `t65`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            `t24`.`row`,
            `t24`.`earliest` - 1 AS `at`,
            0 AS `amount`,
            0 AS `open`,
            1 AS `is_point`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t27`
      ) AS `t67`
    ) AS `t71`
    WHERE
      `t71`.`is_point` = 1
  ) AS `t75`
    ON `t35`.`cell` = `t75`.`cell`
    AND `t35`.`seat` = `t75`.`seat`
    AND `t35`.`row` = `t75`.`row`
  INNER JOIN (
    SELECT
      `t49`.`cell`,
      `t49`.`seat`,
      `t49`.`row`,
      `t49`.`total` AS `asked_high`,
      `t49`.`opened` AS `asked_high_open`
    FROM (
      SELECT
        `t42`.`cell`,
        `t42`.`seat`,
        `t42`.`row`,
        `t42`.`at`,
        `t42`.`amount`,
        `t42`.`open`,
        `t42`.`is_point`,
        SUM(`t42`.`amount`) OVER (
          PARTITION BY `t42`.`cell`, `t42`.`seat`
          ORDER BY `t42`.`at` ASC NULLS LAST, `t42`.`is_point` ASC NULLS LAST, `t42`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t42`.`open`) OVER (
          PARTITION BY `t42`.`cell`, `t42`.`seat`
          ORDER BY `t42`.`at` ASC NULLS LAST, `t42`.`is_point` ASC NULLS LAST, `t42`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            -1 AS `row`,
            `t24`.`earliest` AS `at`,
            COALESCE(`t24`.`high`, 0) AS `amount`,
            CAST(IF(`t24`.`high` IS NULL, 1, 0) AS BIGINT) AS `open`,
            0 AS `is_point`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t38`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            `t24`.`row`,
            `t24`.`latest` AS `at`,
            0 AS `amount`,
            0 AS `open`,
            1 AS `is_point`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t28`
      ) AS `t42`
    ) AS `t49`
    WHERE
      `t49`.`is_point` = 1
  ) AS `t56`
    ON `t35`.`cell` = `t56`.`cell`
    AND `t35`.`seat` = `t56`.`seat`
    AND `t35`.`row` = `t56`.`row`
  INNER JOIN (
    SELECT
      `t72`.`cell`,
      `t72`.`seat`,
      `t72`.`row`,
      `t72`.`total` AS `in_time_low`,
      `t72`.`opened` AS `in_time_low_open`
    FROM (
      SELECT
        `t69`.`cell`,
        `t69`.`seat`,
        `t69`.`row`,
        `t69`.`at`,
        `t69`.`amount`,
        `t69`.`open`,
        `t69`.`is_point`,
        SUM(`t69`.`amount`) OVER (
          PARTITION BY `t69`.`cell`, `t69`.`seat`
          ORDER BY `t69`.`at` ASC NULLS LAST, `t69`.`is_point` ASC NULLS LAST, `t69`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t69`.`open`) OVER (
          PARTITION BY `t69`.`cell`, `t69`.`seat`
          ORDER BY `t69`.`at` ASC NULLS LAST, `t69`.`is_point` ASC NULLS LAST, `t69`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM `t66` AS `t68`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            `t24`.`row`,
            `t24`.`earliest` + `t24`.`delay` AS `at`,
            0 AS `amount`,
            0 AS `open`,
            1 AS `is_point`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t29`
      ) AS `t69`
    ) AS `t72`
    WHERE
      `t72`.`is_point` = 1
  ) AS `t78`
    ON `t35`.`cell` = `t78`.`cell`
    AND `t35`.`seat` = `t78`.`seat`
    AND `t35`.`row` = `t78`.`row`
  INNER JOIN (
    SELECT
      `t51`.`cell`,
      `t51`.`seat`,
      `t51`.`row`,
      `t51`.`total` AS `in_time_high`,
      `t51`.`opened` AS `in_time_high_open`
    FROM (
      SELECT
        `t45`.`cell`,
        `t45`.`seat`,
        `t45`.`row`,
        `t45`.`at`,
        `t45`.`amount`,
        `t45`.`open`,
        `t45`.`is_point`,
        SUM(`t45`.`amount`) OVER (
          PARTITION BY `t45`.`cell`, `t45`.`seat`
          ORDER BY `t45`.`at` ASC NULLS LAST, `t45`.`is_point` ASC NULLS LAST, `t45`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t45`.`open`) OVER (
          PARTITION BY `t45`.`cell`, `t45`.`seat`
          ORDER BY `t45`.`at` ASC NULLS LAST, `t45`.`is_point` ASC NULLS LAST, `t45`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM `t40` AS `t43`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            `t24`.`row`,
            `t24`.`latest` + `t24`.`delay` AS `at`,
            0 AS `amount`,
            0 AS `open`,
            1 AS `is_point`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t30`
      ) AS `t45`
    ) AS `t51`
    WHERE
      `t51`.`is_point` = 1
  ) AS `t63`
    ON `t35`.`cell` = `t63`.`cell`
    AND `t35`.`seat` = `t63`.`seat`
    AND `t35`.`row` = `t63`.`row`
  INNER JOIN (
    SELECT
      `t73`.`cell`,
      `t73`.`seat`,
      `t73`.`row`,
      `t73`.`total` AS `by_now_low`,
      `t73`.`opened` AS `by_now_low_open`
    FROM (
      SELECT
        `t70`.`cell`,
        `t70`.`seat`,
        `t70`.`row`,
        `t70`.`at`,
        `t70`.`amount`,
        `t70`.`open`,
        `t70`.`is_point`,
        SUM(`t70`.`amount`) OVER (
          PARTITION BY `t70`.`cell`, `t70`.`seat`
          ORDER BY `t70`.`at` ASC NULLS LAST, `t70`.`is_point` ASC NULLS LAST, `t70`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t70`.`open`) OVER (
          PARTITION BY `t70`.`cell`, `t70`.`seat`
          ORDER BY `t70`.`at` ASC NULLS LAST, `t70`.`is_point` ASC NULLS LAST, `t70`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM `t66` AS `t68`
        UNION ALL
        SELECT
          *
        FROM `t31` AS `t36`
      ) AS `t70`
    ) AS `t73`
    WHERE
      `t73`.`is_point` = 1
  ) AS `t79`
    ON `t35`.`cell` = `t79`.`cell`
    AND `t35`.`seat` = `t79`.`seat`
    AND `t35`.`row` = `t79`.`row`
  INNER JOIN (
    SELECT
      `t52`.`cell`,
      `t52`.`seat`,
      `t52`.`row`,
      `t52`.`total` AS `by_now_high`,
      `t52`.`opened` AS `by_now_high_open`
    FROM (
      SELECT
        `t46`.`cell`,
        `t46`.`seat`,
        `t46`.`row`,
        `t46`.`at`,
        `t46`.`amount`,
        `t46`.`open`,
        `t46`.`is_point`,
        SUM(`t46`.`amount`) OVER (
          PARTITION BY `t46`.`cell`, `t46`.`seat`
          ORDER BY `t46`.`at` ASC NULLS LAST, `t46`.`is_point` ASC NULLS LAST, `t46`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `total`,
        SUM(`t46`.`open`) OVER (
          PARTITION BY `t46`.`cell`, `t46`.`seat`
          ORDER BY `t46`.`at` ASC NULLS LAST, `t46`.`is_point` ASC NULLS LAST, `t46`.`row` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `opened`
      FROM (
        SELECT
          *
        FROM `t40` AS `t43`
        UNION ALL
        SELECT
          *
        FROM `t31` AS `t36`
      ) AS `t46`
    ) AS `t52`
    WHERE
      `t52`.`is_point` = 1
  ) AS `t64`
    ON `t35`.`cell` = `t64`.`cell`
    AND `t35`.`seat` = `t64`.`seat`
    AND `t35`.`row` = `t64`.`row`
  LEFT OUTER JOIN (
    SELECT
      `t50`.`cell`,
      `t50`.`seat`,
      `t50`.`row`,
      MAX(`t50`.`other_low`) AS `counted_low`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t35`.`pattern`,
          `t35`.`cell`,
          `t35`.`role`,
          `t35`.`incident`,
          `t35`.`row`,
          `t35`.`grp`,
          `t35`.`earliest`,
          `t35`.`latest`,
          `t35`.`low`,
          `t35`.`high`,
          `t35`.`may`,
          `t35`.`must`,
          `t35`.`delay`,
          `t35`.`n`,
          `t35`.`per`,
          `t35`.`tolerance`,
          `t35`.`per_step`,
          `t35`.`seat`,
          `t35`.`sure`,
          `t35`.`now`,
          `t37`.`other_row`,
          `t37`.`other_latest`,
          `t37`.`other_low`
        FROM (
          SELECT
            *
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now`
        ) AS `t35`
        INNER JOIN (
          SELECT
            `t24`.`cell`,
            `t24`.`seat`,
            `t24`.`grp`,
            `t24`.`row` AS `other_row`,
            `t24`.`latest` AS `other_latest`,
            `t24`.`low` AS `other_low`
          FROM `t22` AS `t24`
          WHERE
            `t24`.`earliest` < `t24`.`now` AND `t24`.`sure`
        ) AS `t37`
          ON `t35`.`cell` = `t37`.`cell`
          AND `t35`.`seat` = `t37`.`seat`
          AND `t35`.`grp` = `t37`.`grp`
      ) AS `t48`
      WHERE
        `t48`.`other_row` <> `t48`.`row` AND `t48`.`other_latest` < `t48`.`earliest`
    ) AS `t50`
    GROUP BY
      1,
      2,
      3
  ) AS `t62`
    ON `t35`.`cell` = `t62`.`cell`
    AND `t35`.`seat` = `t62`.`seat`
    AND `t35`.`row` = `t62`.`row`
) AS `t80`
WHERE
  `t80`.`per_step` = 0

-- rule: each_step
WITH `t10` AS (
  SELECT
    `t4`.`pattern`,
    `t4`.`cell`,
    `t4`.`role`,
    `t4`.`incident`,
    `t4`.`row`,
    `t4`.`grp`,
    `t4`.`earliest`,
    `t4`.`latest`,
    `t4`.`low`,
    `t4`.`high`,
    `t4`.`may`,
    `t4`.`must`,
    `t5`.`delay`,
    `t5`.`n`,
    `t5`.`per`,
    `t5`.`tolerance`,
    `t5`.`per_step`
  FROM `matches` AS `t4`
  INNER JOIN `pace` AS `t5`
    ON `t4`.`cell` = `t5`.`cell`
)
SELECT
  `t26`.`cell`,
  `t26`.`seat`,
  `t26`.`row`,
  `t26`.`earliest`,
  `t26`.`latest`,
  `t26`.`sure`,
  (
    `t26`.`high` IS NOT NULL
  )
  AND (
    (
      CAST(`t26`.`per` AS DECIMAL(38, 0)) * (
        `t26`.`in_time_low` + `t26`.`tolerance`
      )
    ) >= (
      CAST(`t26`.`n` AS DECIMAL(38, 0)) * COALESCE(`t26`.`high`, 0)
    )
  ) AS `in_time_must`,
  (
    `t26`.`in_time_open` > 0
  )
  OR (
    (
      CAST(`t26`.`per` AS DECIMAL(38, 0)) * (
        `t26`.`in_time_high` + `t26`.`tolerance`
      )
    ) >= (
      CAST(`t26`.`n` AS DECIMAL(38, 0)) * `t26`.`low`
    )
  ) AS `in_time_may`,
  (
    `t26`.`high` IS NOT NULL
  )
  AND (
    (
      CAST(`t26`.`per` AS DECIMAL(38, 0)) * (
        `t26`.`by_now_low` + `t26`.`tolerance`
      )
    ) >= (
      CAST(`t26`.`n` AS DECIMAL(38, 0)) * COALESCE(`t26`.`high`, 0)
    )
  ) AS `answered_must`,
  (
    `t26`.`by_now_open` > 0
  )
  OR (
    (
      CAST(`t26`.`per` AS DECIMAL(38, 0)) * (
        `t26`.`by_now_high` + `t26`.`tolerance`
      )
    ) >= (
      CAST(`t26`.`n` AS DECIMAL(38, 0)) * `t26`.`low`
    )
  ) AS `answered_may`
FROM (
  SELECT
    `t25`.`cell`,
    `t25`.`seat`,
    `t25`.`row`,
    `t25`.`earliest`,
    `t25`.`latest`,
    `t25`.`sure`,
    `t25`.`low`,
    `t25`.`high`,
    `t25`.`n`,
    `t25`.`per`,
    `t25`.`tolerance`,
    SUM(`t25`.`in_time_low`) AS `in_time_low`,
    SUM(`t25`.`in_time_high`) AS `in_time_high`,
    SUM(`t25`.`in_time_open`) AS `in_time_open`,
    SUM(`t25`.`by_now_low`) AS `by_now_low`,
    SUM(`t25`.`by_now_high`) AS `by_now_high`,
    SUM(`t25`.`by_now_open`) AS `by_now_open`
  FROM (
    SELECT
      `t24`.`cell`,
      `t24`.`seat`,
      `t24`.`row`,
      `t24`.`earliest`,
      `t24`.`latest`,
      `t24`.`sure`,
      `t24`.`low`,
      `t24`.`high`,
      `t24`.`n`,
      `t24`.`per`,
      `t24`.`tolerance`,
      `t24`.`done_grp`,
      COALESCE(
        MAX(
          IF(
            `t24`.`act_sure`
            AND (
              `t24`.`begins` > `t24`.`latest`
            )
            AND (
              `t24`.`ends` < `t24`.`now`
            )
            AND (
              `t24`.`ends` <= (
                `t24`.`earliest` + `t24`.`delay`
              )
            ),
            `t24`.`done_low`,
            NULL
          )
        ),
        0
      ) AS `in_time_low`,
      COALESCE(
        SUM(
          IF(
            (
              `t24`.`ends` > `t24`.`earliest`
            )
            AND (
              `t24`.`begins` < `t24`.`now`
            )
            AND (
              `t24`.`begins` <= (
                `t24`.`latest` + `t24`.`delay`
              )
            ),
            `t24`.`done_high`,
            NULL
          )
        ),
        0
      ) AS `in_time_high`,
      COUNT(
        IF(
          (
            `t24`.`ends` > `t24`.`earliest`
          )
          AND (
            `t24`.`begins` < `t24`.`now`
          )
          AND (
            `t24`.`begins` <= (
              `t24`.`latest` + `t24`.`delay`
            )
          )
          AND (
            `t24`.`done_high` IS NULL
          ),
          `t24`.`begins`,
          NULL
        )
      ) AS `in_time_open`,
      COALESCE(
        MAX(
          IF(
            `t24`.`act_sure`
            AND (
              `t24`.`begins` > `t24`.`latest`
            )
            AND (
              `t24`.`ends` < `t24`.`now`
            ),
            `t24`.`done_low`,
            NULL
          )
        ),
        0
      ) AS `by_now_low`,
      COALESCE(
        SUM(
          IF(
            (
              `t24`.`ends` > `t24`.`earliest`
            ) AND (
              `t24`.`begins` < `t24`.`now`
            ),
            `t24`.`done_high`,
            NULL
          )
        ),
        0
      ) AS `by_now_high`,
      COUNT(
        IF(
          (
            `t24`.`ends` > `t24`.`earliest`
          )
          AND (
            `t24`.`begins` < `t24`.`now`
          )
          AND (
            `t24`.`done_high` IS NULL
          ),
          `t24`.`begins`,
          NULL
        )
      ) AS `by_now_open`
    FROM (
      SELECT
        `t20`.`pattern`,
        `t20`.`cell`,
        `t20`.`role`,
        `t20`.`incident`,
        `t20`.`row`,
        `t20`.`grp`,
        `t20`.`earliest`,
        `t20`.`latest`,
        `t20`.`low`,
        `t20`.`high`,
        `t20`.`may`,
        `t20`.`must`,
        `t20`.`delay`,
        `t20`.`n`,
        `t20`.`per`,
        `t20`.`tolerance`,
        `t20`.`per_step`,
        `t20`.`seat`,
        `t20`.`sure`,
        `t23`.`cell` AS `cell_right`,
        `t23`.`seat` AS `seat_right`,
        `t23`.`now`,
        `t23`.`begins`,
        `t23`.`ends`,
        `t23`.`done_low`,
        `t23`.`done_high`,
        `t23`.`done_grp`,
        `t23`.`act_sure`
      FROM (
        SELECT
          `t16`.`pattern`,
          `t16`.`cell`,
          `t16`.`role`,
          `t16`.`incident`,
          `t16`.`row`,
          `t16`.`grp`,
          `t16`.`earliest`,
          `t16`.`latest`,
          `t16`.`low`,
          `t16`.`high`,
          `t16`.`may`,
          `t16`.`must`,
          `t16`.`delay`,
          `t16`.`n`,
          `t16`.`per`,
          `t16`.`tolerance`,
          `t16`.`per_step`,
          `t16`.`seat`,
          (
            `t16`.`must` & `t16`.`bit`
          ) <> 0 AS `sure`
        FROM (
          SELECT
            `t14`.`pattern`,
            `t14`.`cell`,
            `t14`.`role`,
            `t14`.`incident`,
            `t14`.`row`,
            `t14`.`grp`,
            `t14`.`earliest`,
            `t14`.`latest`,
            `t14`.`low`,
            `t14`.`high`,
            `t14`.`may`,
            `t14`.`must`,
            `t14`.`delay`,
            `t14`.`n`,
            `t14`.`per`,
            `t14`.`tolerance`,
            `t14`.`per_step`,
            `t8`.`seat`,
            `t8`.`bit`
          FROM (
            SELECT
              *
            FROM `t10` AS `t11`
            WHERE
              `t11`.`role` = 'step'
          ) AS `t14`
          CROSS JOIN LATERAL (
            SELECT
              `t0`.`seat`,
              `t0`.`bit`
            FROM `seats` AS `t0`
          ) AS `t8`
        ) AS `t16`
        WHERE
          (
            `t16`.`may` & `t16`.`bit`
          ) <> 0 AND `t16`.`per_step` = 1
      ) AS `t20`
      LEFT OUTER JOIN (
        SELECT
          `t21`.`cell`,
          `t21`.`seat`,
          `t9`.`now`,
          `t21`.`earliest` AS `begins`,
          `t21`.`latest` AS `ends`,
          `t21`.`low` AS `done_low`,
          `t21`.`high` AS `done_high`,
          `t21`.`grp` AS `done_grp`,
          `t21`.`sure` AS `act_sure`
        FROM (
          SELECT
            `t17`.`pattern`,
            `t17`.`cell`,
            `t17`.`role`,
            `t17`.`incident`,
            `t17`.`row`,
            `t17`.`grp`,
            `t17`.`earliest`,
            `t17`.`latest`,
            `t17`.`low`,
            `t17`.`high`,
            `t17`.`may`,
            `t17`.`must`,
            `t17`.`delay`,
            `t17`.`n`,
            `t17`.`per`,
            `t17`.`tolerance`,
            `t17`.`per_step`,
            `t17`.`seat`,
            (
              `t17`.`must` & `t17`.`bit`
            ) <> 0 AS `sure`
          FROM (
            SELECT
              `t15`.`pattern`,
              `t15`.`cell`,
              `t15`.`role`,
              `t15`.`incident`,
              `t15`.`row`,
              `t15`.`grp`,
              `t15`.`earliest`,
              `t15`.`latest`,
              `t15`.`low`,
              `t15`.`high`,
              `t15`.`may`,
              `t15`.`must`,
              `t15`.`delay`,
              `t15`.`n`,
              `t15`.`per`,
              `t15`.`tolerance`,
              `t15`.`per_step`,
              `t8`.`seat`,
              `t8`.`bit`
            FROM (
              SELECT
                *
              FROM `t10` AS `t11`
              WHERE
                `t11`.`role` = 'act'
            ) AS `t15`
            CROSS JOIN LATERAL (
              SELECT
                `t0`.`seat`,
                `t0`.`bit`
              FROM `seats` AS `t0`
            ) AS `t8`
          ) AS `t17`
          WHERE
            (
              `t17`.`may` & `t17`.`bit`
            ) <> 0
        ) AS `t21`
        CROSS JOIN LATERAL (
          SELECT
            `t1`.`now`
          FROM `asked` AS `t1`
        ) AS `t9`
      ) AS `t23`
        ON `t20`.`cell` = `t23`.`cell` AND `t20`.`seat` = `t23`.`seat`
    ) AS `t24`
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
  ) AS `t25`
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
) AS `t26`

-- rule: point_matches
SELECT
  `t5`.`cell`,
  `t5`.`role`,
  `t5`.`id`,
  `t5`.`at`,
  `t5`.`pos`,
  `t5`.`day`,
  `t5`.`low`,
  `t5`.`high`,
  `t5`.`may` & `t5`.`open_may` AS `may`,
  `t5`.`must` & `t5`.`open_must` AS `must`,
  `t5`.`incident`,
  `t5`.`answers`,
  `t5`.`cause`
FROM (
  SELECT
    `t2`.`cell`,
    `t2`.`role`,
    `t2`.`window`,
    `t2`.`id`,
    `t2`.`at`,
    `t2`.`pos`,
    `t2`.`day`,
    `t2`.`low`,
    `t2`.`high`,
    `t2`.`may`,
    `t2`.`must`,
    `t2`.`incident`,
    `t2`.`answers`,
    `t4`.`open_cell`,
    `t4`.`open_window`,
    `t4`.`open_day`,
    `t4`.`first_pos`,
    `t4`.`end_pos`,
    `t4`.`open_may`,
    `t4`.`open_must`,
    `t4`.`cause`
  FROM `hits` AS `t2`
  INNER JOIN (
    SELECT
      `t1`.`cell` AS `open_cell`,
      `t1`.`window` AS `open_window`,
      `t1`.`day` AS `open_day`,
      `t1`.`first_pos`,
      `t1`.`end_pos`,
      `t1`.`may` AS `open_may`,
      `t1`.`must` AS `open_must`,
      `t1`.`cause`
    FROM `day_windows` AS `t1`
  ) AS `t4`
    ON `t2`.`cell` = `t4`.`open_cell`
    AND `t2`.`window` = `t4`.`open_window`
    AND `t2`.`day` = `t4`.`open_day`
    AND `t4`.`first_pos` <= `t2`.`pos`
    AND `t4`.`end_pos` > `t2`.`pos`
) AS `t5`
WHERE
  (
    `t5`.`may` & `t5`.`open_may`
  ) <> 0

-- rule: against
SELECT
  `t5`.`cell`,
  `t5`.`id`,
  `t5`.`at`,
  `t5`.`day`,
  `t5`.`may`,
  `t5`.`must`,
  `t5`.`cause`
FROM (
  SELECT
    `t2`.`cell`,
    `t2`.`role`,
    `t2`.`id`,
    `t2`.`at`,
    `t2`.`pos`,
    `t2`.`day`,
    `t2`.`low`,
    `t2`.`high`,
    `t2`.`may`,
    `t2`.`must`,
    `t2`.`incident`,
    `t2`.`answers`,
    `t2`.`cause`,
    `t4`.`now`
  FROM `point_matches` AS `t2`
  CROSS JOIN LATERAL (
    SELECT
      `t1`.`now`
    FROM `asked` AS `t1`
  ) AS `t4`
) AS `t5`
WHERE
  `t5`.`role` = 'against' AND `t5`.`at` < `t5`.`now`

-- rule: point_breaches
SELECT
  `t5`.`cell`,
  `t5`.`day`,
  `t5`.`may`,
  `t5`.`must`,
  MIN(`t5`.`at`) AS `at`,
  COUNT(*) AS `acts`,
  MIN(IF(`t5`.`at` >= `t5`.`period_start`, `t5`.`at`, NULL)) AS `first_in`,
  SUM(CAST(`t5`.`at` >= `t5`.`period_start` AS INT)) AS `acts_in`
FROM (
  SELECT
    `t2`.`cell`,
    `t2`.`id`,
    `t2`.`at`,
    `t2`.`day`,
    `t2`.`may`,
    `t2`.`must`,
    `t2`.`cause`,
    `t4`.`period_start`
  FROM `against` AS `t2`
  CROSS JOIN LATERAL (
    SELECT
      `t1`.`period_start`
    FROM `asked` AS `t1`
  ) AS `t4`
) AS `t5`
GROUP BY
  1,
  2,
  3,
  4

-- rule: point_marks
SELECT
  `t0`.`cell`,
  `t0`.`pos`,
  `t0`.`at`,
  `t0`.`may`,
  `t0`.`must`,
  `t0`.`id`,
  CAST(`t0`.`role` = 'restored' AS BIGINT) AS `is_good`
FROM `point_matches` AS `t0`
WHERE
  `t0`.`role` IN ('broken', 'restored')

-- rule: point_done
SELECT
  `t18`.`cell`,
  `t18`.`seat`,
  MAX(`t18`.`low_by`) AS `low`,
  IF(MAX(`t18`.`open_by`) > 0, CAST(NULL AS BIGINT), MAX(`t18`.`high_by`)) AS `high`,
  MIN(
    IF(
      (
        `t18`.`open_by` > 0
      ) OR (
        `t18`.`high_by` >= `t18`.`target_low`
      ),
      `t18`.`at` + 1,
      NULL
    )
  ) AS `may_from`,
  MIN(
    IF(
      (
        `t18`.`target_high` IS NOT NULL
      )
      AND (
        `t18`.`low_by` >= `t18`.`target_high`
      ),
      `t18`.`at` + 1,
      NULL
    )
  ) AS `must_from`,
  MIN(
    IF(
      (
        `t18`.`target_high` IS NOT NULL
      )
      AND (
        `t18`.`low_by` >= `t18`.`target_high`
      ),
      `t18`.`pos`,
      NULL
    )
  ) AS `turn`,
  MIN_BY(
    IF(
      (
        `t18`.`target_high` IS NOT NULL
      )
      AND (
        `t18`.`low_by` >= `t18`.`target_high`
      ),
      `t18`.`id`,
      NULL
    ),
    IF(
      (
        `t18`.`target_high` IS NOT NULL
      )
      AND (
        `t18`.`low_by` >= `t18`.`target_high`
      ),
      `t18`.`pos`,
      NULL
    )
  ) AS `cause`
FROM (
  SELECT
    `t17`.`cell`,
    `t17`.`role`,
    `t17`.`id`,
    `t17`.`at`,
    `t17`.`pos`,
    `t17`.`day`,
    `t17`.`low`,
    `t17`.`high`,
    `t17`.`may`,
    `t17`.`must`,
    `t17`.`incident`,
    `t17`.`answers`,
    `t17`.`cause`,
    `t17`.`seat`,
    `t17`.`bit`,
    `t17`.`sure`,
    `t17`.`now`,
    `t17`.`low_by`,
    `t17`.`high_by`,
    `t17`.`open_by`,
    `t7`.`target_cell`,
    `t7`.`target_seat`,
    `t7`.`target_low`,
    `t7`.`target_high`
  FROM (
    SELECT
      `t15`.`cell`,
      `t15`.`role`,
      `t15`.`id`,
      `t15`.`at`,
      `t15`.`pos`,
      `t15`.`day`,
      `t15`.`low`,
      `t15`.`high`,
      `t15`.`may`,
      `t15`.`must`,
      `t15`.`incident`,
      `t15`.`answers`,
      `t15`.`cause`,
      `t15`.`seat`,
      `t15`.`bit`,
      `t15`.`sure`,
      `t15`.`now`,
      SUM(IF(`t15`.`sure` = 1, `t15`.`low`, 0)) OVER (
        PARTITION BY `t15`.`cell`, `t15`.`seat`
        ORDER BY `t15`.`pos` ASC NULLS LAST, `t15`.`id` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `low_by`,
      SUM(COALESCE(`t15`.`high`, 0)) OVER (
        PARTITION BY `t15`.`cell`, `t15`.`seat`
        ORDER BY `t15`.`pos` ASC NULLS LAST, `t15`.`id` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `high_by`,
      SUM(IF(`t15`.`high` IS NULL, 1, 0)) OVER (
        PARTITION BY `t15`.`cell`, `t15`.`seat`
        ORDER BY `t15`.`pos` ASC NULLS LAST, `t15`.`id` ASC NULLS LAST
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS `open_by`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t13`.`cell`,
          `t13`.`role`,
          `t13`.`id`,
          `t13`.`at`,
          `t13`.`pos`,
          `t13`.`day`,
          `t13`.`low`,
          `t13`.`high`,
          `t13`.`may`,
          `t13`.`must`,
          `t13`.`incident`,
          `t13`.`answers`,
          `t13`.`cause`,
          `t13`.`seat`,
          `t13`.`bit`,
          `t13`.`sure`,
          `t8`.`now`
        FROM (
          SELECT
            `t11`.`cell`,
            `t11`.`role`,
            `t11`.`id`,
            `t11`.`at`,
            `t11`.`pos`,
            `t11`.`day`,
            `t11`.`low`,
            `t11`.`high`,
            `t11`.`may`,
            `t11`.`must`,
            `t11`.`incident`,
            `t11`.`answers`,
            `t11`.`cause`,
            `t11`.`seat`,
            `t11`.`bit`,
            CAST((
              `t11`.`must` & `t11`.`bit`
            ) <> 0 AS BIGINT) AS `sure`
          FROM (
            SELECT
              `t10`.`cell`,
              `t10`.`role`,
              `t10`.`id`,
              `t10`.`at`,
              `t10`.`pos`,
              `t10`.`day`,
              `t10`.`low`,
              `t10`.`high`,
              `t10`.`may`,
              `t10`.`must`,
              `t10`.`incident`,
              `t10`.`answers`,
              `t10`.`cause`,
              `t4`.`seat`,
              `t4`.`bit`
            FROM (
              SELECT
                *
              FROM `point_matches` AS `t2`
              WHERE
                `t2`.`role` = 'act'
            ) AS `t10`
            CROSS JOIN LATERAL (
              SELECT
                *
              FROM `classes`
            ) AS `t4`
          ) AS `t11`
          WHERE
            (
              `t11`.`may` & `t11`.`bit`
            ) <> 0
        ) AS `t13`
        CROSS JOIN LATERAL (
          SELECT
            `t1`.`now`
          FROM `asked` AS `t1`
        ) AS `t8`
      ) AS `t14`
      WHERE
        `t14`.`at` < `t14`.`now`
    ) AS `t15`
  ) AS `t17`
  INNER JOIN (
    SELECT
      `t0`.`cell` AS `target_cell`,
      `t0`.`seat` AS `target_seat`,
      `t0`.`low` AS `target_low`,
      `t0`.`high` AS `target_high`
    FROM `targets` AS `t0`
  ) AS `t7`
    ON `t17`.`cell` = `t7`.`target_cell` AND `t17`.`seat` = `t7`.`target_seat`
) AS `t18`
GROUP BY
  1,
  2

-- rule: point_periods
SELECT
  `t11`.`cell`,
  `t11`.`start`,
  `t11`.`may`,
  `t11`.`must`,
  SUM(`t11`.`low`) AS `low`,
  SUM(`t11`.`high`) AS `high`,
  SUM(`t11`.`opened`) AS `opened`
FROM (
  SELECT
    `t10`.`cell`,
    `t10`.`day`,
    `t10`.`may`,
    `t10`.`must`,
    `t10`.`low`,
    `t10`.`high`,
    `t10`.`opened`,
    `t3`.`start`
  FROM (
    SELECT
      `t8`.`cell`,
      `t8`.`day`,
      `t8`.`may`,
      `t8`.`must`,
      SUM(`t8`.`low`) AS `low`,
      COALESCE(SUM(`t8`.`high`), 0) AS `high`,
      SUM(CAST(`t8`.`high` IS NULL AS INT)) AS `opened`
    FROM (
      SELECT
        `t7`.`cell`,
        `t7`.`day`,
        `t7`.`may`,
        `t7`.`must`,
        `t7`.`low`,
        `t7`.`high`
      FROM (
        SELECT
          `t4`.`cell`,
          `t4`.`role`,
          `t4`.`id`,
          `t4`.`at`,
          `t4`.`pos`,
          `t4`.`day`,
          `t4`.`low`,
          `t4`.`high`,
          `t4`.`may`,
          `t4`.`must`,
          `t4`.`incident`,
          `t4`.`answers`,
          `t4`.`cause`,
          `t6`.`now`
        FROM `point_matches` AS `t4`
        CROSS JOIN LATERAL (
          SELECT
            `t2`.`now`
          FROM `asked` AS `t2`
        ) AS `t6`
      ) AS `t7`
      WHERE
        `t7`.`role` = 'act' AND `t7`.`at` < `t7`.`now`
    ) AS `t8`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t10`
  INNER JOIN `period_days` AS `t3`
    ON `t10`.`cell` = `t3`.`cell` AND `t10`.`day` = `t3`.`day`
) AS `t11`
GROUP BY
  1,
  2,
  3,
  4

-- rule: point_answered
SELECT
  `t14`.`cell`,
  `t14`.`may`,
  `t14`.`must`,
  `t14`.`act_may`,
  `t14`.`act_must`,
  `t14`.`id`,
  `t14`.`incident`,
  `t14`.`at`,
  `t14`.`deadline`,
  `t14`.`answered_must`,
  `t14`.`answered_may`,
  `t14`.`instances`,
  (
    SHIFTRIGHT(`t14`.`code`, 0)
  ) & 1 AS `passed`,
  (
    SHIFTRIGHT(`t14`.`code`, 1)
  ) & 1 AS `done_must`,
  (
    SHIFTRIGHT(`t14`.`code`, 2)
  ) & 1 AS `done_may`,
  (
    SHIFTRIGHT(`t14`.`code`, 3)
  ) & 1 AS `in_time_must`,
  (
    SHIFTRIGHT(`t14`.`code`, 4)
  ) & 1 AS `in_time_may`,
  (
    SHIFTRIGHT(`t14`.`code`, 5)
  ) & 1 AS `entangled`
FROM (
  SELECT
    `t13`.`cell`,
    `t13`.`may`,
    `t13`.`must`,
    `t13`.`act_may`,
    `t13`.`act_must`,
    `t13`.`code`,
    `t13`.`id`,
    MIN(`t13`.`incident`) AS `incident`,
    MIN(`t13`.`at`) AS `at`,
    MIN(`t13`.`deadline`) AS `deadline`,
    MIN(`t13`.`answered_must`) AS `answered_must`,
    MIN(`t13`.`answered_may`) AS `answered_may`,
    COUNT(*) AS `instances`
  FROM (
    SELECT
      `t12`.`cell`,
      `t12`.`may`,
      `t12`.`must`,
      `t12`.`act_may`,
      `t12`.`act_must`,
      0 + (
        SHIFTLEFT(`t12`.`passed`, 0)
      ) + (
        SHIFTLEFT(`t12`.`done_must`, 1)
      ) + (
        SHIFTLEFT(`t12`.`done_may`, 2)
      ) + (
        SHIFTLEFT(`t12`.`in_time_must`, 3)
      ) + (
        SHIFTLEFT(`t12`.`in_time_may`, 4)
      ) + (
        SHIFTLEFT(`t12`.`entangled`, 5)
      ) AS `code`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`id`,
        CAST(NULL AS BIGINT)
      ) AS `id`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`incident`,
        CAST(NULL AS BIGINT)
      ) AS `incident`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`at`,
        CAST(NULL AS BIGINT)
      ) AS `at`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`deadline`,
        CAST(NULL AS BIGINT)
      ) AS `deadline`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`answered_must`,
        CAST(NULL AS BIGINT)
      ) AS `answered_must`,
      IF(
        (
          (
            `t12`.`passed` = 1
          )
          AND (
            (
              `t12`.`in_time_must` = 0
            )
            OR (
              (
                `t12`.`may` & ~`t12`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t12`.`entangled` = 1
        ),
        `t12`.`answered_may`,
        CAST(NULL AS BIGINT)
      ) AS `answered_may`
    FROM (
      SELECT
        `t11`.`cell`,
        `t11`.`id`,
        `t11`.`may`,
        `t11`.`must`,
        `t11`.`incident`,
        `t11`.`at`,
        `t11`.`act_may`,
        `t11`.`act_must`,
        `t11`.`answered_may`,
        `t11`.`answered_must`,
        `t11`.`entangled`,
        `t11`.`delay`,
        `t11`.`now`,
        `t11`.`at` + `t11`.`delay` AS `deadline`,
        CAST(COALESCE((
          `t11`.`at` + `t11`.`delay`
        ) < `t11`.`now`, FALSE) AS BIGINT) AS `passed`,
        CAST(COALESCE(`t11`.`answered_must` <= `t11`.`now`, FALSE) AS BIGINT) AS `done_must`,
        CAST(COALESCE(`t11`.`answered_may` <= `t11`.`now`, FALSE) AS BIGINT) AS `done_may`,
        CAST(COALESCE(`t11`.`answered_must` <= LEAST(`t11`.`at` + `t11`.`delay` + 1, `t11`.`now`), FALSE) AS BIGINT) AS `in_time_must`,
        CAST(COALESCE(`t11`.`answered_may` <= LEAST(`t11`.`at` + `t11`.`delay` + 1, `t11`.`now`), FALSE) AS BIGINT) AS `in_time_may`
      FROM (
        SELECT
          `t10`.`cell`,
          `t10`.`id`,
          `t10`.`may`,
          `t10`.`must`,
          `t10`.`incident`,
          `t10`.`at`,
          `t10`.`act_may`,
          `t10`.`act_must`,
          `t10`.`answered_may`,
          `t10`.`answered_must`,
          `t10`.`entangled`,
          `t5`.`delay`,
          `t6`.`now`
        FROM (
          SELECT
            `t8`.`cell`,
            `t8`.`id`,
            `t8`.`may`,
            `t8`.`must`,
            `t8`.`named` AS `incident`,
            SHIFTRIGHT(`t8`.`pos`, 28) AS `at`,
            COALESCE(`t8`.`act_may`, 0) AS `act_may`,
            COALESCE(`t8`.`act_must`, 0) AS `act_must`,
            (
              SHIFTRIGHT(`t8`.`act_pos`, 28)
            ) + 1 AS `answered_may`,
            (
              SHIFTRIGHT(`t8`.`act_pos`, 28)
            ) + 1 AS `answered_must`,
            CAST((
              `t8`.`named` IS NULL
            )
            OR (
              `t8`.`last` <> `t8`.`id`
            )
            OR NOT (
              COALESCE(
                (
                  `t8`.`act_may` = `t8`.`last_may`
                )
                AND (
                  `t8`.`act_must` = `t8`.`last_must`
                )
                AND (
                  `t8`.`act_pos` > `t8`.`pos`
                ),
                TRUE
              )
            ) AS BIGINT) AS `entangled`
          FROM (
            SELECT
              `t7`.`cell`,
              `t7`.`named`,
              MIN(`t7`.`id`) AS `id`,
              MIN(`t7`.`pos`) AS `pos`,
              MIN(`t7`.`may`) AS `may`,
              MIN(`t7`.`must`) AS `must`,
              MIN(`t7`.`act_pos`) AS `act_pos`,
              MIN(`t7`.`act_may`) AS `act_may`,
              MIN(`t7`.`act_must`) AS `act_must`,
              MAX(`t7`.`id`) AS `last`,
              MAX(`t7`.`act_may`) AS `last_may`,
              MAX(`t7`.`act_must`) AS `last_must`
            FROM (
              SELECT
                `t2`.`cell`,
                IF(`t2`.`role` = 'trigger', `t2`.`incident`, `t2`.`answers`) AS `named`,
                IF(`t2`.`role` = 'trigger', `t2`.`id`, CAST(NULL AS BIGINT)) AS `id`,
                IF(`t2`.`role` = 'trigger', `t2`.`pos`, CAST(NULL AS BIGINT)) AS `pos`,
                IF(`t2`.`role` = 'trigger', `t2`.`may`, CAST(NULL AS BIGINT)) AS `may`,
                IF(`t2`.`role` = 'trigger', `t2`.`must`, CAST(NULL AS BIGINT)) AS `must`,
                IF(`t2`.`role` = 'trigger', CAST(NULL AS BIGINT), `t2`.`pos`) AS `act_pos`,
                IF(`t2`.`role` = 'trigger', CAST(NULL AS BIGINT), `t2`.`may`) AS `act_may`,
                IF(`t2`.`role` = 'trigger', CAST(NULL AS BIGINT), `t2`.`must`) AS `act_must`
              FROM `point_matches` AS `t2`
              WHERE
                `t2`.`role` IN ('trigger', 'act')
                AND (
                  (
                    `t2`.`role` = 'trigger'
                  )
                  OR (
                    IF(`t2`.`role` = 'trigger', `t2`.`incident`, `t2`.`answers`) IS NOT NULL
                  )
                )
            ) AS `t7`
            GROUP BY
              1,
              2
          ) AS `t8`
          WHERE
            `t8`.`id` IS NOT NULL
        ) AS `t10`
        INNER JOIN (
          SELECT
            `t0`.`cell`,
            `t0`.`delay`
          FROM `pace` AS `t0`
        ) AS `t5`
          ON `t10`.`cell` = `t5`.`cell`
        CROSS JOIN LATERAL (
          SELECT
            `t1`.`now`
          FROM `asked` AS `t1`
        ) AS `t6`
      ) AS `t11`
      WHERE
        `t11`.`at` < `t11`.`now`
    ) AS `t12`
  ) AS `t13`
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7
) AS `t14`

-- rule: point_answered_each
SELECT
  `t29`.`cell`,
  `t29`.`may`,
  `t29`.`must`,
  `t29`.`act_may`,
  `t29`.`act_must`,
  `t29`.`id`,
  `t29`.`incident`,
  `t29`.`at`,
  `t29`.`deadline`,
  `t29`.`answered_must`,
  `t29`.`answered_may`,
  `t29`.`instances`,
  (
    SHIFTRIGHT(`t29`.`code`, 0)
  ) & 1 AS `passed`,
  (
    SHIFTRIGHT(`t29`.`code`, 1)
  ) & 1 AS `done_must`,
  (
    SHIFTRIGHT(`t29`.`code`, 2)
  ) & 1 AS `done_may`,
  (
    SHIFTRIGHT(`t29`.`code`, 3)
  ) & 1 AS `in_time_must`,
  (
    SHIFTRIGHT(`t29`.`code`, 4)
  ) & 1 AS `in_time_may`,
  (
    SHIFTRIGHT(`t29`.`code`, 5)
  ) & 1 AS `entangled`
FROM (
  SELECT
    `t28`.`cell`,
    `t28`.`may`,
    `t28`.`must`,
    `t28`.`act_may`,
    `t28`.`act_must`,
    `t28`.`code`,
    `t28`.`id`,
    MIN(`t28`.`incident`) AS `incident`,
    MIN(`t28`.`at`) AS `at`,
    MIN(`t28`.`deadline`) AS `deadline`,
    MIN(`t28`.`answered_must`) AS `answered_must`,
    MIN(`t28`.`answered_may`) AS `answered_may`,
    COUNT(*) AS `instances`
  FROM (
    SELECT
      `t27`.`cell`,
      `t27`.`may`,
      `t27`.`must`,
      `t27`.`act_may`,
      `t27`.`act_must`,
      0 + (
        SHIFTLEFT(`t27`.`passed`, 0)
      ) + (
        SHIFTLEFT(`t27`.`done_must`, 1)
      ) + (
        SHIFTLEFT(`t27`.`done_may`, 2)
      ) + (
        SHIFTLEFT(`t27`.`in_time_must`, 3)
      ) + (
        SHIFTLEFT(`t27`.`in_time_may`, 4)
      ) + (
        SHIFTLEFT(`t27`.`entangled`, 5)
      ) AS `code`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`id`,
        CAST(NULL AS BIGINT)
      ) AS `id`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`incident`,
        CAST(NULL AS BIGINT)
      ) AS `incident`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`at`,
        CAST(NULL AS BIGINT)
      ) AS `at`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`deadline`,
        CAST(NULL AS BIGINT)
      ) AS `deadline`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`answered_must`,
        CAST(NULL AS BIGINT)
      ) AS `answered_must`,
      IF(
        (
          (
            `t27`.`passed` = 1
          )
          AND (
            (
              `t27`.`in_time_must` = 0
            )
            OR (
              (
                `t27`.`may` & ~`t27`.`act_must`
              ) <> 0
            )
          )
        )
        OR (
          `t27`.`entangled` = 1
        ),
        `t27`.`answered_may`,
        CAST(NULL AS BIGINT)
      ) AS `answered_may`
    FROM (
      SELECT
        `t26`.`cell`,
        `t26`.`bit`,
        `t26`.`incident`,
        `t26`.`id`,
        `t26`.`at`,
        `t26`.`sure`,
        `t26`.`answered_must`,
        `t26`.`answered_may`,
        `t26`.`may`,
        `t26`.`must`,
        `t26`.`act_may`,
        `t26`.`act_must`,
        `t26`.`entangled`,
        `t26`.`delay`,
        `t26`.`now`,
        `t26`.`at` + `t26`.`delay` AS `deadline`,
        CAST(COALESCE((
          `t26`.`at` + `t26`.`delay`
        ) < `t26`.`now`, FALSE) AS BIGINT) AS `passed`,
        CAST(COALESCE(`t26`.`answered_must` <= `t26`.`now`, FALSE) AS BIGINT) AS `done_must`,
        CAST(COALESCE(`t26`.`answered_may` <= `t26`.`now`, FALSE) AS BIGINT) AS `done_may`,
        CAST(COALESCE(`t26`.`answered_must` <= LEAST(`t26`.`at` + `t26`.`delay` + 1, `t26`.`now`), FALSE) AS BIGINT) AS `in_time_must`,
        CAST(COALESCE(`t26`.`answered_may` <= LEAST(`t26`.`at` + `t26`.`delay` + 1, `t26`.`now`), FALSE) AS BIGINT) AS `in_time_may`
      FROM (
        SELECT
          `t25`.`cell`,
          `t25`.`bit`,
          `t25`.`incident`,
          `t25`.`id`,
          `t25`.`at`,
          `t25`.`sure`,
          `t25`.`answered_must`,
          `t25`.`answered_may`,
          `t25`.`may`,
          `t25`.`must`,
          `t25`.`act_may`,
          `t25`.`act_must`,
          `t25`.`entangled`,
          `t9`.`delay`,
          `t10`.`now`
        FROM (
          SELECT
            `t23`.`cell`,
            `t23`.`bit`,
            `t23`.`incident`,
            `t23`.`id`,
            `t23`.`at`,
            `t23`.`sure`,
            `t23`.`answered_must`,
            `t23`.`answered_may`,
            `t23`.`bit` AS `may`,
            `t23`.`bit` * `t23`.`sure` AS `must`,
            IF(`t23`.`answered_may` IS NULL, 0, `t23`.`bit`) AS `act_may`,
            IF(`t23`.`answered_must` IS NULL, 0, `t23`.`bit`) AS `act_must`,
            0 AS `entangled`
          FROM (
            SELECT
              `t22`.`cell`,
              `t22`.`bit`,
              `t22`.`incident`,
              `t22`.`id`,
              `t22`.`at`,
              `t22`.`sure`,
              MIN(IF(`t22`.`act_sure` = 1, `t22`.`act_at` + 1, NULL)) AS `answered_must`,
              MIN(`t22`.`act_at` + 1) AS `answered_may`
            FROM (
              SELECT
                `t20`.`cell`,
                `t20`.`role`,
                `t20`.`id`,
                `t20`.`at`,
                `t20`.`pos`,
                `t20`.`day`,
                `t20`.`low`,
                `t20`.`high`,
                `t20`.`may`,
                `t20`.`must`,
                `t20`.`incident`,
                `t20`.`answers`,
                `t20`.`cause`,
                `t20`.`seat`,
                `t20`.`bit`,
                `t20`.`sure`,
                `t21`.`act_cell`,
                `t21`.`act_seat`,
                `t21`.`names`,
                `t21`.`act_pos`,
                `t21`.`act_at`,
                `t21`.`act_sure`,
                `t21`.`act`
              FROM (
                SELECT
                  `t16`.`cell`,
                  `t16`.`role`,
                  `t16`.`id`,
                  `t16`.`at`,
                  `t16`.`pos`,
                  `t16`.`day`,
                  `t16`.`low`,
                  `t16`.`high`,
                  `t16`.`may`,
                  `t16`.`must`,
                  `t16`.`incident`,
                  `t16`.`answers`,
                  `t16`.`cause`,
                  `t16`.`seat`,
                  `t16`.`bit`,
                  CAST((
                    `t16`.`must` & `t16`.`bit`
                  ) <> 0 AS BIGINT) AS `sure`
                FROM (
                  SELECT
                    `t14`.`cell`,
                    `t14`.`role`,
                    `t14`.`id`,
                    `t14`.`at`,
                    `t14`.`pos`,
                    `t14`.`day`,
                    `t14`.`low`,
                    `t14`.`high`,
                    `t14`.`may`,
                    `t14`.`must`,
                    `t14`.`incident`,
                    `t14`.`answers`,
                    `t14`.`cause`,
                    `t5`.`seat`,
                    `t5`.`bit`
                  FROM (
                    SELECT
                      *
                    FROM `point_matches` AS `t3`
                    WHERE
                      `t3`.`role` = 'trigger'
                  ) AS `t14`
                  CROSS JOIN LATERAL (
                    SELECT
                      *
                    FROM `classes`
                  ) AS `t5`
                ) AS `t16`
                WHERE
                  (
                    `t16`.`may` & `t16`.`bit`
                  ) <> 0
              ) AS `t20`
              LEFT SEMI JOIN (
                SELECT
                  `t2`.`cell` AS `asked_cell`,
                  `t2`.`incident` AS `asked_incident`
                FROM `entangled` AS `t2`
              ) AS `t11`
                ON `t20`.`cell` = `t11`.`asked_cell`
                AND `t20`.`incident` IS NOT DISTINCT FROM `t11`.`asked_incident`
              LEFT OUTER JOIN (
                SELECT
                  `t17`.`cell` AS `act_cell`,
                  `t17`.`seat` AS `act_seat`,
                  `t17`.`answers` AS `names`,
                  `t17`.`pos` AS `act_pos`,
                  `t17`.`at` AS `act_at`,
                  CAST((
                    `t17`.`must` & `t17`.`bit`
                  ) <> 0 AS BIGINT) AS `act_sure`,
                  `t17`.`id` AS `act`
                FROM (
                  SELECT
                    `t15`.`cell`,
                    `t15`.`role`,
                    `t15`.`id`,
                    `t15`.`at`,
                    `t15`.`pos`,
                    `t15`.`day`,
                    `t15`.`low`,
                    `t15`.`high`,
                    `t15`.`may`,
                    `t15`.`must`,
                    `t15`.`incident`,
                    `t15`.`answers`,
                    `t15`.`cause`,
                    `t5`.`seat`,
                    `t5`.`bit`
                  FROM (
                    SELECT
                      *
                    FROM `point_matches` AS `t3`
                    WHERE
                      `t3`.`role` = 'act'
                  ) AS `t15`
                  CROSS JOIN LATERAL (
                    SELECT
                      *
                    FROM `classes`
                  ) AS `t5`
                ) AS `t17`
                WHERE
                  (
                    `t17`.`may` & `t17`.`bit`
                  ) <> 0
              ) AS `t21`
                ON `t20`.`cell` = `t21`.`act_cell`
                AND `t20`.`seat` = `t21`.`act_seat`
                AND `t20`.`incident` = `t21`.`names`
                AND `t20`.`pos` < `t21`.`act_pos`
            ) AS `t22`
            GROUP BY
              1,
              2,
              3,
              4,
              5,
              6
          ) AS `t23`
        ) AS `t25`
        INNER JOIN (
          SELECT
            `t0`.`cell`,
            `t0`.`delay`
          FROM `pace` AS `t0`
        ) AS `t9`
          ON `t25`.`cell` = `t9`.`cell`
        CROSS JOIN LATERAL (
          SELECT
            `t1`.`now`
          FROM `asked` AS `t1`
        ) AS `t10`
      ) AS `t26`
      WHERE
        `t26`.`at` < `t26`.`now`
    ) AS `t27`
  ) AS `t28`
  GROUP BY
    1,
    2,
    3,
    4,
    5,
    6,
    7
) AS `t29`

-- rule: point_paces
SELECT
  `t5`.`cell`,
  `t5`.`pos`,
  `t5`.`at`,
  `t5`.`id`,
  `t5`.`may`,
  `t5`.`must`,
  `t5`.`low`,
  `t5`.`high`,
  CAST(`t5`.`role` = 'step' AS BIGINT) AS `is_step`
FROM (
  SELECT
    `t2`.`cell`,
    `t2`.`role`,
    `t2`.`id`,
    `t2`.`at`,
    `t2`.`pos`,
    `t2`.`day`,
    `t2`.`low`,
    `t2`.`high`,
    `t2`.`may`,
    `t2`.`must`,
    `t2`.`incident`,
    `t2`.`answers`,
    `t2`.`cause`,
    `t4`.`now`
  FROM `point_matches` AS `t2`
  CROSS JOIN LATERAL (
    SELECT
      `t1`.`now`
    FROM `asked` AS `t1`
  ) AS `t4`
) AS `t5`
WHERE
  `t5`.`role` IN ('step', 'act') AND `t5`.`at` < `t5`.`now`

-- rule: covered
SELECT
  `t11`.`cell`,
  `t11`.`profile`,
  BIT_OR(`t11`.`everyone` & ~`t11`.`off_must`) AS `covered_may`,
  BIT_OR(IF(`t11`.`level` = 2, `t11`.`everyone` & ~`t11`.`off_may`, 0)) AS `covered_must`
FROM (
  SELECT
    `t4`.`pattern`,
    `t4`.`profile`,
    `t4`.`level`,
    `t9`.`whom`,
    `t10`.`cell`,
    `t10`.`signal`,
    `t10`.`off_may`,
    `t10`.`off_must`,
    `t8`.`everyone`
  FROM `static_levels` AS `t4`
  INNER JOIN (
    SELECT
      `t1`.`profile`,
      `t1`.`told` AS `whom`
    FROM `told_facets` AS `t1`
    WHERE
      `t1`.`facet` = 'whom'
  ) AS `t9`
    ON `t4`.`profile` = `t9`.`profile`
  INNER JOIN (
    SELECT
      *
    FROM `excusing` AS `t2`
    WHERE
      `t2`.`signal` IS NULL
  ) AS `t10`
    ON `t4`.`pattern` = `t10`.`pattern` AND `t9`.`whom` = `t10`.`whom`
  CROSS JOIN LATERAL (
    SELECT
      `t3`.`everyone`
    FROM `asked` AS `t3`
  ) AS `t8`
) AS `t11`
GROUP BY
  1,
  2

-- rule: excused
SELECT
  `t39`.`cell`,
  `t39`.`feed`,
  `t39`.`id`,
  BIT_OR(`t39`.`everyone` & ~`t39`.`off_must`) AS `excused_may`,
  BIT_OR(IF(`t39`.`level` = 2, `t39`.`everyone` & ~`t39`.`off_may`, 0)) AS `excused_must`
FROM (
  SELECT
    `t38`.`pattern`,
    `t38`.`profile`,
    `t38`.`level`,
    `t38`.`whom`,
    `t38`.`cell`,
    `t38`.`signal`,
    `t38`.`off_any` AS `off_may`,
    `t38`.`off_all` AS `off_must`,
    `t38`.`everyone`,
    `t38`.`feed`,
    `t38`.`id`,
    `t38`.`earliest`,
    `t38`.`latest`,
    `t38`.`base`,
    `t38`.`top`,
    `t38`.`width`,
    `t38`.`off_signal`,
    `t38`.`off_from`,
    `t38`.`off_to`,
    `t38`.`off_any`,
    `t38`.`off_all`
  FROM (
    SELECT
      `t37`.`pattern`,
      `t37`.`profile`,
      `t37`.`level`,
      `t37`.`whom`,
      `t37`.`cell`,
      `t37`.`signal`,
      `t37`.`off_may`,
      `t37`.`off_must`,
      `t37`.`everyone`,
      `t37`.`feed`,
      `t37`.`id`,
      `t37`.`earliest`,
      `t37`.`latest`,
      `t37`.`base`,
      `t37`.`top`,
      `t37`.`width`,
      `t37`.`off_signal`,
      `t37`.`off_from`,
      `t37`.`off_to`,
      COALESCE(`t37`.`b_may` | `t16`.`c_may`, `t37`.`a_may`) AS `off_any`,
      COALESCE(`t37`.`b_must` & `t16`.`c_must`, `t37`.`a_must`) AS `off_all`
    FROM (
      SELECT
        `t35`.`pattern`,
        `t35`.`profile`,
        `t35`.`level`,
        `t35`.`whom`,
        `t35`.`cell`,
        `t35`.`signal`,
        `t35`.`off_may`,
        `t35`.`off_must`,
        `t35`.`everyone`,
        `t35`.`feed`,
        `t35`.`id`,
        `t35`.`earliest`,
        `t35`.`latest`,
        `t35`.`base`,
        `t35`.`top`,
        `t35`.`width`,
        `t35`.`off_signal`,
        `t35`.`off_from`,
        `t35`.`off_to`,
        `t35`.`a_key`,
        `t35`.`a_signal`,
        `t35`.`a_bucket`,
        `t35`.`a_rank`,
        `t35`.`a_start`,
        `t35`.`a_stop`,
        `t35`.`a_may`,
        `t35`.`a_must`,
        `t35`.`z_key`,
        `t35`.`z_at`,
        `t35`.`z_signal`,
        `t35`.`z_bucket`,
        `t35`.`z_rank`,
        `t35`.`z_start`,
        `t35`.`z_stop`,
        `t35`.`n`,
        `t35`.`b_signal`,
        `t35`.`b_rank`,
        `t35`.`b_length`,
        `t35`.`b_may`,
        `t35`.`b_must`,
        `t35`.`b_next`,
        (
          `t35`.`z_rank` - `t35`.`b_length`
        ) + 1 AS `c_key`
      FROM (
        SELECT
          `t34`.`pattern`,
          `t34`.`profile`,
          `t34`.`level`,
          `t34`.`whom`,
          `t34`.`cell`,
          `t34`.`signal`,
          `t34`.`off_may`,
          `t34`.`off_must`,
          `t34`.`everyone`,
          `t34`.`feed`,
          `t34`.`id`,
          `t34`.`earliest`,
          `t34`.`latest`,
          `t34`.`base`,
          `t34`.`top`,
          `t34`.`width`,
          `t34`.`off_signal`,
          `t34`.`off_from`,
          `t34`.`off_to`,
          `t34`.`a_key`,
          `t34`.`a_signal`,
          `t34`.`a_bucket`,
          `t34`.`a_rank`,
          `t34`.`a_start`,
          `t34`.`a_stop`,
          `t34`.`a_may`,
          `t34`.`a_must`,
          `t34`.`z_key`,
          `t34`.`z_at`,
          `t34`.`z_signal`,
          `t34`.`z_bucket`,
          `t34`.`z_rank`,
          `t34`.`z_start`,
          `t34`.`z_stop`,
          `t34`.`n`,
          `t23`.`b_signal`,
          `t23`.`b_rank`,
          `t23`.`b_length`,
          `t23`.`b_may`,
          `t23`.`b_must`,
          `t23`.`b_next`
        FROM (
          SELECT
            `t32`.`pattern`,
            `t32`.`profile`,
            `t32`.`level`,
            `t32`.`whom`,
            `t32`.`cell`,
            `t32`.`signal`,
            `t32`.`off_may`,
            `t32`.`off_must`,
            `t32`.`everyone`,
            `t32`.`feed`,
            `t32`.`id`,
            `t32`.`earliest`,
            `t32`.`latest`,
            `t32`.`base`,
            `t32`.`top`,
            `t32`.`width`,
            `t32`.`off_signal`,
            `t32`.`off_from`,
            `t32`.`off_to`,
            `t32`.`a_key`,
            `t32`.`a_signal`,
            `t32`.`a_bucket`,
            `t32`.`a_rank`,
            `t32`.`a_start`,
            `t32`.`a_stop`,
            `t32`.`a_may`,
            `t32`.`a_must`,
            `t32`.`z_key`,
            `t32`.`z_at`,
            `t32`.`z_signal`,
            `t32`.`z_bucket`,
            `t32`.`z_rank`,
            `t32`.`z_start`,
            `t32`.`z_stop`,
            (
              `t32`.`z_rank` - `t32`.`a_rank`
            ) + 1 AS `n`
          FROM (
            SELECT
              `t31`.`pattern`,
              `t31`.`profile`,
              `t31`.`level`,
              `t31`.`whom`,
              `t31`.`cell`,
              `t31`.`signal`,
              `t31`.`off_may`,
              `t31`.`off_must`,
              `t31`.`everyone`,
              `t31`.`feed`,
              `t31`.`id`,
              `t31`.`earliest`,
              `t31`.`latest`,
              `t31`.`base`,
              `t31`.`top`,
              `t31`.`width`,
              `t31`.`off_signal`,
              `t31`.`off_from`,
              `t31`.`off_to`,
              `t31`.`a_key`,
              `t31`.`a_signal`,
              `t31`.`a_bucket`,
              `t31`.`a_rank`,
              `t31`.`a_start`,
              `t31`.`a_stop`,
              `t31`.`a_may`,
              `t31`.`a_must`,
              `t31`.`z_key`,
              `t31`.`z_at`,
              `t17`.`z_signal`,
              `t17`.`z_bucket`,
              `t17`.`z_rank`,
              `t17`.`z_start`,
              `t17`.`z_stop`
            FROM (
              SELECT
                `t29`.`pattern`,
                `t29`.`profile`,
                `t29`.`level`,
                `t29`.`whom`,
                `t29`.`cell`,
                `t29`.`signal`,
                `t29`.`off_may`,
                `t29`.`off_must`,
                `t29`.`everyone`,
                `t29`.`feed`,
                `t29`.`id`,
                `t29`.`earliest`,
                `t29`.`latest`,
                `t29`.`base`,
                `t29`.`top`,
                `t29`.`width`,
                `t29`.`off_signal`,
                `t29`.`off_from`,
                `t29`.`off_to`,
                `t29`.`a_key`,
                `t29`.`a_signal`,
                `t29`.`a_bucket`,
                `t29`.`a_rank`,
                `t29`.`a_start`,
                `t29`.`a_stop`,
                `t29`.`a_may`,
                `t29`.`a_must`,
                IF(`t29`.`a_stop` < `t29`.`off_to`, `t29`.`a_signal`, CAST(NULL AS BIGINT)) AS `z_key`,
                SHIFTRIGHT((
                  `t29`.`off_to` - `t29`.`base`
                ), CAST(`t29`.`width` AS INT)) AS `z_at`
              FROM (
                SELECT
                  `t28`.`pattern`,
                  `t28`.`profile`,
                  `t28`.`level`,
                  `t28`.`whom`,
                  `t28`.`cell`,
                  `t28`.`signal`,
                  `t28`.`off_may`,
                  `t28`.`off_must`,
                  `t28`.`everyone`,
                  `t28`.`feed`,
                  `t28`.`id`,
                  `t28`.`earliest`,
                  `t28`.`latest`,
                  `t28`.`base`,
                  `t28`.`top`,
                  `t28`.`width`,
                  `t28`.`off_signal`,
                  `t28`.`off_from`,
                  `t28`.`off_to`,
                  `t28`.`a_key`,
                  `t18`.`a_signal`,
                  `t18`.`a_bucket`,
                  `t18`.`a_rank`,
                  `t18`.`a_start`,
                  `t18`.`a_stop`,
                  `t18`.`a_may`,
                  `t18`.`a_must`
                FROM (
                  SELECT
                    `t26`.`pattern`,
                    `t26`.`profile`,
                    `t26`.`level`,
                    `t26`.`whom`,
                    `t26`.`cell`,
                    `t26`.`signal`,
                    `t26`.`off_may`,
                    `t26`.`off_must`,
                    `t26`.`everyone`,
                    `t26`.`feed`,
                    `t26`.`id`,
                    `t26`.`earliest`,
                    `t26`.`latest`,
                    `t26`.`base`,
                    `t26`.`top`,
                    `t26`.`width`,
                    `t26`.`signal` AS `off_signal`,
                    GREATEST(`t26`.`base`, LEAST(`t26`.`earliest`, `t26`.`top`)) AS `off_from`,
                    GREATEST(`t26`.`base`, LEAST(`t26`.`latest`, `t26`.`top`)) AS `off_to`,
                    SHIFTRIGHT(
                      (
                        GREATEST(`t26`.`base`, LEAST(`t26`.`earliest`, `t26`.`top`)) - `t26`.`base`
                      ),
                      CAST(`t26`.`width` AS INT)
                    ) AS `a_key`
                  FROM (
                    SELECT
                      `t8`.`pattern`,
                      `t8`.`profile`,
                      `t8`.`level`,
                      `t24`.`whom`,
                      `t25`.`cell`,
                      `t25`.`signal`,
                      `t25`.`off_may`,
                      `t25`.`off_must`,
                      `t21`.`everyone`,
                      `t22`.`feed`,
                      `t22`.`id`,
                      `t22`.`earliest`,
                      `t22`.`latest`,
                      `t9`.`base`,
                      `t9`.`top`,
                      `t9`.`width`
                    FROM `static_levels` AS `t8`
                    INNER JOIN (
                      SELECT
                        `t4`.`profile`,
                        `t4`.`told` AS `whom`
                      FROM `told_facets` AS `t4`
                      WHERE
                        `t4`.`facet` = 'whom'
                    ) AS `t24`
                      ON `t8`.`profile` = `t24`.`profile`
                    INNER JOIN (
                      SELECT
                        *
                      FROM `excusing` AS `t5`
                      WHERE
                        `t5`.`signal` IS NOT NULL
                    ) AS `t25`
                      ON `t8`.`pattern` = `t25`.`pattern` AND `t24`.`whom` = `t25`.`whom`
                    CROSS JOIN LATERAL (
                      SELECT
                        `t6`.`everyone`
                      FROM `asked` AS `t6`
                    ) AS `t21`
                    INNER JOIN (
                      SELECT
                        `t7`.`feed`,
                        `t7`.`id`,
                        `t7`.`earliest`,
                        `t7`.`latest`,
                        `t7`.`profile`
                      FROM `told` AS `t7`
                    ) AS `t22`
                      ON `t8`.`profile` = `t22`.`profile`
                    CROSS JOIN LATERAL (
                      SELECT
                        *
                      FROM `buckets`
                    ) AS `t9`
                  ) AS `t26`
                ) AS `t28`
                LEFT OUTER JOIN (
                  SELECT
                    `t1`.`signal` AS `a_signal`,
                    `t1`.`bucket` AS `a_bucket`,
                    `t1`.`rank` AS `a_rank`,
                    `t1`.`start` AS `a_start`,
                    `t1`.`stop` AS `a_stop`,
                    `t1`.`may` AS `a_may`,
                    `t1`.`must` AS `a_must`
                  FROM `steps` AS `t1`
                ) AS `t18`
                  ON `t28`.`off_signal` = `t18`.`a_signal`
                  AND `t28`.`a_key` = `t18`.`a_bucket`
                  AND `t18`.`a_start` <= `t28`.`off_from`
                  AND `t18`.`a_stop` >= `t28`.`off_from`
              ) AS `t29`
            ) AS `t31`
            LEFT OUTER JOIN (
              SELECT
                `t1`.`signal` AS `z_signal`,
                `t1`.`bucket` AS `z_bucket`,
                `t1`.`rank` AS `z_rank`,
                `t1`.`start` AS `z_start`,
                `t1`.`stop` AS `z_stop`
              FROM `steps` AS `t1`
            ) AS `t17`
              ON `t31`.`z_key` = `t17`.`z_signal`
              AND `t31`.`z_at` = `t17`.`z_bucket`
              AND `t17`.`z_start` <= `t31`.`off_to`
              AND `t17`.`z_stop` >= `t31`.`off_to`
          ) AS `t32`
        ) AS `t34`
        LEFT OUTER JOIN (
          SELECT
            `t0`.`signal` AS `b_signal`,
            `t0`.`rank` AS `b_rank`,
            `t0`.`length` AS `b_length`,
            `t0`.`may` AS `b_may`,
            `t0`.`must` AS `b_must`,
            `t0`.`length` * 2 AS `b_next`
          FROM `blocks` AS `t0`
        ) AS `t23`
          ON `t34`.`z_signal` = `t23`.`b_signal`
          AND `t34`.`a_rank` = `t23`.`b_rank`
          AND `t23`.`b_length` <= `t34`.`n`
          AND `t23`.`b_next` > `t34`.`n`
      ) AS `t35`
    ) AS `t37`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`signal` AS `c_signal`,
        `t0`.`rank` AS `c_rank`,
        `t0`.`length` AS `c_length`,
        `t0`.`may` AS `c_may`,
        `t0`.`must` AS `c_must`
      FROM `blocks` AS `t0`
    ) AS `t16`
      ON `t37`.`b_signal` = `t16`.`c_signal`
      AND `t37`.`c_key` = `t16`.`c_rank`
      AND `t37`.`b_length` = `t16`.`c_length`
  ) AS `t38`
) AS `t39`
GROUP BY
  1,
  2,
  3

-- rule: span_matches
SELECT
  `t61`.`cell`,
  `t61`.`role`,
  `t61`.`feed`,
  `t61`.`id`,
  `t61`.`grp`,
  `t61`.`earliest`,
  `t61`.`latest`,
  `t61`.`day_first`,
  `t61`.`day_last`,
  IF(
    `t61`.`unit` = 0,
    1000,
    IF(`t61`.`mode` = 1, `t61`.`low`, COALESCE(`t61`.`amount_low`, 0))
  ) AS `low`,
  IF(
    `t61`.`unit` = 0,
    1000,
    IF(`t61`.`mode` IS NOT NULL, `t61`.`high`, `t61`.`amount_high`)
  ) AS `high`,
  `t61`.`heard`,
  `t61`.`may`,
  `t61`.`must`,
  `t61`.`alleged`
FROM (
  SELECT
    `t60`.`profile`,
    `t60`.`level`,
    `t60`.`cell`,
    `t60`.`role`,
    `t60`.`unit`,
    `t60`.`begins`,
    `t60`.`signal`,
    `t60`.`open_may`,
    `t60`.`open_must`,
    `t60`.`feed`,
    `t60`.`id`,
    `t60`.`earliest`,
    `t60`.`began`,
    `t60`.`latest`,
    `t60`.`day_first`,
    `t60`.`day_last`,
    `t60`.`measure`,
    `t60`.`amount`,
    `t60`.`low`,
    `t60`.`high`,
    `t60`.`grp`,
    `t60`.`told_may`,
    `t60`.`told_must`,
    `t60`.`covered_may`,
    `t60`.`covered_must`,
    `t60`.`excused_may`,
    `t60`.`excused_must`,
    `t60`.`now`,
    `t60`.`period_start`,
    `t60`.`base`,
    `t60`.`top`,
    `t60`.`width`,
    `t60`.`open_signal`,
    `t60`.`open_from`,
    `t60`.`open_to`,
    `t60`.`open_any`,
    `t60`.`open_all`,
    `t60`.`then_from`,
    `t60`.`then_to`,
    `t60`.`is_in`,
    `t60`.`then_signal`,
    `t60`.`then_any`,
    `t60`.`then_all`,
    `t60`.`open_then`,
    `t60`.`heard`,
    `t60`.`may`,
    `t60`.`must`,
    `t60`.`alleged`,
    `t23`.`amount_low`,
    `t23`.`amount_high`,
    `t11`.`mode`
  FROM (
    SELECT
      `t58`.`profile`,
      `t58`.`level`,
      `t58`.`cell`,
      `t58`.`role`,
      `t58`.`unit`,
      `t58`.`begins`,
      `t58`.`signal`,
      `t58`.`open_may`,
      `t58`.`open_must`,
      `t58`.`feed`,
      `t58`.`id`,
      `t58`.`earliest`,
      `t58`.`began`,
      `t58`.`latest`,
      `t58`.`day_first`,
      `t58`.`day_last`,
      `t58`.`measure`,
      `t58`.`amount`,
      `t58`.`low`,
      `t58`.`high`,
      `t58`.`grp`,
      `t58`.`told_may`,
      `t58`.`told_must`,
      `t58`.`covered_may`,
      `t58`.`covered_must`,
      `t58`.`excused_may`,
      `t58`.`excused_must`,
      `t58`.`now`,
      `t58`.`period_start`,
      `t58`.`base`,
      `t58`.`top`,
      `t58`.`width`,
      `t58`.`open_signal`,
      `t58`.`open_from`,
      `t58`.`open_to`,
      `t58`.`open_any`,
      `t58`.`open_all`,
      `t58`.`then_from`,
      `t58`.`then_to`,
      `t58`.`is_in`,
      `t58`.`then_signal`,
      `t58`.`then_any`,
      `t58`.`then_all`,
      IF(`t58`.`is_in`, COALESCE(`t58`.`then_any`, `t58`.`open_may`), 0) AS `open_then`,
      `t58`.`told_may` & ~`t58`.`covered_must` AS `heard`,
      `t58`.`told_may` & ~`t58`.`covered_must` & `t58`.`open_may` AS `may`,
      IF(`t58`.`level` = 2, `t58`.`told_must` & `t58`.`open_must` & ~`t58`.`covered_may`, 0) AS `must`,
      `t58`.`told_may` & ~`t58`.`covered_must` & IF(`t58`.`is_in`, COALESCE(`t58`.`then_any`, `t58`.`open_may`), 0) AS `alleged`
    FROM (
      SELECT
        `t57`.`profile`,
        `t57`.`level`,
        `t57`.`cell`,
        `t57`.`role`,
        `t57`.`unit`,
        `t57`.`begins`,
        `t57`.`signal`,
        `t57`.`open_may`,
        `t57`.`open_must`,
        `t57`.`feed`,
        `t57`.`id`,
        `t57`.`earliest`,
        `t57`.`began`,
        `t57`.`latest`,
        `t57`.`day_first`,
        `t57`.`day_last`,
        `t57`.`measure`,
        `t57`.`amount`,
        `t57`.`low`,
        `t57`.`high`,
        `t57`.`grp`,
        `t57`.`told_may`,
        `t57`.`told_must`,
        `t57`.`covered_may`,
        `t57`.`covered_must`,
        `t57`.`excused_may`,
        `t57`.`excused_must`,
        `t57`.`now`,
        `t57`.`period_start`,
        `t57`.`base`,
        `t57`.`top`,
        `t57`.`width`,
        `t57`.`open_signal`,
        `t57`.`open_from`,
        `t57`.`open_to`,
        `t57`.`open_any`,
        `t57`.`open_all`,
        `t57`.`then_from`,
        `t57`.`then_to`,
        `t57`.`is_in`,
        `t57`.`then_signal`,
        COALESCE(`t57`.`b_may` | `t25`.`c_may`, `t57`.`a_may`) AS `then_any`,
        COALESCE(`t57`.`b_must` & `t25`.`c_must`, `t57`.`a_must`) AS `then_all`
      FROM (
        SELECT
          `t55`.`profile`,
          `t55`.`level`,
          `t55`.`cell`,
          `t55`.`role`,
          `t55`.`unit`,
          `t55`.`begins`,
          `t55`.`signal`,
          `t55`.`open_may`,
          `t55`.`open_must`,
          `t55`.`feed`,
          `t55`.`id`,
          `t55`.`earliest`,
          `t55`.`began`,
          `t55`.`latest`,
          `t55`.`day_first`,
          `t55`.`day_last`,
          `t55`.`measure`,
          `t55`.`amount`,
          `t55`.`low`,
          `t55`.`high`,
          `t55`.`grp`,
          `t55`.`told_may`,
          `t55`.`told_must`,
          `t55`.`covered_may`,
          `t55`.`covered_must`,
          `t55`.`excused_may`,
          `t55`.`excused_must`,
          `t55`.`now`,
          `t55`.`period_start`,
          `t55`.`base`,
          `t55`.`top`,
          `t55`.`width`,
          `t55`.`open_signal`,
          `t55`.`open_from`,
          `t55`.`open_to`,
          `t55`.`open_any`,
          `t55`.`open_all`,
          `t55`.`then_from`,
          `t55`.`then_to`,
          `t55`.`is_in`,
          `t55`.`then_signal`,
          `t55`.`a_key`,
          `t55`.`a_signal`,
          `t55`.`a_bucket`,
          `t55`.`a_rank`,
          `t55`.`a_start`,
          `t55`.`a_stop`,
          `t55`.`a_may`,
          `t55`.`a_must`,
          `t55`.`z_key`,
          `t55`.`z_at`,
          `t55`.`z_signal`,
          `t55`.`z_bucket`,
          `t55`.`z_rank`,
          `t55`.`z_start`,
          `t55`.`z_stop`,
          `t55`.`n`,
          `t55`.`b_signal`,
          `t55`.`b_rank`,
          `t55`.`b_length`,
          `t55`.`b_may`,
          `t55`.`b_must`,
          `t55`.`b_next`,
          (
            `t55`.`z_rank` - `t55`.`b_length`
          ) + 1 AS `c_key`
        FROM (
          SELECT
            `t54`.`profile`,
            `t54`.`level`,
            `t54`.`cell`,
            `t54`.`role`,
            `t54`.`unit`,
            `t54`.`begins`,
            `t54`.`signal`,
            `t54`.`open_may`,
            `t54`.`open_must`,
            `t54`.`feed`,
            `t54`.`id`,
            `t54`.`earliest`,
            `t54`.`began`,
            `t54`.`latest`,
            `t54`.`day_first`,
            `t54`.`day_last`,
            `t54`.`measure`,
            `t54`.`amount`,
            `t54`.`low`,
            `t54`.`high`,
            `t54`.`grp`,
            `t54`.`told_may`,
            `t54`.`told_must`,
            `t54`.`covered_may`,
            `t54`.`covered_must`,
            `t54`.`excused_may`,
            `t54`.`excused_must`,
            `t54`.`now`,
            `t54`.`period_start`,
            `t54`.`base`,
            `t54`.`top`,
            `t54`.`width`,
            `t54`.`open_signal`,
            `t54`.`open_from`,
            `t54`.`open_to`,
            `t54`.`open_any`,
            `t54`.`open_all`,
            `t54`.`then_from`,
            `t54`.`then_to`,
            `t54`.`is_in`,
            `t54`.`then_signal`,
            `t54`.`a_key`,
            `t54`.`a_signal`,
            `t54`.`a_bucket`,
            `t54`.`a_rank`,
            `t54`.`a_start`,
            `t54`.`a_stop`,
            `t54`.`a_may`,
            `t54`.`a_must`,
            `t54`.`z_key`,
            `t54`.`z_at`,
            `t54`.`z_signal`,
            `t54`.`z_bucket`,
            `t54`.`z_rank`,
            `t54`.`z_start`,
            `t54`.`z_stop`,
            `t54`.`n`,
            `t30`.`b_signal`,
            `t30`.`b_rank`,
            `t30`.`b_length`,
            `t30`.`b_may`,
            `t30`.`b_must`,
            `t30`.`b_next`
          FROM (
            SELECT
              `t52`.`profile`,
              `t52`.`level`,
              `t52`.`cell`,
              `t52`.`role`,
              `t52`.`unit`,
              `t52`.`begins`,
              `t52`.`signal`,
              `t52`.`open_may`,
              `t52`.`open_must`,
              `t52`.`feed`,
              `t52`.`id`,
              `t52`.`earliest`,
              `t52`.`began`,
              `t52`.`latest`,
              `t52`.`day_first`,
              `t52`.`day_last`,
              `t52`.`measure`,
              `t52`.`amount`,
              `t52`.`low`,
              `t52`.`high`,
              `t52`.`grp`,
              `t52`.`told_may`,
              `t52`.`told_must`,
              `t52`.`covered_may`,
              `t52`.`covered_must`,
              `t52`.`excused_may`,
              `t52`.`excused_must`,
              `t52`.`now`,
              `t52`.`period_start`,
              `t52`.`base`,
              `t52`.`top`,
              `t52`.`width`,
              `t52`.`open_signal`,
              `t52`.`open_from`,
              `t52`.`open_to`,
              `t52`.`open_any`,
              `t52`.`open_all`,
              `t52`.`then_from`,
              `t52`.`then_to`,
              `t52`.`is_in`,
              `t52`.`then_signal`,
              `t52`.`a_key`,
              `t52`.`a_signal`,
              `t52`.`a_bucket`,
              `t52`.`a_rank`,
              `t52`.`a_start`,
              `t52`.`a_stop`,
              `t52`.`a_may`,
              `t52`.`a_must`,
              `t52`.`z_key`,
              `t52`.`z_at`,
              `t52`.`z_signal`,
              `t52`.`z_bucket`,
              `t52`.`z_rank`,
              `t52`.`z_start`,
              `t52`.`z_stop`,
              (
                `t52`.`z_rank` - `t52`.`a_rank`
              ) + 1 AS `n`
            FROM (
              SELECT
                `t51`.`profile`,
                `t51`.`level`,
                `t51`.`cell`,
                `t51`.`role`,
                `t51`.`unit`,
                `t51`.`begins`,
                `t51`.`signal`,
                `t51`.`open_may`,
                `t51`.`open_must`,
                `t51`.`feed`,
                `t51`.`id`,
                `t51`.`earliest`,
                `t51`.`began`,
                `t51`.`latest`,
                `t51`.`day_first`,
                `t51`.`day_last`,
                `t51`.`measure`,
                `t51`.`amount`,
                `t51`.`low`,
                `t51`.`high`,
                `t51`.`grp`,
                `t51`.`told_may`,
                `t51`.`told_must`,
                `t51`.`covered_may`,
                `t51`.`covered_must`,
                `t51`.`excused_may`,
                `t51`.`excused_must`,
                `t51`.`now`,
                `t51`.`period_start`,
                `t51`.`base`,
                `t51`.`top`,
                `t51`.`width`,
                `t51`.`open_signal`,
                `t51`.`open_from`,
                `t51`.`open_to`,
                `t51`.`open_any`,
                `t51`.`open_all`,
                `t51`.`then_from`,
                `t51`.`then_to`,
                `t51`.`is_in`,
                `t51`.`then_signal`,
                `t51`.`a_key`,
                `t51`.`a_signal`,
                `t51`.`a_bucket`,
                `t51`.`a_rank`,
                `t51`.`a_start`,
                `t51`.`a_stop`,
                `t51`.`a_may`,
                `t51`.`a_must`,
                `t51`.`z_key`,
                `t51`.`z_at`,
                `t26`.`z_signal`,
                `t26`.`z_bucket`,
                `t26`.`z_rank`,
                `t26`.`z_start`,
                `t26`.`z_stop`
              FROM (
                SELECT
                  `t49`.`profile`,
                  `t49`.`level`,
                  `t49`.`cell`,
                  `t49`.`role`,
                  `t49`.`unit`,
                  `t49`.`begins`,
                  `t49`.`signal`,
                  `t49`.`open_may`,
                  `t49`.`open_must`,
                  `t49`.`feed`,
                  `t49`.`id`,
                  `t49`.`earliest`,
                  `t49`.`began`,
                  `t49`.`latest`,
                  `t49`.`day_first`,
                  `t49`.`day_last`,
                  `t49`.`measure`,
                  `t49`.`amount`,
                  `t49`.`low`,
                  `t49`.`high`,
                  `t49`.`grp`,
                  `t49`.`told_may`,
                  `t49`.`told_must`,
                  `t49`.`covered_may`,
                  `t49`.`covered_must`,
                  `t49`.`excused_may`,
                  `t49`.`excused_must`,
                  `t49`.`now`,
                  `t49`.`period_start`,
                  `t49`.`base`,
                  `t49`.`top`,
                  `t49`.`width`,
                  `t49`.`open_signal`,
                  `t49`.`open_from`,
                  `t49`.`open_to`,
                  `t49`.`open_any`,
                  `t49`.`open_all`,
                  `t49`.`then_from`,
                  `t49`.`then_to`,
                  `t49`.`is_in`,
                  `t49`.`then_signal`,
                  `t49`.`a_key`,
                  `t49`.`a_signal`,
                  `t49`.`a_bucket`,
                  `t49`.`a_rank`,
                  `t49`.`a_start`,
                  `t49`.`a_stop`,
                  `t49`.`a_may`,
                  `t49`.`a_must`,
                  IF(`t49`.`a_stop` < `t49`.`then_to`, `t49`.`a_signal`, CAST(NULL AS BIGINT)) AS `z_key`,
                  SHIFTRIGHT((
                    `t49`.`then_to` - `t49`.`base`
                  ), CAST(`t49`.`width` AS INT)) AS `z_at`
                FROM (
                  SELECT
                    `t48`.`profile`,
                    `t48`.`level`,
                    `t48`.`cell`,
                    `t48`.`role`,
                    `t48`.`unit`,
                    `t48`.`begins`,
                    `t48`.`signal`,
                    `t48`.`open_may`,
                    `t48`.`open_must`,
                    `t48`.`feed`,
                    `t48`.`id`,
                    `t48`.`earliest`,
                    `t48`.`began`,
                    `t48`.`latest`,
                    `t48`.`day_first`,
                    `t48`.`day_last`,
                    `t48`.`measure`,
                    `t48`.`amount`,
                    `t48`.`low`,
                    `t48`.`high`,
                    `t48`.`grp`,
                    `t48`.`told_may`,
                    `t48`.`told_must`,
                    `t48`.`covered_may`,
                    `t48`.`covered_must`,
                    `t48`.`excused_may`,
                    `t48`.`excused_must`,
                    `t48`.`now`,
                    `t48`.`period_start`,
                    `t48`.`base`,
                    `t48`.`top`,
                    `t48`.`width`,
                    `t48`.`open_signal`,
                    `t48`.`open_from`,
                    `t48`.`open_to`,
                    `t48`.`open_any`,
                    `t48`.`open_all`,
                    `t48`.`then_from`,
                    `t48`.`then_to`,
                    `t48`.`is_in`,
                    `t48`.`then_signal`,
                    `t48`.`a_key`,
                    `t27`.`a_signal`,
                    `t27`.`a_bucket`,
                    `t27`.`a_rank`,
                    `t27`.`a_start`,
                    `t27`.`a_stop`,
                    `t27`.`a_may`,
                    `t27`.`a_must`
                  FROM (
                    SELECT
                      `t46`.`profile`,
                      `t46`.`level`,
                      `t46`.`cell`,
                      `t46`.`role`,
                      `t46`.`unit`,
                      `t46`.`begins`,
                      `t46`.`signal`,
                      COALESCE(`t46`.`open_any`, `t46`.`open_may`) AS `open_may`,
                      COALESCE(`t46`.`open_all`, `t46`.`open_must`) AS `open_must`,
                      `t46`.`feed`,
                      `t46`.`id`,
                      `t46`.`earliest`,
                      `t46`.`began`,
                      `t46`.`latest`,
                      `t46`.`day_first`,
                      `t46`.`day_last`,
                      `t46`.`measure`,
                      `t46`.`amount`,
                      `t46`.`low`,
                      `t46`.`high`,
                      `t46`.`grp`,
                      `t46`.`told_may`,
                      `t46`.`told_must`,
                      `t46`.`covered_may`,
                      `t46`.`covered_must`,
                      `t46`.`excused_may`,
                      `t46`.`excused_must`,
                      `t46`.`now`,
                      `t46`.`period_start`,
                      `t46`.`base`,
                      `t46`.`top`,
                      `t46`.`width`,
                      `t46`.`open_signal`,
                      `t46`.`open_from`,
                      `t46`.`open_to`,
                      `t46`.`open_any`,
                      `t46`.`open_all`,
                      GREATEST(`t46`.`base`, LEAST(GREATEST(`t46`.`earliest`, `t46`.`period_start`), `t46`.`top`)) AS `then_from`,
                      GREATEST(`t46`.`base`, LEAST(LEAST(`t46`.`latest`, `t46`.`now` - 1), `t46`.`top`)) AS `then_to`,
                      (
                        `t46`.`role` = 1
                      )
                      AND (
                        GREATEST(`t46`.`earliest`, `t46`.`period_start`) <= LEAST(`t46`.`latest`, `t46`.`now` - 1)
                      ) AS `is_in`,
                      IF(
                        (
                          (
                            GREATEST(`t46`.`base`, LEAST(GREATEST(`t46`.`earliest`, `t46`.`period_start`), `t46`.`top`)) = `t46`.`open_from`
                          )
                          AND (
                            GREATEST(`t46`.`base`, LEAST(LEAST(`t46`.`latest`, `t46`.`now` - 1), `t46`.`top`)) = `t46`.`open_to`
                          )
                        )
                        OR NOT (
                          (
                            `t46`.`role` = 1
                          )
                          AND (
                            GREATEST(`t46`.`earliest`, `t46`.`period_start`) <= LEAST(`t46`.`latest`, `t46`.`now` - 1)
                          )
                        ),
                        CAST(NULL AS BIGINT),
                        `t46`.`signal`
                      ) AS `then_signal`,
                      SHIFTRIGHT(
                        (
                          GREATEST(`t46`.`base`, LEAST(GREATEST(`t46`.`earliest`, `t46`.`period_start`), `t46`.`top`)) - `t46`.`base`
                        ),
                        CAST(`t46`.`width` AS INT)
                      ) AS `a_key`
                    FROM (
                      SELECT
                        `t45`.`profile`,
                        `t45`.`level`,
                        `t45`.`cell`,
                        `t45`.`role`,
                        `t45`.`unit`,
                        `t45`.`begins`,
                        `t45`.`signal`,
                        `t45`.`open_may`,
                        `t45`.`open_must`,
                        `t45`.`feed`,
                        `t45`.`id`,
                        `t45`.`earliest`,
                        `t45`.`began`,
                        `t45`.`latest`,
                        `t45`.`day_first`,
                        `t45`.`day_last`,
                        `t45`.`measure`,
                        `t45`.`amount`,
                        `t45`.`low`,
                        `t45`.`high`,
                        `t45`.`grp`,
                        `t45`.`told_may`,
                        `t45`.`told_must`,
                        `t45`.`covered_may`,
                        `t45`.`covered_must`,
                        `t45`.`excused_may`,
                        `t45`.`excused_must`,
                        `t45`.`now`,
                        `t45`.`period_start`,
                        `t45`.`base`,
                        `t45`.`top`,
                        `t45`.`width`,
                        `t45`.`open_signal`,
                        `t45`.`open_from`,
                        `t45`.`open_to`,
                        COALESCE(`t45`.`b_may` | `t25`.`c_may`, `t45`.`a_may`) AS `open_any`,
                        COALESCE(`t45`.`b_must` & `t25`.`c_must`, `t45`.`a_must`) AS `open_all`
                      FROM (
                        SELECT
                          `t43`.`profile`,
                          `t43`.`level`,
                          `t43`.`cell`,
                          `t43`.`role`,
                          `t43`.`unit`,
                          `t43`.`begins`,
                          `t43`.`signal`,
                          `t43`.`open_may`,
                          `t43`.`open_must`,
                          `t43`.`feed`,
                          `t43`.`id`,
                          `t43`.`earliest`,
                          `t43`.`began`,
                          `t43`.`latest`,
                          `t43`.`day_first`,
                          `t43`.`day_last`,
                          `t43`.`measure`,
                          `t43`.`amount`,
                          `t43`.`low`,
                          `t43`.`high`,
                          `t43`.`grp`,
                          `t43`.`told_may`,
                          `t43`.`told_must`,
                          `t43`.`covered_may`,
                          `t43`.`covered_must`,
                          `t43`.`excused_may`,
                          `t43`.`excused_must`,
                          `t43`.`now`,
                          `t43`.`period_start`,
                          `t43`.`base`,
                          `t43`.`top`,
                          `t43`.`width`,
                          `t43`.`open_signal`,
                          `t43`.`open_from`,
                          `t43`.`open_to`,
                          `t43`.`a_key`,
                          `t43`.`a_signal`,
                          `t43`.`a_bucket`,
                          `t43`.`a_rank`,
                          `t43`.`a_start`,
                          `t43`.`a_stop`,
                          `t43`.`a_may`,
                          `t43`.`a_must`,
                          `t43`.`z_key`,
                          `t43`.`z_at`,
                          `t43`.`z_signal`,
                          `t43`.`z_bucket`,
                          `t43`.`z_rank`,
                          `t43`.`z_start`,
                          `t43`.`z_stop`,
                          `t43`.`n`,
                          `t43`.`b_signal`,
                          `t43`.`b_rank`,
                          `t43`.`b_length`,
                          `t43`.`b_may`,
                          `t43`.`b_must`,
                          `t43`.`b_next`,
                          (
                            `t43`.`z_rank` - `t43`.`b_length`
                          ) + 1 AS `c_key`
                        FROM (
                          SELECT
                            `t42`.`profile`,
                            `t42`.`level`,
                            `t42`.`cell`,
                            `t42`.`role`,
                            `t42`.`unit`,
                            `t42`.`begins`,
                            `t42`.`signal`,
                            `t42`.`open_may`,
                            `t42`.`open_must`,
                            `t42`.`feed`,
                            `t42`.`id`,
                            `t42`.`earliest`,
                            `t42`.`began`,
                            `t42`.`latest`,
                            `t42`.`day_first`,
                            `t42`.`day_last`,
                            `t42`.`measure`,
                            `t42`.`amount`,
                            `t42`.`low`,
                            `t42`.`high`,
                            `t42`.`grp`,
                            `t42`.`told_may`,
                            `t42`.`told_must`,
                            `t42`.`covered_may`,
                            `t42`.`covered_must`,
                            `t42`.`excused_may`,
                            `t42`.`excused_must`,
                            `t42`.`now`,
                            `t42`.`period_start`,
                            `t42`.`base`,
                            `t42`.`top`,
                            `t42`.`width`,
                            `t42`.`open_signal`,
                            `t42`.`open_from`,
                            `t42`.`open_to`,
                            `t42`.`a_key`,
                            `t42`.`a_signal`,
                            `t42`.`a_bucket`,
                            `t42`.`a_rank`,
                            `t42`.`a_start`,
                            `t42`.`a_stop`,
                            `t42`.`a_may`,
                            `t42`.`a_must`,
                            `t42`.`z_key`,
                            `t42`.`z_at`,
                            `t42`.`z_signal`,
                            `t42`.`z_bucket`,
                            `t42`.`z_rank`,
                            `t42`.`z_start`,
                            `t42`.`z_stop`,
                            `t42`.`n`,
                            `t30`.`b_signal`,
                            `t30`.`b_rank`,
                            `t30`.`b_length`,
                            `t30`.`b_may`,
                            `t30`.`b_must`,
                            `t30`.`b_next`
                          FROM (
                            SELECT
                              `t40`.`profile`,
                              `t40`.`level`,
                              `t40`.`cell`,
                              `t40`.`role`,
                              `t40`.`unit`,
                              `t40`.`begins`,
                              `t40`.`signal`,
                              `t40`.`open_may`,
                              `t40`.`open_must`,
                              `t40`.`feed`,
                              `t40`.`id`,
                              `t40`.`earliest`,
                              `t40`.`began`,
                              `t40`.`latest`,
                              `t40`.`day_first`,
                              `t40`.`day_last`,
                              `t40`.`measure`,
                              `t40`.`amount`,
                              `t40`.`low`,
                              `t40`.`high`,
                              `t40`.`grp`,
                              `t40`.`told_may`,
                              `t40`.`told_must`,
                              `t40`.`covered_may`,
                              `t40`.`covered_must`,
                              `t40`.`excused_may`,
                              `t40`.`excused_must`,
                              `t40`.`now`,
                              `t40`.`period_start`,
                              `t40`.`base`,
                              `t40`.`top`,
                              `t40`.`width`,
                              `t40`.`open_signal`,
                              `t40`.`open_from`,
                              `t40`.`open_to`,
                              `t40`.`a_key`,
                              `t40`.`a_signal`,
                              `t40`.`a_bucket`,
                              `t40`.`a_rank`,
                              `t40`.`a_start`,
                              `t40`.`a_stop`,
                              `t40`.`a_may`,
                              `t40`.`a_must`,
                              `t40`.`z_key`,
                              `t40`.`z_at`,
                              `t40`.`z_signal`,
                              `t40`.`z_bucket`,
                              `t40`.`z_rank`,
                              `t40`.`z_start`,
                              `t40`.`z_stop`,
                              (
                                `t40`.`z_rank` - `t40`.`a_rank`
                              ) + 1 AS `n`
                            FROM (
                              SELECT
                                `t39`.`profile`,
                                `t39`.`level`,
                                `t39`.`cell`,
                                `t39`.`role`,
                                `t39`.`unit`,
                                `t39`.`begins`,
                                `t39`.`signal`,
                                `t39`.`open_may`,
                                `t39`.`open_must`,
                                `t39`.`feed`,
                                `t39`.`id`,
                                `t39`.`earliest`,
                                `t39`.`began`,
                                `t39`.`latest`,
                                `t39`.`day_first`,
                                `t39`.`day_last`,
                                `t39`.`measure`,
                                `t39`.`amount`,
                                `t39`.`low`,
                                `t39`.`high`,
                                `t39`.`grp`,
                                `t39`.`told_may`,
                                `t39`.`told_must`,
                                `t39`.`covered_may`,
                                `t39`.`covered_must`,
                                `t39`.`excused_may`,
                                `t39`.`excused_must`,
                                `t39`.`now`,
                                `t39`.`period_start`,
                                `t39`.`base`,
                                `t39`.`top`,
                                `t39`.`width`,
                                `t39`.`open_signal`,
                                `t39`.`open_from`,
                                `t39`.`open_to`,
                                `t39`.`a_key`,
                                `t39`.`a_signal`,
                                `t39`.`a_bucket`,
                                `t39`.`a_rank`,
                                `t39`.`a_start`,
                                `t39`.`a_stop`,
                                `t39`.`a_may`,
                                `t39`.`a_must`,
                                `t39`.`z_key`,
                                `t39`.`z_at`,
                                `t26`.`z_signal`,
                                `t26`.`z_bucket`,
                                `t26`.`z_rank`,
                                `t26`.`z_start`,
                                `t26`.`z_stop`
                              FROM (
                                SELECT
                                  `t37`.`profile`,
                                  `t37`.`level`,
                                  `t37`.`cell`,
                                  `t37`.`role`,
                                  `t37`.`unit`,
                                  `t37`.`begins`,
                                  `t37`.`signal`,
                                  `t37`.`open_may`,
                                  `t37`.`open_must`,
                                  `t37`.`feed`,
                                  `t37`.`id`,
                                  `t37`.`earliest`,
                                  `t37`.`began`,
                                  `t37`.`latest`,
                                  `t37`.`day_first`,
                                  `t37`.`day_last`,
                                  `t37`.`measure`,
                                  `t37`.`amount`,
                                  `t37`.`low`,
                                  `t37`.`high`,
                                  `t37`.`grp`,
                                  `t37`.`told_may`,
                                  `t37`.`told_must`,
                                  `t37`.`covered_may`,
                                  `t37`.`covered_must`,
                                  `t37`.`excused_may`,
                                  `t37`.`excused_must`,
                                  `t37`.`now`,
                                  `t37`.`period_start`,
                                  `t37`.`base`,
                                  `t37`.`top`,
                                  `t37`.`width`,
                                  `t37`.`open_signal`,
                                  `t37`.`open_from`,
                                  `t37`.`open_to`,
                                  `t37`.`a_key`,
                                  `t37`.`a_signal`,
                                  `t37`.`a_bucket`,
                                  `t37`.`a_rank`,
                                  `t37`.`a_start`,
                                  `t37`.`a_stop`,
                                  `t37`.`a_may`,
                                  `t37`.`a_must`,
                                  IF(`t37`.`a_stop` < `t37`.`open_to`, `t37`.`a_signal`, CAST(NULL AS BIGINT)) AS `z_key`,
                                  SHIFTRIGHT((
                                    `t37`.`open_to` - `t37`.`base`
                                  ), CAST(`t37`.`width` AS INT)) AS `z_at`
                                FROM (
                                  SELECT
                                    `t36`.`profile`,
                                    `t36`.`level`,
                                    `t36`.`cell`,
                                    `t36`.`role`,
                                    `t36`.`unit`,
                                    `t36`.`begins`,
                                    `t36`.`signal`,
                                    `t36`.`open_may`,
                                    `t36`.`open_must`,
                                    `t36`.`feed`,
                                    `t36`.`id`,
                                    `t36`.`earliest`,
                                    `t36`.`began`,
                                    `t36`.`latest`,
                                    `t36`.`day_first`,
                                    `t36`.`day_last`,
                                    `t36`.`measure`,
                                    `t36`.`amount`,
                                    `t36`.`low`,
                                    `t36`.`high`,
                                    `t36`.`grp`,
                                    `t36`.`told_may`,
                                    `t36`.`told_must`,
                                    `t36`.`covered_may`,
                                    `t36`.`covered_must`,
                                    `t36`.`excused_may`,
                                    `t36`.`excused_must`,
                                    `t36`.`now`,
                                    `t36`.`period_start`,
                                    `t36`.`base`,
                                    `t36`.`top`,
                                    `t36`.`width`,
                                    `t36`.`open_signal`,
                                    `t36`.`open_from`,
                                    `t36`.`open_to`,
                                    `t36`.`a_key`,
                                    `t27`.`a_signal`,
                                    `t27`.`a_bucket`,
                                    `t27`.`a_rank`,
                                    `t27`.`a_start`,
                                    `t27`.`a_stop`,
                                    `t27`.`a_may`,
                                    `t27`.`a_must`
                                  FROM (
                                    SELECT
                                      `t34`.`profile`,
                                      `t34`.`level`,
                                      `t34`.`cell`,
                                      `t34`.`role`,
                                      `t34`.`unit`,
                                      `t34`.`begins`,
                                      `t34`.`signal`,
                                      `t34`.`open_may`,
                                      `t34`.`open_must`,
                                      `t34`.`feed`,
                                      `t34`.`id`,
                                      `t34`.`earliest`,
                                      `t34`.`began`,
                                      `t34`.`latest`,
                                      `t34`.`day_first`,
                                      `t34`.`day_last`,
                                      `t34`.`measure`,
                                      `t34`.`amount`,
                                      `t34`.`low`,
                                      `t34`.`high`,
                                      `t34`.`grp`,
                                      `t34`.`told_may`,
                                      `t34`.`told_must`,
                                      COALESCE(`t34`.`covered_may`, 0) | COALESCE(`t34`.`excused_may`, 0) AS `covered_may`,
                                      COALESCE(`t34`.`covered_must`, 0) | COALESCE(`t34`.`excused_must`, 0) AS `covered_must`,
                                      `t34`.`excused_may`,
                                      `t34`.`excused_must`,
                                      `t34`.`now`,
                                      `t34`.`period_start`,
                                      `t34`.`base`,
                                      `t34`.`top`,
                                      `t34`.`width`,
                                      `t34`.`signal` AS `open_signal`,
                                      GREATEST(`t34`.`base`, LEAST(`t34`.`earliest`, `t34`.`top`)) AS `open_from`,
                                      GREATEST(`t34`.`base`, LEAST(`t34`.`latest`, `t34`.`top`)) AS `open_to`,
                                      SHIFTRIGHT(
                                        (
                                          GREATEST(`t34`.`base`, LEAST(`t34`.`earliest`, `t34`.`top`)) - `t34`.`base`
                                        ),
                                        CAST(`t34`.`width` AS INT)
                                      ) AS `a_key`
                                    FROM (
                                      SELECT
                                        `t33`.`profile`,
                                        `t33`.`level`,
                                        `t33`.`cell`,
                                        `t33`.`role`,
                                        `t33`.`unit`,
                                        `t33`.`begins`,
                                        `t33`.`signal`,
                                        `t33`.`open_may`,
                                        `t33`.`open_must`,
                                        `t33`.`feed`,
                                        `t33`.`id`,
                                        `t33`.`earliest`,
                                        `t33`.`began`,
                                        `t33`.`latest`,
                                        `t33`.`day_first`,
                                        `t33`.`day_last`,
                                        `t33`.`measure`,
                                        `t33`.`amount`,
                                        `t33`.`low`,
                                        `t33`.`high`,
                                        `t33`.`grp`,
                                        `t33`.`told_may`,
                                        `t33`.`told_must`,
                                        `t12`.`covered_may`,
                                        `t12`.`covered_must`,
                                        `t13`.`excused_may`,
                                        `t13`.`excused_must`,
                                        `t28`.`now`,
                                        `t28`.`period_start`,
                                        `t14`.`base`,
                                        `t14`.`top`,
                                        `t14`.`width`
                                      FROM (
                                        SELECT
                                          `t31`.`profile`,
                                          `t31`.`level`,
                                          `t31`.`cell`,
                                          `t31`.`role`,
                                          `t31`.`unit`,
                                          `t31`.`begins`,
                                          `t31`.`signal`,
                                          `t31`.`open_may`,
                                          `t31`.`open_must`,
                                          `t31`.`feed`,
                                          `t31`.`id`,
                                          `t31`.`earliest`,
                                          `t31`.`began`,
                                          IF(`t31`.`begins` = 1, `t31`.`began`, `t31`.`latest`) AS `latest`,
                                          `t31`.`day_first`,
                                          `t31`.`day_last`,
                                          `t31`.`measure`,
                                          `t31`.`amount`,
                                          `t31`.`low`,
                                          `t31`.`high`,
                                          `t31`.`grp`,
                                          `t31`.`told_may`,
                                          `t31`.`told_must`
                                        FROM (
                                          SELECT
                                            `t15`.`profile`,
                                            `t15`.`level`,
                                            `t16`.`cell`,
                                            `t16`.`role`,
                                            `t16`.`unit`,
                                            `t16`.`begins`,
                                            `t16`.`signal`,
                                            `t16`.`open_may`,
                                            `t16`.`open_must`,
                                            `t29`.`feed`,
                                            `t29`.`id`,
                                            `t29`.`earliest`,
                                            `t29`.`began`,
                                            `t29`.`latest`,
                                            `t29`.`day_first`,
                                            `t29`.`day_last`,
                                            `t29`.`measure`,
                                            `t29`.`amount`,
                                            `t29`.`low`,
                                            `t29`.`high`,
                                            `t29`.`grp`,
                                            `t29`.`told_may`,
                                            `t29`.`told_must`
                                          FROM `static_levels` AS `t15`
                                          INNER JOIN `searching` AS `t16`
                                            ON `t15`.`pattern` = `t16`.`pattern`
                                          INNER JOIN (
                                            SELECT
                                              `t10`.`feed`,
                                              `t10`.`id`,
                                              `t10`.`earliest`,
                                              `t10`.`began`,
                                              `t10`.`latest`,
                                              `t10`.`day_first`,
                                              `t10`.`day_last`,
                                              `t10`.`profile`,
                                              `t10`.`measure`,
                                              `t10`.`amount`,
                                              `t10`.`low`,
                                              `t10`.`high`,
                                              `t10`.`grp`,
                                              `t10`.`may` AS `told_may`,
                                              `t10`.`must` AS `told_must`
                                            FROM `told` AS `t10`
                                          ) AS `t29`
                                            ON `t15`.`profile` = `t29`.`profile`
                                        ) AS `t31`
                                      ) AS `t33`
                                      LEFT OUTER JOIN `covered` AS `t12`
                                        ON `t33`.`cell` = `t12`.`cell` AND `t33`.`profile` = `t12`.`profile`
                                      LEFT OUTER JOIN `excused` AS `t13`
                                        ON `t33`.`cell` = `t13`.`cell`
                                        AND `t33`.`feed` = `t13`.`feed`
                                        AND `t33`.`id` = `t13`.`id`
                                      CROSS JOIN LATERAL (
                                        SELECT
                                          `t7`.`now`,
                                          `t7`.`period_start`
                                        FROM `asked` AS `t7`
                                      ) AS `t28`
                                      CROSS JOIN LATERAL (
                                        SELECT
                                          *
                                        FROM `buckets`
                                      ) AS `t14`
                                    ) AS `t34`
                                  ) AS `t36`
                                  LEFT OUTER JOIN (
                                    SELECT
                                      `t3`.`signal` AS `a_signal`,
                                      `t3`.`bucket` AS `a_bucket`,
                                      `t3`.`rank` AS `a_rank`,
                                      `t3`.`start` AS `a_start`,
                                      `t3`.`stop` AS `a_stop`,
                                      `t3`.`may` AS `a_may`,
                                      `t3`.`must` AS `a_must`
                                    FROM `steps` AS `t3`
                                  ) AS `t27`
                                    ON `t36`.`open_signal` = `t27`.`a_signal`
                                    AND `t36`.`a_key` = `t27`.`a_bucket`
                                    AND `t27`.`a_start` <= `t36`.`open_from`
                                    AND `t27`.`a_stop` >= `t36`.`open_from`
                                ) AS `t37`
                              ) AS `t39`
                              LEFT OUTER JOIN (
                                SELECT
                                  `t3`.`signal` AS `z_signal`,
                                  `t3`.`bucket` AS `z_bucket`,
                                  `t3`.`rank` AS `z_rank`,
                                  `t3`.`start` AS `z_start`,
                                  `t3`.`stop` AS `z_stop`
                                FROM `steps` AS `t3`
                              ) AS `t26`
                                ON `t39`.`z_key` = `t26`.`z_signal`
                                AND `t39`.`z_at` = `t26`.`z_bucket`
                                AND `t26`.`z_start` <= `t39`.`open_to`
                                AND `t26`.`z_stop` >= `t39`.`open_to`
                            ) AS `t40`
                          ) AS `t42`
                          LEFT OUTER JOIN (
                            SELECT
                              `t2`.`signal` AS `b_signal`,
                              `t2`.`rank` AS `b_rank`,
                              `t2`.`length` AS `b_length`,
                              `t2`.`may` AS `b_may`,
                              `t2`.`must` AS `b_must`,
                              `t2`.`length` * 2 AS `b_next`
                            FROM `blocks` AS `t2`
                          ) AS `t30`
                            ON `t42`.`z_signal` = `t30`.`b_signal`
                            AND `t42`.`a_rank` = `t30`.`b_rank`
                            AND `t30`.`b_length` <= `t42`.`n`
                            AND `t30`.`b_next` > `t42`.`n`
                        ) AS `t43`
                      ) AS `t45`
                      LEFT OUTER JOIN (
                        SELECT
                          `t2`.`signal` AS `c_signal`,
                          `t2`.`rank` AS `c_rank`,
                          `t2`.`length` AS `c_length`,
                          `t2`.`may` AS `c_may`,
                          `t2`.`must` AS `c_must`
                        FROM `blocks` AS `t2`
                      ) AS `t25`
                        ON `t45`.`b_signal` = `t25`.`c_signal`
                        AND `t45`.`c_key` = `t25`.`c_rank`
                        AND `t45`.`b_length` = `t25`.`c_length`
                    ) AS `t46`
                  ) AS `t48`
                  LEFT OUTER JOIN (
                    SELECT
                      `t3`.`signal` AS `a_signal`,
                      `t3`.`bucket` AS `a_bucket`,
                      `t3`.`rank` AS `a_rank`,
                      `t3`.`start` AS `a_start`,
                      `t3`.`stop` AS `a_stop`,
                      `t3`.`may` AS `a_may`,
                      `t3`.`must` AS `a_must`
                    FROM `steps` AS `t3`
                  ) AS `t27`
                    ON `t48`.`then_signal` = `t27`.`a_signal`
                    AND `t48`.`a_key` = `t27`.`a_bucket`
                    AND `t27`.`a_start` <= `t48`.`then_from`
                    AND `t27`.`a_stop` >= `t48`.`then_from`
                ) AS `t49`
              ) AS `t51`
              LEFT OUTER JOIN (
                SELECT
                  `t3`.`signal` AS `z_signal`,
                  `t3`.`bucket` AS `z_bucket`,
                  `t3`.`rank` AS `z_rank`,
                  `t3`.`start` AS `z_start`,
                  `t3`.`stop` AS `z_stop`
                FROM `steps` AS `t3`
              ) AS `t26`
                ON `t51`.`z_key` = `t26`.`z_signal`
                AND `t51`.`z_at` = `t26`.`z_bucket`
                AND `t26`.`z_start` <= `t51`.`then_to`
                AND `t26`.`z_stop` >= `t51`.`then_to`
            ) AS `t52`
          ) AS `t54`
          LEFT OUTER JOIN (
            SELECT
              `t2`.`signal` AS `b_signal`,
              `t2`.`rank` AS `b_rank`,
              `t2`.`length` AS `b_length`,
              `t2`.`may` AS `b_may`,
              `t2`.`must` AS `b_must`,
              `t2`.`length` * 2 AS `b_next`
            FROM `blocks` AS `t2`
          ) AS `t30`
            ON `t54`.`z_signal` = `t30`.`b_signal`
            AND `t54`.`a_rank` = `t30`.`b_rank`
            AND `t30`.`b_length` <= `t54`.`n`
            AND `t30`.`b_next` > `t54`.`n`
        ) AS `t55`
      ) AS `t57`
      LEFT OUTER JOIN (
        SELECT
          `t2`.`signal` AS `c_signal`,
          `t2`.`rank` AS `c_rank`,
          `t2`.`length` AS `c_length`,
          `t2`.`may` AS `c_may`,
          `t2`.`must` AS `c_must`
        FROM `blocks` AS `t2`
      ) AS `t25`
        ON `t57`.`b_signal` = `t25`.`c_signal`
        AND `t57`.`c_key` = `t25`.`c_rank`
        AND `t57`.`b_length` = `t25`.`c_length`
    ) AS `t58`
    WHERE
      (
        `t58`.`told_may` & ~`t58`.`covered_must` & `t58`.`open_may`
      ) <> 0
  ) AS `t60`
  LEFT OUTER JOIN (
    SELECT
      `t1`.`amount`,
      `t1`.`unit`,
      `t1`.`low` AS `amount_low`,
      `t1`.`high` AS `amount_high`
    FROM `amounts` AS `t1`
  ) AS `t23`
    ON `t60`.`amount` = `t23`.`amount` AND `t60`.`unit` = `t23`.`unit`
  LEFT OUTER JOIN `read_as` AS `t11`
    ON `t60`.`measure` = `t11`.`measure` AND `t60`.`unit` = `t11`.`unit`
) AS `t61`

-- rule: span_touches
SELECT
  `t44`.`cell`,
  `t44`.`feed`,
  `t44`.`id`,
  `t44`.`grp`,
  `t44`.`earliest`,
  `t44`.`latest`,
  `t44`.`low`,
  `t44`.`high`,
  `t44`.`p_start` AS `start`,
  `t44`.`heard` & COALESCE(`t44`.`then_any`, `t44`.`w_may`) AS `may`,
  IF(
    (
      `t44`.`earliest` >= `t44`.`p_start`
    )
    AND (
      `t44`.`latest` < `t44`.`p_end`
    ),
    `t44`.`must`,
    0
  ) AS `must`
FROM (
  SELECT
    `t43`.`cell`,
    `t43`.`role`,
    `t43`.`feed`,
    `t43`.`id`,
    `t43`.`grp`,
    `t43`.`earliest`,
    `t43`.`latest`,
    `t43`.`day_first`,
    `t43`.`day_last`,
    `t43`.`low`,
    `t43`.`high`,
    `t43`.`heard`,
    `t43`.`may`,
    `t43`.`must`,
    `t43`.`alleged`,
    `t43`.`f_cell`,
    `t43`.`f_day`,
    `t43`.`first_number`,
    `t43`.`l_cell`,
    `t43`.`l_day`,
    `t43`.`last_number`,
    `t43`.`number`,
    `t43`.`p_cell`,
    `t43`.`p_number`,
    `t43`.`p_start`,
    `t43`.`p_end`,
    `t43`.`w_cell`,
    `t43`.`w_signal`,
    `t43`.`w_may`,
    `t43`.`base`,
    `t43`.`top`,
    `t43`.`width`,
    `t43`.`then_signal`,
    `t43`.`then_from`,
    `t43`.`then_to`,
    COALESCE(`t43`.`b_may` | `t15`.`c_may`, `t43`.`a_may`) AS `then_any`,
    COALESCE(`t43`.`b_must` & `t15`.`c_must`, `t43`.`a_must`) AS `then_all`
  FROM (
    SELECT
      `t41`.`cell`,
      `t41`.`role`,
      `t41`.`feed`,
      `t41`.`id`,
      `t41`.`grp`,
      `t41`.`earliest`,
      `t41`.`latest`,
      `t41`.`day_first`,
      `t41`.`day_last`,
      `t41`.`low`,
      `t41`.`high`,
      `t41`.`heard`,
      `t41`.`may`,
      `t41`.`must`,
      `t41`.`alleged`,
      `t41`.`f_cell`,
      `t41`.`f_day`,
      `t41`.`first_number`,
      `t41`.`l_cell`,
      `t41`.`l_day`,
      `t41`.`last_number`,
      `t41`.`number`,
      `t41`.`p_cell`,
      `t41`.`p_number`,
      `t41`.`p_start`,
      `t41`.`p_end`,
      `t41`.`w_cell`,
      `t41`.`w_signal`,
      `t41`.`w_may`,
      `t41`.`base`,
      `t41`.`top`,
      `t41`.`width`,
      `t41`.`then_signal`,
      `t41`.`then_from`,
      `t41`.`then_to`,
      `t41`.`a_key`,
      `t41`.`a_signal`,
      `t41`.`a_bucket`,
      `t41`.`a_rank`,
      `t41`.`a_start`,
      `t41`.`a_stop`,
      `t41`.`a_may`,
      `t41`.`a_must`,
      `t41`.`z_key`,
      `t41`.`z_at`,
      `t41`.`z_signal`,
      `t41`.`z_bucket`,
      `t41`.`z_rank`,
      `t41`.`z_start`,
      `t41`.`z_stop`,
      `t41`.`n`,
      `t41`.`b_signal`,
      `t41`.`b_rank`,
      `t41`.`b_length`,
      `t41`.`b_may`,
      `t41`.`b_must`,
      `t41`.`b_next`,
      (
        `t41`.`z_rank` - `t41`.`b_length`
      ) + 1 AS `c_key`
    FROM (
      SELECT
        `t40`.`cell`,
        `t40`.`role`,
        `t40`.`feed`,
        `t40`.`id`,
        `t40`.`grp`,
        `t40`.`earliest`,
        `t40`.`latest`,
        `t40`.`day_first`,
        `t40`.`day_last`,
        `t40`.`low`,
        `t40`.`high`,
        `t40`.`heard`,
        `t40`.`may`,
        `t40`.`must`,
        `t40`.`alleged`,
        `t40`.`f_cell`,
        `t40`.`f_day`,
        `t40`.`first_number`,
        `t40`.`l_cell`,
        `t40`.`l_day`,
        `t40`.`last_number`,
        `t40`.`number`,
        `t40`.`p_cell`,
        `t40`.`p_number`,
        `t40`.`p_start`,
        `t40`.`p_end`,
        `t40`.`w_cell`,
        `t40`.`w_signal`,
        `t40`.`w_may`,
        `t40`.`base`,
        `t40`.`top`,
        `t40`.`width`,
        `t40`.`then_signal`,
        `t40`.`then_from`,
        `t40`.`then_to`,
        `t40`.`a_key`,
        `t40`.`a_signal`,
        `t40`.`a_bucket`,
        `t40`.`a_rank`,
        `t40`.`a_start`,
        `t40`.`a_stop`,
        `t40`.`a_may`,
        `t40`.`a_must`,
        `t40`.`z_key`,
        `t40`.`z_at`,
        `t40`.`z_signal`,
        `t40`.`z_bucket`,
        `t40`.`z_rank`,
        `t40`.`z_start`,
        `t40`.`z_stop`,
        `t40`.`n`,
        `t23`.`b_signal`,
        `t23`.`b_rank`,
        `t23`.`b_length`,
        `t23`.`b_may`,
        `t23`.`b_must`,
        `t23`.`b_next`
      FROM (
        SELECT
          `t38`.`cell`,
          `t38`.`role`,
          `t38`.`feed`,
          `t38`.`id`,
          `t38`.`grp`,
          `t38`.`earliest`,
          `t38`.`latest`,
          `t38`.`day_first`,
          `t38`.`day_last`,
          `t38`.`low`,
          `t38`.`high`,
          `t38`.`heard`,
          `t38`.`may`,
          `t38`.`must`,
          `t38`.`alleged`,
          `t38`.`f_cell`,
          `t38`.`f_day`,
          `t38`.`first_number`,
          `t38`.`l_cell`,
          `t38`.`l_day`,
          `t38`.`last_number`,
          `t38`.`number`,
          `t38`.`p_cell`,
          `t38`.`p_number`,
          `t38`.`p_start`,
          `t38`.`p_end`,
          `t38`.`w_cell`,
          `t38`.`w_signal`,
          `t38`.`w_may`,
          `t38`.`base`,
          `t38`.`top`,
          `t38`.`width`,
          `t38`.`then_signal`,
          `t38`.`then_from`,
          `t38`.`then_to`,
          `t38`.`a_key`,
          `t38`.`a_signal`,
          `t38`.`a_bucket`,
          `t38`.`a_rank`,
          `t38`.`a_start`,
          `t38`.`a_stop`,
          `t38`.`a_may`,
          `t38`.`a_must`,
          `t38`.`z_key`,
          `t38`.`z_at`,
          `t38`.`z_signal`,
          `t38`.`z_bucket`,
          `t38`.`z_rank`,
          `t38`.`z_start`,
          `t38`.`z_stop`,
          (
            `t38`.`z_rank` - `t38`.`a_rank`
          ) + 1 AS `n`
        FROM (
          SELECT
            `t37`.`cell`,
            `t37`.`role`,
            `t37`.`feed`,
            `t37`.`id`,
            `t37`.`grp`,
            `t37`.`earliest`,
            `t37`.`latest`,
            `t37`.`day_first`,
            `t37`.`day_last`,
            `t37`.`low`,
            `t37`.`high`,
            `t37`.`heard`,
            `t37`.`may`,
            `t37`.`must`,
            `t37`.`alleged`,
            `t37`.`f_cell`,
            `t37`.`f_day`,
            `t37`.`first_number`,
            `t37`.`l_cell`,
            `t37`.`l_day`,
            `t37`.`last_number`,
            `t37`.`number`,
            `t37`.`p_cell`,
            `t37`.`p_number`,
            `t37`.`p_start`,
            `t37`.`p_end`,
            `t37`.`w_cell`,
            `t37`.`w_signal`,
            `t37`.`w_may`,
            `t37`.`base`,
            `t37`.`top`,
            `t37`.`width`,
            `t37`.`then_signal`,
            `t37`.`then_from`,
            `t37`.`then_to`,
            `t37`.`a_key`,
            `t37`.`a_signal`,
            `t37`.`a_bucket`,
            `t37`.`a_rank`,
            `t37`.`a_start`,
            `t37`.`a_stop`,
            `t37`.`a_may`,
            `t37`.`a_must`,
            `t37`.`z_key`,
            `t37`.`z_at`,
            `t16`.`z_signal`,
            `t16`.`z_bucket`,
            `t16`.`z_rank`,
            `t16`.`z_start`,
            `t16`.`z_stop`
          FROM (
            SELECT
              `t35`.`cell`,
              `t35`.`role`,
              `t35`.`feed`,
              `t35`.`id`,
              `t35`.`grp`,
              `t35`.`earliest`,
              `t35`.`latest`,
              `t35`.`day_first`,
              `t35`.`day_last`,
              `t35`.`low`,
              `t35`.`high`,
              `t35`.`heard`,
              `t35`.`may`,
              `t35`.`must`,
              `t35`.`alleged`,
              `t35`.`f_cell`,
              `t35`.`f_day`,
              `t35`.`first_number`,
              `t35`.`l_cell`,
              `t35`.`l_day`,
              `t35`.`last_number`,
              `t35`.`number`,
              `t35`.`p_cell`,
              `t35`.`p_number`,
              `t35`.`p_start`,
              `t35`.`p_end`,
              `t35`.`w_cell`,
              `t35`.`w_signal`,
              `t35`.`w_may`,
              `t35`.`base`,
              `t35`.`top`,
              `t35`.`width`,
              `t35`.`then_signal`,
              `t35`.`then_from`,
              `t35`.`then_to`,
              `t35`.`a_key`,
              `t35`.`a_signal`,
              `t35`.`a_bucket`,
              `t35`.`a_rank`,
              `t35`.`a_start`,
              `t35`.`a_stop`,
              `t35`.`a_may`,
              `t35`.`a_must`,
              IF(`t35`.`a_stop` < `t35`.`then_to`, `t35`.`a_signal`, CAST(NULL AS BIGINT)) AS `z_key`,
              SHIFTRIGHT((
                `t35`.`then_to` - `t35`.`base`
              ), CAST(`t35`.`width` AS INT)) AS `z_at`
            FROM (
              SELECT
                `t34`.`cell`,
                `t34`.`role`,
                `t34`.`feed`,
                `t34`.`id`,
                `t34`.`grp`,
                `t34`.`earliest`,
                `t34`.`latest`,
                `t34`.`day_first`,
                `t34`.`day_last`,
                `t34`.`low`,
                `t34`.`high`,
                `t34`.`heard`,
                `t34`.`may`,
                `t34`.`must`,
                `t34`.`alleged`,
                `t34`.`f_cell`,
                `t34`.`f_day`,
                `t34`.`first_number`,
                `t34`.`l_cell`,
                `t34`.`l_day`,
                `t34`.`last_number`,
                `t34`.`number`,
                `t34`.`p_cell`,
                `t34`.`p_number`,
                `t34`.`p_start`,
                `t34`.`p_end`,
                `t34`.`w_cell`,
                `t34`.`w_signal`,
                `t34`.`w_may`,
                `t34`.`base`,
                `t34`.`top`,
                `t34`.`width`,
                `t34`.`then_signal`,
                `t34`.`then_from`,
                `t34`.`then_to`,
                `t34`.`a_key`,
                `t17`.`a_signal`,
                `t17`.`a_bucket`,
                `t17`.`a_rank`,
                `t17`.`a_start`,
                `t17`.`a_stop`,
                `t17`.`a_may`,
                `t17`.`a_must`
              FROM (
                SELECT
                  `t32`.`cell`,
                  `t32`.`role`,
                  `t32`.`feed`,
                  `t32`.`id`,
                  `t32`.`grp`,
                  `t32`.`earliest`,
                  `t32`.`latest`,
                  `t32`.`day_first`,
                  `t32`.`day_last`,
                  `t32`.`low`,
                  `t32`.`high`,
                  `t32`.`heard`,
                  `t32`.`may`,
                  `t32`.`must`,
                  `t32`.`alleged`,
                  `t32`.`f_cell`,
                  `t32`.`f_day`,
                  `t32`.`first_number`,
                  `t32`.`l_cell`,
                  `t32`.`l_day`,
                  `t32`.`last_number`,
                  `t32`.`number`,
                  `t32`.`p_cell`,
                  `t32`.`p_number`,
                  `t32`.`p_start`,
                  `t32`.`p_end`,
                  `t32`.`w_cell`,
                  `t32`.`w_signal`,
                  `t32`.`w_may`,
                  `t32`.`base`,
                  `t32`.`top`,
                  `t32`.`width`,
                  `t32`.`w_signal` AS `then_signal`,
                  GREATEST(`t32`.`base`, LEAST(GREATEST(`t32`.`earliest`, `t32`.`p_start`), `t32`.`top`)) AS `then_from`,
                  GREATEST(`t32`.`base`, LEAST(LEAST(`t32`.`latest`, `t32`.`p_end` - 1), `t32`.`top`)) AS `then_to`,
                  SHIFTRIGHT(
                    (
                      GREATEST(`t32`.`base`, LEAST(GREATEST(`t32`.`earliest`, `t32`.`p_start`), `t32`.`top`)) - `t32`.`base`
                    ),
                    CAST(`t32`.`width` AS INT)
                  ) AS `a_key`
                FROM (
                  SELECT
                    `t31`.`cell`,
                    `t31`.`role`,
                    `t31`.`feed`,
                    `t31`.`id`,
                    `t31`.`grp`,
                    `t31`.`earliest`,
                    `t31`.`latest`,
                    `t31`.`day_first`,
                    `t31`.`day_last`,
                    `t31`.`low`,
                    `t31`.`high`,
                    `t31`.`heard`,
                    `t31`.`may`,
                    `t31`.`must`,
                    `t31`.`alleged`,
                    `t31`.`f_cell`,
                    `t31`.`f_day`,
                    `t31`.`first_number`,
                    `t31`.`l_cell`,
                    `t31`.`l_day`,
                    `t31`.`last_number`,
                    `t31`.`number`,
                    `t31`.`p_cell`,
                    `t31`.`p_number`,
                    `t31`.`p_start`,
                    `t31`.`p_end`,
                    `t24`.`w_cell`,
                    `t24`.`w_signal`,
                    `t24`.`w_may`,
                    `t7`.`base`,
                    `t7`.`top`,
                    `t7`.`width`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        `t28`.`cell`,
                        `t28`.`role`,
                        `t28`.`feed`,
                        `t28`.`id`,
                        `t28`.`grp`,
                        `t28`.`earliest`,
                        `t28`.`latest`,
                        `t28`.`day_first`,
                        `t28`.`day_last`,
                        `t28`.`low`,
                        `t28`.`high`,
                        `t28`.`heard`,
                        `t28`.`may`,
                        `t28`.`must`,
                        `t28`.`alleged`,
                        `t28`.`f_cell`,
                        `t28`.`f_day`,
                        `t28`.`first_number`,
                        `t28`.`l_cell`,
                        `t28`.`l_day`,
                        `t28`.`last_number`,
                        `t28`.`number`,
                        `t19`.`p_cell`,
                        `t19`.`p_number`,
                        `t19`.`p_start`,
                        `t19`.`p_end`
                      FROM (
                        SELECT
                          `t26`.`cell`,
                          `t26`.`role`,
                          `t26`.`feed`,
                          `t26`.`id`,
                          `t26`.`grp`,
                          `t26`.`earliest`,
                          `t26`.`latest`,
                          `t26`.`day_first`,
                          `t26`.`day_last`,
                          `t26`.`low`,
                          `t26`.`high`,
                          `t26`.`heard`,
                          `t26`.`may`,
                          `t26`.`must`,
                          `t26`.`alleged`,
                          `t26`.`f_cell`,
                          `t26`.`f_day`,
                          `t26`.`first_number`,
                          `t26`.`l_cell`,
                          `t26`.`l_day`,
                          `t26`.`last_number`,
                          EXPLODE(
                            IF(
                              (
                                1 <> 0
                              )
                              AND (
                                SIGN(1) = SIGN((
                                  `t26`.`last_number` + 1
                                ) - `t26`.`first_number`)
                              ),
                              IF(
                                ELEMENT_AT(
                                  SEQUENCE(`t26`.`first_number`, `t26`.`last_number` + 1, 1),
                                  SIZE(SEQUENCE(`t26`.`first_number`, `t26`.`last_number` + 1, 1))
                                ) = (
                                  `t26`.`last_number` + 1
                                ),
                                SLICE(
                                  SEQUENCE(`t26`.`first_number`, `t26`.`last_number` + 1, 1),
                                  1,
                                  SIZE(SEQUENCE(`t26`.`first_number`, `t26`.`last_number` + 1, 1)) - 1
                                ),
                                SEQUENCE(`t26`.`first_number`, `t26`.`last_number` + 1, 1)
                              ),
                              ARRAY()
                            )
                          ) AS `number`
                        FROM (
                          SELECT
                            `t25`.`cell`,
                            `t25`.`role`,
                            `t25`.`feed`,
                            `t25`.`id`,
                            `t25`.`grp`,
                            `t25`.`earliest`,
                            `t25`.`latest`,
                            `t25`.`day_first`,
                            `t25`.`day_last`,
                            `t25`.`low`,
                            `t25`.`high`,
                            `t25`.`heard`,
                            `t25`.`may`,
                            `t25`.`must`,
                            `t25`.`alleged`,
                            `t21`.`f_cell`,
                            `t21`.`f_day`,
                            `t21`.`first_number`,
                            `t22`.`l_cell`,
                            `t22`.`l_day`,
                            `t22`.`last_number`
                          FROM (
                            SELECT
                              *
                            FROM `span_matches` AS `t5`
                            WHERE
                              `t5`.`role` IN (6)
                          ) AS `t25`
                          INNER JOIN (
                            SELECT
                              `t6`.`cell` AS `f_cell`,
                              `t6`.`day` AS `f_day`,
                              `t6`.`number` AS `first_number`
                            FROM `day_numbers` AS `t6`
                          ) AS `t21`
                            ON `t25`.`cell` = `t21`.`f_cell` AND `t25`.`day_first` = `t21`.`f_day`
                          INNER JOIN (
                            SELECT
                              `t6`.`cell` AS `l_cell`,
                              `t6`.`day` AS `l_day`,
                              `t6`.`number` AS `last_number`
                            FROM `day_numbers` AS `t6`
                          ) AS `t22`
                            ON `t25`.`cell` = `t22`.`l_cell` AND `t25`.`day_last` = `t22`.`l_day`
                        ) AS `t26`
                      ) AS `t28`
                      INNER JOIN (
                        SELECT
                          `t4`.`cell` AS `p_cell`,
                          `t4`.`number` AS `p_number`,
                          `t4`.`start` AS `p_start`,
                          `t4`.`end` AS `p_end`
                        FROM `numbered_periods` AS `t4`
                      ) AS `t19`
                        ON `t28`.`cell` = `t19`.`p_cell` AND `t28`.`number` = `t19`.`p_number`
                    ) AS `t29`
                    WHERE
                      `t29`.`p_start` <= `t29`.`latest` AND `t29`.`p_end` > `t29`.`earliest`
                  ) AS `t31`
                  INNER JOIN (
                    SELECT
                      `t3`.`cell` AS `w_cell`,
                      `t3`.`signal` AS `w_signal`,
                      `t3`.`open_may` AS `w_may`
                    FROM `searching` AS `t3`
                    WHERE
                      `t3`.`role` = 6
                  ) AS `t24`
                    ON `t31`.`cell` = `t24`.`w_cell`
                  CROSS JOIN LATERAL (
                    SELECT
                      *
                    FROM `buckets`
                  ) AS `t7`
                ) AS `t32`
              ) AS `t34`
              LEFT OUTER JOIN (
                SELECT
                  `t1`.`signal` AS `a_signal`,
                  `t1`.`bucket` AS `a_bucket`,
                  `t1`.`rank` AS `a_rank`,
                  `t1`.`start` AS `a_start`,
                  `t1`.`stop` AS `a_stop`,
                  `t1`.`may` AS `a_may`,
                  `t1`.`must` AS `a_must`
                FROM `steps` AS `t1`
              ) AS `t17`
                ON `t34`.`then_signal` = `t17`.`a_signal`
                AND `t34`.`a_key` = `t17`.`a_bucket`
                AND `t17`.`a_start` <= `t34`.`then_from`
                AND `t17`.`a_stop` >= `t34`.`then_from`
            ) AS `t35`
          ) AS `t37`
          LEFT OUTER JOIN (
            SELECT
              `t1`.`signal` AS `z_signal`,
              `t1`.`bucket` AS `z_bucket`,
              `t1`.`rank` AS `z_rank`,
              `t1`.`start` AS `z_start`,
              `t1`.`stop` AS `z_stop`
            FROM `steps` AS `t1`
          ) AS `t16`
            ON `t37`.`z_key` = `t16`.`z_signal`
            AND `t37`.`z_at` = `t16`.`z_bucket`
            AND `t16`.`z_start` <= `t37`.`then_to`
            AND `t16`.`z_stop` >= `t37`.`then_to`
        ) AS `t38`
      ) AS `t40`
      LEFT OUTER JOIN (
        SELECT
          `t0`.`signal` AS `b_signal`,
          `t0`.`rank` AS `b_rank`,
          `t0`.`length` AS `b_length`,
          `t0`.`may` AS `b_may`,
          `t0`.`must` AS `b_must`,
          `t0`.`length` * 2 AS `b_next`
        FROM `blocks` AS `t0`
      ) AS `t23`
        ON `t40`.`z_signal` = `t23`.`b_signal`
        AND `t40`.`a_rank` = `t23`.`b_rank`
        AND `t23`.`b_length` <= `t40`.`n`
        AND `t23`.`b_next` > `t40`.`n`
    ) AS `t41`
  ) AS `t43`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`signal` AS `c_signal`,
      `t0`.`rank` AS `c_rank`,
      `t0`.`length` AS `c_length`,
      `t0`.`may` AS `c_may`,
      `t0`.`must` AS `c_must`
    FROM `blocks` AS `t0`
  ) AS `t15`
    ON `t43`.`b_signal` = `t15`.`c_signal`
    AND `t43`.`c_key` = `t15`.`c_rank`
    AND `t43`.`b_length` = `t15`.`c_length`
) AS `t44`
WHERE
  (
    `t44`.`heard` & COALESCE(`t44`.`then_any`, `t44`.`w_may`)
  ) <> 0

-- rule: span_stretches
SELECT
  `t4`.`cell`,
  `t4`.`heard`,
  `t4`.`number`,
  MIN(`t4`.`earliest`) AS `start`,
  MAX(`t4`.`latest`) AS `stop`
FROM (
  SELECT
    `t3`.`cell`,
    `t3`.`heard`,
    `t3`.`earliest`,
    `t3`.`latest`,
    `t3`.`begins`,
    SUM(`t3`.`begins`) OVER (
      PARTITION BY `t3`.`cell`, `t3`.`heard`
      ORDER BY `t3`.`earliest` ASC NULLS LAST
      ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) AS `number`
  FROM (
    SELECT
      `t2`.`cell`,
      `t2`.`heard`,
      `t2`.`earliest`,
      `t2`.`latest`,
      IF(
        (
          MAX(`t2`.`latest`) OVER (
            PARTITION BY `t2`.`cell`, `t2`.`heard`
            ORDER BY `t2`.`earliest` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
          ) IS NULL
        )
        OR (
          `t2`.`earliest` > (
            MAX(`t2`.`latest`) OVER (
              PARTITION BY `t2`.`cell`, `t2`.`heard`
              ORDER BY `t2`.`earliest` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) + 1
          )
        ),
        1,
        0
      ) AS `begins`
    FROM (
      SELECT
        `t1`.`cell`,
        `t1`.`heard`,
        `t1`.`earliest`,
        MAX(`t1`.`latest`) AS `latest`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t0`
        WHERE
          `t0`.`role` IN (1)
      ) AS `t1`
      GROUP BY
        1,
        2,
        3
    ) AS `t2`
  ) AS `t3`
) AS `t4`
GROUP BY
  1,
  2,
  3

-- rule: span_alleged
SELECT
  `t1`.`cell`,
  `t1`.`alleged` AS `mask`,
  `t1`.`day_first` AS `day`,
  MIN(`t1`.`earliest`) AS `at`,
  COUNT(*) AS `acts`
FROM (
  SELECT
    *
  FROM `span_matches` AS `t0`
  WHERE
    `t0`.`role` IN (1) AND `t0`.`alleged` <> 0
) AS `t1`
GROUP BY
  1,
  2,
  3

-- rule: span_sure
SELECT
  `t7`.`cell`,
  `t7`.`must`,
  `t7`.`inside`,
  `t7`.`day`,
  `t7`.`over`,
  MIN(`t7`.`latest`) AS `at`,
  SUM(CAST(`t7`.`grp` IS NULL AS INT)) AS `acts`
FROM (
  SELECT
    `t6`.`cell`,
    `t6`.`role`,
    `t6`.`feed`,
    `t6`.`id`,
    `t6`.`grp`,
    `t6`.`earliest`,
    `t6`.`latest`,
    `t6`.`day_first`,
    `t6`.`day_last`,
    `t6`.`low`,
    `t6`.`high`,
    `t6`.`heard`,
    `t6`.`may`,
    `t6`.`must`,
    `t6`.`alleged`,
    `t6`.`now`,
    `t6`.`period_start`,
    IF(`t6`.`day_first` = `t6`.`day_last`, `t6`.`day_first`, CAST(NULL AS BIGINT)) AS `day`,
    CAST(`t6`.`earliest` >= `t6`.`period_start` AS BIGINT) AS `inside`,
    CAST(`t6`.`latest` < `t6`.`now` AS BIGINT) AS `over`
  FROM (
    SELECT
      `t5`.`cell`,
      `t5`.`role`,
      `t5`.`feed`,
      `t5`.`id`,
      `t5`.`grp`,
      `t5`.`earliest`,
      `t5`.`latest`,
      `t5`.`day_first`,
      `t5`.`day_last`,
      `t5`.`low`,
      `t5`.`high`,
      `t5`.`heard`,
      `t5`.`may`,
      `t5`.`must`,
      `t5`.`alleged`,
      `t4`.`now`,
      `t4`.`period_start`
    FROM (
      SELECT
        *
      FROM `span_matches` AS `t0`
      WHERE
        `t0`.`role` IN (1)
    ) AS `t5`
    CROSS JOIN LATERAL (
      SELECT
        `t1`.`now`,
        `t1`.`period_start`
      FROM `asked` AS `t1`
    ) AS `t4`
  ) AS `t6`
  WHERE
    `t6`.`must` <> 0
) AS `t7`
GROUP BY
  1,
  2,
  3,
  4,
  5

-- rule: span_groups
SELECT
  `t8`.`cell`,
  `t8`.`must`,
  COUNT(*) AS `acts`
FROM (
  SELECT
    `t7`.`cell`,
    `t7`.`grp`,
    BIT_OR(`t7`.`must`) AS `must`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t5`.`cell`,
        `t5`.`role`,
        `t5`.`feed`,
        `t5`.`id`,
        `t5`.`grp`,
        `t5`.`earliest`,
        `t5`.`latest`,
        `t5`.`day_first`,
        `t5`.`day_last`,
        `t5`.`low`,
        `t5`.`high`,
        `t5`.`heard`,
        `t5`.`may`,
        `t5`.`must`,
        `t5`.`alleged`,
        `t4`.`now`,
        `t4`.`period_start`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t0`
        WHERE
          `t0`.`role` IN (1)
      ) AS `t5`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`now`,
          `t1`.`period_start`
        FROM `asked` AS `t1`
      ) AS `t4`
    ) AS `t6`
    WHERE
      `t6`.`must` <> 0
      AND `t6`.`grp` IS NOT NULL
      AND `t6`.`earliest` >= `t6`.`period_start`
      AND `t6`.`latest` < `t6`.`now`
  ) AS `t7`
  GROUP BY
    1,
    2
) AS `t8`
GROUP BY
  1,
  2

-- rule: span_marks
SELECT DISTINCT
  `t0`.`cell`,
  `t0`.`earliest`,
  `t0`.`latest`,
  `t0`.`may`,
  `t0`.`must`,
  CAST(`t0`.`role` = 5 AS BIGINT) AS `is_good`
FROM `span_matches` AS `t0`
WHERE
  `t0`.`role` IN (4, 5)

-- rule: span_firsts
WITH `t4` AS (
  SELECT
    `t1`.`cell`,
    `t1`.`role`,
    `t1`.`feed`,
    `t1`.`id`,
    `t1`.`grp`,
    `t1`.`earliest`,
    `t1`.`latest`,
    `t1`.`day_first`,
    `t1`.`day_last`,
    `t1`.`low`,
    `t1`.`high`,
    `t1`.`heard`,
    `t1`.`may`,
    `t1`.`must`,
    `t1`.`alleged`,
    IF(`t1`.`role` = 1, `t1`.`alleged`, `t1`.`may`) AS `mask`
  FROM `span_matches` AS `t1`
  WHERE
    IF(`t1`.`role` = 1, `t1`.`alleged`, `t1`.`may`) <> 0
)
SELECT
  `t14`.`cell`,
  `t14`.`role`,
  `t14`.`mask`,
  `t14`.`must`,
  `t14`.`acts`,
  `t14`.`feed`,
  `t14`.`id`,
  `t14`.`earliest`,
  `t14`.`latest`,
  `t14`.`low`,
  `t14`.`high`,
  `t14`.`profile`,
  `t14`.`told_must`
FROM (
  SELECT
    `t13`.`cell`,
    `t13`.`role`,
    `t13`.`feed`,
    `t13`.`id`,
    `t13`.`grp`,
    `t13`.`earliest`,
    `t13`.`latest`,
    `t13`.`day_first`,
    `t13`.`day_last`,
    `t13`.`low`,
    `t13`.`high`,
    `t13`.`heard`,
    `t13`.`may`,
    `t13`.`must`,
    `t13`.`alleged`,
    `t13`.`mask`,
    `t13`.`first_at`,
    `t13`.`acts`,
    `t13`.`place`,
    `t3`.`profile`,
    `t3`.`told_must`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`feed`,
        `t10`.`id`,
        `t10`.`grp`,
        `t10`.`earliest`,
        `t10`.`latest`,
        `t10`.`day_first`,
        `t10`.`day_last`,
        `t10`.`low`,
        `t10`.`high`,
        `t10`.`heard`,
        `t10`.`may`,
        `t10`.`must`,
        `t10`.`alleged`,
        `t10`.`mask`,
        `t10`.`first_at`,
        `t10`.`acts`,
        ROW_NUMBER() OVER (
          PARTITION BY `t10`.`cell`, `t10`.`role`, `t10`.`mask`, `t10`.`must`
          ORDER BY `t10`.`feed` ASC NULLS LAST, `t10`.`id` ASC NULLS LAST
        ) - 1 AS `place`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t6`.`cell`,
            `t6`.`role`,
            `t6`.`feed`,
            `t6`.`id`,
            `t6`.`grp`,
            `t6`.`earliest`,
            `t6`.`latest`,
            `t6`.`day_first`,
            `t6`.`day_last`,
            `t6`.`low`,
            `t6`.`high`,
            `t6`.`heard`,
            `t6`.`may`,
            `t6`.`must`,
            `t6`.`alleged`,
            `t6`.`mask`,
            `t8`.`first_at`,
            `t8`.`acts`
          FROM `t4` AS `t6`
          INNER JOIN (
            SELECT
              `t5`.`cell`,
              `t5`.`role`,
              `t5`.`mask`,
              `t5`.`must`,
              MIN(`t5`.`earliest`) AS `first_at`,
              COUNT(*) AS `acts`
            FROM `t4` AS `t5`
            GROUP BY
              1,
              2,
              3,
              4
          ) AS `t8`
            ON `t6`.`cell` = `t8`.`cell`
            AND `t6`.`role` = `t8`.`role`
            AND `t6`.`mask` = `t8`.`mask`
            AND `t6`.`must` = `t8`.`must`
        ) AS `t9`
        WHERE
          `t9`.`earliest` = `t9`.`first_at`
      ) AS `t10`
    ) AS `t11`
    WHERE
      `t11`.`place` = 0
  ) AS `t13`
  INNER JOIN (
    SELECT
      `t0`.`feed`,
      `t0`.`id`,
      `t0`.`profile`,
      `t0`.`must` AS `told_must`
    FROM `told` AS `t0`
  ) AS `t3`
    ON `t13`.`feed` = `t3`.`feed` AND `t13`.`id` = `t3`.`id`
) AS `t14`

-- rule: span_done
WITH `t14` AS (
  SELECT
    `t13`.`cell`,
    `t13`.`role`,
    `t13`.`feed`,
    `t13`.`id`,
    `t13`.`grp`,
    `t13`.`earliest`,
    `t13`.`latest`,
    `t13`.`day_first`,
    `t13`.`day_last`,
    `t13`.`low`,
    `t13`.`high`,
    `t13`.`heard`,
    `t13`.`may`,
    `t13`.`must`,
    `t13`.`alleged`,
    `t13`.`seat`,
    `t13`.`sure`
  FROM (
    SELECT
      `t11`.`cell`,
      `t11`.`role`,
      `t11`.`feed`,
      `t11`.`id`,
      `t11`.`grp`,
      `t11`.`earliest`,
      `t11`.`latest`,
      `t11`.`day_first`,
      `t11`.`day_last`,
      `t11`.`low`,
      `t11`.`high`,
      `t11`.`heard`,
      `t11`.`may`,
      `t11`.`must`,
      `t11`.`alleged`,
      `t11`.`seat`,
      (
        `t11`.`must` & `t11`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`feed`,
        `t10`.`id`,
        `t10`.`grp`,
        `t10`.`earliest`,
        `t10`.`latest`,
        `t10`.`day_first`,
        `t10`.`day_last`,
        `t10`.`low`,
        `t10`.`high`,
        `t10`.`heard`,
        `t10`.`may`,
        `t10`.`must`,
        `t10`.`alleged`,
        `t4`.`seat`,
        `t4`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t2`
        WHERE
          `t2`.`role` IN (0)
      ) AS `t10`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t4`
    ) AS `t11`
    WHERE
      (
        `t11`.`may` & `t11`.`bit`
      ) <> 0
  ) AS `t13`
  LEFT SEMI JOIN (
    SELECT
      `t0`.`cell`,
      `t0`.`seat`,
      `t0`.`low` AS `target_low`,
      `t0`.`high` AS `target_high`
    FROM `targets` AS `t0`
  ) AS `t7`
    ON `t13`.`cell` = `t7`.`cell` AND `t13`.`seat` = `t7`.`seat`
)
SELECT
  `t30`.`cell`,
  `t30`.`seat`,
  MAX(`t30`.`low`) AS `low`,
  IF(MAX(`t30`.`open`) > 0, CAST(NULL AS BIGINT), MAX(`t30`.`high`)) AS `high`,
  MIN(
    IF((
      `t30`.`open` > 0
    ) OR (
      `t30`.`high` >= `t30`.`target_low`
    ), `t30`.`t`, NULL)
  ) AS `may_from`,
  MIN(
    IF(
      (
        `t30`.`target_high` IS NOT NULL
      )
      AND (
        `t30`.`low` >= `t30`.`target_high`
      ),
      `t30`.`t`,
      NULL
    )
  ) AS `must_from`
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t28`.`cell`,
      `t28`.`seat`,
      `t28`.`t`,
      `t28`.`low`,
      `t28`.`high`,
      `t28`.`open`,
      `t7`.`target_low`,
      `t7`.`target_high`,
      `t8`.`now`
    FROM (
      SELECT
        `t26`.`cell`,
        `t26`.`seat`,
        `t26`.`t`,
        SUM(`t26`.`d_low`) OVER (
          PARTITION BY `t26`.`cell`, `t26`.`seat`
          ORDER BY `t26`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `low`,
        SUM(`t26`.`d_high`) OVER (
          PARTITION BY `t26`.`cell`, `t26`.`seat`
          ORDER BY `t26`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `high`,
        SUM(`t26`.`d_open`) OVER (
          PARTITION BY `t26`.`cell`, `t26`.`seat`
          ORDER BY `t26`.`t` ASC NULLS LAST
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `open`
      FROM (
        SELECT
          `t25`.`cell`,
          `t25`.`seat`,
          `t25`.`t`,
          SUM(`t25`.`d_low`) AS `d_low`,
          SUM(`t25`.`d_high`) AS `d_high`,
          SUM(`t25`.`d_open`) AS `d_open`
        FROM (
          SELECT
            *
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t22`.`cell`,
                `t22`.`seat`,
                `t22`.`t`,
                `t22`.`d_low`,
                0 AS `d_high`,
                0 AS `d_open`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    `t20`.`cell`,
                    `t20`.`seat`,
                    `t20`.`latest` + 1 AS `t`,
                    `t20`.`reached` - COALESCE(
                      LAG(`t20`.`reached`) OVER (
                        PARTITION BY `t20`.`cell`, `t20`.`seat`, `t20`.`grp`
                        ORDER BY `t20`.`latest` ASC NULLS LAST, `t20`.`row` ASC NULLS LAST
                      ),
                      0
                    ) AS `d_low`,
                    0 AS `d_high`,
                    0 AS `d_open`
                  FROM (
                    SELECT
                      `t18`.`cell`,
                      `t18`.`role`,
                      `t18`.`feed`,
                      `t18`.`id`,
                      `t18`.`grp`,
                      `t18`.`earliest`,
                      `t18`.`latest`,
                      `t18`.`day_first`,
                      `t18`.`day_last`,
                      `t18`.`low`,
                      `t18`.`high`,
                      `t18`.`heard`,
                      `t18`.`may`,
                      `t18`.`must`,
                      `t18`.`alleged`,
                      `t18`.`seat`,
                      `t18`.`sure`,
                      `t18`.`row`,
                      MAX(`t18`.`low`) OVER (
                        PARTITION BY `t18`.`cell`, `t18`.`seat`, `t18`.`grp`
                        ORDER BY `t18`.`latest` ASC NULLS LAST, `t18`.`row` ASC NULLS LAST
                        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                      ) AS `reached`
                    FROM (
                      SELECT
                        `t15`.`cell`,
                        `t15`.`role`,
                        `t15`.`feed`,
                        `t15`.`id`,
                        `t15`.`grp`,
                        `t15`.`earliest`,
                        `t15`.`latest`,
                        `t15`.`day_first`,
                        `t15`.`day_last`,
                        `t15`.`low`,
                        `t15`.`high`,
                        `t15`.`heard`,
                        `t15`.`may`,
                        `t15`.`must`,
                        `t15`.`alleged`,
                        `t15`.`seat`,
                        `t15`.`sure`,
                        `t15`.`id` AS `row`
                      FROM `t14` AS `t15`
                      WHERE
                        `t15`.`sure` AND `t15`.`grp` IS NOT NULL
                    ) AS `t18`
                  ) AS `t20`
                ) AS `t21`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t15`.`cell`,
                    `t15`.`seat`,
                    `t15`.`earliest` + 1 AS `t`,
                    0 AS `d_low`,
                    COALESCE(`t15`.`high`, 0) AS `d_high`,
                    CAST(IF(`t15`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                  FROM `t14` AS `t15`
                  WHERE
                    `t15`.`sure` AND `t15`.`grp` IS NOT NULL
                ) AS `t19`
              ) AS `t22`
              WHERE
                `t22`.`d_low` > 0
            ) AS `t23`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t15`.`cell`,
                `t15`.`seat`,
                `t15`.`latest` + 1 AS `t`,
                `t15`.`low` AS `d_low`,
                0 AS `d_high`,
                0 AS `d_open`
              FROM `t14` AS `t15`
              WHERE
                `t15`.`sure` AND `t15`.`grp` IS NULL
            ) AS `t17`
          ) AS `t24`
          UNION ALL
          SELECT
            *
          FROM (
            SELECT
              `t13`.`cell`,
              `t13`.`seat`,
              `t13`.`earliest` + 1 AS `t`,
              0 AS `d_low`,
              COALESCE(`t13`.`high`, 0) AS `d_high`,
              CAST(IF(`t13`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
            FROM (
              SELECT
                `t11`.`cell`,
                `t11`.`role`,
                `t11`.`feed`,
                `t11`.`id`,
                `t11`.`grp`,
                `t11`.`earliest`,
                `t11`.`latest`,
                `t11`.`day_first`,
                `t11`.`day_last`,
                `t11`.`low`,
                `t11`.`high`,
                `t11`.`heard`,
                `t11`.`may`,
                `t11`.`must`,
                `t11`.`alleged`,
                `t11`.`seat`,
                (
                  `t11`.`must` & `t11`.`bit`
                ) <> 0 AS `sure`
              FROM (
                SELECT
                  `t10`.`cell`,
                  `t10`.`role`,
                  `t10`.`feed`,
                  `t10`.`id`,
                  `t10`.`grp`,
                  `t10`.`earliest`,
                  `t10`.`latest`,
                  `t10`.`day_first`,
                  `t10`.`day_last`,
                  `t10`.`low`,
                  `t10`.`high`,
                  `t10`.`heard`,
                  `t10`.`may`,
                  `t10`.`must`,
                  `t10`.`alleged`,
                  `t4`.`seat`,
                  `t4`.`bit`
                FROM (
                  SELECT
                    *
                  FROM `span_matches` AS `t2`
                  WHERE
                    `t2`.`role` IN (0)
                ) AS `t10`
                CROSS JOIN LATERAL (
                  SELECT
                    *
                  FROM `classes`
                ) AS `t4`
              ) AS `t11`
              WHERE
                (
                  `t11`.`may` & `t11`.`bit`
                ) <> 0
            ) AS `t13`
            LEFT SEMI JOIN (
              SELECT
                `t0`.`cell`,
                `t0`.`seat`,
                `t0`.`low` AS `target_low`,
                `t0`.`high` AS `target_high`
              FROM `targets` AS `t0`
            ) AS `t7`
              ON `t13`.`cell` = `t7`.`cell` AND `t13`.`seat` = `t7`.`seat`
          ) AS `t16`
        ) AS `t25`
        GROUP BY
          1,
          2,
          3
      ) AS `t26`
    ) AS `t28`
    INNER JOIN (
      SELECT
        `t0`.`cell`,
        `t0`.`seat`,
        `t0`.`low` AS `target_low`,
        `t0`.`high` AS `target_high`
      FROM `targets` AS `t0`
    ) AS `t7`
      ON `t28`.`cell` = `t7`.`cell` AND `t28`.`seat` = `t7`.`seat`
    CROSS JOIN LATERAL (
      SELECT
        `t1`.`now`
      FROM `asked` AS `t1`
    ) AS `t8`
  ) AS `t29`
  WHERE
    `t29`.`t` <= `t29`.`now`
) AS `t30`
GROUP BY
  1,
  2

-- rule: span_periods
SELECT
  `t5`.`cell`,
  `t5`.`start`,
  `t5`.`may`,
  `t5`.`must`,
  COALESCE(
    SUM(
      IF(
        (
          `t5`.`must` <> 0
        )
        AND (
          `t5`.`latest` < `t5`.`now`
        )
        AND (
          `t5`.`grp` IS NULL
        ),
        `t5`.`low`,
        NULL
      )
    ),
    0
  ) AS `low`,
  COALESCE(SUM(`t5`.`high`), 0) AS `high`,
  SUM(CAST(`t5`.`high` IS NULL AS INT)) AS `opened`
FROM (
  SELECT
    `t2`.`cell`,
    `t2`.`feed`,
    `t2`.`id`,
    `t2`.`grp`,
    `t2`.`earliest`,
    `t2`.`latest`,
    `t2`.`low`,
    `t2`.`high`,
    `t2`.`start`,
    `t2`.`may`,
    `t2`.`must`,
    `t4`.`now`
  FROM `span_touches` AS `t2`
  CROSS JOIN LATERAL (
    SELECT
      `t1`.`now`
    FROM `asked` AS `t1`
  ) AS `t4`
) AS `t5`
GROUP BY
  1,
  2,
  3,
  4

-- rule: span_period_groups
SELECT
  `t12`.`cell`,
  `t12`.`start`,
  `t12`.`seat`,
  SUM(`t12`.`low`) AS `low`
FROM (
  SELECT
    `t11`.`cell`,
    `t11`.`start`,
    `t11`.`seat`,
    `t11`.`grp`,
    MAX(`t11`.`low`) AS `low`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t9`.`cell`,
        `t9`.`feed`,
        `t9`.`id`,
        `t9`.`grp`,
        `t9`.`earliest`,
        `t9`.`latest`,
        `t9`.`low`,
        `t9`.`high`,
        `t9`.`start`,
        `t9`.`may`,
        `t9`.`must`,
        `t9`.`seat`,
        `t9`.`sure`,
        `t6`.`now`
      FROM (
        SELECT
          `t7`.`cell`,
          `t7`.`feed`,
          `t7`.`id`,
          `t7`.`grp`,
          `t7`.`earliest`,
          `t7`.`latest`,
          `t7`.`low`,
          `t7`.`high`,
          `t7`.`start`,
          `t7`.`may`,
          `t7`.`must`,
          `t7`.`seat`,
          (
            `t7`.`must` & `t7`.`bit`
          ) <> 0 AS `sure`
        FROM (
          SELECT
            `t3`.`cell`,
            `t3`.`feed`,
            `t3`.`id`,
            `t3`.`grp`,
            `t3`.`earliest`,
            `t3`.`latest`,
            `t3`.`low`,
            `t3`.`high`,
            `t3`.`start`,
            `t3`.`may`,
            `t3`.`must`,
            `t4`.`seat`,
            `t4`.`bit`
          FROM `span_touches` AS `t3`
          CROSS JOIN LATERAL (
            SELECT
              *
            FROM `classes`
          ) AS `t4`
        ) AS `t7`
        WHERE
          (
            `t7`.`may` & `t7`.`bit`
          ) <> 0
      ) AS `t9`
      CROSS JOIN LATERAL (
        SELECT
          `t0`.`now`
        FROM `asked` AS `t0`
      ) AS `t6`
    ) AS `t10`
    WHERE
      `t10`.`sure` AND `t10`.`latest` < `t10`.`now` AND `t10`.`grp` IS NOT NULL
  ) AS `t11`
  GROUP BY
    1,
    2,
    3,
    4
) AS `t12`
GROUP BY
  1,
  2,
  3

-- rule: span_over
WITH `t10` AS (
  SELECT
    `t4`.`cell`,
    `t4`.`feed`,
    `t4`.`id`,
    `t4`.`grp`,
    `t4`.`earliest`,
    `t4`.`latest`,
    `t4`.`low`,
    `t4`.`high`,
    `t4`.`start`,
    `t4`.`may`,
    `t4`.`must`,
    `t5`.`seat`,
    `t5`.`bit`
  FROM `span_touches` AS `t4`
  LEFT SEMI JOIN (
    SELECT
      `t0`.`cell`,
      `t0`.`seat`,
      `t0`.`high` AS `cap`
    FROM `targets` AS `t0`
    WHERE
      `t0`.`high` IS NOT NULL
  ) AS `t9`
    ON `t4`.`cell` = `t9`.`cell`
  CROSS JOIN LATERAL (
    SELECT
      *
    FROM `classes`
  ) AS `t5`
)
SELECT
  *
FROM (
  SELECT
    `t26`.`cell`,
    `t26`.`start`,
    `t26`.`seat`,
    MIN(IF((
      `t26`.`open` > 0
    ) OR (
      `t26`.`high` > `t26`.`cap`
    ), `t26`.`t`, NULL)) AS `may_from`,
    MIN(IF(`t26`.`low` > `t26`.`cap`, `t26`.`t`, NULL)) AS `must_from`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t24`.`cell`,
        `t24`.`start`,
        `t24`.`seat`,
        `t24`.`t`,
        `t24`.`low`,
        `t24`.`high`,
        `t24`.`open`,
        `t9`.`cap`,
        `t8`.`now`
      FROM (
        SELECT
          `t22`.`cell`,
          `t22`.`start`,
          `t22`.`seat`,
          `t22`.`t`,
          SUM(`t22`.`d_low`) OVER (
            PARTITION BY `t22`.`cell`, `t22`.`start`, `t22`.`seat`
            ORDER BY `t22`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `low`,
          SUM(`t22`.`d_high`) OVER (
            PARTITION BY `t22`.`cell`, `t22`.`start`, `t22`.`seat`
            ORDER BY `t22`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `high`,
          SUM(`t22`.`d_open`) OVER (
            PARTITION BY `t22`.`cell`, `t22`.`start`, `t22`.`seat`
            ORDER BY `t22`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `open`
        FROM (
          SELECT
            `t21`.`cell`,
            `t21`.`start`,
            `t21`.`seat`,
            `t21`.`t`,
            SUM(`t21`.`d_low`) AS `d_low`,
            SUM(`t21`.`d_high`) AS `d_high`,
            SUM(`t21`.`d_open`) AS `d_open`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  `t18`.`cell`,
                  `t18`.`start`,
                  `t18`.`seat`,
                  `t18`.`t`,
                  `t18`.`d_low`,
                  0 AS `d_high`,
                  0 AS `d_open`
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t16`.`cell`,
                      `t16`.`start`,
                      `t16`.`seat`,
                      `t16`.`latest` + 1 AS `t`,
                      `t16`.`reached` - COALESCE(
                        LAG(`t16`.`reached`) OVER (
                          PARTITION BY `t16`.`cell`, `t16`.`start`, `t16`.`seat`, `t16`.`grp`
                          ORDER BY `t16`.`latest` ASC NULLS LAST, `t16`.`row` ASC NULLS LAST
                        ),
                        0
                      ) AS `d_low`,
                      0 AS `d_high`,
                      0 AS `d_open`
                    FROM (
                      SELECT
                        `t13`.`cell`,
                        `t13`.`feed`,
                        `t13`.`id`,
                        `t13`.`grp`,
                        `t13`.`earliest`,
                        `t13`.`latest`,
                        `t13`.`low`,
                        `t13`.`high`,
                        `t13`.`start`,
                        `t13`.`may`,
                        `t13`.`must`,
                        `t13`.`seat`,
                        `t13`.`sure`,
                        `t13`.`row`,
                        MAX(`t13`.`low`) OVER (
                          PARTITION BY `t13`.`cell`, `t13`.`start`, `t13`.`seat`, `t13`.`grp`
                          ORDER BY `t13`.`latest` ASC NULLS LAST, `t13`.`row` ASC NULLS LAST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                        ) AS `reached`
                      FROM (
                        SELECT
                          `t11`.`cell`,
                          `t11`.`feed`,
                          `t11`.`id`,
                          `t11`.`grp`,
                          `t11`.`earliest`,
                          `t11`.`latest`,
                          `t11`.`low`,
                          `t11`.`high`,
                          `t11`.`start`,
                          `t11`.`may`,
                          `t11`.`must`,
                          `t11`.`seat`,
                          (
                            `t11`.`must` & `t11`.`bit`
                          ) <> 0 AS `sure`,
                          `t11`.`id` AS `row`
                        FROM `t10` AS `t11`
                        WHERE
                          (
                            `t11`.`may` & `t11`.`bit`
                          ) <> 0
                          AND (
                            `t11`.`must` & `t11`.`bit`
                          ) <> 0
                          AND `t11`.`grp` IS NOT NULL
                      ) AS `t13`
                    ) AS `t16`
                  ) AS `t17`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t11`.`cell`,
                      `t11`.`start`,
                      `t11`.`seat`,
                      `t11`.`earliest` + 1 AS `t`,
                      0 AS `d_low`,
                      COALESCE(`t11`.`high`, 0) AS `d_high`,
                      CAST(IF(`t11`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                    FROM `t10` AS `t11`
                    WHERE
                      (
                        `t11`.`may` & `t11`.`bit`
                      ) <> 0
                      AND (
                        `t11`.`must` & `t11`.`bit`
                      ) <> 0
                      AND `t11`.`grp` IS NOT NULL
                  ) AS `t15`
                ) AS `t18`
                WHERE
                  `t18`.`d_low` > 0
              ) AS `t19`
              UNION ALL
              SELECT
                *
              FROM (
                SELECT
                  `t11`.`cell`,
                  `t11`.`start`,
                  `t11`.`seat`,
                  `t11`.`latest` + 1 AS `t`,
                  `t11`.`low` AS `d_low`,
                  0 AS `d_high`,
                  0 AS `d_open`
                FROM `t10` AS `t11`
                WHERE
                  (
                    `t11`.`may` & `t11`.`bit`
                  ) <> 0
                  AND (
                    `t11`.`must` & `t11`.`bit`
                  ) <> 0
                  AND `t11`.`grp` IS NULL
              ) AS `t12`
            ) AS `t20`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t11`.`cell`,
                `t11`.`start`,
                `t11`.`seat`,
                `t11`.`earliest` + 1 AS `t`,
                0 AS `d_low`,
                COALESCE(`t11`.`high`, 0) AS `d_high`,
                CAST(IF(`t11`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
              FROM `t10` AS `t11`
              WHERE
                (
                  `t11`.`may` & `t11`.`bit`
                ) <> 0
            ) AS `t14`
          ) AS `t21`
          GROUP BY
            1,
            2,
            3,
            4
        ) AS `t22`
      ) AS `t24`
      INNER JOIN (
        SELECT
          `t0`.`cell`,
          `t0`.`seat`,
          `t0`.`high` AS `cap`
        FROM `targets` AS `t0`
        WHERE
          `t0`.`high` IS NOT NULL
      ) AS `t9`
        ON `t24`.`cell` = `t9`.`cell` AND `t24`.`seat` = `t9`.`seat`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`now`
        FROM `asked` AS `t1`
      ) AS `t8`
    ) AS `t25`
    WHERE
      `t25`.`t` <= `t25`.`now`
  ) AS `t26`
  GROUP BY
    1,
    2,
    3
) AS `t27`
WHERE
  (
    `t27`.`may_from` IS NOT NULL
  ) OR (
    `t27`.`must_from` IS NOT NULL
  )

-- rule: span_answered
WITH `t19` AS (
  SELECT
    `t17`.`cell`,
    `t17`.`seat`,
    `t17`.`feed`,
    `t17`.`id`,
    `t17`.`earliest`,
    `t17`.`latest`,
    `t17`.`sure`,
    `t7`.`names`,
    `t7`.`names_surely`
  FROM (
    SELECT
      `t13`.`cell`,
      `t13`.`seat`,
      `t13`.`feed`,
      `t13`.`id`,
      `t13`.`earliest`,
      `t13`.`latest`,
      (
        `t13`.`must` & `t13`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t11`.`cell`,
        `t11`.`role`,
        `t11`.`feed`,
        `t11`.`id`,
        `t11`.`grp`,
        `t11`.`earliest`,
        `t11`.`latest`,
        `t11`.`day_first`,
        `t11`.`day_last`,
        `t11`.`low`,
        `t11`.`high`,
        `t11`.`heard`,
        `t11`.`may`,
        `t11`.`must`,
        `t11`.`alleged`,
        `t3`.`seat`,
        `t3`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t1`
        WHERE
          `t1`.`role` IN (7)
      ) AS `t11`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t3`
    ) AS `t13`
    WHERE
      (
        `t13`.`may` & `t13`.`bit`
      ) <> 0
  ) AS `t17`
  LEFT OUTER JOIN (
    SELECT
      `t0`.`feed`,
      `t0`.`id`,
      `t0`.`names`,
      `t0`.`sure` AS `names_surely`
    FROM `named` AS `t0`
  ) AS `t7`
    ON `t17`.`feed` = `t7`.`feed` AND `t17`.`id` = `t7`.`id`
), `t21` AS (
  SELECT DISTINCT
    `t18`.`cell`,
    `t18`.`seat`,
    `t18`.`feed`,
    `t18`.`id`,
    `t18`.`earliest`,
    `t18`.`latest`,
    CAST(`t18`.`sure` AS BIGINT) AS `sure`,
    `t18`.`incident`
  FROM (
    SELECT
      `t16`.`cell`,
      `t16`.`seat`,
      `t16`.`feed`,
      `t16`.`id`,
      `t16`.`earliest`,
      `t16`.`latest`,
      `t16`.`sure`,
      `t6`.`incident`,
      `t6`.`names_surely`
    FROM (
      SELECT
        `t12`.`cell`,
        `t12`.`seat`,
        `t12`.`feed`,
        `t12`.`id`,
        `t12`.`earliest`,
        `t12`.`latest`,
        (
          `t12`.`must` & `t12`.`bit`
        ) <> 0 AS `sure`
      FROM (
        SELECT
          `t10`.`cell`,
          `t10`.`role`,
          `t10`.`feed`,
          `t10`.`id`,
          `t10`.`grp`,
          `t10`.`earliest`,
          `t10`.`latest`,
          `t10`.`day_first`,
          `t10`.`day_last`,
          `t10`.`low`,
          `t10`.`high`,
          `t10`.`heard`,
          `t10`.`may`,
          `t10`.`must`,
          `t10`.`alleged`,
          `t3`.`seat`,
          `t3`.`bit`
        FROM (
          SELECT
            *
          FROM `span_matches` AS `t1`
          WHERE
            `t1`.`role` IN (2)
        ) AS `t10`
        CROSS JOIN LATERAL (
          SELECT
            *
          FROM `classes`
        ) AS `t3`
      ) AS `t12`
      WHERE
        (
          `t12`.`may` & `t12`.`bit`
        ) <> 0
    ) AS `t16`
    LEFT OUTER JOIN (
      SELECT
        `t0`.`feed`,
        `t0`.`id`,
        `t0`.`incident`,
        `t0`.`sure` AS `names_surely`
      FROM `named` AS `t0`
    ) AS `t6`
      ON `t16`.`feed` = `t6`.`feed` AND `t16`.`id` = `t6`.`id`
  ) AS `t18`
)
SELECT
  `t41`.`cell`,
  `t41`.`seat`,
  `t41`.`feed`,
  `t41`.`id`,
  `t41`.`earliest`,
  `t41`.`latest`,
  `t41`.`sure`,
  NULLIF(
    LEAST(
      COALESCE(`t41`.`free_must`, 4611686018427387904),
      COALESCE(`t41`.`named_must`, 4611686018427387904)
    ),
    4611686018427387904
  ) AS `answered_must`,
  NULLIF(
    LEAST(
      COALESCE(`t41`.`free_may`, 4611686018427387904),
      COALESCE(`t41`.`named_may`, 4611686018427387904)
    ),
    4611686018427387904
  ) AS `answered_may`
FROM (
  SELECT
    `t24`.`cell`,
    `t24`.`seat`,
    `t24`.`feed`,
    `t24`.`id`,
    `t24`.`earliest`,
    `t24`.`latest`,
    `t24`.`sure`,
    `t24`.`incident`,
    `t38`.`free_must`,
    `t37`.`free_may`,
    `t40`.`named_must`,
    `t40`.`named_may`
  FROM `t21` AS `t24`
  LEFT OUTER JOIN (
    SELECT
      `t33`.`cell`,
      `t33`.`seat`,
      `t33`.`feed`,
      `t33`.`id`,
      `t33`.`at` AS `free_must`
    FROM (
      SELECT
        `t30`.`cell`,
        `t30`.`seat`,
        `t30`.`feed`,
        `t30`.`id`,
        `t30`.`t`,
        MIN(`t30`.`at`) OVER (
          PARTITION BY `t30`.`cell`, `t30`.`seat`
          ORDER BY `t30`.`t` DESC, `t30`.`is_trigger` DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `at`,
        `t30`.`is_trigger`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t20`.`cell`,
            `t20`.`seat`,
            `t20`.`feed`,
            `t20`.`id`,
            `t20`.`earliest` AS `t`,
            `t20`.`latest` + 1 AS `at`,
            0 AS `is_trigger`
          FROM `t19` AS `t20`
          WHERE
            `t20`.`names` IS NULL
            AND (
              (
                CAST(`t20`.`sure` AS BIGINT) = 1
              )
              AND (
                COALESCE(`t20`.`names_surely`, 1) = 1
              )
            )
        ) AS `t27`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t22`.`cell`,
            `t22`.`seat`,
            `t22`.`feed`,
            `t22`.`id`,
            `t22`.`latest` AS `t`,
            CAST(NULL AS BIGINT) AS `at`,
            1 AS `is_trigger`
          FROM `t21` AS `t22`
        ) AS `t25`
      ) AS `t30`
    ) AS `t33`
    WHERE
      `t33`.`is_trigger` = 1
  ) AS `t38`
    ON `t24`.`cell` = `t38`.`cell`
    AND `t24`.`seat` = `t38`.`seat`
    AND `t24`.`feed` = `t38`.`feed`
    AND `t24`.`id` = `t38`.`id`
  LEFT OUTER JOIN (
    SELECT
      `t32`.`cell`,
      `t32`.`seat`,
      `t32`.`feed`,
      `t32`.`id`,
      `t32`.`at` AS `free_may`
    FROM (
      SELECT
        `t29`.`cell`,
        `t29`.`seat`,
        `t29`.`feed`,
        `t29`.`id`,
        `t29`.`t`,
        MIN(`t29`.`at`) OVER (
          PARTITION BY `t29`.`cell`, `t29`.`seat`
          ORDER BY `t29`.`t` DESC, `t29`.`is_trigger` DESC
          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS `at`,
        `t29`.`is_trigger`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t20`.`cell`,
            `t20`.`seat`,
            `t20`.`feed`,
            `t20`.`id`,
            `t20`.`latest` AS `t`,
            `t20`.`earliest` + 1 AS `at`,
            0 AS `is_trigger`
          FROM `t19` AS `t20`
          WHERE
            `t20`.`names` IS NULL
        ) AS `t23`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t22`.`cell`,
            `t22`.`seat`,
            `t22`.`feed`,
            `t22`.`id`,
            `t22`.`earliest` AS `t`,
            CAST(NULL AS BIGINT) AS `at`,
            1 AS `is_trigger`
          FROM `t21` AS `t22`
        ) AS `t26`
      ) AS `t29`
    ) AS `t32`
    WHERE
      `t32`.`is_trigger` = 1
  ) AS `t37`
    ON `t24`.`cell` = `t37`.`cell`
    AND `t24`.`seat` = `t37`.`seat`
    AND `t24`.`feed` = `t37`.`feed`
    AND `t24`.`id` = `t37`.`id`
  LEFT OUTER JOIN (
    SELECT
      `t34`.`cell`,
      `t34`.`seat`,
      `t34`.`feed`,
      `t34`.`id`,
      MIN(
        IF(`t34`.`act_sure` AND (
          `t34`.`begins` > `t34`.`latest`
        ), `t34`.`ends` + 1, NULL)
      ) AS `named_must`,
      MIN(IF(`t34`.`ends` > `t34`.`earliest`, `t34`.`begins` + 1, NULL)) AS `named_may`
    FROM (
      SELECT
        `t24`.`cell`,
        `t24`.`seat`,
        `t24`.`feed`,
        `t24`.`id`,
        `t24`.`earliest`,
        `t24`.`latest`,
        `t24`.`sure`,
        `t24`.`incident`,
        `t31`.`act_cell`,
        `t31`.`act_seat`,
        `t31`.`names`,
        `t31`.`begins`,
        `t31`.`ends`,
        `t31`.`act_sure`
      FROM `t21` AS `t24`
      INNER JOIN (
        SELECT
          `t20`.`cell` AS `act_cell`,
          `t20`.`seat` AS `act_seat`,
          `t20`.`names`,
          `t20`.`earliest` AS `begins`,
          `t20`.`latest` AS `ends`,
          (
            CAST(`t20`.`sure` AS BIGINT) = 1
          )
          AND (
            COALESCE(`t20`.`names_surely`, 1) = 1
          ) AS `act_sure`
        FROM `t19` AS `t20`
        WHERE
          `t20`.`names` IS NOT NULL
      ) AS `t31`
        ON `t24`.`cell` = `t31`.`act_cell`
        AND `t24`.`seat` = `t31`.`act_seat`
        AND `t24`.`incident` = `t31`.`names`
    ) AS `t34`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t40`
    ON `t24`.`cell` = `t40`.`cell`
    AND `t24`.`seat` = `t40`.`seat`
    AND `t24`.`feed` = `t40`.`feed`
    AND `t24`.`id` = `t40`.`id`
) AS `t41`

-- rule: span_behind
WITH `t18` AS (
  SELECT
    `t16`.`cell`,
    `t16`.`role`,
    `t16`.`feed`,
    `t16`.`id`,
    `t16`.`grp`,
    `t16`.`earliest`,
    `t16`.`latest`,
    `t16`.`day_first`,
    `t16`.`day_last`,
    `t16`.`low`,
    `t16`.`high`,
    `t16`.`heard`,
    `t16`.`may`,
    `t16`.`must`,
    `t16`.`alleged`,
    `t16`.`seat`,
    `t16`.`sure`,
    `t4`.`delay`,
    `t4`.`n`,
    `t4`.`per`,
    `t4`.`tolerance`,
    `t4`.`per_step`
  FROM (
    SELECT
      `t12`.`cell`,
      `t12`.`role`,
      `t12`.`feed`,
      `t12`.`id`,
      `t12`.`grp`,
      `t12`.`earliest`,
      `t12`.`latest`,
      `t12`.`day_first`,
      `t12`.`day_last`,
      `t12`.`low`,
      `t12`.`high`,
      `t12`.`heard`,
      `t12`.`may`,
      `t12`.`must`,
      `t12`.`alleged`,
      `t12`.`seat`,
      (
        `t12`.`must` & `t12`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`feed`,
        `t10`.`id`,
        `t10`.`grp`,
        `t10`.`earliest`,
        `t10`.`latest`,
        `t10`.`day_first`,
        `t10`.`day_last`,
        `t10`.`low`,
        `t10`.`high`,
        `t10`.`heard`,
        `t10`.`may`,
        `t10`.`must`,
        `t10`.`alleged`,
        `t5`.`seat`,
        `t5`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t2`
        WHERE
          `t2`.`role` IN (8)
      ) AS `t10`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t5`
    ) AS `t12`
    WHERE
      (
        `t12`.`may` & `t12`.`bit`
      ) <> 0
  ) AS `t16`
  INNER JOIN `pace` AS `t4`
    ON `t16`.`cell` = `t4`.`cell`
), `t19` AS (
  SELECT
    `t17`.`cell`,
    `t17`.`role`,
    `t17`.`feed`,
    `t17`.`id`,
    `t17`.`grp`,
    `t17`.`earliest`,
    `t17`.`latest`,
    `t17`.`day_first`,
    `t17`.`day_last`,
    `t17`.`low`,
    `t17`.`high`,
    `t17`.`heard`,
    `t17`.`may`,
    `t17`.`must`,
    `t17`.`alleged`,
    `t17`.`seat`,
    `t17`.`sure`,
    `t4`.`delay`,
    `t4`.`n`,
    `t4`.`per`,
    `t4`.`tolerance`,
    `t4`.`per_step`
  FROM (
    SELECT
      `t13`.`cell`,
      `t13`.`role`,
      `t13`.`feed`,
      `t13`.`id`,
      `t13`.`grp`,
      `t13`.`earliest`,
      `t13`.`latest`,
      `t13`.`day_first`,
      `t13`.`day_last`,
      `t13`.`low`,
      `t13`.`high`,
      `t13`.`heard`,
      `t13`.`may`,
      `t13`.`must`,
      `t13`.`alleged`,
      `t13`.`seat`,
      (
        `t13`.`must` & `t13`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t11`.`cell`,
        `t11`.`role`,
        `t11`.`feed`,
        `t11`.`id`,
        `t11`.`grp`,
        `t11`.`earliest`,
        `t11`.`latest`,
        `t11`.`day_first`,
        `t11`.`day_last`,
        `t11`.`low`,
        `t11`.`high`,
        `t11`.`heard`,
        `t11`.`may`,
        `t11`.`must`,
        `t11`.`alleged`,
        `t5`.`seat`,
        `t5`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t2`
        WHERE
          `t2`.`role` IN (3)
      ) AS `t11`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t5`
    ) AS `t13`
    WHERE
      (
        `t13`.`may` & `t13`.`bit`
      ) <> 0
  ) AS `t17`
  INNER JOIN `pace` AS `t4`
    ON `t17`.`cell` = `t4`.`cell`
)
SELECT
  `t50`.`cell`,
  `t50`.`seat`,
  `t50`.`t`,
  `t50`.`may`,
  `t50`.`must`
FROM (
  SELECT
    `t49`.`cell`,
    `t49`.`seat`,
    `t49`.`t`,
    `t49`.`may`,
    `t49`.`must`,
    LAG(`t49`.`may`) OVER (PARTITION BY `t49`.`cell`, `t49`.`seat` ORDER BY `t49`.`t` ASC NULLS LAST) AS `may_before`,
    LAG(`t49`.`must`) OVER (PARTITION BY `t49`.`cell`, `t49`.`seat` ORDER BY `t49`.`t` ASC NULLS LAST) AS `must_before`
  FROM (
    SELECT
      `t48`.`cell`,
      `t48`.`seat`,
      `t48`.`t`,
      CAST((
        `t48`.`due_open` > 0
      )
      OR NOT (
        (
          CAST(`t48`.`per` AS DECIMAL(38, 0)) * CAST(`t48`.`low` + `t48`.`tolerance` AS DECIMAL(38, 0))
        ) >= (
          CAST(`t48`.`n` AS DECIMAL(38, 0)) * CAST(`t48`.`due_high` AS DECIMAL(38, 0))
        )
      ) AS BIGINT) AS `may`,
      CAST((
        `t48`.`open` = 0
      )
      AND NOT (
        (
          CAST(`t48`.`per` AS DECIMAL(38, 0)) * CAST(`t48`.`high` + `t48`.`tolerance` AS DECIMAL(38, 0))
        ) >= (
          CAST(`t48`.`n` AS DECIMAL(38, 0)) * CAST(`t48`.`due_low` AS DECIMAL(38, 0))
        )
      ) AS BIGINT) AS `must`
    FROM (
      SELECT
        `t47`.`cell`,
        `t47`.`seat`,
        `t47`.`t`,
        `t47`.`low`,
        `t47`.`high`,
        `t47`.`open`,
        `t47`.`due_low`,
        `t47`.`due_high`,
        `t47`.`due_open`,
        `t4`.`delay`,
        `t4`.`n`,
        `t4`.`per`,
        `t4`.`tolerance`,
        `t4`.`per_step`,
        `t7`.`now`
      FROM (
        SELECT
          `t45`.`cell`,
          `t45`.`seat`,
          `t45`.`t`,
          SUM(`t45`.`d_low`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `low`,
          SUM(`t45`.`d_high`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `high`,
          SUM(`t45`.`d_open`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `open`,
          SUM(`t45`.`d_due_low`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_low`,
          SUM(`t45`.`d_due_high`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_high`,
          SUM(`t45`.`d_due_open`) OVER (
            PARTITION BY `t45`.`cell`, `t45`.`seat`
            ORDER BY `t45`.`t` ASC NULLS LAST
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
          ) AS `due_open`
        FROM (
          SELECT
            `t44`.`cell`,
            `t44`.`seat`,
            `t44`.`t`,
            SUM(`t44`.`d_low`) AS `d_low`,
            SUM(`t44`.`d_high`) AS `d_high`,
            SUM(`t44`.`d_open`) AS `d_open`,
            SUM(`t44`.`d_due_low`) AS `d_due_low`,
            SUM(`t44`.`d_due_high`) AS `d_due_high`,
            SUM(`t44`.`d_due_open`) AS `d_due_open`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t40`.`cell`,
                `t40`.`seat`,
                `t40`.`t`,
                `t40`.`d_low`,
                `t40`.`d_high`,
                `t40`.`d_open`,
                0 AS `d_due_low`,
                0 AS `d_due_high`,
                0 AS `d_due_open`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t34`.`cell`,
                      `t34`.`seat`,
                      `t34`.`t`,
                      `t34`.`d_low`,
                      0 AS `d_high`,
                      0 AS `d_open`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t30`.`cell`,
                          `t30`.`seat`,
                          `t30`.`latest` + 1 AS `t`,
                          `t30`.`reached` - COALESCE(
                            LAG(`t30`.`reached`) OVER (
                              PARTITION BY `t30`.`cell`, `t30`.`seat`, `t30`.`grp`
                              ORDER BY `t30`.`latest` ASC NULLS LAST, `t30`.`row` ASC NULLS LAST
                            ),
                            0
                          ) AS `d_low`,
                          0 AS `d_high`,
                          0 AS `d_open`
                        FROM (
                          SELECT
                            `t23`.`cell`,
                            `t23`.`role`,
                            `t23`.`feed`,
                            `t23`.`id`,
                            `t23`.`grp`,
                            `t23`.`earliest`,
                            `t23`.`latest`,
                            `t23`.`day_first`,
                            `t23`.`day_last`,
                            `t23`.`low`,
                            `t23`.`high`,
                            `t23`.`heard`,
                            `t23`.`may`,
                            `t23`.`must`,
                            `t23`.`alleged`,
                            `t23`.`seat`,
                            `t23`.`sure`,
                            `t23`.`delay`,
                            `t23`.`n`,
                            `t23`.`per`,
                            `t23`.`tolerance`,
                            `t23`.`per_step`,
                            `t23`.`row`,
                            MAX(`t23`.`low`) OVER (
                              PARTITION BY `t23`.`cell`, `t23`.`seat`, `t23`.`grp`
                              ORDER BY `t23`.`latest` ASC NULLS LAST, `t23`.`row` ASC NULLS LAST
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                            ) AS `reached`
                          FROM (
                            SELECT
                              `t20`.`cell`,
                              `t20`.`role`,
                              `t20`.`feed`,
                              `t20`.`id`,
                              `t20`.`grp`,
                              `t20`.`earliest`,
                              `t20`.`latest`,
                              `t20`.`day_first`,
                              `t20`.`day_last`,
                              `t20`.`low`,
                              `t20`.`high`,
                              `t20`.`heard`,
                              `t20`.`may`,
                              `t20`.`must`,
                              `t20`.`alleged`,
                              `t20`.`seat`,
                              `t20`.`sure`,
                              `t20`.`delay`,
                              `t20`.`n`,
                              `t20`.`per`,
                              `t20`.`tolerance`,
                              `t20`.`per_step`,
                              `t20`.`id` AS `row`
                            FROM `t18` AS `t20`
                            WHERE
                              `t20`.`sure` AND `t20`.`grp` IS NOT NULL
                          ) AS `t23`
                        ) AS `t30`
                      ) AS `t32`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t20`.`cell`,
                          `t20`.`seat`,
                          `t20`.`earliest` + 1 AS `t`,
                          0 AS `d_low`,
                          COALESCE(`t20`.`high`, 0) AS `d_high`,
                          CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                        FROM `t18` AS `t20`
                        WHERE
                          `t20`.`sure` AND `t20`.`grp` IS NOT NULL
                      ) AS `t27`
                    ) AS `t34`
                    WHERE
                      `t34`.`d_low` > 0
                  ) AS `t36`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t20`.`cell`,
                      `t20`.`seat`,
                      `t20`.`latest` + 1 AS `t`,
                      `t20`.`low` AS `d_low`,
                      0 AS `d_high`,
                      0 AS `d_open`
                    FROM `t18` AS `t20`
                    WHERE
                      `t20`.`sure` AND `t20`.`grp` IS NULL
                  ) AS `t22`
                ) AS `t38`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t20`.`cell`,
                    `t20`.`seat`,
                    `t20`.`earliest` + 1 AS `t`,
                    0 AS `d_low`,
                    COALESCE(`t20`.`high`, 0) AS `d_high`,
                    CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                  FROM `t18` AS `t20`
                ) AS `t26`
              ) AS `t40`
            ) AS `t42`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t41`.`cell`,
                `t41`.`seat`,
                `t41`.`t`,
                0 AS `d_low`,
                0 AS `d_high`,
                0 AS `d_open`,
                `t41`.`d_low` AS `d_due_low`,
                `t41`.`d_high` AS `d_due_high`,
                `t41`.`d_open` AS `d_due_open`
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t35`.`cell`,
                      `t35`.`seat`,
                      `t35`.`t`,
                      `t35`.`d_low`,
                      0 AS `d_high`,
                      0 AS `d_open`
                    FROM (
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t31`.`cell`,
                          `t31`.`seat`,
                          `t31`.`latest` + 1 AS `t`,
                          `t31`.`reached` - COALESCE(
                            LAG(`t31`.`reached`) OVER (
                              PARTITION BY `t31`.`cell`, `t31`.`seat`, `t31`.`grp`
                              ORDER BY `t31`.`latest` ASC NULLS LAST, `t31`.`row` ASC NULLS LAST
                            ),
                            0
                          ) AS `d_low`,
                          0 AS `d_high`,
                          0 AS `d_open`
                        FROM (
                          SELECT
                            `t24`.`cell`,
                            `t24`.`role`,
                            `t24`.`feed`,
                            `t24`.`id`,
                            `t24`.`grp`,
                            `t24`.`earliest`,
                            `t24`.`latest`,
                            `t24`.`day_first`,
                            `t24`.`day_last`,
                            `t24`.`low`,
                            `t24`.`high`,
                            `t24`.`heard`,
                            `t24`.`may`,
                            `t24`.`must`,
                            `t24`.`alleged`,
                            `t24`.`seat`,
                            `t24`.`sure`,
                            `t24`.`delay`,
                            `t24`.`n`,
                            `t24`.`per`,
                            `t24`.`tolerance`,
                            `t24`.`per_step`,
                            `t24`.`row`,
                            MAX(`t24`.`low`) OVER (
                              PARTITION BY `t24`.`cell`, `t24`.`seat`, `t24`.`grp`
                              ORDER BY `t24`.`latest` ASC NULLS LAST, `t24`.`row` ASC NULLS LAST
                              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                            ) AS `reached`
                          FROM (
                            SELECT
                              `t21`.`cell`,
                              `t21`.`role`,
                              `t21`.`feed`,
                              `t21`.`id`,
                              `t21`.`grp`,
                              `t21`.`earliest` + `t21`.`delay` AS `earliest`,
                              `t21`.`latest` + `t21`.`delay` AS `latest`,
                              `t21`.`day_first`,
                              `t21`.`day_last`,
                              `t21`.`low`,
                              `t21`.`high`,
                              `t21`.`heard`,
                              `t21`.`may`,
                              `t21`.`must`,
                              `t21`.`alleged`,
                              `t21`.`seat`,
                              `t21`.`sure`,
                              `t21`.`delay`,
                              `t21`.`n`,
                              `t21`.`per`,
                              `t21`.`tolerance`,
                              `t21`.`per_step`,
                              `t21`.`id` AS `row`
                            FROM `t19` AS `t21`
                            WHERE
                              `t21`.`sure` AND `t21`.`grp` IS NOT NULL
                          ) AS `t24`
                        ) AS `t31`
                      ) AS `t33`
                      UNION ALL
                      SELECT
                        *
                      FROM (
                        SELECT
                          `t21`.`cell`,
                          `t21`.`seat`,
                          `t21`.`earliest` + `t21`.`delay` + 1 AS `t`,
                          0 AS `d_low`,
                          COALESCE(`t21`.`high`, 0) AS `d_high`,
                          CAST(IF(`t21`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                        FROM `t19` AS `t21`
                        WHERE
                          `t21`.`sure` AND `t21`.`grp` IS NOT NULL
                      ) AS `t29`
                    ) AS `t35`
                    WHERE
                      `t35`.`d_low` > 0
                  ) AS `t37`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t21`.`cell`,
                      `t21`.`seat`,
                      `t21`.`latest` + `t21`.`delay` + 1 AS `t`,
                      `t21`.`low` AS `d_low`,
                      0 AS `d_high`,
                      0 AS `d_open`
                    FROM `t19` AS `t21`
                    WHERE
                      `t21`.`sure` AND `t21`.`grp` IS NULL
                  ) AS `t25`
                ) AS `t39`
                UNION ALL
                SELECT
                  *
                FROM (
                  SELECT
                    `t21`.`cell`,
                    `t21`.`seat`,
                    `t21`.`earliest` + `t21`.`delay` + 1 AS `t`,
                    0 AS `d_low`,
                    COALESCE(`t21`.`high`, 0) AS `d_high`,
                    CAST(IF(`t21`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                  FROM `t19` AS `t21`
                ) AS `t28`
              ) AS `t41`
            ) AS `t43`
          ) AS `t44`
          GROUP BY
            1,
            2,
            3
        ) AS `t45`
      ) AS `t47`
      INNER JOIN `pace` AS `t4`
        ON `t47`.`cell` = `t4`.`cell`
      CROSS JOIN LATERAL (
        SELECT
          `t1`.`now`
        FROM `asked` AS `t1`
      ) AS `t7`
    ) AS `t48`
    WHERE
      `t48`.`t` <= `t48`.`now` AND `t48`.`per_step` = 0
  ) AS `t49`
) AS `t50`
WHERE
  (
    `t50`.`may` <> COALESCE(`t50`.`may_before`, 0)
  )
  OR (
    `t50`.`must` <> COALESCE(`t50`.`must_before`, 0)
  )

-- rule: span_steps
WITH `t18` AS (
  SELECT
    `t16`.`cell`,
    `t16`.`role`,
    `t16`.`feed`,
    `t16`.`id`,
    `t16`.`grp`,
    `t16`.`earliest`,
    `t16`.`latest`,
    `t16`.`day_first`,
    `t16`.`day_last`,
    `t16`.`low`,
    `t16`.`high`,
    `t16`.`heard`,
    `t16`.`may`,
    `t16`.`must`,
    `t16`.`alleged`,
    `t16`.`seat`,
    `t16`.`sure`,
    `t4`.`delay`,
    `t4`.`n`,
    `t4`.`per`,
    `t4`.`tolerance`,
    `t4`.`per_step`,
    `t7`.`now`
  FROM (
    SELECT
      `t12`.`cell`,
      `t12`.`role`,
      `t12`.`feed`,
      `t12`.`id`,
      `t12`.`grp`,
      `t12`.`earliest`,
      `t12`.`latest`,
      `t12`.`day_first`,
      `t12`.`day_last`,
      `t12`.`low`,
      `t12`.`high`,
      `t12`.`heard`,
      `t12`.`may`,
      `t12`.`must`,
      `t12`.`alleged`,
      `t12`.`seat`,
      (
        `t12`.`must` & `t12`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`feed`,
        `t10`.`id`,
        `t10`.`grp`,
        `t10`.`earliest`,
        `t10`.`latest`,
        `t10`.`day_first`,
        `t10`.`day_last`,
        `t10`.`low`,
        `t10`.`high`,
        `t10`.`heard`,
        `t10`.`may`,
        `t10`.`must`,
        `t10`.`alleged`,
        `t5`.`seat`,
        `t5`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t2`
        WHERE
          `t2`.`role` IN (8)
      ) AS `t10`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t5`
    ) AS `t12`
    WHERE
      (
        `t12`.`may` & `t12`.`bit`
      ) <> 0
  ) AS `t16`
  INNER JOIN `pace` AS `t4`
    ON `t16`.`cell` = `t4`.`cell`
  CROSS JOIN LATERAL (
    SELECT
      `t1`.`now`
    FROM `asked` AS `t1`
  ) AS `t7`
), `t19` AS (
  SELECT
    `t17`.`cell`,
    `t17`.`role`,
    `t17`.`feed`,
    `t17`.`id`,
    `t17`.`grp`,
    `t17`.`earliest`,
    `t17`.`latest`,
    `t17`.`day_first`,
    `t17`.`day_last`,
    `t17`.`low`,
    `t17`.`high`,
    `t17`.`heard`,
    `t17`.`may`,
    `t17`.`must`,
    `t17`.`alleged`,
    `t17`.`seat`,
    `t17`.`sure`,
    `t4`.`delay`,
    `t4`.`n`,
    `t4`.`per`,
    `t4`.`tolerance`,
    `t4`.`per_step`
  FROM (
    SELECT
      `t13`.`cell`,
      `t13`.`role`,
      `t13`.`feed`,
      `t13`.`id`,
      `t13`.`grp`,
      `t13`.`earliest`,
      `t13`.`latest`,
      `t13`.`day_first`,
      `t13`.`day_last`,
      `t13`.`low`,
      `t13`.`high`,
      `t13`.`heard`,
      `t13`.`may`,
      `t13`.`must`,
      `t13`.`alleged`,
      `t13`.`seat`,
      (
        `t13`.`must` & `t13`.`bit`
      ) <> 0 AS `sure`
    FROM (
      SELECT
        `t11`.`cell`,
        `t11`.`role`,
        `t11`.`feed`,
        `t11`.`id`,
        `t11`.`grp`,
        `t11`.`earliest`,
        `t11`.`latest`,
        `t11`.`day_first`,
        `t11`.`day_last`,
        `t11`.`low`,
        `t11`.`high`,
        `t11`.`heard`,
        `t11`.`may`,
        `t11`.`must`,
        `t11`.`alleged`,
        `t5`.`seat`,
        `t5`.`bit`
      FROM (
        SELECT
          *
        FROM `span_matches` AS `t2`
        WHERE
          `t2`.`role` IN (3)
      ) AS `t11`
      CROSS JOIN LATERAL (
        SELECT
          *
        FROM `classes`
      ) AS `t5`
    ) AS `t13`
    WHERE
      (
        `t13`.`may` & `t13`.`bit`
      ) <> 0
  ) AS `t17`
  INNER JOIN `pace` AS `t4`
    ON `t17`.`cell` = `t4`.`cell`
), `t48` AS (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t42`.`cell`,
        `t42`.`seat`,
        `t42`.`t`,
        `t42`.`d_low`,
        0 AS `d_high`,
        0 AS `d_open`
      FROM (
        SELECT
          *
        FROM (
          SELECT
            `t36`.`cell`,
            `t36`.`seat`,
            `t36`.`latest` + 1 AS `t`,
            `t36`.`reached` - COALESCE(
              LAG(`t36`.`reached`) OVER (
                PARTITION BY `t36`.`cell`, `t36`.`seat`, `t36`.`grp`
                ORDER BY `t36`.`latest` ASC NULLS LAST, `t36`.`row` ASC NULLS LAST
              ),
              0
            ) AS `d_low`,
            0 AS `d_high`,
            0 AS `d_open`
          FROM (
            SELECT
              `t23`.`cell`,
              `t23`.`role`,
              `t23`.`feed`,
              `t23`.`id`,
              `t23`.`grp`,
              `t23`.`earliest`,
              `t23`.`latest`,
              `t23`.`day_first`,
              `t23`.`day_last`,
              `t23`.`low`,
              `t23`.`high`,
              `t23`.`heard`,
              `t23`.`may`,
              `t23`.`must`,
              `t23`.`alleged`,
              `t23`.`seat`,
              `t23`.`sure`,
              `t23`.`delay`,
              `t23`.`n`,
              `t23`.`per`,
              `t23`.`tolerance`,
              `t23`.`per_step`,
              `t23`.`now`,
              `t23`.`row`,
              MAX(`t23`.`low`) OVER (
                PARTITION BY `t23`.`cell`, `t23`.`seat`, `t23`.`grp`
                ORDER BY `t23`.`latest` ASC NULLS LAST, `t23`.`row` ASC NULLS LAST
                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
              ) AS `reached`
            FROM (
              SELECT
                `t20`.`cell`,
                `t20`.`role`,
                `t20`.`feed`,
                `t20`.`id`,
                `t20`.`grp`,
                `t20`.`earliest`,
                `t20`.`latest`,
                `t20`.`day_first`,
                `t20`.`day_last`,
                `t20`.`low`,
                `t20`.`high`,
                `t20`.`heard`,
                `t20`.`may`,
                `t20`.`must`,
                `t20`.`alleged`,
                `t20`.`seat`,
                `t20`.`sure`,
                `t20`.`delay`,
                `t20`.`n`,
                `t20`.`per`,
                `t20`.`tolerance`,
                `t20`.`per_step`,
                `t20`.`now`,
                `t20`.`id` AS `row`
              FROM `t18` AS `t20`
              WHERE
                `t20`.`earliest` < `t20`.`now`
                AND `t20`.`latest` < `t20`.`now`
                AND `t20`.`sure`
                AND `t20`.`grp` IS NOT NULL
            ) AS `t23`
          ) AS `t36`
        ) AS `t40`
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            `t20`.`cell`,
            `t20`.`seat`,
            `t20`.`earliest` + 1 AS `t`,
            0 AS `d_low`,
            COALESCE(`t20`.`high`, 0) AS `d_high`,
            CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
          FROM `t18` AS `t20`
          WHERE
            `t20`.`earliest` < `t20`.`now`
            AND `t20`.`latest` < `t20`.`now`
            AND `t20`.`sure`
            AND `t20`.`grp` IS NOT NULL
        ) AS `t32`
      ) AS `t42`
      WHERE
        `t42`.`d_low` > 0
    ) AS `t44`
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        `t20`.`cell`,
        `t20`.`seat`,
        `t20`.`latest` + 1 AS `t`,
        `t20`.`low` AS `d_low`,
        0 AS `d_high`,
        0 AS `d_open`
      FROM `t18` AS `t20`
      WHERE
        `t20`.`earliest` < `t20`.`now`
        AND `t20`.`latest` < `t20`.`now`
        AND `t20`.`sure`
        AND `t20`.`grp` IS NULL
    ) AS `t22`
  ) AS `t46`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      `t20`.`cell`,
      `t20`.`seat`,
      `t20`.`earliest` + 1 AS `t`,
      0 AS `d_low`,
      COALESCE(`t20`.`high`, 0) AS `d_high`,
      CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
    FROM `t18` AS `t20`
    WHERE
      `t20`.`earliest` < `t20`.`now` AND `t20`.`latest` < `t20`.`now` AND `t20`.`sure`
  ) AS `t31`
), `t72` AS (
  SELECT
    `t71`.`cell`,
    `t71`.`role`,
    `t71`.`feed`,
    `t71`.`id`,
    `t71`.`grp`,
    `t71`.`earliest`,
    `t71`.`latest`,
    `t71`.`day_first`,
    `t71`.`day_last`,
    `t71`.`low`,
    `t71`.`high`,
    `t71`.`heard`,
    `t71`.`may`,
    `t71`.`must`,
    `t71`.`alleged`,
    `t71`.`seat`,
    `t71`.`sure`,
    `t71`.`delay`,
    `t71`.`n`,
    `t71`.`per`,
    `t71`.`tolerance`,
    `t71`.`per_step`,
    `t71`.`asked_low`,
    `t71`.`asked_low_open`,
    `t71`.`asked_high`,
    `t71`.`asked_high_open`,
    `t71`.`in_time_low`,
    `t71`.`in_time_low_open`,
    `t71`.`in_time_high`,
    `t71`.`in_time_high_open`,
    `t71`.`by_now_low`,
    `t71`.`by_now_low_open`,
    `t39`.`by_now_high`,
    `t39`.`by_now_high_open`
  FROM (
    SELECT
      `t69`.`cell`,
      `t69`.`role`,
      `t69`.`feed`,
      `t69`.`id`,
      `t69`.`grp`,
      `t69`.`earliest`,
      `t69`.`latest`,
      `t69`.`day_first`,
      `t69`.`day_last`,
      `t69`.`low`,
      `t69`.`high`,
      `t69`.`heard`,
      `t69`.`may`,
      `t69`.`must`,
      `t69`.`alleged`,
      `t69`.`seat`,
      `t69`.`sure`,
      `t69`.`delay`,
      `t69`.`n`,
      `t69`.`per`,
      `t69`.`tolerance`,
      `t69`.`per_step`,
      `t69`.`asked_low`,
      `t69`.`asked_low_open`,
      `t69`.`asked_high`,
      `t69`.`asked_high_open`,
      `t69`.`in_time_low`,
      `t69`.`in_time_low_open`,
      `t69`.`in_time_high`,
      `t69`.`in_time_high_open`,
      COALESCE(`t69`.`by_now_low`, 0) AS `by_now_low`,
      COALESCE(`t69`.`by_now_low_open`, 0) AS `by_now_low_open`
    FROM (
      SELECT
        `t68`.`cell`,
        `t68`.`role`,
        `t68`.`feed`,
        `t68`.`id`,
        `t68`.`grp`,
        `t68`.`earliest`,
        `t68`.`latest`,
        `t68`.`day_first`,
        `t68`.`day_last`,
        `t68`.`low`,
        `t68`.`high`,
        `t68`.`heard`,
        `t68`.`may`,
        `t68`.`must`,
        `t68`.`alleged`,
        `t68`.`seat`,
        `t68`.`sure`,
        `t68`.`delay`,
        `t68`.`n`,
        `t68`.`per`,
        `t68`.`tolerance`,
        `t68`.`per_step`,
        `t68`.`asked_low`,
        `t68`.`asked_low_open`,
        `t68`.`asked_high`,
        `t68`.`asked_high_open`,
        `t68`.`in_time_low`,
        `t68`.`in_time_low_open`,
        `t68`.`in_time_high`,
        `t68`.`in_time_high_open`,
        `t56`.`by_now_low`,
        `t56`.`by_now_low_open`
      FROM (
        SELECT
          `t66`.`cell`,
          `t66`.`role`,
          `t66`.`feed`,
          `t66`.`id`,
          `t66`.`grp`,
          `t66`.`earliest`,
          `t66`.`latest`,
          `t66`.`day_first`,
          `t66`.`day_last`,
          `t66`.`low`,
          `t66`.`high`,
          `t66`.`heard`,
          `t66`.`may`,
          `t66`.`must`,
          `t66`.`alleged`,
          `t66`.`seat`,
          `t66`.`sure`,
          `t66`.`delay`,
          `t66`.`n`,
          `t66`.`per`,
          `t66`.`tolerance`,
          `t66`.`per_step`,
          `t66`.`asked_low`,
          `t66`.`asked_low_open`,
          `t66`.`asked_high`,
          `t66`.`asked_high_open`,
          `t66`.`in_time_low`,
          `t66`.`in_time_low_open`,
          `t66`.`in_time_high`,
          `t66`.`in_time_high_open`
        FROM (
          SELECT
            `t65`.`cell`,
            `t65`.`role`,
            `t65`.`feed`,
            `t65`.`id`,
            `t65`.`grp`,
            `t65`.`earliest`,
            `t65`.`latest`,
            `t65`.`day_first`,
            `t65`.`day_last`,
            `t65`.`low`,
            `t65`.`high`,
            `t65`.`heard`,
            `t65`.`may`,
            `t65`.`must`,
            `t65`.`alleged`,
            `t65`.`seat`,
            `t65`.`sure`,
            `t65`.`delay`,
            `t65`.`n`,
            `t65`.`per`,
            `t65`.`tolerance`,
            `t65`.`per_step`,
            `t65`.`asked_low`,
            `t65`.`asked_low_open`,
            `t65`.`asked_high`,
            `t65`.`asked_high_open`,
            `t65`.`in_time_low`,
            `t65`.`in_time_low_open`,
            `t65`.`at`,
            `t65`.`amount`,
            `t65`.`opened`,
            `t65`.`is_row`,
            SUM(`t65`.`amount`) OVER (
              PARTITION BY `t65`.`cell`, `t65`.`seat`
              ORDER BY `t65`.`at` ASC NULLS LAST, `t65`.`is_row` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS `in_time_high`,
            SUM(`t65`.`opened`) OVER (
              PARTITION BY `t65`.`cell`, `t65`.`seat`
              ORDER BY `t65`.`at` ASC NULLS LAST, `t65`.`is_row` ASC NULLS LAST
              ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
            ) AS `in_time_high_open`
          FROM (
            SELECT
              *
            FROM (
              SELECT
                `t20`.`cell`,
                CAST(NULL AS BIGINT) AS `role`,
                CAST(NULL AS BIGINT) AS `feed`,
                CAST(NULL AS BIGINT) AS `id`,
                CAST(NULL AS BIGINT) AS `grp`,
                CAST(NULL AS BIGINT) AS `earliest`,
                CAST(NULL AS BIGINT) AS `latest`,
                CAST(NULL AS BIGINT) AS `day_first`,
                CAST(NULL AS BIGINT) AS `day_last`,
                CAST(NULL AS BIGINT) AS `low`,
                CAST(NULL AS BIGINT) AS `high`,
                CAST(NULL AS BIGINT) AS `heard`,
                CAST(NULL AS BIGINT) AS `may`,
                CAST(NULL AS BIGINT) AS `must`,
                CAST(NULL AS BIGINT) AS `alleged`,
                `t20`.`seat`,
                CAST(NULL AS BIGINT) AS `sure`,
                CAST(NULL AS BIGINT) AS `delay`,
                CAST(NULL AS BIGINT) AS `n`,
                CAST(NULL AS BIGINT) AS `per`,
                CAST(NULL AS BIGINT) AS `tolerance`,
                CAST(NULL AS BIGINT) AS `per_step`,
                CAST(NULL AS BIGINT) AS `asked_low`,
                CAST(NULL AS BIGINT) AS `asked_low_open`,
                CAST(NULL AS BIGINT) AS `asked_high`,
                CAST(NULL AS BIGINT) AS `asked_high_open`,
                CAST(NULL AS BIGINT) AS `in_time_low`,
                CAST(NULL AS BIGINT) AS `in_time_low_open`,
                `t20`.`earliest` AS `at`,
                COALESCE(`t20`.`high`, 0) AS `amount`,
                CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `opened`,
                0 AS `is_row`
              FROM `t18` AS `t20`
              WHERE
                `t20`.`earliest` < `t20`.`now`
            ) AS `t30`
            UNION ALL
            SELECT
              *
            FROM (
              SELECT
                `t63`.`cell`,
                `t63`.`role`,
                `t63`.`feed`,
                `t63`.`id`,
                `t63`.`grp`,
                `t63`.`earliest`,
                `t63`.`latest`,
                `t63`.`day_first`,
                `t63`.`day_last`,
                `t63`.`low`,
                `t63`.`high`,
                `t63`.`heard`,
                `t63`.`may`,
                `t63`.`must`,
                `t63`.`alleged`,
                `t63`.`seat`,
                `t63`.`sure`,
                `t63`.`delay`,
                `t63`.`n`,
                `t63`.`per`,
                `t63`.`tolerance`,
                `t63`.`per_step`,
                `t63`.`asked_low`,
                `t63`.`asked_low_open`,
                `t63`.`asked_high`,
                `t63`.`asked_high_open`,
                `t63`.`in_time_low`,
                `t63`.`in_time_low_open`,
                `t63`.`latest` + `t63`.`delay` AS `at`,
                0 AS `amount`,
                0 AS `opened`,
                1 AS `is_row`
              FROM (
                SELECT
                  `t62`.`cell`,
                  `t62`.`role`,
                  `t62`.`feed`,
                  `t62`.`id`,
                  `t62`.`grp`,
                  `t62`.`earliest`,
                  `t62`.`latest`,
                  `t62`.`day_first`,
                  `t62`.`day_last`,
                  `t62`.`low`,
                  `t62`.`high`,
                  `t62`.`heard`,
                  `t62`.`may`,
                  `t62`.`must`,
                  `t62`.`alleged`,
                  `t62`.`seat`,
                  `t62`.`sure`,
                  `t62`.`delay`,
                  `t62`.`n`,
                  `t62`.`per`,
                  `t62`.`tolerance`,
                  `t62`.`per_step`,
                  `t62`.`asked_low`,
                  `t62`.`asked_low_open`,
                  `t62`.`asked_high`,
                  `t62`.`asked_high_open`,
                  `t62`.`at`,
                  `t62`.`amount`,
                  `t62`.`opened`,
                  `t62`.`is_row`,
                  SUM(`t62`.`amount`) OVER (
                    PARTITION BY `t62`.`cell`, `t62`.`seat`
                    ORDER BY `t62`.`at` ASC NULLS LAST, `t62`.`is_row` ASC NULLS LAST
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS `in_time_low`,
                  SUM(`t62`.`opened`) OVER (
                    PARTITION BY `t62`.`cell`, `t62`.`seat`
                    ORDER BY `t62`.`at` ASC NULLS LAST, `t62`.`is_row` ASC NULLS LAST
                    ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                  ) AS `in_time_low_open`
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t50`.`cell`,
                      CAST(NULL AS BIGINT) AS `role`,
                      CAST(NULL AS BIGINT) AS `feed`,
                      CAST(NULL AS BIGINT) AS `id`,
                      CAST(NULL AS BIGINT) AS `grp`,
                      CAST(NULL AS BIGINT) AS `earliest`,
                      CAST(NULL AS BIGINT) AS `latest`,
                      CAST(NULL AS BIGINT) AS `day_first`,
                      CAST(NULL AS BIGINT) AS `day_last`,
                      CAST(NULL AS BIGINT) AS `low`,
                      CAST(NULL AS BIGINT) AS `high`,
                      CAST(NULL AS BIGINT) AS `heard`,
                      CAST(NULL AS BIGINT) AS `may`,
                      CAST(NULL AS BIGINT) AS `must`,
                      CAST(NULL AS BIGINT) AS `alleged`,
                      `t50`.`seat`,
                      CAST(NULL AS BIGINT) AS `sure`,
                      CAST(NULL AS BIGINT) AS `delay`,
                      CAST(NULL AS BIGINT) AS `n`,
                      CAST(NULL AS BIGINT) AS `per`,
                      CAST(NULL AS BIGINT) AS `tolerance`,
                      CAST(NULL AS BIGINT) AS `per_step`,
                      CAST(NULL AS BIGINT) AS `asked_low`,
                      CAST(NULL AS BIGINT) AS `asked_low_open`,
                      CAST(NULL AS BIGINT) AS `asked_high`,
                      CAST(NULL AS BIGINT) AS `asked_high_open`,
                      `t50`.`t` - 1 AS `at`,
                      `t50`.`d_low` AS `amount`,
                      0 AS `opened`,
                      0 AS `is_row`
                    FROM `t48` AS `t50`
                    WHERE
                      `t50`.`d_low` > 0
                  ) AS `t53`
                  UNION ALL
                  SELECT
                    *
                  FROM (
                    SELECT
                      `t60`.`cell`,
                      `t60`.`role`,
                      `t60`.`feed`,
                      `t60`.`id`,
                      `t60`.`grp`,
                      `t60`.`earliest`,
                      `t60`.`latest`,
                      `t60`.`day_first`,
                      `t60`.`day_last`,
                      `t60`.`low`,
                      `t60`.`high`,
                      `t60`.`heard`,
                      `t60`.`may`,
                      `t60`.`must`,
                      `t60`.`alleged`,
                      `t60`.`seat`,
                      `t60`.`sure`,
                      `t60`.`delay`,
                      `t60`.`n`,
                      `t60`.`per`,
                      `t60`.`tolerance`,
                      `t60`.`per_step`,
                      `t60`.`asked_low`,
                      `t60`.`asked_low_open`,
                      `t60`.`asked_high`,
                      `t60`.`asked_high_open`,
                      `t60`.`earliest` + `t60`.`delay` AS `at`,
                      0 AS `amount`,
                      0 AS `opened`,
                      1 AS `is_row`
                    FROM (
                      SELECT
                        `t59`.`cell`,
                        `t59`.`role`,
                        `t59`.`feed`,
                        `t59`.`id`,
                        `t59`.`grp`,
                        `t59`.`earliest`,
                        `t59`.`latest`,
                        `t59`.`day_first`,
                        `t59`.`day_last`,
                        `t59`.`low`,
                        `t59`.`high`,
                        `t59`.`heard`,
                        `t59`.`may`,
                        `t59`.`must`,
                        `t59`.`alleged`,
                        `t59`.`seat`,
                        `t59`.`sure`,
                        `t59`.`delay`,
                        `t59`.`n`,
                        `t59`.`per`,
                        `t59`.`tolerance`,
                        `t59`.`per_step`,
                        `t59`.`asked_low`,
                        `t59`.`asked_low_open`,
                        `t59`.`at`,
                        `t59`.`amount`,
                        `t59`.`opened`,
                        `t59`.`is_row`,
                        SUM(`t59`.`amount`) OVER (
                          PARTITION BY `t59`.`cell`, `t59`.`seat`
                          ORDER BY `t59`.`at` ASC NULLS LAST, `t59`.`is_row` ASC NULLS LAST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                        ) AS `asked_high`,
                        SUM(`t59`.`opened`) OVER (
                          PARTITION BY `t59`.`cell`, `t59`.`seat`
                          ORDER BY `t59`.`at` ASC NULLS LAST, `t59`.`is_row` ASC NULLS LAST
                          ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                        ) AS `asked_high_open`
                      FROM (
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t21`.`cell`,
                            CAST(NULL AS BIGINT) AS `role`,
                            CAST(NULL AS BIGINT) AS `feed`,
                            CAST(NULL AS BIGINT) AS `id`,
                            CAST(NULL AS BIGINT) AS `grp`,
                            CAST(NULL AS BIGINT) AS `earliest`,
                            CAST(NULL AS BIGINT) AS `latest`,
                            CAST(NULL AS BIGINT) AS `day_first`,
                            CAST(NULL AS BIGINT) AS `day_last`,
                            CAST(NULL AS BIGINT) AS `low`,
                            CAST(NULL AS BIGINT) AS `high`,
                            CAST(NULL AS BIGINT) AS `heard`,
                            CAST(NULL AS BIGINT) AS `may`,
                            CAST(NULL AS BIGINT) AS `must`,
                            CAST(NULL AS BIGINT) AS `alleged`,
                            `t21`.`seat`,
                            CAST(NULL AS BIGINT) AS `sure`,
                            CAST(NULL AS BIGINT) AS `delay`,
                            CAST(NULL AS BIGINT) AS `n`,
                            CAST(NULL AS BIGINT) AS `per`,
                            CAST(NULL AS BIGINT) AS `tolerance`,
                            CAST(NULL AS BIGINT) AS `per_step`,
                            CAST(NULL AS BIGINT) AS `asked_low`,
                            CAST(NULL AS BIGINT) AS `asked_low_open`,
                            `t21`.`earliest` AS `at`,
                            COALESCE(`t21`.`high`, 0) AS `amount`,
                            CAST(IF(`t21`.`high` IS NULL, 1, 0) AS BIGINT) AS `opened`,
                            0 AS `is_row`
                          FROM `t19` AS `t21`
                          WHERE
                            `t21`.`per_step` = 0
                        ) AS `t33`
                        UNION ALL
                        SELECT
                          *
                        FROM (
                          SELECT
                            `t57`.`cell`,
                            `t57`.`role`,
                            `t57`.`feed`,
                            `t57`.`id`,
                            `t57`.`grp`,
                            `t57`.`earliest`,
                            `t57`.`latest`,
                            `t57`.`day_first`,
                            `t57`.`day_last`,
                            `t57`.`low`,
                            `t57`.`high`,
                            `t57`.`heard`,
                            `t57`.`may`,
                            `t57`.`must`,
                            `t57`.`alleged`,
                            `t57`.`seat`,
                            `t57`.`sure`,
                            `t57`.`delay`,
                            `t57`.`n`,
                            `t57`.`per`,
                            `t57`.`tolerance`,
                            `t57`.`per_step`,
                            `t57`.`asked_low`,
                            `t57`.`asked_low_open`,
                            `t57`.`latest` AS `at`,
                            0 AS `amount`,
                            0 AS `opened`,
                            1 AS `is_row`
                          FROM (
                            SELECT
                              `t54`.`cell`,
                              `t54`.`role`,
                              `t54`.`feed`,
                              `t54`.`id`,
                              `t54`.`grp`,
                              `t54`.`earliest`,
                              `t54`.`latest`,
                              `t54`.`day_first`,
                              `t54`.`day_last`,
                              `t54`.`low`,
                              `t54`.`high`,
                              `t54`.`heard`,
                              `t54`.`may`,
                              `t54`.`must`,
                              `t54`.`alleged`,
                              `t54`.`seat`,
                              `t54`.`sure`,
                              `t54`.`delay`,
                              `t54`.`n`,
                              `t54`.`per`,
                              `t54`.`tolerance`,
                              `t54`.`per_step`,
                              `t54`.`at`,
                              `t54`.`amount`,
                              `t54`.`opened`,
                              `t54`.`is_row`,
                              SUM(`t54`.`amount`) OVER (
                                PARTITION BY `t54`.`cell`, `t54`.`seat`
                                ORDER BY `t54`.`at` ASC NULLS LAST, `t54`.`is_row` ASC NULLS LAST
                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                              ) AS `asked_low`,
                              SUM(`t54`.`opened`) OVER (
                                PARTITION BY `t54`.`cell`, `t54`.`seat`
                                ORDER BY `t54`.`at` ASC NULLS LAST, `t54`.`is_row` ASC NULLS LAST
                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                              ) AS `asked_low_open`
                            FROM (
                              SELECT
                                *
                              FROM (
                                SELECT
                                  `t49`.`cell`,
                                  CAST(NULL AS BIGINT) AS `role`,
                                  CAST(NULL AS BIGINT) AS `feed`,
                                  CAST(NULL AS BIGINT) AS `id`,
                                  CAST(NULL AS BIGINT) AS `grp`,
                                  CAST(NULL AS BIGINT) AS `earliest`,
                                  CAST(NULL AS BIGINT) AS `latest`,
                                  CAST(NULL AS BIGINT) AS `day_first`,
                                  CAST(NULL AS BIGINT) AS `day_last`,
                                  CAST(NULL AS BIGINT) AS `low`,
                                  CAST(NULL AS BIGINT) AS `high`,
                                  CAST(NULL AS BIGINT) AS `heard`,
                                  CAST(NULL AS BIGINT) AS `may`,
                                  CAST(NULL AS BIGINT) AS `must`,
                                  CAST(NULL AS BIGINT) AS `alleged`,
                                  `t49`.`seat`,
                                  CAST(NULL AS BIGINT) AS `sure`,
                                  CAST(NULL AS BIGINT) AS `delay`,
                                  CAST(NULL AS BIGINT) AS `n`,
                                  CAST(NULL AS BIGINT) AS `per`,
                                  CAST(NULL AS BIGINT) AS `tolerance`,
                                  CAST(NULL AS BIGINT) AS `per_step`,
                                  `t49`.`t` - 1 AS `at`,
                                  `t49`.`d_low` AS `amount`,
                                  0 AS `opened`,
                                  0 AS `is_row`
                                FROM (
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        `t43`.`cell`,
                                        `t43`.`seat`,
                                        `t43`.`t`,
                                        `t43`.`d_low`,
                                        0 AS `d_high`,
                                        0 AS `d_open`
                                      FROM (
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t37`.`cell`,
                                            `t37`.`seat`,
                                            `t37`.`latest` + 1 AS `t`,
                                            `t37`.`reached` - COALESCE(
                                              LAG(`t37`.`reached`) OVER (
                                                PARTITION BY `t37`.`cell`, `t37`.`seat`, `t37`.`grp`
                                                ORDER BY `t37`.`latest` ASC NULLS LAST, `t37`.`row` ASC NULLS LAST
                                              ),
                                              0
                                            ) AS `d_low`,
                                            0 AS `d_high`,
                                            0 AS `d_open`
                                          FROM (
                                            SELECT
                                              `t26`.`cell`,
                                              `t26`.`role`,
                                              `t26`.`feed`,
                                              `t26`.`id`,
                                              `t26`.`grp`,
                                              `t26`.`earliest`,
                                              `t26`.`latest`,
                                              `t26`.`day_first`,
                                              `t26`.`day_last`,
                                              `t26`.`low`,
                                              `t26`.`high`,
                                              `t26`.`heard`,
                                              `t26`.`may`,
                                              `t26`.`must`,
                                              `t26`.`alleged`,
                                              `t26`.`seat`,
                                              `t26`.`sure`,
                                              `t26`.`delay`,
                                              `t26`.`n`,
                                              `t26`.`per`,
                                              `t26`.`tolerance`,
                                              `t26`.`per_step`,
                                              `t26`.`row`,
                                              MAX(`t26`.`low`) OVER (
                                                PARTITION BY `t26`.`cell`, `t26`.`seat`, `t26`.`grp`
                                                ORDER BY `t26`.`latest` ASC NULLS LAST, `t26`.`row` ASC NULLS LAST
                                                ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
                                              ) AS `reached`
                                            FROM (
                                              SELECT
                                                `t21`.`cell`,
                                                `t21`.`role`,
                                                `t21`.`feed`,
                                                `t21`.`id`,
                                                `t21`.`grp`,
                                                `t21`.`earliest`,
                                                `t21`.`latest`,
                                                `t21`.`day_first`,
                                                `t21`.`day_last`,
                                                `t21`.`low`,
                                                `t21`.`high`,
                                                `t21`.`heard`,
                                                `t21`.`may`,
                                                `t21`.`must`,
                                                `t21`.`alleged`,
                                                `t21`.`seat`,
                                                `t21`.`sure`,
                                                `t21`.`delay`,
                                                `t21`.`n`,
                                                `t21`.`per`,
                                                `t21`.`tolerance`,
                                                `t21`.`per_step`,
                                                `t21`.`id` AS `row`
                                              FROM `t19` AS `t21`
                                              WHERE
                                                `t21`.`per_step` = 0 AND `t21`.`sure` AND `t21`.`grp` IS NOT NULL
                                            ) AS `t26`
                                          ) AS `t37`
                                        ) AS `t41`
                                        UNION ALL
                                        SELECT
                                          *
                                        FROM (
                                          SELECT
                                            `t21`.`cell`,
                                            `t21`.`seat`,
                                            `t21`.`earliest` + 1 AS `t`,
                                            0 AS `d_low`,
                                            COALESCE(`t21`.`high`, 0) AS `d_high`,
                                            CAST(IF(`t21`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                                          FROM `t19` AS `t21`
                                          WHERE
                                            `t21`.`per_step` = 0 AND `t21`.`sure` AND `t21`.`grp` IS NOT NULL
                                        ) AS `t35`
                                      ) AS `t43`
                                      WHERE
                                        `t43`.`d_low` > 0
                                    ) AS `t45`
                                    UNION ALL
                                    SELECT
                                      *
                                    FROM (
                                      SELECT
                                        `t21`.`cell`,
                                        `t21`.`seat`,
                                        `t21`.`latest` + 1 AS `t`,
                                        `t21`.`low` AS `d_low`,
                                        0 AS `d_high`,
                                        0 AS `d_open`
                                      FROM `t19` AS `t21`
                                      WHERE
                                        `t21`.`per_step` = 0 AND `t21`.`sure` AND `t21`.`grp` IS NULL
                                    ) AS `t25`
                                  ) AS `t47`
                                  UNION ALL
                                  SELECT
                                    *
                                  FROM (
                                    SELECT
                                      `t21`.`cell`,
                                      `t21`.`seat`,
                                      `t21`.`earliest` + 1 AS `t`,
                                      0 AS `d_low`,
                                      COALESCE(`t21`.`high`, 0) AS `d_high`,
                                      CAST(IF(`t21`.`high` IS NULL, 1, 0) AS BIGINT) AS `d_open`
                                    FROM `t19` AS `t21`
                                    WHERE
                                      `t21`.`per_step` = 0 AND `t21`.`sure`
                                  ) AS `t34`
                                ) AS `t49`
                                WHERE
                                  `t49`.`d_low` > 0
                              ) AS `t51`
                              UNION ALL
                              SELECT
                                *
                              FROM (
                                SELECT
                                  `t21`.`cell`,
                                  `t21`.`role`,
                                  `t21`.`feed`,
                                  `t21`.`id`,
                                  `t21`.`grp`,
                                  `t21`.`earliest`,
                                  `t21`.`latest`,
                                  `t21`.`day_first`,
                                  `t21`.`day_last`,
                                  `t21`.`low`,
                                  `t21`.`high`,
                                  `t21`.`heard`,
                                  `t21`.`may`,
                                  `t21`.`must`,
                                  `t21`.`alleged`,
                                  `t21`.`seat`,
                                  CAST(`t21`.`sure` AS BIGINT) AS `sure`,
                                  `t21`.`delay`,
                                  `t21`.`n`,
                                  `t21`.`per`,
                                  `t21`.`tolerance`,
                                  `t21`.`per_step`,
                                  `t21`.`earliest` - 1 AS `at`,
                                  0 AS `amount`,
                                  0 AS `opened`,
                                  1 AS `is_row`
                                FROM `t19` AS `t21`
                                WHERE
                                  `t21`.`per_step` = 0
                              ) AS `t27`
                            ) AS `t54`
                          ) AS `t57`
                          WHERE
                            `t57`.`is_row` = 1
                        ) AS `t58`
                      ) AS `t59`
                    ) AS `t60`
                    WHERE
                      `t60`.`is_row` = 1
                  ) AS `t61`
                ) AS `t62`
              ) AS `t63`
              WHERE
                `t63`.`is_row` = 1
            ) AS `t64`
          ) AS `t65`
        ) AS `t66`
        WHERE
          `t66`.`is_row` = 1
      ) AS `t68`
      LEFT OUTER JOIN (
        SELECT
          `t52`.`cell`,
          `t52`.`seat`,
          SUM(`t52`.`amount`) AS `by_now_low`,
          SUM(`t52`.`opened`) AS `by_now_low_open`
        FROM (
          SELECT
            `t50`.`cell`,
            `t50`.`seat`,
            `t50`.`t` - 1 AS `at`,
            `t50`.`d_low` AS `amount`,
            0 AS `opened`
          FROM `t48` AS `t50`
          WHERE
            `t50`.`d_low` > 0
        ) AS `t52`
        GROUP BY
          1,
          2
      ) AS `t56`
        ON `t68`.`cell` = `t56`.`cell` AND `t68`.`seat` = `t56`.`seat`
    ) AS `t69`
  ) AS `t71`
  LEFT OUTER JOIN (
    SELECT
      `t29`.`cell`,
      `t29`.`seat`,
      SUM(`t29`.`amount`) AS `by_now_high`,
      SUM(`t29`.`opened`) AS `by_now_high_open`
    FROM (
      SELECT
        `t20`.`cell`,
        `t20`.`seat`,
        `t20`.`earliest` AS `at`,
        COALESCE(`t20`.`high`, 0) AS `amount`,
        CAST(IF(`t20`.`high` IS NULL, 1, 0) AS BIGINT) AS `opened`
      FROM `t18` AS `t20`
      WHERE
        `t20`.`earliest` < `t20`.`now`
    ) AS `t29`
    GROUP BY
      1,
      2
  ) AS `t39`
    ON `t71`.`cell` = `t39`.`cell` AND `t71`.`seat` = `t39`.`seat`
)
SELECT
  `t82`.`cell`,
  `t82`.`seat`,
  `t82`.`feed`,
  `t82`.`id`,
  `t82`.`earliest`,
  `t82`.`latest`,
  `t82`.`sure`,
  CAST((
    `t82`.`asked_high_open` = 0
  )
  AND (
    (
      CAST(`t82`.`per` AS DECIMAL(38, 0)) * CAST(`t82`.`in_time_low` + `t82`.`tolerance` AS DECIMAL(38, 0))
    ) >= (
      CAST(`t82`.`n` AS DECIMAL(38, 0)) * CAST(`t82`.`asked_high` AS DECIMAL(38, 0))
    )
  ) AS BIGINT) AS `in_time_must`,
  CAST((
    `t82`.`in_time_high_open` > 0
  )
  OR (
    (
      CAST(`t82`.`per` AS DECIMAL(38, 0)) * CAST(`t82`.`in_time_high` + `t82`.`tolerance` AS DECIMAL(38, 0))
    ) >= (
      CAST(`t82`.`n` AS DECIMAL(38, 0)) * CAST(`t82`.`asked_low` + GREATEST(`t82`.`low` - COALESCE(`t82`.`counted_low`, 0), 0) AS DECIMAL(38, 0))
    )
  ) AS BIGINT) AS `in_time_may`,
  CAST((
    `t82`.`asked_high_open` = 0
  )
  AND (
    (
      CAST(`t82`.`per` AS DECIMAL(38, 0)) * CAST(`t82`.`by_now_low` + `t82`.`tolerance` AS DECIMAL(38, 0))
    ) >= (
      CAST(`t82`.`n` AS DECIMAL(38, 0)) * CAST(`t82`.`asked_high` AS DECIMAL(38, 0))
    )
  ) AS BIGINT) AS `answered_must`,
  CAST((
    `t82`.`by_now_high_open` > 0
  )
  OR (
    (
      CAST(`t82`.`per` AS DECIMAL(38, 0)) * CAST(`t82`.`by_now_high` + `t82`.`tolerance` AS DECIMAL(38, 0))
    ) >= (
      CAST(`t82`.`n` AS DECIMAL(38, 0)) * CAST(`t82`.`asked_low` + GREATEST(`t82`.`low` - COALESCE(`t82`.`counted_low`, 0), 0) AS DECIMAL(38, 0))
    )
  ) AS BIGINT) AS `answered_may`
FROM (
  SELECT
    `t76`.`cell`,
    `t76`.`role`,
    `t76`.`feed`,
    `t76`.`id`,
    `t76`.`grp`,
    `t76`.`earliest`,
    `t76`.`latest`,
    `t76`.`day_first`,
    `t76`.`day_last`,
    `t76`.`low`,
    `t76`.`high`,
    `t76`.`heard`,
    `t76`.`may`,
    `t76`.`must`,
    `t76`.`alleged`,
    `t76`.`seat`,
    `t76`.`sure`,
    `t76`.`delay`,
    `t76`.`n`,
    `t76`.`per`,
    `t76`.`tolerance`,
    `t76`.`per_step`,
    `t76`.`asked_low`,
    `t76`.`asked_low_open`,
    `t76`.`asked_high`,
    `t76`.`asked_high_open`,
    `t76`.`in_time_low`,
    `t76`.`in_time_low_open`,
    `t76`.`in_time_high`,
    `t76`.`in_time_high_open`,
    `t76`.`by_now_low`,
    `t76`.`by_now_low_open`,
    `t76`.`by_now_high`,
    `t76`.`by_now_high_open`,
    `t81`.`counted_low`
  FROM (
    SELECT
      `t73`.`cell`,
      `t73`.`role`,
      `t73`.`feed`,
      `t73`.`id`,
      `t73`.`grp`,
      `t73`.`earliest`,
      `t73`.`latest`,
      `t73`.`day_first`,
      `t73`.`day_last`,
      `t73`.`low`,
      `t73`.`high`,
      `t73`.`heard`,
      `t73`.`may`,
      `t73`.`must`,
      `t73`.`alleged`,
      `t73`.`seat`,
      `t73`.`sure`,
      `t73`.`delay`,
      `t73`.`n`,
      `t73`.`per`,
      `t73`.`tolerance`,
      `t73`.`per_step`,
      `t73`.`asked_low`,
      `t73`.`asked_low_open`,
      `t73`.`asked_high`,
      `t73`.`asked_high_open`,
      `t73`.`in_time_low`,
      `t73`.`in_time_low_open`,
      `t73`.`in_time_high`,
      `t73`.`in_time_high_open`,
      `t73`.`by_now_low`,
      `t73`.`by_now_low_open`,
      COALESCE(`t73`.`by_now_high`, 0) AS `by_now_high`,
      COALESCE(`t73`.`by_now_high_open`, 0) AS `by_now_high_open`
    FROM `t72` AS `t73`
  ) AS `t76`
  LEFT OUTER JOIN (
    SELECT
      `t79`.`cell`,
      `t79`.`seat`,
      `t79`.`feed`,
      `t79`.`id`,
      MAX(`t79`.`other_low`) AS `counted_low`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t77`.`cell`,
          `t77`.`role`,
          `t77`.`feed`,
          `t77`.`id`,
          `t77`.`grp`,
          `t77`.`earliest`,
          `t77`.`latest`,
          `t77`.`day_first`,
          `t77`.`day_last`,
          `t77`.`low`,
          `t77`.`high`,
          `t77`.`heard`,
          `t77`.`may`,
          `t77`.`must`,
          `t77`.`alleged`,
          `t77`.`seat`,
          `t77`.`sure`,
          `t77`.`delay`,
          `t77`.`n`,
          `t77`.`per`,
          `t77`.`tolerance`,
          `t77`.`per_step`,
          `t77`.`asked_low`,
          `t77`.`asked_low_open`,
          `t77`.`asked_high`,
          `t77`.`asked_high_open`,
          `t77`.`in_time_low`,
          `t77`.`in_time_low_open`,
          `t77`.`in_time_high`,
          `t77`.`in_time_high_open`,
          `t77`.`by_now_low`,
          `t77`.`by_now_low_open`,
          `t77`.`by_now_high`,
          `t77`.`by_now_high_open`,
          `t28`.`s_cell`,
          `t28`.`s_seat`,
          `t28`.`s_grp`,
          `t28`.`other`,
          `t28`.`other_latest`,
          `t28`.`other_low`
        FROM (
          SELECT
            `t73`.`cell`,
            `t73`.`role`,
            `t73`.`feed`,
            `t73`.`id`,
            `t73`.`grp`,
            `t73`.`earliest`,
            `t73`.`latest`,
            `t73`.`day_first`,
            `t73`.`day_last`,
            `t73`.`low`,
            `t73`.`high`,
            `t73`.`heard`,
            `t73`.`may`,
            `t73`.`must`,
            `t73`.`alleged`,
            `t73`.`seat`,
            `t73`.`sure`,
            `t73`.`delay`,
            `t73`.`n`,
            `t73`.`per`,
            `t73`.`tolerance`,
            `t73`.`per_step`,
            `t73`.`asked_low`,
            `t73`.`asked_low_open`,
            `t73`.`asked_high`,
            `t73`.`asked_high_open`,
            `t73`.`in_time_low`,
            `t73`.`in_time_low_open`,
            `t73`.`in_time_high`,
            `t73`.`in_time_high_open`,
            `t73`.`by_now_low`,
            `t73`.`by_now_low_open`,
            COALESCE(`t73`.`by_now_high`, 0) AS `by_now_high`,
            COALESCE(`t73`.`by_now_high_open`, 0) AS `by_now_high_open`
          FROM `t72` AS `t73`
          WHERE
            `t73`.`grp` IS NOT NULL
        ) AS `t77`
        INNER JOIN (
          SELECT
            `t21`.`cell` AS `s_cell`,
            `t21`.`seat` AS `s_seat`,
            `t21`.`grp` AS `s_grp`,
            `t21`.`id` AS `other`,
            `t21`.`latest` AS `other_latest`,
            `t21`.`low` AS `other_low`
          FROM `t19` AS `t21`
          WHERE
            `t21`.`per_step` = 0 AND `t21`.`sure` AND `t21`.`grp` IS NOT NULL
        ) AS `t28`
          ON `t77`.`cell` = `t28`.`s_cell`
          AND `t77`.`seat` = `t28`.`s_seat`
          AND `t77`.`grp` = `t28`.`s_grp`
      ) AS `t78`
      WHERE
        `t78`.`other` <> `t78`.`id` AND `t78`.`other_latest` < `t78`.`earliest`
    ) AS `t79`
    GROUP BY
      1,
      2,
      3,
      4
  ) AS `t81`
    ON `t76`.`cell` = `t81`.`cell`
    AND `t76`.`seat` = `t81`.`seat`
    AND `t76`.`feed` = `t81`.`feed`
    AND `t76`.`id` = `t81`.`id`
) AS `t82`

-- rule: span_pairs
SELECT
  *
FROM (
  SELECT
    `t15`.`cell`,
    `t15`.`seat`,
    `t15`.`feed`,
    `t15`.`id`,
    `t15`.`grp`,
    `t15`.`earliest`,
    `t15`.`latest`,
    `t15`.`low`,
    `t15`.`high`,
    CAST(`t15`.`sure` AS BIGINT) AS `sure`,
    1 AS `is_step`
  FROM (
    SELECT
      `t13`.`cell`,
      `t13`.`role`,
      `t13`.`feed`,
      `t13`.`id`,
      `t13`.`grp`,
      `t13`.`earliest`,
      `t13`.`latest`,
      `t13`.`day_first`,
      `t13`.`day_last`,
      `t13`.`low`,
      `t13`.`high`,
      `t13`.`heard`,
      `t13`.`may`,
      `t13`.`must`,
      `t13`.`alleged`,
      `t13`.`seat`,
      `t13`.`sure`,
      `t3`.`delay`,
      `t3`.`n`,
      `t3`.`per`,
      `t3`.`tolerance`,
      `t3`.`per_step`
    FROM (
      SELECT
        `t9`.`cell`,
        `t9`.`role`,
        `t9`.`feed`,
        `t9`.`id`,
        `t9`.`grp`,
        `t9`.`earliest`,
        `t9`.`latest`,
        `t9`.`day_first`,
        `t9`.`day_last`,
        `t9`.`low`,
        `t9`.`high`,
        `t9`.`heard`,
        `t9`.`may`,
        `t9`.`must`,
        `t9`.`alleged`,
        `t9`.`seat`,
        (
          `t9`.`must` & `t9`.`bit`
        ) <> 0 AS `sure`
      FROM (
        SELECT
          `t7`.`cell`,
          `t7`.`role`,
          `t7`.`feed`,
          `t7`.`id`,
          `t7`.`grp`,
          `t7`.`earliest`,
          `t7`.`latest`,
          `t7`.`day_first`,
          `t7`.`day_last`,
          `t7`.`low`,
          `t7`.`high`,
          `t7`.`heard`,
          `t7`.`may`,
          `t7`.`must`,
          `t7`.`alleged`,
          `t4`.`seat`,
          `t4`.`bit`
        FROM (
          SELECT
            *
          FROM `span_matches` AS `t1`
          WHERE
            `t1`.`role` IN (3)
        ) AS `t7`
        CROSS JOIN LATERAL (
          SELECT
            *
          FROM `classes`
        ) AS `t4`
      ) AS `t9`
      WHERE
        (
          `t9`.`may` & `t9`.`bit`
        ) <> 0
    ) AS `t13`
    INNER JOIN `pace` AS `t3`
      ON `t13`.`cell` = `t3`.`cell`
  ) AS `t15`
  WHERE
    `t15`.`per_step` = 1
) AS `t17`
UNION ALL
SELECT
  *
FROM (
  SELECT
    `t16`.`cell`,
    `t16`.`seat`,
    `t16`.`feed`,
    `t16`.`id`,
    `t16`.`grp`,
    `t16`.`earliest`,
    `t16`.`latest`,
    `t16`.`low`,
    `t16`.`high`,
    CAST(`t16`.`sure` AS BIGINT) AS `sure`,
    0 AS `is_step`
  FROM (
    SELECT
      `t14`.`cell`,
      `t14`.`role`,
      `t14`.`feed`,
      `t14`.`id`,
      `t14`.`grp`,
      `t14`.`earliest`,
      `t14`.`latest`,
      `t14`.`day_first`,
      `t14`.`day_last`,
      `t14`.`low`,
      `t14`.`high`,
      `t14`.`heard`,
      `t14`.`may`,
      `t14`.`must`,
      `t14`.`alleged`,
      `t14`.`seat`,
      `t14`.`sure`,
      `t3`.`delay`,
      `t3`.`n`,
      `t3`.`per`,
      `t3`.`tolerance`,
      `t3`.`per_step`
    FROM (
      SELECT
        `t10`.`cell`,
        `t10`.`role`,
        `t10`.`feed`,
        `t10`.`id`,
        `t10`.`grp`,
        `t10`.`earliest`,
        `t10`.`latest`,
        `t10`.`day_first`,
        `t10`.`day_last`,
        `t10`.`low`,
        `t10`.`high`,
        `t10`.`heard`,
        `t10`.`may`,
        `t10`.`must`,
        `t10`.`alleged`,
        `t10`.`seat`,
        (
          `t10`.`must` & `t10`.`bit`
        ) <> 0 AS `sure`
      FROM (
        SELECT
          `t8`.`cell`,
          `t8`.`role`,
          `t8`.`feed`,
          `t8`.`id`,
          `t8`.`grp`,
          `t8`.`earliest`,
          `t8`.`latest`,
          `t8`.`day_first`,
          `t8`.`day_last`,
          `t8`.`low`,
          `t8`.`high`,
          `t8`.`heard`,
          `t8`.`may`,
          `t8`.`must`,
          `t8`.`alleged`,
          `t4`.`seat`,
          `t4`.`bit`
        FROM (
          SELECT
            *
          FROM `span_matches` AS `t1`
          WHERE
            `t1`.`role` IN (8)
        ) AS `t8`
        CROSS JOIN LATERAL (
          SELECT
            *
          FROM `classes`
        ) AS `t4`
      ) AS `t10`
      WHERE
        (
          `t10`.`may` & `t10`.`bit`
        ) <> 0
    ) AS `t14`
    INNER JOIN `pace` AS `t3`
      ON `t14`.`cell` = `t3`.`cell`
  ) AS `t16`
  WHERE
    `t16`.`per_step` = 1
) AS `t18`
