"""The names of metrics in a headline, which has room for a few words."""

from __future__ import annotations

from typing import Final

from data.metrics.catalogue import metric_of
from layouts.sheet import Sheet

SHORT_NAMES: Final = frozenset(
    {
        "grid_area_coverage",
        "covered_household_rate",
        "staffing_norm_rate",
        "size_norm_rate",
        "volunteer_hours",
        "active_volunteer_rate",
        "hours_per_1000_households",
    }
)


def short_name(sheet: Sheet, key: str) -> str:
    """The short name, where the metric has one."""
    return sheet.say(f"short.{key}") if key in SHORT_NAMES else metric_of(key).name(sheet.language)
