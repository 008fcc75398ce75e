"""Cohorts of steps: how much of what has begun a step is still in it.

Where that is much, what has ended is a poor sample: quantiles are then estimated from the whole
cohort (data/readings/survival.py).
"""

from __future__ import annotations

from functools import cache
from typing import Final

from data.metrics.metric import Base, Fact, Meaning, Metric, Text

OPEN_SHARE: Final = 0.20
_SILENT: Final = Meaning(*(Text("", "") for _ in range(6)))
_FIRST_BASE: Final[dict[Fact, Base]] = {"cases": "opened", "whistles": "occurred"}
_WHOLE: Final = {"close": ("is_open", "count(*)")}


def cohort_of(metric: Metric) -> Metric:
    """What counts those still in the step of a quantile (numerator) among all that began it."""
    return _cohort(metric.fact, metric.span)


@cache
def _cohort(fact: Fact, span: str) -> Metric:
    waiting, begun = _WHOLE.get(span, (f"is_waiting_{span}", f"count(waited_{span}_hours)"))
    return Metric(
        key=f"waiting_{span}",
        fact=fact,
        base=_FIRST_BASE[fact],
        unit="ratio",
        direction="none",
        meaning=_SILENT,
        numerator=f"count_if({waiting})",
        denominator=begun,
        span=span,
    )


def is_cohort(metric: Metric) -> bool:
    return metric.meaning is _SILENT


def is_mostly_over(cohort: Metric, found: dict[str, float | None]) -> bool:
    """Whether no more than OPEN_SHARE of a cohort is still in its step."""
    waiting = found.get(f"{cohort.key}.numerator") or 0
    return waiting <= OPEN_SHARE * (found.get(f"{cohort.key}.denominator") or 0)
