-- Cases in the order in which they were reported, as an export of a district writes them. Most
-- are closed within days; some are late, some never closed, some void, some without a place.
-- Every value is drawn from a hash of row, salt and seed, so that threads do not matter.
CREATE MACRO uniform(i, salt) AS (hash(i, salt, {seed}) >> 11)::DOUBLE / 9007199254740992;
CREATE MACRO pick(i, salt, n) AS (hash(i, salt, {seed}) % n)::INTEGER;
CREATE MACRO later(moment, hours) AS moment + to_seconds((hours * 3600)::BIGINT);
COPY (
    WITH drawn AS (
        SELECT
            i,
            later(
                TIMESTAMP '{start}' + to_days((i * {days} // {rows})::INTEGER),
                6 + 8 * (uniform(i, 1) + uniform(i, 2))
            ) AS reported_at,
            [24, 72, 168, 360][pick(i, 3, 4) + 1] AS allowed_hours,
            -- Four in a thousand are never closed; of the others some 6 in 100 come too late.
            CASE WHEN uniform(i, 4) > 0.004
                 THEN 0.5 - ln(1 - uniform(i, 5)) * 0.35 * allowed_hours END AS taken_hours,
            floor({grids} * uniform(i, 6) ** 1.3)::INTEGER AS grid,
            pick(i, 7, 60) AS small,
            uniform(i, 8) AS stated
        FROM range({rows}) numbers(i)
    ), lived AS (
        SELECT *,
            later(reported_at, taken_hours) AS ended_at,
            later(reported_at, least(coalesce(taken_hours, 24), 24) * 0.1) AS taken_at,
            later(reported_at, least(coalesce(taken_hours, 24), 24) * 0.2) AS sent_at,
            later(reported_at, taken_hours * 0.9) AS done_at,
            later(reported_at, taken_hours + 20) AS called_at
        FROM drawn
    )
    SELECT
        'BM' || lpad(i::VARCHAR, 10, '0') AS "案件编号",
        reported_at AS "上报时间",
        CASE WHEN taken_at < TIMESTAMP '{end}' THEN taken_at END AS "受理时间",
        CASE WHEN sent_at < TIMESTAMP '{end}' THEN sent_at END AS "派遣时间",
        CASE WHEN done_at < TIMESTAMP '{end}' THEN done_at END AS "处置时间",
        CASE WHEN stated > 0.02 THEN later(reported_at, allowed_hours) END AS "时限",
        CASE WHEN ended_at < TIMESTAMP '{end}' THEN ended_at END AS "办结时间",
        CASE WHEN called_at < TIMESTAMP '{end}' AND pick(i, 9, 10) < 7 THEN called_at END
            AS "回访时间",
        ['12345 热线', '网格上报', '数字城管', '扫码上报', '来访', '网站'][
            floor(6 * uniform(i, 10) ** 2)::INTEGER + 1] AS "渠道",
        '大类 ' || lpad((small // 5 + 1)::VARCHAR, 2, '0') AS "大类",
        '小类 ' || lpad((small + 1)::VARCHAR, 2, '0') AS "小类",
        '部门 ' || lpad((pick(i, 11, 25) + 1)::VARCHAR, 2, '0') AS "部门",
        CASE WHEN stated < 0.98 THEN code END AS "网格编码",
        CASE WHEN stated < 0.6 OR stated > 0.99
             THEN round(west + {step} * uniform(i, 12), 6) END AS "经度",
        CASE WHEN stated < 0.6 OR stated > 0.99
             THEN round(south + {step} * uniform(i, 13), 6) END AS "纬度",
        CASE WHEN pick(i, 14, 100) = 0 THEN '是' ELSE '否' END AS "作废",
        CASE WHEN pick(i, 15, 200) = 0 THEN '是' ELSE '否' END AS "缓办",
        CASE WHEN pick(i, 16, 10) < 7 THEN 'P' || pick(i, 17, {rows} // 8 + 1) END AS "诉求人"
    FROM lived JOIN grids USING (grid)
    ORDER BY i
) TO '{path}' (FORMAT csv, HEADER);
