"""Every metric computed a second time, with pandas, from the rows of a generation alone.

Written from the definitions (docs/metrics.md), not from the statements of the reader: where
the two differ, one of them is wrong. Slow and plain on purpose.
"""

from __future__ import annotations

from typing import Final

from data.scope import By, Scope
from tests.oracle_cases import CASE_MEASURES, case_groups
from tests.oracle_coverage import COVERAGE_MEASURES
from tests.oracle_figures import NOT_REACHED, NOT_RECORDED, Expected, Key
from tests.oracle_participation import PARTICIPATION_MEASURES
from tests.oracle_parts import parts
from tests.oracle_recording import is_recorded, judgeable
from tests.oracle_records import Records

# What each metric is about, and which of its records a period takes in.
STANDS_ON: Final[dict[str, tuple[str, str]]] = {
    "case_volume": ("cases", "opened"),
    "cases_per_10k": ("cases", "opened"),
    "resolution_rate": ("cases", "opened"),
    "on_time_closure_rate": ("cases", "due"),
    "overdue_open": ("cases", "state"),
    "cases_without_deadline": ("cases", "opened"),
    "median_hours_to_close": ("cases", "closed"),
    "p90_hours_to_close": ("cases", "closed"),
    "repeat_rate": ("cases", "opened"),
    "backlog_ageing": ("cases", "state"),
    "accepted_share": ("cases", "opened"),
    "dispatched_share": ("cases", "opened"),
    "handled_share": ("cases", "opened"),
    "finished_share": ("cases", "opened"),
    "called_back_share": ("cases", "opened"),
    "grid_area_coverage": ("covers", "state"),
    "covered_household_rate": ("grids", "state"),
    "staffing_norm_rate": ("grids", "state"),
    "size_norm_rate": ("grids", "state"),
    "services_delivered": ("services", "occurred"),
    "online_service_rate": ("services", "occurred"),
    "volunteer_hours": ("shifts", "occurred"),
    "hours_per_1000_households": ("shifts", "occurred"),
    "active_volunteer_rate": ("volunteers", "state"),
}
_OF_CASES: Final = ("day", "month", "channel", "category", "department", "age")
GRAINS: Final[dict[str, tuple[str, ...]]] = {
    "cases": _OF_CASES,
    "services": ("day", "month", "channel"),
    **dict.fromkeys(("shifts", "grids", "volunteers", "covers"), ("day", "month")),
}
MEASURES: Final = {**COVERAGE_MEASURES, **PARTICIPATION_MEASURES}


def can_break_down(metric: str, by: By | None) -> bool:
    """Whether the question has an answer at all: areas and the grains of the metric's fact."""
    return by is None or by.grain == "area" or by.grain in GRAINS[STANDS_ON[metric][0]]


def expect(
    metric: str, records: Records, scope: Scope, by: By | None = None
) -> dict[Key, Expected]:
    """The figures of ``metric`` for each group; the total stands under None.

    Cases of a source that does not tell what the metric needs cannot be judged by it. The
    filters of a scope are dimensions of cases: other records have none of them.
    """
    records = judgeable(metric, records)
    if metric in CASE_MEASURES:
        groups, measure = (
            case_groups(STANDS_ON[metric][1], records, scope, by),
            CASE_MEASURES[metric],
        )
    else:
        groups, measure = parts(records, scope, by), MEASURES[metric]
    if not is_recorded(metric, records):
        return {key: NOT_RECORDED for key, _ in groups}
    if scope.period.start is not None and scope.period.start > scope.as_of.date():
        return {key: NOT_REACHED for key, _ in groups}
    return {key: measure(group) for key, group in groups}
