"""Facilities and grids in force on a day, row by row: what there is, and what for."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows, in_force
from data.readings.facts.norms import bound_of


def provided(extent: Extent) -> Statement:
    """A SELECT of the facilities and the grids in force on the last day of each window.

    ``floor_area_m2`` is null for what does not count as floor area for residents, and for grids;
    ``grids_per_station`` is null where no norm is in force.
    """
    reach = extent.profile.reach
    bound = bound_windows(
        extent.windows,
        {
            "day DATE": lambda item: item.last_day,
            "grids_per_station DOUBLE": bound_of(extent.profile, "grids_per_station", "high"),
        },
    )
    shared = "w.win, w.day AS falls_on, w.grids_per_station"
    return Statement(
        f"SELECT f.area_id, {shared}, false AS is_grid, "
        "coalesce(list_contains($station_kinds::VARCHAR[], f.kind), false) AS is_station, "
        f"CASE WHEN {counts_as_floor('f.kind')} THEN f.floor_area_m2 END AS floor_area_m2 "
        f"FROM (SELECT * FROM facilities WHERE {extent.condition}) f "
        f"JOIN {bound.sql} ON {in_force('f.opened_on', 'f.closed_on')} "
        f"UNION ALL SELECT a.area_id, {shared}, true, false, NULL "
        f"FROM (SELECT * FROM areas WHERE level = $grid_level AND {extent.condition}) a "
        f"JOIN {bound.sql} ON {in_force('a.valid_from', 'a.valid_to')}",
        bound.parameters
        | {
            "grid_level": extent.profile.grid_level,
            "station_kinds": list(reach.station_kinds),
            "floor_area_kinds": list(reach.floor_area_kinds),
        },
    )


def counts_as_floor(kind: str) -> str:
    """SQL of whether the rooms of a kind count as floor area: all do where the profile names none."""
    return (
        f"(len($floor_area_kinds::VARCHAR[]) = 0 "
        f"OR coalesce(list_contains($floor_area_kinds::VARCHAR[], {kind}), false))"
    )


PROVISION: Final = Fact(table="facilities", rows=provided)
