"""Are cases handled by whom they are sent to: dispatch, handling, checks."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import DUE_NEEDS, HIGH_SHARES

_TO_HANDLE: Final = Text("处置时限落在本期的应处置案件", "cases due to be handled in the period")
_NOT_TO_HANDLE: Final = Text(
    "作废、缓办、未到期在办、没有处置时限的案件",
    "void, suspended, not yet due, or without a limit for handling",
)

HANDLING_METRICS: Final[tuple[Metric, ...]] = (
    Metric(
        key="first_dispatch_rate",
        base="opened",
        unit="ratio",
        direction="up",
        numerator="count_if(is_dispatched AND bounce_count = 0)",
        denominator="count_if(is_dispatched AND bounce_count IS NOT NULL)",
        needs=("cases.dispatched_at", "cases.bounce_count"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("一次派准率", "Right at first dispatch"),
            Text(
                "本期上报并已派遣的案件中，从未被部门退回的比例。",
                "Share of the period's dispatched cases that no department sent back.",
            ),
            Text("从未退单的案件", "cases never sent back"),
            Text("退单次数已知的已派遣案件", "dispatched cases whose times sent back are known"),
            Text(
                "作废、未派遣、退单次数未知的案件",
                "void cases; cases not dispatched, or unknown how often sent back",
            ),
            Text("指标口径 C06；悟能", "Indicator C06; Wuneng"),
        ),
    ),
    Metric(
        key="bounce_rate",
        base="opened",
        unit="ratio",
        direction="down",
        counted="dispatches",
        numerator="coalesce(sum(bounce_count) FILTER (WHERE is_dispatched), 0)",
        denominator="coalesce(sum(1 + bounce_count) FILTER (WHERE is_dispatched), 0)",
        needs=("cases.dispatched_at", "cases.bounce_count"),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("退单率", "Bounce rate"),
            Text(
                "本期上报案件的派单中被部门退回的比例；每次退单后的重派另计一次派单。",
                "Share of the dispatches of the period's cases that a department sent back; after "
                "each, the case is dispatched once more.",
            ),
            Text("退单次数", "dispatches sent back"),
            Text(
                "派单次数（首次加每次退单后的重派）",
                "dispatches: the first, and one after each that was sent back",
            ),
            Text(
                "作废、未派遣、退单次数未知的案件",
                "void cases; cases not dispatched, or unknown how often sent back",
            ),
            Text("指标口径 C19；运城", "Indicator C19; Yuncheng"),
        ),
    ),
    Metric(
        key="handling_rate",
        base="handling",
        unit="ratio",
        direction="up",
        numerator="count_if(is_handled)",
        denominator="count(*)",
        is_maturing=True,
        needs=("cases.handling_due_at|cases.handle_due_at", "cases.handled_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("处置率", "Handling rate"),
            Text(
                "处置时限落在本期、已到期或已处置的案件中，到数据截至时刻已处置的比例。",
                "Share of the cases due to be handled in the period that are handled at the as-of "
                "time, late or not.",
            ),
            Text("其中截至时刻已处置", "of these, handled at the as-of time"),
            _TO_HANDLE,
            _NOT_TO_HANDLE,
            Text("指标口径 C07；悟能", "Indicator C07; Wuneng"),
        ),
    ),
    Metric(
        key="on_time_handling_rate",
        base="handling",
        unit="ratio",
        direction="up",
        numerator="count_if(handled_at <= handle_due_at AND handled_at <= judged_at)",
        denominator="count(*)",
        needs=("cases.handling_due_at|cases.handle_due_at", "cases.handled_at"),
        breaks=HIGH_SHARES,
        meaning=Meaning(
            Text("按期处置率", "On-time handling rate"),
            Text(
                "处置时限落在本期、已到期或已处置的案件中，在处置时限内处置的比例。",
                "Share of the cases due to be handled in the period that were handled within the "
                "limit.",
            ),
            Text("在处置时限内处置的案件", "cases handled within the limit"),
            _TO_HANDLE,
            _NOT_TO_HANDLE,
            Text("指标口径 C08；悟能", "Indicator C08; Wuneng"),
        ),
    ),
    Metric(
        key="rework_rate",
        base="opened",
        unit="ratio",
        direction="down",
        numerator="count_if(is_checked AND rework_count >= 1)",
        denominator="count_if(is_checked AND rework_count IS NOT NULL)",
        needs=("cases.checked_at", "cases.rework_count"),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("返工率（案件）", "Rework rate"),
            Text(
                "本期上报并已核查的案件中，至少返工一次的比例；分母是核查过的案件。",
                "Share of the period's checked cases that were sent back to be handled again at "
                "least once; the denominator is what was checked.",
            ),
            Text("至少返工一次的案件", "cases handled again at least once"),
            Text("返工次数已知的核查案件", "checked cases whose reworks are known"),
            Text(
                "作废、未核查、返工次数未知的案件",
                "void cases; cases not checked, or whose reworks are not known",
            ),
            Text(
                "指标口径 C12（各地分母不一，以案件为准）",
                "Indicator C12 (denominators differ between places; cases are counted)",
            ),
        ),
    ),
    Metric(
        key="reworks_per_due_case",
        base="due",
        unit="per_case",
        direction="down",
        counted="dispatches",
        numerator="coalesce(sum(rework_count), 0)",
        denominator="count(rework_count)",
        n="count(rework_count)",
        outside="cases_without_deadline",
        needs=("cases.rework_count", *DUE_NEEDS),
        breaks=(0.02, 0.05, 0.10, 0.15),
        meaning=Meaning(
            Text("返工率（应结案）", "Reworks per due case"),
            Text(
                "时限落在本期的应办案件平均返工次数。",
                "Times that the cases due in the period were sent back to be handled again, per "
                "case.",
            ),
            Text("返工次数", "times handled again"),
            Text("返工次数已知的应办案件", "cases due in the period whose reworks are known"),
            Text(
                "作废、缓办、未到期在办、返工次数未知的案件",
                "void, suspended, open and not yet due; cases whose reworks are not known",
            ),
            Text(
                "指标口径 C12；成都金牛（分母为应结案）",
                "Indicator C12; Jinniu of Chengdu (per case due)",
            ),
        ),
    ),
)
