"""Do departments come when they are whistled for: the metrics of whistles."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import HIGH_SHARES, NO_DENOMINATOR, NOT_VOID, OPENED

_ARRIVAL_DUE: Final = "whistle_calls.arrive_due_at"
_BLOWN: Final = Text("本期吹哨叫到的部门次", "departments called in the period")
_NOT_DUE: Final = Text(
    "未到期且未完成的部门次；没有时限的部门次", "calls neither due nor done; calls without a limit"
)

WHISTLE_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="whistle_volume",
        fact="whistles",
        base="occurred",
        unit="whistles",
        direction="none",
        counted="whistles",
        numerator="count_if(is_lead)",
        smallest_n=0,
        per="area_km2",
        needs=("whistle_calls.blown_at",),
        breaks=(0.1, 0.3, 1, 3, 10),
        meaning=Meaning(
            Text("吹哨量", "Whistles"),
            Text(
                "本期吹响的哨数；一哨叫几个部门只计一次，归首个部门次所在的区域。",
                "Whistles blown in the period; one that calls several departments counts once, "
                "where its first call lies.",
            ),
            Text("本期吹响的哨", "whistles blown in the period"),
            NO_DENOMINATOR,
            Text("无", "none"),
            Text("指标口径 W01；大观 2022", "Indicator W01; Daguan 2022"),
        ),
    ),
    Metric(
        key="whistle_call_volume",
        fact="whistles",
        base="occurred",
        unit="calls",
        direction="none",
        counted="calls",
        smallest_n=0,
        per="area_km2",
        needs=("whistle_calls.blown_at",),
        breaks=(0.1, 0.3, 1, 3, 10),
        meaning=Meaning(
            Text("吹哨部门次", "Departments called"),
            Text(
                "本期各哨叫到的部门次数之和。",
                "Departments called by the whistles of the period, each time counted.",
            ),
            _BLOWN,
            NO_DENOMINATOR,
            Text("无", "none"),
            Text("指标口径 W01；大观 2022", "Indicator W01; Daguan 2022"),
        ),
    ),
    Metric(
        key="whistle_rate",
        fact="flows",
        base="occurred",
        unit="ratio",
        direction="none",
        counted="whistles",
        numerator="count_if(is_whistled)",
        denominator="count_if(is_reported)",
        is_census=True,
        needs=("whistle_calls.blown_at",),
        breaks=(0.01, 0.02, 0.05, 0.10),
        meaning=Meaning(
            Text("吹哨率", "Whistle rate"),
            Text(
                "本期吹哨数除以本期上报的有效案件数；过低过高都值得一问，按案件的渠道、类别、"
                "部门归属。",
                "Whistles blown in the period per valid case reported in it; too few are as "
                "telling as too many. It goes by channel, category and department of the case.",
            ),
            Text("本期吹响的哨", "whistles blown in the period"),
            OPENED,
            NOT_VOID,
            Text("指标口径 W01；大观 2022；中国网", "Indicator W01; Daguan 2022; china.com"),
        ),
    ),
    Metric(
        key="on_time_arrival_rate",
        fact="whistles",
        base="arrival",
        unit="ratio",
        direction="up",
        counted="calls",
        numerator="count_if(arrived_at <= arrive_due_at AND arrived_at <= judged_at)",
        denominator="count(*)",
        needs=(_ARRIVAL_DUE, "whistle_calls.arrived_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("按时报到率", "On-time arrival rate"),
            Text(
                "报到时限落在本期、已到期或已报到的部门次中，在时限内报到的比例。",
                "Share of the departments due to report in during the period that did so within "
                "the limit.",
            ),
            Text("在时限内报到的部门次", "calls that were answered on the spot within the limit"),
            Text("报到时限落在本期的部门次", "calls due to be answered on the spot in the period"),
            _NOT_DUE,
            Text(
                "指标口径 W02；南京鼓楼（3、5 个工作日）",
                "Indicator W02; Gulou of Nanjing (3 and 5 working days)",
            ),
        ),
    ),
    Metric(
        key="three_day_feedback_rate",
        fact="whistles",
        base="feedback",
        unit="ratio",
        direction="up",
        counted="calls",
        numerator=("count_if(fed_back_at <= feedback_due_at AND fed_back_at <= judged_at)"),
        denominator="count(*)",
        needs=("whistle_calls.feedback_due_at", "whistle_calls.fed_back_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("三日反馈率", "Three-day feedback rate"),
            Text(
                "反馈时限落在本期、已到期或已反馈的部门次中，在时限（三日）内反馈的比例。",
                "Share of the departments due to feed back in the period that did so within the "
                "limit of three days.",
            ),
            Text("在时限内反馈的部门次", "calls fed back within the limit"),
            Text("反馈时限落在本期的部门次", "calls due to be fed back in the period"),
            _NOT_DUE,
            Text(
                "指标口径 W03；大观 2022（三日反馈）",
                "Indicator W03; Daguan 2022 (feedback within three days)",
            ),
        ),
    ),
    Metric(
        key="whistle_resolution_rate",
        fact="whistles",
        base="occurred",
        unit="ratio",
        direction="up",
        counted="calls",
        numerator="count_if(is_resolved)",
        denominator="count_if(is_resolved OR resolve_due_at <= judged_at)",
        is_maturing=True,
        needs=("whistle_calls.resolve_due_at", "whistle_calls.resolved_at"),
        breaks=(0.70, 0.80, 0.90, 0.95),
        meaning=Meaning(
            Text("化解率（吹哨）", "Whistles resolved"),
            Text(
                "本期吹哨的部门次中已化解的比例；未到期在办的不计。",
                "Share of the calls of the period that are resolved; those in progress and not yet "
                "due are left out.",
            ),
            Text("已化解的部门次", "calls resolved"),
            Text("已化解或已过化解时限的部门次", "calls resolved or past the limit"),
            Text(
                "未到期在办的部门次；没有化解时限的未化解部门次",
                "calls in progress and not yet due, or without a limit",
            ),
            Text("指标口径 W04；大观 2022", "Indicator W04; Daguan 2022"),
        ),
    ),
    Metric(
        key="whistle_points",
        fact="whistles",
        base="occurred",
        unit="points",
        direction="up",
        counted="points",
        numerator="coalesce(sum(points), 0)",
        n="count(points)",
        is_monthly=True,
        smallest_n=0,
        per="1000_households",
        needs=("whistle_calls.points",),
        breaks=(1, 3, 10, 30, 100),
        meaning=Meaning(
            Text("问题解决积分", "Points of departments"),
            Text(
                "本期吹哨的部门次所得积分之和。",
                "Sum of the points given for the calls of the period.",
            ),
            Text("本期部门次的积分", "points given for the calls of the period"),
            NO_DENOMINATOR,
            Text("未计分的部门次", "calls without points"),
            Text("指标口径 W05；大观 2022", "Indicator W05; Daguan 2022"),
        ),
    ),
    Metric(
        key="points_per_due_call",
        fact="whistles",
        base="arrival",
        unit="per_call",
        direction="up",
        counted="points",
        numerator="coalesce(sum(points), 0)",
        denominator="count(*)",
        n="count(*)",
        needs=("whistle_calls.points", _ARRIVAL_DUE),
        breaks=(2, 5, 10, 20),
        meaning=Meaning(
            Text("应报到次均积分", "Points per due call"),
            Text(
                "报到时限落在本期的部门次平均所得积分。",
                "Points given for the calls due to be answered on the spot in the period, per "
                "call.",
            ),
            Text("这些部门次的积分", "points given for these calls"),
            Text("报到时限落在本期的部门次", "calls due to be answered on the spot in the period"),
            _NOT_DUE,
            Text("指标口径 W05；大观 2022", "Indicator W05; Daguan 2022"),
        ),
    ),
)
