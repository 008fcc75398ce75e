"""Are matters resolved: the case metrics of indicators.md, section 2."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_NO_DENOMINATOR: Final = Text("无（计数）", "none (a count)")
_OPENED: Final = Text("本期上报的有效案件", "valid cases reported in the period")
_NOT_VOID: Final = Text("作废案件", "void cases")

CASE_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="case_volume",
        base="opened",
        unit="cases",
        direction="none",
        smallest_n=0,
        per="area_km2",
        breaks=(1, 3, 10, 30, 100),
        meaning=Meaning(
            Text("受理量", "Case volume"),
            Text("本期上报的有效案件数。", "Number of valid cases reported in the period."),
            _OPENED,
            _NO_DENOMINATOR,
            _NOT_VOID,
            Text("指标口径 C01；311-data", "Indicator C01; 311-data"),
        ),
    ),
    Metric(
        key="cases_per_10k",
        base="opened",
        unit="per_10k_persons",
        direction="none",
        numerator="count(*) FILTER (WHERE has_persons)",
        residents="persons",
        scale=10_000,
        needs=("areas.persons",),
        breaks=(20, 50, 100, 200, 400),
        meaning=Meaning(
            Text("万人受理量", "Cases per 10k persons"),
            Text(
                "本期有效案件数除以常住人口，乘一万；只计人口已知的区域。",
                "Valid cases of the period per 10,000 persons, over areas with known persons.",
            ),
            Text("人口已知区域内的有效案件", "valid cases in areas with known persons"),
            Text("这些区域的人口", "persons of these areas"),
            Text(
                "作废案件；人口未知区域的案件", "void cases; cases in areas without known persons"
            ),
            Text("指标口径 C01；怡园 2020", "Indicator C01; Yiyuan 2020"),
        ),
    ),
    Metric(
        key="resolution_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count(*) FILTER (WHERE is_closed)",
        denominator="count(*)",
        is_maturing=True,
        needs=("cases.closed_at|cases.outcome",),
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("办结率", "Resolution rate"),
            Text(
                "本期上报的有效案件中，到数据截至时刻已办结的比例。",
                "Share of the period's valid cases that are closed at the as-of time.",
            ),
            Text("其中截至时刻已办结", "of these, closed at the as-of time"),
            _OPENED,
            _NOT_VOID,
            Text(
                "指标口径 C09（上报口径）；大观 2022", "Indicator C09 (by report date); Daguan 2022"
            ),
        ),
    ),
    Metric(
        key="on_time_closure_rate",
        base="due",
        unit="ratio",
        direction="up",
        numerator="count(*) FILTER (WHERE is_on_time)",
        denominator="count(*)",
        needs=("cases.due_at|cases.outcome", "cases.closed_at|cases.outcome"),
        outside="cases_without_deadline",
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text("按期办结率", "On-time closure rate"),
            Text(
                "时限落在本期、已到期或已办结的案件中，在时限内办结的比例；逾期未结计入分母。",
                "Share of the cases whose deadline lies in the period and has passed, or that are "
                "closed, which were closed by their deadline; overdue open cases count.",
            ),
            Text("在时限内办结的案件", "cases closed by their deadline"),
            Text("时限落在本期的应办案件", "cases due in the period"),
            Text(
                "作废、缓办、未到期在办；既无时限也无结果标志的案件",
                "void, suspended, open and not yet due; cases with neither deadline nor outcome flag",
            ),
            Text(
                "指标口径 C10；金华数字城管考核细则",
                "Indicator C10; Jinhua digital city-management assessment",
            ),
        ),
    ),
    Metric(
        key="cases_without_deadline",
        base="opened",
        unit="cases",
        direction="none",
        numerator="count(*) FILTER (WHERE due_at IS NULL AND outcome IS NULL)",
        smallest_n=0,
        per="area_km2",
        breaks=(1, 3, 10, 30, 100),
        meaning=Meaning(
            Text("无时限案件", "Cases without a deadline"),
            Text(
                "本期上报的有效案件中，既无时限也无结果标志、因而不进入任何应办集合的件数。",
                "Valid cases reported in the period with neither a deadline nor an outcome flag: "
                "they belong to no due set.",
            ),
            Text("既无时限也无结果标志的案件", "cases with neither deadline nor outcome flag"),
            _NO_DENOMINATOR,
            _NOT_VOID,
            Text("指标口径总则：应办集合", "Rules of the indicators: due set"),
        ),
    ),
    Metric(
        key="overdue_open",
        base="state",
        unit="cases",
        direction="down",
        numerator="count(*) FILTER (WHERE is_overdue_open)",
        needs=("cases.due_at", "cases.closed_at|cases.outcome"),
        smallest_n=0,
        per="area_km2",
        breaks=(0.1, 0.3, 1, 3, 10),
        outside="cases_without_deadline",
        meaning=Meaning(
            Text("逾期未结", "Overdue open cases"),
            Text(
                "期末（或截至时刻，取较早者）时限已过而仍未办结的案件数。",
                "Cases past their deadline and still open at the end of the period or the as-of "
                "time, whichever is earlier.",
            ),
            Text("时限已过、未办结的案件", "open cases past their deadline"),
            _NO_DENOMINATOR,
            Text(
                "作废、缓办；没有时限的案件", "void and suspended cases; cases without a deadline"
            ),
            Text("指标口径 C11", "Indicator C11"),
        ),
    ),
    Metric(
        key="median_hours_to_close",
        base="closed",
        unit="hours",
        direction="down",
        quantile=0.5,
        denominator="count(hours_to_close)",
        needs=("cases.closed_at",),
        breaks=(12, 24, 48, 96, 168),
        meaning=Meaning(
            Text("办结用时中位数", "Median hours to close"),
            Text(
                "本期办结案件从上报到办结的小时数的中位数；若本期上报案件在办超过 20%，改用 "
                "Kaplan–Meier 估计。",
                "Median hours from report to closing of the cases closed in the period; "
                "Kaplan–Meier over the reported cases when more than 20 % of them are open.",
            ),
            Text("中位数不是比值", "a median is not a quotient"),
            Text("有用时记录的办结案件", "closed cases with a recorded duration"),
            Text("作废案件；没有办结时间的案件", "void cases; cases without a closing time"),
            Text("指标口径 C13；311-data", "Indicator C13; 311-data"),
        ),
    ),
    Metric(
        key="p90_hours_to_close",
        base="closed",
        unit="hours",
        direction="down",
        quantile=0.9,
        denominator="count(hours_to_close)",
        needs=("cases.closed_at",),
        breaks=(24, 72, 168, 336, 720),
        meaning=Meaning(
            Text("办结用时 P90", "P90 hours to close"),
            Text(
                "本期办结案件中九成在此小时数内办结；若本期上报案件在办超过 20%，改用 "
                "Kaplan–Meier 估计。",
                "Nine in ten cases closed in the period took no longer; Kaplan–Meier over the "
                "reported cases when more than 20 % of them are open.",
            ),
            Text("分位数不是比值", "a quantile is not a quotient"),
            Text("有用时记录的办结案件", "closed cases with a recorded duration"),
            Text("作废案件；没有办结时间的案件", "void cases; cases without a closing time"),
            Text("指标口径 C13；311-data", "Indicator C13; 311-data"),
        ),
    ),
    Metric(
        key="repeat_rate",
        base="opened",
        unit="ratio",
        direction="down",
        numerator="count(*) FILTER (WHERE repeat_of IS NOT NULL)",
        denominator="count(*) FILTER (WHERE is_repeat_known)",
        needs=("cases.reporter_hash|cases.longitude",),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("重复诉求率", "Repeat rate"),
            Text(
                "本期有效案件中，按规则判为重复的比例：同一人或同一点位附近、同一小类、在前一件"
                "办结前或办结后的规定天数内再次上报。",
                "Share of the period's valid cases that repeat an earlier one by the rule of the "
                "profile: same person or place, same small category, reported while the earlier "
                "case was open or within the stated days after its closing.",
            ),
            Text("按规则判为重复的案件", "cases that repeat an earlier one by the rule"),
            Text("诉求人或点位已知的有效案件", "valid cases whose person or point is known"),
            Text(
                "作废案件；人与点位都未知的案件", "void cases; cases with neither person nor point"
            ),
            Text("指标口径 C17；怡园 2020", "Indicator C17; Yiyuan 2020"),
        ),
    ),
    Metric(
        key="backlog_ageing",
        base="state",
        unit="cases",
        direction="down",
        numerator="count(*) FILTER (WHERE is_open)",
        needs=("cases.closed_at",),
        smallest_n=0,
        per="area_km2",
        breaks=(0.1, 0.3, 1, 3, 10),
        meaning=Meaning(
            Text("在办时长", "Backlog by age"),
            Text(
                "期末（或截至时刻，取较早者）未办结的案件，按已过天数分 0–3、4–7、8–15、16–30、"
                "30 天以上。",
                "Cases open at the end of the period or the as-of time, whichever is earlier, by "
                "age: 0–3, 4–7, 8–15, 16–30 and over 30 days.",
            ),
            Text("未办结的案件", "open cases"),
            _NO_DENOMINATOR,
            Text("作废案件", "void cases"),
            Text("指标口径 C15；FixMyStreet", "Indicator C15; FixMyStreet"),
        ),
    ),
)
