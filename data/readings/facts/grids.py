"""Grids in force on a day, with what the norms of that day say of their staff and size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from data.aims import Normed
from data.profile import Profile
from data.readings.facts.fact import Extent, Fact, Statement, bound_windows
from data.readings.windows import Window

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
            f"{what}_{side} DOUBLE": _bound_of(extent.profile, what, side)
            for what in _NORMS
            for side in ("low", "high")
        },
    )
    full, part = (
        _within("full_time", "full_time_workers"),
        _within("part_time", "part_time_workers"),
    )
    # False AND null is false in SQL: a grid without one worker is not judged by half a norm.
    staffed = f"CASE WHEN ({full}) IS NOT NULL AND ({part}) IS NOT NULL THEN {full} AND {part} END"
    return Statement(
        f"SELECT *, day AS falls_on, {staffed} AS is_staffed, "
        f"{_within('households', 'grid_households')} AS is_right_size FROM ("
        "SELECT a.area_id, a.households, w.*, "
        "coalesce(p.full_time, 0) AS full_time, coalesce(p.part_time, 0) AS part_time "
        f"FROM (SELECT * FROM areas WHERE level = $grid_level AND {extent.condition}) a "
        f"JOIN {bound.sql} ON {_in_force('a.valid_from', 'a.valid_to')} "
        "LEFT JOIN (SELECT posts.area_id, w.win, "
        "count(*) FILTER (WHERE is_full_time) AS full_time, "
        "count(*) FILTER (WHERE NOT is_full_time) AS part_time "
        f"FROM posts JOIN {bound.sql} ON {_in_force('started_on', 'ended_on')} GROUP BY ALL) p "
        "ON p.area_id = a.area_id AND p.win = w.win)",
        bound.parameters | {"grid_level": extent.profile.grid_level},
    )


def _in_force(first: str, last: str) -> str:
    return f"coalesce({first} <= w.day, true) AND coalesce({last} >= w.day, true)"


def _within(value: str, what: Normed) -> str:
    low, high = f"{what}_low", f"{what}_high"
    return (
        f"CASE WHEN {low} IS NOT NULL OR {high} IS NOT NULL THEN "
        f"{value} >= coalesce({low}, {value}) AND {value} <= coalesce({high}, {value}) END"
    )


def _bound_of(profile: Profile, what: Normed, side: str) -> Callable[[Window], float | None]:
    def bound(item: Window) -> float | None:
        norm = profile.norm_of(what, item.last_day)
        return None if norm is None else getattr(norm, side)

    return bound


GRIDS: Final = Fact(table="areas", rows=judged_grids)
