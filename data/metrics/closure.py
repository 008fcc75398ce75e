"""Are matters closed, and in time: the metrics of closing."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import (
    DUE,
    DUE_NEEDS,
    HIGH_SHARES,
    NO_DENOMINATOR,
    NOT_DUE,
    NOT_VOID,
    OPENED,
    REPORTED_BREAKS,
)

CLOSURE_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="resolution_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(is_closed)",
        denominator="count(*)",
        is_maturing=True,
        needs=("cases.closed_at|cases.outcome",),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("办结率", "Resolution rate"),
            Text(
                "本期上报的有效案件中，到数据截至时刻已办结的比例。",
                "Share of the period's valid cases that are closed at the as-of time.",
            ),
            Text("其中截至时刻已办结", "of these, closed at the as-of time"),
            OPENED,
            NOT_VOID,
            Text(
                "指标口径 C09（上报口径）；大观 2022", "Indicator C09 (by report date); Daguan 2022"
            ),
        ),
    ),
    Metric(
        key="closure_rate",
        base="due",
        unit="ratio",
        direction="up",
        numerator="count_if(is_closed)",
        denominator="count(*)",
        is_maturing=True,
        needs=DUE_NEEDS,
        outside="cases_without_deadline",
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("结案率", "Closure rate"),
            Text(
                "时限落在本期、已到期或已办结的案件中，到数据截至时刻已办结的比例，不论是否按期。",
                "Share of the cases whose deadline lies in the period and has passed, or that are "
                "closed, which are closed at the as-of time, late or not.",
            ),
            Text("其中截至时刻已办结", "of these, closed at the as-of time"),
            DUE,
            NOT_DUE,
            Text(
                "指标口径 C09；金华数字城管考核细则",
                "Indicator C09; Jinhua digital city-management assessment",
            ),
        ),
    ),
    Metric(
        key="on_time_closure_rate",
        base="due",
        unit="ratio",
        direction="up",
        numerator="count_if(is_on_time)",
        denominator="count(*)",
        needs=DUE_NEEDS,
        outside="cases_without_deadline",
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("按期办结率", "On-time closure rate"),
            Text(
                "时限落在本期、已到期或已办结的案件中，在时限内办结的比例；逾期未结计入分母。",
                "Share of the cases whose deadline lies in the period and has passed, or that are "
                "closed, which were closed by their deadline; overdue open cases count.",
            ),
            Text("在时限内办结的案件", "cases closed by their deadline"),
            DUE,
            NOT_DUE,
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
        numerator="count_if(due_at IS NULL AND outcome IS NULL)",
        smallest_n=0,
        per="area_km2",
        breaks=REPORTED_BREAKS,
        meaning=Meaning(
            Text("无时限案件", "Cases without a deadline"),
            Text(
                "本期上报的有效案件中，既无时限也无结果标志、因而不进入任何应办集合的件数。",
                "Valid cases reported in the period with neither a deadline nor an outcome flag: "
                "they belong to no due set.",
            ),
            Text("既无时限也无结果标志的案件", "cases with neither deadline nor outcome flag"),
            NO_DENOMINATOR,
            NOT_VOID,
            Text("指标口径总则：应办集合", "Rules of the indicators: due set"),
        ),
    ),
    Metric(
        key="overdue_open",
        base="state",
        unit="cases",
        direction="down",
        numerator="count_if(is_overdue_open)",
        needs=("cases.due_at|cases.close_due_at", "cases.closed_at|cases.outcome"),
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
            NO_DENOMINATOR,
            Text(
                "作废、缓办；没有时限的案件", "void and suspended cases; cases without a deadline"
            ),
            Text("指标口径 C11", "Indicator C11"),
        ),
    ),
    Metric(
        key="overdue_open_share",
        base="state",
        unit="ratio",
        direction="down",
        numerator="count_if(is_overdue_open)",
        denominator="count_if(is_open)",
        needs=("cases.due_at|cases.close_due_at", "cases.closed_at|cases.outcome"),
        outside="cases_without_deadline",
        breaks=(0.05, 0.10, 0.20, 0.40),
        meaning=Meaning(
            Text("逾期未结率", "Overdue share of open cases"),
            Text(
                "期末（或截至时刻，取较早者）未办结的案件中，时限已过的比例。",
                "Share of the cases open at the end of the period or the as-of time, whichever "
                "is earlier, that are past their deadline.",
            ),
            Text("时限已过、未办结的案件", "open cases past their deadline"),
            Text("未办结的案件", "open cases"),
            Text(
                "作废案件；缓办和没有时限的案件不算逾期",
                "void cases; suspended cases and those without a deadline are not overdue",
            ),
            Text("指标口径 C11；悟能", "Indicator C11; Wuneng"),
        ),
    ),
    Metric(
        key="backlog_ageing",
        base="state",
        unit="cases",
        direction="down",
        numerator="count_if(is_open)",
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
            NO_DENOMINATOR,
            NOT_VOID,
            Text("指标口径 C15；FixMyStreet", "Indicator C15; FixMyStreet"),
        ),
    ),
)
