"""Days and months in their order, with gaps where nothing was read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from data.readings.reading import Reading

_MOST_TICKS: Final = 5
Point = tuple[date, Reading | None]


def spread(readings: Sequence[Reading]) -> list[Point]:
    """One point per day or month from first to last; what was not read stays a gap."""
    known = {_day(row.key): row for row in readings if row.key is not None}
    if not known:
        return []
    is_monthly = readings[0].by == "month"
    day, last, points = min(known), max(known), list[Point]()
    while day <= last:
        points.append((day, known.get(day)))
        day = _next_month(day) if is_monthly else day + timedelta(days=1)
    return points


def _day(key: str) -> date:
    return date.fromisoformat(key if len(key) > 7 else f"{key}-01")


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def tick_places(count: int) -> list[int]:
    """First, last and evenly between, at most five."""
    if count <= _MOST_TICKS:
        return list(range(count))
    step = (count - 1) / (_MOST_TICKS - 1)
    return [round(i * step) for i in range(_MOST_TICKS)]
