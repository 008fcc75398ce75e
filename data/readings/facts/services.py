"""Services as they were finished."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, dated_windows


def finished_services(extent: Extent) -> Statement:
    """A SELECT of services finished by T, each in the window of that day."""
    rows = dated_windows("service_records", "finished_at", extent.windows)
    return Statement(
        f"SELECT * FROM ({rows.sql}) WHERE finished_at <= $as_of AND {extent.condition}",
        rows.parameters | {"as_of": extent.as_of},
    )


SERVICES: Final = Fact(
    table="service_records",
    key="service_id",
    rows=finished_services,
    grains=IN_TIME | {"channel": "channel"},
    fed_on="finished_at::DATE",
)
