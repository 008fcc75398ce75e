"""The judged rows of cases: what is true of them at the instant of a window.

The rules are those of indicators.md, section 1.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from data.readings.facts.fact import IN_TIME, Extent, Fact, Statement, bound_windows, dated_windows
from data.readings.windows import Window

# Only a source without times is judged by its flag.
_IS_CLOSED: Final = (
    "CASE WHEN closed_at IS NULL THEN outcome IS NOT NULL ELSE closed_at <= {instant} END"
)
_IS_ON_TIME: Final = (
    "CASE WHEN due_at IS NOT NULL AND (closed_at IS NOT NULL OR outcome IS NULL) "
    "THEN coalesce(closed_at <= due_at AND closed_at <= {instant}, false) "
    "ELSE coalesce(outcome = 'on_time', false) END"
)
_AGE: Final = (
    "CASE WHEN age_days <= 3 THEN '0-3' WHEN age_days <= 7 THEN '4-7' "
    "WHEN age_days <= 15 THEN '8-15' WHEN age_days <= 30 THEN '16-30' ELSE '31+' END"
)
AGES: Final = ("0-3", "4-7", "8-15", "16-30", "31+")

# The date column by which each base belongs to a period.
DATES: Final = MappingProxyType(
    {"opened": "reported_at", "due": "due_at", "closed": "closed_at", "state": "reported_at"}
)
# A flag without a deadline falls due when it was reported.
_DUE_BY_FLAG: Final = "coalesce(due_at, CASE WHEN outcome IS NOT NULL THEN reported_at END)"
_MEMBERSHIP: Final = MappingProxyType(
    {
        "opened": "true",
        "due": "NOT is_suspended AND falls_on IS NOT NULL "
        "AND (coalesce(due_at <= $as_of, false) OR is_closed)",
        "closed": "closed_at <= $as_of",
        "state": "reported_at IS NOT NULL",
    }
)


# A stage is reached when its time has come, or a later one is reached.
_REACHED: Final = (
    "coalesce(called_back_at <= judged_at, false) AS is_called_back",
    "is_closed OR is_called_back AS is_finished",
    "coalesce(handled_at <= judged_at, false) OR is_finished AS is_handled",
    "coalesce(dispatched_at <= judged_at, false) OR is_handled AS is_dispatched",
    "coalesce(accepted_at <= judged_at, false) OR is_dispatched AS is_accepted",
)


def judged_cases(extent: Extent) -> Statement:
    """A SELECT of judged cases."""
    rows = (
        _state_rows(extent.windows)
        if extent.base == "state"
        else dated_windows("cases", _date(extent), extent.windows)
    )
    instant = "state_at" if extent.base == "state" else "$as_of"
    judged = (
        f"SELECT *, {_IS_CLOSED} AS is_closed, {_IS_ON_TIME} AS is_on_time, "
        "{instant} AS judged_at, date_diff('second', reported_at, {instant}) // 86400 AS age_days "
        f"FROM ({rows.sql}) WHERE NOT is_void "
        "AND (reported_at IS NULL OR reported_at <= {instant}) "
        f"AND {extent.condition}"
    ).format(instant=instant)
    told = (
        "SELECT *, NOT is_closed AS is_open, "
        "NOT is_closed AND NOT is_suspended AND coalesce(due_at <= judged_at, false) "
        "AS is_overdue_open, "
        "CASE WHEN is_closed THEN (epoch_us(closed_at) - epoch_us(reported_at)) / 3.6e9 END "
        "AS hours_to_close, "
        f"{', '.join(_REACHED)}, {_AGE} AS age FROM ({judged}) WHERE {_MEMBERSHIP[extent.base]}"
    )
    known = {} if extent.base == "state" else {"as_of": extent.as_of}
    return Statement(told, rows.parameters | known)


def _date(extent: Extent) -> str:
    # Only a plain column lets the database skip the blocks outside the windows.
    has_flags = bool(extent.recorded.get(("cases", "outcome")))
    return _DUE_BY_FLAG if extent.base == "due" and has_flags else DATES[extent.base]


def _state_rows(windows: tuple[Window, ...]) -> Statement:
    bound = bound_windows(
        windows,
        {
            "state_at TIMESTAMP": lambda item: item.state_at,
            "before TIMESTAMP": lambda item: item.end,
        },
    )
    instants = [item.state_at for item in windows]
    # A state counts what is open, and most cases are not: what was closed before the first of the
    # instants is left out before it meets them.
    return Statement(
        "SELECT *, reported_at AS falls_on "
        f"FROM (SELECT * FROM cases WHERE reported_at <= $last AND {_open_at('$first')}), "
        f"{bound.sql} WHERE (before IS NULL OR reported_at < before) AND {_open_at('state_at')}",
        bound.parameters | {"first": min(instants), "last": max(instants)},
    )


def _open_at(instant: str) -> str:
    return f"CASE WHEN closed_at IS NULL THEN outcome IS NULL ELSE closed_at > {instant} END"


CASES: Final = Fact(
    table="cases",
    key="case_id",
    rows=judged_cases,
    grains=IN_TIME
    | {
        "channel": "channel",
        "category": "category_large",
        "department": "department",
        "age": "age",
    },
    filters={
        "channel": "channel",
        "category": "category_large",
        "department": "department",
        "kind": "class",
    },
    fed_on="reported_at::DATE",
)
