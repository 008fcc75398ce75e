"""Changed beyond noise: weeks in which far more cases of a category came in than before.

What rain brings in a week is lost in the total of a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import inf, sqrt
from statistics import median
from typing import Final

from data.attention.item import Item
from data.attention.limits import natural_limits
from data.attention.months import Telling
from data.readings.intervals import Z_998
from data.readings.reading import Reading
from data.scope import Scope

WEEKS_BEFORE: Final = 12
FEWEST_WEEKS: Final = 6
_LEAST: Final = 1.0
"""A surge is twice what is usual: some seventy weeks of categories are looked at in a month."""


@dataclass(frozen=True, slots=True)
class _Surge:
    week: Reading
    usual: tuple[float, float]

    @property
    def times(self) -> float:
        """How many times what is usual came in; of what never came in before, without limit."""
        return (self.week.value or 0) / self.usual[1] if self.usual[1] else inf


def surges(readings: Iterable[Reading], telling: Telling, scope: Scope) -> Iterator[Item]:
    """One item that names the surges in the scope's period, the steepest first.

    ``readings`` are counts of one week by group, and look back over the other weeks and those
    that they are judged by. A week belongs to the period in which it ends.
    """
    found = [
        surge
        for reading in readings
        if reading.key is not None
        for surge in _surges(_weeks(reading, telling), scope)
    ]
    found.sort(key=lambda surge: -surge.times)
    if found:
        first, weeks = found[0], tuple(surge.week for surge in found)
        yield Item(
            "changed", "worse", first.week.metric, first.week.by, weeks,
            usual=first.usual, since=first.week.period.start,
        )  # fmt: skip


def _surges(weeks: dict[int, Reading], scope: Scope) -> Iterator[_Surge]:
    for number, week in weeks.items():
        before = {
            n: each.value or 0 for n, each in weeks.items() if number - WEEKS_BEFORE <= n < number
        }
        if _ends_in(week, scope) and len(before) >= FEWEST_WEEKS:
            value, centre = week.value or 0, median(before.values())
            low, high = natural_limits(before, number, _LEAST * centre)
            if value > high and value - centre > Z_998 * sqrt(value + centre):
                yield _Surge(week, (max(low, 0.0), high))


def _weeks(reading: Reading, telling: Telling) -> dict[int, Reading]:
    """The weeks that say something, oldest first, each as a reading of its own."""
    figures = (reading.figure, *reading.earlier)
    weeks = {
        -back: replace(
            reading,
            figure=figure,
            period=reading.period.shifted(-back),
            earlier=figures[back + 1 :],
        )
        for back, figure in reversed(list(enumerate(figures)))
    }
    return {
        number: week
        for number, week in weeks.items()
        if telling.tells(week.metric, week.figure, week.period)
    }


def _ends_in(week: Reading, scope: Scope) -> bool:
    end, period = week.period.end, scope.period
    assert end is not None and period.start is not None and period.end is not None
    return period.start < end <= period.end
