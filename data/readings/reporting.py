"""How much of a period was reported at all: a feed that is silent has not said zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from data.metrics.metric import Fact
from data.periods import Period

SILENT_DAYS: Final = 7
"""So many days in a row without any record from anywhere are a silence of the feed."""

ENOUGH: Final = 0.90
"""A period with a smaller reported share makes no claim about change."""

MATURE_DAYS: Final = 30
"""So long after its end, what became of the cases of a period is settled for comparison."""

TOLD_BY: Final[Mapping[Fact, Fact]] = MappingProxyType({"volunteers": "shifts"})
"""Whose records tell how much was reported of a fact that has no days of its own."""

Silence = tuple[date, date]
"""Days [start, end) of which nothing is known."""


def silences(days: Iterable[date], as_of: datetime) -> tuple[Silence, ...]:
    """The silent stretches before, between and after the days on which anything came in."""
    fed = sorted(days)
    if not fed:
        return ((date.min, date.max),)
    steps = [*fed, max(as_of.date(), fed[-1]) + timedelta(days=1)]
    one = timedelta(days=1)
    between = [
        (before + one, after)
        for before, after in pairwise(steps)
        if (after - before).days > SILENT_DAYS
    ]
    return ((date.min, fed[0]), *between)


def is_thin(period: Period, as_of: datetime, silent: Iterable[Silence]) -> bool:
    """True where less than 90 % of the days that T has reached were reported."""
    covered = period.covered(as_of)
    if covered.start is None or covered.end is None:
        return False
    if not covered.days:
        return True
    missing = sum(
        max(0, (min(end, covered.end) - max(start, covered.start)).days) for start, end in silent
    )
    return 1 - missing / covered.days < ENOUGH


def is_cut_short(month: Period, period: Period, as_of: datetime, silent: Iterable[Silence]) -> bool:
    """True where a month of ``period`` is not wholly in it, not over at T, or thinly reported."""
    assert month.start is not None and month.end is not None
    is_whole = (period.start is None or period.start <= month.start) and (
        period.end is None or month.end <= period.end
    )
    return not is_whole or month.is_cut_short(as_of) or is_thin(month, as_of, silent)


def is_mature(period: Period, as_of: datetime) -> bool:
    """True where the period ended long enough before T for its cases to have been dealt with."""
    return period.end is not None and period.end + timedelta(days=MATURE_DAYS) <= as_of.date()
