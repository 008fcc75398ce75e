"""Department grids against the grids of the place, as their last maps show them."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import (
    IN_TIME,
    Extent,
    Fact,
    Statement,
    bound_windows,
    in_force,
)


def matched_grids(extent: Extent) -> Statement:
    """A SELECT of the department grids in every window, as they were matched at the last import."""
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    return Statement(
        "SELECT d.area_id, d.department, d.matched_as, w.win, w.day AS falls_on "
        f"FROM (SELECT * FROM department_grids WHERE {extent.condition}) d CROSS JOIN {bound.sql}",
        bound.parameters,
    )


def mapped_grids(extent: Extent) -> Statement:
    """A SELECT of every pair of a grid in force and a department with grids of its own, with
    ``is_mapped``: some grid of that department stands for it.
    """
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    return Statement(
        "SELECT a.area_id, d.department, w.win, w.day AS falls_on, "
        "m.area_id IS NOT NULL AS is_mapped "
        f"FROM (SELECT * FROM areas WHERE level = $grid_level AND {extent.condition}) a "
        f"JOIN {bound.sql} ON {in_force('a.valid_from', 'a.valid_to')} "
        "CROSS JOIN (SELECT DISTINCT department FROM department_grids) d "
        "LEFT JOIN (SELECT DISTINCT o.area_id, g.department FROM department_grid_overlaps o "
        "JOIN department_grids g USING (department_grid_id) WHERE o.is_mapped) m "
        "ON m.area_id = a.area_id AND m.department IS NOT DISTINCT FROM d.department",
        bound.parameters | {"grid_level": extent.profile.grid_level},
    )


_GRAINS: Final = {**IN_TIME, "department": "department"}
DEPARTMENT_GRIDS: Final = Fact(table="department_grids", rows=matched_grids, grains=_GRAINS)
DEPARTMENT_MAPS: Final = Fact(table="areas", rows=mapped_grids, grains=_GRAINS)
