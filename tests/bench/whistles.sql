-- Whistles blown for three in a hundred of the cases of cases.sql, whose views this needs: one row
-- for each department called. Few come too late, some never.
COPY (
    WITH blown AS (
        SELECT *,
            later(dispatched_at, 1 + 12 * uniform(i, 41)) AS blown_at,
            floor(36 * uniform(i, 42) ** 1.4)::INTEGER AS item,
            uniform(i, 43) AS spread
        FROM lived WHERE pick(i, 40, 100) < 3 AND dispatched_at IS NOT NULL
    ), called AS (
        SELECT *,
            unnest(range(1 + (spread > 0.5)::INTEGER + (spread > 0.85)::INTEGER)) AS number,
            i * 3 + number AS call
        FROM blown
    ), answered AS (
        SELECT *,
            later(blown_at, 0.1 - ln(1 - uniform(call, 44))) AS signed_at,
            later(signed_at, -3 * ln(1 - uniform(call, 45))) AS contacted_at,
            CASE WHEN pick(call, 46, 25) > 0
                 THEN later(contacted_at, -22 * ln(1 - uniform(call, 47))) END AS arrived_at,
            later(arrived_at, -14 * ln(1 - uniform(call, 48))) AS fed_back_at,
            CASE WHEN pick(call, 49, 30) > 0
                 THEN later(fed_back_at, -90 * ln(1 - uniform(call, 50))) END AS resolved_at
        FROM called
    )
    SELECT
        'BW' || lpad(i::VARCHAR, 10, '0') || '-' || number AS "派哨编号",
        'BW' || lpad(i::VARCHAR, 10, '0') AS "哨编号",
        CASE WHEN pick(i, 51, 20) > 0 THEN 'BM' || lpad(i::VARCHAR, 10, '0') END AS "案件编号",
        '部门 ' || lpad(((department + 7 * number) % 25 + 1)::VARCHAR, 2, '0') AS "部门",
        if(item % 4 = 0, '攻坚克难哨', '工作推进哨') AS "哨类型",
        '大块 ' || (item // 12 + 1) AS "大块",
        '小项 ' || lpad((item + 1)::VARCHAR, 2, '0') AS "小项",
        blown_at AS "吹哨时间",
        so_far(signed_at) AS "签收时间",
        so_far(contacted_at) AS "联系时间",
        so_far(arrived_at) AS "报到时间",
        so_far(fed_back_at) AS "反馈时间",
        so_far(resolved_at) AS "化解时间",
        CASE WHEN resolved_at < TIMESTAMP '{end}' THEN [2, 5, 10][pick(call, 52, 3) + 1] END
            AS "积分",
        code AS "网格编码"
    FROM answered JOIN grids USING (grid)
    WHERE blown_at < TIMESTAMP '{end}'
    ORDER BY i, number
) TO '{whistles}' (FORMAT csv, HEADER);
