"""The one catalogue of metrics."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.errors import QuestionError
from data.metrics.cases import CASE_METRICS
from data.metrics.coverage import COVERAGE_METRICS
from data.metrics.metric import Metric
from data.metrics.participation import PARTICIPATION_METRICS
from data.metrics.stages import STAGE_METRICS

_ALL: Final = (*CASE_METRICS, *STAGE_METRICS, *COVERAGE_METRICS, *PARTICIPATION_METRICS)
CATALOGUE: Final = MappingProxyType({metric.key: metric for metric in _ALL})


def metric_of(key: str) -> Metric:
    """The metric called ``key``. Raises QuestionError naming all that exist."""
    if key not in CATALOGUE:
        raise QuestionError(
            f"There is no metric {key!r}.",
            f"one of: {', '.join(CATALOGUE)}",
            "choose one of these",
            subject="metric",
            asked=key,
        )
    return CATALOGUE[key]
