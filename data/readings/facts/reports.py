"""Reports as they came in, void ones included."""

from __future__ import annotations

from typing import Final

from data.readings.facts.case_bases import table_of
from data.readings.facts.cases import OF_CASES
from data.readings.facts.columns import names_in
from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, dated_windows


def received_reports(extent: Extent) -> Statement:
    """A SELECT of all reports by T, each in the window of its day."""
    used = extent.used and extent.used | names_in(extent.condition, "area_id", "reported_at")
    rows = dated_windows(table_of(extent, used), "reported_at", extent.windows)
    return Statement(
        f"SELECT * FROM ({rows.sql}) "
        f"WHERE (reported_at IS NULL OR reported_at <= $as_of) AND {extent.condition}",
        rows.parameters | {"as_of": extent.as_of},
    )


REPORTS: Final = Fact(
    table="cases",
    key="case_id",
    rows=received_reports,
    grains=IN_TIME | OF_CASES,
    filters=OF_CASES,
    fed_on="reported_at::DATE",
)
