"""What must be recorded, or nothing can be said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from tests.oracle_coverage import are_grids_drawn, boundaries
from tests.oracle_records import Records

_CLOSED: Final = ("closed_at", "outcome")
_DUE: Final = ("due_at", "close_due_at", "outcome")
_HANDLING_DUE: Final = ("handling_due_at", "handle_due_at")
# A source must tell one column of every group for its rows to be judged.
SOURCE_NEEDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "resolution_rate": (_CLOSED,),
    "cases_closed": (("closed_at",),),
    "on_time_closure_rate": (_DUE, _CLOSED),
    "closure_rate": (_DUE, _CLOSED),
    "reworks_per_due_case": (_DUE, ("rework_count",)),
    "overdue_open": (("due_at", "close_due_at"), _CLOSED),
    "overdue_open_share": (("due_at", "close_due_at"), _CLOSED),
    "repeat_rate": (("reporter_hash", "longitude"),),
    "backlog_ageing": (("closed_at",),),
    "accepted_share": (("accepted_at",),),
    "dispatched_share": (("dispatched_at",),),
    "handled_share": (("handled_at",),),
    "finished_share": (_CLOSED,),
    "called_back_share": (("called_back_at",),),
    "valid_report_rate": (("is_void",),),
    "proactive_discovery_rate": (("discovery",),),
    "missed_rate": (("filed_at",), ("is_missed",)),
    "on_time_filing_rate": (("filed_at",), ("file_due_at",)),
    "first_dispatch_rate": (("dispatched_at",), ("bounce_count",)),
    "bounce_rate": (("dispatched_at",), ("bounce_count",)),
    "handling_rate": (_HANDLING_DUE, ("handled_at",)),
    "on_time_handling_rate": (_HANDLING_DUE, ("handled_at",)),
    "rework_rate": (("checked_at",), ("rework_count",)),
    "response_rate": (("contacted_at",), ("contact_due_at",)),
    "solved_rate": (("called_back_at",), ("is_solved",)),
    "satisfaction_rate": (("called_back_at",), ("satisfaction",)),
    "fully_satisfied_rate": (("called_back_at",), ("satisfaction",)),
    "rating_share": (("closed_at",), ("satisfaction",)),
    "mediation_success_rate": (("class",), ("closed_at",), ("mediation_outcome",)),
    "agreement_performance_rate": (("class",), ("agreement_due_on",), ("performed_on",)),
    "closed_in_grid_rate": (("class",), ("closed_at",), ("level_closed",)),
    "closed_in_zone_rate": (("class",), ("closed_at",), ("level_closed",)),
    "legacy_cleared_rate": (("class",), _CLOSED),
    "legacy_rebound_rate": (("class",), _CLOSED, ("rebounded_at",)),
    "clearance_ratio": (("closed_at",),),
    **{f"{at}_hours_to_close": (("closed_at",),) for at in ("median", "p90")},
    **{f"{at}_working_hours_to_close": (("working_hours",),) for at in ("median", "p90")},
    **{
        f"{at}_hours_to_{step}": ((begun,), (ended,))
        for at in ("median", "p90")
        for step, begun, ended in (
            ("accept", "reported_at", "accepted_at"),
            ("dispatch", "accepted_at", "dispatched_at"),
            ("handle", "dispatched_at", "handled_at"),
            ("finish", "handled_at", "closed_at"),
            ("call_back", "closed_at", "called_back_at"),
        )
    },
}
# An empty time says that it has not come, where the source has such times at all.
TOLD_BY_MAPPING: Final = frozenset(
    f"{stage}_at"
    for stage in (
        *("contacted", "accepted", "filed", "dispatched", "handled", "checked", "due", "closed"),
        *("called_back", "rebounded"),
    )
) | {"outcome", "performed_on", "is_void"}
OF_CASES: Final = ("cases", "reports", "flows")
_REACH: Final = ("residences.longitude", "residences.households", "facilities.longitude")
# Columns that any row must fill, and norms that the profile must state.
NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "cases_per_10k": ("areas.persons",),
    "whistle_volume": ("whistles.blown_at",),
    "whistle_rate": ("whistles.blown_at",),
    "whistle_call_volume": ("whistles.blown_at",),
    "whistle_points": ("whistles.blown_at", "whistles.points"),
    "points_per_due_call": ("whistles.arrive_due_at", "whistles.points"),
    "on_time_arrival_rate": ("whistles.arrive_due_at", "whistles.arrived_at"),
    "three_day_feedback_rate": ("whistles.feedback_due_at", "whistles.fed_back_at"),
    "whistle_resolution_rate": ("whistles.resolve_due_at", "whistles.resolved_at"),
    "signed_share": ("whistles.signed_at",),
    "contacted_share": ("whistles.contacted_at",),
    "arrived_share": ("whistles.arrived_at",),
    "fed_back_share": ("whistles.fed_back_at",),
    "resolved_share": ("whistles.resolved_at",),
    **{
        f"{at}_hours_to_{step}": (f"whistles.{begun}", f"whistles.{ended}")
        for at in ("median", "p90")
        for step, begun, ended in (
            ("sign", "blown_at", "signed_at"),
            ("contact", "signed_at", "contacted_at"),
            ("arrive", "contacted_at", "arrived_at"),
            ("feed_back", "arrived_at", "fed_back_at"),
            ("resolve", "fed_back_at", "resolved_at"),
        )
    },
    "covered_household_rate": ("posts.is_full_time", "areas.households"),
    "staffing_norm_rate": ("posts.is_full_time",),
    "size_norm_rate": ("areas.households",),
    "life_circle_rate": _REACH,
    "facility_reach_rate": _REACH,
    "floor_area_per_100_households": ("facilities.floor_area_m2", "areas.households"),
    "floor_area_norm_rate": ("facilities.floor_area_m2", "areas.households"),
    "station_rate": ("facilities.kind",),
    "key_site_video_rate": ("key_sites.longitude", "cameras.longitude"),
    "camera_online_rate": ("cameras.is_online",),
    "camera_intact_rate": ("cameras.is_intact",),
    "mapping_completeness": ("department_grids.shape",),
    "mapping_legality": ("department_grids.shape",),
    "services_delivered": ("services.finished_at",),
    "online_service_rate": ("services.finished_at", "services.is_online"),
    "volunteer_hours": ("shifts.hours", "shifts.served_on"),
    "hours_per_1000_households": ("shifts.hours", "shifts.served_on", "areas.households"),
    "active_volunteer_rate": ("volunteers.volunteer_hash", "shifts.volunteer_hash"),
}
BY_GROUND: Final = ("life_circle_ground_rate", "facility_reach_ground_rate")
COVERS: Final = ("grid_area_coverage", "grid_overlap_rate")
_STAFFING: Final = {"full_time_workers", "part_time_workers"}
NORMS: Final[dict[str, set[str]]] = {
    "covered_household_rate": _STAFFING,
    "staffing_norm_rate": _STAFFING,
    "size_norm_rate": {"grid_households"},
    "floor_area_norm_rate": {"floor_area_m2_per_100_households"},
    "station_rate": {"grids_per_station"},
}
KINDS: Final = {
    "life_circle_rate": "kinds",
    "facility_reach_rate": "kinds",
    "life_circle_ground_rate": "kinds",
    "facility_reach_ground_rate": "kinds",
    "station_rate": "station_kinds",
}


def judgeable(metric: str, fact: str, records: Records) -> Records:
    """The records without cases of a source that does not tell what the metric needs."""
    if fact not in OF_CASES:
        return records
    told = records.once("told", lambda: _told(records))
    able = [source for source, columns in told.items() if _tells(metric, columns)]
    if len(able) == len(told):
        return records
    return replace(records, cases=records.cases[records.cases.source.isin(able)])


def is_recorded(metric: str, fact: str, records: Records) -> bool:
    """Whether anything can be said; ``records`` are judgeable already."""
    if fact in OF_CASES and records.cases.empty:
        return False
    if metric in COVERS and not (boundaries(records) and are_grids_drawn(records)):
        return False
    if metric in BY_GROUND and not (_stands_in(records) and are_grids_drawn(records)):
        return False
    if metric in KINDS and not getattr(records.profile.reach, KINDS[metric]):
        return False
    stated = {norm.what for norm in records.profile.norms}
    if not NORMS.get(metric, set()) <= stated:
        return False
    return all(_is_filled(need, records) for need in NEEDS.get(metric, ()))


def _stands_in(records: Records) -> bool:
    """Whether nobody's home is known, but some facility is."""
    homes, stands = records.residences, records.facilities
    known = homes[["longitude", "latitude", "households"]].notna().all(axis=1)
    return not known.any() and stands[["longitude", "latitude"]].notna().all(axis=1).any()


def _told(records: Records) -> Mapping[str, frozenset[str]]:
    """The columns that each source of cases tells."""
    return {
        source: (records.mapped[source] & TOLD_BY_MAPPING)
        | (frozenset(rows.columns[rows.notna().any()]) - TOLD_BY_MAPPING)
        for source, rows in records.cases.groupby("source")
    }


def _tells(metric: str, told: frozenset[str]) -> bool:
    return all(not told.isdisjoint(ways) for ways in SOURCE_NEEDS.get(metric, ()))


def _is_filled(need: str, records: Records) -> bool:
    table, column = need.split(".")
    return bool(getattr(records, table)[column].notna().any())
