"""Grids in force on a day, with what the norms of that day say of their staff and size."""

from __future__ import annotations

from typing import Final

from data.aims import Normed
from data.readings.facts.fact import Extent, Fact, Statement, bound_windows, in_force
from data.readings.facts.norms import SIDES, bound_of, within

_NORMS: Final[tuple[Normed, ...]] = ("full_time_workers", "part_time_workers", "grid_households")


def judged_grids(extent: Extent) -> Statement:
    """A SELECT of the grids in force on the last day of each window.

    ``is_staffed`` and ``is_right_size`` are null where no norm is in force on that day, or the
    households are not known.
    """
    bound = bound_windows(
        extent.windows,
        {"day DATE": lambda item: item.last_day}
        | {
            f"{what}_{side} DOUBLE": bound_of(extent.profile, what, side)
            for what in _NORMS
            for side in SIDES
        },
    )
    full, part = (
        _meets("full_time", "full_time_workers"),
        _meets("part_time", "part_time_workers"),
    )
    # False AND null is false in SQL: a grid without one worker is not judged by half a norm.
    staffed = f"CASE WHEN ({full}) IS NOT NULL AND ({part}) IS NOT NULL THEN {full} AND {part} END"
    return Statement(
        f"SELECT *, day AS falls_on, {staffed} AS is_staffed, "
        f"{_meets('households', 'grid_households')} AS is_right_size FROM ("
        "SELECT a.area_id, a.households, w.*, "
        "coalesce(p.full_time, 0) AS full_time, coalesce(p.part_time, 0) AS part_time "
        f"FROM (SELECT * FROM areas WHERE level = $grid_level AND {extent.condition}) a "
        f"JOIN {bound.sql} ON {in_force('a.valid_from', 'a.valid_to')} "
        "LEFT JOIN (SELECT posts.area_id, w.win, "
        "count(*) FILTER (WHERE is_full_time) AS full_time, "
        "count(*) FILTER (WHERE NOT is_full_time) AS part_time "
        f"FROM posts JOIN {bound.sql} ON {in_force('started_on', 'ended_on')} GROUP BY ALL) p "
        "ON p.area_id = a.area_id AND p.win = w.win)",
        bound.parameters | {"grid_level": extent.profile.grid_level},
    )


def _meets(value: str, what: Normed) -> str:
    return within(value, f"{what}_low", f"{what}_high")


GRIDS: Final = Fact(table="areas", rows=judged_grids)
