"""Are matters found and filed: the metrics of what comes in."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import HIGH_SHARES

FINDING_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="valid_report_rate",
        fact="reports",
        base="occurred",
        unit="ratio",
        direction="up",
        numerator="count_if(NOT is_void)",
        denominator="count(*)",
        needs=("cases.is_void",),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("有效上报率", "Valid report rate"),
            Text(
                "本期全部上报中未作废的比例。",
                "Share of all reports of the period that were not void.",
            ),
            Text("未作废的上报", "reports that are not void"),
            Text("本期全部上报，含作废", "all reports of the period, void ones included"),
            Text("无", "none"),
            Text("指标口径 C02；悟能、CJ/T 292", "Indicator C02; Wuneng; CJ/T 292"),
        ),
    ),
    Metric(
        key="proactive_discovery_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(discovery = 'found')",
        denominator="count(discovery)",
        needs=("cases.discovery",),
        breaks=(0.30, 0.40, 0.50, 0.70),
        meaning=Meaning(
            Text("主动发现率", "Proactive discovery rate"),
            Text(
                "本期上报的有效案件中，由网格员、巡查或视频主动发现而非投诉而来的比例。",
                "Share of the period's valid cases that grid workers, patrols or cameras found "
                "before anybody complained.",
            ),
            Text("网格员、巡查或视频发现的案件", "cases found by grid workers, patrols or cameras"),
            Text("发现方式已知的有效案件", "valid cases whose way of discovery is known"),
            Text(
                "作废案件；发现方式未知的案件", "void cases; cases of an unknown way of discovery"
            ),
            Text(
                "指标口径 C03；莆田 2020（待本地确认）",
                "Indicator C03; Putian 2020 (to be confirmed locally)",
            ),
        ),
    ),
    Metric(
        key="missed_rate",
        base="opened",
        unit="ratio",
        direction="down",
        numerator="count_if(is_filed AND is_missed)",
        denominator="count_if(is_filed AND is_missed IS NOT NULL)",
        needs=("cases.is_missed", "cases.filed_at"),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("漏报率", "Missed rate"),
            Text(
                "本期上报并已立案的案件中，网格员未报、由检查发现的比例。",
                "Share of the period's filed cases that an inspection found after the grid worker "
                "had missed them.",
            ),
            Text("检查发现的漏报案件", "filed cases that the grid worker had missed"),
            Text(
                "是否漏报已知的立案案件",
                "filed cases of which it is known whether they were missed",
            ),
            Text("作废、未立案的案件", "void cases; cases not filed"),
            Text(
                "指标口径 C04；CJ/T 292 岗位评价（待本地确认）",
                "Indicator C04; posts after CJ/T 292 (to be confirmed locally)",
            ),
        ),
    ),
    Metric(
        key="on_time_filing_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(is_filed AND filed_at <= file_due_at)",
        denominator="count_if(is_filed AND file_due_at IS NOT NULL)",
        needs=("cases.filed_at", "cases.file_due_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("按时立案率", "On-time filing rate"),
            Text(
                "本期上报并已立案的案件中，在立案时限内立案的比例。",
                "Share of the period's filed cases that were filed within the limit.",
            ),
            Text("在时限内立案的案件", "cases filed within the limit"),
            Text("有立案时限的立案案件", "filed cases with a limit for filing"),
            Text(
                "作废、未立案、没有立案时限的案件",
                "void cases; cases not filed or without a limit for filing",
            ),
            Text("指标口径 C05；悟能", "Indicator C05; Wuneng"),
        ),
    ),
)
