"""The metrics of whistles: one row for each department called."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pandas as pd

from data.scope import Scope
from tests.oracle_case_rows import begun, pairs
from tests.oracle_cases import MEDIAN, P90, Measure, hours_at, stage_share
from tests.oracle_figures import Expected, count, share
from tests.oracle_groups import Events, Group
from tests.oracle_places import Tree
from tests.oracle_records import Records
from tests.oracle_steps import with_stage, with_step
from tests.oracle_time import in_period

STAGES: Final = ("blown", "signed", "contacted", "arrived", "fed_back", "resolved")
STEPS: Final = ("sign", "contact", "arrive", "feed_back", "resolve")


def blown_in_area(records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    """Calls inside the area blown by T or nobody knows when; ``is_lead``: the first of a whistle."""
    in_order = records.whistles.sort_values(["blown_at", "call_id"])
    is_later = in_order.duplicated(["source", "whistle"]) & in_order.whistle.notna()
    rows = in_order.assign(is_lead=~is_later)[~(in_order.blown_at > scope.as_of)]
    return rows[rows.area_id.map(lambda area: tree.is_inside(area, scope)).astype(bool)]


def calls_in_scope(records: Records, tree: Tree, scope: Scope) -> pd.DataFrame:
    """Those that pass the filters; what happened after T has not happened."""
    rows, at = blown_in_area(records, tree, scope), pd.Timestamp(scope.as_of)
    if department := dict(scope.filters).get("department"):
        rows = rows[rows.department == department]
    times = [f"{stage}_at" for stage in STAGES]
    rows = rows.assign(**{time: rows[time].where(rows[time] <= at) for time in times})
    rows = with_stage(rows, STAGES, [rows[time].notna() for time in times[1:]])
    for number, span in enumerate(STEPS, start=1):
        rows = with_step(rows, span, times[number - 1], times[number], rows.stage >= number, at)
    return rows.assign(department_item=pairs(rows.department, rows.item))


def _due(deadline: str, stage: str) -> Callable[[pd.DataFrame, Scope], pd.DataFrame]:
    """The deadline lies in the period, and has passed or been met."""

    def base(rows: pd.DataFrame, scope: Scope) -> pd.DataFrame:
        is_reached = rows.stage >= STAGES.index(stage)
        is_decided = (rows[deadline] <= scope.as_of) | is_reached
        judged = rows.assign(when=rows[deadline], in_time=rows[f"{stage}_at"] <= rows[deadline])
        return judged[in_period(rows[deadline], scope) & is_decided]

    return base


WHISTLES: Final = Events(
    calls_in_scope,
    {
        "occurred": begun("blown_at"),
        "arrival": _due("arrive_due_at", "arrived"),
        "feedback": _due("feedback_due_at", "fed_back"),
    },
    cohort="occurred",
    columns={},
)


def _in_time(group: Group) -> Expected:
    return share(group.count("in_time"), len(group.rows))


def _resolved(group: Group) -> Expected:
    """Calls in progress and not yet due are in neither part."""
    is_resolved = group.rows.resolved_at.notna()
    is_decided = is_resolved | (group.rows.resolve_due_at <= group.scope.as_of)
    return share(int(is_resolved.sum()), int(is_decided.sum()))


def _points(group: Group) -> Expected:
    points = group.rows.points.dropna()
    return Expected(float(points.sum()), None, float(points.sum()), len(points))


def _points_per_due_call(group: Group) -> Expected:
    return share(float(group.rows.points.sum()), len(group.rows))


WHISTLE_MEASURES: Final[dict[str, Measure]] = {
    "whistle_volume": lambda group: count(group.count("is_lead")),
    "whistle_call_volume": lambda group: count(len(group.rows)),
    "on_time_arrival_rate": _in_time,
    "three_day_feedback_rate": _in_time,
    "whistle_resolution_rate": _resolved,
    "whistle_points": _points,
    "points_per_due_call": _points_per_due_call,
    **{f"{stage}_share": stage_share(number) for number, stage in enumerate(STAGES[1:], start=1)},
    **{f"median_hours_to_{span}": hours_at(MEDIAN, span) for span in STEPS},
    **{f"p90_hours_to_{span}": hours_at(P90, span) for span in STEPS},
}
