"""What several definitions say alike."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Text

NO_DENOMINATOR: Final = Text("无（计数）", "none (a count)")
NO_QUOTIENT: Final = Text("分位数不是比值", "a quantile is not a quotient")
OPENED: Final = Text("本期上报的有效案件", "valid cases reported in the period")
CLOSED: Final = Text("本期办结的有效案件", "valid cases closed in the period")
NOT_VOID: Final = Text("作废案件", "void cases")
REPORTED_BREAKS: Final = (1, 3, 10, 30, 100)
"""Class limits of numbers of cases per km²."""
HIGH_SHARES: Final = (0.85, 0.90, 0.95, 0.98)
"""Class limits of shares that are to be nearly all."""

DUE_NEEDS: Final = (
    "cases.due_at|cases.close_due_at|cases.outcome",
    "cases.closed_at|cases.outcome",
)
DUE: Final = Text("时限落在本期的应办案件", "cases due in the period")
NOT_DUE: Final = Text(
    "作废、缓办、未到期在办；既无时限也无结果标志的案件",
    "void, suspended, open and not yet due; cases with neither deadline nor outcome flag",
)
