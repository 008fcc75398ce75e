-- Cases in the order in which they were reported, as an export of a district writes them. Most
-- are closed within days; some are late, some never closed, some void, some without a place.
-- Every value is drawn from a hash of row, salt and seed, so that threads do not matter.
CREATE MACRO uniform(i, salt) AS (hash(i, salt, {seed}) >> 11)::DOUBLE / 9007199254740992;
CREATE MACRO pick(i, salt, n) AS (hash(i, salt, {seed}) % n)::INTEGER;
CREATE MACRO later(moment, hours) AS moment + to_seconds((hours * 3600)::BIGINT);
-- What lies after the last day has not happened yet.
CREATE MACRO so_far(moment) AS CASE WHEN moment < TIMESTAMP '{end}' THEN moment END;
CREATE VIEW drawn AS
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
    pick(i, 11, 25) AS department,
    uniform(i, 8) AS stated,
    floor(6 * uniform(i, 10) ** 2)::INTEGER AS channel,
    -- Among ten thousand cases 500 are disputes, and two are old matters handed over.
    pick(i, 18, 10000) AS share,
    share < 500 AS is_dispute,
    share >= 9998 AS is_legacy
FROM range({rows}) numbers(i);
CREATE VIEW lived AS
SELECT *,
    later(reported_at, taken_hours) AS ended_at,
    least(coalesce(taken_hours, 24), 24) AS quick_hours,
    so_far(later(reported_at, quick_hours * 0.1)) AS accepted_at,
    so_far(later(reported_at, quick_hours * 0.2)) AS dispatched_at,
    so_far(later(reported_at, taken_hours * 0.9)) AS handled_at,
    so_far(ended_at) AS closed_at,
    CASE WHEN pick(i, 9, 10) < 9 THEN so_far(later(ended_at, 20)) END AS called_back_at,
    CASE WHEN is_dispute AND closed_at IS NOT NULL AND pick(i, 19, 50) > 0
         THEN ['调解成功', '调解成功', '调解成功', '调解成功', '调解成功', '调解成功', '调解成功',
               '调解成功', '调解未成', '转诉讼', '转信访'][floor(11 * uniform(i, 20))::INTEGER + 1]
    END AS outcome,
    CASE WHEN outcome = '调解成功' AND pick(i, 21, 10) < 7
         THEN closed_at::DATE + 10 + pick(i, 22, 20) END AS agreement_due_on
FROM drawn;
COPY (
    SELECT
        'BM' || lpad(i::VARCHAR, 10, '0') AS "案件编号",
        CASE WHEN is_dispute THEN '矛盾纠纷' WHEN is_legacy THEN '积案'
             WHEN share < 800 THEN '隐患' WHEN share < 900 THEN '预警'
             WHEN channel = 1 THEN '网格事件' WHEN channel = 2 THEN '城管案件' ELSE '诉求' END
            AS "案件类型",
        reported_at AS "上报时间",
        CASE WHEN channel NOT IN (1, 2) AND pick(i, 23, 20) > 0
             THEN so_far(later(reported_at, -7 * ln(1 - uniform(i, 24)))) END AS "联系时间",
        accepted_at AS "受理时间",
        CASE WHEN pick(i, 25, 100) > 0
             THEN so_far(later(reported_at, quick_hours * 0.1 - ln(1 - uniform(i, 26)) * 0.6)) END
            AS "立案时间",
        dispatched_at AS "派遣时间",
        CASE WHEN stated > 0.02 THEN later(reported_at, allowed_hours * 0.8) END AS "处置时限",
        handled_at AS "处置时间",
        so_far(later(reported_at, taken_hours * 0.95)) AS "核查时间",
        CASE WHEN stated > 0.02 THEN later(reported_at, allowed_hours) END AS "时限",
        closed_at AS "办结时间",
        called_back_at AS "回访时间",
        CASE WHEN dispatched_at IS NOT NULL
             THEN greatest(pick(i, 27, 12) - 10, 0) + greatest(pick(i, 28, 30) - 28, 0) END
            AS "退单次数",
        CASE WHEN handled_at IS NOT NULL THEN greatest(pick(i, 29, 20) - 18, 0) END AS "返工次数",
        CASE WHEN channel = 2 THEN if(pick(i, 30, 25) = 0, '是', '否') END AS "漏报",
        CASE WHEN called_back_at IS NOT NULL THEN if(pick(i, 31, 12) = 0, '否', '是') END AS "解决",
        CASE WHEN called_back_at IS NOT NULL AND pick(i, 32, 10) > 0
             THEN ['满意', '基本满意', '不满意'][floor(3 * uniform(i, 33) ** 2)::INTEGER + 1] END
            AS "满意度",
        CASE WHEN (is_dispute OR is_legacy) AND closed_at IS NOT NULL
             THEN ['网格', '社区', '片区', '市级'][floor(4 * uniform(i, 34) ** 2.5)::INTEGER + 1] END
            AS "结案层级",
        CASE WHEN is_dispute
             THEN ['人民调解', '行政调解', '司法调解', '网上调解', '信访调解'][
                 floor(5 * uniform(i, 35) ** 2)::INTEGER + 1] END AS "调解方式",
        outcome AS "调解结果",
        agreement_due_on AS "履行期限",
        CASE WHEN pick(i, 36, 12) > 0
             THEN so_far(agreement_due_on - pick(i, 37, 10)) END::DATE AS "履行日期",
        CASE WHEN is_legacy THEN reported_at::DATE - 365 - pick(i, 38, 3000) END AS "发生日期",
        CASE WHEN is_legacy AND pick(i, 39, 15) = 0
             THEN so_far(later(ended_at, 1000)) END AS "反弹时间",
        ['12345 热线', '网格上报', '数字城管', '扫码上报', '来访', '网站'][channel + 1] AS "渠道",
        '大类 ' || lpad((small // 5 + 1)::VARCHAR, 2, '0') AS "大类",
        '小类 ' || lpad((small + 1)::VARCHAR, 2, '0') AS "小类",
        '部门 ' || lpad((department + 1)::VARCHAR, 2, '0') AS "部门",
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
) TO '{cases}' (FORMAT csv, HEADER);
