"""Which cases belong to a question, and how each of them stands at T."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from data.scope import Scope
from tests.oracle_places import Tree
from tests.oracle_time import before_end, in_period, state_at

AGE_CLASSES: Final = ((3, "0-3"), (7, "4-7"), (15, "8-15"), (30, "16-30"), (10**6, "31+"))
DIMENSION_COLUMNS: Final = {
    "channel": "channel",
    "category": "category_large",
    "department": "department",
}
STAGES: Final = ("reported", "accepted", "dispatched", "handled", "finished", "called_back")


def rows_in_scope(cases: pd.DataFrame, tree: Tree, scope: Scope) -> pd.DataFrame:
    """Not void, reported by T, inside the area, passing the filters; closings after T undone."""
    rows = cases[~cases.is_void & (cases.reported_at <= scope.as_of)].copy()
    rows = rows[rows.area_id.map(lambda area: tree.is_inside(area, scope)).astype(bool)]
    for dimension, value in scope.filters:
        rows = rows[rows[DIMENSION_COLUMNS[dimension]] == value]
    rows["is_flag_only"] = rows.closed_at.isna() & rows.outcome.notna()
    rows["closed_at"] = rows.closed_at.where(rows.closed_at <= scope.as_of)
    rows["is_closed"] = rows.is_flag_only | rows.closed_at.notna()
    rows["hours"] = (rows.closed_at - rows.reported_at) / pd.Timedelta(hours=1)
    rows["stage"] = _stages(rows, pd.Timestamp(scope.as_of))
    return rows.assign(age=_ages(rows, pd.Timestamp(scope.as_of)))


def _stages(rows: pd.DataFrame, at: pd.Timestamp) -> pd.Series:
    """How many stages after the report are reached: all up to the last one whose time has come."""
    farthest = pd.Series(0, index=rows.index)
    for number, stage in enumerate(STAGES[1:], start=1):
        is_reached = rows.is_closed if stage == "finished" else rows[f"{stage}_at"] <= at
        farthest = farthest.mask(is_reached, number)
    return farthest


def _ages(rows: pd.DataFrame, at: pd.Timestamp) -> list[str]:
    """Cohorts are as old as they are at T, states as at S."""
    return [_age_class(days) for days in (at - rows.reported_at).dt.days]


def _age_class(days: int) -> str:
    return next(name for last, name in AGE_CLASSES if days <= last)


def opened(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return rows.assign(when=rows.reported_at)[in_period(rows.reported_at, scope)]


def _closed(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    return rows.assign(when=rows.closed_at)[in_period(rows.closed_at, scope)]


def _due(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Deadline in the period, and passed or met; a bare flag falls due on its report date."""
    deadline = rows.due_at.fillna(rows.reported_at.where(rows.outcome.notna()))
    is_decided = (rows.due_at <= scope.as_of) | rows.is_closed
    chosen = rows.assign(when=deadline)[
        in_period(deadline, scope) & is_decided & ~rows.is_suspended
    ]
    has_both_times = chosen.closed_at.notna() & chosen.due_at.notna()
    in_time = (chosen.closed_at <= chosen.due_at).where(
        has_both_times, chosen.is_closed & (chosen.outcome == "on_time")
    )
    return chosen.assign(is_on_time=in_time.astype(bool))


def state(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Rows reported before the end, judged at S."""
    at = state_at(scope)
    is_open = ~(rows.is_flag_only | (rows.closed_at <= at))
    is_overdue = is_open & ~rows.is_suspended & (rows.due_at <= at)
    judged = rows.assign(
        when=rows.reported_at, is_open=is_open, is_overdue=is_overdue, age=_ages(rows, at)
    )
    return judged[before_end(rows.reported_at, scope)]


BASES: Final[dict[str, Callable[[pd.DataFrame, Scope], pd.DataFrame]]] = {
    "opened": opened,
    "due": _due,
    "closed": _closed,
    "state": state,
}
