"""Which cases belong to a question, and how each of them stands at T."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from data.scope import Scope
from tests.oracle_places import Tree
from tests.oracle_records import Records
from tests.oracle_steps import HOUR, with_stage, with_step
from tests.oracle_time import before_end, end_of_day, in_period, state_at

AGE_CLASSES: Final = ((3, "0-3"), (7, "4-7"), (15, "8-15"), (30, "16-30"), (10**6, "31+"))
DIMENSION_COLUMNS: Final = {
    "channel": "channel",
    "category": "category_large",
    "department": "department",
    "kind": "class",
}
STAGES: Final = ("reported", "accepted", "dispatched", "handled", "finished", "called_back")
# What each stage of a case takes from the one before.
STEPS: Final = ("accept", "dispatch", "handle", "finish", "call_back")
_TIMES: Final = (
    *("contacted_at", "accepted_at", "filed_at", "dispatched_at", "handled_at", "checked_at"),
    *("closed_at", "called_back_at", "rebounded_at"),
)
_LONGEST_HALF_DAYS: Final = 20
# A table is the slower to take rows from, the more columns it has.
_NOT_ASKED: Final = [
    *("source", "source_id", "run_id", "area_ref", "latitude", "arisen_on"),
    *("category_medium", "category_small", "is_repeat_known"),
]


def reports_in_scope(records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    """Reported by T or nobody knows when, inside the area, passing the filters; void ones too."""
    cases = records.cases.drop(columns=_NOT_ASKED)
    rows = cases[~(cases.reported_at > scope.as_of)].copy()
    rows = rows[rows.area_id.map(lambda area: tree.is_inside(area, scope)).astype(bool)]
    for dimension, value in scope.filters:
        rows = rows[rows[DIMENSION_COLUMNS[dimension]] == value]
    return rows


def rows_in_scope(records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    """The reports that are not void; what happened after T has not happened."""
    rows, at = reports_in_scope(records, tree, scope), pd.Timestamp(scope.as_of)
    rows = rows[~rows.is_void]
    limited = {limit.step for limit in records.profile.limits}
    rows["deadline"] = rows["close_due_at" if "closed" in limited else "due_at"]
    rows["handling_deadline"] = rows.handling_due_at.fillna(rows.handle_due_at)
    rows["is_flag_only"] = rows.closed_at.isna() & rows.outcome.notna()
    # What will be said at a call-back is not known before it.
    rows["rating"] = rows.satisfaction.where(~(rows.called_back_at > at))
    for name in _TIMES:
        rows[name] = rows[name].where(rows[name] <= at)
    rows["performed_on"] = rows.performed_on.where(rows.performed_on <= at)
    rows["is_closed"] = rows.is_flag_only | rows.closed_at.notna()
    return _with_groups(_with_steps(rows, at), at)


def _with_steps(rows: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    times = ["closed_at" if stage == "finished" else f"{stage}_at" for stage in STAGES]
    is_reached = [rows[time].notna() for time in times[1:]]
    is_reached[STAGES.index("finished") - 1] = rows.is_closed
    rows = with_stage(rows, STAGES, is_reached)
    for number, span in enumerate(STEPS, start=1):
        rows = with_step(rows, span, times[number - 1], times[number], rows.stage >= number, at)
    rows = with_step(rows, "close", "reported_at", "closed_at", rows.is_closed, at)
    worked = rows.working_hours.where(rows.closed_at.notna())
    return rows.assign(
        hours_to_close_working=worked,
        waited_close_working_hours=worked,
        is_waiting_close_working=False,
    )


def _with_groups(rows: pd.DataFrame, at: pd.Timestamp) -> pd.DataFrame:
    """Rows with what they are broken down by."""
    return rows.assign(
        age=_ages(rows, at),
        duration=[_half_days(hours) for hours in (rows.closed_at - rows.reported_at) / HOUR],
        repeat_gap=[None if pd.isna(days) else str(int(days)) for days in rows.repeat_gap_days],
        department_category=pairs(rows.department, rows.category_large),
        path_outcome=pairs(rows.mediation_path, rows.mediation_outcome),
    )


def pairs(first: pd.Series, second: pd.Series) -> list[str]:
    """Two parts as one key, '' where a part is not stated."""
    both = zip(first.fillna(""), second.fillna(""), strict=True)
    return ["\x1f".join(parts) for parts in both]


def _half_days(hours: float) -> str | None:
    if pd.isna(hours):
        return None
    half_days = int(hours // 12)
    return str(min(half_days, _LONGEST_HALF_DAYS))


def _ages(rows: pd.DataFrame, at: pd.Timestamp) -> list[str]:
    """Cohorts are as old as they are at T, states as at S; the unknown stand with the oldest."""
    days = (at - rows.reported_at).dt.days
    return [_age_class(AGE_CLASSES[-1][0] if pd.isna(count) else count) for count in days]


def _age_class(days: float) -> str:
    return next(name for last, name in AGE_CLASSES if days <= last)


def begun(column: str) -> Callable[[pd.DataFrame, Scope], pd.DataFrame]:
    """The base of what began in the period; what began nobody knows when is in the whole alone."""

    def base(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
        when = rows[column]
        is_of_all = scope.period.start is None and scope.period.end is None
        return rows.assign(when=when)[in_period(when, scope) | (when.isna() & is_of_all)]

    return base


def dated(column: str) -> Callable[[pd.DataFrame, Scope], pd.DataFrame]:
    """The base of what happened in the period; times after T are undone already."""

    def base(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
        return rows.assign(when=rows[column])[in_period(rows[column], scope)]

    return base


def _due(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Deadline in the period, and passed or met; a bare flag falls due on its report date."""
    deadline = rows.deadline.fillna(rows.reported_at.where(rows.outcome.notna()))
    is_decided = (rows.deadline <= scope.as_of) | rows.is_closed
    chosen = rows.assign(when=deadline)[
        in_period(deadline, scope) & is_decided & ~rows.is_suspended
    ]
    has_both_times = chosen.closed_at.notna() & chosen.deadline.notna()
    in_time = (chosen.closed_at <= chosen.deadline).where(
        has_both_times, chosen.is_closed & (chosen.outcome == "on_time")
    )
    return chosen.assign(is_on_time=in_time.astype(bool))


