"""T: the time up to which the records are complete."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from types import MappingProxyType
from typing import Final

import duckdb

from data.profile import Profile
from data.source import Source

_EVENTS: Final = MappingProxyType(
    {
        "cases": ("reported_at", "closed_at"),
        "service_records": ("finished_at",),
        "volunteer_shifts": ("served_on",),
    }
)


def as_of(
    connection: duckdb.DuckDBPyConnection, profile: Profile, now: datetime
) -> datetime | None:
    """T: what the profile declares, else the latest event that is not after ``now`` (civil time).

    A source that knows days only has seen its last day to the end, or up to ``now``.
    """
    if profile.place.declared_as_of:
        return profile.place.declared_as_of
    latest = [
        min(_end_of_day(found), now) if _knows_days_only(source) else found
        for source in profile.sources
        if source.record in _EVENTS and (found := _latest(connection, source, now))
    ]
    return max(latest, default=None)


def _knows_days_only(source: Source) -> bool:
    return source.is_date_only or source.record == "volunteer_shifts"


def _latest(
    connection: duckdb.DuckDBPyConnection, source: Source, now: datetime
) -> datetime | None:
    past = (f"max({column}) FILTER ({column} <= $now)" for column in _EVENTS[source.record])
    found: datetime | None = connection.execute(
        f"SELECT greatest({', '.join(past)})::TIMESTAMP FROM {source.record} WHERE source = $source",
        {"source": source.key, "now": now},
    ).fetchall()[0][0]
    return found


def _end_of_day(at: datetime) -> datetime:
    return datetime.combine(at.date(), time.min) + timedelta(days=1, seconds=-1)
