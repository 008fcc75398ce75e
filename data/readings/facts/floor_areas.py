"""Areas that are held to the norm of floor area, judged on a day."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows, in_force
from data.readings.facts.norms import bound_of, within
from data.readings.facts.provision import counts_as_floor

_NORM: Final = "floor_area_m2_per_100_households"


def judged_areas(extent: Extent) -> Statement:
    """A SELECT of the areas of the profile's level in force on the last day of each window.

    ``is_enough`` is null where no norm is in force on that day, or nobody is known to live there.
    Rooms count where households are known, as in the floor area per 100 households.
    """
    bound = bound_windows(
        extent.windows,
        {
            "day DATE": lambda item: item.last_day,
            "norm_low DOUBLE": bound_of(extent.profile, _NORM, "low"),
            "norm_high DOUBLE": bound_of(extent.profile, _NORM, "high"),
        },
    )
    per_100 = "coalesce(f.floor_area_m2, 0) / nullif(r.households, 0) * 100"
    return Statement(
        "SELECT a.area_id, w.win, w.day AS falls_on, "
        f"{within(f'({per_100})', 'w.norm_low', 'w.norm_high')} AS is_enough "
        f"FROM (SELECT * FROM areas WHERE level = $floor_area_level AND {extent.condition}) a "
        f"JOIN {bound.sql} ON {in_force('a.valid_from', 'a.valid_to')} "
        "LEFT JOIN (SELECT c.ancestor_id AS area_id, sum(r.counted) AS households "
        "FROM area_closure c JOIN area_residents r USING (area_id) "
        "WHERE r.what = 'households' GROUP BY ALL) r ON r.area_id = a.area_id "
        "LEFT JOIN (SELECT c.ancestor_id AS area_id, w.win, sum(f.floor_area_m2) AS floor_area_m2 "
        "FROM facilities f JOIN area_closure c USING (area_id) "
        "JOIN area_residents k ON k.area_id = f.area_id AND k.what = 'households' "
        f"JOIN {bound.sql} ON {in_force('f.opened_on', 'f.closed_on')} "
        f"WHERE {counts_as_floor('f.kind')} GROUP BY ALL) f "
        "ON f.area_id = a.area_id AND f.win = w.win",
        bound.parameters
        | {
            "floor_area_level": extent.profile.floor_area_level,
            "floor_area_kinds": list(extent.profile.reach.floor_area_kinds),
        },
    )


FLOOR_AREAS: Final = Fact(table="areas", rows=judged_areas)
