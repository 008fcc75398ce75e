"""Whether two figures differ by more than chance."""

from __future__ import annotations

from math import hypot, sqrt

from data.metrics.catalogue import metric_of
from data.metrics.metric import Metric
from data.readings.intervals import Z_95
from data.readings.reading import Figure, Reading


def is_within_noise(reading: Reading) -> bool:
    """True where the change of a reading is one that chance makes, too.

    A number without a good side is never judged: how many matters there are is not a result.
    """
    metric = metric_of(reading.metric)
    if reading.previous is None or metric.direction == "none":
        return False
    return is_chance(reading.figure, reading.previous, metric)


def is_chance(now: Figure, before: Figure, metric: Metric) -> bool:
    """True where the 95 % interval of the difference of two figures spans zero.

    Sampled rates: Newcombe's interval from the two Wilson intervals (Statistics in Medicine 17,
    1998, method 10). Counts and sums: as of Poisson numbers of the records they rest on. Nothing
    says how far two medians differ by chance, and a rate counted in full never does.
    """
    if now.value is None or before.value is None:
        return False
    if not metric.is_rate and metric.quantile is None:
        return abs(now.value - before.value) <= Z_95 * hypot(
            _error(now, metric), _error(before, metric)
        )
    if now.low is None or now.high is None or before.low is None or before.high is None:
        return False
    difference = now.value - before.value
    if difference > 0:
        return difference <= hypot(now.value - now.low, before.high - before.value)
    return -difference <= hypot(now.high - now.value, before.value - before.low)


def _error(figure: Figure, metric: Metric) -> float:
    """The standard error of a sum over records, or events of records, that come by chance."""
    by_chance = figure.numerator if metric.unit == "per_case" else figure.n
    return (figure.value or 0) / sqrt(by_chance) if by_chance else 0.0
