"""Are services used and volunteers active: the metrics of services, shifts and volunteers."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text

_NO_DENOMINATOR: Final = Text("无（计数）", "none (a count)")
_ATTENDED: Final = Text("本期到岗班次的服务时长", "hours of attended shifts in the period")
_NOT_ATTENDED: Final = Text(
    "未到岗的班次；时长未知的班次", "shifts not attended, or of unknown length"
)

PARTICIPATION_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="services_delivered",
        fact="services",
        base="occurred",
        unit="services",
        direction="none",
        counted="services",
        needs=("service_records.finished_at",),
        smallest_n=0,
        per="1000_households",
        breaks=(5, 10, 20, 40, 80),
        meaning=Meaning(
            Text("服务办件量", "Services delivered"),
            Text("本期办结的服务件数。", "Number of services finished in the period."),
            Text("本期办结的服务件", "services finished in the period"),
            _NO_DENOMINATOR,
            Text("未办结的服务件", "services not finished"),
            Text("指标口径第 2 节；龙港 2020", "Indicators, section 2; Longgang 2020"),
        ),
    ),
    Metric(
        key="online_service_rate",
        fact="services",
        base="occurred",
        unit="ratio",
        direction="up",
        counted="services",
        numerator="count_if(is_online)",
        denominator="count(is_online)",
        needs=("service_records.finished_at", "service_records.is_online"),
        breaks=(0.30, 0.40, 0.50, 0.60),
        meaning=Meaning(
            Text("网办率", "Online service rate"),
            Text(
                "本期办结的服务件中网上办理的比例。",
                "Share of the services finished in the period that were delivered online.",
            ),
            Text("其中网上办理", "of these, delivered online"),
            Text("办理方式已知的服务件", "services whose way of delivery is known"),
            Text(
                "未办结的服务件；办理方式未知的服务件",
                "services not finished, or of an unknown way of delivery",
            ),
            Text("指标口径第 2 节；龙港 2020", "Indicators, section 2; Longgang 2020"),
        ),
    ),
    Metric(
        key="volunteer_hours",
        fact="shifts",
        base="occurred",
        unit="service_hours",
        direction="up",
        counted="service_hours",
        numerator="coalesce(sum(hours), 0)",
        n="count(hours)",
        is_monthly=True,
        needs=("volunteer_shifts.hours", "volunteer_shifts.served_on"),
        smallest_n=0,
        per="1000_households",
        breaks=(50, 100, 200, 300, 450),
        meaning=Meaning(
            Text("志愿服务时长", "Volunteer hours"),
            Text("本期到岗班次的服务小时数之和。", "Sum of the hours of attended shifts."),
            _ATTENDED,
            _NO_DENOMINATOR,
            _NOT_ATTENDED,
            Text("指标口径 T01；莆田、怡园 2020", "Indicator T01; Putian and Yiyuan 2020"),
        ),
    ),
    Metric(
        key="active_volunteer_rate",
        fact="volunteers",
        base="state",
        unit="ratio",
        direction="up",
        counted="volunteers",
        numerator="count(DISTINCT volunteer_hash) FILTER (WHERE is_active)",
        denominator="count(DISTINCT volunteer_hash)",
        is_distinct=True,
        is_monthly=True,
        needs=("volunteers.volunteer_hash", "volunteer_shifts.volunteer_hash"),
        breaks=(0.15, 0.20, 0.30, 0.40),
        meaning=Meaning(
            Text("志愿者活跃率", "Active volunteers"),
            Text(
                "期末在册志愿者中，本期至少到岗一次的人所占比例；一人只计一次，按登记地归属。",
                "Share of the volunteers registered at the end of the period who attended at "
                "least one shift in it; everybody counts once, where they are registered.",
            ),
            Text("本期至少到岗一次的志愿者", "volunteers with at least one attended shift"),
            Text("期末在册的志愿者", "volunteers registered at the end of the period"),
            Text("期末之后登记的志愿者", "volunteers who registered later"),
            Text("指标口径 T01；莆田、怡园 2020", "Indicator T01; Putian and Yiyuan 2020"),
        ),
    ),
    Metric(
        key="hours_per_1000_households",
        fact="shifts",
        base="occurred",
        unit="hours_per_1000_households",
        direction="up",
        counted="service_hours",
        numerator="coalesce(sum(hours) FILTER (WHERE has_households), 0)",
        residents="households",
        n="count_if(has_households AND hours IS NOT NULL)",
        scale=1000,
        is_monthly=True,
        needs=("volunteer_shifts.hours", "volunteer_shifts.served_on", "areas.households"),
        breaks=(50, 100, 200, 300, 450),
        meaning=Meaning(
            Text("千户志愿时长", "Hours per 1,000 households"),
            Text(
                "本期志愿服务时长除以户数，乘一千；只计户数已知的区域。",
                "Volunteer hours of the period per 1,000 households, over areas with known "
                "households.",
            ),
            Text("户数已知区域内的服务时长", "hours served in areas with known households"),
            Text("这些区域的户数", "households of these areas"),
            Text(
                "未到岗的班次；户数未知区域的班次",
                "shifts not attended; shifts in areas without known households",
            ),
            Text("指标口径第 2 节；莆田 2020", "Indicators, section 2; Putian 2020"),
        ),
    ),
)
