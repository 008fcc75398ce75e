"""Days and months in their order, with gaps where nothing was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil
from typing import Final

from data.readings.reading import Reading

_MOST_TICKS: Final = 6
Point = tuple[date, Reading | None]


def spread(readings: Sequence[Reading]) -> list[Point]:
    """One point per day or month from the start of the period; what was not read stays a gap.

    Both lines of a comparison thus count from the start of their own period, even where the
    records of one begin later.
    """
    known = {_day(row.key): row for row in readings if row.key is not None}
    if not known:
        return []
    is_monthly = readings[0].by == "month"
    day, last, points = _first(readings[0], min(known)), max(known), list[Point]()
    while day <= last:
        points.append((day, known.get(day)))
        day = _next_month(day) if is_monthly else day + timedelta(days=1)
    return points


def _first(reading: Reading, earliest: date) -> date:
    start = reading.period.start
    if start is None:
        return earliest
    return min(start.replace(day=1) if reading.by == "month" else start, earliest)


def _day(key: str) -> date:
    return date.fromisoformat(key if len(key) > 7 else f"{key}-01")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def tick_places(count: int) -> range:
    """Evenly from the first on, at most six."""
    return range(0, count, max(ceil((count - 1) / (_MOST_TICKS - 1)), 1))
