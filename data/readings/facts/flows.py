"""What flows in and out: one row for each event of a case, on the day on which it happened.

A case that is reported and closed is two events. A whistle is the event of the case it was blown
for, and lies where the whistle lies.
"""

from __future__ import annotations

from typing import Final

from data.readings.facts.cases import OF_CASES
from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, dated_windows

_COLUMNS: Final = ("area_id", "source", *OF_CASES.values())
_OF_A_CASE: Final = ", ".join(_COLUMNS)
_OF_A_WHISTLE: Final = ", ".join(
    f"{'whistles' if name in ('area_id', 'source') else 'cases'}.{name}" for name in _COLUMNS
)
_EVENTS: Final = f"""(
SELECT 'reported' AS event, reported_at AS happened_at, {_OF_A_CASE} FROM cases
WHERE NOT is_void
UNION ALL
SELECT 'closed', closed_at, {_OF_A_CASE} FROM cases
WHERE NOT is_void AND closed_at IS NOT NULL AND (reported_at IS NULL OR reported_at <= $as_of)
UNION ALL
SELECT 'whistled', blown_at, {_OF_A_WHISTLE} FROM whistle_calls whistles
LEFT JOIN cases USING (case_id) WHERE is_lead
)"""


def happened_events(extent: Extent) -> Statement:
    """A SELECT of the events by T, each in the window of its day."""
    rows = dated_windows(_EVENTS, "happened_at", extent.windows)
    return Statement(
        f"SELECT * FROM ({rows.sql}) "
        f"WHERE (happened_at IS NULL OR happened_at <= $as_of) AND {extent.condition}",
        rows.parameters | {"as_of": extent.as_of},
    )


FLOWS: Final = Fact(
    table="cases",
    key="case_id",
    rows=happened_events,
    grains=IN_TIME | OF_CASES,
    filters=OF_CASES,
    fed_on="reported_at::DATE",
)
