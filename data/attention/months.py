"""The whole months, and other periods, of which enough came in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from data.metrics.catalogue import metric_of
from data.metrics.metric import Fact
from data.periods import Period, parse_period
from data.readings.reading import Figure, Reading
from data.readings.reporting import TOLD_BY, Silence, is_thin, silences

YEAR: Final = 12

Feeds = Mapping[Fact, Collection[date]]
"""The days on which anything came in, by fact."""

Months = Mapping[int, Figure]
"""The figures of single months, oldest first, by their number in a row from January of year 0."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Which periods say something of a metric at T."""

    feeds: Feeds
    as_of: datetime
    _silences: dict[Fact, tuple[Silence, ...]] = field(default_factory=dict)

    def tells(self, metric: str, figure: Figure, period: Period) -> bool:
        """True where a period has a value that enough records stand for and T has reached it
        whole; not where hardly anything came in.
        """
        fact = metric_of(metric).fact
        told_by = TOLD_BY.get(fact, fact)
        if told_by not in self._silences:
            fed = self.feeds.get(told_by)
            self._silences[told_by] = silences(fed, self.as_of) if fed is not None else ()
        is_whole = figure.status == "ok" and not period.is_cut_short(self.as_of)
        return is_whole and not is_thin(period, self.as_of, self._silences[told_by])

    def by_metric(self, readings: Iterable[Reading]) -> dict[str, Months]:
        """The months that say something, from readings by month."""
        found: defaultdict[str, dict[int, Figure]] = defaultdict(dict)
        for reading in sorted(readings, key=lambda reading: reading.key or ""):
            if reading.key is not None:
                month = parse_period(reading.key, self.as_of)
                if self.tells(reading.metric, reading.figure, month):
                    found[reading.metric][number_of(month)] = reading.figure
        return dict(found)

    def looking_back(self, reading: Reading) -> Months:
        """The months that say something, from a reading of a month that looks back."""
        figures = reversed((reading.figure, *reading.earlier))
        steps = range(-len(reading.earlier), 1)
        return {
            number_of(month): figure
            for step, figure in zip(steps, figures, strict=True)
            if self.tells(reading.metric, figure, month := reading.period.shifted(step))
        }


def month_reached(period: Period, as_of: datetime) -> Period:
    """The month of the last day that a period and T have reached."""
    end = period.covered(as_of).end
    last = as_of.date() if end is None else end - timedelta(days=1)
    return parse_period(f"{last:%Y-%m}", as_of)


def number_of(month: Period) -> int:
    """The number of a month in a row from January of year 0."""
    assert month.start is not None
    return month.start.year * YEAR + month.start.month - 1


def first_day(number: int) -> date:
    """The first day of the month of a number."""
    return date(number // YEAR, number % YEAR + 1, 1)
