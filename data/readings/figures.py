"""Figures from what a statement counted: nulls, smallest n and intervals are decided here, once."""

from __future__ import annotations

from typing import Final

from data.metrics.metric import Metric
from data.readings.intervals import wilson
from data.readings.reading import Figure, Method, Status

AHEAD: Final = Figure(None, None, 0, None, "empty")
"""T has not reached the period: nothing can have been counted, which is not zero."""

NOT_RECORDED: Final = Figure(None, None, 0, None, "not_recorded")


def quotient(
    metric: Metric, numerator: float, denominator: float | None, n: int | None = None
) -> Figure:
    """The figure of a count or a quotient; ``n`` where the metric states it for itself."""
    if metric.is_count:
        return Figure(numerator, None, int(numerator) if n is None else n, numerator, "ok")
    if n is None:
        n = int((denominator or 0) if metric.is_rate else numerator)
    if not denominator:
        return Figure(numerator, denominator or 0, n, None, "empty")
    low, high = wilson(numerator, denominator) if metric.is_sampled else (None, None)
    value = numerator / denominator * metric.scale
    return Figure(numerator, denominator, n, value, _enough(metric, n), low, high)


def quantile(metric: Metric, value: float | None, n: int, method: Method) -> Figure:
    """The figure of a quantile over n durations."""
    if value is None:
        return Figure(None, n, n, None, "not_reached" if n else "empty", method=method)
    return Figure(None, n, n, value, _enough(metric, n), method=method)


def _enough(metric: Metric, n: int) -> Status:
    return "ok" if n >= metric.smallest_n else "too_small"
