"""The one catalogue of metrics."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.errors import QuestionError
from data.metrics.callbacks import CALLBACK_METRICS
from data.metrics.clocks import CALL_CLOCK_METRICS, CLOCK_METRICS
from data.metrics.closure import CLOSURE_METRICS
from data.metrics.coverage import COVERAGE_METRICS
from data.metrics.finding import FINDING_METRICS
from data.metrics.handling import HANDLING_METRICS
from data.metrics.matching import MATCHING_METRICS
from data.metrics.mediation import MEDIATION_METRICS
from data.metrics.metric import Metric
from data.metrics.participation import PARTICIPATION_METRICS
from data.metrics.provision import PROVISION_METRICS
from data.metrics.reach import REACH_METRICS
from data.metrics.stages import CALL_STAGE_METRICS, STAGE_METRICS
from data.metrics.video import VIDEO_METRICS
from data.metrics.volumes import VOLUME_METRICS
from data.metrics.whistles import WHISTLE_METRICS

_ALL: Final = (
    *VOLUME_METRICS,
    *CLOSURE_METRICS,
    *CLOCK_METRICS,
    *STAGE_METRICS,
    *FINDING_METRICS,
    *HANDLING_METRICS,
    *CALLBACK_METRICS,
    *MEDIATION_METRICS,
    *WHISTLE_METRICS,
    *CALL_STAGE_METRICS,
    *CALL_CLOCK_METRICS,
    *COVERAGE_METRICS,
    *MATCHING_METRICS,
    *REACH_METRICS,
    *PROVISION_METRICS,
    *VIDEO_METRICS,
    *PARTICIPATION_METRICS,
)
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
