"""Changed beyond noise: the last whole month lies outside what is usual after the year before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from data.attention.item import Item, Tone
from data.attention.months import Telling, first_day, month_reached, number_of
from data.attention.series import LEAST_OF_PARTS, Series
from data.metrics.catalogue import metric_of
from data.periods import parse_period
from data.readings.reading import Reading
from data.scope import Scope

_WHOLE_UNITS: Final = ("month", "quarter", "year", "all")
_SHORTEST_DAYS: Final = 28


@dataclass(frozen=True, slots=True)
class _Change:
    """A reading whose month is unusual; ``run`` is negative below the usual range."""

    reading: Reading
    series: Series
    number: int
    run: int

    @property
    def tone(self) -> Tone:
        good = self.series.metric.direction
        return "better" if good == ("up" if self.run > 0 else "down") else "worse"


def changed_wholes(
    readings: Iterable[Reading], telling: Telling, scope: Scope, name: str
) -> Iterator[Item]:
    """One item for each series by month whose last whole month in the scope's period is unusual;
    ``name`` is what the whole scope is called.
    """
    told = list(readings)
    number = last_whole_month(scope)
    if number is None:
        return
    month = parse_period(f"{first_day(number):%Y-%m}", scope.as_of)
    latest = {
        reading.metric: replace(reading, by="", key=None, name=name, period=month)
        for reading in told
        if reading.key == month.token
    }
    for key, months in telling.by_metric(told).items():
        change = _change(Series(metric_of(key), months), latest.get(key), number)
        if change is not None and not change.series.metric.is_census:
            yield _item([change], "")


def changed_parts(readings: Iterable[Reading], telling: Telling) -> Iterator[Item]:
    """One item for each metric, worse and better apart, that names the groups whose month is
    unusual, the furthest outside first. ``readings`` are of one whole month and look back.
    """
    found: defaultdict[tuple[str, Tone], list[_Change]] = defaultdict(list)
    for reading in readings:
        if reading.key is not None:
            months = telling.looking_back(reading)
            series = Series(metric_of(reading.metric), months, LEAST_OF_PARTS)
            change = _change(series, reading, number_of(reading.period))
            if change is not None:
                found[reading.metric, change.tone].append(change)
    for changes in found.values():
        changes.sort(key=lambda change: -change.series.excess(change.number))
        yield _item(changes, changes[0].reading.by)


def last_whole_month(scope: Scope) -> int | None:
    """The number of the last month that lies in the period and that T has reached whole."""
    period, as_of = scope.period, scope.as_of
    if period.unit not in _WHOLE_UNITS and (period.days or 0) < _SHORTEST_DAYS:
        return None
    month = month_reached(period, as_of)
    end = period.covered(as_of).end
    is_partial = end is not None and month.end is not None and end < month.end
    number = number_of(month) - (is_partial or month.is_cut_short(as_of))
    return number if period.start is None or period.start <= first_day(number) else None


def _change(series: Series, reading: Reading | None, number: int) -> _Change | None:
    """Where neither side is good, only more than usual is worth a look."""
    run = series.run(number)
    is_moot = series.metric.direction == "none" and run < 0
    return None if reading is None or not run or is_moot else _Change(reading, series, number, run)


def _item(changes: list[_Change], by: str) -> Item:
    first = changes[0]
    return Item(
        "changed",
        first.tone,
        first.reading.metric,
        by,
        tuple(change.reading for change in changes),
        usual=first.series.left(first.number),
        since=first_day(first.number - abs(first.run) + 1),
    )
