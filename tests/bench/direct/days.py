"""Days are added up to whole periods and to the months of the sparklines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import add

from tests.bench.panels import MONTHS, Panels

Counts = Sequence[int]
Group = tuple[str, str, str | None]
"""Period, breakdown and group: a cell without its metric."""


def summed(days: Mapping[date, Counts], panels: Panels) -> dict[Group, Counts]:
    """Days added up to whole periods, and to each of the months."""
    sums: dict[Group, Counts] = {}
    for name, day, counts in in_periods(days, panels):
        group = (name, "month", f"{day:%Y-%m}") if name == MONTHS else (name, "", None)
        before = sums.get(group)
        sums[group] = tuple(map(add, before, counts)) if before else counts
    return sums


def in_periods(days: Mapping[date, Counts], panels: Panels) -> Iterator[tuple[str, date, Counts]]:
    """The days of each period, with its name."""
    for name, period in panels.periods.items():
        assert period.start is not None and period.end is not None
        for day, counts in days.items():
            if period.start <= day < period.end:
                yield name, day, counts
