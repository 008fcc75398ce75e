"""Shifts of volunteers that were attended."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, dated_windows


def attended_shifts(extent: Extent) -> Statement:
    """A SELECT of attended shifts up to the day of T, each in the window of its day."""
    rows = dated_windows("volunteer_shifts", "served_on", extent.windows)
    return Statement(
        # A T at midnight has seen nothing of its day.
        f"SELECT * FROM ({rows.sql}) WHERE is_attended AND served_on < $as_of AND {extent.condition}",
        rows.parameters | {"as_of": extent.as_of},
    )


SHIFTS: Final = Fact(
    table="volunteer_shifts", key="shift_id", rows=attended_shifts, fed_on="served_on"
)
