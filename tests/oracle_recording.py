"""What must be recorded, or nothing can be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from tests.oracle_cases import CASE_MEASURES
from tests.oracle_coverage import are_grids_drawn, boundaries
from tests.oracle_records import Records

# A source of cases must tell one column of every group for its cases to be judged.
CASE_NEEDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "resolution_rate": (("closed_at", "outcome"),),
    "on_time_closure_rate": (("due_at", "outcome"), ("closed_at", "outcome")),
    "overdue_open": (("due_at",), ("closed_at", "outcome")),
    "median_hours_to_close": (("closed_at",),),
    "p90_hours_to_close": (("closed_at",),),
    "repeat_rate": (("reporter_hash", "longitude"),),
    "backlog_ageing": (("closed_at",),),
    "accepted_share": (("accepted_at",),),
    "dispatched_share": (("dispatched_at",),),
    "handled_share": (("handled_at",),),
    "finished_share": (("closed_at", "outcome"),),
    "called_back_share": (("called_back_at",),),
}
# An empty time says that it has not come, where the source has such times at all.
TOLD_BY_MAPPING: Final = frozenset(
    f"{stage}_at" for stage in ("accepted", "dispatched", "handled", "due", "closed", "called_back")
) | {"outcome"}
# Columns that any row must fill, and norms that the profile must state.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "cases_per_10k": ("areas.persons",),
    "covered_household_rate": ("posts.is_full_time", "areas.households"),
    "staffing_norm_rate": ("posts.is_full_time",),
    "size_norm_rate": ("areas.households",),
    "services_delivered": ("services.finished_at",),
    "online_service_rate": ("services.finished_at", "services.is_online"),
    "volunteer_hours": ("shifts.hours", "shifts.served_on"),
    "hours_per_1000_households": ("shifts.hours", "shifts.served_on", "areas.households"),
    "active_volunteer_rate": ("volunteers.volunteer_hash", "shifts.volunteer_hash"),
}
_STAFFING: Final = {"full_time_workers", "part_time_workers"}
NORMS: Final[dict[str, set[str]]] = {
    "covered_household_rate": _STAFFING,
    "staffing_norm_rate": _STAFFING,
    "size_norm_rate": {"grid_households"},
}


def judgeable(metric: str, records: Records) -> Records:
    """The records without cases of a source that does not tell what the metric needs."""
    able = [
        source
        for source, rows in records.cases.groupby("source")
        if _tells(metric, rows, records.mapped[source])
    ]
    return replace(records, cases=records.cases[records.cases.source.isin(able)])


def is_recorded(metric: str, records: Records) -> bool:
    """Whether anything can be said; ``records`` are judgeable already."""
    if metric in CASE_MEASURES and records.cases.empty:
        return False
    is_drawn = bool(boundaries(records)) and are_grids_drawn(records)
    if metric == "grid_area_coverage" and not is_drawn:
        return False
    stated = {norm.what for norm in records.profile.norms}
    if not NORMS.get(metric, set()) <= stated:
        return False
    return all(_is_filled(need, records) for need in NEEDS.get(metric, ()))


def _tells(metric: str, rows: pd.DataFrame, mapped: frozenset[str]) -> bool:
    def is_told(column: str) -> bool:
        if column in TOLD_BY_MAPPING:
            return column in mapped
        return bool(rows[column].notna().any())

    return all(any(map(is_told, ways)) for ways in CASE_NEEDS.get(metric, ()))


def _is_filled(need: str, records: Records) -> bool:
    table, column = need.split(".")
    return bool(getattr(records, table)[column].notna().any())
