"""How much of each area with a boundary of its own the grids of a day cover."""

from __future__ import annotations

from typing import Final

from data.readings.facts.fact import Extent, Fact, Statement, bound_windows


def covered_areas(extent: Extent) -> Statement:
    """A SELECT of every area with its ``depth`` below the place, and what is covered of it.

    Areas contain each other: a group's figure is that of its uppermost area, not a sum. Those
    without a boundary of their own have nulls.
    """
    bound = bound_windows(extent.windows, {"day DATE": lambda item: item.last_day})
    return Statement(
        "SELECT a.area_id, d.depth, w.win, w.day AS falls_on, c.covered_m2, c.boundary_m2, "
        "c.overlap_m2 "
        f"FROM (SELECT * FROM areas WHERE {extent.condition}) a "
        "JOIN (SELECT area_id, count(*) AS depth FROM area_closure GROUP BY area_id) d "
        f"ON d.area_id = a.area_id CROSS JOIN {bound.sql} LEFT JOIN area_cover c "
        "ON c.area_id = a.area_id AND w.day BETWEEN c.valid_from AND c.valid_to",
        bound.parameters,
    )


COVERS: Final = Fact(table="areas", rows=covered_areas, is_nested=True)
