"""Where the facilities of the service circle stand."""

from __future__ import annotations

from datetime import date

import duckdb

from data.profile import Profile

Sited = tuple[str, float, float]
"""The mark of a facility's kind, its longitude and its latitude (OGC:CRS84)."""


def sited_facilities(
    connection: duckdb.DuckDBPyConnection, profile: Profile, day: date
) -> tuple[Sited, ...]:
    """The facilities of the profile's kinds open on ``day``, in the order of the kinds."""
    marks = {kind.key: kind.mark for kind in profile.reach.kinds}
    rows = connection.execute(
        "SELECT kind, longitude, latitude FROM facilities "
        "WHERE list_contains($kinds::VARCHAR[], kind) AND longitude IS NOT NULL "
        "AND latitude IS NOT NULL AND coalesce(opened_on <= $day, true) "
        "AND coalesce(closed_on >= $day, true) "
        "ORDER BY list_position($kinds::VARCHAR[], kind), facility_id",
        {"kinds": list(marks), "day": day},
    ).fetchall()
    return tuple((marks[kind], longitude, latitude) for kind, longitude, latitude in rows)
