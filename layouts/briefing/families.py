"""Which metrics a briefing tells of, in families: those of the profile, or the usual ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from data.metrics.catalogue import metric_of
from data.metrics.metric import Text
from data.place import Place

LEAD: Final = "on_time_closure_rate"
VOLUME: Final = "case_volume"
_MOST_FAMILIES: Final = 3
_MOST_METRICS: Final = 3


@dataclass(frozen=True, slots=True)
class Family:
    """Metrics that stand together under one name."""

    name: Text
    metrics: tuple[str, ...]


_USUAL: Final = (
    Family(
        Text("办结", "Closing"),
        (LEAD, "mediation_success_rate", "three_day_feedback_rate", "resolution_rate"),
    ),
    Family(
        Text("覆盖", "Coverage"),
        ("grid_area_coverage", "staffing_norm_rate", "covered_household_rate"),
    ),
    Family(
        Text("志愿", "Volunteers"),
        ("volunteer_hours", "active_volunteer_rate", "hours_per_1000_households"),
    ),
    Family(Text("服务", "Services"), ("services_delivered", "online_service_rate")),
    Family(Text("受理", "Intake"), (VOLUME, "cases_per_10k", "repeat_rate")),
    Family(
        Text("用时", "Backlog"), ("overdue_open", "median_hours_to_close", "p90_hours_to_close")
    ),
)


def families_of(place: Place) -> tuple[Family, ...]:
    """The families of which the place records anything, with what it records of them."""
    stated = place.profile.briefing.families
    if stated:
        wanted = [Family(each.name.text, each.metrics) for each in stated]
        return _recorded(wanted, place)
    usual = [Family(each.name, each.metrics[:_MOST_METRICS]) for each in _recorded(_USUAL, place)]
    return tuple(usual[:_MOST_FAMILIES])


def unrecorded(place: Place) -> tuple[str, ...]:
    """The metrics of the profile's families, or of the three usual ones, that are left out."""
    stated = place.profile.briefing.families
    wanted = [key for each in stated for key in each.metrics]
    usual = [key for each in _USUAL[:_MOST_FAMILIES] for key in each.metrics[:_MOST_METRICS]]
    return tuple(key for key in wanted or usual if key not in place.recorded)


def lead_of(families: tuple[Family, ...]) -> str:
    """The metric of the headline, the map and the ranking: on-time closing, else the first rate."""
    keys = [key for family in families for key in family.metrics]
    rates = (key for key in keys if metric_of(key).is_rate)
    return LEAD if LEAD in keys else next(rates, VOLUME)


def _recorded(families: tuple[Family, ...] | list[Family], place: Place) -> tuple[Family, ...]:
    kept = (
        Family(each.name, tuple(key for key in each.metrics if key in place.recorded))
        for each in families
    )
    return tuple(each for each in kept if each.metrics)