def _handling(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Handling due in the period, and its deadline passed or the case handled."""
    deadline, is_handled = rows.handling_deadline, rows.stage >= STAGES.index("handled")
    is_decided = (deadline <= scope.as_of) | is_handled
    judged = rows.assign(
        when=deadline, is_handled=is_handled, is_handled_in_time=rows.handled_at <= deadline
    )
    return judged[in_period(deadline, scope) & is_decided & ~rows.is_suspended]


def _performance(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The last day for what was agreed lies in the period and is over."""
    last = rows.agreement_due_on
    return rows.assign(when=last)[in_period(last, scope) & (end_of_day(last) <= scope.as_of)]


def state(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Rows reported before the end, judged at S."""
    at = state_at(scope)
    is_open = ~(rows.is_flag_only | (rows.closed_at <= at))
    is_overdue = is_open & ~rows.is_suspended & (rows.deadline <= at)
    judged = rows.assign(
        when=rows.reported_at,
        is_open=is_open,
        is_overdue=is_overdue,
        age=_ages(rows, at),
        duration=rows.duration.mask(is_open, None),
    )
    return judged[before_end(rows.reported_at, scope)]


BASES: Final[dict[str, Callable[[pd.DataFrame, Scope], pd.DataFrame]]] = {
    "opened": begun("reported_at"),
    "due": _due,
    "handling": _handling,
    "closed": dated("closed_at"),
    "called_back": dated("called_back_at"),
    "performance": _performance,
    "state": state,
}
