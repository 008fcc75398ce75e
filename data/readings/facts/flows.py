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
_EVENTS: Final = f"""(
SELECT 'reported' AS event, reported_at AS happened_at, {_OF_A_CASE} FROM cases
WHERE NOT is_void
UNION ALL
SELECT 'closed', closed_at, {_OF_A_CASE} FROM cases
WHERE NOT is_void AND closed_at IS NOT NULL AND (reported_at IS NULL OR reported_at <= $as_of)
UNION ALL
SELECT 'whistled', blown_at, {{whistled}} FROM whistle_calls whistles {{joined}}
WHERE is_lead
)"""
_JOINED: Final = "LEFT JOIN cases USING (case_id)"


def _events(extent: Extent) -> str:
    """The events as a table; cases are looked up for whistles only where they are told apart."""
    is_told = extent.grouped_by is None or bool(extent.grouped_by & OF_CASES.keys())
    of_a_case = [f"cases.{name}" if is_told else "NULL" for name in OF_CASES.values()]
    whistled = ", ".join(["whistles.area_id", "whistles.source", *of_a_case])
    return _EVENTS.format(whistled=whistled, joined=_JOINED if is_told else "")


def happened_events(extent: Extent) -> Statement:
    """A SELECT of the events by T, each in the window of its day."""
    rows = dated_windows(_events(extent), "happened_at", extent.windows)
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
