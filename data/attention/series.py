"""A metric month by month: which months are unusual, and since when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from statistics import median, median_low
from typing import Final

from data.attention.lasting import run_of
from data.attention.limits import natural_limits
from data.attention.months import YEAR, Months, first_day
from data.metrics.metric import Metric
from data.readings.noise import is_chance
from data.readings.reading import Figure

FEWEST_MONTHS: Final = 6
KEPT_SHARE: Final = 2 / 3
"""A change stays while the month lies outside so much of the limits."""

LEAST: Final = 0.05
LEAST_OF_RATES: Final = 0.005
"""Nothing is said of a change by less than a twentieth, or half a point of a rate …"""

LEAST_OF_PARTS: Final = 1 / 3
"""… and where many groups are looked at, by less than a third."""

_REPLAYED: Final = 3
_SPRING_FESTIVAL: Final = (1, 2)


@dataclass(frozen=True)
class Series:
    """The months of one metric of one scope or group; ``least`` is the smallest change of a count,
    as a share, that anything is said of.
    """

    metric: Metric
    months: Months
    least: float = LEAST

    @cached_property
    def levels(self) -> dict[int, float]:
        """Comparable values: what flows per day, else as it is."""
        return {
            number: (figure.value or 0) / self._length(number)
            for number, figure in self.months.items()
        }

    def run(self, number: int) -> int:
        """For how many months in a row, up to one, there has been a change to the same side: 0
        where there is none, negative for changes to below.
        """
        side = self.side(number, KEPT_SHARE)
        if not side:
            return 0
        replayed = range(number - _REPLAYED + 1, number + 1)
        return side * run_of(
            (self.side(n) == side, self.side(n, KEPT_SHARE) == side) for n in replayed
        )

    def left(self, number: int) -> tuple[float, float] | None:
        """The range that a month with a change has left, in the month's own unit."""
        return self.usual(number, 1.0 if self.side(number) else KEPT_SHARE)

    def excess(self, number: int) -> float:
        """How far a month lies outside the range it has left, in widths of that range."""
        left, value = self.left(number), self.months[number].value
        if left is None or value is None:
            return 0.0
        return max(left[0] - value, value - left[1]) / (left[1] - left[0])

    def usual(self, number: int, share: float = 1.0) -> tuple[float, float] | None:
        """The range that is usual for a month; None where too few months are known before it."""
        before = self._before(number)
        if len(before) < FEWEST_MONTHS:
            return None
        least = LEAST_OF_RATES if self.metric.is_rate else self.least * median(before.values())
        low, high = natural_limits(before, number, least, share, self._season(number))
        top = 1.0 if self.metric.is_rate else float("inf")
        length = self._length(number)
        return max(low * length, 0.0), min(high * length, top)

    def side(self, number: int, share: float = 1.0) -> int:
        """1 above the usual range, −1 below it, 0 inside it or within the chance of the month."""
        usual = self.usual(number, share)
        figure = self.months.get(number)
        if figure is None or figure.value is None or usual is None:
            return 0
        if is_chance(figure, self._middle(number), self.metric):
            return 0
        return (figure.value > usual[1]) - (figure.value < usual[0])

    def _middle(self, number: int) -> Figure:
        """The figure of the middle month before one, as if it had been as long."""
        before = self._before(number)
        level = median_low(before.values())
        found = next(each for each in before if before[each] == level)
        return replace(self.months[found], value=level * self._length(number))

    def _before(self, number: int) -> dict[int, float]:
        return {n: level for n, level in self.levels.items() if number - YEAR <= n < number}

    def _season(self, number: int) -> list[float]:
        """The same month of the year before; January and February stand in for each other, as
        Spring Festival moves between them.
        """
        of_year = number % YEAR + 1
        alike = _SPRING_FESTIVAL if of_year in _SPRING_FESTIVAL else (of_year,)
        year_before = [number - YEAR - of_year + each for each in alike]
        return [self.levels[month] for month in year_before if month in self.levels]

    def _length(self, number: int) -> int:
        is_flow = self.metric.is_count and self.metric.base != "state"
        return (first_day(number + 1) - first_day(number)).days if is_flow else 1
