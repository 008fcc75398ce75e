"""The judged rows of a base: cases of a window, with what is true of them at an instant.

The rules are those of indicators.md, section 1. An instant X is T for cohorts (opened, due,
closed) and the end of the window or T, whichever is earlier, for states.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Final

from data.metrics.metric import Base
from data.periods import Period
from data.scope import Scope

CURRENT: Final = "current"
PREVIOUS: Final = "previous"

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

# The date column by which each base belongs to a period; a flag without a deadline falls due
# when it was reported.
DATES: Final = MappingProxyType(
    {
        "opened": "reported_at",
        "due": "coalesce(due_at, CASE WHEN outcome IS NOT NULL THEN reported_at END)",
        "closed": "closed_at",
        "state": "reported_at",
    }
)
_MEMBERSHIP: Final = MappingProxyType(
    {
        "opened": "true",
        "due": "NOT is_suspended AND falls_on IS NOT NULL "
        "AND (coalesce(due_at <= $as_of, false) OR is_closed)",
        "closed": "closed_at <= $as_of",
        "state": "reported_at IS NOT NULL",
    }
)


@dataclass(frozen=True, slots=True)
class Window:
    """Days [start, end) with the instant at which states are taken; None is unbounded."""

    name: str
    start: date | None
    end: date | None
    state_at: datetime


def window(name: str, period: Period, as_of: datetime) -> Window:
    """The window of a period."""
    if period.end is None:
        return Window(name, None, None, as_of)
    return Window(
        name, period.start, period.end, min(datetime.combine(period.end, time.min), as_of)
    )


def windows_of(scope: Scope) -> tuple[Window, ...]:
    """The scope's own window and that of its comparison."""
    current = window(CURRENT, scope.period, scope.as_of)
    if scope.comparison is None:
        return (current,)
    return (current, window(PREVIOUS, scope.comparison, scope.as_of))


def judged_rows(
    base: Base, windows: tuple[Window, ...], conditions: str
) -> tuple[str, dict[str, object]]:
    """A SELECT of judged rows with a column ``win`` naming the window, and its parameters.

    ``conditions`` restrict the cases (area, filters, sources); ``$as_of`` must be bound too.
    """
    rows, parameters = _state_rows(windows) if base == "state" else _cohort_rows(base, windows)
    judged = (
        f"SELECT *, {_IS_CLOSED} AS is_closed, {_IS_ON_TIME} AS is_on_time, "
        "date_diff('second', reported_at, {instant}) // 86400 AS age_days "
        f"FROM ({rows}) WHERE NOT is_void "
        "AND (reported_at IS NULL OR reported_at <= {instant}) "
        f"AND win IS NOT NULL AND {conditions}"
    ).format(instant="state_at")
    told = (
        "SELECT *, NOT is_closed AS is_open, "
        "NOT is_closed AND NOT is_suspended AND coalesce(due_at <= state_at, false) "
        "AS is_overdue_open, "
        "CASE WHEN is_closed THEN (epoch_us(closed_at) - epoch_us(reported_at)) / 3.6e9 END "
        "AS hours_to_close, "
        "reporter_hash IS NOT NULL OR longitude IS NOT NULL AS is_repeat_known, "
        f"{_AGE} AS age FROM ({judged}) WHERE {_MEMBERSHIP[base]}"
    )
    return told, parameters


def _cohort_rows(base: Base, windows: tuple[Window, ...]) -> tuple[str, dict[str, object]]:
    parameters: dict[str, object] = {}
    branches = []
    for index, item in enumerate(windows):
        if item.start is None:
            branches.append(f"WHEN true THEN '{item.name}'")
            continue
        parameters |= {f"start_{index}": item.start, f"end_{index}": item.end}
        branches.append(
            f"WHEN falls_on >= $start_{index} AND falls_on < $end_{index} THEN '{item.name}'"
        )
    rows = (
        f"SELECT *, CASE {' '.join(branches)} END AS win FROM "
        f"(SELECT *, {DATES[base]} AS falls_on, $as_of AS state_at FROM cases)"
    )
    return rows, parameters


def _state_rows(windows: tuple[Window, ...]) -> tuple[str, dict[str, object]]:
    parameters: dict[str, object] = {}
    values = []
    for index, item in enumerate(windows):
        parameters |= {f"at_{index}": item.state_at}
        values.append(f"('{item.name}', $at_{index}::TIMESTAMP, {_last_moment(index, item)})")
        if item.end is not None:
            parameters[f"end_{index}"] = item.end
    rows = (
        "SELECT *, reported_at AS falls_on FROM cases, "
        f"(VALUES {', '.join(values)}) w(win, state_at, before) "
        # A state counts what is open; most cases are not, and need no further judging.
        "WHERE reported_at <= $as_of AND (before IS NULL OR reported_at < before) "
        "AND CASE WHEN closed_at IS NULL THEN outcome IS NULL ELSE closed_at > state_at END"
    )
    return rows, parameters


def _last_moment(index: int, item: Window) -> str:
    return "NULL::TIMESTAMP" if item.end is None else f"$end_{index}::TIMESTAMP"
