"""How much comes in and goes out: the volumes of cases."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import CLOSED, NO_DENOMINATOR, NOT_VOID, OPENED, REPORTED_BREAKS

VOLUME_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="case_volume",
        base="opened",
        unit="cases",
        direction="none",
        smallest_n=0,
        per="area_km2",
        breaks=REPORTED_BREAKS,
        meaning=Meaning(
            Text("受理量", "Case volume"),
            Text("本期上报的有效案件数。", "Number of valid cases reported in the period."),
            OPENED,
            NO_DENOMINATOR,
            NOT_VOID,
            Text("指标口径 C01；311-data", "Indicator C01; 311-data"),
        ),
    ),
    Metric(
        key="cases_per_10k",
        base="opened",
        unit="per_10k_persons",
        direction="none",
        numerator="count_if(has_persons)",
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
        key="cases_closed",
        base="closed",
        unit="cases",
        direction="none",
        needs=("cases.closed_at",),
        smallest_n=0,
        per="area_km2",
        breaks=REPORTED_BREAKS,
        meaning=Meaning(
            Text("办结量", "Cases closed"),
            Text("本期办结的有效案件数。", "Number of valid cases closed in the period."),
            CLOSED,
            NO_DENOMINATOR,
            Text("作废案件；没有办结时间的案件", "void cases; cases without a closing time"),
            Text("指标口径 C16 的流出", "Outflow of indicator C16"),
        ),
    ),
    Metric(
        key="clearance_ratio",
        fact="flows",
        base="occurred",
        unit="times",
        direction="up",
        numerator="count_if(is_closed)",
        denominator="count_if(is_reported)",
        n="count_if(is_reported)",
        needs=("cases.closed_at",),
        breaks=(0.8, 0.9, 1, 1.1),
        meaning=Meaning(
            Text("流入流出比", "Clearance ratio"),
            Text(
                "本期办结的案件数除以本期上报的案件数；不小于 1 时积压不再增加。",
                "Cases closed in the period divided by cases reported in it; at 1 or more the "
                "backlog does not grow.",
            ),
            CLOSED,
            OPENED,
            Text("作废案件；没有办结时间的办结", "void cases; closings without a time"),
            Text("指标口径 C16（待本地确认）", "Indicator C16 (to be confirmed locally)"),
        ),
    ),
)
