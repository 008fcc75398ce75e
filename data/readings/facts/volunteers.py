"""Registered volunteers, and whether each was active in a window, wherever that was."""

from __future__ import annotations

from datetime import date
from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows


def registered_volunteers(extent: Extent) -> Statement:
    """A SELECT of volunteers registered by the last day of each window."""
    bound = bound_windows(
        extent.windows,
        {
            "first DATE": lambda item: item.start or date.min,
            "last DATE": lambda item: item.last_day,
        },
    )
    return Statement(
        "SELECT v.*, w.win, w.last AS falls_on, a.volunteer_hash IS NOT NULL AS is_active "
        f"FROM (SELECT * FROM volunteers WHERE {extent.condition}) v CROSS JOIN {bound.sql} "
        "LEFT JOIN (SELECT DISTINCT s.volunteer_hash, w.win "
        f"FROM volunteer_shifts s JOIN {bound.sql} ON s.served_on BETWEEN w.first AND w.last "
        "WHERE s.is_attended) a "
        "ON a.volunteer_hash = v.volunteer_hash AND a.win = w.win "
        "WHERE v.registered_on IS NULL OR v.registered_on <= w.last",
        bound.parameters,
    )


VOLUNTEERS: Final = Fact(table="volunteers", key="volunteer_id", rows=registered_volunteers)
