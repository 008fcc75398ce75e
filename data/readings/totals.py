"""What all rows of a list come to, and when a reading that is known says so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from data.metrics.catalogue import metric_of
from data.metrics.counted import denominator_of, numerator_of
from data.metrics.metric import Metric
from data.readings.reading import Figure, Reading
from data.readings.row import Listing


class Totals(NamedTuple):
    """As in ``RowPage``: the rows of the part that is asked, all of them, and what they add."""

    total: int
    in_all: int
    numerator: float | None
    denominator: float


NOTHING: Final = Totals(0, 0, None, 0)


def totals_of(listing: Listing, readings: Iterable[Reading]) -> Totals | None:
    """What the reading of the listed group says of its rows; None where it leaves anything open."""
    metric = metric_of(listing.metric)
    if not _counts_its_rows(metric):
        return None
    figure = next((each.figure for each in readings if each.key == listing.key), None)
    # A curve rests on all who have begun; the rows are those who have ended.
    if figure is None or figure.status == "not_recorded" or figure.method == "kaplan_meier":
        return None
    return _totals(metric, listing, figure)


def _totals(metric: Metric, listing: Listing, figure: Figure) -> Totals:
    numerator = figure.numerator
    denominator = (numerator if metric.is_count else figure.denominator) or 0
    parts = {"all": denominator, "in": numerator or 0, "out": denominator - (numerator or 0)}
    total = denominator if metric.quantile is not None else parts[listing.part]
    return Totals(int(total), int(denominator), numerator, denominator)


def _counts_its_rows(metric: Metric) -> bool:
    """Whether every row adds one, to the denominator and, where it does, to the numerator."""
    if metric.residents is not None or metric.is_distinct or metric.weighted:
        return False
    return {each.amount for each in (numerator_of(metric), denominator_of(metric)) if each} == {"1"}
