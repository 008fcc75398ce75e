"""Below target: stocks counted in full, and the month's share of active volunteers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from data.aims import Target
from data.attention.item import Item
from data.attention.months import Months, first_day, month_reached, number_of
from data.attention.shortfall import short_for
from data.metrics.catalogue import metric_of
from data.readings.reading import Reading


def short_stocks(
    wholes: Iterable[Reading],
    months: Mapping[str, Months],
    grids: Iterable[Reading],
    targets: Mapping[str, Target],
) -> Iterator[Item]:
    """One item for each reading of the whole scope that is short of its target.

    ``months`` tell since when. Where the metric counts grids, the item names the grids that
    fail, and among them first those that failed last.
    """
    told = [grid for grid in grids if grid.key is not None]
    for whole in wholes:
        target = targets[whole.metric]
        current = number_of(month_reached(whole.period, whole.as_of))
        known = months.get(whole.metric, {})
        earlier = {number: figure for number, figure in known.items() if number < current}
        run = short_for([*earlier.values(), whole.figure], target)
        if not run or not _can_be_judged(whole):
            continue
        failing = [grid for grid in told if grid.metric == whole.metric and grid.value == 0]
        if failing:
            yield _of_grids(failing, target)
        else:
            since = first_day([*earlier, current][-run]) if run <= len(earlier) else None
            yield _item(whole.metric, "", (whole,), target, since)


def _of_grids(failing: list[Reading], target: Target) -> Item:
    runs = {grid: _failed_for(grid) for grid in failing}
    fallen = sorted(failing, key=lambda grid: (runs[grid], grid.key))
    first = fallen[0]
    is_known = runs[first] <= len(first.earlier)
    since = first.period.shifted(1 - runs[first]).start if is_known else None
    return _item(target.metric, first.by, tuple(fallen), target, since)


def _item(
    metric: str, by: str, readings: tuple[Reading, ...], target: Target, since: date | None
) -> Item:
    return Item("below_target", "worse", metric, by, readings, target.value, since=since)


def _failed_for(grid: Reading) -> int:
    """For how many periods in a row, up to the last, a grid has failed."""
    values = [grid.value, *(figure.value for figure in grid.earlier)]
    return next((steps for steps, value in enumerate(values) if value != 0), len(values))


def _can_be_judged(whole: Reading) -> bool:
    """The active share of volunteers grows with the length of the period: a target can only be
    meant for a month, and for a whole one.
    """
    if metric_of(whole.metric).is_census:
        return True
    return whole.period.unit == "month" and not whole.period.is_cut_short(whole.as_of)
