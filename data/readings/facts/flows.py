"""What flows in and out: one row for each event of a case, on the day on which it happened.

A case that is reported and closed is two events. A whistle is the event of the case it was blown
for, and lies where the whistle lies.
"""

from __future__ import annotations

from typing import Final

from data.readings.facts.cases import OF_CASES
from data.readings.facts.columns import names_in
from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, dated_windows

_OF_A_CASE: Final = ("area_id", "source", *OF_CASES.values())
_EVENTS: Final = {
    "is_reported": "SELECT reported_at AS happened_at, {of_a_case} FROM cases WHERE NOT is_void",
    "is_closed": "SELECT closed_at AS happened_at, {of_a_case} FROM cases WHERE NOT is_void "
    "AND closed_at IS NOT NULL AND (reported_at IS NULL OR reported_at <= $as_of)",
    "is_whistled": "SELECT blown_at AS happened_at, {of_a_whistle} FROM whistle_calls whistles "
    "{joined} WHERE is_lead",
}
"""The events of each kind, by the column that is true of them."""


def happened_events(extent: Extent) -> Statement:
    """A SELECT of the events by T, each in the window of its day."""
    rows = dated_windows(f"({_events(extent)})", "happened_at", extent.windows)
    return Statement(
        f"SELECT * FROM ({rows.sql}) "
        f"WHERE (happened_at IS NULL OR happened_at <= $as_of) AND {extent.condition}",
        rows.parameters | {"as_of": extent.as_of},
    )


def _events(extent: Extent) -> str:
    """The events that are counted, with the columns by which they are; their cases are looked up
    for whistles only where these are told apart.
    """
    used = extent.used and extent.used | names_in(extent.condition, "area_id")
    kinds = [name for name in _EVENTS if used is None or name in used]
    held = [name for name in _OF_A_CASE if used is None or name in used]
    is_told = not {"area_id", "source"}.issuperset(held)
    of_a_whistle = [
        f"{'cases' if name in OF_CASES.values() else 'whistles'}.{name}" for name in held
    ]

    def branch(kind: str) -> str:
        told = [f"{kind == other} AS {other}" for other in kinds]
        return _EVENTS[kind].format(
            of_a_case=", ".join([*held, *told]),
            of_a_whistle=", ".join([*of_a_whistle, *told]),
            joined="LEFT JOIN cases USING (case_id)" if is_told else "",
        )

    return " UNION ALL ".join(map(branch, kinds))


FLOWS: Final = Fact(
    table="cases",
    key="case_id",
    rows=happened_events,
    grains=IN_TIME | OF_CASES,
    filters=OF_CASES,
    fed_on="reported_at::DATE",
)
