"""A score of several rates: each times its weight in the profile, in points of 100 (H05)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from data.limits import ThreeRates
from data.metrics.metric import Metric
from data.readings.reading import Figure, Reading, Status

_WEIGHT_OF: Final = MappingProxyType(
    {
        "response_rate": "response",
        "solved_rate": "solved",
        "satisfaction_rate": "satisfaction",
    }
)
# The worst that can be said of a part is said of the whole.
_WORST: Final[tuple[Status, ...]] = ("not_recorded", "empty", "not_reached", "too_small", "ok")


def weigh(metric: Metric, parts: Sequence[Sequence[Reading]], weights: ThreeRates) -> list[Reading]:
    """The readings of a score from those of its rates, group by group.

    A group that any rate knows is there; it has no value where one of the rates has none.
    """
    found = [{reading.key: reading for reading in part} for part in parts]
    keys = dict.fromkeys(key for part in found for key in part)
    shares = [getattr(weights, _WEIGHT_OF[key]) for key in metric.weighted]
    return [_weighed(metric, [part.get(key) for part in found], shares) for key in keys]


def _weighed(metric: Metric, parts: Sequence[Reading | None], weights: Sequence[float]) -> Reading:
    known = [part for part in parts if part is not None]
    figures = [part.figure if part else None for part in parts]
    earlier = zip(*(part.earlier for part in known), strict=True)
    previous = [part.previous if part else None for part in parts]
    figure = _sum(figures, weights)
    return replace(
        known[0],
        metric=metric.key,
        figure=figure,
        previous=_sum(previous, weights) if any(previous) else None,
        is_thin=any(part.is_thin for part in known),
        is_young=any(part.is_young for part in known),
        earlier=tuple(_sum(each, weights) for each in earlier),
        outside=None,
        colour=figure.value if known[0].by.startswith("area") else None,
    )


def _sum(figures: Sequence[Figure | None], weights: Sequence[float]) -> Figure:
    known = [figure for figure in figures if figure is not None]
    values = [figure.value for figure in known if figure.value is not None]
    worst = min((figure.status for figure in known), key=_WORST.index)
    if len(values) < len(figures):
        return Figure(None, None, 0, None, worst if worst in _WORST[:3] else "empty")
    value = 100 * sum(weight * value for weight, value in zip(weights, values, strict=True))
    return Figure(None, None, min(figure.n for figure in known), value, worst)
