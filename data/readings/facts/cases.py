"""The judged rows of cases: what is true of them at the instant of a window.

The rules are those of indicators.md, section 1.
"""

from __future__ import annotations

from typing import Final

from data.locality import ROOT_LEVEL
from data.metrics.groups import DURATIONS, LAST_HALF_DAY
from data.readings.facts.case_bases import MEMBERSHIP, date_of, table_of
from data.readings.facts.fact import (
    IN_TIME,
    Extent,
    Fact,
    Statement,
    bound_windows,
    dated_windows,
    with_pairs,
)
from data.readings.facts.stages import Stage, hours_between, reached, steps
from data.scope import Dimension

OF_CASES: Final[dict[Dimension, str]] = {
    "channel": "channel",
    "category": "category_large",
    "department": "department",
    "kind": "class",
}
STAGES: Final = (
    Stage("accepted", "accept", "accepted_at"),
    Stage("dispatched", "dispatch", "dispatched_at"),
    Stage("handled", "handle", "handled_at"),
    Stage("finished", "finish", "closed_at", is_come="is_closed"),
    Stage("called_back", "call_back", "called_back_at"),
)
# Only a source without times is judged by its flag.
IS_CLOSED: Final = (
    "CASE WHEN closed_at IS NULL THEN outcome IS NOT NULL ELSE closed_at <= judged_at END"
)
IS_ON_TIME: Final = (
    "CASE WHEN due_at IS NOT NULL AND (closed_at IS NOT NULL OR outcome IS NULL) "
    "THEN coalesce(closed_at <= due_at AND closed_at <= judged_at, false) "
    "ELSE coalesce(outcome = 'on_time', false) END"
)
_AGE: Final = (
    "CASE WHEN age_days <= 3 THEN '0-3' WHEN age_days <= 7 THEN '4-7' "
    "WHEN age_days <= 15 THEN '8-15' WHEN age_days <= 30 THEN '16-30' ELSE '31+' END"
)
_HALF_DAYS: Final = (
    f"CASE WHEN hours_to_close >= {12 * LAST_HALF_DAY} THEN '{DURATIONS[-1]}' "
    "ELSE floor(hours_to_close / 12)::INTEGER::VARCHAR END"
)
# Working time is counted when a case has been closed.
_WORKED: Final = (
    "CASE WHEN is_closed THEN working_hours END AS hours_to_close_working, "
    "hours_to_close_working AS waited_close_working_hours, false AS is_waiting_close_working"
)
# What has happened by the instant, beside the stages.
_HAPPENED: Final = ", ".join(
    f"coalesce({column} <= judged_at, false) AS is_{name}"
    for name, column in {
        "contacted": "contacted_at",
        "filed": "filed_at",
        "checked": "checked_at",
        "performed": "performed_on",
        "rebounded": "rebounded_at",
    }.items()
)


def judged_cases(extent: Extent) -> Statement:
    """A SELECT of judged cases."""
    is_state = extent.base == "state"
    rows = (
        _state_rows(extent)
        if is_state
        else dated_windows(table_of(extent.profile), date_of(extent), extent.windows)
    )
    instant = "state_at" if is_state else "$as_of"
    judged = (
        f"SELECT *, {instant} AS judged_at, {IS_CLOSED} AS is_closed, "
        f"{IS_ON_TIME} AS is_on_time, "
        "date_diff('second', reported_at, judged_at) // 86400 AS age_days "
        f"FROM ({rows.sql}) WHERE NOT is_void "
        f"AND (reported_at IS NULL OR reported_at <= {instant}) AND {extent.condition}"
    )
    told = (
        "SELECT *, NOT is_closed AS is_open, "
        "is_open AND NOT is_suspended AND coalesce(due_at <= judged_at, false) "
        f"AS is_overdue_open, {reached(STAGES)}, {_HAPPENED}, "
        f"CASE WHEN is_closed THEN {hours_between('reported_at', 'closed_at')} END "
        f"AS hours_to_close, {_WORKED}, {steps('reported_at', STAGES)}, "
        "level_closed = $grid_level AS is_closed_in_grid, "
        f"level_closed <> '{ROOT_LEVEL}' AS is_closed_in_zone, "
        f"{_AGE} AS age, {_HALF_DAYS} AS half_days "
        f"FROM ({judged}) WHERE {MEMBERSHIP[extent.base]}"
    )
    known = {"grid_level": extent.profile.grid_level} | (
        {} if is_state else {"as_of": extent.as_of}
    )
    return Statement(told, rows.parameters | known)


def _state_rows(extent: Extent) -> Statement:
    bound = bound_windows(
        extent.windows,
        {
            "state_at TIMESTAMP": lambda item: item.state_at,
            "before TIMESTAMP": lambda item: item.end,
        },
    )
    instants = [item.state_at for item in extent.windows]
    # A state counts what is open, and most cases are not: what was closed before the first of the
    # instants is left out before it meets them.
    return Statement(
        f"SELECT *, reported_at AS falls_on FROM (SELECT * FROM {table_of(extent.profile)} "
        f"WHERE reported_at <= $last AND {_open_at('$first')}), "
        f"{bound.sql} WHERE (before IS NULL OR reported_at < before) AND {_open_at('state_at')}",
        bound.parameters | {"first": min(instants), "last": max(instants)},
    )


def _open_at(instant: str) -> str:
    return f"CASE WHEN closed_at IS NULL THEN outcome IS NULL ELSE closed_at > {instant} END"


CASES: Final = Fact(
    table="cases",
    key="case_id",
    rows=judged_cases,
    grains=with_pairs(
        IN_TIME
        | OF_CASES
        | {
            "age": "age",
            "duration": "half_days",
            "repeat_gap": "repeat_gap_days",
            "path": "mediation_path",
            "outcome": "mediation_outcome",
            "level_closed": "level_closed",
        }
    ),
    filters=OF_CASES,
    fed_on="reported_at::DATE",
)
