"""How far cases have come: the share that went on from each stage to the next.

A stage is reached when its time has come or a later stage is reached; so the stages form a funnel
whatever a source leaves out.
"""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text


def _stage(key: str, earlier: str, name: Text, before: Text, column: str) -> Metric:
    denominator = "count(*)" if earlier == "reported" else f"count(*) FILTER (WHERE is_{earlier})"
    return Metric(
        key=f"{key}_share",
        base="opened",
        unit="ratio",
        direction="up",
        numerator=f"count(*) FILTER (WHERE is_{key})",
        denominator=denominator,
        is_maturing=True,
        needs=(f"cases.{column}",) if column != "closed_at" else ("cases.closed_at|cases.outcome",),
        breaks=(0.85, 0.90, 0.95, 0.98),
        meaning=Meaning(
            Text(f"{before.zh}到{name.zh}", f"{before.en.capitalize()} to {name.en}"),
            Text(
                f"本期上报的有效案件中，到数据截至时刻已{before.zh}的案件里已{name.zh}的比例。",
                f"Of the period's valid cases that were {before.en}, the share that was "
                f"{name.en} by the as-of time.",
            ),
            Text(f"已{name.zh}的案件", f"cases that were {name.en}"),
            Text(f"已{before.zh}的案件", f"cases that were {before.en}"),
            Text("作废案件", "void cases"),
            Text("CJ/T 292 案件流程环节", "Stages of a case after CJ/T 292"),
        ),
    )


_STAGES: Final = (
    ("accepted", Text("受理", "accepted"), "accepted_at"),
    ("dispatched", Text("派遣", "dispatched"), "dispatched_at"),
    ("handled", Text("处置", "handled"), "handled_at"),
    ("finished", Text("结案", "closed"), "closed_at"),
    ("called_back", Text("回访", "called back"), "called_back_at"),
)
_REPORTED: Final = ("reported", Text("上报", "reported"), "reported_at")

STAGE_METRICS: Final[tuple[Metric, ...]] = tuple(
    _stage(key, earlier[0], name, earlier[1], column)
    for earlier, (key, name, column) in zip((_REPORTED, *_STAGES), _STAGES, strict=False)
)
