"""How far cases and calls have come: the share that went on from each stage to the next.

A stage is reached when its time has come or a later stage is reached; so the stages form a funnel
whatever a source leaves out.
"""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Meaning, Metric, Text
from data.metrics.phrases import HIGH_SHARES
from data.metrics.steps import OF_A_CALL, OF_A_CASE, Lifecycle, Step


def _shares(cycle: Lifecycle) -> tuple[Metric, ...]:
    return tuple(_share(cycle, before, step) for before, step in cycle.pairs)


def _share(cycle: Lifecycle, before: Step, step: Step) -> Metric:
    is_first = before is cycle.start
    return Metric(
        key=f"{step.stage}_share",
        fact=cycle.fact,
        base=cycle.base,
        unit="ratio",
        direction="up",
        counted=cycle.counted,
        numerator=f"count_if(is_{step.stage})",
        denominator="count(*)" if is_first else f"count_if(is_{before.stage})",
        is_maturing=True,
        needs=(_need(cycle, step),),
        breaks=HIGH_SHARES,
        meaning=_meaning(cycle, before.done, step.done),
    )


def _need(cycle: Lifecycle, step: Step) -> str:
    # A flag without a time says that a case was closed.
    if step.stage == "finished":
        return "cases.closed_at|cases.outcome"
    return f"{cycle.table}.{step.column}"


def _meaning(cycle: Lifecycle, before: Text, done: Text) -> Meaning:
    return Meaning(
        Text(f"{before.zh}到{done.zh}", f"{before.en.capitalize()} to {done.en}"),
        Text(
            f"{cycle.population.zh}中，到数据截至时刻已{before.zh}的{cycle.many.zh}里"
            f"已{done.zh}的比例。",
            f"Of {cycle.population.en} that were {before.en}, the share that was {done.en} by "
            "the as-of time.",
        ),
        Text(f"已{done.zh}的{cycle.many.zh}", f"{cycle.many.en} that were {done.en}"),
        Text(f"已{before.zh}的{cycle.many.zh}", f"{cycle.many.en} that were {before.en}"),
        cycle.exclusions,
        cycle.source,
    )


STAGE_METRICS: Final = _shares(OF_A_CASE)
CALL_STAGE_METRICS: Final = _shares(OF_A_CALL)
