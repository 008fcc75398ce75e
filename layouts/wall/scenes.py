"""The scenes of the wall: each answers one question, with what the place records."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import Final

from data.metrics.stages import STAGE_METRICS
from layouts.wall.view import Family, Figure, Scene

_BESIDE: Final = 2
_FAMILIES: Final = 2
_OF_A_FAMILY: Final = 3
_FACTS: Final = 4
_TREND: Final = Figure("trend", ("case_volume",), "day")

SCENES: Final[tuple[Scene, ...]] = (
    Scene(
        "overview",
        "overview",
        "on_time_closure_rate",
        ("resolution_rate", "three_day_feedback_rate", "median_hours_to_close"),
        (
            Family(
                "coverage",
                ("staffing_norm_rate", "covered_household_rate", "grid_area_coverage"),
            ),
            Family("volunteering", ("volunteer_hours", "active_volunteer_rate")),
            Family("backlog", ("overdue_open", "backlog_ageing", "p90_hours_to_close")),
            Family("intake", ("case_volume", "cases_per_10k", "repeat_rate")),
        ),
        _TREND,
        (
            *("case_volume", "staffing_norm_rate", "covered_household_rate"),
            *("volunteer_hours", "overdue_open", "repeat_rate"),
        ),
        has_others=True,
    ),
    Scene(
        "cases",
        "cases",
        "on_time_handling_rate",
        ("median_hours_to_close", "p90_hours_to_close"),
        (
            Family("backlog", ("overdue_open", "backlog_ageing")),
            Family("answers", ("repeat_rate", "satisfaction_rate", "first_dispatch_rate")),
        ),
        Figure("steps", tuple(metric.key for metric in STAGE_METRICS)),
        ("case_volume", "overdue_open", "median_hours_to_close", "repeat_rate"),
    ),
    Scene(
        "whistles",
        "whistles",
        "on_time_arrival_rate",
        ("three_day_feedback_rate", "whistle_resolution_rate"),
        (
            Family("whistling", ("whistle_volume", "whistle_call_volume")),
            Family("waiting", ("median_hours_to_arrive", "median_hours_to_resolve")),
        ),
        Figure("bars", ("on_time_arrival_rate",), "department"),
        ("whistle_call_volume", "three_day_feedback_rate", "whistle_resolution_rate"),
        "largest",
    ),
    Scene(
        "disputes",
        "disputes",
        "mediation_success_rate",
        ("agreement_performance_rate", "closed_in_grid_rate"),
        (
            Family("mediation", ("closed_in_zone_rate",)),
            Family("clearing", ("legacy_cleared_rate", "legacy_rebound_rate")),
        ),
        Figure("bars", ("mediation_success_rate",), "path"),
        ("agreement_performance_rate", "closed_in_grid_rate"),
        "largest",
    ),
    Scene(
        "coverage",
        "coverage",
        "covered_household_rate",
        ("staffing_norm_rate", "size_norm_rate"),
        (
            Family("ground", ("grid_area_coverage", "mapping_completeness")),
            Family("circles", ("facility_reach_rate", "life_circle_rate", "key_site_video_rate")),
        ),
        Figure("bars", ("facility_reach_rate",), "facility_kind"),
        ("staffing_norm_rate", "life_circle_rate", "key_site_video_rate"),
    ),
    Scene(
        "volunteers",
        "overview",
        "active_volunteer_rate",
        ("volunteer_hours",),
        (
            Family("effort", ("hours_per_1000_households",)),
            Family("services", ("services_delivered", "online_service_rate")),
        ),
        Figure("trend", ("volunteer_hours",), "day"),
        ("volunteer_hours", "hours_per_1000_households", "services_delivered"),
    ),
    Scene("attention", "overview"),
)
"""In the order of rotation. Of what a scene names, the first that the place records are shown."""

_LEADS: Final = MappingProxyType(
    {
        "overview": ("on_time_closure_rate", "resolution_rate", "case_volume"),
        "cases": (*("on_time_handling_rate", "repeat_rate", "resolution_rate", "case_volume"),),
        "whistles": ("on_time_arrival_rate", "three_day_feedback_rate", "whistle_call_volume"),
        "disputes": ("mediation_success_rate", "legacy_cleared_rate"),
        "coverage": ("covered_household_rate", "staffing_norm_rate", "facility_reach_rate"),
        "volunteers": ("active_volunteer_rate", "volunteer_hours"),
    }
)
"""What may lead a scene, the best first, where not everything is recorded."""


def scenes_of(recorded: Collection[str]) -> tuple[Scene, ...]:
    """The scenes for a place that records these metrics, each with what is recorded of it."""
    found = (_narrowed(scene, recorded) for scene in SCENES)
    return tuple(scene for scene in found if scene is not None)


def _narrowed(scene: Scene, recorded: Collection[str]) -> Scene | None:
    """The scene with what is recorded; None where nothing can lead it."""
    if scene.lead is None:
        return scene
    leads = [key for key in _LEADS[scene.name] if key in recorded]
    if not leads:
        return None
    lead, shown = leads[0], {leads[0]}

    def first(keys: Collection[str], most: int) -> tuple[str, ...]:
        found = tuple(islice((key for key in keys if key in recorded and key not in shown), most))
        shown.update(found)
        return found

    beside = first(scene.beside, _BESIDE)
    families = tuple(
        replace(family, metrics=first(family.metrics, _OF_A_FAMILY)) for family in scene.families
    )
    facts = tuple(key for key in scene.facts if key in recorded and key != lead)
    return replace(
        scene,
        lead=lead,
        beside=beside,
        families=tuple(family for family in families if family.metrics)[:_FAMILIES],
        figure=_figure(scene.figure, recorded),
        facts=facts[:_FACTS],
    )


def _figure(figure: Figure | None, recorded: Collection[str]) -> Figure | None:
    """The figure with the metrics that are recorded; none where none is."""
    if figure is None:
        return None
    metrics = tuple(key for key in figure.metrics if key in recorded)
    return replace(figure, metrics=metrics) if metrics else None
