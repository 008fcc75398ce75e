"""The judged rows of cases: what is true of them at the instant of a window.

The rules are those of indicators.md, section 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from data.locality import ROOT_LEVEL
from data.metrics.groups import LAST_HALF_DAY
from data.readings.facts.case_bases import MEMBERSHIP, date_of, table_of
from data.readings.facts.columns import names_in, needed, selected
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
# Only a source without times is judged by its flag. Where none has flags, what is said here of
# ``outcome`` is known before a row is read.
IS_CLOSED: Final = "coalesce(closed_at <= judged_at, outcome IS NOT NULL)"
IS_ON_TIME: Final = (
    "(due_at IS NOT NULL AND coalesce(closed_at <= due_at AND closed_at <= judged_at, false) "
    "OR (due_at IS NULL OR closed_at IS NULL) AND coalesce(outcome = 'on_time', false))"
)
_BY_NOW: Final = {
    "is_closed": IS_CLOSED,
    "is_on_time": IS_ON_TIME,
    "age_days": "date_diff('second', reported_at, judged_at) // 86400",
}
# What has happened by the instant, beside the stages.
_HAPPENED: Final = {
    "contacted": "contacted_at",
    "filed": "filed_at",
    "checked": "checked_at",
    "performed": "performed_on",
    "rebounded": "rebounded_at",
}
_MADE: Final = {
    "is_open": "NOT is_closed",
    "is_overdue_open": "is_open AND NOT is_suspended AND coalesce(due_at <= judged_at, false)",
    **reached(STAGES),
    **{
        f"is_{name}": f"coalesce({column} <= judged_at, false)"
        for name, column in _HAPPENED.items()
    },
    "hours_to_close": f"CASE WHEN is_closed THEN {hours_between('reported_at', 'closed_at')} END",
    # Working time is counted when a case has been closed.
    "hours_to_close_working": "CASE WHEN is_closed THEN working_hours END",
    "waited_close_working_hours": "hours_to_close_working",
    "is_waiting_close_working": "false",
    **steps("reported_at", STAGES),
    "is_closed_in_grid": "level_closed = $grid_level",
    "is_closed_in_zone": f"level_closed <> '{ROOT_LEVEL}'",
    "age": "CASE WHEN age_days <= 3 THEN '0-3' WHEN age_days <= 7 THEN '4-7' "
    "WHEN age_days <= 15 THEN '8-15' WHEN age_days <= 30 THEN '16-30' ELSE '31+' END",
    "half_days": f"CASE WHEN hours_to_close >= {12 * LAST_HALF_DAY} THEN {LAST_HALF_DAY} "
    "ELSE floor(hours_to_close / 12) END::TINYINT",
}
_HELD: Final = ("area_id", "is_void", "reported_at", "closed_at", "outcome")


def judged_cases(extent: Extent) -> Statement:
    """A SELECT of judged cases."""
    is_state = extent.base == "state"
    membership, instant = MEMBERSHIP[extent.base], "state_at" if is_state else "$as_of"
    made = needed(_BY_NOW | _MADE, extent.used and extent.used | names_in(membership))
    first, then = ({name: made[name] for name in part if name in made} for part in (_BY_NOW, _MADE))
    rows = _state_rows(extent, made) if is_state else _dated_rows(extent, made)
    judged = (
        f"SELECT *, {instant} AS judged_at{selected(first)} "
        f"FROM ({rows.sql}) WHERE NOT is_void "
        f"AND (reported_at IS NULL OR reported_at <= {instant}) AND {extent.condition}"
    )
    known: dict[str, object] = {} if is_state else {"as_of": extent.as_of}
    if "is_closed_in_grid" in then:
        known |= {"grid_level": extent.profile.grid_level}
    told = f"SELECT *{selected(then)} FROM ({judged}) WHERE {membership}"
    return Statement(told, rows.parameters | known)


def _table(extent: Extent, made: Mapping[str, str]) -> str:
    """The cases with the columns that are used, or that something is made of."""
    texts = (*made.values(), *_HELD, date_of(extent), MEMBERSHIP[extent.base], extent.condition)
    return table_of(extent, extent.used and extent.used | names_in(*texts))


def _dated_rows(extent: Extent, made: Mapping[str, str]) -> Statement:
    return dated_windows(_table(extent, made), date_of(extent), extent.windows)


def _state_rows(extent: Extent, made: Mapping[str, str]) -> Statement:
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
        f"SELECT *, reported_at AS falls_on FROM (SELECT * FROM {_table(extent, made)} "
        f"WHERE reported_at <= $last AND {_open_at('$first')} AND {extent.condition}), "
        f"{bound.sql} WHERE (before IS NULL OR reported_at < before) AND {_open_at('state_at')}",
        bound.parameters | {"first": min(instants), "last": max(instants)},
    )


def _open_at(instant: str) -> str:
    return f"(closed_at > {instant} OR closed_at IS NULL AND outcome IS NULL)"


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
