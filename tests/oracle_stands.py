"""What each metric is about, which of its records a period takes in, and how it can be broken down."""

from __future__ import annotations

from typing import Final

_CASES: Final[dict[str, tuple[str, ...]]] = {
    "opened": (
        "case_volume", "cases_per_10k", "resolution_rate", "cases_without_deadline", "repeat_rate",
        "accepted_share", "dispatched_share", "handled_share", "finished_share",
        "called_back_share", "proactive_discovery_rate", "missed_rate", "on_time_filing_rate",
        "first_dispatch_rate", "rework_rate", "bounce_rate", "response_rate",
        "legacy_cleared_rate", "legacy_rebound_rate",
        "median_hours_to_accept", "median_hours_to_dispatch", "median_hours_to_handle",
        "median_hours_to_finish", "median_hours_to_call_back",
        "p90_hours_to_accept", "p90_hours_to_dispatch", "p90_hours_to_handle",
        "p90_hours_to_finish", "p90_hours_to_call_back",
    ),
    "due": ("on_time_closure_rate", "closure_rate", "reworks_per_due_case"),
    "handling": ("handling_rate", "on_time_handling_rate"),
    "closed": (
        "cases_closed", "median_hours_to_close", "p90_hours_to_close",
        "median_working_hours_to_close", "p90_working_hours_to_close", "rating_share",
        "mediation_success_rate", "closed_in_grid_rate", "closed_in_zone_rate",
    ),
    "called_back": ("solved_rate", "satisfaction_rate", "fully_satisfied_rate", "three_rate_score"),
    "performance": ("agreement_performance_rate",),
    "state": ("overdue_open", "overdue_open_share", "backlog_ageing"),
}  # fmt: skip
_WHISTLES: Final[dict[str, tuple[str, ...]]] = {
    "occurred": (
        "whistle_volume", "whistle_call_volume", "whistle_resolution_rate", "whistle_points",
        "signed_share", "contacted_share", "arrived_share", "fed_back_share", "resolved_share",
        "median_hours_to_sign", "median_hours_to_contact", "median_hours_to_arrive",
        "median_hours_to_feed_back", "median_hours_to_resolve",
        "p90_hours_to_sign", "p90_hours_to_contact", "p90_hours_to_arrive",
        "p90_hours_to_feed_back", "p90_hours_to_resolve",
    ),
    "arrival": ("on_time_arrival_rate", "points_per_due_call"),
    "feedback": ("three_day_feedback_rate",),
}  # fmt: skip
_OTHERS: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("flows", "occurred"): ("clearance_ratio", "whistle_rate"),
    ("reports", "occurred"): ("valid_report_rate",),
    ("covers", "state"): ("grid_area_coverage", "grid_overlap_rate"),
    ("circles", "state"): ("life_circle_rate",),
    ("reached", "state"): ("facility_reach_rate",),
    ("ground_circles", "state"): ("life_circle_ground_rate",),
    ("ground_reached", "state"): ("facility_reach_ground_rate",),
    ("provision", "state"): ("floor_area_per_100_households", "station_rate"),
    ("floor_areas", "state"): ("floor_area_norm_rate",),
    ("key_sites", "state"): ("key_site_video_rate",),
    ("cameras", "state"): ("camera_online_rate", "camera_intact_rate"),
    ("department_grids", "state"): ("mapping_legality",),
    ("department_maps", "state"): ("mapping_completeness",),
    ("grids", "state"): ("covered_household_rate", "staffing_norm_rate", "size_norm_rate"),
    ("services", "occurred"): ("services_delivered", "online_service_rate"),
    ("shifts", "occurred"): ("volunteer_hours", "hours_per_1000_households"),
    ("volunteers", "state"): ("active_volunteer_rate",),
}
STANDS_ON: Final[dict[str, tuple[str, str]]] = {
    **{metric: ("cases", base) for base, metrics in _CASES.items() for metric in metrics},
    **{metric: ("whistles", base) for base, metrics in _WHISTLES.items() for metric in metrics},
    **{metric: stands for stands, metrics in _OTHERS.items() for metric in metrics},
}

_TIMES: Final = ("day", "month")
_DIMENSIONS: Final = ("channel", "category", "department", "kind")
GRAINS: Final[dict[str, tuple[str, ...]]] = {
    "cases": (
        *_TIMES, *_DIMENSIONS, "age", "duration", "repeat_gap", "path", "outcome", "level_closed",
        "department_category", "path_outcome",
    ),
    "reports": (*_TIMES, *_DIMENSIONS),
    "flows": (*_TIMES, *_DIMENSIONS),
    "whistles": (*_TIMES, "department", "block", "item", "department_item"),
    "services": (*_TIMES, "channel"),
    **dict.fromkeys(("reached", "ground_reached"), (*_TIMES, "facility_kind")),
    **dict.fromkeys(("department_grids", "department_maps"), (*_TIMES, "department")),
    **dict.fromkeys(
        (
            *("shifts", "grids", "volunteers", "covers", "circles", "provision", "floor_areas"),
            *("ground_circles", "key_sites", "cameras"),
        ),
        _TIMES,
    ),
}  # fmt: skip
FILTERS: Final[dict[str, tuple[str, ...]]] = {
    "cases": _DIMENSIONS,
    "reports": _DIMENSIONS,
    "flows": _DIMENSIONS,
    "whistles": ("department",),
}
